package claim

import (
	"strings"

	"candor/cmd/internal/source"
	"candor/cmd/internal/token"
)

// describedTitle reads an office that is named by what the law or its task makes it, 'the officer designated pursuant to Article 37 GDPR',
// 'the person responsible for data protection', and returns its name with the index behind it.
func describedTitle(ts []token.Token, i int) (string, int) {
	if !officeHolders[ts[i].Lower] {
		return "", 0
	}
	j := i + 1
	for j < len(ts) && j < i+5 && besideHolder[ts[j].Lower] {
		j++
	}
	if j >= len(ts) {
		return "", 0
	}
	switch w := ts[j].Lower; {
	case appointing[w]:
		for j++; j < len(ts) && lawPrepositions[ts[j].Lower]; j++ {
		}
		if j+1 < len(ts) && (ts[j].Is("article") || ts[j].Is("articles") || ts[j].Is("art")) {
			if j++; ts[j].Is(".") {
				j++
			}
			if j < len(ts) && ts[j].Kind == token.Number && (ts[j].Num == 37 || ts[j].Num == 38 || ts[j].Num == 39) {
				for j++; j < len(ts) && (ts[j].Kind == token.Number || lawTail[ts[j].Lower]); j++ {
				}
				return "data protection officer", j
			}
		}
	case w == "responsible" || w == "charge" || w == "answerable" || w == "for":
		if w != "for" {
			j++
		}
		if j+2 < len(ts) && (ts[j].Is("for") || ts[j].Is("of")) && ts[j+1].Is("data") && ts[j+2].Is("protection") && (j+3 == len(ts) || ts[j+3].Kind != token.Word || ts[j+3].Is("is")) {
			return "data protection officer", j + 3
		}
	}
	return "", 0
}

var (
	officeHolders   = set("officer", "person", "official", "delegate", "expert", "specialist", "commissioner", "representative")
	besideHolder    = set("whom", "who", "that", "we", "have", "has", "is", "was", "been", "in", "the")
	appointing      = set("designated", "appointed", "named", "nominated", "required", "demanded", "prescribed", "meant")
	lawPrepositions = set("pursuant", "to", "under", "according", "in", "accordance", "with", "by", "within", "the", "meaning", "of", "as", "required", "for", "provided", "purposes", "line")
	lawTail         = set("(", ")", "of", "the", "gdpr", "regulation", "general", "data", "protection", "eu", "/", "et", "seq", "to", "uk", "-")
)

// holderBehind returns the person whom the words behind a title, from token i, name as its holder: 'is held by Ines Duarte', 'lies with'.
func (p *phrase) holderBehind(i int) string {
	if i+2 < len(p.ts) && p.ts[i].Is(",") && (p.ts[i+1].Is("the") || p.ts[i+1].Is("our")) { // 'our DPO, the lawyer Greta Halvorsen,'
		for k := i + 2; k < min(i+5, len(p.ts)); k++ {
			if name, end := personAt(p.ts, k); name != "" && k > i+2 && (end >= len(p.ts) || p.ts[end].Kind == token.Mark) {
				return name
			}
			if p.ts[k].Kind != token.Word || stopWords[p.ts[k].Lower] || p.ts[k].Capital() {
				break
			}
		}
	}
	task := false
	for n := 0; i < len(p.ts) && n < 8; n++ {
		switch w := p.ts[i].Lower; {
		case w == "by" || w == "with" || w == "to":
			if !task {
				return ""
			}
			i++
			continue
		case w == "in" && i+3 < len(p.ts) && p.ts[i+1].Is("the") && p.ts[i+2].Is("person") && p.ts[i+3].Is("of"):
			i += 4
			continue
		case task && (w == "the" || w == "name" || w == "of"):
			i++
			continue
		case holding[w]:
			task = true
			i++
			continue
		case besideHolding[w]:
			i++
			continue
		}
		break
	}
	if name, end := personAt(p.ts, i); name != "" && p.ends(end) && !p.enumerated(end) {
		return name
	}
	return ""
}

var (
	holding       = set("held", "filled", "exercised", "performed", "occupied", "taken", "assumed", "discharged", "belongs", "falls", "lies", "rests", "entrusted", "assigned", "given", "carried", "done", "fulfilled", "goes")
	besideHolding = set("is", "has", "been", "are", "out", "at", "present", "presently", "currently", "now", "today", "still", "called", "remains", ",", "—", "since", ":", "whom", "who", "that", "which", "we", "have", "appointed", "engaged", "named", "designated", "nominated", "chosen", "commissioned")
)

// answeredWho returns the person that the sentence behind a question for a title names: 'Who is your DPO? That is Greta Halvorsen'.
func (p *phrase) answeredWho() string {
	if !p.question() || !p.ts[p.lo].Is("who") {
		return ""
	}
	i := p.hi
	for n := 0; i < len(p.ts) && n < 4 && answering[p.ts[i].Lower]; n++ {
		i++
	}
	if name, end := personAt(p.ts, i); name != "" && p.ends(end) {
		return name
	}
	return ""
}

var answering = set("that", "it", "this", "is", "she", "he", "our", "currently", "dpo", "ciso")

// madeHolder returns the person whom a sentence makes the holder with 'as': 'we have appointed Greta Halvorsen as', 'is led by Olaf Brink
// as'. The word 'as' stands at token i.
func (p *phrase) madeHolder(i int) string {
	for k := max(p.lo, i-6); k < i; k++ {
		name, end := personAt(p.ts, k)
		if name == "" || end > i {
			continue
		}
		if end == i {
			for j := k - 1; j >= max(p.lo, k-4); j-- {
				if makes[p.ts[j].Lower] {
					return name
				}
				if p.ts[j].Kind == token.Mark && !p.ts[j].Is(".") {
					break
				}
			}
		}
		break
	}
	for k := p.lo; k < i-1; k++ { // 'Greta Halvorsen has been in charge of security as'
		name, end := personAt(p.ts, k)
		if name == "" {
			continue
		}
		if end >= i || !officiates[p.ts[end].Lower] || i-end > 10 {
			return ""
		}
		for j := end; j < i; j++ {
			if p.ts[j].Kind == token.Mark && !p.ts[j].Is("-") || p.ts[j].Is("to") || p.ts[j].Is("with") || p.ts[j].Is("not") {
				return ""
			}
		}
		return name
	}
	return ""
}

var (
	makes      = set("appointed", "named", "nominated", "designated", "elected", "engaged", "appoint", "designate", "led", "headed", "run", "represented", "chaired", "managed", "directed", "installed", "chosen", "hired")
	officiates = set("serves", "acts", "officiates", "functions", "has", "is", "heads", "leads", "runs", "works", "serving", "acting")
)

// ofOwn returns the index behind 'of the Harbour Office' where that is who publishes the text, 0 where the title belongs to somebody else.
func (p *phrase) ofOwn() int {
	i := p.to
	if i+1 >= len(p.ts) || !p.ts[i].Is("of") && !p.ts[i].Is("at") && !p.ts[i].Is("for") {
		return 0
	}
	if i++; p.ts[i].Is("the") || p.ts[i].Is("our") {
		i++
	}
	if i < len(p.ts) && ownCompany[p.ts[i].Lower] {
		return i + 1
	}
	j := i
	for j < len(p.ts) && j-i < 5 && p.ts[j].Kind == token.Word && p.ts[j].Capital() {
		j++
	}
	if j == i || customerWords[p.ts[i].Lower] || p.ts[i].Is("controller") || p.ts[i].Is("processor") {
		return 0
	}
	name := p.block.Text[p.ts[i].Start:p.ts[j-1].End]
	if p.lex.Own(name) || p.doc.Front != (source.Span{}) && strings.Contains(p.doc.Front.Text(), name) {
		return j
	}
	for k := 0; k < min(3, p.index); k++ {
		if strings.Contains(p.doc.Blocks[k].Text, name) {
			return j
		}
	}
	return 0
}

var ownCompany = set("company", "organisation", "organization", "firm", "undertaking", "enterprise")

// standsIn reports whether the sentence tells who stands in for the holder, or speaks of somebody else's office: 'while Henrik is on
// leave', 'for the hospital Sankt Olav, the officer is'.
func (p *phrase) standsIn() bool {
	as := false
	for i := max(p.lo, p.from-3); i < p.from; i++ {
		as = as || p.ts[i].Is("as")
	}
	for i := p.lo; i < p.hi && as; i++ {
		switch p.ts[i].Lower {
		case "leave", "absence", "absent", "substitute", "substitutes", "replacement", "replaces", "holiday", "holidays", "illness", "proxy", "away", "covers", "covering", "sick":
			return true
		}
	}
	if p.lo+2 < p.from && (p.ts[p.lo].Is("for") || p.ts[p.lo].Is("at") || p.ts[p.lo].Is("in")) {
		for i := p.lo + 1; i < p.from; i++ {
			switch {
			case p.ts[i].Is(","), p.ts[i].Is("you"), p.ts[i].Is("we"), p.ts[i].Is("please"):
				return false
			case p.ts[i].Capital() && !p.lex.Own(p.ts[i].Text) || customerWords[p.ts[i].Lower] && !p.ts[i].Is("your"):
				return true
			}
		}
	}
	return false
}

// enumerated reports whether a title, a comma and the name that ends at the token are members of one list of people: 'the CISO, the DPO,
// Bo Svensson and two engineers'.
func (p *phrase) enumerated(end int) bool {
	if p.to >= len(p.ts) || !p.ts[p.to].Is(",") || end >= len(p.ts) || !p.ts[end].Is("and") && !p.ts[end].Is(",") {
		return false
	}
	i := p.from - 1
	for i > p.lo && (p.ts[i].Is("the") || p.ts[i].Is("our")) {
		i--
	}
	return i > p.lo && p.ts[i].Is(",") && p.self > 0 && p.finds[p.self-1].to == i
}
