package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var regionCountryMismatch = &check.Rule{
	ID: "region-country-mismatch", Family: check.Data, Severity: diag.Error,
	Title: "a region's country is not that of its code",
	Why:   "The country decides which law governs the data and whether it is a transfer (GDPR Chapter V).",
	Bad:   vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\ncountry = \"DE\"\n",
	Good:  vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\ncountry = \"FR\"\n",
	Data: func(p *check.Pass) {
		for _, r := range p.Center.Regions {
			_, known, ok := catalogRegion(p, r)
			if !ok || !r.Country.IsSet() || r.Country.Span == r.Code.Span || known.Country == "" || known.Country == string(r.Country.V) {
				continue
			}
			p.Report(r.Country.Span, fmt.Sprintf("%s is in %s, not in %s", r.Code.V, countryName(p, known.Country), countryName(p, string(r.Country.V))), check.Fact(r.Path()+".country"),
				check.Related(r.Code.Span, "this code is in %s", countryName(p, known.Country)), check.Hint("correct the country or the code; without a country it is taken from the catalog"))
		}
	},
}
