package tomldoc

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// Parse returns the table that a TOML file holds. If it is not valid TOML, the table is nil and the findings say why.
func Parse(f *source.File) (*Table, []diag.Finding) {
	if f == nil {
		return &Table{}, nil
	}
	return ParseSpan(f.Span(0, len(f.Data)))
}

// ParseSpan is Parse for a part of a file, such as the front matter of a policy. Spans are the file's.
func ParseSpan(span source.Span) (*Table, []diag.Finding) {
	p, ok := partOf(span)
	if !ok {
		return &Table{}, nil
	}
	if f, bad := p.unreadable(RuleTOML, maxTOML); bad {
		return nil, []diag.Finding{f}
	}
	lx := scan(p.data, nil)
	if lx.tooDeep >= 0 {
		return nil, []diag.Finding{p.finding(RuleTOML, lx.tooDeep, lx.tooDeep+1,
			fmt.Sprintf("tables and lists are nested more than %d deep here", maxDepth),
			"close a bracket that was left open, or name the inner table in a [header] of its own")}
	}

	values, err := decode(string(p.data))
	root, conflict := build(p)
	var syntax toml.ParseError
	switch {
	case errors.As(err, &syntax):
		return nil, []diag.Finding{p.explain(syntax, lx, conflict)}
	case err != nil:
		return nil, []diag.Finding{p.finding(RuleTOML, 0, 0, "this text is not valid TOML: "+plainCause(err.Error()), "correct the text")}
	case conflict != nil:
		return nil, []diag.Finding{*conflict}
	}
	if at := root.attach(values); at != nil {
		return nil, []diag.Finding{disagreement(at.Span, "its two readings differ")}
	}
	return root, nil
}

// decode is BurntSushi's reading. A bug in it that panics is an error like any other: content never stops the program.
func decode(s string) (values map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	var v any // a map would be copied key by key through reflection; into an interface it is handed over as it is
	if _, err := toml.Decode(s, &v); err != nil {
		return nil, err
	}
	values, _ = v.(map[string]any)
	return values, nil
}

// disagreement is the finding for a text that one library reads and the other does not, or not alike.
func disagreement(at source.Span, why string) diag.Finding {
	return diag.Finding{
		Rule: RuleTOML, Severity: diag.Error, Span: at,
		Message: "this can be read in two ways: " + why,
		Hint:    "write it more plainly, with each table under a [header] of its own",
	}
}

// attach gives every node of the tree its decoded value, and returns the first node whose decoded value is of another
// kind or size than what is written, or nil.
func (t *Table) attach(values map[string]any) *Node {
	for i := range t.Entries {
		n := t.Entries[i].Value
		v, ok := values[t.Entries[i].Key]
		if !ok {
			return n
		}
		if bad := n.attach(v); bad != nil {
			return bad
		}
	}
	if len(values) != len(t.Entries) {
		return &Node{Kind: Table_, Span: t.Span, Table: t}
	}
	return nil
}

func (n *Node) attach(value any) *Node {
	ok := false
	switch v := value.(type) {
	case string:
		n.Str, ok = v, n.Kind == String
	case int64:
		n.Int, ok = v, n.Kind == Integer
	case float64:
		n.Float, ok = v, n.Kind == Float
	case bool:
		n.Bool, ok = v, n.Kind == Bool
	case time.Time:
		ok = n.attachTime(v)
	case []any:
		if n.Kind != Array || len(n.Items) != len(v) {
			return n
		}
		for i, item := range n.Items {
			if bad := item.attach(v[i]); bad != nil {
				return bad
			}
		}
		return nil
	case []map[string]any:
		if n.Kind != Array || len(n.Items) != len(v) {
			return n
		}
		for i, item := range n.Items {
			if bad := item.attach(v[i]); bad != nil {
				return bad
			}
		}
		return nil
	case map[string]any:
		if n.Kind != Table_ {
			return n
		}
		return n.Table.attach(v)
	}
	if !ok {
		return n
	}
	return nil
}

// attachTime takes a decoded time. BurntSushi tells what was written by the name of the location, and puts what has no
// offset into the time zone of the machine, which must not show.
func (n *Node) attachTime(t time.Time) bool {
	kind, local := DateTime, true
	switch t.Location().String() {
	case "datetime-local":
	case "date-local":
		kind = Date
	case "time-local":
		kind = Time
	default:
		local = false
	}
	if n.Kind != kind || n.Local != (local && kind == DateTime) {
		return false
	}
	if local {
		n.Time = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
		return true
	}
	n.Time = fixedZone(t)
	return true
}

// fixedZone returns t at its offset from UTC, without the name that the machine's time zone has for that offset.
func fixedZone(t time.Time) time.Time {
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// finding returns an error about the bytes from start to end, cut to the text.
func (p part) finding(rule string, start, end int, message, hint string) diag.Finding {
	start = min(max(start, 0), len(p.data))
	end = min(max(end, start), len(p.data))
	return diag.Finding{Rule: rule, Severity: diag.Error, Span: p.span(start, end), Message: visible(message), Hint: hint}
}

// unreadable says why a text cannot be read at all: its size or a byte that does not belong into text.
func (p part) unreadable(rule string, size int) (diag.Finding, bool) {
	if len(p.data) > size {
		return p.finding(rule, 0, 0,
			fmt.Sprintf("this text is %d MB long, more than the %d MB that are read", len(p.data)>>20, size>>20),
			"split it into several files"), true
	}
	at, bad := strayByte(p.data)
	if !bad {
		return diag.Finding{}, false
	}
	c := p.data[at]
	switch {
	case c == 0 || strings.HasPrefix(string(p.data[:min(2, len(p.data))]), "\xff\xfe") || strings.HasPrefix(string(p.data[:min(2, len(p.data))]), "\xfe\xff"):
		return p.finding(rule, at, at+1, "this is not text in UTF-8: a byte with the value 0 or the mark of UTF-16 stands here",
			"save the file with the encoding UTF-8"), true
	case c >= 0x80:
		return p.finding(rule, at, at+1, fmt.Sprintf("this character is not UTF-8 (byte 0x%02X)", c),
			"save the file with the encoding UTF-8"), true
	case c == '\r':
		return p.finding(rule, at, at+1, "a carriage return stands here without a line feed",
			"end each line with a line feed, or with a carriage return and a line feed"), true
	}
	return p.finding(rule, at, at+1, fmt.Sprintf("an invisible control character stands here (U+%04X)", c), "delete it"), true
}
