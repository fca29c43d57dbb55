package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var reviewDisagreement = &check.Rule{
	ID: "review-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts have the same review, test or training done in different rhythms",
	Why:   "Auditors ask for the evidence of each round, and take the stricter text.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
An outside firm carries out a penetration test every year.
-- content/policies/notice.md --
+++
title = "Notice"
+++
Penetration tests take place every two years.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
An outside firm carries out a penetration test every year.
-- content/policies/notice.md --
+++
title = "Notice"
+++
Penetration tests take place every twelve months.
`,
	Texts: disagree(bind.WrongCadence, twoFigures),
}
