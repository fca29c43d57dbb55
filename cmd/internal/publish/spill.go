package publish

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
)

// A Spill is a scratch file: a build appends page bodies to it in one pass and reads them back in the next, so that memory
// stays flat however many pages there are. It is safe for concurrent use, and gone when its Stage is.
type Spill struct {
	end  atomic.Int64
	f    *os.File
	gone func() // removes the file where an open file cannot be

	mu  sync.RWMutex
	mem []byte // instead of a file, for Memory
}

// NewSpill returns an empty Spill. Its file stands beside public/, where the site will need the room anyhow (a temporary
// folder is often memory), and has no name: the system frees it when the program ends, however it ends.
func (s *Stage) NewSpill() (*Spill, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return nil, errDone
	}
	name := "." + s.base + tagSpill + randomID()
	f, err := s.parent.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("write beside %s/: %w", s.base, bare(err))
	}
	p := &Spill{f: f}
	if runtime.GOOS == "windows" {
		p.gone = func() { s.parent.Remove(name) }
	} else if err := s.parent.Remove(name); err != nil {
		f.Close()
		return nil, fmt.Errorf("write beside %s/: %w", s.base, bare(err))
	}
	s.spills = append(s.spills, p)
	return p, nil
}

// Append stores p and returns where.
func (s *Spill) Append(p []byte) (off int64, err error) {
	if s.f == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		off = int64(len(s.mem))
		s.mem = append(s.mem, p...)
		return off, nil
	}
	// Writers take their places first and then write at the same time.
	off = s.end.Add(int64(len(p))) - int64(len(p))
	if _, err := s.f.WriteAt(p, off); err != nil {
		return off, fmt.Errorf("write scratch file: %w", bare(err))
	}
	return off, nil
}

// ReadAt implements [io.ReaderAt].
func (s *Spill) ReadAt(p []byte, off int64) (int, error) {
	if s.f != nil {
		return s.f.ReadAt(p, off)
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if off < 0 || off > int64(len(s.mem)) {
		return 0, io.EOF
	}
	n := copy(p, s.mem[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// Read returns the n bytes at off, in buf when it is large enough.
func (s *Spill) Read(off int64, n int, buf []byte) ([]byte, error) {
	if cap(buf) < n {
		buf = make([]byte, n)
	}
	buf = buf[:n]
	if m, err := s.ReadAt(buf, off); m < n {
		return nil, fmt.Errorf("read scratch file: %w", bare(err))
	}
	return buf, nil
}

// Close frees the room. A Stage closes its spills itself.
func (s *Spill) Close() error {
	if s.f == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.mem = nil
		return nil
	}
	err := s.f.Close()
	if s.gone != nil {
		s.gone()
	}
	return err
}
