package rules

import (
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

var obfuscatedAddress = &check.Rule{
	ID: "obfuscated-address", Family: check.Documents, Severity: diag.Error,
	Title: "an e-mail address was replaced by the residue of a web page's obfuscator",
	Why:   "Text copied from a protected page says '[email protected]', and nobody can write there.",
	Bad:   doc("Write to [email protected] to report a vulnerability."),
	Good:  doc("Write to security@acme.example to report a vulnerability."),
	Document: func(p *check.Pass, d *check.Document) {
		textBlocks(d, func(b *prose.Block, _ []token.Token) {
			for _, residue := range []string{"[email protected]", "[email\u00a0protected]", "[at]protected", "email-protection"} {
				for at := 0; ; {
					i := strings.Index(b.Text[at:], residue)
					if i < 0 {
						break
					}
					start := at + i
					at = start + len(residue)
					p.Report(b.Source(start, at), "this is what an obfuscator left in place of an e-mail address", check.Hint("write the address itself"))
				}
			}
		})
	},
}
