package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

const clausesVendor = `-- data/vendors.toml --
[organisation]
name = "Acme"
[subprocessors.northpane]
name = "Northpane"
legal_name = "Northpane Analytics, Inc."
country = "US"
purpose = "Usage statistics"
transfer = "sccs"
unused = "example"
`

var transferMismatch = &check.Rule{
	ID: "transfer-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text has a transfer rest on something else than the data",
	Why:   "A transfer outside the EEA without the basis that is claimed for it is unlawful (GDPR Art. 44); the basis is what a reviewer checks first.",
	Bad:   clausesVendor + "-- content/policies/transfers.md --\n+++\ntitle = \"Transfers\"\n+++\nTransfers to Northpane rest on its certification under the EU-US Data Privacy Framework.\n",
	Good:  clausesVendor + "-- content/policies/transfers.md --\n+++\ntitle = \"Transfers\"\n+++\nTransfers to Northpane rest on standard contractual clauses.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongTransfer, func(b *bind.Binding) {
			opts := append(sides(b), check.Hint("name the basis that holds, here or in the data"))
			if b.Soft {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s; %s", b.Claim.Text, others(b)), opts...)
		})
	},
}
