package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
)

var disclosureExpiring = &check.Rule{
	ID: "disclosure-expiring", Family: check.Data, Severity: diag.Warning,
	Title: "security.txt expires soon, has expired, or lasts too long",
	Why:   "RFC 9116 asks for a date within the year; after it, finders may not trust the address.",
	Bad:   "-- data/d.toml --\n[disclosure]\ncontact = \"security@acme.example\"\nexpires = 2019-01-01\n",
	Good:  "-- data/d.toml --\n[disclosure]\ncontact = \"security@acme.example\"\nexpires = 2026-06-30\n",
	Data: func(p *check.Pass) {
		d := p.Center.Disclosure
		if !d.Expires.IsSet() {
			if d.Contact.IsSet() {
				p.Report(d.Span, "security.txt needs a date on which it expires", check.Hint("add expires = DATE, at most a year ahead (RFC 9116, section 2.5.5)"))
			}
			return
		}
		switch at := d.Expires; {
		case at.V.Before(p.Today):
			p.Report(at.Span, fmt.Sprintf("security.txt expired on %s", load.Text(at.V)), check.Severity(diag.Error), check.Hint("check that the contact is right and write a date within the year"))
		case at.V.Before(p.Today.AddDate(0, 0, 30)):
			p.Report(at.Span, fmt.Sprintf("security.txt expires on %s, within 30 days", load.Text(at.V)), check.Hint("check that the contact is right and write a date within the year"))
		case at.V.After(p.Today.AddDate(1, 0, 1)):
			p.Report(at.Span, fmt.Sprintf("security.txt expires on %s, more than a year ahead", load.Text(at.V)), check.Hint("write a date within the year, as RFC 9116 recommends"))
		}
	},
}
