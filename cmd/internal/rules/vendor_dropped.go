package rules

import (
	"fmt"

	"candor/cmd/internal/change"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/trust"
)

var vendorDropped = &check.Rule{
	ID: "vendor-dropped", Family: check.Changes, Severity: diag.Warning,
	Title: "a sub-processor that was published is gone without an end",
	Why:   "Customers ask since when a company no longer has their data. An ended sub-processor stays on the page, marked.",
	Bad:   "-- since/data/v.toml --\n" + newVendor + "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\n",
	Good:  "-- since/data/v.toml --\n" + newVendor + "-- data/v.toml --\n" + newVendor + "ended = 2025-12-31\n",
	Changes: func(p *check.Pass, d *change.Diff) {
		for _, e := range d.Entries {
			if s, ok := e.Before.(*trust.Subprocessor); ok && e.Kind == change.Removed && listed(s) {
				p.Report(placeOf(p, p.Center.Subprocessors), fmt.Sprintf("%s was a published sub-processor and is gone", s.Label()), check.Hint("put [%s] back and write ended = with the last day on which it had data", e.Path))
			}
		}
	},
}
