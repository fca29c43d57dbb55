package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// downtime turns the longest time for which a service may be down in a month or a year, 'no more than three hours in any month',
// into the availability that it leaves, the most that it can be: 99.6 %. It reports whether the claim is of that kind.
//
// What is planned is not counted, and what was measured is no promise.
func (p *phrase) downtime(c *Claim) bool {
	if c.Kind != Duration || p.block.Kind == prose.HeadingText || c.Range.OpenMax {
		return false
	}
	lo, hi := p.independent()
	unit := ""
	var shortest float64 // hours
	for i := lo; i < hi; i++ {
		if i >= p.from && i < p.to {
			continue
		}
		switch w := p.ts[i].Lower; w {
		case "month", "monthly", "months":
			if w == "months" && i > lo && p.ts[i-1].Kind == token.Number {
				continue
			}
			unit, shortest = "month", 31*24
		case "year", "yearly", "annually", "annum", "twelvemonth":
			unit, shortest = "year", 366*24
		case "quarter", "quarterly":
			unit, shortest = "quarter", 92*24
		}
	}
	if unit == "" || !p.saysDown(lo, hi) || !p.capsDown(c, lo, hi) || p.plannedDown(lo, hi) {
		return false
	}
	if p.narrative() != "" || p.band() {
		return false
	}
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "was", "were", "last", "past", "averaged", "actual", "measured", "recorded":
			return false
		}
	}
	down := c.Range.Max.Seconds() / 3600
	if down <= 0 || down >= shortest/4 {
		return false
	}
	*c = Claim{Block: c.Block, Start: c.Start, End: c.End, Text: c.Text, Sentence: c.Sentence, Kind: Percentage, Number: 100 * (1 - down/shortest), Unit: unit,
		Aspect: "availability", AspectCue: "downtime", AspectNear: true, Bound: AtMost, Qualifiers: p.plans(), Subject: p.whatIsDown(lo, hi), Group: p.group()}
	_, c.Hedged = p.cue(hedges)
	if p.vendorsShare() {
		c.Mood, c.Cue = OtherParty, "a vendor's own figure"
		return true
	}
	p.plainMood(c)
	if cue := strings.ToLower(c.Cue); c.Mood == Optional && (strings.HasPrefix(cue, "can") || strings.HasPrefix(cue, "may")) {
		c.Mood = Asserted // 'may be down for three hours' is the bound itself
	}
	if c.Mood == Negated { // 'shall not be unavailable for more than an hour'
		c.Mood = Asserted
	}
	return true
}

// whatIsDown returns the stems of what is down, as far as it is not the service as a whole: 'sensors may be offline'.
func (p *phrase) whatIsDown(lo, hi int) (out []string) {
	for i := lo + 1; i < hi; i++ {
		if !isBe(p.ts[i].Lower) && !p.ts[i].Is("may") && !p.ts[i].Is("can") && !p.ts[i].Is("will") && !p.ts[i].Is("shall") && !p.ts[i].Is("must") && !p.ts[i].Is("goes") {
			continue
		}
		for k := i - 1; k >= max(lo, i-4); k-- {
			t := &p.ts[k]
			if t.Kind != token.Word {
				break
			}
			if t.Is("that") || promises[t.Lower] {
				break
			}
			if t.Is("the") || t.Is("our") || t.Is("this") {
				return slices.DeleteFunc(out, func(w string) bool { return !sideServices[w] }) // 'the exchange', 'our shop' is the service itself
			}
			if w := stem(t.Lower); !stopWords[t.Lower] && !wholeService[w] && !emptyWords[t.Lower] && !downWords[t.Lower] && !limitsOfTime[t.Lower] {
				out = append(out, w)
			}
		}
		break
	}
	return out
}

// sideServices are what may be down without the service being so.
var sideServices = set("status", "forum", "trial", "test", "demo", "staging", "sandbox", "blog", "wiki", "hotline", "telephone", "phone", "printer", "statistic", "archive", "camera", "display", "screen", "lift", "sensor", "device", "heating", "generator", "newsletter", "chat")

// limitsOfTime are words of such sentences for the limit itself.
var limitsOfTime = set("budget", "allowance", "limit", "ceiling", "cap", "yearly", "monthly", "annual", "maximum", "longest", "total", "allowed", "permitted", "accepted", "tolerated", "unplanned", "unscheduled", "cumulative", "accumulated", "combined", "sum")

// saysDown reports whether the part speaks of a service that is down.
func (p *phrase) saysDown(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch w := p.ts[i].Lower; {
		case downWords[w]:
			return true
		case w == "down":
			if b := p.word(i - 1); isBe(b) || b == "go" || b == "stay" || b == "were" {
				return true
			}
		case w == "out":
			if p.word(i+1) == "of" && (p.word(i+2) == "service" || p.word(i+2) == "action" || p.word(i+2) == "order" || p.word(i+2) == "reach") {
				return true
			}
		case w == "available" || w == "reachable" || w == "accessible" || w == "online":
			if b := p.word(i - 1); b == "not" || p.word(i-2) == "not" && isBe(b) {
				return true
			}
		}
	}
	return false
}

var downWords = set("downtime", "unreachable", "unavailable", "unavailability", "outage", "outages", "offline", "inaccessible", "interruption", "interruptions", "standstill", "disruption", "disruptions", "downtimes", "silent", "dark")

// capsDown reports whether the length is the most that is allowed.
func (p *phrase) capsDown(c *Claim, lo, hi int) bool {
	if c.Bound == AtMost || c.Bound == Within {
		return true
	}
	for i := lo; i < hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "allow", "allows", "allowed", "allowance", "budget", "tolerate", "tolerated", "permitted", "may", "can", "limit", "limited", "maximum", "most", "exceed", "exceeds", "ceiling", "cap", "capped", "longer", "more", "longest":
			return true
		}
	}
	return false
}

// plannedDown reports whether the part speaks of planned work alone, which is not counted.
func (p *phrase) plannedDown(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "planned", "scheduled", "announced", "maintenance", "windows", "window":
			excepted := false
			for k := i - 1; k >= max(lo, i-6); k-- {
				switch p.ts[k].Lower {
				case "apart", "aside", "outside", "excluding", "except", "besides", "without", "beyond", "counting", "excluded", "not", "beside", "other", "add", "addition", "plus":
					excepted = true
				}
			}
			for k := i + 1; k < min(hi, i+5); k++ {
				switch p.ts[k].Lower {
				case "excluded", "excepted", "aside", "apart", "excluding", "uncounted", "disregarded":
					excepted = true
				}
			}
			if !excepted {
				return true
			}
		}
	}
	return false
}

// downShare reports whether a share is one of the time for which a service may be down: 'at most 0.1 % downtime'.
func (p *phrase) downShare(c *Claim) bool {
	lo, hi := p.independent()
	return c.Number > 0 && c.Number < 10 && p.saysDown(max(lo, p.from-6), min(hi, p.to+8)) && (p.bound() == AtMost || p.capsDown(c, lo, hi)) && !p.plannedDown(lo, hi)
}
