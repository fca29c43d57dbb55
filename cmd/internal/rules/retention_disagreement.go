package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var retentionDisagreement = &check.Rule{
	ID: "retention-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts keep the same data for different times",
	Why:   "Readers hold a company to the text that suits them; only one of the two can be kept.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Audit logs are kept for 12 months.
-- content/policies/notice.md --
+++
title = "Notice"
+++
We delete audit logs after 6 months.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
Audit logs are kept for 12 months.
-- content/policies/notice.md --
+++
title = "Notice"
+++
We delete audit logs after a year.
`,
	Texts: disagree(bind.WrongDuration, twoFigures),
}
