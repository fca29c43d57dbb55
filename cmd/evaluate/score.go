package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/build"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/rules"
	"candor/cmd/internal/source"
)

// score checks every case that was asked for and writes how right the findings are.
func (e evaluation) score(o options) error {
	cases, problem := e.cases(o)
	if len(cases) == 0 {
		return cmp.Or(problem, error(&hinted{fmt.Errorf("%s holds no case", o.dir), "name a folder with folders that hold case.json, or check --mode, --topic and --case"}))
	}
	var r report
	for _, c := range cases {
		s, err := scoreCase(c, o.today)
		if err != nil {
			return fmt.Errorf("check %s: %w", c.ID, err)
		}
		for _, p := range slices.Concat(c.Problems, s.bugs) {
			fmt.Fprintf(e.err, "%s: %s\n", c.ID, p)
		}
		r.add(s)
	}
	if err := r.write(e.out, o.json); err != nil {
		return err
	}
	return problem
}

// cases reads the cases that the arguments ask for.
func (e evaluation) cases(o options) ([]*Case, error) {
	root, err := folder(o.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	cases, err := readCases(root.FS())
	return slices.DeleteFunc(cases, func(c *Case) bool {
		return o.mode != "" && c.Mode != o.mode || o.topic != "" && c.Topic != o.topic || o.only != "" && c.ID != o.only
	}), err
}

// show prints the data that a case is turned into.
func (e evaluation) show(o options) error {
	c, err := e.one(o, o.show)
	if err != nil {
		return err
	}
	_, d := c.site()
	_, err = e.out.Write(d.text)
	return err
}

// claims prints what is read in the documents of a case.
func (e evaluation) claims(o options) error {
	c, err := e.one(o, o.claims)
	if err != nil {
		return err
	}
	fsys, d := c.site()
	r, err := build.Check(fsys, build.Options{Today: c.day(o.today), Keep: true})
	if err != nil {
		return err
	}
	slices.SortStableFunc(r.Bindings, func(a, b bind.Binding) int { return source.Compare(a.Claim.Span, b.Claim.Span) })
	p := &printer{w: e.out}
	for i := range r.Bindings {
		b := &r.Bindings[i]
		p.f("%s %s [%s, %s %s]\n", where(locate(b.Claim.Span, d)), verdict(b), b.Claim.Mood, b.Claim.Bound, b.Claim.Aspect)
	}
	return p.err
}

// one reads the case with that ID.
func (e evaluation) one(o options, id string) (*Case, error) {
	o.only = id
	cases, err := e.cases(o)
	if err == nil && len(cases) == 0 {
		err = &hinted{fmt.Errorf("there is no case %q in %s", id, o.dir), "name a case by its id"}
	}
	if err != nil {
		return nil, err
	}
	return cases[0], nil
}

// A scored case has what was found in it and what was not.
type scored struct {
	*Case
	found  []hit
	missed []missed
	alarms []alarm
	bugs   []string // findings about the form of data that the converter wrote
}

// A hit is an expectation with the finding that meets it.
type hit struct {
	expectation
	by diag.Finding
}

// A missed expectation, with what the checker said at its places instead.
type missed struct {
	expectation
	said []string
}

// An alarm is an error that fits no expectation.
type alarm struct {
	rule, message, text string
	place
}

// scoreCase checks a case and holds the findings against what is expected.
func scoreCase(c *Case, today time.Time) (*scored, error) {
	fsys, d := c.site()
	result, err := build.Check(fsys, build.Options{Today: c.day(today), Keep: true})
	if err != nil {
		return nil, err
	}
	s := &scored{Case: c}
	fs := s.countable(result.Findings)
	met := make([]bool, len(fs))
	for _, x := range c.Expect {
		best := -1
		for i := range fs {
			if !c.points(&fs[i], x.At, d) {
				continue
			}
			met[i] = true
			if best < 0 || fs[i].Severity > fs[best].Severity {
				best = i
			}
		}
		if best >= 0 && (fs[best].Severity == diag.Error || c.Soft && fs[best].Severity == diag.Warning) {
			s.found = append(s.found, hit{x, fs[best]})
			continue
		}
		s.missed = append(s.missed, missed{x, c.saidAt(x, fs, result.Bindings, d)})
	}
	for i := range fs {
		if fs[i].Severity == diag.Error && !met[i] {
			s.alarms = append(s.alarms, c.alarm(&fs[i], d))
		}
	}
	return s, nil
}

// incomplete are rules about data that are missing. The facts of a case are an excerpt, so these say nothing about it.
var incomplete = []string{"transfer-basis-missing", "region-missing", "vendor-unused", "key-missing"}

// countable returns the findings that say something about the case. What says that data lack something is left out, and so
// are two documents of one name, which a case may have. Any other finding about the form of the data is a fault of the
// converter, except a company that is not on a complete list: that is how the data format says so.
func (s *scored) countable(all []diag.Finding) (out []diag.Finding) {
	for _, f := range all {
		r, _ := rules.Find(f.Rule)
		shape := r != nil && r.Family == check.Shape
		inData := f.Span.Name() == dataFile
		switch {
		case slices.Contains(incomplete, f.Rule) && inData:
		case f.Rule == "id-duplicate" && !inData:
		case shape && inData && f.Rule == "reference-dangling" && strings.HasPrefix(lineOf(f.Span), "provider ="):
			out = append(out, f)
		case shape && inData:
			s.bugs = append(s.bugs, fmt.Sprintf("the facts were not converted well: %s: %s [%s]", lineOf(f.Span), f.Message, f.Rule))
		default:
			out = append(out, f)
		}
	}
	return out
}

func lineOf(s source.Span) string {
	if s.File == nil {
		return ""
	}
	text, _ := s.File.Line(s.Position().Line)
	return strings.TrimSpace(string(text))
}

// points reports whether a finding points at one of the places. In documents its main place counts, with one line to
// spare; of facts that contradict each other, either may be the main one.
func (c *Case) points(f *diag.Finding, at []place, d *data) bool {
	main := locate(f.Span, d)
	for _, p := range at {
		switch {
		case p.Doc != "":
			if main.Doc == p.Doc && (p.Line == 0 || abs(main.Line-p.Line) <= 1) {
				return true
			}
		case main.Fact == p.Fact:
			return true
		case c.Mode == dataData && slices.ContainsFunc(f.Related, func(r diag.Related) bool { return locate(r.Span, d).Fact == p.Fact }):
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// locate leads a place in the site back to the case: to a line of a document, or to the fact that the data's line says.
func locate(s source.Span, d *data) place {
	p := place{Line: s.Position().Line, Excerpt: s.Text()}
	if s.Name() == dataFile {
		said := d.at(p.Line)
		p.Fact, p.Field = said.fact, said.field
		return p
	}
	p.Doc = strings.TrimPrefix(s.Name(), "content/")
	return p
}

func (c *Case) alarm(f *diag.Finding, d *data) alarm {
	a := alarm{rule: f.Rule, message: f.Message, place: locate(f.Span, d)}
	if a.Doc != "" {
		a.text = c.line(a.Doc, a.Line)
	} else {
		a.text = lineOf(f.Span)
	}
	return a
}

// saidAt tells what the checker made of the places of a missed expectation: findings that are no errors, then each claim with its verdict.
func (c *Case) saidAt(x expectation, fs []diag.Finding, bindings []bind.Binding, d *data) (out []string) {
	for i := range fs {
		if c.points(&fs[i], x.At, d) {
			out = append(out, fmt.Sprintf("%s, no error: %s [%s]", fs[i].Severity, fs[i].Message, fs[i].Rule))
		}
	}
	for i := range bindings {
		b := &bindings[i]
		at := locate(b.Claim.Span, d)
		if !slices.ContainsFunc(x.At, func(p place) bool { return p.Doc != "" && p.Doc == at.Doc && abs(p.Line-at.Line) <= 1 }) {
			continue
		}
		out = append(out, fmt.Sprintf("%s:%d %s", at.Doc, at.Line, verdict(b)))
	}
	return out
}
