package rules

import (
	"fmt"
	"slices"

	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

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
			if t := copyOf(p.Center, r); t != nil {
				p.Report(r.Period.Span, fmt.Sprintf("%s are said to be gone after %s, and %s lives %s", r.Label(), r.Period.V, t.Label(), t.Retention.V), check.Fact(r.Path()+".period"), check.Severity(diag.Error),
					check.Related(t.Retention.Span, "%s: %s", t.Label(), t.Retention.V), check.Hint("make the two agree"))
				continue
			}
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
			p.Report(d.Span, fmt.Sprintf("data are promised to be gone everywhere within %s, and %s lives %s", d.V, longest.Label(), longest.Retention.V), check.Fact("organisation.deletion"), check.Severity(diag.Error),
				check.Related(longest.Retention.Span, "%s: %s", longest.Label(), longest.Retention.V), check.Hint("lengthen the promise or shorten the backups"))
		}
	},
}

// copyOf returns the backup tier that outlives a rule about the same data in backups: 'account data in backups' beside the backup of
// account data.
func copyOf(c *trust.Center, r *trust.RetentionRule) *trust.BackupTier {
	words := claim.Stems(r.Name.V)
	at := slices.Index(words, "backup")
	if at < 0 || len(words) < 2 || !r.Period.IsSet() {
		return nil
	}
	rest := slices.Delete(slices.Clone(words), at, at+1)
	for _, t := range c.Backups {
		if t.Retention.IsSet() && sameWords(t.AppliesTo, r.AppliesTo) && period.Compare(r.Period.V.Max, t.Retention.V.Max) == period.Shorter &&
			slices.Equal(slices.DeleteFunc(claim.Stems(t.Name.V), func(w string) bool { return w == "backup" }), rest) {
			return t
		}
	}
	return nil
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
