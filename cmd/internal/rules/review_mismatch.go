package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var reviewMismatch = &check.Rule{
	ID: "review-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text has a review, a test or a training done in another rhythm than the data say",
	Why:   "Auditors ask for the evidence of each round; a text that promises more rounds than are held is a finding of theirs.",
	Bad: `-- data/site.toml --
[reviews.access]
name = "Access rights"
interval = "quarterly"
-- content/policies/policy.md --
+++
title = "Policy"
+++
Access rights are reviewed every six months.
`,
	Good: `-- data/site.toml --
[reviews.access]
name = "Access rights"
interval = "quarterly"
-- content/policies/policy.md --
+++
title = "Policy"
+++
Access rights are reviewed every three months.
`,
	Document: figureMismatch(bind.WrongCadence),
}
