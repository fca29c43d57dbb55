package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var vendorBanDisagreement = &check.Rule{
	ID: "vendor-ban-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "a text uses a company for what another text rules out",
	Why:   "'No letter is shown to a model that another company runs' is a promise; a button that sends it to one breaks it.",
	Bad:   openList + "-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nLetters are not shown to a language model that another company runs.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nWhen you press the button, the letter is sent to Mistral AI.\n",
	Good:  openList + "-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nLetters are not shown to a language model that another company runs.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nWhen you press the button, the letter is sent to a model on our own machines.\n",
	Texts: disagree(bind.BanBroken, func(d *bind.Disagreement) string { return d.About }),
}
