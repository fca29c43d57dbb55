package rules

import (
	"fmt"
	"slices"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var regionCodeUnknown = &check.Rule{
	ID: "region-code-unknown", Family: check.Data, Severity: diag.Error,
	Title: "a region's code is not one of its provider's",
	Why:   "A slip in a code puts data into a place that does not exist, on every page that shows it.",
	Bad:   vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-33\"\n",
	Good:  vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\n",
	Data: func(p *check.Pass) {
		for _, r := range p.Center.Regions {
			provider, _, ok := catalogRegion(p, r)
			if ok || provider == "" || !r.Code.IsSet() || !hasRegions(p.Catalog, provider) {
				continue
			}
			hint := "correct the code, or add city and country if the provider has opened it since the catalog was made"
			if near := p.Catalog.SuggestRegion(provider, r.Code.V); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			p.Report(r.Code.Span, fmt.Sprintf("%s has no region %s", providerLabel(p, r.Provider.V), r.Code.V), check.Fact(r.Path()+".code"), check.Hint("%s", hint))
		}
	},
}

func hasRegions(c *catalog.Catalog, provider string) bool {
	return slices.ContainsFunc(c.Regions(), func(r catalog.Region) bool { return r.Provider == provider })
}

func providerLabel(p *check.Pass, id string) string {
	if n, ok := p.Center.Noun("subprocessors." + id); ok {
		return n.Label()
	}
	return id
}

func countryName(p *check.Pass, code string) string {
	if c, ok := p.Catalog.Country(code); ok {
		return c.Name
	}
	return code
}
