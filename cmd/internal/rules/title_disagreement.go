package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

const noData = "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n"

var titleDisagreement = &check.Rule{
	ID: "title-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "texts have one person under two titles, or one office held by two persons",
	Why:   "A reader cannot tell whom to call, and an auditor asks which of the two was appointed.",
	Bad:   noData + "-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nOur Data Protection Officer is Maren Oldekop.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nWrite to the Data Protection Officer, Tjark Wiesner.\n",
	Good:  noData + "-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nOur Data Protection Officer is Maren Oldekop.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nWrite to the DPO, Maren Oldekop.\n",
	Texts: func(p *check.Pass, ds []bind.Disagreement) {
		for _, fault := range []bind.Fault{bind.TitlesDiffer, bind.HoldersDiffer} {
			disagree(fault, func(d *bind.Disagreement) string { return d.About })(p, ds)
		}
	},
}
