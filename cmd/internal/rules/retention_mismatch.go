package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var retentionMismatch = &check.Rule{
	ID: "retention-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text keeps data for another time than the data say",
	Why:   "A customer who is promised deletion after 30 days and finds a copy after 60 has been told something false.",
	Bad: `-- data/backups.toml --
[backups.daily]
name = "Daily database backup"
interval = "daily"
retention = "14 days"
-- content/policies/backup.md --
+++
title = "Backup Policy"
+++
## Retention
Daily database backups are kept for 30 days.
`,
	Good: `-- data/backups.toml --
[backups.daily]
name = "Daily database backup"
interval = "daily"
retention = "14 days"
-- content/policies/backup.md --
+++
title = "Backup Policy"
+++
## Retention
Daily database backups are kept for two weeks.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongDuration, func(b *bind.Binding) {
			msg := fmt.Sprintf("%s: %s here, %s in the data", subject(b.Fact), said(b.Claim), b.Fact.Text)
			if len(b.Also) > 0 {
				msg = fmt.Sprintf("no tier or rule in the data has %s; %s says %s", said(b.Claim), subject(b.Fact), b.Fact.Text)
			}
			p.Report(b.Claim.Span, msg, append(sides(b), check.Hint("change the sentence to %s, or %s in the data", b.Fact.Text, b.Fact.ID), correct(b, b.Fact.Text), correctData(b))...)
		})
	},
}
