package rules

import (
	"fmt"
	"time"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

var documentStale = &check.Rule{
	ID: "document-stale", Family: check.Documents, Severity: diag.Warning,
	Title: "a document was last updated or reviewed more than a year ago",
	Why:   "Reviewers and auditors expect a yearly review, and take an older date for neglect.",
	Bad:   "-- content/policies/a.md --\n+++\ntitle = \"Access Policy\"\nlast_updated = 2024-12-01\n+++\nText.\n",
	Good:  "-- content/policies/a.md --\n+++\ntitle = \"Access Policy\"\nlast_updated = 2025-12-01\n+++\nText.\n",
	Data: func(p *check.Pass) {
		for _, d := range p.Policies {
			at, what := d.Reviewed, "last reviewed"
			if !at.IsSet() {
				at, what = d.Updated, "last updated"
			}
			if !at.IsSet() || d.NextReview.IsSet() || !at.V.AddDate(1, 0, 0).Before(p.Today) {
				continue
			}
			p.Report(at.Span, fmt.Sprintf("%s was %s on %s, more than a year ago", d.Label(), what, load.Text(at.V)), check.Hint("review it and write the date, or say with next_review when it is due"))
		}
	},
	Document: func(p *check.Pass, d *check.Document) {
		if pol := d.Policy; pol.Reviewed.IsSet() || pol.Updated.IsSet() || pol.NextReview.IsSet() {
			return // the head says it
		}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			if len(ts) < 3 || len(ts) > 12 || !ts[0].Is("last") || !ts[1].Is("updated") && !ts[1].Is("reviewed") && !ts[1].Is("modified") && !ts[1].Is("revised") {
				return
			}
			for i := 2; i < len(ts); i++ {
				at, end := monthAndYear(ts, i)
				if end > 0 && at.AddDate(1, 1, 0).Before(p.Today) {
					p.Report(b.Source(ts[i].Start, ts[end-1].End), fmt.Sprintf("%s was last updated in %s, more than a year ago", d.Policy.Label(), at.Format("January 2006")), check.Hint("review it and write the date"))
					return
				}
			}
		})
	},
}

// monthAndYear reads 'December 2024' and 'December, 2024'; a day before it does not matter for a year.
func monthAndYear(ts []token.Token, i int) (time.Time, int) {
	month, err := time.Parse("January", ts[i].Text)
	if err != nil {
		return time.Time{}, 0
	}
	for j := i + 1; j < min(i+4, len(ts)); j++ {
		if ts[j].Kind == token.Number && ts[j].Int && ts[j].Num > 1990 && ts[j].Num < 2200 {
			return time.Date(int(ts[j].Num), month.Month(), 1, 0, 0, 0, 0, time.UTC), j + 1
		}
	}
	return time.Time{}, 0
}
