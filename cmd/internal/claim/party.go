package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// Whose a figure is, and when it holds, for lengths of time and intervals: what customers do, what suppliers owe us, what a law
// demands, what took place once and what is to come.

// elses returns the mood of a length of time that is not what the organisation does today, and the words that say so.
func (p *phrase) elses(c *Claim) (Mood, string) {
	if c.Kind != Duration && c.Kind != Interval {
		return Asserted, ""
	}
	if cue := p.narrative(); cue != "" && c.Aspect != "session" { // what somebody did before is the condition
		return Past, cue
	}
	if cue := p.dated(); cue != "" {
		return Past, cue
	}
	if cue := p.coming(); cue != "" {
		return Planned, cue
	}
	if cue := p.wished(); cue != "" {
		return Planned, cue
	}
	if cue := p.customers(c); cue != "" {
		return OtherParty, cue
	}
	if cue := p.thither(); cue != "" {
		return OtherParty, cue
	}
	if cue := p.toUs(c); cue != "" {
		return OtherParty, cue
	}
	if c.Aspect == "cadence" || c.Aspect == "interval" {
		if cue := p.itself(); cue != "" {
			return OtherParty, cue
		}
	}
	if cue := p.suppliers(); cue != "" {
		return OtherParty, cue
	}
	if c.Aspect != "retention" {
		if cue := p.law(); cue != "" {
			return Law, cue
		}
	}
	return Asserted, ""
}

// independent returns the part of the sentence that a semicolon sets apart, which is a sentence of its own.
func (p *phrase) independent() (lo, hi int) {
	lo, hi = p.lo, p.hi
	for i := p.from - 1; i > lo; i-- {
		if p.ts[i].Is(";") {
			lo = i + 1
		}
	}
	for i := p.to; i < hi; i++ {
		if p.ts[i].Is(";") {
			hi = i
		}
	}
	return lo, hi
}

// pastForms are forms of verbs that are nothing but past.
var pastForms = set("was", "were", "had", "took", "did", "went", "gave", "ran", "began", "came", "became", "wrote", "chose", "broke", "fell", "saw", "knew", "spoke", "lasted", "happened", "occurred")

// presentForms are words by which a sentence tells of the present.
var presentForms = set("is", "are", "will", "shall", "must", "may", "can", "has", "have", "do", "does", "should", "isn't", "aren't", "we'll", "won't", "cannot", "be", "ought", "would", "could")

// plainPresents are forms of the present that have no ending to tell them by: 'accounts that were closed stay on file'.
var plainPresents = set("stay", "remain", "live", "lie", "sit", "receive", "go", "follow", "begin", "start", "apply", "disappear", "vanish", "drop", "expire", "get", "keep", "delete", "hold", "retain", "linger")

// since holds words behind which a past tense says from when time runs: 'two days after we noticed it'.
var since = set("after", "once", "when", "since", "until", "before")

// narrative returns the verb of a sentence that only tells what took place: 'in the last drill it was back after 50 minutes'.
func (p *phrase) narrative() string {
	if p.block.Kind == prose.Cell {
		return ""
	}
	past := ""
	lo, hi := p.independent()
	sinceFrom, sinceTo := p.since()
	for i := lo; i < hi; i++ {
		switch w := p.ts[i].Lower; {
		case i >= p.from && i < p.to:
		case i >= sinceFrom && i < sinceTo: // 'a year after the vacancy was filled'
		case pastForms[w]:
			past = w
		case presentForms[w], plainPresents[w] && i > p.lo && !p.ts[i-1].Is("to"), strings.HasSuffix(w, "s") && verbForms[w] && !nounCue(w) && i > p.lo && !p.determined(i):
			return ""
		case i > p.lo && subjects[p.ts[i-1].Lower] && p.ts[i].Kind == token.Word:
			switch {
			case strings.HasSuffix(w, "ed"):
				if i+1 < hi && p.ts[i+1].Is("by") || i > lo+1 && since[p.ts[i-2].Lower] {
					continue // 'customers affected by it receive a letter'
				}
				past = w
			case verbForms[w]:
				return "" // 'we keep'
			}
		}
	}
	return past
}

// determined reports whether a word in -s is a noun: 'the tests'.
func (p *phrase) determined(i int) bool {
	return determiners[p.ts[i-1].Lower] || p.ts[i-1].Kind == token.Number || i+1 >= p.hi
}

var subjects = set("we", "they", "it", "she", "he", "nobody", "who", "customers", "somebody")

// dated returns the head of a row that is a date: what a table tells by dates took place on them.
func (p *phrase) dated() string {
	row := p.block.RowHead
	if p.block.Kind != prose.Cell || row < 0 || row == p.index {
		return ""
	}
	ts := p.cut(&p.doc.Blocks[row])
	for i := range ts {
		if ts[i].Kind == token.Number && ts[i].Int && ts[i].Num >= 1980 && ts[i].Num <= 2100 {
			return p.doc.Blocks[row].Text
		}
	}
	return ""
}

// coming returns the words by which a sentence tells what is to come: 'from next year on'.
func (p *phrase) coming() string {
	for i := p.lo; i+1 < p.hi; i++ {
		switch p.ts[i].Lower {
		case "next":
			if i > p.lo && comings[p.ts[i-1].Lower] && nexts[p.ts[i+1].Lower] || i == p.lo && nexts[p.ts[i+1].Lower] && !p.ts[i+1].Is("day") {
				return "next " + p.ts[i+1].Text
			}
		case "from", "starting", "beginning":
			if k := i + 1; p.year(k) || k+1 < p.hi && p.year(k+1) {
				for j := p.lo; j < p.hi; j++ {
					if p.ts[j].Is("will") || p.ts[j].Is("shall") {
						return p.ts[i].Text + " " + p.ts[k].Text
					}
				}
			}
		case "soon", "someday", "eventually":
			if i+1 < p.hi && p.ts[i].Is("soon") && p.ts[i+1].Is("as") {
				continue
			}
			for j := p.lo; j < p.from; j++ {
				if p.ts[j].Is("will") || p.ts[j].Is("want") {
					return p.ts[i].Text
				}
			}
		}
	}
	return ""
}

var (
	comings = set("from", "starting", "beginning", "of", "in", "for", "by", "this", "during")
	nexts   = set("year", "quarter", "month", "spring", "summer", "autumn", "winter", "season", "release", "version")
)

// parties are those who receive a service.
var parties = set("customer", "customers", "client", "clients", "tenant", "tenants", "subscriber", "subscribers", "merchant", "merchants", "controller", "controllers", "users", "members", "buyers", "exporters", "you", "schools", "clinics", "employers", "administrators")

// receives are verbs with which a customer does nothing: 'customers hear of it within a day'.
var receives = set("hear", "hears", "get", "gets", "receive", "receives", "learn", "learns", "lose", "loses", "find", "finds", "see", "sees", "know", "knows", "see", "stay", "stays", "remain", "remains", "keep", "keeps", "can", "may", "will", "is", "are", "has", "have", "who", "whose", "that", "which", "with", "on", "of", "in", "do", "does", "cannot", "could", "wait", "waits", "object", "objects", "raise", "raises")

// customers returns the words that say that a sentence tells what customers do or are advised to do.
func (p *phrase) customers(c *Claim) string {
	if cue := p.yourPart(); cue != "" {
		return cue
	}
	lo, hi := p.independent()
	for _, b := range []int{p.block.LeadIn, p.block.Parent} {
		if b >= 0 && b < len(p.doc.Blocks) && b != p.index {
			if cue := advice(p.cut(&p.doc.Blocks[b])); cue != "" {
				return cue
			}
		}
	}
	if cue := advice(p.ts[lo:hi]); cue != "" && c.Aspect != "disclosure" {
		return cue
	}
	if from := p.antecedent(); from < p.lo && c.Aspect == "cadence" && p.pointing() { // 'Some clients audit us. Two do so every other year.'
		for i := from; i < min(from+4, p.lo-1); i++ {
			if next := p.ts[i+1]; parties[p.ts[i].Lower] && !p.ts[i].Is("you") && next.Kind == token.Word && !receives[next.Lower] && !stopWords[next.Lower] {
				return p.ts[i].Text + " " + next.Text
			}
		}
	}
	for i := lo; i < min(lo+3, hi-1); i++ { // the subject of the sentence
		w := p.ts[i].Lower
		if w == "the" || w == "a" || w == "each" || w == "every" || w == "our" || w == "all" {
			continue
		}
		next := p.ts[i+1]
		if parties[w] && next.Kind == token.Word && verbForms[next.Lower] && !receives[next.Lower] && c.Aspect != "objection" && c.Aspect != "notice" && c.Aspect != "session" && p.ours() {
			return p.ts[i].Text + " " + next.Text
		}
		break
	}
	return ""
}

// ours reports whether the quantity stands behind the verb of its sentence, not in a clause of its own with another subject.
func (p *phrase) ours() bool {
	for i := p.lo; i < p.from; i++ {
		if p.ts[i].Is("we") || p.ts[i].Is("us") {
			return false
		}
	}
	return true
}

// toUs returns the words by which somebody else has to tell us something: 'you have ten days to tell us about damage'.
func (p *phrase) toUs(c *Claim) string {
	if c.Aspect != "notification" && c.Aspect != "response" && c.Aspect != "notice" {
		return ""
	}
	lo, hi := p.clause()
	for i := lo + 1; i < hi; i++ {
		if !p.ts[i].Is("us") || i >= p.from && i < p.to {
			continue
		}
		before := p.ts[i-1].Lower
		if before == "to" && i > lo+1 {
			before = p.ts[i-2].Lower
		}
		if owes[before] || before == "write" || before == "let" || before == "call" {
			return before + " us"
		}
	}
	return ""
}

// advice returns the words by which a text advises somebody else: 'we recommend that you'.
func advice(ts []token.Token) string {
	for i := 0; i+1 < len(ts); i++ {
		switch ts[i].Lower {
		case "recommend", "recommends", "advise", "suggest", "suggests", "propose", "encourage", "urge":
			if i > 0 && (ts[i-1].Is("we") || ts[i-1].Is("strongly") || ts[i-1].Is("it")) {
				return ts[i].Text
			}
		case "advised", "recommended", "encouraged", "asked", "expected", "urged", "invited":
			if i > 1 && (ts[i-1].Is("are") || ts[i-1].Is("is")) && parties[ts[i-2].Lower] {
				return ts[i-2].Text + " " + ts[i-1].Text + " " + ts[i].Text
			}
		}
	}
	return ""
}

// supplierNouns are what those are called of whom the organisation buys.
var supplierNouns = set("hosting", "host", "landlord", "supplier", "suppliers", "vendor", "vendors", "subprocessor", "subprocessors", "processor", "processors", "provider", "providers", "carrier", "bank", "insurer", "operator", "subcontractor", "subcontractors", "merchants", "manufacturer", "datacentre", "contractors")

// suppliers returns the words that say that a sentence tells what a supplier owes or does on its own.
func (p *phrase) suppliers() string {
	supplier := ""
	for i := p.lo; i < min(p.lo+6, p.hi); i++ {
		if supplierNouns[p.ts[i].Lower] {
			supplier = p.ts[i].Text
		}
		if p.ts[i].Is("we") {
			break
		}
	}
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "us":
			if i == p.lo {
				continue
			}
			before := p.ts[i-1].Lower
			if before == "to" && i >= 2 {
				before = p.ts[i-2].Lower
			}
			if owes[before] && supplier != "" {
				return supplier + " … us"
			}
		case "own":
			if i > p.lo && supplierNouns[p.ts[i-1].Lower] { // 'the supplier's own staff'
				return p.ts[i-1].Text + "'s own"
			}
			if supplier != "" && i > p.lo && (p.ts[i-1].Is("its") || p.ts[i-1].Is("their")) {
				return supplier + " … own"
			}
		}
	}
	return ""
}

// itself reports whether the clause tells what a supplier, an auditor or another company does with what is its own: 'our host has itself
// attacked', 'the board's own staff'.
func (p *phrase) itself() string {
	lo, hi := p.independent()
	other := ""
	for i := lo; i < min(lo+6, hi); i++ {
		if w := p.ts[i].Lower; (supplierNouns[w] || otherFirms[w]) && !(i > lo && p.ts[i].Capital() && agreement(p.doc)) {
			other = p.ts[i].Text
		}
		if p.finite(i) {
			break
		}
	}
	if other == "" {
		return ""
	}
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "we", "us", "our":
			if i > lo {
				return ""
			}
		case "itself", "themselves", "its", "their":
			if i > lo+1 {
				return other + " … " + p.ts[i].Text
			}
		case "own":
			if i > lo && (p.ts[i-1].Is("s") || p.ts[i-1].Is("'")) {
				return other + " … own"
			}
		}
	}
	return ""
}

var otherFirms = set("auditor", "auditors", "insurer", "bank", "authority", "regulator", "board", "union", "association", "makers", "maker", "competitors", "growers")

// owes are verbs of what a supplier has to do for the organisation.
var owes = set("inform", "informs", "tell", "tells", "notify", "notifies", "alert", "alerts", "warn", "warns", "report", "reports", "answer", "answers", "promise", "promises", "promised", "owe", "owes", "give", "gives", "grant", "grants", "send", "sends")

// law returns the words that say that a sentence tells what a law demands. What is done because a law demands it, is done.
func (p *phrase) law() string {
	for i := p.lo; i+1 < p.hi; i++ {
		if !laws[p.ts[i].Lower] || i > p.lo && (p.ts[i-1].Is("as") || i > p.lo+1 && p.ts[i-2].Is("as")) {
			continue
		}
		for k := i + 1; k < min(i+5, p.hi); k++ {
			if demands[p.ts[k].Lower] && !p.weDo(k) {
				return p.ts[i].Text + " " + p.ts[k].Text
			}
		}
	}
	return ""
}

var (
	laws    = set("law", "laws", "gdpr", "article", "regulation", "directive", "statute", "act", "nis2", "dora", "hipaa", "ordinance", "legislation", "legislator", "standard", "scheme", "schemes", "framework", "pci", "insurer", "regulator")
	demands = set("require", "requires", "demand", "demands", "want", "wants", "allow", "allows", "oblige", "obliges", "prescribe", "prescribes", "ask", "asks", "grant", "grants", "gives", "sets", "stipulates", "expects", "obligate", "obligates")
)

// weDo reports whether what we do follows behind token i: 'where the law demands it, we report within three days'.
func (p *phrase) weDo(i int) bool {
	for ; i < p.from; i++ {
		if p.ts[i].Is("we") && i+1 < p.hi && p.ts[i+1].Kind == token.Word {
			return true
		}
	}
	return false
}

// contracting reports whether the word at i, 'Processor' or 'Supplier', is what an agreement calls the organisation: it owes something
// to the customer, or the document is an agreement.
func (p *phrase) contracting(i int) bool {
	switch p.ts[i].Lower {
	case "processor", "supplier", "vendor":
	default:
		return false
	}
	if i > p.lo && p.ts[i-1].Is("-") {
		return false
	}
	if !p.ts[i].Capital() {
		return i > p.lo && p.ts[i-1].Is("the") && p.owesCustomer(i+1)
	}
	for k := i + 1; k < p.hi; k++ {
		switch p.ts[k].Lower {
		case "customer", "controller", "client", "buyer", "subscriber", "purchaser", "exporter":
			return true
		case "us":
			return false
		}
		if p.own(k) {
			return false // 'Supplier shall notify Acme'
		}
	}
	return agreement(p.doc)
}

// owesCustomer reports whether a customer whom the text calls by the article stands behind token i, and nobody of ours: 'the processor shall
// notify the controller'.
func (p *phrase) owesCustomer(i int) bool {
	owes := false
	for ; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "customer", "controller", "client", "subscriber", "exporter":
			owes = owes || p.ts[i-1].Is("the")
		case "us", "we", "our":
			return false
		}
		if p.own(i) {
			return false
		}
	}
	return owes
}

// titleReach is how far into the front matter its title is looked for.
const titleReach = 400

// agreement reports whether a document's title says that it is one between parties.
func agreement(doc *prose.Document) bool {
	front := doc.Front.Text()
	title := strings.ToLower(front[:min(len(front), titleReach)])
	if len(doc.Headings) > 0 {
		title += " " + strings.ToLower(doc.Headings[0].Text)
	}
	for _, w := range []string{"agreement", "addendum", "annex", "exhibit", "clauses", "contract", "terms", "schedule"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// rivals returns the words by which a sentence begins that tells of companies that have nothing to do with us: 'a competitor stores
// in Frankfurt', 'most makers keep logs for a year'.
func (p *phrase) rivals() string {
	lo, hi := p.independent()
	for i := lo; i < min(lo+6, hi); i++ {
		if i >= p.from || p.ts[i].Is("we") || p.ts[i].Is("our") && i+1 < hi && !rivalNouns[p.ts[i+1].Lower] || p.ts[i].Is(",") || p.ts[i].Is("unlike") {
			return ""
		}
		w := p.ts[i].Lower
		if rivalNouns[w] || firmNouns[w] && i > lo && vagueWords[p.ts[i-1].Lower] {
			return p.ts[i].Text
		}
	}
	return ""
}

var (
	rivalNouns = set("competitor", "competitors", "rival", "rivals", "competition", "peers")
	firmNouns  = set("companies", "firms", "makers", "providers", "vendors", "services", "shops", "banks", "platforms", "operators", "hosts", "websites", "sites", "apps", "schools", "hospitals", "museums", "clubs", "people", "houses")
	vagueWords = set("most", "many", "large", "big", "larger", "bigger")
)

// yourPart returns the label or the heading that says that a passage tells what the reader does: 'What you keep', 'Your part'.
func (p *phrase) yourPart() string {
	says := func(text string) bool {
		ts := token.Append(nil, text)
		return len(ts) > 2 && ts[0].Is("what") && ts[1].Is("you") && yourDeeds[ts[2].Lower] && len(ts) < 7 ||
			len(ts) > 1 && len(ts) < 5 && (ts[0].Is("your") || ts[0].Is("customer's")) && yourParts[ts[1].Lower]
	}
	if p.block.Label > 0 && p.ts[p.from].Start >= p.block.Label && says(p.block.Text[:p.block.Label]) {
		return p.block.Text[:p.block.Label]
	}
	if h := p.block.Heading; h >= 0 && says(p.doc.Headings[h].Text) {
		return p.doc.Headings[h].Text
	}
	return ""
}

var (
	yourDeeds = set("keep", "do", "must", "store", "save", "delete", "check", "test")
	yourParts = set("part", "duties", "duty", "job", "side", "responsibilities", "responsibility", "obligations", "tasks", "turn", "homework", "own")
)

// expletives are verbs before which 'there' is no place: 'between two tests there lie twelve months'.
var expletives = set("lie", "lies", "stand", "stands", "exist", "exists", "remain", "remains", "come", "comes", "follow", "follows", "pass", "passes", "go", "goes")

// thither returns the noun of a sentence whose subject is somewhere else: 'a loan there lasts 21 days'.
func (p *phrase) thither() string {
	if p.lo == 0 {
		return ""
	}
	for i := p.lo + 1; i < min(p.lo+5, p.from); i++ {
		if p.ts[i].Is("there") && p.ts[i-1].Kind == token.Word && !stopWords[p.ts[i-1].Lower] && i+1 < p.hi && verbForms[p.ts[i+1].Lower] && !presentForms[p.ts[i+1].Lower] && !expletives[p.ts[i+1].Lower] {
			return p.ts[i-1].Text + " there"
		}
	}
	return ""
}

// theirPeople returns the words by which a sentence speaks of people of a customer: 'charities may switch it on for their volunteers'.
func (p *phrase) theirPeople() string {
	theirs := -1
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; {
		case w == "we" || w == "our" || w == "us":
			return ""
		case (w == "their" || w == "its") && i > p.lo+1 && i+1 < p.hi:
			if p.ts[i-1].Is("for") || AccountGroup(p.ts[i+1].Lower) != "" || i+2 < p.hi && AccountGroup(p.ts[i+2].Lower) != "" {
				theirs = i
			}
		}
	}
	if theirs < 0 {
		return ""
	}
	first := p.ts[p.lo].Lower
	if first == "the" || first == "each" || first == "every" || first == "a" {
		first = p.ts[p.lo+1].Lower
	}
	if AccountGroup(first) == "staff" {
		return ""
	}
	return p.ts[theirs].Text + " " + p.ts[theirs+1].Text
}

// unexpired returns the words by which a length of time has not gone by yet, which is a condition: 'and seven days have not gone by'.
func (p *phrase) unexpired() string {
	for i := p.to; i+2 < min(p.to+5, p.hi+1); i++ {
		if (p.ts[i].Is("have") || p.ts[i].Is("has")) && (p.ts[i+1].Is("not") || p.ts[i+1].Is("yet")) {
			for k := i + 2; k < min(i+5, p.hi); k++ {
				switch p.ts[k].Lower {
				case "gone", "passed", "elapsed", "expired", "ended":
					return p.ts[i].Text + " " + p.ts[i+1].Text + " " + p.ts[k].Text
				}
			}
		}
	}
	return ""
}

// extension returns the word by which a length is added to another: 'if it is complex, we take two further months'. What data are kept for
// besides is a stage of its own.
func (p *phrase) extension(c *Claim) string {
	if c.Kind != Duration || !deadlines[c.Aspect] && c.Aspect != "subject request" {
		return ""
	}
	for i := max(p.lo, p.from-1); i < p.to; i++ {
		switch p.ts[i].Lower {
		case "further", "additional", "another", "extra":
			return p.ts[i].Text
		}
	}
	return ""
}

// theirNotification returns the words by which telling somebody is the customer's own duty: 'the Controller remains responsible for the
// notification to the authority', 'you have up to 72 hours'. That they are told is ours.
func (p *phrase) theirNotification(c *Claim) string {
	if c.Kind != Duration || c.Aspect != "notification" && c.Aspect != "" { // what it is may be told by what stands above
		return ""
	}
	lo, _ := p.independent()
	for i := lo; i < min(lo+6, p.from-1); i++ {
		switch p.ts[i].Lower {
		case "controller", "controllers", "customer", "customers", "client", "clients", "you":
		default:
			continue
		}
		next, after := p.ts[i+1].Lower, ""
		if i+2 < p.hi {
			after = p.ts[i+2].Lower
		}
		switch next {
		case "remain", "remains", "decide", "decides", "notify", "notifies", "reports":
			return p.ts[i].Text + " " + p.ts[i+1].Text
		case "is", "are":
			if after == "responsible" || after == "obliged" || after == "required" || after == "itself" {
				return p.ts[i].Text + " " + p.ts[i+1].Text + " " + p.ts[i+2].Text
			}
		case "have", "has":
			if after == "up" || after == "to" || p.from <= i+3 {
				return p.ts[i].Text + " " + p.ts[i+1].Text
			}
		case "shall", "must", "will", "may":
			if after != "be" && after != "receive" && after != "hear" && after != "get" && after != "have" && after != "learn" {
				return p.ts[i].Text + " " + p.ts[i+1].Text + " " + after
			}
		}
	}
	return ""
}
