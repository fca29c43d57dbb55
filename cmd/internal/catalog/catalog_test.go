package catalog

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestParse(t *testing.T) {
	c, err := parse(files)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(c.Regions()); n < 550 {
		t.Errorf("%d regions, want at least 550", n)
	}
	if n := len(c.Countries()); n != 250 {
		t.Errorf("%d countries, want the 249 of ISO 3166-1 and Kosovo", n)
	}
	if n := len(c.Providers()); n < 180 {
		t.Errorf("%d providers, want at least 180", n)
	}
}

func TestParseBroken(t *testing.T) {
	broken := fstest.MapFS{
		"regions.csv":   {Data: []byte("provider,code\naws,eu-west-3\naws\n")},
		"countries.csv": {Data: []byte("code,name\nDE,Germany\n")},
		"providers.csv": {Data: nil},
	}
	c, err := parse(broken)
	if err == nil {
		t.Fatal("no error for a ragged file, an empty file and missing files")
	}
	for _, name := range []string{"regions.csv", "providers.csv", "ciphers.csv", "asof.csv"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("error %q does not name %s", err, name)
		}
	}
	if _, ok := c.Country("germany"); !ok {
		t.Error("a good file was not kept beside broken ones")
	}
}

func TestZeroCatalog(t *testing.T) {
	var c Catalog
	if _, ok := c.Region("aws", "eu-west-3"); ok {
		t.Error("the zero Catalog knows a region")
	}
	if got := c.SuggestProvider("aws"); got != "" {
		t.Errorf("the zero Catalog suggests %q", got)
	}
	if got := c.With(Overlay{Countries: []Country{{Code: "DE", Name: "Germany"}}}); len(got.Countries()) != 1 {
		t.Error("nothing can be added to the zero Catalog")
	}
}

func TestSources(t *testing.T) {
	c := Default()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	date := regexp.MustCompile(`^20\d\d-[01]\d-[0-3]\d$`)
	for _, e := range entries {
		if e.Name() == "asof.csv" {
			continue
		}
		asOf := c.AsOf(e.Name())
		if !date.MatchString(asOf) {
			t.Errorf("%s is as of %q, want a date", e.Name(), asOf)
		}
		if row := "| `" + e.Name() + "` | " + asOf + " |"; !strings.Contains(string(readme), row) {
			t.Errorf("README.md has no row %q", row)
		}
	}
	if got := c.AsOf("nothing.csv"); got != "" {
		t.Errorf("AsOf(nothing.csv) = %q, want none", got)
	}
}

// names collects who claims a name, and fails when two do.
type names struct {
	t     *testing.T
	owner map[string]string
}

func (n names) claim(owner string, list ...string) {
	n.t.Helper()
	for _, name := range list {
		if name == "" {
			continue
		}
		if name != strings.TrimSpace(name) {
			n.t.Errorf("%s: space around %q", owner, name)
		}
		key := fold(name)
		if other, taken := n.owner[key]; taken && other != owner {
			n.t.Errorf("%q is a name of both %s and %s", name, other, owner)
		}
		n.owner[key] = owner
	}
}

func TestNamesDoNotCollide(t *testing.T) {
	c := Default()
	t.Run("providers", func(t *testing.T) {
		n := names{t, map[string]string{}}
		for _, p := range c.Providers() {
			n.claim(p.ID, p.ID, p.Name)
			n.claim(p.ID, p.Aliases...)
		}
		for _, p := range c.Providers() {
			n.claim(p.ID, p.Services...)
		}
	})
	t.Run("countries", func(t *testing.T) {
		n := names{t, map[string]string{}}
		for _, c := range c.Countries() {
			n.claim(c.Code, c.Code, c.Alpha3, c.Name, c.Demonym)
			n.claim(c.Code, c.Aliases...)
		}
	})
	t.Run("ciphers", func(t *testing.T) {
		n := names{t, map[string]string{}}
		for _, c := range c.Ciphers() {
			n.claim(c.Name, c.Name)
			n.claim(c.Name, c.Aliases...)
		}
	})
	t.Run("frameworks", func(t *testing.T) {
		n := names{t, map[string]string{}}
		for _, f := range c.Frameworks() {
			n.claim(f.ID, f.ID, f.Name)
			n.claim(f.ID, f.Aliases...)
		}
	})
	t.Run("regions", func(t *testing.T) {
		of := map[string]names{}
		for _, r := range c.Regions() {
			if of[r.Provider].owner == nil {
				of[r.Provider] = names{t, map[string]string{}}
			}
			of[r.Provider].claim(r.Code, r.Code)
			of[r.Provider].claim(r.Code, r.Aliases...)
		}
	})
}

func TestEveryRow(t *testing.T) {
	c := Default()
	country := func(owner, code string) {
		t.Helper()
		if got, ok := c.Country(code); !ok || got.Code != code {
			t.Errorf("%s: %q is not a country's code", owner, code)
		}
	}
	seen := map[RegionKey]bool{}
	for _, r := range c.Regions() {
		id := r.Provider + " " + r.Code
		if key := (RegionKey{r.Provider, fold(r.Code)}); seen[key] {
			t.Errorf("%s is there twice", id)
		} else {
			seen[key] = true
		}
		if p, ok := c.Provider(r.Provider); !ok || p.ID != r.Provider {
			t.Errorf("%s: the provider is not in providers.csv", id)
		}
		if got, ok := c.Region(r.Provider, r.Code); !ok || got.Code != r.Code {
			t.Errorf("%s is found as %q", id, got.Code)
		}
		if !slices.ContainsFunc(c.RegionsByCode(r.Code), func(o Region) bool { return sameRegion(o, r) }) {
			t.Errorf("%s is not among the regions by its code", id)
		}
		if r.Name == "" {
			t.Errorf("%s has no name", id)
		}
		if (r.City == "") == (r.Area == "") {
			t.Errorf("%s has city %q and area %q, want one of them", id, r.City, r.Area)
		}
		if r.City != "" && r.Country == "" {
			t.Errorf("%s is in the city of %s and in no country", id, r.City)
		}
		if r.Country != "" {
			country(id, r.Country)
		}
		for _, code := range r.Countries {
			country(id, code)
		}
		if !slices.Contains([]string{Active, Announced, Retired, Government}, r.Status) {
			t.Errorf("%s has status %q", id, r.Status)
		}
		if r.City != "" && r.Cities[0] != r.City {
			t.Errorf("%s: Cities begins with %q, want %q", id, r.Cities[0], r.City)
		}
	}
	for _, p := range c.Providers() {
		country(p.ID, p.Country)
		if p.LegalEntity == "" || p.Kind == "" {
			t.Errorf("%s lacks a legal entity or a kind", p.ID)
		}
		if p.CommonWord != p.Common(p.Name) {
			t.Errorf("%s: common_word and common_words disagree about %s", p.ID, p.Name)
		}
		for _, word := range p.CommonWords {
			if word != p.Name && !slices.Contains(p.Aliases, word) && !slices.Contains(p.Services, word) {
				t.Errorf("%s: the common word %q is none of its names", p.ID, word)
			}
		}
	}
	for _, x := range c.Ciphers() {
		if !slices.Contains([]string{"recommended", "acceptable", "deprecated", "broken"}, x.Status) {
			t.Errorf("%s has status %q", x.Name, x.Status)
		}
		if !slices.Contains([]string{"protocol", "cipher", "hash", "mac", "kdf", "signature", "key-exchange"}, x.Kind) {
			t.Errorf("%s is of kind %q", x.Name, x.Kind)
		}
		if len(x.Sources) == 0 {
			t.Errorf("%s has no source", x.Name)
		}
	}
	for _, f := range c.Frameworks() {
		if !slices.Contains([]string{"certification", "attestation", "standard", "law"}, f.Kind) || f.Issuer == "" {
			t.Errorf("%s is of kind %q by %q", f.ID, f.Kind, f.Issuer)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse(files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSuggestProvider(b *testing.B) {
	c := Default()
	for b.Loop() {
		if c.SuggestProvider("Hetzer") != "Hetzner" {
			b.Fatal("not found")
		}
	}
}
