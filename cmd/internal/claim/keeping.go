package claim

import (
	"sort"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// keeping corrects what a length of time is where it says how long data are kept in other words than those of keeping.
func (p *phrase) keeping(c *Claim) {
	if c.Aspect == "retention" && (p.to < p.hi && p.ts[p.to].Is("apart") || p.lasting() && !p.finishes()) {
		c.Aspect = "effort" // 'a search over the logs takes ten seconds'
		return
	}
	switch c.Aspect {
	case "retention", "rto", "point-in-time", "":
		if (c.Bound == Exact || c.Bound == About || c.Bound == AtMost) && p.reachesBack() {
			c.Aspect, c.Reachable = "retention", true
			if c.Bound == AtMost {
				c.Bound, c.Range.OpenMin = Exact, false // as far back as one can go is how old the oldest is
			}
		}
	}
	switch c.Aspect {
	case "retention", "rto", "export", "point-in-time", "migration", "":
		if p.until() && p.to < p.hi && p.ts[p.to].Is("old") {
			c.Aspect, c.Reachable = "retention", true
			break
		}
		if (c.Bound == Exact || c.Bound == About || c.Bound == AtMost) && p.reachable() {
			if c.Aspect != "export" { // which the data may promise by itself
				c.Aspect = "retention"
			}
			c.Reachable = true
		}
	}
	if c.Aspect == "retention" && p.from > p.lo && lookback[p.ts[p.from-1].Lower] && p.from > p.lo+1 && !p.ts[p.from-2].Is("back") && !p.beyond() {
		c.Aspect = "window" // 'in the last twelve months we collected'
	}
	if c.Aspect == "retention" && p.goesBack() {
		c.Reachable = true
	}
	if c.Aspect == "revocation" && p.from > p.lo && p.ts[p.from-1].Is("for") {
		c.Aspect = "lockout" // 'blocked for two hours'
	}
	if c.Aspect == "request" && p.from > p.lo && p.ts[p.from-1].Is("for") {
		c.Aspect = "" // nothing is answered for three years
	}
	if c.Aspect == "" && p.scheduled() {
		c.Aspect, c.AspectCue, c.AspectNear = "retention", ":", true
	}
	c.Further = p.further()
	if c.Aspect == "inactivity" && !p.finishes() {
		if c.Aspect = "idling"; p.endsSession() { // what happens then is no deletion
			c.Aspect = "session"
		}
	}
	switch c.Aspect {
	case "idling", "retention", "export", "rto", "point-in-time", "start", "response", "interval", "inactivity":
	default:
		if cue := p.storeHead(); cue != "" {
			c.Aspect, c.AspectCue, c.AspectNear = "retention", cue, true
		}
	}
}

// lasting reports whether the length is how long an activity takes.
func (p *phrase) lasting() bool {
	i := p.from - 1
	for i > p.lo && boundFiller[p.ts[i].Lower] {
		i--
	}
	switch {
	case i < p.lo:
		return false
	case p.ts[i].Is("take"), p.ts[i].Is("takes"), p.ts[i].Is("took"), p.ts[i].Is("taking"):
		return true
	}
	return false
}

// reachesBack reports whether the sentence says how far back one can go: 'we can go back as far as five weeks'.
func (p *phrase) reachesBack() bool {
	if lo, hi := p.asked(); lo < hi { // 'How far back can you restore? Ninety days.'
		for i := lo; i+1 < hi; i++ {
			if p.ts[i].Is("far") && p.ts[i+1].Is("back") {
				return true
			}
		}
	}
	lo, _ := p.clause()
	for i := max(lo, p.from-8); i < p.from-1; i++ {
		if backVerbs[p.ts[i].Lower] && p.ts[i+1].Is("back") {
			return true
		}
	}
	return false
}

var backVerbs = set("go", "goes", "reach", "reaches", "look", "see", "stretch", "stretches", "extend", "extends", "get", "travel", "step", "turn", "wind", "rewind", "search")

// beyond reports whether the words before the length say how old something gets: 'anything past 180 days is gone'.
func (p *phrase) beyond() bool {
	if p.from-3 >= p.lo && p.ts[p.from-2].Is("the") && p.ts[p.from-3].Is("to") {
		return true // 'trimmed to the last three months'
	}
	if !p.ts[p.from-1].Is("past") {
		return false
	}
	switch p.ts[p.from-2].Lower {
	case "anything", "everything", "whatever", "entries", "lines", "records", "is", "are", "data", "files":
		return true
	}
	return false
}

// endsSession reports whether the sentence says that somebody is signed out.
func (p *phrase) endsSession() bool {
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "session", "sessions", "timeout":
			return true
		case "signed", "logged", "signs", "logs":
			for k := i + 1; k < min(i+3, p.hi); k++ {
				if p.ts[k].Is("out") || p.ts[k].Is("off") {
					return true
				}
			}
		}
	}
	return false
}

var lookback = set("last", "past", "previous", "preceding", "prior")

// reason returns the token from which on the sentence gives a reason for what it has said, or the end of the sentence: 'kept for a
// year, since readings are often given that way' is not about readings.
func (p *phrase) reason() int {
	for i := p.to + 1; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "because", "since", "as", "so":
			if p.ts[i].Is("because") || p.ts[i-1].Is(",") {
				return i
			}
		}
	}
	return p.hi
}

// shares reports whether a clause begins with its verb, or has none: 'and are kept for ten years'.
func (p *phrase) shares(lo, hi int) bool {
	if p.finds[p.self].names != nil {
		return false
	}
	for lo < hi && (p.ts[lo].Is("and") || p.ts[lo].Is("then") || p.ts[lo].Is("they") || p.ts[lo].Is("it") || p.ts[lo].Is("which")) {
		lo++
	}
	verb := p.verb(lo, hi)
	return lo > p.lo && verb >= 0 && len(p.plain(lo, verb)) == 0
}

// further reports whether the length of time comes on top of another: 'another month', 'for 30 days more'.
func (p *phrase) further() bool {
	for i := max(p.lo, p.from-2); i < min(p.to+1, p.hi); i++ {
		switch p.ts[i].Lower {
		case "another", "further", "additional":
			return true
		case "more":
			return i >= p.from
		case "longer":
			return i == p.to
		}
	}
	return false
}

// finishes reports whether the sentence says that something is deleted or closed.
func (p *phrase) finishes() bool {
	for i := p.lo; i < p.hi; i++ {
		if w := p.ts[i].Lower; deletion[w] != "" || deletionWords[w] || closing[w] {
			return true
		}
	}
	return false
}

var closing = set("close", "closed", "closes", "deactivated", "terminated", "anonymise", "anonymize", "removes", "cease", "lapse", "lapses", "swept", "dissolved", "emptied")

// reachable reports whether the sentence says that something can be had again for that long: 'can be restored for 25 days'.
func (p *phrase) reachable() bool {
	i := p.from - 1
	for i > p.lo && boundFiller[p.ts[i].Lower] {
		i--
	}
	if i < p.lo || !p.ts[i].Is("for") && !p.ts[i].Is("during") && !p.until() {
		return false
	}
	lo, hi := p.clause()
	can := false
	for i := lo; i < hi; i++ {
		switch w := p.ts[i].Lower; {
		case w == "can" || w == "may" || w == "could":
			can = true
		case can && accessWords[w] && i > lo && (p.ts[i-1].Is("be") || p.ts[i-1].Is("still") || p.ts[i-1].Is("always")):
			return true
		}
	}
	return false
}

var (
	boundFiller = set("about", "around", "up", "to", "approximately", "roughly", "some", "a", "further", "another", "at", "most", "least", "the", "first", "next")
	accessWords = set("restored", "recovered", "fetched", "undone", "undeleted", "retrieved", "downloaded", "searched", "queried", "called", "brought", "put", "reached", "read", "seen", "viewed", "found", "rescued", "reopened", "got", "consulted", "inspected", "examined")
)

// scheduled reports whether the phrase is a line of a list of how long is kept what: 'Door log: one month.', or a cell of such a table in
// a document that is called after it.
func (p *phrase) scheduled() bool {
	if p.block.Kind == prose.Cell {
		if p.block.ColHead < 0 || p.block.ColHead == p.index || !hasAny(p.doc.Blocks[p.block.ColHead].Text, lengthHeads) {
			return false
		}
		if hasAny(title(p.doc), scheduleTitles) {
			return true
		}
		if p.block.RowHead < 0 || p.block.RowHead == p.index {
			return false
		}
		for _, w := range Words(p.doc.Blocks[p.block.RowHead].Text) {
			if keepables[stem(w)] {
				return true
			}
		}
		return false
	}
	i := p.from - 1
	if i < p.lo || !p.ts[i].Is(":") || p.to < p.hi && !closes(p.ts, p.to) && !p.ts[p.to].Is(",") {
		return false
	}
	lo := i
	for lo > p.lo && p.ts[lo-1].Kind == token.Word {
		lo--
	}
	return lo < i && i-lo <= 5 && keepables[stem(p.ts[i-1].Lower)]
}

var (
	lengthHeads    = set("period", "duration", "term", "time", "long", "length")
	scheduleTitles = set("retention", "deletion", "erasure", "keeping", "storage", "records")
	keepables      = set("log", "journal", "recording", "record", "data", "backup", "footage", "history", "transcript", "archive", "copy")
)

// until reports whether the length is an age until which something is so: 'until they turn one year old'.
func (p *phrase) until() bool {
	for i := p.from - 1; i >= max(p.lo, p.from-4); i-- {
		if p.ts[i].Is("until") || p.ts[i].Is("till") {
			return true
		}
	}
	return false
}

// goesBack reports whether the sentence says how far one can go back: 'we can go back five weeks'.
func (p *phrase) goesBack() bool {
	for i := max(p.lo+1, p.from-6); i < p.from; i++ {
		if p.ts[i].Is("back") {
			switch p.ts[i-1].Lower {
			case "go", "goes", "reach", "reaches", "look", "looks", "date", "dates", "get":
				return true
			}
		}
	}
	return false
}

// storeHead returns the store or the state that the head of the cell's row or column names: below 'Hot storage' and 'Archive' a
// table says how long something stays there.
func (p *phrase) storeHead() string {
	if p.block.Kind != prose.Cell || p.block.Header || len(p.ts) > 12 {
		return ""
	}
	for _, i := range []int{p.block.RowHead, p.block.ColHead} {
		if i < 0 || i >= len(p.doc.Blocks) || i == p.index {
			continue
		}
		if s := FacetsOf(p.doc.Blocks[i].Text)[Stage].Senses; s.Has(Stage, "hot") || s.Has(Stage, "archive") || s.Has(Stage, "trash") {
			return p.doc.Blocks[i].Text
		}
	}
	return ""
}

// back returns the stems of what a sentence points back to when it names no subject itself: 'the entries', 'they', 'ten years'.
// That is the sentence before; where it is the first, its label, what leads to it and its heading.
func (p *phrase) back(c *Claim) []string {
	if c.Kind != Duration || c.Aspect != "retention" && c.Aspect != "inactivity" && !c.Reachable || p.block.Kind == prose.HeadingText {
		return nil
	}
	subject, _ := p.sentenceSubject(p.lo, p.hi)
	for _, w := range subject {
		if !containers[w] {
			return nil
		}
	}
	if p.lo > 0 && p.ts[p.lo-1].End > p.block.Label {
		sentences := p.block.Sentences()
		at := p.ts[p.lo].Start
		before := max(0, sort.Search(len(sentences), func(i int) bool { return sentences[i].End > at })-1)
		var out []string
		i := p.lo
		for i > max(0, p.lo-reach) && p.ts[i-1].Start >= sentences[before].Start {
			i--
		}
		for ; i < p.lo; i++ {
			if p.ts[i].Kind == token.Word && !stopWords[p.ts[i].Lower] {
				out = append(out, normal(p.ts, i))
			}
		}
		if lo, _ := p.asked(); lo < p.lo || len(subject) > 0 || pronouns[p.ts[p.lo].Lower] || p.verb(p.lo, p.hi) >= 0 {
			return out
		}
	}
	var out []string
	if p.block.Label > 0 {
		out = append(out, Stems(p.block.Text[:p.block.Label])...)
	}
	for k, b := range p.introducers() {
		if k == 2 {
			break
		}
		out = append(out, Stems(b.Text)...)
	}
	return out
}

// questionBefore returns the index of the heading or paragraph that asks what the phrase's paragraph answers first, or -1.
func (p *phrase) questionBefore() int {
	if p.block.Kind == prose.Cell && !p.block.Header {
		for i := p.index - 1; i >= max(0, p.index-rowReach) && p.sameRow(i); i-- {
			if strings.HasSuffix(strings.TrimRight(p.doc.Blocks[i].Text, " *_"), "?") {
				return i
			}
		}
		return -1
	}
	q := p.index - 1
	if q < 0 || p.block.Kind != prose.Paragraph || p.lo > 3 && p.ts[p.lo-1].End > p.block.Label && p.verb(p.lo, p.hi) >= 0 {
		return -1 // 'Yes.' and the sentence behind it answer
	}
	if b := &p.doc.Blocks[q]; (b.Kind == prose.Paragraph || b.Kind == prose.HeadingText) && len(b.Text) < 200 && strings.HasSuffix(strings.TrimRight(b.Text, " *_"), "?") {
		return q
	}
	return -1
}

// asked returns the tokens of the sentence before in the same block where it is a question, whose answer then begins here.
func (p *phrase) asked() (lo, hi int) {
	if p.lo == 0 || !p.ts[p.lo-1].Is("?") {
		return p.lo, p.lo
	}
	for lo = p.lo - 1; lo > max(0, p.lo-apart); lo-- {
		if w := &p.ts[lo-1]; w.Is("?") || w.Is(".") || w.Is("!") {
			break
		}
	}
	return lo, p.lo - 1
}

// names reports whether a cue stands before a noun that says in what form data are kept: 'billing records' and 'audit logs' are
// data, and no word on payment or tests.
func (p *phrase) names(h hit) bool {
	w := p.ts[h.from].Lower
	if refused[w] && h.to == h.from+1 && h.to < len(p.ts) && !adverb(p.ts[h.to].Lower) && p.ts[h.to].Kind == token.Word && !stopWords[p.ts[h.to].Lower] {
		return true // 'rejected applications'
	}
	return h.to == h.from+1 && h.to < len(p.ts) && recordNouns[p.ts[h.to].Lower] && (!verbForms[w] || gerunds[w])
}

var refused = set("rejected", "refused", "declined", "cancelled", "canceled", "unpaid", "signed", "tested", "reviewed")

// gerunds are forms of verbs that are more often nouns before a noun.
var gerunds = set("audit", "training", "billing", "tracking", "testing", "trial")

var recordNouns = set("log", "logs", "record", "records", "data", "file", "files", "document", "documents", "trail", "trails", "entry", "entries", "detail", "details", "journal", "information", "history", "artefacts", "artifacts", "state", "metadata", "events", "lines", "correspondence", "recordings")

// Empty reports whether a word names nothing by itself.
func Empty(word string) bool { return stopWords[word] || emptyWords[word] || verbal(word) }

// Container reports whether a noun says in what form something is kept, and not what.
func Container(stem string) bool { return containers[stem] }

// containers are nouns that say in what form something is kept, not what.
var containers = set("entry", "line", "record", "note", "file", "item", "paper", "sheet", "document", "data", "information", "it", "content", "backup", "object", "piece", "thing", "material", "detail", "rest", "everything", "original", "list", "lifetime", "table", "row", "value", "figure", "picture", "image", "correspondence", "we", "company", "one", "job", "script", "system", "that", "anything", "nothing", "whole")

// conditional returns the words by which a length of time belongs to a condition or a window: 'if 30 days have gone by', 'unless
// you ask within 30 days'. What begins with 'when' or 'once' tells from when on something is so, save where it tells what
// somebody may do until then.
func (p *phrase) conditional(c *Claim) string {
	if c.Kind != Duration || c.Aspect == "inactivity" || c.Aspect == "session" || c.Aspect == "lockout" {
		return ""
	}
	lo, _ := p.clause()
	for i := lo; i < p.from; i++ {
		switch w := p.ts[i].Lower; w {
		case "nobody", "unanswered", "unresolved", "unattended":
			if c.Aspect == "response" || c.Aspect == "resolution" || c.Aspect == "acknowledgement" {
				return p.ts[i].Text // 'a ticket that nobody has picked up after ten minutes'
			}
		case "if", "unless":
			if c.Aspect != "retention" && w == "if" && p.consequence(i+1) {
				continue // 'if data have leaked they get word within two days'
			}
			if w == "if" && i > lo && p.ts[i-1].Is("as") || w == "if" && p.verb(p.from-1, p.from) < 0 && p.mainVerb(i, p.from) {
				continue
			}
			return p.ts[i].Text
		case "when", "where", "should":
			for k := i + 1; k < min(i+3, p.from); k++ {
				if asking[p.ts[k].Lower] && !(i > lo && notes[p.ts[i-1].Lower]) {
					return p.ts[i].Text + " " + p.ts[k].Text
				}
			}
		}
	}
	return ""
}

// notes are words before 'when' and 'where' that make it what is written down: 'we record when you connect'.
var notes = set("down", "record", "records", "note", "notes", "log", "logs", "know", "knows", "see", "sees", "store", "save", "remember", "remembers", "and", "of", "about", "from")

// consequence reports whether the main clause begins between token i and the quantity: a verb, then a subject, then a verb.
func (p *phrase) consequence(i int) bool {
	for i < p.from && !p.finite(i) {
		i++
	}
	for i++; i < p.from && !consequents[p.ts[i].Lower]; i++ {
	}
	for i++; i < p.from; i++ {
		if p.finite(i) {
			return true
		}
	}
	return false
}

func (p *phrase) finite(i int) bool {
	w := p.ts[i].Lower
	return finiteVerbs[w] || verbForms[w] && !nounCue(w)
}

var consequents = set("we", "they", "it", "you", "he", "she", "somebody", "someone", "customers", "clients", "the", "our", "everybody", "everyone", "nobody", "those", "people", "that")

var asking = set("you", "customer", "client", "controller", "user", "subscriber")

// mainVerb reports whether a verb of keeping or deleting stands in tokens lo to hi: 'if you close it we delete it after 30 days'.
func (p *phrase) mainVerb(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if w := p.ts[i].Lower; i > lo && (w == "delete" || w == "erase" || w == "deleted" || w == "erased" || w == "removed" || w == "kept" || w == "destroyed") && !p.ts[i-1].Is("not") {
			return true
		}
	}
	return false
}

// legislated reports whether the sentence, or the one before that it goes on from, tells what a law asks for and not what the company
// does.
func (p *phrase) legislated() string {
	if lo, _ := p.clause(); lo < p.from { // 'the law says six years; we keep them for seven'
		if w := p.lawIn(lo, p.from); w != "" {
			return w
		}
	}
	for i := p.lo; i < p.hi; i++ {
		if w := p.ts[i].Lower; w == "we" || w == "us" || w == "our" {
			return ""
		}
	}
	if w := p.lawIn(p.lo, min(p.lo+10, p.from)); w != "" || p.lo == 0 {
		return w
	}
	lo := p.lo - 1
	for lo > max(0, p.lo-apart) && !p.ts[lo-1].Is(".") {
		lo--
	}
	return p.lawIn(lo, min(lo+10, p.lo))
}

func (p *phrase) lawIn(lo, hi int) string {
	for i := lo; i < min(lo+4, hi); i++ {
		switch p.ts[i].Lower {
		case "law", "laws", "regulation", "statute", "act", "code", "directive":
			for k := i + 1; k < min(i+6, hi); k++ {
				if lawVerbs[p.ts[k].Lower] {
					return p.ts[i].Text + " " + p.ts[k].Text
				}
			}
		}
	}
	return ""
}

var lawVerbs = set("asks", "requires", "obliges", "demands", "says", "prescribes", "orders", "wants", "gives", "allows", "permits", "lets", "forces", "sets", "require", "demand", "oblige", "prescribe", "grants", "speaks")

// othersKeep returns the words by which a relative clause says it of a supplier: 'the landlord, who erases them after 30 days'.
func (p *phrase) othersKeep() string {
	lo, hi := p.clause()
	if cue := p.contrasted(lo, hi); cue != "" {
		return cue
	}
	if lo >= p.hi || !p.ts[lo].Is("who") && !p.ts[lo].Is("which") {
		return ""
	}
	k := lo - 1
	if k > p.lo && p.ts[k].Is(",") {
		k--
	}
	if k <= p.lo || p.ts[k].Kind != token.Word {
		return ""
	}
	acts := supplierNouns[p.ts[k].Lower]
	if lo+2 < p.hi && verbal(p.ts[lo+1].Lower) && (p.ts[lo+2].Is("them") || p.ts[lo+2].Is("it")) && !ownKeepers[p.ts[k].Lower] {
		acts = true // whoever deletes 'them' is not what is deleted
	}
	if acts {
		return p.ts[k].Text + " " + p.ts[lo].Text
	}
	return ""
}

// contrasted returns the words by which a clause tells what somebody else keeps, beside one that tells what we keep: 'the dairy
// keeps slips for six years, we keep them for ten'.
func (p *phrase) contrasted(lo, hi int) string {
	if lo+2 >= hi || !p.ts[lo].Is("the") && !p.ts[lo].Is("your") && !p.ts[lo].Is("their") {
		return ""
	}
	w := p.ts[lo+2].Lower
	if p.ts[lo+1].Kind != token.Word || !strings.HasSuffix(w, "s") || !keepingWords[w] && deletion[w] == "" {
		return ""
	}
	for i := p.lo; i < p.hi; i++ {
		if (i < lo || i >= hi) && p.ts[i].Is("we") {
			return p.ts[lo+1].Text + " " + p.ts[lo+2].Text
		}
	}
	return ""
}

// ownKeepers are those within a company who keep and delete.
var ownKeepers = set("we", "us", "team", "staff", "office", "department", "archive", "archivist", "engineer", "engineers", "administrator", "administrators", "script", "job", "program", "process", "system", "collector", "server", "software", "robot", "task", "service", "registry", "secretary", "accounting", "bookkeeping", "desk", "colleague", "colleagues", "clerk", "officer", "manager", "unit", "group", "store", "database", "tool", "store", "operations", "support", "it", "hr")

// exception returns the words by which the sentence speaks of a case that is an exception by its nature: what a court, a dispute
// or a law asks for lasts longer than the rule.
func (p *phrase) exception(c *Claim) string {
	if c.Kind != Duration || c.Aspect != "retention" {
		return ""
	}
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "unless", "except", "save", "apart":
			if i >= p.to {
				return "" // what is said before holds in all other cases
			}
		case "litigation", "lawsuit", "prosecutor", "subpoena":
			return p.ts[i].Text
		case "hold":
			if i > p.lo && p.ts[i-1].Is("legal") {
				return "legal hold"
			}
		case "such":
			if i+2 < p.hi && (p.ts[i+1].Is("a") || p.ts[i+1].Is("an")) && (p.ts[i+2].Is("case") || p.ts[i+2].Is("request") || p.ts[i+2].Is("incident")) {
				return "such a " + p.ts[i+2].Text
			}
		case "instead":
			if i+1 < p.hi && p.ts[i+1].Is("of") && i+6 >= p.from && i < p.from {
				return "instead of"
			}
		}
	}
	return ""
}
