package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var vendorUnused = &check.Rule{
	ID: "vendor-unused", Family: check.Data, Severity: diag.Warning,
	Title: "a sub-processor is listed and nothing uses it",
	Why:   "A list with companies that are not used hides the ones that are, and asks customers to object to nothing.",
	Bad:   "-- data/v.toml --\n[subprocessors.aws]\nname = \"AWS\"\nlegal_name = \"Amazon Web Services EMEA SARL\"\ncountry = \"LU\"\npurpose = \"Hosting\"\n",
	Good:  "-- data/v.toml --\n[subprocessors.aws]\nname = \"AWS\"\nlegal_name = \"Amazon Web Services EMEA SARL\"\ncountry = \"LU\"\npurpose = \"Hosting\"\nunused = \"kept for the move of 2027\"\n",
	Site: func(p *check.Pass, kept []*check.Kept) {
		used := map[string]bool{}
		for _, c := range p.Center.Components {
			used[c.Provider.V] = true
			for _, u := range c.Uses {
				used[u.V] = true
			}
		}
		for _, b := range p.Center.Backups {
			used[b.Provider.V] = true
		}
		for _, r := range p.Center.Regions {
			used[r.Provider.V] = true
		}
		for _, s := range p.Center.Subprocessors {
			used[s.Parent.V] = true
		}
		for _, k := range kept {
			for _, id := range k.Uses {
				used[id] = true
			}
		}
		for _, s := range p.Center.Subprocessors {
			if used[s.ID] || s.Unused.IsSet() || s.Ended.IsSet() || len(s.Services) > 0 || s.Parent.IsSet() {
				continue
			}
			p.Report(s.Span, fmt.Sprintf("%s is listed, and no component, backup or document uses it", s.Label()), check.Fact(s.Path()+".name"),
				check.Hint("say what it is used for (services, or a component that uses it), end it with ended = DATE, or say why in unused = \"…\""))
		}
	},
}
