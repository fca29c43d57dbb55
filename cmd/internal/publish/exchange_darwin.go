package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange gives each of two names in dir the other's folder in one step, or returns errNoExchange where the file system
// has no such step.
func exchange(dir *os.Root, a, b string) error {
	f, err := dir.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	fd := int(f.Fd())
	err = unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return errNoExchange
	}
	return err
}
