package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var responseDisagreement = &check.Rule{
	ID: "response-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts promise a response, a resolution or an update within different times",
	Why:   "Customers plan by these targets; two figures are two promises, of which one is broken.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Critical tickets of the help desk are answered within 1 hour.
-- content/policies/notice.md --
+++
title = "Notice"
+++
The help desk responds to critical tickets within 4 hours.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Critical tickets of the help desk are answered within 1 hour.
-- content/policies/notice.md --
+++
title = "Notice"
+++
The help desk responds to critical tickets within 60 minutes.
`,
	Texts: disagree(bind.WrongTarget, twoFigures),
}
