package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var cipherBroken = &check.Rule{
	ID: "cipher-broken", Family: check.Data, Severity: diag.Warning,
	Title: "an algorithm or protocol that is known to be weak is in use",
	Why:   "It protects little, and reviewers look for it first.",
	Bad:   "-- data/e.toml --\n[encryption.disks]\nname = \"Disks\"\nscope = \"at-rest\"\ncipher = \"RC4\"\n",
	Good:  "-- data/e.toml --\n[encryption.disks]\nname = \"Disks\"\nscope = \"at-rest\"\ncipher = \"AES-256\"\n",
	Data: func(p *check.Pass) {
		for _, e := range p.Center.Encryption {
			if e.Status.V == "planned" || e.Status.V == "none" {
				continue
			}
			if c, ok := p.Catalog.Cipher(e.Cipher.V); ok && (c.Status == "broken" || c.Status == "deprecated") {
				p.Report(e.Cipher.Span, fmt.Sprintf("%s uses %s, which is %s (%s)", e.Label(), e.Cipher.V, c.Status, strings.Join(c.Sources, ", ")), check.Fact(e.Path()+".cipher"), check.Hint("move to an algorithm that is recommended, and write it here"))
			}
			for _, v := range e.TLS {
				if v.V == "1.0" || v.V == "1.1" {
					p.Report(v.Span, fmt.Sprintf("%s accepts TLS %s, which is deprecated (RFC 8996)", e.Label(), v.V), check.Fact(e.Path()+".tls"), check.Hint("switch it off, and take it out here"))
				}
			}
		}
	},
}
