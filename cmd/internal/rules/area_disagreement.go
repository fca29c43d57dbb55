package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var areaDisagreement = &check.Rule{
	ID: "area-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "a text promises that data stay in an area, and a text has them outside",
	Why:   "'Never leaves Switzerland' is broken by a night desk in Canada as much as by a data centre there.",
	Bad:   "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n-- content/policies/residency.md --\n+++\ntitle = \"Residency\"\n+++\nCustomer data never leave Switzerland.\n-- content/policies/backup.md --\n+++\ntitle = \"Backups\"\n+++\nBackups are stored in Frankfurt.\n",
	Good:  "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n-- content/policies/residency.md --\n+++\ntitle = \"Residency\"\n+++\nCustomer data never leave Switzerland.\n-- content/policies/backup.md --\n+++\ntitle = \"Backups\"\n+++\nBackups are stored in Zurich.\n",
	Texts: disagree(bind.PromiseBroken, func(d *bind.Disagreement) string { return d.About }),
}
