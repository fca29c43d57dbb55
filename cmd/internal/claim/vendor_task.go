package claim

import (
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// taskBeside returns what a list or a table says that the company which begins its item or row is used for: 'Mollie B.V., Amsterdam:
// newsletter dispatch', '| Postmark | e-mail |'.
func (p *phrase) taskBeside() (out Task, nouns []string) {
	b := p.block
	if p.from > 0 && !(b.Label > 0 && p.ts[p.from].Start < b.Label && p.headsUpTo(p.from)) {
		return 0, nil
	}
	switch b.Kind {
	case prose.Cell:
		if b.Header || p.to < len(p.ts) && p.ts[p.to].Kind == token.Word {
			return 0, nil
		}
		for _, i := range p.row() {
			o := &p.doc.Blocks[i]
			if o.ColHead >= 0 && o.ColHead != i && o.Col > b.Col && hasAny(p.doc.Blocks[o.ColHead].Text, taskHeads) {
				return TasksOf(o.Text), Stems(o.Text)
			}
		}
	case prose.Item:
		return p.taskInItem()
	}
	return 0, nil
}

// headsUpTo reports whether no word stands before token i.
func (p *phrase) headsUpTo(i int) bool {
	for k := 0; k < i; k++ {
		if p.ts[k].Kind == token.Word {
			return false
		}
	}
	return true
}

// taskInItem returns the task in the item that the company begins: behind a colon or a dash, or in brackets, with nothing before but where
// the company is.
func (p *phrase) taskInItem() (out Task, nouns []string) {
	i := p.to
	for i < p.hi {
		t := &p.ts[i]
		switch {
		case p.findAt(i) >= 0, t.Is(","), t.Is("."), t.Is("/"), t.Is("*"):
			i++
			continue
		case legalForms[t.Lower]:
			i++
			continue
		case t.Is("("):
			if end := p.bracketEnd(i); end > i && p.onlyPlaces(i+1, end) {
				i = end + 1
				continue
			}
		case t.Is(":"), t.Is("—"), t.Is("–"), t.Is("-") && t.Space:
		default:
			return 0, nil
		}
		break
	}
	if i >= p.hi || p.hi-i > 12 {
		return 0, nil
	}
	hi := p.hi
	if p.ts[i].Is("(") {
		hi = p.bracketEnd(i)
	}
	for k := i + 1; k < hi; k++ {
		if p.ts[k].Kind == token.Mark && !p.ts[k].Is("-") && !p.ts[k].Is("/") && !p.ts[k].Is("(") {
			hi = k // what the task is; more may follow about other things
			break
		}
	}
	if hi <= i {
		return 0, nil
	}
	text := p.block.Text[p.ts[i].End:p.ts[hi-1].End]
	return TasksOf(text), Stems(text)
}

// bracketEnd returns the token that closes the bracket at i, or i.
func (p *phrase) bracketEnd(i int) int {
	for k := i + 1; k < p.hi && k-i < 14; k++ {
		if p.ts[k].Is(")") {
			return k
		}
	}
	return i
}

// onlyPlaces reports whether the tokens are names and marks and nothing else.
func (p *phrase) onlyPlaces(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if p.ts[i].Kind == token.Word && p.findAt(i) < 0 {
			return false
		}
	}
	return true
}

// taskHeads are heads of columns that say what companies are used for.
var taskHeads = set("purpose", "purposes", "task", "tasks", "function", "service", "services", "use", "used", "activity", "activities", "role", "what", "processing", "scope", "subject", "description")

// taskOfKind returns the token of the task in what a company is called before its name, or 0: 'our hosting provider is DigitalOcean', 'our
// payment processor Mollie'.
func (p *phrase) taskOfKind(g int) int {
	if p.ts[g].Is("is") || p.ts[g].Is(",") {
		g--
	}
	if g-2 < p.lo || !vendorNouns[p.ts[g].Lower] || p.ts[g-1].Kind != token.Word {
		return 0
	}
	if w := p.ts[g-2].Lower; w == "our" || w == "the" {
		return g - 1
	}
	return 0
}
