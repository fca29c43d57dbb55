// Package render turns pages into files.
//
// A site is rendered in two passes. [Renderer.Body] renders each document once, as soon as it is read, for its tree is too
// large to be kept. [Renderer.Page] then renders each page, with the document's body where it has one, once it is known what
// links to what. The frame of the page comes from html/template, which a site can override; tables and lists are written
// directly.
//
// It is the only package that imports html/template and chroma. Nothing it writes holds a script, a style or an event handler.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"sync"
	"sync/atomic"
)

// A Renderer renders pages with one theme. Several goroutines can use it at once.
type Renderer struct {
	frame       *template.Template
	static      fs.FS
	highlighter highlighter
	buffers     sync.Pool             // *bytes.Buffer
	shell       atomic.Pointer[shell] // of the site that was last rendered
}

// templateNames are the files of a theme's templates.
var templateNames = [...]string{"layout.html", "page.html", "policy.html"}

// New returns a renderer with the templates in theme and the files in static, which may be nil. Each template of the default
// theme has to be there: see [Layer].
func New(theme, static fs.FS) (*Renderer, error) {
	frame := template.New("theme").Option("missingkey=error")
	for _, name := range templateNames {
		data, err := fs.ReadFile(theme, name)
		if err != nil {
			return nil, fmt.Errorf("read template: %w", err)
		}
		if _, err := frame.New(name).Parse(string(data)); err != nil {
			return nil, fmt.Errorf("parse template: %w", err)
		}
	}
	return &Renderer{frame: frame, static: static, buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }}}, nil
}

func (r *Renderer) buffer() *bytes.Buffer { return r.buffers.Get().(*bytes.Buffer) }

func (r *Renderer) release(b *bytes.Buffer) {
	const largest = 1 << 20 // one long register must not pin its memory for good
	if b.Cap() <= largest {
		b.Reset()
		r.buffers.Put(b)
	}
}

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
		return l.base.Open(name)
	}
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return l.base.Open(name) // folders are listed by ReadDir, which sees both
	}
	return f, nil
}

// ReadDir returns the entries of both layers by name.
func (l layered) ReadDir(name string) ([]fs.DirEntry, error) {
	over, err := fs.ReadDir(l.over, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	base, err := fs.ReadDir(l.base, name)
	if err != nil && (!errors.Is(err, fs.ErrNotExist) || over == nil) {
		return nil, err
	}
	return merge(over, base), nil
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
