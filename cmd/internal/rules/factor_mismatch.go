package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var factorMismatch = &check.Rule{
	ID: "factor-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text says that a second factor is required, optional or not asked for, and the data say otherwise",
	Why:   "A stolen password is the commonest way in; whether it suffices is asked in every questionnaire and by every insurer.",
	Bad: `-- data/site.toml --
[access.staff]
name = "Staff accounts"
who = "all staff"
mfa = "required"
-- content/policies/access.md --
+++
title = "Access"
+++
Employees may sign in with a password alone.
`,
	Good: `-- data/site.toml --
[access.staff]
name = "Staff accounts"
who = "all staff"
mfa = "required"
-- content/policies/access.md --
+++
title = "Access"
+++
Employees cannot sign in with a password alone. Customers may.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongFactor, func(b *bind.Binding) {
			msg := fmt.Sprintf("%s: second factor %s here, %s in the data", subject(b.Fact), factorWords[b.Claim.Names[0]], b.Fact.Text)
			opts := append(sides(b), check.Hint("change the sentence, or what the data say of the second factor"))
			p.Report(b.Claim.Span, msg, soften(b.Soft, opts)...)
		})
	},
}

var factorWords = map[string]string{"required": "required", "optional": "optional", "none": "not asked for"}
