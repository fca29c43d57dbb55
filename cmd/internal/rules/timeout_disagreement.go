package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var timeoutDisagreement = &check.Rule{
	ID: "timeout-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts end the same session, lock or access after different times",
	Why:   "Reviewers compare these settings with their own rules, and testers with what the system does.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Console sessions end after 15 minutes without activity.
-- content/policies/notice.md --
+++
title = "Notice"
+++
After 30 minutes without activity, console sessions end.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Console sessions end after 15 minutes without activity.
-- content/policies/notice.md --
+++
title = "Notice"
+++
After a quarter of an hour without activity, console sessions end.
`,
	Texts: disagree(bind.WrongTimeout, twoFigures),
}
