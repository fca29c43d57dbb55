package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var minimumAboveMaximum = &check.Rule{
	ID: "minimum-above-maximum", Family: check.Data, Severity: diag.Error,
	Title: "the least that is asked for is more than the most that is allowed",
	Why:   "Nobody can meet both, so one of the two is wrong on every page that shows it.",
	Bad:   "-- data/f.toml --\n[facts.least]\ntitle = \"Minimum length of a code\"\nvalue = \"14\"\ntype = \"count\"\n[facts.most]\ntitle = \"Maximum length of a code\"\nvalue = \"12\"\ntype = \"count\"\n",
	Good:  "-- data/f.toml --\n[facts.least]\ntitle = \"Minimum length of a code\"\nvalue = \"8\"\ntype = \"count\"\n[facts.most]\ntitle = \"Maximum length of a code\"\nvalue = \"12\"\ntype = \"count\"\n",
	Data: func(p *check.Pass) {
		var limits []*limit
		for _, s := range p.Center.Facts {
			if l, ok := sideOf(p, s); ok {
				limits = append(limits, l)
			}
		}
		for _, most := range limits {
			if most.side != longest {
				continue
			}
			for _, least := range limits {
				if least.side == shortest && sameKeys(least.about, most.about) && sameWords(least.scope, most.scope) && above(least.fact.Value, most.fact.Value) {
					p.Report(least.fact.Span, fmt.Sprintf("%s is %s, more than the %s of %s", least.fact.Title, least.fact.Text, most.fact.Text, most.fact.Title), check.Fact(least.fact.ID),
						check.Related(most.fact.Span, "%s: %s", most.fact.Title, most.fact.Text), check.Hint("correct one of the two"))
				}
			}
		}
		passwords(p, limits)
	},
}

// passwords holds the shortest password that an entry asks for against the longest that the data allow.
func passwords(p *check.Pass, limits []*limit) {
	for _, most := range limits {
		if most.side != longest || !most.about["password"] {
			continue
		}
		for _, a := range p.Center.Access {
			if a.PasswordLength.IsSet() && above(a.PasswordLength.V, most.fact.Value) && (len(most.scope) == 0 || sameWords(most.scope, a.AppliesTo)) {
				p.Report(a.PasswordLength.Span, fmt.Sprintf("passwords have at least %d characters, more than the %s of %s", a.PasswordLength.V, most.fact.Text, most.fact.Title), check.Fact(a.Path()+".password_length"),
					check.Related(most.fact.Span, "%s: %s", most.fact.Title, most.fact.Text), check.Hint("correct one of the two"))
			}
		}
	}
}

// sideOf returns a limit without asking of what kind the limited values are.
func sideOf(p *check.Pass, s *trust.Statement) (*limit, bool) {
	f, ok := p.Center.Lookup(s.Path())
	if !ok || s.Type.V == "text" {
		return nil, false
	}
	l := &limit{fact: f, about: map[string]bool{}, scope: s.AppliesTo}
	l.read(s.Title.V, false)
	return l, l.side != noSide && len(l.about) > 0
}

func sameKeys(a, b map[string]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// above reports whether one value is surely more than another.
func above(a, b any) bool {
	switch x := a.(type) {
	case int:
		y, ok := b.(int)
		return ok && x > y
	case trust.Percentage:
		y, ok := b.(trust.Percentage)
		return ok && x > y
	case period.Range:
		y, ok := b.(period.Range)
		return ok && period.Compare(x.Min, y.Max) == period.Longer
	}
	return false
}
