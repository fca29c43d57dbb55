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
	verb, ok, passive := "", false, 0
	if i < p.hi {
		verb, ok = powerVerbs[p.ts[i].Lower]
	}
	if !ok {
		if verb, passive = p.decidedBy(); passive == 0 {
			return
		}
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
	if passive > 0 {
		lo, _ := p.clause()
		if nouns = p.objects(lo, passive); p.to < p.hi && p.ts[p.to].Is("only") {
			alone = true
		}
	}
	if len(nouns) == 0 {
		return
	}
	c.Power, c.Nouns = verb, nouns
	c.Exclusive = alone || p.nobodyElse()
}

// decidedBy returns the verb of a passive sentence in which the office stands behind 'by', 'exceptions are granted by the CISO alone', with
// the token of its auxiliary, before which what is decided stands; 0 where it is built otherwise.
func (p *phrase) decidedBy() (verb string, be int) {
	i := p.from - 1
	for i > p.lo && (p.ts[i].Is("the") || p.ts[i].Is("our")) {
		i--
	}
	if i <= p.lo || !p.ts[i].Is("by") {
		return "", 0
	}
	i--
	for i > p.lo && (p.ts[i].Is("only") || p.ts[i].Is("exclusively") || p.ts[i].Is("solely")) {
		i--
	}
	verb = powerVerbs[p.ts[i].Lower]
	if verb == "" || !participleForm(p.ts[i].Lower) {
		return "", 0
	}
	for i--; i > p.lo; i-- {
		switch w := p.ts[i].Lower; {
		case isBe(w) && w != "was" && w != "were" && w != "been":
			for i > p.lo && (p.ts[i-1].Is("can") || p.ts[i-1].Is("may") || p.ts[i-1].Is("must") || p.ts[i-1].Is("only") || p.ts[i-1].Is("shall") || p.ts[i-1].Is("will")) {
				i--
			}
			return verb, i
		case w != "always" && w != "only" && w != "then" && w != "exclusively":
			return "", 0
		}
	}
	return "", 0
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
