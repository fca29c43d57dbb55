package rules

import (
	"fmt"
	"slices"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/trust"
)

var countryPromiseBroken = &check.Rule{
	ID: "country-promise-broken", Family: check.Data, Severity: diag.Error,
	Title: "data are outside the country that the data promise",
	Why:   "Where data lie is often the reason why the contract was signed.",
	Bad:   scanStore + "code = \"norwayeast\"\n",
	Good:  scanStore + "code = \"swedencentral\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Facts {
			home, ok := bind.CountryPromise(p.Catalog, s)
			if !ok {
				continue
			}
			about := bind.PromisedData(s)
			for _, r := range p.Center.Regions {
				if !r.Country.IsSet() || string(r.Country.V) == home.Code || r.Use.V == "edge" || r.Use.V == "delivery" || onlyIf(p, r.Provider.V) || !holds(p.Center, r, about) {
					continue
				}
				p.Report(r.Country.Span, fmt.Sprintf("%s is in %s, and the data promise: %s", r.Label(), countryName(p, string(r.Country.V)), s.Title.V), check.Fact(r.Path()+".country"),
					related(s.Value.Span, s.Title.V), check.Hint("move the data, or change the promise before it is published"))
			}
		}
	},
}

const scanStore = `-- data/d.toml --
[facts.sweden]
title = "Collection data stored only in Sweden"
value = "SE"
type = "text"
[subprocessors.azure]
name = "Azure"
legal_name = "Microsoft Ireland Operations Limited"
country = "IE"
purpose = "Hosting"
[data_categories.collection]
name = "Collection data"
about = "Scans"
[components.scans]
name = "Scan store"
provider = "azure"
regions = ["store"]
data_categories = ["collection"]
[regions.store]
provider = "azure"
`

// holds reports whether a region holds data of the kind: something that uses it says so. Where the promise is about all data, any
// region does.
func holds(c *trust.Center, r *trust.Region, about []string) bool {
	if len(about) == 0 {
		return true
	}
	match := func(regions, data []trust.Text) bool {
		return slices.ContainsFunc(regions, func(t trust.Text) bool { return t.V == r.ID }) && slices.ContainsFunc(data, func(t trust.Text) bool {
			n, ok := c.Noun("data_categories." + t.V)
			return ok && !slices.ContainsFunc(about, func(w string) bool { return !slices.Contains(claim.Stems(n.Label()), w) })
		})
	}
	if name := claim.Stems(r.Name.V); len(name) > 0 && !slices.ContainsFunc(about, func(w string) bool { return !slices.Contains(name, w) }) {
		return true // the place is called after what is there
	}
	self := []trust.Text{{V: r.ID}}
	if match(self, r.Data) {
		return true
	}
	for _, k := range c.Components {
		if match(k.Regions, k.DataCategories) {
			return true
		}
	}
	for _, b := range c.Backups {
		if match(b.Regions, b.Data) {
			return true
		}
	}
	return slices.ContainsFunc(c.Subprocessors, func(s *trust.Subprocessor) bool { return match(s.Regions, s.DataCategories) })
}
