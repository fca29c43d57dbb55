package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var timeoutMismatch = &check.Rule{
	ID: "timeout-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text ends a session, a lock or an access after another time than the data say",
	Why:   "Reviewers compare these settings with their own rules, and testers with what the system does.",
	Bad: `-- data/site.toml --
[access.console]
name = "Console"
who = "staff"
session_timeout = "15 minutes"
-- content/policies/policy.md --
+++
title = "Policy"
+++
A session of the console ends after 30 minutes without activity.
`,
	Good: `-- data/site.toml --
[access.console]
name = "Console"
who = "staff"
session_timeout = "15 minutes"
-- content/policies/policy.md --
+++
title = "Policy"
+++
A session of the console ends after a quarter of an hour without activity.
`,
	Document: figureMismatch(bind.WrongTimeout),
}
