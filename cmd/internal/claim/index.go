package claim

import (
	"cmp"
	"sort"
	"strings"
	"sync"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// An index finds the patterns of all its tables in one pass over tokens. Three things make that cheap: the words of all patterns
// are numbered, so that a token is looked up once and numbers are compared from there on; a block is searched once, for all tables,
// and what was found of their parts is remembered (see [Text.find]); and only to those few spots does each table put the question
// which of its patterns they make up.
type index struct {
	tables  []*patterns
	once    sync.Once // most commands never look for a word
	numbers map[string]int32
	begins  []opening // by the number of the first word
	pairs   pairs     // of the first word of a part and the second
	forms   map[string][]int32
}

// An opening is the parts that begin with a word, in the order of the tables.
type opening struct {
	all   []part
	alone []part // those of this one word
}

// A part is a run of words that is one part of patterns of a table.
type part struct {
	table  int
	number int       // in the table
	rest   [][]int32 // words behind the first, each with its alternatives
}

// A spot is where a part stands.
type spot struct {
	table    int16
	part     int32
	from, to int32 // tokens
}

// A hit is a pattern that was found, at tokens from to to; all of its parts stand in tokens lo to hi.
type hit struct {
	id       int
	from, to int
	lo, hi   int
}

// allTables is the index of the tables by which documents are read.
var allTables = indexOf(&ofDurations.patterns, &ofIntervals.patterns, sensePatterns, placeSenses, vendorSenses, taskPatterns, reliefs, tells)

// indexOf returns an index of tables. A table has one, and no more is entered into it.
func indexOf(tables ...*patterns) *index {
	x := &index{tables: tables}
	for n, ps := range tables {
		ps.index, ps.number = x, n
	}
	return x
}

// build works out what stands for what, before the first search.
func (x *index) build() {
	x.numbers, x.forms, x.begins = make(map[string]int32, 8192), make(map[string][]int32, 4096), make([]opening, 1, 8192)
	for _, ps := range x.tables {
		parts := make(map[string]int, 1024)
		for _, e := range ps.entered {
			for _, alternative := range strings.Split(e.text, "|") {
				texts := strings.Split(alternative, "+")
				ps.all = append(ps.all, pattern{e.id, len(texts)})
				for bit, text := range texts {
					text = strings.TrimSpace(text)
					n, known := parts[text]
					if !known {
						n = len(ps.uses)
						parts[text], ps.uses = n, append(ps.uses, nil)
						x.enter(ps, n, text)
					}
					ps.uses[n] = append(ps.uses[n], member{len(ps.all) - 1, 1 << bit})
				}
			}
		}
		ps.entered = nil
	}
	x.forms = nil
}

// enter enters a part of a table by all words with which it can begin.
func (x *index) enter(ps *patterns, n int, text string) {
	for _, run := range unfold(strings.Fields(text)) {
		var rest [][]int32
		for _, w := range run[1:] {
			rest = append(rest, x.formsOf(w))
		}
		for _, w := range x.formsOf(run[0]) {
			p := part{ps.number, n, rest}
			x.begins[w].all = append(x.begins[w].all, p)
			if len(rest) == 0 {
				x.begins[w].alone = append(x.begins[w].alone, p)
				continue
			}
			for _, second := range rest[0] {
				x.pairs.add(w, second)
			}
		}
	}
}

// formsOf returns the numbers of what a word of a pattern stands for.
func (x *index) formsOf(word string) []int32 {
	out, ok := x.forms[word]
	if ok {
		return out
	}
	for _, w := range forms(word) {
		n, ok := x.numbers[w]
		if !ok {
			n = int32(len(x.begins))
			x.numbers[w], x.begins = n, append(x.begins, opening{})
		}
		out = append(out, n)
	}
	x.forms[word] = out
	return out
}

// pairs is a set of pairs of numbers of words, which may seem to have a few that it has not. Most words that stand side by side are the
// beginning of nothing, and that must cost next to nothing.
type pairs [1 << 12]uint64

func (s *pairs) place(first, second int32) (word, bit uint32) {
	h := (uint32(first)*0x9e3779b1 ^ uint32(second)*0x85ebca6b) >> 14
	return h >> 6, h & 63
}

func (s *pairs) add(first, second int32) {
	word, bit := s.place(first, second)
	s[word] |= 1 << bit
}

func (s *pairs) has(first, second int32) bool {
	word, bit := s.place(first, second)
	return second != 0 && s[word]&(1<<bit) != 0
}

// numbers holds the numbers of a token's word, and of its singular where that is another; 0 is a word of no pattern.
type numbers struct {
	word, stem int32
}

var numbersPool = sync.Pool{New: func() any { return new([]numbers) }}

// spots appends the parts that stand in tokens lo to hi, in their order: those of one table, or of all if it is nil.
func (x *index) spots(out []spot, ts []token.Token, lo, hi int, table *patterns) []spot {
	x.once.Do(x.build)
	space := numbersPool.Get().(*[]numbers)
	defer numbersPool.Put(space)
	ns := (*space)[:0]
	for i := lo; i < hi; i++ {
		w := ts[i].Lower
		n := numbers{word: x.numbers[w]}
		if s := stem(w); len(s) != len(w) {
			n.stem = x.numbers[s]
		}
		ns = append(ns, n)
	}
	*space = ns
	for i, n := range ns {
		if ts[lo+i].Kind != token.Word {
			continue
		}
		var next numbers
		if j := i + 1; j < len(ns) {
			if ts[lo+j].Is("-") && j+1 < len(ns) {
				j++
			}
			next = ns[j]
		}
		for _, w := range [...]int32{n.word, n.stem} {
			parts := x.begins[w].all
			if !x.pairs.has(w, next.word) && !x.pairs.has(w, next.stem) {
				parts = x.begins[w].alone
			}
			for k := range parts {
				p := &parts[k]
				if table != nil && table.number != p.table {
					continue
				}
				if end, ok := follow(ts[lo:hi], ns, i+1, p.rest); ok && !idiomatic(ts, lo+end) {
					out = append(out, spot{int16(p.table), int32(p.number), int32(lo + i), int32(lo + end)})
				}
			}
		}
	}
	return out
}

// follow returns the token behind the rest of a part, if it stands at token j.
func follow(ts []token.Token, ns []numbers, j int, rest [][]int32) (int, bool) {
	for _, alternatives := range rest {
		if j < len(ts) && ts[j].Is("-") {
			j++
		}
		if j >= len(ts) || !ns[j].among(alternatives) {
			return 0, false
		}
		j++
	}
	return j, true
}

func (n numbers) among(words []int32) bool {
	if n == (numbers{}) {
		return false
	}
	for _, w := range words {
		if w == n.word || w == n.stem {
			return true
		}
	}
	return false
}

// idiomatic reports whether the last word before token i belongs to an idiom with the next: 'gets in touch' is no way in.
func idiomatic(ts []token.Token, i int) bool {
	return i < len(ts) && ts[i-1].Is("in") && inIdioms[ts[i].Lower]
}

var inIdioms = set("touch", "contact", "order", "place", "case", "fact", "addition", "particular", "time", "turn", "writing", "full", "total")

// apart is how many tokens the parts of a pattern can stand apart.
const apart = 40

// A partial is a pattern of several parts of which some have been seen.
type partial struct {
	pattern  int
	seen     uint8
	from, to int
	lo, hi   int
	last     hit // where a part was seen again, by its bit
}

// partials are the patterns of one search that are not yet whole.
type partials struct {
	open []partial
	at   []int32 // of a pattern, where in open it is, counted from 1
}

var partialsPool = sync.Pool{New: func() any { return new(partials) }}

// of returns the place of a pattern among those that are open, and whether it was there.
func (q *partials) of(pattern, all int) (o *partial, known bool) {
	if len(q.at) < all {
		q.at = make([]int32, all)
	}
	if n := q.at[pattern]; n > 0 {
		return &q.open[n-1], true
	}
	q.open = append(q.open, partial{pattern: pattern})
	q.at[pattern] = int32(len(q.open))
	return &q.open[len(q.open)-1], false
}

func (q *partials) release() {
	for i := range q.open {
		q.at[q.open[i].pattern] = 0
	}
	q.open = q.open[:0]
	partialsPool.Put(q)
}

// join calls found for each pattern of the table that spots make up, of those that end at token hi or before. Parts may stand in any
// order; the place of a pattern of several parts is that of the first of its parts in the table.
func (ps *patterns) join(spots []spot, hi int, found func(hit)) {
	var open *partials
	near := cmp.Or(ps.reach, apart)
	for k := range spots {
		m := &spots[k]
		i, end := int(m.from), int(m.to)
		if i >= hi {
			break
		}
		if int(m.table) != ps.number || end > hi {
			continue
		}
		for _, u := range ps.uses[m.part] {
			pat := &ps.all[u.pattern]
			if pat.parts == 1 {
				found(hit{pat.id, i, end, i, end})
				continue
			}
			if open == nil {
				open = partialsPool.Get().(*partials)
			}
			o, known := open.of(u.pattern, len(ps.all))
			if !known || i-o.from > near {
				fresh := partial{pattern: u.pattern, from: i, to: end, lo: i}
				if known && o.last.id == int(o.seen) && o.last.from > o.from && i-o.last.from <= near {
					fresh = partial{pattern: u.pattern, seen: o.seen, from: o.last.from, to: o.last.to, lo: o.last.from, hi: o.last.to} // its latest part is near enough
				}
				*o = fresh
			}
			if o.seen&u.bit != 0 {
				o.last = hit{id: int(u.bit), from: i, to: end}
			}
			if i < o.hi && o.seen&u.bit == 0 {
				continue // one word is not two parts
			}
			o.hi = end
			if u.bit == 1 && o.seen&1 == 0 {
				o.from, o.to = i, end
			}
			whole := uint8(1)<<pat.parts - 1
			if o.seen |= u.bit; o.seen == whole {
				found(hit{pat.id, o.from, o.to, o.lo, o.hi})
			}
		}
	}
	if open != nil {
		open.release()
	}
}

var spotsPool = sync.Pool{New: func() any { return new([]spot) }}

// find calls found for each pattern of the table among tokens lo to hi of a text that stands by itself.
func (ps *patterns) find(ts []token.Token, lo, hi int, found func(hit)) {
	space := spotsPool.Get().(*[]spot)
	*space = ps.index.spots((*space)[:0], ts, lo, hi, ps)
	ps.join(*space, hi, found)
	spotsPool.Put(space)
}

// find calls found for each pattern of a table among tokens lo to hi of a block, which is searched for all tables at the first question.
func (t *Text) find(ps *patterns, block, lo, hi int, found func(hit)) {
	at := &t.searched[block]
	if !at.read {
		ts := t.Tokens(block)
		at.read, at.from = true, len(t.spots)
		t.spots = ps.index.spots(t.spots, ts, 0, len(ts), nil)
		at.to = len(t.spots)
	}
	spots := t.spots[at.from:at.to]
	if lo > 0 {
		spots = spots[sort.Search(len(spots), func(i int) bool { return int(spots[i].from) >= lo }):]
	}
	ps.join(spots, hi, found)
}

// findFrom calls found for each pattern of a table in a block's text as it stands, from token lo on.
func (t *Text) findFrom(ps *patterns, block, lo int, found func(hit)) {
	if b := &t.Blocks[block]; b.Kind == prose.CodeBlock || b.Kind == prose.HTMLBlock {
		ts := t.words(block)
		ps.find(ts, lo, len(ts), found)
		return
	}
	t.find(ps, block, lo, len(t.Tokens(block)), found)
}

// findIn does the same for another block than the phrase's own.
func (p *phrase) findIn(ps *patterns, block int, found func(hit)) {
	if p.text == nil {
		ts := p.words(block)
		ps.find(ts, 0, len(ts), found)
		return
	}
	p.text.findFrom(ps, block, 0, found)
}

// searched says where the spots of a block are.
type searched struct {
	read     bool
	from, to int
}

// findings remember the hits of tables in the sentence that was read last: several claims and several questions to each look for
// the same words.
type findings struct {
	block, lo, hi int
	of            []finding // by the number of the table
	hits          []hit     // of the whole document: a caller may still be at work on those of the last sentence
}

// A finding is where the hits of a table are.
type finding struct {
	read     bool
	from, to int
}

// find calls found for each pattern of a table among tokens lo to hi, which need not be in the sentence.
func (p *phrase) find(ps *patterns, lo, hi int, found func(hit)) {
	if p.seen == nil || lo < p.lo || hi > p.hi {
		p.search(ps, lo, hi, found)
		return
	}
	for _, h := range p.seen.hitsOf(ps, p) {
		if h.lo >= lo && h.hi <= hi {
			found(h)
		}
	}
}

// search calls found for each pattern of a table among tokens lo to hi as if there were no others.
func (p *phrase) search(ps *patterns, lo, hi int, found func(hit)) {
	if p.text == nil {
		ps.find(p.ts, lo, hi, found)
		return
	}
	p.text.find(ps, p.index, lo, hi, found)
}

// hitsOf returns the hits of a table in a phrase's sentence.
func (f *findings) hitsOf(ps *patterns, p *phrase) []hit {
	if f.block != p.index || f.lo != p.lo || f.hi != p.hi {
		f.block, f.lo, f.hi = p.index, p.lo, p.hi
		clear(f.of)
	}
	if len(f.of) == 0 {
		f.of = make([]finding, len(ps.index.tables))
	}
	at := &f.of[ps.number]
	if !at.read {
		from := len(f.hits)
		p.search(ps, p.lo, p.hi, func(h hit) { f.hits = append(f.hits, h) })
		*at = finding{true, from, len(f.hits)}
	}
	return f.hits[at.from:at.to]
}

// reset makes the findings ready for another document.
func (f *findings) reset() {
	f.block, f.hits = -1, f.hits[:0]
}
