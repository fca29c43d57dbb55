package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

var stagesOverrun = &check.Rule{
	ID: "stages-overrun", Family: check.Data, Severity: diag.Error,
	Title: "the stages of a deletion last longer than the deletion as a whole",
	Why:   "Thirty days in the bin and fourteen in the backups are forty-four days, whatever the total says.",
	Bad:   "-- data/r.toml --\n[retention.closed]\nname = \"Closed accounts\"\nperiod = \"45 days\"\neverywhere = true\nstages = [{ name = \"Bin\", period = \"30 days\" }, { name = \"Archive\", period = \"20 days\" }]\n",
	Good:  "-- data/r.toml --\n[retention.closed]\nname = \"Closed accounts\"\nperiod = \"45 days\"\neverywhere = true\nstages = [{ name = \"Bin\", period = \"30 days\" }, { name = \"Archive\", period = \"15 days\" }]\n",
	Data: func(p *check.Pass) {
		for _, r := range p.Center.Retention {
			if !r.Period.IsSet() || r.Period.V.OpenMax {
				continue
			}
			var stages []stage
			for _, s := range r.Stages {
				if s.Period.IsSet() && r.Everywhere.V { // elsewhere the stages follow the period, or are a part of it
					stages = append(stages, stage{s.Name.V, s.Period})
				}
			}
			if len(stages) == 0 {
				stages = chained(p.Center, r)
			}
			if !overrun(stages, r.Period.V.Max) {
				continue
			}
			var said []string
			var opts []check.Option
			for _, s := range stages {
				said = append(said, s.period.V.String())
				opts = append(opts, check.Related(s.period.Span, "%s: %s", s.name, s.period.V))
			}
			opts = append(opts, check.Fact(r.Path()+".period"), check.Hint("lengthen the whole or shorten a stage"))
			p.Report(r.Period.Span, fmt.Sprintf("%s last %s in all, and the stages %s", r.Label(), r.Period.V, strings.Join(said, " and ")), opts...)
		}
	},
}

type stage struct {
	name   string
	period source.Value[period.Range]
}

// overrun reports whether one stage, or all stages one after another, surely last longer than the whole.
func overrun(stages []stage, whole period.Length) bool {
	if len(stages) == 0 {
		return false
	}
	sum := stages[0].period.V.Max
	for _, s := range stages {
		if s.period.V.OpenMax || period.Compare(s.period.V.Max, whole) == period.Longer {
			return true
		}
	}
	for _, s := range stages[1:] {
		var ok bool
		if sum, ok = add(sum, s.period.V.Max); !ok {
			return false
		}
	}
	return period.Compare(sum, whole) == period.Longer
}

// add returns the sum of two lengths, in the smaller unit; false for units that cannot be added.
func add(a, b period.Length) (period.Length, bool) {
	switch {
	case a.Unit == b.Unit:
		return period.Of(a.N+b.N, a.Unit), true
	case a.Unit.Class() == period.Clock && b.Unit.Class() == period.Clock:
		return period.Of(a.Seconds()+b.Seconds(), period.Second), true
	case a.Unit == period.Year && b.Unit == period.Month:
		return period.Of(12*a.N+b.N, period.Month), true
	case a.Unit == period.Month && b.Unit == period.Year:
		return period.Of(a.N+12*b.N, period.Month), true
	}
	return a, false
}

// chained returns the rules that are the stages of a rule which calls itself a total: those about the same data of which the
// first begins with the same event and each other with what the one before ends with.
func chained(c *trust.Center, total *trust.RetentionRule) []stage {
	subject, ok := totalOf(total.Name.V)
	if !ok || !total.Trigger.IsSet() {
		return nil
	}
	var first *trust.RetentionRule
	var rest []*trust.RetentionRule
	for _, r := range c.Retention {
		if r == total || !r.Period.IsSet() || !strings.HasPrefix(nameKey(r.Name.V)+" ", subject+" ") || !sameWords(r.AppliesTo, total.AppliesTo) {
			continue
		}
		switch {
		case nameKey(r.Trigger.V) == nameKey(total.Trigger.V):
			if first != nil {
				return nil // two stages that run at once
			}
			first = r
		case r.Trigger.IsSet():
			if slices.ContainsFunc(rest, func(o *trust.RetentionRule) bool { return nameKey(o.Trigger.V) == nameKey(r.Trigger.V) }) {
				return nil
			}
			rest = append(rest, r)
		}
	}
	if first == nil {
		return nil
	}
	var out []stage
	for _, r := range append([]*trust.RetentionRule{first}, rest...) {
		out = append(out, stage{r.Label(), r.Period})
	}
	return out
}

// totalOf returns the stems of what a name such as 'deleted files, all stages together' is the total of.
func totalOf(name string) (string, bool) {
	words := claim.Stems(name)
	if !slices.ContainsFunc(words, func(w string) bool { return totals[w] && w != "stage" }) {
		return "", false
	}
	if k := strings.IndexAny(name, ",(:"); k > 0 {
		return nameKey(name[:k]), true
	}
	words = slices.DeleteFunc(words, func(w string) bool { return totals[w] || limitAspects[w] != "" || limitGlue[w] })
	return strings.Join(words, " "), len(words) > 0
}

var totals = map[string]bool{"total": true, "together": true, "altogether": true, "overall": true, "stage": true}
