package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var availabilityDisagreement = &check.Rule{
	ID: "availability-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts promise different availabilities",
	Why:   "A customer will quote the better one.",
	Bad: `-- content/policies/terms.md --
+++
title = "Terms"
+++
We guarantee that the service is available 99.5 % of each month.
-- content/policies/why.md --
+++
title = "Why"
+++
We guarantee that the service is up 99.95 % of every month.
`,
	Good: `-- content/policies/terms.md --
+++
title = "Terms"
+++
We guarantee that the service is available 99.95 % of each month.
-- content/policies/why.md --
+++
title = "Why"
+++
We guarantee that the service is up 99.95 % of every month.
`,
	Texts: disagree(bind.WrongAvailability, twoFigures),
}
