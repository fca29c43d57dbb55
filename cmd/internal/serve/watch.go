package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How long to wait for the rest of what an editor does when it saves: it writes another file and renames it, or empties the
// file and fills it, in a burst of events. The wait ends when nothing has happened for quiet, at the latest after longest, so
// that a long copy is shown as it comes.
const (
	quiet   = 10 * time.Millisecond
	longest = 250 * time.Millisecond
)

// A Watcher tells which files below some folders change. The operating system watches folders and not trees, so each folder is
// watched by itself, and so is the one that holds them all: one of them may be made later.
type Watcher struct {
	dir     string // as it was named
	folders []string
	events  *fsnotify.Watcher
	watched map[string]bool // folders, by their full path
}

// Watch begins to watch folders of dir, those that are there and those that are not yet. What changes from now on is told by
// [Watcher.Run].
func Watch(dir string, folders ...string) (*Watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	w := &Watcher{dir: filepath.Clean(dir), folders: folders, events: events, watched: map[string]bool{}}
	err = events.Add(w.dir)
	for _, f := range folders {
		if err == nil {
			err = w.add(filepath.Join(w.dir, f))
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("watch %s: %w", dir, err), events.Close())
	}
	return w, nil
}

// Full reports whether an error says that the system watches no more folders.
func Full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, fsnotify.ErrEventOverflow)
}

// add watches a folder and all below it, but hidden ones. What has gone in the meantime is no error.
func (w *Watcher) add(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return fs.SkipDir // it may not be read: the check says so
		case name == dir:
			// The folder itself may be a link to one.
			if info, err := os.Stat(name); err != nil || !info.IsDir() {
				return nil
			}
		case !d.IsDir():
			return nil
		case strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		if err := w.events.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		w.watched[name] = true
		return nil
	})
}

// drop ends the watch of a folder that was moved or removed and of those below it. A folder that is moved takes its watch along,
// under its old name; where it went it is found as a new one.
func (w *Watcher) drop(dir string) {
	for name := range w.watched {
		if name == dir || strings.HasPrefix(name, dir+string(filepath.Separator)) {
			delete(w.watched, name)
			_ = w.events.Remove(name) // of a removed folder the system has ended it already
		}
	}
}

// Run calls changed with the paths of what was written, made, moved or removed, until ctx is done. Paths are relative to the folder
// that was named, with slashes, sorted, each once; of a folder that has come or gone only its own path is told. What happens
// while changed runs is told by the next call. A problem that does not end the watch goes to failed.
func (w *Watcher) Run(ctx context.Context, changed func(paths []string), failed func(error)) {
	defer w.events.Close()
	pending := map[string]bool{}
	settle, last := time.NewTimer(quiet), time.NewTimer(longest)
	settle.Stop()
	last.Stop()
	note := func(names ...string) {
		if len(pending) == 0 {
			last.Reset(longest)
		}
		for _, name := range names {
			pending[name] = true
		}
		settle.Reset(quiet)
	}
	tell := func() {
		settle.Stop()
		last.Stop()
		paths := make([]string, 0, len(pending))
		for name := range pending {
			paths = append(paths, name)
		}
		clear(pending)
		slices.Sort(paths)
		changed(paths)
	}
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.events.Events:
			if !ok {
				return
			}
			name, ours := w.heed(e, failed)
			if ours {
				note(name)
			}
		case err, ok := <-w.events.Errors:
			if !ok {
				return
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				note(w.folders...) // more has happened than the system could tell: anything may have changed
				continue
			}
			failed(err)
		case <-settle.C:
			tell()
		case <-last.C:
			tell()
		}
	}
}

// heed keeps the watches right and returns the path of what an event is about, where that is in one of the folders.
func (w *Watcher) heed(e fsnotify.Event, failed func(error)) (name string, ours bool) {
	e.Name = filepath.Clean(e.Name)
	rel, err := filepath.Rel(w.dir, e.Name)
	if err != nil || e.Op == fsnotify.Chmod {
		return "", false // programs that index and save change the mode, and no content
	}
	name = filepath.ToSlash(rel)
	top, _, _ := strings.Cut(name, "/")
	if !slices.Contains(w.folders, top) || strings.Contains(name, "/.") {
		return "", false // what is hidden is no part of a site
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		w.drop(e.Name)
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Lstat(e.Name); err == nil && (info.IsDir() || name == top) {
			if err := w.add(e.Name); err != nil {
				failed(fmt.Errorf("watch %s: %w", name, err))
			}
		}
	}
	return name, true
}
