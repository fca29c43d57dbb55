package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// A City is a place that regions are in. Cities are drawn from the regions; they are not a gazetteer of the world.
type City struct {
	Name    string   // 'Frankfurt'
	Country string   // ISO 3166-1 alpha-2
	Names   []string // Name and its other spellings: 'Frankfurt am Main'
	Regions []RegionKey
}

// A RegionKey names a region.
type RegionKey struct{ Provider, Code string }

// Cities returns the places that regions are in, by name, then country.
func (c *Catalog) Cities() []City {
	c.gather.Do(c.indexCities)
	return c.cities
}

// City returns the cities that go by name. There are several when countries share it.
func (c *Catalog) City(name string) []City {
	c.gather.Do(c.indexCities)
	return c.cityAt[fold(name)]
}

func (c *Catalog) indexCities() {
	type key struct{ name, country string }
	at := map[key]*City{}
	known := map[key]*City{} // by any spelling
	add := func(name, country string) *City {
		k := key{fold(name), country}
		if city := known[k]; city != nil {
			return city
		}
		city := &City{Name: name, Country: country, Names: []string{name}}
		at[k], known[k] = city, city
		return city
	}
	enter := func(city *City, r Region) {
		k := RegionKey{r.Provider, r.Code}
		if !slices.Contains(city.Regions, k) {
			city.Regions = append(city.Regions, k)
		}
	}
	// A region's own city first, with its spellings, so that a place beside it is not taken for a city of its own when
	// it is another spelling.
	for _, r := range c.regions {
		if r.City == "" || r.Country == "" {
			continue
		}
		city := add(r.City, r.Country)
		for _, name := range r.Spellings {
			if k := (key{fold(name), r.Country}); known[k] == nil {
				known[k] = city
				city.Names = append(city.Names, name)
			}
		}
		enter(city, r)
	}
	for _, r := range c.regions {
		if r.Country == "" {
			continue
		}
		for _, name := range r.Cities {
			enter(add(name, r.Country), r)
		}
	}
	c.cities = make([]City, 0, len(at))
	for _, city := range at {
		c.cities = append(c.cities, *city)
	}
	slices.SortFunc(c.cities, func(a, b City) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Country, b.Country))
	})
	c.cityAt = make(map[string][]City, 2*len(c.cities))
	for _, city := range c.cities {
		for _, name := range city.Names {
			c.cityAt[fold(name)] = append(c.cityAt[fold(name)], city)
		}
	}
}
