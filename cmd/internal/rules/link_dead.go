package rules

import (
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var linkDead = &check.Rule{
	ID: "link-dead", Family: check.Documents, Severity: diag.Error,
	Title:    "a link leads to nothing",
	Why:      "A reader who follows a reference to a policy and finds nothing stops believing the page.",
	Bad:      page + doc("See the [access policy](acess.md)."),
	Good:     page + doc("See the [access policy](access.md)."),
	Document: unresolved("link-dead"),
	Data:     unresolvedInData("link-dead"),
}
