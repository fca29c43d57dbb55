package tomldoc

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"candor/cmd/internal/source"
)

// A form is how a string is written, which decides how its bytes become text.
type form uint8

const (
	formUnknown      form = iota // the text stands elsewhere, as that of a YAML alias does
	formBasic                    // "…"
	formLiteral                  // '…'
	formBasicLines               // """…"""
	formLiteralLines             // '''…'''
	formYAMLPlain
	formYAMLSingle
	formYAMLDouble
	formYAMLBlock // after | or >
)

func tomlForm(raw []byte) form {
	switch {
	case bytes.HasPrefix(raw, []byte(`"""`)):
		return formBasicLines
	case bytes.HasPrefix(raw, []byte(`'''`)):
		return formLiteralLines
	case bytes.HasPrefix(raw, []byte(`'`)):
		return formLiteral
	}
	return formBasic
}

// Source returns the bytes of the file that say the bytes from start to end of Str, whole escapes included, so that a
// finding can point at a word inside a string. Of a value that is no string, or whose text stands elsewhere, it is Span.
func (n *Node) Source(start, end int) source.Span {
	if n.Kind != String || n.form == formUnknown || n.Span.IsZero() {
		return n.Span
	}
	start = min(max(start, 0), len(n.Str))
	end = min(max(end, start), len(n.Str))
	raw := n.Span.File.Data[n.Span.Start:n.Span.End]

	if skip, plain := n.verbatim(raw); plain {
		return n.Span.File.Span(n.Span.Start+skip+start, n.Span.Start+skip+end)
	}
	var m mapped
	switch n.form {
	case formBasic, formBasicLines:
		m.basic(raw, n.form == formBasicLines)
	case formLiteralLines:
		m.literalLines(raw)
	case formYAMLPlain, formYAMLSingle, formYAMLDouble:
		m.yamlFlow(raw, n.form, n.Str)
	case formYAMLBlock: // the line ending behind the last word is part of the text, but not of the span
		m.yamlBlock(n.Span.File.Data[n.Span.Start:], n.Str)
	}
	if string(m.text) != n.Str {
		return n.Span
	}
	from, to := m.span(start, end)
	from, to = min(from, len(raw)), min(to, len(raw))
	return n.Span.File.Span(n.Span.Start+from, n.Span.Start+to)
}

// verbatim reports whether the decoded string stands in the file as it is, and how far into its span.
func (n *Node) verbatim(raw []byte) (skip int, ok bool) {
	switch n.form {
	case formBasic, formLiteral, formYAMLSingle, formYAMLDouble:
		skip = 1
	case formYAMLPlain:
	default:
		return 0, false
	}
	return skip, len(raw) == len(n.Str)+2*skip && string(raw[skip:len(raw)-skip]) == n.Str
}

// A mapped text is a decoded string that knows for each of its bytes which bytes of the raw one said it.
type mapped struct {
	text     []byte
	from, to []int
	end      int // offset behind the last raw byte that was read
}

// put appends decoded text that the raw bytes from one offset to another said.
func (m *mapped) put(s string, from, to int) {
	m.text = append(m.text, s...)
	for range len(s) {
		m.from, m.to = append(m.from, from), append(m.to, to)
	}
}

// copy appends a raw byte that stands for itself.
func (m *mapped) copy(b []byte, i int) {
	m.text = append(m.text, b[i])
	m.from, m.to = append(m.from, i), append(m.to, i+1)
}

// span returns the raw range of a decoded range.
func (m *mapped) span(start, end int) (from, to int) {
	switch {
	case len(m.text) == 0:
		return 0, 0
	case start < end:
		return m.from[start], m.to[end-1]
	case start < len(m.text):
		return m.from[start], m.from[start]
	}
	return m.to[len(m.text)-1], m.to[len(m.text)-1]
}

// afterFirstBreak returns the offset at which the text of a string of several lines starts: a line ending right behind
// the quotation marks does not belong to it.
func afterFirstBreak(raw []byte) int {
	rest := raw[min(3, len(raw)):]
	switch {
	case bytes.HasPrefix(rest, []byte("\n")):
		return 4
	case bytes.HasPrefix(rest, []byte("\r\n")):
		return 5
	}
	return 3
}

func (m *mapped) literalLines(raw []byte) {
	for i := afterFirstBreak(raw); i < len(raw)-3; i++ {
		m.copy(raw, i)
	}
}

// basic decodes a TOML string with escapes (TOML 1.1, section String).
func (m *mapped) basic(raw []byte, lines bool) {
	i, end := 1, len(raw)-1
	if lines {
		i, end = afterFirstBreak(raw), len(raw)-3
	}
	for i < end {
		if raw[i] != '\\' || i+1 >= end {
			m.copy(raw, i)
			i++
			continue
		}
		start := i
		c := raw[i+1]
		i += 2
		switch c {
		case 'b':
			m.put("\b", start, i)
		case 't':
			m.put("\t", start, i)
		case 'n':
			m.put("\n", start, i)
		case 'f':
			m.put("\f", start, i)
		case 'r':
			m.put("\r", start, i)
		case 'e':
			m.put("\x1b", start, i)
		case 'x':
			i = m.hex(raw[:end], start, i, 2)
		case 'u':
			i = m.hex(raw[:end], start, i, 4)
		case 'U':
			i = m.hex(raw[:end], start, i, 8)
		case ' ', '\t', '\r', '\n': // at the end of a line: what is blank up to the next word is not there
			for i < end && (isBlank(raw[i]) || raw[i] == '\r' || raw[i] == '\n') {
				i++
			}
		default: // '"' and '\\'
			m.put(string(c), start, i)
		}
	}
}

// hex appends the character whose number stands in n hexadecimal digits at i, and returns the offset behind them.
func (m *mapped) hex(raw []byte, start, i, n int) int {
	end := min(i+n, len(raw))
	v, err := strconv.ParseUint(string(raw[i:end]), 16, 32)
	if err == nil {
		m.put(string(utf8.AppendRune(nil, rune(v))), start, end)
	}
	return end
}
