package bind

import (
	"candor/cmd/internal/claim"
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
		if v := valueOf(g, c.Kind); v != nil && compare(c, v, inForce) == Confirmed && exactly(c, v) {
			return g
		}
	}
	return nil
}
