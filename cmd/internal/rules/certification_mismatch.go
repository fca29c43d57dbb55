package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
)

var certificationMismatch = &check.Rule{
	ID: "certification-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text says of a certificate or report what the data deny",
	Why:   "Claiming a certificate that is only planned, or that a vendor holds, is misleading advertising, and the first thing that a buyer verifies.",
	Bad: `-- data/c.toml --
[certifications.soc2]
name = "SOC 2 Type II"
status = "planned"
-- content/policies/assurance.md --
+++
title = "Assurance"
+++
Customers may ask for our current SOC 2 Type II report.
`,
	Good: `-- data/c.toml --
[certifications.soc2]
name = "SOC 2 Type II"
status = "planned"
-- content/policies/assurance.md --
+++
title = "Assurance"
+++
A SOC 2 Type II examination is planned; there is no report yet.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongCertificate, func(b *bind.Binding) {
			opts := append(sides(b), check.Hint("change the sentence, or the status in the data"))
			if b.Soft {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(b.Claim.Span, fmt.Sprintf("%s is %s here, and in the data %s", markName(b.Claim), b.Claim.Standing, others(b)), opts...)
		})
	},
}

// markName returns what a text calls a certificate: a bare 'Type II' with the report that it is one of.
func markName(c *claim.Claim) string {
	switch {
	case c.Names[0] == "soc-1" && c.Text[0] == 'T':
		return "SOC 1 " + c.Text
	case c.Names[0] == "soc-2" && c.Text[0] == 'T':
		return "SOC 2 " + c.Text
	}
	return c.Text
}
