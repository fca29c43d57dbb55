package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var encryptionMismatch = &check.Rule{
	ID: "encryption-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text says that something is encrypted, or that it is not, and the data say otherwise",
	Why:   "Lost data that were encrypted need not be notified to those concerned (GDPR Art. 34(3)); who relies on that has to know which were.",
	Bad: `-- data/site.toml --
[encryption.laptops]
name = "Laptops"
scope = "at-rest"
status = "planned"
-- content/policies/security.md --
+++
title = "Security"
+++
All laptops are encrypted.
`,
	Good: `-- data/site.toml --
[encryption.laptops]
name = "Laptops"
scope = "at-rest"
status = "planned"
-- content/policies/security.md --
+++
title = "Security"
+++
Laptops are not encrypted yet.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongEncryption, func(b *bind.Binding) {
			msg := fmt.Sprintf("%s here; the data say: %s", b.Claim.Names[0], others(b))
			opts := append(sides(b), check.Hint("change the sentence, or how the encryption stands in the data"))
			p.Report(b.Claim.Span, msg, soften(b.Soft, opts)...)
		})
	},
}
