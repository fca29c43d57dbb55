package rules

import (
	"fmt"
	"time"

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

var disclosureExpiring = &check.Rule{
	ID: "disclosure-expiring", Family: check.Data, Severity: diag.Warning,
	Title: "security.txt expires soon, has expired, or lasts too long",
	Why:   "RFC 9116 asks for a date within the year; after it, finders may not trust the address.",
	Bad:   "-- data/d.toml --\n[disclosure]\ncontact = \"security@acme.example\"\nexpires = 2019-01-01\n",
	Good:  "-- data/d.toml --\n[disclosure]\ncontact = \"security@acme.example\"\nexpires = 2026-06-30\n",
	Data: func(p *check.Pass) {
		d := p.Center.Disclosure
		if !d.Expires.IsSet() {
			if d.Contact.IsSet() {
				p.Report(d.Span, "security.txt needs a date on which it expires", check.Hint("add expires = DATE, at most a year ahead (RFC 9116, section 2.5.5)"))
			}
			return
		}
		switch at := d.Expires; {
		case at.V.Before(p.Today):
			p.Report(at.Span, fmt.Sprintf("security.txt expired on %s", load.Text(at.V)), check.Severity(diag.Error), check.Hint("check that the contact is right and write a date within the year"))
		case at.V.Before(p.Today.AddDate(0, 0, 30)):
			p.Report(at.Span, fmt.Sprintf("security.txt expires on %s, within 30 days", load.Text(at.V)), check.Hint("check that the contact is right and write a date within the year"))
		case at.V.After(p.Today.AddDate(1, 0, 1)):
			p.Report(at.Span, fmt.Sprintf("security.txt expires on %s, more than a year ahead", load.Text(at.V)), check.Hint("write a date within the year, as RFC 9116 recommends"))
		}
	},
}

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
