package build_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
)

// today is the date for which the four sites are checked.
var today = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// An expectation is a line of expect.txt: see the head of those files.
type expectation struct {
	mode, rule, file, excerpt string
	line                      int
}

func (e expectation) String() string {
	return fmt.Sprintf("%s %s:%d %q", e.rule, e.file, e.line, e.excerpt)
}

var expectLine = regexp.MustCompile(`^(?:(also|never): )?(\S+) (\S+):(\d+) "(.*)"$`)

func expectations(t *testing.T, file string) []expectation {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []expectation
	for s := bufio.NewScanner(f); s.Scan(); {
		text := strings.TrimSpace(s.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		m := expectLine.FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("%s: cannot read %q", file, text)
		}
		line, _ := strconv.Atoi(m[4])
		out = append(out, expectation{mode: m[1], rule: m[2], file: m[3], line: line, excerpt: m[5]})
	}
	return out
}

// meets reports whether a finding is the one that is expected, or touches its words.
func (e expectation) meets(f *diag.Finding) bool {
	if e.rule != "*" && e.rule != f.Rule || f.Span.Name() != e.file || f.Span.Position().Line != e.line {
		return false
	}
	if strings.Contains(f.Span.Text(), e.excerpt) || strings.Contains(e.excerpt, f.Span.Text()) {
		line, offset := f.Span.File.Line(e.line)
		at := strings.Index(string(line), e.excerpt)
		return at >= 0 && f.Span.Start < offset+at+len(e.excerpt) && f.Span.End > offset+at || at < 0
	}
	return false
}

// TestSites checks four sites that tell what real companies publish, faults included: every fault that a careful reader finds
// is found, and nothing else.
func TestSites(t *testing.T) {
	for _, name := range []string{"signage", "ticketing", "media", "hosting"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join("testdata", "sites", name)
			r, err := build.Check(os.DirFS(dir), build.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			want := expectations(t, filepath.Join(dir, "expect.txt"))
			used := make([]bool, len(r.Findings))
			for _, e := range want {
				found := false
				for i := range r.Findings {
					if e.meets(&r.Findings[i]) {
						found = true
						used[i] = used[i] || e.mode != "never"
					}
				}
				switch {
				case e.mode == "never" && found:
					t.Errorf("a false friend is reported: %s", e)
				case e.mode == "" && !found:
					t.Errorf("not reported: %s", e)
				}
			}
			for i, f := range r.Findings {
				if !used[i] {
					t.Errorf("reported and not expected: %s %s %q: %s", f.Rule, f.Span, f.Span.Text(), f.Message)
				}
			}
		})
	}
}
