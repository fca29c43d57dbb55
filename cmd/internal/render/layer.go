package render

import (
	"errors"
	"io"
	"io/fs"
)

// Layer returns base with the files of over laid over it: a file is taken from over where it is there. A nil over is nothing.
func Layer(over, base fs.FS) fs.FS {
	if over == nil {
		return base
	}
	return layered{over, base}
}

type layered struct{ over, base fs.FS }

func (l layered) Open(name string) (fs.File, error) {
	f, err := l.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = l.base.Open(name)
	}
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.IsDir() {
		return f, nil
	}
	entries, err := l.ReadDir(name)
	if err != nil {
		f.Close()
		return nil, err
	}
	return &folder{File: f, left: entries}, nil
}

// ReadDir returns the entries of both layers by name.
func (l layered) ReadDir(name string) ([]fs.DirEntry, error) {
	over, overErr := fs.ReadDir(l.over, name)
	if overErr != nil && !errors.Is(overErr, fs.ErrNotExist) {
		return nil, overErr
	}
	base, err := fs.ReadDir(l.base, name)
	if err != nil && (!errors.Is(err, fs.ErrNotExist) || overErr != nil) {
		return nil, err
	}
	return merge(over, base), nil
}

// A folder is an open folder of both layers.
type folder struct {
	fs.File
	left []fs.DirEntry
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.left) {
		if n > 0 && len(f.left) == 0 {
			return nil, io.EOF
		}
		n = len(f.left)
	}
	out := f.left[:n:n]
	f.left = f.left[n:]
	return out, nil
}

// merge returns the entries of two sorted lists in order; of two with one name the first list's.
func merge(a, b []fs.DirEntry) []fs.DirEntry {
	out := make([]fs.DirEntry, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0].Name(), b[0].Name(); {
		case x < y:
			out, a = append(out, a[0]), a[1:]
		case x > y:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}
