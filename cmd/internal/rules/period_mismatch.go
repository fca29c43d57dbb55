package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var periodMismatch = &check.Rule{
	ID: "period-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text states another length of time than the data",
	Why:   "Two figures for one thing mean that one of them is wrong, and readers cannot know which.",
	Bad: `-- data/site.toml --
[disclosure]
contact = "security@larkbridge.example"
window = "90 days"
-- content/policies/policy.md --
+++
title = "Policy"
+++
We ask finders to keep a vulnerability report under embargo for 60 days before disclosure.
`,
	Good: `-- data/site.toml --
[disclosure]
contact = "security@larkbridge.example"
window = "90 days"
-- content/policies/policy.md --
+++
title = "Policy"
+++
We ask finders to keep a vulnerability report under embargo for 90 days before disclosure.
`,
	Document: figureMismatch(bind.WrongPeriod),
}
