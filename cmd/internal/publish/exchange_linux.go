package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange gives each of two names in dir the other's folder in one step, or returns errNoExchange where the kernel or the
// file system has no such step.
func exchange(dir *os.Root, a, b string) error {
	f, err := dir.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	fd := int(f.Fd())
	err = unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EOPNOTSUPP) {
		return errNoExchange
	}
	return err
}
