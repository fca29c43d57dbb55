package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// An aspect is what a quantity is: how long data are kept, how soon somebody answers. A cue is a word that says so; the weight
// says how surely, and a stronger cue wins over a nearer weaker one. Many aspects are here only because a length of time that
// is about them must not be taken for another.
type aspect struct {
	name     string
	weight   int
	patterns string
}

// An aspects finds the aspect of quantities.
type aspects struct {
	table []aspect
	patterns
}

var (
	ofDurations = newAspects(durationAspects)
	ofIntervals = newAspects(intervalAspects)
)

func newAspects(table []aspect) *aspects {
	a := &aspects{table: table}
	for i := range table {
		a.add(i, table[i].patterns)
	}
	return a
}

// AspectOf returns what a length of time or an interval with that title is: 'session' for 'Idle timeout'.
func AspectOf(title string, interval bool) string {
	a := ofDurations
	if interval {
		a = ofIntervals
	}
	ts := token.Append(nil, title)
	name, _ := a.strongest(ts, 0, len(ts), 0, 0, 1, nil)
	return name
}

// strongest returns the aspect whose cue among tokens lo to hi weighs most, and no less than least; of equals it is the one
// nearest to the tokens from to to. Cues that are the title of a document are none.
func (a *aspects) strongest(ts []token.Token, lo, hi, from, to, least int, title func(hit) bool) (name, cue string) {
	return a.choose(ts, func(found func(hit)) { a.find(ts, lo, hi, found) }, from, to, least, title)
}

// strongest is the same for tokens of the phrase's own block.
func (p *phrase) strongest(a *aspects, lo, hi, from, to, least int, title func(hit) bool) (name, cue string) {
	return a.choose(p.ts, func(found func(hit)) { p.find(&a.patterns, lo, hi, found) }, from, to, least, title)
}

// strongestIn is the same for another block, of which what stands last is the nearest.
func (p *phrase) strongestIn(a *aspects, block, least int, title func(hit) bool) (name, cue string) {
	ts := p.words(block)
	return a.choose(ts, func(found func(hit)) { p.findIn(&a.patterns, block, found) }, len(ts), len(ts), least, title)
}

func (a *aspects) choose(ts []token.Token, find func(func(hit)), from, to, least int, title func(hit) bool) (name, cue string) {
	score := 0
	find(func(h hit) {
		if h.from < to && h.to > from || title != nil && title(h) || describes(ts, h, from) {
			return
		}
		gap := from - h.from
		if h.from >= to {
			gap = h.from - to + 1
		}
		as := &a.table[h.id]
		if as.weight < least {
			return
		}
		if s := as.weight*20 - min(gap, 19); s > score {
			score, name, cue = s, as.name, span(ts, h)
		}
	})
	return name, cue
}

// span returns the words of a hit.
func span(ts []token.Token, h hit) string {
	s := ts[h.from].Text
	for i := h.from + 1; i < h.to; i++ {
		if ts[i].Space {
			s += " "
		}
		s += ts[i].Text
	}
	return s
}

// aspect returns what the quantity is: the strongest cue in its clause, else in its sentence, else in what introduces the
// sentence: label, row and column heads, lead-in, headings.
func (p *phrase) aspect(interval bool) (name, cue string, near bool) {
	a := ofDurations
	if interval {
		a = ofIntervals
	}
	lo, hi := p.clause()
	from, to := p.since()
	purpose := p.endPurpose()
	lasting := !interval && p.lastsFor()
	skip := func(h hit) bool {
		if lasting && deadlines[a.table[h.id].name] && a.table[h.id].weight < 4 {
			return true // 'available for restoration for 60 days'
		}
		if h.from >= purpose || !interval && p.inOther(h) {
			return true
		}
		if h.from >= p.to && h.from < p.to+4 && p.elapses() {
			return true // 'before two weeks are over'
		}
		if h.from >= from && h.from < to && !(a.table[h.id].name == "notice" && a.table[h.id].weight == 5) || p.inTitle(h) { // 'two weeks before it starts'
			return true
		}
		return p.startOfTime(h) || p.idle(a, h) || !interval && p.inKept(a, h) || p.purpose(h) || p.idiom(h) || !interval && p.names(h) && a.table[h.id].name != "retention"
	}
	own, end := p.lo, p.coordinate()
	if from, to := p.independent(); (from > own || to < end) && p.verb(from, to) >= 0 && (from == own || p.verb(own, from) >= 0) && (to == end || p.verb(to, end) >= 0) {
		own, end = from, to // a sentence of its own between semicolons: 'eight hours are the target; data of the last hour may be lost'
	}
	if cue := p.beforehand(); cue != "" && !interval {
		if n, w := p.strongest(a, p.lo, p.hi, p.from, p.to, 5, p.inTitle); n != "" {
			return n, w, true // 'four months before you talk about it'
		}
		return "notice", cue, true
	}
	if from, to := p.occasion(); from < to { // 'they vanish when the season is over, thirty days later': what happens stands before
		main := func(h hit) bool { return h.from >= from && h.from < to || skip(h) }
		if n, w := p.strongest(a, own, end, p.from, p.to, 2, main); n != "" {
			return n, w, true
		}
	}
	for least := 2; least > 0; least-- { // 'logs are kept for 90 days, invoices for ten years': a weak cue does not outdo the verb
		if n, w := p.strongest(a, lo, hi, p.from, p.to, least, skip); n != "" {
			return n, w, true
		}
		if n, w := p.strongest(a, own, end, p.from, p.to, least, skip); n != "" {
			return n, w, true
		}
		if lo, hi := p.asked(); lo < hi {
			if n, w := p.strongest(a, lo, hi, hi, hi, least, skip); n != "" {
				return n, w, true
			}
		}
		if lo, hi := p.enumerationHead(); lo < hi {
			if n, w := p.strongest(a, lo, hi, hi, hi, least, func(h hit) bool { return p.inTitle(h) || p.startOfTime(h) }); n != "" {
				return n, w, true
			}
		}
		if n, w, near := p.introduced(a, least); n != "" {
			return n, w, near
		}
	}
	if interval && p.timetable() {
		return "cadence", "", true
	}
	if !interval && backupWords[p.ts[p.lo].Lower] && p.verb(p.lo, p.from) < 0 && p.ts[p.from-1].Is(":") {
		return "retention", p.ts[p.lo].Text, true // 'Copies of orders: 14 days'
	}
	if !interval && p.labelsFigure() {
		if n, w := a.strongest(p.ts, 0, len(p.ts), p.from, p.to, 2, func(h hit) bool { return h.from >= p.lo && h.from < p.hi || skip(h) }); n == "retention" {
			return n, w, true
		}
	}
	if !interval && p.tierLabel() {
		return "retention", p.ts[p.lo].Text, true
	}
	if lo := p.sentenceBefore(); lo < p.lo && !interval && p.merelyAsks() {
		if n, w := p.strongest(a, lo, p.lo, p.lo, p.lo, 3, p.inTitle); n != "" {
			return n, w, true
		}
	}
	if lo := p.antecedent(); lo < p.lo { // 'That text is ready after two weeks'
		if n, w := p.strongest(a, lo, p.lo, p.lo, p.lo, 3, p.inTitle); n != "" {
			return n, w, true
		}
	}
	if n, w := p.strongest(a, from, to, p.from, p.to, 2, p.inTitle); n != "" {
		return n, w, true
	}
	return "", "", false
}

// alternatives returns the other aspects of which cues stand in the sentence, the label or the head of the row or column: the words of one
// sentence often speak of several things, and which of them the figure is the data may tell.
func (p *phrase) alternatives(c *Claim) (out []string) {
	a := ofDurations
	if c.Kind == Interval {
		a = ofIntervals
	}
	lo, hi := p.clause()
	if p.from > p.lo && lookback[p.ts[p.from-1].Lower] {
		return nil // 'in the preceding twelve months'
	}
	if c.AspectNear && p.adjoins(a, c.Aspect) {
		return nil // '7 days ahead' can be nothing else
	}
	from, to := p.since()
	inClause := false // the clause itself says what it is a length of
	p.find(&a.patterns, lo, hi, func(h hit) {
		inClause = inClause || a.table[h.id].name == c.Aspect && !(h.from < p.to && h.to > p.from)
	})
	lasting := c.Kind == Duration && p.lastsFor()
	best := map[string]int{}
	fetched := c.Kind == Interval && p.bringsBack()
	note := func(h hit, ts []token.Token, bonus int) {
		as := &a.table[h.id]
		if fetched && as.name == "interval" {
			return
		}
		if as.name == c.Aspect && c.AspectNear || as.weight < 2 || lasting && deadlines[as.name] || as.name == "retention" || as.name == "inactivity" || as.name == "export" || describes(ts, h, p.from) {
			return
		}
		best[as.name] = max(best[as.name], as.weight*20+bonus)
	}
	p.find(&a.patterns, p.lo, p.hi, func(h hit) {
		if h.from < p.to && h.to > p.from || p.inTitle(h) || p.idiom(h) || h.from >= from && h.from < to || inClause && (h.lo < lo || h.hi > hi) || h.lo >= hi { // what comes after the clause is about something else
			return
		}
		gap := p.from - h.from
		if h.from >= p.to {
			gap = h.from - p.to + 1
		}
		bonus := -min(gap, 19)
		if h.lo >= lo && h.hi <= hi {
			bonus += 30
		}
		note(h, p.ts, bonus)
	})
	if lo := p.antecedent(); lo < p.lo && c.Aspect == "" {
		p.search(&a.patterns, lo, p.lo, func(h hit) { note(h, p.ts, -20) })
	}
	for _, i := range []int{p.block.ColHead, p.block.RowHead} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			ts := p.words(i)
			p.findIn(&a.patterns, i, func(h hit) { note(h, ts, 20) })
		}
	}
	if c.Kind == Duration && c.Aspect != "notification" && c.Aspect != "retention" && !lasting && p.telling() && !(c.AspectNear && p.cued(a, c.Aspect, 5)) {
		best["notification"] = max(best["notification"], 2)
	}
	if c.Kind == Duration && c.Aspect != "session" && (c.Aspect != "retention" || !c.AspectNear) && p.restful() {
		best["session"] = max(best["session"], 1)
	}
	for name := range best {
		out = append(out, name)
	}
	slices.SortFunc(out, func(x, y string) int {
		if best[x] != best[y] {
			return best[y] - best[x]
		}
		return strings.Compare(x, y)
	})
	return out
}

// cued reports whether a cue of the aspect that weighs so much stands in the sentence.
func (p *phrase) cued(a *aspects, aspect string, weight int) (yes bool) {
	p.find(&a.patterns, p.lo, p.hi, func(h hit) { yes = yes || a.table[h.id].name == aspect && a.table[h.id].weight >= weight })
	return yes
}

// tells finds the words for telling somebody something. Nearly all of them also mean other things, so that only the data can say whether a
// length of time is about that.
var tells = func() *patterns {
	ps := &patterns{}
	ps.add(0, "@tell")
	return ps
}()

// telling reports whether the clause speaks of telling somebody something.
func (p *phrase) telling() bool {
	lo, hi := p.clause()
	found := false
	p.find(tells, lo, hi, func(h hit) {
		found = found || h.to <= p.from || h.from >= p.to
	})
	return found
}

// seated are what people sit at or are signed in to.
var seated = set("session", "screen", "terminal", "terminals", "console", "portal", "system", "systems", "app", "application", "desktop", "workstation", "workstations", "computer", "computers", "laptop", "laptops", "sign", "log", "login", "password", "office", "program", "tablet", "tablets", "phone", "phones", "device", "devices", "dashboard", "browser", "keyboard", "mouse", "interface", "till", "tills")

// restful reports whether the sentence speaks of a time in which nobody does anything.
func (p *phrase) restful() bool {
	idle, seat := false, false
	for i := p.lo; i < p.hi; i++ {
		seat = seat || seated[p.ts[i].Lower]
	}
	if !seat && p.block.Kind != prose.Cell {
		return false
	}
	p.find(sensePatterns, p.lo, p.hi, func(h hit) {
		idle = idle || Dimension(h.id>>8) == Timer && senses[Timer][h.id&0xff].name == "idle"
	})
	return idle
}

// deadlines are aspects of by when something is done: nothing is reported or repaired 'for six months'.
var deadlines = set("response", "acknowledgement", "assessment", "resolution", "patch", "notification", "request", "subject request", "forwarding", "closure", "revocation", "rto", "notice", "publication", "start")

// adjoins reports whether a strong cue of the aspect stands right beside the quantity.
func (p *phrase) adjoins(a *aspects, aspect string) bool {
	found := aspect == "notice" && p.beforehand() != ""
	p.find(&a.patterns, p.lo, p.hi, func(h hit) {
		found = found || a.table[h.id].name == aspect && a.table[h.id].weight >= 3 && (h.hi == p.from || h.lo == p.to)
	})
	return found
}

// beforehand returns the word right behind the quantity that says that it is how long before something else: 'one month before such
// change', 'two days ahead'.
func (p *phrase) beforehand() string {
	i := p.to
	if p.from > p.lo && p.ts[p.from-1].Is("the") {
		return "" // 'the fees of the twelve months before the damage'
	}
	for i < p.hi && (p.ts[i].Is("at") || p.ts[i].Is("least") || p.ts[i].Is("the") || p.ts[i].Is("latest") || p.ts[i].Is("'")) {
		i++
	}
	if i >= p.hi {
		return ""
	}
	switch w := p.ts[i].Lower; w {
	case "before", "prior":
		for k := i + 1; k < min(i+5, p.hi); k++ {
			if failures[stem(p.ts[k].Lower)] {
				return "" // 'the entries of the last six hours before the failure'
			}
		}
		return p.ts[i].Text
	case "beforehand", "ahead":
		return p.ts[i].Text
	case "in":
		if i+1 < p.hi && p.ts[i+1].Is("advance") {
			return "in advance"
		}
	case "earlier":
		if i+1 >= p.hi || p.ts[i+1].Kind == token.Mark {
			return p.ts[i].Text
		}
	}
	return ""
}

// beforeWhat reports whether the sentence leaves it to the one before to say what the quantity is before of: 'customers are told two days
// beforehand', 'two weeks before the change takes effect'.
func (p *phrase) beforeWhat() bool {
	switch strings.ToLower(p.beforehand()) {
	case "beforehand", "ahead", "in advance", "earlier":
		return true
	case "before", "prior":
		for i := p.to; i < min(p.to+6, p.hi); i++ {
			switch p.ts[i].Lower {
			case "it", "they", "this", "that", "such", "change", "changes", "these":
				return true
			}
		}
	}
	return false
}

var failures = set("failure", "crash", "outage", "loss", "disaster", "incident", "interruption", "breakdown", "fault", "accident", "event", "emergency", "deletion", "mistake")

// coordinate returns the token at which a clause with a subject of its own goes on behind the quantity: '… within a day, and the report says
// why', or the end of the sentence.
func (p *phrase) coordinate() int {
	for i := p.to; i+3 < p.hi; i++ {
		if p.ts[i].Is(",") && (p.ts[i+1].Is("and") || p.ts[i+1].Is("but") || p.ts[i+1].Is("so")) && (determiners[p.ts[i+2].Lower] || subjects[p.ts[i+2].Lower] || p.ts[i+2].Is("you")) {
			return i
		}
	}
	return p.hi
}

// lastsFor reports whether the quantity is how long a state lasts, 'copies are with us for thirty days'. Where no other word says
// what it is a length of, something is kept.
func (p *phrase) lastsFor() bool {
	i := p.from - 1
	for i > p.lo && boundFiller[p.ts[i].Lower] {
		i--
	}
	return i > p.lo && p.ts[i].Is("for") && p.block.Kind != prose.HeadingText
}

// occasion returns the words right before the quantity's clause that only say when something happens: 'when the season is over,'.
func (p *phrase) occasion() (from, to int) {
	lo, _ := p.clause()
	if lo <= p.lo+1 || !p.ts[lo-1].Is(",") || p.verb(lo, p.from) >= 0 {
		return 0, 0
	}
	for i := lo - 2; i > p.lo; i-- {
		switch p.ts[i].Lower {
		case ",", ";", ":", "(":
			return 0, 0
		case "when", "once", "after", "whenever":
			return i, lo - 1
		}
	}
	return 0, 0
}

// idle reports whether a cue of inactivity belongs to another length of time, which stands between: 'accounts without a login for
// two years are deleted 30 days later'.
func (p *phrase) idle(a *aspects, h hit) bool {
	if a.table[h.id].name != "inactivity" {
		return false
	}
	if h.to <= p.from {
		return p.quantityBetween(h.to, p.from)
	}
	return p.quantityBetween(p.to, h.from)
}

// purpose reports whether a cue only says what for something is kept: 'kept for training for ninety days'.
func (p *phrase) purpose(h hit) bool {
	if h.from <= p.lo || !p.ts[h.from-1].Is("for") || h.to > p.from || !keepingPurposes[p.ts[h.from].Lower] {
		return false
	}
	for i := p.lo; i < h.from; i++ {
		if keepingWords[p.ts[i].Lower] {
			return true
		}
	}
	return false
}

var keepingPurposes = set("training", "testing", "tests", "audit", "audits", "billing", "payment", "review", "reviews", "reporting", "warranty", "maintenance", "contract", "claims", "exercises")

// idiom reports whether a cue is a part of an idiom or of a name, and says nothing: 'in the course of', 'Marrowgate Payments'.
func (p *phrase) idiom(h hit) bool {
	switch t := &p.ts[h.from]; {
	case t.Is("back") && h.from > 0:
		return callings[p.ts[h.from-1].Lower] // 'called back within two hours'
	case t.Is("close") && h.from > 0 && h.to < len(p.ts):
		return p.ts[h.from-1].Is("the") && p.ts[h.to].Is("of") // 'by the close of the day'
	case (t.Is("take") || t.Is("takes") || t.Is("took")) && h.to < len(p.ts) && p.ts[h.to-1].Is("up") && p.ts[h.to].Is("to"):
		return true // 'we take up to ten days'
	case (t.Is("deletion") || t.Is("erasure") || t.Is("removal")) && p.answersRequests():
		return true // 'we respond to requests for deletion within a month'
	case t.Is("working") && h.to > h.from+1:
		return h.from > 0 && ordinalDays[p.ts[h.from-1].Lower] // 'the last working day'
	case t.Is("up") && h.from > 0:
		return takings[p.ts[h.from-1].Lower] // 'taken up by an engineer'
	case t.Is("loss") || t.Is("losses"):
		for i := p.lo; i < p.hi; i++ {
			if insured[p.ts[i].Lower] {
				return true // 'insurance covers losses'
			}
		}
		return false
	case t.Is("charge"):
		return h.from > 0 && p.ts[h.from-1].Is("in")
	case t.Is("alert") || t.Is("alerts"):
		return h.to == h.from+1 && h.from > 0 && (articles[p.ts[h.from-1].Lower] || gradeWords[p.ts[h.from-1].Lower]) // it is a thing
	case t.Is("rest"):
		return h.from > 0 && p.ts[h.from-1].Is("the")
	case t.Is("lasts") || t.Is("last"):
		for i := max(p.lo, h.from-8); i+2 < h.from; i++ {
			if p.ts[i].Is("as") && p.ts[i+1].Is("long") && p.ts[i+2].Is("as") {
				return true // 'for as long as a consultation lasts'
			}
		}
		return false
	case t.Is("course"):
		return h.from > 1 && p.ts[h.from-1].Is("the") && p.ts[h.from-2].Is("in")
	case h.to == h.from+1 && h.from > p.lo && t.Capital() && t.Lower != t.Text:
		before := &p.ts[h.from-1]
		return before.Kind == token.Word && before.Capital() && !stopWords[before.Lower] && t.Space
	}
	return false
}

var takings = set("take", "takes", "taken", "took", "pick", "picks", "picked", "follow", "follows", "followed", "draw", "drawn", "made", "signed", "sums")

var ordinalDays = set("last", "next", "following", "first", "second", "same", "each", "every", "final", "previous", "third", "a", "one", "per")

var insured = set("insurance", "insured", "insures", "insurer", "insurers", "liability", "liable", "compensates", "compensation", "compensate", "indemnity", "damages", "profit", "profits", "revenue")

var gradeWords = set("critical", "high", "medium", "low", "urgent", "major", "minor", "severe", "serious", "red", "security")

var callings = set("call", "calls", "called", "calling", "ring", "rings", "rung", "phone", "phones", "phoned", "write", "writes", "written", "wrote", "report", "reports", "reported", "mail", "mailed", "hear", "hears", "heard", "pay", "pays", "paid", "answer", "answers", "wind", "wound", "take", "takes", "taken", "took", "taking", "roll", "rolled", "look", "looks", "far", "reach", "reaches")

// answersRequests reports whether the clause tells of answering requests.
func (p *phrase) answersRequests() bool {
	request, answer := false, false
	lo, hi := p.clause()
	for i := lo; i < hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "request", "requests":
			request = true
		case "respond", "responds", "responded", "answer", "answers", "answered", "reply", "replies", "replied", "react", "reacts":
			answer = true
		}
	}
	return request && answer
}

// since returns the words behind the quantity that say from when time runs: 'after they are closed' says nothing of what happens
// then.
func (p *phrase) since() (from, to int) {
	from = p.to
	for from < p.hi && (p.ts[from].Is("at") || p.ts[from].Is("the") || p.ts[from].Is("latest")) {
		from++
	}
	if from >= p.hi || !sinceWords[p.ts[from].Lower] || p.ts[from].Is("of") && p.bound() != Within && !(p.from > p.lo && (p.ts[p.from-1].Is("in") || p.ts[p.from-1].Is("inside"))) {
		return 0, 0 // 'two days of entries' are no time since anything
	}
	for to = from + 1; to < min(from+sinceReach, p.hi) && !p.breaks(to); to++ {
		if to == from+1 && pointsBack[p.ts[to].Lower] && p.ts[to].Lower != "the" && p.ts[to].Lower != "each" && p.ts[to].Lower != "every" {
			if to+1 < p.hi && plainVerbs[p.ts[to+1].Lower] {
				continue // 'after they are closed'
			}
			return from, to + 1 // 'after that they are deleted'
		}
	}
	return from, to
}

// sinceReach is how many words can say from when time runs.
const sinceReach = 9

var sinceWords = set("after", "from", "since", "following", "of", "once", "before", "upon")

// inTitle reports whether a hit is in the words of a link to another document, which name that document and say nothing here.
func (p *phrase) inTitle(h hit) bool {
	for _, m := range p.block.Marks {
		if m.Kind != prose.LinkMark || m.Link < 0 || p.ts[h.from].Start < m.Start || p.ts[h.from].Start >= m.End {
			continue
		}
		dest := p.doc.Links[m.Link].Dest
		return strings.Contains(dest, ".md") || strings.HasPrefix(dest, "ref:")
	}
	return false
}

// listed reports whether the phrase's block is a short item or cell right under a heading, 'Resolution targets', which then says what the
// figures are.
func (p *phrase) listed(heading *prose.Block) bool {
	return len(p.ts) <= shortItem && (p.block.Kind == prose.Item || p.block.Kind == prose.Cell) && heading.Heading == p.block.Heading
}

// shortItem is the most tokens of an item that only gives a name and a figure.
const shortItem = 14

// introduced returns the aspect that the nearest of the blocks around the phrase's gives it.
func (p *phrase) introduced(a *aspects, least int) (name, cue string, near bool) {
	if p.block.Label > 0 {
		hi := 0
		for hi < len(p.ts) && p.ts[hi].End <= p.block.Label {
			hi++
		}
		if n, w := p.strongest(a, 0, hi, hi, hi, least, func(h hit) bool { return p.inTitle(h) || p.inKept(a, h) }); n != "" {
			return n, w, true
		}
	}
	if q := p.questionBefore(); q >= 0 {
		if n, w := p.strongestIn(a, q, least, nil); n != "" {
			return n, w, true
		}
	}
	apart := p.columned(a)
	for i, b := range p.introducers() {
		if apart && i > 0 {
			break
		}
		ts := p.cut(b)
		q := phrase{lex: p.lex, doc: p.doc, block: b, ts: ts, hi: len(ts)}
		skip := func(h hit) bool { return q.inKept(a, h) || b.Kind == prose.Paragraph && q.idiom(h) }
		if n, w := p.strongestIn(a, b.Index(), least, skip); n != "" {
			return n, w, b.Kind != prose.HeadingText || p.listed(b)
		}
	}
	return "", "", false
}

// columned reports whether the columns of the phrase's table tell figures apart: the head of another column with a figure in the
// same row says what that figure is. What a column is whose own head says nothing known, then cannot be told from outside.
func (p *phrase) columned(a *aspects) bool {
	b := p.block
	if b.Kind != prose.Cell || b.ColHead < 0 || b.ColHead == p.index || len(p.doc.Blocks[b.ColHead].Text) == 0 {
		return false
	}
	says := func(i int) bool {
		o := &p.doc.Blocks[i]
		if o.ColHead < 0 || o.ColHead == i || o.ColHead == b.ColHead || len(o.Text) > shortCell {
			return false
		}
		head := p.cut(&p.doc.Blocks[o.ColHead])
		if n, _ := a.strongest(head, 0, len(head), len(head), len(head), 2, nil); n == "" {
			return false
		}
		ts := p.cut(o)
		for k := range ts {
			if _, ok := period.Scan(ts, k); ok {
				return true
			}
		}
		return false
	}
	for i := p.index - 1; i >= max(0, p.index-rowReach) && p.sameRow(i); i-- {
		if says(i) {
			return true
		}
	}
	for i := p.index + 1; i < min(len(p.doc.Blocks), p.index+rowReach) && p.sameRow(i); i++ {
		if says(i) {
			return true
		}
	}
	return false
}

// alone reports whether the aspect is beyond doubt: a strong cue of it stands in the sentence or the head of the row or column, and
// the sentence has no other figure of the kind that the cue could belong to.
func (p *phrase) alone(aspect string, interval bool) bool {
	if aspect == "notice" && !interval && p.beforehand() != "" || p.adjacentTerm(aspect, interval) {
		return true
	}
	for k := range p.finds {
		if f := &p.finds[k]; k != p.self && f.quantity != nil && f.from >= p.lo && f.to <= p.hi && f.quantity.Repeats == interval {
			return false
		}
	}
	a := ofDurations
	if interval {
		a = ofIntervals
	}
	sure := false
	note := func(h hit) {
		sure = sure || a.table[h.id].name == aspect && a.table[h.id].weight >= 3
	}
	p.find(&a.patterns, p.lo, p.hi, note)
	for _, i := range []int{p.block.ColHead, p.block.RowHead} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			p.findIn(&a.patterns, i, note)
		}
	}
	return sure
}
