package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

var vendorUnnamed = &check.Rule{
	ID: "vendor-unnamed", Family: check.Documents, Severity: diag.Warning,
	Title: "a company that holds data is not named",
	Why:   "'Our database provider' is a sub-processor (GDPR Art. 28(2)); customers have a right to its name.",
	Bad:   doc("A private link joins our network with our database provider."),
	Good:  "-- data/v.toml --\n[subprocessors.aiven]\nname = \"Aiven\"\nlegal_name = \"Aiven Oy\"\ncountry = \"FI\"\npurpose = \"Managed database\"\nunused = \"example\"\n" + doc("A private link joins our network with our database provider."),
	Document: func(p *check.Pass, d *check.Document) {
		reported := map[string]bool{}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := 0; i+1 < len(ts); i++ {
				kind := ts[i].Lower
				next := ts[i+1].Lower
				if next != "provider" && next != "vendor" && next != "host" && next != "supplier" || !vendorKinds[kind] || reported[kind] || !ours(ts, i) || purposeNames(p, kind) {
					continue
				}
				reported[kind] = true
				p.Report(b.Source(ts[i].Start, ts[i+1].End), fmt.Sprintf("the %s %s is not named, and no sub-processor in the data is one", kind, next), check.Hint("name it, and list it among the sub-processors"))
			}
		})
	},
}

var vendorKinds = map[string]bool{"database": true, "hosting": true, "storage": true, "backup": true, "mail": true, "email": true, "payment": true, "payments": true, "logging": true, "monitoring": true, "analytics": true}

// ours reports whether 'our' or 'the managed' stands a few words before.
func ours(ts []token.Token, i int) bool {
	for j := max(0, i-3); j < i; j++ {
		if ts[j].Is("our") || ts[j].Is("managed") {
			return true
		}
	}
	return false
}

func purposeNames(p *check.Pass, kind string) bool {
	return slices.ContainsFunc(p.Center.Subprocessors, func(s *trust.Subprocessor) bool {
		text := strings.ToLower(s.Purpose.V)
		for _, v := range s.Services {
			text += " " + strings.ToLower(v.V)
		}
		return strings.Contains(text, strings.TrimSuffix(kind, "s"))
	})
}
