package claim

import (
	"slices"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

var (
	demandFactor   = set("mandatory", "compulsory", "obligatory", "required", "require", "requires", "requiring", "enforced", "enforce", "enforces", "must", "need", "needs", "needed", "forced", "force", "insist", "insists", "demand", "demands", "demanded", "obliged", "oblige", "indispensable", "prescribed", "impose", "imposes", "imposed", "mandate", "mandates", "mandated", "expect", "expects", "expected", "stipulate", "stipulates", "oblige", "obliges", "compel", "compels", "insisted", "dictate", "dictated", "compelled", "necessary", "unavoidable")
	offerFactor    = set("offer", "offers", "offered", "available", "support", "supports", "supported", "provide", "provides", "provided", "use", "uses", "used", "using", "active", "possible")
	adviseFactor   = set("recommend", "recommends", "recommended", "encourage", "encourages", "encouraged", "advise", "advised", "suggest", "suggested", "urge", "urged", "welcome", "invited", "desirable", "recommendation", "suggestion", "suggest", "option", "recommending", "encouragement")
	spareFactor    = set("exempt", "exempted", "waived", "waive", "excused", "spared", "skip", "skips", "skipped", "bypass", "omit", "omitted", "dispense", "dispensed", "superfluous", "unnecessary", "needless", "dropped", "drop", "abolished", "abolish", "scrapped", "scrap", "lifted", "withdrawn", "relieved", "freed", "released")
	wishers        = set("they", "you", "he", "she", "the", "one", "somebody", "anybody", "so")
	wishes         = set("like", "likes", "wish", "wishes", "want", "wants", "prefer", "prefers", "choose", "chooses", "desired", "wanted", "desire", "wished")
	switchesFactor = set("use", "add", "turn", "switch", "activate", "enable", "set", "protect", "secure", "opt", "have", "skip", "sign", "leave", "drop", "omit", "bypass", "forgo")
	// systemWords are of things that staff and customers sign in to besides what policies are about.
	systemWords = set("wifi", "wlan", "wiki", "intranet", "shop", "terminal", "kiosk", "printer", "canteen", "till", "catalogue", "catalog", "forum", "sandbox", "staging", "test", "demo", "training", "door", "clock")
)

// exceptingAccounts returns the word by which the part, or the sentence, makes an exception.
func (p *phrase) exceptingAccounts(lo, hi int) string {
	for i := lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "except", "excepted", "exempt", "unless", "save", "excluding", "exceptions":
			if i == 0 || !p.ts[i-1].Is("no") && !p.ts[i-1].Is("without") {
				return w
			}
		case "apart", "aside":
			return w
		}
	}
	return ""
}

// accounts returns the groups whose accounts the part speaks of, else those that the label, the heads, the lead-in or the heading
// name, and whether it says it of all of them.
func (p *phrase) accounts(lo, hi int) (groups []string, all bool) {
	add := func(ts []token.Token, from, to int) {
		for i := from; i < to; i++ {
			g := AccountGroup(ts[i].Lower)
			if (ts[i].Is("members") || ts[i].Is("member")) && (i > 0 && AccountGroup(ts[i-1].Lower) == "staff" || i+2 < len(ts) && ts[i+1].Is("of") && (ts[i+2].Is("staff") || ts[i+2].Is("the"))) {
				g = "" // 'staff members', 'members of the sales team'
			}
			if ts[i].Is("work") || ts[i].Is("works") || ts[i].Is("working") {
				if i+1 < len(ts) && (ts[i+1].Is("here") || ts[i+1].Is("for") && i+2 < len(ts) && ts[i+2].Is("us") || ts[i+1].Is("with") && i+2 < len(ts) && ts[i+2].Is("us")) {
					g = "staff"
				}
			}
			if ts[i].Is("people") && i > 0 && (ts[i-1].Is("own") || ts[i-1].Is("our")) {
				g = "staff"
			}
			if i+1 < len(ts) && ts[i].Is("internal") && (ts[i+1].Is("system") || ts[i+1].Is("systems") || ts[i+1].Is("tool") || ts[i+1].Is("tools") || ts[i+1].Is("application") || ts[i+1].Is("applications")) {
				g = "staff"
			}
			if i+1 < len(ts) && robotWords[ts[i].Lower] && robotNouns[ts[i+1].Lower] {
				g = "machine"
			}
			if g == "staff" && ts[i].Is("office") && i+1 < len(ts) && (ts[i+1].Is("365") || ts[i+1].Is("wifi")) {
				continue
			}
			if g != "" && !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
			switch ts[i].Lower {
			case "all", "every", "each", "any", "everybody", "everyone", "nobody", "anybody", "whole":
				all = true
			case "exception", "exceptions":
				all = all || i > 0 && (ts[i-1].Is("no") || ts[i-1].Is("without"))
			}
		}
	}
	add(p.ts, lo, hi)
	if len(groups) == 0 && (lo > p.lo || hi < p.hi) && !p.hasGroupBeyond(lo, hi) {
		add(p.ts, p.lo, p.hi)
	}
	if len(groups) > 0 {
		return groups, all
	}
	if n := p.labelEnd(); p.block.Label > 0 && n > 0 {
		add(p.ts, 0, n)
	}
	for _, b := range p.introducers() {
		if len(groups) > 0 {
			break
		}
		if b.Kind != prose.Cell || b.Header || b.Col == 0 {
			ts := token.Append(nil, b.Text)
			add(ts, 0, len(ts))
		}
	}
	if len(groups) == 0 && p.lo > 0 {
		add(p.ts, max(0, p.lo-30), p.lo)
	}
	for i := p.lo; i < p.hi && len(groups) == 0; i++ {
		if p.ts[i].Is("you") || p.ts[i].Is("your") {
			groups = append(groups, ReaderGroup)
		}
	}
	return groups, all
}

// Accounts that no person signs in with.
var (
	robotWords = set("service", "technical", "machine", "system", "functional", "robot", "integration", "api", "non-personal", "application", "batch")
	robotNouns = set("account", "accounts", "user", "users", "identity", "identities", "login", "logins")
)

// forSomething reports whether the part, which names no people, names a thing that the factor is for: 'not needed for reading our pages'.
func (p *phrase) forSomething(lo, hi int) bool {
	for i := lo; i+1 < hi; i++ {
		switch p.ts[i].Lower {
		case "for", "to", "on", "in", "at", "when", "where", "from":
			for k := i + 1; k < min(i+4, hi); k++ {
				if t := &p.ts[k]; t.Kind == token.Word && !stopWords[t.Lower] {
					if !signWords[t.Lower] && !(k >= p.from && k < p.to) && !t.Is("everyone") && !t.Is("everybody") && !t.Is("company") && !t.Is("request") && !t.Is("logging") && !t.Is("logins") {
						return true
					}
					break
				}
			}
		}
	}
	return false
}

// ReaderGroup is whom a text addresses that names nobody: 'you'.
const ReaderGroup = "reader"

// hasGroupBeyond reports whether the rest of the sentence names two groups: then it cannot be told which is meant.
func (p *phrase) hasGroupBeyond(lo, hi int) bool {
	seen := ""
	for i := p.lo; i < p.hi; i++ {
		if g := AccountGroup(p.ts[i].Lower); g != "" && (i < lo || i >= hi) {
			if seen != "" && seen != g {
				return true
			}
			seen = g
		}
	}
	return false
}

// AccountGroup returns the group of people whose accounts a word means: 'staff' for those that [GroupOf] knows and for what parts
// of a company are called.
func AccountGroup(w string) string {
	if partStaff[w] {
		return "staff"
	}
	switch g := groupWords[w]; {
	case w == "machine" || w == "machines" || w == "internal" || w == "external" || w == "service" || w == "root":
		return ""
	case g != "":
		return g
	}
	switch w {
	case "payroll", "workmates", "coworkers", "crew", "team", "teams", "staffer", "staffers", "newcomers", "joiners", "insiders":
		return "staff"
	case "buyers", "shoppers", "readers", "visitors", "visitor", "donors", "players", "families", "parents", "citizens", "policyholders", "households", "borrowers":
		return "customer"
	}
	return ""
}

// partStaff are parts of a company's staff.
var partStaff = set("sales", "marketing", "accounting", "bookkeeping", "finance", "hr", "office", "reception", "receptionists", "warehouse", "management", "managers", "directors", "executives", "board", "engineering", "engineers", "developers", "interns", "intern", "trainees", "trainee", "apprentices", "apprentice",
	"freelancers", "temps", "technicians", "operators", "secretaries", "clerks", "helpdesk", "laboratory", "headquarters", "cashiers", "assistants", "department", "departments", "procurement", "logistics", "dispatchers", "editors", "analysts", "consultants", "field")

// factorMood returns how the sentence puts what it says of a second factor. That one may, or need not, is the statement itself.
func (p *phrase) factorMood(c *Claim) (Mood, string) {
	lo, hi := p.lo, p.hi
	r := &region{phrase: p, first: lo, last: hi}
	if cue := p.inYear(); cue != "" {
		return Past, cue
	}
	if cue := p.theirPeople(); cue != "" {
		return OtherParty, cue
	}
	for k := range p.finds { // for a day, until the new key has come
		if f := &p.finds[k]; c.Names[0] != FactorRequired && f.quantity != nil && !f.quantity.Repeats && f.from > lo && f.to <= hi && (p.ts[f.from-1].Is("for") || p.ts[f.from-1].Is("within")) {
			return Conditional, "for a time"
		}
	}
	if pronouns[p.ts[lo].Lower] && lo > 0 {
		for k := max(0, lo-30); k < lo; k++ {
			if mishaps[p.ts[k].Lower] {
				return Conditional, p.ts[k].Text
			}
		}
	}
	for i := lo; i < hi; i++ {
		next := r.word(i + 1)
		switch w := p.ts[i].Lower; w {
		case "was", "were", "had", "formerly", "previously", "originally", "historically":
			return Past, w
		case "used":
			if next == "to" && !isBe(r.word(i-1)) {
				return Past, "used to"
			}
		case "until", "till":
			if r.dated(i + 1) {
				return Past, w
			}
		case "planned", "plan", "plans", "intend", "intends", "soon", "roadmap", "upcoming", "consider", "considering", "thinking", "hope", "prepare", "preparing":
			if w != "plan" && w != "plans" || next == "to" {
				return Planned, w
			}
		case "will", "shall":
			if r.laterOn() {
				return Planned, w
			}
		case "from", "starting":
			if r.dated(i + 1) {
				return Planned, w
			}
		case "example", "instance":
			return Example, w
		case "can", "may", "could":
			if next == "enforce" || next == "require" || next == "demand" || next == "make" || next == "impose" {
				return OtherParty, w + " " + next // it is for them to ask for it
			}
			if w == "could" && p.yearIn(lo, hi) {
				return Past, w
			}
		case "before":
			if r.dated(i + 1) {
				return Past, w
			}
		case "rivals", "competitors", "elsewhere", "banks", "companies", "firms", "industry":
			if i < p.from {
				return OtherParty, w
			}
		case "some", "many", "most", "other":
			if i < p.from && i == lo && AccountGroup(next) == "" {
				return OtherParty, w
			}
		case "if", "when", "whenever", "should", "whoever", "who", "unless", "once", "where":
			for k := i; k < min(hi, i+14); k++ {
				if w == "who" && k < i+5 && i < p.from && (r.word(k) == "required" || r.word(k) == "obliged" || r.word(k) == "must") {
					return Conditional, w // what holds for those of whom others ask it
				}
				if mishaps[r.word(k)] && w != "who" {
					return Conditional, w
				}
				if hasSwitchedOn[r.word(k)] && c.Names[0] == FactorRequired && k < p.to+4 {
					return Conditional, w // what holds for those who have turned it on
				}
			}
		case "guest", "guests", "supplier", "suppliers", "vendor", "vendors", "partner", "partners":
			if next == "own" || next == "'" || next == "'s" {
				return OtherParty, w
			}
		case "required", "demanded", "prescribed", "recommended":
			if next == "by" && (lawWords[r.word(i+2)] || lawWords[r.word(i+3)]) {
				return Law, w
			}
		case "customer's", "organisation's":
			return OtherParty, w
		case "administrator", "administrators":
			for k := i + 1; k < min(hi, i+12) && !p.ts[k].Is(";"); k++ {
				if w := r.word(k); (w == "can" || w == "may") && k < p.from+8 { // 'the customer's administrator can make it compulsory'
					return Optional, "administrator can"
				}
			}
		}
	}
	return Asserted, ""
}

// yearIn reports whether a year is named between two tokens.
func (p *phrase) yearIn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if p.year(i) {
			return true
		}
	}
	return false
}

var hasSwitchedOn = set("turned", "switched", "activated", "enabled", "opted", "chosen", "chose", "chooses", "enables", "activates")

// mishaps are words of the cases for which there are ways around.
var mishaps = set("lost", "lose", "loses", "broken", "breaks", "forgotten", "forgets", "stolen", "emergency", "fails", "unavailable", "home", "stayed", "dead", "flat", "missing", "replaced", "outage")
