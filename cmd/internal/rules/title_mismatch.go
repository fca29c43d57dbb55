package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

const offices = `-- data/roles.toml --
[organisation]
name = "Acme"
[roles.ciso]
title = "Chief Information Security Officer"
short = "CISO"
holder = "Leocadia Strand"
`

var titleMismatch = &check.Rule{
	ID: "title-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "an office goes by another title, or is held by another person, than in the data",
	Why:   "In an incident one looks for the person who may decide; two titles for one office, or two persons, cost the hour that counts.",
	Bad:   offices + "-- content/policies/incidents.md --\n+++\ntitle = \"Incidents\"\n+++\nThe Information Security Officer leads the response.\n",
	Good:  offices + "-- content/policies/incidents.md --\n+++\ntitle = \"Incidents\"\n+++\nThe CISO leads the response.\n",
	Document: func(p *check.Pass, d *check.Document) {
		seen := map[string]bool{} // a title is written many times: the first is enough to act on
		for _, fault := range []bind.Fault{bind.WrongTitle, bind.WrongHolder} {
			contradictions(d, fault, func(b *bind.Binding) {
				key := b.Claim.Names[0] + b.Claim.Person
				if seen[key] {
					return
				}
				seen[key] = true
				opts := append(sides(b), check.Hint("use one title and one name everywhere; other titles that are accepted go into the aliases of the role"))
				if b.Soft {
					opts = append(opts, check.Severity(diag.Warning))
				}
				p.Report(b.Claim.Span, fmt.Sprintf("%s here; %s", b.Claim.Text, others(b)), opts...)
			})
		}
	},
}
