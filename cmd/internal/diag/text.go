package diag

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"candor/cmd/internal/source"
)

// Text writes findings for a terminal: what is wrong, the line with the words marked, the other side in the same way, and
// what to do. Colour is added where asked for and says nothing that the text does not.
func Text(w io.Writer, fs []Finding, colour bool) error {
	p := printer{w: w, colour: colour}
	for i := range fs {
		p.finding(&fs[i])
	}
	return p.err
}

type printer struct {
	w      io.Writer
	colour bool
	err    error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

const (
	red, yellow, blue, bold, faint, reset = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
)

func (p *printer) paint(code, s string) string {
	if !p.colour || s == "" {
		return s
	}
	return code + s + reset
}

func (p *printer) finding(f *Finding) {
	colour := map[Severity]string{Error: red, Warning: yellow, Info: blue}[f.Severity]
	p.printf("%s: %s %s\n", p.paint(colour, f.Severity.String()), p.paint(bold, expand(f.Message)), p.paint(faint, "["+f.Rule+"]"))
	p.frame(f.Span, "", colour)
	for _, r := range f.Related {
		p.frame(r.Span, r.Message, blue)
	}
	if f.Hint != "" {
		p.printf("  %s %s\n", p.paint(bold, "hint:"), expand(f.Hint))
	}
	p.printf("\n")
}

// frame prints a place: its address, its line, and carets below the words. A line that is too long is cut around them.
// Of words that run over several lines, the first line is shown and marked to its end.
func (p *printer) frame(s source.Span, note, colour string) {
	note = expand(note)
	if s.IsZero() {
		if note != "" {
			p.printf("  = %s\n", note)
		}
		return
	}
	at := s.Position()
	p.printf("  %s %s:%d:%d\n", p.paint(faint, "-->"), expand(s.Name()), at.Line, at.Column)
	text, offset := s.File.Line(at.Line)
	if len(s.File.Data) == 0 {
		if note != "" {
			p.printf("      %s\n", note)
		}
		return
	}
	before := string(text[:min(max(s.Start-offset, 0), len(text))])
	marked := string(text[len(before):min(max(s.End-offset, len(before)), len(text))])
	after := string(text[len(before)+len(marked):])
	before, marked, after = cut(before, marked, after)
	number := fmt.Sprint(at.Line)
	gutter := strings.Repeat(" ", len(number))
	p.printf("  %s %s\n", p.paint(faint, number+" |"), expand(before)+p.paint(colour, expand(marked))+expand(after))
	carets := strings.Repeat("^", max(1, width(marked)))
	p.printf("  %s %s%s", p.paint(faint, gutter+" |"), strings.Repeat(" ", width(before)), p.paint(colour, carets))
	if note != "" {
		p.printf(" %s", note)
	}
	p.printf("\n")
}

const widest = 60 // characters kept on each side of the words, and half of those kept of the words themselves

// cut shortens the words and what stands before and behind them, at a character.
func cut(before, marked, after string) (string, string, string) {
	if r := []rune(before); len(r) > widest {
		before = "…" + string(r[len(r)-widest+1:])
	}
	if r := []rune(marked); len(r) > 2*widest {
		marked = string(r[:2*widest-1]) + "…"
	}
	if r := []rune(after); len(r) > widest {
		after = string(r[:widest-1]) + "…"
	}
	return before, marked, after
}

// expand makes tabs four spaces and control characters visible, so that carets stand below their words. Messages, notes
// and file names quote what stands in files: they go through it too.
func expand(s string) string {
	s = strings.ReplaceAll(s, "\t", "    ")
	return strings.Map(func(r rune) rune {
		if steers(r) {
			return '\ufffd'
		}
		return r
	}, s)
}

// steers reports whether a character does something to the terminal or to the order of the line instead of being seen: the
// control characters of ASCII and Latin 1, line and paragraph separators, and the marks of direction (UAX #9).
func steers(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0x061c, r == 0x200e, r == 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

func width(s string) int { return uniseg.StringWidth(expand(s)) }

// Summary returns the counts in words: "1 error, 2 warnings".
func Summary(fs []Finding) string {
	n := Count(fs)
	if len(fs) == 0 {
		return "no findings"
	}
	var parts []string
	for _, s := range []Severity{Error, Warning, Info} {
		switch {
		case n[s] == 1 && s == Info:
			parts = append(parts, "1 note")
		case n[s] > 1 && s == Info:
			parts = append(parts, fmt.Sprintf("%d notes", n[s]))
		case n[s] == 1:
			parts = append(parts, "1 "+s.String())
		case n[s] > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n[s], s))
		}
	}
	return strings.Join(parts, ", ")
}
