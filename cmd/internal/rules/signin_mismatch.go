package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var signInMismatch = &check.Rule{
	ID: "sign-in-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text asks for less at sign-in than the data, or opens a door that the data close",
	Why:   "A second factor that is only encouraged is not there on the day on which a password leaks.",
	Bad:   secondFactor + doc("For employees a second factor is optional."),
	Good:  secondFactor + doc("For employees a second factor is mandatory. For customers it is optional."),
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongSignIn, func(b *bind.Binding) {
			opts := append(sides(b), check.Hint("change the sentence, or %s in the data", b.Fact.ID))
			if b.Soft {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(b.Claim.Span, fmt.Sprintf("%s: %s here, %s in the data", b.Fact.Title, b.Claim.Unit, b.Fact.Text), opts...)
		})
	},
}

const secondFactor = "-- data/a.toml --\n[access.staff]\nname = \"Second factor\"\nwho = \"all staff\"\nmfa = \"required\"\n"

var signInDisagreement = &check.Rule{
	ID: "sign-in-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "one text asks for a second factor that another leaves open",
	Why:   "A second factor that is only encouraged is not there on the day on which a password leaks.",
	Bad:   doc("For employees a second factor is optional.") + "-- content/policies/b.md --\n+++\ntitle = \"Identity\"\n+++\nMulti-factor authentication is mandatory for every employee.\n",
	Good:  doc("For customers a second factor is optional.") + "-- content/policies/b.md --\n+++\ntitle = \"Identity\"\n+++\nMulti-factor authentication is mandatory for every employee.\n",
	Texts: disagree(bind.WrongSignIn, twoFigures),
}
