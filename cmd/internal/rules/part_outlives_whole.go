package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var partOutlivesWhole = &check.Rule{
	ID: "part-outlives-whole", Family: check.Data, Severity: diag.Error,
	Title: "a part of some data is kept for longer than the whole",
	Why:   "Data that are said to be gone after a week are not gone while a part of them lives on for a month.",
	Bad:   "-- data/r.toml --\n[retention.state]\nname = \"Session state\"\nperiod = \"7 days\"\n[retention.metadata]\nname = \"Session metadata\"\npart_of = \"state\"\nperiod = \"30 days\"\n",
	Good:  "-- data/r.toml --\n[retention.state]\nname = \"Session state\"\nperiod = \"7 days\"\n[retention.metadata]\nname = \"Session metadata\"\npart_of = \"state\"\nperiod = \"24 hours\"\n",
	Data: func(p *check.Pass) {
		for _, part := range p.Center.Retention {
			n, ok := p.Center.Noun("retention." + part.PartOf.V)
			if !part.PartOf.IsSet() || !ok || !part.Period.IsSet() {
				continue
			}
			whole, ok := n.(*trust.RetentionRule)
			if !ok || !whole.Period.IsSet() || whole.Period.V.OpenMax || apart(part.Trigger, whole.Trigger) || period.Compare(part.Period.V.Max, whole.Period.V.Max) != period.Longer {
				continue
			}
			opts := []check.Option{check.Fact(part.Path() + ".period"), check.Related(whole.Period.Span, "%s: %s", whole.Label(), whole.Period.V), check.Hint("shorten the period of the part, lengthen that of the whole, or take part_of out")}
			if part.Basis.IsSet() || part.Action.V == "anonymise" || whole.Action.V == "anonymise" || whole.Action.V == "aggregate" {
				opts = append(opts, check.Severity(diag.Warning)) // a law, or what is left without names, may outlive the rest
			}
			p.Report(part.Period.Span, fmt.Sprintf("%s is kept for %s and is a part of %s, which is kept for %s", part.Label(), part.Period.V, whole.Label(), whole.Period.V), opts...)
		}
	},
}
