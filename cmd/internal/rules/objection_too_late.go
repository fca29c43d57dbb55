package rules

import (
	"fmt"
	"time"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var objectionTooLate = &check.Rule{
	ID: "objection-window-broken", Family: check.Data, Severity: diag.Error,
	Title: "customers have less time to object to a change than they are promised, or more than they are told before",
	Why:   "An objection that comes in time must still be able to stop the change (GDPR Art. 28(2)).",
	Bad:   "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nobjection_window = \"14 days\"\n" + outsideVendor + "transfer = \"sccs\"\nannounced = 2026-01-30\nobjection_until = 2026-02-05\n",
	Good:  "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nobjection_window = \"14 days\"\n" + outsideVendor + "transfer = \"sccs\"\nannounced = 2026-01-30\nobjection_until = 2026-02-13\n",
	Data: func(p *check.Pass) {
		o := &p.Center.Organisation
		window, notice := o.ObjectionWindow, o.SubprocessorNotice
		if window.IsSet() && notice.IsSet() && period.Compare(window.V.Min, notice.V.Max) == period.Longer {
			p.Report(window.Span, fmt.Sprintf("customers can object for %s and are told %s before", window.V, notice.V), check.Fact("organisation.objection_window"),
				check.Related(notice.Span, "told %s before", notice.V), check.Hint("lengthen the notice, or say that a change waits for the end of the window"))
		}
		test := func(announced, until, effective trust.Date, what string) {
			if announced.IsSet() && until.IsSet() && window.IsSet() {
				if due := after(announced.V, window.V.Min); until.V.Before(due) {
					p.Report(until.Span, fmt.Sprintf("one can object to %s until %s, and the promised %s end on %s", what, load.Text(until.V), window.V, load.Text(due)), check.Fact("organisation.objection_window"),
						check.Related(window.Span, "promised: %s", window.V), check.Hint("move the date to %s or later", due.Format(time.DateOnly)))
				}
			}
			if until.IsSet() && effective.IsSet() && until.V.After(effective.V) {
				p.Report(until.Span, fmt.Sprintf("one can object to %s until %s, after it has taken effect on %s", what, load.Text(until.V), load.Text(effective.V)), check.Severity(diag.Warning),
					check.Related(effective.Span, "takes effect on %s", load.Text(effective.V)), check.Hint("move one of the two dates"))
			}
		}
		for _, s := range p.Center.Subprocessors {
			test(s.Announced, s.ObjectionUntil, s.Effective, s.Label())
		}
		for _, u := range p.Center.Updates {
			test(u.Date, u.ObjectionUntil, u.Effective, "‘"+u.Label()+"’")
		}
	},
}
