package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var countMismatch = &check.Rule{
	ID: "count-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text states another number than the data",
	Why:   "Two figures for one thing mean that one of them is wrong, and readers cannot know which.",
	Bad: `-- data/a.toml --
[access.staff]
name = "Staff accounts"
who = "everyone"
lockout_attempts = 5
-- content/policies/accounts.md --
+++
title = "Accounts"
+++
After ten failed attempts the account is locked.
`,
	Good: `-- data/a.toml --
[access.staff]
name = "Staff accounts"
who = "everyone"
lockout_attempts = 5
-- content/policies/accounts.md --
+++
title = "Accounts"
+++
After five failed attempts the account is locked.
`,
	Document: figureMismatch(bind.WrongCount),
}
