package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var promiseExceeded = &check.Rule{
	ID: "promise-exceeded", Family: check.Data, Severity: diag.Error,
	Title: "a value in the data goes beyond a limit that the data promise",
	Why:   "A longest or a shortest period is a promise, and the value in force is what an auditor measures.",
	Bad:   "-- data/r.toml --\n[facts.floor]\ntitle = \"Minimum retention of audit logs\"\nvalue = \"24 months\"\ntype = \"period\"\n[retention.audit]\nname = \"Audit logs\"\nperiod = \"12 months\"\n",
	Good:  "-- data/r.toml --\n[facts.floor]\ntitle = \"Minimum retention of audit logs\"\nvalue = \"24 months\"\ntype = \"period\"\n[retention.audit]\nname = \"Audit logs\"\nperiod = \"36 months\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Facts {
			tlsFloor(p, s)
			limit, ok := limitOf(p, s)
			if !ok {
				continue
			}
			for _, f := range p.Center.Stated {
				if f.Owner == trust.Noun(s) || !limit.covers(f) || !limit.exceeded(f.Value) {
					continue
				}
				p.Report(f.Span, fmt.Sprintf("%s is %s, %s than the %s that the data promise (%s)", f.Title, f.Text, map[side]string{longest: "more", shortest: "less"}[limit.side], limit.fact.Text, s.Title.V), check.Fact(f.ID),
					check.Related(limit.fact.Span, "promised: %s", limit.fact.Text), check.Hint("correct one of the two"))
			}
		}
	},
}

// A limit is a [facts.…] value whose title says that it is the most or the least that something may be.
type limit struct {
	side   side
	fact   *trust.Fact
	aspect string
	about  map[string]bool // stems of what it limits
	scope  []trust.Text
}

type side int

const (
	noSide side = iota
	longest
	shortest
)

var limitSides = map[string]side{
	"longest": longest, "maximum": longest, "max": longest, "maximal": longest, "most": longest, "ceiling": longest, "cap": longest, "upper": longest, "highest": longest, "latest": longest, "largest": longest,
	"shortest": shortest, "minimum": shortest, "min": shortest, "minimal": shortest, "least": shortest, "floor": shortest, "lower": shortest, "lowest": shortest, "fewest": shortest, "smallest": shortest,
}

// limitAspects are the words in a title that say of what kind the limited values are.
var limitAspects = map[string]string{
	"retention": "retention", "retaining": "retention", "storage": "retention", "keeping": "retention",
	"review": "review", "response": "response", "resolution": "resolution", "rotation": "rotation",
	"notification": "notification", "notify": "notification", "notifying": "notification",
	"recovery": "rto", "rto": "rto", "rpo": "rpo", "mtd": "mtd", "password": "password-length", "session": "session", "idle": "session", "lockout": "lockout",
}

// limitGlue are words of a title that name nothing.
var limitGlue = map[string]bool{"period": true, "time": true, "length": true, "duration": true, "interval": true, "between": true, "limit": true, "promised": true, "after": true, "number": true, "character": true}

func limitOf(p *check.Pass, s *trust.Statement) (*limit, bool) {
	f, ok := p.Center.Lookup(s.Path())
	if !ok || s.Type.V == "text" {
		return nil, false
	}
	l := &limit{fact: f, about: map[string]bool{}, scope: s.AppliesTo}
	l.read(s.Title.V, true)
	if l.aspect == "rto" && l.about["point"] {
		l.aspect = "rpo"
		delete(l.about, "point")
	}
	delete(l.about, "objective")
	if l.aspect == "review" && l.about["access"] {
		l.about["right"] = true // a review of access is one of rights of access
	}
	if l.aspect == "" && (strings.Contains(strings.ToLower(s.Title.V), "interval") || strings.Contains(strings.ToLower(s.Title.V), "frequency")) {
		l.aspect = "review"
	}
	if l.side == noSide && l.aspect == "notification" {
		l.side = longest // to tell somebody within a time is a promise
	}
	return l, l.side != noSide && l.aspect != ""
}

// read takes a title apart. Where the kind of the limited values is asked for, its word is none of the subject's.
func (l *limit) read(title string, kind bool) {
	for _, w := range claim.Stems(title) {
		switch {
		case limitSides[w] != noSide && l.side == noSide:
			l.side = limitSides[w]
		case kind && limitAspects[w] != "" && l.aspect == "":
			l.aspect = limitAspects[w]
		case !limitGlue[w]:
			l.about[w] = true
		}
	}
}

// covers reports whether the limit is one of the fact: a name of its owner stands in the title, and nothing else does that the
// owner does not say of itself.
func (l *limit) covers(f *trust.Fact) bool {
	if f.Aspect != l.aspect || !sameWords(l.scope, f.Owner.Base().AppliesTo) {
		return false
	}
	var names [][]string
	extra := map[string]bool{}
	say := func(ts ...trust.Text) {
		for _, t := range ts {
			for _, w := range claim.Stems(t.V) {
				extra[w] = true
			}
		}
	}
	call := func(ts ...trust.Text) {
		for _, t := range ts {
			if words := claim.Stems(t.V); len(words) > 0 {
				names = append(names, words)
			}
		}
		say(ts...)
	}
	say(f.Owner.Base().Terms...)
	switch n := f.Owner.(type) {
	case *trust.RetentionRule:
		call(append([]trust.Text{n.Name}, n.Aliases...)...)
		say(n.Trigger)
	case *trust.BackupTier:
		if !l.about["backup"] {
			return false
		}
		call(append([]trust.Text{n.Name}, n.Aliases...)...)
		extra["backup"] = true
		if len(l.about) == 1 {
			return true
		}
	case *trust.Review:
		call(append([]trust.Text{n.Name}, n.Aliases...)...)
	case *trust.Access:
		say(n.Name, n.Who)
		return !slices.ContainsFunc(keysOf(l.about), func(w string) bool { return !extra[w] })
	case *trust.Notification:
		say(n.Name, n.Event, n.From)
		call(trust.Text{V: strings.ReplaceAll(n.To.V, "-", " ")})
	case *trust.Severity, *trust.Continuity, *trust.Encryption:
		call(trust.Text{V: f.Owner.Label()})
	default:
		return false
	}
	for w := range l.about {
		if !extra[w] && w != "right" {
			return false
		}
	}
	return slices.ContainsFunc(names, func(name []string) bool {
		return !slices.ContainsFunc(name, func(w string) bool { return !l.about[w] })
	})
}

// exceeded reports whether a value surely lies beyond the limit.
func (l *limit) exceeded(value any) bool {
	switch v := value.(type) {
	case period.Range:
		return l.beyond(v)
	case trust.Interval:
		return l.beyond(period.Range(v))
	case int:
		most, ok := l.fact.Value.(int)
		return ok && (l.side == longest && v > most || l.side == shortest && v < most)
	}
	return false
}

func (l *limit) beyond(v period.Range) bool {
	var bound period.Range
	switch b := l.fact.Value.(type) {
	case period.Range:
		bound = b
	case trust.Interval:
		bound = period.Range(b)
	default:
		return false
	}
	if l.side == longest {
		return !bound.OpenMax && !v.OpenMax && period.Compare(v.Max, bound.Max) == period.Longer
	}
	return !bound.OpenMin && !v.OpenMax && period.Compare(v.Max, bound.Min) == period.Shorter
}

func keysOf(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// tlsFloor holds a lowest version of TLS that the data promise against the versions that are accepted.
func tlsFloor(p *check.Pass, s *trust.Statement) {
	words := claim.Stems(s.Title.V)
	if !slices.Contains(words, "tls") || !slices.ContainsFunc(words, func(w string) bool { return limitSides[w] == shortest || w == "oldest" }) {
		return
	}
	least := strings.TrimSpace(strings.TrimPrefix(strings.ToUpper(s.Value.V), "TLS"))
	if least != "1.2" && least != "1.3" {
		return
	}
	var about []string
	for _, w := range words {
		if w != "tls" && w != "version" && limitSides[w] == noSide && w != "oldest" && w != "connection" && w != "public" && w != "endpoint" {
			about = append(about, w)
		}
	}
	for _, e := range p.Center.Encryption {
		name := claim.Stems(e.Name.V)
		if len(e.TLS) == 0 || e.Status.V == "planned" || !sameWords(e.AppliesTo, s.AppliesTo) || slices.ContainsFunc(about, func(w string) bool { return !slices.Contains(name, w) }) {
			continue
		}
		for _, v := range e.TLS {
			if v.V < least {
				p.Report(v.Span, fmt.Sprintf("%s accepts TLS %s, older than the TLS %s that the data promise (%s)", e.Label(), v.V, least, s.Title.V), check.Fact(e.Path()+".tls"),
					check.Related(s.Value.Span, "promised: %s", s.Value.V), check.Hint("correct one of the two"))
				break
			}
		}
	}
}
