package claim

import (
	"strings"

	"candor/cmd/internal/token"
)

// Words that say how a certificate stands. Each is read where it governs the name: before it, or behind it as its predicate.
var (
	holds = set("hold", "holds", "holding", "held", "have", "has", "maintain", "maintains", "possess", "possesses", "carry", "carries", "obtained", "earned", "achieved", "attained", "received", "gained", "passed",
		"renewed", "completed", "got", "certified", "accredited", "attested", "audited", "examined", "assessed", "recertified", "certification", "awarded", "granted", "undergo", "undergoes", "underwent", "undergone")
	holdsAgreement = set("sign", "signs", "offer", "offers", "enter", "enters", "execute", "executes", "conclude", "concludes", "provide", "provides", "signed")
	inForce        = set("certified", "accredited", "attested", "held", "valid", "current", "active", "issued", "renewed", "passed", "obtained", "completed", "achieved", "audited", "examined", "assessed", "compliant", "certificated", "recertified", "granted", "awarded", "force")
	coming         = set("planned", "plan", "plans", "planning", "aim", "aims", "aiming", "intend", "intends", "working", "work", "preparing", "preparation", "prepare", "prepares", "roadmap", "target", "targets", "targeted", "pursue", "pursuing", "seek", "seeking", "expect", "expects", "expected",
		"underway", "progress", "pending", "future", "upcoming", "scheduled", "considering", "consider", "applied", "goal", "soon", "forthcoming", "will", "towards", "toward", "ongoing", "candidate", "readiness", "gap", "observation")
	lapsed  = set("expired", "lapsed", "withdrawn", "formerly", "previously", "ended", "revoked", "suspended", "ran", "superseded", "old", "lost")
	aligned = set("modelled", "modeled", "aligned", "align", "aligns", "alignment", "follow", "follows", "based", "basis", "guided", "inspired", "principles", "mapped", "map", "maps", "conform", "conforms", "conforming", "oriented", "orient", "comparable", "equivalent", "similar", "accordance", "according", "meets", "meet", "line",
		"borrowed", "borrow", "spirit", "orientation", "compliant", "compliance", "comply", "complies", "adhere", "adheres", "reference", "draws", "derived", "built", "structured", "structure", "best", "practice", "practices", "benchmark", "catalogue", "like", "using", "use", "uses", "implement", "implements", "defined", "knows", "requires", "recommends", "out")
	asked   = set("ask", "asks", "asked", "asking", "request", "requests", "requested", "demand", "demands", "demanded", "require", "requires", "required", "want", "wants", "need", "needs", "prefer", "prefers", "expectation", "insist", "insists", "name", "names", "means", "about", "discuss", "accept", "accepts", "check", "checks", "verify", "review", "reviews")
	unreal  = set("would", "could", "might", "may", "should", "must", "shall", "if", "unless", "whether", "until", "once", "when", "before", "suppose", "cannot", "can")
	negates = set("not", "no", "never", "neither", "nor", "without", "none", "isn't", "aren't", "don't", "doesn't", "haven't", "hasn't", "won't", "n't", "lack", "lacks", "nobody", "yet")
	papers  = set("report", "reports", "certificate", "certificates", "certification", "certifications", "attestation", "attestations", "letter", "audit", "audits", "examination", "assessment", "accreditation", "registration", "status", "seal", "label", "badge", "opinion")
	handed  = set("available", "request", "sent", "send", "shared", "share", "provided", "download", "downloaded", "obtain", "obtained", "issued", "renewed", "enclosed", "attached", "published", "fetched", "inspected", "supplied")
	// attributive nouns say that the name before them is not that of a certificate one has
	attributive = set("lead", "auditor", "auditors", "training", "gap", "consultant", "standard", "standards", "framework", "control", "controls", "requirement", "requirements", "annex", "clause", "clauses", "principles", "guideline", "guidelines", "methodology", "checklist", "questionnaire", "rules", "project", "criteria", "preparation", "readiness", "regulated", "data", "scope", "programme", "program", "template", "templates", "appendix", "guidance", "family", "series", "self")
)

type subjectKind uint8

const (
	noSubject subjectKind = iota
	ownSubject
	otherSubject
)

// markSubjects are words that say who holds something.
var markSubjects = func() map[string]subjectKind {
	m := map[string]subjectKind{}
	for _, w := range []string{"we", "our", "us", "ourselves", "ours", "we've", "we're", "company", "organisation", "organization", "group", "platform", "product", "isms", "firm"} {
		m[w] = ownSubject
	}
	for _, w := range []string{"they", "their", "it", "its", "host", "hosts", "hoster", "provider", "providers", "vendor", "vendors", "supplier", "suppliers", "processor", "processors", "subprocessor", "subprocessors", "partner", "partners", "centre", "centres", "center", "centers", "datacentre", "datacentres", "datacenter", "datacenters",
		"facility", "facilities", "cloud", "customer", "customers", "client", "clients", "bidder", "bidders", "competitor", "competitors", "bank", "banks", "operator", "operators", "you", "your", "contractor", "contractors", "landlord", "manufacturer", "he", "she", "employees", "staff", "auditor", "auditors", "engineers", "developers", "consultants", "colleagues", "firms", "halls", "landlords", "acquirer", "gateway", "tenderer", "party", "parties", "colocation", "subcontractor", "subcontractors", "nobody", "somebody", "merchant", "merchants", "third", "infrastructure", "carrier"} {
		m[w] = otherSubject
	}
	return m
}()

// compliance returns what the frameworks are called for which 'compliant' is the claim, since nobody certifies them.
func compliance(id string) string {
	if id == "hipaa" || id == "pci-dss" {
		return "compliant"
	}
	return ""
}

// A certReading is one statement that may say how a certificate stands.
type certReading struct {
	p        *phrase
	id       string
	ts       []token.Token
	lo, hi   int  // of the statement
	from, to int  // of the name in it; both at its begin or end where the name stands elsewhere
	bare     bool // the name stands before the statement, which is its predicate
	lead     bool // the statement introduces a list of names
	cued     bool // some word says how it stands, though not that it is held or not
}

func (r *certReading) at(i int) string {
	if i < r.lo || i >= r.hi {
		return ""
	}
	return r.ts[i].Lower
}

// read returns how the certificate stands and who holds it.
func (r *certReading) read() (Standing, string) {
	for i := r.lo; i < r.hi; i++ { // 'Should we ever …', 'we'd get', 'if …'
		w := r.ts[i].Lower
		if i == r.lo && unreal[w] && w != "may" && w != "can" || strings.HasSuffix(w, "'d") || w == "would" || w == "could" || w == "might" || w == "if" || w == "whether" || w == "unless" {
			r.cued = true
			return Mentioned, ""
		}
	}
	if r.attributed() && !theStandard[r.at(r.to)] {
		r.cued = true
		return Mentioned, ""
	}
	if !r.bare {
		if s, holder, ok := r.before(); ok {
			return s, holder
		}
	}
	if r.lead {
		return Mentioned, ""
	}
	return r.behind()
}

// before reads the nearest word before the name that governs it.
func (r *certReading) before() (Standing, string, bool) {
	for i := r.from - 1; i >= r.lo; i-- {
		w := r.ts[i].Lower
		switch {
		case r.isHold(i):
			s, holder := r.held(i)
			return s, holder, true
		case lapsed[w] && w != "old" && w != "ran":
			r.cued = true
			return Lapsed, r.holder(i), true
		case coming[w] && !r.noun(i):
			r.cued = true
			if r.negatedAt(i) {
				return NotHeld, r.holder(r.from), true
			}
			return Coming, r.holder(r.from), true
		case asked[w]:
			r.cued = true
			if r.definite() && (w == "ask" || w == "request" || w == "requested" || w == "asked") && !r.somebodys() {
				return Held, "", true
			}
			return Mentioned, "", true
		case aligned[w] && (w == "according" || w == "accordance" || w == "meet" || w == "meets") && r.certifiedBefore(i):
			continue // 'certified according to'
		case aligned[w]:
			if compliance(r.id) != "" && (w == "compliant" || w == "comply" || w == "complies" || w == "compliance") {
				s, holder := r.held(i)
				return s, holder, true
			}
			r.cued = true
			return Mentioned, "", true
		case w == "are" || w == "is" || w == "am":
			if r.from-i <= 2 && !r.attributed() && r.stands(i) { // 'we are a PCI DSS Level 1 service provider', 'the report is a Type I'
				if r.behindIs(i) {
					return 0, "", false
				}
				s, holder := r.held(i)
				return s, holder, true
			}
		}
	}
	if r.definite() && r.paperNear() && !r.somebodys() && (r.ours() || r.holder(r.from) != another || r.readers()) {
		holder := ""
		if s, _ := r.behind(); s == Coming || s == NotHeld || s == Lapsed {
			return s, holder, true
		}
		return Held, holder, true
	}
	return 0, "", false
}

// certifiedBefore reports whether 'certified' or a word like it stands right before the word at i.
func (r *certReading) certifiedBefore(i int) bool {
	for k := max(r.lo, i-3); k < i; k++ {
		switch r.ts[k].Lower {
		case "certified", "audited", "assessed", "accredited", "attested", "examined", "certification":
			return true
		}
	}
	return false
}

// isHold reports whether the word says that something is held, and not merely done.
func (r *certReading) isHold(i int) bool {
	w := r.ts[i].Lower
	if r.id == "baa" && holdsAgreement[w] {
		return true
	}
	if !holds[w] {
		return false
	}
	switch w {
	case "have", "has":
		return r.at(i+1) != "to" && r.at(i+1) != "been" && r.from-i < 8 && !participleBetween(r.ts, i+1, r.from)
	case "certification":
		return r.at(i+1) == "to" || r.at(i+1) == "under" || r.at(i+1) == "for" || r.at(i+1) == "according" || r.at(i+1) == "against"
	case "audited", "examined", "assessed", "received", "passed", "completed", "got", "granted":
		return r.from-i < 10
	}
	return true
}

func participleBetween(ts []token.Token, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if strings.HasSuffix(ts[i].Lower, "ed") {
			return true
		}
	}
	return false
}

// behindIs reports whether the verb at i begins a predicate that stands behind the name: 'we are ISO 27001 certified'.
func (r *certReading) behindIs(int) bool {
	w := r.at(r.to)
	if w == "-" {
		w = r.at(r.to + 1)
	}
	if next := r.at(r.to + 1); otherNoun[next] && (r.at(r.from-1) == "a" || r.at(r.from-1) == "an") {
		return false // 'we are a PCI DSS certified service provider': it is us of whom that is said
	}
	return inForce[w]
}

// stands reports whether what the verb at i is said of can be a certificate or its holder: 'we are', 'the report in hand is'.
func (r *certReading) stands(i int) bool {
	for k := r.lo; k < i; k++ {
		if r.ts[k].Is("there") || markSubjects[r.ts[k].Lower] == ownSubject || papers[r.ts[k].Lower] && !r.ts[k].Is("assessment") || r.p.lex.isOwn(r.ts, k) {
			return true
		}
	}
	return false
}

// attributed reports whether a noun behind the name says that it is no certificate that is meant.
func (r *certReading) attributed() bool {
	i := r.to
	if r.at(i) == "-" {
		i++
	}
	if i >= r.hi || r.ts[i].Kind == token.Mark || r.bare || r.inFind(i) {
		return false
	}
	w := r.at(i)
	return !(papers[w] || inForce[w] || coming[w] || lapsed[w] || handed[w] || finite[w] || plainBehind[w] || negates[w] || asked[w] || r.ts[i].Kind == token.Number) || attributive[w]
}

// theStandard are nouns behind a name that mean what one is certified under: 'certified against the ISO 27001 standard'.
var theStandard = set("standard", "standards", "requirements", "criteria", "framework", "controls", "scheme", "-", "norm")

// plainBehind are words that can stand right behind the name of a certificate without being a noun that it describes: 'SOC 2
// controls' and 'FedRAMP guidance' are no certificates.
var plainBehind = set("for", "from", "of", "in", "under", "with", "by", "on", "at", "since", "to", "as", "and", "or", "until", "covering", "covers", "cover", "through", "throughout", "across", "after", "every", "each", "annually", "yearly", "that", "which", "whose", "who", "because", "when", "where", "while", "but",
	"compliance", "authorization", "authorisation", "authorized", "authorised", "certifying", "compliant", "service", "merchant", "provider", "both", "first", "again", "too", "also", "either", "ourselves", "today", "now", "this", "last", "next", "so", "then", "here", "there", "if", "the", "our", "its", "plus")

// held reads a statement whose word at i says that something is held.
func (r *certReading) held(i int) (Standing, string) {
	r.cued = true
	w := r.ts[i].Lower
	participle := strings.HasSuffix(w, "ed") || w == "certification"
	if r.attributed() && !participle {
		return Mentioned, ""
	}
	holder := r.holder(i)
	s := Held
	for k := max(r.lo, i-6); k < r.from; k++ {
		word := r.ts[k].Lower
		if k == i {
			continue
		}
		if k < i && subjectAt(r, k) {
			s = Held // what stands before the subject is another statement's
			continue
		}
		switch {
		case negates[word] && (word != "yet" || s == NotHeld):
			if word == "not" && (r.at(k+1) == "only" || r.at(k+1) == "just") {
				continue
			}
			s = NotHeld
		case k < i && (coming[word] || word == "to"):
			if s == NotHeld {
				return NotHeld, holder
			}
			return Coming, holder
		case k < i && unreal[word], k < i && asked[word] && s != NotHeld:
			return Mentioned, ""
		}
	}
	if w == "had" {
		return Mentioned, ""
	}
	if s == Held {
		for k := r.to; k < r.hi; k++ {
			if v := r.ts[k].Lower; v == "expired" || v == "lapsed" || v == "pending" || v == "planned" {
				return Mentioned, ""
			}
		}
	}
	return s, holder
}

// noun reports whether 'plan' and the like at i name a thing and no intention: 'the assessment plan', 'on the Enterprise plan'.
func (r *certReading) noun(i int) bool {
	switch r.ts[i].Lower {
	case "plan", "plans":
		return r.at(i+1) != "to" && r.at(i+1) != "for" && r.at(i-1) != "we" && r.at(i-1) != "the" && r.at(i-1) != "our"
	}
	return false
}

// negatedAt reports whether a negation stands right before the word at i: 'not planned', 'do not intend'.
func (r *certReading) negatedAt(i int) bool {
	for k := max(r.lo, i-4); k < i; k++ {
		if negates[r.ts[k].Lower] && !r.ts[k].Is("yet") {
			return true
		}
	}
	return false
}

func subjectAt(r *certReading, k int) bool {
	return markSubjects[r.ts[k].Lower] != noSubject && !r.ts[k].Is("our") && !r.ts[k].Is("its")
}

// definite reports whether the name stands in a phrase that says that the thing exists: 'our SOC 2 report', 'the current …'.
func (r *certReading) definite() bool {
	for k := r.from - 1; k >= max(r.lo, r.from-4); k-- {
		switch r.ts[k].Lower {
		case "our", "current", "latest", "recent", "valid":
			for n := max(r.lo, k-5); n < k; n++ {
				if negates[r.ts[n].Lower] || unreal[r.ts[n].Lower] && !r.ts[n].Is("may") && !r.ts[n].Is("can") && !r.ts[n].Is("must") {
					return false
				}
			}
			return !r.attributed()
		case ",", ".", "and":
			return false
		}
	}
	return false
}

// ours reports whether 'our' stands right before the name.
func (r *certReading) ours() bool {
	for k := max(r.lo, r.from-3); k < r.from; k++ {
		if r.ts[k].Is("our") {
			return true
		}
	}
	return false
}

// readers reports whether the statement is about those who can have a report: 'customers get the current report on request'.
func (r *certReading) readers() bool {
	for k := r.lo; k < r.from; k++ {
		switch r.ts[k].Lower {
		case "customer", "customers", "client", "clients", "you", "prospects", "buyers":
			return true
		}
	}
	return false
}

// somebodys reports whether the phrase around the name says whose it is, and that it is not ours: 'its current report', 'the current
// SOC 2 report of the host'.
func (r *certReading) somebodys() bool {
	of := false
	for k := max(r.lo, r.from-5); k < min(r.hi, r.to+7); k++ {
		if k >= r.from && k < r.to {
			continue
		}
		if k >= r.to {
			of = of || r.ts[k].Is("of") && k <= r.to+1
			if !of || r.ts[k].Kind == token.Mark {
				if of {
					return false
				}
				continue
			}
		}
		if k < r.from && r.from-k <= 3 && (r.ts[k].Is("its") || r.ts[k].Is("their") || r.ts[k].Is("your") || strings.HasSuffix(r.ts[k].Text, "s'") || strings.HasSuffix(r.ts[k].Text, "'s") || strings.HasSuffix(r.ts[k].Text, "’s")) && !r.p.lex.isOwn(r.ts, k) {
			return true
		}
		if k > r.to && markSubjects[r.ts[k].Lower] == otherSubject {
			return true
		}
		if f := r.findAt(k); f != nil && f.names != nil && f.names[0].Kind == ProviderName && (k > r.to || r.from-k == 1) {
			return true
		}
	}
	return false
}

// paperNear reports whether a report or a certificate is named right behind the name or right before it.
func (r *certReading) paperNear() bool {
	return papers[r.at(r.to)] || papers[r.at(r.to+1)] || papers[r.at(r.from-2)]
}

// behind reads the predicate behind the name.
func (r *certReading) behind() (Standing, string) {
	if !r.bare && papers[r.at(r.to)] && r.at(r.to+1) == ":" && negates[r.at(r.to+2)] && r.hi-r.to < 9 {
		r.cued = true
		return NotHeld, "" // 'ISO 27001 certificate: none at present'
	}
	neg, paper := false, r.id == "baa"
	for k := max(r.lo, r.from-4); k < r.from; k++ {
		neg = neg || negates[r.ts[k].Lower] && !r.ts[k].Is("yet")
	}
	for i := r.to; i < r.hi; i++ {
		w := r.ts[i].Lower
		switch {
		case w == "," || w == "and" || w == "-" || w == "/" || w == "(" || w == ")" || r.inFind(i):
			continue
		case i == r.to && r.attributed():
			r.cued = true
			return Mentioned, ""
		case papers[w]:
			paper = true
		case negates[w]:
			if w == "no" && r.bare && i == r.lo {
				r.cued = true
				return NotHeld, r.holder(i)
			}
			neg = true
		case lapsed[w] && w != "old" && (w != "ran" || r.at(i+1) == "out"):
			r.cued = true
			if neg {
				return Mentioned, ""
			}
			return Lapsed, r.holder(i)
		case inForce[w] || r.bare && holds[w] && w != "have" && w != "has":
			r.cued = true
			if w == "compliant" && compliance(r.id) == "" {
				return Mentioned, ""
			}
			if otherNoun[r.at(i+1)] || r.at(i+1) == "-" && otherNoun[r.at(i+2)] || r.at(i+1) == "by" && neg {
				return Mentioned, another // 'in ISO 27001 certified data centres'
			}
			holder := r.holder(r.from)
			if r.bare {
				holder = r.holder(i)
			} else if r.somebodys() {
				return Mentioned, another
			}
			if neg {
				return NotHeld, holder
			}
			if (w == "current" || w == "active" || w == "force" || w == "valid" || w == "completed") && !r.bare && !paper && !r.copula(i) {
				return Mentioned, ""
			}
			return Held, holder
		case coming[w] && w != "work" && w != "working" && !(w == "soon" && r.at(i-1) == "as") && !r.noun(i):
			r.cued = true
			if neg {
				return NotHeld, r.holder(r.from)
			}
			return Coming, r.holder(r.from)
		case asked[w] && i < r.to+5, aligned[w] && i < r.to+5 && w != "line":
			r.cued = true
			return Mentioned, ""
		case handed[w] && paper && !r.bare:
			r.cued = true
			if neg || r.holder(r.from) == another || r.somebodys() {
				return Mentioned, ""
			}
			return Held, r.holder(r.from)
		case w == "." || w == ":" && i > r.to+1:
			return Mentioned, ""
		}
	}
	if neg && !r.bare && r.at(r.to) == ":" && negates[r.at(r.to+1)] && r.hi-r.to < 9 {
		return NotHeld, "" // 'SOC 2: not at the moment'
	}
	return Mentioned, ""
}

// copula reports whether the word is said of the name: 'is valid', or stands behind it with nothing but a mark between.
func (r *certReading) copula(i int) bool {
	switch r.at(i - 1) {
	case "is", "are", "in", ",", "-", "(", ":", "still", "not", "currently":
		return true
	}
	return i == r.to
}

// inFind reports whether the token is part of another name or value of the sentence.
func (r *certReading) inFind(i int) bool {
	if r.bare || r.lead {
		return false
	}
	for k := range r.p.finds {
		if f := &r.p.finds[k]; i >= f.from && i < f.to {
			return f.value != nil && f.value.kind == Certificate
		}
	}
	return false
}

var otherNoun = set("data", "centre", "centres", "center", "centers", "datacentre", "datacentres", "datacenter", "datacenters", "provider", "providers", "facility", "facilities", "host", "hosts", "hosting", "cloud", "vendor", "vendors", "supplier", "suppliers", "partner", "partners", "infrastructure", "auditors", "auditor", "professionals", "consultants", "hall", "halls", "site", "sites", "service", "cryptographic", "modules", "third", "party", "assessor", "assessors", "lab", "laboratory", "buildings", "premises", "environments", "environment")

// antecedent returns who holds a certificate that 'which holds' is said of: the noun before the pronoun. ok is false where the word
// at i has no such pronoun before it, or where the noun tells nothing.
func (r *certReading) antecedent(i int) (holder string, ok bool) {
	k := i - 1
	if k > r.lo && (r.ts[k].Is("is") || r.ts[k].Is("are") || r.ts[k].Is("has") || r.ts[k].Is("have") || r.ts[k].Is("also") || r.ts[k].Is("itself")) {
		k--
	}
	if k <= r.lo || !r.ts[k].Is("which") && !r.ts[k].Is("who") && !r.ts[k].Is("that") {
		return "", false
	}
	for k--; k > r.lo && r.ts[k].Is(","); k-- {
	}
	if f := r.findAt(k); f != nil && f.names != nil && f.names[0].Kind == ProviderName {
		return "", false // the scan finds it
	}
	if !r.bare && r.ts[k].Kind == token.Word && r.ts[k].Capital() && !r.p.lex.isOwn(r.ts, k) && k > r.p.lo {
		return another, true // a name that nothing knows
	}
	return "", false
}

// holder returns who holds what the word at i says is held: the nearest subject before it. A statement without one is the
// company's own, unless the words before the name are somebody else's.
func (r *certReading) holder(i int) string {
	if holder, ok := r.antecedent(i); ok {
		return holder
	}
	for k := min(i, r.hi) - 1; k >= r.lo; k-- {
		if k >= r.from && k < r.to {
			continue
		}
		if f := r.findAt(k); f != nil && f.names != nil {
			for n := range f.names {
				if f.names[n].Kind == ProviderName {
					if f.names[n].Listed != nil {
						return f.names[n].Listed.ID
					}
					if f.names[n].Common {
						continue
					}
					return another
				}
			}
		}
		if r.p.lex.isOwn(r.ts, k) {
			return ""
		}
		if (r.ts[k].Is("which") || r.ts[k].Is("who")) && k-2 > r.lo && r.ts[k-1].Is(",") && r.ts[k-2].Kind == token.Word && r.ts[k-2].Capital() && r.findAt(k-2) == nil && !r.p.lex.isOwn(r.ts, k-2) {
			return another // 'our servers stand with Exemplar, which holds'
		}
		switch markSubjects[r.ts[k].Lower] {
		case ownSubject:
			if r.ts[k].Is("us") {
				continue // to whom something is given
			}
			if r.ts[k].Is("our") && r.possessed(k, i) {
				return another
			}
			return ""
		case otherSubject:
			if r.ts[k].Is("provider") && k > r.lo && r.at(k-1) == "service" {
				continue
			}
			return another
		}
	}
	// A name that nothing knows: a sentence that begins with one is not about the company, unless it also says 'our' or 'we'.
	if !r.bare && r.hi > r.lo && r.ts[r.lo].Capital() && r.lo < r.from && strangers(r.ts, r.lo, r.from) {
		for k := r.p.lo; k < r.p.hi; k++ {
			if markSubjects[r.p.ts[k].Lower] == ownSubject {
				return ""
			}
		}
		return another
	}
	return ""
}

// strangers reports whether a statement begins with a capitalised name and a verb.
func strangers(ts []token.Token, lo, hi int) bool {
	i := lo
	for i < hi && ts[i].Kind == token.Word && ts[i].Capital() {
		i++
	}
	if i == lo || i >= hi {
		return false
	}
	if papers[ts[lo].Lower] {
		return false // 'Certificates held:'
	}
	switch ts[lo].Lower {
	case "the", "this", "a", "an", "certified", "since", "currently", "all", "in", "as", "not", "no", "planned", "for", "valid", "both", "every", "each", "audited", "there", "also", "an.":
		return false
	}
	return finite[ts[i].Lower] || holds[ts[i].Lower]
}

// possessed reports whether 'our' belongs to somebody who is not us: 'our host', 'our hosting provider'.
func (r *certReading) possessed(k, i int) bool {
	for n := k + 1; n < min(i, k+5) && n < r.hi; n++ {
		if markSubjects[r.ts[n].Lower] == otherSubject {
			return true
		}
	}
	return false
}

func (r *certReading) findAt(k int) *find {
	if r.bare || r.lead {
		return nil
	}
	for n := range r.p.finds {
		if f := &r.p.finds[n]; k >= f.from && k < f.to {
			return f
		}
	}
	return nil
}

// isOwn reports whether a name of the organisation begins at token i.
func (l *Lexicon) isOwn(ts []token.Token, i int) bool {
	for _, words := range l.ownNames {
		if len(words) > 0 {
			if _, ok := matchWords(ts, i, words); ok {
				return true
			}
		}
	}
	return false
}
