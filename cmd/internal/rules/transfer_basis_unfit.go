package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/trust"
)

var transferBasisUnfit = &check.Rule{
	ID: "transfer-basis-unfit", Family: check.Data, Severity: diag.Error,
	Title: "a transfer basis does not exist for the country",
	Why:   "The Data Privacy Framework covers companies in the United States alone, and an adequacy decision only the countries that have one.",
	Bad:   "-- data/v.toml --\n[subprocessors.acme]\nname = \"Bulk Mail\"\nlegal_name = \"Bulk Mail Pvt. Ltd.\"\ncountry = \"IN\"\npurpose = \"Mail\"\nunused = \"example\"\ntransfer = \"dpf\"\nverified_on = 2026-01-01\n",
	Good:  "-- data/v.toml --\n[subprocessors.acme]\nname = \"Bulk Mail\"\nlegal_name = \"Bulk Mail Pvt. Ltd.\"\ncountry = \"IN\"\npurpose = \"Mail\"\nunused = \"example\"\ntransfer = \"sccs\"\nverified_on = 2026-01-01\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			if s.Transfer.V == "none-needed" && !s.Ended.IsSet() {
				if need := needsBasis(p, placesOutside(p, s)); len(need) > 0 {
					p.Report(s.Transfer.Span, fmt.Sprintf("%s has data in %s, and a basis of the transfer is said not to be needed", s.Label(), strings.Join(need, " and ")),
						check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("name the basis that covers it, for example \"sccs\", or correct where data are"))
				}
			}
			for _, code := range outsideEEA(p, s) {
				c, _ := p.Catalog.Country(code)
				switch {
				case s.Transfer.V == "dpf" && c.Transfer() != "dpf" && c.Transfer() != "adequate" && len(s.TransferAlso) == 0:
					p.Report(s.Transfer.Span, fmt.Sprintf("the Data Privacy Framework does not cover %s, where %s is", c.Name, s.Label()),
						check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("name the basis that covers it, for example \"sccs\""))
				case s.Transfer.V == "adequacy" && c.Adequacy == "":
					p.Report(s.Transfer.Span, fmt.Sprintf("there is no adequacy decision for %s, where %s is", c.Name, s.Label()),
						check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("name the basis that covers it, for example \"sccs\""))
				}
			}
		}
	},
}

// placesOutside returns the countries outside the EEA in which a sub-processor has data: where it processes and stores them, or else its
// seat.
func placesOutside(p *check.Pass, s *trust.Subprocessor) []string {
	if len(s.Processing) == 0 && len(s.Regions) == 0 {
		return outsideEEA(p, s)
	}
	placed := *s
	placed.Country = trust.Country{}
	return outsideEEA(p, &placed)
}
