package prose

import (
	"bytes"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// A mode says which bytes of a segment mean other than themselves.
type mode int

const (
	running  mode = iota // escapes and entities are decoded, all spaces are spaces
	codeSpan             // all spaces are spaces
	verbatim             // a code block
)

// inlines flattens the inline children of n.
func (w *walker) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			m := running
			if c.IsRaw() {
				m = codeSpan
			}
			w.copy(c.Segment.Start, c.Segment.Stop, m)
			if c.SoftLineBreak() || c.HardLineBreak() {
				w.lineBreak(c.Segment.Stop)
			}
		case *ast.CodeSpan:
			w.marked(c, Code)
		case *ast.Emphasis:
			if c.Level >= 2 {
				w.marked(c, Strong)
			} else {
				w.marked(c, Emphasis)
			}
		case *extast.Strikethrough:
			w.marked(c, Strikethrough)
		case *ast.Link:
			w.link(c, c.Destination, c.Title, false)
		case *ast.Image:
			w.link(c, c.Destination, c.Title, true)
		case *ast.AutoLink:
			w.autoLink(c)
		case *ast.RawHTML:
			w.rawHTML(c)
		case *extast.FootnoteLink, *extast.FootnoteBacklink, *extast.TaskCheckBox:
		default:
			w.inlines(c)
		}
	}
}

func (w *walker) marked(n ast.Node, kind MarkKind) {
	i := len(w.marks)
	w.marks = append(w.marks, Mark{Kind: kind, Start: w.length(), Link: -1})
	w.inlines(n)
	w.marks[i].End = w.length()
}

func (w *walker) link(n ast.Node, dest, title []byte, image bool) {
	i, m := len(w.d.Links), len(w.marks)
	start, end := n.Pos(), w.ends.end(n.Pos())
	l := Link{Dest: decode(dest), Title: decode(title), Image: image, Block: w.block, Span: w.d.File.Span(start, end)}
	l.DestSpan = l.Span
	if at, ok := w.offset(dest); ok {
		l.DestSpan = w.d.File.Span(at, at+len(dest))
	}
	l.lo = int32(len(w.buf))
	w.d.Links = append(w.d.Links, l)
	w.marks = append(w.marks, Mark{Kind: LinkMark, Start: w.length(), Link: i})
	w.inlines(n)
	w.marks[m].End = w.length()
	w.d.Links[i].hi = int32(len(w.buf))
}

// end returns where the link that begins at start ends.
func (e *linkEnds) end(start int) int {
	i, ok := slices.BinarySearchFunc(*e, start, func(e linkEnd, start int) int { return e.start - start })
	if !ok {
		return start
	}
	return (*e)[i].end
}

func (w *walker) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	at, ok := w.offset(label)
	if !ok {
		return
	}
	l := Link{Dest: string(n.URL(w.src)), Auto: true, Block: w.block, lo: int32(len(w.buf))}
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(label), []byte("mailto:")) {
		l.Dest = "mailto:" + l.Dest
	}
	l.DestSpan = w.d.File.Span(at, at+len(label))
	l.Span = l.DestSpan
	if at > 0 && w.src[at-1] == '<' && at+len(label) < len(w.src) && w.src[at+len(label)] == '>' {
		l.Span = w.d.File.Span(at-1, at+len(label)+1)
	}
	mark := Mark{Kind: LinkMark, Start: w.length(), Link: len(w.d.Links)}
	w.copy(at, at+len(label), codeSpan)
	mark.End = w.length()
	w.marks = append(w.marks, mark)
	l.hi = int32(len(w.buf))
	w.d.Links = append(w.d.Links, l)
}

// offset returns where in the source b stands, if it is a slice of it. goldmark keeps destinations and the texts of
// autolinks as slices and their segments to itself; the capacities tell how far apart two slices of one array begin.
func (w *walker) offset(b []byte) (int, bool) {
	at := cap(w.src) - cap(b)
	if len(b) == 0 || at < 0 || at+len(b) > len(w.src) || &w.src[at] != &b[0] {
		return 0, false
	}
	return at, true
}

func (w *walker) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	start, end := n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
	html := w.src[start:end]
	switch {
	case bytes.HasPrefix(html, commentOpen):
		w.comments(start, end)
	case len(html) > 3 && html[0] == '<' && html[1]|0x20 == 'b' && html[2]|0x20 == 'r' && !util.IsAlphaNumeric(html[3]):
		w.space(start, end)
	}
}

// lineBreak adds the space that a line break is. Its bytes are all up to the newline: trailing spaces, a backslash.
func (w *walker) lineBreak(at int) {
	end := at
	if i := bytes.IndexByte(w.src[at:], '\n'); i >= 0 {
		end = at + i + 1
	}
	w.space(at, end)
}

// space adds a space that src[start:end] says, unless one stands there already.
func (w *walker) space(start, end int) {
	if n := w.length(); n == 0 || w.buf[len(w.buf)-1] == ' ' {
		return
	}
	w.add(start, end, " ")
}

// add appends text that src[start:end] says as a whole.
func (w *walker) add(start, end int, text string) {
	w.pieces = append(w.pieces, piece{int32(w.length()), int32(start), int32(end - start)})
	w.buf = append(w.buf, text...)
}

// copy appends src[start:end] as mode m reads it.
func (w *walker) copy(start, end int, m mode) {
	start, end = max(start, 0), min(end, len(w.src))
	if w.length() == 0 && m != verbatim {
		for start < end && (w.src[start] == ' ' || w.src[start] == '\t') {
			start++
		}
	}
	run := start
	for i := start; i < end; {
		c := w.src[i]
		if !special[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(w.src[i:end])
			if text, odd := oddRune(r, size, m); odd {
				w.flush(run, i)
				w.addDecoded(i, i+size, text)
				run = i + size
			}
			i += size
			continue
		}
		text, size := decodeASCII(w.src[i:end], m)
		if size > 0 {
			w.flush(run, i)
			w.addDecoded(i, i+size, text)
			i += size
			run = i
			continue
		}
		i++
	}
	w.flush(run, end)
}

// flush appends src[start:end] byte for byte, to the last piece if it follows on it.
func (w *walker) flush(start, end int) {
	if start >= end {
		return
	}
	at := int32(w.length())
	if n := len(w.pieces); n == w.pieceLo || w.pieces[n-1].width >= 0 || w.pieces[n-1].src+at-w.pieces[n-1].text != int32(start) {
		w.pieces = append(w.pieces, piece{at, int32(start), -1})
	}
	w.buf = append(w.buf, w.src[start:end]...)
}

func (w *walker) addDecoded(start, end int, text string) {
	switch {
	case text == "" || text == " " && w.length() == 0 && !w.verbatim:
	default:
		w.add(start, end, text)
	}
}

// special holds the bytes that may mean other than themselves.
var special = func() (t [256]bool) {
	for _, c := range []byte("\\&\x00\t\n\r") {
		t[c] = true
	}
	for c := utf8.RuneSelf; c < 256; c++ {
		t[c] = true
	}
	return t
}()

// decodeASCII returns the text of the escape, entity or control character that b begins with, and its size; 0 if b[0]
// means itself.
func decodeASCII(b []byte, m mode) (text string, size int) {
	switch c := b[0]; {
	case c == 0:
		return "\uFFFD", 1
	case c == '\r' && len(b) > 1 && b[1] == '\n':
		if m == verbatim {
			return "\n", 2
		}
		return " ", 2
	case m == verbatim:
		return "", 0
	case c == '\t' || c == '\n' || c == '\r':
		return " ", 1
	case m == codeSpan:
		return "", 0
	case c == '\\' && len(b) > 1 && util.IsPunct(b[1]):
		return string(b[1]), 2
	case c == '&':
		return decodeEntity(b)
	}
	return "", 0
}

// decodeEntity returns the characters of the entity that b begins with, and its size; 0 if it is none.
func decodeEntity(b []byte) (text string, size int) {
	end := bytes.IndexByte(b[:min(len(b), 40)], ';')
	if end < 2 {
		return "", 0
	}
	name := string(b[1:end])
	if name[0] != '#' {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", 0
		}
		return plainText(e.Characters), end + 1
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return "", 0
	}
	r := rune(n)
	if n == 0 || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return plainText(utf8.AppendRune(nil, r)), end + 1
}

// plainText returns b with its odd runes as oddRune says.
func plainText(b []byte) string {
	var out []byte
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if text, odd := oddRune(r, size, running); odd {
			out = append(out, text...)
		} else if r == '\t' || r == '\n' || r == '\r' {
			out = append(out, ' ')
		} else {
			out = append(out, b[:size]...)
		}
		b = b[size:]
	}
	return string(out)
}

// oddRune reports whether a rune is written other than as itself, and how: as a space, as nothing, as U+FFFD.
func oddRune(r rune, size int, m mode) (text string, odd bool) {
	if r == utf8.RuneError && size == 1 {
		return "\uFFFD", true
	}
	if m == verbatim {
		return "", false
	}
	switch r {
	case 0xA0, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x3000, 0x2028, 0x2029, 0x85:
		return " ", true
	case 0xAD, 0x200B, 0x2060, 0xFEFF:
		return "", true
	}
	return "", false
}

// decode returns a link's destination or title without escapes and entities.
func decode(b []byte) string {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		text, size := "", 0
		if b[i] == '\\' || b[i] == '&' {
			text, size = decodeASCII(b[i:], running)
		}
		if size == 0 {
			text, size = string(b[i:i+1]), 1
		}
		out = append(out, text...)
		i += size
	}
	return string(out)
}
