package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

var errNoExchange = errors.New("folders cannot be exchanged here")

// A ForeignError names what stands where the build must write and was written by no build.
type ForeignError struct {
	Dir   string   // name of public/
	Paths []string // sorted, below Dir
}

func (e *ForeignError) Error() string {
	const show = 5
	names := make([]string, 0, show)
	for _, p := range e.Paths[:min(show, len(e.Paths))] {
		names = append(names, e.Dir+"/"+p)
	}
	more := ""
	if n := len(e.Paths) - show; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return fmt.Sprintf("not written by a build, and in the way of one: %s%s: move it away", strings.Join(names, ", "), more)
}

// A carrier completes a stage with what stays of the last site.
type carrier struct {
	s     *Stage
	files map[string]entry
	owned map[string]bool // folders of the last build
	mode  fs.FileMode     // what a new folder gets here
	g     *errgroup.Group

	mu        sync.Mutex
	conflicts []string
	foreign   int
	linked    int
}

// carry links every unchanged and every foreign file into the stage and returns the number of the latter.
func (s *Stage) carry(files map[string]entry) (foreign int, err error) {
	c := &carrier{s: s, files: files, owned: foldersOf(s.last), g: workers()}
	next, err := s.folder(".", 0)
	if err != nil {
		return 0, fmt.Errorf("write beside %s/: %w", s.base, bare(err))
	}
	info, err := next.Stat(".")
	if err != nil {
		return 0, fmt.Errorf("write beside %s/: %w", s.base, bare(err))
	}
	c.mode = info.Mode() & (fs.ModePerm | fs.ModeSetgid)
	want := 0
	for _, e := range files {
		if e.unchanged {
			want++
		}
	}
	if err := errors.Join(c.dir(".", false), c.g.Wait()); err != nil {
		return 0, err
	}
	if len(c.conflicts) > 0 {
		slices.Sort(c.conflicts)
		return 0, &ForeignError{Dir: s.base, Paths: c.conflicts}
	}
	if c.linked != want {
		return 0, fmt.Errorf("%s/ changed while the site was built: %d of %d unchanged files are left: build again", s.base, c.linked, want)
	}
	return c.foreign, nil
}

func foldersOf(m manifest) map[string]bool {
	dirs := map[string]bool{".": true}
	for name := range m {
		for dir := path.Dir(name); !dirs[dir]; dir = path.Dir(dir) {
			dirs[dir] = true
		}
	}
	return dirs
}

func workers() *errgroup.Group {
	g := new(errgroup.Group)
	g.SetLimit(runtime.GOMAXPROCS(0))
	return g
}

// dir carries one folder. Blocked means that the build makes a file of this folder or of one above it, so that nothing
// foreign in it can stay.
func (c *carrier) dir(rel string, blocked bool) error {
	f, err := c.s.old.Open(rel)
	if err != nil {
		return fmt.Errorf("carry over %s: %w", c.show(rel), bare(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("carry over %s: %w", c.show(rel), bare(err))
	}
	// Ask now: after the exchange the old folder could not be emptied.
	if err := writable(f); err != nil {
		return fmt.Errorf("write %s: %w", c.show(rel), bare(err))
	}
	entries, err := f.ReadDir(-1)
	if err != nil {
		return fmt.Errorf("carry over %s: %w", c.show(rel), bare(err))
	}
	if c.s.ledger.dirs[rel] || !c.owned[rel] || rel == "." {
		mode := info.Mode() & (fs.ModePerm | fs.ModeSetgid)
		if mode == c.mode {
			mode = 0
		}
		if _, err := c.s.folder(rel, mode); err != nil {
			return fmt.Errorf("carry over %s: %w", c.show(rel), bare(err))
		}
	}
	for _, d := range entries {
		name := path.Join(rel, d.Name())
		var err error
		if d.IsDir() {
			err = c.folder(name, blocked)
		} else {
			err = c.file(name, d.Type(), blocked)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *carrier) folder(name string, blocked bool) error {
	if _, ok := c.files[name]; ok {
		blocked = true
	}
	if blocked && !c.owned[name] {
		c.conflict(name)
		return nil
	}
	work := func() error { return c.dir(name, blocked) }
	if c.g.TryGo(work) {
		return nil
	}
	return work()
}

func (c *carrier) file(name string, mode fs.FileMode, blocked bool) error {
	if name == Manifest {
		return nil
	}
	e, now := c.files[name]
	_, before := c.s.last[name]
	foreign := !before || !mode.IsRegular()
	switch {
	case now && e.unchanged && mode.IsRegular():
		foreign = false // one that was foreign and has the page's bytes becomes the build's
	case !foreign:
		return nil // replaced or removed
	case now || blocked || c.s.ledger.dirs[name]:
		c.conflict(name)
		return nil
	}
	if err := c.s.link(name, mode); err != nil {
		return fmt.Errorf("carry over %s: %w", c.show(name), bare(err))
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if foreign {
		c.foreign++
	} else {
		c.linked++
	}
	return nil
}

func (c *carrier) conflict(name string) {
	c.mu.Lock()
	c.conflicts = append(c.conflicts, name)
	c.mu.Unlock()
}

func (c *carrier) show(rel string) string { return path.Join(c.s.base, rel) }

// link makes name of public/ appear in the stage: as the same file where the system allows it, else as a copy (FAT has no
// hard links, ext4 at most 65,000 to a file, and Linux forbids them to files of other users).
func (s *Stage) link(name string, mode fs.FileMode) error {
	if _, err := s.folder(path.Dir(name), 0); err != nil {
		return err
	}
	to := s.beside(tagNew) + "/" + name
	err := s.parent.Link(s.base+"/"+name, to)
	switch {
	case err == nil:
		return nil
	case mode.IsRegular():
		return s.copy(name)
	case mode&fs.ModeSymlink != 0:
		target, err := s.old.Readlink(name)
		if err != nil {
			return err
		}
		return s.parent.Symlink(target, to)
	}
	return err
}

func (s *Stage) copy(name string) error {
	from, err := s.old.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	info, err := from.Stat()
	if err != nil {
		return err
	}
	to, err := s.open(name)
	if err != nil {
		return err
	}
	if _, err = io.Copy(to, from); err == nil {
		err = to.Chmod(info.Mode().Perm())
	}
	if err = errors.Join(err, to.Close()); err != nil {
		return err
	}
	return s.next.Chtimes(name, info.ModTime(), info.ModTime())
}

// retire removes the last site, which stands beside public/ under that name. What it holds of others was carried over; a
// file that somebody put in, or replaced, between that and the exchange is moved to the new site now.
func (s *Stage) retire(name string) error {
	old, err := s.parent.OpenRoot(name)
	if err != nil {
		return err
	}
	defer old.Close()
	site, err := s.parent.OpenRoot(s.base)
	if err != nil {
		return err
	}
	defer site.Close()
	_, was, err := readManifest(old, name)
	if err != nil {
		return err
	}
	_, is, err := readManifest(site, s.base)
	if err != nil {
		return err
	}
	r := &retirer{parent: s.parent, old: old, site: site, from: name, to: s.base, was: was, is: is, g: workers()}
	if err := errors.Join(r.dir("."), r.g.Wait()); err != nil {
		return err
	}
	// Deepest first: a folder sorts before what is in it.
	slices.Sort(r.dirs)
	for _, dir := range slices.Backward(r.dirs) {
		if err := old.Remove(dir); err != nil {
			return err
		}
	}
	if err := old.Remove(Manifest); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return s.parent.Remove(name)
}

// A retirer empties the folder of the last site.
type retirer struct {
	parent, old, site *os.Root
	from, to          string   // names of old and site in parent
	was, is           manifest // of old and of site
	g                 *errgroup.Group

	mu   sync.Mutex
	dirs []string
}

func (r *retirer) dir(rel string) error {
	f, err := r.old.Open(rel)
	if err != nil {
		return err
	}
	entries, err := f.ReadDir(-1)
	f.Close()
	if err != nil {
		return err
	}
	for _, d := range entries {
		name := path.Join(rel, d.Name())
		if !d.IsDir() {
			if err := r.file(name, d.Type()); err != nil {
				return err
			}
			continue
		}
		r.mu.Lock()
		r.dirs = append(r.dirs, name)
		r.mu.Unlock()
		work := func() error { return r.dir(name) }
		if !r.g.TryGo(work) {
			if err := work(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *retirer) file(name string, mode fs.FileMode) error {
	_, was := r.was[name]
	if name == Manifest {
		return nil // last of all: a kill in between must leave known what was the build's
	}
	if was && mode.IsRegular() {
		return r.old.Remove(name)
	}
	a, err := r.old.Lstat(name)
	if err != nil {
		return err
	}
	b, err := r.site.Lstat(name)
	_, page := r.is[name]
	to := name
	switch {
	case err == nil && (os.SameFile(a, b) || sameContent(r.old, r.site, name, a, b)):
		return r.old.Remove(name)
	case err == nil && (page || b.IsDir()):
		to = name + ".kept" // both the page and the file somebody put in its place in the last moment
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := r.site.MkdirAll(path.Dir(to), 0o755); err != nil {
		return err
	}
	return r.parent.Rename(r.from+"/"+name, r.to+"/"+to)
}

// sameContent reports whether b is the copy that was made of a where no link could be.
func sameContent(old, site *os.Root, name string, a, b fs.FileInfo) bool {
	if a.Mode() != b.Mode() {
		return false
	}
	if a.Mode()&fs.ModeSymlink != 0 {
		x, err1 := old.Readlink(name)
		y, err2 := site.Readlink(name)
		return err1 == nil && err2 == nil && x == y
	}
	return a.Mode().IsRegular() && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// recover removes what killed builds left beside public/, and puts the last site back when a kill fell between the two
// renames that stand in for an exchange.
func (s *Stage) recover() error {
	f, err := s.parent.Open(".")
	if err != nil {
		return err
	}
	names, err := f.Readdirnames(-1)
	f.Close()
	if err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		tag := s.tagOf(name)
		if tag == tagOld {
			if _, err := s.parent.Lstat(s.base); errors.Is(err, fs.ErrNotExist) {
				err = s.parent.Rename(name, s.base)
			} else {
				err = s.retire(name)
			}
		} else if tag != "" {
			err = s.parent.RemoveAll(name)
		}
		if err != nil {
			return fmt.Errorf("remove %s, left by a build that was stopped: %w", name, bare(err))
		}
	}
	return nil
}

// tagOf returns what a name beside public/ is of a build's, or nothing.
func (s *Stage) tagOf(name string) string {
	rest, ok := strings.CutPrefix(name, "."+s.base)
	for _, tag := range [...]string{tagNew, tagOld, tagSpill} {
		if id, is := strings.CutPrefix(rest, tag); ok && is && len(id) == len(s.id) && strings.Trim(id, "0123456789abcdef") == "" {
			return tag
		}
	}
	return ""
}

var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// equal reports whether r reads just data.
func equal(r io.Reader, data []byte) bool {
	buf := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buf)
	for len(data) > 0 {
		n, err := io.ReadFull(r, buf[:min(len(buf), len(data))])
		if err != nil || !bytes.Equal(buf[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}
