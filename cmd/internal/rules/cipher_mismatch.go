package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
)

var cipherMismatch = &check.Rule{
	ID: "cipher-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text names another cipher, hash or size of keys than the data",
	Why:   "Questionnaires ask for the algorithm by name, and the answer becomes a part of the contract.",
	Bad: `-- data/site.toml --
[encryption.rest]
name = "Data at rest"
scope = "at-rest"
cipher = "AES-256"
-- content/policies/security.md --
+++
title = "Security"
+++
Data at rest are encrypted with AES-128.
`,
	Good: `-- data/site.toml --
[encryption.rest]
name = "Data at rest"
scope = "at-rest"
cipher = "AES-256"
-- content/policies/security.md --
+++
title = "Security"
+++
Data at rest are encrypted with AES-256-GCM.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongCipher, func(b *bind.Binding) {
			names := strings.Join(b.Claim.Names, ", ")
			if b.Claim.Aspect == claim.Refuses {
				names += " ruled out"
			}
			msg := fmt.Sprintf("%s: %s here, %s in the data", subject(b.Fact), names, b.Fact.Text)
			opts := append(sides(b), check.Hint("change the sentence to %s, or %s in the data", b.Fact.Text, b.Fact.ID))
			p.Report(b.Claim.Span, msg, soften(b.Soft, opts)...)
		})
	},
}
