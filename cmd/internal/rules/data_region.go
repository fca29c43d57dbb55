package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

const vendor = `-- data/vendor.toml --
[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Hosting"
unused = "example"
`

// catalogRegion returns what the catalog knows of a declared region. ok is false where the provider or code is not known.
func catalogRegion(p *check.Pass, r *trust.Region) (provider string, known catalog.Region, ok bool) {
	provider = load.ProviderID(p.Catalog, p.Center, r.Provider.V)
	if provider == "" || !r.Code.IsSet() {
		return provider, catalog.Region{}, false
	}
	known, ok = p.Catalog.Region(provider, r.Code.V)
	return provider, known, ok
}

var regionCodeUnknown = &check.Rule{
	ID: "region-code-unknown", Family: check.Data, Severity: diag.Error,
	Title: "a region's code is not one of its provider's",
	Why:   "A slip in a code puts data into a place that does not exist, on every page that shows it.",
	Bad:   vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-33\"\n",
	Good:  vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\n",
	Data: func(p *check.Pass) {
		for _, r := range p.Center.Regions {
			provider, _, ok := catalogRegion(p, r)
			if ok || provider == "" || !r.Code.IsSet() || !hasRegions(p.Catalog, provider) {
				continue
			}
			hint := "correct the code, or add city and country if the provider has opened it since the catalog was made"
			if near := p.Catalog.SuggestRegion(provider, r.Code.V); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			p.Report(r.Code.Span, fmt.Sprintf("%s has no region %s", providerLabel(p, r.Provider.V), r.Code.V), check.Fact(r.Path()+".code"), check.Hint("%s", hint))
		}
	},
}

func hasRegions(c *catalog.Catalog, provider string) bool {
	return slices.ContainsFunc(c.Regions(), func(r catalog.Region) bool { return r.Provider == provider })
}

func providerLabel(p *check.Pass, id string) string {
	if n, ok := p.Center.Noun("subprocessors." + id); ok {
		return n.Label()
	}
	return id
}

func countryName(p *check.Pass, code string) string {
	if c, ok := p.Catalog.Country(code); ok {
		return c.Name
	}
	return code
}

var regionCityMismatch = &check.Rule{
	ID: "region-city-mismatch", Family: check.Data, Severity: diag.Error,
	Title: "a region's city is not where its code is",
	Why:   "The page would show one place and the provider use another.",
	Bad:   vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-central-1\"\ncity = \"Paris\"\n",
	Good:  vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\ncity = \"Paris\"\n",
	Data: func(p *check.Pass) {
		for _, r := range p.Center.Regions {
			_, known, ok := catalogRegion(p, r)
			if !ok || !r.City.IsSet() || r.City.Span == r.Code.Span || known.City == "" {
				continue
			}
			if strings.EqualFold(r.City.V, known.City) || slices.ContainsFunc(known.Cities, func(c string) bool { return strings.EqualFold(c, r.City.V) }) {
				continue
			}
			p.Report(r.City.Span, fmt.Sprintf("%s is in %s, not in %s", r.Code.V, known.City, r.City.V), check.Fact(r.Path()+".city"),
				check.Related(r.Code.Span, "this code is in %s", known.City), check.Hint("write the city of the code, or the code of the city; without a city it is taken from the catalog"))
		}
	},
}

var regionCountryMismatch = &check.Rule{
	ID: "region-country-mismatch", Family: check.Data, Severity: diag.Error,
	Title: "a region's country is not that of its code",
	Why:   "The country decides which law governs the data and whether it is a transfer (GDPR Chapter V).",
	Bad:   vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\ncountry = \"DE\"\n",
	Good:  vendor + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\ncountry = \"FR\"\n",
	Data: func(p *check.Pass) {
		for _, r := range p.Center.Regions {
			_, known, ok := catalogRegion(p, r)
			if !ok || !r.Country.IsSet() || r.Country.Span == r.Code.Span || known.Country == "" || known.Country == string(r.Country.V) {
				continue
			}
			p.Report(r.Country.Span, fmt.Sprintf("%s is in %s, not in %s", r.Code.V, countryName(p, known.Country), countryName(p, string(r.Country.V))), check.Fact(r.Path()+".country"),
				check.Related(r.Code.Span, "this code is in %s", countryName(p, known.Country)), check.Hint("correct the country or the code; without a country it is taken from the catalog"))
		}
	},
}

var regionMissing = &check.Rule{
	ID: "region-missing", Family: check.Data, Severity: diag.Warning,
	Title: "something that holds data has no region",
	Why:   "'A second place in the EU' cannot be checked by a customer, and is the first thing a reviewer asks after.",
	Bad:   strings.Replace(vendor, "unused = \"example\"\n", "", 1) + "[components.standby]\nname = \"Standby\"\nprovider = \"aws\"\nenvironment = \"disaster-recovery\"\n",
	Good:  strings.Replace(vendor, "unused = \"example\"\n", "", 1) + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\n[components.standby]\nname = \"Standby\"\nprovider = \"aws\"\nenvironment = \"disaster-recovery\"\nregions = [\"paris\"]\n",
	Data: func(p *check.Pass) {
		for _, c := range p.Center.Components {
			switch c.Environment.V {
			case "production", "disaster-recovery", "":
			default:
				continue
			}
			if len(c.Regions) > 0 || len(p.Center.Regions) == 0 && c.Environment.V != "disaster-recovery" {
				continue // a site that declares no region at all is told so where its texts speak of places
			}
			p.Report(c.Span, fmt.Sprintf("%s has no region", c.Label()), check.Hint("add regions = [\"…\"], or declare the place in [regions.…] first"))
		}
		for _, b := range p.Center.Backups {
			if len(b.Regions) == 0 && len(p.Center.Regions) > 0 {
				p.Report(b.Span, fmt.Sprintf("%s has no region", b.Label()), check.Hint("say where the copies are: regions = [\"…\"]"))
			}
		}
	},
}

var residencyBroken = &check.Rule{
	ID: "residency-broken", Family: check.Data, Severity: diag.Error,
	Title: "data are outside the area that the company promises",
	Why:   "A residency promise is often the reason why the contract was signed.",
	Bad:   "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nresidency = \"EU\"\n" + strings.Replace(vendor, "unused = \"example\"\n", "regions = [\"virginia\"]\ntransfer = \"sccs\"\n", 1) + "[regions.virginia]\nprovider = \"aws\"\ncode = \"us-east-1\"\n",
	Good:  "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nresidency = \"EU\"\n" + strings.Replace(vendor, "unused = \"example\"\n", "regions = [\"paris\"]\n", 1) + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\n",
	Data: func(p *check.Pass) {
		promise := p.Center.Organisation.Residency
		if !promise.IsSet() {
			return
		}
		outside := func(code string) bool {
			c, ok := p.Catalog.Country(code)
			return ok && !inArea(c, promise.V)
		}
		report := func(at source.Span, what, where, fact string) {
			p.Report(at, fmt.Sprintf("%s is in %s, outside the %s", what, where, area(promise.V)), check.Fact(fact),
				check.Related(promise.Span, "promised here: %s", area(promise.V)), check.Hint("move the data, or change the promise before it is published"))
		}
		for _, r := range p.Center.Regions {
			if r.Country.IsSet() && outside(string(r.Country.V)) && !onlyIf(p, r.Provider.V) {
				report(r.Country.Span, r.Label(), countryName(p, string(r.Country.V)), r.Path()+".country")
			}
		}
		for _, s := range p.Center.Subprocessors {
			for _, k := range s.Processing {
				if outside(string(k.V)) && !s.Ended.IsSet() && !s.OnlyIf.IsSet() {
					report(k.Span, "processing by "+s.Label(), countryName(p, string(k.V)), s.Path()+".processing_countries")
				}
			}
		}
	},
}

// onlyIf reports whether the sub-processor is used only on a condition that the customer sets, which the promise does not cover.
func onlyIf(p *check.Pass, id string) bool {
	return slices.ContainsFunc(p.Center.Subprocessors, func(s *trust.Subprocessor) bool { return s.ID == id && (s.OnlyIf.IsSet() || s.Ended.IsSet()) })
}

func inArea(c catalog.Country, promise string) bool {
	switch promise {
	case "EU":
		return c.EU
	case "EEA":
		return c.EEA
	}
	return c.EEA || c.Transfer() == catalog.TransferAdequate
}

func area(promise string) string {
	if promise == "adequate" {
		return "EEA and the countries with an adequacy decision"
	}
	return promise
}
