package corpus

import (
	"bytes"
	"math/rand/v2"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var day = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

func small() Site { return Site{Policies: 60, Seed: 1, Day: day} }

func body(t *testing.T, f File) []byte {
	t.Helper()
	parts := bytes.SplitN(f.Data, []byte("+++\n"), 3)
	if len(parts) != 3 || len(parts[0]) != 0 {
		t.Fatalf("%s has no front matter", f.Name)
	}
	return parts[2]
}

func TestFiles(t *testing.T) {
	t.Run("same bytes twice", func(t *testing.T) {
		var first []File
		for f := range small().Files() {
			first = append(first, f)
		}
		i := 0
		for f := range small().Files() {
			if f.Name != first[i].Name || !bytes.Equal(f.Data, first[i].Data) {
				t.Fatalf("file %d differs: %s and %s", i, f.Name, first[i].Name)
			}
			i++
		}
		if i != len(first) {
			t.Errorf("got %d files the second time, want %d", i, len(first))
		}
	})
	t.Run("another seed, another text", func(t *testing.T) {
		a, b := small(), small()
		b.Seed++
		if bytes.Equal(a.Policy(3).Data, b.Policy(3).Data) {
			t.Error("two seeds gave the same policy")
		}
	})
	t.Run("names are unlike", func(t *testing.T) {
		seen, titles := map[string]bool{}, map[string]bool{}
		for i := range 10_000 {
			if seen[id(i)] || titles[title(i)] {
				t.Fatalf("policy %d has the name or title of another: %s", i, id(i))
			}
			seen[id(i)], titles[title(i)] = true, true
		}
	})
}

func TestData(t *testing.T) {
	counts := map[string]int{}
	for _, f := range small().data() {
		var tables map[string]any
		if err := toml.Unmarshal(f.Data, &tables); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		for name, v := range tables {
			counts[name] += len(v.(map[string]any))
		}
	}
	for name, want := range map[string]int{"subprocessors": 30, "regions": 20, "backups": len(tiers), "retention": len(rules)} {
		if counts[name] != want {
			t.Errorf("%s: got %d, want %d", name, counts[name], want)
		}
	}
}

func TestPolicy(t *testing.T) {
	s := small()
	files, anchors := map[string]ast.Node{}, map[string]map[string]bool{}
	bodies := map[string][]byte{}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	for i := range s.Policies {
		f := s.Policy(i)
		name, src := path.Base(f.Name), body(t, f)
		root := md.Parser().Parse(text.NewReader(src))
		files[name], bodies[name], anchors[name] = root, src, map[string]bool{}
		walk(root, func(n ast.Node) {
			if h, ok := n.(*ast.Heading); ok {
				at, _ := h.AttributeString("id")
				anchors[name][string(at.([]byte))] = true
			}
		})
	}
	blocks := map[string]string{}
	for name, root := range files {
		if n := Words(string(bodies[name])); n < 1100 || n > 1300 {
			t.Errorf("%s has %d words, want 1,100 to 1,300", name, n)
		}
		code, tables, links, levels := 0, 0, 0, map[int]bool{}
		languages := map[string]bool{}
		walk(root, func(n ast.Node) {
			switch n := n.(type) {
			case *ast.FencedCodeBlock:
				code++
				languages[string(n.Language(bodies[name]))] = true
				content := string(n.Lines().Value(bodies[name]))
				if at, ok := blocks[content]; ok {
					t.Errorf("%s has a code block of %s", name, at)
				}
				blocks[content] = name
			case *ast.Heading:
				levels[n.Level] = true
			case *ast.Link:
				dest := string(n.Destination)
				if file, anchor, _ := strings.Cut(dest, "#"); strings.HasSuffix(file, ".md") {
					links++
					if files[file] == nil || anchor != "" && !anchors[file][anchor] {
						t.Errorf("%s links to %s, which does not exist", name, dest)
					}
				}
			}
			if n.Kind().String() == "Table" {
				tables++
			}
		})
		if code != 2 || len(languages) != 2 {
			t.Errorf("%s has %d code blocks in %d languages, want 2 in 2", name, code, len(languages))
		}
		if tables != 2 || links != 6 || len(levels) < 2 {
			t.Errorf("%s has %d tables, %d links, %d levels of headings; want 2, 6 and at least 2", name, tables, links, len(levels))
		}
	}
}

func walk(root ast.Node, f func(ast.Node)) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			f(n)
		}
		return ast.WalkContinue, nil
	})
}

// TestSlots holds the templates to the slots that exist: an unknown one would leave a hole in the sentence.
func TestSlots(t *testing.T) {
	w := &writer{rng: rand.New(rand.NewPCG(1, 1)), system: "desk"}
	slot := regexp.MustCompile(`\{(\w+)\}`)
	for k, list := range templates {
		s := w.subject(k)
		for _, tpl := range list {
			for _, m := range slot.FindAllStringSubmatch(tpl, -1) {
				if _, ok := s[m[1]]; !ok && m[1] != "system" && len(vocabulary[m[1]]) == 0 {
					t.Errorf("kind %d: no slot %q for %q", k, m[1], tpl)
				}
			}
		}
	}
}

func TestFill(t *testing.T) {
	w := &writer{rng: rand.New(rand.NewPCG(1, 1)), system: "desk"}
	for _, tt := range []struct{ in, want string }{
		{"a {x} and a {y} of {system}", "an item and a thing of the desk"},
		{"A {x}, not a{x}", "An item, not aitem"},
		{"no slot", "no slot"},
	} {
		if got := w.fill(tt.in, slots{"x": "item", "y": "thing"}); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	got := Words("# One two\n\n- three | four\n\n```go\nnot counted\n```\n\n| --- | --- |\n5 days\n")
	if want := 6; got != want {
		t.Errorf("got %d words, want %d", got, want)
	}
}
