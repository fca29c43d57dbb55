package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
)

var certificateExpired = &check.Rule{
	ID: "certificate-expired", Family: check.Data, Severity: diag.Error,
	Title: "a certificate has expired",
	Why:   "Showing a certificate that is no longer valid is a false statement.",
	Bad:   "-- data/c.toml --\n[certifications.iso]\nname = \"ISO/IEC 27001\"\nstatus = \"certified\"\nexpires = 2019-01-01\n",
	Good:  "-- data/c.toml --\n[certifications.iso]\nname = \"ISO/IEC 27001\"\nstatus = \"certified\"\nexpires = 2028-01-01\n",
	Data: func(p *check.Pass) {
		for _, c := range p.Center.Certifications {
			if c.Status.V == "certified" && c.Expires.IsSet() && c.Expires.V.Before(p.Today) {
				p.Report(c.Expires.Span, fmt.Sprintf("%s is shown as certified and expired on %s", c.Label(), load.Text(c.Expires.V)), check.Fact(c.Path()+".name"),
					check.Related(c.Status.Span, "shown as certified"), check.Hint("write the new date, or status = \"expired\""))
			}
		}
	},
}
