package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var rpoBelowInterval = &check.Rule{
	ID: "rpo-below-interval", Family: check.Data, Severity: diag.Error,
	Title: "a recovery point objective is shorter than the interval of the backups",
	Why:   "Between two copies more work can be lost than the objective allows.",
	Bad:   "-- data/b.toml --\n" + tier("daily", "Daily", "daily", "90 days") + "[continuity.all]\nname = \"Service\"\nrpo = \"4 hours\"\nbackups = [\"daily\"]\n",
	Good:  "-- data/b.toml --\n" + tier("base", "Base", "every 4 hours", "90 days") + "[continuity.all]\nname = \"Service\"\nrpo = \"4 hours\"\nbackups = [\"base\"]\n",
	Data: func(p *check.Pass) {
		for _, c := range p.Center.Continuity {
			if !c.RPO.IsSet() {
				continue
			}
			var best *trust.BackupTier
			for _, id := range c.Backups {
				n, ok := p.Center.Noun("backups." + id.V)
				if !ok {
					continue
				}
				b := n.(*trust.BackupTier)
				if b.PointInTime.IsSet() {
					best = nil
					break // any moment can be restored
				}
				if b.Interval.IsSet() && (best == nil || period.Compare(b.Interval.V.Max, best.Interval.V.Max) == period.Shorter) {
					best = b
				}
			}
			if best != nil && period.Compare(c.RPO.V.Max, best.Interval.V.Max) == period.Shorter {
				p.Report(c.RPO.Span, fmt.Sprintf("at most %s of work may be lost for %s, and its most frequent backup is made %s", c.RPO.V, c.Label(), load.IntervalText(best.Interval.V)), check.Fact(c.Path()+".rpo"),
					check.Related(best.Interval.Span, "%s: %s", best.Label(), load.IntervalText(best.Interval.V)), check.Hint("make backups more often, add point_in_time, or relax the objective"))
			}
		}
	},
}
