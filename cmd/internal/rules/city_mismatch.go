package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var cityMismatch = &check.Rule{
	ID: "city-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text names another city than the data",
	Why:   "A city tells a reader where the data are as surely as a code does, and to more readers.",
	Bad:   places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored with AWS in Paris.\n",
	Good:  places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored with AWS in Frankfurt.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongCity, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s, but %s", b.Claim.Text, others(b)),
				append(sides(b), check.Hint("change the city in the sentence, or the region in the data"))...)
		})
	},
}
