package diag_test

import (
	"bytes"
	"encoding/xml"
	"testing"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// A suites is a JUnit report as its readers see it.
type suites struct {
	Tests, Failures, Skipped int `xml:",attr"`
	Suites                   []struct {
		Name                     string `xml:"name,attr"`
		Tests, Failures, Skipped int    `xml:",attr"`
		Cases                    []struct {
			Class   string    `xml:"classname,attr"`
			Name    string    `xml:"name,attr"`
			Failure *struct{} `xml:"failure"`
			Skipped *struct{} `xml:"skipped"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func junit(t *testing.T, r *diag.Report) ([]byte, suites) {
	t.Helper()
	var b bytes.Buffer
	if err := diag.JUnit(&b, r); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Skipped  int `xml:"skipped,attr"`
		suites
	}
	if err := xml.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	got.suites.Tests, got.suites.Failures, got.suites.Skipped = got.Tests, got.Failures, got.Skipped
	tests, failures, skipped := 0, 0, 0
	names := map[[2]string]bool{}
	for _, s := range got.Suites {
		for _, c := range s.Cases {
			tests++
			if c.Failure != nil {
				failures++
			}
			if c.Skipped != nil {
				skipped++
			}
			if key := [2]string{c.Class, c.Name}; names[key] {
				t.Errorf("two cases are called %q", key)
			} else {
				names[key] = true
			}
		}
	}
	if tests != got.Tests || failures != got.Failures || skipped != got.Skipped {
		t.Errorf("%d cases, %d failures, %d skipped, and the report says %d, %d, %d", tests, failures, skipped, got.Tests, got.Failures, got.Skipped)
	}
	return b.Bytes(), got.suites
}

func TestJUnit(t *testing.T) {
	r := report(t)
	r.Prefix = "docs/"
	r.Baseline, r.Known, r.Findings = "known.txt", r.Findings[2:3], append(r.Findings[:2:2], r.Findings[3])
	out, _ := junit(t, r)
	golden(t, "report.junit.xml", out)
}

// What fails is what --fail-on says.
func TestJUnitFailOn(t *testing.T) {
	for severity, want := range map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Info: 4} {
		r := report(t)
		r.FailOn = severity
		if _, got := junit(t, r); got.Failures != want || got.Tests != 4 {
			t.Errorf("%s: %d of %d cases fail, want %d of 4", severity, got.Failures, got.Tests, want)
		}
	}
}

func TestJUnitWithoutFindings(t *testing.T) {
	if _, got := junit(t, &diag.Report{}); got.Tests != 1 || got.Failures != 0 {
		t.Errorf("got %+v, want one case that passes", got)
	}
}

// Two findings that say the same are two cases, and what XML cannot hold is not written.
func TestJUnitText(t *testing.T) {
	f := source.NewFile("a\x00<&\">.md", []byte("30 \x01days ]]>\uffff 30 days"))
	r := &diag.Report{Findings: []diag.Finding{
		{Rule: "r", Message: "m\x02 <&\">", Span: f.Span(0, 8)}, {Rule: "r", Message: "m\x02 <&\">", Span: f.Span(16, 23)}, {Rule: "r", Message: "m\x02 <&\">", Span: f.Span(16, 23)},
	}}
	_, got := junit(t, r)
	if len(got.Suites) != 1 || len(got.Suites[0].Cases) != 3 || got.Suites[0].Cases[2].Name != "r: m\ufffd <&\"> (3)" {
		t.Errorf("got %+v", got)
	}
}
