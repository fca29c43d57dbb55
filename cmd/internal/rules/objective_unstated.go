package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

var objectiveUnstated = &check.Rule{
	ID: "objective-unstated", Family: check.Documents, Severity: diag.Warning,
	Title: "a recovery objective is invoked and stated nowhere",
	Why:   "A plan that meets 'the RTO' promises nothing as long as no reader can find the figure.",
	Bad:   doc("Recovery complies with the RTO."),
	Good:  "-- data/c.toml --\n[continuity.all]\nname = \"Service\"\nrto = \"4 hours\"\n" + doc("Recovery complies with the RTO."),
	Document: func(p *check.Pass, d *check.Document) {
		has := map[string]bool{}
		for _, f := range p.Center.Stated {
			has[f.Aspect] = true
		}
		reported := map[string]bool{}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := range ts {
				aspect, ok := "", false
				if c := ts[i].Text[0]; c == 'R' || c == 'M' {
					aspect, ok = objectives[ts[i].Text]
				}
				if !ok || has[aspect] || reported[aspect] || b.Kind == prose.HeadingText || hasQuantity(ts) {
					continue
				}
				reported[aspect] = true
				p.Report(b.Source(ts[i].Start, ts[i].End), fmt.Sprintf("the %s is invoked here and stated nowhere", ts[i].Text), check.Hint("give it in [continuity.…] as %s = \"…\", or take the sentence out", aspect))
			}
		})
	},
}

// objectives are the abbreviations of recovery objectives, with the aspect of the fact that states them.
var objectives = map[string]string{"RTO": "rto", "RPO": "rpo", "MTD": "mtd", "MTPD": "mtd"}

func hasQuantity(ts []token.Token) bool {
	for i := range ts {
		if _, ok := period.Scan(ts, i); ok {
			return true
		}
	}
	return false
}
