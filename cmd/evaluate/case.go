package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"
	"time"

	"candor/cmd/internal/source"
)

// What is held against what.
const (
	proseData  = "prose-data"
	proseProse = "prose-prose"
	dataData   = "data-data"
)

// A Case is a small site with what is wrong in it.
type Case struct {
	ID, Kind, Topic, Mode string
	Soft                  bool // a warning counts as found
	Docs                  map[string]*source.File
	Facts                 []*neutral
	Expect                []expectation
	Problems              []string  // what could not be read
	AsOf                  time.Time // the date that the case names for its check, or none
}

// day returns the date for which the case is checked.
func (c *Case) day(today time.Time) time.Time {
	if c.AsOf.IsZero() {
		return today
	}
	return c.AsOf
}

// Clean reports whether nothing is wrong in the case.
func (c *Case) Clean() bool { return c.Kind == "clean" }

// An expectation is a contradiction that was planted.
type expectation struct {
	place
	Why string
	At  []place // where a finding may point
}

// A place is a line of a document, or a fact.
type place struct {
	Doc     string
	Line    int
	Excerpt string
	Fact    string
	Field   string
}

// readCases returns the cases below a folder, by path. A folder without case.json is passed over. The error joins what could
// not be read; the other cases are returned all the same.
func readCases(fsys fs.FS) ([]*Case, error) {
	var cases []*Case
	var problems []error
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || d.Name() != "case.json" {
			return nil
		}
		c, err := readCase(fsys, path.Dir(name))
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, err))
			return nil
		}
		cases = append(cases, c)
		return nil
	})
	return cases, errors.Join(append(problems, err)...)
}

func readCase(fsys fs.FS, dir string) (*Case, error) {
	data, err := fs.ReadFile(fsys, path.Join(dir, "case.json"))
	if err != nil {
		return nil, err
	}
	var o object
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.UseNumber() // 99.90 stays what was written
	if err := d.Decode(&o); err != nil {
		return nil, err
	}
	c := &Case{ID: o.text("id"), Kind: o.text("kind"), Topic: o.text("topic"), Mode: o.text("mode"), Soft: o.text("strength") == "soft", Docs: map[string]*source.File{}}
	c.AsOf, _ = time.Parse(time.DateOnly, o.text("as_of"))
	if c.ID == "" {
		c.ID = path.Base(dir)
	}
	if c.Topic == "" {
		c.Topic = "none"
	}
	if c.Kind == "" && len(o.objects("expect")) == 0 {
		c.Kind = "clean"
	}
	for _, name := range o.texts("docs") {
		text, err := fs.ReadFile(fsys, path.Join(dir, name))
		if err != nil {
			c.Problems = append(c.Problems, err.Error())
			continue
		}
		c.Docs[name] = source.NewFile(name, text)
	}
	for i, f := range o.objects("facts") {
		c.Facts = append(c.Facts, newNeutral(f, i))
	}
	for _, x := range o.objects("expect") {
		c.Expect = append(c.Expect, c.expectation(x))
	}
	return c, nil
}

// expectation reads one entry of expect. Its own place, the other side and what it accepts are all places to point at; a
// fact is one only where facts contradict each other, or where the case says so.
func (c *Case) expectation(o object) expectation {
	e := expectation{place: c.place(o), Why: o.text("why")}
	add := func(p place) {
		if p.Doc != "" || p.Fact != "" {
			e.At = append(e.At, p)
		}
	}
	add(e.place)
	against := c.place(o.object("against"))
	if c.Mode != dataData {
		against.Fact = ""
	}
	add(against)
	for _, a := range o.objects("accept") {
		add(c.place(a))
	}
	return e
}

func (c *Case) place(o object) place {
	p := place{Doc: o.text("doc"), Excerpt: o.text("excerpt"), Fact: o.text("fact"), Field: o.text("field")}
	p.Line, _ = strconv.Atoi(o.text("line"))
	if f := c.Docs[p.Doc]; f != nil && p.Line == 0 && p.Excerpt != "" {
		if at := bytes.Index(f.Data, []byte(p.Excerpt)); at >= 0 {
			p.Line = f.Position(at).Line
		}
	}
	return p
}

// site returns the case as a site: its facts as data, its documents as they are.
func (c *Case) site() (fstest.MapFS, *data) {
	d := convert(c.Facts)
	fsys := fstest.MapFS{dataFile: {Data: d.text}}
	for name, f := range c.Docs {
		fsys["content/"+name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys, d
}

// line returns a line of a document without the blanks around it.
func (c *Case) line(doc string, n int) string {
	f := c.Docs[doc]
	if f == nil {
		return ""
	}
	text, _ := f.Line(n)
	return strings.TrimSpace(string(text))
}

// object is a JSON object whose fields may be of any type: a case is read as far as it can be.
type object map[string]any

// text returns a text, number or truth value as text.
func (o object) text(key string) string { return asText(o[key]) }

func asText(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// texts returns the texts of a list, or the one text.
func (o object) texts(key string) []string {
	list, ok := o[key].([]any)
	if !ok {
		list = []any{o[key]}
	}
	var out []string
	for _, v := range list {
		if t := asText(v); t != "" {
			out = append(out, t)
		}
	}
	return out
}

func (o object) object(key string) object {
	m, _ := o[key].(map[string]any)
	return m
}

func (o object) objects(key string) []object {
	list, _ := o[key].([]any)
	var out []object
	for _, v := range list {
		if m, ok := v.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// keys returns the keys in order.
func (o object) keys() []string {
	out := make([]string, 0, len(o))
	for k := range o {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
