package claim

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// scanPercentage reads '99.9 %', '99,9%', '99.5 per cent', '99.999 999 9 %', 'five nines'.
func scanPercentage(ts []token.Token, i int, _ string) (*value, int) {
	if ts[i].Kind == token.Word {
		if v, end := nines(ts, i); v != nil || ts[i].Lower != "ninety" {
			return v, end
		}
		return spelled(ts, i)
	}
	if ts[i].Kind != token.Number || i > 0 && !ts[i].Space && (ts[i-1].Kind == token.Word || ts[i-1].Is(".")) {
		return nil, 0
	}
	digits, j := ts[i].Text, i+1
	switch {
	case j+1 < len(ts) && ts[j].Is(",") && !ts[j].Space && ts[j+1].Kind == token.Number && !ts[j+1].Space && ts[i].Int: // a decimal comma
		digits, j = digits+"."+ts[j+1].Text, j+2
	case !ts[i].Int: // digits set in groups of three
		for j < len(ts) && ts[j].Kind == token.Number && ts[j].Int && ts[j].Space && len(ts[j].Text) <= 3 && len(ts[j-1].Text) >= 3 {
			digits, j = digits+ts[j].Text, j+1
		}
	}
	end := j
	if j < len(ts) && ts[j].Is("-") && !ts[j].Space {
		j++
	}
	switch {
	case j < len(ts) && (ts[j].Is("%") || ts[j].Is("percent") || ts[j].Is("pct")):
		end = j + 1
	case j+1 < len(ts) && ts[j].Is("per") && ts[j+1].Is("cent"):
		end = j + 2
	default:
		return nil, 0
	}
	if end < len(ts) && (ts[end].Is("point") || ts[end].Is("points")) {
		return nil, 0
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil || n > 100 {
		return nil, 0
	}
	return &value{kind: Percentage, number: n}, end
}

// nines reads 'five nines'.
func nines(ts []token.Token, i int) (*value, int) {
	if i+1 >= len(ts) {
		return nil, 0
	}
	half := ""
	if i+2 < len(ts) && ts[i+1].Is("and") && ts[i+2].Is("a") && i+4 < len(ts) && ts[i+3].Is("half") && ts[i+4].Is("nines") { // 'three and a half nines'
		half = "5"
	}
	if half == "" && !ts[i+1].Is("nines") {
		return nil, 0
	}
	count := map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}[ts[i].Lower]
	if count == 0 {
		return nil, 0
	}
	end := i + 2
	if half != "" {
		end = i + 5
	} else if end < len(ts) && ts[end].Is("five") { // 'three nines five'
		half, end = "5", end+1
	}
	n, _ := strconv.ParseFloat("99."+strings.Repeat("9", count-2)+half, 64)
	return &value{kind: Percentage, number: n}, end
}

// spelled reads a share in words: 'ninety-nine point nine five per cent'.
func spelled(ts []token.Token, i int) (*value, int) {
	n, j, ok := period.Number(ts, i)
	if !ok || j >= len(ts) {
		return nil, 0
	}
	scale, point := 0.1, ts[j].Is("point")
	if point {
		j++
	}
	for ; point && j < len(ts); j++ {
		d := slices.Index(digitWords, ts[j].Lower)
		if d < 0 {
			break
		}
		n, scale = n+scale*float64(d), scale/10
	}
	switch {
	case j < len(ts) && (ts[j].Is("percent") || ts[j].Is("%")):
		return &value{kind: Percentage, number: math.Round(n*1e9) / 1e9}, j + 1
	case j+1 < len(ts) && ts[j].Is("per") && ts[j+1].Is("cent"):
		return &value{kind: Percentage, number: math.Round(n*1e9) / 1e9}, j + 2
	}
	return nil, 0
}

var digitWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// percentage reads what a share is one of. Only what is promised is a claim: what was measured, what a credit is due below, and
// any other share are none.
func (p *phrase) percentage(c *Claim) bool {
	if p.block.Kind == prose.HeadingText || p.block.Kind == prose.Cell && p.block.Header || p.band() && !p.downShare(c) || p.measured() {
		return false
	}
	c.Aspect, c.AspectCue = p.share(c)
	if p.downShare(c) {
		c.Aspect, c.AspectCue, c.Number, c.Unit = "availability", "downtime", 100-c.Number, "downtime"
	}
	if (c.Aspect == "" || c.Aspect == "figure") && p.pledged(c) {
		c.Aspect, c.AspectCue = "availability", "a share that is promised"
	}
	if c.Aspect == "" {
		return false
	}
	if c.Aspect == "availability" && c.Number < 80 {
		return false
	}
	c.Bound = p.bound()
	if c.Aspect == "availability" || c.Aspect == "durability" {
		c.Qualifiers = p.plans()
		c.AspectNear = p.promised() || c.Aspect == "durability" || c.Unit != "" || p.ts[p.to-1].Is("nines") ||
			p.block.Kind == prose.Cell && len(c.Qualifiers) > 0 // a table of plans tells what each promises
		c.Subject = p.service()
		if p.vendorsShare() {
			c.Mood, c.Cue = OtherParty, "a vendor's own figure"
			return true
		}
		if cue := p.oldTerms(); cue != "" {
			c.Mood, c.Cue = Past, cue
			return true
		}
	}
	cue, hedged := p.cue(hedges)
	c.Hedged = hedged && !strings.EqualFold(cue, "target") // 'the target availability' is what is promised
	c.Group = p.group()
	p.plainMood(c)
	return true
}

// oldTerms returns the words by which the sentence tells of terms that others still have: 'the old contract promises 99.5 %'.
func (p *phrase) oldTerms() string {
	for i := p.lo; i+1 < p.from; i++ {
		switch p.ts[i].Lower {
		case "old", "older", "former", "previous", "earlier", "first":
			switch p.ts[i+1].Lower {
			case "contract", "contracts", "agreement", "agreements", "plan", "plans", "terms", "version", "sla":
				return p.ts[i].Text + " " + p.ts[i+1].Text
			}
		}
	}
	return ""
}

// pledged reports whether the share is promised without a word for what it is one of, 'we commit to three nines': shares of that
// size are promised of availability alone.
func (p *phrase) pledged(c *Claim) bool {
	nines := p.ts[p.to-1].Is("nines")
	if !nines && c.Number < 95 || c.Number >= 100 {
		return false
	}
	if !nines && p.to < p.hi && (p.ts[p.to].Is("of") || p.ts[p.to].Kind == token.Word && !afterPledge[p.ts[p.to].Lower]) {
		return p.ofTime() && p.promisedOutright()
	}
	return p.promisedOutright()
}

var afterPledge = set("in", "per", "a", "each", "every", "over", "for", "taken", "or", "and", "month", "monthly", "at", "on", "within", "during", "as", "measured", "which", "is", "are", "throughout")

// promisedOutright reports whether a word of the sentence promises, and nobody else does so.
func (p *phrase) promisedOutright() bool {
	for i := p.lo; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "rivals", "competitors", "others", "some", "many", "most", "they", "industry", "elsewhere", "rival", "competitor":
			return false
		case "we", "our":
			i = p.from
		}
	}
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "promise", "promises", "promised", "guarantee", "guarantees", "guaranteed", "commit", "commits", "committed", "commitment", "pledge", "pledges", "assure", "assures", "warrant", "warrants", "undertake", "undertakes", "sla", "slo", "owe", "owes", "word":
			return true
		case "count", "rely":
			if i+1 < p.hi && (p.ts[i+1].Is("on") || p.ts[i+1].Is("upon")) {
				return true
			}
		case "good", "stand", "sign", "aim", "target":
			if i+1 < p.hi && (p.ts[i+1].Is("for") || p.ts[i+1].Is("by")) {
				return true
			}
		}
	}
	return false
}

// plainMood sets the mood of a figure. 'Not' and 'no' before one are mostly a part of its bound, 'not less than'; only a promise
// that is deniedPromise negates it.
func (p *phrase) plainMood(c *Claim) {
	c.Mood, c.Cue = p.mood(c)
	cue := strings.ToLower(c.Cue)
	switch {
	case c.Mood == Optional && c.Aspect == "availability" && (strings.HasPrefix(cue, "can count") || strings.HasPrefix(cue, "can rely") || strings.HasPrefix(cue, "can expect") || strings.HasPrefix(cue, "can be") || strings.HasPrefix(cue, "may be")):
		c.Mood = Asserted // 'can be reached'
	case c.Mood == Optional && c.Aspect == "figure" && c.Bound == AtMost:
		c.Mood = Asserted // 'may have up to five' is the bound itself
	case c.Mood == Optional && c.Aspect == "figure" && p.word(p.from-1) == "by":
		c.Mood = Asserted // 'can be reached by six users'
	case c.Mood == Optional && c.Kind == Count && c.Aspect == "password-length" && p.denied():
		c.Mood = Asserted // 'nobody can choose fewer than 12'
	case c.Mood == OtherParty && c.Kind == Count:
		// What users have to type is our rule; what they may set is theirs.
		if c.Mood = Asserted; c.Bound != AtLeast && !p.nearSentence("must", "need", "needs", "shall") && p.nearSentence("may", "can", "choose", "chooses", "configure", "configures", "decide", "decides", "own", "set", "sets", "supplier", "suppliers", "vendor", "vendors") {
			c.Mood = Optional
		}
	case c.Mood == Negated:
		c.Mood = Asserted
		lo, hi := p.clause()
		for i := max(lo, p.lo); i < min(hi, p.from); i++ {
			if negates[p.ts[i].Lower] && i+1 < p.hi && !(p.ts[i+1].Is("be") && i+3 < p.hi && p.ts[i+3].Is("than")) && (promises[p.ts[i+1].Lower] || deniedPromise[p.ts[i+1].Lower]) {
				c.Mood = Negated
			}
		}
	}
}

var deniedPromise = set("promise", "guarantee", "commit", "warrant", "offer", "ask", "require", "need", "insist", "promised", "guaranteed", "required", "aim", "say", "enough", "longer")

// share returns what the percentage is one of, and by which word: the nearest in its clause, else in the sentence, else in what
// introduces it.
func (p *phrase) share(*Claim) (aspect, cue string) {
	lo, hi := p.clause()
	for _, r := range [][2]int{{lo, hi}, {p.lo, p.hi}} {
		best := 1 << 20
		for i := r[0]; i < r[1]; i++ {
			a := shares[p.ts[i].Lower]
			if a == "" || i >= p.from && i < p.to {
				continue
			}
			if p.ts[i].Is("up") && !p.upTime(i) {
				continue
			}
			if gap := p.gap(i); gap < best {
				best, aspect, cue = gap, a, p.ts[i].Text
			}
		}
		if aspect != "" {
			return aspect, cue
		}
	}
	for _, b := range p.introducers() {
		for _, t := range p.cut(b) {
			if a := shares[t.Lower]; a != "" && t.Lower != "up" && t.Lower != "open" {
				return a, t.Text
			}
		}
	}
	for i := 0; i < p.labelEnd(); i++ {
		if a := shares[p.ts[i].Lower]; a != "" && p.block.Label > 0 {
			return a, p.ts[i].Text
		}
	}
	if p.ofTime() {
		return "availability", "of the time"
	}
	if w := p.ownFigure(); w != "" {
		return "figure", w
	}
	return "", ""
}

// ownFigure returns a word of the sentence, the label or the table's heads that stands in the title of a figure of the site's data,
// or "": other numbers are none of which anything is known.
func (p *phrase) ownFigure() string {
	if len(p.lex.figures) == 0 {
		return ""
	}
	for i := p.lo; i < p.hi; i++ {
		if (i < p.from || i >= p.to) && p.lex.figures[normal(p.ts, i)] {
			return p.ts[i].Text
		}
	}
	for _, b := range p.introducers() {
		ts := p.cut(b)
		for i := range ts {
			if b.Kind != prose.HeadingText && p.lex.figures[normal(ts, i)] {
				return ts[i].Text
			}
		}
	}
	return ""
}

// gap is how many tokens lie between a token and the find.
func (p *phrase) gap(i int) int {
	if i < p.from {
		return p.from - i
	}
	return i - p.to + 2
}

// upTime reports whether 'up' at i says that something runs, and not 'up to'.
func (p *phrase) upTime(i int) bool {
	return i > p.lo && (p.ts[i-1].Is("is") || p.ts[i-1].Is("be") || p.ts[i-1].Is("stays") || p.ts[i-1].Is("are") || p.ts[i-1].Is("stay")) && (i+1 >= p.hi || !p.ts[i+1].Is("to"))
}

// ofTime reports whether 'of the time', 'of each month' stands behind the share: no other promise is one of time.
func (p *phrase) ofTime() bool {
	i := p.to
	if i+1 >= p.hi || !p.ts[i].Is("of") {
		return false
	}
	for k := i + 1; k < min(i+5, p.hi); k++ {
		switch p.ts[k].Lower {
		case "time", "month", "months", "quarter", "year", "hours", "minutes":
			return p.finds[p.self].value != nil && p.finds[p.self].value.number >= 90
		case "the", "each", "every", "any", "a", "calendar", "all", "our", "working":
		default:
			return false
		}
	}
	return false
}

var shares = map[string]string{
	"availability": "availability", "available": "availability", "uptime": "availability", "up": "availability", "reachable": "availability", "reachability": "availability", "accessible": "availability", "online": "availability", "operational": "availability", "reached": "availability", "open": "availability", "opened": "availability",
	"durability": "durability", "durable": "durability", "durably": "durability",
}

// band reports whether the share is a threshold: what is due below it, or a row of a table of credits.
func (p *phrase) band() bool {
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "credit", "credits", "credited", "refund", "refunds", "refunded", "compensation", "rebate", "penalty", "terminate", "reimbursed", "fee", "fees", "invoice", "charges", "discount", "voucher":
			return true
		}
	}
	for i := max(p.lo, p.from-5); i < p.from; i++ {
		switch p.ts[i].Lower {
		case "below", "under", "lower", "less", "falls", "fall", "drops", "drop", "short", "between", "misses", "exceeds", "if", "when", "whenever", "should", "<", "≤", "fails":
			if !p.deniedAt(i) {
				return true
			}
		}
	}
	for i := p.lo; i < p.from; i++ { // 'if availability in a month is lower …'
		if w := p.ts[i].Lower; i == p.lo && (w == "if" || w == "when" || w == "should" || w == "whenever" || w == "where") {
			return true
		}
	}
	if p.block.Kind != prose.Cell {
		if b := p.block.LeadIn; b >= 0 && hasAny(p.doc.Blocks[b].Text, creditWords) {
			return true
		}
		return false
	}
	if head := p.block.ColHead; head >= 0 {
		for i := head - p.doc.Blocks[head].Col; i >= 0 && i < len(p.doc.Blocks) && p.doc.Blocks[i].Kind == prose.Cell && p.doc.Blocks[i].Header && p.doc.Blocks[i].Table == p.block.Table; i++ {
			if hasAny(p.doc.Blocks[i].Text, creditWords) {
				return true
			}
		}
	}
	for i := p.index + 1; i < len(p.doc.Blocks) && p.doc.Blocks[i].Kind == prose.Cell && p.doc.Blocks[i].Table == p.block.Table && p.doc.Blocks[i].Row == p.block.Row; i++ {
		if hasAny(p.doc.Blocks[i].Text, creditWords) {
			return true
		}
	}
	return false
}

// deniedAt reports whether the word at i is deniedPromise: 'not less than', 'never below'.
func (p *phrase) deniedAt(i int) bool {
	for k := max(p.lo, i-3); k < i; k++ {
		if w := p.ts[k].Lower; w == "not" || w == "no" || w == "never" || w == "nor" {
			return true
		}
	}
	return false
}

var creditWords = set("credit", "credits", "refund", "compensation", "rebate", "penalty", "discount", "refunded", "credited")

// measured reports whether the share was observed and is not promised.
func (p *phrase) measured() bool {
	says := func(i int, ts []token.Token) bool {
		next := ""
		if i+1 < len(ts) {
			next = ts[i+1].Lower
		}
		switch ts[i].Lower {
		case "was", "were", "reached", "achieved", "averaged", "average", "recorded", "observed", "measurements", "statistics", "worst", "best", "delivered", "attained", "historically", "actual", "so far":
			return !(ts[i].Is("averaged") && next == "over" && i >= p.to) && !(i > 0 && (ts[i-1].Is("be") || ts[i-1].Is("can") || ts[i-1].Is("is")) || i > 1 && ts[i-2].Is("can"))
		case "last", "past", "previous":
			return next == "year" || next == "quarter" || next == "month" || next == "twelve" || next == "months" || next == "12" || next == "season"
		case "over":
			return !p.promisedOutright() && !(i > 0 && ts[i-1].Is("averaged")) && next == "the" && i+2 < len(ts) && (ts[i+2].Is("year") || ts[i+2].Is("last") || ts[i+2].Is("past"))
		case "measured":
			return i > 0 && (ts[i-1].Is("we") || ts[i-1].Is("have") || ts[i-1].Is("has"))
		case "have", "has":
			return next == "been" || next == "had"
		}
		return false
	}
	label := p.labelEnd()
	for i := 0; i < p.hi; i++ {
		if i == label && label < p.lo {
			i = p.lo
		}
		if (i < p.from || i >= p.to) && says(i, p.ts[:p.hi]) {
			return true
		}
	}
	for _, b := range p.introducers() {
		ts := p.cut(b)
		for i := range ts {
			if b.Kind == prose.HeadingText && (ts[i].Is("measured") || ts[i].Is("statistics") || ts[i].Is("history") || ts[i].Is("achieved")) || b.Kind != prose.HeadingText && len(ts) < 16 && says(i, ts) {
				return true
			}
		}
	}
	return false
}

// promised reports whether a word says that the share is promised: in the sentence, the label, the heads of row and column, or a
// heading.
func (p *phrase) promised() bool {
	for i := 0; i < p.hi; i++ {
		if promises[p.ts[i].Lower] && !(i >= p.from && i < p.to) {
			return true
		}
	}
	for _, b := range p.introducers() {
		if hasAny(b.Text, promises) {
			return true
		}
	}
	if p.block.RowHead >= 0 && hasAny(p.doc.Blocks[p.block.RowHead].Text, promises) {
		return true
	}
	for i := p.from - 1; i > p.lo && p.from-i < 4; i-- {
		if p.ts[i].Is(":") && i-p.lo < 6 { // 'Availability: 99.5 %'
			for k := p.lo; k < i; k++ {
				if shares[p.ts[k].Lower] != "" {
					return true
				}
			}
		}
	}
	if n := p.labelEnd(); p.block.Label > 0 && n > 0 && p.ts[p.from].Start >= p.block.Label && p.hi-n < 12 {
		for i := 0; i < n; i++ {
			if a := shares[p.ts[i].Lower]; a != "" {
				return true // '**Uptime:** 99.5 %'
			}
		}
	}
	return p.ofTime()
}

var promises = set("promise", "promises", "promised", "guarantee", "guarantees", "guaranteed", "guaranteeing", "commit", "commits", "committed", "commitment", "commitments", "ensure", "ensures", "shall", "will", "must", "owe", "owes", "target", "targets", "aim", "aims", "objective", "objectives", "sla", "slo", "slas", "agreed", "agreement", "agree", "warrant", "warrants", "undertake", "undertakes",
	"least", "minimum", "level", "levels", "keep", "keeps", "provide", "provides", "offer", "offers", "can", "assure", "assures", "maintain", "maintains", "efforts", "be", "may", "pledge", "stand", "designed")

// vendorsShare reports whether the sentence gives a vendor's figure.
func (p *phrase) vendorsShare() bool {
	for i := p.from - 1; i >= p.lo; i-- { // whoever is named nearest before the figure
		w := p.ts[i].Lower
		if markSubjects[w] == ownSubject && w != "our" && w != "us" && w != "product" && w != "platform" || p.lex.isOwn(p.ts, i) {
			break
		}
		for k := range p.finds {
			if f := &p.finds[k]; i >= f.from && i < f.to && f.names != nil && f.names[0].Kind == ProviderName {
				return true
			}
		}
		if p.ts[i].Capital() && i > p.lo && p.ts[i-1].Is("the") && offerers[w] {
			break // the Supplier of an agreement is the company that offers it
		}
		switch w {
		case "partner", "partners", "bank", "telecom", "utility", "host", "hoster", "landlord", "carrier", "supplier", "suppliers", "vendor", "vendors", "subprocessor", "subprocessors", "datacentre", "datacenter", "their":
			return true
		case "centre", "center", "centres", "centers", "provider", "providers":
			if i > p.lo && (p.ts[i-1].Is("data") || p.ts[i-1].Is("hosting") || p.ts[i-1].Is("cloud") || p.ts[i-1].Is("our") || p.ts[i-1].Is("infrastructure") || p.ts[i-1].Is("payment")) {
				return true
			}
		}
	}
	if p.block.Kind == prose.Cell {
		for _, b := range []int{p.block.RowHead, p.block.ColHead} {
			if b >= 0 && p.whose(p.cut(&p.doc.Blocks[b]), p.doc.Blocks[b].Text) != "" {
				return true
			}
		}
	}
	return false
}

// offerers are what the company that offers a service is called in an agreement.
var offerers = set("supplier", "provider", "vendor", "processor", "contractor", "licensor", "company")

// plans returns the words that limit a figure to some customers: 'on the Parish plan', 'under the contract "Cathedral"'.
func (p *phrase) plans() (out []string) {
	scan := func(ts []token.Token, lo, hi int) {
		for i := lo; i < hi; i++ {
			switch w := ts[i].Lower; {
			case planNouns[w]:
				for k := max(lo, i-2); k < min(hi, i+4); k++ {
					if k != i && ts[k].Kind == token.Word && ts[k].Capital() && !stopWords[ts[k].Lower] && !planNouns[ts[k].Lower] && (k > lo || k == i-1) {
						out = append(out, stem(ts[k].Lower))
					}
				}
				if i > lo && isPlanName(ts[i-1].Lower) {
					out = append(out, ts[i-1].Lower)
				}
			case (w == "customers" || w == "customer" || w == "accounts" || w == "users" || w == "subscribers") && i > lo && (isPlanName(ts[i-1].Lower) || metals[ts[i-1].Lower]):
				out = append(out, ts[i-1].Lower)
			case w == "paid" || w == "free" || w == "enterprise" || w == "premium" || w == "professional":
				out = append(out, w)
			}
		}
	}
	lo, hi := p.clause()
	scan(p.ts, lo, hi)
	if len(out) == 0 {
		scan(p.ts, p.lo, p.hi)
	}
	if p.block.Kind == prose.Cell {
		for _, b := range []int{p.block.RowHead, p.block.ColHead} {
			if b >= 0 && b != p.index {
				ts := p.cut(&p.doc.Blocks[b])
				scan(ts, 0, len(ts))
				if len(ts) == 1 && isPlanName(ts[0].Lower) {
					out = append(out, ts[0].Lower)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// metals are what plans are often called after.
var metals = set("bronze", "silver", "gold", "platinum", "diamond")

var planNouns = set("plan", "plans", "tier", "tiers", "edition", "editions", "package", "packages", "contract", "contracts", "subscription", "subscriptions")

// service returns the stems of what is available: what stands before 'is available', behind 'availability of', or between 'make' and
// 'available'. General words such as 'service' are left out, so that nothing remains where the service as a whole is meant.
func (p *phrase) service() []string {
	var words []string
	take := func(lo, hi int) {
		for i := lo; i < hi; i++ {
			w := stem(p.ts[i].Lower)
			if p.ts[i].Kind == token.Word && !stopWords[p.ts[i].Lower] && !wholeService[w] && shares[p.ts[i].Lower] == "" {
				words = append(words, w)
			}
		}
	}
	lo, hi := p.clause()
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "availability", "uptime", "durability":
			if i+1 < hi && (p.ts[i+1].Is("of") || p.ts[i+1].Is("for")) {
				end := i + 2
				for end < hi && p.ts[end].Kind == token.Word && !objectEnds[p.ts[end].Lower] && !(end >= p.from && end < p.to) && !finiteVerbs[p.ts[end].Lower] {
					end++
				}
				take(i+2, end)
			} else if i > lo && p.ts[i-1].Kind == token.Word {
				take(max(lo, i-2), i)
			}
		case "available", "up", "reachable", "online", "accessible", "reached", "opened", "operational":
			k := i
			for k > lo && (p.ts[k-1].Is("is") || p.ts[k-1].Is("be") || p.ts[k-1].Is("will") || p.ts[k-1].Is("can") || p.ts[k-1].Is("shall") || p.ts[k-1].Is("are") || p.ts[k-1].Is("stays")) {
				k--
			}
			end := k
			for k > lo && p.ts[k-1].Kind == token.Word && !finiteVerbs[p.ts[k-1].Lower] && !promises[p.ts[k-1].Lower] && !p.ts[k-1].Is("that") && end-k < 5 {
				k--
			}
			take(k, end)
		}
	}
	if p.block.Kind == prose.Cell {
		for _, b := range []int{p.block.RowHead, p.block.ColHead} {
			if b >= 0 && b != p.index {
				for _, t := range p.cut(&p.doc.Blocks[b]) {
					if w := stem(t.Lower); t.Kind == token.Word && !stopWords[t.Lower] && !wholeService[w] && shares[t.Lower] == "" {
						words = append(words, w)
					}
				}
			}
		}
	} else if n := p.labelEnd(); p.block.Label > 0 && p.ts[p.from].Start >= p.block.Label && n < 6 {
		take(0, n)
	}
	return words
}

// wholeService are words by which the service as a whole goes, or that say how availability is counted.
var wholeService = set("service", "platform", "system", "application", "app", "software", "product", "solution", "hosted", "cloud", "production", "monthly", "yearly", "annual", "month", "year", "calendar", "minimum", "guaranteed", "promised", "target", "objective", "percentage", "level", "sla", "overall", "total", "object", "stored", "data", "time", "it", "we", "value", "figure", "measured", "commitment", "availability", "uptime", "property", "metric", "customer", "user", "core", "main", "promise", "least", "saas", "online", "our", "quarter", "reliability", "high", "each", "every", "per", "period", "makes", "make", "keep", "keeps")
