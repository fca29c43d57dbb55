package claim

import (
	"strings"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// Rhythms that are told as a length: 'at intervals of two years', 'no more than a year passes between two tests', 'the report is
// never older than twelve months', 'keys are in use for 90 days'.

// rhythm turns a length of time into the interval that it is, where the words around it say so.
func (p *phrase) rhythm(c *Claim) {
	if c.Kind != Duration {
		return
	}
	exact, again := p.interval() || p.rhythmic(), p.again()
	longest := !exact && !again && p.between()
	if !exact && !again && !longest {
		return
	}
	name, _, _ := p.aspect(true)
	if name == "" || again && name != "cadence" || longest && name != "cadence" && name != "interval" && name != "update" {
		return
	}
	c.Kind = Interval
	if longest && c.Bound == Exact {
		c.Bound = AtMost
	}
	switch c.Bound {
	case AtMost, Within: // no later than that: as often or more often
		c.Bound = AtLeast
		c.Range.OpenMin, c.Range.OpenMax = true, false
	case AtLeast:
		c.Bound = AtMost
		c.Range.OpenMin, c.Range.OpenMax = false, true
	}
}

// rhythmic reports whether a length alone in a cell is how often something is done, by the head of its column: 'Status update', 'Review
// cycle', 'Frequency'.
func (p *phrase) rhythmic() bool {
	if p.block.Kind != prose.Cell || p.block.ColHead < 0 || p.block.ColHead == p.index || len(p.ts)-(p.to-p.from) > 2 {
		return false
	}
	head := p.doc.Blocks[p.block.ColHead].Text
	return hasAny(head, updateHeads) && !hasAny(head, firstHeads) || hasAny(head, timetableHeads)
}

var (
	updateHeads = set("update", "updates", "news", "progress", "status")
	firstHeads  = set("first", "initial", "final", "retention", "kept", "keep", "within", "deadline", "long")
)

var rhythmNouns = set("interval", "intervals", "cycle", "cycles", "rhythm", "frequency", "cadence", "turn", "turns", "beat", "basis")

// interval reports whether the length is that of an interval: 'at six-month intervals', 'at intervals of no more than a year'.
func (p *phrase) interval() bool {
	if p.to < p.hi && rhythmNouns[p.ts[p.to].Lower] {
		return true
	}
	for i := p.from - 1; i >= max(p.lo, p.from-7) && !p.breaks(i); i-- {
		if rhythmNouns[p.ts[i].Lower] && i+1 < p.hi && (p.ts[i+1].Is("of") || p.ts[i+1].Is("not") || p.ts[i+1].Is("no") || p.ts[i+1].Is("never") || p.ts[i+1].Is("that")) {
			return true
		}
	}
	return false
}

// again reports whether the length is after what something is done anew: 'the course is repeated after two years'.
func (p *phrase) again() bool {
	if p.from-2 < p.lo || !p.ts[p.from-1].Is("after") {
		return false
	}
	for i := p.lo; i < p.hi; i++ {
		if p.ts[i].Is("new") && i+1 < p.hi && (p.ts[i+1].Is("one") || p.ts[i+1].Is("ones")) {
			return true // 'a new one is put in its place'
		}
		if p.ts[i].Is("successor") || p.ts[i].Is("anew") || p.ts[i].Is("afresh") {
			return true
		}
	}
	for i := p.from - 2; i >= max(p.lo, p.from-5); i-- {
		if particlesOfLeaving[p.ts[i].Lower] {
			return false // 'rotated out after four weeks'
		}
		if repeats[p.ts[i].Lower] {
			return true
		}
	}
	return false
}

var particlesOfLeaving = set("out", "off", "away")

var repeats = set("anew", "repeat", "repeats", "repeated", "renewed", "due", "rotated", "exchanged", "replaced", "changed", "refreshed", "updated", "revised", "reviewed", "revisited")

// between reports whether the length is what may lie between two of a kind, or the age that the last one may reach.
func (p *phrase) between() bool {
	if p.from-2 >= p.lo && p.ts[p.from-1].Is("than") && p.ts[p.from-2].Is("older") {
		for i := p.lo; i < p.hi; i++ {
			if forgets[p.ts[i].Lower] {
				return false // 'entries older than 30 days are deleted'
			}
		}
		return true
	}
	pass, two := false, false
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "pass", "passes", "elapse", "elapses", "lie", "lies", "go", "goes", "separate", "separates", "expire", "is", "are", "be":
			pass = true
		case "between":
			two = two || i+1 < p.hi && i+1 != p.from && betweens[p.ts[i+1].Lower]
		}
	}
	return pass && two
}

var betweens = set("two", "any", "one", "successive", "consecutive", "each", "these", "them", "the", "reviews", "tests", "drills", "scans", "trainings", "updates", "backups", "copies", "exercises")

var forgets = set("deleted", "deletes", "delete", "erased", "erases", "removed", "removes", "purged", "purges", "destroyed", "overwritten", "discarded", "archived", "dropped", "deletion", "wiped")

// inUse reports whether the length is how long a key or a password is used before it is replaced.
func (p *phrase) inUse(c *Claim) bool {
	if w, _, _ := strings.Cut(strings.ToLower(c.AspectCue), " "); c.Kind == Duration && c.Aspect == "validity" && (w == "key" || w == "keys") {
		return true
	}
	return c.Kind == Duration && (c.Aspect == "rotation" || c.Aspect == "validity" && p.ofKeys()) && c.Range.Max.Unit != period.Forever
}

// ofKeys reports whether the clause says how long keys live, and not certificates or tokens.
func (p *phrase) ofKeys() bool {
	keys := false
	lo, _ := p.clause()
	for i := lo; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "key", "keys", "secret", "secrets":
			keys = true
		case "certificate", "certificates", "token", "tokens", "link", "links", "code", "codes", "card", "cards", "cookie", "session", "api":
			return false
		}
	}
	return keys
}

// asRhythm makes the rhythm of a rotation out of how long a key is in use.
func (p *phrase) asRhythm(c *Claim) {
	c.Kind, c.Aspect = Interval, "cadence"
	switch c.Bound {
	case AtMost, Within:
		c.Bound = AtLeast
		c.Range.OpenMin, c.Range.OpenMax = true, false
	}
}

// timetable reports whether the phrase is a cell of a column that says how often: what is done, its row says.
func (p *phrase) timetable() bool {
	if p.block.Kind == prose.Item && p.from == 0 && p.to < len(p.ts) && p.ts[p.to].Is(":") {
		return true // 'April and October: user rights'
	}
	return p.block.Kind == prose.Cell && p.block.ColHead >= 0 && p.block.ColHead != p.index && hasAny(p.doc.Blocks[p.block.ColHead].Text, timetableHeads)
}

var timetableHeads = set("often", "frequency", "rhythm", "interval", "cadence", "beat", "cycle", "schedule", "every", "periodicity")

// attributed reports whether an adverb stands before something that is done: 'an annual penetration test', 'monthly access
// reviews'. It then says how often, unlike that of 'the daily backup', which names one of several.
func (p *phrase) attributed() bool {
	hi := p.to
	for hi < min(p.to+6, p.hi) && p.ts[hi].Kind == token.Word && !joins[p.ts[hi].Lower] {
		hi++
		if hi+1 < p.hi && p.ts[hi].Is("-") && !p.ts[hi].Space {
			hi++
		}
	}
	done := false
	p.find(&ofIntervals.patterns, p.to, hi, func(h hit) {
		a := &ofIntervals.table[h.id]
		done = done || a.name == "cadence" && a.weight >= 4 || a.name == "update"
	})
	return done
}

// joins are words behind which another phrase begins.
var joins = set("and", "or", "of", "for", "in", "on", "to", "by", "with", "at", "from", "is", "are", "the", "a", "an", "we", "that", "which")

// onWeekdays reports whether a rhythm of a day is limited to some days of the week. Where it is limited to one, 'each night from
// Tuesday to Wednesday', 'every evening before a Monday', it becomes a rhythm of a week.
func (p *phrase) onWeekdays(c *Claim) bool {
	if p.from+1 >= p.to || c.Range.Max.Unit != period.Day || c.Range.Max.N != 1 {
		return false
	}
	var days []int
	for i := p.to; i < min(p.to+7, p.hi); i++ {
		if d, ok := weekdays[strings.TrimSuffix(p.ts[i].Lower, "s")]; ok {
			days = append(days, d)
			continue
		}
		if p.ts[i].Kind == token.Mark && !p.ts[i].Is(",") {
			break
		}
	}
	switch {
	case len(days) == 0:
		return false
	case len(days) == 1, len(days) == 2 && (days[1]-days[0]+7)%7 == 1:
		c.Range = period.Point(period.Of(1, period.Week))
		return false
	}
	return true
}

var weekdays = map[string]int{"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}

// rate reports whether the length is the time in which so much of something happens: '12 GB in a day', 'five times in an hour'.
func (p *phrase) rate() bool {
	if p.to-p.from > 2 || !p.ts[p.from].Is("a") && !p.ts[p.from].Is("an") && !p.ts[p.from].Is("one") {
		return false
	}
	if p.from-2 < p.lo || !p.ts[p.from-1].Is("in") {
		if before := p.ts[max(0, p.from-1)]; p.from > p.lo && (before.Kind == token.Number || before.Is("one") || before.Is("once") || before.Is("twice") || before.Is("two") || before.Is("three")) {
			return true // 'seven of them, one a day'
		}
		return p.from-2 >= p.lo && p.ts[p.from-1].Kind == token.Word && (p.ts[p.from-2].Kind == token.Number && measures[p.ts[p.from-1].Lower] || p.numbered(p.from-2) && strings.HasSuffix(p.ts[p.from-1].Lower, "s") && !p.ts[p.from-1].Is("times")) // '12 GB a day', 'two letters a year'
	}
	for i := p.from - 2; i >= max(p.lo, p.from-4); i-- {
		if p.ts[i].Kind == token.Number {
			return true
		}
	}
	return false
}

// numbered reports whether the token is a number, in figures or words.
func (p *phrase) numbered(i int) bool {
	_, _, ok := period.Number(p.ts, i)
	return ok && !p.ts[i].Is("a")
}

var measures = set("gb", "mb", "tb", "kb", "gigabytes", "megabytes", "terabytes", "requests", "messages", "mails", "calls", "times", "events", "lines", "orders", "visits", "visitors", "queries", "people", "euros", "eur", "usd", "pages", "entries", "records", "kwh", "parcels", "letters", "tickets", "alerts")
