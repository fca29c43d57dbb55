package rules

import (
	"fmt"
	"time"

	"candor/cmd/internal/change"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
)

var vendorEarly = &check.Rule{
	ID: "vendor-effective-early", Family: check.Changes, Severity: diag.Error,
	Title: "a sub-processor that was added since the last published state is used before the promised notice is over",
	Why:   "Customers were promised time to object before their data go to somebody new. It begins on the day on which they are told.",
	Bad:   published + "-- data/v.toml --\n" + newVendor + newVendorEntry,
	Good:  published + "-- data/v.toml --\n" + newVendor + "effective = 2026-03-01\n" + newVendorEntry,
	Changes: func(p *check.Pass, d *change.Diff) {
		notice := p.Center.Organisation.SubprocessorNotice
		if !notice.IsSet() {
			return
		}
		owed := []check.Option{check.Fact("organisation.subprocessor_notice"), check.Related(notice.Span, "promised: %s", notice.V)}
		for _, e := range d.Entries {
			s, ok := addedVendor(e)
			if !ok {
				continue
			}
			n := d.Notice(e.Path, s)
			at := s.Span
			switch {
			case s.Effective.IsSet():
				at = s.Effective.Span
			case n.Update != nil && n.Update.Effective.IsSet():
				at = n.Update.Effective.Span
			}
			told, day := n.Announced, "announced on "
			if told.IsZero() {
				told, day = p.Today, "published on "
			}
			due := after(told, notice.V.Min)
			hint := check.Hint("write effective = %s or later", due.Format(time.DateOnly))
			switch {
			case n.Effective.IsZero() && s.Status.V == "planned":
			case n.Effective.IsZero():
				p.Report(at, fmt.Sprintf("%s is used from the day on which this is published, and customers are promised a notice of %s", s.Label(), notice.V), append(owed[:2:2], hint)...)
			case n.Effective.Before(due):
				// Where one record holds both dates, 'notice-too-short' tells of them.
				if s.Announced.IsSet() && s.Effective.IsSet() || n.Update != nil && n.Update.Kind.V == "subprocessor" && n.Update.Effective.V.Equal(n.Effective) {
					continue
				}
				p.Report(at, fmt.Sprintf("%s is used from %s, and the promised notice of %s ends on %s", s.Label(), load.Text(n.Effective), notice.V, load.Text(due)), append(owed[:2:2], hint)...)
			case !n.Published && !n.Announced.IsZero() && n.Announced.Before(p.Today) && n.Effective.Before(after(p.Today, notice.V.Min)):
				p.Report(at, fmt.Sprintf("%s is used from %s; it was %s%s, but it was not in the last published state, and a notice of %s from today ends on %s",
					s.Label(), load.Text(n.Effective), day, load.Text(n.Announced), notice.V, load.Text(after(p.Today, notice.V.Min))),
					append(owed[:2:2], check.Severity(diag.Warning), check.Hint("see that customers were told on that day in another way, or move the date"))...)
			}
		}
	},
}
