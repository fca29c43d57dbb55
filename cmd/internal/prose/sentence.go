package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences returns the sentences of Text, in order, without the spaces around them. They come from UAX #29, save that
// abbreviations, initials and list numbers end none. Those of a diagram are its labels. Other code and raw HTML have none.
//
// The sentences of all blocks of a document are found together when the first are asked for.
func (b *Block) Sentences() []Range {
	if b.doc == nil {
		return nil
	}
	s := b.doc.sentences()
	return slices.Clip(s.all[s.ends[b.index]:s.ends[b.index+1]])
}

// sentenceIndex holds the sentences of all blocks; those of block i are all[ends[i]:ends[i+1]].
type sentenceIndex struct {
	all  []Range
	ends []int32
}

func (d *Document) sentences() *sentenceIndex {
	d.once.Do(func() {
		d.found.ends = make([]int32, 1, len(d.Blocks)+1)
		d.found.all = make([]Range, 0, 2*len(d.Blocks))
		for i := range d.Blocks {
			switch b := &d.Blocks[i]; {
			case b.Diagram():
				d.found.all = diagramLabels(d.found.all, b.Text)
			case b.Kind != CodeBlock && b.Kind != HTMLBlock:
				d.found.all = appendSentences(d.found.all, b.Text)
			}
			d.found.ends = append(d.found.ends, int32(len(d.found.all)))
		}
	})
	return &d.found
}

// maxSentence bounds how far ahead a sentence's end is looked for, because UAX #29's rule SB8 looks ahead from every
// closing bracket: a text of brackets alone would take the square of its length.
const maxSentence = 8 << 10

// appendSentences adds the sentences of text to ranges.
func appendSentences(ranges []Range, text string) []Range {
	start := 0 // of the sentence that is open
	for at := 0; at < len(text); {
		end := at + nextBreak(text[at:])
		at = end
		if end < len(text) && continues(text[start:end], text[end:]) {
			continue
		}
		for cut := enumerator(text, start, end); cut > 0; cut = enumerator(text, start, end) {
			if r, ok := trim(text, start, cut); ok {
				ranges = append(ranges, r)
			}
			start = cut
		}
		if r, ok := trim(text, start, end); ok {
			ranges = append(ranges, r)
		}
		start = end
	}
	if r, ok := trim(text, start, len(text)); ok {
		ranges = append(ranges, r)
	}
	return ranges
}

// enumerator returns where a point of an enumeration within running text begins, '… of the call. (b) Severity 2 …', or 0. The rules of
// Unicode see no end of a sentence before a small letter.
func enumerator(text string, start, end int) int {
	for i := start + 1; i+4 < end; i++ {
		if text[i] != '(' || text[i-1] != ' ' {
			continue
		}
		before := strings.TrimRight(text[start:i], " ")
		if before == "" || !strings.ContainsRune(".;:", rune(before[len(before)-1])) {
			continue
		}
		to := i + 1
		for to < end && to < i+5 && (text[to] >= 'a' && text[to] <= 'z' || text[to] >= '0' && text[to] <= '9') {
			to++
		}
		if to > i+1 && to+2 < end && text[to] == ')' && text[to+1] == ' ' && text[to+2] >= 'A' && text[to+2] <= 'Z' {
			return i
		}
	}
	return 0
}

// nextBreak returns where the first sentence of text ends.
func nextBreak(text string) int {
	if len(text) <= maxSentence && !mayBreak(text) {
		return len(text)
	}
	if len(text) > maxSentence {
		cut := maxSentence
		if i := strings.LastIndexByte(text[:cut], ' '); i > 0 {
			cut = i + 1
		}
		for cut < len(text) && !utf8.RuneStart(text[cut]) {
			cut++
		}
		text = text[:cut]
	}
	it := sentences.FromString(text)
	if !it.Next() {
		return len(text)
	}
	return it.End()
}

// mayBreak reports whether text holds a character that can end a sentence. Most cells and items hold none.
func mayBreak(text string) bool {
	for i := range len(text) {
		if c := text[i]; c == '.' || c == '?' || c == '!' || c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

func trim(text string, start, end int) (Range, bool) {
	for start < end && text[start] == ' ' {
		start++
	}
	for end > start && text[end-1] == ' ' {
		end--
	}
	return Range{start, end}, start < end
}

// An ending says whether a sentence may end behind an abbreviation.
type ending int

const (
	always ending = iota + 1 // never ends one: "e.g."
	number                   // ends none before a digit: "No. 5"
	maybe                    // ends one before a word that begins sentences: "Example Inc. The"
)

var abbreviations = map[string]ending{
	"e.g.": always, "i.e.": always, "cf.": always, "vs.": always, "viz.": always, "resp.": always, "approx.": always,
	"art.": always, "arts.": always, "sec.": always, "sect.": always, "para.": always, "paras.": always, "cl.": always,
	"reg.": always, "regs.": always, "rec.": always, "ch.": always, "ann.": always, "app.": always, "fig.": always,
	"ref.": always, "ver.": always, "vol.": always, "dept.": always, "esp.": always, "incl.": always, "excl.": always,
	"dr.": always, "mr.": always, "mrs.": always, "ms.": always, "prof.": always, "st.": always, "hon.": always, "messrs.": always,
	"min.": number, "max.": number, "no.": number, "nos.": number, "nr.": number, "p.": number, "pp.": number, "v.": number,
	"jan.": number, "feb.": number, "mar.": number, "apr.": number, "jun.": number, "jul.": number, "aug.": number,
	"sep.": number, "sept.": number, "oct.": number, "nov.": number, "dec.": number,
	"inc.": maybe, "ltd.": maybe, "co.": maybe, "corp.": maybe, "llc.": maybe, "plc.": maybe, "bros.": maybe,
	"b.v.": maybe, "n.v.": maybe, "s.a.": maybe, "s.à": maybe, "s.à.": maybe, "r.l.": maybe, "s.p.a.": maybe, "s.r.l.": maybe,
	"s.à.r.l.": maybe, "a.g.": maybe, "l.p.": maybe, "l.l.c.": maybe, "pty.": maybe, "a.s.": maybe, "sp.": maybe, "z.o.o.": maybe,
	"etc.": maybe, "al.": maybe, "a.m.": maybe, "p.m.": maybe, "u.s.": maybe, "u.k.": maybe, "e.u.": maybe, "u.s.a.": maybe,
	"hrs.": maybe, "hr.": maybe, "mins.": maybe, "d.c.": maybe, "ph.d.": maybe,
}

// openers are words that begin a sentence more often than they go on after an abbreviation.
var openers = map[string]bool{
	"a": true, "access": true, "after": true, "all": true, "an": true, "any": true, "as": true, "at": true, "backups": true,
	"because": true, "before": true, "both": true, "but": true, "by": true, "customer": true, "customers": true, "data": true,
	"during": true, "each": true, "every": true, "for": true, "from": true, "he": true, "how": true, "however": true, "if": true,
	"in": true, "it": true, "its": true, "no": true, "on": true, "once": true, "only": true, "our": true, "please": true,
	"she": true, "since": true, "some": true, "such": true, "that": true, "the": true, "their": true, "there": true,
	"these": true, "they": true, "this": true, "those": true, "to": true, "under": true, "until": true, "we": true,
	"what": true, "when": true, "where": true, "while": true, "with": true, "you": true, "your": true,
}

// continues reports whether the sentence that a break ended goes on behind it.
func continues(sentence, rest string) bool {
	trimmed := strings.TrimRight(sentence, " ")
	if !strings.HasSuffix(trimmed, ".") {
		return false
	}
	word := trimmed[strings.LastIndexByte(trimmed, ' ')+1:]
	if len(word) > 16 {
		return false
	}
	word = strings.TrimLeft(word, "([{\"'“‘„/")
	rest = strings.TrimLeft(rest, " ")
	if word == strings.TrimLeft(trimmed, " ") && isNumber(word) {
		return true
	}
	kind := abbreviations[strings.ToLower(word)]
	if r, size := utf8.DecodeRuneInString(word); kind == 0 && size == len(word)-1 && r >= 'A' && r <= 'Z' && r != 'I' {
		kind = maybe // an initial
	}
	switch kind {
	case always:
		return true
	case number:
		return rest != "" && rest[0] >= '0' && rest[0] <= '9'
	case maybe:
		next := rest
		if i := strings.IndexAny(next, " ,.;:"); i >= 0 {
			next = next[:i]
		}
		return !openers[strings.ToLower(next)]
	}
	return false
}

// isNumber reports whether word is digits and full stops, as "4." or "4.2." before the text of a clause.
func isNumber(word string) bool {
	return len(word) > 1 && word[0] != '.' && strings.Trim(word, "0123456789.") == ""
}
