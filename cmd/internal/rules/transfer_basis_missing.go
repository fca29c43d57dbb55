package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var transferBasisMissing = &check.Rule{
	ID: "transfer-basis-missing", Family: check.Data, Severity: diag.Error,
	Title: "a sub-processor outside the EEA has no transfer basis",
	Why:   "GDPR Chapter V allows a transfer only on one of its bases, and customers have to be told which.",
	Bad:   outsideVendor,
	Good:  outsideVendor + "transfer = \"sccs\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			if s.Transfer.IsSet() || s.Ended.IsSet() {
				continue
			}
			need := needsBasis(p, outsideEEA(p, s))
			if len(need) == 0 {
				continue
			}
			p.Report(s.Span, fmt.Sprintf("%s is in %s and no transfer basis is given", s.Label(), strings.Join(need, " and ")), check.Fact(s.Path()+".country"),
				check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("add transfer = \"dpf\", \"sccs\" or another basis, and verified_on"))
		}
	},
}

// needsBasis returns the names of the countries to which data go only on a basis that has to be chosen: an adequacy decision for the whole
// country needs no choice.
func needsBasis(p *check.Pass, codes []string) (need []string) {
	for _, code := range codes {
		if c, _ := p.Catalog.Country(code); c.Transfer() != "adequate" || c.Adequacy != "full" {
			need = append(need, countryName(p, code))
		}
	}
	return need
}
