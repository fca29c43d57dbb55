package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var regionUnknown = &check.Rule{
	ID: "region-unknown", Family: check.Prose, Severity: diag.Error,
	Title: "a text names a region that no provider has",
	Why:   "A code that does not exist is a slip of the pen, and nobody can tell from it where the data are.",
	Bad: `-- content/policies/hosting.md --
+++
title = "Hosting"
+++
Backups are stored in eu-west-9.
`,
	Good: `-- data/places.toml --
[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Backups"
unused = "example"
[regions.paris]
provider = "aws"
code = "eu-west-3"
-- content/policies/hosting.md --
+++
title = "Hosting"
+++
Backups are stored in eu-west-3.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.UnknownRegion, func(b *bind.Binding) {
			hint := "write the code as the provider's console shows it, or declare the region in the data with its city and country"
			if near := p.Catalog.SuggestRegion("", b.Claim.Text); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			p.Report(b.Claim.Span, fmt.Sprintf("no provider has a region %s", b.Claim.Text), check.Hint("%s", hint))
		})
	},
}

const places = `-- data/places.toml --
[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Database backups"
[regions.frankfurt]
provider = "aws"
code = "eu-central-1"
[backups.daily]
name = "Daily backup"
interval = "daily"
retention = "30 days"
provider = "aws"
regions = ["frankfurt"]
`
