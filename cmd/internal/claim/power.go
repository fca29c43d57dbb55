package claim

import (
	"candor/cmd/internal/token"
)

// power fills in what the office is said to decide, and whether nobody else may: 'nobody but the CISO may grant an exception'.
func (p *phrase) power(c *Claim) {
	i := p.to
	if i < p.hi && p.ts[i].Is("(") {
		for i < p.hi && !p.ts[i].Is(")") {
			i++
		}
		i++
	}
	alone := false
	for n := 0; i < p.hi && n < 5; n++ {
		switch p.ts[i].Lower {
		case "alone":
			alone = true
		case "may", "can", "is", "allowed", "to", "entitled", "then", "also", "has", "the", "right":
		default:
			n = 5
			continue
		}
		i++
	}
	if i >= p.hi {
		return
	}
	verb, ok := powerVerbs[p.ts[i].Lower]
	if !ok {
		return
	}
	for k := p.lo; k < p.hi; k++ {
		switch p.ts[k].Lower {
		case "deputy", "absence", "absent", "behalf", "unless", "except", "delegate", "delegates", "or", "together", "jointly", "not", "never", "would", "recommends", "proposes":
			if !(p.ts[k].Is("except") && k < p.from) {
				return
			}
		}
	}
	nouns := p.objects(i+1, p.hi)
	if len(nouns) == 0 {
		return
	}
	c.Power, c.Nouns = verb, nouns
	c.Exclusive = alone || p.nobodyElse()
}

// objects returns the nouns behind the verb; for a pronoun, those of the sentence or the item before.
func (p *phrase) objects(from, to int) (out []string) {
	add := func(ts []token.Token, lo, hi int) {
		for k := lo; k < hi && len(out) < 8; k++ {
			if ts[k].Kind == token.Word && !stopWords[ts[k].Lower] {
				out = append(out, normal(ts, k))
			}
		}
	}
	if from < to && (p.ts[from].Is("one") || p.ts[from].Is("it") || p.ts[from].Is("them") || p.ts[from].Is("these") || p.ts[from].Is("this")) {
		if p.lo > 0 {
			add(p.ts, max(0, p.lo-8), p.lo)
		} else if p.index > 0 {
			ts := p.cut(&p.doc.Blocks[p.index-1])
			add(ts, max(0, len(ts)-8), len(ts))
		}
		return out
	}
	end := from
	for end < to && p.ts[end].Kind == token.Word && end-from < 5 {
		end++
	}
	add(p.ts, from, end)
	return out
}

// nobodyElse reports whether the words before the title say that no other office may.
func (p *phrase) nobodyElse() bool {
	i := p.from - 1
	for i >= p.lo && (p.ts[i].Is("the") || p.ts[i].Is("our")) {
		i--
	}
	if i < p.lo {
		return false
	}
	switch p.ts[i].Lower {
	case "only", "solely", "exclusively":
		return true
	case "but", "except", "than":
		for k := max(p.lo, i-3); k < i; k++ {
			if p.ts[k].Is("nobody") || p.ts[k].Is("none") || p.ts[k].Is("no") {
				return true
			}
		}
	}
	return false
}

// powerVerbs are what somebody in an office decides, by form.
var powerVerbs = powers("grant", "approve", "permit", "authorise", "authorize", "sign", "order", "declare", "release", "accept", "waive", "lift", "appoint", "open", "close", "allow")

func powers(verbs ...string) map[string]string {
	m := map[string]string{}
	for _, v := range verbs {
		for _, form := range conjugate(v) {
			m[form] = v
		}
	}
	return m
}
