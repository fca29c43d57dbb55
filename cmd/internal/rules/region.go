package rules

import (
	"candor/cmd/internal/catalog"
	"candor/cmd/internal/check"
	"candor/cmd/internal/load"
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
