package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

// evident holds a figure of which no word says what it is a length of against a fact of the site's own, whose title the text repeats in
// full or nearly: the data's own words are the best that can be known about figures that only this site has.
func (b *Binder) evident(out *Binding) {
	c := out.Claim
	if c.AspectSure && terms[c.Aspect].fault == NoFault && c.Aspect != "" && len(b.profiles[c.Aspect]) == 0 {
		return
	}
	var best *profile
	most, second := 0.0, 0.0
	for _, ps := range b.profiles {
		for _, p := range ps {
			if _, own := p.fact.Owner.(*trust.Statement); !own || p == best {
				continue
			}
			v, ok := p.fact.Value.(period.Range)
			if !ok || c.Kind != claim.Duration || v.OpenMin != (c.Bound == claim.Within) && !v.IsPoint() || c.AspectSure && c.Aspect != p.aspect() {
				continue
			}
			if s := b.repeated(p, c); s > most {
				best, most, second = p, s, most
			} else {
				second = max(second, s)
			}
		}
	}
	if best == nil || most < 0.6 || second > 0.8*most {
		return
	}
	out.Fact = best.fact
	switch v := compare(c, valueOf(best.fact, c.Kind), terms[best.aspect()].class); v {
	case Confirmed:
		out.Verdict = v
		out.Reason = fmt.Sprintf("its words are those of %s", best.fact.ID)
	case Contradicted:
		out.Verdict, out.Fault = v, WrongPeriod
		if f := terms[best.aspect()].fault; f != NoFault {
			out.Fault = f
		}
		out.Others = []Other{{best.fact.Span, best.fact.Text}}
		out.Reason = fmt.Sprintf("its words are those of %s", best.fact.ID)
	}
}

// repeated returns how much of a fact's title the words around the claim repeat, from 0 to 1. One of them that no other fact has has to
// stand in the sentence.
func (b *Binder) repeated(p *profile, c *claim.Claim) float64 {
	best := 0.0
	for _, name := range p.names {
		words := slices.DeleteFunc(slices.Clone(name), func(w string) bool { return figureWords[w] })
		if len(words) == 0 {
			continue
		}
		sum, near, telling := 0.0, 0, false
		for _, w := range words {
			r, ok := c.Words.Has(w)
			switch {
			case !ok || c.Words.Elsewhere[w]:
			case r <= claim.InLabel:
				sum++
				near++
				telling = telling || !commonSubject[w] && b.rare(w)
			default:
				sum += 0.5
			}
		}
		if telling && (near > 1 || len(words) == 1 && near == 1) {
			best = max(best, sum/float64(len(words)))
		}
	}
	return best
}

// rare reports whether a word stands in the names of one entry only.
func (b *Binder) rare(w string) bool {
	var owner trust.Noun
	for _, ps := range b.profiles {
		for _, p := range ps {
			if p.name[w] && p.fact.Owner != owner {
				if owner != nil {
					return false
				}
				owner = p.fact.Owner
			}
		}
	}
	return true
}
