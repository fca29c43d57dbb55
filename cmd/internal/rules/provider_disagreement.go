package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var providerDisagreement = &check.Rule{
	ID: "provider-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts have different companies do the same thing",
	Why:   "Customers have agreed to the one that they were told of.",
	Bad:   openList + "-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\n- **Payments:** Adyen\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nPayments are handled by Mollie.\n",
	Good:  openList + "-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\n- **Payments:** Adyen\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nPayments are handled by Adyen.\n",
	Texts: disagree(bind.VendorsDiffer, func(d *bind.Disagreement) string { return d.About }),
}

const openList = "-- data/site.toml --\n[organisation]\nname = \"Acme\"\nsubprocessors_complete = false\n"
