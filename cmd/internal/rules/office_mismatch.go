package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

const reviewers = `-- data/roles.toml --
[organisation]
name = "Acme"
[roles.ciso]
title = "Chief Information Security Officer"
short = "CISO"
[roles.dpo]
title = "Data Protection Officer"
short = "DPO"
[reviews.access-review]
name = "Access review"
interval = "every 6 months"
by = "ciso"
`

var officeMismatch = &check.Rule{
	ID: "office-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "another office does something, or is reached somewhere, than in the data",
	Why:   "What two offices are said to do, each leaves to the other; an auditor asks the one that the policy names for records that the other keeps.",
	Bad:   reviewers + "-- content/policies/access.md --\n+++\ntitle = \"Access\"\n+++\nThe DPO conducts an access review every six months.\n",
	Good:  reviewers + "-- content/policies/access.md --\n+++\ntitle = \"Access\"\n+++\nThe CISO conducts an access review every six months.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongDoer, func(b *bind.Binding) {
			opts := append(sides(b), check.Hint("name the same office in the sentence and in the data"))
			p.Report(b.Claim.Span, fmt.Sprintf("%s here; %s in the data", b.Claim.Text, others(b)), opts...)
		})
	},
}
