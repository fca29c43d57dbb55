package render_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/export"
	"candor/cmd/internal/load"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/render"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
	"candor/cmd/internal/tomldoc"
	"candor/cmd/internal/trust"
	"candor/static"
	"candor/templates"
)

// A fixture is a site that was loaded, rendered and planned.
type fixture struct {
	site   *site.Site
	bodies map[string][]byte // by address
	texts  map[string][]byte // twins of documents, by address
	parts  map[string][]byte // clauses of documents, by address
	r      *render.Renderer
}

// build renders the site in a folder. What the checker would find in sentences is given by hand: every value of a fact that
// stands in a block word for word is stated there, every name of a sub-processor mentions it.
func build(t testing.TB, fsys fs.FS) *fixture {
	t.Helper()
	r, err := render.New(templates.FS, static.FS)
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(fsys, "content/*.md")
	if err != nil {
		t.Fatal(err)
	}
	more, err := fs.Glob(fsys, "content/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	var parsed []*prose.Document
	var policies []*trust.Policy
	for _, name := range append(files, more...) {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		d := prose.Parse(source.NewFile(name, data))
		p := &trust.Policy{}
		if d.FrontKind == prose.TOMLFront {
			front := make([]byte, len(data))
			for i := range front {
				front[i] = ' '
			}
			copy(front[d.Front.Start:d.Front.End], data[d.Front.Start:d.Front.End])
			table, findings := tomldoc.Parse(source.NewFile(name, front))
			if len(findings) > 0 {
				t.Fatalf("%s: %v", name, findings)
			}
			p, findings = load.FrontMatter(name, table, d.Front)
			if len(findings) > 0 {
				t.Fatalf("%s: %v", name, findings)
			}
		}
		p.File, p.ID, p.Noun = name, load.PolicyID(name), "policies"
		parsed, policies = append(parsed, d), append(policies, p)
	}
	data, err := load.Site(fsys, policies, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range data.Findings {
		t.Fatalf("%s: %s", f.Span, f.Message)
	}
	a := site.NewAddresses(data.Center, policies)
	reg := site.NewRegister(data.Center, data.Catalog, a)
	f := &fixture{bodies: map[string][]byte{}, texts: map[string][]byte{}, parts: map[string][]byte{}, r: r}
	var docs []*site.Doc
	for i, d := range parsed {
		doc := read(data.Center, a, d, policies[i])
		docs = append(docs, doc)
		var marks []render.Mark
		for _, s := range doc.Stated {
			b := d.Blocks[blockAt(d, s.Clause.ID)]
			if at := strings.Index(b.Text, s.Excerpt); at >= 0 {
				span := b.Source(at, at+len(s.Excerpt))
				if len(marks) == 0 || marks[len(marks)-1].End <= span.Start {
					marks = append(marks, render.Mark{Start: span.Start, End: span.End, Href: a.Fact(s.Fact), Title: s.Fact.Title, Class: "fact"})
				}
			}
		}
		var w bytes.Buffer
		opts := render.BodyOptions{File: policies[i].File, Addresses: a, Register: reg, Marks: marks}
		if err := r.Body(&w, d, opts); err != nil {
			t.Fatal(err)
		}
		f.bodies[doc.Address] = w.Bytes()
		var text bytes.Buffer
		render.DocumentTwin(&text, d, doc, a, reg)
		doc.TwinHash = render.HashOf(text.Bytes())
		f.texts[doc.Address] = text.Bytes()
		f.parts[doc.Address] = export.Clauses(nil, d, doc, a)
	}
	f.site = site.Plan(site.Input{Center: data.Center, Catalog: data.Catalog, Docs: docs, Addresses: a})
	return f
}

func blockAt(d *prose.Document, id string) int {
	for i := range d.Blocks {
		if got, _ := d.Clause(i); got == id {
			return i
		}
	}
	return 0
}

func read(c *trust.Center, a *site.Addresses, d *prose.Document, p *trust.Policy) *site.Doc {
	sum := sha256.Sum256(d.File.Data)
	doc := &site.Doc{Policy: p, Headings: d.Headings, Places: d.Places(), Hash: hex.EncodeToString(sum[:])}
	doc.Address, _ = a.Doc(p.File)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		id, number := d.Clause(i)
		at := site.Clause{ID: id, Number: number}
		if id == "" || b.Kind == prose.HeadingText || b.Kind == prose.CodeBlock {
			continue
		}
		for _, f := range c.Stated {
			if len(f.Text) > 4 && strings.Contains(b.Text, f.Text) {
				doc.Stated = append(doc.Stated, site.Stated{Fact: f, Verdict: "confirmed", Excerpt: f.Text, Sentence: b.Text, Clause: at})
			}
		}
		for _, s := range c.Subprocessors {
			if strings.Contains(b.Text, s.Name.V) {
				doc.Mentions = append(doc.Mentions, site.Mention{Noun: s, Sentence: b.Text, Clause: at})
			}
		}
	}
	for _, l := range d.Links {
		if t := a.Resolve(p.File, l.Dest); t.Kind == site.DocTarget {
			id, number := d.Clause(l.Block)
			doc.Links = append(doc.Links, site.Reference{To: t.Href, Clause: site.Clause{ID: id, Number: number}})
		}
	}
	return doc
}

// files returns everything that is published.
func (f *fixture) files(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, p := range f.site.Pages() {
		var w bytes.Buffer
		if err := f.r.Page(&w, f.site, p, f.bodies[p.Address]); err != nil {
			t.Fatal(err)
		}
		out[p.Path] = &fstest.MapFile{Data: bytes.Clone(w.Bytes())}
		if p.Twin() == "" {
			continue
		}
		var text bytes.Buffer
		if p.Doc != nil {
			text.Write(f.texts[p.Address])
		} else {
			render.Twin(&text, f.site, p)
		}
		out[p.Twin()[1:]] = &fstest.MapFile{Data: text.Bytes()}
	}
	for _, e := range export.Files(f.site, func(d *site.Doc) ([]byte, error) { return f.parts[d.Address], nil }) {
		var w bytes.Buffer
		if err := e.Write(&w); err != nil {
			t.Fatal(err)
		}
		out[e.Name] = &fstest.MapFile{Data: w.Bytes()}
	}
	out[site.HashesFile[1:]] = &fstest.MapFile{Data: []byte("of a build\n")}
	extra, err := f.r.Extra(f.site)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range extra {
		out[e.Name] = &fstest.MapFile{Data: e.Data}
	}
	return out
}

// TestWriteSite writes the fixture to the folder that CANDOR_SHOW names, to be looked at in a browser.
func TestWriteSite(t *testing.T) {
	dir := os.Getenv("CANDOR_SHOW")
	if dir == "" {
		t.Skip("CANDOR_SHOW names no folder")
	}
	for name, file := range build(t, os.DirFS("testdata/site")).files(t) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
