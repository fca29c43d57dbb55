package catalog

import "strings"

// A Place is a city or a state, canton or province that people name when they say where data are. Places are those of
// places.csv: well-known ones, so that a city that no region is in can still be told to be in another country.
type Place struct {
	Name    string
	Names   []string // Name and its other spellings
	Country string   // ISO 3166-1 alpha-2
	State   bool     // a part of a country and no city
}

// Places returns the places, by country as the file has them.
func (c *Catalog) Places() []Place { return c.places }

// Place returns the place that goes by a name. ok is false where none does, or where several countries have one.
func (c *Catalog) Place(name string) (Place, bool) {
	i, ok := c.placeAt[fold(name)]
	if !ok || i < 0 {
		return Place{}, false
	}
	return c.places[i], true
}

// CountryOf returns the country of a city or another place, "" where it is not known or several countries have one of that
// name.
func (c *Catalog) CountryOf(name string) string {
	cities := c.City(name)
	if len(cities) == 1 {
		return cities[0].Country
	}
	if p, ok := c.Place(name); ok && len(cities) == 0 {
		return p.Country
	}
	return ""
}

func parsePlaces(r record) []Place {
	var out []Place
	for _, column := range [...]string{"cities", "states"} {
		for _, spellings := range r.list(column) {
			names := strings.Split(spellings, "=")
			out = append(out, Place{Name: names[0], Names: names, Country: r.text("country"), State: column == "states"})
		}
	}
	return out
}

func (c *Catalog) indexPlaces() {
	c.placeAt = make(map[string]int, 2*len(c.places))
	for i, p := range c.places {
		for _, n := range p.Names {
			if j, taken := c.placeAt[fold(n)]; taken && (j < 0 || c.places[j].Country != p.Country) {
				c.placeAt[fold(n)] = -1 // in several countries
				continue
			}
			c.placeAt[fold(n)] = i
		}
	}
}
