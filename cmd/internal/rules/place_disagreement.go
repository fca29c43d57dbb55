package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var placeDisagreement = &check.Rule{
	ID: "place-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts have the same thing in two places",
	Why:   "A reader of one page does not know what the other says; only one of the two can be right.",
	Bad:   "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nBackups are stored in Dublin.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nBackups are kept in Frankfurt.\n",
	Good:  "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nBackups are stored in Dublin.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nBackups are kept in Ireland.\n",
	Texts: disagree(bind.PlacesDiffer, func(d *bind.Disagreement) string {
		return d.About + ", in " + elsewhere(d) + " and here"
	}),
}
