package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/trust"
)

var reviewOverdue = &check.Rule{
	ID: "review-overdue", Family: check.Data, Severity: diag.Warning,
	Title: "a review is overdue",
	Why:   "A date that has passed is the first thing an auditor sees, and it says that the rest may be stale too.",
	Bad:   "-- data/r.toml --\n[reviews.access]\nname = \"Access review\"\ninterval = \"yearly\"\nlast = 2019-01-01\n",
	Good:  "-- data/r.toml --\n[reviews.access]\nname = \"Access review\"\ninterval = \"yearly\"\nlast = 2025-12-01\n",
	Data: func(p *check.Pass) {
		overdue := func(last trust.Date, every trust.Every, what, fact string) {
			if !last.IsSet() || !every.IsSet() {
				return
			}
			if due := after(last.V, every.V.Max); due.Before(p.Today) {
				p.Report(last.Span, fmt.Sprintf("%s was last done on %s and is due %s, which was on %s", what, load.Text(last.V), load.IntervalText(every.V), load.Text(due)), check.Fact(fact),
					check.Related(every.Span, "to be done %s", load.IntervalText(every.V)), check.Hint("do it and write the date, or change the interval"))
			}
		}
		for _, r := range p.Center.Reviews {
			overdue(r.Last, r.Interval, r.Label(), r.Path()+".interval")
		}
		for _, b := range p.Center.Backups {
			overdue(b.LastTest, b.RestoreTest, "the restore test of "+b.Label(), b.Path()+".restore_test")
		}
		for _, c := range p.Center.Continuity {
			overdue(c.LastTest, c.Test, "the failover test of "+c.Label(), c.Path()+".test")
		}
		for _, d := range p.Policies {
			if d.NextReview.IsSet() && d.NextReview.V.Before(p.Today) {
				p.Report(d.NextReview.Span, fmt.Sprintf("the review of %s was due on %s", d.Label(), load.Text(d.NextReview.V)), check.Hint("review it, then write last_reviewed and the next date"))
			}
		}
	},
}
