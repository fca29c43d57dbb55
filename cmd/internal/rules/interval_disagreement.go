package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var intervalDisagreement = &check.Rule{
	ID: "interval-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts make the same backups in different rhythms",
	Why:   "The rhythm of backups says how much work can be lost; a customer has to be able to rely on one figure.",
	Bad: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
The order database is backed up every night.
-- content/policies/notice.md --
+++
title = "Notice"
+++
Backups of the order database are made every six hours.
`,
	Good: `-- content/policies/handbook.md --
+++
title = "Handbook"
+++
The order database is backed up every night.
-- content/policies/notice.md --
+++
title = "Notice"
+++
Backups of the order database are made every 24 hours.
`,
	Texts: disagree(bind.WrongInterval, twoFigures),
}
