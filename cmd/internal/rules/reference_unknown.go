package rules

import (
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var referenceUnknown = &check.Rule{
	ID: "reference-unknown", Family: check.Markup, Severity: diag.Error,
	Title:    "a text refers to an entry that does not exist",
	Why:      "The page would show a link to nothing.",
	Bad:      doc("See the [access rules](ref:acess)."),
	Good:     page + doc("See the [access policy](ref:access)."),
	Document: unresolved("reference-unknown"),
	Data:     unresolvedInData("reference-unknown"),
}
