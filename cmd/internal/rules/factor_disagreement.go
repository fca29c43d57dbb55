package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var factorDisagreement = &check.Rule{
	ID: "factor-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "one text has a second factor required of people of whom another does not ask it",
	Why:   "A stolen password is the commonest way in; the looser of two rules is the one that is used.",
	Bad: `-- content/policies/access.md --
+++
title = "Access"
+++
Multi-factor authentication is mandatory for all staff.
-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Employees can use a second factor if they want to.
`,
	Good: `-- content/policies/access.md --
+++
title = "Access"
+++
Multi-factor authentication is mandatory for all staff.
-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Customers can use a second factor if they want to.
`,
	Texts: disagree(bind.FactorDisagreement, func(d *bind.Disagreement) string {
		return fmt.Sprintf("%s: %s here, %s in %s", d.About, factorWords[d.Second.Names[0]], factorWords[d.First.Names[0]], elsewhere(d))
	}),
}
