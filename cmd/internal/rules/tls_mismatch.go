package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
)

var tlsMismatch = &check.Rule{
	ID: "tls-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text accepts other versions of TLS than the data",
	Why:   "Versions before TLS 1.2 are withdrawn (RFC 8996); an auditor who is told of one looks for it.",
	Bad: `-- data/site.toml --
[encryption.edge]
name = "Public endpoints"
scope = "in-transit"
tls = ["1.2", "1.3"]
-- content/policies/security.md --
+++
title = "Security"
+++
Public endpoints accept TLS 1.1 or newer.
`,
	Good: `-- data/site.toml --
[encryption.edge]
name = "Public endpoints"
scope = "in-transit"
tls = ["1.2", "1.3"]
-- content/policies/security.md --
+++
title = "Security"
+++
Public endpoints accept TLS 1.2 or newer.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongTLS, func(b *bind.Binding) {
			msg := fmt.Sprintf("%s: TLS %s here, %s in the data", subject(b.Fact), tlsSaid(b.Claim), b.Fact.Text)
			opts := append(sides(b), check.Hint("change the sentence to what is accepted, or %s in the data", b.Fact.ID))
			p.Report(b.Claim.Span, msg, soften(b.Soft, opts)...)
		})
	},
}

// tlsSaid says in words what a claim makes of its versions.
func tlsSaid(c *claim.Claim) string {
	names := strings.Join(c.Names, ", ")
	switch c.Aspect {
	case claim.Floor:
		return names + " or newer"
	case claim.Only:
		return names + " and nothing else"
	case claim.Refuses:
		return names + " refused"
	case claim.Demanded:
		return names + " everywhere"
	case claim.Prefers:
		return names + " preferred"
	}
	return names
}

// soften makes a finding a warning where a scope or a hedge may reconcile the two sides, or the text only promises more.
func soften(soft bool, opts []check.Option) []check.Option {
	if soft {
		opts = append(opts, check.Severity(diag.Warning))
	}
	return opts
}
