package rules

import (
	"fmt"
	"slices"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

var creditsOutOfOrder = &check.Rule{
	ID: "credits-out-of-order", Family: check.Data, Severity: diag.Error,
	Title: "a worse availability gives a smaller credit",
	Why:   "Two figures have changed places, and the page promises the wrong one.",
	Bad:   "-- data/f.toml --\n" + credit("a", "99.9", "30 %") + credit("b", "99.0", "10 %"),
	Good:  "-- data/f.toml --\n" + credit("a", "99.9", "10 %") + credit("b", "99.0", "30 %"),
	Data: func(p *check.Pass) {
		type band struct {
			below float64
			fact  *trust.Fact
			scope []trust.Text
		}
		var bands []band
		for _, s := range p.Center.Facts {
			f, ok := p.Center.Lookup(s.Path())
			if below, is := creditBelow(s.Title.V); ok && is && s.Type.V == "percentage" {
				bands = append(bands, band{below, f, s.AppliesTo})
			}
		}
		slices.SortStableFunc(bands, func(a, b band) int {
			switch {
			case a.below > b.below:
				return -1
			case a.below < b.below:
				return 1
			}
			return 0
		})
		for i, worse := range bands {
			for _, better := range bands[:i] {
				if worse.below < better.below && sameWords(worse.scope, better.scope) && above(better.fact.Value, worse.fact.Value) {
					p.Report(worse.fact.Span, fmt.Sprintf("below %v %% the credit is %s, less than the %s below %v %%", worse.below, worse.fact.Text, better.fact.Text, better.below), check.Fact(worse.fact.ID),
						check.Related(better.fact.Span, "below %v %%: %s", better.below, better.fact.Text), check.Hint("correct one of the two"))
					break
				}
			}
		}
	},
}

func credit(id, below, value string) string {
	return fmt.Sprintf("[facts.%s]\ntitle = \"Credit below %s %%\"\nvalue = %q\ntype = \"percentage\"\n", id, below, value)
}

// creditBelow returns the availability below which a title says that a credit is due.
func creditBelow(title string) (float64, bool) {
	due := false
	ts := token.Append(nil, title)
	for i := range ts {
		switch {
		case ts[i].Is("credit") || ts[i].Is("credits") || ts[i].Is("refund"):
			due = true
		case due && (ts[i].Is("below") || ts[i].Is("under")) && i+1 < len(ts) && ts[i+1].Kind == token.Number:
			return ts[i+1].Num, true
		}
	}
	return 0, false
}
