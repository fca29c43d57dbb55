package rules

import (
	"fmt"
	"time"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/trust"
)

var datesOutOfOrder = &check.Rule{
	ID: "dates-out-of-order", Family: check.Data, Severity: diag.Error,
	Title: "two dates are in the wrong order, or a thing done lies in the future",
	Why:   "One of the two is wrong, and readers cannot tell which.",
	Bad:   "-- data/c.toml --\n[certifications.iso]\nname = \"ISO/IEC 27001\"\nstatus = \"certified\"\nissued = 2028-07-01\nexpires = 2028-01-01\n",
	Good:  "-- data/c.toml --\n[certifications.iso]\nname = \"ISO/IEC 27001\"\nstatus = \"certified\"\nissued = 2025-01-01\nexpires = 2028-01-01\n",
	Data: func(p *check.Pass) {
		order := func(first, second trust.Date, a, b string) {
			if first.IsSet() && second.IsSet() && second.V.Before(first.V) {
				p.Report(second.Span, fmt.Sprintf("%s (%s) lies before %s (%s)", b, load.Text(second.V), a, load.Text(first.V)), check.Related(first.Span, "%s", a), check.Hint("correct one of the two dates"))
			}
		}
		done := func(at trust.Date, what string) {
			if at.IsSet() && at.V.After(p.Today.Add(24*time.Hour)) {
				p.Report(at.Span, fmt.Sprintf("%s on %s, which is in the future", what, load.Text(at.V)), check.Hint("write the day on which it was done"))
			}
		}
		for _, c := range p.Center.Certifications {
			order(c.Issued, c.Expires, "issued", "expires")
		}
		for _, s := range p.Center.Subprocessors {
			order(s.Announced, s.Effective, "announced", "effective")
			order(s.Announced, s.ObjectionUntil, "announced", "objection until")
			order(s.Since, s.Ended, "since", "ended")
		}
		for _, u := range p.Center.Updates {
			order(u.Date, u.Effective, "announced", "effective")
		}
		for _, d := range p.Policies {
			order(d.Reviewed, d.NextReview, "last reviewed", "next review")
			done(d.Reviewed, d.Label()+" was last reviewed")
		}
		for _, r := range p.Center.Reviews {
			done(r.Last, r.Label()+" was last done")
		}
	},
}
