package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var passwordLengthDisagreement = &check.Rule{
	ID: "password-length-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts ask for passwords of different lengths",
	Why:   "Whoever follows one text breaks the other.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Passwords of employees have at least 16 characters.
-- content/policies/standard.md --
+++
title = "Standard"
+++
Passwords of employees have at least 12 characters.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Passwords of employees have at least 16 characters.
-- content/policies/standard.md --
+++
title = "Standard"
+++
Passwords of customers have at least 12 characters.
`,
	Texts: disagree(bind.WrongPasswordLength, twoFigures),
}
