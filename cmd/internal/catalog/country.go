package catalog

import (
	"slices"
	"strings"
)

// A Country is a country or territory with a code in ISO 3166-1, and Kosovo, which has a code in wide use (XK).
type Country struct {
	Code    string // alpha-2, 'DE'
	Alpha3  string // 'DEU'
	Name    string // the English name people use, 'Germany'
	Aliases []string
	Demonym string // 'German'; empty for the less used

	EU     bool   // the territory is in the Union: a member state, or a part of one listed apart in ISO 3166-1
	EEA    bool   // the Union, Iceland, Liechtenstein or Norway
	PartOf string // alpha-2 of the member state that a territory of the Union belongs to (Réunion: FR)

	// Adequacy is the scope of the European Commission's adequacy decision under Article 45 of the GDPR: empty when there
	// is none, 'full', or the limit in words ('commercial organisations only (PIPEDA)').
	Adequacy         string
	AdequacyDecision string // its number, '(EU) 2019/419'
	AdequacyYear     string // the year it was adopted
	AdequacyUntil    string // the date it ends unless renewed; empty when it has no end

	Continent string
}

// What the GDPR says of sending personal data to a country, from the least to the most that must be done.
const (
	TransferEU       = "EU"       // no transfer: in the Union
	TransferEEA      = "EEA"      // no transfer: in the European Economic Area
	TransferAdequate = "adequate" // by an adequacy decision (Article 45), perhaps of limited scope
	TransferDPF      = "dpf"      // by an adequacy decision for those certified under the Data Privacy Framework
	TransferOther    = "other"    // by safeguards (Article 46) or a derogation (Article 49)
)

var transfers = [...]string{TransferEU, TransferEEA, TransferAdequate, TransferDPF, TransferOther}

// Transfer returns what the GDPR says of sending personal data to the country: one of the Transfer constants. It reads no
// clock: AdequacyUntil is the caller's to compare.
func (c Country) Transfer() string {
	switch {
	case c.EU:
		return TransferEU
	case c.EEA:
		return TransferEEA
	case strings.HasPrefix(c.Adequacy, "data-privacy-framework"):
		return TransferDPF
	case c.Adequacy != "":
		return TransferAdequate
	}
	return TransferOther
}

// Transfer returns what the GDPR says of keeping personal data in a region: one of the Transfer constants, that of the
// region's country or, of several countries, the one that asks the most. It is empty when the region spans countries that
// the provider does not name: 'Western Europe' may be London.
func (c *Catalog) Transfer(r Region) string {
	codes := r.Countries
	switch {
	case r.Country != "":
		codes = []string{r.Country}
	case len(codes) == 0 && r.Area == TransferEU:
		return TransferEU
	case len(codes) == 0 && r.Area == TransferEEA:
		return TransferEEA
	}
	most := -1
	for _, code := range codes {
		country, ok := c.Country(code)
		if !ok {
			return ""
		}
		most = max(most, slices.Index(transfers[:], country.Transfer()))
	}
	if most < 0 {
		return ""
	}
	return transfers[most]
}

// Countries returns every country, by code.
func (c *Catalog) Countries() []Country { return c.countries }

// Country returns the country that goes by a code, alpha-2 or alpha-3, a name or an alias.
func (c *Catalog) Country(name string) (Country, bool) {
	i, ok := c.countryAt[fold(name)]
	if !ok {
		return Country{}, false
	}
	return c.countries[i], true
}

func parseCountry(r record) Country {
	return Country{
		Code:             r.text("code"),
		Alpha3:           r.text("alpha3"),
		Name:             r.text("name"),
		Aliases:          r.list("aliases"),
		Demonym:          r.text("demonym"),
		EU:               r.yes("eu"),
		EEA:              r.yes("eea"),
		PartOf:           r.text("part_of"),
		Adequacy:         r.text("adequacy"),
		AdequacyDecision: r.text("adequacy_decision"),
		AdequacyYear:     r.text("adequacy_year"),
		AdequacyUntil:    r.text("adequacy_until"),
		Continent:        r.text("continent"),
	}
}

func (c *Catalog) indexCountries(first []Country) {
	c.countryAt = make(map[string]int, 4*len(c.countries))
	order := ordered(len(c.countries), func(i int) bool {
		return slices.ContainsFunc(first, func(f Country) bool { return f.Code == c.countries[i].Code })
	})
	for _, i := range order {
		claim(c.countryAt, i, c.countries[i].Code)
	}
	for _, i := range order {
		claim(c.countryAt, i, c.countries[i].Alpha3, c.countries[i].Name)
		claim(c.countryAt, i, c.countries[i].Aliases...)
	}
}
