package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A Ring is how near to its value a word stands; the nearer, the more it says of what the value is about.
type Ring uint8

// Rings from near to far.
const (
	InClause Ring = iota
	InSentence
	InLabel // the bold label of the list item, the head of the row or of the column
	InItem  // other sentences of the same item or paragraph, before this one
	InLead  // what introduces the list or table, and the item around a nested list
	InHeading
	InTitle // outer headings and the document's title
)

var ringNames = [...]string{"clause", "sentence", "label or table head", "same paragraph", "lead-in", "heading", "document"}

func (r Ring) String() string { return ringNames[r] }

// A Context is the words around a claim, each in the nearest ring in which it stands.
type Context struct {
	Rings     map[string]Ring
	Elsewhere map[string]bool // words of the sentence that belong to another quantity
	Shared    bool            // the clause has no subject of its own and shares that of another
	Topic     map[string]bool // the subject of the sentence before, where a pronoun stands for it
}

// Has reports whether the word stands around the claim, and how near.
func (c Context) Has(stem string) (Ring, bool) {
	r, ok := c.Rings[stem]
	return r, ok
}

// contexts makes the contexts of one document's claims; what headings and tables say is read once.
type contexts struct {
	text    *Text
	doc     *prose.Document
	stems   map[int][]string           // block -> stems
	meant   map[int][dimensions]Senses // block -> senses
	vocab   map[string]bool            // the words that matter, nil for all
	intro   []string                   // stems of the title and the first paragraph, once they were asked for
	letters map[int]blockLetters
	known   map[int][]string    // block -> those of its stems that matter
	kin     map[string][]string // root -> the words that matter and have it
	title   []string            // stems of the document's title
	about   [dimensions]Senses  // senses of it

	tiered map[int]bool // see tiers; nil until asked
	firsts []int        // the first block of the run of items that a block belongs to
}

func newContexts(text *Text, vocab map[string]bool, kin map[string][]string) *contexts {
	doc := text.Document
	title := headline(doc)
	about := [dimensions]Senses{}
	for d, f := range FacetsOf(title) {
		about[d] = f.Senses
	}
	return &contexts{text: text, doc: doc, vocab: vocab, kin: kin, title: Stems(title), about: about, known: map[int][]string{}, letters: map[int]blockLetters{}, stems: map[int][]string{}, meant: map[int][dimensions]Senses{}}
}

func (c *contexts) block(i int) []string {
	if s, ok := c.stems[i]; ok {
		return s
	}
	s := stemsOf(c.text.words(i))
	c.stems[i] = s
	return s
}

// knownIn returns the stems of a block that matter.
func (c *contexts) knownIn(i int) []string {
	if c.vocab == nil {
		return c.block(i)
	}
	if s, ok := c.known[i]; ok {
		return s
	}
	var s []string
	for _, w := range c.block(i) {
		s = c.matter(s, w)
	}
	c.known[i] = s
	return s
}

// lettersIn returns the letters of classes in a block.
func (c *contexts) lettersIn(i int) blockLetters {
	if ls, ok := c.letters[i]; ok {
		return ls
	}
	var ls blockLetters
	if text := c.doc.Blocks[i].Text; text != "" {
		ls.head = headLetter(text)
		if len(text) < 80 {
			letters(c.text.words(i), func(_ int, w string) { ls.classes = append(ls.classes, w) })
		}
	}
	c.letters[i] = ls
	return ls
}

// blockLetters are the letters of classes that a block begins with, and that stand behind a word such as 'class' in a short one.
type blockLetters struct {
	head    string
	classes []string
}

// matter appends the words that matter as which a stem counts: itself, or those of its root.
func (c *contexts) matter(out []string, w string) []string {
	if c.vocab[w] {
		return append(out, w)
	}
	if r := root(w); r != "" {
		return append(out, c.kin[r]...)
	}
	return out
}

// of returns the context of a phrase.
func (c *contexts) of(p *phrase) Context {
	m := make(map[string]Ring, 16)
	vocab := c.vocab
	if v := p.finds[p.self].value; v != nil {
		vocab = nil // what protects what is told by words of its own
	}
	add := func(w string, ring Ring) {
		if vocab != nil && !vocab[w] {
			if r := root(w); r != "" {
				for _, k := range c.kin[r] {
					if have, ok := m[k]; !ok || ring < have {
						m[k] = ring
					}
				}
			}
			return
		}
		if have, ok := m[w]; !ok || ring < have {
			m[w] = ring
		}
	}
	addBlock := func(i int, r Ring) {
		words := c.knownIn
		if vocab == nil {
			words = c.block
		}
		for _, w := range words(i) {
			add(w, r)
		}
	}
	b := p.block
	lo, hi := p.clause()
	askLo, askHi := p.asked()
	points, point := p.points() // those of an enumeration before its own are about other things
	next := 0                   // find that the token may belong to
	reason := p.reason()
	notLo, notHi := p.notThat()
	for i := 0; i < p.hi; i++ {
		t := &p.ts[i]
		if i >= notLo && i < notHi {
			continue
		}
		if i >= points && i < point {
			i = point - 1
			continue
		}
		if i < p.from-reach && t.Start >= p.block.Label {
			i = p.from - reach - 1
			continue
		}
		for next < len(p.finds) && p.finds[next].to <= i {
			next++
		}
		if t.Kind == token.Mark || i >= p.from && i < p.to || stopWords[t.Lower] {
			continue
		}
		if next < len(p.finds) && i >= p.finds[next].from && p.finds[next].quantity != nil && t.Kind == token.Number {
			continue // the '1' of '1 hour' is not the one of 'level 1'
		}
		if next < len(p.finds) && i >= p.finds[next].from && p.rival(&p.finds[next]) {
			continue
		}
		if adverbUnits[t.Lower] != 0 && p.counts() && p.finds[p.self].value.unit != "" && i >= p.lo {
			continue // '7 daily, 5 weekly and 13 monthly backups': each number has its own
		}
		w := normal(p.ts, i)
		switch {
		case i >= reason:
			add(w, InItem)
		case i >= lo && i < hi:
			add(w, InClause)
		case i >= p.lo && i < p.hi:
			add(w, InSentence)
		case t.Start < p.block.Label:
			add(w, InLabel)
		case i >= askLo && i < askHi:
			add(w, InLabel)
		case i < p.lo && b.Kind != prose.CodeBlock: // the boxes of a diagram speak of different things
			add(w, InItem)
		}
	}
	letters(p.ts[p.lo:p.hi], func(i int, w string) {
		if i += p.lo; i >= lo && i < hi {
			add(w, InClause)
		} else {
			add(w, InSentence)
		}
	})
	if w := headLetter(b.Text); w != "" && (b.Kind == prose.Item || b.Kind == prose.Definition) {
		add(w, InLabel)
	}
	for _, w := range Stems(p.rated(p.finds[p.self].quantity)) {
		add(w, InClause)
	}
	for _, w := range p.meant() { // 'Boarding lists come first. They are back …'
		add(w, InLabel)
	}
	c.rings(p, addBlock)
	if p.counts() {
		for i := p.from; i < p.to; i++ {
			if w := normal(p.ts, i); adverbUnits[p.ts[i].Lower] != 0 || w == "backup" {
				add(w, InClause)
			}
		}
		if hasAny(b.Text[p.start:p.end], backedWords) {
			add("backup", InSentence)
		}
		if p.finds[p.self].value.unit != "" && enumerated(p.ts, p.to) {
			add("backup", InClause)
		}
	}
	if (b.Kind == prose.Item || b.Kind == prose.Cell) && (p.finds[p.self].quantity != nil || p.counts()) {
		if tiers := c.tiers(); len(tiers) > 0 && tiers[c.list(p.index)] {
			add("backup", InLabel)
		}
	}
	for _, w := range c.title {
		add(w, InTitle)
	}
	c.rings(p, func(block int, r Ring) {
		if r > InHeading {
			return
		}
		ls := c.lettersIn(block)
		if ls.head != "" && r <= InLabel {
			add(ls.head, r)
		}
		for _, w := range ls.classes {
			add(w, r)
		}
	})
	return Context{Rings: m, Elsewhere: p.elsewhere(), Shared: p.shares(lo, hi), Topic: p.topic()}
}

// notThat returns the tokens by which the sentence says what its subject is not: 'billing data are not Customer Data and are kept for ten
// years'.
func (p *phrase) notThat() (lo, hi int) {
	if p.finds[p.self].quantity == nil {
		return 0, 0
	}
	for i := p.lo + 1; i+2 < p.from; i++ {
		if !p.ts[i].Is("not") && !p.ts[i].Is("no") || !p.ts[i-1].Is("is") && !p.ts[i-1].Is("are") {
			continue
		}
		next := p.ts[i+1].Lower
		if p.ts[i+1].Kind != token.Word || strings.HasSuffix(next, "ed") || strings.HasSuffix(next, "ing") || verbForms[next] && !nounCue(next) || next == "only" || next == "longer" {
			return 0, 0
		}
		for end := i + 2; end < p.from; end++ {
			switch p.ts[end].Lower {
			case "and", "but", ",", ";":
				return i + 1, end
			}
		}
		return 0, 0
	}
	return 0, 0
}

// points returns the tokens at which the first point of an enumeration within the block and the phrase's own begin: '(a) Severity 1 … (b)
// Severity 2 …'. Both are alike where there is none.
func (p *phrase) points() (first, own int) {
	first = -1
	for i := 0; i+2 < p.from; i++ {
		if !p.ts[i].Is("(") || !p.ts[i+2].Is(")") || len(p.ts[i+1].Text) > 3 || i > 0 && p.ts[i-1].Kind != token.Mark {
			continue
		}
		if first < 0 {
			first = i
		}
		own = i
	}
	return max(first, 0), own
}

// rings calls visit for each block that says what the block of a phrase is about, with how near it stands.
func (c *contexts) rings(p *phrase, visit func(block int, r Ring)) {
	b := p.block
	if b.Kind == prose.Cell {
		c.ring(p, visit, p.dataCell(), InLabel)
		c.ring(p, visit, b.RowHead, InLabel)
		c.ring(p, visit, b.ColHead, InLabel)
		if b.RowHead >= 0 && b.RowHead < len(c.doc.Blocks) {
			c.ring(p, visit, c.doc.Blocks[b.RowHead].ColHead, InLead) // what the rows of the table are: 'Backup' above 'Daily'
		}
		for _, i := range c.row(p.index) {
			c.ring(p, visit, i, InItem)
		}
	}
	if c.labels(b) {
		c.ring(p, visit, b.Parent, InLabel)
	}
	for up, n := b, 0; n < maxNesting; n++ {
		c.ring(p, visit, up.Parent, InLead)
		c.ring(p, visit, up.LeadIn, InLead)
		if up.Parent < 0 || up.Parent >= len(c.doc.Blocks) {
			break
		}
		up = &c.doc.Blocks[up.Parent]
	}
	if q := p.questionBefore(); q >= 0 {
		c.ring(p, visit, q, InLabel)
	}
	c.ring(p, visit, boldHead(c.doc, p.index), InHeading)
	ring := InHeading
	for h := b.Heading; h >= 0; h = c.doc.Headings[h].Parent {
		c.ring(p, visit, c.doc.Headings[h].Block, ring)
		ring = InTitle
	}
}

func (c *contexts) ring(p *phrase, visit func(int, Ring), i int, r Ring) {
	if i >= 0 && i < len(c.doc.Blocks) && i != p.index {
		visit(i, r)
	}
}

// labels reports whether a block stands in a list under an item that does nothing but name what its list is about: 'Daily backup:', 'Gold'.
func (c *contexts) labels(b *prose.Block) bool {
	if b.Parent < 0 || b.Parent >= len(c.doc.Blocks) {
		return false
	}
	if b.Kind == prose.Definition {
		return true // the term that it defines
	}
	if b.Kind != prose.Item {
		return false
	}
	text := strings.TrimRight(c.doc.Blocks[b.Parent].Text, " ")
	return strings.Count(text, " ") < 5 && !strings.HasSuffix(text, ".")
}

// row returns the other cells of a cell's row.
func (c *contexts) row(i int) []int {
	b := &c.doc.Blocks[i]
	var out []int
	for j := i - 1; j >= 0 && c.same(j, b); j-- {
		out = append(out, j)
	}
	for j := i + 1; j < len(c.doc.Blocks) && c.same(j, b); j++ {
		out = append(out, j)
	}
	return out
}

func (c *contexts) same(j int, b *prose.Block) bool {
	o := &c.doc.Blocks[j]
	return o.Kind == prose.Cell && o.Table == b.Table && o.Row == b.Row
}
