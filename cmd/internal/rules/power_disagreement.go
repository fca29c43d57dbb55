package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var powerDisagreement = &check.Rule{
	ID: "power-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "an office decides what another text reserves for another office",
	Why:   "A control that everybody may waive is none; an auditor samples exactly these decisions.",
	Bad:   noData + "-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nOnly the Information Security Officer may grant an exception.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nAt night the shift manager grants an exception on the spot.\n",
	Good:  noData + "-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\nOnly the Information Security Officer may grant an exception.\n-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\nAt night the shift manager asks for an exception.\n",
	Texts: disagree(bind.PowersDiffer, func(d *bind.Disagreement) string { return d.About }),
}
