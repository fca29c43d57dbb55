package rules

import (
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var factUnknown = &check.Rule{
	ID: "fact-unknown", Family: check.Markup, Severity: diag.Error,
	Title:    "a text is bound to a fact that does not exist",
	Why:      "Words bound to nothing are not checked, although the author believes that they are.",
	Bad:      doc("Copies are kept for [30 days](fact:backups.daily.retention)."),
	Good:     "-- data/b.toml --\n" + tier("daily", "Daily", "daily", "30 days") + doc("Copies are kept for [30 days](fact:backups.daily.retention)."),
	Document: unresolved("fact-unknown"),
	Data:     unresolvedInData("fact-unknown"),
}
