package tomldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// ParseYAML returns the table that a YAML text holds, such as the front matter of a policy. Only a mapping stands at the
// top. What cannot be a value of TOML either, such as a key without a value, is a finding.
func ParseYAML(span source.Span) (*Table, []diag.Finding) {
	p, ok := partOf(span)
	if !ok {
		return &Table{}, nil
	}
	if f, bad := p.unreadable(RuleYAML, maxYAML); bad {
		return nil, []diag.Finding{f}
	}
	y := &yamlTree{part: p, lines: yamlLineStarts(p.data)}
	doc, err := decodeYAML(p.data)
	switch {
	case err != nil:
		return nil, []diag.Finding{y.explain(err)}
	case doc == nil || len(doc.Content) == 0:
		return &Table{Span: p.all()}, nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		at := y.offset(top)
		return nil, []diag.Finding{p.finding(RuleYAML, at, p.lineRest(at), "this is no list of keys and values",
			"write a key, a colon, a space and a value on each line, such as 'title: Backup policy'")}
	}
	n, _ := y.value(top, 0)
	if len(y.findings) > 0 {
		diag.Sort(y.findings)
	}
	if n == nil {
		return nil, y.findings
	}
	n.Table.Span = p.all()
	return n.Table, y.findings
}

// errSecond says that a text holds more than one YAML document.
var errSecond = errors.New("a second document starts")

// decodeYAML returns the one document of a text, or nil if it is empty.
func decodeYAML(b []byte) (doc *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, fmt.Errorf("%v", r)
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(b))
	var n yaml.Node
	if err := dec.Decode(&n); err == io.EOF {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var second yaml.Node
	switch err := dec.Decode(&second); err {
	case io.EOF:
		return &n, nil
	case nil:
		return &second, errSecond
	default:
		return nil, err
	}
}

// A yamlTree makes tables of YAML nodes. The nodes know the line and column of their start; their ends are found by
// reading what stands there.
type yamlTree struct {
	part
	lines    []int // offset of each line, by YAML's line breaks, which are more than a file's
	findings []diag.Finding
	aliases  int                 // values made from aliases so far
	inside   map[*yaml.Node]bool // anchored values that are being read
}

// yamlLineStarts returns the offset of the first byte of each line.
func yamlLineStarts(b []byte) []int {
	out := []int{0}
	for i := 0; i < len(b); {
		n, _ := yamlBreak(b, i)
		if i += max(n, 1); n > 0 {
			out = append(out, i)
		}
	}
	return out
}

// offset returns where a node starts.
func (y *yamlTree) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(y.lines) {
		return len(y.data)
	}
	at := y.lines[n.Line-1]
	for c := 1; c < n.Column && at < len(y.data); c++ {
		at = y.runeEnd(at)
	}
	return at
}

func (y *yamlTree) report(start, end int, message, hint string) {
	y.findings = append(y.findings, y.finding(RuleYAML, start, end, message, hint))
}

// value returns the value of a node and the offset behind it. The value is nil if there is none, which was reported.
func (y *yamlTree) value(n *yaml.Node, depth int) (*Node, int) {
	at := y.offset(n)
	if depth > maxDepth {
		y.report(at, y.runeEnd(at), fmt.Sprintf("tables and lists are nested more than %d deep here", maxDepth), "write it with fewer levels")
		return nil, at
	}
	at = y.skipProperties(n, at)
	if n.Anchor != "" {
		if y.inside == nil {
			y.inside = map[*yaml.Node]bool{}
		}
		y.inside[n] = true
		defer delete(y.inside, n)
	}
	switch n.Kind {
	case yaml.MappingNode:
		return y.mapping(n, at, depth)
	case yaml.SequenceNode:
		return y.sequence(n, at, depth)
	case yaml.AliasNode:
		return y.alias(n, at, depth)
	}
	return y.scalar(n, at)
}

// skipProperties skips the '&anchor' and '!tag' before a value, which stand at its start. A value that is empty ends
// behind them, and what follows on the next line is another's.
func (y *yamlTree) skipProperties(n *yaml.Node, at int) int {
	empty := n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&^yaml.TaggedStyle == 0
	if n.Kind == yaml.AliasNode || empty && n.Anchor == "" && n.Style == 0 {
		return at
	}
	for at < len(y.data) && (y.data[at] == '&' || y.data[at] == '!') {
		if n.Anchor != "" && y.data[at] == '&' && bytes.HasPrefix(y.data[at+1:], []byte(n.Anchor)) {
			at += 1 + len(n.Anchor) // the parser lets a value begin right behind the name
		} else {
			for at < len(y.data) && !bytes.ContainsRune([]byte(" \t\r\n,[]{}"), rune(y.data[at])) {
				at++
			}
		}
		if !empty {
			at = y.skipGap(at, "")
		} else if next := skipBlank(y.data, at); next < len(y.data) && (y.data[next] == '&' || y.data[next] == '!') {
			at = next
		}
	}
	return at
}

// skipGap skips blanks, line breaks, comments and any of the given characters.
func (y *yamlTree) skipGap(i int, also string) int {
	for i < len(y.data) {
		n, _ := yamlBreak(y.data, i)
		switch c := y.data[i]; {
		case n > 0:
			i += n
		case isBlank(c) || strings.IndexByte(also, c) >= 0:
			i++
		case c == '#':
			i = lineEnd(y.data, i)
		default:
			return i
		}
	}
	return i
}

// close returns the offset behind a flow collection that starts at start and whose last item ends at end. One that has
// no brackets of its own ends with that item.
func (y *yamlTree) close(start, end int) int {
	if start >= len(y.data) || y.data[start] != '[' && y.data[start] != '{' {
		return end
	}
	end = y.skipGap(max(end, start+1), ",:?")
	if end < len(y.data) && y.data[end] == y.data[start]+2 { // '[' and ']', '{' and '}' are two apart in ASCII
		return end + 1
	}
	return end
}

func (y *yamlTree) mapping(n *yaml.Node, at, depth int) (*Node, int) {
	t := &Table{}
	end := at
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		key, keyEnd := y.key(k)
		var value *Node
		if value, end = y.value(v, depth+1); end < keyEnd {
			end = keyEnd
		}
		if key == nil {
			continue
		}
		if first, ok := t.Get(key.Str); ok {
			y.findings = append(y.findings, twice(RuleYAML, key.Str, key.Span, first.KeySpan, ""))
			continue
		}
		if value != nil {
			t.add(Entry{key.Str, key.Span, value})
		}
	}
	if n.Style&yaml.FlowStyle != 0 {
		end = y.close(at, end)
	}
	t.Span = y.span(at, end)
	return &Node{Kind: Table_, Span: t.Span, Table: t}, end
}

// key returns the key of a mapping as text, or nil if it is none.
func (y *yamlTree) key(k *yaml.Node) (*Node, int) {
	at := y.offset(k)
	switch {
	case k.Kind != yaml.ScalarNode:
		y.report(at, y.runeEnd(at), "a key has to be a plain word here", "write the key as text")
		return nil, at
	case k.Tag == "!!null":
		y.report(at, y.runeEnd(at), "the name of the key is missing here", "write the key before the colon")
		return nil, at
	case k.Tag == "!!merge":
		y.report(at, at+len("<<"), "'<<' takes its keys from elsewhere, which is not read here", "write the keys out")
		return nil, at
	}
	return y.str(k, y.skipProperties(k, at))
}

func (y *yamlTree) sequence(n *yaml.Node, at, depth int) (*Node, int) {
	out := &Node{Kind: Array}
	end := at
	for _, c := range n.Content {
		var item *Node
		if item, end = y.value(c, depth+1); item != nil {
			out.Items = append(out.Items, item)
		}
	}
	if n.Style&yaml.FlowStyle != 0 {
		end = y.close(at, end)
	}
	out.Span = y.span(at, end)
	return out, end
}

// alias returns a copy of what an alias stands for, all of it at the place of the alias.
func (y *yamlTree) alias(n *yaml.Node, at, depth int) (*Node, int) {
	end := min(at+1+len(n.Value), len(y.data))
	if y.inside[n.Alias] {
		y.report(at, end, fmt.Sprintf("'*%s' stands inside what it repeats", n.Value), "write the value out")
		return nil, end
	}
	if y.aliases > maxAlias { // reported already; to go on would take exponential time
		return nil, end
	}
	before := len(y.findings)
	out, _ := y.value(n.Alias, depth)
	if y.aliases <= maxAlias {
		y.findings = y.findings[:before] // what is wrong there is reported there
	}
	if out == nil {
		if y.aliases > maxAlias {
			return nil, end
		}
		y.report(at, end, fmt.Sprintf("'*%s' repeats what is no value", n.Value), "write the value out")
		return nil, end
	}
	if !y.moved(out, y.span(at, end)) {
		y.report(at, end, fmt.Sprintf("aliases repeat more than %d values", maxAlias), "write the values out")
		return nil, end
	}
	return out, end
}

// moved gives a value and all that is in it one place, and reports whether aliases have not yet made too many values.
func (y *yamlTree) moved(n *Node, to source.Span) bool {
	if y.aliases++; y.aliases > maxAlias {
		return false
	}
	n.Span, n.form = to, formUnknown
	for _, item := range n.Items {
		if !y.moved(item, to) {
			return false
		}
	}
	if n.Table != nil {
		n.Table.Span = to
		for i := range n.Table.Entries {
			n.Table.Entries[i].KeySpan = to
			if !y.moved(n.Table.Entries[i].Value, to) {
				return false
			}
		}
	}
	return true
}

// scalar returns a value that is neither a list nor a table, by its tag.
func (y *yamlTree) scalar(n *yaml.Node, at int) (*Node, int) {
	out, end := y.str(n, at)
	var err error
	switch n.Tag {
	case "!!str", "!":
	case "!!int":
		out.Kind = Integer
		err = n.Decode(&out.Int)
	case "!!float":
		out.Kind = Float
		err = n.Decode(&out.Float)
	case "!!bool":
		out.Kind = Bool
		err = n.Decode(&out.Bool)
	case "!!timestamp":
		var t time.Time
		if err = n.Decode(&t); err == nil {
			out.Kind, out.Time = DateTime, fixedZone(t)
			if out.Local = !yamlZoned(n.Value); !strings.Contains(n.Value, ":") {
				out.Kind, out.Local = Date, false
			}
		}
	case "!!null":
		start := y.lineStart(at)
		y.report(skipBlank(y.data, start), max(end, skipBlank(y.data, start)), "a value is missing here", "write the value, or delete the line")
		return nil, end
	default:
		y.report(at, end, fmt.Sprintf("values with the tag '%s' are not read here", n.Tag), "write the value without the tag")
		return nil, end
	}
	if err != nil {
		y.report(at, end, fmt.Sprintf("%s is not %s that can be read", quoteWord(n.Value), out.Kind), "correct the value, or put it in quotation marks if it is text")
		return nil, end
	}
	if out.Kind != String {
		out.Str, out.form = "", formUnknown
	}
	return out, end
}

// yamlZoned reports whether a timestamp has an offset from UTC.
func yamlZoned(s string) bool {
	return strings.HasSuffix(s, "Z") || len(s) > len("2006-01-02") && strings.ContainsAny(s[8:], "+-")
}

// str returns a scalar as text, and the offset behind it.
func (y *yamlTree) str(n *yaml.Node, at int) (*Node, int) {
	out := &Node{Kind: String, Str: n.Value, form: formYAMLPlain}
	rest := y.data[min(at, len(y.data)):]
	var m mapped
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		out.form = formYAMLDouble
		m.yamlFlow(rest, out.form, n.Value)
	case n.Style&yaml.SingleQuotedStyle != 0:
		out.form = formYAMLSingle
		m.yamlFlow(rest, out.form, n.Value)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		out.form = formYAMLBlock
		m.yamlBlock(rest, n.Value)
	case bytes.HasPrefix(rest, []byte(n.Value)):
		m.end = len(n.Value)
	default:
		m.yamlFlow(rest, out.form, n.Value)
	}
	end := min(at+m.end, len(y.data))
	out.Span = y.span(at, end)
	return out, end
}
