package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
)

var regionMismatch = &check.Rule{
	ID: "region-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text names another region than the data",
	Why:   "Where data are decides which law governs them and what a customer has agreed to.",
	Bad:   places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored in `eu-west-3`.\n",
	Good:  places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored in `eu-central-1`.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongRegion, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s, the data say %s", withCity(b.Claim), others(b)),
				append(sides(b), check.Hint("change the region in the sentence, or in the data if the move has happened"), eitherRegion(p, b))...)
		})
	},
}

func withCity(c *claim.Claim) string {
	if c.Region.City == "" {
		return c.Text
	}
	return fmt.Sprintf("%s (%s)", c.Text, c.Region.City)
}
