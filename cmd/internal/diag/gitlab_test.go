package diag_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

func TestGitLab(t *testing.T) {
	r := report(t)
	r.Prefix = "docs/"
	var b bytes.Buffer
	if err := diag.GitLab(&b, r); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.gitlab.json", b.Bytes())
}

func TestGitLabWithoutFindings(t *testing.T) {
	var b bytes.Buffer
	if err := diag.GitLab(&b, &diag.Report{}); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(b.String()); got != "[]" {
		t.Errorf("got %s, want an empty list", got)
	}
}

// GitLab shows one of two issues with the same fingerprint, and takes descriptions of one line.
func TestGitLabAlike(t *testing.T) {
	f := source.NewFile("a.md", []byte("30 days\r\n30\tdays"))
	r := &diag.Report{Findings: []diag.Finding{{Rule: "r", Message: "a\r\nb\tc", Hint: "d\ne", Span: f.Span(0, 7)}, {Rule: "r", Message: "m", Span: f.Span(9, 16)}, {Rule: "r", Message: "m", Span: f.Span(0, 16)}}}
	diag.Stamp(r.Findings)
	var b bytes.Buffer
	if err := diag.GitLab(&b, r); err != nil {
		t.Fatal(err)
	}
	var got []struct {
		Description, Fingerprint string
		Location                 struct{ Lines struct{ Begin, End int } }
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got[0].Fingerprint == got[1].Fingerprint {
		t.Error("two findings have the same fingerprint")
	}
	if got[0].Description != "a b c – d e" {
		t.Errorf("the description is %q", got[0].Description)
	}
	if lines := got[2].Location.Lines; lines.Begin != 1 || lines.End != 2 {
		t.Errorf("the lines are %+v", lines)
	}
}
