package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var certificateDetailMismatch = &check.Rule{
	ID: "certificate-detail-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text gives another issuer or another last day of a certificate than the data",
	Why:   "A buyer looks the certificate up in the register of its issuer, and finds nothing.",
	Bad:   isoCertificate + doc("We are ISO 27001 certified by DNV, and the certificate is valid until May 2029."),
	Good:  isoCertificate + doc("We are ISO 27001 certified by TÜV Süd, and the certificate is valid until May 2028."),
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongValidity, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("%s is not described as in the data: %s", b.Claim.Text, others(b)), append(sides(b), check.Hint("correct the text or the data"))...)
		})
	},
}

const isoCertificate = "-- data/c.toml --\n[certifications.iso]\nname = \"ISO/IEC 27001\"\nstatus = \"certified\"\nissuer = \"TÜV Süd\"\nexpires = 2028-05-31\n"
