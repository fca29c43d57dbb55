package catalog

import (
	"cmp"
	"slices"
)

// An Overlay is what a site knows that the catalog does not, or knows better.
type Overlay struct {
	Regions   []Region   // told apart by Provider and Code
	Providers []Provider // told apart by ID
	Countries []Country  // told apart by Code
}

// NoAdequacy as the Adequacy of a country in an [Overlay] takes away the decision that the catalog knows of, for the day
// on which a court has annulled it.
const NoAdequacy = "none"

// With returns a copy of the catalog to which overlays are added, the later over the earlier. An entry that is new is
// added. One that the catalog has is overridden field by field: a field that is not empty replaces, one that is empty
// leaves what was, a list adds to the list. Where a site's entry and a shipped one claim the same name, the site's wins,
// but a provider's ID and a code are never taken from it.
// An entry without its key (a provider's ID, a country's Code, a region's Provider and Code) is left out.
func (c *Catalog) With(over ...Overlay) *Catalog {
	merged := &Catalog{
		regions:    slices.Clone(c.regions),
		countries:  slices.Clone(c.countries),
		providers:  slices.Clone(c.providers),
		ciphers:    c.ciphers,
		frameworks: c.frameworks,
		places:     c.places,
		sources:    c.sources,
	}
	var first Overlay
	for _, o := range over {
		for _, p := range o.Providers {
			if p.ID != "" {
				merged.providers = put(merged.providers, p, func(q Provider) bool { return q.ID == p.ID }, overrideProvider)
				first.Providers = append(first.Providers, p)
			}
		}
		for _, country := range o.Countries {
			if country.Code != "" {
				same := func(d Country) bool { return d.Code == country.Code }
				merged.countries = put(merged.countries, country, same, overrideCountry)
				first.Countries = append(first.Countries, country)
			}
		}
	}
	// Regions last, for they name their provider as the site does.
	slices.SortFunc(merged.providers, func(a, b Provider) int { return cmp.Compare(a.ID, b.ID) })
	merged.indexProviders(first.Providers)
	for _, o := range over {
		for _, r := range o.Regions {
			if r.Provider == "" || r.Code == "" {
				continue
			}
			r.Provider = merged.providerID(r.Provider)
			same := func(q Region) bool { return sameRegion(q, r) }
			merged.regions = put(merged.regions, r, same, overrideRegion)
			first.Regions = append(first.Regions, r)
		}
	}
	merged.index(first)
	return merged
}

// put returns list in which the entry that is the same as v is overridden by it, or to which v is added, itself an
// override of nothing.
func put[T any](list []T, v T, same func(T) bool, override func(old, site T) T) []T {
	if i := slices.IndexFunc(list, same); i >= 0 {
		list[i] = override(list[i], v)
		return list
	}
	var none T
	return append(list, override(none, v))
}

func overrideRegion(old, site Region) Region {
	r := Region{
		Provider:  site.Provider,
		Code:      cmp.Or(old.Code, site.Code),
		Name:      cmp.Or(site.Name, old.Name),
		Status:    cmp.Or(site.Status, old.Status, Active),
		Aliases:   union(site.Aliases, old.Aliases),
		City:      old.City,
		Country:   old.Country,
		Area:      old.Area,
		Countries: old.Countries,
		Spellings: old.Spellings,
		Cities:    old.Cities,
	}
	// Where a region is, is one fact in several fields: a site that says it moves the region as a whole.
	if site.City != "" || site.Country != "" || site.Area != "" || len(site.Countries) > 0 {
		moved := site.City != "" && fold(site.City) != fold(old.City)
		r.City, r.Country, r.Area = cmp.Or(site.City, old.City), site.Country, site.Area
		r.Countries = slices.Clone(site.Countries)
		if site.Country == "" && site.Area == "" && len(site.Countries) == 0 {
			r.Country, r.Area, r.Countries = old.Country, old.Area, old.Countries
		}
		if site.City == "" && site.Country != old.Country {
			r.City, moved = "", true
		}
		if moved {
			r.Spellings, r.Cities = nil, nil
		}
	}
	r.Spellings = union(site.Spellings, r.Spellings)
	r.Cities = places(r.City, r.Spellings, site.Cities, r.Cities)
	return r
}

func overrideProvider(old, site Provider) Provider {
	return Provider{
		ID:          site.ID,
		Name:        cmp.Or(site.Name, old.Name, site.ID),
		LegalEntity: cmp.Or(site.LegalEntity, old.LegalEntity),
		Country:     cmp.Or(site.Country, old.Country),
		Kind:        cmp.Or(site.Kind, old.Kind),
		Aliases:     union(site.Aliases, old.Aliases),
		Services:    union(site.Services, old.Services),
		CommonWord:  site.CommonWord || old.CommonWord,
		CommonWords: union(site.CommonWords, old.CommonWords),
		Software:    site.Software || old.Software,
	}
}

func overrideCountry(old, site Country) Country {
	c := Country{
		Code:             site.Code,
		Alpha3:           cmp.Or(site.Alpha3, old.Alpha3),
		Name:             cmp.Or(site.Name, old.Name, site.Code),
		Aliases:          union(site.Aliases, old.Aliases),
		Demonym:          cmp.Or(site.Demonym, old.Demonym),
		EU:               site.EU || old.EU,
		EEA:              site.EEA || site.EU || old.EEA,
		PartOf:           cmp.Or(site.PartOf, old.PartOf),
		Adequacy:         cmp.Or(site.Adequacy, old.Adequacy),
		AdequacyDecision: cmp.Or(site.AdequacyDecision, old.AdequacyDecision),
		AdequacyYear:     cmp.Or(site.AdequacyYear, old.AdequacyYear),
		AdequacyUntil:    cmp.Or(site.AdequacyUntil, old.AdequacyUntil),
		Continent:        cmp.Or(site.Continent, old.Continent),
	}
	if c.Adequacy == NoAdequacy {
		c.Adequacy, c.AdequacyDecision, c.AdequacyYear, c.AdequacyUntil = "", "", "", ""
	}
	return c
}

// union returns the names of both lists, each once, in a slice of its own.
func union(a, b []string) []string {
	var all []string
	for _, name := range slices.Concat(a, b) {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}
