package claim

import (
	"sort"

	"candor/cmd/internal/token"
)

// What a quantity is, as far as it hangs on how the sentence is built: clauses that say what for or from when, points of an enumeration,
// what the sentence before says, what is done when the time is over.

// startOfTime reports whether a cue only names the event from which time is measured: 'measured from receipt of the report'.
func (p *phrase) startOfTime(h hit) bool {
	for i := h.from - 1; i > max(0, h.from-6) && p.ts[i].Kind == token.Word; i-- {
		if p.ts[i].Is("from") {
			return measuredFrom[p.ts[i-1].Lower]
		}
	}
	return false
}

var measuredFrom = set("measured", "counted", "calculated", "computed", "reckoned", "starting", "beginning", "commencing", "running", "runs", "starts", "begins", "counting", "counts")

// endPurpose returns the token behind the quantity from which the sentence says what for something is done: 'so that you can come back'.
func (p *phrase) endPurpose() int {
	for i := p.to; i+1 < p.hi; i++ {
		switch p.ts[i].Lower {
		case "so":
			if p.ts[i+1].Is("that") {
				return i
			}
		case "in":
			if p.ts[i+1].Is("order") {
				return i
			}
		case "to":
			if endPurposes[p.ts[i+1].Lower] {
				return i
			}
		case "because":
			return i
		}
	}
	return p.hi
}

var endPurposes = set("allow", "enable", "ensure", "help", "let", "protect", "support", "comply", "prevent", "guarantee", "facilitate", "permit", "satisfy")

// inOther reports whether a cue is a part of another length of time: 'working days'.
func (p *phrase) inOther(h hit) bool {
	for i := range p.finds {
		if f := &p.finds[i]; i != p.self && f.quantity != nil && !f.quantity.Repeats && h.from >= f.from && h.to <= f.to {
			return true
		}
	}
	return false
}

// merelyAsks reports whether the quantity is the object of a verb that says nothing of what it is a length of: 'We ask for 120 days'. The
// sentence before has said that.
func (p *phrase) merelyAsks() bool {
	i := p.from - 1
	for i > p.lo && (p.ts[i].Is("for") || p.ts[i].Is("us") || p.ts[i].Is("ourselves") || boundFiller[p.ts[i].Lower] || p.ts[i].Is("to") || p.ts[i].Is("within")) {
		i--
	}
	return i > p.lo && i < p.lo+4 && merelyAsking[p.ts[i].Lower]
}

var merelyAsking = set("ask", "asks", "need", "needs", "take", "takes", "allow", "allows", "require", "requires", "request", "have", "has", "set", "reserve", "aim", "applies", "apply")

// sentenceBefore returns the token at which the sentence before begins, or that of the phrase's own where there is none.
func (p *phrase) sentenceBefore() int {
	if p.lo == 0 {
		return 0
	}
	sentences := p.block.Sentences()
	end := p.ts[p.lo].Start
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > end }) - 1
	if i < 0 {
		return p.lo
	}
	lo := p.lo
	for lo > max(0, p.lo-reach) && p.ts[lo-1].Start >= sentences[i].Start {
		lo--
	}
	return lo
}

// coordinateBefore returns the token behind which the phrase's own clause begins where one with another subject stands before it: 'you can
// object within two weeks, and we answer within ten days'.
func (p *phrase) coordinateBefore() int {
	for i := p.from - 3; i > p.lo; i-- {
		if p.ts[i].Is(",") && (p.ts[i+1].Is("and") || p.ts[i+1].Is("but") || p.ts[i+1].Is("so")) && (determiners[p.ts[i+2].Lower] || subjects[p.ts[i+2].Lower]) {
			return i
		}
	}
	return p.lo
}

// enumerationHead returns the tokens of the clause that leads to an enumeration within the block, in a point of which the phrase stands:
// 'the following response times: (a) Critical: one hour; (b) High: four hours'.
func (p *phrase) enumerationHead() (lo, hi int) {
	first, own := p.points()
	if first == 0 || own > p.from || !p.ts[first-1].Is(":") {
		return 0, 0
	}
	for lo = first - 1; lo > max(0, first-apart) && !p.ts[lo-1].Is(".") && !p.ts[lo-1].Is("?") && !p.ts[lo-1].Is("!"); {
		lo--
	}
	return lo, first
}

// adjacentTerm reports whether a term of art for the aspect stands right beside the figure: 'RTO 4 hours, RPO 1 hour'.
func (p *phrase) adjacentTerm(aspect string, interval bool) bool {
	if interval || !termedAspects[aspect] {
		return false
	}
	found := false
	p.find(&ofDurations.patterns, p.lo, p.hi, func(h hit) {
		if as := &ofDurations.table[h.id]; as.name != aspect || as.weight < 5 {
			return
		}
		to := h.to
		for to < p.from && (p.ts[to].Is("of") || p.ts[to].Is(":") || p.ts[to].Is("=") || p.ts[to].Is("is") || p.ts[to].Is("objective") || p.ts[to].Is("-") || boundFiller[p.ts[to].Lower] || p.ts[to].Is("to")) {
			to++
		}
		found = found || to == p.from || h.from == p.to
	})
	return found
}

// termedAspects are the aspects that have a term of art.
var termedAspects = set("rto", "rpo", "mtd")

// olderGoes reports whether the sentence says that what is older than the length is deleted: 'shows the entries of the last 90 days; older
// entries are deleted'.
func (p *phrase) olderGoes() bool {
	older := false
	for i := p.to; i < p.hi; i++ {
		older = older || p.ts[i].Is("older")
		if older && (forgets[p.ts[i].Lower] || p.ts[i].Is("gone") || p.ts[i].Is("discarded")) {
			return true
		}
	}
	return false
}

// objecting reports whether the sentence has somebody tell the company of an objection: 'if it has grounds to object, it shall notify the
// processor within ten days'.
func (p *phrase) objecting() bool {
	objects := false
	for i := p.lo; i+1 < p.from; i++ {
		switch w := p.ts[i].Lower; {
		case w == "object" || w == "objects" || w == "objection" || w == "objections":
			objects = true
		case objects && (tellingVerbs[w] || w == "inform" || w == "write"):
			for k := i + 1; k < min(i+4, p.from); k++ {
				if supplierNouns[p.ts[k].Lower] || p.ts[k].Is("us") || p.own(k) {
					return true
				}
			}
		}
	}
	return false
}

// thenDeleted reports whether the sentence goes on with what is deleted when the length is over: 'available for 90 days, after which it is
// deleted'.
func (p *phrase) thenDeleted() bool {
	i := p.to
	if i < p.hi && p.ts[i].Is(",") {
		i++
	}
	if i+2 >= p.hi || !p.ts[i].Is("after") || !p.ts[i+1].Is("which") && !p.ts[i+1].Is("that") {
		return false
	}
	for k := i + 2; k < min(i+9, p.hi); k++ {
		if deletion[p.ts[k].Lower] != "" || deletionWords[p.ts[k].Lower] {
			return true
		}
	}
	return false
}
