// Package redline says which words of a text another text leaves out and which it adds, as lawyers mark changes.
package redline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// A Kind says what became of a piece of text.
type Kind uint8

// Kinds of pieces.
const (
	Same Kind = iota
	Removed
	Added
)

// A Piece is a stretch of text of one kind.
type Piece struct {
	Kind Kind
	Text string
}

// Compare returns the pieces of two texts in reading order, what was removed before what was added in its place. Two texts
// that have little in common are shown as one after the other: a redline of single words would not be read.
func Compare(before, after string) []Piece {
	a, b := words(before), words(after)
	at, bt := 0, 0
	var out []Piece
	kept := 0
	diffs := lcs.DiffLines(a, b)
	slide(diffs, a, b)
	for _, d := range diffs {
		out = add(out, Same, a[at:d.Start])
		kept += solid(a[at:d.Start])
		out = add(out, Removed, a[d.Start:d.End])
		out = add(out, Added, b[d.ReplStart:d.ReplEnd])
		at, bt = d.End, d.ReplEnd
	}
	out = add(out, Same, b[bt:])
	kept += solid(b[bt:])
	const least = 3 // of ten words have to be common for a comparison word by word
	if 10*kept < least*max(solid(a), solid(b)) {
		return slices.DeleteFunc([]Piece{{Removed, before}, {Added, after}}, func(p Piece) bool { return p.Text == "" })
	}
	return tidy(out)
}

// slide moves what was only removed or only added so that it begins with a word, where the space before it could as well be the
// one behind it: what is marked is then 'set ' and not ' set', and joins a change that follows.
func slide(diffs []lcs.Diff, a, b []string) {
	for i := range diffs {
		d := &diffs[i]
		aEnd, bEnd := len(a), len(b)
		if i+1 < len(diffs) {
			aEnd, bEnd = diffs[i+1].Start, diffs[i+1].ReplStart
		}
		if d.End >= aEnd || d.ReplEnd >= bEnd {
			continue
		}
		removed := d.ReplStart == d.ReplEnd && a[d.Start] == a[d.End] && isSpace(a[d.Start])
		added := d.Start == d.End && b[d.ReplStart] == b[d.ReplEnd] && isSpace(b[d.ReplStart])
		if removed || added {
			d.Start, d.End, d.ReplStart, d.ReplEnd = d.Start+1, d.End+1, d.ReplStart+1, d.ReplEnd+1
		}
	}
}

func isSpace(s string) bool { return strings.TrimSpace(s) == "" }

func add(out []Piece, k Kind, words []string) []Piece {
	if text := strings.Join(words, ""); text != "" {
		out = append(out, Piece{k, text})
	}
	return out
}

// words cuts a text into words, runs of white space, and marks. A number with its point and a word with its hyphens are one, so
// that a changed figure or region is shown whole.
func words(s string) (out []string) {
	for len(s) > 0 {
		n := 0
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsSpace(r):
			n = len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		case inWord(r):
			for n = size; n < len(s); n += size {
				r, size = utf8.DecodeRuneInString(s[n:])
				if inWord(r) {
					continue
				}
				next, _ := utf8.DecodeRuneInString(s[n+size:])
				if !strings.ContainsRune("-.,:'’@/_", r) || !inWord(next) {
					break
				}
			}
		default:
			n = size
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// solid counts the words among the parts of a text.
func solid(parts []string) (n int) {
	for _, p := range parts {
		if isSolid(p) {
			n++
		}
	}
	return n
}

func isSolid(s string) bool { return strings.ContainsFunc(s, inWord) }

// tidy joins changes between which nothing but spaces and marks is the same: 'thirty (30)' to 'sixty (60)' is one change.
func tidy(pieces []Piece) []Piece {
	var out []Piece
	var removed, added strings.Builder
	flush := func() {
		if removed.Len() > 0 {
			out = append(out, Piece{Removed, removed.String()})
		}
		if added.Len() > 0 {
			out = append(out, Piece{Added, added.String()})
		}
		removed.Reset()
		added.Reset()
	}
	for i, p := range pieces {
		switch p.Kind {
		case Removed:
			removed.WriteString(p.Text)
		case Added:
			added.WriteString(p.Text)
		case Same:
			// What is only added or only removed on both sides stays apart: joining would show the mark twice.
			between := removed.Len() > 0 && added.Len() > 0 && i+1 < len(pieces)
			if between && !isSolid(p.Text) && replaced(pieces[i+1:]) {
				removed.WriteString(p.Text)
				added.WriteString(p.Text)
				continue
			}
			// A bracket that both sides open is closed on both sides.
			if open(removed.String()) && open(added.String()) && strings.HasPrefix(p.Text, ")") {
				removed.WriteByte(')')
				added.WriteByte(')')
				p.Text = p.Text[1:]
			}
			flush()
			if p.Text != "" {
				out = append(out, p)
			}
		}
	}
	flush()
	return out
}

func open(s string) bool { return strings.Count(s, "(") > strings.Count(s, ")") }

// replaced reports whether the pieces begin with a removal and an addition in its place.
func replaced(pieces []Piece) bool {
	return len(pieces) > 1 && pieces[0].Kind == Removed && pieces[1].Kind == Added
}
