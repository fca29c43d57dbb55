package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var passwordLengthMismatch = &check.Rule{
	ID: "password-length-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text asks for shorter passwords than the data",
	Why:   "Whoever follows the text breaks the rule, and an auditor tests the shorter length.",
	Bad: `-- data/a.toml --
[access.staff]
name = "Staff accounts"
who = "staff"
password_length = 14
-- content/policies/accounts.md --
+++
title = "Accounts"
+++
Staff pick a password of ten characters or more.
`,
	Good: `-- data/a.toml --
[access.staff]
name = "Staff accounts"
who = "staff"
password_length = 14
-- content/policies/accounts.md --
+++
title = "Accounts"
+++
Staff pick a password of fourteen characters or more.
`,
	Document: figureMismatch(bind.WrongPasswordLength),
}
