package claim

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A Reader reads the claims of documents. It is safe for concurrent use.
type Reader struct {
	lex     *Lexicon
	vocab   map[string]bool
	kin     map[string][]string // the same by their roots
	scratch sync.Pool
}

// NewReader returns a reader that knows the names of the lexicon.
func NewReader(lex *Lexicon) *Reader {
	r := &Reader{lex: lex}
	r.scratch.New = func() any { return new(scratch) }
	return r
}

// Mind makes the reader remember only those words around lengths of time and names that facts are spoken of by: the others of a
// text, nine in ten, would only be carried along.
func (r *Reader) Mind(words map[string]bool) *Reader {
	r.vocab, r.kin = words, map[string][]string{}
	for w := range words {
		if k := root(w); k != "" {
			r.kin[k] = append(r.kin[k], w)
		}
	}
	for k := range r.kin {
		slices.Sort(r.kin[k])
	}
	return r
}

// scratch is what the reading of one block needs and the next can use again.
type scratch struct {
	finds  []find
	seen   findings
	claims []Claim
}

// A Text is a document with the tokens of each of its blocks, cut once for all that read them. Blocks that are not running
// text, code and raw HTML, have none; of a diagram they are those of its labels.
type Text struct {
	*prose.Document
	tokens   []token.Token
	ends     []int      // end of each block's tokens
	spots    []spot     // what was found in blocks that were searched
	searched []searched // where those of each block are
	moods    []headMood // by heading
	title    []token.Token
}

var textPool = sync.Pool{New: func() any { return new(Text) }}

// NewText cuts a document into tokens. Release gives the space back.
func NewText(d *prose.Document) *Text {
	t := textPool.Get().(*Text)
	t.Document, t.tokens, t.ends, t.spots = d, t.tokens[:0], t.ends[:0], t.spots[:0]
	t.searched = slices.Grow(t.searched[:0], len(d.Blocks))[:len(d.Blocks)]
	clear(t.searched)
	t.moods = slices.Grow(t.moods[:0], len(d.Headings))[:len(d.Headings)]
	clear(t.moods)
	t.title = token.Append(t.title[:0], title(d))
	for i := range d.Blocks {
		switch b := &d.Blocks[i]; {
		case b.Diagram():
			t.tokens = appendLabels(t.tokens, b)
		case b.Text != "" && b.Kind != prose.CodeBlock && b.Kind != prose.HTMLBlock:
			t.tokens = token.Append(t.tokens, b.Text)
		}
		t.ends = append(t.ends, len(t.tokens))
	}
	return t
}

// appendLabels cuts the labels of a diagram into tokens, without the tags that break their lines.
func appendLabels(ts []token.Token, b *prose.Block) []token.Token {
	for _, r := range b.Sentences() {
		for start := r.Start; start < r.End; {
			text := b.Text[start:r.End]
			from := len(ts)
			tag := strings.Index(text, "<br")
			if tag >= 0 {
				text = text[:tag]
			}
			ts = token.Append(ts, text)
			for i := from; i < len(ts); i++ {
				ts[i].Start, ts[i].End = ts[i].Start+start, ts[i].End+start
			}
			if tag < 0 {
				break
			}
			end := strings.IndexByte(b.Text[start+tag:r.End], '>')
			if end < 0 {
				break
			}
			start += tag + end + 1
		}
	}
	return ts
}

// Tokens returns the tokens of a block.
func (t *Text) Tokens(block int) []token.Token {
	start := 0
	if block > 0 {
		start = t.ends[block-1]
	}
	return t.tokens[start:t.ends[block]:t.ends[block]]
}

// words returns the tokens of a block's text as it stands, where Tokens has none or only those of labels too.
func (t *Text) words(block int) []token.Token {
	if b := &t.Blocks[block]; b.Kind == prose.CodeBlock || b.Kind == prose.HTMLBlock {
		return token.Append(nil, b.Text)
	}
	return t.Tokens(block)
}

// Release gives the tokens' space back. The text must not be used afterwards.
func (t *Text) Release() {
	clear(t.tokens) // words are parts of the document's text, which they would keep alive
	t.Document = nil
	textPool.Put(t)
}

// A find is a quantity, a name or another value among the tokens.
type find struct {
	from, to int // tokens
	quantity *period.Quantity
	names    []Name
	value    *value
	lasting  lasting // a length of time without a number
	like     *find   // the quantity from which a number takes its unit
}

// A value is one that is neither a length of time nor a name in the lexicon.
type value struct {
	kind   Kind
	number float64
	unit   string
	names  []string
}

// A finder reads the value that begins at token i and returns it with the index behind it, or nil.
type finder struct {
	starts starts // with what it begins, 0 where the reader tells as fast by itself
	read   func(ts []token.Token, i int, text string) (*value, int)
}

// finders are tried in this order at each token, after names and before lengths of time. The first that finds something wins.
var finders = []finder{
	{startsNumber, generationsAt}, {startsNumber, vendorCountAt}, {0, vendorBanAt}, {0, areaAt}, {0, transferAt}, {startsTitle, titleAt}, {0, factorAt},
	{0, tls}, {0, cipherName}, {0, encrypted}, {0, custodyAt}, {startsNumber, scanPercentage},
}

// Read returns the claims of a document in reading order.
func (r *Reader) Read(text *Text) []Claim {
	doc := text.Document
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	s.seen.reset()
	out := s.claims[:0]
	ctx := newContexts(text, r.vocab, r.kin)
	for i := range doc.Blocks {
		if ts := text.Tokens(i); len(ts) > 0 {
			out = spread(r.block(out, s, ctx, text, i, ts), doc, i, text)
			out = r.rosters(out, s, ctx, text, i, ts)
		}
	}
	claims := slices.Clone(out) // of the right size: claims are large
	clear(out)
	s.claims = out
	return claims
}

// reach is how many tokens to either side of a find are read for what it is about. No sentence of a policy is as long; it
// keeps the time for a hostile block of a megabyte linear.
const reach = 400

// block appends the claims of one block.
func (r *Reader) block(out []Claim, s *scratch, ctx *contexts, text *Text, n int, ts []token.Token) []Claim {
	doc := text.Document
	b := &doc.Blocks[n]
	s.finds = s.finds[:0]
	for i := 0; i < len(ts); {
		begins := r.lex.startsOf(&ts[i])
		if begins&startsNothing != 0 {
			i++
			continue
		}
		f, ok := r.find(ts, i, b.Text, begins)
		if !ok && begins&startsNumber != 0 {
			f, ok = unitless(ts, i, s.finds)
		}
		if !ok {
			i++
			continue
		}
		s.finds = append(s.finds, f)
		i = f.to
	}
	if len(s.finds) == 0 {
		return out
	}
	sentences := b.Sentences()
	first, last := 0, 0 // finds within reach
	for k := range s.finds {
		f := &s.finds[k]
		for s.finds[first].from < f.from-reach {
			first++
		}
		for last < len(s.finds) && s.finds[last].from < f.to+reach {
			last++
		}
		start, end := ts[f.from].Start, ts[f.to-1].End
		p := phrase{text: text, seen: &s.seen, lex: r.lex, doc: doc, block: b, index: n, ts: ts, from: f.from, to: f.to, finds: s.finds[first:last], self: k - first}
		p.sentence(sentences, start)
		out = append(out, Claim{Block: n, Start: start, End: end, Text: b.Text[start:end], Sentence: b.Text[p.start:p.end]})
		c := &out[len(out)-1]
		if !p.read(c, f) {
			out = out[:len(out)-1]
			continue
		}
		c.Text, c.Span = b.Text[c.Start:c.End], b.Source(c.Start, c.End)
		if !ownMood[c.Kind] {
			c.Mood, c.Cue = p.mood(c)
		}
		c.Words = ctx.of(&p)
		if c.Kind == TLS || c.AspectBeside {
			c.Intro = ctx.opening()
		}
		if f.names == nil {
			c.Facets = ctx.facets(&p)
			if t := c.Facets[Trigger]; c.Further && p.self == 0 && t.Ring <= InSentence && t.Senses.Has(Trigger, "termination") {
				c.Further = false // 'when a contract ends, the data are kept for another six months'
			}
			if e := c.Facets[Event]; c.Aspect == "resolution" && e.Ring <= InItem && e.Senses.Has(Event, "vulnerability") {
				c.Aspect = "patch"
			}
		}
		c.Pronoun = pointsBack[ts[p.lo].Lower]
	}
	return out
}

// unitless reads a number that takes its unit from the quantity before it in the sentence: 'things are held for 90 days, umbrellas for 30'.
func unitless(ts []token.Token, i int, finds []find) (find, bool) {
	if i == 0 || len(finds) == 0 || !ts[i-1].Is("every") && !beforeUnitless[ts[i-1].Lower] && !(ts[i-1].Kind == token.Word && ts[i].Space && !numbersNames[ts[i-1].Lower] && !ts[i].Is("one") && (i+1 == len(ts) || ts[i+1].Is(".") || ts[i+1].Is(";"))) {
		return find{}, false
	}
	if q, ok := unitlessRhythm(ts, i, finds); ok {
		return q, true
	}
	comma := beforeUnitless[ts[i-1].Lower]
	if ts[i-1].Is("every") {
		return find{}, false
	}
	n, end, ok := period.Number(ts, i)
	if !ok || n <= 0 || n != float64(int(n)) || ts[i].Is("a") || n >= 1900 && n <= 2100 || end < len(ts) && !endsUnitless[ts[end].Lower] {
		return find{}, false
	}
	k := len(finds) - 1
	for k > 0 && finds[k].quantity != nil && finds[k].quantity.Repeats && k > len(finds)-3 {
		k-- // 'daily copies for 30 days, weekly ones for 90'
	}
	last := &finds[k]
	if last.quantity == nil || last.quantity.Repeats || i-last.to > unitlessReach {
		return find{}, false
	}
	for k := last.to; k < i; k++ {
		if ts[k].Is(".") || ts[k].Is("?") || ts[k].Is("!") {
			return find{}, false
		}
		comma = comma || ts[k].Is(",") || ts[k].Is(";")
	}
	if !comma {
		return find{}, false
	}
	q := period.Quantity{Range: period.Point(period.Of(n, last.quantity.Range.Max.Unit)), From: i, To: end}
	return find{from: i, to: end, quantity: &q, like: last}, true
}

// unitlessRhythm reads a number that takes its unit from the rhythm before it: 'every six months and that of administrators every three'.
func unitlessRhythm(ts []token.Token, i int, finds []find) (find, bool) {
	last := &finds[len(finds)-1]
	if !ts[i-1].Is("every") || last.quantity == nil || !last.quantity.Repeats || last.quantity.Adverb || i-last.to > unitlessReach {
		return find{}, false
	}
	n, end, ok := period.Number(ts, i)
	if !ok || n <= 0 || n != float64(int(n)) || end < len(ts) && !endsUnitless[ts[end].Lower] {
		return find{}, false
	}
	for k := last.to; k < i; k++ {
		if ts[k].Is(".") || ts[k].Is("?") || ts[k].Is("!") {
			return find{}, false
		}
	}
	q := period.Quantity{Range: period.Point(period.Of(n, last.quantity.Range.Max.Unit)), From: i, To: end, Repeats: true}
	return find{from: i, to: end, quantity: &q}, true
}

// numbersNames are words behind which a number is a name or counts something else.
var numbersNames = set("room", "section", "article", "page", "paragraph", "clause", "version", "level", "number", "no", "chapter", "annex", "priority", "severity", "tls", "iso", "of", "to", "than", "and", "or", "hall", "street", "floor", "step", "phase", "grade", "class", "tier", "port", "aes", "rsa", "sha", "euro", "euros", "eur", "about", "some", "line", "schedule", "exhibit", "part", "rule", "until", "since", "by", "at", "from", "on")

// unitlessReach is how many tokens behind a quantity a number can take its unit.
const unitlessReach = 14

var (
	beforeUnitless = set("for", "within", "after", "in")
	endsUnitless   = set(",", ".", ";", ")", "and", "if", "when", "—")
)

// ownMood holds the kinds whose readers tell themselves how a sentence puts its claim: 'we hold no certificate' is one.
var ownMood = map[Kind]bool{Certificate: true, Host: true, Percentage: true, Count: true}

var pointsBack = set("they", "it", "each", "these", "this", "those", "both", "all", "copies", "the", "after", "then", "thereafter", "everything", "every")

// find returns the quantity or name that begins at token i, which can be one of what the token starts.
func (r *Reader) find(ts []token.Token, i int, text string, begins starts) (find, bool) {
	if v, end := r.lex.scanAddress(ts, i, text); v != nil {
		return find{from: i, to: end, value: v}, true
	}
	var names []Name
	end := 0
	if begins&startsName != 0 {
		names, end = r.lex.Find(ts, i, text)
	}
	if names != nil && end == i+1 && smallNumbers[ts[i].Lower] > 0 && counted(ts, i+1) > 0 {
		names = nil // 'Nine characters', although a company is called so
	}
	if names == nil || names[0].Kind == ProviderName && names[0].Common && names[0].Listed == nil {
		if to := companyAt(ts, i); to > end {
			return find{from: i, to: to, names: []Name{companyName(text[ts[i].Start:ts[to-1].End])}}, true
		}
	}
	if names != nil {
		return find{from: i, to: end, names: names}, true
	}
	if end, ok := regionShaped(ts, i); ok {
		return find{from: i, to: end, names: unknownRegion}, true
	}
	if v, end := r.lex.framework(ts, i, text, begins); v != nil {
		return find{from: i, to: end, value: v}, true
	}
	for k := range finders {
		f := &finders[k]
		if f.starts != 0 && begins&f.starts == 0 {
			continue
		}
		if v, end := f.read(ts, i, text); v != nil {
			return find{from: i, to: end, value: v}, true
		}
	}
	if begins&startsPeriod != 0 {
		if q, ok := period.Scan(ts, i); ok {
			found := q // only what is found outlives this
			return find{from: i, to: q.To, quantity: &found}, true
		}
	}
	if begins&startsNumber != 0 {
		v, end := scanCount(ts, i)
		if v == nil && len(r.lex.figures) > 0 {
			v, end = scanFigure(ts, i)
		}
		if v != nil {
			return find{from: i, to: end, value: v}, true
		}
	}
	if begins&startsLasting != 0 {
		if kind, end := lastingAt(ts, i); end > 0 {
			return find{from: i, to: end, lasting: kind}, true
		}
	}
	if begins&startsSetting != 0 {
		if v, end := r.lex.settingAt(ts, i); v != nil {
			return find{from: i, to: end, value: v}, true
		}
	}
	if v, end := factorLevelAt(ts, i); v != nil {
		return find{from: i, to: end, value: v}, true
	}
	if v, end := custodyUnderHead(ts, i); v != nil {
		return find{from: i, to: end, value: v}, true
	}
	return find{}, false
}

// plainWords are words with which neither a name nor a figure begins. A third of all words are of these.
var plainWords = set("of", "and", "to", "is", "are", "be", "been", "by", "with", "or", "we", "our", "which", "have", "has", "was", "were", "will", "shall", "must", "their", "they", "its", "these", "those", "who", "whom", "where", "what", "but", "also", "than", "into")

// unknownRegion is the meaning of a word that has the form of a region's code and is none.
var unknownRegion = []Name{{Kind: RegionName, Region: nil}}

var compass = set("north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest")

// regionShaped reads a word built like the codes of the large clouds, 'eu-west-9' or 'europe-west99', that no catalog has.
func regionShaped(ts []token.Token, i int) (int, bool) {
	if i+2 >= len(ts) || !ts[i+1].Is("-") || ts[i+1].Space || ts[i+2].Space || gluedBefore(ts, i) {
		return 0, false
	}
	switch ts[i].Lower {
	case "us", "eu", "ap", "ca", "sa", "af", "me", "il", "mx", "cn", "europe", "asia", "northamerica", "southamerica", "australia":
	default:
		return 0, false
	}
	word := strings.TrimRight(ts[i+2].Lower, "0123456789")
	if !compass[word] {
		return 0, false
	}
	if word != ts[i+2].Lower {
		return i + 3, !gluedAfter(ts, i+3)
	}
	if i+4 < len(ts) && ts[i+3].Is("-") && ts[i+4].Kind == token.Number && !ts[i+3].Space && !ts[i+4].Space {
		return i + 5, !gluedAfter(ts, i+5)
	}
	return 0, false
}

// A phrase is one find within its sentence.
type phrase struct {
	text       *Text
	seen       *findings
	lex        *Lexicon
	doc        *prose.Document
	block      *prose.Block
	index      int
	ts         []token.Token
	from, to   int // tokens of the find
	finds      []find
	self       int
	start, end int // bytes of the sentence
	cueAt      int // token that says how a way of signing in stands, or -1
	lo, hi     int // tokens of the sentence
}

// cut returns the tokens of a block of the document.
func (p *phrase) cut(b *prose.Block) []token.Token { return p.words(b.Index()) }

// words returns the same by the block's index.
func (p *phrase) words(block int) []token.Token {
	if p.text == nil {
		return token.Append(nil, p.doc.Blocks[block].Text)
	}
	return p.text.words(block)
}

// sentence finds the sentence that holds the byte. Table cells and list labels are short sentences of their own.
func (p *phrase) sentence(ranges []prose.Range, at int) {
	p.start, p.end = 0, len(p.block.Text)
	if i := sort.Search(len(ranges), func(i int) bool { return ranges[i].End > at }); i < len(ranges) && at >= ranges[i].Start {
		p.start, p.end = ranges[i].Start, ranges[i].End
	}
	p.lo, p.hi = p.from, p.to
	for p.lo > max(0, p.from-reach) && p.ts[p.lo-1].Start >= p.start {
		p.lo--
	}
	for p.hi < min(len(p.ts), p.to+reach) && p.ts[p.hi].End <= p.end {
		p.hi++
	}
	p.labelledParts()
}

// labelledParts leaves of a sentence that is a run of labels and figures, as lines of a paragraph are when they are joined, the part of the
// phrase: 'Recovery time: 1 day Recovery point: 24 hours'.
func (p *phrase) labelledParts() {
	if p.self > 0 && p.from > p.lo && p.ts[p.from-1].Is(":") {
		if before := &p.finds[p.self-1]; before.quantity != nil && before.to > p.lo && p.labelAt(before.to) == p.from-1 {
			p.lo = before.to
			p.start = p.ts[p.lo].Start
		}
	}
	if p.to < p.hi && p.self+1 < len(p.finds) && p.finds[p.self].quantity != nil {
		if end := p.labelAt(p.to); end > 0 && end < p.hi && p.finds[p.self+1].from == end+1 {
			p.hi = p.to
			p.end = p.ts[p.to-1].End
		}
	}
}

// labelAt returns the colon that ends the label which begins with a capital letter at token i, or 0.
func (p *phrase) labelAt(i int) int {
	if i >= len(p.ts) || p.ts[i].Kind != token.Word || !p.ts[i].Capital() || !p.ts[i].Space {
		return 0
	}
	for k := i; k < min(i+8, len(p.ts)); k++ {
		switch {
		case p.ts[k].Is(":"):
			return k
		case p.ts[k].Kind == token.Mark && !p.ts[k].Is("-") && !p.ts[k].Is("(") && !p.ts[k].Is(")"):
			return 0
		}
	}
	return 0
}

// clause returns the tokens of the clause around the find: from the last mark or conjunction that ends a clause to the next.
func (p *phrase) clause() (lo, hi int) {
	lo, hi = p.from, p.to
	for lo > p.lo && !p.breaks(lo-1) {
		lo--
	}
	if lo > p.lo+1 && p.ts[lo-1].Is("(") && p.finds[p.self].quantity != nil && p.listedInBrackets(lo) { // 'payslips (12 years), time sheets (two years)'
		for lo--; lo > p.lo && !p.breaks(lo-1); {
			lo--
		}
	}
	for hi < p.hi && !p.breaks(hi) {
		hi++
	}
	if lo > p.lo+1 && p.ts[lo-1].Is(",") && p.bareFrom(lo) { // 'for weekly copies, three months'
		from := lo - 1
		for from > p.lo && !p.breaks(from-1) {
			from--
		}
		if topical[p.ts[from].Lower] && !p.quantityBetween(from, lo-1) {
			lo = from
		}
	}
	return p.relativeHead(lo), hi
}

// relativeHead returns where the noun phrase begins that a relative clause at token lo is about: 'training and simulated phishing mails,
// which are sent every quarter'; or lo.
func (p *phrase) relativeHead(lo int) int {
	if lo <= p.lo+2 || p.finds[p.self].quantity == nil || !p.ts[lo-1].Is(",") || !p.ts[lo].Is("which") || lo+1 >= p.hi || !plainVerbs[p.ts[lo+1].Lower] && !presentForms[p.ts[lo+1].Lower] {
		return lo
	}
	i := lo - 2
	for i > p.lo && i > lo-9 && (p.ts[i-1].Kind != token.Mark || p.ts[i-1].Is("-") && !p.ts[i-1].Space) && !p.ts[i-1].Is("and") && !p.ts[i-1].Is("or") && (!p.finite(i-1) || strings.HasSuffix(p.ts[i-1].Lower, "ed")) {
		i--
	}
	return i
}

// listedInBrackets reports whether a figure alone in brackets is one of several in the sentence: each then belongs to the words before
// its bracket.
func (p *phrase) listedInBrackets(lo int) bool {
	if p.to >= p.hi || !p.ts[p.to].Is(")") || p.from-lo > 3 {
		return false
	}
	for i := range p.finds {
		if f := &p.finds[i]; i != p.self && f.quantity != nil && f.from > p.lo+1 && f.to < p.hi && p.ts[f.to].Is(")") && p.ts[f.from-1].Is("(") {
			return true
		}
	}
	return false
}

// bareFrom reports whether nothing but bounds stands between token i and the find.
func (p *phrase) bareFrom(i int) bool {
	for ; i < p.from; i++ {
		if !boundFiller[p.ts[i].Lower] && !p.ts[i].Is("no") && !p.ts[i].Is("than") && !p.ts[i].Is("within") && !p.ts[i].Is("after") && !p.ts[i].Is("for") && !p.ts[i].Is("longer") && !p.ts[i].Is("later") && !p.ts[i].Is("more") && !p.ts[i].Is("it") && !p.ts[i].Is("is") {
			return false
		}
	}
	return true
}

// topical are prepositions with which a phrase begins that says what the next is about.
var topical = set("for", "with", "of", "in", "on", "as", "regarding", "concerning", "under")

// breaks reports whether the token ends a clause. A comma between the members of a list does so too: that is wanted, for
// '30 days for logs, 90 days for invoices' says two things.
func (p *phrase) breaks(i int) bool {
	switch p.ts[i].Lower {
	case ";", ":", ",", ".", "!", "?", "(", ")", "—", "while", "whereas", "but", "although":
		return true
	case "-":
		return p.ts[i].Space && i+1 < len(p.ts) && p.ts[i+1].Space
	case "and", "then":
		// 'and' ends a clause only when both sides have a quantity of their own.
		return p.quantityBetween(p.lo, i) && p.quantityBetween(i+1, p.hi)
	}
	return false
}

func (p *phrase) quantityBetween(lo, hi int) bool {
	for i := range p.finds {
		f := &p.finds[i]
		if f.quantity != nil && f.from >= lo && f.to <= hi {
			return true
		}
	}
	return false
}

// read fills in the claim from what was found. It returns false for a name or quantity that asserts nothing by itself.
func (p *phrase) read(c *Claim, f *find) bool {
	switch {
	case f.quantity != nil:
		return p.quantity(c, f.quantity) && (p.downtime(c) || c.Kind == Duration || c.Kind == Interval)
	case f.value != nil:
		return p.value(c, f.value)
	case f.lasting != numbered:
		return p.lasts(c, f.lasting)
	}
	return p.name(c, f.names)
}

// value fills in the claim from a value of a kind of its own.
func (p *phrase) value(c *Claim, v *value) bool {
	c.Kind, c.Number, c.Unit, c.Names = v.kind, v.number, v.unit, v.names
	switch v.kind {
	case Certificate:
		return p.certificate(c)
	case Duration:
		return p.generations(c, v)
	case Email:
		return p.email(c)
	case Host:
		return p.host(c)
	case Percentage:
		return p.percentage(c)
	case Count:
		if v.unit == "" && p.generationCell() {
			return p.generations(c, v)
		}
		return p.count(c)
	case VendorCount:
		return p.vendorCount(c)
	case VendorBan:
		return p.vendorBan(c)
	case TLS:
		return p.tls(c, v)
	case Cipher:
		return p.cipher(c, v)
	case Encryption:
		return p.encryption(c, v)
	case Setting:
		return p.setting(c, v)
	case Custody:
		return p.custody(c, v)
	case Factor:
		return p.factor(c, v)
	case Area:
		return p.area(c)
	case Transfer:
		return p.transfer(c)
	case Title:
		return p.title(c)
	}
	return false
}
