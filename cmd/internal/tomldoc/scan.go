package tomldoc

import (
	"bytes"
	"unicode/utf8"

	"candor/cmd/internal/source"
)

// A Comment is what stands behind a '#'. Text has neither the '#' nor the space around it; Span has the '#' and ends
// before the line ending. OwnLine says that nothing stands before it on its line.
type Comment struct {
	Text    string
	Span    source.Span
	Line    int // from 1
	OwnLine bool
}

// Comments returns the comments of a TOML file in order. A '#' inside a string is none.
func Comments(f *source.File) []Comment {
	if f == nil {
		return nil
	}
	return CommentsIn(f.Span(0, len(f.Data)))
}

// CommentsIn returns the comments of the TOML in a part of a file.
func CommentsIn(span source.Span) []Comment {
	p, ok := partOf(span)
	if !ok {
		return nil
	}
	var out []Comment
	line, seen := 1, 0 // the line that holds the byte at seen
	line += bytes.Count(p.file.Data[:p.base], []byte{'\n'})
	scan(p.data, func(start, end int) {
		line += bytes.Count(p.data[seen:start], []byte{'\n'})
		seen = start
		before := p.data[bytes.LastIndexByte(p.data[:start], '\n')+1 : start]
		out = append(out, Comment{
			Text:    string(bytes.TrimSpace(p.data[start+1 : end])),
			Span:    p.span(start, end),
			Line:    line,
			OwnLine: len(bytes.TrimLeft(before, " \t")) == 0,
		})
	})
	return out
}

// A part is a text inside a file. All offsets in this package count from its base.
type part struct {
	file *source.File
	base int
	data []byte
}

// partOf returns the text of a span without a leading byte order mark, which editors on Windows write and no one sees.
func partOf(s source.Span) (part, bool) {
	if s.File == nil {
		return part{}, false
	}
	s = s.File.Span(s.Start, s.End)
	data := s.File.Data[s.Start:s.End:s.End]
	if rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		return part{s.File, s.Start + 3, rest}, true
	}
	return part{s.File, s.Start, data}, true
}

func (p part) span(start, end int) source.Span { return p.file.Span(p.base+start, p.base+end) }

// all returns the span of the whole text.
func (p part) all() source.Span { return p.span(0, len(p.data)) }

// A lexis is what one look at the tokens of a TOML text tells. Offsets are -1 where there is nothing.
type lexis struct {
	tooDeep    int   // the bracket or dot at which the nesting is deeper than maxDepth
	openString int   // the first quotation mark that is not closed
	open       []int // the brackets that are not closed at the end
}

// scan looks at the tokens of a TOML text, whether valid or not, and calls comment for each comment. It keeps no more
// than maxDepth brackets, and its time is linear whatever the text.
func scan(b []byte, comment func(start, end int)) lexis {
	lx := lexis{tooDeep: -1, openString: -1}
	dots := 0
	for i := 0; i < len(b); {
		switch c := b[i]; c {
		case '#':
			end := lineEnd(b, i)
			if comment != nil {
				comment(i, end)
			}
			i = end
			continue
		case '"', '\'':
			end, closed := stringEnd(b, i)
			if !closed && lx.openString < 0 {
				lx.openString = i
			}
			i = end
			continue
		case '[', '{':
			dots = 0
			if len(lx.open) == maxDepth {
				if lx.tooDeep < 0 {
					lx.tooDeep = i
				}
				break
			}
			lx.open = append(lx.open, i)
		case ']', '}':
			if len(lx.open) > 0 {
				lx.open = lx.open[:len(lx.open)-1]
			}
		case '.':
			if dots++; dots >= maxDepth && lx.tooDeep < 0 {
				lx.tooDeep = i
			}
		case '=', ',', '\n':
			dots = 0
		}
		i++
	}
	return lx
}

// lineEnd returns the offset at which the line of i ends, before its CR LF or LF.
func lineEnd(b []byte, i int) int {
	n := bytes.IndexByte(b[i:], '\n')
	if n < 0 {
		return len(b)
	}
	end := i + n
	if end > i && b[end-1] == '\r' {
		end--
	}
	return end
}

// stringEnd returns the offset behind the string that starts with the quotation mark at i, and whether it is closed. A
// string of one line that is not closed ends with its line, one of several lines with the text.
func stringEnd(b []byte, i int) (end int, closed bool) {
	q := b[i]
	if len(b) >= i+3 && b[i+1] == q && b[i+2] == q {
		for j := i + 3; j < len(b); j++ {
			switch {
			case b[j] == '\\' && q == '"':
				j++
			case b[j] == q && j+2 < len(b) && b[j+1] == q && b[j+2] == q:
				j += 3
				for n := 0; n < 2 && j < len(b) && b[j] == q; n++ { // up to two more belong to the text
					j++
				}
				return j, true
			}
		}
		return len(b), false
	}
	for j := i + 1; j < len(b); j++ {
		switch {
		case b[j] == '\n':
			return j, false
		case b[j] == '\\' && q == '"' && j+1 < len(b) && b[j+1] != '\n':
			j++
		case b[j] == q:
			return j + 1, true
		}
	}
	return len(b), false
}

// strayByte returns the first byte that no text file may hold: bad UTF-8, a control character, a CR without its LF.
func strayByte(b []byte) (at int, found bool) {
	for i, c := range b {
		if c < ' ' && c != '\n' && c != '\t' && (c != '\r' || i+1 >= len(b) || b[i+1] != '\n') || c == 0x7f {
			return i, true
		}
	}
	if utf8.Valid(b) {
		return 0, false
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i, true
		}
		i += n
	}
	return 0, false
}
