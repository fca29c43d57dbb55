package tomldoc

import (
	"errors"
	"fmt"

	"github.com/pelletier/go-toml/v2/unstable"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// A builder makes the tree of tables from the syntax tree, by TOML's rules for headers, dotted keys, lists of tables and
// inline tables. It places; that the document is valid TOML is BurntSushi's word.
type builder struct {
	part
	root     *Table
	cur      *Table // the table of the last header
	conflict *diag.Finding
}

// build returns the tree without values. If the text contradicts itself or cannot be read, conflict says where first.
func build(p part) (root *Table, conflict *diag.Finding) {
	root = &Table{Span: p.all()}
	b := &builder{part: p, root: root, cur: root}
	defer func() { // the syntax tree panics where it is used wrongly, and promises nothing about its own mistakes
		if r := recover(); r != nil {
			f := disagreement(p.all(), fmt.Sprint(r))
			conflict = &f
		}
	}()
	var ast unstable.Parser
	ast.Reset(p.data)
	for b.conflict == nil && ast.NextExpression() {
		switch n := ast.Expression(); n.Kind {
		case unstable.KeyValue:
			b.keyValue(b.cur, n)
		case unstable.Table, unstable.ArrayTable:
			b.header(n)
		}
	}
	if err := ast.Error(); err != nil && b.conflict == nil {
		at := p.span(len(p.data), len(p.data))
		var e *unstable.ParserError
		if errors.As(err, &e) {
			r := ast.Range(e.Highlight)
			at = p.span(int(r.Offset), int(r.Offset+r.Length))
		}
		f := disagreement(at, err.Error())
		b.conflict = &f
	}
	return root, b.conflict
}

// header opens the table of a [header] or the next one of a [[header]].
func (b *builder) header(n *unstable.Node) {
	var keys []*unstable.Node
	for it := n.Key(); it.Next(); {
		keys = append(keys, it.Node())
	}
	last := keys[len(keys)-1]
	span := b.headerSpan(n.Kind, keys[0], last)

	t := b.root
	for _, k := range keys[:len(keys)-1] {
		e, ok := t.Get(string(k.Data))
		if !ok {
			next := &Table{Span: span, Implicit: true}
			t.add(Entry{string(k.Data), b.raw(k), &Node{Kind: Table_, Span: span, Table: next}})
			t = next
			continue
		}
		if e.Value.closed || inner(e.Value) == nil {
			b.cannotHold(b.raw(k), e)
			return
		}
		t = inner(e.Value)
	}

	key := string(last.Data)
	e, ok := t.Get(key)
	b.cur = &Table{Span: span}
	node := &Node{Kind: Table_, Span: span, Table: b.cur}
	switch {
	case n.Kind == unstable.ArrayTable && !ok:
		t.add(Entry{key, b.raw(last), &Node{Kind: Array, Span: span, Items: []*Node{node}}})
	case n.Kind == unstable.ArrayTable && e.Value.Kind == Array && !e.Value.closed:
		e.Value.Items = append(e.Value.Items, node)
	case n.Kind == unstable.ArrayTable:
		b.cannotHold(b.raw(last), e)
	case !ok:
		t.add(Entry{key, b.raw(last), node})
	case e.Value.Kind == Table_ && e.Value.Table.Implicit:
		b.cur = e.Value.Table
		b.cur.Implicit, b.cur.Span = false, span
		e.KeySpan, e.Value.Span = b.raw(last), span
	case e.Value.Kind == Table_ && !e.Value.closed:
		b.tableTwice(b.raw(last), span, e)
	default:
		b.cannotHold(b.raw(last), e)
	}
}

// headerSpan returns the span of a header from its first bracket to its last.
func (b *builder) headerSpan(kind unstable.Kind, first, last *unstable.Node) source.Span {
	start, end := int(first.Raw.Offset), int(last.Raw.Offset+last.Raw.Length)
	for start > 0 && isBlank(b.data[start-1]) {
		start--
	}
	for end < len(b.data) && isBlank(b.data[end]) {
		end++
	}
	n := 1
	if kind == unstable.ArrayTable {
		n = 2
	}
	return b.span(start-n, end+n)
}

// inner returns the table that a key inside n belongs to: n itself, or the last of a list of tables.
func inner(n *Node) *Table {
	if n.Kind == Array && len(n.Items) > 0 {
		n = n.Items[len(n.Items)-1]
	}
	return n.Table
}

// keyValue adds a key and its value to t and returns the offset behind the value.
func (b *builder) keyValue(t *Table, kv *unstable.Node) int {
	it := kv.Key()
	it.Next()
	k := it.Node()
	for it.Next() { // k has a part behind it
		key := string(k.Data)
		e, ok := t.Get(key)
		switch {
		case !ok:
			next := &Table{Span: b.raw(k)}
			t.add(Entry{key, b.raw(k), &Node{Kind: Table_, Span: b.raw(k), Table: next, dotted: true}})
			t = next
		case e.Value.dotted:
			t = e.Value.Table
		default:
			b.cannotHold(b.raw(k), e)
			return int(kv.Raw.Offset + kv.Raw.Length)
		}
		k = it.Node()
	}

	at := skipBlank(b.data, int(k.Raw.Offset+k.Raw.Length)) // '='
	at = skipBlank(b.data, at+1)
	value, end := b.value(kv.Value(), at)
	key := string(k.Data)
	if e, ok := t.Get(key); ok {
		b.clash(b.raw(k), e, t.Span)
		return end
	}
	t.add(Entry{key, b.raw(k), value})
	return end
}

// value returns the value that starts at an offset, and the offset behind it. The syntax tree has no ranges for lists and
// inline tables, so their ends are found from those of what they hold.
func (b *builder) value(n *unstable.Node, at int) (*Node, int) {
	out := &Node{}
	end := int(n.Raw.Offset + n.Raw.Length)
	switch n.Kind {
	case unstable.String:
		out.Kind, out.form = String, tomlForm(b.data[at:end])
	case unstable.Integer:
		out.Kind = Integer
	case unstable.Float:
		out.Kind = Float
	case unstable.Bool:
		out.Kind = Bool
	case unstable.DateTime:
		out.Kind = DateTime
	case unstable.LocalDateTime:
		out.Kind, out.Local = DateTime, true
	case unstable.LocalDate:
		out.Kind = Date
	case unstable.LocalTime:
		out.Kind = Time
	case unstable.Array:
		out.Kind, out.closed = Array, true
		end = at + 1
		for it := n.Children(); it.Next(); {
			var item *Node
			item, end = b.value(it.Node(), skipBetween(b.data, end))
			out.Items = append(out.Items, item)
		}
		end = skipBetween(b.data, end) + 1
	case unstable.InlineTable:
		out.Kind, out.closed = Table_, true
		out.Table = &Table{}
		end = at + 1
		for it := n.Children(); it.Next(); {
			end = b.keyValue(out.Table, it.Node())
		}
		end = skipBetween(b.data, end) + 1
		out.Table.Span = b.span(at, end)
	}
	out.Span = b.span(at, end)
	return out, end
}

// clash records that a key or a table is given again. The first clash counts: the rest may follow from it.
func (b *builder) clash(again source.Span, first *Entry, table source.Span) {
	if b.conflict == nil {
		f := twice(RuleTOML, first.Key, again, first.KeySpan, tableName(table))
		b.conflict = &f
	}
}

// cannotHold records that a value is used as a table: by a header, or by a key with a dot behind it.
func (b *builder) cannotHold(again source.Span, first *Entry) {
	if b.conflict != nil {
		return
	}
	f := twice(RuleTOML, first.Key, again, first.KeySpan, "")
	line := first.KeySpan.Position().Line
	f.Message = fmt.Sprintf("'%s' is %s already (line %d) and cannot be a table too", first.Key, first.Value.Kind, line)
	switch {
	case first.Value.Kind == Table_ && !first.Value.closed && !first.Value.dotted:
		f.Message = fmt.Sprintf("'%s' has a header of its own (line %d), so no key outside it can add to it", first.Key, line)
		f.Hint = "write this key under that header"
	case first.Value.closed:
		f.Message = fmt.Sprintf("'%s' is %s that ends with its closing bracket (line %d), so nothing can be added to it", first.Key, first.Value.Kind, line)
		f.Hint = "write all of it between its brackets, or under headers"
	}
	b.conflict = &f
}

// tableTwice records that a table has two headers.
func (b *builder) tableTwice(again source.Span, header source.Span, first *Entry) {
	if b.conflict != nil {
		return
	}
	f := twice(RuleTOML, first.Key, again, first.KeySpan, "")
	f.Message = fmt.Sprintf("the table %s is given twice (first on line %d)", header.Text(), first.KeySpan.Position().Line)
	f.Hint = "put both parts under one header, or give one of them another name"
	b.conflict = &f
}

// twice is the finding for a key that a table has twice.
func twice(rule, key string, again, first source.Span, in string) diag.Finding {
	return diag.Finding{
		Rule: rule, Severity: diag.Error, Span: again,
		Message: fmt.Sprintf("the key '%s' is given twice%s (first on line %d)", key, in, first.Position().Line),
		Hint:    "keep one of the two, or give one of them another name",
		Related: []diag.Related{{Span: first, Message: "first given here"}},
	}
}

// tableName returns " in [header]" if the table has a header.
func tableName(table source.Span) string {
	if table.IsZero() || table.Start >= table.End || table.File.Data[table.Start] != '[' || table.File.Data[table.End-1] != ']' || table.End-table.Start > 100 {
		return ""
	}
	return " in " + table.Text()
}

func (b *builder) raw(n *unstable.Node) source.Span {
	return b.span(int(n.Raw.Offset), int(n.Raw.Offset+n.Raw.Length))
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func skipBlank(b []byte, i int) int {
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	return i
}

// skipBetween skips what may stand between the items of a list: blanks, line endings, comments, commas.
func skipBetween(b []byte, i int) int {
	for i < len(b) {
		switch b[i] {
		case ' ', '\t', '\r', '\n', ',':
			i++
		case '#':
			i = lineEnd(b, i)
		default:
			return i
		}
	}
	return i
}
