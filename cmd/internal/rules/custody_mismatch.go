package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var custodyMismatch = &check.Rule{
	ID: "custody-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text has other hands hold the keys than the data",
	Why:   "Who holds the key can read the data, and can be made to hand them over: encryption protects from all others only (EDPB Recommendations 01/2020, use case 1).",
	Bad: `-- data/site.toml --
[encryption.files]
name = "Files"
scope = "at-rest"
cipher = "AES-256"
keys = "held by the customer"
-- content/policies/keys.md --
+++
title = "Keys"
+++
We hold the keys to your files ourselves.
`,
	Good: `-- data/site.toml --
[encryption.files]
name = "Files"
scope = "at-rest"
cipher = "AES-256"
keys = "held by the customer"
-- content/policies/keys.md --
+++
title = "Keys"
+++
We hold no copy of the keys to your files.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongCustody, func(b *bind.Binding) {
			msg := fmt.Sprintf("%s can decrypt here; the data say: %s", b.Claim.Names[0], others(b))
			opts := append(sides(b), check.Hint("change the sentence, or who holds the keys in the data"))
			p.Report(b.Claim.Span, msg, soften(b.Soft, opts)...)
		})
	},
}
