package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var notificationDisagreement = &check.Rule{
	ID: "notification-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts have the same persons told of an incident within different times",
	Why:   "The time to tell an authority (GDPR Art. 33) or a customer is a duty of law or contract; two figures mean that one is missed.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
We notify customers of a data breach within 24 hours.
-- content/policies/notice.md --
+++
title = "Notice"
+++
In case of a data breach, we inform customers within 72 hours.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
We notify customers of a data breach within 24 hours.
-- content/policies/notice.md --
+++
title = "Notice"
+++
In case of a data breach, we inform customers within one day.
`,
	Texts: disagree(bind.WrongNotification, twoFigures),
}
