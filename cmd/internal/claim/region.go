package claim

import (
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A region is the part of a sentence that speaks of one find among several of its kind: 'AES-256 at rest' in 'AES-256 at rest and
// TLS 1.2 in transit'. What is said of a protocol, a cipher or of encryption is read from its region.
type region struct {
	*phrase
	first, last int // tokens
	heads       heads
}

// heads is what the heads of a table's row and column, or the label of an item, say of a value.
type heads struct{ floor, refuse bool }

// region returns the region of the find, cut where the regions of the other finds of these kinds begin.
func (p *phrase) region(kinds ...Kind) *region {
	r := &region{phrase: p, first: p.lo, last: p.hi}
	if kinds[0] == Cipher { // what stands behind a semicolon judges something else
		r.first, r.last = p.independent()
	}
	of := func(f *find) bool {
		if f.value == nil {
			return false
		}
		for _, k := range kinds {
			if f.value.kind == k {
				return true
			}
		}
		return false
	}
	for k := p.self - 1; k >= 0 && p.finds[k].to > p.lo; k-- {
		if of(&p.finds[k]) {
			r.first = p.boundary(p.finds[k].to, p.from, p.finds[k].to)
			break
		}
	}
	for k := p.self + 1; k < len(p.finds) && p.finds[k].from < p.hi; k++ {
		if of(&p.finds[k]) {
			r.last = p.boundary(p.to, p.finds[k].from, p.finds[k].from)
			break
		}
	}
	return r
}

// boundary returns the token between two finds at which what is said of the second begins, or other where no mark and no
// conjunction parts them: the words between belong to both.
func (p *phrase) boundary(lo, hi, other int) int {
	at, rank := other, 0
	for i := lo; i < hi; i++ {
		n := 0
		switch p.ts[i].Lower {
		case ";", "—", "while", "whereas", "but", "although", "though":
			n = 4
		case ",":
			n = 3
		case "and", "or", "plus":
			n = 2
		case ")":
			n = 1
		case "-":
			if p.ts[i].Space && i+1 < hi && p.ts[i+1].Space {
				n = 4
			}
		}
		if n > rank {
			at, rank = i, n
		}
	}
	if rank == 1 {
		at++
	}
	return at
}

// tight returns the clause around the find, or the whole region where no word of the set stands in that clause.
func (r *region) tight(words map[string]bool) *region {
	if t := r.clause(); t.has(words) {
		return t
	}
	return r
}

// clause returns the part of the region between the marks around the find.
func (r *region) clause() *region {
	t := &region{phrase: r.phrase, first: r.from, last: r.to, heads: r.heads}
	for t.first > r.first && !r.ends(t.first-1) {
		t.first--
	}
	for t.last < r.last && !r.ends(t.last) {
		t.last++
	}
	return t
}

// inherited counts the refusals that govern all members of a list, each in a region without a verb: 'prohibited are DES, RC4 (in
// any form) and MD5'. They stand before the first member or behind the last.
func (r *region) inherited() int {
	kind := r.finds[r.self].value.kind
	first, last := r.self, r.self
	of := func(k int) bool {
		f := &r.finds[k]
		return f.value != nil && f.value.kind == kind && f.from >= r.lo && f.to <= r.hi
	}
	for k := r.self - 1; k >= 0 && r.finds[k].to > r.lo; k-- {
		if of(k) {
			first = k
		}
	}
	for k := r.self + 1; k < len(r.finds) && r.finds[k].from < r.hi; k++ {
		if of(k) {
			last = k
		}
	}
	for i := r.finds[first].to; i < r.finds[last].from; i++ {
		if r.ts[i].Is(";") {
			return 0
		}
	}
	lead := &region{phrase: r.phrase, first: r.lo, last: r.finds[first].from}
	if first < r.self && lead.has(verbsOfTLS) {
		return lead.refusals()
	}
	tail := &region{phrase: r.phrase, first: r.finds[last].to, last: r.hi}
	if last > r.self && tail.has(verbsOfTLS) && !tail.olderRefused() {
		return tail.refusals()
	}
	return 0
}

// ends reports whether the token ends a clause, as far as protocols are concerned.
func (r *region) ends(i int) bool {
	switch r.ts[i].Lower {
	case ",", ";", ":", ".", "!", "(", ")", "—", "while", "whereas", "but", "although":
		return true
	case "-":
		return r.ts[i].Space && i+1 < r.hi && r.ts[i+1].Space
	}
	return false
}

func (r *region) each(yield func(i int) bool) {
	for i := r.first; i < r.last; i++ {
		if i == r.from {
			i = r.to
			if i >= r.last {
				return
			}
		}
		if !yield(i) {
			return
		}
	}
}

// has reports whether a word of the set stands in the region.
func (r *region) has(words map[string]bool) (ok bool) {
	r.each(func(i int) bool { ok = words[r.ts[i].Lower]; return !ok })
	return ok
}

// word returns the word at a token, or "" beyond the sentence.
func (p *phrase) word(i int) string {
	if i < p.lo || i >= p.hi {
		return ""
	}
	return p.ts[i].Lower
}

// subject returns the stems of the region's words.
func (r *region) subject() []string {
	var out []string
	r.each(func(i int) bool {
		switch t := &r.ts[i]; {
		case t.Is("each") && r.word(i+1) == "other", t.Is("one") && r.word(i+1) == "another":
			out = append(out, "between") // 'services talk to each other'
		case (t.Is("request") || t.Is("requests")) && r.word(i-1) != "on" && r.word(i-1) != "upon" && r.word(i-1) != "by":
			// what is sent; on request something else may hold
		case t.Kind == token.Word && !stopWords[t.Lower]:
			out = append(out, normal(r.ts, i))
		}
		return len(out) < 40 && !(i > r.to && (r.ts[i].Is("because") || r.ts[i].Is("since") || r.ts[i].Is("as") && r.word(i-1) == ","))
	})
	return out
}

// universal reports whether the region says it of everything: 'everywhere', 'on all servers'.
func (r *region) universal() (ok bool) {
	r.each(func(i int) bool {
		switch r.ts[i].Lower {
		case "everywhere", "throughout", "always":
			ok = true
		case "all", "every", "each", "any":
			for k := i + 1; k < i+5 && k < r.last; k++ {
				ok = ok || wholes[stem(r.word(k))]
			}
		case "exception", "exceptions":
			ok = ok || r.word(i-1) == "no" || r.word(i-1) == "without" || r.word(i-2) == "without"
		}
		return !ok
	})
	return ok
}

// wholes are things of which 'all' leaves nothing out.
var wholes = set("server", "connection", "traffic", "endpoint", "system", "service", "data", "communication", "transmission", "interface", "site", "website", "request", "channel", "link", "transfer", "domain", "host", "network",
	"database", "environment", "application", "device", "disk", "backup", "machine", "volume", "component", "session", "exchange", "information", "place", "api")

// refusals counts the words that deny or refuse. Two of them make a demand: 'clients without TLS 1.2 are turned away'.
func (r *region) refusals() (n int) {
	r.main().each(func(i int) bool {
		w := r.ts[i].Lower
		switch {
		case w == "off":
			if b := r.word(i - 1); switchWords[b] || switchWords[r.word(i-2)] || r.word(i+1) == "" || b == "are" || b == "is" || b == ":" || b == "been" {
				n++
			}
		case w == "out":
			if b := r.word(i - 1); b == "phased" || b == "ruled" || b == "locked" || b == "shut" {
				n++
			}
		case w == "away" || w == "down":
			if b := r.word(i - 1); b == "turned" || b == "turns" || b == "sent" || b == "shut" || b == "turn" {
				n++
			}
		case refuseWords[w], w == "unless" && i < r.from:
			n++
		case negators[w] && r.excuse(i):
		case negators[w]:
			if next := r.word(i + 1); w == "no" && (next == "exception" || next == "exceptions" || next == "other" || next == "matter" || next == "later" || next == "doubt") || w == "not" && (next == "only" || next == "just") ||
				w == "nothing" && (next == "but" || next == "else" || next == "other" || i > r.to && (next == "better" || next == "newer" || next == "more" || next == "higher" || next == "stronger")) || w == "without" && (next == "exception" || r.word(i+2) == "exception" || next == "exceptions") {
				break
			}
			n++
		}
		return true
	})
	return n
}

// excuse reports whether the negation at i stands in a clause that tells for whom something is done: 'or 1.2 where an older tablet
// cannot do better'.
func (r *region) excuse(i int) bool {
	for k := i - 1; k >= r.to && k > i-8; k-- {
		switch r.ts[k].Lower {
		case "where", "when", "whenever", "if", "because", "since", "as", "for":
			return r.ts[i].Is("cannot") || r.ts[i].Is("can't") || r.ts[i].Is("don't") || r.ts[i].Is("doesn't") || r.ts[i].Is("not") && (r.word(i-1) == "can" || r.word(i-1) == "do" || r.word(i-1) == "does" || r.word(i-1) == "could")
		case ",", ";", ".", ":":
			return false
		}
	}
	return false
}

// main returns the region without the clause that hangs on it behind its verb: in 'TLS 1.1 stays available for those who have not
// moved' nothing is refused.
func (r *region) main() *region {
	told := false
	for i := r.first; i < r.last; i++ {
		w := r.ts[i].Lower
		if i >= r.to && (told && subordinate[w] || w == "as" && r.word(i-1) == ",") {
			return &region{phrase: r.phrase, first: r.first, last: i, heads: r.heads}
		}
		told = told || acceptWords[w] || refuseWords[w] || w == "off" || cipherVerbs[w]
	}
	return r
}

// cipherVerbs are verbs of what is done with a cipher or a hash.
var cipherVerbs = set("hash", "hashes", "hashed", "encrypt", "encrypts", "sealed", "run", "put", "stored", "saved", "kept", "signed", "signs", "digest")

// subordinate begins clauses that say of whom, why or how long.
var subordinate = set("who", "whose", "which", "because", "until", "although", "though", "whether", "when", "whenever", "if", "unless", "that")

var (
	switchWords = set("switched", "turned", "switch", "turn", "switches", "turns", "switching", "turning", "shut", "cut")
	refuseWords = set("refused", "refuses", "refuse", "refusing", "rejected", "rejects", "reject", "rejecting", "disabled", "disables", "disable", "disabling", "deactivated", "deactivate", "blocked", "blocks", "block", "banned", "forbidden", "forbid", "forbids",
		"prohibited", "prohibits", "denied", "denies", "dropped", "drops", "removed", "retired", "unsupported", "disallowed", "disallows", "discontinued", "abandoned", "excluded", "excludes", "withdrawn", "ended", "unavailable", "impossible", "closed", "fail", "fails", "unable", "lack", "lacks", "lacking", "gone", "declined", "declines", "ruled", "barred", "error", "stopped", "warning")
	negators = set("not", "never", "no", "nor", "neither", "without", "cannot", "none", "nothing", "nobody", "nowhere", "don't", "doesn't", "isn't", "aren't", "won't", "can't", "didn't", "haven't", "hasn't")
)

// floor reports whether the words beside the find make it the lowest that is accepted.
func (r *region) floor() bool {
	for i := r.to; i < min(r.to+7, r.last); i++ {
		switch w := r.ts[i].Lower; {
		case w == "+" && i == r.to:
			return true
		case newerWords[w]:
			if r.word(i-1) != "than" && (i > r.to || w == "upwards" || w == "onwards") {
				return true
			}
		case floorWords[w]:
			return true
		case w == "up" && (r.word(i-1) == "and" || r.word(i-1) == "or"):
			return true
		case !besideFloor[w]:
			i = r.last
		}
	}
	if r.from+1 < r.to { // 'TLS, at least version 1.2'
		for i := r.from; i < r.to; i++ {
			if floorWords[r.ts[i].Lower] || r.ts[i].Is("≥") || r.ts[i].Is(">") || r.ts[i].Is("from") {
				return true
			}
		}
	}
	for i := r.from - 1; i >= max(r.first, r.from-9); i-- {
		w := r.ts[i].Lower
		switch {
		case floorWords[w], w == "≥", w == ">":
			return true
		case w == "than":
			if b := r.word(i - 1); (b == "less" || b == "lower" || b == "older" || b == "earlier" || b == "weaker" || b == "worse" || b == "smaller" || b == "shorter") && (r.word(i-2) == "no" || r.word(i-2) == "not" || r.word(i-2) == "never") {
				return true
			}
			return false
		case w == "to" && r.word(i-1) == "down":
			return true
		case w == "below" || w == "under":
			return i == r.from-1 && (r.word(i-1) == "not" || r.word(i-1) == "never")
		case w == "from", w == "with" && r.word(i-1) == "starting", w == "at" && (r.word(i-1) == "starting" || r.word(i-1) == "start" || r.word(i-1) == "starts" || r.word(i-1) == "begin" || r.word(i-1) == "begins"):
			if w == "at" && r.word(i-1) != "starting" {
				return true
			}
			if next := r.word(r.to); newerWords[next] || next == "on" || next == "up" || next == "and" && newerWords[r.word(r.to+1)] || r.word(i-1) == "starting" || r.word(i-1) == "version" || r.word(i-1) == "versions" {
				return true
			}
			return false
		case !besideFloor[w]:
			return false
		}
	}
	return false
}

var (
	newerWords  = set("newer", "higher", "later", "above", "better", "greater", "upwards", "upward", "onwards", "onward", "stronger", "longer", "beyond", "more", "recent", "larger", "bigger")
	floorWords  = set("weakest", "minimum", "min", "lowest", "oldest", "floor", "least", "earliest", "minimal", "baseline")
	besideFloor = set("something", "anything", "remains", "remain", "stays", "currently", "still", "or", "and", "any", "a", "an", "the", "is", "as", "being", "of", "our", "version", "versions", "(", ",", ":", "=", "at", "tls", "ssl", "protocol", "accepted", "supported", "allowed", "required", "that", "we", "accept", "support", "with", "no", "in", "only", "its", "all", "bit", "bits", "-", "key", "keys", "permitted", "connection", "connections", "on", "every", "equivalent", "an", "even", "very")
)

// below reports whether the region speaks of what is older than the find: 'older than TLS 1.2', 'below TLS 1.2', 'versions before 1.2'.
func (r *region) below() bool {
	i := r.from - 1
	for i >= r.first && (r.ts[i].Is("version") || r.ts[i].Is("versions") || r.ts[i].Is("the") || r.ts[i].Is("tls")) {
		i--
	}
	for k := r.from; k < r.to; k++ {
		if r.ts[k].Is("<") {
			return true
		}
	}
	switch w := r.word(i); w {
	case "<":
		return true
	case "than":
		return i > r.first && lesserWords[r.word(i-1)]
	case "below", "before", "beneath", "preceding", "predating":
		return true
	case "under":
		return underOf[r.word(i-1)] // 'under TLS 1.2' alone means with it
	case "to":
		return r.word(i-1) == "prior"
	}
	return false
}

var underOf = set("anything", "nothing", "everything", "version", "versions", "protocol", "protocols", "all", "any", "not", "never", "those", "clients", "is")

// otherThan reports whether all but the find is refused: 'anything other than TLS 1.3', 'nothing but TLS 1.3'.
func (r *region) otherThan() bool {
	i := r.from - 1
	return r.word(i) == "than" && r.word(i-1) == "other" || r.word(i) == "but" && (r.word(i-1) == "nothing" || r.word(i-1) == "anything" || r.word(i-1) == "none")
}

// andBelow reports whether the find takes in what is older: 'TLS 1.1 and older'.
func (r *region) andBelow() bool {
	for i := r.to; i < min(r.to+6, r.last); i++ {
		switch w := r.ts[i].Lower; {
		case lesserWords[w] || w == "below" || w == "before" || w == "under" || w == "prior" || w == "previous" || w == "predecessors":
			return i > r.to && r.word(i+1) != "than" && !tlsWord[r.word(i+1)] && (i+1 >= r.hi || r.ts[i+1].Kind != token.Number)
		case w != "or" && w != "and" && w != "all" && w != "any" && w != "(" && w != "," && w != "the" && w != "its" && w != "everything" && w != "anything":
			return false
		}
	}
	return false
}

var lesserWords = set("older", "lower", "earlier", "less", "weaker", "worse", "smaller", "shorter")

// olderRefused reports whether the sentence goes on to refuse all that is older: 'TLS 1.2 and 1.3, older versions are refused'.
func (r *region) olderRefused() bool {
	for i := max(r.to, r.first); i < r.hi; i++ {
		if w := r.ts[i].Lower; (lesserWords[w] || w == "previous" || w == "below" || w == "else" || w == "rest" || w == "other" || w == "others") && r.word(i+1) != "than" {
			rest := &region{phrase: r.phrase, first: i, last: r.hi}
			before := &region{phrase: r.phrase, first: max(r.to, i-2), last: i}
			return rest.refusals()+before.refusals() > 0
		}
	}
	return false
}

// onlyOfOthers reports whether 'only' tells what somebody can: 'browsers that only know TLS 1.1'.
func (r *region) onlyOfOthers() (ok bool) {
	r.each(func(i int) bool {
		if r.ts[i].Is("only") {
			for k := i - 1; k >= max(r.lo, i-4); k-- {
				switch r.word(k) {
				case "that", "which", "who", "can":
					ok = true
				}
			}
		}
		return !ok
	})
	return ok
}

// only reports whether the region excludes everything else.
func (r *region) only() (ok bool) {
	r.each(func(i int) bool {
		switch r.ts[i].Lower {
		case "only":
			ok = r.word(i-1) != "not" && r.word(i-1) != "read" && r.word(i-1) != "-"
		case "exclusively", "solely", "alone":
			ok = true
		case "else", "other":
			ok = r.word(i-1) == "nothing" || r.word(i-1) == "no"
		}
		return !ok
	})
	return ok
}

// excepting reports whether the sentence makes an exception.
func (r *region) excepting() bool {
	for i := r.lo; i < r.hi; i++ {
		switch r.ts[i].Lower {
		case "except", "excepted", "save", "unless", "exempt", "excluding":
			return true
		case "exception", "exceptions":
			if b := r.word(i - 1); b != "no" && b != "without" && r.word(i-2) != "without" {
				return true
			}
		case "apart", "aside":
			return r.word(i+1) == "from"
		}
	}
	return false
}

// unclear reports whether the words about the find judge it, or tell of a change, without saying what is accepted now.
func (r *region) unclear() bool { return r.main().has(judging) }

var judging = set("deprecated", "deprecates", "obsolete", "insecure", "vulnerable", "outdated", "replaced", "replaces", "replace", "superseded", "migrated", "migrate", "migrating", "upgraded", "upgrade", "moved", "attack", "attacks", "downgrade", "downgraded", "published", "phasing", "broken", "history", "introduced", "dead", "scan", "scans", "scanner", "detects", "detected", "alarm", "alert", "finding", "attacker", "attackers", "measured", "share", "percent", "%", "statistics", "counted", "elsewhere", "abandon", "exploit", "weakness", "named", "called", "reproduce", "simulate")

var preferWords = set("preferred", "prefer", "prefers", "preferably", "recommended", "recommend", "recommends", "should", "ideally", "whenever", "favoured", "favored", "chosen", "priority")

// prefers reports whether the region wishes for the find, or says that it is used where it can be.
func (r *region) prefers() (ok bool) {
	r.each(func(i int) bool {
		switch w := r.ts[i].Lower; w {
		case "possible", "supported", "available", "offered":
			b := r.word(i - 1)
			ok = b == "where" || b == "if" || b == "wherever" || b == "when" || b == "whenever"
		default:
			ok = preferWords[w]
		}
		return !ok
	})
	return ok
}

// question reports whether the sentence asks.
func (p *phrase) question() bool {
	return p.hi > p.lo && p.ts[p.hi-1].Is("?")
}

// heads reads the heads of a table's cell or the label of a list's parent: 'Lowest version', 'Disabled protocols'.
func (p *phrase) heads() (h heads) {
	add := func(i int) {
		if i < 0 || i >= len(p.doc.Blocks) || i == p.index {
			return
		}
		text := p.doc.Blocks[i].Text
		if len(text) > longestHead {
			return // a paragraph speaks of more than the value
		}
		h.floor = h.floor || hasAny(text, floorWords)
		h.refuse = h.refuse || hasAny(text, refuseWords) || hasAny(text, headRefusals)
	}
	b := p.block
	if b.Kind == prose.Cell {
		add(b.ColHead)
		for i := p.index - 1; i >= 0 && p.sameRow(i); i-- {
			add(i) // the first cell may be no more than a number
		}
	}
	if b.Kind == prose.Item {
		add(b.Parent)
		add(b.LeadIn)
	}
	return h
}

// longestHead is how long a head, a label or a lead-in can be, in bytes.
const longestHead = 80

var headRefusals = set("not", "off", "never", "no")
