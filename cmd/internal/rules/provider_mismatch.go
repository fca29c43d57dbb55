package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var providerMismatch = &check.Rule{
	ID: "provider-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text has something run by another company than the data",
	Why:   "A reviewer who reads that databases are with one company signs for that company.",
	Bad: `-- data/systems.toml --
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
[subprocessors.scaleway]
name = "Scaleway"
legal_name = "Scaleway SAS"
country = "FR"
purpose = "Standby"
unused = "example"
[regions.fsn]
provider = "hetzner"
code = "fsn1"
[components.control-plane]
name = "Control plane"
provider = "hetzner"
regions = ["fsn"]
-- content/policies/systems.md --
+++
title = "Systems"
+++
The control plane runs on Scaleway.
`,
	Good: `-- data/systems.toml --
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
[regions.fsn]
provider = "hetzner"
code = "fsn1"
[components.control-plane]
name = "Control plane"
provider = "hetzner"
regions = ["fsn"]
-- content/policies/systems.md --
+++
title = "Systems"
+++
The control plane runs on Hetzner.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongProvider, func(b *bind.Binding) {
			opts := append(sides(b), check.Hint("change the company in the sentence, or in the data"))
			if b.Soft {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s, the data say %s", b.Claim.Text, others(b)), opts...)
		})
	},
}
