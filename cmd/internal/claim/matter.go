package claim

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A Matter is what a length of time or an interval is said of, as far as another text can be held against it: the noun phrase of
// its sentence, by concepts and not by words, and the concepts around it, by which a shorter phrase is the same as a longer one:
// 'recordings' on a page about calls are call recordings.
type Matter struct {
	Words     []string // of the noun phrase, each once
	Near      []uint32 // hashes of the words of the sentence, its label, its question and the heads of its row and column, sorted
	Far       []uint32 // the same of the sentences before, the lead-in, the headings and the title
	Objects   Senses   // what data the noun phrase names
	Universal bool     // it is said of all that goes by the words: 'no log', 'all copies'
	Narrowed  bool     // a relative clause makes it a part of what the words name: 'trips that led to an accident'
	Rest      bool     // it is said of what others in the list or table are not: 'everything else'
}

// Has reports whether a word stands around the claim, and whether it stands near.
func (m *Matter) Has(word string) (near, ok bool) {
	if stem, found := strings.CutSuffix(word, "ing"); found && len(stem) > 3 { // 'ordering system' and 'orders'
		if near, ok := m.Has(stem); ok {
			return near, ok
		}
	}
	h := hash(word)
	if _, near := slices.BinarySearch(m.Near, h); near {
		return true, true
	}
	_, far := slices.BinarySearch(m.Far, h)
	return false, far
}

// Keys returns what stands for the words near the claim, as [Key] does.
func (m *Matter) Keys() []string {
	out := make([]string, len(m.Near))
	for i, h := range m.Near {
		out[i] = strconv.FormatUint(uint64(h), 36)
	}
	return out
}

// Key returns what stands for a word.
func Key(word string) string { return strconv.FormatUint(uint64(hash(word)), 36) }

// hash is FNV-1a: a claim that is kept remembers of the words around it only whether they are there.
func hash(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}

// matter returns what the quantity is said of.
func (p *phrase) matter() Matter {
	var m Matter
	n := nounPhrase{p: p}
	n.read()
	for _, i := range n.tokens {
		if w := concept(n.ts, i); w != "" && !slices.Contains(m.Words, w) {
			m.Words = append(m.Words, w)
		}
	}
	m.Universal, m.Rest, m.Narrowed = n.universal(), n.rest(), n.narrowed()
	if len(n.tokens) > 0 {
		n.search(sensePatterns, n.lo, n.hi, func(h hit) {
			if Dimension(h.id>>8) == Object {
				m.Objects |= 1 << (h.id & 0xff)
			}
		})
	}
	m.Near, m.Far = p.surroundings()
	return m
}

// surroundings returns the hashes of the words around the phrase.
func (p *phrase) surroundings() (near, far []uint32) {
	add := func(to *[]uint32, ts []token.Token, lo, hi int) {
		for i := lo; i < hi; i++ {
			if w := concept(ts, i); w != "" {
				*to = append(*to, hash(w))
			}
		}
	}
	addBlock := func(to *[]uint32, i int) {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			ts := p.words(i)
			add(to, ts, 0, min(len(ts), reach))
		}
	}
	b := p.block
	qlo, qhi := p.asked()
	add(&near, p.ts, qlo, qhi)
	for i := p.lo; i < p.hi; i++ {
		if i >= p.to && excepting[p.ts[i].Lower] {
			break // what is excepted is not what it is said of
		}
		if i < p.from || i >= p.to {
			add(&near, p.ts, i, i+1)
		}
	}
	label := p.headed()
	add(&near, p.ts, 0, min(label, p.lo))
	add(&far, p.ts, max(label, p.lo-reach), p.lo)
	if b.Kind == prose.Cell {
		addBlock(&near, p.dataCell())
		addBlock(&near, p.questionBefore())
		addBlock(&near, b.RowHead)
		addBlock(&near, b.ColHead)
		for i := p.index - 1; i >= max(0, p.index-rowReach) && p.sameRow(i); i-- {
			addBlock(&far, i)
		}
	}
	for up, k := b, 0; k < maxNesting; k++ {
		addBlock(&far, up.Parent)
		addBlock(&far, up.LeadIn)
		if up.Parent < 0 || up.Parent >= len(p.doc.Blocks) {
			break
		}
		up = &p.doc.Blocks[up.Parent]
	}
	addBlock(&far, boldHead(p.doc, p.index))
	for h := b.Heading; h >= 0; h = p.doc.Headings[h].Parent {
		addBlock(&far, p.doc.Headings[h].Block)
	}
	add(&far, p.text.title, 0, len(p.text.title))
	return compact(near), compact(far)
}

var excepting = set("unless", "except", "save", "apart", "excluding")

// headed returns the end of the label that the block begins with, or of the question in strong type that it answers.
func (p *phrase) headed() int {
	if p.block.Label > 0 {
		return p.labelEnd()
	}
	for _, m := range p.block.Marks {
		if m.Kind == prose.Strong && m.Start == 0 && strings.HasSuffix(strings.TrimSpace(p.block.Text[:m.End]), "?") {
			return sort.Search(len(p.ts), func(i int) bool { return p.ts[i].Start >= m.End })
		}
	}
	return 0
}

func compact(h []uint32) []uint32 {
	slices.Sort(h)
	return slices.Clip(slices.Compact(h))
}

// title returns what the front matter says that the document is called.
func title(doc *prose.Document) string {
	front := doc.Front.Text()
	front = front[:min(len(front), titleReach)]
	for line := range strings.Lines(front) {
		if key, value, ok := strings.Cut(line, "="); ok && strings.TrimSpace(key) == "title" {
			return value
		}
		if value, ok := strings.CutPrefix(line, "title:"); ok {
			return value
		}
	}
	return ""
}

// A nounPhrase finds the words of the noun phrase that a quantity is said of.
type nounPhrase struct {
	p      *phrase
	ts     []token.Token
	block  int   // whose tokens they are
	tokens []int // those of the phrase that name something
	lo, hi int   // where the phrase stands
}

// read looks for the phrase: in a table in the heads, unless the cell itself says more; else in the clause of the quantity, in the
// clauses before it, in what a pronoun stands for, in the label, and at last in what introduces the block.
func (n *nounPhrase) read() {
	p := n.p
	n.ts, n.block = p.ts, p.index
	if p.block.Kind == prose.Cell {
		n.cell()
		return
	}
	clo, chi := n.bounds()
	if p.block.Label > 0 {
		clo = max(clo, p.labelEnd())
	}
	outer := clo
	for i := p.from - 1; i > clo+1; i-- { // 'set the quota so that logs are deleted after 60 days'
		if p.ts[i].Is("that") && (complements[p.ts[i-1].Lower] || i > clo+2 && complements[p.ts[i-2].Lower]) {
			clo = i + 1
		}
	}
	if n.clause(max(clo, p.lo), chi) {
		return
	}
	for end, k := outer-1, 0; end > p.lo && k < 3; k++ { // 'Log files, which hold addresses, are erased after 14 days'
		lo := end
		for lo > p.lo && !p.breaks(lo-1) {
			lo--
		}
		from := lo
		if conjunctions[p.ts[lo].Lower] {
			from++
		}
		if !relativeWords[p.ts[lo].Lower] && n.clause(from, end) {
			return
		}
		end = lo - 1
	}
	if end := p.headed(); end <= p.lo && n.take(0, end) {
		return
	}
	if n.selfContained() {
		n.ts, n.block, n.tokens = p.ts, p.index, nil
		return // it has a subject, in words that name nothing
	}
	if n.before() {
		return
	}
	for _, b := range p.introducers() {
		n.ts, n.block = p.words(b.Index()), b.Index()
		if len(n.ts) < briefLead && n.take(0, len(n.ts)) {
			return
		}
	}
	n.ts, n.block, n.tokens = p.ts, p.index, nil
}

// briefLead is the most tokens of a block that names what the one below is about.
const briefLead = 16

// complements are words before a 'that' behind which the sentence says what it has to say.
var complements = set("so", "such", "ensure", "ensures", "means", "sure", "guarantee", "guarantees", "note", "see", "promise", "promises", "agree", "agrees", "state", "states", "says", "say", "provided")

var imperatives = set("click", "press", "choose", "select", "tick", "hit", "push")

// into are prepositions behind which stands where something goes.
var into = set("into", "onto", "towards", "about", "under", "between", "at", "of", "away")

var reflexives = set("itself", "themselves", "yourself", "ourselves", "himself", "herself")

var objectPronouns = set("them", "it", "these", "those", "this")

var (
	relativeWords = set("which", "that", "who", "whose", "where", "because", "so")
	conjunctions  = set("if", "when", "once", "as", "since", "while", "upon", "should", "unless")
)

// cell reads the subject of a table's cell.
func (n *nounPhrase) cell() {
	p := n.p
	lo, hi := n.bounds()
	if len(p.ts) > briefLead || p.verb(lo, p.from) > lo {
		if n.clause(lo, hi) {
			return
		}
	} else if n.take(lo, p.from) { // 'audit records 90 days; all others 30 days'
		return
	}
	if q := p.questionBefore(); q >= 0 {
		n.ts = token.Append(nil, p.doc.Blocks[q].Text)
		asked := *p
		asked.ts, asked.lo, asked.hi, asked.from, asked.to, asked.finds, asked.seen = n.ts, 0, len(n.ts), len(n.ts), len(n.ts), nil, nil
		n.p = &asked
		ok := n.clause(0, len(n.ts)) || n.take(0, len(n.ts))
		if n.p = p; ok {
			return
		}
	}
	for _, i := range []int{p.dataCell(), p.block.RowHead, p.block.ColHead} {
		if i >= 0 && i != p.index {
			n.ts, n.block = p.words(i), i
			if n.take(0, len(n.ts)) {
				return
			}
		}
	}
	n.ts, n.block, n.tokens = p.ts, p.index, nil
}

// bounds returns the tokens of the clause. An 'and' behind nothing but 'daily' joins two nouns: 'daily copies of settings and records'.
func (n *nounPhrase) bounds() (lo, hi int) {
	p := n.p
	lo, hi = p.clause()
	for lo > p.lo && p.ts[lo-1].Is("and") && !n.measured(p.lo, lo-1) {
		for lo--; lo > p.lo && !p.breaks(lo-1); {
			lo--
		}
	}
	return lo, hi
}

// measured reports whether a length stands between two tokens.
func (n *nounPhrase) measured(lo, hi int) bool {
	for i := range n.p.finds {
		if f := &n.p.finds[i]; f.quantity != nil && !f.quantity.Adverb && f.from >= lo && f.to <= hi {
			return true
		}
	}
	return false
}

// selfContained reports whether the sentence has a subject of its own and points back to none.
func (n *nounPhrase) selfContained() bool {
	p := n.p
	first := p.ts[p.lo].Lower
	if first == "its" || first == "their" {
		return false
	}
	if v := n.firstVerb(p.lo, p.hi); v <= p.lo || pointsBack[first] && first != "the" && first != "every" && first != "each" && first != "all" || firstPersons[first] || conjunctions[first] || leadingWords[first] {
		return false
	}
	lo, hi := p.clause()
	for i := lo; i < hi; i++ {
		if objectPronouns[p.ts[i].Lower] && !(i+1 < p.hi && finiteVerbs[p.ts[i+1].Lower]) {
			return false
		}
	}
	return true
}

// before reads the sentence before, for a pronoun that stands for its subject, and the question that the sentence answers.
func (n *nounPhrase) before() bool {
	p := n.p
	if p.lo == 0 {
		return false
	}
	if lo, hi := p.asked(); lo < hi {
		return n.clause(lo, hi) || n.take(lo, hi)
	}
	sentences := p.block.Sentences()
	end := p.ts[p.lo].Start
	for k := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > end }) - 1; k >= max(0, len(sentences)-reach); k-- {
		hi := sort.Search(len(p.ts), func(i int) bool { return p.ts[i].Start >= sentences[k].End })
		lo := sort.Search(len(p.ts), func(i int) bool { return p.ts[i].Start >= sentences[k].Start })
		if hi-lo > apart || lo >= p.lo {
			return false
		}
		hi = min(hi, p.lo)
		first := lo
		for first < hi && !p.breaks(first) {
			first++
		}
		if n.clause(lo, first) || n.clause(lo, hi) {
			return true
		}
		if !pointsBack[p.ts[lo].Lower] {
			return false
		}
	}
	return false
}

// clause reads a clause: the object of a verb that has one, else what stands before the verb. The quantity may stand anywhere.
func (n *nounPhrase) clause(lo, hi int) bool {
	p := n.p
	verb := n.verb(lo, hi)
	if lo+1 < hi && imperatives[p.ts[lo].Lower] && (p.ts[lo+1].Capital() || articles[p.ts[lo+1].Lower]) {
		verb = lo
	}
	if verb == lo && verb+1 < hi && inverts[p.ts[lo].Lower] { // 'Should the system fail'
		lo++
		verb = n.verb(lo, hi)
	}
	if verb < 0 {
		if p.from >= lo && p.from < hi {
			return n.take(lo, n.place(lo, p.from)) || n.take(lo, p.from) || n.take(n.sinceEnd(p.to, hi), hi)
		}
		return n.take(lo, n.place(lo, hi)) || n.take(lo, hi)
	}
	main, passive := verb, false
	for main < hi && auxiliaries[p.ts[main].Lower] {
		passive = passive || beForms[p.ts[main].Lower]
		main++
	}
	if main+1 < hi && !passive && objectPronouns[p.ts[main+1].Lower] {
		return false // 'the lead can fetch them': the sentence before says what
	}
	if main < hi && !passive && n.object(main, hi) {
		return true
	}
	if verb == lo && !passive { // 'Click Delete and the workspace is erased'
		for i := lo + 1; i+1 < hi; i++ {
			if p.ts[i].Is("and") && articles[p.ts[i+1].Lower] {
				return n.clause(i+1, hi)
			}
		}
	}
	if p.from >= lo && p.to <= verb { // 'Within 14 days of the end of the contract all copies are erased'
		return n.take(lo, p.from) || n.take(n.sinceEnd(p.to, verb), verb)
	}
	if first := n.leading(lo, verb); first < verb && n.take(first, n.relative(first, verb)) {
		return true
	}
	return n.take(lo, n.relative(lo, verb)) || n.take(lo, verb)
}

// leading returns where the subject begins when the clause opens with when or where something happens: 'even after a fire the engine'.
func (n *nounPhrase) leading(lo, hi int) int {
	ts := n.p.ts
	for lo < hi && (ts[lo].Is("even") || ts[lo].Is("also") || ts[lo].Is("then") || ts[lo].Is("but") || ts[lo].Is("and")) {
		lo++
	}
	if lo >= hi || !leadingWords[ts[lo].Lower] {
		return hi
	}
	for i := lo + 2; i < hi; i++ {
		if articles[ts[i].Lower] && ts[i-1].Kind == token.Word && !stopWords[ts[i-1].Lower] {
			return i
		}
	}
	return hi
}

var leadingWords = set("after", "in", "on", "upon", "during", "at", "with", "under", "before", "from", "following", "since")

// narrowed reports whether a relative clause follows the noun phrase and does more than repeat whose it is.
func (n *nounPhrase) narrowed() bool {
	ts := n.ts
	if len(n.tokens) == 0 {
		return false
	}
	i := n.tokens[len(n.tokens)-1] + 1
	if i+1 >= len(ts) {
		return false
	}
	switch ts[i].Lower {
	case "that", "who", "whom", "whose", "which":
		return !plainRelatives[ts[i+1].Lower]
	}
	return false
}

// plainRelatives begin relative clauses that only say whose or what something is anyway: 'the data that you send us'.
var plainRelatives = set("we", "you", "i", "our", "your", "they", "it", "the", "is", "are", "can", "may", "will", "has", "have")

// relative returns where a relative clause begins within the noun phrase.
func (n *nounPhrase) relative(lo, hi int) int {
	for i := lo + 1; i < hi; i++ {
		switch n.p.ts[i].Lower {
		case "that", "which", "who", "whom", "whose":
			return i
		}
	}
	return hi
}

// place returns where the clause begins to say where or how something is.
func (n *nounPhrase) place(lo, hi int) int {
	for i := lo + 1; i < hi; i++ {
		switch n.p.ts[i].Lower {
		case "in", "on", "at", "with", "by", "during", "into", "within", "after", "before", "until":
			return i
		}
	}
	return hi
}

// verb returns the first verb of a clause, save those in what says from when time runs, or -1.
func (n *nounPhrase) verb(lo, hi int) int {
	p := n.p
	if p.from < lo || p.from >= hi {
		return n.firstVerb(lo, hi)
	}
	if v := n.firstVerb(lo, p.from); v >= 0 {
		return v
	}
	return n.firstVerb(n.sinceEnd(p.to, hi), hi)
}

// firstVerb returns the first verb among tokens lo to hi that is not used like an adjective, as in 'a deleted workspace', or -1.
func (n *nounPhrase) firstVerb(lo, hi int) int {
	p := n.p
	v := p.verb(lo, hi)
	for v > 0 && v+1 < hi && verbForm(p.ts[v].Lower) && (articles[p.ts[v-1].Lower] || v == lo) && strings.HasSuffix(p.ts[v].Lower, "ed") && p.modifies(v) {
		v = p.verb(v+1, hi)
	}
	return v
}

// sinceEnd returns where what says from when time runs has ended: at a comma, or where another noun phrase begins.
func (n *nounPhrase) sinceEnd(lo, hi int) int {
	ts := n.p.ts
	if lo >= hi || !sinceWords[ts[lo].Lower] {
		return lo
	}
	for i := lo + 2; i < hi; i++ {
		if w := ts[i].Lower; ts[i].Is(",") || (articles[w] || w == "we" || w == "it" || w == "they" || w == "you") && ts[i-1].Kind == token.Word && !stopWords[ts[i-1].Lower] {
			return i
		}
	}
	return hi
}

// object reads what the verb does something to, where it has an object.
func (n *nounPhrase) object(verb, hi int) bool {
	p := n.p
	from := verb + 1
	for from < hi && (particles[p.ts[from].Lower] && !p.ts[from].Is("of") || p.ts[from].Is("up") || adverb(p.ts[from].Lower)) {
		from++
	}
	if from >= hi || reflexives[p.ts[from].Lower] || into[p.ts[from].Lower] || objectEnds[p.ts[from].Lower] || from >= p.from && from < p.to {
		return false
	}
	end := from
	for end < hi && !(end > from && (objectEnds[p.ts[end].Lower] || relativeWords[p.ts[end].Lower])) && !(end >= p.from && end < p.to) {
		end++
	}
	return n.take(from, end)
}

func adverb(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ly") && w != "reply" && w != "family"
}

// take keeps the words of tokens lo to hi that name something, and reports whether there are any.
func (n *nounPhrase) take(lo, hi int) bool {
	q := *n.p
	q.ts = n.ts
	if len(q.ts) == 0 {
		return false
	}
	if &q.ts[0] != &n.p.ts[0] {
		q.from, q.to = 0, 0
	}
	n.lo, n.hi, n.tokens = lo, hi, n.tokens[:0]
	cue := n.cues(lo, hi)
	named := false
	for i := lo; i < hi; i++ {
		t := &n.ts[i]
		if t.Kind != token.Word || i >= q.from && i < q.to || cue[i] && !nounCue(t.Lower) && !(verbForms[t.Lower] && !verbForm(t.Lower) && q.modifies(i)) || q.own(i) {
			continue
		}
		named = named || dataNouns[t.Lower]
		w := concept(n.ts, i)
		if w == "" || verbForm(t.Lower) && !(strings.HasSuffix(t.Lower, "ing") && (q.modifies(i) || i > lo && (articles[n.ts[i-1].Lower] || n.ts[i-1].Is("of")))) {
			continue
		}
		if duplicates[t.Lower] && describes(n.ts, hit{from: i, to: i + 1}, -1) || q.predicate(i) {
			continue
		}
		n.tokens = append(n.tokens, i)
		named = named || !agents[w]
	}
	return named || n.rest()
}

// predicate reports whether a word, by its place, is a verb that no table has: 'logs land in the cluster'.
func (p *phrase) predicate(i int) bool {
	w := p.ts[i].Lower
	if i == 0 || i+1 >= len(p.ts) || strings.HasSuffix(w, "s") {
		return false
	}
	before := p.ts[i-1].Lower
	switch p.ts[i+1].Lower {
	case "in", "on", "at", "to", "into", "through", "with":
		return len(before) > 3 && strings.HasSuffix(before, "s") && !strings.HasSuffix(before, "ss") && !strings.HasSuffix(before, "us") && !stopWords[before]
	}
	return false
}

// modifies reports whether a word stands right before a noun: 'learning platform'.
func (p *phrase) modifies(i int) bool {
	return i+1 < len(p.ts) && p.ts[i+1].Kind == token.Word && !stopWords[p.ts[i+1].Lower] && !objectEnds[p.ts[i+1].Lower] && !finiteVerbs[p.ts[i+1].Lower] && !(i > 0 && beForms[p.ts[i-1].Lower])
}

// verbForm reports whether a word is a form of a verb that is no noun.
func verbForm(w string) bool {
	if !verbForms[w] || nounCue(w) || gerunds[w] {
		return false
	}
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || pastVerbs[w]
}

var pastVerbs = set("kept", "held", "gone", "lost", "made", "taken", "written", "sent", "given", "told", "found", "left", "done", "run", "overwritten", "thrown", "frozen", "withdrawn", "shut", "set", "cut", "known", "begun", "keep", "delete", "retain", "erase", "store", "destroy")

// cues returns the tokens that say what the figure is.
func (n *nounPhrase) cues(lo, hi int) map[int]bool {
	cue := map[int]bool{}
	mark := func(h hit) {
		for i := h.from; i < h.to; i++ {
			cue[i] = true
		}
	}
	n.search(&ofDurations.patterns, lo, hi, mark)
	n.search(&ofIntervals.patterns, lo, hi, mark)
	return cue
}

// search calls found for each pattern of a table among tokens lo to hi of the block that holds the phrase.
func (n *nounPhrase) search(ps *patterns, lo, hi int, found func(hit)) {
	if n.p.doc.Blocks[n.block].Kind == prose.CodeBlock && n.block != n.p.index {
		ps.find(n.ts, lo, hi, found)
		return
	}
	n.p.text.find(ps, n.block, lo, hi, found)
}

// own reports whether a token begins a name of the organisation, or belongs to one.
func (p *phrase) own(i int) bool {
	if p.lex == nil || !p.ts[i].Capital() {
		return false
	}
	for name := range p.lex.own {
		if name == p.ts[i].Lower || strings.HasPrefix(name, p.ts[i].Lower+" ") {
			return true
		}
	}
	return i > 0 && p.ownRun(i)
}

// ownRun reports whether a token is a later word of a name of the organisation that stands there: 'Kranz' of 'Solvay Kranz Logistik-Software'.
func (p *phrase) ownRun(i int) bool {
	run := p.ts[i].Lower
	for k := i - 1; k >= max(0, i-6); k-- {
		switch {
		case p.ts[k].Is("-"):
			run = "-" + run
		case p.ts[k].Kind == token.Word && p.ts[k].Capital():
			if !strings.HasPrefix(run, "-") {
				run = " " + run
			}
			run = p.ts[k].Lower + run
		default:
			return false
		}
		for name := range p.lex.own {
			if name == run || strings.HasPrefix(name, run+" ") || strings.HasPrefix(name, run+"-") {
				return true
			}
		}
	}
	return false
}

// universal reports whether the phrase is said of all of a kind.
func (n *nounPhrase) universal() bool {
	all := false
	p := n.p
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "except", "unless", "save", "apart", "otherwise", "usually", "normally", "exception":
			if !(p.ts[i].Is("exception") && i > 0 && p.ts[i-1].Is("without")) {
				return false
			}
		}
	}
	for i := n.lo; i < n.hi && i < len(n.ts); i++ {
		if quantifiers[n.ts[i].Lower] && !(i+1 < len(n.ts) && n.ts[i+1].Is("more") || i+1 < len(n.ts) && n.ts[i+1].Is("longer")) {
			all = true
		}
	}
	return all
}

// rest reports whether the phrase means what is left over by others.
func (n *nounPhrase) rest() bool {
	for i := n.lo; i < n.hi && i < len(n.ts); i++ {
		switch n.ts[i].Lower {
		case "others", "else", "remaining", "remainder":
			return true
		case "other":
			return i > n.lo && (n.ts[i-1].Is("all") || n.ts[i-1].Is("any") || n.ts[i-1].Is("every"))
		case "rest":
			return i > n.lo && n.ts[i-1].Is("the")
		}
	}
	return false
}

// dataNouns name what is kept, however little they say of it.
var dataNouns = set("data", "information", "content", "contents", "material", "details", "records")

var (
	quantifiers = set("all", "any", "every", "each", "no", "none", "nothing", "neither", "everything", "whatever", "whichever")
	inverts     = set("should", "had", "were", "is", "are", "do", "does", "can", "will", "may", "must", "has", "have")
	articles    = set("the", "a", "an", "all", "any", "each", "every", "our", "your", "their", "its", "these", "those", "such", "no")
	beForms     = set("is", "are", "was", "were", "be", "been", "being", "gets", "get", "got")
	auxiliaries = set("is", "are", "was", "were", "be", "been", "being", "must", "shall", "will", "may", "can", "should", "could", "would", "might", "has", "have", "had", "do", "does", "did", "cannot", "not", "also", "always", "only", "then", "to", "usually", "normally", "automatically", "permanently", "securely", "irrevocably", "never", "still", "gets", "get")
)

// agents are those who do something; what they do it to tells claims apart, not they.
var agents = set("we", "us", "i", "you", "one", "company", "team", "provider", "processor", "vendor", "administrator", "admin", "engineer", "firm", "manager", "officer", "head", "owner", "operator", "expert", "specialist", "tester", "auditor", "staff", "employee", "department", "party", "supplier", "controller", "customer", "client", "user", "people", "person", "somebody", "someone", "everybody", "everyone", "anybody", "nobody", "leader", "lead", "director", "management", "board", "consultant", "contractor", "it", "desk", "system", "service", "job", "script", "collector", "tool")
