package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var partOutlivesWhole = &check.Rule{
	ID: "part-outlives-whole", Family: check.Data, Severity: diag.Error,
	Title: "a part of some data is kept for longer than the whole",
	Why:   "Data that are said to be gone after a week are not gone while a part of them lives on for a month.",
	Bad:   "-- data/r.toml --\n[retention.state]\nname = \"Session state\"\nperiod = \"7 days\"\n[retention.metadata]\nname = \"Session metadata\"\npart_of = \"state\"\nperiod = \"30 days\"\n",
	Good:  "-- data/r.toml --\n[retention.state]\nname = \"Session state\"\nperiod = \"7 days\"\n[retention.metadata]\nname = \"Session metadata\"\npart_of = \"state\"\nperiod = \"24 hours\"\n",
	Data: func(p *check.Pass) {
		for _, part := range p.Center.Retention {
			whole := wholeOf(p.Center, part)
			if whole == nil || !part.Period.IsSet() || !whole.Period.IsSet() || whole.Period.V.OpenMax || apart(part.Trigger, whole.Trigger) || period.Compare(part.Period.V.Max, whole.Period.V.Max) != period.Longer {
				continue
			}
			opts := []check.Option{check.Fact(part.Path() + ".period"), check.Related(whole.Period.Span, "%s: %s", whole.Label(), whole.Period.V), check.Hint("shorten the period of the part, lengthen that of the whole, or take part_of out")}
			if part.Basis.IsSet() || part.Action.V == "anonymise" || whole.Action.V == "anonymise" || whole.Action.V == "aggregate" {
				opts = append(opts, check.Severity(diag.Warning)) // a law, or what is left without names, may outlive the rest
			}
			p.Report(part.Period.Span, fmt.Sprintf("%s is kept for %s and is a part of %s, which is kept for %s", part.Label(), part.Period.V, whole.Label(), whole.Period.V), opts...)
		}
	},
}

// wholeOf returns the rule whose data a rule's are a part of, or nil: that which it names, or for data in one stage, 'audit logs, hot', that
// of the same data without the word for the stage.
func wholeOf(c *trust.Center, part *trust.RetentionRule) *trust.RetentionRule {
	if part.PartOf.IsSet() {
		n, _ := c.Noun("retention." + part.PartOf.V)
		whole, _ := n.(*trust.RetentionRule)
		return whole
	}
	var rest []string
	ready := false
	for _, w := range claim.Stems(part.Name.V) {
		switch {
		case readyStages[w]:
			ready = true
		case !stageGlue[w]:
			rest = append(rest, w)
		}
	}
	if !ready {
		return nil
	}
	for _, r := range c.Retention {
		if r != part && nameKey(r.Name.V) == strings.Join(rest, " ") && sameWords(r.AppliesTo, part.AppliesTo) && !r.PartOf.IsSet() {
			return r
		}
	}
	return nil
}

// readyStages are words for data that can be searched at once, before they are put away; stageGlue stand beside them.
var (
	readyStages = map[string]bool{"hot": true, "searchable": true, "online": true, "warm": true, "indexed": true}
	stageGlue   = map[string]bool{"tier": true, "storage": true, "stage": true, "immediately": true, "directly": true, "part": true, "index": true}
)
