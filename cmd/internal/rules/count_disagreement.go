package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var countDisagreement = &check.Rule{
	ID: "count-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts state different numbers of one thing",
	Why:   "Two figures for one thing mean that one of them is wrong, and readers cannot know which.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
An account of an employee is locked after six failed attempts.
-- content/policies/standard.md --
+++
title = "Standard"
+++
An account of an employee is locked after ten failed attempts.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
An account of an employee is locked after six failed attempts.
-- content/policies/standard.md --
+++
title = "Standard"
+++
An account of an employee is locked after 6 failed attempts.
`,
	Texts: disagree(bind.WrongCount, twoFigures),
}
