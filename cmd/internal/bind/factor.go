package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// A factor is what the data say of a second factor at sign-in.
type factor struct {
	fact   *trust.Fact
	level  string
	groups []string // whose accounts: 'staff'
	about  []string // stems of a system, where the data name one and no group
}

// secondFactors collects what the data say of second factors.
func (b *Binder) secondFactors() {
	for _, a := range b.center.Access {
		f, ok := b.center.Lookup(a.Path() + ".mfa")
		if !ok || !a.MFA.IsSet() {
			continue
		}
		g := factor{fact: f, level: a.MFA.V}
		texts := []string{a.Who.V}
		for _, t := range a.AppliesTo {
			texts = append(texts, t.V)
		}
		if !slices.ContainsFunc(claim.Words(a.Name.V), claim.SpeaksOfFactor) {
			texts = append(texts, a.Name.V)
		}
		for _, t := range texts {
			for _, w := range claim.Words(t) {
				if name := claim.AccountGroup(w); name != "" && !slices.Contains(g.groups, name) {
					g.groups = append(g.groups, name)
				}
			}
		}
		if len(g.groups) == 0 {
			for _, t := range texts {
				for _, w := range claim.Stems(t) {
					if !everybody[w] && !slices.Contains(g.about, w) {
						g.about = append(g.about, w)
					}
				}
			}
		}
		b.factors = append(b.factors, g)
	}
}

// everybody are words of 'who' that leave nobody out.
var everybody = words("everyone", "everybody", "account", "user", "people", "login", "access", "person")

// secondFactor holds what a sentence says of a second factor against the data.
func (b *Binder) secondFactor(out *Binding) {
	c := out.Claim
	out.Reason = "no fact says whether a second factor is asked for there"
	for i := range b.factors {
		f := &b.factors[i]
		weak, ok := f.covers(c, len(b.factors) == 1)
		if !ok {
			continue
		}
		wrong, soft := f.against(c)
		soft = soft || weak
		if out.Fact != nil && (out.Verdict == Confirmed || out.Soft && soft || !out.Soft) {
			if wrong {
				continue
			}
		}
		out.Fact, out.Verdict, out.Fault, out.Soft = f.fact, Confirmed, NoFault, false
		out.Reason = fmt.Sprintf("bound to %s", f.fact.ID)
		if wrong {
			out.Verdict, out.Fault, out.Soft = Contradicted, WrongFactor, soft
		}
	}
}

// covers reports whether the claim is about accounts that the fact speaks of, and whether that leaves a doubt.
func (f *factor) covers(c *claim.Claim, alone bool) (weak, ok bool) {
	weak = slices.ContainsFunc(c.Subject, func(w string) bool { return claim.AccountGroup(w) == "" && !slices.Contains(f.about, w) })
	switch {
	case len(f.about) > 0:
		for i, w := range f.about {
			if r, ok := c.Words.Has(w); (!ok || r > claim.InHeading) && !(alone && i < len(f.about)-1) { // 'the console', where there is one
				return false, false
			}
		}
		return false, true
	case len(f.groups) == 0:
		return weak || len(c.Qualifiers) > 0, alone
	case len(c.Qualifiers) == 0, len(c.Qualifiers) == 1 && c.Qualifiers[0] == claim.ReaderGroup:
		return weak || len(c.Qualifiers) > 0, alone
	}
	shared := slices.ContainsFunc(c.Qualifiers, func(g string) bool { return slices.Contains(f.groups, g) })
	return weak || len(c.Qualifiers) > 1, shared
}

// against reports whether the claim cannot be true beside the fact, and whether a doubt remains.
func (f *factor) against(c *claim.Claim) (wrong, soft bool) {
	said := c.Names[0]
	if said == f.level {
		return false, false
	}
	switch f.level {
	case claim.FactorRequired:
		return true, false
	case claim.FactorOptional, claim.FactorNone:
		if f.level == claim.FactorOptional && said == claim.FactorNone && c.Aspect != "" {
			return false, false // where a second factor is optional, a password suffices
		}
		return true, said == claim.FactorRequired && c.Hedge != ""
	}
	return said != claim.FactorOptional, true // where possible
}

// factorKey holds all claims about second factors against each other.
func factorKey(_ *Binder, c *claim.Claim) string { return "factor" }

// factorPair holds a text that has a second factor required against one that does not, for the same people.
func factorPair(_ *Binder, x, y *claim.Claim) *Disagreement {
	strict, loose := x, y
	if strict.Names[0] != claim.FactorRequired {
		strict, loose = y, x
	}
	if strict.Names[0] != claim.FactorRequired || loose.Names[0] == claim.FactorRequired || strict.Hedge != "" && !strict.Universal {
		return nil
	}
	if len(strict.Qualifiers) != 1 || len(loose.Qualifiers) == 0 || !slices.Contains(loose.Qualifiers, strict.Qualifiers[0]) {
		return nil
	}
	part := func(c *claim.Claim) (people, systems []string) {
		for _, w := range c.Subject {
			if claim.AccountGroup(w) != "" {
				people = append(people, w)
			} else {
				systems = append(systems, w)
			}
		}
		return people, systems
	}
	sp, ss := part(strict)
	lp, ls := part(loose)
	if len(sp) > 0 && !slices.Equal(sp, lp) || !slices.Equal(ss, ls) && len(ss) > 0 {
		return nil
	}
	if x.Span.File.Name == y.Span.File.Name && x.Group != 0 && x.Group == y.Group {
		return nil
	}
	return &Disagreement{Fault: FactorDisagreement, About: "second factor at sign-in", Soft: strict.Hedge != "" || len(ls) > 0 && len(ss) == 0 || len(loose.Qualifiers) > 1}
}
