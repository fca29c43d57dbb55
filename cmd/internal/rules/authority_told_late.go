package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
)

var authorityToldLate = &check.Rule{
	ID: "authority-told-late", Family: check.Data, Severity: diag.Warning,
	Title: "a supervisory authority is told later than after 72 hours",
	Why:   "GDPR Art. 33(1) allows 72 hours from when the controller becomes aware of a breach of personal data.",
	Bad:   "-- data/n.toml --\n[notifications.authority]\nname = \"Authority\"\nto = \"authority\"\nwithin = \"5 days\"\n",
	Good:  "-- data/n.toml --\n[notifications.authority]\nname = \"Authority\"\nto = \"authority\"\nwithin = \"72 hours\"\n",
	Data: func(p *check.Pass) {
		for _, n := range p.Center.Notifications {
			if n.To.V == "authority" && n.Within.IsSet() && period.Compare(n.Within.V.Max, period.Of(72, period.Hour)) == period.Longer {
				p.Report(n.Within.Span, fmt.Sprintf("%s is told within %s, later than the 72 hours of GDPR Art. 33", n.Label(), n.Within.V), check.Fact(n.Path()+".within"), check.Hint("shorten the time, or say in event that no personal data are concerned"))
			}
		}
	},
}
