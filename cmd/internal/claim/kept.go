package claim

import (
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// What the data call a kind of data is a name, whatever its words mean elsewhere: 'overdue notices' give nobody notice, and
// 'outage call records' tell of no outage.

// keptNames returns the names of the rules of retention as stems, by the first.
func keptNames(c *trust.Center) map[string][][]string {
	m := map[string][][]string{}
	for _, r := range c.Retention {
		names := []string{r.Name.V}
		for _, a := range r.Aliases {
			names = append(names, a.V)
		}
		for _, n := range names {
			var words []string
			for _, t := range token.Append(nil, n) {
				if t.Kind == token.Word {
					words = append(words, stem(t.Lower))
				}
			}
			if len(words) > 0 {
				m[words[0]] = append(m[words[0]], words)
			}
		}
	}
	return m
}

// inKept reports whether a cue is a word of the full name of something that is kept, and no word of keeping.
func (p *phrase) inKept(a *aspects, h hit) bool {
	if p.lex == nil || len(p.lex.kept) == 0 || a.table[h.id].name == "retention" || a.table[h.id].name == "inactivity" {
		return false
	}
	for i := max(0, h.from-keptReach); i <= h.from; i++ {
		for _, name := range p.lex.kept[stem(p.ts[i].Lower)] {
			if end := spells(p.ts, i, name); end >= h.to {
				return true
			}
		}
	}
	return false
}

// keptReach is how many words of a name can stand before one of them.
const keptReach = 6

// spells returns the index behind the words if they stand at token i, or 0.
func spells(ts []token.Token, i int, words []string) int {
	for _, w := range words {
		for i < len(ts) && ts[i].Is("-") {
			i++
		}
		if i >= len(ts) || stem(ts[i].Lower) != w {
			return 0
		}
		i++
	}
	return i
}
