package bind

import (
	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// Corroborate reads the figures of a list or of a table's column that no word explains: 'Audit logs — 6 months', 'Web server logs —
// 14 days'. Where each stands beside the full name of something that is kept, and one of them is how long that is kept, so are
// the others.
func (b *Binder) Corroborate(bindings []Binding) {
	type column struct{ group, col int }
	var groups map[column][]int
	run, last := 0, -2
	for i := range bindings {
		c := bindings[i].Claim
		if c.Kind == claim.Duration && c.Aspect == "" && c.Bare && bindings[i].Verdict == Unbacked && c.Mood == claim.Asserted {
			if groups == nil {
				groups = map[column][]int{}
			}
			at := column{c.Group, c.Column}
			if c.Group == 0 { // items of a list that nothing leads to
				if c.Block != last+1 && c.Block != last {
					run--
				}
				at, last = column{run, 0}, c.Block
			}
			groups[at] = append(groups[at], i)
		}
	}
	for _, list := range groups {
		if len(list) < 2 {
			continue
		}
		read := make([]Binding, 0, len(list))
		claims := make([]claim.Claim, len(list))
		confirmed, others := 0, 0
		for k, i := range list {
			claims[k] = *bindings[i].Claim
			again := &claims[k]
			again.Aspect, again.AspectNear = "retention", true
			out := Binding{Claim: again}
			b.quantity(&out)
			rule := false
			if out.Fact != nil {
				_, rule = out.Fact.Owner.(*trust.RetentionRule)
			}
			switch {
			case out.Verdict == Confirmed && rule:
				confirmed++
			case out.Verdict != Contradicted || !rule:
				others++
			}
			read = append(read, out)
		}
		if confirmed == 0 || others > confirmed {
			continue
		}
		for k, i := range list {
			if read[k].Verdict == Confirmed || read[k].Verdict == Contradicted {
				*bindings[i].Claim = claims[k]
				read[k].Claim = bindings[i].Claim
				bindings[i] = read[k]
			}
		}
	}
}
