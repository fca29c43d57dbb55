package rules

import (
	"fmt"
	"slices"
	"strings"

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
			for _, b := range backupsOf(p.Center, c) {
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

// backupsOf returns the backups from which something is recovered: those that it names, else those that go by its name. Where
// a standby takes over, backups say nothing of what may be lost.
func backupsOf(center *trust.Center, c *trust.Continuity) (out []*trust.BackupTier) {
	for _, id := range c.Backups {
		if n, ok := center.Noun("backups." + id.V); ok {
			if b, ok := n.(*trust.BackupTier); ok {
				out = append(out, b)
			}
		}
	}
	if len(c.Backups) > 0 || c.Standby.IsSet() || slices.ContainsFunc(center.Facts, replicates) {
		return out
	}
	name := nameKey(c.Name.V)
	for _, b := range center.Backups {
		same := func(t trust.Text) bool { return nameKey(t.V) == name }
		if slices.ContainsFunc(slices.Concat([]trust.Text{b.Name}, b.Aliases, b.Terms), same) && sameWords(b.AppliesTo, c.AppliesTo) {
			out = append(out, b)
		}
	}
	return out
}

// replicates reports whether a fact speaks of data that are copied as they change.
func replicates(s *trust.Statement) bool {
	return strings.Contains(strings.ToLower(s.Title.V), "replicat") || strings.Contains(strings.ToLower(s.Title.V), "standby")
}
