package diag_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

func github(t *testing.T, r *diag.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.GitHub(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGitHub(t *testing.T) {
	r := report(t)
	r.Prefix, r.RulesURL = "docs/", "https://candor.example/rules"
	golden(t, "report.github", []byte(github(t, r)))
}

// Of each severity as many annotations as are shown, the worst first, and the others in the log.
func TestGitHubLimits(t *testing.T) {
	f := source.NewFile("a.md", []byte(strings.Repeat("x\n", 100)))
	var fs []diag.Finding
	for i := range 36 {
		fs = append(fs, diag.Finding{Rule: "r", Message: fmt.Sprint("number ", i), Severity: diag.Severity(i % 3), Span: f.Span(2*i, 2*i+1)})
	}
	out := github(t, &diag.Report{Findings: fs})
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 37 {
		t.Fatalf("got %d lines, want one for each finding and one that tells of the limit:\n%s", len(lines), out)
	}
	for i, command := range []string{"error", "warning", "notice"} {
		for _, line := range lines[10*i : 10*i+10] {
			if !strings.HasPrefix(line, "::"+command+" ") {
				t.Errorf("got %s among the %ss", line, command)
			}
		}
	}
	if lines[30] != "GitHub shows 10 annotations of each severity. The others:" {
		t.Errorf("got %s", lines[30])
	}
	if want := "error: a.md:33:1: number 32 [r]"; lines[31] != want {
		t.Errorf("got %s, want %s", lines[31], want)
	}
	if want := "warning: a.md:32:1: number 31 [r]"; lines[33] != want {
		t.Errorf("got %s, want %s", lines[33], want)
	}
}

// No file name and no text can give the runner a command of its own, and none breaks out of its own.
func TestGitHubEscapes(t *testing.T) {
	evil := "x::warning::y\r\n::set-env name=A::B\n##[add-mask]c, 100 %0A"
	at := source.NewFile("a,b:c%\n::error::.md", []byte(evil)).Span(0, 5)
	fs := make([]diag.Finding, 12)
	for i := range fs {
		fs[i] = diag.Finding{Rule: "r", Severity: diag.Error, Message: evil, Hint: evil, Span: at, Related: []diag.Related{{Span: at, Message: evil}, {Message: evil}}}
	}
	out := github(t, &diag.Report{Findings: fs, Prefix: "d,e/"})
	for i, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
		if i < 10 != strings.HasPrefix(line, "::error file=d%2Ce/a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.md,line=1,endLine=1,col=1,endColumn=6,title=r::") {
			t.Errorf("line %d is %q", i, line)
		}
		if i < 10 && !strings.Contains(line, "100 %250A%0A") {
			t.Errorf("line %d does not keep what it quotes: %q", i, line)
		}
		if i >= 10 && (strings.Contains(line, "##[") || strings.HasPrefix(strings.TrimSpace(line), "::")) {
			t.Errorf("line %d holds a command: %q", i, line)
		}
	}
}

func TestGitHubLines(t *testing.T) {
	at := mark(t, "a.md", "one\r\nkept «30\r\ndays» more")
	got := github(t, &diag.Report{Findings: []diag.Finding{{Rule: "r", Message: "m", Span: at}}})
	if want := "::notice file=a.md,line=2,endLine=3,title=r::m\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
