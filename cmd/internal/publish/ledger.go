package publish

import (
	"crypto/sha256"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
)

// An entry is one file of a build.
type entry struct {
	sum       [sha256.Size]byte
	unchanged bool // public/ has it already, byte for byte
	open      bool // claimed and not yet written
}

// A ledger is what one build writes. The zero ledger is empty.
type ledger struct {
	mu    sync.Mutex
	files map[string]entry
	dirs  map[string]bool   // folders the files stand in
	folds map[string]string // lower-case names of files and folders as they were written
}

// claim reserves a clean name. It is an error when the name is taken, stands for both a file and a folder, or differs from
// another only in case: on macOS and Windows one of the two would silently win.
func (l *ledger) claim(name string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.files == nil {
		l.files, l.dirs, l.folds = map[string]entry{}, map[string]bool{}, map[string]string{}
	}
	if _, ok := l.files[name]; ok {
		return fmt.Errorf("%s is written twice", name)
	}
	if l.dirs[name] {
		return fmt.Errorf("%s is both a file and a folder", name)
	}
	if err := l.fold(name); err != nil {
		return err
	}
	for dir := path.Dir(name); dir != "." && !l.dirs[dir]; dir = path.Dir(dir) {
		if _, ok := l.files[dir]; ok {
			return fmt.Errorf("%s is both a file and a folder", dir)
		}
		if err := l.fold(dir); err != nil {
			return err
		}
		l.dirs[dir] = true
	}
	l.files[name] = entry{open: true}
	return nil
}

func (l *ledger) fold(name string) error {
	key := strings.ToLower(name)
	if was, ok := l.folds[key]; ok && was != name {
		return fmt.Errorf("%s and %s differ only in case", min(was, name), max(was, name))
	}
	l.folds[key] = name
	return nil
}

func (l *ledger) set(name string, e entry) {
	l.mu.Lock()
	l.files[name] = e
	l.mu.Unlock()
}

// closed returns the files, or an error when one is still being written.
func (l *ledger) closed() (map[string]entry, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var open []string
	for name, e := range l.files {
		if e.open {
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		return nil, fmt.Errorf("%s was not written to its end", slices.Min(open))
	}
	return l.files, nil
}
