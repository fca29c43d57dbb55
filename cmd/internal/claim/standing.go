package claim

import (
	"strings"

	"candor/cmd/internal/prose"
)

// standing reads the mood of what is said of a protocol, a cipher or of encryption. There a ban is a statement of its own and
// silences nothing, 'may' and 'can' say what is accepted, and only a few words put a sentence beside what holds now.
func (p *phrase) standing(c *Claim) (Mood, string) {
	if b := p.block; b.RowHead >= 0 && b.RowHead != p.index {
		if m, cue := leadMood(p.doc.Blocks[b.RowHead].Text); m != Asserted {
			return m, cue
		}
	}
	if cue := p.refusedRow(); cue != "" && c.Kind == TLS {
		return Negated, cue
	}
	if c.Kind != TLS || c.Aspect != Refuses && c.Aspect != Floor { // what was turned off in 2020 is off
		if cue := p.inYear(); cue != "" && !p.servesNow() {
			return Past, cue
		}
		if cue := p.arrived(); cue != "" {
			return Past, cue
		}
	}
	if h := p.block.Heading; h >= 0 && dutiesOfOthers(p.doc.Headings[h].Text) {
		return OtherParty, "heading '" + p.doc.Headings[h].Text + "'"
	}
	r := p.region(c.Kind)
	mood, cue := Asserted, ""
	r.each(func(i int) bool {
		mood = r.standingAt(i, c)
		if mood == Planned && c.Kind == Encryption && c.Names[0] == Unencrypted {
			mood = Asserted // 'not encrypted yet, planned for spring' tells what is now
		}
		if mood != Asserted {
			cue = p.block.Text[p.ts[i].Start:p.ts[min(i+1, p.hi-1)].End]
		}
		return mood == Asserted
	})
	if mood != Asserted {
		return mood, cue
	}
	if m, cue := p.anothers(r); m != Asserted {
		return m, cue
	}
	for i := p.lo; i < p.hi; i++ { // what opens a sentence puts all of it
		if i > p.lo+4 {
			break
		}
		if w := p.ts[i].Lower; w == "example" && p.ts[i].Space || w == "instance" || w == "illustration" {
			return Example, p.ts[i].Text
		}
	}
	return Asserted, ""
}

// dutiesOfOthers reports whether a heading announces what suppliers or customers have to do: 'Requirements for suppliers'.
func dutiesOfOthers(text string) bool {
	return hasAny(text, dutyHeads) && hasAny(text, otherParties)
}

var dutyHeads = set("requirement", "requirements", "responsibilities", "responsibility", "obligations", "duties", "expect", "expected", "expectations", "must", "checklist")

func (r *region) standingAt(i int, c *Claim) Mood {
	next, before := r.word(i+1), r.word(i-1)
	switch w := r.ts[i].Lower; w {
	case "example", "instance":
		if before != "." || r.ts[i].Space { // not the end of a host name
			return Example
		}
	case "e":
		if next == "." && r.word(i+2) == "g" {
			return Example
		}
	case "e.g":
		return Example
	case "such":
		if next == "as" && i < r.from && r.from-i <= 4 && c.Aspect == Accepts {
			return Example
		}
	case "planned", "planning", "intend", "intends", "roadmap", "forthcoming", "upcoming", "eventually", "soon", "aim", "aims", "hope", "try", "tries", "wish", "evaluate", "evaluating", "consider", "considering", "prepare", "preparing":
		return Planned
	case "plan", "plans":
		if next == "to" {
			return Planned
		}
	case "to":
		if next == "be" && (before == "is" || before == "are" || before == "yet" || before == "still" || before == "remains") {
			return Planned
		}
	case "being":
		if refuseWords[next] || next == "phased" || next == "switched" || next == "turned" || c.Kind == Encryption && next == "encrypted" {
			return Planned // under way, and not yet so
		}
	case "will", "shall", "going":
		if r.laterOn() {
			return Planned
		}
	case "would":
		if next != "not" || c.Kind == Encryption {
			return Conditional // 'would have been enough'
		}
	case "formerly", "previously", "historically", "originally", "once":
		if w != "once" || before == "," {
			return Past
		}
	case "past":
		if before == "the" && r.word(i-2) == "in" {
			return Past
		}
	case "until", "till":
		if r.dated(i+1) && !r.laterOn() {
			return Past
		}
	case "used":
		if next == "to" && before != "be" && before != "is" && before != "are" {
			return Past
		}
	case "was", "were", "had":
		if c.Aspect != Refuses && c.Aspect != Floor && !(relative[before] && r.servesNow()) {
			return Past
		}
	case "offered", "supported", "spoke", "accepted", "allowed":
		// 'they offered TLS 1.0', not 'TLS 1.2 accepted'
		if i == r.from-1 && !isBe(before) && before != "only" && before != "," && before != "and" && before != "" && before != ":" {
			return Past
		}
	case "evaluated", "tested", "considered", "compared", "tried", "examined", "weighed":
		if i < r.from && r.from-i < 6 && !isBe(before) {
			return Past
		}
	case "looked":
		if next == "at" && i < r.from {
			return Past
		}
	case "configurable", "optionally", "optional", "adjustable":
		return Optional
	case "default":
		if c.Hedge == "" && (c.Kind != TLS || c.Aspect == Accepts) {
			return Optional
		}
	case "can", "could", "might", "may":
		// What can be set is no statement of how it is set; what can connect is one of what is accepted.
		if settable[r.word(i+2)] || settable[next] || r.word(i+1) == "not" && settable[r.word(i+3)] {
			return Optional
		}
		if c.Kind == Encryption && i < r.from && (w != "may" || next != "not") { // 'written in clear, so that any drive can read them'
			return Optional
		}
	case "request", "demand", "option":
		if before == "on" || before == "upon" || before == "an" || before == "as" {
			return Optional
		}
	case "if", "when", "where", "unless", "should":
		if i < r.from && (next == "your" || next == "a" && otherSide[r.word(i+2)] || next == "the" && otherSide[r.word(i+2)]) {
			return Conditional // 'if your library speaks TLS 1.1 only'
		}
		if w != "if" && w != "unless" {
			break
		}
		if i < r.from && (c.Aspect == Accepts || c.Aspect == Prefers || c.Kind != TLS) {
			return Optional
		}
	case "requires", "recommends", "demands", "prescribes", "mandates", "advises", "forbids", "says", "asks", "required", "recommended", "demanded", "forbidden":
		if (before == "is" || before == "are" || before == "be") && next != "by" {
			break
		}
		if next == "by" && lawWords[r.word(i+2)] || next == "by" && lawWords[r.word(i+3)] {
			return Law
		}
		for k := i - 1; k >= max(r.lo, i-5); k-- {
			if lawWords[r.word(k)] {
				return Law
			}
		}
	case "according":
		if next == "to" {
			for k := i + 2; k < i+6; k++ {
				if lawWords[r.word(k)] {
					return Law
				}
			}
		}
	}
	return Asserted
}

// otherSide are what stands at the far end of a connection.
var otherSide = set("client", "clients", "browser", "library", "device", "partner", "sender", "recipient", "caller", "customer", "terminal", "visitor", "counterpart", "peer", "server")

var lawWords = set("pci", "dss", "nist", "bsi", "enisa", "anssi", "standard", "standards", "guideline", "guidelines", "directive", "regulation", "law", "gdpr", "hipaa", "rfc", "owasp", "iso", "authority", "act", "cabforum", "fips", "eidas", "mozilla")

// settable holds what follows 'can be' when a choice is meant.
var settable = set("raised", "set", "configured", "chosen", "selected", "lowered", "changed", "activated", "ordered", "booked", "opened", "switched", "turned", "restricted", "limited", "enabled", "requested", "enforced", "choose", "select", "configure", "set", "raise", "enable", "ask", "request", "restrict", "switch", "turn", "opt")

// laterOn reports whether the sentence names a time to come.
func (r *region) laterOn() bool {
	for i := r.lo; i < r.hi; i++ {
		switch r.ts[i].Lower {
		case "soon", "later", "next", "eventually", "future", "end", "once", "when", "upcoming":
			if (r.ts[i].Is("later") || r.ts[i].Is("end")) && (r.word(i-1) == "or" || r.word(i-1) == "and" || r.word(i-1) == "-" || r.word(i+1) == "-" || r.word(i+1) == "to") {
				continue
			}
			return true
		case "from", "by", "in", "on", "before", "until", "as", "after":
			if r.dated(i + 1) {
				return true
			}
		}
	}
	return false
}

// dated reports whether a date begins at the token: a year, a month or 'the end of'.
func (r *region) dated(i int) bool {
	for k := i; k < min(i+4, r.hi); k++ {
		t := &r.ts[k]
		if t.Int && t.Num >= 1995 && t.Num < 2100 && len(t.Text) == 4 || monthNames[t.Lower] && t.Capital() {
			return true
		}
		if k == i && (t.Is("recently") || t.Is("lately")) {
			return true
		}
	}
	return false
}

var monthNames = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn", "winter")

func isBe(w string) bool {
	switch w {
	case "is", "are", "be", "been", "being", "was", "were":
		return true
	}
	return false
}

// anothers reports whether the region tells of what somebody else does or has to do: a vendor named at its head, a customer's own
// systems. What a client must speak to reach us is our own rule.
func (p *phrase) anothers(r *region) (Mood, string) {
	for i := range p.finds {
		f := &p.finds[i]
		if f.from < r.first || f.from >= r.last || f.names == nil || f.names[0].Kind != ProviderName {
			continue
		}
		if f.from > r.first+2 || f.to >= p.hi {
			break
		}
		if next := r.word(f.to); !vendorSays[next] {
			break
		}
		for k := r.first; k < r.last; k++ {
			if w := p.ts[k].Lower; w == "our" || w == "us" || w == "we" {
				return Asserted, ""
			}
		}
		return OtherParty, p.block.Text[p.ts[f.from].Start:p.ts[f.to].End]
	}
	for i := r.first; i < r.last; i++ {
		w, next := p.ts[i].Lower, r.word(i+1)
		switch {
		case otherParties[w] && i < r.from && (otherDuties[next] || next == "'" || vendorSays[next] && w != "customer" && w != "customers" && w != "users" && w != "user"):
			if r.reachingUs() || p.contracted(i) {
				continue
			}
			return OtherParty, p.block.Text[p.ts[i].Start:p.ts[min(i+1, p.hi-1)].End]
		case w == "your" && (next == "own" || next == "server" || next == "servers" || next == "endpoint" || next == "side" || next == "mail" || next == "system" || next == "systems"):
			return OtherParty, p.block.Text[p.ts[i].Start:p.ts[i+1].End]
		case w == "their" && (next == "own" && r.someoneBefore(i) || next == "interface" || next == "side" || next == "server" || next == "servers" || next == "api"):
			return OtherParty, p.block.Text[p.ts[i].Start:p.ts[i+1].End]
		case i < r.from && p.possessive(i) && !r.reachingUs():
			return OtherParty, p.ts[i].Text
		case w == "recipient" || w == "recipients" || w == "counterpart" || w == "counterparty":
			return OtherParty, p.ts[i].Text
		}
	}
	return Asserted, ""
}

// contracted reports whether the word at i is what an agreement calls the organisation: 'the Processor shall encrypt'.
func (p *phrase) contracted(i int) bool {
	if p.contracting(i) {
		return true
	}
	return p.ts[i].Is("processor") && p.ts[i].Capital() && i > p.lo && p.ts[i-1].Is("the")
}

// someoneBefore reports whether another party is named before the token.
func (r *region) someoneBefore(i int) bool {
	for k := r.lo; k < i; k++ {
		if otherParties[r.word(k)] {
			return true
		}
	}
	return false
}

// reachingUs reports whether the sentence speaks of what connects to us.
func (r *region) reachingUs() bool {
	for i := r.lo; i < r.hi; i++ {
		switch r.ts[i].Lower {
		case "browser", "browsers", "connect", "connects", "connecting", "connection", "connections", "handshake", "reach", "reaches", "client", "clients":
			return true
		}
	}
	return false
}

var relative = set("that", "which", "who")

// possessive reports whether the word at i is another party in the genitive: 'the maker's cipher', 'a partner's interface'.
func (p *phrase) possessive(i int) bool {
	text := p.ts[i].Text
	if !strings.HasSuffix(text, "'s") && !strings.HasSuffix(text, "’s") {
		return false
	}
	w := p.ts[i].Lower
	return otherParties[w] || supplierNouns[w] || w == "maker" || w == "manufacturer" || w == "client"
}

var (
	vendorSays   = set("accepts", "accept", "supports", "support", "offers", "offer", "uses", "use", "requires", "require", "encrypts", "encrypt", "has", "have", "speaks", "speak", "keeps", "keep", "stores", "store", "refuses", "promises", "states", "says", "holds", "itself", "protects", "secures", "commits", "does", "do", "still", "only", "itself", "talks", "demands", "wants")
	otherParties = set("customer", "customers", "tenant", "tenants", "you", "user", "users", "vendor", "vendors", "supplier", "suppliers", "partner", "partners", "processor", "processors", "subprocessor", "subprocessors", "subcontractor", "subcontractors", "contractor", "contractors", "licensee", "subscriber", "controller", "bank", "banks", "integrator", "integrators", "reseller", "resellers", "provider")
	otherDuties  = set("shall", "must", "should", "may", "can", "need", "needs", "undertakes", "undertake", "warrants", "choose", "chooses", "decide", "decides", "could", "responsible", "who", "remain", "remains")
)

// servesNow reports whether a verb in the present tells what is done: 'scanners that were sold before 2014 are tolerated'.
func (p *phrase) servesNow() bool {
	for i := p.lo; i < p.hi; i++ {
		if w := p.ts[i].Lower; acceptWords[w] && !strings.HasSuffix(w, "ed") && w != "open" && w != "work" && w != "used" && w != "use" {
			return true
		}
	}
	return false
}

// arrived returns the verb of a sentence that only tells how something came: 'the disks came to us under 3DES'.
func (p *phrase) arrived() string {
	past := ""
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; {
		case presentForms[w] && !(i >= p.from && i < p.to), w == "we":
			return ""
		case w == "came" || w == "arrived" || w == "began" || w == "started":
			past = w
		}
	}
	return past
}

// refusedRow returns the cell of the phrase's row that says that what the row names is refused: 'Cashline 2 | SSL 3.0 | refused'.
func (p *phrase) refusedRow() string {
	if p.block.Kind != prose.Cell || p.block.Header {
		return ""
	}
	for _, i := range p.row() {
		b := &p.doc.Blocks[i]
		if b.Header || len(b.Text) > shortCell {
			continue
		}
		ts := p.cut(b)
		if len(ts) > 0 && (refusals[ts[0].Lower] || ts[0].Is("not") && len(ts) > 1) {
			return b.Text
		}
	}
	return ""
}

var refusals = set("refused", "rejected", "blocked", "no", "none", "never", "fails", "failed", "unsupported", "disabled", "off", "closed", "denied", "forbidden", "impossible", "dropped", "removed", "retired", "ended")
