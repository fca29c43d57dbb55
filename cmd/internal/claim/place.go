package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// ofPlace reports whether an adjective of a country stands before a thing that stands somewhere: 'in two Dutch halls', 'on Polish
// soil'. 'Dutch law' and 'a German company' place no data.
func (p *phrase) ofPlace() bool {
	for i := p.to; i < min(p.to+3, p.hi); i++ {
		if placeNouns[p.ts[i].Lower] {
			return !p.ts[i].Is("data") || i+1 < p.hi && (p.ts[i+1].Is("centre") || p.ts[i+1].Is("centres") || p.ts[i+1].Is("center") || p.ts[i+1].Is("centers"))
		}
		if p.ts[i].Kind != token.Word {
			return false
		}
	}
	return false
}

// placed reports whether the name stands where a place stands: behind a preposition, in brackets, or at the beginning of a cell or of
// what a label introduces. Many towns are also names of people and things.
func (p *phrase) placed() bool {
	if p.from == p.lo {
		return p.block.Kind == prose.Cell || p.block.Kind == prose.Item
	}
	switch p.ts[p.from-1].Lower {
	case "in", "at", "near", "from", "to", "into", "of", "and", "or", "(", ",", "/", ":", "leave", "leaves", "outside", "within", "between", "—", "-", "the":
		return true
	}
	return p.block.Label > 0 && p.ts[p.from-1].End <= p.block.Label
}

// afterCity reports whether the country merely says where a city right before it is: 'Frankfurt, Germany'.
func (p *phrase) afterCity() bool {
	if p.self == 0 {
		return false
	}
	f := &p.finds[p.self-1]
	return f.names != nil && f.names[0].Kind == CityName && p.joined(f.to, p.from)
}

// onlyCountry reads a promise that data stay in a country, which is one of an area.
func (p *phrase) onlyCountry(c *Claim, n *Name) bool {
	if p.self > 0 && areaFind(&p.finds[p.self-1]) && p.joinedAreas(p.finds[p.self-1].to, p.from) {
		return false
	}
	probe := *c
	probe.Kind, probe.Names = Area, []string{n.Place}
	p.moreAreas(&probe)
	if c.Near != nil || !p.bounded(&probe) || !probe.Exclusive {
		return false
	}
	*c = probe
	return true
}

// rowVendor returns the company that the row of a table is about, for a cell that says where it is: one of the list, or the name of
// another.
func (p *phrase) rowVendor() (near *Near, vendor string) {
	b := p.block
	if b.Kind != prose.Cell || b.ColHead < 0 || b.Header || !hasAny(p.doc.Blocks[b.ColHead].Text, placeHeads) {
		return nil, ""
	}
	for _, i := range p.row() {
		o := &p.doc.Blocks[i]
		ts := p.cut(o)
		if len(ts) == 0 || o.Col >= b.Col {
			continue
		}
		names, end := p.lex.Find(ts, 0, o.Text)
		for k := range names {
			if n := &names[k]; n.Kind == ProviderName {
				text := o.Text[ts[0].Start:ts[end-1].End]
				if n.Listed == nil {
					vendor = text
					continue
				}
				return &Near{Provider: n.Listed, Span: o.Source(ts[0].Start, ts[end-1].End), Text: text, Row: true}, ""
			}
		}
		if to := companyAt(ts, 0); to > 0 && vendor == "" {
			vendor = o.Text[ts[0].Start:ts[to-1].End]
		}
	}
	return nil, vendor
}

// hostedThere reports whether the next sentence has something stored or copied at the place: 'The colleagues in Halifax are on. The
// file is copied to a server in their office.'
func (p *phrase) hostedThere() bool {
	hosted, there := false, false
	for i := p.hi; i < len(p.ts) && i < p.hi+40; i++ {
		if p.ts[i].Is(".") && i+1 < len(p.ts) && p.ts[i+1].Space {
			break
		}
		switch p.ts[i].Lower {
		case "copied", "stored", "kept", "processed", "held", "replicated", "transferred", "sent":
			hosted = true
		case "there":
			there = there || i > p.hi
		case "office", "site", "branch", "hall", "building":
			there = there || p.ts[i-1].Is("their") || p.ts[i-1].Is("that") || p.ts[i-1].Is("this")
		}
	}
	return hosted && there
}

// placeMood reads a place of the past or of the future: 'until 2020 backups were in London', under the label 'Future place'.
func (p *phrase) placeMood() (Mood, string) {
	if b := p.block; b.Label > 0 {
		for _, t := range token.Append(nil, b.Text[:b.Label]) {
			switch t.Lower {
			case "former", "previous", "past", "history", "formerly", "earlier", "old":
				return Past, t.Text
			case "not", "never", "nowhere", "no", "neither":
				if !strings.HasSuffix(strings.TrimSpace(b.Text[:b.Label]), "?") {
					return Negated, t.Text // 'Not a stop: London'
				}
			case "future", "planned", "next", "roadmap", "outlook":
				return Planned, t.Text
			}
		}
	}
	lo, hi := p.clause()
	if p.pastTense(lo, hi) || p.chronicle() {
		return Past, "the tense"
	}
	if p.notUsed() {
		return Negated, "not used"
	}
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "wish", "study", "considering", "consider", "evaluating", "evaluate", "would", "might", "someday", "imagine", "suppose":
			return Planned, p.ts[i].Text
		case "moved", "left", "abandoned", "closed":
			if i < p.from && p.from-i < 8 && (i+1 < p.hi && (p.ts[i+1].Is("from") || p.ts[i+1].Is("away") || p.ts[i].Is("left") || p.ts[i].Is("abandoned") || p.ts[i].Is("closed"))) {
				return Past, p.ts[i].Text
			}
		}
	}
	return Asserted, ""
}

// onPaper reports whether the clause speaks of paper: 'a printed copy is kept in Lyon' places no data.
func (p *phrase) onPaper() (yes bool) {
	lo, hi := p.clause()
	p.find(placeSenses, lo, hi, func(h hit) { yes = yes || h.id == physical })
	return yes
}

// answersWhere reports whether the head of the column or row asks where data are, and not where a company is.
func (p *phrase) answersWhere() bool {
	b := p.block
	for _, i := range []int{b.ColHead, b.RowHead} {
		if i < 0 || i >= len(p.doc.Blocks) || i == p.index {
			continue
		}
		text := p.doc.Blocks[i].Text
		if hasAny(text, seatHeads) {
			return false
		}
		if hasAny(text, dataHeads) {
			return true
		}
	}
	return false
}

var (
	seatHeads = set("seat", "registered", "incorporated", "headquarters", "established", "entity", "country", "address", "jurisdiction")
	dataHeads = set("processing", "process", "processed", "hosting", "hosted", "storage", "stored", "data", "machines", "servers", "region", "regions", "location", "locations", "place", "where", "site", "sites")
)

// companyIn returns the company of which the sentence says that it is in the country: 'BunnyWay, a company in Slovenia'.
func (p *phrase) companyIn() string {
	i := p.from - 1
	if i-1 < p.lo || !p.ts[i].Is("in") && !p.ts[i].Is("from") {
		return ""
	}
	switch p.ts[i-1].Lower {
	case "company", "firm", "provider", "business", "based", "registered", "incorporated", "headquartered", "supplier", "established":
	default:
		return ""
	}
	for k := p.self - 1; k >= 0; k-- {
		f := &p.finds[k]
		if f.from < p.lo || p.from-f.to > 8 {
			return ""
		}
		if f.names != nil && f.names[0].Kind == ProviderName {
			return p.block.Text[p.ts[f.from].Start:p.ts[f.to-1].End]
		}
	}
	return ""
}

// stands reports whether the clause says that servers, halls, data or copies are, stand or run in the place.
func (p *phrase) stands() bool {
	in := p.from - 1
	for in >= p.lo && (p.ts[in].Is(",") || p.ts[in].Is("and") || p.ts[in].Is("the") || p.placeAt(in) || p.ts[in].Is("both")) {
		in--
	}
	if in-1 < p.lo || !p.ts[in].Is("in") && !p.ts[in].Is("on") && !p.ts[in].Is("near") {
		return false
	}
	verb := -1
	for i := in - 1; i >= p.lo && in-i < 4; i-- {
		if standing[p.ts[i].Lower] {
			verb = i
			break
		}
		if p.ts[i].Kind == token.Mark {
			return false
		}
	}
	if verb < 0 {
		return false
	}
	lo := verb
	for lo > p.lo && !p.breaks(lo-1) {
		lo--
	}
	things, other := false, false
	p.find(placeSenses, lo, verb, func(h hit) {
		switch h.id {
		case livePart, copiesPart, standbyPart:
			things = true
		case seatPart, supportPart, narrowPart, edgePart, scoping:
			other = true
		}
	})
	for i := lo; i < verb; i++ {
		switch w := p.ts[i].Lower; {
		case w == "you" && i > lo && (p.ts[i-1].Is("serve") || p.ts[i-1].Is("serves") || p.ts[i-1].Is("for") || p.ts[i-1].Is("to")):
		case customerWords[w], persons[w]:
			return false
		case w == "cloud" || w == "systems" || w == "infrastructure" || w == "software":
			things = things || i > lo && (p.ts[i-1].Is("our") || p.ts[i-1].Is("all"))
		case w == "our" && i+2 <= verb && (p.ts[i+1].Is("datacentre") || p.ts[i+1].Is("datacentres") || p.ts[i+1].Is("datacenter") || p.ts[i+1].Is("datacenters") || p.ts[i+1].Is("data") && i+3 <= verb && (p.ts[i+2].Is("centre") || p.ts[i+2].Is("centres") || p.ts[i+2].Is("center") || p.ts[i+2].Is("centers"))):
			things = true
		}
	}
	return things && !other
}

var standing = set("is", "are", "stand", "stands", "lie", "lies", "run", "runs", "live", "lives", "sit", "sits", "operate", "operates")

var customerWords = set("customer", "customers", "client", "clients", "user", "users", "tenant", "tenants", "you", "your", "their", "whose", "partner", "partners", "hospital", "school", "university")

// processesThere reports whether the clause says that somebody processes or stores data in the place.
func (p *phrase) processesThere() bool {
	in := p.from - 1
	if in >= p.lo && p.ts[in].Is("the") {
		in--
	}
	if in < p.lo || !p.ts[in].Is("in") {
		return false
	}
	lo, _ := p.clause()
	for i := in - 1; i >= lo && in-i < 6; i-- {
		switch p.ts[i].Lower {
		case "processes", "processed", "process", "stores", "keeps", "hosts":
			return true
		}
	}
	return false
}

// asksWhere reports whether the sentence answers where data are: 'the location of all systems is Finland', 'Where are my data? In
// Dublin.'
func (p *phrase) asksWhere() bool {
	if p.from > p.lo && p.ts[p.from-1].Is("is") {
		for i := p.lo; i < p.from; i++ {
			switch p.ts[i].Lower {
			case "location", "place", "region":
				for k := i + 1; k < p.from; k++ {
					if placedThings[p.ts[k].Lower] {
						return true
					}
				}
			}
		}
		return false
	}
	if p.from-p.lo > 2 && !(p.from-p.lo <= 3 && p.ts[p.lo].Is("yes")) && !(p.from-p.lo <= 5 && p.ts[p.from-1].Is("in") && machineWords[p.ts[p.from-2].Lower] && p.ts[p.lo].Is("on")) {
		return false
	}
	if p.lo == 0 {
		return p.headingAsksWhere()
	}
	if !p.ts[p.lo-1].Is("?") {
		return false
	}
	where, things := false, false
	for i := p.lo - 2; i >= 0 && p.lo-i < 16 && !p.ts[i].Is(".") && !p.ts[i].Is("?"); i-- {
		switch p.ts[i].Lower {
		case "where":
			where = true
		case "data", "servers", "records", "files", "backups", "stored", "hosted", "kept", "copies", "database":
			things = true
		}
	}
	return where && things
}

var placedThings = set("systems", "data", "servers", "processing", "storage", "backups", "database", "machines", "records", "copies", "hosting", "service", "platform")

// seatColumn reports whether the phrase stands in a column that says where companies have their seat: no data are there by that.
func (p *phrase) seatColumn() bool {
	b := p.block
	return b.Kind == prose.Cell && b.ColHead >= 0 && b.ColHead != p.index && hasAny(p.doc.Blocks[b.ColHead].Text, plainSeatHeads) && !hasAny(p.doc.Blocks[b.ColHead].Text, dataHeads)
}

var plainSeatHeads = set("seat", "registered", "incorporated", "headquarters", "headquartered", "established", "hq", "office", "domicile", "company's")
