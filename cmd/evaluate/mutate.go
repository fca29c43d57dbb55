package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"
	"text/tabwriter"
	"time"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/build"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
)

// mutate changes each value that a clean site states, one at a time, and writes which changes are caught. Of a folder of cases
// it changes the clean ones.
func (e evaluation) mutate(o options) error {
	root, err := folder(o.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	var cases []*Case
	if _, err := fs.Stat(root.FS(), "data"); err != nil { // no site
		if cases, err = readCases(root.FS()); err != nil {
			return err
		}
	}
	r := &mutationReport{kinds: map[string]*tally{}}
	if len(cases) == 0 {
		err = e.mutateSite(r, "", root.FS(), o.today, o.kind)
	} else {
		err = e.mutateCases(r, cases, o.today, o.kind)
	}
	if err != nil {
		return err
	}
	if r.total == (tally{}) {
		return &hinted{fmt.Errorf("%s states nothing that its data confirm", o.dir), "name the folder of a site, with data/ and content/, or one of cases, or check --kind"}
	}
	return r.write(e.out, o.json)
}

// mutateCases makes the changes of the clean cases.
func (e evaluation) mutateCases(r *mutationReport, cases []*Case, today time.Time, kind string) error {
	for _, c := range cases {
		if !c.Clean() {
			continue
		}
		fsys, _ := c.site()
		if err := e.mutateSite(r, c.ID, fsys, c.day(today), kind); err != nil {
			return fmt.Errorf("%s: %w", c.ID, err)
		}
	}
	return nil
}

// mutateSite makes the changes of one site and adds what becomes of them to the report.
func (e evaluation) mutateSite(r *mutationReport, id string, fsys fs.FS, today time.Time, kind string) error {
	m, err := newMutator(fsys, today)
	if err != nil {
		return err
	}
	for _, f := range m.clean.Findings {
		if f.Severity == diag.Error && id == "" {
			fmt.Fprintf(e.err, "the site is not clean: %s: %s [%s]\n", f.Span, f.Message, f.Rule)
		}
	}
	all, err := m.mutations(kind)
	if err != nil {
		return err
	}
	for _, x := range all {
		miss, err := m.try(x)
		if err != nil {
			return fmt.Errorf("check with %s changed to %s in %s: %w", quote(x.old), quote(x.new), x.span, err)
		}
		if miss != nil {
			miss.id = id
		}
		r.add(x, miss)
	}
	return nil
}

// A mutator changes the texts of one site. It reads only the document again that it changes: see [build.Session].
type mutator struct {
	fsys    fs.FS
	over    fstest.MapFS // the document that is changed now
	session *build.Session
	clean   *build.Result
	known   map[string]bool // errors that the site has unchanged
	world   *world
}

func newMutator(fsys fs.FS, today time.Time) (*mutator, error) {
	m := &mutator{fsys: fsys, over: fstest.MapFS{}, known: map[string]bool{}}
	var err error
	m.session, err = build.Open(overlay{fsys, m.over}, build.Options{Today: today, Keep: true})
	if err != nil {
		return nil, err
	}
	m.clean = m.session.Result
	m.world = newWorld(m.clean)
	for i := range m.clean.Findings {
		m.known[findingKey(&m.clean.Findings[i])] = true
	}
	return m, nil
}

// with checks the site with another text of one document, and leaves all others as they were.
func (m *mutator) with(name string, text []byte) (*build.Result, error) {
	for last := range m.over {
		delete(m.over, last)
		if last == name {
			continue
		}
		if _, err := m.session.Recheck(last); err != nil {
			return nil, err
		}
	}
	m.over[name] = &fstest.MapFile{Data: text}
	return m.session.Recheck(name)
}

// findingKey tells findings apart across runs: a changed value moves columns, and no lines.
func findingKey(f *diag.Finding) string {
	return fmt.Sprint(f.Rule, "\x00", f.Span.Name(), "\x00", f.Span.Position().Line, "\x00", f.Message)
}

// A mutation replaces a stated value by another.
type mutation struct {
	kind     string
	span     source.Span
	old, new string
	fact     string
}

// mutations returns every change of every value that the data confirm, in the order of the text.
func (m *mutator) mutations(kind string) ([]mutation, error) {
	var out []mutation
	add := func(x mutation, others []string) {
		x.old = x.span.Text()
		for _, x.new = range others {
			if x.new != "" && x.new != x.old && strings.Count(x.new, "\n") == strings.Count(x.old, "\n") {
				out = append(out, x)
			}
		}
	}
	for i := range m.clean.Bindings {
		b := &m.clean.Bindings[i]
		if b.Verdict != bind.Confirmed || b.Claim.Mood != claim.Asserted {
			continue // of what is put as an example, planned or somebody else's, another value is not wrong
		}
		for _, c := range changes {
			if c.kind == b.Claim.Kind {
				add(mutation{kind: c.kind.String(), span: b.Claim.Span, fact: factID(b)}, c.other(m.world, b))
			}
		}
	}
	for _, p := range m.clean.Policies {
		text, err := fs.ReadFile(m.fsys, p.File)
		if err != nil {
			return nil, err
		}
		for _, l := range prose.Parse(source.NewFile(p.File, text)).Links {
			f, ok := m.clean.Center.Lookup(strings.TrimPrefix(l.Dest, "fact:"))
			at := strings.Index(l.Span.Text(), l.Text)
			if !ok || l.Text == "" || at < 0 {
				continue
			}
			add(mutation{kind: boundWords, span: l.Span.File.Span(l.Span.Start+at, l.Span.Start+at+len(l.Text)), fact: f.ID}, bound(l.Text, f))
		}
	}
	out = slices.DeleteFunc(out, func(x mutation) bool { return kind != "" && x.kind != kind })
	slices.SortStableFunc(out, func(a, b mutation) int { return source.Compare(a.span, b.span) })
	return out, nil
}

func factID(b *bind.Binding) string {
	if b.Fact == nil {
		return ""
	}
	return b.Fact.ID
}

// A missed mutation, with the line before and after and what the checker now says of the value.
type missedMutation struct {
	mutation
	id            string // of the case
	line          int
	before, after string
	said          []string
}

// try checks the site with the mutation and returns nil where a new error points at a changed line.
func (m *mutator) try(x mutation) (*missedMutation, error) {
	old := x.span.File
	text := slices.Concat(old.Data[:x.span.Start], []byte(x.new), old.Data[x.span.End:])
	r, err := m.with(old.Name, text)
	if err != nil {
		return nil, err
	}
	first, last := x.span.Position().Line, old.Position(max(x.span.Start, x.span.End-1)).Line
	onLine := func(s source.Span) bool {
		return s.Name() == old.Name && s.Position().Line <= last && s.EndPosition().Line >= first
	}
	var said []string
	for i := range r.Findings {
		f := &r.Findings[i]
		if m.known[findingKey(f)] || !onLine(f.Span) && !slices.ContainsFunc(f.Related, func(r diag.Related) bool { return onLine(r.Span) }) {
			continue
		}
		if f.Severity == diag.Error {
			return nil, nil
		}
		said = append(said, fmt.Sprintf("%s, no error: %s [%s]", f.Severity, f.Message, f.Rule))
	}
	for i := range r.Bindings {
		b := &r.Bindings[i]
		if s := b.Claim.Span; s.Name() == old.Name && s.Start < x.span.Start+len(x.new) && s.End > x.span.Start {
			said = append(said, verdict(b))
		}
	}
	miss := &missedMutation{mutation: x, line: first, before: lineText(old, first), after: lineText(source.NewFile(old.Name, text), first), said: said}
	return miss, nil
}

func lineText(f *source.File, n int) string {
	text, _ := f.Line(n)
	return strings.TrimSpace(string(text))
}

// verdict says what the checker made of a claim.
func verdict(b *bind.Binding) string {
	text := fmt.Sprintf("%s ‘%s’ is %s", b.Claim.Kind, b.Claim.Text, b.Verdict)
	if b.Fact != nil {
		text += " by " + b.Fact.ID
	}
	if b.Reason != "" {
		text += ": " + b.Reason
	}
	return text
}

// overlay is a file system with some files replaced.
type overlay struct {
	fs.FS
	over fstest.MapFS
}

func (o overlay) Open(name string) (fs.File, error) {
	if _, ok := o.over[name]; ok {
		return o.over.Open(name)
	}
	return o.FS.Open(name)
}

// A mutationReport counts mutations by kind: found is caught.
type mutationReport struct {
	total  tally
	kinds  map[string]*tally
	misses []*missedMutation
}

func (r *mutationReport) add(x mutation, miss *missedMutation) {
	k := r.kinds[x.kind]
	if k == nil {
		k = &tally{}
		r.kinds[x.kind] = k
	}
	for _, t := range []*tally{k, &r.total} {
		if miss == nil {
			t.found++
		} else {
			t.missed++
		}
	}
	if miss != nil {
		r.misses = append(r.misses, miss)
	}
}

type (
	jsonMutations struct {
		Caught    int                 `json:"caught"`
		Mutations int                 `json:"mutations"`
		Kinds     map[string]jsonKind `json:"kinds"`
		Misses    []jsonMutation      `json:"misses"`
	}
	jsonKind struct {
		Caught    int `json:"caught"`
		Mutations int `json:"mutations"`
	}
	jsonMutation struct {
		Kind   string   `json:"kind"`
		File   string   `json:"file"`
		Line   int      `json:"line"`
		Fact   string   `json:"fact"`
		Old    string   `json:"old"`
		New    string   `json:"new"`
		Before string   `json:"before"`
		After  string   `json:"after"`
		Said   []string `json:"said"`
	}
)

func (r *mutationReport) write(w io.Writer, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", " ")
		e.SetEscapeHTML(false)
		return e.Encode(r.json())
	}
	p := &printer{w: w}
	for _, m := range r.misses {
		p.f("missed  %s  %s:%d  %s → %s  (%s)\n    - %s\n    + %s\n", m.kind, path.Join(m.id, m.span.Name()), m.line, m.old, m.new, cmp.Or(m.fact, "no fact"), m.before, m.after)
		for _, s := range m.said {
			p.f("    %s\n", s)
		}
		p.f("\n")
	}
	tw := tabwriter.NewWriter(p, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "caught\tof\tshare\t  kind")
	for _, kind := range slices.Sorted(maps.Keys(r.kinds)) {
		k := r.kinds[kind]
		fmt.Fprintf(tw, "%d\t%d\t%.3f\t  %s\n", k.found, k.found+k.missed, k.recall(), kind)
	}
	tw.Flush()
	p.f("\ncaught %d/%d\n", r.total.found, r.total.found+r.total.missed)
	return p.err
}

func (r *mutationReport) json() jsonMutations {
	out := jsonMutations{Caught: r.total.found, Mutations: r.total.found + r.total.missed, Kinds: map[string]jsonKind{}, Misses: []jsonMutation{}}
	for kind, k := range r.kinds {
		out.Kinds[kind] = jsonKind{k.found, k.found + k.missed}
	}
	for _, m := range r.misses {
		out.Misses = append(out.Misses, jsonMutation{m.kind, path.Join(m.id, m.span.Name()), m.line, m.fact, m.old, m.new, m.before, m.after, append([]string{}, m.said...)})
	}
	return out
}
