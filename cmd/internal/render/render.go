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
