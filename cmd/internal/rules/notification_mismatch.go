package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var notificationMismatch = &check.Rule{
	ID: "notification-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text has somebody told of an incident within another time than the data say",
	Why:   "The time to tell an authority (GDPR Art. 33) or a customer is a duty of law or contract; two figures mean that one is missed.",
	Bad: `-- data/site.toml --
[notifications.customers]
name = "Customers"
to = "customers"
event = "personal data breach"
within = "48 hours"
-- content/policies/policy.md --
+++
title = "Policy"
+++
We notify customers of a personal data breach within 72 hours.
`,
	Good: `-- data/site.toml --
[notifications.customers]
name = "Customers"
to = "customers"
event = "personal data breach"
within = "48 hours"
-- content/policies/policy.md --
+++
title = "Policy"
+++
We notify customers of a personal data breach within two days.
`,
	Document: figureMismatch(bind.WrongNotification),
}
