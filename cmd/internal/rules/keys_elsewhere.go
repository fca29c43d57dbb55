package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/token"
)

var keysElsewhere = &check.Rule{
	ID: "keys-held-elsewhere", Family: check.Data, Severity: diag.Error,
	Title: "keys are with somebody else than the data promise",
	Why:   "Who holds the keys can read the data: that is all there is to the promise.",
	Bad:   keysOwned + "keys = \"held by the cloud provider\"\n",
	Good:  keysOwned + "keys = \"held by the customer\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Facts {
			if s.Type.V != "text" {
				continue
			}
			promise := s.Title.V + " " + s.Value.V
			for _, a := range s.AppliesTo {
				promise += " " + a.V
			}
			holders, only := keyHolders(promise)
			words := claim.Stems(promise)
			if !only || len(holders) != 1 || !slices.Contains(words, "key") {
				continue
			}
			for _, e := range p.Center.Encryption {
				if e.Status.V == "planned" || slices.ContainsFunc(claim.Stems(e.Name.V), func(w string) bool { return !slices.Contains(words, w) }) {
					continue
				}
				with, _ := keyHolders(e.Keys.V)
				if len(with) == 0 || len(with) == 1 && with[0] == holders[0] {
					continue
				}
				p.Report(e.Keys.Span, fmt.Sprintf("the keys of %s are %s, and the data promise: %s", e.Label(), e.Keys.V, s.Title.V), check.Fact(e.Path()+".cipher"),
					related(s.Value.Span, s.Title.V), check.Hint("correct one of the two"))
			}
		}
	},
}

const keysOwned = "-- data/e.toml --\n[facts.keys]\ntitle = \"Encryption keys of the archive are held by the customer only\"\nvalue = \"customer-held\"\ntype = \"text\"\n[encryption.archive]\nname = \"Archive\"\nscope = \"at-rest\"\n"

// keyHolders returns who holds keys according to a text: 'customer', 'vendor', 'ours'; and whether nobody else does.
func keyHolders(text string) (holders []string, only bool) {
	add := func(who string) {
		if !slices.Contains(holders, who) {
			holders = append(holders, who)
		}
	}
	ts := token.Append(nil, strings.ReplaceAll(text, "-", " "))
	for i := range ts {
		switch ts[i].Lower {
		case "customer", "customers", "client", "clients", "tenant", "tenants", "user", "users":
			add("customer")
		case "provider", "providers", "vendor", "vendors", "cloud", "host", "aws", "azure", "google", "kms":
			add("vendor")
		case "we", "us", "ourselves", "company", "organisation", "organization", "platform", "security":
			add("ours")
		case "only", "solely", "exclusively", "alone", "sole":
			only = true
		}
	}
	return holders, only
}
