package claim

import (
	"sort"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// subject returns the stems of the noun phrase that the sentence says the quantity of: what is kept, tested or restored. Nil
// when it cannot be told: a claim without a subject is not held against other texts.
//
// It is no parser. In a table the subject is the head of the row, or of the column where the row's head says what the figures
// are; in a labelled item the label; in a sentence what stands before the first verb, or behind it where the subject is 'we'; in
// a phrase without a verb all of it. A pronoun stands for the subject of the sentence before, or for the heading.
func (p *phrase) subject(c *Claim) []string {
	if p.block.Kind == prose.Cell {
		if s := p.cellSubject(); s != nil {
			return s
		}
	}
	var label []string
	if p.block.Label > 0 && p.ts[p.from].Start >= p.block.Label {
		label = p.plain(0, p.labelEnd())
	}
	s, pronoun := p.sentenceSubject(p.lo, p.hi)
	if len(s) == 0 && pronoun {
		if s = p.clauseBefore(); len(s) == 0 && len(label) == 0 {
			s = p.before()
		}
	}
	if s = append(label, s...); len(s) > 0 {
		return s
	}
	s, c.Under = p.introducedSubject()
	return s
}

func (p *phrase) labelEnd() int {
	return sort.Search(len(p.ts), func(i int) bool { return p.ts[i].End > p.block.Label })
}

// cellSubject returns the subject of a table's cell.
func (p *phrase) cellSubject() []string {
	if len(p.ts) > 12 {
		if s, _ := p.sentenceSubject(p.lo, p.hi); len(s) > 0 {
			return s
		}
	}
	row, col := p.block.RowHead, p.block.ColHead
	if row >= 0 && row != p.index {
		if s := plainStems(p.doc.Blocks[row].Text); len(s) > 0 {
			return s
		}
	}
	if col >= 0 && col != p.index {
		return plainStems(p.doc.Blocks[col].Text)
	}
	return nil
}

// introducedSubject returns the words of what introduces the block: the item around it, the lead-in, the heading.
func (p *phrase) introducedSubject() (subject []string, text string) {
	for _, b := range p.introducers() {
		if s := plainStems(b.Text); len(s) > 0 && len(s) <= 6 {
			return s, b.Text
		}
	}
	return nil, ""
}

// plainStems returns the stems of a text that name something: without the words that only say what the figure is.
func plainStems(text string) []string {
	ts := token.Append(nil, text)
	q := phrase{ts: ts, hi: len(ts)}
	return q.plain(0, len(ts))
}

// plain returns the stems of tokens that name something.
func (p *phrase) plain(lo, hi int) (out []string) {
	cue := map[int]bool{}
	mark := func(a *aspects) func(hit) {
		return func(h hit) {
			for i := h.from; i < h.to && a.table[h.id].weight > 1; i++ {
				cue[i] = true
			}
		}
	}
	p.find(&ofDurations.patterns, lo, hi, mark(ofDurations))
	p.find(&ofIntervals.patterns, lo, hi, mark(ofIntervals))
	for i := lo; i < hi; i++ {
		t := &p.ts[i]
		if t.Kind == token.Mark || i >= p.from && i < p.to || stopWords[t.Lower] || emptyWords[t.Lower] || cue[i] && !nounCue(t.Lower) {
			continue
		}
		if t.Kind == token.Number && !(i > lo && levelWords[p.ts[i-1].Lower]) {
			continue
		}
		out = append(out, normal(p.ts, i))
	}
	return out
}

// nounCue reports whether a word that says what a figure is also names a thing: 'backup', 'audit' of 'audit log'.
func nounCue(w string) bool { return cueNouns[stem(w)] }

var cueNouns = set("backup", "copy", "snapshot", "dump", "audit", "access", "certificate", "invoice", "contract", "key", "case", "ticket", "session", "payment", "history", "trial", "test", "penetration", "drill", "exercise", "training", "scan", "course", "link")

var levelWords = set("level", "priority", "severity", "class", "tier", "p", "sev")

// emptyWords name nothing by themselves.
var emptyWords = set("please", "note", "we'll", "can't", "don't", "yes", "sure", "usually", "normally", "generally", "typically", "currently", "always", "automatically", "least", "most", "more", "less", "later", "latest", "about", "around", "further", "additional",
	"another", "first", "last", "next", "new", "own", "full", "whole", "complete", "completely", "entire", "general", "certain", "various", "several", "many", "few", "some", "both", "either", "whatever", "whichever", "how", "what", "why", "here", "again", "still", "yet", "just", "even", "already", "once", "twice", "time", "times", "period", "term",
	"default", "standard", "normal", "usual", "automatic", "regular", "about", "over", "under", "during", "since", "between", "through", "across", "against", "without", "because", "unless", "should", "would", "could", "might", "them", "us", "me", "i", "am", "did", "being", "were", "per", "cent", "working", "business", "calendar", "minute", "minutes", "second", "seconds", "quarter", "quarters", "fortnight",
	"place", "way", "part", "number", "set", "use", "used", "using", "make", "made", "makes", "take", "taken", "takes", "done", "become", "becomes", "get", "gets", "got", "go", "goes", "come", "comes", "see", "say", "says", "let", "lets", "put", "find", "set", "need", "needs", "apply", "applies", "allow", "allows", "include", "includes", "including", "respective", "relevant", "following", "above", "below", "said", "thereof", "therein", "herein", "hereby", "though", "although", "however", "therefore", "thus", "otherwise", "except", "too", "very", "quite", "rather", "almost", "nearly", "roughly", "approximately", "maximum", "minimum", "max", "min", "up", "down", "off", "away", "long", "short", "longer", "shorter", "soon", "sooner", "early", "earlier", "late", "ever", "never", "nobody", "nothing", "everything", "anything", "something", "everybody", "somebody", "anybody", "everyone", "someone", "anyone", "none")

// verbs that end a subject. The cues of aspects end it too.
var finiteVerbs = set("contain", "contains", "include", "includes", "consist", "consists", "allow", "allows", "describe", "describes", "concern", "concerns", "arrive", "arrives", "provide", "provides", "require", "requires", "ensure", "ensures", "comprise", "comprises", "depend", "depends", "exist", "exists", "occur", "occurs", "appear", "appears", "refer", "refers", "is", "are", "was", "were", "be", "will", "shall", "must", "may", "can", "cannot", "could", "should", "would", "might", "has", "have", "had", "do", "does", "did", "go", "goes", "get", "gets", "stay", "stays", "remain", "remains", "live", "lives", "run", "runs", "take", "takes", "comes", "come", "lies", "lie", "sits", "sit", "rest", "rests", "happen", "happens", "end", "ends", "need", "needs", "belong", "belongs", "become", "becomes", "drop", "drops", "vanish", "vanishes", "disappear", "disappears", "begins", "begin", "starts", "start", "works", "work", "makes", "make", "gives", "give", "tries", "tests", "attacks", "reviews", "checks", "restores", "tells", "receives", "receive", "gone", "applies", "apply", "reaches", "reach", "leaves", "leave", "follow", "follows", "fail", "fails")

var firstPersons = set("we", "us", "i", "you", "nobody", "everybody", "somebody", "someone", "company", "team", "provider", "processor", "vendor", "administrator", "engineer", "firm")

var pronouns = set("it", "they", "this", "that", "these", "those", "each", "both", "all", "which", "everything", "the", "such", "them", "either", "none", "one", "its", "their")

// sentenceSubject returns the subject of the sentence in tokens lo to hi, and whether it is a pronoun.
func (p *phrase) sentenceSubject(lo, hi int) (subject []string, pronoun bool) {
	lo, hi = p.part(lo, hi)
	verb := p.verb(lo, hi)
	if verb == lo && lo+1 < hi { // 'Should the system fail', 'Deleting a project takes effect at once'
		lo++
		verb = p.verb(lo, hi)
	}
	if verb < 0 {
		if from, to := p.since(); from >= lo && to <= hi && from < to { // 'five years from the date of the exam'
			return append(p.plain(lo, from), p.plain(to, hi)...), false
		}
		return p.plain(lo, hi), false
	}
	left := p.plain(lo, verb)
	first := p.ts[lo].Lower
	if len(left) == 0 && pronouns[first] {
		// 'It purges all entries of the audit trail': the object says more than the pronoun.
		if verb+1 < hi && !objectEnds[p.ts[verb+1].Lower] && !particles[p.ts[verb+1].Lower] && verbForms[p.ts[verb].Lower] {
			return p.object(verb, hi), true
		}
		return nil, true
	}
	if len(left) > 0 && !(len(left) == 1 && firstPersons[left[0]]) && first != "we" && first != "you" {
		return left, false
	}
	if right := p.object(verb, hi); len(right) > 0 {
		return right, false
	}
	return left, false
}

// object returns what stands behind a verb, up to the next preposition: 'We keep invoices for ten years'.
func (p *phrase) object(verb, hi int) []string {
	end := verb + 1
	for end < hi && !(end > verb+1 && objectEnds[p.ts[end].Lower]) && !(end >= p.from && end < p.to) {
		end++
	}
	return p.plain(verb+1, end)
}

// particles are words that belong to the verb before them: 'drops out', 'goes away'.
var particles = set("out", "off", "away", "down", "over", "through", "of", "into", "back", "gone", "kept", "held", "stored", "retained", "deleted", "erased", "removed", "destroyed", "purged", "wiped", "there", "also", "then", "only", "not", "always", "still", "be", "been", "reviewed", "tested", "checked", "restored", "made", "taken", "done", "carried")

var objectEnds = set("for", "within", "after", "until", "till", "in", "on", "at", "every", "once", "twice", "by", "no", "not", "during", "before", "from", "since", "because", "so", "if", "when", "unless", "and", "with", ",", ";", ".", "(", "to", "up", "per", "as")

// part narrows a sentence to the part that holds the quantity and its verb: what stands in brackets speaks of what stands before
// them, and where the quantity begins the sentence its subject follows.
func (p *phrase) part(lo, hi int) (int, int) {
	clo, chi := p.clause()
	clo, chi = max(clo, lo), min(chi, hi)
	if open := p.bracket(lo); open > lo && len(p.plain(clo, chi)) == 0 {
		return lo, open
	}
	if p.verb(clo, p.from) < 0 { // 'Within 24 hours we tell customers', 'Once a year a firm attacks the service'
		if p.verb(p.to, chi) >= 0 && len(p.plain(clo, p.from)) == 0 {
			return p.to, chi
		}
		if chi+1 < hi && p.ts[chi].Is(",") && p.verb(p.to, chi) < 0 && p.from-clo <= 3 {
			return chi + 1, hi
		}
	}
	return clo, chi
}

// bracket returns the bracket that the quantity stands in, or -1.
func (p *phrase) bracket(lo int) int {
	for i := p.from - 1; i >= lo; i-- {
		switch {
		case p.ts[i].Is("("):
			return i
		case p.ts[i].Is(")"):
			return -1
		}
	}
	return -1
}

// verb returns the first token that is a verb, or -1.
func (p *phrase) verb(lo, hi int) int {
	best := -1
	for i := lo; i < hi; i++ {
		if p.ts[i].Kind == token.Word && finiteVerbs[p.ts[i].Lower] && !(i >= p.from && i < p.to) {
			best = i
			break
		}
	}
	find := func(h hit) {
		if (best < 0 || h.from < best) && !nounCue(p.ts[h.from].Lower) && verbal(p.ts[h.from].Lower) && (h.from < p.from || h.from >= p.to) {
			best = h.from
		}
	}
	p.find(&ofDurations.patterns, lo, hi, find)
	p.find(&ofIntervals.patterns, lo, hi, find)
	return best
}

// verbal reports whether a word is a form of a verb in the tables of aspects.
func verbal(w string) bool { return verbForms[w] }

var verbForms = formsOfVerbs(durationAspects, intervalAspects)

func formsOfVerbs(tables ...[]aspect) map[string]bool {
	m := map[string]bool{}
	for _, table := range tables {
		for i := range table {
			for _, w := range strings.Fields(table[i].patterns) {
				for _, v := range strings.Split(w, "/") {
					if verb, ok := strings.CutPrefix(v, "~"); ok {
						for _, f := range conjugate(verb) {
							m[f] = true
						}
					}
				}
			}
		}
	}
	return m
}

// clauseBefore returns the subject of the clause before in the same sentence: 'should the booking system fail, its RTO is …'.
func (p *phrase) clauseBefore() []string {
	lo, _ := p.clause()
	if lo <= p.lo+1 {
		return nil
	}
	q := phrase{doc: p.doc, block: p.block, index: p.index, ts: p.ts, from: p.lo, to: p.lo, lo: p.lo, hi: lo - 1}
	s, _ := q.sentenceSubject(p.lo, lo-1)
	return s
}

// before returns the subject of the sentence before, for a pronoun that stands for it.
func (p *phrase) before() []string {
	if p.lo == 0 {
		return nil
	}
	sentences := p.block.Sentences()
	end := p.ts[p.lo].Start
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > end }) - 1
	if i < 0 {
		return nil
	}
	first := p.lo
	for first > max(0, p.lo-reach) && p.ts[first-1].Start >= sentences[i].Start {
		first--
	}
	q := phrase{doc: p.doc, block: p.block, index: p.index, ts: p.ts, from: first, to: first, lo: first, hi: p.lo}
	s, _ := q.sentenceSubject(first, p.lo)
	return s
}
