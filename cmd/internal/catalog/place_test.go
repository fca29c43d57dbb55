package catalog

import "testing"

func TestCountryOf(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Frankfurt", "DE"},
		{"Halifax", "CA"},
		{"Nova Scotia", "CA"},
		{"Köln", "DE"},
		{"Cracow", "PL"},
		{"Roubaix", "FR"},
		{"Texas", "US"},
		{"Atlantis", ""},
		{"", ""},
	}
	c := Default()
	for _, test := range tests {
		if got := c.CountryOf(test.name); got != test.want {
			t.Errorf("CountryOf(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

// TestPlaces holds the countries of places to the catalog, and those places that regions are in to the regions.
func TestPlaces(t *testing.T) {
	c := Default()
	for _, p := range c.Places() {
		if _, ok := c.Country(p.Country); !ok {
			t.Errorf("%s: %q is not a country's code", p.Name, p.Country)
		}
		for _, name := range p.Names {
			if cities := c.City(name); len(cities) == 1 && cities[0].Country != p.Country {
				t.Errorf("%s is in %s here and in %s among the regions", name, p.Country, cities[0].Country)
			}
		}
	}
}
