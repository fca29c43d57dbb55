package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var contactMismatch = &check.Rule{
	ID: "contact-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text gives another address than the data for the same purpose",
	Why:   "A report or a request that goes to a mailbox which nobody reads starts a clock that nobody watches.",
	Bad:   securityContact + doc("Vulnerabilities are reported to psirt@acme.example."),
	Good:  securityContact + doc("Vulnerabilities are reported to security@acme.example."),
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongContact, func(b *bind.Binding) {
			opts := append(sides(b), check.Hint("make the two agree, or add the address to [contacts.…]"), correct(b, b.Fact.Text))
			if b.Soft {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(b.Claim.Span, fmt.Sprintf("%s here, %s in the data", b.Claim.Text, b.Fact.Text), opts...)
		})
	},
}

const securityContact = "-- data/contacts.toml --\n[contacts.security]\nname = \"Security team\"\npurpose = \"security\"\nemail = \"security@acme.example\"\n"

var contactDisagreement = &check.Rule{
	ID: "contact-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts give different addresses for the same purpose",
	Why:   "A report or a request that goes to a mailbox which nobody reads starts a clock that nobody watches.",
	Bad:   doc("Report vulnerabilities to security@acme.example.") + "-- content/policies/b.md --\n+++\ntitle = \"Notice\"\n+++\nReport vulnerabilities to security@acme-cloud.example.\n",
	Good:  doc("Report vulnerabilities to security@acme.example.") + "-- content/policies/b.md --\n+++\ntitle = \"Notice\"\n+++\nReport vulnerabilities to security@acme.example.\n",
	Texts: disagree(bind.WrongContact, twoFigures),
}
