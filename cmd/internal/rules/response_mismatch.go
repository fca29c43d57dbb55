package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var responseMismatch = &check.Rule{
	ID: "response-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text promises a response, a resolution or an update within another time than the data say",
	Why:   "Customers plan by these targets and count the hours when something is down.",
	Bad: `-- data/site.toml --
[severities.high]
name = "High"
level = 2
about = "An important function is down."
response = "1 hour"
resolution = "8 hours"
-- content/policies/policy.md --
+++
title = "Policy"
+++
For incidents of severity high, we respond within 4 hours.
`,
	Good: `-- data/site.toml --
[severities.high]
name = "High"
level = 2
about = "An important function is down."
response = "1 hour"
resolution = "8 hours"
-- content/policies/policy.md --
+++
title = "Policy"
+++
For incidents of severity high, we respond within 60 minutes.
`,
	Document: figureMismatch(bind.WrongTarget),
}
