package claim

// likewise finds words by which a sentence says of one thing what the sentence before has said of another: 'the same goes for the copies',
// 'so are the backups', 'nor are the tapes'. It returns the token at which the other thing begins, or 0.
func (p *phrase) likewise() (thing int, negated bool) {
	i := p.from
	switch p.ts[i].Lower {
	case "same":
		i++
		if i < p.hi && isBe(p.ts[i].Lower) && p.word(i+1) == "true" {
			i++
		}
		switch p.word(i) {
		case "goes", "applies", "holds", "true", "is":
			i++
		default:
			return 0, false
		}
		for i < p.hi && (p.ts[i].Is("true") || p.ts[i].Is("also") || p.ts[i].Is("good")) {
			i++
		}
		switch p.word(i) {
		case "for", "to", "of", "with":
			return i + 1, false
		}
	case "so", "nor", "neither":
		if i == p.lo && isBe(p.word(i+1)) && i+2 < p.hi {
			return i + 2, p.ts[i].Lower != "so"
		}
	}
	return 0, false
}

// encryptedLikewise reads such a sentence where the one before says that something is encrypted, or that it is not.
func (p *phrase) encryptedLikewise(c *Claim) bool {
	thing, negated := p.likewise()
	if thing == 0 {
		return false
	}
	before := -1
	for k := p.self - 1; k >= 0 && p.finds[k].to <= p.lo; k-- {
		if v := p.finds[k].value; v != nil && v.kind == Encryption && v.unit != like {
			before = k
			break
		}
	}
	if before < 0 {
		return false
	}
	f := &p.finds[before]
	q := *p
	q.self, q.from, q.to = before, f.from, f.to
	q.sentence(p.block.Sentences(), p.ts[f.from].Start)
	var said Claim
	if q.hi != p.lo || !q.encryption(&said, f.value) || !asserted(q.standing(&said)) || negated && said.Names[0] == Encrypted {
		return false
	}
	e := encryptionReader{region: p.region(Encryption), lo: thing}
	end := thing
	for end < p.hi && !e.ends(end) && !endsThing[p.ts[end].Lower] {
		end++
	}
	e.things(thing, end)
	if len(e.thing) == 0 {
		return false
	}
	c.Unit, c.Subject, c.Names, c.Hedge = "", e.thing, said.Names, said.Hedge
	for _, w := range e.thing {
		if s := scopeThings[w]; s != "" && (c.Purpose == "" || !faintThings[w]) {
			c.Purpose = s
		}
	}
	if c.Purpose == "" {
		c.Purpose = said.Purpose
	}
	return true
}

func asserted(mood Mood, _ string) bool { return mood == Asserted }
