package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var noticeMismatch = &check.Rule{
	ID: "notice-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text gives another notice of new sub-processors, or another time to object, than the data say",
	Why:   "Customers have a right to be told in time to object (GDPR Art. 28(2)); a shorter notice than the promised one breaks the contract.",
	Bad: `-- data/site.toml --
[organisation]
name = "Larkbridge"
subprocessor_notice = "30 days"
-- content/policies/policy.md --
+++
title = "Policy"
+++
We tell customers of a new sub-processor with 14 days' notice.
`,
	Good: `-- data/site.toml --
[organisation]
name = "Larkbridge"
subprocessor_notice = "30 days"
-- content/policies/policy.md --
+++
title = "Policy"
+++
We tell customers of a new sub-processor with 30 days' notice.
`,
	Document: figureMismatch(bind.WrongNotice),
}
