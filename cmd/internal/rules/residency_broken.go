package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

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
			if r.Country.IsSet() && outside(string(r.Country.V)) && !onlyIf(p, r.Provider.V) && promised(p, r.Data, r.Provider.V) && !openToAll(r.Name.V) {
				report(r.Country.Span, r.Label(), countryName(p, string(r.Country.V)), r.Path()+".country")
			}
		}
		for _, s := range p.Center.Subprocessors {
			if p.Center.Organisation.ResidencyOf.V == "storage" {
				break // where data are processed, the promise does not say
			}
			for _, k := range s.Processing {
				if outside(string(k.V)) && !s.Ended.IsSet() && !s.OnlyIf.IsSet() && promised(p, s.DataCategories, "") {
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

// promised reports whether the promise is about the data of a place: those it names, else those of its provider. Where nobody says
// which data are there, they may be the promised ones.
func promised(p *check.Pass, data []trust.Text, provider string) bool {
	if len(data) == 0 {
		if n, ok := p.Center.Noun("subprocessors." + provider); ok {
			data = n.(*trust.Subprocessor).DataCategories
		}
	}
	about := p.Center.Organisation.ResidencyData
	return len(about) == 0 || len(data) == 0 || slices.ContainsFunc(data, func(d trust.Text) bool {
		return slices.ContainsFunc(about, func(a trust.Text) bool { return a.V == d.V })
	})
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
