package publish

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// A LockedError says that another build is writing the same folder.
type LockedError struct {
	Dir string // name of public/
	PID int    // the other process, 0 when it is not known
}

func (e *LockedError) Error() string {
	who := "another build"
	if e.PID != 0 {
		who += fmt.Sprintf(" (process %d)", e.PID)
	}
	return fmt.Sprintf("%s is writing %s/: wait or stop it", who, e.Dir)
}

// A lock keeps a second build out. It is a file beside public/ that the system unlocks when its holder dies, and that the
// holder removes when done, so that nothing lies about in the site's folder. Locking public/ itself would need no file,
// but the exchange gives that name to another folder, and NFS locks no folders.
type lock struct {
	dir  *os.Root
	name string
	f    *os.File
}

var errLocked = errors.New("locked")

func takeLock(dir *os.Root, base string, wait time.Duration) (*lock, error) {
	name := "." + base + tagLock
	deadline := time.Now().Add(wait)
	for {
		l, pid, err := tryLock(dir, name)
		if err == nil {
			return l, nil
		}
		if !errors.Is(err, errLocked) {
			return nil, fmt.Errorf("write beside %s/, where a build is put together: %w", base, bare(err))
		}
		if !time.Now().Before(deadline) {
			return nil, &LockedError{Dir: base, PID: pid}
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func tryLock(dir *os.Root, name string) (*lock, int, error) {
	f, err := dir.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, 0, err
	}
	if err := lockFile(f); err != nil {
		pid := 0
		if errors.Is(err, errLocked) {
			text, _ := io.ReadAll(io.LimitReader(f, 20))
			pid, _ = strconv.Atoi(strings.TrimSpace(string(text)))
		}
		f.Close()
		return nil, pid, err
	}
	// The last holder removes the file while holding it: what we locked may no longer be what stands there.
	ours, err1 := f.Stat()
	there, err2 := dir.Lstat(name)
	if err1 != nil || err2 != nil || !os.SameFile(ours, there) {
		f.Close()
		return nil, 0, errLocked
	}
	l := &lock{dir: dir, name: name, f: f}
	if err := f.Truncate(0); err == nil {
		_, err = f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
		if err != nil {
			l.release()
			return nil, 0, err
		}
	}
	return l, 0, nil
}

func (l *lock) release() {
	l.dir.Remove(l.name)
	l.f.Close()
}
