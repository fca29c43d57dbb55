// Package catalog is the knowledge that ships with Candor: cloud regions, countries and how personal data may be sent to
// them, well-known providers, ciphers, and frameworks.
//
// It is data, not code: CSV files beside this one, embedded in the program and parsed once, when first asked for. Each
// file is right as of a date, which [Catalog.AsOf] returns; README.md names the sources. A site's own data adds to the
// catalog and overrides it, see [Catalog.With].
//
// Names are compared without regard to letter case, to the kind of apostrophe, and to how many spaces part their words.
package catalog

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed *.csv
var files embed.FS

// A Catalog is a set of known regions, countries, providers, ciphers and frameworks. It does not change once built, so it
// may be used by several goroutines at once. Slices it returns are its own: read them, do not write to them.
// The zero Catalog knows nothing.
type Catalog struct {
	regions    []Region   // by provider, then as the file has them
	countries  []Country  // by code
	providers  []Provider // by ID
	ciphers    []Cipher
	frameworks []Framework
	places     []Place
	sources    []Source

	regionAt    map[[2]string]int // provider ID and folded code, name or alias
	codeAt      map[string][]int  // folded code or alias
	countryAt   map[string]int
	providerAt  map[string]int
	placeAt     map[string]int
	serviceAt   map[string]int
	cipherAt    map[string]int
	frameworkAt map[string]int

	gather sync.Once // fills cities and cityAt: many commands never ask for them
	cities []City
	cityAt map[string][]City
}

// Default returns the catalog that ships with Candor. It is parsed on the first call; later calls return the same one.
func Default() *Catalog { return shipped() }

// The embedded files are checked by the package's tests, so an error cannot reach a user; what could be read is kept.
var shipped = sync.OnceValue(func() *Catalog {
	c, _ := parse(files)
	return c
})

// parse returns the catalog in the CSV files of fsys, and the errors of those files that could not be read. What other
// files say is in the catalog all the same.
func parse(fsys fs.FS) (*Catalog, error) {
	c := &Catalog{}
	var errs []error
	read := func(name string, row func(record)) {
		if err := readCSV(fsys, name, row); err != nil {
			errs = append(errs, err)
		}
	}
	read("regions.csv", func(r record) { c.regions = append(c.regions, parseRegion(r)) })
	read("countries.csv", func(r record) { c.countries = append(c.countries, parseCountry(r)) })
	read("providers.csv", func(r record) { c.providers = append(c.providers, parseProvider(r)) })
	read("ciphers.csv", func(r record) { c.ciphers = append(c.ciphers, parseCipher(r)) })
	read("frameworks.csv", func(r record) { c.frameworks = append(c.frameworks, parseFramework(r)) })
	read("places.csv", func(r record) { c.places = append(c.places, parsePlaces(r)...) })
	read("asof.csv", func(r record) { c.sources = append(c.sources, parseSource(r)) })
	c.index(Overlay{})
	return c, errors.Join(errs...)
}

// index sorts the entries and builds the look-up tables. Where two entries claim one name, an entry named in first wins,
// then the one that sorts first.
func (c *Catalog) index(first Overlay) {
	// Stable, so that a provider's regions keep the order of the file: by geography, which is how people read them.
	slices.SortStableFunc(c.regions, func(a, b Region) int { return strings.Compare(a.Provider, b.Provider) })
	slices.SortFunc(c.countries, func(a, b Country) int { return strings.Compare(a.Code, b.Code) })
	slices.SortFunc(c.providers, func(a, b Provider) int { return strings.Compare(a.ID, b.ID) })
	c.indexProviders(first.Providers) // first: regions may name their provider by any of its names
	c.indexRegions(first.Regions)
	c.indexCountries(first.Countries)
	c.indexCiphers()
	c.indexPlaces()
	c.indexFrameworks()
}

// A Source says as of when a file of the catalog is right, and where its facts are from.
type Source struct {
	File    string // 'regions.csv'
	AsOf    string // a date, '2026-11-10'
	Sources []string
}

// Sources returns the files that the catalog was read from, as asof.csv lists them.
func (c *Catalog) Sources() []Source { return c.sources }

// AsOf returns the date as of which a file of the catalog is right, such as '2026-11-10' for 'regions.csv'. It is empty
// for a file that the catalog does not have.
func (c *Catalog) AsOf(file string) string {
	for _, s := range c.sources {
		if s.File == file {
			return s.AsOf
		}
	}
	return ""
}

func parseSource(r record) Source {
	return Source{File: r.text("file"), AsOf: r.text("as_of"), Sources: r.list("sources")}
}

// ordered returns the indices 0 to n-1, those for which first holds before the others.
func ordered(n int, first func(i int) bool) []int {
	var head, tail []int
	for i := range n {
		if first(i) {
			head = append(head, i)
		} else {
			tail = append(tail, i)
		}
	}
	return append(head, tail...)
}

// claim records that names, folded, mean i, except those already taken.
func claim(at map[string]int, i int, names ...string) {
	for _, name := range names {
		key := fold(name)
		if _, taken := at[key]; key != "" && !taken {
			at[key] = i
		}
	}
}
