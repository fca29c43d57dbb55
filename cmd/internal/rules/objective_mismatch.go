package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var objectiveMismatch = &check.Rule{
	ID: "objective-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text states another recovery objective than the data",
	Why:   "Customers build their own continuity plans on these figures (ISO 22301).",
	Bad: `-- data/site.toml --
[continuity.plane]
name = "Control plane"
rto = "4 hours"
rpo = "1 hour"
-- content/policies/policy.md --
+++
title = "Policy"
+++
The RTO of the control plane is 8 hours.
`,
	Good: `-- data/site.toml --
[continuity.plane]
name = "Control plane"
rto = "4 hours"
rpo = "1 hour"
-- content/policies/policy.md --
+++
title = "Policy"
+++
The RTO of the control plane is 4 hours.
`,
	Document: figureMismatch(bind.WrongObjective),
}
