// Package tomldoc turns TOML, and the TOML or YAML before a policy's first line, into tables that remember the bytes of
// every key and value. It is the only door to the TOML and YAML parsers.
//
// Two libraries read each TOML document. BurntSushi/toml validates it and decodes the values, but knows no positions;
// the syntax tree of pelletier/go-toml/v2/unstable knows where everything stands, but checks less. The tree is walked by
// TOML's table rules, every leaf takes the decoded value, and a document that the two do not read alike is a finding.
//
// Wrong content is never an error or a panic: Parse, ParseSpan and ParseYAML answer with findings of the rules
// "toml-syntax" and "yaml-syntax", worded for people who do not know either language.
package tomldoc

import (
	"time"

	"candor/cmd/internal/source"
)

// The rules that findings of this package carry.
const (
	RuleTOML = "toml-syntax"
	RuleYAML = "yaml-syntax"
)

// What this package refuses to read: deeper nesting has no use in facts about a company, and guards the parsers' stacks.
const (
	maxDepth = 64       // open brackets and braces, and parts of a dotted key
	maxTOML  = 32 << 20 // bytes of one TOML text
	maxYAML  = 1 << 20  // bytes of one YAML text
	maxAlias = 10_000   // values that aliases may stand for in one YAML text
)

// A Kind is the kind of a value.
type Kind int

// The kinds of values.
const (
	String Kind = iota
	Integer
	Float
	Bool
	DateTime // a date with a time, with an offset from UTC or without
	Date
	Time
	Array
	Table_ // the kind of a Table; the name Table is the type's
)

var kindNames = [...]string{
	String:   "text",
	Integer:  "a whole number",
	Float:    "a number",
	Bool:     "true or false",
	DateTime: "a date and time",
	Date:     "a date",
	Time:     "a time of day",
	Array:    "a list",
	Table_:   "a table",
}

// String returns the kind as people say it, with its article.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return "a value"
	}
	return kindNames[k]
}

// A Node is a value and the bytes that say it. Which of the other fields holds the value depends on Kind.
type Node struct {
	Kind Kind

	// Span is the value as written, quotation marks and brackets included. For a table made by a [header] it is the
	// header, for one made by a dotted key the part of the key that names it; for a list of [[tables]] the first header.
	Span source.Span

	Str   string
	Int   int64
	Float float64
	Bool  bool

	// Time holds a date, a time or both. What has no offset is the wall clock in UTC, so that no reading depends on the
	// machine's own time zone; Local then says so. A Time has the date 0000-01-01.
	Time  time.Time
	Local bool // a DateTime without an offset from UTC

	Items []*Node // of an Array
	Table *Table  // of a table

	form   form
	dotted bool // a table made by a dotted key, to which more dotted keys may add
	closed bool // a list or table in brackets or braces of its own, to which no header adds
}

// An Entry is a key and its value. KeySpan is the key as written, quotation marks included; of a dotted key it is the
// part that names this entry.
type Entry struct {
	Key     string
	KeySpan source.Span
	Value   *Node
}

// A Table is a list of entries in order of first appearance. The zero Table is empty.
type Table struct {
	Span     source.Span // of the header or the braces; of the outermost table the whole text
	Entries  []Entry
	Implicit bool // named only as part of a deeper table's header

	index map[string]int // of Entries, once there are many
}

// Get returns the entry with that key.
func (t *Table) Get(key string) (*Entry, bool) {
	if t == nil {
		return nil, false
	}
	if t.index != nil && len(t.index) == len(t.Entries) {
		i, ok := t.index[key]
		if !ok {
			return nil, false
		}
		return &t.Entries[i], true
	}
	for i := range t.Entries {
		if t.Entries[i].Key == key {
			return &t.Entries[i], true
		}
	}
	return nil, false
}

// indexFrom is the number of entries from which a table is worth an index.
const indexFrom = 16

// add appends an entry. It keeps the index, so that reading a finished table needs no lock.
func (t *Table) add(e Entry) {
	t.Entries = append(t.Entries, e)
	switch n := len(t.Entries); {
	case n == indexFrom:
		t.index = make(map[string]int, 2*n)
		for i := range t.Entries {
			t.index[t.Entries[i].Key] = i
		}
	case n > indexFrom:
		t.index[e.Key] = n - 1
	}
}
