package catalog

import "slices"

// The statuses a region can have.
const (
	Active     = "active"
	Announced  = "announced"  // named by the provider, not known to be open as of the file's date
	Retired    = "retired"    // closed, or closed to new customers; old documents still name it
	Government = "government" // open to public bodies and their suppliers only
)

// A Region is a place that a provider offers under a code: 'eu-west-3' of Amazon Web Services.
type Region struct {
	Provider string // the ID of a Provider
	Code     string // as the provider writes it, 'eu-west-3'
	Name     string // as the provider calls it, 'Europe (Paris)'
	City     string // where it is, or the named place nearest to that; empty when it spans a country or more
	Country  string // ISO 3166-1 alpha-2; empty when it spans several countries
	Area     string // for a region without a City: 'EU', 'Europe', 'Western Europe', 'United States', …

	Countries []string // of a region that spans several: those the provider names, alpha-2
	Spellings []string // other spellings of City
	Cities    []string // every place name people use for it: City, its Spellings, and places beside it
	Aliases   []string // other codes and names of the region itself
	Status    string   // Active, Announced, Retired or Government
}

// Regions returns every region, by provider.
func (c *Catalog) Regions() []Region { return c.regions }

// Region returns the region of a provider that goes by code. The provider may be given by ID, name or alias; the region
// by its code, its name or an alias. A code comes before a name.
func (c *Catalog) Region(provider, code string) (Region, bool) {
	i, ok := c.regionAt[[2]string{c.providerID(provider), fold(code)}]
	if !ok {
		return Region{}, false
	}
	return c.regions[i], true
}

// RegionsByCode returns the regions that go by code, of whatever provider: 'eu-central-1' is Frankfurt at one and
// Amsterdam at another.
func (c *Catalog) RegionsByCode(code string) []Region {
	var regions []Region
	for _, i := range c.codeAt[fold(code)] {
		regions = append(regions, c.regions[i])
	}
	return regions
}

// providerID returns the ID of the provider that goes by name, or the folded name itself when none does: a site may have
// regions of a provider that it has not described.
func (c *Catalog) providerID(name string) string {
	key := fold(name)
	if i, ok := c.providerAt[key]; ok {
		return c.providers[i].ID
	}
	return key
}

func parseRegion(r record) Region {
	region := Region{
		Provider:  r.text("provider"),
		Code:      r.text("code"),
		Name:      r.text("name"),
		City:      r.text("city"),
		Country:   r.text("country"),
		Area:      r.text("area"),
		Countries: r.list("countries"),
		Spellings: r.list("spellings"),
		Aliases:   r.list("aliases"),
		Status:    r.text("status"),
	}
	region.Cities = places(region.City, region.Spellings, r.list("cities"))
	return region
}

// places returns city and the names after it, each once, without the empty.
func places(city string, more ...[]string) []string {
	all := union([]string{city}, slices.Concat(more...))
	return slices.DeleteFunc(all, func(name string) bool { return name == "" })
}

func (c *Catalog) indexRegions(first []Region) {
	order := ordered(len(c.regions), func(i int) bool {
		r := c.regions[i]
		return slices.ContainsFunc(first, func(f Region) bool { return sameRegion(f, r) })
	})
	c.regionAt = make(map[[2]string]int, 3*len(c.regions))
	c.codeAt = make(map[string][]int, 2*len(c.regions))
	put := func(i int, key string) {
		at := [2]string{c.regions[i].Provider, key}
		if _, taken := c.regionAt[at]; key != "" && !taken {
			c.regionAt[at] = i
		}
	}
	for _, i := range order {
		put(i, fold(c.regions[i].Code))
	}
	for _, i := range order {
		for _, alias := range c.regions[i].Aliases {
			put(i, fold(alias))
		}
		put(i, fold(c.regions[i].Name))
	}
	for i, r := range c.regions {
		code := fold(r.Code)
		c.codeAt[code] = append(c.codeAt[code], i)
		for _, alias := range r.Aliases {
			if key := fold(alias); key != code {
				c.codeAt[key] = append(c.codeAt[key], i)
			}
		}
	}
}

func sameRegion(a, b Region) bool { return a.Provider == b.Provider && fold(a.Code) == fold(b.Code) }
