package claim

import (
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A lasting says how long data are kept without a number: 'indefinitely', 'never deleted', 'at once', 'not stored'.
type lasting uint8

const (
	numbered   lasting = iota
	endless            // 'indefinitely', 'without limit'
	undeleted          // 'never deleted', 'does not expire'
	atOnce             // 'immediately', 'on the spot'
	unrecorded         // 'not stored'
	whileUsed          // 'only while you use the service'
)

// lastingWords are runs of words that say so, by their first. Which of them are claims the words around tell: 'for good' is how
// long something is kept and how thoroughly it is deleted.
var lastingWords = runs(
	endless, "indefinitely", "forever", "for ever", "for good", "permanently", "perpetually", "in perpetuity", "without limit", "without a limit", "without limits", "without any limit", "without limitation in time",
	endless, "without time limit", "without a time limit", "without any time limit", "without end", "without an end", "without an end date", "without expiry", "without expiration", "with no end", "with no end date", "with no limit", "with no time limit", "with no expiry",
	endless, "for an unlimited period", "for an unlimited time", "for an indefinite period", "for an indefinite time", "for unlimited time", "for all time", "for all eternity", "until the end of time", "unlimited", "indefinite", "no limit", "no time limit", "no end date", "no expiry", "open ended", "not limited in time", "unlimited in time",
	atOnce, "immediately", "at once", "instantly", "instantaneously", "on the spot", "straight away", "straightaway", "right away", "that very second", "that very moment", "that very instant", "the very same second", "the same second", "the same instant", "with immediate effect", "in the same second", "in the same instant", "in the same moment",
)

func runs(entries ...any) map[string][]lastingRun {
	m := map[string][]lastingRun{}
	kind := numbered
	for _, e := range entries {
		switch e := e.(type) {
		case lasting:
			kind = e
		case string:
			words := split(e)
			m[words[0]] = append(m[words[0]], lastingRun{words[1:], kind})
		}
	}
	return m
}

type lastingRun struct {
	rest []string
	kind lasting
}

// lastingAt reads the words that begin at token i, and returns what they say with the index behind them.
func lastingAt(ts []token.Token, i int) (kind lasting, end int) {
	for _, r := range lastingWords[ts[i].Lower] {
		if to, ok := follows(ts, i+1, r.rest); ok && to > end {
			kind, end = r.kind, to
		}
	}
	if end > 0 {
		return kind, end
	}
	if read := lastingReaders[ts[i].Lower]; read != nil {
		return read(ts, i)
	}
	return numbered, 0
}

// lastingReaders read what is said in more words than lastingWords can list, by the first.
var lastingReaders = map[string]func([]token.Token, int) (lasting, int){
	"only": onlyWhile, "solely": onlyWhile, "exclusively": onlyWhile, "just": onlyWhile,
	"never":  neverDeleted,
	"not":    notStored,
	"stored": noneStored, "kept": noneStored, "retained": noneStored, "saved": noneStored, "recorded": noneStored, "made": noneStored,
}

// noneStored reads the end of 'No recording of a consultation is ever stored.'
func noneStored(ts []token.Token, i int) (lasting, int) {
	if i+1 < len(ts) && !closes(ts, i+1) && !(i+2 < len(ts) && ts[i+1].Is("at") && ts[i+2].Is("all")) || ts[i].Is("made") {
		return numbered, 0
	}
	be := false
	for k := i - 1; k >= max(0, i-10); k-- {
		switch {
		case ts[k].Is("is") || ts[k].Is("are"):
			be = true
		case ts[k].Is("no") && be:
			if k == 0 || closes(ts, k-1) {
				return unrecorded, i + 1
			}
			return numbered, 0
		case ts[k].Kind == token.Mark && !ts[k].Is("-"):
			return numbered, 0
		}
	}
	return numbered, 0
}

func follows(ts []token.Token, j int, words []string) (int, bool) {
	for _, w := range words {
		if j < len(ts) && ts[j].Is("-") {
			j++
		}
		if j >= len(ts) || !ts[j].Is(w) {
			return 0, false
		}
		j++
	}
	return j, true
}

// onlyWhile reads 'only while you use the service', 'only as long as you are a member', 'only until you close the account': what is
// kept so is gone when the relation ends.
func onlyWhile(ts []token.Token, i int) (lasting, int) {
	j := i + 1
	for j < len(ts) && (ts[j].Is("for") || ts[j].Is("so") || ts[j].Is("as")) {
		j++
	}
	switch {
	case j >= len(ts):
		return numbered, 0
	case ts[j].Is("long") && j+1 < len(ts) && ts[j+1].Is("as"):
		j += 2
	case ts[j].Is("while") || ts[j].Is("whilst") || ts[j].Is("until"):
		j++
	default:
		return numbered, 0
	}
	yours, relation, end := false, false, j
	for ; end < min(len(ts), j+8) && ts[end].Kind == token.Word; end++ {
		w := ts[end].Lower
		yours = yours || partyWords[w]
		relation = relation || relationWords[w]
	}
	if !yours || !relation {
		return numbered, 0
	}
	return whileUsed, end
}

var (
	partyWords    = set("you", "your", "customer", "customers", "client", "member", "members", "user", "users", "subscriber", "tenant", "account", "contract", "subscription", "membership", "agreement", "relationship", "the")
	relationWords = set("use", "uses", "using", "member", "members", "customer", "customers", "client", "clients", "subscriber", "subscribed", "account", "contract", "subscription", "membership", "agreement", "with", "active", "runs", "exists", "lasts", "leave", "close", "cancel", "terminate", "user", "users", "registered", "enrolled")
)

// neverDeleted reads 'never deleted', 'never throw a reading away'. What is never done without something, or by hand, is done.
func neverDeleted(ts []token.Token, i int) (lasting, int) {
	j := i + 1
	for j < len(ts) && (ts[j].Is("be") || ts[j].Is("been") || ts[j].Is("automatically") || ts[j].Is("ever")) {
		j++
	}
	if j >= len(ts) {
		return numbered, 0
	}
	if particle := deletion[ts[j].Lower]; particle != "" {
		end := j + 1
		if particle != "-" {
			for end < min(j+6, len(ts)) && !ts[end].Is(particle) {
				if ts[end].Kind == token.Mark {
					return numbered, 0
				}
				end++
			}
			if end >= len(ts) || !ts[end].Is(particle) {
				return numbered, 0
			}
			end++
		}
		if limited(ts, end) {
			return numbered, 0
		}
		return undeleted, j + 1 // what stands before the particle is what it is said of
	}
	return numbered, 0
}

// limited reports whether what follows a denied verb within its clause leaves cases in which it happens all the same.
func limited(ts []token.Token, i int) bool {
	for ; i < len(ts); i++ {
		switch ts[i].Lower {
		case ".", ",", ";", ":", "!", "?", "(", ")", "—", "because", "since", "as", "and", "so":
			return false
		case "without", "before", "until", "till", "unless", "except", "if", "while", "earlier", "sooner", "by", "only", "from", "in", "on", "with", "together", "alone", "longer", "for", "beyond", "after", "outside", "when", "than", "there", "separately", "partly":
			return true
		}
	}
	return false
}

// deletion holds forms of verbs of deleting, with the particle that some of them need, or '-'.
var deletion = forever(map[string]string{
	"delete": "-", "erase": "-", "purge": "-", "destroy": "-", "discard": "-", "wipe": "-", "expire": "-", "overwrite": "-", "shred": "-", "prune": "-", "vanish": "-", "trim": "-",
	"throw": "away", "clear": "out", "age": "out",
})

func forever(verbs map[string]string) map[string]string {
	m := map[string]string{}
	for verb, particle := range verbs {
		for _, f := range conjugate(verb) {
			m[f] = particle
		}
	}
	return m
}

// notStored reads 'not stored', 'not kept at all', at the end of a clause: 'not stored in the clear' is another matter.
func notStored(ts []token.Token, i int) (lasting, int) {
	j := i + 1
	if j < len(ts) && (ts[j].Is("be") || ts[j].Is("being")) {
		j++
	}
	if j >= len(ts) {
		return numbered, 0
	}
	if ts[j].Is("expire") {
		if limited(ts, j+1) {
			return numbered, 0
		}
		return undeleted, j + 1
	}
	if !storing[ts[j].Lower] {
		return numbered, 0
	}
	if k := j + 1; k >= len(ts) || closes(ts, k) || k+1 < len(ts) && ts[k].Is("at") && ts[k+1].Is("all") {
		return unrecorded, j + 1
	}
	return numbered, 0
}

func closes(ts []token.Token, i int) bool {
	switch ts[i].Lower {
	case ".", ";", ":", "!", ")", "—":
		return true
	}
	return false
}

var storing = set("stored", "kept", "retained", "saved", "recorded", "logged", "held", "collected")

// lasts fills in the claim that words without a number make. They do so only about data that are kept or deleted.
func (p *phrase) lasts(c *Claim, kind lasting) bool {
	c.Kind = Duration
	switch kind {
	case endless, undeleted:
		c.Range = period.Point(period.Of(1, period.Forever))
	case whileUsed:
		c.Ends = true
	default:
		c.Range = period.Point(period.Length{})
	}
	if p.block.Kind == prose.HeadingText {
		return false
	}
	switch kind {
	case undeleted, unrecorded:
		if kind == unrecorded && p.may(p.lo) {
			return false
		}
		c.Aspect, c.AspectCue, c.AspectNear = "retention", p.ts[p.to-1].Text, true
	case whileUsed:
		if c.Aspect, c.AspectCue, c.AspectNear = p.aspect(false); (c.Aspect != "retention" || !c.AspectNear) && !p.howLong() {
			return false
		}
		c.Aspect, c.AspectNear = "retention", true
	default:
		if c.Aspect, c.AspectCue, c.AspectNear = p.aspect(false); c.Aspect != "retention" || !c.AspectNear {
			return false
		}
		if deletes := p.deletes(); deletes != (kind == atOnce) {
			return false
		}
		if kind == atOnce && p.quantityBetween(p.lo, p.hi) {
			return false // 'withdrawn after 14 days and wiped at once'
		}
	}
	c.Wordless = true
	c.Subject = p.subject(c)
	c.Back = p.back(c)
	c.Matter = p.matter()
	_, c.Hedged = p.cue(hedges)
	c.Group = p.group()
	return true
}

// howLong reports whether the phrase answers how long data are had: 'How long is my data with you?'
func (p *phrase) howLong() bool {
	lo, hi := 0, p.headed()
	if hi == 0 || hi > p.lo {
		lo, hi = p.asked()
	}
	how, data := false, false
	for i := lo; i < hi; i++ {
		how = how || p.ts[i].Is("long") && i > lo && p.ts[i-1].Is("how")
		data = data || dataNouns[p.ts[i].Lower]
	}
	return how && data
}

// may reports whether the sentence says what can or must be done.
func (p *phrase) may(lo int) bool {
	for i := lo; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "can", "may", "must", "could", "should", "if", "unless", "when":
			return true
		}
	}
	return false
}

// deletes reports whether the clause, or what introduces a phrase without a verb, speaks of deleting and not of keeping.
func (p *phrase) deletes() bool {
	lo, hi := p.clause()
	best, deletes := apart, false
	see := func(i int, w string) {
		gap := p.from - i
		if gap < 0 {
			gap = i - p.to + 1
		}
		switch {
		case gap >= best || i >= p.from && i < p.to:
		case deletion[w] != "" || deletionWords[w]:
			best, deletes = gap, true
		case keepingWords[w]:
			best, deletes = gap, false
		}
	}
	for i := lo; i < hi; i++ {
		see(i, p.ts[i].Lower)
	}
	if best < apart {
		return deletes
	}
	for _, b := range p.introducers() {
		for _, t := range p.cut(b) {
			switch {
			case deletion[t.Lower] != "" || deletionWords[t.Lower]:
				return true
			case keepingWords[t.Lower]:
				return false
			}
		}
	}
	return false
}

var (
	deletionWords = set("deletion", "erasure", "removal", "removed", "remove", "removes", "gone", "disposal", "destruction", "anonymised", "anonymized", "disappear", "disappears", "vanishes", "dropped", "cleared", "overwritten")
	keepingWords  = set("keep", "keeps", "kept", "keeping", "retain", "retains", "retained", "retention", "store", "stores", "stored", "storage", "hold", "holds", "held", "remain", "remains", "stay", "stays", "archived", "preserved", "preserve", "lifetime", "last", "lasts", "live", "lives", "available", "maintained", "exist", "exists", "lifespan", "period", "duration", "file")
)
