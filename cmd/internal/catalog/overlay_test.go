package catalog

import (
	"slices"
	"testing"
)

func TestWith(t *testing.T) {
	base := Default()
	site := base.With(
		Overlay{
			Providers: []Provider{
				{ID: "hetzner", LegalEntity: "Hetzner Finland Oy", Country: "FI", Aliases: []string{"our host"}},
				{ID: "larch", Name: "Larch Hosting", Aliases: []string{"Linear Orbit"}, Country: "AT"},
				{Name: "without an ID"},
			},
			Regions: []Region{
				{Provider: "Larch Hosting", Code: "vie-1", City: "Vienna", Country: "AT"},
				{Provider: "aws", Code: "EU-WEST-3", Aliases: []string{"prod"}},
				{Provider: "AWS", Code: "eu-south-2", City: "Huesca"},
				{Provider: "gcp", Code: "eur4", Country: "FI"},
				{Provider: "aws"},
			},
			Countries: []Country{{Code: "US", Adequacy: NoAdequacy}, {Code: "KE", Adequacy: "full"}},
		},
		Overlay{Providers: []Provider{{ID: "larch", Country: "DE"}}},
	)
	if p, _ := site.Provider("our host"); p.ID != "hetzner" || p.Country != "FI" || p.Name != "Hetzner" || !slices.Contains(p.Aliases, "Hetzner Cloud") {
		t.Errorf("hetzner overridden is %+v", p)
	}
	if p, _ := site.Provider("linear orbit"); p.ID != "larch" || p.Country != "DE" {
		t.Errorf("a site's name for a provider finds %q in %q, want larch in DE", p.ID, p.Country)
	}
	if r, ok := site.Region("larch", "VIE-1"); !ok || r.City != "Vienna" || r.Status != Active {
		t.Errorf("a region of a site's provider is %+v", r)
	}
	if r, _ := site.Region("aws", "prod"); r.Code != "eu-west-3" || r.City != "Paris" || r.Country != "FR" {
		t.Errorf("a region under a site's name is %+v", r)
	}
	if r, _ := site.Region("aws", "eu-south-2"); r.City != "Huesca" || r.Country != "ES" || slices.Contains(r.Cities, "Zaragoza") {
		t.Errorf("a moved region is %+v", r)
	}
	if r, _ := site.Region("gcp", "eur4"); r.Country != "FI" || r.Area != "" || len(r.Countries) != 0 {
		t.Errorf("a region narrowed to a country is %+v", r)
	}
	if us, _ := site.Country("US"); us.Transfer() != TransferOther || us.AdequacyDecision != "" {
		t.Errorf("without its decision the United States are %q", us.Transfer())
	}
	if ke, _ := site.Country("Kenya"); ke.Transfer() != TransferAdequate {
		t.Errorf("with a decision Kenya is %q", ke.Transfer())
	}
	if len(site.City("Vienna")) != 1 || !slices.Contains(site.City("Wien")[0].Regions, RegionKey{"larch", "vie-1"}) {
		t.Errorf("Vienna is %+v", site.City("Vienna"))
	}
	if got, want := len(site.Regions()), len(base.Regions())+1; got != want {
		t.Errorf("%d regions, want %d", got, want)
	}
	if _, ok := base.Provider("our host"); ok {
		t.Error("the base catalog changed")
	}
	if us, _ := base.Country("US"); us.Transfer() != TransferDPF {
		t.Error("the base catalog's countries changed")
	}
	if site.AsOf("regions.csv") != base.AsOf("regions.csv") {
		t.Error("the dates of the files are lost")
	}
}
