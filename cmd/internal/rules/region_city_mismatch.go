package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var regionCityMismatch = &check.Rule{
	ID: "region-city-mismatch", Family: check.Data, Severity: diag.Error,
	Title: "a region's city is not where its code is",
	Why:   "The page would show one place and the provider use another.",
	Bad:   vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-central-1\"\ncity = \"Paris\"\n",
	Good:  vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\ncity = \"Paris\"\n",
	Data: func(p *check.Pass) {
		for _, r := range p.Center.Regions {
			_, known, ok := catalogRegion(p, r)
			if !ok || !r.City.IsSet() || r.City.Span == r.Code.Span || known.City == "" {
				continue
			}
			name, _, _ := strings.Cut(r.City.V, ",") // 'Columbus, Ohio'
			if strings.EqualFold(name, known.City) || strings.EqualFold(r.City.V, known.City) || slices.ContainsFunc(known.Cities, func(c string) bool { return strings.EqualFold(c, name) }) {
				continue
			}
			p.Report(r.City.Span, fmt.Sprintf("%s is in %s, not in %s", r.Code.V, known.City, r.City.V), check.Fact(r.Path()+".city"),
				check.Related(r.Code.Span, "this code is in %s", known.City), check.Hint("write the city of the code, or the code of the city; without a city it is taken from the catalog"))
		}
	},
}
