package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

var severitiesOutOfOrder = &check.Rule{
	ID: "severities-out-of-order", Family: check.Data, Severity: diag.Error,
	Title: "a worse incident has a slower target than a lesser one",
	Why:   "Two figures have changed places, and the page promises the wrong one.",
	Bad:   "-- data/s.toml --\n" + severity("high", "High", 1, "8 hours") + severity("low", "Low", 2, "1 hour"),
	Good:  "-- data/s.toml --\n" + severity("high", "High", 1, "1 hour") + severity("low", "Low", 2, "8 hours"),
	Data: func(p *check.Pass) {
		test := func(worse, lesser *trust.Severity, what string, a, b period.Range, at, other source.Span, key string) {
			if period.Compare(a.Max, b.Max) == period.Longer {
				p.Report(at, fmt.Sprintf("%s of %s is %s, slower than the %s of %s", what, worse.Label(), a, b, lesser.Label()), check.Fact(worse.Path()+"."+key),
					check.Related(other, "%s: %s", lesser.Label(), b), check.Hint("correct one of the two, or the levels"))
			}
		}
		scales := severalScales(p.Center.Severities)
		for i, a := range p.Center.Severities {
			for _, b := range p.Center.Severities[i+1:] {
				worse, lesser := a, b
				if a.Level.V > b.Level.V {
					worse, lesser = b, a
				}
				if worse.Level.V == lesser.Level.V || !sameScope(worse, lesser) || scales && apart(worse.About, lesser.About) {
					continue
				}
				if worse.Response.IsSet() && lesser.Response.IsSet() {
					test(worse, lesser, "the response time", worse.Response.V, lesser.Response.V, worse.Response.Span, lesser.Response.Span, "response")
				}
				if worse.Resolution.IsSet() && lesser.Resolution.IsSet() {
					test(worse, lesser, "the resolution time", worse.Resolution.V, lesser.Resolution.V, worse.Resolution.Span, lesser.Resolution.Span, "resolution")
				}
				if worse.Update.IsSet() && lesser.Update.IsSet() {
					test(worse, lesser, "the interval of updates", period.Range(worse.Update.V), period.Range(lesser.Update.V), worse.Update.Span, lesser.Update.Span, "update_interval")
				}
			}
		}
	},
}

// severalScales reports whether one level stands in the data twice for the same customers: then incidents, tickets and
// vulnerabilities each have a scale of their own, told apart by what they are about.
func severalScales(list []*trust.Severity) bool {
	for i, a := range list {
		for _, b := range list[:i] {
			if a.Level.V == b.Level.V && sameWords(a.AppliesTo, b.AppliesTo) {
				return true
			}
		}
	}
	return false
}

// sameScope reports whether two entries hold for the same plans, tiers or groups: targets of different plans have an order of
// their own.
func sameScope(a, b trust.Noun) bool {
	return slices.EqualFunc(a.Base().AppliesTo, b.Base().AppliesTo, func(x, y trust.Text) bool { return strings.EqualFold(x.V, y.V) })
}
