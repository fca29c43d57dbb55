package bind

import (
	"candor/cmd/internal/claim"
	"candor/cmd/internal/token"
)

// conjuncts returns the rules of those that fit that stand in one list with the best, when the sentence gives one figure for all of
// it: 'invoices, contracts and time sheets are kept for ten years' says so of each.
func (b *Binder) conjuncts(c *claim.Claim, ms []match) []match {
	if !keeping(c) || len(ms) < 2 || len(c.Words.Elsewhere) > 0 {
		return nil
	}
	ts := token.Append(nil, c.Sentence)
	owner := make([]int, len(ts)) // which rule the token names, from 1
	found := 0
	for k, m := range ms {
		if m.p.gate != "" {
			return nil
		}
		if at, end := spelledOut(ts, m.p); end > at {
			for i := at; i < end; i++ {
				if owner[i] != 0 {
					return nil // one name is a part of another
				}
				owner[i] = k + 1
			}
			found++
		}
	}
	if found < 2 {
		return nil
	}
	var out, run []match
	for i := 0; i < len(ts); i++ {
		switch {
		case owner[i] != 0:
			if i == 0 || owner[i-1] != owner[i] {
				run = append(run, ms[owner[i]-1])
			}
		case ts[i].Is(",") || ts[i].Is("and") || ts[i].Is("or") || ts[i].Is("&") || len(run) > 0 && (ts[i].Is("the") || ts[i].Is("our") || ts[i].Is("all")):
		default:
			if len(run) > len(out) {
				out = run
			}
			run = nil
		}
	}
	if len(run) > len(out) {
		out = run
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// spelledOut returns the tokens at which one of the names of a rule stands in full and in its order.
func spelledOut(ts []token.Token, p *profile) (from, to int) {
	for _, name := range p.names {
		for i := range ts {
			j := i
			for _, w := range name {
				for j < len(ts) && ts[j].Is("-") {
					j++
				}
				if j >= len(ts) || claim.Stem(ts, j) != w {
					j = -1
					break
				}
				j++
			}
			if j > 0 && j-i > to-from {
				from, to = i, j
			}
		}
	}
	return from, to
}

// gradedTogether returns the facts of the several grades for which the sentence gives one figure: 'critical and high vulnerabilities are
// fixed within 30 days' says so of each.
func (b *Binder) gradedTogether(c *claim.Claim, ms []match) (out []match) {
	said := c.Facets[claim.Level]
	if said.Ring > claim.InSentence || len(said.Senses.Names(claim.Level)) < 2 || len(c.Words.Elsewhere) > 0 && said.Ring > claim.InClause {
		return nil
	}
	var together claim.Senses
	joined, run := 0, claim.Senses(0)
	for _, t := range token.Append(nil, c.Sentence) {
		switch {
		case t.Is("respectively"):
			return nil
		case t.Is("and") || t.Is("or") || t.Is("&") || t.Is("/") || t.Is(","):
			continue
		}
		if s := claim.FacetsOf(t.Text)[claim.Level].Senses & said.Senses; s != 0 {
			if run |= s; len(run.Names(claim.Level)) > joined {
				joined, together = len(run.Names(claim.Level)), run
			}
			continue
		}
		run = 0
	}
	if joined < 2 || together != said.Senses {
		return nil
	}
	for _, m := range ms {
		if s := m.p.facets[claim.Level].Senses & together; s != 0 && len(s.Names(claim.Level)) == 1 && m.p.gate == "" {
			out = append(out, m)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}
