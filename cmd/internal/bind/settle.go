package bind

import (
	"fmt"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// Settle looks at all the claims of a document together. A paragraph, a list or a table that states a fact's length of time as
// the data have it, and another one that seems to be about the same fact, tells two things apart by words that were not
// understood: the second is no contradiction.
func (b *Binder) Settle(bs []Binding) {
	type place struct {
		fact  *trust.Fact
		group int // of a list or table
		block int // of anything else
	}
	at := func(o *Binding, fact *trust.Fact) place {
		if g := o.Claim.Group; g != 0 {
			return place{fact, g, 0}
		}
		return place{fact, 0, 1 + o.Claim.Block}
	}
	var said map[place]bool
	for i := range bs {
		o := &bs[i]
		if o.Verdict == Confirmed && o.Fact != nil && timed(o.Claim) {
			if said == nil {
				said = map[place]bool{}
			}
			said[at(o, o.Fact)] = true
			said[place{o.Fact, 0, 1 + o.Claim.Block}] = true
		}
	}
	for i := range bs {
		o := &bs[i]
		if o.Verdict == Contradicted && o.Fact != nil && timed(o.Claim) && (said[at(o, o.Fact)] || said[place{o.Fact, 0, 1 + o.Claim.Block}]) {
			o.Verdict, o.Fault = Ambiguous, NoFault
			o.Reason = fmt.Sprintf("it differs from %s (%s), but the same passage states that one rightly: this may be told of something else", o.Fact.ID, o.Fact.Text)
		}
	}
}

func timed(c *claim.Claim) bool { return c.Kind == claim.Duration || c.Kind == claim.Interval }
