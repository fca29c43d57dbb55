package bind

import (
	"slices"

	"candor/cmd/internal/claim"
)

// apart reports whether the text itself tells two facts apart. Either a word that only the first goes by stands in the claim's own
// clause, and the words that only the second goes by all belong to another quantity of the sentence. Or the clause, label or row
// head has a word of the first one's name, and the sentence none of the second's that is not the first's too: 'daily media copy'
// is not the daily database backup, although some media are in the database.
func apart(first, second match, c *claim.Claim) bool {
	return byClause(first, second, c) || byName(first, second, c)
}

func byClause(first, second match, c *claim.Claim) bool {
	only := func(a, b match) []string {
		return slices.DeleteFunc(slices.Clone(a.words), func(w string) bool { return b.p.name[w] || b.p.extra[w] || w == b.p.gate })
	}
	near := slices.ContainsFunc(only(first, second), func(w string) bool { return at(w, c) == claim.InClause })
	others := only(second, first)
	return near && len(others) > 0 && !slices.ContainsFunc(others, func(w string) bool { return !c.Words.Elsewhere[w] })
}

func byName(first, second match, c *claim.Claim) bool {
	named := slices.ContainsFunc(first.words, func(w string) bool {
		return first.p.name[w] && !second.p.name[w] && !plainQualifier[w] && (at(w, c) == claim.InClause || at(w, c) == claim.InLabel)
	})
	return named && !slices.ContainsFunc(second.words, func(w string) bool {
		return second.p.name[w] && !first.p.name[w] && at(w, c) <= claim.InLabel
	})
}

// at returns the ring of a word that stands around the claim.
func at(word string, c *claim.Claim) claim.Ring {
	r, _ := c.Words.Has(word)
	return r
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
