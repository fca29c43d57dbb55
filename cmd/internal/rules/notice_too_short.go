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

var noticeTooShort = &check.Rule{
	ID: "notice-too-short", Family: check.Data, Severity: diag.Error,
	Title: "a change takes effect before the promised notice is over",
	Why:   "Customers were promised time to object; a change that starts earlier breaks the contract.",
	Bad:   "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nsubprocessor_notice = \"30 days\"\n" + outsideVendor + "transfer = \"sccs\"\nannounced = 2026-01-30\neffective = 2026-02-20\n",
	Good:  "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nsubprocessor_notice = \"30 days\"\n" + outsideVendor + "transfer = \"sccs\"\nannounced = 2026-01-30\neffective = 2026-03-01\n",
	Data: func(p *check.Pass) {
		notice := p.Center.Organisation.SubprocessorNotice
		if !notice.IsSet() {
			return
		}
		test := func(announced, effective trust.Date, what string) {
			if !announced.IsSet() || !effective.IsSet() {
				return
			}
			due := after(announced.V, notice.V.Min)
			if effective.V.Before(due) {
				p.Report(effective.Span, fmt.Sprintf("%s takes effect on %s, and the promised notice of %s ends on %s", what, load.Text(effective.V), notice.V, load.Text(due)), check.Fact("organisation.subprocessor_notice"),
					check.Related(announced.Span, "announced on %s", load.Text(announced.V)), check.Related(notice.Span, "promised: %s", notice.V), check.Hint("move the date to %s or later", due.Format(time.DateOnly)))
			}
		}
		for _, s := range p.Center.Subprocessors {
			test(s.Announced, s.Effective, s.Label())
		}
		for _, u := range p.Center.Updates {
			if u.Kind.V == "subprocessor" {
				test(u.Date, u.Effective, "‘"+u.Label()+"’")
			}
		}
	},
}

// after returns the day on which a length of time that begins on a day is over.
func after(t time.Time, l period.Length) time.Time { return l.After(t) }
