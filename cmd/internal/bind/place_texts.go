package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
)

// takesPlace reports whether a claim says where something is, without limits.
func takesPlace(b *Binder, c *claim.Claim) bool {
	switch c.Kind {
	case claim.Area:
		return !c.Scoped
	case claim.City, claim.Country, claim.Region:
		return !c.Scoped && (c.Hosting || c.Vendor != "") && b.countryOf(c) != ""
	}
	return false
}

// placesOfTexts holds places against promises such as 'never leaves the EU', and the places of the same thing in two texts.
func placesOfTexts(b *Binder, claims []*claim.Claim) []Disagreement {
	out := brokenPromises(b, claims)
	return append(out, twoPlaces(b, claims)...)
}

func brokenPromises(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	var promises []*claim.Claim
	for _, c := range claims {
		if c.Kind == claim.Area && c.Exclusive && (generic(c) || c.Parts&claim.Narrow != 0) && len(promises) < 50 {
			promises = append(promises, c)
		}
	}
	for _, c := range claims {
		if c.Kind == claim.Area {
			continue
		}
		country := b.countryOf(c)
		for _, p := range promises {
			if b.inArea(p.Names, country) || p.Fact != "" && c.Fact != "" {
				continue
			}
			if p.Span.Name() == c.Span.Name() && p.Block == c.Block && p.Sentence == c.Sentence {
				continue // 'never leave the EU or the United Kingdom'
			}
			firm := c.Located || c.Kind == claim.Region || c.Stored
			kept := c.Whole && c.Parts&(claim.Narrow|claim.Seat|claim.Support) == 0 || c.Parts&(claim.Live|claim.Copies|claim.Standby) != 0 && c.Parts&(claim.Seat|claim.Narrow) == 0 || c.Located && c.Parts&(claim.Seat|claim.Narrow) == 0 || c.Stored && c.Whole
			if !generic(p) { // 'recordings stay in Germany' says nothing of the rest
				kept = c.Parts&(claim.Narrow|claim.Seat) == claim.Narrow && shareNoun(p.Nouns, c.Nouns)
				if !kept {
					continue
				}
			}
			if !kept && c.Vendor == "" && c.Parts&claim.Support == 0 {
				continue
			}
			out = append(out, inOrder(p, c, Disagreement{
				Fault: PromiseBroken, Soft: !firm || !kept,
				About: fmt.Sprintf("data are to stay in %s, and %s is in %s", AreaName(b, p.Names), c.Text, b.countryName(country)),
			}))
			break
		}
	}
	return out
}

// generic reports whether a promise is one about data in general.
func generic(c *claim.Claim) bool {
	return c.Parts&(claim.Narrow|claim.Seat|claim.Edge) == 0 && (c.Whole || c.Parts != 0)
}

// twoPlaces reports the same thing in two places by two texts. A text that names several places is compared as a whole.
func twoPlaces(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	for _, part := range []claim.Part{claim.Copies, claim.Standby, claim.Live} {
		texts := map[string][]*claim.Claim{}
		var names []string
		for _, c := range claims {
			if c.Kind == claim.Area || c.Vendor != "" || c.Parts&part == 0 || !placeOfPart(c, part) {
				continue
			}
			if texts[c.Span.Name()] == nil {
				names = append(names, c.Span.Name())
			}
			texts[c.Span.Name()] = append(texts[c.Span.Name()], c)
		}
		slices.Sort(names)
		names = names[:min(len(names), 100)] // texts are compared in pairs
		for i, second := range names {
			for _, first := range names[:i] {
				if d := b.apart(texts[first], texts[second], part); d != nil {
					out = append(out, *d)
					break
				}
			}
		}
	}
	return out
}

// placeOfPart reports whether the claim is clearly about the part, and about no other that a text would place elsewhere.
func placeOfPart(c *claim.Claim, part claim.Part) bool {
	if c.Parts&(claim.Seat|claim.Support|claim.Edge|claim.Narrow) != 0 {
		return false
	}
	if part == claim.Live {
		return c.Parts == claim.Live && (c.Stored || c.Located || c.Kind == claim.Region)
	}
	return c.Parts == part || c.Kind == claim.Country && c.Parts == claim.Live|claim.Standby
}

// apart reports two texts of which no place of the one is a place of the other.
func (b *Binder) apart(x, y []*claim.Claim, part claim.Part) *Disagreement {
	if len(x) > 6 || len(y) > 6 {
		return nil // a text that names so many places tells them apart by something else
	}
	for _, p := range x {
		for _, q := range y {
			if b.mayBeSame(p, q) {
				return nil
			}
		}
	}
	for _, p := range x {
		for _, q := range y {
			if part == claim.Live && !shareNoun(p.Nouns, q.Nouns) || p.Fact != "" && q.Fact != "" {
				continue
			}
			d := inOrder(p, q, Disagreement{
				Fault: PlacesDiffer, Soft: b.countryOf(p) == b.countryOf(q) && part != claim.Standby && !slices.Equal(p.Nouns, q.Nouns) || part == claim.Live && !slices.Equal(p.Nouns, q.Nouns),
				About: fmt.Sprintf("%s: %s and %s", partName(part), p.Text, q.Text),
			})
			return &d
		}
	}
	return nil
}

func partName(part claim.Part) string {
	switch part {
	case claim.Copies:
		return "backups"
	case claim.Standby:
		return "the standby"
	}
	return "the service"
}

func shareNoun(x, y []string) bool {
	return slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
}

// mayBeSame reports whether two places can be one: the same country where one names no more, the same city, the same code.
func (b *Binder) mayBeSame(p, q *claim.Claim) bool {
	if b.countryOf(p) != b.countryOf(q) {
		return false
	}
	x, y := b.cityOf(p), b.cityOf(q)
	if x == "" || y == "" || strings.EqualFold(x, y) {
		return true
	}
	for _, city := range b.catalog.City(x) {
		if slices.ContainsFunc(city.Names, func(n string) bool { return strings.EqualFold(n, y) }) {
			return true
		}
	}
	for _, r := range b.catalog.Regions() {
		if near := func(n string) bool {
			return slices.ContainsFunc(r.Cities, func(m string) bool { return strings.EqualFold(m, n) })
		}; r.City != "" && near(x) && near(y) {
			return true // 'Groningen' and 'Eemshaven' are one region
		}
	}
	px, okx := b.catalog.Place(x)
	py, oky := b.catalog.Place(y)
	return okx && oky && px.Name == py.Name || okx && px.State || oky && py.State
}

// cityOf returns the city of a place, or "".
func (b *Binder) cityOf(c *claim.Claim) string {
	switch c.Kind {
	case claim.City:
		return c.Place
	case claim.Region:
		return c.Region.City
	}
	return ""
}
