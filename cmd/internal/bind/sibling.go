package bind

import (
	"maps"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// A figure that differs from the fact that it seems to be about, and is exactly what another fact of the same owner says, is
// most likely that other figure, read wrongly: rows that give RTO, RPO and the longest bearable outage of one service, or
// the first answer, the next news and the repair of one class of incidents, state several lengths of time of one thing.

// sibling returns the fact of the same owner, of another aspect, that says exactly what the claim says.
func (b *Binder) sibling(c *claim.Claim, f *trust.Fact) *trust.Fact {
	for _, g := range b.ofOwner[f.Owner] {
		if g == f || g.Aspect == f.Aspect {
			continue
		}
		if v := valueOf(g, c.Kind); v != nil && compare(c, v, inForce) == Confirmed && sameEnd(c, v) {
			return g
		}
	}
	return nil
}

// sameEnd reports whether a claim that leaves an end open gives the end that the value has.
func sameEnd(c *claim.Claim, data *period.Range) bool {
	switch {
	case c.Range.OpenMin == c.Range.OpenMax:
		return true
	case c.Range.OpenMin:
		return isNear(c.Range.Max, data.Max)
	}
	return isNear(c.Range.Min, data.Min)
}

// bare reports whether the claim's sentence has the fact's figure without a unit of its own: 'things are held for 90 days, umbrellas
// for 30'.
func bare(c *claim.Claim, f *trust.Fact) bool {
	v := valueOf(f, c.Kind)
	if v == nil {
		return false
	}
	ts := token.Append(nil, c.Sentence)
	for i := range ts {
		if ts[i].Kind != token.Number || ts[i].Num != v.Max.N && ts[i].Num != v.Min.N {
			continue
		}
		if _, ok := period.Scan(ts, i); ok {
			continue
		}
		if i > 0 && (ts[i-1].Is("for") || ts[i-1].Is("after") || ts[i-1].Is("within") || ts[i-1].Is("to") || ts[i-1].Is("in") || ts[i-1].Is("only")) && (i+1 == len(ts) || ts[i+1].Kind == token.Mark || ts[i+1].Is("and") || ts[i+1].Is("or")) {
			return true
		}
	}
	return false
}

// eventful reports whether the text says of what somebody is told, where the fact does: a customer is told of many things.
func eventful(c *claim.Claim, m match) bool {
	event := m.p.facets[claim.Event].Senses
	if event == 0 {
		return true
	}
	said := c.Facets[claim.Event]
	if said.Senses&event == 0 {
		return false
	}
	if said.Ring <= claim.InLabel {
		return true
	}
	ts := token.Append(nil, c.Sentence)
	for i := range ts {
		if i > 0 && (ts[i].Is("if") || ts[i].Is("unless")) {
			return false // it says itself when: 'if it can no longer meet its obligations'
		}
	}
	return true
}

// namesake returns another fact, of another aspect, whose whole name stands in the claim's sentence and that says exactly what the claim
// says: 'trial data go 60 days after the end of the trial' is no trial of 60 days.
func (b *Binder) namesake(c *claim.Claim, f *trust.Fact) *trust.Fact {
	for _, aspect := range slices.Sorted(maps.Keys(b.profiles)) {
		for _, p := range b.profiles[aspect] {
			g := p.fact
			if g == f || factAspect(g.Aspect) == factAspect(f.Aspect) {
				continue
			}
			v := valueOf(g, c.Kind)
			if v == nil || compare(c, v, inForce) != Confirmed || c.Range.OpenMin != c.Range.OpenMax {
				continue
			}
			if m := (match{p: p}); len(p.names) > 0 && m.whole(c, claim.InLabel) && b.covers(m, c) {
				return g
			}
		}
	}
	return nil
}
