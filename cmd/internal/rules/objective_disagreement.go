package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var objectiveDisagreement = &check.Rule{
	ID: "objective-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts state different recovery objectives for the same system",
	Why:   "Customers build their own continuity plans on these figures (ISO 22301).",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
The RTO of the booking system is 4 hours.
-- content/policies/notice.md --
+++
title = "Notice"
+++
Should the booking system fail, its RTO is 12 hours.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
The RTO of the booking system is 4 hours.
-- content/policies/notice.md --
+++
title = "Notice"
+++
Should the booking system fail, its RTO is 240 minutes.
`,
	Texts: disagree(bind.WrongObjective, twoFigures),
}
