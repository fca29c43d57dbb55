package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

func tier(id, name, interval, retention string) string {
	return fmt.Sprintf("[backups.%s]\nname = %q\ninterval = %q\nretention = %q\n", id, name, interval, retention)
}

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

var rtoAboveMTD = &check.Rule{
	ID: "rto-above-mtd", Family: check.Data, Severity: diag.Error,
	Title: "a recovery time objective is longer than the downtime that can be tolerated",
	Why:   "The plan would meet its aim and the business would be lost all the same (ISO 22301).",
	Bad:   "-- data/c.toml --\n[continuity.all]\nname = \"Service\"\nrto = \"8 hours\"\nmtd = \"4 hours\"\n",
	Good:  "-- data/c.toml --\n[continuity.all]\nname = \"Service\"\nrto = \"4 hours\"\nmtd = \"8 hours\"\n",
	Data: func(p *check.Pass) {
		for _, c := range p.Center.Continuity {
			if c.RTO.IsSet() && c.MTD.IsSet() && period.Compare(c.RTO.V.Max, c.MTD.V.Max) == period.Longer {
				p.Report(c.RTO.Span, fmt.Sprintf("%s is to be back within %s, later than the %s that can be tolerated", c.Label(), c.RTO.V, c.MTD.V), check.Fact(c.Path()+".rto"),
					check.Related(c.MTD.Span, "maximum tolerable downtime: %s", c.MTD.V), check.Hint("shorten the RTO or correct the MTD"))
			}
		}
	},
}

var deletionOutlived = &check.Rule{
	ID: "deletion-outlived-by-backups", Family: check.Data, Severity: diag.Warning,
	Title: "backups outlive a promise of deletion",
	Why:   "'Permanently deleted after 90 days' is not true while a copy lives on for another 30.",
	Bad:   "-- data/r.toml --\n" + tier("daily", "Daily", "daily", "30 days") + "[retention.closed]\nname = \"Closed accounts\"\nperiod = \"90 days\"\naction = \"delete\"\neverywhere = true\n",
	Good:  "-- data/r.toml --\n" + tier("daily", "Daily", "daily", "30 days") + "[retention.closed]\nname = \"Closed accounts\"\nperiod = \"90 days\"\naction = \"delete\"\nbackups = \"30 days\"\n",
	Data: func(p *check.Pass) {
		longest := longestBackup(p.Center)
		if longest == nil {
			return
		}
		for _, r := range p.Center.Retention {
			switch {
			case r.Everywhere.V && r.Period.IsSet():
				if period.Compare(longest.Retention.V.Max, r.Period.V.Max) == period.Longer || r.Action.V == "delete" && !r.Backups.IsSet() {
					p.Report(r.Everywhere.Span, fmt.Sprintf("%s are promised to be gone everywhere after %s, and %s lives %s", r.Label(), r.Period.V, longest.Label(), longest.Retention.V), check.Fact(r.Path()+".period"),
						check.Related(longest.Retention.Span, "%s: %s", longest.Label(), longest.Retention.V), check.Hint("say how long copies live on (backups = \"…\"), or take everywhere = true out"))
				}
			case r.Backups.IsSet() && period.Compare(r.Backups.V.Max, longest.Retention.V.Max) == period.Shorter && len(p.Center.Backups) == 1:
				p.Report(r.Backups.Span, fmt.Sprintf("copies of %s are said to be gone after %s, and %s lives %s", r.Label(), r.Backups.V, longest.Label(), longest.Retention.V), check.Fact(r.Path()+".backups"),
					check.Related(longest.Retention.Span, "%s: %s", longest.Label(), longest.Retention.V), check.Hint("make the two agree"))
			case r.Action.V == "delete" && r.Period.IsSet() && !r.Backups.IsSet() && immediate(r.Period.V):
				p.Report(r.Period.Span, fmt.Sprintf("%s are said to be deleted %s, and %s lives %s", r.Label(), r.Period.V, longest.Label(), longest.Retention.V), check.Fact(r.Path()+".period"),
					check.Related(longest.Retention.Span, "%s: %s", longest.Label(), longest.Retention.V), check.Hint("say how long copies live on: backups = \"%s\"", longest.Retention.V))
			}
		}
		if d := p.Center.Organisation.Deletion; d.IsSet() && period.Compare(d.V.Max, longest.Retention.V.Max) == period.Shorter {
			p.Report(d.Span, fmt.Sprintf("data are promised to be gone everywhere within %s, and %s lives %s", d.V, longest.Label(), longest.Retention.V), check.Fact("organisation.deletion"),
				check.Related(longest.Retention.Span, "%s: %s", longest.Label(), longest.Retention.V), check.Hint("lengthen the promise or shorten the backups"))
		}
	},
}

func immediate(r period.Range) bool { return r.IsPoint() && r.Min.IsZero() }

func longestBackup(c *trust.Center) *trust.BackupTier {
	var best *trust.BackupTier
	for _, b := range c.Backups {
		if b.Retention.IsSet() && (best == nil || period.Compare(b.Retention.V.Max, best.Retention.V.Max) == period.Longer) {
			best = b
		}
	}
	return best
}

func severity(id, name string, level int, response string) string {
	return fmt.Sprintf("[severities.%s]\nname = %q\nlevel = %d\nabout = \"example\"\nresponse = %q\n", id, name, level, response)
}

var severitiesOutOfOrder = &check.Rule{
	ID: "severities-out-of-order", Family: check.Data, Severity: diag.Error,
	Title: "a worse incident has a slower target than a lesser one",
	Why:   "Two figures have changed places, and the page promises the wrong one.",
	Bad:   "-- data/s.toml --\n" + severity("high", "High", 1, "8 hours") + severity("low", "Low", 2, "1 hour"),
	Good:  "-- data/s.toml --\n" + severity("high", "High", 1, "1 hour") + severity("low", "Low", 2, "8 hours"),
	Data: func(p *check.Pass) {
		test := func(worse, lesser *trust.Severity, what string, a, b period.Range, av, bv trust.Period, key string) {
			if period.Compare(a.Max, b.Max) == period.Longer {
				p.Report(av.Span, fmt.Sprintf("%s of %s is %s, slower than the %s of %s", what, worse.Label(), a, b, lesser.Label()), check.Fact(worse.Path()+"."+key),
					check.Related(bv.Span, "%s: %s", lesser.Label(), b), check.Hint("correct one of the two, or the levels"))
			}
		}
		for i, a := range p.Center.Severities {
			for _, b := range p.Center.Severities[i+1:] {
				worse, lesser := a, b
				if a.Level.V > b.Level.V {
					worse, lesser = b, a
				}
				if worse.Level.V == lesser.Level.V {
					continue
				}
				if worse.Response.IsSet() && lesser.Response.IsSet() {
					test(worse, lesser, "the response time", worse.Response.V, lesser.Response.V, worse.Response, lesser.Response, "response")
				}
				if worse.Resolution.IsSet() && lesser.Resolution.IsSet() {
					test(worse, lesser, "the resolution time", worse.Resolution.V, lesser.Resolution.V, worse.Resolution, lesser.Resolution, "resolution")
				}
			}
		}
	},
}
