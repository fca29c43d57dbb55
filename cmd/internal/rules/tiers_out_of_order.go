package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var tiersOutOfOrder = &check.Rule{
	ID: "tiers-out-of-order", Family: check.Data, Severity: diag.Warning,
	Title: "a rarer backup tier is kept for a shorter time than a more frequent one",
	Why:   "Tiers exist so that rarer copies reach farther back; one that does not is a slip, or serves nothing.",
	Bad:   "-- data/b.toml --\n" + tier("daily", "Daily", "daily", "90 days") + tier("weekly", "Weekly", "weekly", "30 days"),
	Good:  "-- data/b.toml --\n" + tier("daily", "Daily", "daily", "30 days") + tier("weekly", "Weekly", "weekly", "90 days"),
	Data: func(p *check.Pass) {
		bs := p.Center.Backups
		for i, a := range bs {
			for _, b := range bs[i+1:] {
				if !comparable(a, b) {
					continue
				}
				often, rare := a, b
				switch period.Compare(a.Interval.V.Min, b.Interval.V.Min) {
				case period.Longer:
					often, rare = b, a
				case period.Shorter:
				default:
					continue
				}
				if period.Compare(rare.Retention.V.Max, often.Retention.V.Max) == period.Shorter && period.Compare(rare.Retention.V.Min, often.Retention.V.Min) == period.Shorter {
					p.Report(rare.Retention.Span, fmt.Sprintf("%s is kept for %s, less than %s with %s", rare.Label(), rare.Retention.V, often.Label(), often.Retention.V), check.Fact(rare.Path()+".retention"),
						check.Related(often.Retention.Span, "%s: %s", often.Label(), often.Retention.V), check.Hint("lengthen one or shorten the other"))
				}
			}
		}
	},
}

// comparable reports whether two tiers copy the same thing to the same kind of place, so that their order means something.
func comparable(a, b *trust.BackupTier) bool {
	if !a.Interval.IsSet() || !b.Interval.IsSet() || !a.Retention.IsSet() || !b.Retention.IsSet() {
		return false
	}
	if len(a.Of) == 0 && len(b.Of) == 0 {
		return a.Provider.V == b.Provider.V
	}
	for _, x := range a.Of {
		for _, y := range b.Of {
			if x.V == y.V {
				return true
			}
		}
	}
	return false
}
