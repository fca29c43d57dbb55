package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
)

var rtoAboveMTD = &check.Rule{
	ID: "rto-above-mtd", Family: check.Data, Severity: diag.Error,
	Title: "a recovery time objective is longer than the downtime that can be tolerated",
	Why:   "The plan would meet its aim and the business would be lost all the same (ISO 22301).",
	Bad:   "-- data/c.toml --\n[continuity.all]\nname = \"Service\"\nrto = \"8 hours\"\nmtd = \"4 hours\"\n",
	Good:  "-- data/c.toml --\n[continuity.all]\nname = \"Service\"\nrto = \"4 hours\"\nmtd = \"8 hours\"\n",
	Data: func(p *check.Pass) {
		for _, c := range p.Center.Continuity {
			if c.RTO.IsSet() && c.MTD.IsSet() && period.Compare(c.RTO.V.Max, c.MTD.V.Max) == period.Longer {
				p.Report(c.RTO.Span, fmt.Sprintf("%s is to be back within %s, later than the %s that can be tolerated", c.Label(), c.RTO.V, c.MTD.V), check.Fact(c.Path()+".rto"),
					check.Related(c.MTD.Span, "maximum tolerable downtime: %s", c.MTD.V), check.Hint("shorten the RTO or correct the MTD"))
			}
		}
	},
}
