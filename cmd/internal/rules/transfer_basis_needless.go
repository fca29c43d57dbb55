package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var transferBasisNeedless = &check.Rule{
	ID: "transfer-basis-needless", Family: check.Data, Severity: diag.Info,
	Title: "a transfer basis is given for a sub-processor within the EEA",
	Why:   "A reader takes it to mean that data do leave; if access from outside is the reason, that should be said.",
	Bad:   "-- data/v.toml --\n[subprocessors.mollie]\nname = \"Mollie\"\nlegal_name = \"Mollie B.V.\"\ncountry = \"NL\"\npurpose = \"Payments\"\nunused = \"example\"\ntransfer = \"sccs\"\n",
	Good:  "-- data/v.toml --\n[subprocessors.mollie]\nname = \"Mollie\"\nlegal_name = \"Mollie B.V.\"\ncountry = \"NL\"\npurpose = \"Payments\"\nunused = \"example\"\ntransfer = \"none-needed\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			if !s.Transfer.IsSet() || s.Transfer.V == "none-needed" || s.Notes.IsSet() || len(outsideEEA(p, s)) > 0 || !s.Country.IsSet() {
				continue
			}
			p.Report(s.Transfer.Span, fmt.Sprintf("%s and all its places are within the EEA, and %s is given as the basis of a transfer", s.Label(), s.Transfer.V),
				check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("say in notes why a basis is held, name the place outside, or write \"none-needed\""))
		}
	},
}
