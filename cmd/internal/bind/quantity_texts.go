package bind

import (
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
)

// quantityKeys groups lengths of time and intervals by what they are, and by what they are said of where an organisation has many
// of the kind: every sort of data has a retention, but there is one notice of new sub-processors. Only aspects that data can hold
// are compared.
func quantityKeys(_ *Binder, c *claim.Claim) []string {
	what := family(c)
	if what == "" || c.Bound == claim.About {
		return nil
	}
	switch what {
	case "cadence":
		if f := c.Facets[claim.Activity]; f.Senses == 0 || f.Ring > claim.InLabel && !(f.Ring == claim.InItem && !strings.HasSuffix(c.AspectCue, "ed") && f.Senses.Means(claim.Activity, claim.Concept(c.AspectCue))) {
			return nil // 'between two assessments' goes on with what the sentence before assesses
		}
	case "interval":
		if f, g := c.Facets[claim.Activity], c.Facets[claim.Stage]; !savingCues[strings.ToLower(c.AspectCue)] && !(f.Ring <= claim.InLabel && f.Senses.Has(claim.Activity, "backup")) && !(g.Ring <= claim.InHeading && g.Senses.Has(claim.Stage, "backup")) {
			return nil
		}
	}
	if what == "revocation" && !leaving(c) {
		return nil
	}
	if bySenses[what] != nil {
		return []string{what}
	}
	var keys []string
	for _, name := range c.Facets[claim.Object].Senses.Names(claim.Object) {
		keys = append(keys, what+" ~"+name)
	}
	if what == "retention" && filmed(c) {
		keys = append(keys, "filmed")
	}
	if what == "retention" && refused(c) {
		keys = append(keys, "refused")
	}
	if levels[what] {
		for _, name := range c.Facets[claim.Level].Senses.Names(claim.Level) {
			keys = append(keys, what+" @"+name)
		}
	}
	words := strong(c, 0)
	for _, w := range words {
		keys = append(keys, what+" "+claim.Key(w))
	}
	if near := c.Matter.Keys(); len(words) > 0 && len(near) <= fewWords {
		for _, k := range near {
			if k = what + " " + k; !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
	}
	if c.Ends || outlasts(c) {
		keys = append(keys, "end of use")
	}
	if len(words) == 0 {
		for _, k := range c.Matter.Keys() {
			keys = append(keys, what+" "+k)
		}
	}
	return keys
}

// announcing are words by which something is made known.
var announcing = wordSet("notice", "notices", "notify", "notifies", "notified", "notification", "notifications", "inform", "informs", "informed", "information", "announce", "announces", "announced", "announcement", "announcements", "tell", "tells", "told", "publish", "publishes", "published", "publication", "write", "writes", "written", "letter", "letters", "mail", "mails", "e-mail", "email", "emails", "update", "updates", "updated", "list", "listed", "lists", "add", "adds", "added", "communicate", "communicates", "communicated", "warn", "warns", "warned", "advise", "advised", "receive", "receives", "learn", "learns", "hear", "hears", "know", "known", "post", "posts", "posted", "message", "messages", "page", "entry", "entered", "say", "says", "word")

// lasts reports whether the sentence says for how long something can be done.
func lasts(c *claim.Claim) bool {
	before, _, ok := strings.Cut(c.Sentence, c.Text)
	if !ok || !strings.Contains(before, "can ") && !strings.Contains(before, "may ") && !strings.Contains(before, "able ") {
		return false
	}
	words := strings.Fields(before)
	for i := len(words) - 1; i >= max(0, len(words)-4); i-- {
		if words[i] == "for" {
			return true
		}
	}
	return false
}

// leaving reports whether a claim speaks of those who leave a company, and not of a permission that ends.
func leaving(c *claim.Claim) bool {
	if f := c.Facets[claim.Trigger]; f.Ring <= claim.InHeading && f.Senses.Has(claim.Trigger, "termination") {
		return true
	}
	for _, w := range []string{"leaver", "departure", "departing", "employment", "resignation", "dismissal", "separation", "shift", "talk", "exit", "offboarding", "work"} {
		if ok, _ := around(c, w); ok {
			return true
		}
	}
	return false
}

// fewWords is how many words may stand near a claim that is compared by all of them.
const fewWords = 8

// erasing are the nouns of what is done when somebody asks to be forgotten: 'the erasure has to be completed within 30 days'.
var erasing = wordSet("erasure", "deletion", "removal")

// shows are words for what can be seen, which may be kept longer.
var shows = wordSet("shown", "displayed", "visible", "published", "offered", "listed", "online", "available", "valid", "open", "closed")

// powers are what is taken from those who leave.
var powers = wordSet("right", "access", "privilege", "entitlement")

// faultWords are what is repaired and not patched.
var faultWords = wordSet("error", "incident", "defect", "problem", "outage", "ticket", "disturbance", "malfunction")

// savingCues are words by which copies are spoken of that mean other things elsewhere.
var savingCues = wordSet("saved", "secured", "mirrored", "duplicated")

// family returns the aspect under which texts are compared, or "". It differs from that of the claim where the words for two aspects are
// the same and only what is around tells them apart.
func family(c *claim.Claim) string {
	if !c.AspectNear {
		return ""
	}
	has := func(d claim.Dimension, sense string, within claim.Ring) bool {
		return c.Facets[d].Ring <= within && c.Facets[d].Senses.Has(d, sense)
	}
	if slices.Contains(c.Matter.Words, "key") && c.Pending && (c.Aspect == "retention" || c.Aspect == "notice") {
		return "delay"
	}
	switch c.Aspect {
	case "response", "notice", "notification":
		if c.Aspect == "response" && has(claim.Event, "rights request", claim.InItem) {
			return "subject request"
		}
		if c.Aspect == "response" && c.Ahead && has(claim.Notice, "processor", claim.InItem) {
			return "notice"
		}
		if has(claim.Event, "breach", claim.InHeading) && (c.Aspect != "response" || has(claim.Addressee, "customers", claim.InLabel) && strings.HasPrefix(strings.ToLower(c.AspectCue), "hear")) {
			return "notification"
		}
		if right, _ := around(c, "right"); right && c.Aspect == "response" && c.Facets[claim.Level].Senses == 0 && c.Facets[claim.Event].Senses == 0 {
			return "subject request" // below 'Your rights'
		}
		if c.Aspect == "notice" && c.Facets[claim.Addressee].Senses == 0 && !has(claim.Notice, "processor", claim.InLabel) && !slices.ContainsFunc(claim.Words(c.Sentence), func(w string) bool { return announcing[w] }) {
			return "" // 'certificates are renewed 30 days before they expire'
		}
		if c.Aspect == "notification" && has(claim.Notice, "processor", claim.InLabel) {
			if !c.Ahead {
				return "" // what is told afterwards
			}
			return "notice"
		}
	case "rto":
		if l := c.Facets[claim.Level]; l.Senses != 0 && l.Ring <= claim.InLabel && !explicit(c) {
			return "resolution" // 'Severity 1: we restore the service within four hours'
		}
	case "start", "publication":
		if has(claim.Notice, "processor", claim.InTitle) && c.Ahead {
			return "notice"
		}
	case "retention":
		if c.AspectCue == "for" && slices.ContainsFunc(claim.Words(c.Sentence), func(w string) bool { return shows[w] }) {
			return "" // 'is shown in the portal for three months'
		}
		if words := strong(c, 0); len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !powers[w] }) {
			return "revocation" // 'all rights are removed within 24 hours'
		}
		if (c.Bound == claim.Within || c.Bound == claim.AtMost) && erasing[strings.ToLower(c.AspectCue)] && len(strong(c, 0)) == 0 && !has(claim.Trigger, "termination", claim.InHeading) {
			return "erasure"
		}
	case "patch":
		if !has(claim.Event, "vulnerability", claim.InHeading) && slices.ContainsFunc(c.Matter.Words, func(w string) bool { return faultWords[w] }) {
			return "resolution"
		}
	case "resolution":
		if e := c.Facets[claim.Event]; c.Facets[claim.Level].Senses == 0 && (e.Senses == 0 || e.Ring > claim.InLabel) && len(strong(c, 0)) > 0 {
			return "rto" // 'a failure of the laboratory system is repaired within a day'
		}
	case "export":
		if !lasts(c) {
			return "" // how soon an export is made is another matter
		}
	case "delay":
		if has(claim.Stage, "trash", claim.InLabel) {
			return "retention"
		}
	case "request":
		if has(claim.Event, "ticket", claim.InLabel) {
			return "response"
		}
		return "subject request"
	}
	if terms[c.Aspect].fault == NoFault || c.Aspect == "notice" && (c.Bound == claim.Within || c.Bound == claim.AtMost) && !c.Ahead {
		return "" // what is said within five days is said afterwards
	}
	return c.Aspect
}

// around reports whether a word stands around a claim, and whether near.
func around(c *claim.Claim, word string) (ok, near bool) {
	near, ok = c.Matter.Has(word)
	return ok, near
}

// bySenses lists the aspects of which an organisation has one figure for each combination of the senses given, by whatever words.
var bySenses = map[string][]claim.Dimension{
	"erasure":         {},
	"cadence":         {claim.Activity},
	"notification":    {claim.Addressee, claim.Event},
	"notice":          {claim.Notice},
	"objection":       {},
	"patch":           {claim.Level},
	"session":         {claim.Timer},
	"lockout":         {},
	"revocation":      {},
	"disclosure":      {},
	"closure":         {},
	"hsts":            {},
	"subject request": {claim.Event},
	"export":          {},
	"delay":           {},
}

// quantities holds two lengths of time of the same aspect against each other: both have to speak of one subject, and the words
// that tell who, when and which have to leave no room for two.
func quantities(_ *Binder, x, y *claim.Claim) *Disagreement {
	same := akin(x, y)
	if same < likely || !opposed(x, y) {
		return nil
	}
	return &Disagreement{Fault: terms[family(x)].fault, Soft: x.Hedged || y.Hedged || same == likely, About: about2(x, y)}
}

// about2 names what both claims speak of.
func about2(x, y *claim.Claim) string {
	what := terms[family(x)].what
	if common := (x.Facets[claim.Activity].Senses & y.Facets[claim.Activity].Senses).Names(claim.Activity); x.Aspect == "cadence" && len(common) > 0 {
		return common[0]
	}
	words := x.Subject
	if len(y.Subject) < len(x.Subject) && len(y.Subject) > 0 {
		words = y.Subject
	}
	if len(words) == 0 {
		return what
	}
	return strings.Join(words, " ") + ", " + what
}

// unexplained returns the words of one noun phrase that neither the other has nor anything around it, and how many of them the other
// has, or the words near it when it has none of its own.
func unexplained(words, other []string, around *claim.Claim) (open []string, shared int) {
	for _, w := range words {
		if slices.Contains(other, w) {
			shared++
			continue
		}
		near, ok := around.Matter.Has(w)
		switch {
		case !ok:
			open = append(open, w)
		case near || len(other) == 0 && !ownSubject(around):
			shared++
		}
	}
	return open, shared
}

// ownSubject reports whether the sentence has a subject that names something, however little the tables know of it, and does not point back.
func ownSubject(c *claim.Claim) bool {
	if first, _, _ := strings.Cut(strings.ToLower(c.Sentence), " "); first == "its" || first == "their" {
		return false
	}
	return !c.Pronoun && slices.ContainsFunc(c.Subject, func(w string) bool { return !claim.Container(w) && !strings.HasSuffix(w, "ly") })
}

// strong returns the words of what a claim is said of that name something in particular, save those that only repeat a sense.
func strong(c *claim.Claim, d claim.Dimension, repeated ...claim.Senses) (out []string) {
	words := c.Matter.Words
	for i, w := range words {
		if fillers[w] || w == "support" && c.Aspect == "retention" || generalNouns[w] && !(w == "application" && c.Aspect == "retention") && !(i+1 < len(words) && kindNouns[words[i+1]]) || c.Aspect == "cadence" && activityWords[w] {
			continue
		}
		if len(repeated) > 0 && (d == claim.Object && repeated[0].Means(d, w) || d == claim.Activity && namedBy(repeated[0], d, w)) {
			continue
		}
		out = append(out, w)
	}
	return out
}

// plainOf holds, for aspects of which there is one figure, the words by which any sentence about it speaks.
var plainOf = map[string]map[string]bool{
	"interval":        wordSet("backup", "copy"),
	"closure":         wordSet("post", "incident", "report", "review", "major", "mortem", "summary", "cause", "root"),
	"revocation":      wordSet("account", "access", "right", "people", "permission", "sign", "leaver", "credential", "colleague", "employment", "job"),
	"lockout":         wordSet("account", "attempt", "failure", "password", "sign", "access", "guess", "try", "entry"),
	"session":         wordSet("session", "user", "activity", "inactivity", "screen", "idle", "timeout", "minute", "sign"),
	"delay":           wordSet("key", "deletion", "destruction", "material", "version"),
	"notification":    wordSet("breach", "incident", "controller", "customer", "authority", "notice", "mail", "contact", "message", "notification", "leak", "letter", "word"),
	"notice":          wordSet("notice", "sub", "processor", "change", "mail", "page", "announcement", "access", "list", "school", "contact", "engagement", "supplier", "company", "appointment"),
	"objection":       wordSet("objection", "notice", "processor", "change", "reason", "contact"),
	"point-in-time":   wordSet("backup", "base", "log", "archive", "write", "ahead", "recovery", "database", "history"),
	"acknowledgement": wordSet("receipt", "report", "message", "request"),
	"rto":             wordSet("plan", "operation", "downtime", "recovery"),
	"patch":           wordSet("critical", "high", "medium", "low", "vulnerability", "security", "patch", "update", "fix", "finding", "hole", "flaw", "weakness"),
	"subject request": wordSet("exercise", "person", "reply", "register", "identity", "portability", "restriction", "demand", "wish", "concern", "subject", "access", "right", "letter", "question", "individual", "erasure", "deletion", "correction", "answer"),
	"response":        wordSet("critical", "high", "medium", "low", "incident", "ticket", "severity", "priority", "answer", "response", "report", "fault", "problem", "target"),
	"resolution":      wordSet("critical", "high", "medium", "low", "incident", "ticket", "severity", "priority", "solution", "resolution", "report", "fault", "problem", "target"),
	"update":          wordSet("critical", "high", "medium", "low", "incident", "severity", "priority", "update", "status", "news", "message"),
}

// levels are the aspects whose figures go by how grave something is.
var levels = wordSet("response", "resolution", "update", "acknowledgement", "patch")

// namedBy reports whether a word stands in the name of one of the senses.
func namedBy(s claim.Senses, d claim.Dimension, word string) bool {
	for _, name := range s.Names(d) {
		for _, w := range strings.Fields(name) {
			if claim.Concept(w) == word {
				return true
			}
		}
	}
	return false
}

// kindNouns are those before which a general word tells one kind from another: 'system logs' are not 'application logs'.
var kindNouns = wordSet("log", "key", "password", "certificate", "account", "history", "database", "server", "backup")

// activityWords are words of what is done, not of what it is done to.
var activityWords = wordSet("user", "account", "privilege", "permission", "entitlement", "role", "membership", "hire", "onboarding", "induction", "joining", "employment", "commencement", "key", "encryption", "hacker", "mail", "page", "document", "staff", "everybody", "penetration", "pentest", "test", "review", "audit", "scan", "training", "course", "drill", "exercise", "check", "assessment", "rotation", "carry", "perform", "conduct", "hold", "undergo", "specialist", "tester", "auditor", "expert", "hacker", "consultant", "restore", "restoration", "access", "right", "awareness", "security", "vulnerability", "team", "simulation", "rehearsal", "attacker", "outsider")

// generalNouns name something only together with another word.
var generalNouns = wordSet("system", "service", "platform", "application", "app", "product", "company", "data", "environment", "infrastructure", "production", "customer", "client", "user",
	"process", "procedure", "case", "item", "information", "content", "file", "record", "policy", "provider", "vendor", "processor", "controller", "person", "people", "staff", "employee", "firm", "team", "somebody", "engineer", "supplier", "manager", "administrator", "admin", "party", "owner", "head", "officer", "operator", "document", "everybody", "everyone", "world", "place", "site", "business", "member", "individual", "department", "list", "register", "server", "machine", "copy", "database")

// fillers are words that a subject can have or lack without being another.
var fillers = wordSet("daily", "we", "our", "us", "outside", "external", "independent", "third", "party", "encrypted", "such", "article", "section", "clause", "a", "b", "c", "d", "e", "i", "ii", "iii", "individual", "single", "security", "respective", "personal", "affected", "concerned", "management", "operation", "central", "main", "important")

// opposed reports whether two statements of one length of time cannot both be true. A floor, a ceiling or a range that holds the
// other's value agrees with it; of two bounds on the same side the figures have to be the same.
func opposed(x, y *claim.Claim) bool {
	in := terms[family(x)].class
	if in == floor && (x.Bound == claim.Exact) != (y.Bound == claim.Exact) {
		in = inForce // 'three weeks before' keeps a promise of at least 20 days
	}
	a, b := promised(x.Range, in), promised(y.Range, in)
	if a.IsPoint() && b.IsPoint() && alikeLengths(a.Min, b.Min) {
		return false
	}
	switch {
	case a.OpenMin && b.OpenMin:
		return apartEnds(a.Max, b.Max)
	case a.OpenMax && b.OpenMax:
		return apartEnds(a.Min, b.Min)
	case a.OpenMin || a.OpenMax || b.OpenMin || b.OpenMax:
		return period.Relate(a, b) == period.Apart && !near(a, b)
	}
	switch period.Relate(a, b) {
	case period.Equal, period.Close:
		return false
	case period.Contains, period.Within:
		return !a.IsPoint() && !b.IsPoint() && !near(a, b)
	}
	return !near(a, b)
}

// alikeLengths reports whether one length in days and one in months are what people call the same: 180 days are half a year,
// and eight weeks two months.
func alikeLengths(a, b period.Length) bool {
	if a.Unit.Class() == b.Unit.Class() || a.IsZero() || b.IsZero() {
		return false
	}
	ratio := a.Seconds() / b.Seconds()
	return ratio > 0.9 && ratio < 1.1
}

func apartEnds(a, b period.Length) bool {
	if alikeLengths(a, b) {
		return false
	}
	o := period.Compare(a, b)
	return o == period.Shorter || o == period.Longer
}

// promised returns what a figure binds the company to: a response 'in two hours' is one within two hours, and a limit 'of at most 15
// minutes' is that limit.
func promised(r period.Range, in class) period.Range {
	switch {
	case in == ceiling && !r.OpenMax:
		r.OpenMin = true
	case in == floor && !r.OpenMin:
		r.OpenMax = true
	case in == limit && r.OpenMin != r.OpenMax:
		if r.OpenMax {
			r.OpenMax, r.Max = false, r.Min
		} else {
			r.OpenMin, r.Min = false, r.Max
		}
	}
	return r
}
