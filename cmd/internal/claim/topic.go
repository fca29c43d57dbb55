package claim

import (
	"sort"

	"candor/cmd/internal/token"
)

// elsewhere returns the words that belong to another quantity of the sentence: 'weekly' and 'vault' beside 12 weeks, when 30 days
// are asked about in 'Daily copies are kept for 30 days and weekly copies in the vault for 12 weeks'.
func (p *phrase) elsewhere() map[string]bool {
	if f := &p.finds[p.self]; f.quantity == nil && f.lasting == numbered {
		return nil
	}
	var out map[string]bool
	own, ownEnd := p.clause()
	for k := max(0, p.self-neighbours); k < min(p.self+neighbours+1, len(p.finds)); k++ {
		f := &p.finds[k]
		if k == p.self || f.quantity == nil && f.lasting == numbered || f.quantity != nil && f.quantity.Adverb && !p.rival(f) || f.from < p.lo || f.to > p.hi {
			continue
		}
		q := *p
		q.from, q.to, q.self = f.from, f.to, k
		lo, hi := q.clause()
		if lo < ownEnd && own < hi {
			continue // both stand in one clause, whose words belong to both
		}
		for i := lo; i < hi; i++ {
			letter := ""
			if i > 0 && classWords[p.ts[i-1].Lower] {
				letter = letterAt(p.ts, i) // 'severity A'
			}
			if p.ts[i].Kind == token.Mark || stopWords[p.ts[i].Lower] && letter == "" {
				continue
			}
			if out == nil {
				out = map[string]bool{}
			}
			if letter != "" {
				out[letter] = true
			}
			out[normal(p.ts, i)] = true
		}
	}
	return out
}

// rival reports whether an adverb tells a rhythm of its own beside that of the phrase, and names no tier: 'full backups run weekly,
// differential ones daily'.
func (p *phrase) rival(f *find) bool {
	if q := p.finds[p.self].quantity; q == nil || !q.Repeats || f.quantity == nil || !f.quantity.Adverb || f == &p.finds[p.self] || f.from < p.lo || f.to > p.hi {
		return false
	}
	o := *p
	o.from, o.to = f.from, f.to
	return !o.attributive()
}

// neighbours is how many finds to either side can have a clause of their own.
const neighbours = 6

// topic returns the words of the subject of the sentence before, where this sentence begins with a pronoun that stands for it:
// 'Daily backups are encrypted. They are kept for 30 days.' The subject ends at the first verb, which has to be a plain one:
// a longer sentence may be about something else in the end.
func (p *phrase) topic() map[string]bool {
	if p.lo == 0 || p.lo+1 >= p.hi || !standsFor[p.ts[p.lo].Lower] || !plainVerbs[p.ts[p.lo+1].Lower] {
		return nil
	}
	end := p.ts[p.lo].Start
	sentences := p.block.Sentences()
	before := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > end }) - 1
	if before < 0 {
		return nil
	}
	first := p.lo
	for first > max(0, p.lo-reach) && p.ts[first-1].Start >= sentences[before].Start {
		first--
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
