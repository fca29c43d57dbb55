package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var availabilityMismatch = &check.Rule{
	ID: "availability-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text promises another availability or durability than the data",
	Why:   "Credits and the right to leave hang on this figure, and a customer will quote the text.",
	Bad: `-- data/o.toml --
[organisation]
name = "Acme"
availability = 99.95
-- content/policies/sla.md --
+++
title = "Service Level"
+++
We keep the service available for 99.5 % of each calendar month.
`,
	Good: `-- data/o.toml --
[organisation]
name = "Acme"
availability = 99.95
-- content/policies/sla.md --
+++
title = "Service Level"
+++
We keep the service available for 99.95 % of each calendar month. Below 99.5 % a credit of 10 % is due.
`,
	Document: figureMismatch(bind.WrongAvailability),
}
