package tomldoc

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	strict "github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// tomlSeeds hold every form of key, value and table, and the edges between them.
var tomlSeeds = []string{
	everyForm,
	"a = 1\r\nb.c = \"x\"\r\n[d]\r\ne = [1,\r\n# c\r\n2]\r\n",
	"[a.b]\nx=1\n[a]\ny=2\n[[a.c]]\nz=1\n[[a.c]]\nz=2\n[a.c.d]\n",
	"a={b={c=[{d=1},{d=2}]},e.f=1}\n'' = 1\n\"\\u00e4\".'b c' = 2",
	"a=[[1],[[2]],{x=1,},]\nb={\n x=1, # c\n y=2\n}",
	"a=\"\"\"\"\"a\"\"\"\"\"\nb='''''a'''''\nc=\"\"\"\\\r\n \\u0041\\x41\\e\\\\ \"\"\"",
	"a=[]\na=1", "a.b=1\na.b.c=2", "[a]\n[a]", "[[a]]\n[a]", "a=1979-05-27 07:32:00-07:00\nb=07:32", "a=1e5\nb=-inf\nc=-nan\nd=0xDEAD_BEEF\ne=-0.0",
	"\xef\xbb\xbfa=1", "\xef\xbb\xbf\xef\xbb\xbfa=1", "a=\"\n", "a='x", "a=[1", "[a", "a=", "a=\x00", "a=\xff", "a\r=1",
	"a={b=1}\n[a.c]\nd=1", "[a]\nb.c=1\n[a.b.d]\nx=1", "a=[{b=1}]\n[[a]]\nc=1", "a=[]\n[[a]]", "[[a.b]]\n[a]\nc=1", "{}", "a={}={}",
	"a = 2021-01-01 1", "a=12:00:00.123456789012", "a=0001-01-01T00:00:00+14:00", "a=[1 #\n,2]",
}

const everyForm = `# every form
text = "plain"
escaped = "a\tb\u00e4\"\\"
literal = 'C:\x'
lines = """
first \
  joined
last"""
raw = '''
it's'''
whole = 1_000
hex = 0xff
number = -1.5e3
infinite = inf
yes = true
date = 2026-01-31
time = 14:30:00.5
moment = 2026-01-31T14:30:00Z
zoned = 2026-01-31 14:30:00+02:00
local = 2026-01-31T14:30:00
list = [1, [2, 3], {a = 1}]
inline = { a = 1, b.c = "x" }
dotted.key."with space" = 1

[table] # a comment
k = 1

[deep.er]
k = 2

[[many]]
k = 3
[[many]]
k = 4
`

func FuzzAgree(f *testing.F) {
	for _, s := range tomlSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(agree)
}

// TestAgree holds the two readings to each other over every order of three statements that touch the same names: a
// fuzzer seldom writes valid tables, and their rules are where readings part.
func TestAgree(t *testing.T) {
	statements := []string{
		"a = 1\n", "a.b = 1\n", "a.b.c = 1\n", "b = [{c = 1}]\n", "a = {b = 1}\n", "a = {b = {c = 1}, d.e = 2}\n", "a = []\n", "a = [{b = 1}, {c = [[], {}]}]\n",
		"[a]\n", "[a.b]\n", "[a.b.c]\n", "[[a]]\n", "[[a.b]]\n", "[[a.b.c]]\n", "[b]\n", "[a.d.e]\n", "c = 1\n", "b.c = 1\n", "b.d = 2026-01-31\n", "'' = 1\n", "[\"\"]\n", "['a.b']\n", "\"a.b\" = 1\n",
	}
	for _, x := range statements {
		for _, y := range statements {
			for _, z := range statements {
				agree(t, []byte(x+y+z))
				if t.Failed() {
					t.Fatalf("%q", x+y+z)
				}
			}
		}
	}
}

// agree fails unless a text is read as BurntSushi reads it, and each span says what its value holds.
func agree(t *testing.T, data []byte) {
	t.Helper()
	file := source.NewFile("f.toml", data)
	table, findings := Parse(file)
	checkFindings(t, file, findings)

	var want map[string]any
	_, err := decodeQuietly(string(data), &want)
	switch {
	case err != nil && len(findings) == 0:
		t.Fatalf("no finding, and BurntSushi says %v", err)
	case err == nil && len(findings) > 0 && !documented(findings[0], data):
		t.Fatalf("BurntSushi reads it, and the finding is %s: %s", findings[0].Span, findings[0].Message)
	case len(findings) > 0:
		if table != nil {
			t.Fatal("a table beside a syntax error")
		}
		return
	}
	var third map[string]any
	if err := strict.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &third); err != nil {
		t.Fatalf("no finding, and go-toml says %v", err)
	}
	if diff := cmp.Diff(plainTable(want), values(table), sameFloat); diff != "" {
		t.Fatalf("the tree is not what BurntSushi reads (-want +got):\n%s", diff)
	}
	checkSpans(t, file, table)
}

// documented reports whether a text that BurntSushi reads is refused on purpose: it holds bytes or nesting that this
// package does not read, or it breaks a rule of TOML that BurntSushi does not hold, such as that no header adds to a
// table made by dotted keys or braces. Of the latter go-toml's own decoder, which holds them, is the judge.
func documented(f diag.Finding, data []byte) bool {
	if _, bad := strayByte(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))); bad {
		return true
	}
	var v map[string]any
	return strings.Contains(f.Message, "nested more than") || strict.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &v) != nil
}

// decodeQuietly is toml.Decode with its panics as errors.
func decodeQuietly(s string, v *map[string]any) (md toml.MetaData, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = toml.ParseError{Message: "panic"}
		}
	}()
	return toml.Decode(s, v)
}

var sameFloat = cmp.Comparer(func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b })

// A clock is a decoded time, comparable across time zones.
type clock struct{ Kind, Text string }

// plainTable returns what BurntSushi decoded in the terms of values.
func plainTable(m map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range m {
		out[k] = plain(v)
	}
	return out
}

func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		return plainTable(v)
	case []any:
		out := []any{}
		for _, x := range v {
			out = append(out, plain(x))
		}
		return out
	case []map[string]any:
		out := []any{}
		for _, x := range v {
			out = append(out, plainTable(x))
		}
		return out
	case time.Time:
		switch v.Location().String() {
		case "date-local":
			return clock{"a date", v.Format("2006-01-02")}
		case "time-local":
			return clock{"a time of day", v.Format("15:04:05.999999999")}
		case "datetime-local":
			return clock{"local", v.Format("2006-01-02T15:04:05.999999999")}
		}
		return clock{"zoned", v.Format("2006-01-02T15:04:05.999999999-07:00:00")}
	}
	return v
}

// values returns the values of a tree in the terms of plain.
func values(t *Table) map[string]any {
	out := map[string]any{}
	for _, e := range t.Entries {
		out[e.Key] = value(e.Value)
	}
	return out
}

func value(n *Node) any {
	switch n.Kind {
	case String:
		return n.Str
	case Integer:
		return n.Int
	case Float:
		return n.Float
	case Bool:
		return n.Bool
	case Date:
		return clock{"a date", n.Time.Format("2006-01-02")}
	case Time:
		return clock{"a time of day", n.Time.Format("15:04:05.999999999")}
	case DateTime:
		if n.Local {
			return clock{"local", n.Time.Format("2006-01-02T15:04:05.999999999")}
		}
		return clock{"zoned", n.Time.Format("2006-01-02T15:04:05.999999999-07:00:00")}
	case Array:
		out := []any{}
		for _, x := range n.Items {
			out = append(out, value(x))
		}
		return out
	}
	return values(n.Table)
}

// checkFindings fails on findings that point nowhere or say nothing.
func checkFindings(t *testing.T, file *source.File, fs []diag.Finding) {
	t.Helper()
	for _, f := range fs {
		if f.Span.File != file || f.Span.Start < 0 || f.Span.End > len(file.Data) || f.Span.Start > f.Span.End {
			t.Fatalf("finding at %d-%d of %d bytes: %s", f.Span.Start, f.Span.End, len(file.Data), f.Message)
		}
		if f.Rule == "" || f.Message == "" || f.Hint == "" || strings.ContainsAny(f.Message+f.Hint, "\n\r\t") {
			t.Fatalf("finding says %q, hint %q", f.Message, f.Hint)
		}
	}
}

// checkSpans reads again what each span of a table holds and fails unless it is the same key or value.
func checkSpans(t *testing.T, file *source.File, table *Table) {
	t.Helper()
	for _, e := range table.Entries {
		if keys := reparse(t, e.KeySpan.Text()+" = 1"); keys == nil || len(keys.Entries) != 1 || keys.Entries[0].Key != e.Key {
			t.Fatalf("key span %q of %q", e.KeySpan.Text(), e.Key)
		}
		checkSpan(t, file, e.Value)
	}
}

func checkSpan(t *testing.T, file *source.File, n *Node) {
	t.Helper()
	text := n.Span.Text()
	if n.Kind == Table_ && !strings.HasPrefix(text, "{") || n.Kind == Array && strings.HasPrefix(text, "[[") && len(n.Items) > 0 && n.Items[0].Kind == Table_ && n.Items[0].Span == n.Span {
		for _, item := range n.Items {
			checkSpans(t, file, item.Table)
		}
		if n.Table != nil {
			checkSpans(t, file, n.Table)
		}
		return
	}
	again := reparse(t, "x = "+text)
	if again == nil {
		t.Fatalf("the span %q of %s does not parse", text, n.Kind)
	}
	x, _ := again.Get("x")
	if diff := cmp.Diff(value(n), value(x.Value), sameFloat); diff != "" {
		t.Fatalf("the span %q says something else (-want +got):\n%s", text, diff)
	}
	for _, item := range n.Items {
		checkSpan(t, file, item)
	}
	if n.Table != nil {
		checkSpans(t, file, n.Table)
	}
	if n.Kind == String {
		checkSource(t, n, true)
	}
}

func reparse(t *testing.T, s string) *Table {
	t.Helper()
	table, findings := Parse(source.NewFile("again.toml", []byte(s)))
	if len(findings) > 0 {
		t.Logf("%q: %s", s, findings[0].Message)
		return nil
	}
	return table
}

// checkSource fails unless the spans of a string's characters stand in order inside its own, and say those characters
// that are written as they are. With exact, each has a span of its own.
func checkSource(t *testing.T, n *Node, exact bool) {
	t.Helper()
	last := n.Span.Start
	for i, r := range n.Str {
		if i > 200 {
			break
		}
		c := string(r)
		s := n.Source(i, i+len(c))
		if s == n.Span && !exact {
			return
		}
		if s.Start < last || s.End > n.Span.End {
			t.Fatalf("%q: character %d is at %d-%d, the one before at %d, all at %d-%d", n.Span.Text(), i, s.Start, s.End, last, n.Span.Start, n.Span.End)
		}
		if last = s.Start; exact && (s.End-s.Start) != len(c) && !strings.HasPrefix(s.Text(), `\`) || exact && (s.End-s.Start) == len(c) && s.Text() != c && !strings.HasPrefix(s.Text(), `\`) {
			t.Fatalf("%q: character %q is said by %q", n.Span.Text(), c, s.Text())
		}
	}
}

func FuzzComments(f *testing.F) {
	for _, s := range tomlSeeds {
		f.Add([]byte(s))
	}
	f.Add([]byte("# a\n  # b\na = \"#\" # c\nb = '''\n# no\n''' # d\nc = [ # e\n# f\n1] # g"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("f.toml", data)
		got := Comments(file)
		for _, c := range got {
			if !strings.HasPrefix(c.Span.Text(), "#") || strings.Contains(c.Span.Text(), "\n") || c.Line != c.Span.Position().Line {
				t.Fatalf("comment %q at %s says line %d", c.Span.Text(), c.Span, c.Line)
			}
		}
		if _, findings := Parse(file); len(findings) > 0 {
			return // where strings end is not settled
		}
		var texts []string
		for _, c := range got {
			texts = append(texts, c.Span.Text())
		}
		if diff := cmp.Diff(treeComments(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), texts); diff != "" {
			t.Fatalf("not the comments of the syntax tree (-want +got):\n%s", diff)
		}
	})
}

// treeComments returns the comments that go-toml's parser finds, in order of place.
func treeComments(data []byte) []string {
	p := unstable.Parser{KeepComments: true}
	p.Reset(data)
	at := map[int]string{}
	var walk func(n *unstable.Node)
	walk = func(n *unstable.Node) {
		for ; n.Valid(); n = n.Next() {
			if n.Kind == unstable.Comment {
				at[int(n.Raw.Offset)] = string(n.Data)
			}
			walk(n.Child())
		}
	}
	for p.NextExpression() {
		walk(p.Expression())
	}
	var out []string
	for i := range data {
		if s, ok := at[i]; ok {
			out = append(out, s)
		}
	}
	return out
}
