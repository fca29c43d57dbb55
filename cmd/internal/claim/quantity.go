package claim

import (
	"strings"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// quantity reads a length of time or an interval with its bound and its aspect.
func (p *phrase) quantity(c *Claim, q *period.Quantity) bool {
	c.Kind, c.Range = Duration, q.Range
	if q.Repeats {
		c.Kind = Interval
	}
	if q.Adverb && p.attributive() && (p.block.Kind == prose.HeadingText || !p.attributed()) {
		return false // 'the daily backup is kept 30 days': the word names a tier and asserts no rhythm
	}
	if q.Adverb && p.from > p.lo && endsNumber(p.ts, p.from-1) {
		return false // '7 daily, 5 weekly and 13 monthly backups'
	}
	if q.Repeats && p.onWeekdays(c) || !q.Repeats && p.rate() {
		c.Aspect, c.AspectNear, c.AspectSure = "rate", true, true
		return true // 'each night from Monday to Friday' is neither daily nor weekly; '12 GB in a day' is no length of time
	}
	if u := q.Range.Max.Unit; !q.Repeats && (u == period.Day || u == period.BusinessDay) && p.from > p.lo && p.ts[p.from-1].Is("on") && (p.ts[p.from].Is("a") || p.ts[p.from].Is("an")) {
		return false // 'it begins on a working day'
	}
	if !q.Repeats && p.to < p.hi && p.ts[p.to-1].Kind == token.Word && p.to > p.from+1 && p.ts[p.to-2].Is("-") && calendarUnits[p.ts[p.to].Lower] {
		return false // 'in any thirty-day month'
	}
	c.Bound = p.bound()
	if c.Bound == Exact && p.elapses() {
		c.Bound = Within
	}
	if q.Deadline && (c.Bound == Exact || c.Bound == About) && !p.wordsAfter(split("before")) {
		c.Bound = Within
	}
	switch {
	case c.Bound == AtLeast && c.Kind == Duration, c.Bound == AtMost && c.Kind == Interval:
		c.Range.OpenMax = true
	case c.Bound == AtMost, c.Bound == Within, c.Bound == AtLeast: // 'at least daily' is an interval of a day at the most
		c.Range.OpenMin = true
	}
	p.rhythm(c)
	if c.Kind == Duration && !p.measures() {
		return true // 'the backups of one day': the length belongs to a noun and is no term of its own
	}
	c.Aspect, c.AspectCue, c.AspectNear = p.aspect(c.Kind == Interval)
	if c.Kind == Duration && c.Aspect != "point-in-time" && c.Aspect != "rpo" && p.from > p.lo && lookback[p.ts[p.from-1].Lower] {
		c.Aspect = "window" // 'in the preceding twelve months we have not sold your data'
	}
	if l := p.finds[p.self].like; l != nil { // and what it is a length of
		o := *p
		o.from, o.to = l.from, l.to
		c.Aspect, c.AspectCue, c.AspectNear = o.aspect(false)
	}
	if c.Aspect == "validity" && q.Deadline && p.from > p.lo && p.ts[p.from-1].Is("on") {
		c.Aspect = "renewal" // 'a certificate is renewed on day 60 of its life'
	}
	if c.Aspect == "notification" && p.objecting() {
		c.Aspect, c.AspectCue = "objection", "object"
	}
	if (c.Aspect == "export" || c.Aspect == "rto" || c.Aspect == "") && c.Kind == Duration && p.thenDeleted() {
		c.Aspect, c.AspectCue, c.AspectNear = "retention", "after which", true
	}
	if a := p.ofRate(q); a != "" {
		c.Aspect, c.AspectCue, c.AspectNear = a, p.ts[q.Noun].Text, true
	}
	c.Alternatives = p.alternatives(c)
	p.recurs(c)
	if c.Aspect == "interval" && p.bringsBack() {
		c.Aspect = "cadence" // under a heading about backups: 'once a quarter we bring back one folder'
	}
	if c.Aspect == "cadence" && p.turnsOver() {
		c.Aspect = "turnover"
	}
	c.AspectBeside = c.AspectNear && p.adjacentTerm(c.Aspect, c.Kind == Interval)
	c.AspectSure = c.AspectNear && p.alone(c.Aspect, c.Kind == Interval)
	if p.inUse(c) {
		p.asRhythm(c)
	}
	if c.Kind == Duration && c.Aspect == "" && p.restful() {
		c.Aspect, c.AspectCue, c.AspectNear = "session", p.ts[p.from].Text, true
	}
	if c.Kind == Duration {
		p.keeping(c)
		if c.Aspect == "window" && p.olderGoes() {
			c.Aspect, c.AspectCue, c.AspectNear = "retention", "older", true
		}
		if c.Aspect == "" && p.lastsFor() {
			c.Aspect, c.AspectCue, c.AspectNear = "retention", p.ts[p.from-1].Text, true
		}
	}
	if c.Kind == Duration && c.Aspect == "retention" {
		c.Every = p.every()
	}
	c.Qualifiers = p.qualifiers()
	c.Label = p.headWords()
	if c.Aspect == "" && c.Kind == Duration {
		c.Bare, c.Column = p.bare(), max(0, p.block.Col)
	}
	if c.Aspect != "" || c.Bare {
		c.Subject = p.subject(c)
		c.Back = p.back(c)
		c.Matter = p.matter()
		c.Ahead, c.Pending, c.Again = p.ahead(), p.pending(), p.twice()
		if c.Aspect == "notice" && c.Bound == Within && c.Ahead && c.Kind == Duration { // 'no later than 90 days beforehand'
			c.Bound = AtLeast
			c.Range.OpenMin, c.Range.OpenMax = false, true
		}
	}
	_, c.Hedged = p.cue(hedges)
	c.Group = p.group()
	c.Variant = p.variant()
	return true
}

// elapses reports whether something is done before the quantity is over: 'before two days have gone by'.
func (p *phrase) elapses() bool {
	i := p.from - 1
	for i > p.lo && (p.ts[i].Is("the") || p.ts[i].Is("another") || p.ts[i].Is("first")) {
		i--
	}
	if i < p.lo || !p.ts[i].Is("before") {
		return false
	}
	for k := p.to; k < min(p.to+4, p.hi); k++ {
		switch p.ts[k].Lower {
		case "gone", "passed", "elapsed", "over", "up", "out", "pass", "elapse", "expired", "ended", "end":
			return true
		}
	}
	return false
}

// ofRate returns what a rate is one of by its own noun: 'one copy a month', 'two restore tests a year'.
func (p *phrase) ofRate(q *period.Quantity) string {
	if q.Noun == 0 {
		return ""
	}
	return AspectOf(p.rated(q), true)
}

// rated returns the words of a rate that say what there are so many of.
func (p *phrase) rated(q *period.Quantity) string {
	if q == nil || q.Noun == 0 {
		return ""
	}
	return p.block.Text[p.ts[min(p.from+1, q.Noun)].Start:p.ts[q.Noun].End]
}

// turnsOver reports whether the sentence says how often those who do something are replaced, and not how often they do it: 'the firm is
// changed every second year'.
func (p *phrase) turnsOver() bool {
	lo, hi := p.clause()
	for i := lo; i+2 < hi; i++ {
		if !doers[stem(p.ts[i].Lower)] || !p.ts[i+1].Is("is") && !p.ts[i+1].Is("are") {
			continue
		}
		switch p.ts[i+2].Lower {
		case "changed", "replaced", "rotated", "exchanged", "swapped", "chosen", "selected", "another", "different":
			return true
		}
	}
	return false
}

var doers = set("firm", "company", "tester", "auditor", "team", "consultant", "laboratory", "supplier", "provider", "examiner", "attacker", "specialist", "reviewer")

// headWords returns the stems of the label or of the row's head that the quantity stands behind.
func (p *phrase) headWords() []string {
	switch row := p.block.RowHead; {
	case p.block.Label > 0 && p.ts[p.from].Start >= p.block.Label:
		return p.plain(0, p.labelEnd())
	case p.block.Kind == prose.Cell && row >= 0 && row != p.index:
		return plainStems(p.doc.Blocks[row].Text)
	}
	return nil
}

var calendarUnits = set("month", "months", "year", "years", "quarter", "week", "weeks")

// bringsBack reports whether the sentence speaks of fetching something out of copies and not of making them.
func (p *phrase) bringsBack() bool {
	back := false
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; {
		case backupWords[w] && i < p.from, copyingVerbs[w]:
			return false
		case w == "back" && i > p.lo && i-4 <= p.hi:
			for k := max(p.lo, i-4); k < i; k++ {
				back = back || bringingVerbs[p.ts[k].Lower]
			}
		}
	}
	return back
}

var (
	bringingVerbs = set("bring", "brings", "brought", "bringing", "fetch", "fetches", "fetched", "get", "gets", "play", "plays", "played", "read", "reads", "take", "takes", "taken", "put", "puts", "load", "loads", "loaded")
	copyingVerbs  = set("copied", "dumped", "backed", "saved", "made", "mirrored", "duplicated", "snapshotted")
)

// hedges are words that leave room for exceptions.
var hedges = set("normally", "usually", "typically", "generally", "ordinarily", "mostly", "aim", "aims", "strive", "endeavour", "endeavor", "try", "intend", "target", "rule", "possible", "practicable", "feasible", "hope", "expect", "often", "roughly")

// group returns a number for the table or the list that the phrase stands in.
func (p *phrase) group() int {
	switch b := p.block; {
	case b.Table >= 0 && b.Kind == prose.Cell:
		return 1 + 2*b.Table
	case b.Kind == prose.Item && b.LeadIn >= 0:
		return 2 + 2*b.LeadIn
	case b.Kind == prose.Item && b.Parent >= 0:
		return 2 + 2*b.Parent
	}
	return 0
}

// measures reports whether the quantity is said of a term or a verb, and does not merely describe a noun with 'of'.
func (p *phrase) measures() bool {
	if p.from-2 < p.lo || !p.ts[p.from-1].Is("of") {
		return true
	}
	return termNouns[p.ts[p.from-2].Lower]
}

var termNouns = set("inside", "period", "periods", "term", "minimum", "maximum", "retention", "total", "window", "interval", "intervals", "frequency", "lifetime", "duration", "length", "limit", "deadline", "target", "time", "rto", "rpo", "mtd", "objective", "notice", "course", "end", "age", "average", "timeout", "validity", "delay", "cycle", "break", "pause", "rest", "lock", "silence", "quiet", "idleness", "inactivity", "embargo", "grace", "span", "stretch", "spell", "gap", "loss", "downtime", "interruption")

// qualifiers returns the words that say which backups are meant: 'laptop backups', 'copies of the configuration'.
func (p *phrase) qualifiers() []string {
	var out []string
	for i := p.lo; i < p.hi; i++ {
		if !backupWords[p.ts[i].Lower] || i+1 < p.hi && functions[p.ts[i+1].Lower] {
			continue
		}
		if i > p.lo && p.ts[i-1].Kind == token.Word && !stopWords[p.ts[i-1].Lower] {
			out = append(out, normal(p.ts, i-1))
		}
		if w := p.besides(i); w != "" {
			out = append(out, w)
		}
		if i+1 < p.hi && p.ts[i+1].Is("of") {
			for j := i + 2; j < min(i+6, p.hi) && p.ts[j].Kind == token.Word; j++ {
				if !stopWords[p.ts[j].Lower] {
					out = append(out, normal(p.ts, j))
					break
				}
			}
		}
	}
	return out
}

// bare reports whether a cell is nothing but the figure, or an item nothing but a name and the figure.
func (p *phrase) bare() bool {
	if p.labelsFigure() {
		return true
	}
	if len(p.finds) != 1 {
		return false
	}
	switch p.block.Kind {
	case prose.Cell:
		return !p.block.Header && p.block.Col > 0 && p.to-p.from >= len(p.ts)-1
	case prose.Item:
		return len(p.ts) <= shortItem && p.to >= len(p.ts)-1 && p.from > 1 && p.ts[p.from-1].Kind == token.Mark && p.verb(0, p.from) < 0
	}
	return false
}

// endsNumber reports whether a number ends at token i.
func endsNumber(ts []token.Token, i int) bool {
	if ts[i].Kind == token.Number {
		return true
	}
	_, end, ok := period.Number(ts, i)
	return ok && end == i+1 && !ts[i].Is("a") && !ts[i].Is("an")
}

// labelsFigure reports whether a sentence of a paragraph, or a part of one between semicolons, is nothing but a name and a figure:
// 'Server logs: 90 days.' The sentences around it say what the figure is.
func (p *phrase) labelsFigure() bool {
	if p.block.Kind != prose.Paragraph || len(p.ts) > reach {
		return false
	}
	lo := p.from - 1
	if lo <= p.lo || p.ts[lo].Kind != token.Mark || p.ts[lo].Is(",") || p.ts[lo].Is("(") || p.ts[lo].Is(".") || p.ts[lo].Is(";") {
		return false
	}
	end := p.to
	if end < p.hi && sinceWords[p.ts[end].Lower] && !p.ts[end].Is("of") { // 'Contacts: three years after the last one'
		for end < p.hi && p.ts[end].Kind != token.Mark {
			end++
		}
	}
	if end < p.hi && !p.ts[end].Is(".") && !p.ts[end].Is(";") && !p.ts[end].Is(",") {
		return false
	}
	start := lo
	for start > p.lo && !p.ts[start-1].Is(";") && !p.ts[start-1].Is(".") && !p.ts[start-1].Is(",") {
		start--
	}
	return lo-start <= 6 && p.verb(start, lo) < 0
}

// besides returns the word by which something that has to do with backups is meant, and not they themselves: 'logs of the backup
// job', 'backup passwords', 'the copy made for the purpose'.
func (p *phrase) besides(i int) string {
	if i+1 < p.hi {
		switch next := &p.ts[i+1]; {
		case besideBackups[stem(next.Lower)]:
			return stem(next.Lower)
		case i+2 < p.hi && copyMade[next.Lower] && copyPurpose[p.ts[i+2].Lower]:
			return next.Lower
		}
	}
	if i > p.lo && p.ts[i-1].Is("that") && (p.ts[i].Is("copy") || p.ts[i].Is("dump") || p.ts[i].Is("snapshot")) {
		return "that" // 'we copy the database and drop that copy after two days'
	}
	k := i - 1
	for k > p.lo && (p.ts[k].Is("the") || p.ts[k].Is("our") || p.ts[k].Is("a") || p.ts[k].Is("each")) {
		k--
	}
	if k > p.lo && (p.ts[k].Is("of") || p.ts[k].Is("about") || p.ts[k].Is("for")) && besideBackups[stem(p.ts[k-1].Lower)] {
		return stem(p.ts[k-1].Lower)
	}
	return ""
}

var (
	besideBackups = set("log", "report", "key", "password", "passphrase", "alert", "protocol", "journal", "record", "software", "agent", "license", "licence", "operator", "message", "list", "note", "result")
	copyMade      = set("made", "taken", "created", "drawn", "pulled", "restored", "used", "needed")
	copyPurpose   = set("for", "before", "during", "ahead", "when", "while", "to")
)

// attributive reports whether an adverb stands before a noun that it merely describes, 'daily backups', 'the weekly tier', or
// alone at the head of a row or column.
func (p *phrase) attributive() bool {
	head := p.block.Kind == prose.HeadingText || p.from == 0 && p.block.Kind == prose.Cell && (p.block.Col == 0 || p.block.Header)
	to := p.coordinated()
	if to >= p.hi {
		return head
	}
	next := &p.ts[to]
	if next.Kind != token.Word || next.Is("basis") {
		return head
	}
	if p.block.Kind == prose.HeadingText || strings.HasSuffix(next.Lower, "s") && !stopWords[next.Lower] {
		return true
	}
	for i := to; i < min(to+3, p.hi) && p.ts[i].Kind == token.Word && !stopWords[p.ts[i].Lower]; i++ {
		if tierWords[p.ts[i].Lower] || backupWords[p.ts[i].Lower] { // 'the weekly vault backup'
			return true
		}
	}
	return false
}

// coordinated returns the end of the adverbs that the find is the first of: 'daily, weekly and monthly copies'.
func (p *phrase) coordinated() int {
	to := p.to
	for k := p.self + 1; k < len(p.finds); k++ {
		f := &p.finds[k]
		if f.quantity == nil || !f.quantity.Adverb || f.to > p.hi || f.from == to || f.from > to+2 {
			break
		}
		for i := to; i < f.from; i++ {
			if !p.ts[i].Is(",") && !p.ts[i].Is("and") && !p.ts[i].Is("or") && !p.ts[i].Is("/") {
				return to
			}
		}
		to = f.to
	}
	return to
}

// functions are words behind 'backup' that name what makes the copies: whose it is says nothing of them.
var functions = set("mechanism", "feature", "function", "functionality", "tool", "tools", "tooling", "service", "services", "technology", "facility", "facilities", "solution", "product", "capability", "infrastructure", "method")

var tierWords = set("tier", "backup", "copy", "dump", "snapshot", "set", "one", "run", "job", "rotation", "cycle", "fee", "report", "recovery", "points")

// bound reads the words right before and right behind the quantity.
func (p *phrase) bound() Bound {
	best := -1
	for i, b := range boundsBefore {
		if len(b.words) == 1 && b.words[0] == "over" && p.from-2 >= p.lo && overVerbs[p.ts[p.from-2].Lower] {
			continue // 'keys are rolled over once a year'
		}
		if p.wordsBefore(b.words) && (best < 0 || len(b.words) > len(boundsBefore[best].words)) {
			best = i
		}
	}
	if best >= 0 {
		b := boundsBefore[best]
		if b.bound == AtMost && counts[b.words[0]] && p.denied() {
			return AtLeast // 'nobody can choose a password of fewer than 12 characters'
		}
		if b.bound != AtLeast || !p.denied() {
			return b.bound
		}
		return AtMost // 'no copy is kept for longer than twelve months'
	}
	for _, b := range boundsAfter {
		if p.wordsAfter(b.words) {
			return b.bound
		}
	}
	if p.wordsBefore(olderThan) && p.nothing() {
		return AtMost // 'no log, whatever it is, is older than 90 days'
	}
	if (p.wordsBefore(soonerThan) || p.wordsBefore(earlierThan)) && p.denied() {
		return AtLeast // 'it never starts sooner than 30 days after'
	}
	if p.deadline() {
		return Within
	}
	return Exact
}

var (
	soonerThan  = split("sooner than")
	earlierThan = split("earlier than")
)

var olderThan = split("older than")

// nothing reports whether the sentence denies from its beginning.
func (p *phrase) nothing() bool {
	for i := p.lo; i < min(p.lo+3, p.from); i++ {
		switch p.ts[i].Lower {
		case "no", "none", "nothing", "neither":
			return true
		}
	}
	return false
}

// deadline reports whether a day is meant by which something is done: 'by the fifth working day', 'by the close of the second day'.
func (p *phrase) deadline() bool {
	i := p.from - 1
	if i <= p.lo || !p.ts[i].Is("the") {
		return false
	}
	if i--; p.ts[i].Is("of") && i-2 > p.lo && (p.ts[i-1].Is("close") || p.ts[i-1].Is("end")) {
		if i -= 2; p.ts[i].Is("the") {
			i--
		}
	}
	return p.ts[i].Is("by") || p.ts[i].Is("until")
}

var overVerbs = set("roll", "rolls", "rolled", "go", "goes", "gone", "went", "look", "looks", "looked", "turn", "turns", "turned", "hand", "hands", "handed", "take", "takes", "taken", "carry", "carried", "switch", "switches", "switched", "fail", "fails", "failed", "read", "walk", "walks", "walked", "pass", "passes", "passed", "is", "are")

// denied reports whether the clause begins by denying what follows.
func (p *phrase) denied() bool {
	lo, _ := p.clause()
	for i := lo; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "no", "none", "nothing", "neither", "never", "nobody", "not":
			return i+1 < p.from && !p.ts[i+1].Is("less") && !p.ts[i+1].Is("fewer") && !p.ts[i+1].Is("shorter")
		}
	}
	return false
}

// counts are the words of bounds that a denial turns round.
var counts = set("fewer", "less", "under", "below")

type boundWords struct {
	words []string
	bound Bound
}

// Of phrases that end in the same words the longest counts.
var boundsBefore = []boundWords{
	{split("no later than"), Within}, {split("not later than"), Within}, {split("no more than"), AtMost}, {split("not more than"), AtMost},
	{split("no longer than"), AtMost}, {split("not longer than"), AtMost}, {split("never longer than"), AtMost}, {split("not exceed"), AtMost},
	{split("not exceeding"), AtMost}, {split("a maximum of"), AtMost}, {split("maximum of"), AtMost}, {split("at most"), AtMost}, {split("up to"), AtMost}, {split("as far as"), AtMost}, {split("as far back as"), AtMost},
	{split("less than"), AtMost}, {split("fewer than"), AtMost}, {split("under"), AtMost}, {split("below"), AtMost}, {split("until"), AtMost},
	{split("no less often than"), AtLeast}, {split("not less often than"), AtLeast}, {split("no less frequently than"), AtLeast}, {split("not less frequently than"), AtLeast}, {split("no more often than"), AtMost}, {split("not more often than"), AtMost},
	{split("more often than"), AtLeast}, {split("no fewer than"), AtLeast}, {split("not fewer than"), AtLeast}, {split("at the latest after"), Within}, {split("at the latest"), Within}, {split("latest"), Within}, {split("never exceeds"), AtMost}, {split("never exceed"), AtMost}, {split("does not exceed"), AtMost}, {split("exceeds"), AtLeast}, {split("exceed"), AtLeast}, {split("in less than"), AtMost}, {split("in under"), AtMost},
	{split("no less than"), AtLeast}, {split("not less than"), AtLeast}, {split("no fewer than"), AtLeast}, {split("no shorter than"), AtLeast},
	{split("a minimum of"), AtLeast}, {split("minimum of"), AtLeast}, {split("at least"), AtLeast}, {split("at minimum"), AtLeast},
	{split("more than"), AtLeast}, {split("longer than"), AtLeast}, {split("at a minimum"), AtLeast}, {split("no earlier than"), AtLeast}, {split("not earlier than"), AtLeast}, {split("no sooner than"), AtLeast}, {split("not before"), AtLeast},
	{split("not be shorter than"), AtLeast}, {split("not be less than"), AtLeast}, {split("not be fewer than"), AtLeast}, {split("not be lower than"), AtLeast}, {split("not be longer than"), AtMost}, {split("not be more than"), AtMost},
	{split("no older than"), AtMost}, {split("not older than"), AtMost}, {split("over"), AtLeast}, {split("minimum"), AtLeast},
	{split("within a period of"), Within}, {split("within"), Within}, {split("in the course of"), Within}, {split("inside"), Within},
	{split("about"), About}, {split("around"), About}, {split("approximately"), About}, {split("approx ."), About}, {split("roughly"), About}, {split("some"), About}, {split("nearly"), About}, {split("almost"), About},
	{split("<"), AtMost}, {split("≤"), AtMost}, {split(">"), AtLeast}, {split("≥"), AtLeast}, {split("~"), About}, {split("maximum"), AtMost}, {split("max"), AtMost},
}

var boundsAfter = []boundWords{
	{split("or more"), AtLeast}, {split("or longer"), AtLeast}, {split("at least"), AtLeast}, {split("or less"), AtMost}, {split("at most"), AtMost}, {split("or fewer"), AtMost},
	{split("at the latest"), Within}, {split("at the longest"), AtMost}, {split("or so"), About}, {split("or earlier"), AtMost}, {split("or sooner"), AtMost}, {split("or faster"), AtMost}, {split("at the utmost"), AtMost}, {split("tops"), AtMost}, {split("or more often"), AtLeast}, {split("or oftener"), AtLeast}, {split("at the very latest"), Within}, {split("at the least"), AtLeast}, {split("minimum"), AtLeast}, {split("maximum"), AtMost}, {split("+"), AtLeast},
}

func split(s string) []string { return strings.Fields(s) }

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func (p *phrase) wordsBefore(words []string) bool {
	i := p.from
	if i > 0 && p.ts[i-1].Is("the") || i > 0 && p.ts[i-1].Is("a") {
		i--
	}
	if i-len(words) < p.lo {
		return false
	}
	for k, w := range words {
		if !p.ts[i-len(words)+k].Is(w) {
			return false
		}
	}
	return true
}

func (p *phrase) wordsAfter(words []string) bool {
	if p.to+len(words) > p.hi {
		return false
	}
	for k, w := range words {
		if !p.ts[p.to+k].Is(w) {
			return false
		}
	}
	return true
}

// Words that say backup.
var backupWords = set("backup", "backups", "snapshot", "snapshots", "copies", "copy", "dump", "dumps")

// tierLabel reports whether the block is a short 'Monthly: 13-36 months' under something that speaks of backups: the last tier
// of a list need not repeat that it is kept.
func (p *phrase) tierLabel() bool {
	if p.from > p.lo+1 && p.from-p.lo <= 8 && p.ts[p.from-1].Is(":") && hasAny(p.block.Text[p.ts[p.lo].Start:p.ts[p.from-1].End], backupWords) && p.to >= p.hi-1 {
		return true // 'Weekly copies: twelve weeks.'
	}
	if len(p.ts) > 12 || p.block.Kind != prose.Item && p.block.Kind != prose.Paragraph || p.from == 0 || !p.ts[p.from-1].Is(":") && !p.ts[p.from-1].Is("-") && !p.ts[p.from-1].Is("—") {
		return false
	}
	if !intervalNames[p.ts[0].Lower] {
		return false
	}
	for _, b := range p.introducers() {
		if hasAny(b.Text, backupWords) {
			return true
		}
	}
	return false
}

// intervalNames are names that tiers go by.
var intervalNames = set("hourly", "daily", "nightly", "weekly", "monthly", "quarterly", "yearly", "base")

// sameRow reports whether a block is a cell of the phrase's row.
func (p *phrase) sameRow(i int) bool {
	b := &p.doc.Blocks[i]
	return b.Kind == prose.Cell && b.Table == p.block.Table && b.Row == p.block.Row
}

// rowReach is how many cells to either side are read for what a cell is about.
const rowReach = 12

// shortCell is the length of a cell that says what happens; a longer one tells all sorts of things.
const shortCell = 40

// maxNesting is how many lists within lists are read for what an item is about.
const maxNesting = 5

// questions reports whether the phrase's table has questions in its rows, so that 'Answer' above its column says nothing.
func (p *phrase) questions() bool {
	if p.block.ColHead < 0 || p.block.ColHead == p.index {
		return false
	}
	if p.questionBefore() >= 0 {
		return true
	}
	if p.block.RowHead < 0 || p.block.RowHead == p.index {
		return false
	}
	head := p.doc.Blocks[p.block.RowHead].ColHead
	return head >= 0 && head < len(p.doc.Blocks) && hasAny(p.doc.Blocks[head].Text, questionHeads) && hasAny(p.doc.Blocks[p.block.ColHead].Text, answerHeads)
}

var (
	questionHeads = set("question", "questions", "query", "requirement", "topic", "asked")
	answerHeads   = set("answer", "answers", "response", "reply", "comment", "statement")
)

// introducers returns the blocks that say what a block is about, nearest first.
func (p *phrase) introducers() []*prose.Block {
	var out []*prose.Block
	b := p.block
	at := func(i int) {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			out = append(out, &p.doc.Blocks[i])
		}
	}
	if b.Kind == prose.Cell {
		if !p.questions() {
			at(b.ColHead)
		}
		at(b.RowHead)
		for i := p.index - 1; i >= max(0, p.index-rowReach) && p.sameRow(i); i-- {
			if len(p.doc.Blocks[i].Text) <= shortCell {
				at(i)
			}
		}
		for i := p.index + 1; i < min(len(p.doc.Blocks), p.index+rowReach) && p.sameRow(i); i++ {
			if len(p.doc.Blocks[i].Text) <= shortCell {
				at(i)
			}
		}
	}
	for up, n := b, 0; up.Parent >= 0 && up.Parent < len(p.doc.Blocks) && n < maxNesting; n++ { // 'Initial response: … - Gold - Priority 1: half an hour'
		at(up.Parent)
		at(up.LeadIn)
		up = &p.doc.Blocks[up.Parent]
		if up.Parent < 0 {
			at(up.LeadIn)
		}
	}
	if b.Parent < 0 {
		at(b.LeadIn)
	}
	at(boldHead(p.doc, p.index))
	for h := b.Heading; h >= 0; h = p.doc.Headings[h].Parent {
		at(p.doc.Headings[h].Block)
	}
	return out
}
