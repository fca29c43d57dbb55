package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var vendorUnlisted = &check.Rule{
	ID: "vendor-unlisted", Family: check.Prose, Severity: diag.Error,
	Title: "a text uses a company that is in no list of sub-processors",
	Why:   "Customers have agreed to the companies in the list (GDPR Art. 28(2)); one that is used and not listed breaks the contract.",
	Bad:   places + "-- content/policies/incidents.md --\n+++\ntitle = \"Incidents\"\n+++\nAlerts are routed through PagerDuty to the engineer on call.\n",
	Good:  places + "-- content/policies/incidents.md --\n+++\ntitle = \"Incidents\"\n+++\nBackups are stored with AWS.\n",
	Document: func(p *check.Pass, d *check.Document) {
		seen := map[string]bool{} // once a document: the first mention is enough to act on
		contradictions(d, bind.UnlistedVendor, func(b *bind.Binding) {
			if seen[b.Claim.Entity] {
				return
			}
			seen[b.Claim.Entity] = true
			severity := diag.Error
			if len(p.Center.Subprocessors) == 0 || b.Soft {
				severity = diag.Warning // there is no list yet that could be wrong, or the name is also that of software
			}
			p.Report(b.Claim.Span, fmt.Sprintf("%s is used here and is not among the sub-processors in the data", b.Claim.Text),
				append(sides(b), check.Severity(severity), check.Hint("add it to the sub-processors in the data, or take it out of the text; if it never sees personal data, say so there"))...)
		})
	},
}
