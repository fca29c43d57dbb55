package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var countryMismatch = &check.Rule{
	ID: "country-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text names another country than the data",
	Why:   "The country of a place or of a company's seat decides whether personal data are transferred, and on what basis.",
	Bad:   places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored in Ireland.\n",
	Good:  places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored in Germany.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongCountry, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s, the data say %s", b.Claim.Text, others(b)),
				append(sides(b), check.Hint("change the country in the sentence, or in the data"))...)
		})
	},
}
