package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// Areas that are larger than a country. A Claim of kind Area has them, or ISO codes of countries, as its Names.
const (
	EU     = "EU"
	EEA    = "EEA"
	Europe = "Europe"
)

// areaAt reads an area: 'EU', 'EU/EEA', 'European Economic Area', 'the Union', 'Europe', 'European data centres'.
func areaAt(ts []token.Token, i int, text string) (*value, int) {
	name, j := areaName(ts, i)
	if name == "" {
		return nil, 0
	}
	v := &value{kind: Area, names: []string{name}}
	for j < len(ts) { // 'EU/EEA', 'EU or the EEA'
		k := j
		for k < len(ts) && (ts[k].Is("/") || ts[k].Is("and") || ts[k].Is("or") || ts[k].Is("the") || ts[k].Is("(") || ts[k].Is(",")) {
			k++
		}
		next, end := "", 0
		if k > j && k < len(ts) {
			next, end = areaName(ts, k)
		}
		if next == "" {
			break
		}
		v.names = append(v.names, next)
		if j = end; j < len(ts) && ts[j].Is(")") {
			j++
		}
	}
	if slices.Contains(v.names, EEA) { // the Union is in the Economic Area
		v.names = []string{EEA}
	}
	return v, j
}

func areaName(ts []token.Token, i int) (name string, end int) {
	switch t := &ts[i]; t.Lower {
	case "eu":
		if t.Text != "EU" || i+1 < len(ts) && !ts[i+1].Space && (ts[i+1].Is("-") && i+2 < len(ts) && !ts[i+2].Is("only") && !ts[i+2].Is("based") && !ts[i+2].Is("hosted") && !ts[i+2].Is("wide") || ts[i+1].Is(".")) {
			if t.Text != "EU" || i+2 < len(ts) && !ts[i+2].Space {
				return "", 0
			}
		}
		return EU, i + 1
	case "eea":
		if t.Text == "EEA" {
			return EEA, i + 1
		}
	case "union":
		if t.Text == "Union" && i > 0 && ts[i-1].Is("the") {
			return EU, i + 1
		}
	case "europe":
		if t.Text == "Europe" {
			return Europe, i + 1
		}
	case "european":
		if i+1 >= len(ts) {
			return "", 0
		}
		switch {
		case ts[i+1].Is("union"):
			return EU, i + 2
		case ts[i+1].Is("economic") && i+2 < len(ts) && ts[i+2].Is("area"):
			return EEA, i + 3
		case placeNouns[ts[i+1].Lower]:
			return Europe, i + 1
		}
	}
	return "", 0
}

// placeNouns are things that stand somewhere.
var placeNouns = set("soil", "territory", "hall", "halls", "datacentre", "datacentres", "datacenter", "datacenters", "data", "server", "servers", "machine", "machines", "region", "regions", "site", "sites", "cloud", "ground", "hosting", "host", "facility", "facilities", "zone", "cluster", "bunker", "cellar", "city", "town", "infrastructure")

// area reads what is said of an area. It is a claim only where the sentence has data or systems in it, or keeps them there.
func (p *phrase) area(c *Claim) bool {
	if p.self > 0 && p.joinedAreas(p.finds[p.self-1].to, p.from) && areaFind(&p.finds[p.self-1]) {
		return false // the first of the list speaks for all
	}
	p.moreAreas(c)
	return p.bounded(c)
}

// moreAreas adds the countries and areas that the text joins to the first: 'in the EEA and Switzerland'.
func (p *phrase) moreAreas(c *Claim) {
	end := p.to
	for k := p.self + 1; k < len(p.finds); k++ {
		f := &p.finds[k]
		if f.from >= p.hi || !p.joinedAreas(end, f.from) || !areaFind(f) {
			return
		}
		if f.value != nil {
			c.Names = append(c.Names, f.value.names...)
		} else {
			c.Names = append(c.Names, f.names[0].Place)
		}
		end = f.to
	}
}

func areaFind(f *find) bool {
	return f.value != nil && f.value.kind == Area || f.names != nil && f.names[0].Kind == CountryName && !f.names[0].Demonym
}

func (p *phrase) joinedAreas(from, to int) bool {
	if from >= to || to-from > 4 {
		return false
	}
	for i := from; i < to; i++ {
		switch p.ts[i].Lower {
		case ",", "and", "or", "/", "the", "in", "plus", "&":
		case "as", "well":
		default:
			return false
		}
	}
	return true
}

// bounded fills in whether data are in the area, or only there.
func (p *phrase) bounded(c *Claim) bool {
	b := p.block
	if b.Kind == prose.HeadingText {
		return false
	}
	p.parts(c)
	c.Scoped = p.scoped()
	g := p.placeGovernor()
	word := ""
	if g >= p.lo {
		word = p.ts[g].Lower
	}
	clo, _ := p.clause()
	negated := false
	for i := max(p.lo, min(clo, g-10)); i < p.from; i++ {
		switch p.ts[i].Lower {
		case "not", "never", "no", "nothing", "nobody", "neither", "nor", "none", "without", "cannot", "nowhere", "don't", "doesn't", "won't", "isn't", "aren't":
			negated = true
		}
	}
	if g > p.lo && p.peopleBefore(g) {
		return false
	}
	only := p.only()
	switch word {
	case "leave", "leaves", "leaving", "left":
		if !negated {
			return false
		}
		c.Exclusive = true
	case "outside", "beyond":
		if !negated {
			return false
		}
		c.Exclusive = true
	case "in", "within", "inside", "across", "throughout", "on":
		if negated && !only {
			return false
		}
		c.Exclusive = only
	default:
		if b.Kind != prose.Cell && b.Label == 0 && b.Kind != prose.Definition && p.colon() < 0 || !p.startsBlock() {
			return false
		}
		c.Exclusive = only
		if !p.placeLabel() {
			return false
		}
		c.Hosting = true
		return true
	}
	_, c.Hosting = p.cue(hostingWords)
	if !c.Hosting {
		p.find(placeSenses, p.lo, p.hi, func(h hit) { c.Hosting = c.Hosting || h.id == placing })
	}
	return c.Hosting || c.Exclusive && (c.Whole || c.Parts&(Live|Copies|Standby) != 0)
}

// placeGovernor walks back from the name of an area over what belongs to it, 'the territory of the', and returns the word before.
func (p *phrase) placeGovernor() int {
	i := p.from - 1
	for i >= p.lo {
		switch p.ts[i].Lower {
		case "the", "a", "of", "territory", "borders", "countries", "country", "member", "states", "state", "whole", "entire", "soil", "both", "'", "\"", "*", "area", "boundaries", "confines", "(", "either", "only", "solely", "exclusively", "two", "three":
			i--
			continue
		}
		if k := p.findAt(i); k >= 0 && areaFind(&p.finds[k]) {
			i = p.finds[k].from - 1
			continue
		}
		break
	}
	return i
}

// only reports whether the sentence says that it is there and nowhere else.
func (p *phrase) only() bool {
	lo, hi := p.clause()
	lo, hi = max(p.lo, lo-1), min(p.hi, hi+4)
	for i := lo; i < hi; i++ {
		if i >= p.from && i < p.to {
			continue
		}
		switch p.ts[i].Lower {
		case "only", "solely", "exclusively", "entirely", "purely", "strictly", "alone", "always":
			if p.ts[i].Is("only") && i > p.lo && p.ts[i-1].Is("not") {
				return false
			}
			return true
		case "stay", "stays", "remain", "remains":
			return true
		case "nowhere":
			return i+1 < p.hi && p.ts[i+1].Is("else")
		case "all", "everything", "every", "any", "both":
			if i < p.from && p.ts[i].Kind == token.Word {
				return true
			}
		}
	}
	for i := p.lo; i+1 < p.hi; i++ { // 'in the EU, and nowhere else'
		if p.ts[i].Is("nowhere") && p.ts[i+1].Is("else") {
			return true
		}
	}
	if p.nowhereElse() {
		return true
	}
	for i := p.from; i+1 < p.to; i++ { // 'EU-only'
		if p.ts[i+1].Is("only") {
			return true
		}
	}
	return p.to+1 < p.hi && p.ts[p.to].Is("-") && p.ts[p.to+1].Is("only")
}

// peopleBefore reports whether the place is that of people and not of data: 'customers in the EU'.
func (p *phrase) peopleBefore(g int) bool {
	return people[p.ts[g-1].Lower]
}

// people are those who are somewhere themselves, and what is said of a country for its own sake.
var people = set("customers", "customer", "users", "user", "residents", "visitors", "people", "individuals", "persons", "citizens", "companies", "company", "authorities", "organisations", "organizations", "subjects", "clients", "patients", "members", "representative", "subscribers", "buyers", "readers", "someone", "somebody", "anyone", "anybody", "offices", "employees", "staff", "law", "laws", "rules", "established", "competitors", "schools", "consumers", "developers", "nationals", "parties", "entities", "who", "teams", "colleagues", "engineers", "partners", "researchers", "students", "you")

// startsBlock reports whether the name begins its cell, or what stands behind a label.
func (p *phrase) startsBlock() bool {
	for i := p.from - 1; i >= p.lo; i-- {
		if p.block.Label > 0 && p.ts[i].Start < p.block.Label || p.colon() == i {
			return true
		}
		if p.ts[i].Kind != token.Mark && !p.ts[i].Is("the") && !p.ts[i].Is("in") && !p.ts[i].Is("within") && p.findAt(i) < 0 {
			return false
		}
	}
	return true
}

// placeLabel reports whether the column head, the row head, the term or the label asks for a place.
func (p *phrase) placeLabel() bool {
	b := p.block
	if b.Label > 0 && hasAny(b.Text[:b.Label], placeHeads) {
		return true
	}
	if colon := p.colon(); colon >= 0 && hasAny(b.Text[p.ts[p.lo].Start:p.ts[colon].Start], placeHeads) {
		return true
	}
	for _, i := range []int{b.ColHead, b.RowHead, b.Parent} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index && hasAny(p.doc.Blocks[i].Text, placeHeads) {
			return true
		}
	}
	q := p.questionLeft()
	return q >= 0 && hasAny(p.doc.Blocks[q].Text, placeHeads)
}

// questionLeft returns the cell of the row that asks a question which the phrase's cell answers, or -1.
func (p *phrase) questionLeft() int {
	b := p.block
	if b.Kind != prose.Cell || b.Header {
		return -1
	}
	for j := p.index - 1; j >= 0 && p.sameRow(j); j-- {
		if strings.HasSuffix(strings.TrimRight(p.doc.Blocks[j].Text, " *_"), "?") {
			return j
		}
	}
	return -1
}

// A Part is what of a company is somewhere, as a set.
type Part uint16

// Parts.
const (
	Live    Part = 1 << iota // the service itself with its data
	Copies                   // backups
	Standby                  // what takes over
	Support                  // people who look at data
	Seat                     // a company's office, and no data
	Edge                     // a delivery network
	Narrow                   // some kind of data or thing that is told apart from the rest: keys, logs, payments
)

const (
	livePart = iota
	copiesPart
	standbyPart
	supportPart
	seatPart
	edgePart
	narrowPart
	wholePart // data without any limit
	placing   // that something is kept or goes somewhere
	physical  // paper and the like
	scoping   // that it holds for some customers
)

var placeSenses = newPlaceSenses()

func newPlaceSenses() *patterns {
	ps := &patterns{}
	for id, words := range [...]string{
		livePart:    "live service | live data | live site | live system | production | primary | server | machine | database | application | platform | service | main site | app | hosting | hall",
		copiesPart:  "backup | copy | snapshot | safety copy | dump | spare copy",
		standbyPart: "standby | stand by | failover | fail over | secondary | disaster recovery | mirror | replica | second site | fallback | recovery site | reserve",
		supportPart: "support | help desk | helpdesk | desk | colleague | night shift | engineer | remote access | contractor",
		seatPart:    "office | headquarter | headquartered | seat | registered | incorporated | company in | company from | court | authority | resident in | born | founded | representative | subsidiary | postal | parent",
		edgePart:    "cdn | delivery network | edge | point of presence | pop | dns",
		narrowPart:  "billing | contact | accounting | bookkeeping | payroll | applicant | prospect | survey | feedback | key | log | payment | card | mail | newsletter | analytics | statistic | telemetry | invoice | error | crash | fingerprint | telephone | laptop | paper | source code | letter | recording | push | cookie | metadata | public | website | model",
		wholePart:   "data | personal data | customer data | record | content | everything | information | file | number | document | all of it",
		placing:     "~store | ~host | ~process | ~keep | ~hold | ~run | ~operate | ~lie | ~rest | ~stand | ~sit | ~live | ~stay | ~remain | ~leave | ~transfer | ~move | ~replicate | ~copy | ~locate | ~house | ~place | ~send | ~reside | ~transmit | ~back",
		physical:    "printed | paper | envelope | safe | binder | folder | drawer | notary | vault of | bank",
		scoping:     "such a | home | plan | tier | edition | choose | choice | on request | for customers in | customers in | customers from | users in | customer from | selected | option | who choose | region of your | your region | workspaces with | tenants in | unless | except | apart from | save for | other than | if you",
	} {
		ps.add(id, words)
	}
	return ps
}

// parts fills in what the place is that of, from the nearest words that say so, and whether it is said of data without limit.
func (p *phrase) parts(c *Claim) {
	c.Parts, c.Whole = 0, false
	var nouns []string
	take := func(ts []token.Token, lo, hi int) bool {
		placeSenses.find(ts, lo, hi, func(h hit) {
			switch {
			case h.id == seatPart && h.to < hi && ts[h.to].Is("hours"): // 'outside office hours'
				return
			case h.id < wholePart:
				c.Parts |= 1 << h.id
			case h.id == wholePart:
				c.Whole = true
			default:
				return
			}
			if w := normal(ts, h.to-1); !slices.Contains(nouns, w) {
				nouns = append(nouns, w)
			}
		})
		return c.Parts != 0 || c.Whole
	}
	p.takeParts(take)
	if p.block.Kind == prose.Cell && p.rowDeniesData() {
		c.Parts, c.Whole = Seat, false
	}
	slices.Sort(nouns)
	c.Nouns = nouns
}

// takeParts calls take for the words around the place, the nearest first, until it says that it has found what it looks for.
func (p *phrase) takeParts(take func(ts []token.Token, lo, hi int) bool) {
	if lo, hi := p.siteBefore(); hi > lo && take(p.ts, lo, hi) {
		return
	}
	lo, hi := p.clause()
	if take(p.ts, lo, hi) {
		return
	}
	b := p.block
	found := false
	for _, i := range []int{b.RowHead, b.ColHead, b.Parent, p.questionLeft()} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			ts := p.cut(&p.doc.Blocks[i])
			found = take(ts, 0, len(ts)) || found
		}
	}
	if b.Label > 0 && p.ts[p.from].Start >= b.Label {
		ts := token.Append(nil, b.Text[:b.Label])
		found = take(ts, 0, len(ts)) || found
	}
	if found || take(p.ts, p.lo, p.hi) || p.lo == 0 {
		return
	}
	first := p.lo - 1 // the sentence before, for which a pronoun stands
	for first > 0 && p.lo-first < 60 && !(p.ts[first-1].Is(".") && p.ts[first].Space) {
		first--
	}
	take(p.ts, first, p.lo)
}

// scoped reports whether the place holds for some customers or on a condition.
func (p *phrase) scoped() (yes bool) {
	found := func(h hit) { yes = yes || h.id == scoping }
	p.find(placeSenses, p.lo, p.hi, found)
	yes = yes || p.ofAccounts() || p.ofOtherPersons()
	for h := p.block.Heading; h >= 0 && !yes; h = p.doc.Headings[h].Parent {
		p.findIn(placeSenses, p.doc.Headings[h].Block, found)
	}
	if b := p.block; b.Kind == prose.Cell && !yes {
		for _, i := range append(p.row(), b.ColHead) {
			if i >= 0 && i < len(p.doc.Blocks) {
				p.findIn(placeSenses, i, found)
			}
		}
	}
	return yes
}
