package build

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/export"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/render"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
)

// An edition is a preview at one moment, as a file system. It does not change, and renders each of its pages once, when it is
// opened for the first time.
type edition struct {
	o        *PreviewOptions
	renderer *render.Renderer
	run      *run   // what does not change while documents do: addresses, tables, the data
	parts    []part // of the documents, in the order of run.files
	result   *Result
	site     *site.Site
	broken   []*render.Note
	stays    string // what is shown in place of what is broken
	static   string // tells the files of static/ from others

	pages    map[string]*site.Page   // by path
	findings map[string][]int        // in result, by the file of their words
	others   map[string][]otherSide  // by file
	files    map[string]*source.File // that findings and facts point into
	done     sync.Map                // path -> *opened
	twins    map[string]*site.Page   // by the path of the twin
	extra    func() (map[string][]byte, error)
	exports  func() map[string]export.File
}

// An otherSide is the nth other side of a finding.
type otherSide struct{ finding, n int }

// An opened is a page that was asked for.
type opened struct {
	once  sync.Once
	data  []byte
	state string
	err   error
}

// publish makes what the preview holds the edition that is shown.
func (p *Preview) publish() *edition {
	e := p.edition()
	p.now.Store(e)
	return e
}

func (p *Preview) edition() *edition {
	e := &edition{o: &p.o, renderer: p.renderer, run: p.run, parts: slices.Clone(p.run.parts), result: p.result, site: p.site, static: p.static, stays: "This is the last page that could be built.",
		findings: map[string][]int{}, others: map[string][]otherSide{}, files: map[string]*source.File{}}
	pages := p.site.Pages()
	e.pages, e.twins = make(map[string]*site.Page, len(pages)), make(map[string]*site.Page, len(pages))
	for _, page := range pages {
		e.pages[page.Path] = page
		if twin := page.Twin(); twin != "" {
			e.twins[twin[1:]] = page
		}
	}
	for i := range p.result.Findings {
		f := &p.result.Findings[i]
		name := f.Span.Name()
		e.findings[name] = append(e.findings[name], i)
		e.keep(f.Span)
		for n := range f.Related {
			other := f.Related[n].Span
			e.keep(other)
			e.others[other.Name()] = append(e.others[other.Name()], otherSide{i, n})
		}
	}
	for _, f := range p.run.data.Files {
		e.files[f.Name] = f
	}
	e.extra = sync.OnceValues(e.extras)
	e.exports = sync.OnceValue(e.exported)
	if p.partial {
		e.stays = "What this file says is missing from the page."
	}
	for i := range p.broken {
		e.keep(p.broken[i].Span)
		e.broken = append(e.broken, e.note(&p.broken[i], ""))
	}
	if p.unthemed != nil {
		e.broken = append(e.broken, &render.Note{ID: "template", Severity: diag.Error, Message: p.unthemed.Error(), Hint: "correct the file in templates/, or remove it to have the one that ships"})
	}
	return e
}

func (e *edition) keep(s source.Span) {
	if s.File != nil && len(s.File.Data) > 0 && e.files[s.File.Name] == nil {
		e.files[s.File.Name] = s.File
	}
}

// try renders a page of each kind, for a template can fail in the middle of one.
func (e *edition) try() error {
	tried := map[site.Kind]bool{}
	for _, p := range e.site.Pages() {
		if !tried[p.Kind] {
			tried[p.Kind] = true
			if _, err := e.render(p, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// render returns a page as it would be published, or with the notes on its document.
func (e *edition) render(p *site.Page, noted bool) ([]byte, error) {
	var body []byte
	if p.Doc != nil {
		file := p.Doc.Policy.File
		i, d := e.document(p.Doc)
		var buf bytes.Buffer
		var notes []*render.Note
		var others []render.Mark
		if noted {
			notes, others = e.notes(file, p.Address), e.otherMarks(file)
		}
		marked := slices.Clone(notes)
		for i, n := range notes {
			marked[i] = seen(n, d)
		}
		err := e.renderer.Body(&buf, d, render.BodyOptions{File: file, Addresses: e.run.out.Addresses, Register: e.run.register,
			Marks: render.Marks(e.parts[i].shown.marks, marked, others), Notes: notes})
		if err != nil {
			return nil, fmt.Errorf("render %s: %w", file, err)
		}
		body = buf.Bytes()
	}
	var buf bytes.Buffer
	err := e.renderer.Page(&buf, e.site, p, body)
	return buf.Bytes(), err
}

// document returns the text of a document, read, and its place among the run's.
func (e *edition) document(doc *site.Doc) (int, *prose.Document) {
	file := doc.Policy.File
	i, _ := slices.BinarySearch(e.run.files, file) // an edition's pages and parts are of one run
	return i, prose.Parse(source.NewFile(file, e.parts[i].shown.text))
}

// seen returns a note with the words that can be seen: of what is wrong with where a link leads, those of the link.
func seen(n *render.Note, d *prose.Document) *render.Note {
	for i := range d.Links {
		l := &d.Links[i]
		if l.DestSpan != l.Span && n.Start >= l.DestSpan.Start && n.End <= l.DestSpan.End || n.Start == l.Span.Start && n.End == l.Span.End {
			shown := *n
			shown.Start, shown.End = l.Span.Start, l.Span.End
			return &shown
		}
	}
	return n
}

// page returns a page in the preview's frame, and what tells this version of it from others.
func (e *edition) page(name string) (data []byte, state string, err error) {
	made, _ := e.done.LoadOrStore(name, new(opened))
	o := made.(*opened)
	o.once.Do(func() {
		var page []byte
		var file string
		if p := e.pages[name]; p != nil {
			if page, o.err = e.render(p, true); p.Doc != nil {
				file = p.Doc.Policy.File
			}
		} else if sheet := e.sheet(name); sheet != nil {
			var buf bytes.Buffer
			o.err = e.renderer.Sheet(&buf, e.site, sheet)
			page = buf.Bytes()
		} else {
			o.err = fs.ErrNotExist
		}
		if o.err != nil {
			return
		}
		frame := e.frame(file)
		h := sha256.New()
		h.Write(page)
		fmt.Fprintf(h, "%v %s %s %s", frame.Bar, frame.Spoken, frame.Stays, e.static)
		for _, n := range e.broken {
			fmt.Fprintf(h, "%s %s %d", n.ID, n.Message, n.Start)
		}
		o.state = hex.EncodeToString(h.Sum(nil)[:12])
		frame.State = o.state
		o.data = render.Wrap(page, frame)
	})
	return o.data, o.state, o.err
}

// frame says what was found on a page, on the site, and of the claims.
func (e *edition) frame(file string) *render.Frame {
	all := e.result.Findings
	bar := []site.Run{{Text: "Preview", Style: site.Strong}}
	spoken := "The page has changed: "
	style := func(fs []diag.Finding) site.Style {
		if diag.Worst(fs, diag.Error) {
			return site.Alert
		}
		return site.Plain
	}
	if file != "" {
		var here []diag.Finding
		for _, i := range e.findings[file] {
			here = append(here, all[i])
		}
		run := site.Run{Text: diag.Summary(here) + " on this page", Style: style(here)}
		if len(here) > 0 {
			run.Href = "#" + render.NoteID(here[0].Fingerprint)
		}
		bar = append(bar, run)
		spoken += run.Text + "; "
	}
	summary := site.Run{Text: diag.Summary(all) + " on the site", Href: render.FindingsAddress, Style: style(all)}
	c := e.result.Claims
	bar = append(bar, summary, site.Run{Text: fmt.Sprintf("%d of %d claims confirmed", c.Confirmed, c.Total), Href: render.ClaimsAddress})
	spoken += summary.Text + "."
	for _, n := range e.broken {
		spoken = e.stays + " " + upperFirst(n.Message) + ". " + spoken
	}
	return &render.Frame{Bar: bar, Spoken: spoken, Broken: e.broken, Stays: e.stays}
}

// Open implements [fs.FS].
func (e *edition) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	info, err := e.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return &openedFile{bytes.NewReader(nil), info}, nil
	}
	data, err := e.read(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openedFile{bytes.NewReader(data), fileInfo{path.Base(name), int64(len(data)), 0o444}}, nil
}

// Stat implements [fs.StatFS]. It renders nothing, and so knows no sizes.
func (e *edition) Stat(name string) (fs.FileInfo, error) {
	if name == "." || e.pages[name+"/index.html"] != nil || e.hasSheet(name+"/index.html") {
		return fileInfo{path.Base(name), 0, fs.ModeDir | 0o555}, nil
	}
	if e.pages[name] == nil && !e.hasSheet(name) && !e.hasFile(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fileInfo{path.Base(name), 0, 0o444}, nil
}

func (e *edition) read(name string) ([]byte, error) {
	if e.pages[name] != nil || e.hasSheet(name) {
		data, _, err := e.page(name)
		return data, err
	}
	return e.file(name)
}

type openedFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *openedFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openedFile) Close() error               { return nil }

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

// FS returns the site as it is now. It never changes; later editions do not show in it.
func (p *Preview) FS() fs.FS { return p.now.Load() }

// State returns what tells this version of the page at an address from others, "" where the page is the one for what is not found.
func (p *Preview) State(address string) string {
	e := p.now.Load()
	name := strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if _, state, err := e.page(name); err == nil {
		return state
	}
	_, state, _ := e.page("404.html")
	return cmp.Or(state, "none")
}
