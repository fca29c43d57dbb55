package rules_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"candor/cmd/internal/source"
)

// A want is an expectation that stands at the end of a fixture's line: a regular expression that "rule-id: message" matches,
// or, for the other side of a conflict, "rule-id: what that side says".
type want struct {
	file    string
	line    int
	related bool
	re      *regexp.Regexp
	met     bool
}

func (w *want) String() string {
	kind := "want"
	if w.related {
		kind = "want-related"
	}
	return fmt.Sprintf("%s:%d: %s %q", w.file, w.line, kind, w.re)
}

// tomlWant and markdownWant find the comment that holds a line's expectations, '# want "…"' and '<!-- want "…" -->'.
// Everything from it to the end of the line is cut before parsing: left in, it stops tables from parsing.
var (
	tomlWant     = regexp.MustCompile(`[ \t]*# (want(?:-related)? ".*)$`)
	markdownWant = regexp.MustCompile(`[ \t]*<!-- (want(?:-related)? ".*) -->\r?$`)
	wantWord     = regexp.MustCompile(`^(want-related|want)?\s*("(?:[^"\\]|\\.)*")\s*`)
)

// cut takes the expectations out of a fixture's file and returns what is left.
func cut(t *testing.T, name, text string) (string, []*want) {
	t.Helper()
	comment := markdownWant
	if strings.HasSuffix(name, ".toml") {
		comment = tomlWant
	}
	var wants []*want
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		m := comment.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		lines[i] = line[:m[0]]
		if strings.HasSuffix(line, "\r") {
			lines[i] += "\r"
		}
		kind := ""
		for rest := line[m[2]:m[3]]; rest != ""; {
			w := wantWord.FindStringSubmatch(rest)
			if w == nil {
				t.Fatalf("%s:%d: cannot read the expectation %q", name, i+1, rest)
			}
			if w[1] != "" {
				kind = w[1]
			}
			pattern, err := strconv.Unquote(w[2])
			if err != nil {
				t.Fatalf("%s:%d: %v", name, i+1, err)
			}
			re, err := regexp.Compile(pattern)
			if err != nil {
				t.Fatalf("%s:%d: %v", name, i+1, err)
			}
			wants = append(wants, &want{file: name, line: i + 1, related: kind == "want-related", re: re})
			rest = rest[len(w[0]):]
		}
	}
	return strings.Join(lines, "\n"), wants
}

// take marks the first unmet expectation that the finding, or its other side, meets.
func take(wants []*want, related bool, at source.Span, text string) bool {
	for _, w := range wants {
		if !w.met && w.related == related && w.file == at.Name() && w.line == at.Position().Line && w.re.MatchString(text) {
			w.met = true
			return true
		}
	}
	return false
}

// TestFixtures checks the sites under testdata. Each says in its description what a careful reader makes of it, and where
// each finding stands; what is found and not expected fails as much as what is expected and not found, at both ends.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no fixtures")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(archive.Comment), "Description: ") {
				t.Error("a fixture begins with 'Description: '")
			}
			var wants []*want
			for i, f := range archive.Files {
				text, ws := cut(t, f.Name, string(f.Data))
				archive.Files[i].Data = []byte(text)
				wants = append(wants, ws...)
			}
			for _, f := range checkArchive(t, string(txtar.Format(archive))) {
				if !take(wants, false, f.Span, f.Rule+": "+f.Message) {
					t.Errorf("not expected: %s: %s: %s [%s]", f.Span, f.Rule, f.Message, f.Span.Text())
				}
				for _, r := range f.Related {
					if !take(wants, true, r.Span, f.Rule+": "+r.Message) {
						t.Errorf("other side not expected: %s: %s: %s [%s]", r.Span, f.Rule, r.Message, r.Span.Text())
					}
				}
			}
			for _, w := range wants {
				if !w.met {
					t.Errorf("not reported: %s", w)
				}
			}
		})
	}
}
