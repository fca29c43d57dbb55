package tomldoc

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"candor/cmd/internal/source"
)

var yamlSeeds = []string{
	everyYAML,
	strings.ReplaceAll(everyYAML, "\n", "\r\n"),
	"a: &x [1, {b: 2}]\nc: *x\n", "a: &x [*x]", "{a: 1, b: [c: d], 'e': ''}", "a: |+2\n   x\n\n\n", "a: >\n x\n  y\n\n z\n", "? a\n: b",
	"a: \"x\\\n  y\\u00e4\\N\"", "a: !!str 1\nb: ! 2", "a:\n- b\n-  - c\n", "a: 'x\n\n  y'", "a: \u2028b", "\u00e4: b\u0085c: d", "a: b #c\n# d\n",
	"---\na: 1\n...\n", "---\na: 1\n---\nb: 2\n", "a: x\ta", "a: \"\\x41\\/\\ \"", "a: .inf\nb: 0o7\nc: 1_0", "<<: {a: 1}", "a: 2001-12-14t21:59:43.10-05:00",
	"a: &l [x,x]\nb: &m [*l,*l]\nc: [*m,*m]", "%YAML 1.1\n---\na: 1", "a: |\n  x", "a: |-\n\n\n  x\n \n", "a: x\n  y\n\n  z",
}

const everyYAML = `# every form
title: Backup policy
owner: 'it''s'
quoted: "a\tb\
  c"
list:
- a
- b: 2
  c: [1, 2, {x: y}]
date: 2026-01-31
moment: 2026-01-31T14:30:00+02:00
local: 2026-01-31 14:30:00
lines: |
  first
   second

folded: >-
  first
  second

  third
plain: one
  two
yes: true
number: 1.5
whole: 12
named: &name [x]
again: *name
`

func FuzzYAML(f *testing.F) {
	for _, s := range yamlSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4096 {
			return
		}
		file := source.NewFile("f.md", data)
		table, findings := ParseYAML(file.Span(0, len(data)))
		checkFindings(t, file, findings)
		if len(findings) > 0 {
			return
		}
		var want map[string]any
		if err := unmarshalQuietly(data, &want); err != nil {
			if strings.Contains(err.Error(), "cannot decode") || strings.Contains(err.Error(), "already defined") {
				return // two keys that are alike as Go values, such as 1 and 0x1, but not as text
			}
			t.Fatalf("no finding, and the parser says %v", err)
		}
		if len(want) != len(table.Entries) {
			t.Fatalf("%d entries, the parser has %d", len(table.Entries), len(want))
		}
		for _, e := range table.Entries {
			if w, ok := want[e.Key]; ok {
				sameYAML(t, e.Value, w)
			}
		}
		checkYAMLSpans(t, table)
	})
}

func unmarshalQuietly(data []byte, v *map[string]any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot decode: %v", r)
		}
	}()
	return yaml.Unmarshal(data, v)
}

// sameYAML fails unless a node holds what the parser decodes into Go's types.
func sameYAML(t *testing.T, n *Node, want any) {
	t.Helper()
	var got any
	switch n.Kind {
	case String:
		got = n.Str
	case Bool:
		got = n.Bool
	case Integer:
		want = fmt.Sprint(want)
		got = fmt.Sprint(n.Int)
	case Float:
		want = fmt.Sprint(want)
		got = fmt.Sprint(n.Float)
	case Date, DateTime:
		w, ok := want.(time.Time)
		if !ok || !w.Equal(n.Time) {
			t.Fatalf("%q is %v, the parser has %v", n.Span.Text(), n.Time, want)
		}
		return
	case Array:
		w, ok := want.([]any)
		if !ok || len(w) != len(n.Items) {
			t.Fatalf("%q has %d items, the parser has %v", n.Span.Text(), len(n.Items), want)
		}
		for i := range w {
			sameYAML(t, n.Items[i], w[i])
		}
		return
	case Table_:
		if w, ok := want.(map[string]any); ok {
			for _, e := range n.Table.Entries {
				if v, ok := w[e.Key]; ok {
					sameYAML(t, e.Value, v)
				}
			}
		}
		return
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is %#v, the parser has %#v", n.Span.Text(), got, want)
	}
}

// checkYAMLSpans fails unless every text of a table stands where its span says.
func checkYAMLSpans(t *testing.T, table *Table) {
	t.Helper()
	for i, e := range table.Entries {
		if s := e.Value.Span; s.Start < e.KeySpan.Start || i > 0 && e.KeySpan.Start < table.Entries[i-1].KeySpan.Start {
			t.Fatalf("%q at %d comes before its key at %d", s.Text(), s.Start, e.KeySpan.Start)
		}
		checkYAMLSpan(t, e.Value)
	}
}

func checkYAMLSpan(t *testing.T, n *Node) {
	t.Helper()
	switch {
	case n.Kind == String && n.form != formUnknown:
		if !decodes(n) {
			t.Fatalf("%q does not decode to %q", n.Span.Text(), n.Str)
		}
		checkSource(t, n, false)
	case n.Table != nil && len(n.Table.Entries) > 0 && n.Table.Entries[0].KeySpan != n.Span: // not by an alias
		checkYAMLSpans(t, n.Table)
	}
	for _, item := range n.Items {
		if item.Span.Start < n.Span.Start || item.Span.End > n.Span.End {
			t.Fatalf("item %q at %d-%d outside its list at %d-%d", item.Span.Text(), item.Span.Start, item.Span.End, n.Span.Start, n.Span.End)
		}
		checkYAMLSpan(t, item)
	}
}

// decodes reports whether the bytes at a string's span say what it holds.
func decodes(n *Node) bool {
	raw := n.Span.File.Data[n.Span.Start:n.Span.End]
	if _, ok := n.verbatim(raw); ok {
		return true
	}
	var m mapped
	if n.form == formYAMLBlock {
		m.yamlBlock(n.Span.File.Data[n.Span.Start:], n.Str)
	} else {
		m.yamlFlow(raw, n.form, n.Str)
	}
	return string(m.text) == n.Str
}
