package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var transferDisagreement = &check.Rule{
	ID: "transfer-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts have transfers to one company rest on different things",
	Why:   "Only one of the two is the basis; the other text tells customers of safeguards that are not there.",
	Bad:   "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nTransfers to Twilio rest on standard contractual clauses.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nTransfers to Twilio rest on the Data Privacy Framework.\n",
	Good:  "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nTransfers to Twilio rest on standard contractual clauses.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nTransfers to Twilio rest on SCCs.\n",
	Texts: disagree(bind.BasesDiffer, func(d *bind.Disagreement) string { return d.About }),
}
