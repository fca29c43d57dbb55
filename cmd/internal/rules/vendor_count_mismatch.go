package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

const twoVendors = `-- data/vendors.toml --
[organisation]
name = "Acme"
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
unused = "example"
[subprocessors.mollie]
name = "Mollie"
legal_name = "Mollie B.V."
country = "NL"
purpose = "Payments"
unused = "example"
`

var vendorCountMismatch = &check.Rule{
	ID: "vendor-count-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text counts more or fewer sub-processors than the data list",
	Why:   "A reader who is told of two companies does not look for the third.",
	Bad:   twoVendors + "-- content/policies/processors.md --\n+++\ntitle = \"Sub-processors\"\n+++\nWe use three sub-processors.\n",
	Good:  twoVendors + "-- content/policies/processors.md --\n+++\ntitle = \"Sub-processors\"\n+++\nWe use two sub-processors.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongVendorCount, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("%.0f companies here; %s", b.Claim.Number, others(b)),
				append(sides(b), check.Hint("correct the number, or the list in the data"))...)
		})
	},
}
