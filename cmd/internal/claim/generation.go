package claim

import (
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// How long something is kept may be told by how many of a kind are kept and how often one is made: 'rotated daily, fourteen
// generations are preserved', 'the last seven daily copies', 'Weekly: 12 generations'.

// generationsAt reads a number of generations.
func generationsAt(ts []token.Token, i int, _ string) (*value, int) {
	if k := ts[i].Kind; k != token.Number && k != token.Word {
		return nil, 0
	}
	n, j, ok := period.Number(ts, i)
	if !ok || n != float64(int(n)) || n < 2 || n > 10000 || j >= len(ts) || !ts[j].Space {
		return nil, 0
	}
	rhythm := ""
	if j < len(ts) && adverbUnits[ts[j].Lower] != 0 && enumerated(ts, j+1) {
		return &value{kind: Duration, number: n, unit: ts[j].Lower}, j + 1
	}
	for k := j; k < min(j+3, len(ts)) && ts[k].Kind == token.Word; k++ {
		switch w := ts[k].Lower; {
		case generationNouns[w]:
			return &value{kind: Duration, number: n, unit: rhythm}, k + 1
		case adverbUnits[w] != 0:
			rhythm = w
		case rhythm != "" && backupWords[w]:
			return &value{kind: Duration, number: n, unit: rhythm}, k + 1
		case !generationAdjectives[w]:
			return nil, 0
		}
	}
	return nil, 0
}

// enumerated reports whether the list that begins at token i goes on with numbers of other rhythms and ends in backups: ', 5 weekly
// and 13 monthly backups'.
func enumerated(ts []token.Token, i int) bool {
	more := false
	for k := i; k < min(i+14, len(ts)); k++ {
		switch w := ts[k].Lower; {
		case ts[k].Is(",") || ts[k].Is("and") || ts[k].Is("plus"):
		case adverbUnits[w] != 0:
			more = true
		case backupWords[w] || generationNouns[w]:
			return more
		case ts[k].Kind == token.Number:
		default:
			if _, _, ok := period.Number(ts, k); !ok {
				return false
			}
		}
	}
	return false
}

var (
	generationNouns      = set("generations", "rotations")
	generationAdjectives = set("full", "complete", "older", "old", "past", "previous", "compressed", "rotated", "such", "database")
)

// adverbUnits are the rhythms in which something new is made, with the unit of time between two of them.
var adverbUnits = map[string]period.Unit{
	"hourly": period.Hour, "daily": period.Day, "nightly": period.Day, "weekly": period.Week, "monthly": period.Month, "yearly": period.Year, "annual": period.Year, "annually": period.Year,
}

// generationCell reports whether a number is a whole cell of a column of generations.
func (p *phrase) generationCell() bool {
	return p.block.Kind == prose.Cell && p.block.ColHead >= 0 && p.block.ColHead != p.index && hasAny(p.doc.Blocks[p.block.ColHead].Text, generationHeads)
}

var generationHeads = set("generations", "rotations", "generation")

// counts reports whether the find is a number of generations.
func (p *phrase) counts() bool {
	v := p.finds[p.self].value
	return v != nil && v.kind == Duration
}

// generations makes a length of time of a number of generations, where the text says how often one is made and that they are kept.
func (p *phrase) generations(c *Claim, v *value) bool {
	if p.block.Kind == prose.HeadingText {
		return false
	}
	every, ok := period.Of(1, adverbUnits[v.unit]), v.unit != ""
	if !ok {
		every, ok = p.made()
	}
	if !ok {
		return false
	}
	kept := p.generic() || p.generationCell()
	for i := p.lo; i < p.hi; i++ {
		kept = kept || keepingWords[p.ts[i].Lower] || keepsGenerations[p.ts[i].Lower]
	}
	if !kept {
		return false
	}
	c.Kind = Duration
	c.Range = period.Point(period.Of(v.number*every.N, every.Unit))
	switch c.Bound = p.bound(); c.Bound {
	case AtLeast:
		c.Range.OpenMax = true
	case AtMost, Within:
		c.Range.OpenMin = true
	}
	c.Aspect, c.AspectCue, c.AspectNear = "retention", p.ts[p.to-1].Text, true
	c.Qualifiers = p.qualifiers()
	c.Subject = p.subject(c)
	c.Back = p.back(c)
	c.Group = p.group()
	return true
}

// generic reports whether the find ends in the word for generations, which are counted to be kept.
func (p *phrase) generic() bool { return generationNouns[p.ts[p.to-1].Lower] }

var keepsGenerations = set("have", "has", "rotate", "rotated", "rotating", "preserving", "keeping", "there", "going")

// made returns the length of time after which the next generation is made: as the sentence says, else its label or the sentence before.
func (p *phrase) made() (period.Length, bool) {
	best, far := period.Length{}, reach
	for i := max(0, p.from-apart); i < min(len(p.ts), p.hi); i++ {
		q, ok := period.Scan(p.ts, i)
		if !ok {
			continue
		}
		if l := q.Range.Min; q.Repeats && q.Range.IsPoint() && l.Unit != period.Forever {
			gap := max(p.from-i, i-p.from)
			if i < p.lo {
				gap += apart
			}
			if gap < far {
				best, far = l, gap
			}
		}
	}
	if far < reach {
		return best, true
	}
	for k, b := range p.introducers() {
		if k == 2 && p.block.Kind != prose.Cell {
			break
		}
		ts := token.Append(nil, b.Text)
		for i := range ts {
			if q, ok := period.Scan(ts, i); ok && q.Repeats && q.Range.IsPoint() {
				return q.Range.Min, true
			}
		}
	}
	return best, false
}
