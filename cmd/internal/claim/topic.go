package claim

import "candor/cmd/internal/token"

// elsewhere returns the words that belong to another quantity of the sentence: 'weekly' and 'vault' beside 12 weeks, when 30 days
// are asked about in 'Daily copies are kept for 30 days and weekly copies in the vault for 12 weeks'.
func (p *phrase) elsewhere() map[string]bool {
	if p.finds[p.self].quantity == nil {
		return nil
	}
	var out map[string]bool
	own, ownEnd := p.clause()
	for k := range p.finds {
		f := &p.finds[k]
		if k == p.self || f.quantity == nil || f.quantity.Adverb || f.from < p.lo || f.to > p.hi {
			continue
		}
		q := *p
		q.from, q.to, q.self = f.from, f.to, k
		lo, hi := q.clause()
		if lo < ownEnd && own < hi {
			continue // both stand in one clause, whose words belong to both
		}
		for i := lo; i < hi; i++ {
			if p.ts[i].Kind == token.Mark || stopWords[p.ts[i].Lower] {
				continue
			}
			if out == nil {
				out = map[string]bool{}
			}
			out[normal(p.ts, i)] = true
		}
	}
	return out
}

// topic returns the words of the subject of the sentence before, where this sentence begins with a pronoun that stands for it:
// 'Daily backups are encrypted. They are kept for 30 days.' The subject ends at the first verb, which has to be a plain one:
// a longer sentence may be about something else in the end.
func (p *phrase) topic() map[string]bool {
	if p.lo == 0 || p.lo+1 >= p.hi || !standsFor[p.ts[p.lo].Lower] || !plainVerbs[p.ts[p.lo+1].Lower] {
		return nil
	}
	first := 0
	for _, s := range p.block.Sentences() {
		if s.End > p.ts[p.lo].Start {
			break
		}
		for first < p.lo && p.ts[first].Start < s.Start {
			first++
		}
	}
	out := map[string]bool{}
	for i := first; i < p.lo; i++ {
		if plainVerbs[p.ts[i].Lower] {
			return out
		}
		if p.ts[i].Kind == token.Word && !stopWords[p.ts[i].Lower] {
			out[normal(p.ts, i)] = true
		}
	}
	return nil
}

// standsFor holds words that are a sentence's subject and name nothing themselves.
var standsFor = set("they", "it", "each", "these", "those", "all", "both")

var plainVerbs = set("is", "are", "was", "were", "will", "has", "have", "go", "goes", "stay", "stays", "remain", "remains", "live", "lives", "expire", "expires")
