// Package publish writes a site's files to public/, whole or not at all.
//
// # How a build becomes visible
//
// [Begin] takes a lock beside public/. [Stage.WriteFile] compares each file with the one the last build left; only what
// differs is written, to a hidden folder beside public/ (the same file system, so nothing is ever moved by copying).
// [Stage.Commit] then completes that folder with hard links to everything that stays, writes the manifest, and exchanges
// the two folders in one step: renameat2 with RENAME_EXCHANGE on Linux, renameatx_np with RENAME_SWAP on macOS. A kill at
// any moment leaves the old site or the new one; what a killed build leaves behind is removed by the next.
//
// Where the system or the file system knows no exchange, two renames follow each other. A kill between them leaves no
// public/ at all; the old site then stands beside it under a name that the next Begin recognises and puts back.
//
// When nothing differs, nothing is touched: no folder is made, and inodes and times of public/ stay. Links are made at
// Commit and not as files come in for that reason.
//
// The exchange gives public/ a new inode. A server that holds the folder open (started inside it, or given it as a bind
// mount) goes on serving the old one until it looks the path up again; give it the folder above.
//
// A build that changes one page of 10,000 thus makes and removes every folder, which costs more than the links themselves
// (a link takes ext4 10 µs, a folder 30 µs when the disk is idle and many times that when it is not). Keeping the last site
// as the next stage would avoid that, at the price of a second hidden copy of the site that stays in the site's folder; for
// a preview, [Memory] is the better answer.
//
// # What is whose
//
// The manifest ([Manifest], in public/ itself so that it changes in the same step) lists what the build wrote. A file it
// lists is the build's: it is replaced, or removed when this build does not write it. All else is foreign (a CNAME, the
// .gitignore that git keeps there, a folder somebody put in) and is carried over. A foreign file that stands where a page
// must go stops the build with a [ForeignError], unless it has the very bytes of the page: then it becomes the build's.
//
// # Durability
//
// A killed program loses nothing. A power cut is another matter: a sync for each file makes a build take 2.9 times as long,
// and a build can be run again. So exactly one file is synced, the manifest, before the exchange. After a power cut public/
// is the old site or the new one with, at worst, some files empty; the manifest still says whose they are, and since files
// are compared by their bytes and not by their times, the next build mends them.
package publish

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"time"
)

// Options tune a Stage. The zero value is what a build wants.
type Options struct {
	// Root is the folder that public/ must stay in when it is a symbolic link. Empty means the folder that holds the link.
	Root string
	// Wait is how long Begin waits for another build to finish. Zero means three seconds, below zero not at all.
	Wait time.Duration
}

// A Result counts the files of one commit.
type Result struct {
	Written   int // new, or with other bytes than before
	Unchanged int // with the bytes they had
	Removed   int // written by the last build and not by this one
	Foreign   int // carried over, written by no build; not counted when nothing changed, for then nobody looks
	// Leftover names the folder beside public/ that holds the last site when it could not be removed, which does not undo
	// the publication. The next Begin tries again.
	Leftover string
}

// A Stage is one build on its way to public/. Its methods may be called from several goroutines; Commit and Abort wait
// for none of them, so call those when the writers are done.
type Stage struct {
	base   string   // name of public/ in parent
	parent *os.Root // the folder that holds public/, the lock and the stage
	old    *os.Root // public/ as it was; nil when there is none
	last   manifest // what the last build wrote
	raw    []byte   // the last manifest's bytes
	lock   *lock
	ledger ledger

	exchange func(dir *os.Root, a, b string) error // swapped by tests for a file system that refuses

	mu     sync.Mutex
	id     string // random part of the names beside public/
	next   *os.Root
	made   map[string]bool // folders that exist in next
	spills []*Spill
	err    error // the first failed write: nothing is published after one
	done   bool
}

// Names beside public/: the base with a dot before it, then one of these, then sixteen hexadecimal digits (the lock has
// none). A new- folder is an unfinished build, an old- folder the last site on its way out.
const (
	tagNew   = ".candor-new-"
	tagOld   = ".candor-old-"
	tagSpill = ".candor-spill-"
	tagLock  = ".candor-lock"
)

var errDone = errors.New("this build is already published or given up")

// Begin prepares a build into dir, the path of public/, which need not exist though the folder above it must. It waits for
// another build into the same folder and returns a [LockedError] when that takes too long; puts back or removes what
// a killed build left; and fails when dir is a file, or a symbolic link that leaves Options.Root.
func Begin(dir string, opts Options) (*Stage, error) {
	target, err := resolve(dir, opts.Root)
	if err != nil {
		return nil, err
	}
	base := filepath.Base(target)
	parent, err := os.OpenRoot(filepath.Dir(target))
	if err != nil {
		return nil, fmt.Errorf("open the folder above %s/: %w", base, bare(err))
	}
	s := &Stage{base: base, parent: parent, exchange: exchange, made: map[string]bool{".": true}}
	if err := s.begin(opts); err != nil {
		s.Abort()
		return nil, err
	}
	return s, nil
}

func (s *Stage) begin(opts Options) (err error) {
	wait := opts.Wait
	if wait == 0 {
		wait = 3 * time.Second
	}
	if s.lock, err = takeLock(s.parent, s.base, wait); err != nil {
		return err
	}
	s.id = randomID()
	if err := s.recover(); err != nil {
		return err
	}
	info, err := s.parent.Lstat(s.base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at %s/: %w", s.base, bare(err))
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder: move it away, the site is written there", s.base)
	}
	if s.old, err = s.parent.OpenRoot(s.base); err != nil {
		return fmt.Errorf("open %s/: %w", s.base, bare(err))
	}
	s.raw, s.last, err = readManifest(s.old, s.base)
	return err
}

// resolve returns the absolute path of the folder that dir means, following dir itself when it is a symbolic link.
func resolve(dir, root string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if root == "" {
		root = filepath.Dir(abs)
	}
	if root, err = filepath.Abs(root); err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(abs, root); abs == filepath.Dir(abs) || err == nil && filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s holds the site's sources: publish to a folder of its own", dir)
	}
	info, err := os.Lstat(abs)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return abs, nil // what is wrong with it, if anything, is said where it is opened
	}
	target, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return "", fmt.Errorf("%s is a link that leads nowhere: %w", filepath.Base(abs), bare(err))
	}
	if root, err = filepath.EvalSymlinks(root); err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(root, target); err != nil || !filepath.IsLocal(rel) || rel == "." {
		return "", fmt.Errorf("%s is a link that leaves the site: it leads to %s", filepath.Base(abs), target)
	}
	return target, nil
}

// WriteFile makes data the content of name, a slash-separated path below public/. It keeps no reference to data. Each name
// may be written once. After an error nothing can be published.
func (s *Stage) WriteFile(name string, data []byte) error {
	clean, err := s.claim(name)
	if err != nil {
		return err
	}
	e := entry{sum: sha256.Sum256(data), unchanged: s.same(clean, data)}
	if !e.unchanged {
		if err := s.write(clean, data); err != nil {
			return s.fail(fmt.Errorf("write %s/%s: %w", s.base, clean, bare(err)))
		}
	}
	s.ledger.set(clean, e)
	return nil
}

func (s *Stage) write(name string, data []byte) error {
	f, err := s.open(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// open creates a file in the stage, and the stage and the file's folders when this is the first that needs them.
func (s *Stage) open(name string) (*os.File, error) {
	next, err := s.folder(path.Dir(name), 0)
	if err != nil {
		return nil, err
	}
	return next.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// folder makes a folder of the stage, with its parents, and returns the stage.
func (s *Stage) folder(dir string, mode fs.FileMode) (*os.Root, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return nil, errDone
	}
	if s.next == nil {
		name := s.beside(tagNew)
		if err := s.parent.Mkdir(name, 0o755); err != nil {
			return nil, err
		}
		next, err := s.parent.OpenRoot(name)
		if err != nil {
			return nil, err
		}
		s.next = next
	}
	if err := s.mkdir(dir); err != nil {
		return nil, err
	}
	if mode != 0 {
		return s.next, s.next.Chmod(dir, mode)
	}
	return s.next, nil
}

func (s *Stage) mkdir(dir string) error {
	if s.made[dir] {
		return nil
	}
	if err := s.mkdir(path.Dir(dir)); err != nil {
		return err
	}
	if err := s.next.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.made[dir] = true
	return nil
}

// same reports whether public/ has a regular file of that name with just these bytes.
func (s *Stage) same(name string, data []byte) bool {
	if s.old == nil {
		return false
	}
	f, err := s.old.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	return equal(f, data)
}

// Create returns a writer for a file too large to hold in memory. The file counts when the writer is closed; a writer that
// is never closed keeps the build from being published.
func (s *Stage) Create(name string) (io.WriteCloser, error) {
	clean, err := s.claim(name)
	if err != nil {
		return nil, err
	}
	f, err := s.open(clean)
	if err != nil {
		return nil, s.fail(fmt.Errorf("write %s/%s: %w", s.base, clean, bare(err)))
	}
	return &stream{s: s, f: f, name: clean, sum: sha256.New()}, nil
}

// A stream is a file being written by its pieces.
type stream struct {
	s      *Stage
	f      *os.File
	name   string
	sum    hash.Hash
	closed bool
}

func (w *stream) Write(p []byte) (int, error) {
	n, err := w.f.Write(p)
	w.sum.Write(p[:n])
	if err != nil {
		err = w.s.fail(fmt.Errorf("write %s/%s: %w", w.s.base, w.name, bare(err)))
	}
	return n, err
}

func (w *stream) Close() error {
	if w.closed {
		return nil
	}
	w.closed = true
	if err := w.f.Close(); err != nil {
		return w.s.fail(fmt.Errorf("write %s/%s: %w", w.s.base, w.name, bare(err)))
	}
	e := entry{sum: [sha256.Size]byte(w.sum.Sum(nil))}
	if w.s.last[w.name] == e.sum && w.s.sameSum(w.name, e.sum) {
		// Drop the copy so that Commit links the old file: its inode and time then stay as for any unchanged page.
		if err := w.s.next.Remove(w.name); err != nil {
			return w.s.fail(fmt.Errorf("write %s/%s: %w", w.s.base, w.name, bare(err)))
		}
		e.unchanged = true
	}
	w.s.ledger.set(w.name, e)
	return nil
}

// sameSum reports whether public/ has a regular file of that name with that hash.
func (s *Stage) sameSum(name string, want [sha256.Size]byte) bool {
	f, err := s.old.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return false
	}
	return [sha256.Size]byte(h.Sum(nil)) == want
}

func (s *Stage) claim(name string) (string, error) {
	s.mu.Lock()
	done := s.done
	s.mu.Unlock()
	if done {
		return "", errDone
	}
	clean, err := Clean(name)
	if err == nil {
		err = s.ledger.claim(clean)
	}
	if err != nil {
		return "", s.fail(err)
	}
	return clean, nil
}

// fail remembers the first error, which Commit will return, and returns err.
func (s *Stage) fail(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
	return err
}

// Commit makes the build the site. On an error the site is as it was, and the stage is gone.
func (s *Stage) Commit() (Result, error) {
	s.mu.Lock()
	err, done := s.err, s.done
	s.mu.Unlock()
	if done {
		return Result{}, errDone
	}
	defer s.Abort()
	if err != nil {
		return Result{}, err
	}
	files, err := s.ledger.closed()
	if err != nil {
		return Result{}, err
	}
	raw := formatManifest(files)
	var r Result
	changed := s.old == nil || string(raw) != string(s.raw)
	for _, e := range files {
		if e.unchanged {
			r.Unchanged++
		} else {
			r.Written++
			changed = true
		}
	}
	if !changed {
		return r, nil
	}
	for name := range s.last {
		if _, ok := files[name]; !ok {
			r.Removed++
		}
	}
	if s.old != nil {
		if r.Foreign, err = s.carry(files); err != nil {
			return Result{}, err
		}
	}
	if err := s.writeManifest(raw); err != nil {
		return Result{}, fmt.Errorf("write %s/%s: %w", s.base, Manifest, bare(err))
	}
	if err := s.swap(); err != nil {
		return Result{}, err
	}
	if s.old != nil {
		if err := s.retire(s.beside(tagOld)); err != nil {
			r.Leftover = s.beside(tagOld)
		}
	}
	return r, nil
}

func (s *Stage) writeManifest(raw []byte) error {
	f, err := s.open(Manifest)
	if err != nil {
		return err
	}
	if _, err = f.Write(raw); err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// swap puts the finished stage in the place of public/, and public/ under its old- name.
func (s *Stage) swap() error {
	next, old := s.beside(tagNew), s.beside(tagOld)
	s.closeNext()
	if s.old == nil {
		if err := s.parent.Rename(next, s.base); err != nil {
			return fmt.Errorf("publish %s/: %w", s.base, bare(err))
		}
		return nil
	}
	err := s.exchange(s.parent, next, s.base)
	if err == nil {
		// A second rename only names what stands there now; the new site is visible already.
		s.parent.Rename(next, old)
		return nil
	}
	if errors.Is(err, errNoExchange) {
		if err = s.parent.Rename(s.base, old); err == nil {
			if err = s.parent.Rename(next, s.base); err == nil {
				return nil
			}
			s.parent.Rename(old, s.base)
		}
	}
	if isMountPoint(err) {
		return fmt.Errorf("publish %s/: it is a mount point and cannot be exchanged: mount the folder above it: %w", s.base, bare(err))
	}
	return fmt.Errorf("publish %s/: %w", s.base, bare(err))
}

// Abort gives the build up: the site stays as it was and what was written for it is removed. After Commit, or a second
// time, it does nothing, so it can be deferred.
func (s *Stage) Abort() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return nil
	}
	s.done = true
	for _, p := range s.spills {
		p.Close()
	}
	var err error
	if s.next != nil {
		s.next.Close()
		s.next = nil
	}
	if s.id != "" {
		err = s.parent.RemoveAll(s.beside(tagNew))
	}
	if s.old != nil {
		s.old.Close()
	}
	if s.lock != nil {
		s.lock.release()
	}
	s.parent.Close()
	if err != nil {
		return fmt.Errorf("remove the unfinished build: %w", err)
	}
	return nil
}

func (s *Stage) closeNext() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next.Close()
	s.next = nil
}

// beside returns the name of this build's thing of that kind beside public/.
func (s *Stage) beside(tag string) string { return "." + s.base + tag + s.id }

func randomID() string {
	var b [8]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// bare strips the operation and the path that the os package puts before an error: the path is that of a hidden stage,
// which tells a reader nothing.
func bare(err error) error {
	for {
		var p *fs.PathError
		var l *os.LinkError
		switch {
		case errors.As(err, &p):
			err = p.Err
		case errors.As(err, &l):
			err = l.Err
		default:
			return err
		}
	}
}
