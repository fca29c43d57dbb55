package rules

import (
	"fmt"

	"candor/cmd/internal/change"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

var vendorUnannounced = &check.Rule{
	ID: "vendor-unannounced", Family: check.Changes, Severity: diag.Error,
	Title: "a sub-processor was added since the last published state, and no dated entry says so",
	Why:   "Customers have to be told of a new sub-processor (GDPR Art. 28(2)). A list that grows without a word tells nobody.",
	Bad:   published + "-- data/v.toml --\n" + newVendor + "effective = 2026-03-01\n",
	Good:  published + "-- data/v.toml --\n" + newVendor + "effective = 2026-03-01\n" + newVendorEntry,
	Changes: func(p *check.Pass, d *change.Diff) {
		for _, e := range d.Entries {
			s, ok := addedVendor(e)
			if !ok || d.Notice(e.Path, s).Update != nil {
				continue
			}
			at := s.Span
			message := fmt.Sprintf("%s was not among the published sub-processors, and no entry of [updates] says that it is added", s.Label())
			if e.Kind == change.Changed {
				message = fmt.Sprintf("%s was not in use when the sub-processors were last published, and no entry of [updates] says that it is now", s.Label())
			}
			p.Report(at, message, check.Hint("add an entry with date, effective, objection_until and about = [%q]: 'candor diff BASE --format toml' drafts it", e.Path))
		}
	},
}

// published is the last published state of the examples; it follows the site's own files, which stand first.
const published = `-- since/data/organisation.toml --
[organisation]
name = "Acme"
subprocessor_notice = "30 days"
-- data/organisation.toml --
[organisation]
name = "Acme"
subprocessor_notice = "30 days"
`

const newVendor = `[subprocessors.brevo]
name = "Brevo"
legal_name = "Sendinblue SAS"
country = "FR"
purpose = "Mail"
unused = "example"
`

const newVendorEntry = `[updates.brevo]
title = "Brevo to deliver mail"
date = 2026-01-15
kind = "subprocessor"
summary = "Brevo delivers mail."
about = ["subprocessors.brevo"]
`

// addedVendor returns the sub-processor of an entry that is new, or that was published as planned or ended and is in use now.
func addedVendor(e *change.Entry) (*trust.Subprocessor, bool) {
	s, ok := e.After.(*trust.Subprocessor)
	if !ok || !listed(s) {
		return nil, false
	}
	b, ok := e.Before.(*trust.Subprocessor)
	return s, !ok || !listed(b) || b.Status.V == "planned" && s.Status.V != "planned"
}

// listed reports whether a sub-processor is in use or about to be.
func listed(s *trust.Subprocessor) bool { return !s.Ended.IsSet() && s.Status.V != "ended" }

// placeOf returns where a table stands: the first of its entries in the data, or the organisation where there is none. What is
// gone has no place of its own.
func placeOf[N trust.Noun](p *check.Pass, entries []N) source.Span {
	if len(entries) > 0 {
		return entries[0].Base().Span
	}
	return p.Center.Organisation.Span
}
