package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var noticeDisagreement = &check.Rule{
	ID: "notice-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts give different notice of new sub-processors, or different times to object",
	Why:   "Customers have a right to be told in time to object (GDPR Art. 28(2)); they will claim the longer one.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
New sub-processors are announced 30 days in advance.
-- content/policies/notice.md --
+++
title = "Notice"
+++
New sub-processors are announced with a notice of 14 days.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
New sub-processors are announced 30 days in advance.
-- content/policies/notice.md --
+++
title = "Notice"
+++
New sub-processors are announced with a notice of thirty days.
`,
	Texts: disagree(bind.WrongNotice, twoFigures),
}
