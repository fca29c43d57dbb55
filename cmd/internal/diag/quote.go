package diag

import (
	"bytes"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"candor/cmd/internal/source"
)

// widestQuote is how many characters are kept of the words before a span, of those behind it, and of the span itself.
const widestQuote = 240

// A quotation is the sentence around a span, on one line, cut where it is long.
type quotation struct{ before, marked, after string }

// Quote returns the words of a span and what stands around them: the sentence of a document, the row of a table or the line of
// a data file, on one line and cut where it is long.
func Quote(s source.Span) (before, words, after string) {
	q := quote(s)
	return q.before, q.marked, q.after
}

// quote returns the sentence of a document that holds the span, the row of a table, or the line of a data file. It is meant
// for people who know the text and not its lines: where a sentence ends is guessed from the Markdown source.
func quote(s source.Span) quotation {
	if s.IsZero() || len(s.File.Data) == 0 {
		return quotation{}
	}
	data := s.File.Data
	from, to := lineAround(data, s.Start, s.End)
	if path.Ext(s.File.Name) == ".md" && !isRow(data[from:to]) {
		from, to = blockAround(data, from, to)
		from, to = sentenceAround(data, from, to, s.Start, s.End)
		from = min(from+marker(data[from:to]), s.Start)
	}
	q := quotation{join(uncomment(data[from:s.Start])), join(data[s.Start:s.End]), join(uncomment(data[s.End:to]))}
	if isRow(data[from:to]) {
		q.before, q.after = strings.TrimPrefix(q.before, "| "), strings.TrimSuffix(strings.TrimSuffix(q.after, "|"), " ")
	}
	q.before, q.after = strings.TrimLeft(q.before, " "), strings.TrimRight(q.after, " ")
	if r := []rune(q.before); len(r) > widestQuote {
		q.before = "…" + string(r[len(r)-widestQuote+1:])
	}
	if r := []rune(q.marked); len(r) > widestQuote {
		q.marked = string(r[:widestQuote-1]) + "…"
	}
	if r := []rune(q.after); len(r) > widestQuote {
		q.after = string(r[:widestQuote-1]) + "…"
	}
	return q
}

func (q quotation) String() string { return q.before + q.marked + q.after }

// join makes one line of text, with one space for each run of blanks, at its ends too.
func join(text []byte) string {
	var b strings.Builder
	blank := false
	for _, r := range string(text) {
		if unicode.IsSpace(r) {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		if steers(r) {
			r = utf8.RuneError
		}
		blank = false
		b.WriteRune(r)
	}
	return b.String()
}

// lineAround returns the lines that a range touches, without the last one's ending.
func lineAround(data []byte, start, end int) (from, to int) {
	from = bytes.LastIndexByte(data[:start], '\n') + 1
	to = len(data)
	if i := bytes.IndexByte(data[end:], '\n'); i >= 0 {
		to = end + i
	}
	return from, to
}

// blockAround widens lines to the paragraph or list item that they belong to.
func blockAround(data []byte, from, to int) (int, int) {
	for from > 0 && marker(data[from:to]) == 0 && !isFence(data[from:to]) {
		above, end := lineAround(data, from-1, from-1)
		line := data[above:end]
		if len(bytes.TrimSpace(line)) == 0 || isFence(line) || isRow(line) || isHeading(line) {
			break
		}
		from = above
	}
	for to < len(data) && !isHeading(data[from:to]) {
		_, end := lineAround(data, to+1, to+1)
		line := data[to+1 : end]
		if len(bytes.TrimSpace(line)) == 0 || isFence(line) || isRow(line) || marker(line) > 0 {
			break
		}
		to = end
	}
	return from, to
}

// marker returns the length of what makes a line a list item, a heading or a quotation, and 0 for any other line.
func marker(line []byte) int {
	rest := bytes.TrimLeft(line, " \t")
	n := len(line) - len(rest)
	end := bytes.IndexAny(rest, " \t\r\n")
	if end <= 0 || rest[end] == '\r' || rest[end] == '\n' {
		return 0
	}
	word := rest[:end]
	mark := false
	switch w := string(word); {
	case w == "-", w == "*", w == "+", w == ">", strings.Trim(w, "#") == "":
		mark = true
	case w[len(w)-1] == '.' || w[len(w)-1] == ')':
		mark = strings.Trim(w[:len(w)-1], "0123456789") == "" && len(w) > 1
	}
	if !mark {
		return 0
	}
	return n + len(word) + 1
}

func isHeading(line []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("#")) }

func isRow(line []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("|")) && bytes.Count(line, []byte("|")) > 1
}

// isFence reports whether a line sets off what is no running text: code, a comment, the head of the document.
func isFence(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	for _, fence := range []string{"```", "~~~", "<", "+++", "---"} {
		if bytes.HasPrefix(line, []byte(fence)) {
			return true
		}
	}
	return bytes.HasSuffix(bytes.TrimRight(line, " \t\r\n"), []byte("-->")) && !bytes.Contains(line, []byte("<!--"))
}

// uncomment drops HTML comments, which no reader sees.
func uncomment(text []byte) []byte {
	var out []byte
	for {
		before, rest, ok := bytes.Cut(text, []byte("<!--"))
		_, after, closed := bytes.Cut(rest, []byte("-->"))
		if !ok || !closed {
			return append(out, text...)
		}
		out, text = append(out, before...), after
	}
}

// sentenceAround narrows a block to the sentences that the range from start to end touches.
func sentenceAround(data []byte, from, to, start, end int) (int, int) {
	for i := from; i < start; i++ {
		if next := sentenceEnd(data[:to], i); next > 0 && next <= start {
			from = next
		}
	}
	for i := max(end-1, from); i < to; i++ {
		if sentenceEnd(data[:to], i) > 0 {
			return from, i + 1
		}
	}
	return from, to
}

// sentenceEnd returns the offset at which the next sentence begins, where byte i ends one, and 0 otherwise.
func sentenceEnd(data []byte, i int) int {
	if c := data[i]; c != '.' && c != '!' && c != '?' {
		return 0
	}
	rest := bytes.TrimLeft(data[i+1:], "*_\")”’")
	next := bytes.TrimLeft(rest, " \t\r\n")
	if len(next) == len(rest) || len(next) == 0 {
		return 0
	}
	if r, _ := utf8.DecodeRune(bytes.TrimLeft(next, "*_[(\"“‘")); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return 0
	}
	// 'e.g.', 'No.' and the number of an ordered item end no sentence.
	word := data[bytes.LastIndexAny(data[:i], " \t\r\n(")+1 : i]
	if bytes.IndexByte(word, '.') >= 0 || len(word) < 3 || string(word) == "Art" {
		return 0
	}
	return len(data) - len(next)
}
