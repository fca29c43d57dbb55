package rules

import (
	"fmt"
	"slices"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

var regionVague = &check.Rule{
	ID: "region-vague", Family: check.Documents, Severity: diag.Warning,
	Title: "a continent is named and no region",
	Why:   "'Europe' holds countries inside and outside the EEA; a reader cannot tell whether data are transferred.",
	Bad:   doc("The service is deployed in several regions in North America and Europe."),
	Good:  places + doc("The service is deployed in Europe (`eu-central-1`)."),
	Document: func(p *check.Pass, d *check.Document) {
		if slices.ContainsFunc(p.Center.Regions, func(r *trust.Region) bool { return r.Country.IsSet() }) {
			return
		}
		done := false
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := range ts {
				end := continent(ts, i)
				if end == 0 || done || !deployment(ts) {
					continue
				}
				done = true
				p.Report(b.Source(ts[i].Start, ts[end-1].End), fmt.Sprintf("‘%s’ is all that is said of where, and no region is declared", b.Text[ts[i].Start:ts[end-1].End]), check.Hint("declare the regions in the data and name them here"))
			}
		})
	},
}

func continent(ts []token.Token, i int) int {
	switch ts[i].Lower {
	case "europe", "asia", "africa":
		return i + 1
	case "north", "south":
		if i+1 < len(ts) && ts[i+1].Is("america") {
			return i + 2
		}
	}
	return 0
}

func deployment(ts []token.Token) bool {
	return slices.ContainsFunc(ts, func(t token.Token) bool {
		switch t.Lower {
		case "deployed", "hosted", "region", "regions", "located", "stored", "datacentres", "datacenters", "servers":
			return true
		}
		return false
	})
}
