package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockFile locks f or returns errLocked at once when another holds it.
func lockFile(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	// One byte far beyond the process number, which a waiting build wants to read: locks are mandatory here.
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: 1 << 30})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errLocked
	}
	return err
}

func isMountPoint(error) bool { return false }

func writable(*os.File) error { return nil }
