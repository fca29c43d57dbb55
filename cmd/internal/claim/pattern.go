package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/token"
)

// Words that mean the same in policies are gathered in tables of patterns, so that what is read does not hang on one author's
// choice of words. A pattern is written as
//
//	keep            the word, or its plural
//	~keep           any form of the verb
//	on file         words in a row; hyphens between them do not matter
//	first answer/reply
//	                alternatives for one word
//	~restore + copy/backup
//	                parts that stand in the same sentence, in any order
//	a | b           alternatives
//	@look           any word or words of a family
type pattern struct {
	id    int // of the sense that it means
	parts int
}

// A part is a run of words that is one part of a pattern.
type part struct {
	id   int
	rest [][]string // words behind the first, each with its alternatives
}

// patterns finds the senses of words. It is built once and only read afterwards.
type patterns struct {
	all   []pattern
	parts map[string]int    // by the part as it is written; patterns share the parts that they have in common
	uses  [][]member        // of each part
	first map[string][]part // by the first word
}

// A member is a pattern that has the part, and which of its parts it is.
type member struct {
	pattern int
	bit     uint8
}

// A hit is a pattern that was found, at tokens from to to; all of its parts stand in tokens lo to hi.
type hit struct {
	id       int
	from, to int
	lo, hi   int
}

// add enters the alternatives of one sense.
func (ps *patterns) add(id int, text string) {
	if ps.first == nil {
		ps.first, ps.parts = map[string][]part{}, map[string]int{}
	}
	for _, alternative := range strings.Split(text, "|") {
		parts := strings.Split(alternative, "+")
		ps.all = append(ps.all, pattern{id, len(parts)})
		for bit, p := range parts {
			n := ps.part(strings.TrimSpace(p))
			ps.uses[n] = append(ps.uses[n], member{len(ps.all) - 1, 1 << bit})
		}
	}
}

// part enters a part and returns its number.
func (ps *patterns) part(text string) int {
	if n, ok := ps.parts[text]; ok {
		return n
	}
	n := len(ps.uses)
	ps.parts[text] = n
	ps.uses = append(ps.uses, nil)
	for _, run := range unfold(strings.Fields(text)) {
		var rest [][]string
		for _, w := range run[1:] {
			rest = append(rest, forms(w))
		}
		for _, w := range forms(run[0]) {
			ps.first[w] = append(ps.first[w], part{n, rest})
		}
	}
	return n
}

// unfold returns the runs of words that a run with names of families stands for.
func unfold(words []string) (out [][]string) {
	for i, w := range words {
		if !strings.Contains(w, "@") {
			continue
		}
		for _, a := range strings.Split(w, "/") {
			if name, ok := strings.CutPrefix(a, "@"); ok {
				for _, member := range strings.Split(families[name], "|") {
					out = append(out, unfold(slices.Concat(words[:i], strings.Fields(member), words[i+1:]))...)
				}
				continue
			}
			out = append(out, unfold(slices.Concat(words[:i], []string{a}, words[i+1:]))...)
		}
		return out
	}
	return [][]string{words}
}

// forms returns what a word of a pattern stands for.
func forms(word string) (out []string) {
	for _, w := range strings.Split(word, "/") {
		if verb, ok := strings.CutPrefix(w, "~"); ok {
			out = append(out, conjugate(verb)...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// find calls found for each pattern among tokens lo to hi. Parts may stand in any order; the place of a pattern of several
// parts is that of the first of its parts in the table.
func (ps *patterns) find(ts []token.Token, lo, hi int, found func(hit)) {
	var open map[int]*partial
	for i := lo; i < hi; i++ {
		if ts[i].Kind != token.Word {
			continue
		}
		w := ts[i].Lower
		ps.at(ts, i, hi, w, &open, found)
		if s := stem(w); s != w {
			ps.at(ts, i, hi, s, &open, found)
		}
	}
}

// apart is how many tokens the parts of a pattern can stand apart.
const apart = 40

// A partial is a pattern of several parts of which some have been seen.
type partial struct {
	seen     uint8
	from, to int
	lo, hi   int
}

func (ps *patterns) at(ts []token.Token, i, hi int, w string, open *map[int]*partial, found func(hit)) {
	for _, p := range ps.first[w] {
		end, ok := matchRest(ts, i+1, hi, p.rest)
		if !ok || idiomatic(ts, end) {
			continue
		}
		for _, u := range ps.uses[p.id] {
			pat := &ps.all[u.pattern]
			if pat.parts == 1 {
				found(hit{pat.id, i, end, i, end})
				continue
			}
			if *open == nil {
				*open = map[int]*partial{}
			}
			o := (*open)[u.pattern]
			if o == nil || i-o.from > apart {
				o = &partial{from: i, to: end, lo: i}
				(*open)[u.pattern] = o
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
}

// idiomatic reports whether the last word before token i belongs to an idiom with the next: 'gets in touch' is no way in.
func idiomatic(ts []token.Token, i int) bool {
	return i < len(ts) && ts[i-1].Is("in") && inIdioms[ts[i].Lower]
}

var inIdioms = set("touch", "contact", "order", "place", "case", "fact", "addition", "particular", "time", "turn", "writing", "full", "total")

func matchRest(ts []token.Token, j, hi int, rest [][]string) (int, bool) {
	for _, alternatives := range rest {
		if j < hi && ts[j].Is("-") {
			j++
		}
		if j >= hi || !oneOf(ts[j].Lower, alternatives) {
			return 0, false
		}
		j++
	}
	return j, true
}

func oneOf(w string, words []string) bool {
	s := stem(w)
	for _, x := range words {
		if x == w || x == s {
			return true
		}
	}
	return false
}

// conjugate returns the forms of a verb, and the noun that is made of it by -ing.
func conjugate(verb string) []string {
	if irregular, ok := irregularVerbs[verb]; ok {
		return append(strings.Fields(irregular), verb)
	}
	out := []string{verb}
	n := len(verb)
	switch last := verb[n-1]; {
	case last == 'e':
		return append(out, verb+"s", verb+"d", verb[:n-1]+"ing")
	case last == 'y' && !strings.ContainsRune("aeou", rune(verb[n-2])):
		return append(out, verb[:n-1]+"ies", verb[:n-1]+"ied", verb+"ing")
	case strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ch") || last == 's' || last == 'x' || last == 'z':
		return append(out, verb+"es", verb+"ed", verb+"ing")
	case doubles[verb]:
		return append(out, verb+"s", verb+string(last)+"ed", verb+string(last)+"ing")
	}
	return append(out, verb+"s", verb+"ed", verb+"ing")
}

// doubles holds verbs that double their last letter.
var doubles = set("drop", "stop", "scrub", "trim", "bin", "ban", "log", "patch up", "submit", "admit", "permit", "cancel", "scan", "plan", "refer", "occur", "map", "prep", "zap", "wrap", "pin", "tap", "shred", "back", "step", "swap", "plug", "ship", "clip", "flag", "tag", "nod", "spot", "skip", "chip", "fit", "nip", "rub", "rip", "zip")

var irregularVerbs = map[string]string{
	"keep": "keeps kept keeping", "hold": "holds held holding", "tell": "tells told telling", "say": "says said saying", "give": "gives gave given giving",
	"take": "takes took taken taking", "make": "makes made making", "run": "runs ran running", "go": "goes went gone going", "come": "comes came coming",
	"leave": "leaves left leaving", "lose": "loses lost losing", "write": "writes wrote written writing", "overwrite": "overwrites overwrote overwritten overwriting",
	"throw": "throws threw thrown throwing", "fall": "falls fell fallen falling", "bring": "brings brought bringing", "get": "gets got gotten getting", "let": "lets letting",
	"find": "finds found finding", "hear": "hears heard hearing", "lie": "lies lay lain lying", "sit": "sits sat sitting", "stand": "stands stood standing",
	"break": "breaks broke broken breaking", "forget": "forgets forgot forgotten forgetting", "send": "sends sent sending", "begin": "begins began begun beginning",
	"know": "knows knew known knowing", "learn": "learns learned learnt learning", "see": "sees saw seen seeing", "read": "reads reading", "put": "puts putting",
	"cut": "cuts cutting", "shut": "shuts shutting", "withdraw": "withdraws withdrew withdrawn withdrawing", "rebuild": "rebuilds rebuilt rebuilding", "teach": "teaches taught teaching",
	"undergo": "undergoes underwent undergone undergoing", "meet": "meets met meeting", "speak": "speaks spoke spoken speaking", "ring": "rings rang rung ringing",
	"freeze": "freezes froze frozen freezing", "cease": "ceases ceased ceasing", "free": "frees freed freeing", "be": "is are was were been being", "have": "has had having",
	"do": "does did done doing", "sunset": "sunsets sunsetting", "set": "sets setting", "reset": "resets resetting", "burn": "burns burned burnt burning", "feed": "feeds fed feeding",
	"reread": "rereads rereading", "rewrite": "rewrites rewrote rewritten rewriting", "redo": "redoes redid redone redoing", "wind": "winds wound winding", "bite": "bites bit bitten biting",
	"cancel": "cancels cancelled canceled cancelling canceling", "label": "labels labelled labeled labelling", "travel": "travels travelled traveled", "shred": "shreds shredded shredding",
	"buy": "buys bought buying", "answer": "answers answered answering", "die": "dies died dying", "spring": "springs sprang sprung", "drive": "drives drove driven driving",
	"anonymise": "anonymises anonymised anonymising anonymize anonymizes anonymized anonymizing", "pseudonymise": "pseudonymises pseudonymised pseudonymize pseudonymized",
	"practise": "practises practised practising practice practices practiced practicing", "recognise": "recognises recognised recognize recognized",
	"analyse": "analyses analysed analysing analyze analyzes analyzed analyzing", "exercise": "exercises exercised exercising", "apologise": "apologises apologize",
	"rehearse": "rehearses rehearsed rehearsing", "log": "logs logged logging", "back": "backs backed backing", "copy": "copies copied copying", "spend": "spends spent spending",
}

// A finding remembers the hits of tables in the sentence that was read last: several claims and several questions to each look for
// the same words.
type findings struct {
	block, lo, hi int
	tables        []*patterns
	hits          [][]hit
}

// of returns the hits of a table in a phrase's sentence. Slices are made anew for each sentence: a caller may still be at work on
// those of the last.
func (f *findings) of(ps *patterns, p *phrase) []hit {
	if f.block != p.index || f.lo != p.lo || f.hi != p.hi {
		*f = findings{block: p.index, lo: p.lo, hi: p.hi}
	}
	if i := slices.Index(f.tables, ps); i >= 0 {
		return f.hits[i]
	}
	var hits []hit
	ps.find(p.ts, p.lo, p.hi, func(h hit) { hits = append(hits, h) })
	f.tables, f.hits = append(f.tables, ps), append(f.hits, hits)
	return hits
}

// find calls found for each pattern of a table among tokens lo to hi, which need not be in the sentence.
func (p *phrase) find(ps *patterns, lo, hi int, found func(hit)) {
	if p.seen == nil || lo < p.lo || hi > p.hi {
		ps.find(p.ts, lo, hi, found)
		return
	}
	for _, h := range p.seen.of(ps, p) {
		if h.lo >= lo && h.hi <= hi {
			found(h)
		}
	}
}
