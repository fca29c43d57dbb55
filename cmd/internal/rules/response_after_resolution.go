package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
)

var responseAfterResolution = &check.Rule{
	ID: "response-after-resolution", Family: check.Data, Severity: diag.Error,
	Title: "an incident is to be resolved before anybody has answered",
	Why:   "The two figures have changed places, or one of them is wrong.",
	Bad:   "-- data/s.toml --\n" + severity("high", "High", 1, "8 hours") + "resolution = \"4 hours\"\n",
	Good:  "-- data/s.toml --\n" + severity("high", "High", 1, "1 hour") + "resolution = \"4 hours\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Severities {
			if s.Response.IsSet() && s.Resolution.IsSet() && period.Compare(s.Response.V.Max, s.Resolution.V.Max) == period.Longer {
				p.Report(s.Response.Span, fmt.Sprintf("%s is answered within %s and resolved within %s", s.Label(), s.Response.V, s.Resolution.V), check.Fact(s.Path()+".response"),
					check.Related(s.Resolution.Span, "resolved within %s", s.Resolution.V), check.Hint("correct one of the two"))
			}
		}
	},
}
