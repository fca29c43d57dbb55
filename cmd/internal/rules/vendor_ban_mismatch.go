package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var vendorBanMismatch = &check.Rule{
	ID: "vendor-ban-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text rules out what a sub-processor in the data is used for",
	Why:   "A reader who is told that there is no analytics does not look for it in the list.",
	Bad:   analyticsVendor + "-- content/policies/privacy.md --\n+++\ntitle = \"Privacy\"\n+++\nWe use no analytics.\n",
	Good:  analyticsVendor + "-- content/policies/privacy.md --\n+++\ntitle = \"Privacy\"\n+++\nWe use no analytics without your consent.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.BannedVendor, func(b *bind.Binding) {
			opts := append(sides(b), check.Hint("say where it is used, or take the promise out"))
			if b.Soft {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(b.Claim.Span, "this rules out "+b.Claim.Unit+"; "+others(b), opts...)
		})
	},
}

const analyticsVendor = `-- data/vendors.toml --
[organisation]
name = "Acme"
[subprocessors.mixpanel]
name = "Mixpanel"
legal_name = "Mixpanel, Inc."
country = "US"
purpose = "Product analytics"
transfer = "sccs"
unused = "example"
`
