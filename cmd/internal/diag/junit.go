package diag

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

// JUnit's XML has no standard. What is written is what Jenkins and GitLab read and Ant's old schema knows, with the file and
// line of a case beside it, which readers that do not know them pass over.
type (
	junitSuites struct {
		XMLName  xml.Name `xml:"testsuites"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Errors   int      `xml:"errors,attr"`
		Skipped  int      `xml:"skipped,attr"`
		Suites   []*junitSuite
	}
	junitSuite struct {
		XMLName    xml.Name        `xml:"testsuite"`
		Name       string          `xml:"name,attr"`
		Tests      int             `xml:"tests,attr"`
		Failures   int             `xml:"failures,attr"`
		Errors     int             `xml:"errors,attr"`
		Skipped    int             `xml:"skipped,attr"`
		Properties []junitProperty `xml:"properties>property"`
		Cases      []junitCase     `xml:"testcase"`
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Time    string        `xml:"time,attr"`
		Skipped *junitSkipped `xml:"skipped"`
		Failure *junitFailure `xml:"failure"`
		Out     *junitText    `xml:"system-out"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",cdata"`
	}
	junitText struct {
		Text string `xml:",cdata"`
	}
)

// JUnit writes findings as a test report: a suite for each file, a case for each finding. A case fails where the finding
// does, passes where it is below --fail-on, and is skipped where the baseline holds it. A report without any case counts as a
// broken one, so a site without findings has one case that passes.
func JUnit(w io.Writer, r *Report) error {
	out := &junitSuites{Name: "Candor"}
	suites, names := map[string]*junitSuite{}, map[[2]string]int{}
	suite := func(name string) *junitSuite {
		s := suites[name]
		if s == nil {
			s = &junitSuite{Name: name, Properties: []junitProperty{{"fail-on", r.FailOn.String()}}}
			suites[name] = s
			out.Suites = append(out.Suites, s)
		}
		return s
	}
	add := func(f *Finding, known bool) error {
		name := "site"
		c := junitCase{Name: f.Rule + ": " + Plain(f.Message), Time: "0"}
		if !f.Span.IsZero() {
			name = r.path(f.Span.Name())
			c.File, c.Line = name, f.Span.Position().Line
		}
		c.Class = name
		// Readers take two cases with the same name for one, and a line number would make another case of each that has moved.
		key := [2]string{name, c.Name}
		if names[key]++; names[key] > 1 {
			c.Name += fmt.Sprintf(" (%d)", names[key])
		}
		var text bytes.Buffer
		if err := Text(&text, []Finding{*f}, false); err != nil {
			return err
		}
		s := suite(name)
		s.Tests, out.Tests = s.Tests+1, out.Tests+1
		switch {
		case known:
			s.Skipped, out.Skipped = s.Skipped+1, out.Skipped+1
			c.Skipped = &junitSkipped{"accepted in " + Plain(r.Baseline)}
		case f.Severity >= r.FailOn:
			s.Failures, out.Failures = s.Failures+1, out.Failures+1
			c.Failure = &junitFailure{f.Rule, Plain(f.Message), xmlText(text.String())}
		default:
			c.Out = &junitText{xmlText(text.String())}
		}
		s.Cases = append(s.Cases, c)
		return nil
	}
	for i := range r.Findings {
		if err := add(&r.Findings[i], false); err != nil {
			return err
		}
	}
	for i := range r.Known {
		if err := add(&r.Known[i], true); err != nil {
			return err
		}
	}
	if out.Tests == 0 {
		s := suite("site")
		s.Tests, out.Tests = 1, 1
		s.Cases = []junitCase{{Class: "site", Name: "policies and facts agree", Time: "0", Out: &junitText{xmlText(cmp.Or(r.Note, "no findings"))}}}
	}
	slices.SortFunc(out.Suites, func(a, b *junitSuite) int { return strings.Compare(a.Name, b.Name) })
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// xmlText replaces what a CDATA section cannot hold and the printer of findings lets through.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xfffe || r == 0xffff {
			return '\ufffd'
		}
		return r
	}, s)
}
