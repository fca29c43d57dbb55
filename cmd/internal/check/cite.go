package check

import (
	"strconv"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// A Cite is a reference to a numbered section of another document: 'section 11 of our Terms of Use'. Its span is in a file without
// text, as that of a LinkTo.
type Cite struct {
	Span   source.Span
	File   string // the other document's file
	Number int
	Text   string
}

// sectionWords go before the number of a section. A paragraph is a part of one, and may be counted anew in each.
var sectionWords = map[string]bool{"section": true, "sections": true, "clause": true, "clauses": true, "article": true, "§": true, "chapter": true, "sec": true}

// Cites returns the references to sections of other documents of the site, told by a link or by the whole title beside the number.
func Cites(d *prose.Document, text *claim.Text, own *trust.Policy, policies []*trust.Policy, resolve func(from, dest string) Target, stub *source.File) (out []Cite) {
	for n := range d.Blocks {
		b := &d.Blocks[n]
		if b.Quoted || b.Kind == prose.HeadingText {
			continue
		}
		ts := text.Tokens(n)
		for i := 0; i+1 < len(ts); i++ {
			if !sectionNumber(&ts[i+1]) || !sectionWords[ts[i].Lower] {
				continue
			}
			r := citing{d: d, b: b, ts: ts, policies: policies, resolve: resolve}
			file := r.target(i)
			if file == "" || own != nil && file == own.File || r.ofAnother(i) {
				continue
			}
			number, end := int(ts[i+1].Num), i+2
			for end+1 < len(ts) && (ts[end].Is("and") || ts[end].Is(",") || ts[end].Is("or") || ts[end].Is("to")) && strings.HasSuffix(ts[i].Lower, "s") && sectionNumber(&ts[end+1]) {
				number = max(number, int(ts[end+1].Num)) // 'sections 4 and 12'
				end += 2
			}
			at := b.Source(ts[i].Start, ts[end-1].End)
			out = append(out, Cite{source.Span{File: stub, Start: at.Start, End: at.End}, file, number, "section " + strconv.Itoa(number)})
		}
	}
	return out
}

// sectionNumber reports whether a token can be the number of a section or of a part of it: '4', '9.2'.
func sectionNumber(t *token.Token) bool {
	return t.Kind == token.Number && t.Num >= 1 && t.Num < 100 && !strings.Contains(t.Text, ",")
}

// citing is one block in which a section is cited.
type citing struct {
	d        *prose.Document
	b        *prose.Block
	ts       []token.Token
	policies []*trust.Policy
	resolve  func(from, dest string) Target
}

// target returns the file of the document whose section the tokens at i and behind cite, or "".
func (r *citing) target(i int) string {
	if f := r.linked(r.ts[i].Start); f != "" {
		return f
	}
	j := i + 2
	for j < len(r.ts) && (r.ts[j].Is("(") || r.ts[j].Is(")") || r.ts[j].Is(".") && !r.ts[j].Space || r.ts[j].Kind == token.Number) && !r.ts[j].Space {
		j++ // '4.3', '4(2)'
	}
	if j+1 < len(r.ts) && (r.ts[j].Is("of") || r.ts[j].Is("in")) {
		for j++; j+1 < len(r.ts) && (r.ts[j].Is("the") || r.ts[j].Is("our") || r.ts[j].Is("these") || r.ts[j].Is(`"`)); {
			j++
		}
		if f := r.linked(r.ts[j].Start); f != "" {
			return f
		}
		return r.titled(j)
	}
	k := i - 1
	if k >= 2 && (r.ts[k].Is("particular") && r.ts[k-1].Is("in") || r.ts[k].Is("especially") || r.ts[k].Is("see") || r.ts[k].Is("there")) {
		for r.ts[k].Kind == token.Word && k > 1 && !r.ts[k].Capital() {
			k--
		}
	}
	if k >= 0 && (r.ts[k].Is("(") || r.ts[k].Is(",")) {
		k--
	}
	if k < 0 || r.ts[k].Kind != token.Word || r.ts[k].Is("and") || r.ts[k].Is("or") {
		return ""
	}
	if j < len(r.ts) && r.ts[j].Kind == token.Word && r.ts[j].Space && r.ts[j].Capital() {
		return "" // 'Article 28 GDPR'
	}
	if f := r.linked(r.ts[k].Start); f != "" {
		return f
	}
	return r.titleBefore(k)
}

// linked returns the file to which the link at a byte leads.
func (r *citing) linked(at int) string {
	for _, m := range r.b.Marks {
		if m.Kind == prose.LinkMark && at >= m.Start && at < m.End && m.Link >= 0 && m.Link < len(r.d.Links) {
			return r.resolve(r.d.File.Name, r.d.Links[m.Link].Dest).File
		}
	}
	return ""
}

// titled returns the file of the document whose whole title begins at token i.
func (r *citing) titled(i int) string {
	rest := r.b.Text[r.ts[i].Start:]
	found := ""
	for _, p := range r.policies {
		t := strings.TrimPrefix(p.Title.V, "The ")
		if !strings.Contains(t, " ") || len(t) > len(rest) || !strings.EqualFold(rest[:len(t)], t) || !r.ts[i].Capital() {
			continue
		}
		if found != "" {
			return ""
		}
		found = p.File
	}
	return found
}

// titleBefore returns the file of the document whose whole title ends with token k.
func (r *citing) titleBefore(k int) string {
	for i := k; i >= 0 && k-i < 8; i-- {
		f := r.titled(i)
		if f == "" {
			continue
		}
		for _, p := range r.policies {
			if p.File == f && r.ts[i].Start+len(strings.TrimPrefix(p.Title.V, "The ")) == r.ts[k].End {
				return f
			}
		}
	}
	return ""
}

// ofAnother reports whether the words about the citation speak of another edition, of somebody else's text, or deny the section.
func (r *citing) ofAnother(i int) bool {
	for k := max(0, i-8); k < min(len(r.ts), i+12); k++ {
		switch r.ts[k].Lower {
		case "version", "edition", "former", "previous", "old", "earlier", "no", "their", "customer's", "until", "gdpr", "law", "regulation", "act", "was", "were", "removed", "deleted", "renumbered", "draft", "new":
			return true
		}
	}
	return false
}

// A Numbering is what numbers the blocks of a document begin with.
type Numbering struct {
	Headings int // how many headings begin with a number
	Largest  int // the largest number that a heading or any other block begins with
}

// NumberingOf reads the numbers of a document's sections.
func NumberingOf(d *prose.Document) (n Numbering) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		number := leading(b.Text)
		if number == 0 {
			number = leading(b.Ordinal)
		}
		if b.Kind == prose.HeadingText && number > 0 {
			n.Headings++
		}
		n.Largest = max(n.Largest, number)
	}
	for i := range d.Headings {
		n.Largest = max(n.Largest, leading(d.Headings[i].Number))
	}
	return n
}

// leading returns the number with which a text begins, alone or behind a word such as 'Section', 0 where there is none.
func leading(text string) int {
	text = strings.TrimLeft(text, "(§ ")
	if word, rest, ok := strings.Cut(text, " "); ok && sectionWords[strings.ToLower(word)] {
		text = rest
	}
	n, i := 0, 0
	for ; i < len(text) && i < 3 && text[i] >= '0' && text[i] <= '9'; i++ {
		n = n*10 + int(text[i]-'0')
	}
	if i == 0 || i > 2 {
		return 0
	}
	return n
}
