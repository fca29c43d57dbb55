package catalog

import (
	"os"
	"slices"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// rows calls row for each row of a file of testdata; README.md there names where each is from.
func rows(t *testing.T, name string, row func(record)) {
	t.Helper()
	if err := readCSV(os.DirFS("testdata"), name, row); err != nil {
		t.Fatal(err)
	}
}

func TestCountriesMatchCLDR(t *testing.T) {
	english := display.English.Regions()
	for _, country := range Default().Countries() {
		region, err := language.ParseRegion(country.Code)
		if err != nil {
			t.Errorf("%s: %v", country.Code, err)
			continue
		}
		if got := region.ISO3(); got != country.Alpha3 && country.Code != "XK" {
			t.Errorf("%s has alpha-3 %q, CLDR says %q", country.Code, country.Alpha3, got)
		}
		if name := english.Name(region); !goesBy(name, country.Code) {
			t.Errorf("CLDR calls %s %q, which the catalog does not find", country.Code, name)
		}
	}
}

func TestCountriesMatchISO(t *testing.T) {
	n := 0
	rows(t, "iso3166.csv", func(r record) {
		n++
		country, ok := Default().Country(r.text("code"))
		if !ok || country.Alpha3 != r.text("alpha3") {
			t.Errorf("%s has alpha-3 %q, want %q", r.text("code"), country.Alpha3, r.text("alpha3"))
		}
	})
	if want := len(Default().Countries()) - 1; n != want {
		t.Errorf("%d codes in ISO 3166-1, %d in the catalog besides Kosovo", n, want)
	}
}

func goesBy(name, code string) bool {
	got, ok := Default().Country(name)
	return ok && got.Code == code
}

func TestRegionsMatchAWS(t *testing.T) {
	var codes []string
	rows(t, "aws_regions.csv", func(row record) {
		code, name := row.text("code"), row.text("name")
		codes = append(codes, code)
		region, ok := Default().Region("aws", code)
		if !ok {
			t.Errorf("%s (%s) is missing", code, name)
			return
		}
		// The SDK leaves accents out, and shouts in the secret partitions: compare by what the catalog finds.
		if plain := deaccent(fold(region.Name)); plain != fold(name) {
			t.Errorf("%s is %q in the catalog, %q in the SDK", code, region.Name, name)
		}
		if row.text("partition") == "aws-us-gov" && region.Status != Government {
			t.Errorf("%s has status %q, want government", code, region.Status)
		}
	})
	for _, r := range Default().Regions() {
		if r.Provider == "aws" && !slices.Contains(codes, r.Code) {
			t.Errorf("%s is not in the SDK", r.Code)
		}
	}
}

func deaccent(s string) string {
	var plain []rune
	for _, r := range s {
		switch r {
		case 'ã', 'á':
			r = 'a'
		case 'é':
			r = 'e'
		case 'ü':
			r = 'u'
		}
		plain = append(plain, r)
	}
	return string(plain)
}

// Oracle's realms that any customer may use: commercial, United States and United Kingdom government, EU sovereign. The
// others belong to one customer or one country's carrier each.
var realms = []string{"OC1", "OC2", "OC3", "OC4", "OC19", "OC20"}

func TestRegionsMatchOracle(t *testing.T) {
	var codes []string
	rows(t, "oracle_regions.csv", func(row record) {
		if !slices.Contains(realms, row.text("realm")) {
			return
		}
		code := row.text("code")
		codes = append(codes, code)
		byKey, ok := Default().Region("oracle", row.text("key"))
		if !ok || byKey.Code != code {
			t.Errorf("%s with key %s is found as %q", code, row.text("key"), byKey.Code)
		}
	})
	for _, r := range Default().Regions() {
		if r.Provider == "oracle" && !slices.Contains(codes, r.Code) {
			t.Errorf("%s is not in the SDK", r.Code)
		}
	}
}

func TestRegionsMatchLists(t *testing.T) {
	rows(t, "region_places.csv", func(row record) {
		provider, code, place := row.text("provider"), row.text("code"), row.text("place")
		region, ok := Default().Region(provider, code)
		if !ok {
			t.Errorf("%s of %s is missing", code, provider)
			return
		}
		if region.Code != code || region.Status == Announced {
			t.Errorf("%s of %s is %q, %s", code, provider, region.Code, region.Status)
		}
		if place != "" && !slices.ContainsFunc(region.Cities, func(c string) bool { return fold(c) == fold(place) }) {
			t.Errorf("%s of %s is in %q, want %q among them", code, provider, region.Cities, place)
		}
	})
	rows(t, "linode_countries.csv", func(row record) {
		region, _ := Default().Region("linode", row.text("code"))
		if region.Country != row.text("country") {
			t.Errorf("%s of linode is in %q, want %q", row.text("code"), region.Country, row.text("country"))
		}
	})
}
