package build

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/export"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/render"
	"candor/cmd/internal/site"
)

// An Output takes the files of a site. It is safe for concurrent use and keeps no data after it returns.
type Output interface {
	WriteFile(name string, data []byte) error
	// Create returns a writer for a file too large to hold in memory. The file is there when the writer is closed.
	Create(name string) (io.WriteCloser, error)
	// Hashes lists the SHA-256 of each file so far, in the form of sha256sum.
	Hashes() []byte
}

// A Spill keeps rendered bodies between the two passes, outside the heap.
type Spill interface {
	Append(p []byte) (offset int64, err error)
	Read(offset int64, n int, buf []byte) ([]byte, error)
}

// A Target is where a build goes.
type Target struct {
	Output   Output
	Spill    Spill
	Renderer *render.Renderer
	Force    bool // publish although there are errors

	// New returns the findings that are not accepted for the time being; only their errors keep a site from being published. All are
	// where it is nil.
	New func([]diag.Finding) []diag.Finding
}

// Build checks a site and, unless there are errors, renders every page into the target. It returns whether it rendered.
// The caller makes the output visible, or drops it when there is an error.
func Build(fsys fs.FS, o Options, t Target) (r *Result, rendered bool, err error) {
	bodies := &bodies{target: t}
	o.visit = bodies.render
	run, err := start(fsys, o)
	if err != nil {
		return nil, false, err
	}
	bodies.at = make([]place, len(run.files))
	r, err = run.finish()
	if err != nil {
		return nil, false, err
	}
	heeded := r.Findings
	if t.New != nil {
		heeded = t.New(heeded)
	}
	if diag.Worst(heeded, diag.Error) && !t.Force {
		return r, false, nil
	}
	bodies.index(r)
	return r, true, bodies.pages(plan(r, o), o.Progress)
}

func plan(r *Result, o Options) *site.Site {
	return site.Plan(site.Input{Center: r.Center, Catalog: r.Catalog, Docs: r.Docs, Addresses: r.Addresses, AsOf: o.Today, Generator: "Candor"})
}

// bodies are the rendered texts of the documents.
type bodies struct {
	target Target
	at     []place // by document
	byFile map[string]place
	pool   sync.Pool
}

// A place is where what was made of a document waits: one piece after the other.
type place struct {
	offset  int64
	body    int // size of the page's body
	twin    int // of the page's twin in Markdown
	clauses int // of the clauses in JSON
}

func (b *bodies) buffer() *bytes.Buffer {
	if buf, ok := b.pool.Get().(*bytes.Buffer); ok {
		buf.Reset()
		return buf
	}
	return new(bytes.Buffer)
}

// render renders the body of one document while its tree is at hand.
func (b *bodies) render(i int, d *prose.Document, bindings []bind.Binding, r *run) error {
	buf := b.buffer()
	defer b.pool.Put(buf)
	err := b.target.Renderer.Body(buf, d, render.BodyOptions{
		File: r.files[i], Addresses: r.out.Addresses, Register: r.register, Marks: r.marks(bindings),
	})
	if err != nil {
		return fmt.Errorf("render %s: %w", r.files[i], err)
	}
	at := place{body: buf.Len()}
	doc := r.parts[i].doc
	render.DocumentTwin(buf, d, doc, r.out.Addresses, r.register)
	at.twin = buf.Len() - at.body
	doc.TwinHash = render.HashOf(buf.Bytes()[at.body:])
	buf.Write(export.Clauses(buf.AvailableBuffer(), d, doc, r.out.Addresses))
	at.clauses = buf.Len() - at.body - at.twin
	at.offset, err = b.target.Spill.Append(buf.Bytes())
	b.at[i] = at
	return err
}

// marks returns the words that the data confirm, to be linked to their facts, in the order of the text.
func (r *run) marks(bindings []bind.Binding) []render.Mark {
	var out []render.Mark
	end := 0
	for i := range bindings {
		b := &bindings[i]
		if b.Verdict != bind.Confirmed || b.Fact == nil || b.Claim.Kind == claim.Provider || b.Claim.Span.Start < end {
			continue
		}
		end = b.Claim.Span.End
		out = append(out, render.Mark{Start: b.Claim.Span.Start, End: b.Claim.Span.End, Href: r.out.Addresses.Fact(b.Fact), Title: b.Fact.Title + ": " + b.Fact.Text, Class: "fact"})
	}
	return out
}

// index finds bodies by file: documents that could not be read have left gaps.
func (b *bodies) index(r *Result) {
	b.byFile = make(map[string]place, len(r.Policies))
	for i, p := range r.Policies {
		b.byFile[p.File] = b.at[i]
	}
}

// pages renders all pages on all cores and writes them as they come.
func (b *bodies) pages(s *site.Site, p Progress) error {
	pages := s.Pages()
	done := p.tally(Writing, len(pages))
	errs := make([]error, len(pages))
	var scratch sync.Pool
	each(len(pages), func(i int) {
		defer done()
		buf := b.buffer()
		defer b.pool.Put(buf)
		var body, twin []byte
		switch p := pages[i]; {
		case p.Doc != nil:
			at := b.byFile[p.Doc.Policy.File]
			space, _ := scratch.Get().(*[]byte)
			if space == nil {
				space = new([]byte)
			}
			defer scratch.Put(space)
			if *space, errs[i] = b.target.Spill.Read(at.offset, at.body+at.twin, *space); errs[i] != nil {
				return
			}
			body, twin = (*space)[:at.body], (*space)[at.body:]
		case p.Twin() != "":
			buf := b.buffer()
			defer b.pool.Put(buf)
			render.Twin(buf, s, p)
			twin = buf.Bytes()
		}
		if errs[i] = b.target.Renderer.Page(buf, s, pages[i], body); errs[i] != nil {
			errs[i] = fmt.Errorf("render %s: %w", pages[i].Address, errs[i])
			return
		}
		errs[i] = b.target.Output.WriteFile(pages[i].Path, buf.Bytes())
		if errs[i] == nil && twin != nil {
			errs[i] = b.target.Output.WriteFile(pages[i].Twin()[1:], twin)
		}
	})
	if err := errors.Join(errs...); err != nil {
		return err
	}
	extra, err := b.target.Renderer.Extra(s)
	if err != nil {
		return err
	}
	for _, f := range extra {
		if err := b.target.Output.WriteFile(f.Name, f.Data); err != nil {
			return err
		}
	}
	if err := b.exports(s); err != nil {
		return err
	}
	// Last, for it has the hashes of all others.
	return b.target.Output.WriteFile(site.HashesFile[1:], b.target.Output.Hashes())
}

// exports writes what programs read.
func (b *bodies) exports(s *site.Site) error {
	files := export.Files(s, b.clauses)
	errs := make([]error, len(files))
	each(len(files), func(i int) {
		if f := files[i]; f.Large {
			errs[i] = b.stream(f)
		} else {
			buf := b.buffer()
			defer b.pool.Put(buf)
			if errs[i] = f.Write(buf); errs[i] == nil {
				errs[i] = b.target.Output.WriteFile(f.Name, buf.Bytes())
			}
		}
		if errs[i] != nil {
			errs[i] = fmt.Errorf("write %s: %w", files[i].Name, errs[i])
		}
	})
	return errors.Join(errs...)
}

func (b *bodies) stream(f export.File) error {
	out, err := b.target.Output.Create(f.Name)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 64<<10)
	return errors.Join(f.Write(w), w.Flush(), out.Close())
}

// clauses returns what export.Clauses wrote of a document.
func (b *bodies) clauses(d *site.Doc) ([]byte, error) {
	at := b.byFile[d.Policy.File]
	return b.target.Spill.Read(at.offset+int64(at.body+at.twin), at.clauses, nil)
}
