package publish

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Memory is a build that goes nowhere but memory: for previews and tests. It refuses what a Stage refuses.
type Memory struct {
	ledger ledger
	mu     sync.Mutex
	files  map[string][]byte
}

// NewMemory returns an empty Memory.
func NewMemory() *Memory { return &Memory{files: map[string][]byte{}} }

// WriteFile makes a copy of data the content of name.
func (m *Memory) WriteFile(name string, data []byte) error {
	clean, err := m.claim(name)
	if err != nil {
		return err
	}
	m.put(clean, bytes.Clone(data))
	return nil
}

func (m *Memory) claim(name string) (string, error) {
	clean, err := Clean(name)
	if err == nil {
		err = m.ledger.claim(clean)
	}
	return clean, err
}

func (m *Memory) put(name string, data []byte) {
	m.mu.Lock()
	m.files[name] = data
	m.mu.Unlock()
	m.ledger.set(name, entry{sum: sha256.Sum256(data)})
}

// Create returns a writer for name; the file is there when it is closed.
func (m *Memory) Create(name string) (io.WriteCloser, error) {
	clean, err := m.claim(name)
	if err != nil {
		return nil, err
	}
	return &memoryWriter{m: m, name: clean}, nil
}

type memoryWriter struct {
	bytes.Buffer
	m    *Memory
	name string
}

func (w *memoryWriter) Close() error {
	w.m.put(w.name, w.Bytes())
	return nil
}

// NewSpill returns a Spill that is memory too.
func (m *Memory) NewSpill() (*Spill, error) { return new(Spill), nil }

// Commit returns the number of files written. The only error is a writer left open.
func (m *Memory) Commit() (Result, error) {
	files, err := m.ledger.closed()
	if err != nil {
		return Result{}, err
	}
	return Result{Written: len(files)}, nil
}

// Abort does nothing: what was written stays readable.
func (m *Memory) Abort() error { return nil }

// FS returns the files written so far. Later writes do not show in it. Its files can be sought, and have no time.
func (m *Memory) FS() fs.FS {
	m.mu.Lock()
	defer m.mu.Unlock()
	v := &view{files: make(map[string][]byte, len(m.files)), dirs: map[string][]string{".": nil}}
	names := make([]string, 0, len(m.files))
	for name, data := range m.files {
		v.files[name] = data
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		v.add(name)
	}
	for _, children := range v.dirs {
		slices.Sort(children)
	}
	return v
}

// A view is a file system over a set of files that no longer changes.
type view struct {
	files map[string][]byte
	dirs  map[string][]string // base names
}

func (v *view) add(name string) {
	for name != "." {
		dir := path.Dir(name)
		_, known := v.dirs[dir]
		v.dirs[dir] = append(v.dirs[dir], path.Base(name))
		if known {
			return
		}
		name = dir
	}
}

func (v *view) Open(name string) (fs.File, error) {
	info, err := v.stat("open", name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return &openDir{v: v, info: info, name: name}, nil
	}
	return &openFile{Reader: bytes.NewReader(v.files[name]), info: info}, nil
}

// Stat implements [fs.StatFS].
func (v *view) Stat(name string) (fs.FileInfo, error) { return v.stat("stat", name) }

// ReadFile implements [fs.ReadFileFS].
func (v *view) ReadFile(name string) ([]byte, error) {
	info, err := v.stat("read", name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	return bytes.Clone(v.files[name]), nil
}

func (v *view) stat(op, name string) (fileInfo, error) {
	if !fs.ValidPath(name) {
		return fileInfo{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if data, ok := v.files[name]; ok {
		return fileInfo{name: path.Base(name), size: int64(len(data)), mode: 0o444}, nil
	}
	if _, ok := v.dirs[name]; ok {
		return fileInfo{name: path.Base(name), mode: fs.ModeDir | 0o555}, nil
	}
	return fileInfo{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

type fileInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) Mode() fs.FileMode  { return i.mode }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i fileInfo) Sys() any           { return nil }
func (i fileInfo) String() string     { return fs.FormatFileInfo(i) }

type openFile struct {
	*bytes.Reader
	info fileInfo
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openDir struct {
	v    *view
	info fileInfo
	name string
	next int
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *openDir) Close() error               { return nil }
func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: fs.ErrInvalid}
}

func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := d.v.dirs[d.name][d.next:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	d.next += len(rest)
	list := make([]fs.DirEntry, 0, len(rest))
	for _, base := range rest {
		info, err := d.v.stat("stat", strings.TrimPrefix(d.name+"/"+base, "./"))
		if err != nil {
			return list, err
		}
		list = append(list, fs.FileInfoToDirEntry(info))
	}
	return list, nil
}
