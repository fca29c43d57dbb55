package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

var seatFormMismatch = &check.Rule{
	ID: "seat-form-mismatch", Family: check.Data, Severity: diag.Warning,
	Title: "a company's legal form does not exist in the country of its seat",
	Why:   "A GmbH has its seat in a German-speaking country; another country beside it is a slip, or the entity is another one.",
	Bad:   "-- data/v.toml --\n[subprocessors.x]\nname = \"Fernhall\"\nlegal_name = \"Fernhall GmbH\"\ncountry = \"ES\"\npurpose = \"Hosting\"\nunused = \"example\"\n",
	Good:  "-- data/v.toml --\n[subprocessors.x]\nname = \"Fernhall\"\nlegal_name = \"Fernhall GmbH\"\ncountry = \"AT\"\npurpose = \"Hosting\"\nunused = \"example\"\n",
	Data: func(p *check.Pass) {
		test := func(name trust.Text, country trust.Country, fact string) {
			if !name.IsSet() || !country.IsSet() {
				return
			}
			form, seats := legalForm(name.V)
			if len(seats) == 0 || slices.Contains(seats, string(country.V)) {
				return
			}
			p.Report(country.Span, fmt.Sprintf("%s is a form of companies that %s does not have", form, countryName(p, string(country.V))), check.Fact(fact),
				related(name.Span, name.V), check.Hint("correct the country, or name the entity that you contract with"))
		}
		for _, s := range p.Center.Subprocessors {
			test(s.LegalName, s.Country, s.Path()+".country")
		}
		o := &p.Center.Organisation
		test(o.LegalName, o.Country, "organisation.name")
	},
}

func related(at source.Span, text string) check.Option { return check.Related(at, "%s", text) }

// legalForm returns the form that a registered name ends with and the countries that have it. Forms that many have, such as
// Ltd and S.A., are left out.
func legalForm(name string) (string, []string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		return "", nil
	}
	form := words[len(words)-1]
	return form, formSeats[strings.ToLower(strings.ReplaceAll(form, ".", ""))]
}

var formSeats = map[string][]string{
	"gmbh": {"DE", "AT", "CH", "LI"}, "ug": {"DE"}, "kg": {"DE", "AT"}, "ohg": {"DE", "AT"},
	"sas": {"FR", "CO", "PT", "AR", "MX", "IT", "MC", "BL"}, "sasu": {"FR"}, "bv": {"NL", "BE", "CW", "SR", "AW"}, "nv": {"NL", "BE", "CW", "SR", "AW", "SX"},
	"ab": {"SE", "FI", "AX"}, "oy": {"FI"}, "oyj": {"FI"}, "aps": {"DK", "GL", "FO"}, "asa": {"NO"}, "oü": {"EE"}, "ehf": {"IS"}, "hf": {"IS"}, "sia": {"LV"}, "uab": {"LT"},
	"doo": {"SI", "HR", "RS", "BA", "ME", "MK"}, "sro": {"CZ", "SK"}, "kft": {"HU"}, "zrt": {"HU"}, "eood": {"BG"}, "ood": {"BG"}, "llc": {"US", "PR", "AE", "UA", "RU", "GE", "AM", "SA", "QA", "OM", "EG", "PH", "MU"},
	"lllp": {"US"}, "pty": {"AU", "ZA"}, "pvt": {"IN", "PK", "LK"}, "kk": {"JP"}, "srl": {"IT", "RO", "BE", "MD", "ES", "AR", "PE", "BO", "SM"}, "spa": {"IT", "CL", "DZ", "SM"}, "eirl": {"FR", "PE", "CL"},
}
