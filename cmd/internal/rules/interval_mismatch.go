package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var intervalMismatch = &check.Rule{
	ID: "interval-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text makes backups in another rhythm than the data say",
	Why:   "How often copies are made bounds how much work can be lost; reviewers put the figure into their own plans.",
	Bad: `-- data/backups.toml --
[backups.base]
name = "Base backup"
interval = "every 6 hours"
retention = "3 days"
-- content/policies/backup.md --
+++
title = "Backup Policy"
+++
A base backup is taken every four hours.
`,
	Good: `-- data/backups.toml --
[backups.base]
name = "Base backup"
interval = "every 6 hours"
retention = "3 days"
-- content/policies/backup.md --
+++
title = "Backup Policy"
+++
A base backup is taken every six hours.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongInterval, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("%s: %s here, %s in the data", subject(b.Fact), said(b.Claim), b.Fact.Text),
				append(sides(b), check.Hint("change the sentence to %s, or %s in the data", b.Fact.Text, b.Fact.ID), correct(b, b.Fact.Text), correctData(b))...)
		})
	},
}
