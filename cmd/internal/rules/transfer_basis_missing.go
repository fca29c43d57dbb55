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
			if s.Transfer.IsSet() && s.Transfer.V != "none-needed" || s.Ended.IsSet() {
				continue
			}
			var need []string
			for _, code := range outsideEEA(p, s) {
				if c, _ := p.Catalog.Country(code); c.Transfer() == "adequate" && c.Adequacy == "full" {
					continue // an adequacy decision for the whole country is a basis that needs no choice
				}
				need = append(need, countryName(p, code))
			}
			if len(need) == 0 {
				continue
			}
			at := s.Span
			if s.Transfer.IsSet() {
				at = s.Transfer.Span
			}
			p.Report(at, fmt.Sprintf("%s is in %s and no transfer basis is given", s.Label(), strings.Join(need, " and ")), check.Fact(s.Path()+".country"),
				check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("add transfer = \"dpf\", \"sccs\" or another basis, and verified_on"))
		}
	},
}
