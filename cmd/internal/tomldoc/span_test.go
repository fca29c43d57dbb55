package tomldoc

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/cmd/internal/source"
)

// at returns the node at a path of keys joined by '/'.
func at(t *testing.T, table *Table, path string) *Node {
	t.Helper()
	var n *Node
	for key := range strings.SplitSeq(path, "/") {
		e, ok := table.Get(key)
		if !ok {
			t.Fatalf("no %q in %q", key, path)
		}
		n = e.Value
		table = n.Table
	}
	return n
}

func mustParse(t *testing.T, text string) *Table {
	t.Helper()
	table, findings := Parse(source.NewFile("data/t.toml", []byte(text)))
	if len(findings) > 0 {
		t.Fatalf("%s: %s", findings[0].Span, findings[0].Message)
	}
	return table
}

var formSpans = []struct {
	path string
	kind Kind
	span string
}{
	{"text", String, `"plain"`},
	{"escaped", String, `"a\tb\u00e4\"\\"`},
	{"literal", String, `'C:\x'`},
	{"lines", String, "\"\"\"\nfirst \\\n  joined\nlast\"\"\""},
	{"raw", String, "'''\nit's'''"},
	{"whole", Integer, "1_000"},
	{"hex", Integer, "0xff"},
	{"number", Float, "-1.5e3"},
	{"infinite", Float, "inf"},
	{"yes", Bool, "true"},
	{"date", Date, "2026-01-31"},
	{"time", Time, "14:30:00.5"},
	{"moment", DateTime, "2026-01-31T14:30:00Z"},
	{"zoned", DateTime, "2026-01-31 14:30:00+02:00"},
	{"local", DateTime, "2026-01-31T14:30:00"},
	{"list", Array, "[1, [2, 3], {a = 1}]"},
	{"inline", Table_, `{ a = 1, b.c = "x" }`},
	{"inline/b/c", String, `"x"`},
	{"dotted", Table_, "dotted"},
	{"dotted/key/with space", Integer, "1"},
	{"table", Table_, "[table]"},
	{"table/k", Integer, "1"},
	{"deep", Table_, "[deep.er]"},
	{"deep/er", Table_, "[deep.er]"},
	{"many", Array, "[[many]]"},
}

func TestParse(t *testing.T) {
	lf := mustParse(t, everyForm)
	crlf := mustParse(t, "\xef\xbb\xbf"+strings.ReplaceAll(everyForm, "\n", "\r\n"))
	for _, tt := range formSpans {
		t.Run(tt.path, func(t *testing.T) {
			n := at(t, lf, tt.path)
			if n.Kind != tt.kind || n.Span.Text() != tt.span {
				t.Errorf("got %s %q, want %s %q", n.Kind, n.Span.Text(), tt.kind, tt.span)
			}
			n = at(t, crlf, tt.path)
			if want := strings.ReplaceAll(tt.span, "\n", "\r\n"); n.Kind != tt.kind || n.Span.Text() != want {
				t.Errorf("with CR LF and a byte order mark: got %s %q, want %s %q", n.Kind, n.Span.Text(), tt.kind, want)
			}
		})
	}
}

func TestParse_values(t *testing.T) {
	table := mustParse(t, everyForm)
	want := map[string]any{
		"text": "plain", "escaped": "a\tbä\"\\", "lines": "first joined\nlast", "raw": "it's", "whole": int64(1000), "number": -1500.0, "yes": true,
		"date": clock{"a date", "2026-01-31"}, "time": clock{"a time of day", "14:30:00.5"},
		"moment": clock{"zoned", "2026-01-31T14:30:00+00:00:00"}, "zoned": clock{"zoned", "2026-01-31T14:30:00+02:00:00"},
		"local": clock{"local", "2026-01-31T14:30:00"},
		"list":  []any{int64(1), []any{int64(2), int64(3)}, map[string]any{"a": int64(1)}},
		"many":  []any{map[string]any{"k": int64(3)}, map[string]any{"k": int64(4)}},
	}
	got := values(table)
	for key := range got {
		if _, ok := want[key]; !ok {
			delete(got, key)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if d := at(t, table, "date"); d.Time != time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC) {
		t.Errorf("a date is %v", d.Time)
	}
}

func TestParse_tables(t *testing.T) {
	table := mustParse(t, "[a.b]\nx = 1\n[a]\ny = 2\n[[a.c]]\nz = 1\n[[a.c]]\nz = 2\n[q.r]\n")
	a := at(t, table, "a")
	if a.Table.Implicit || a.Span.Text() != "[a]" {
		t.Errorf("a table that got its own header later is implicit: %v, at %q", a.Table.Implicit, a.Span.Text())
	}
	if e, _ := table.Get("a"); e.KeySpan.Position().Line != 3 {
		t.Errorf("its key is on line %d", e.KeySpan.Position().Line)
	}
	if q := at(t, table, "q"); !q.Table.Implicit || at(t, table, "q/r").Table.Implicit {
		t.Error("q is named by a dotted header only, r is not")
	}
	var order []string
	for _, e := range a.Table.Entries {
		order = append(order, e.Key)
	}
	if diff := cmp.Diff([]string{"b", "y", "c"}, order); diff != "" {
		t.Error(diff)
	}
	if c := at(t, table, "a/c"); len(c.Items) != 2 || c.Items[1].Span.Position().Line != 7 {
		t.Errorf("the list of tables is %v", c.Items)
	}
}

func TestParseSpan(t *testing.T) {
	text := "+++\ntitle = \"Backups\"\n+++\n# Not a comment\n"
	f := source.NewFile("content/p.md", []byte(text))
	span := f.Span(4, strings.LastIndex(text, "+++"))
	table, findings := ParseSpan(span)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	if s := at(t, table, "title").Span; s.Text() != `"Backups"` || s.Position().Line != 2 || s.Position().Column != 9 {
		t.Errorf("%q at %s", s.Text(), s)
	}
	if c := CommentsIn(span); len(c) > 0 {
		t.Errorf("comments %v", c)
	}
	if table, findings := ParseSpan(source.Span{}); table == nil || len(findings) > 0 {
		t.Errorf("nowhere is %v, %v", table, findings)
	}
}

func TestSource(t *testing.T) {
	tests := []struct{ name, text, word, want string }{
		{"basic", `a = "kept 30 days"`, "30 days", "30 days"},
		{"literal", `a = 'kept 30 days'`, "30 days", "30 days"},
		{"escape_before", `a = "\u00e4\t30 days"`, "30 days", "30 days"},
		{"escape_inside", `a = "x 30\u00a0days"`, "30\u00a0days", `30\u00a0days`},
		{"escape_alone", `a = "x\\y"`, `\`, `\\`},
		{"lines", "a = \"\"\"\nkept\n30 days\"\"\"", "30 days", "30 days"},
		{"lines_joined", "a = \"\"\"kept \\\n   30 days\"\"\"", "kept 30", "kept \\\n   30"},
		{"literal_lines", "a = '''\r\nkept\r\n30 days'''", "30 days", "30 days"},
		{"quotes_at_the_end", `a = """30 "days"""""`, `"days""`, `"days""`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := at(t, mustParse(t, tt.text), "a")
			i := strings.Index(n.Str, tt.word)
			if i < 0 {
				t.Fatalf("no %q in %q", tt.word, n.Str)
			}
			if got := n.Source(i, i+len(tt.word)).Text(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestComments(t *testing.T) {
	text := "\xef\xbb\xbf# first\r\na = \"#no\" # second\r\n\t#third\nb = '''\n# no\n'''\nc = [ # fourth\n  # fifth\n1]\n#"
	type brief struct {
		Text, Span string
		Line       int
		Own        bool
	}
	var got []brief
	for _, c := range Comments(source.NewFile("t.toml", []byte(text))) {
		got = append(got, brief{c.Text, c.Span.Text(), c.Line, c.OwnLine})
	}
	want := []brief{
		{"first", "# first", 1, true},
		{"second", "# second", 2, false},
		{"third", "#third", 3, true},
		{"fourth", "# fourth", 7, false},
		{"fifth", "# fifth", 8, true},
		{"", "#", 10, true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

const frontTOML = `title = "Backup policy"
owner = "Chief Information Security Officer"
version = "2.4"
reviewed = 2026-01-31
tags = ["backup", "retention"]
weight = 3
`

func BenchmarkParseSpan(b *testing.B) {
	f := source.NewFile("p.md", []byte(frontTOML))
	b.ReportAllocs()
	for b.Loop() {
		if _, findings := ParseSpan(f.Span(0, len(f.Data))); findings != nil {
			b.Fatal(findings)
		}
	}
}

func BenchmarkParseYAML(b *testing.B) {
	f := source.NewFile("p.md", []byte(strings.ReplaceAll(frontTOML, " = ", ": ")))
	b.ReportAllocs()
	for b.Loop() {
		if _, findings := ParseYAML(f.Span(0, len(f.Data))); findings != nil {
			b.Fatal(findings)
		}
	}
}

func BenchmarkComments(b *testing.B) {
	f := source.NewFile("p.toml", []byte(strings.Repeat("# a comment\na = \"text\" # another\n", 500)))
	b.SetBytes(int64(len(f.Data)))
	for b.Loop() {
		if len(Comments(f)) != 1000 {
			b.Fatal("lost a comment")
		}
	}
}
