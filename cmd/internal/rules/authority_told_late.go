package rules

import (
	"fmt"
	"slices"

	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
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
				severe := check.Severity(diag.Warning)
				if underGDPR(p, n) {
					severe = check.Severity(diag.Error)
				}
				p.Report(n.Within.Span, fmt.Sprintf("%s is told within %s, later than the 72 hours of GDPR Art. 33", n.Label(), n.Within.V), severe, check.Fact(n.Path()+".within"), check.Hint("shorten the time, or say in event that no personal data are concerned"))
			}
		}
	},
}

// underGDPR reports whether the data say that it is the GDPR that asks for a notification: by name, or because it is of a breach of
// personal data at a company where that law is in force.
func underGDPR(p *check.Pass, n *trust.Notification) bool {
	words := claim.Stems(n.Article.V)
	if slices.Contains(words, "gdpr") || slices.Contains(words, "33") {
		return true
	}
	if n.Article.IsSet() {
		return false // another law
	}
	event := claim.Stems(n.Event.V)
	country, ok := p.Catalog.Country(string(p.Center.Organisation.Country.V))
	return slices.Contains(event, "personal") && slices.Contains(event, "breach") && ok && (country.Code == "GB" || country.EEA)
}
