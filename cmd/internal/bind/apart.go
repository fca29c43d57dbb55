package bind

import "candor/cmd/internal/claim"

// apart reports whether the sentence itself tells two facts apart: a word that only the first goes by stands in the claim's own
// clause, and the words that only the second goes by all belong to another quantity of the sentence.
func apart(first, second match, c *claim.Claim) bool {
	only := func(a, b match) (words []string) {
		for _, w := range a.words {
			if !b.p.name[w] && !b.p.extra[w] && w != b.p.gate {
				words = append(words, w)
			}
		}
		return words
	}
	near := false
	for _, w := range only(first, second) {
		r, _ := c.Words.Has(w)
		near = near || r == claim.InClause
	}
	others := only(second, first)
	for _, w := range others {
		if !c.Words.Elsewhere[w] {
			return false
		}
	}
	return near && len(others) > 0
}

// pointed reports whether the sentence begins with a pronoun that stands for the subject of the match, and for nothing else.
func (b *Binder) pointed(m match, c *claim.Claim) bool {
	topic := c.Words.Topic
	if len(topic) == 0 {
		return false
	}
	for w := range topic {
		known := m.p.name[w]
		if m.p.gate == "backup" {
			known = known || w == m.p.gate || b.vocab[w] || plainQualifier[w]
		}
		if !known {
			return false
		}
	}
	if m.p.gate != "" {
		return topic[m.p.gate]
	}
	return 2*len(topic) >= len(m.p.name)
}
