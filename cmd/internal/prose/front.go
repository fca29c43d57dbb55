package prose

import (
	"bytes"

	"candor/cmd/internal/source"
)

var byteOrderMark = []byte("\uFEFF")

// cutFront finds the front matter and sets src to a text in which it, and a byte order mark, are blank.
//
// The fence must be the first line. A +++ inside a multi-line TOML string closes nothing.
func (d *Document) cutFront() {
	data := d.File.Data
	d.src = data
	start := 0
	if bytes.HasPrefix(data, byteOrderMark) {
		start = len(byteOrderMark)
	}
	d.Body = start
	open, rest := cutLine(data[start:])
	var end, after int // of the front matter, relative to rest
	kind := NoFront
	switch string(bytes.TrimRight(open, " \t\r\n")) {
	case "+++":
		kind = TOMLFront
		end, after = closeTOML(rest)
	case "---":
		kind = YAMLFront
		end, after = closeYAML(rest)
	}
	fenceEnd := start + len(open)
	switch {
	case kind == NoFront:
		d.Front = d.File.Span(start, start)
	case end < 0:
		d.FrontKind = UnclosedFront
		d.Front = d.File.Span(start, start+3)
	default:
		d.FrontKind = kind
		d.Front = d.File.Span(fenceEnd, fenceEnd+end)
		d.Body = fenceEnd + after
	}
	if d.Body == 0 {
		return
	}
	// One blank line of that length. The newline at its end keeps a first heading at its margin.
	d.src = make([]byte, len(data))
	for i := range d.Body {
		d.src[i] = ' '
	}
	d.src[d.Body-1] = '\n'
	copy(d.src[d.Body:], data[d.Body:])
}

// closeYAML returns where the text before the closing fence ends and where the text behind it begins, -1 if it is open.
func closeYAML(rest []byte) (end, after int) {
	for at := 0; at < len(rest); {
		line, _ := cutLine(rest[at:])
		if string(bytes.TrimRight(line, " \t\r\n")) == "---" {
			return at, at + len(line)
		}
		at += len(line)
	}
	return -1, -1
}

// closeTOML is closeYAML for +++, and knows which lines are inside a multi-line string.
func closeTOML(rest []byte) (end, after int) {
	quote := byte(0) // of the multi-line string that is open
	for at := 0; at < len(rest); {
		line, _ := cutLine(rest[at:])
		if quote == 0 && string(bytes.TrimRight(line, " \t\r\n")) == "+++" {
			return at, at + len(line)
		}
		quote = openQuote(line, quote)
		at += len(line)
	}
	return -1, -1
}

// openQuote returns the quote of the multi-line string that is open behind line, 0 if none is.
func openQuote(line []byte, quote byte) byte {
	for i := 0; i < len(line); {
		c := line[i]
		triple := i+2 < len(line) && line[i+1] == c && line[i+2] == c
		switch {
		case quote == '"' && c == '\\':
			i += 2
		case quote != 0 && c == quote && triple:
			quote = 0
			for i += 3; i < len(line) && line[i] == c; i++ { // up to two quotes may stand before the closing three
			}
		case quote != 0:
			i++
		case c == '#':
			return 0
		case (c == '"' || c == '\'') && triple:
			quote = c
			i += 3
		case c == '"' || c == '\'':
			for i++; i < len(line) && line[i] != c; i++ {
				if c == '"' && line[i] == '\\' {
					i++
				}
			}
			i++
		default:
			i++
		}
	}
	return quote
}

// cutLine returns the first line with its newline, and the rest.
func cutLine(b []byte) (line, rest []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i+1], b[i+1:]
	}
	return b, nil
}

// CutFront returns what [Parse] says of a file's front matter without reading the rest.
func CutFront(f *source.File) (FrontKind, source.Span) {
	d := &Document{File: f}
	d.cutFront()
	return d.FrontKind, d.Front
}
