package claim

import (
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// Bases of transfers, as trust.Subprocessor has them, and two that it has not.
const (
	SCCs       = "sccs"
	DPF        = "dpf"
	Adequacy   = "adequacy"
	BCR        = "bcr"
	Derogation = "derogation"
	NoTransfer = "none-needed"
	IDTA       = "idta"   // the clauses of the United Kingdom
	Shield     = "shield" // the Privacy Shield, void since 2020
)

// transferAt reads what a transfer outside the EEA rests on.
func transferAt(ts []token.Token, i int, text string) (*value, int) {
	at := func(k int) string {
		if i+k < len(ts) {
			return ts[i+k].Lower
		}
		return ""
	}
	is := func(basis string, n int) (*value, int) {
		return &value{kind: Transfer, names: []string{basis}}, i + n
	}
	switch ts[i].Lower {
	case "standard":
		if (at(1) == "contractual" || at(1) == "contract") && (at(2) == "clauses" || at(2) == "clause") {
			return is(SCCs, 3)
		}
		if at(1) == "data" && at(2) == "protection" && at(3) == "clauses" {
			return is(SCCs, 4)
		}
	case "model":
		if at(1) == "clauses" || at(1) == "contractual" && at(2) == "clauses" {
			return is(SCCs, 2)
		}
	case "scc", "sccs":
		return is(SCCs, 1)
	case "data":
		if at(1) == "privacy" && at(2) == "framework" {
			return is(DPF, 3)
		}
		if at(1) == "transfer" && (at(2) == "agreement" || at(2) == "addendum") && i > 0 && ts[i-1].Is("international") {
			return is(IDTA, 3)
		}
	case "dpf":
		return is(DPF, 1)
	case "privacy":
		if at(1) == "shield" {
			return is(Shield, 2)
		}
	case "adequacy":
		n := 1
		if at(1) == "decision" || at(1) == "decisions" || at(1) == "finding" {
			n = 2
		}
		return is(Adequacy, n)
	case "binding":
		if at(1) == "corporate" && at(2) == "rules" {
			return is(BCR, 3)
		}
	case "bcr", "bcrs":
		return is(BCR, 1)
	case "derogation", "derogations":
		return is(Derogation, 1)
	case "article", "art":
		k := 1
		if at(1) == "." {
			k = 2
		}
		if at(k) == "49" {
			return is(Derogation, k+1)
		}
	case "idta":
		return is(IDTA, 1)
	case "none", "not":
		if (at(1) == "needed" || at(1) == "required" || at(1) == "necessary") && (i == 0 || ts[i-1].Kind == token.Mark) {
			return is(NoTransfer, 2)
		}
	}
	return nil, 0
}

// transfer fills in for which company or country the basis is claimed.
func (p *phrase) transfer(c *Claim) bool {
	b := p.block
	if b.Kind == prose.HeadingText || b.Kind == prose.Cell && b.Header {
		return false
	}
	if c.Names[0] == NoTransfer {
		if b.Kind != prose.Cell || b.ColHead < 0 || !hasAny(p.doc.Blocks[b.ColHead].Text, transferHeads) {
			return false
		}
	}
	for i := p.lo; i < p.hi; i++ { // a basis in reserve, or for whoever needs it
		if i >= p.from && i < p.to {
			continue
		}
		switch p.ts[i].Lower {
		case "reserve", "fallback", "fall", "backup", "additionally", "addition", "besides", "supplement", "supplementary", "drawer", "case", "should", "if", "where", "whenever", "unless", "depending", "either", "plus", "future", "invalid", "invalidated", "void", "struck", "instead", "replaced", "former", "until", "e.g", "applicable", "appropriate":
			c.Hedged = true
		case "may", "might", "could", "would":
			if p.ofReliance(i) {
				c.Hedged = true // 'we may rely on', but not 'data may be processed there on the basis of'
			}
		case "back":
			if i+1 < p.hi && p.ts[i+1].Is("up") {
				c.Hedged = true
			}
		}
	}
	vendors, countries := 0, 0
	see := func(n *Name) {
		switch n.Kind {
		case ProviderName:
			if n.Common && n.Listed == nil {
				return
			}
			if entity := n.entity(); entity != c.Entity {
				vendors++
				c.Entity, c.Listed = entity, n.Listed
			}
		case CountryName:
			if n.Place != c.Place && !n.Demonym {
				countries++
				c.Place = n.Place
			}
		}
	}
	scan := func(block *prose.Block, ts []token.Token) {
		for i := 0; i < len(ts); i++ {
			if ts[i].Kind == token.Mark {
				continue
			}
			names, end := p.lex.Find(ts, i, block.Text)
			if to := companyAt(ts, i); names == nil && to > 0 {
				n := companyName(block.Text[ts[i].Start:ts[to-1].End])
				see(&n)
				i = to - 1
				continue
			}
			if names != nil {
				see(&names[0])
				i = end - 1
			}
		}
	}
	for k := range p.finds {
		if f := &p.finds[k]; f.from >= p.lo && f.to <= p.hi && f.names != nil {
			see(&f.names[0])
		}
	}
	if first := p.ts[p.lo].Lower; vendors == 0 && (countries == 0 || first == "data" || first == "access" || first == "it") && p.lo > 0 && b.Kind != prose.Cell && p.goesOnOfTransfer() {
		for k := range p.finds { // 'HubSpot, Inc. is used for … Transfers are based on …'
			if f := &p.finds[k]; f.from >= p.pointBefore() && f.to <= p.lo && f.names != nil && f.names[0].Kind == ProviderName {
				see(&f.names[0])
			}
		}
	}
	if b.Kind == prose.Cell {
		for _, i := range p.row() {
			o := &p.doc.Blocks[i]
			scan(o, p.cut(o))
		}
	} else if vendors == 0 && (b.Kind == prose.Item || b.Kind == prose.Definition) {
		scan(b, p.ts[:p.lo])
		if vendors == 0 && countries == 0 && b.Depth <= 1 && b.Kind == prose.Item && p.basisLabel() {
			p.eachItemAround(func(o *prose.Block) { scan(o, p.cut(o)) }) // '- Recipient: ADP', '- Safeguard: …'
		}
		if vendors == 0 && b.Parent >= 0 && b.Parent < len(p.doc.Blocks) {
			o := &p.doc.Blocks[b.Parent]
			scan(o, p.cut(o))
		}
	}
	if vendors != 1 {
		c.Entity, c.Listed = "", nil
	}
	if countries != 1 {
		c.Place = ""
	}
	return true
}

var transferHeads = set("safeguard", "safeguards", "transfer", "transfers", "basis", "ground", "grounds", "mechanism", "guarantee", "guarantees", "footing", "legal")

// entity returns what tells the company from others.
func (n *Name) entity() string {
	if n.Listed != nil {
		return n.Listed.ID
	}
	return n.Provider
}

// goesOnOfTransfer reports whether the sentence goes on about the company of the one before: 'The transfer is based on', 'It relies on',
// and speaks of no others.
func (p *phrase) goesOnOfTransfer() bool {
	first := p.ts[p.lo].Lower
	switch first {
	case "the", "this", "these", "such", "any":
		if p.lo+1 >= p.hi || !backToTransfer[p.ts[p.lo+1].Lower] {
			return false
		}
	case "transfers", "transfer", "it", "safeguards", "safeguard", "basis", "data", "access", "both", "legal":
	default:
		return false
	}
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "other", "others", "all", "recipients", "providers", "vendors", "countries", "processors", "subprocessors", "every", "each":
			return false
		}
	}
	return true
}

var backToTransfer = set("transfer", "transfers", "company", "provider", "data", "export", "disclosure", "basis", "safeguard")

// ofReliance reports whether the auxiliary at token i speaks of what one relies on.
func (p *phrase) ofReliance(i int) bool {
	for k := i + 1; k < min(i+5, p.from); k++ {
		switch p.ts[k].Lower {
		case "rely", "use", "based", "apply", "conclude", "choose", "agree", "invoke", "base":
			return true
		}
	}
	return false
}

// pointBefore returns the first token of the sentence before the phrase's, or of the last point of an enumeration in it.
func (p *phrase) pointBefore() int {
	lo := p.sentenceBefore()
	for i := p.lo - 1; i-2 > lo; i-- {
		if p.ts[i].Is(")") && p.ts[i-2].Is("(") && len(p.ts[i-1].Text) <= 3 && p.findAt(i-1) < 0 && p.ts[i-3].Kind == token.Mark {
			return i
		}
	}
	return lo
}

// basisLabel reports whether the item is a label that asks for the basis, and its value.
func (p *phrase) basisLabel() bool {
	colon := p.colon()
	end := p.block.Label
	if colon >= 0 {
		end = p.ts[colon].Start
	}
	return end > 0 && hasAny(p.block.Text[:end], transferHeads)
}

// eachItemAround calls visit for the other items of the list on the same level.
func (p *phrase) eachItemAround(visit func(*prose.Block)) {
	b := p.block
	for d := -1; d <= 1; d += 2 {
		for j, n := p.index+d, 0; j >= 0 && j < len(p.doc.Blocks) && n < 40; j, n = j+d, n+1 {
			o := &p.doc.Blocks[j]
			if o.Kind != prose.Item || o.Depth < b.Depth {
				break
			}
			if o.Depth == b.Depth && o.Parent == b.Parent {
				visit(o)
			}
		}
	}
}
