package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// mood returns how the sentence puts its claim, and the words that say so.
func (p *phrase) mood(c *Claim) (Mood, string) {
	if p.block.Quoted && citation(p.block.Text) {
		return Quoted, "block quotation"
	}
	for h := p.block.Heading; h >= 0; h = p.doc.Headings[h].Parent {
		if m, cue := p.headingMood(h); m != Asserted {
			return m, cue
		}
	}
	if p.versionTable() {
		return Past, "a table of versions"
	}
	for _, b := range []int{p.block.ColHead, p.block.LeadIn} {
		if b >= 0 && b < len(p.doc.Blocks) && b != p.index {
			if m, cue := leadMood(p.doc.Blocks[b].Text); m != Asserted {
				return m, cue
			}
		}
	}
	if cue := p.rivals(); cue != "" && c.Kind != Provider {
		return OtherParty, cue
	}
	switch c.Kind {
	case Factor:
		return p.factorMood(c)
	case Custody, Setting:
		return p.custodyMood(c)
	}
	if c.Kind == TLS || c.Kind == Cipher || c.Kind == Encryption {
		return p.standing(c)
	}
	if cue := p.bygone(); cue != "" {
		return Past, cue
	}
	if cue := p.inYear(); cue != "" {
		return Past, cue
	}
	if m, cue := p.vendors(c); m != Asserted {
		return m, cue
	}
	if m, cue := p.elses(c); m != Asserted {
		return m, cue
	}
	switch c.Kind {
	case Title, Email:
		return Asserted, "" // 'you may turn to our data protection officer' says who that is all the same
	case VendorBan:
		return Asserted, "" // it is said by its negation
	case VendorCount:
		if c.Number == 0 {
			return Asserted, "" // so is 'no sub-processors'
		}
	case Region, City, Country, Area:
		if m, cue := p.placeMood(); m != Asserted {
			return m, cue
		}
		if c.Kind == Area && c.Exclusive {
			return Asserted, "" // 'never leaves the EU' is said by its negation
		}
	}
	if cue := p.unexpired(); cue != "" && c.Kind == Duration {
		return Conditional, cue
	}
	if cue := p.extension(c); cue != "" {
		return Conditional, cue
	}
	if cue := p.theirNotification(c); cue != "" {
		return OtherParty, cue
	}
	if cue := p.conditional(c); cue != "" {
		return Conditional, cue
	}
	if c.Kind == Duration && c.Aspect == "retention" {
		if cue := p.legislated(); cue != "" {
			return Law, cue
		}
		if cue := p.othersKeep(); cue != "" {
			return OtherParty, cue
		}
	}
	if cue := p.exception(c); cue != "" {
		return Conditional, cue
	}
	lo, hi := p.clause()
	lo = max(p.lo, lo-3) // 'for example,' stands before the comma that ends its clause
	if c.Kind == Provider {
		hi = p.beforePurpose(hi)
	}
	for i := lo; i < hi; i++ {
		if i >= p.from && i < p.to {
			continue
		}
		if m := p.moodAt(i, c); m != Asserted {
			return m, p.block.Text[p.ts[i].Start:p.ts[min(i+1, p.hi-1)].End]
		}
	}
	from, to := p.lo, p.hi
	if c.Kind == Provider {
		from, to = lo, hi // what a customer may do about a company says nothing of who uses it
	}
	ownFrom, ownTo := p.independent()
	from, to = max(from, ownFrom), min(to, ownTo, p.endPurpose())
	if c.Kind == Duration || c.Kind == Interval {
		from, to = max(from, p.coordinateBefore()), min(to, p.coordinate())
	}
	for i := from; i < to; i++ { // what governs a whole sentence may stand far away
		if m := p.sentenceMood(i, c); m != Asserted {
			return m, p.block.Text[p.ts[i].Start:p.ts[min(i+1, p.hi-1)].End]
		}
	}
	return Asserted, ""
}

// versionTable reports whether the phrase stands in a table that tells what changed from version to version of a document.
func (p *phrase) versionTable() bool {
	if p.block.Kind != prose.Cell {
		return false
	}
	version, change := false, false
	for i := p.index; i >= 0 && p.doc.Blocks[i].Kind == prose.Cell && p.doc.Blocks[i].Table == p.block.Table; i-- {
		if b := &p.doc.Blocks[i]; b.Header {
			version = version || hasAny(b.Text, versionHeads)
			change = change || hasAny(b.Text, changeHeads)
		}
	}
	return version && change
}

var (
	versionHeads = set("version", "revision", "edition", "release", "rev", "issue")
	changeHeads  = set("change", "changes", "changed", "date", "description", "summary", "author", "note", "notes", "what")
)

// bygone returns the words by which the sentence tells what was so once: 'were stored in London until we moved', 'used to be'. A
// verb in the past tense alone tells nothing: 'the log is deleted once the case was closed'.
func (p *phrase) bygone() string {
	past := -1
	sinceFrom, sinceTo := p.since()
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; {
		case i >= sinceFrom && i < sinceTo: // 'a year after the vacancy was filled'
		case (w == "was" || w == "were" || w == "had" || w == "ran" || w == "kept" || w == "held" || w == "stored") && past < 0 && i < p.from:
			if i == p.lo || !beForms[p.ts[i-1].Lower] {
				past = i // 'is held for 30 days' is no past tense
			}
		case w == "used" && i+1 < p.hi && p.ts[i+1].Is("to") && (i == p.lo || !p.ts[i-1].Is("is") && !p.ts[i-1].Is("are") && !p.ts[i-1].Is("be")):
			return "used to"
		case (w == "until" || w == "till" || w == "before") && past >= 0 && i+1 < p.hi && (p.ts[i+1].Is("we") || p.year(i+1) || p.ts[i+1].Is("then")):
			return p.ts[past].Text + " … " + p.ts[i].Text
		case (w == "until" || w == "till") && i+1 < p.hi && (p.year(i+1) || i+2 < p.hi && p.year(i+2)) && i <= p.lo+1:
			return p.ts[i].Text + " " + p.ts[i+1].Text
		}
	}
	return ""
}

// year reports whether the token is a year.
func (p *phrase) year(i int) bool {
	return i < p.hi && p.ts[i].Kind == token.Number && p.ts[i].Int && p.ts[i].Num >= 1980 && p.ts[i].Num <= 2100
}

// vendors reports whether the sentence tells what a vendor does with what is its own: 'Hetzner keeps access logs for 7 days'.
func (p *phrase) vendors(c *Claim) (Mood, string) {
	if c.Kind != Duration && c.Kind != Interval {
		return Asserted, ""
	}
	for i := range p.finds {
		f := &p.finds[i]
		if f.from < p.lo || f.names == nil || f.names[0].Kind != ProviderName {
			continue
		}
		if f.from > p.lo+1 || f.to >= p.hi || !vendorVerbs[p.ts[f.to].Lower] {
			return Asserted, ""
		}
		for k := f.to; k < p.hi; k++ {
			if w := p.ts[k].Lower; w == "our" || w == "us" || w == "we" {
				return Asserted, ""
			}
		}
		return OtherParty, p.block.Text[p.ts[f.from].Start:p.ts[f.to].End]
	}
	return Asserted, ""
}

var vendorVerbs = set("has", "keeps", "makes", "takes", "offers", "promises", "retains", "states", "says", "deletes", "holds", "commits", "responds", "reviews", "tests", "replicates", "itself")

// citation reports whether a block quotation is somebody else's words: set in quotation marks, or an article of a law. Many
// documents set remarks of their own off in the same way.
func citation(text string) bool {
	for _, mark := range []string{"“", "\"", "„", "«", "Article ", "Art. ", "§"} {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	return (strings.Contains(text, "Article ") || strings.Contains(text, "Art. ") || strings.Contains(text, "§") || strings.Contains(text, "Recital ")) && !hasAny(text, firstPerson)
}

var firstPerson = set("we", "our", "us", "ours")

// moodAt reads a cue that works within its clause.
func (p *phrase) moodAt(i int, c *Claim) Mood {
	next := ""
	if i+1 < p.hi {
		next = p.ts[i+1].Lower
	}
	switch w := p.ts[i].Lower; w {
	case "nothing", "none", "nobody":
		if (c.Kind == City || c.Kind == Country || c.Kind == Region) && i < p.from && !p.excepts(i) {
			return Negated // 'nothing is stored in Luxembourg'
		}
	case "not", "never", "neither", "nor", "without", "cannot", "n't", "don't", "doesn't", "isn't", "aren't", "won't":
		if w == "not" && (next == "later" || next == "more" || next == "less" || next == "longer" || next == "exceed" || next == "exceeding" || next == "only" || next == "fewer") ||
			w == "never" && (next == "longer" || next == "more" || next == "older" || next == "later" || next == "exceeds") {
			return Asserted
		}
		if w == "without" && (next == "undue" || c.Kind == Duration) {
			return Asserted
		}
		if c.Kind == Duration || c.Kind == Interval {
			if c.Bound == AtMost || c.Aspect == "inactivity" || c.Bound == AtLeast && (p.wordsBefore(soonerThan) || p.wordsBefore(earlierThan)) {
				return Asserted // the negation is part of the bound
			}
			// 'not kept for 30 days' negates; 'if it is not renewed, deleted after 30 days' does not. Only what stands before counts.
			if i > p.from || p.from-i > 6 {
				return Asserted
			}
			for k := i + 2; k < p.from; k++ {
				if plainVerbs[p.ts[k].Lower] || k > i+1 && mainAuxiliaries[p.ts[k].Lower] {
					return Asserted // 'candidates whom we did not hire are deleted after 30 days'
				}
			}
		}
		return Negated
	case "no":
		if next == "longer" && c.Kind != Duration && (c.Kind != Interval || i < p.from) || next != "later" && next != "more" && next != "less" && next != "longer" && next != "fewer" && i < p.from && c.Kind != Duration && c.Kind != Interval {
			return Negated
		}
	case "example", "e.g", "instance":
		if w == "instance" && (i == 0 || !p.ts[i-1].Is("for")) {
			return Asserted // 'an empty instance'
		}
		if c.Kind == Provider && c.Recipient {
			return Asserted // an example among the recipients is one of them
		}
		return Example
	case "e":
		if c.Kind == Provider && c.Recipient {
			return Asserted
		}
		if next == "." && i+2 < p.hi && p.ts[i+2].Is("g") {
			return Example
		}
	case "planned", "plan", "plans", "planning", "intend", "intends", "roadmap", "forthcoming", "future", "upcoming":
		if w == "planned" && plannedThings[next] {
			return Asserted // 'at planned intervals', 'planned maintenance'
		}
		if w == "planning" && (i == p.lo || !plainVerbs[p.ts[i-1].Lower] && !p.ts[i-1].Is("be") && !p.ts[i-1].Is("still") && !p.ts[i-1].Is("currently")) {
			return Asserted // 'planning applications'
		}
		if w == "plan" && (next == "for" || next == "with" || next == "on") && i+2 == p.from {
			return Asserted // 'we plan for six hours'
		}
		if w == "plans" && i > p.lo && plansOffered[p.ts[i-1].Lower] && next != "to" {
			return Asserted // 'all plans come with'
		}
		if w == "plan" && (next == "," || i > 0 && !p.ts[i-1].Is("we") && !p.ts[i-1].Is("to")) {
			return Asserted // 'the continuity plan'
		}
		if c.Aspect == "notice" || c.Aspect == "objection" {
			return Asserted // what is announced is always planned
		}
		return Planned
	case "would":
		if next == "have" || next == "like" || next == "prefer" || next == "want" || next == "wish" {
			return Planned // 'the auditor would like monthly tests'
		}
	case "formerly", "previously", "historically", "earlier":
		if w == "earlier" && i >= p.to {
			return Asserted // 'three weeks earlier', 'or earlier'
		}
		return Past
	case "sometimes", "occasionally", "exceptionally":
		return Optional
	case "some":
		if next == "years" || next == "cases" || next == "months" {
			return Optional
		}
	case "limits":
		if next == ":" && i < p.from && p.from-i < 4 {
			return Optional // 'Limits: 30 days to ten years'
		}
	case "default", "configurable", "configure", "optionally", "adjustable", "customisable", "customizable":
		return Optional
	case "can", "may", "might", "could":
		if c.Aspect == "mtd" || c.Aspect == "rpo" || c.Aspect == "objection" {
			return Asserted // what can be lost, or be done without, is the bound itself
		}
		if w == "may" && p.ts[i].Capital() && i > p.lo {
			return Asserted // the month
		}
		if w == "may" && next == "not" || c.Kind == Provider || c.Kind == Region {
			return Asserted
		}
		if i > 0 && (p.ts[i-1].Is("what") || p.ts[i-1].Is("who") || p.ts[i-1].Is("which")) {
			return Asserted // 'what could go wrong'
		}
		if c.Aspect == "rto" || c.Aspect == "resolution" || c.Aspect == "notice" || c.Aspect == "notice of termination" || c.Aspect != "retention" && p.lies(i+1) {
			return Asserted // 'guests can book again', 'may stay open': the longest that is allowed
		}
		if c.Reachable || c.Aspect == "export" || c.Aspect == "point-in-time" || c.Aspect == "retention" && (p.until() || c.Bound == AtMost || c.Bound == Within) {
			return Asserted // 'may be kept up to 24 months' promises that it will not be longer
		}
		if i < p.from && p.from-i <= 8 {
			return Optional
		}
	}
	return Asserted
}

// mainAuxiliaries begin the verb of a main clause behind one that denies: 'candidates who were not selected shall be …'.
var mainAuxiliaries = set("shall", "must", "will", "are", "is", "have", "has", "should")

// plansOffered stand before 'plans' where customers buy them.
var plansOffered = set("all", "paid", "free", "both", "these", "every", "each", "any", "other", "pricing", "subscription", "service", "payment", "enterprise", "business", "premium", "standard", "hosted", "annual", "monthly", "commercial", "higher", "larger", "smaller", "our")

var plannedThings = set("interval", "intervals", "maintenance", "work", "works", "downtime", "outage", "outages", "interruption", "interruptions", "change", "changes", "shutdown")

// lies reports whether the verb behind 'may' says how long something is allowed to last.
func (p *phrase) lies(i int) bool {
	for i < p.hi && (p.ts[i].Is("only") || p.ts[i].Is("well") || p.ts[i].Is("then")) {
		i++
	}
	return i < p.hi && lasts[p.ts[i].Lower]
}

var lasts = set("stay", "remain", "lie", "last", "pass", "elapse", "take")

// sentenceMood reads a cue that works on all of its sentence.
func (p *phrase) sentenceMood(i int, c *Claim) Mood {
	at := func(k int) string {
		if i+k < p.hi {
			return p.ts[i+k].Lower
		}
		return ""
	}
	switch p.ts[i].Lower {
	case "customer", "customers", "client", "clients", "tenant", "tenants", "subscriber", "controller", "you", "user", "users", "vendor", "vendors", "supplier", "suppliers", "processor", "finder", "finders", "researcher", "researchers":
		switch at(1) {
		case "shall", "must", "may", "can", "should", "could", "choose", "chooses", "decide", "decides", "configure", "configures", "set", "sets", "needs", "need", "has", "have", "is", "are":
			if (at(1) == "has" || at(1) == "have") && at(2) != "to" || (at(1) == "is" || at(1) == "are") && at(2) != "responsible" && at(2) != "asked" && at(2) != "required" {
				return Asserted
			}
			if c.Aspect == "objection" || c.Aspect == "rpo" || c.Aspect == "session" || c.Aspect == "rto" || c.Aspect == "export" || c.Aspect == "warranty" || c.Aspect == "payment" || c.Reachable {
				return Asserted // 'customers may object', 'users are asked to sign in again'
			}
			if p.contracting(i) {
				return Asserted
			}
			return OtherParty
		}
	case "your":
		if at(1) == "own" {
			return OtherParty
		}
	case "customer's", "tenant's":
		return OtherParty
	case "plan", "tier", "edition":
		if i > p.lo && isPlanName(p.ts[i-1].Lower) {
			return Optional
		}
	}
	return Asserted
}

func isPlanName(w string) bool {
	switch w {
	case "free", "basic", "pro", "professional", "business", "enterprise", "premium", "starter", "team", "plus", "standard", "paid":
		return true
	}
	return false
}

var headingMoods = []struct {
	words map[string]bool
	mood  Mood
}{
	{set("yours"), OtherParty},
	{set("roadmap", "planned", "later", "future", "outlook", "upcoming"), Planned},
	{set("history", "changelog", "revisions", "previous", "former", "superseded", "amendments", "versions"), Past},
	{set("example", "examples", "illustration"), Example},
	{set("premises", "premise"), OtherParty},
}

// versions are words that stand before 'history' where it is that of a document: an order history is data.
var versions = set("version", "document", "revision", "change", "release", "policy", "the", "a", "our", "its", "short", "brief", "and", "amendment", "review")

// aims are verbs of what is not so yet: 'What we want to reach this year'.
var aims = set("want", "wants", "hope", "plan", "intend", "aim", "dream", "would", "wish", "might", "could")

// headingMood returns how what stands below a heading is meant, which is read once.
func (p *phrase) headingMood(heading int) (Mood, string) {
	h := &p.doc.Headings[heading]
	if p.text == nil {
		return moodOf(h.Text, token.Append(nil, h.Text))
	}
	m := &p.text.moods[heading]
	if !m.read {
		m.read = true
		m.mood, m.cue = moodOf(h.Text, p.words(h.Block))
	}
	return m.mood, m.cue
}

// A headMood is how what stands below a heading is meant.
type headMood struct {
	read bool
	mood Mood
	cue  string
}

func moodOf(text string, ts []token.Token) (Mood, string) {
	for i, t := range ts {
		if (t.Is("we") || t.Is("board") || t.Is("team")) && i+1 < len(ts) && aims[ts[i+1].Lower] || (t.Is("goals") || t.Is("ambitions") || t.Is("wishes") || t.Is("ideas") || t.Is("proposals")) && len(ts) < 6 {
			return Planned, "heading '" + text + "'"
		}
		if t.Is("self") && i+2 < len(ts) && ts[i+1].Is("-") && strings.HasPrefix(ts[i+2].Lower, "host") || t.Is("selfhosted") {
			return OtherParty, "heading '" + text + "'"
		}
		for _, h := range headingMoods {
			if h.words[t.Lower] && !(t.Is("versions") && hasAny(text, tlsWord)) && !(t.Is("history") && i > 0 && !versions[ts[i-1].Lower]) {
				return h.mood, "heading '" + text + "'"
			}
		}
	}
	return Asserted, ""
}

// leadMood reads the mood that a lead-in or a column head sets: 'for example:', 'planned', 'the customer:'.
func leadMood(text string) (Mood, string) {
	lower := strings.ToLower(text)
	switch {
	case strings.Contains(lower, "for example") || strings.Contains(lower, "e.g."):
		return Example, "for example"
	case strings.Contains(lower, "according to its own") || strings.Contains(lower, "according to their own") || strings.Contains(lower, "of its own") || byTheirRules(lower):
		return OtherParty, text
	case strings.Contains(lower, "planned") && !strings.Contains(lower, "a planned ") && !strings.Contains(lower, "any planned ") || strings.Contains(lower, "intend to") || strings.Contains(lower, "intends to"):
		return Planned, "planned"
	case strings.Contains(lower, "customer") && (strings.Contains(lower, "responsib") || strings.HasSuffix(strings.TrimSpace(lower), "customer")):
		return OtherParty, text
	}
	return Asserted, ""
}

// byTheirRules reports whether a lead-in says that what follows is done by the rules of somebody else: 'according to their terms'. What is
// done according to a class or a risk is done by ours.
func byTheirRules(lower string) bool {
	_, after, ok := strings.Cut(lower, "according to its ")
	if !ok {
		_, after, ok = strings.Cut(lower, "according to their ")
	}
	if !ok {
		return false
	}
	for _, w := range strings.Fields(after) {
		if ruleNouns[strings.Trim(w, ".,:;*_")] {
			return true
		}
	}
	return false
}

var ruleNouns = set("rules", "terms", "policy", "policies", "conditions", "agreement", "agreements", "contract", "contracts", "statement", "statements", "notice", "notices", "website", "documentation", "data", "practice", "practices", "information")

// excepts reports whether a word between token i and the find turns a denial into its contrary: 'nothing is stored outside Frankfurt'.
func (p *phrase) excepts(i int) bool {
	for ; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "outside", "except", "but", "beyond", "elsewhere", "other", "than", "leaves", "leave", "without":
			return true
		}
	}
	return false
}

// inYear returns the words by which a sentence without any verb of the present dates what it tells in a year: 'deeds from before
// 2009 arrived under 3DES', 'in 2019 the copies moved to Paris'.
func (p *phrase) inYear() string {
	if p.block.Kind == prose.Cell || p.block.Kind == prose.HeadingText {
		return ""
	}
	lo, hi := p.independent()
	at := -1
	for i := lo; i < hi; i++ {
		w := p.ts[i].Lower
		switch {
		case p.year(i) && i > lo && i >= p.to+1 || p.year(i) && i > lo && i < p.from:
			if before := p.ts[i-1].Lower; yearPrepositions[before] || monthNames[before] {
				at = i
			}
		case presentForms[w], w == "since" || w == "now" || w == "today":
			return ""
		case i > lo && subjects[p.ts[i-1].Lower] && verbForms[w] && !strings.HasSuffix(w, "ed") && !pastForms[w]:
			return ""
		}
	}
	if at < 0 {
		return ""
	}
	for i := lo; i < hi; i++ {
		w := p.ts[i].Lower
		if pastForms[w] || strings.HasSuffix(w, "ed") && i > lo && (i < p.from || i >= p.to) {
			return p.ts[at-1].Text + " " + p.ts[at].Text
		}
	}
	return ""
}

var yearPrepositions = set("in", "before", "until", "till", "by", "during", "late", "early", "mid", "of")

// beforePurpose returns the token behind the phrase at which a clause begins that tells what something is done for, or hi: 'copied to
// Wasabi so that a failure does not affect them'.
func (p *phrase) beforePurpose(hi int) int {
	for i := p.to; i+1 < hi; i++ {
		switch {
		case p.ts[i].Is("so") && (p.ts[i+1].Is("that") || p.ts[i+1].Is("a") || p.ts[i+1].Is("the") || p.ts[i+1].Is("we")), p.ts[i].Is("in") && p.ts[i+1].Is("order"), p.ts[i].Is("because"):
			return i
		}
	}
	return hi
}
