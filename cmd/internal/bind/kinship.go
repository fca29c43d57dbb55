package bind

import (
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
)

// A kinship says how surely two claims speak of the same thing.
type kinship uint8

const (
	strangers kinship = iota // they do not, or nothing says that they do
	partial                  // one may speak of a part of what the other speaks of
	likely                   // a scope may lie between them
	sure                     // what one says more than the other stands around the other
	alike                    // both use the same words
)

// attacks reports whether what a claim is about is done to the whole company, as attacks are.
func attacks(c *claim.Claim) bool {
	s := c.Facets[claim.Activity].Senses
	return s.Has(claim.Activity, "penetration test") || s.Has(claim.Activity, "phishing exercise")
}

// attackKinds are words by which one sort of attack is told from another: what is attacked, or from where.
var attackKinds = []string{"internal", "mobile", "physical", "wireless", "wifi", "building", "office", "network", "api", "hardware", "device", "firmware", "red", "retest", "retests", "retested", "bounty", "social"}

// patchKinds are words by which what is patched is told apart.
var patchKinds = []string{"firmware", "mobile", "workstation", "workstations", "laptop", "laptops", "endpoints", "clients", "devices", "internal", "library", "libraries", "containers", "dependencies", "firewalls", "routers", "databases", "appliances", "phones", "tablets", "printers"}

// endingGrounds are words of sentences that tell when a contract can be ended sooner.
var endingGrounds = []string{"pay", "pays", "paid", "unpaid", "insolvency", "insolvent", "bankruptcy", "arrears", "extraordinary", "material", "cause"}

// says reports whether a word stands in a claim's sentence.
func says(c *claim.Claim, word string) bool {
	return slices.Contains(claim.Words(c.Sentence), word)
}

// settle reports whether another claim of one of the two texts makes the disagreement of x and y none: where a text says the same of
// the same thing elsewhere, or has a figure that fits the other better, the two figures are about two things.
func settle(x, y *claim.Claim, others []claim.Claim) bool {
	if x.Matter.Rest || y.Matter.Rest || x.Matter.Universal && x.Range.OpenMin || y.Matter.Universal && y.Range.OpenMin {
		return false // of 'no copy is older than' every copy can be an exception
	}
	have := akin(x, y)
	for i := range others {
		z := &others[i]
		if z == x || z == y || z.Kind != x.Kind || family(z) != family(x) {
			continue
		}
		if of := akin(x, z); of > have || of >= min(have, sure) && !opposed(x, z) {
			return true
		}
	}
	return false
}

// akin says how surely two claims of one family speak of the same thing.
func akin(x, y *claim.Claim) kinship {
	sameFile := x.Span.File.Name == y.Span.File.Name
	if sameFile && x.Block == y.Block && x.Sentence == y.Sentence && (y.Again && x.End < y.Start || x.Again && y.End < x.Start) {
		return alike
	}
	if x.Ends != y.Ends {
		return afterEnd(x, y)
	}
	if sameFile && (x.Block == y.Block || x.Group != 0 && x.Group == y.Group) {
		return strangers // the members of a list and the sentences of a paragraph tell different things apart
	}
	if !strings.EqualFold(x.Variant, y.Variant) {
		return strangers // what holds for one plan says nothing of another
	}
	if sameFile && x.Under != "" && y.Under != "" && x.Under != y.Under {
		return strangers // two lists or sections, each named after what it is about
	}
	if x.Further != y.Further && x.Aspect == "retention" {
		return strangers // one is added to a time before
	}
	what := family(x)
	room, ok := senses(what, x, y)
	if !ok {
		return strangers
	}
	if what == "cadence" && attacks(x) && attacks(y) && slices.ContainsFunc(attackKinds, func(w string) bool { return says(x, w) != says(y, w) }) {
		return strangers // 'internal penetration tests by our own team'
	}
	if what == "patch" && slices.ContainsFunc(patchKinds, func(w string) bool { return says(x, w) != says(y, w) }) {
		return strangers // 'critical firmware updates of network devices'
	}
	k := byWords(what, x, y)
	if bySenses[what] != nil && k == partial {
		if what != "cadence" && what != "subject request" || what == "cadence" && attacks(x) && attacks(y) { // elsewhere it may be a review of one thing among others
			k = sure
		}
	}
	if sameFile && bySenses[what] == nil && (k <= sure || !particular(x)) {
		k = strangers // sections tell things apart, too
	}
	if room && k >= sure {
		k = likely
	}
	return k
}

// outlasts reports whether a claim says how long something is kept of those who are customers no more.
func outlasts(c *claim.Claim) bool {
	f := c.Facets[claim.Trigger]
	return c.Aspect == "retention" && !c.Ends && c.Facets[claim.Stage].Senses == 0 && f.Ring <= claim.InSentence && f.Senses.Has(claim.Trigger, "termination")
}

// afterEnd compares what is kept only while somebody is a customer with what is kept longer.
func afterEnd(x, y *claim.Claim) kinship {
	if y.Ends {
		x, y = y, x
	}
	if !outlasts(y) || x.Span.File.Name == y.Span.File.Name && x.Block == y.Block {
		return strangers
	}
	a, b := strong(x, 0), strong(y, 0)
	for _, w := range b {
		if !ownWords[w] && !slices.Contains(a, w) {
			return strangers // a law may ask for invoices
		}
	}
	return sure
}

// ownWords name what a customer has with a company.
var ownWords = wordSet("account", "profile", "trial", "workspace", "member", "membership", "subscription", "project", "data", "login", "user")

// particular reports whether a noun phrase names more than a sort of thing of which a document has several.
func particular(c *claim.Claim) bool {
	return c.Matter.Objects != 0 || slices.ContainsFunc(strong(c, 0), func(w string) bool { return !sorts[w] })
}

var sorts = wordSet("backup", "log", "account", "key", "recording", "daily", "weekly", "monthly", "hourly", "session", "address", "certificate", "password", "database")

// senses reports whether the senses around two claims leave it possible that they speak of the same thing, and whether they leave room for two.
func senses(what string, x, y *claim.Claim) (room, ok bool) {
	need := bySenses[what]
	for d := range x.Facets {
		a, b, dim := x.Facets[d], y.Facets[d], claim.Dimension(d)
		switch {
		case a.Senses == 0 && b.Senses == 0:
			if slices.Contains(need, dim) {
				return false, false
			}
		case a.Senses == 0 || b.Senses == 0:
			if dim == claim.Timer && (a.Senses.Has(dim, "idle") || b.Senses.Has(dim, "idle")) {
				continue // what signs somebody out is that nothing happens, unless it is said otherwise
			}
			if slices.Contains(need, dim) {
				return false, false
			}
			if dim == claim.Stage && what == "retention" && (a.Senses == 0 && ceilingOfAll(x) || b.Senses == 0 && ceilingOfAll(y)) {
				continue
			}
			if dim == claim.Stage && what == "retention" && (partLonger(x, y) || partLonger(y, x)) {
				continue
			}
			switch setsApart(what, dim, x, y) {
			case strangers:
				return false, false
			case likely:
				room = true
			}
		case idleTrigger(what, dim, a.Senses) || idleTrigger(what, dim, b.Senses):
		case a.Senses&b.Senses == 0:
			if dim == claim.Event && levels[what] && !a.Senses.Has(dim, "vulnerability") && !b.Senses.Has(dim, "vulnerability") {
				continue // one desk's incident is the other's ticket
			}
			if dim == claim.Object && filmed(x) && filmed(y) {
				continue
			}
			if slices.Contains(need, dim) || max(a.Ring, b.Ring) <= claim.InHeading && parts(what, dim) {
				return false, false
			}
		}
	}
	return room, true
}

// ceilingOfAll reports whether a claim is that nothing of a kind is older, wherever it is.
func ceilingOfAll(c *claim.Claim) bool {
	return c.Range.OpenMin && c.Bound == claim.AtMost && !c.Facets[claim.Stage].Senses.Has(claim.Stage, "live")
}

// ofPeople reports whether what is done again and again is done for people of a kind: their rights reviewed, their passwords changed.
func ofPeople(x, y *claim.Claim) bool {
	s := x.Facets[claim.Activity].Senses | y.Facets[claim.Activity].Senses
	return s.Has(claim.Activity, "access review") || s.Has(claim.Activity, "password change") || s.Has(claim.Activity, "training")
}

// partLonger reports whether x says of one store that data stay there longer than they are kept at all by y.
func partLonger(x, y *claim.Claim) bool {
	s := x.Facets[claim.Stage].Senses
	return y.Facets[claim.Stage].Senses == 0 && (s.Has(claim.Stage, "live") || s.Has(claim.Stage, "hot")) && !s.Has(claim.Stage, "backup") &&
		!x.Range.OpenMin && !y.Range.OpenMax && period.Compare(x.Range.Min, y.Range.Max) == period.Longer
}

// setsApart says what is left of two claims of which only one has a sense of the dimension.
func setsApart(what string, d claim.Dimension, x, y *claim.Claim) kinship {
	a, b := x.Facets[d], y.Facets[d]
	f := a
	if f.Senses == 0 {
		f = b
	}
	if d == claim.Event && f.Ring <= claim.InHeading && !f.Senses.Has(d, "ticket") && !f.Senses.Has(d, "outage") && (what == "acknowledgement" || what == "response" || what == "resolution") && !f.Senses.Has(d, "breach") {
		return strangers // the answer to a report of a weakness is not that to a question
	}
	if f.Ring > claim.InLabel {
		return sure
	}
	switch d {
	case claim.Stage:
		if what == "retention" {
			return strangers
		}
	case claim.Level:
		switch what {
		case "response", "resolution", "update", "rto", "notification", "acknowledgement":
			return strangers
		}
	case claim.Accounts:
		if what == "cadence" && ofPeople(x, y) || what == "revocation" || what == "lockout" || what == "session" {
			return strangers
		}
	case claim.Trigger:
		if what == "retention" {
			if (x.Wordless || y.Wordless) && f.Senses.Has(d, "termination") {
				return strangers // what somebody deletes is gone at once, what they leave behind later
			}
			for _, s := range f.Senses.Names(d) {
				if s == "removal" || s == "suspension" || s == "nonpayment" || s == "inactivity" {
					return strangers
				}
			}
		}
	case claim.Addressee:
		if what == "update" && (f.Senses.Has(d, "management") || f.Senses.Has(d, "staff")) {
			return strangers
		}
	case claim.Staff:
		if (what == "session" || what == "lockout") && !(x.Facets[claim.Timer].Senses&y.Facets[claim.Timer].Senses).Has(claim.Timer, "screen") {
			return likely // screens are those of the staff
		}
	case claim.Topic:
		if what == "cadence" && !f.Senses.Has(d, "security") && topical(x, y) {
			return strangers
		}
	}
	return sure
}

// topical reports whether what both claims are about is done once for each topic, as trainings are: a review of rights is one whatever the
// rights are about.
func topical(x, y *claim.Claim) bool {
	for _, s := range (x.Facets[claim.Activity].Senses & y.Facets[claim.Activity].Senses).Names(claim.Activity) {
		switch s {
		case "access review", "penetration test", "vulnerability scan", "rotation", "password change", "restore test", "patching", "backup", "phishing exercise", "log review":
			return false
		}
	}
	return true
}

// idleTrigger reports whether the senses are only of events from which no retention runs.
func idleTrigger(what string, d claim.Dimension, s claim.Senses) bool {
	if d != claim.Trigger || what != "retention" {
		return false
	}
	for _, name := range s.Names(d) {
		if name != "awareness" && name != "confirmation" {
			return false
		}
	}
	return true
}

// parts reports whether two senses of the dimension, one in each claim, tell two things apart.
func parts(what string, d claim.Dimension) bool {
	switch d {
	case claim.Activity:
		return what == "cadence"
	case claim.Addressee:
		return what == "notification" || what == "update"
	case claim.Event:
		return what == "notification" || what == "response" || what == "resolution" || what == "patch" || what == "acknowledgement" || what == "update"
	case claim.Stage:
		return what == "retention" || what == "interval"
	case claim.Timer:
		return what == "session"
	case claim.Topic:
		return what == "cadence"
	case claim.Accounts:
		return what == "cadence" || what == "revocation" || what == "session" || what == "lockout"
	case claim.Object:
		return what == "retention" || what == "interval"
	case claim.Staff:
		return what == "session" || what == "lockout" || what == "cadence"
	case claim.Notice:
		return what == "notice" || what == "objection"
	case claim.Trigger:
		return what == "retention" || what == "notification"
	case claim.Level:
		return true
	}
	return false
}

// byWords compares what the claims are said of by the words of their noun phrases. A word that only one of them has must stand around
// the other.
func byWords(what string, x, y *claim.Claim) kinship {
	if (what == "notice" || what == "notice of termination") && slices.ContainsFunc(endingGrounds, func(w string) bool { return says(x, w) != says(y, w) }) {
		return strangers // 'with 14 days' notice if the customer does not pay'
	}
	if what == "notice" || what == "notification" {
		for _, w := range []string{"emergency", "urgent", "collapse"} {
			if a, _ := around(x, w); a {
				return strangers // an exception, or beside one
			}
			if a, _ := around(y, w); a {
				return strangers
			}
		}
		return sure // who is told of what says enough
	}
	var common claim.Senses
	core := false
	d := claim.Object
	if what == "cadence" {
		d = claim.Activity
	}
	if s, t := meant(x, d), meant(y, d); s != 0 && t != 0 {
		common = s & t
		core = common != 0
	}
	a, b := strong(x, d, common), strong(y, d, common)
	binned := false
	if f, g := x.Facets[claim.Stage], y.Facets[claim.Stage]; what == "retention" && max(f.Ring, g.Ring) <= claim.InLabel && f.Senses.Has(claim.Stage, "trash") && g.Senses.Has(claim.Stage, "trash") {
		core = true
		trash := func(w string) bool { return f.Senses.Means(claim.Stage, w) }
		a, b = slices.DeleteFunc(a, trash), slices.DeleteFunc(b, trash)
		binned = len(a) == 0 || len(b) == 0 // there is one bin
	}
	if plain := plainOf[what]; plain != nil {
		common := func(w string) bool { return plain[w] }
		a, b = slices.DeleteFunc(a, common), slices.DeleteFunc(b, common)
	}
	level := x.Facets[claim.Level].Senses & y.Facets[claim.Level].Senses
	graded := level != 0 && levels[what] && (len(a)+len(b) == 0 || max(x.Facets[claim.Level].Ring, y.Facets[claim.Level].Ring) <= claim.InLead && x.Facets[claim.Level].Ring != claim.InItem && y.Facets[claim.Level].Ring != claim.InItem)
	core = core || graded
	if graded {
		rank := func(w string) bool { return level.Means(claim.Level, w) }
		a, b = slices.DeleteFunc(a, rank), slices.DeleteFunc(b, rank)
	}
	core = core || what == "interval" && len(a)+len(b) == 0 // 'the backups'
	core = core || what == "retention" && refused(x) && refused(y)
	if what == "retention" && filmed(x) && filmed(y) {
		core = true
		form := func(w string) bool { return pictures[w] }
		a, b = slices.DeleteFunc(a, form), slices.DeleteFunc(b, form)
	}
	if f, g := x.Facets[claim.Trigger], y.Facets[claim.Trigger]; what == "retention" && len(a)+len(b) == 0 && max(f.Ring, g.Ring) <= claim.InSentence {
		core = core || f.Senses.Has(claim.Trigger, "termination") && g.Senses.Has(claim.Trigger, "termination") // the data of those who leave
	}
	openA, nearA := unexplained(a, b, y)
	openB, nearB := unexplained(b, a, x)
	core = core || nearA > 0 || nearB > 0 || bySenses[what] != nil && (len(openA) == 0 || len(openB) == 0)
	if what == "retention" && partOf(x) != partOf(y) {
		return strangers
	}
	switch {
	case !core:
		return strangers
	case x.Matter.Rest || y.Matter.Rest:
		rhythm := func(w string) bool { return sorts[w] }
		openA, openB = slices.DeleteFunc(openA, rhythm), slices.DeleteFunc(openB, rhythm)
		if bySenses[what] == nil && (x.Matter.Rest && len(openB) > 0 || y.Matter.Rest && len(openA) > 0) {
			return sure
		}
		return strangers
	case len(openA) > 0 && len(openB) > 0:
		return strangers
	case len(openA)+len(openB) > 0:
		if len(openA) == 0 && len(a) > 0 && x.Matter.Universal || len(openB) == 0 && len(b) > 0 && y.Matter.Universal {
			return sure // what holds for all backups holds for those of one database
		}
		if graded && len(openA)+len(openB) < 2 || binned || what == "retention" && (rare(a, b) || secondary(openA, a) && secondary(openB, b)) {
			return sure
		}
		return partial
	case slices.Equal(sorted(a), sorted(b)) && len(a) > 0:
		return alike
	}
	return sure
}

// filmed reports whether a claim is about pictures of cameras.
func filmed(c *claim.Claim) bool {
	_, ok := c.Matter.Has("camera")
	return ok || c.Matter.Objects.Has(claim.Object, "camera")
}

// refused reports whether a claim is about what applicants have sent who were not taken, which has no other beginning.
func refused(c *claim.Claim) bool {
	f := c.Facets[claim.Trigger]
	return f.Ring <= claim.InItem && f.Senses.Has(claim.Trigger, "hiring")
}

// pictures are words for what a camera makes.
var pictures = wordSet("picture", "recording", "image", "sequence", "surveillance", "camera", "shot", "stream")

// rare reports whether one noun phrase is the last word of the other, 'slip' of 'loan slip', and that does not name a sort of thing of
// which there are many.
func rare(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	w := a[len(a)-1]
	return w == b[len(b)-1] && min(len(a), len(b)) == 1 && !sorts[w] && !manifold[w]
}

// secondary reports whether words of a noun phrase only say whose or in what form something is, beside one that says what: the visitors
// of 'clips of visitors', the log of 'chat log'.
func secondary(open, words []string) bool {
	if len(open) == 0 {
		return true
	}
	for _, w := range open {
		if !personal(w) && !forms[w] {
			return false
		}
	}
	return slices.ContainsFunc(words, func(w string) bool { return !personal(w) && !forms[w] && !sorts[w] })
}

// personal reports whether a word is one for people.
func personal(w string) bool {
	if people[w] {
		return true
	}
	return len(w) > 5 && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "or") || strings.HasSuffix(w, "ist") || strings.HasSuffix(w, "ant")) && !impersonal[w]
}

var (
	people     = wordSet("visitor", "guest", "patient", "pupil", "student", "member", "people", "person", "donor", "child", "parent", "tenant", "applicant", "customer", "staff", "user", "client", "citizen", "resident", "shopper", "citizen")
	impersonal = wordSet("server", "container", "folder", "router", "sensor", "monitor", "number", "letter", "order", "register", "newsletter", "computer", "printer", "tower", "other", "error", "paper", "water", "power", "weather", "center", "master", "recorder", "header", "charter", "factor", "editor", "reactor", "cluster", "scanner", "meter", "counter", "locker", "trailer", "filter", "buffer", "plant", "warrant", "checklist", "transfer", "voucher", "banner", "partner", "processor", "supplier", "calendar", "manager", "doctor", "engineer", "developer", "administrator", "director", "contractor", "leaver", "worker")
	forms      = wordSet("log", "record", "history", "list", "entry", "book", "form", "file", "transcript", "protocol", "note", "sheet", "profile")
)

// manifold are nouns of which a company has many kinds.
var manifold = wordSet("report", "letter", "form", "note", "card", "contract", "message", "picture", "recording", "request", "event", "number", "code", "image", "mail", "call", "ticket", "question", "application", "invoice", "order", "test", "result", "profile", "photograph", "payment", "training", "incident", "board", "customer", "member", "visitor", "applicant", "telemetry", "document", "paper", "questionnaire", "survey", "project", "workspace", "transcript", "website", "network", "permission", "right", "risk", "tool", "device", "machine", "portal", "shop", "attachment", "plan", "location", "metadata", "history", "index", "cache", "token", "cookie")

// partOf reports whether a relative clause makes the noun phrase a part of what it names, and does not only say when time runs.
func partOf(c *claim.Claim) bool {
	f := c.Facets[claim.Trigger]
	return c.Matter.Narrowed && (f.Senses == 0 || f.Ring > claim.InSentence)
}

// meant returns the senses that the noun phrase of a claim names, or its sentence.
func meant(c *claim.Claim, d claim.Dimension) claim.Senses {
	if d == claim.Object && c.Matter.Objects != 0 {
		return c.Matter.Objects
	}
	if f := c.Facets[d]; f.Ring <= claim.InLabel {
		return f.Senses
	}
	return 0
}

func sorted(words []string) []string {
	words = slices.Clone(words)
	slices.Sort(words)
	return words
}
