package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestRegion(t *testing.T) {
	c := Default()
	for _, tt := range []struct{ provider, code, city, country, transfer string }{
		{"aws", "eu-west-3", "Paris", "FR", "EU"},
		{"Amazon Web Services", "EU-WEST-3", "Paris", "FR", "EU"},
		{"aws", "EU (Paris)", "Paris", "FR", "EU"},
		{"AWS", "Europe (Zurich)", "Zurich", "CH", "adequate"},
		{"aws", "us-east-1", "Northern Virginia", "US", "dpf"},
		{"aws", "ap-south-1", "Mumbai", "IN", "other"},
		{"azure", "West  Europe", "Amsterdam", "NL", "EU"},
		{"azure", "northeurope", "Dublin", "IE", "EU"},
		{"azure", "norwayeast", "Oslo", "NO", "EEA"},
		{"gcp", "EUROPE-WEST2", "London", "GB", "adequate"},
		{"gcp", "eur4", "", "", "EU"},
		{"gcp", "eur8", "", "", "adequate"},
		{"gcp", "eu", "", "", "EU"},
		{"gcp", "us", "", "US", "dpf"},
		{"hetzner", "fsn1-dc14", "Falkenstein", "DE", "EU"},
		{"hetzner", "FSN", "Falkenstein", "DE", "EU"},
		{"hetzner", "eu-central", "", "", "EU"},
		{"cloudflare", "weur", "", "", ""},
		{"Cloudflare", "EU", "", "", "EU"},
		{"ovhcloud", "UK", "Erith", "GB", "adequate"},
		{"OVH", "eu-west-gra", "Gravelines", "FR", "EU"},
		{"scaleway", "nl-ams-1", "Amsterdam", "NL", "EU"},
		{"wasabi", "eu-central-1", "Amsterdam", "NL", "EU"},
	} {
		r, ok := c.Region(tt.provider, tt.code)
		if !ok {
			t.Errorf("Region(%q, %q): unknown", tt.provider, tt.code)
			continue
		}
		if r.City != tt.city || r.Country != tt.country {
			t.Errorf("Region(%q, %q) is in %q, %q, want %q, %q", tt.provider, tt.code, r.City, r.Country, tt.city, tt.country)
		}
		if got := c.Transfer(r); got != tt.transfer {
			t.Errorf("Transfer(%s %s) = %q, want %q", r.Provider, r.Code, got, tt.transfer)
		}
	}
	for _, tt := range [][2]string{{"aws", "eu-west-4"}, {"gcp", "eu-west-3"}, {"", ""}, {"aws", ""}, {"nobody", "eu-west-3"}} {
		if r, ok := c.Region(tt[0], tt[1]); ok {
			t.Errorf("Region(%q, %q) = %v, want none", tt[0], tt[1], r)
		}
	}
}

func TestRegionsByCode(t *testing.T) {
	var got []string
	for _, r := range Default().RegionsByCode("eu-central-1") {
		got = append(got, r.Provider+" "+r.City)
	}
	if want := []string{"alibaba Frankfurt", "aws Frankfurt", "wasabi Amsterdam"}; !slices.Equal(got, want) {
		t.Errorf("RegionsByCode(eu-central-1) = %q, want %q", got, want)
	}
}

func TestProvider(t *testing.T) {
	c := Default()
	for name, want := range map[string]string{
		"AWS": "aws", "amazon web services": "aws", "AWS EMEA SARL": "aws", "Amazon Web Services EMEA SARL": "aws",
		"GCP": "gcp", "google cloud platform": "gcp", "Azure": "azure", "MessageBird": "bird", "Sendinblue": "brevo",
		"Sentry": "sentry", "Functional Software, Inc.": "sentry", "Hetzner Online GmbH": "hetzner", "OVH": "ovhcloud",
		"Let’s Encrypt": "lets-encrypt", "Let's Encrypt": "lets-encrypt", "Facebook": "meta", "Fly": "fly",
	} {
		if p, ok := c.Provider(name); !ok || p.ID != want {
			t.Errorf("Provider(%q) = %q, want %q", name, p.ID, want)
		}
	}
	// Salesforce, Inc. contracts for Heroku and Tableau too.
	if p, _ := c.Provider("Salesforce, Inc."); p.ID != "" {
		t.Errorf("Provider(Salesforce, Inc.) = %q, want none", p.ID)
	}
	if p, ok := c.Provider("CloudFront"); ok {
		t.Errorf("Provider(CloudFront) = %q: a service is not a provider's name", p.ID)
	}
	for service, want := range map[string]string{
		"S3": "aws", "cloudfront": "aws", "BigQuery": "gcp", "FCM": "firebase", "APNs": "apple", "R2": "cloudflare",
		"Azure Blob": "azure", "Workers": "cloudflare",
	} {
		if p, ok := c.ProviderOfService(service); !ok || p.ID != want {
			t.Errorf("ProviderOfService(%q) = %q, want %q", service, p.ID, want)
		}
	}
	for name, want := range map[string]bool{
		"render": true, "segment": true, "front": true, "intercom": true, "stripe": true, "notion": true, "slack": true,
		"apple": true, "google": true, "amazon": true, "fly": false, "hetzner": false, "mollie": false, "datadog": false,
	} {
		if p, _ := c.Provider(name); p.CommonWord != want {
			t.Errorf("Provider(%q).CommonWord = %v, want %v", name, p.CommonWord, want)
		}
	}
	if p, _ := c.Provider("fly"); !p.Common("Fly") || p.Common("Fly.io") {
		t.Error("of Fly.io's names, 'Fly' alone is an ordinary word")
	}
}

func TestCountry(t *testing.T) {
	c := Default()
	for name, want := range map[string]string{
		"de": "DE", "DEU": "DE", "Germany": "DE", "UK": "GB", "great britain": "GB", "USA": "US", "United States": "US",
		"Holland": "NL", "The Netherlands": "NL", "Czech Republic": "CZ", "Côte d’Ivoire": "CI", "South Korea": "KR",
	} {
		if got, ok := c.Country(name); !ok || got.Code != want {
			t.Errorf("Country(%q) = %q, want %q", name, got.Code, want)
		}
	}
	if _, ok := c.Country("Atlantis"); ok {
		t.Error("Atlantis is a country")
	}
}

func TestTransfer(t *testing.T) {
	c := Default()
	got := map[string][]string{}
	for _, country := range c.Countries() {
		if kind := country.Transfer(); kind != TransferOther && country.PartOf == "" {
			got[kind] = append(got[kind], country.Code)
		}
	}
	for kind, want := range map[string][]string{
		// Article 52 of the Treaty on European Union.
		TransferEU: {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
			"LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"},
		TransferEEA:      {"IS", "LI", "NO"},
		TransferAdequate: {"AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"},
		TransferDPF:      {"US"},
	} {
		if !slices.Equal(got[kind], want) {
			t.Errorf("%s: %v, want %v", kind, got[kind], want)
		}
	}
	for _, country := range c.Countries() {
		if country.EU && !country.EEA {
			t.Errorf("%s is in the EU and not in the EEA", country.Code)
		}
		if (country.Adequacy == "") != (country.AdequacyDecision == "") {
			t.Errorf("%s has adequacy %q by decision %q", country.Code, country.Adequacy, country.AdequacyDecision)
		}
	}
	if reunion, _ := c.Country("Réunion"); reunion.Transfer() != TransferEU || reunion.PartOf != "FR" {
		t.Errorf("Réunion is %q, part of %q, want EU, FR", reunion.Transfer(), reunion.PartOf)
	}
}

func TestCities(t *testing.T) {
	c := Default()
	one := func(name string) City {
		t.Helper()
		cities := c.City(name)
		if len(cities) != 1 {
			t.Fatalf("City(%q): %d cities, want 1", name, len(cities))
		}
		return cities[0]
	}
	for name, want := range map[string]string{
		"Frankfurt am Main": "Frankfurt", "Zürich": "Zurich", "München": "Munich", "Milano": "Milan", "montréal": "Montreal",
		"Genève": "Geneva", "Nürnberg": "Nuremberg",
	} {
		if got := one(name); got.Name != want {
			t.Errorf("City(%q) = %q, want %q", name, got.Name, want)
		}
	}
	if got := one("Paris"); got.Country != "FR" || !slices.Contains(got.Regions, RegionKey{"aws", "eu-west-3"}) {
		t.Errorf("Paris is in %s with regions %v, want FR with eu-west-3 of aws", got.Country, got.Regions)
	}
	// Ashburn is a city of its own for some providers, a place beside 'Northern Virginia' for others.
	ashburn := one("Ashburn")
	for _, want := range []RegionKey{{"hetzner", "ash"}, {"aws", "us-east-1"}} {
		if !slices.Contains(ashburn.Regions, want) {
			t.Errorf("Ashburn lacks %v", want)
		}
	}
	for _, city := range c.Cities() {
		if country, ok := c.Country(city.Country); !ok || country.Code != city.Country {
			t.Errorf("%s is in %q, which is no country", city.Name, city.Country)
		}
		if len(city.Regions) == 0 || !slices.Contains(city.Names, city.Name) {
			t.Errorf("%s has regions %v and names %q", city.Name, city.Regions, city.Names)
		}
	}
}

func TestSuggestRegion(t *testing.T) {
	c := Default()
	for _, tt := range []struct{ provider, code, want string }{
		{"aws", "eu-west3", "eu-west-3"},
		{"aws", "eu-wset-3", "eu-west-3"},
		{"aws", "eu-west-9", "eu-west-1"},
		{"aws", "eu-west-3", "eu-west-3"},
		{"azure", "West Europ", "westeurope"},
		{"hetzner", "fsn2", "fsn1"},
		{"", "eu-central1", "eu-central-1"},
		{"aws", "moon-base-alpha", ""},
		{"aws", "", ""},
		{"hetzner", "eu-west-3", ""},
	} {
		if got := c.SuggestRegion(tt.provider, tt.code); got != tt.want {
			t.Errorf("SuggestRegion(%q, %q) = %q, want %q", tt.provider, tt.code, got, tt.want)
		}
	}
}

func TestSuggestProvider(t *testing.T) {
	for name, want := range map[string]string{
		"Hetzer": "Hetzner", "cloudlfare": "Cloudflare", "Sendgird": "SendGrid", "Amazon Web Service": "Amazon Web Services",
		"qqqqqqqq": "", "": "",
	} {
		if got := Default().SuggestProvider(name); got != want {
			t.Errorf("SuggestProvider(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestSecurity(t *testing.T) {
	c := Default()
	for name, want := range map[string]string{
		"TLS 1.3": "recommended", "TLSv1.2": "acceptable", "tls 1.0": "deprecated", "SSLv3": "broken", "AES-256": "recommended",
		"AES256": "recommended", "3DES": "deprecated", "RC4": "broken", "MD5": "broken", "SHA-1": "broken", "Argon2id": "recommended",
	} {
		if x, ok := c.Cipher(name); !ok || x.Status != want {
			t.Errorf("Cipher(%q) is %q, want %q", name, x.Status, want)
		}
	}
	for name, want := range map[string]string{
		"ISO 27001": "iso-27001", "iso/iec 27001:2022": "iso-27001", "SOC 2 Type II": "soc-2-type-2", "PCI-DSS": "pci-dss",
		"C5": "bsi-c5", "NIS 2": "nis2", "HDS": "hds", "Cyber Essentials Plus": "cyber-essentials-plus",
	} {
		if f, ok := c.Framework(name); !ok || f.ID != want {
			t.Errorf("Framework(%q) = %q, want %q", name, f.ID, want)
		}
	}
}

func FuzzLookups(f *testing.F) {
	for _, seed := range [][2]string{{"aws", "eu-west-3"}, {"Hetzner", "fsn"}, {"\xff", "é’"}, {"", "  "}, {"GCP", "İ"}} {
		f.Add(seed[0], seed[1])
	}
	c := Default()
	f.Fuzz(func(t *testing.T, provider, name string) {
		if p, ok := c.Provider(provider); ok {
			if again, ok := c.Provider(p.ID); !ok || again.ID != p.ID {
				t.Errorf("Provider(%q) has ID %q, which finds %q", provider, p.ID, again.ID)
			}
		}
		if country, ok := c.Country(name); ok {
			if again, ok := c.Country(country.Code); !ok || again.Code != country.Code {
				t.Errorf("Country(%q) has code %q, which finds %q", name, country.Code, again.Code)
			}
		}
		if code := c.SuggestRegion(provider, name); code != "" && len(c.RegionsByCode(code)) == 0 {
			t.Errorf("SuggestRegion(%q, %q) = %q, which no region has", provider, name, code)
		}
		if got := c.SuggestProvider(provider); got != "" {
			if _, ok := c.Provider(got); !ok {
				t.Errorf("SuggestProvider(%q) = %q, which is unknown", provider, got)
			}
		}
		if once := fold(name); fold(once) != once {
			t.Errorf("fold(%q) = %q, folds again to %q", name, once, fold(once))
		}
	})
}

// The fast way through ASCII must fold as the way through all of Unicode does.
func FuzzFold(f *testing.F) {
	for _, seed := range []string{"West  Europe", "\tAWS\r\n", " a", "a ", "\x01 B\x1f", "plain"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		want := strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(name), "’", "'")), " ")
		if got := fold(name); got != want {
			t.Errorf("fold(%q) = %q, want %q", name, got, want)
		}
	})
}
