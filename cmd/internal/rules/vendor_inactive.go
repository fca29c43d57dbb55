package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

const formerVendor = `-- data/former.toml --
[organisation]
name = "Acme"
[subprocessors.sendgrid]
name = "SendGrid"
legal_name = "Twilio Inc."
country = "US"
purpose = "Mail"
transfer = "sccs"
ended = 2026-05-31
unused = "example"
[subprocessors.postmark]
name = "Postmark"
legal_name = "AC PM LLC"
country = "US"
purpose = "Mail"
transfer = "sccs"
unused = "example"
`

var vendorInactive = &check.Rule{
	ID: "vendor-inactive", Family: check.Prose, Severity: diag.Error,
	Title: "a text uses a company that the data have ended or only planned",
	Why:   "Either data still go to a company that customers were told is gone, or they go to one that they have not yet been told of.",
	Bad:   formerVendor + "-- content/policies/mail.md --\n+++\ntitle = \"Mail\"\n+++\nReminders are sent through SendGrid.\n",
	Good:  formerVendor + "-- content/policies/mail.md --\n+++\ntitle = \"Mail\"\n+++\nReminders are sent through Postmark.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.InactiveVendor, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("%s is used here; %s", b.Claim.Text, others(b)),
				append(sides(b), check.Hint("name the company that is used now, or correct the data"))...)
		})
	},
}
