package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

var basisNames = map[string]string{
	claim.SCCs: "standard contractual clauses", claim.DPF: "the Data Privacy Framework", claim.Adequacy: "an adequacy decision", claim.BCR: "binding corporate rules",
	claim.Derogation: "a derogation", claim.NoTransfer: "no transfer", claim.IDTA: "the transfer agreement of the United Kingdom", claim.Shield: "the Privacy Shield",
}

// transfer holds what a transfer rests on against the basis in the data, and an adequacy decision against those that exist.
func (b *Binder) transfer(out *Binding) {
	c := out.Claim
	if c.Hedged {
		out.Reason = "the text holds it in reserve, beside another, or for a case"
		return
	}
	if b.noDecision(out) {
		return
	}
	s := c.Listed
	if s == nil || !s.Transfer.IsSet() {
		out.Reason = "the data state no basis for a company that is named here"
		return
	}
	out.Fact, _ = b.center.Lookup(s.Path() + ".transfer")
	basis := c.Names[0]
	if s.Transfer.V == basis || slices.ContainsFunc(s.TransferAlso, func(t trust.Text) bool { return t.V == basis }) ||
		basis == claim.IDTA && s.Transfer.V == claim.SCCs {
		out.Verdict, out.Reason = Confirmed, "bound by the name of the company"
		return
	}
	us := string(s.Country.V) == "US" || slices.ContainsFunc(s.Processing, func(k trust.Country) bool { return k.V == "US" })
	if s.Transfer.V == claim.DPF && basis == claim.Adequacy && us {
		out.Verdict, out.Reason = Confirmed, "the framework is an adequacy decision"
		return
	}
	out.Verdict, out.Fault = Contradicted, WrongTransfer
	out.Soft = s.Transfer.V == claim.NoTransfer || basis == claim.NoTransfer && s.Transfer.V == claim.Adequacy || basis == claim.IDTA
	out.Reason = fmt.Sprintf("bound to %s by its name", s.Label())
	out.Others = []Other{{s.Transfer.Span, fmt.Sprintf("%s: %s", s.Label(), basisNames[s.Transfer.V])}}
}

// noDecision reports an adequacy decision that is claimed for a country that has none.
func (b *Binder) noDecision(out *Binding) bool {
	c := out.Claim
	if c.Names[0] != claim.Adequacy || c.Place == "" || c.Mood != claim.Asserted {
		return false
	}
	k, ok := b.catalog.Country(c.Place)
	if !ok || k.Transfer() != catalog.TransferOther {
		return false
	}
	out.Verdict, out.Fault = Contradicted, WrongTransfer
	out.Reason = "the catalog has no adequacy decision for the country"
	out.Others = []Other{{c.Span, "there is no adequacy decision for " + k.Name}}
	if c.Listed != nil && c.Listed.Transfer.IsSet() {
		out.Fact, _ = b.center.Lookup(c.Listed.Path() + ".transfer")
		out.Others = append(out.Others, Other{c.Listed.Transfer.Span, fmt.Sprintf("%s: %s", c.Listed.Label(), basisNames[c.Listed.Transfer.V])})
	}
	return true
}

// takesTransfer reports whether a claim says what the transfers to a company rest on.
func takesTransfer(b *Binder, c *claim.Claim) bool { return c.Kind == claim.Transfer && c.Entity != "" }

// transfersOfTexts reports companies whose transfers rest on different things in two texts.
func transfersOfTexts(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	type text struct{ entity, file string }
	said := map[text][]*claim.Claim{}
	var order []text
	for _, c := range claims {
		k := text{c.Entity, c.Span.Name()}
		if said[k] == nil {
			order = append(order, k)
		}
		said[k] = append(said[k], c)
	}
	for i, y := range order[:min(len(order), enough)] {
		for _, x := range order[:i] {
			if x.entity != y.entity {
				continue
			}
			p, q := said[x], said[y]
			if slices.ContainsFunc(p, func(c *claim.Claim) bool {
				return slices.ContainsFunc(q, func(d *claim.Claim) bool { return c.Names[0] == d.Names[0] || soften(c.Names[0], d.Names[0]) })
			}) {
				continue
			}
			c, d := firm(p), firm(q)
			if c == nil || d == nil {
				continue
			}
			out = append(out, inOrder(c, d, Disagreement{
				Fault: BasesDiffer,
				About: fmt.Sprintf("transfers to one company rest on %s and on %s", basisNames[c.Names[0]], basisNames[d.Names[0]]),
			}))
			break
		}
	}
	return out
}

// soften reports whether two bases may be names of one.
func soften(x, y string) bool {
	one := func(a, c string) bool { return x == a && y == c || x == c && y == a }
	return one(claim.DPF, claim.Adequacy) || one(claim.IDTA, claim.SCCs) || one(claim.NoTransfer, claim.Adequacy)
}

// firm returns the first claim that is not hedged, or nil.
func firm(claims []*claim.Claim) *claim.Claim {
	for _, c := range claims {
		if !c.Hedged {
			return c
		}
	}
	return nil
}
