package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var areaMismatch = &check.Rule{
	ID: "area-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text keeps data in an area, and the data have them outside",
	Why:   "The EU, the EEA and Europe are three different things: London and Zurich are in Europe alone. A promise of one of them is why the contract was signed.",
	Bad:   londonRegion + "-- content/policies/place.md --\n+++\ntitle = \"Place\"\n+++\nCustomer data are stored in the European Union.\n",
	Good:  londonRegion + "-- content/policies/place.md --\n+++\ntitle = \"Place\"\n+++\nCustomer data are stored in Europe.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongArea, func(b *bind.Binding) {
			opts := append(sides(b), check.Hint("write the area that holds, or change where the data are"))
			if b.Soft {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s; %s", b.Claim.Text, others(b)), opts...)
		})
	},
}

const londonRegion = `-- data/places.toml --
[organisation]
name = "Acme"
[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Hosting"
regions = ["london"]
[regions.london]
provider = "aws"
code = "eu-west-2"
`
