package load

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
)

// Fault says in plain words why something in the site's folder cannot be read, and what to do about it.
func Fault(err error) (reason, hint string) {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "there is no permission to read it", "give read permission, or move it out of the folder"
	case errors.Is(err, fs.ErrNotExist):
		return "it is gone, or a link that leads to nothing", "repair or remove the link"
	case errors.Is(err, syscall.ELOOP):
		return "it is a link that leads back to itself", "repair or remove the link"
	case strings.Contains(err.Error(), "escapes"): // the os package does not export the error of a Root
		return "it is a link that leads out of the site's folder", "put a copy in its place, or remove the link"
	case errors.Is(err, fs.ErrInvalid):
		return "its name is not UTF-8 text", "rename it, best to lower-case letters, digits and hyphens"
	}
	return err.Error(), "repair it, or move it out of the folder"
}

// sortOf says what something is that is no regular file: "a folder".
func sortOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else than a file"
}
