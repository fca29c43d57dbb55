package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
)

var dpfStale = &check.Rule{
	ID: "dpf-stale", Family: check.Data, Severity: diag.Warning,
	Title: "a certification under the Data Privacy Framework was not verified within the year",
	Why:   "Companies renew it every year; one that has lapsed is no basis for a transfer.",
	Bad:   outsideVendor + "transfer = \"dpf\"\nverified_on = 2019-01-01\n",
	Good:  outsideVendor + "transfer = \"dpf\"\nverified_on = 2025-12-01\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			if s.Transfer.V != "dpf" || s.Ended.IsSet() {
				continue
			}
			switch {
			case !s.VerifiedOn.IsSet():
				p.Report(s.Transfer.Span, fmt.Sprintf("%s relies on the Data Privacy Framework, and it is not said when its certification was verified", s.Label()), check.Hint("look it up on the framework's list and add verified_on = DATE"))
			case s.VerifiedOn.V.AddDate(1, 0, 0).Before(p.Today):
				p.Report(s.VerifiedOn.Span, fmt.Sprintf("the certification of %s was last verified on %s, more than 12 months ago", s.Label(), load.Text(s.VerifiedOn.V)), check.Hint("look it up on the framework's list again and write today's date"))
			}
		}
	},
}
