package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/trust"
)

var vendorSeatMismatch = &check.Rule{
	ID: "vendor-seat-mismatch", Family: check.Data, Severity: diag.Warning,
	Title: "a sub-processor's country is not that of its legal entity",
	Why:   "The seat of the contracting entity decides which law reaches it and whether a transfer basis is needed.",
	Bad:   "-- data/v.toml --\n[subprocessors.hetzner]\nname = \"Hetzner\"\nlegal_name = \"Hetzner Online GmbH\"\ncountry = \"FI\"\npurpose = \"Hosting\"\nunused = \"example\"\n",
	Good:  "-- data/v.toml --\n[subprocessors.hetzner]\nname = \"Hetzner\"\nlegal_name = \"Hetzner Online GmbH\"\ncountry = \"DE\"\npurpose = \"Hosting\"\nunused = \"example\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			known, ok := p.Catalog.Provider(load.ProviderID(p.Catalog, p.Center, s.ID))
			if !ok || !s.Country.IsSet() || known.Country == "" || !strings.EqualFold(known.LegalEntity, s.LegalName.V) || known.Country == string(s.Country.V) {
				continue
			}
			p.Report(s.Country.Span, fmt.Sprintf("%s has its seat in %s, not in %s", s.LegalName.V, countryName(p, known.Country), countryName(p, string(s.Country.V))),
				check.Fact(s.Path()+".country"), check.Related(s.LegalName.Span, "this entity"), check.Hint("correct the country, or name the entity that you contract with"))
		}
	},
}

const outsideVendor = "-- data/v.toml --\n[subprocessors.sentry]\nname = \"Sentry\"\nlegal_name = \"Functional Software, Inc.\"\ncountry = \"US\"\npurpose = \"Error reports\"\nunused = \"example\"\n"

// outsideEEA returns the countries outside the EEA in which a sub-processor has its seat or processes, with their names.
func outsideEEA(p *check.Pass, s *trust.Subprocessor) []string {
	var out []string
	add := func(code string) {
		c, ok := p.Catalog.Country(code)
		if ok && !c.EEA && !slices.Contains(out, c.Code) {
			out = append(out, c.Code)
		}
	}
	if s.Country.IsSet() {
		add(string(s.Country.V))
	}
	for _, k := range s.Processing {
		add(string(k.V))
	}
	for _, id := range s.Regions {
		if n, ok := p.Center.Noun("regions." + id.V); ok {
			if r := n.(*trust.Region); r.Country.IsSet() {
				add(string(r.Country.V))
			}
		}
	}
	return out
}
