package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var periodDisagreement = &check.Rule{
	ID: "period-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts state different lengths of time for the same thing",
	Why:   "Two figures for one thing mean that one of them is wrong, and readers cannot know which.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Destroying a key has a delay of 30 days.
-- content/policies/notice.md --
+++
title = "Notice"
+++
Destroying a key has a delay of 24 hours.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Destroying a key has a delay of 30 days.
-- content/policies/notice.md --
+++
title = "Notice"
+++
Destroying a key has a delay of thirty (30) days.
`,
	Texts: disagree(bind.WrongPeriod, twoFigures),
}
