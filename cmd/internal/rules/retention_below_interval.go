package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
)

var retentionBelowInterval = &check.Rule{
	ID: "retention-below-interval", Family: check.Data, Severity: diag.Error,
	Title: "a backup is gone before the next is made",
	Why:   "For a part of the time there is no backup at all.",
	Bad:   "-- data/b.toml --\n" + tier("weekly", "Weekly", "weekly", "5 days"),
	Good:  "-- data/b.toml --\n" + tier("weekly", "Weekly", "weekly", "4 weeks"),
	Data: func(p *check.Pass) {
		for _, b := range p.Center.Backups {
			if b.Interval.IsSet() && b.Retention.IsSet() && !b.Retention.V.OpenMax && period.Compare(b.Retention.V.Max, b.Interval.V.Min) == period.Shorter {
				p.Report(b.Retention.Span, fmt.Sprintf("%s is made %s and kept for %s only", b.Label(), load.IntervalText(b.Interval.V), b.Retention.V), check.Fact(b.Path()+".retention"),
					check.Related(b.Interval.Span, "made %s", load.IntervalText(b.Interval.V)), check.Hint("keep it longer or make it more often"))
			}
		}
	},
}
