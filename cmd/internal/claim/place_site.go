package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// siteIn reports whether what stands before 'in' and the place is a site of machines: 'at the standby site in London', 'our data centre
// in Oslo'. An office or a hall of somebody else's is none.
func (p *phrase) siteIn() bool {
	in := p.from - 1
	for in >= p.lo && (p.ts[in].Is(",") || p.ts[in].Is("and") || p.ts[in].Is("the") || p.placeAt(in) || p.ts[in].Is("both")) {
		in--
	}
	if in-1 < p.lo || !p.ts[in].Is("in") && !p.ts[in].Is("near") && !p.ts[in].Is("at") {
		return false
	}
	head := p.ts[in-1].Lower
	machines := siteNouns[head] || (head == "centre" || head == "centres" || head == "center" || head == "centers") && in-2 >= p.lo && p.ts[in-2].Is("data")
	for i := in - 1; i >= p.lo && in-i < 8; i-- {
		switch w := p.ts[i].Lower; {
		case p.ts[i].Kind == token.Mark && !p.ts[i].Is("-"):
			return machines
		case w == "customer" || w == "customers" || w == "customer's" || w == "your" || w == "their" || w == "no" || w == "office" || w == "offices" || w == "any":
			return false
		case siteKinds[w]:
			machines = machines || plainSites[head]
		case w == "we" || w == "is" || w == "are" || w == "from":
			return machines
		}
	}
	return machines
}

var (
	siteNouns  = set("datacentre", "datacentres", "datacenter", "datacenters")
	plainSites = set("site", "sites", "location", "locations", "facility", "facilities", "hall", "halls", "room", "rooms", "environment", "region", "zone", "instance", "cluster", "replica", "copy")
	siteKinds  = set("standby", "backup", "recovery", "failover", "fallback", "secondary", "primary", "dr", "hosting", "server", "alternate", "alternative", "production", "mirror", "offsite", "colocation", "replica")
)

// seesFrom reports whether the sentence has people at the place who see data: 'a partner in Manila, whose agents have access to
// customer accounts'.
func (p *phrase) seesFrom() bool {
	if !p.ofHelpers() {
		return false
	}
	sees, what, hi := false, false, p.hi
	if next := p.nextSentence(); next > hi && goesOnOfPeople[p.ts[hi].Lower] {
		hi = next // 'Its employees have access to'
	}
	for i := p.lo; i < hi; i++ {
		switch w := p.ts[i].Lower; {
		case w == "no" || w == "not" || w == "never" || w == "without" || w == "only" || w == "anonymised" || w == "if" || w == "when":
			return false
		case seeingWords[w]:
			sees = true
		case w == "data" || w == "records" || w == "accounts" || w == "tickets" || w == "files" || w == "database" || w == "content" || w == "record" || w == "images" || w == "scans" || w == "mailboxes":
			what = what || i > p.lo && !p.ts[i-1].Is("test")
		}
	}
	return sees && what
}

// ofHelpers reports whether people of a team or a partner company stand right before 'in' and the place.
func (p *phrase) ofHelpers() bool {
	in := p.from - 1
	for in >= p.lo && (p.ts[in].Is(",") || p.ts[in].Is("and") || p.ts[in].Is("the") || p.placeAt(in)) {
		in--
	}
	if in-1 < p.lo {
		return false
	}
	if in-1 > p.lo && p.ts[in].Kind == token.Word && p.ts[in].Capital() && in+1 < p.from && p.ts[in+1].Is(",") {
		in-- // a town that no list has: 'in Paramaribo, Suriname'
	}
	if !p.ts[in].Is("in") && !p.ts[in].Is("from") && !p.ts[in].Is("at") {
		return false
	}
	for i := in - 1; i >= p.lo && in-i < 4; i-- {
		if helpers[p.ts[i].Lower] {
			return true
		}
	}
	return false
}

// goesOnOfPeople are words with which a sentence goes on about those of the one before.
var goesOnOfPeople = set("its", "their", "they", "these", "the", "his", "her")

var (
	seeingWords = set("access", "accesses", "see", "sees", "view", "views", "process", "processes", "processed", "open", "opens", "read", "reads", "handle", "handles", "handled")
	helpers     = set("partner", "partners", "team", "teams", "staff", "employees", "engineers", "agents", "contractor", "contractors", "subcontractor", "desk", "centre", "center", "colleagues", "subsidiary", "affiliate", "people", "developers", "personnel", "provider")
)

// speaksOfCloud reports whether the words around a name such as 'West Europe' make it that of a cloud's region.
func (p *phrase) speaksOfCloud() bool {
	says := func(text string) bool { return hasAny(text, cloudWords) }
	b := p.block
	if says(b.Text[p.start:p.end]) {
		return true
	}
	for _, i := range []int{b.RowHead, b.ColHead, b.Parent} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index && says(p.doc.Blocks[i].Text) {
			return true
		}
	}
	return b.Kind == prose.Cell && slices.ContainsFunc(p.row(), func(i int) bool { return says(p.doc.Blocks[i].Text) })
}

var cloudWords = set("azure", "microsoft", "region", "regions")

// outage reports whether the clause tells of a failure at the place, or of what is not there: 'an outage of us-east-1 affected many
// services'.
func (p *phrase) outage() bool {
	for i := p.lo; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "outage", "outages", "disruption", "failure", "incident", "breakdown", "interruption":
			for k := i + 1; k < p.from; k++ {
				switch p.ts[k].Lower {
				case "of", "in", "at":
					return p.from-k < 4
				}
				if p.ts[k].Kind == token.Mark {
					break
				}
			}
		}
	}
	return false
}

// ofAccounts reports whether the area says whose data are meant: 'data of EU accounts', 'US customers', 'accounts created in the EU'.
func (p *phrase) ofAccounts() bool {
	for k := range p.finds {
		f := &p.finds[k]
		if f.from < p.lo || f.to > p.hi || !areaFind(f) && !(f.names != nil && f.names[0].Kind == CountryName) {
			continue
		}
		for i := f.to; i < min(f.to+3, p.hi); i++ {
			if w := stem(strings.TrimSuffix(strings.TrimSuffix(p.ts[i].Lower, "'s"), "'")); accountWords[w] {
				return true
			} else if p.ts[i].Kind != token.Word && !p.ts[i].Is("-") || p.finds[k].value != nil && stopWords[w] {
				break
			}
		}
		i := f.from - 1
		for i >= p.lo && (p.ts[i].Is("the") || p.ts[i].Is("in") || p.ts[i].Is("from") || accountDeeds[p.ts[i].Lower]) {
			i--
		}
		if i >= p.lo && i < f.from-1 && accountWords[stem(p.ts[i].Lower)] {
			return true
		}
	}
	return false
}

var (
	accountWords = set("account", "customer", "user", "tenant", "workspace", "client", "organisation", "organization", "subscriber", "member", "instance", "visitor", "resident", "buyer", "school", "hospital", "environment", "edition")
	accountDeeds = set("created", "opened", "registered", "based", "located", "set", "up", "established", "hosted", "living", "domiciled", "signed", "resident", "who", "that")
)

// ofOtherPersons reports whether the sentence or its document is about data of applicants or of one's own staff, which promises to
// customers say nothing of.
func (p *phrase) ofOtherPersons() bool {
	if hasAny(p.block.Text[p.start:p.end], otherPersons) {
		return true
	}
	if hasAny(headline(p.doc), otherPersons) {
		return true
	}
	for h := p.block.Heading; h >= 0; h = p.doc.Headings[h].Parent {
		if hasAny(p.doc.Headings[h].Text, otherPersons) {
			return true
		}
	}
	return false
}

var otherPersons = set("applicant", "applicants", "candidate", "candidates", "recruiting", "recruitment", "payroll", "hr", "careers", "vacancies", "vacancy")

// shortAdjective reports whether the abbreviation of a country stands before a noun that it tells more of, as an adjective does: 'US law',
// 'UK customers'.
func (p *phrase) shortAdjective() bool {
	if p.to != p.from+1 || p.to >= p.hi || len(p.ts[p.from].Text) > 3 {
		return false
	}
	next := &p.ts[p.to]
	return next.Kind == token.Word && !stopWords[next.Lower] && next.Space && !next.Is("only") || next.Is("-") && !next.Space
}

// siteBefore returns the noun phrase of the site that the sentence has in the place, where it names two: 'a primary data centre in Madrid
// and a secondary data centre in Valencia'. Both tokens are alike where it does not.
func (p *phrase) siteBefore() (lo, hi int) {
	in := p.from - 1
	if in-1 < p.lo || !p.ts[in].Is("in") && !p.ts[in].Is("near") {
		return 0, 0
	}
	other := false
	for k := range p.finds {
		f := &p.finds[k]
		other = other || k != p.self && f.from >= p.lo && f.to < p.hi && f.names != nil && (f.names[0].Kind == CityName || f.names[0].Kind == CountryName) && (f.to < in-1 || f.from > p.to+3)
	}
	if !other {
		return 0, 0
	}
	lo = in
	for lo > p.lo && in-lo < 5 && p.ts[lo-1].Kind == token.Word && !p.ts[lo-1].Is("and") && !p.ts[lo-1].Is("in") && p.findAt(lo-1) < 0 {
		lo--
		if w := p.ts[lo].Lower; w == "a" || w == "the" || w == "our" || w == "an" || w == "its" {
			break
		}
	}
	for i := lo; i < in; i++ {
		if w := p.ts[i].Lower; siteKinds[w] || w == "main" || w == "second" {
			return lo, in
		}
	}
	return 0, 0
}

// nowhereElse reports whether the next sentence says that data are in no other place: 'We do not store them anywhere else.'
func (p *phrase) nowhereElse() bool {
	end := p.nextSentence()
	denied := false
	for i := p.hi; i+1 < end; i++ {
		switch w := p.ts[i].Lower; w {
		case "no", "not", "never", "none", "neither":
			denied = true
			if w == "no" && p.ts[i+1].Is("other") && i+2 < end && (placeHeads[p.ts[i+2].Lower] || p.ts[i+2].Is("part")) {
				return true
			}
		case "nowhere":
			return p.ts[i+1].Is("else")
		case "anywhere":
			return denied && p.ts[i+1].Is("else")
		case "elsewhere":
			return denied
		}
	}
	return denied && end > p.hi && p.ts[end-1].Is("elsewhere")
}

// notUsed reports whether the sentence goes on to say that the place is not used.
func (p *phrase) notUsed() bool {
	for i := p.to; i+1 < p.hi; i++ {
		if p.ts[i].Is("not") && (i == p.to || beForms[p.ts[i-1].Lower]) || p.ts[i].Is("never") || p.ts[i].Is("no") && p.ts[i+1].Is("longer") {
			for k := i + 1; k < min(i+4, p.hi); k++ {
				switch p.ts[k].Lower {
				case "used", "in", "part", "involved", "needed", "chosen", "ours":
					if !p.ts[k].Is("in") || k+1 < p.hi && p.ts[k+1].Is("use") {
						return true
					}
				}
			}
		}
	}
	return false
}

// onMachinesOf reports whether machines of a company are in the place: 'runs on servers of IONOS in Berlin'.
func (p *phrase) onMachinesOf() bool {
	in := p.from - 1
	if in-1 < p.lo || !p.ts[in].Is("in") {
		return false
	}
	k := p.findAt(in - 1)
	if k < 0 || p.finds[k].names[0].Kind != ProviderName {
		return false
	}
	i := p.finds[k].from - 1
	return i-1 >= p.lo && (p.ts[i].Is("of") || p.ts[i].Is("at") || p.ts[i].Is("from")) && machineWords[p.ts[i-1].Lower] && p.ts[i-1].Lower != "room"
}

// ofOwnPeople reports whether the document is about data of one's own staff or of applicants, or the sentence about what one buys for them.
func (p *phrase) ofOwnPeople() bool {
	if p.ofOtherPersons() || hasAny(p.block.Text[p.start:p.end], ownPeopleMatters) {
		return true
	}
	return hasAny(headline(p.doc), staffTitles) // a summary may speak of customers' staff
}

var (
	staffTitles      = set("staff", "employee", "employees", "workforce", "personnel", "workers")
	ownPeopleMatters = set("payroll", "pensions", "pension", "wages", "occupational", "salaries")
)

// ofThings reports whether the clause has things stored in the place, and no data: 'spare laptops are stored in Hamburg'.
func (p *phrase) ofThings() bool {
	lo, _ := p.clause()
	things := false
	for i := lo; i < p.from; i++ {
		w := stem(p.ts[i].Lower)
		things = things || storedGoods[w]
		if w == "data" || w == "backup" || w == "copy" || w == "record" || w == "database" || w == "server" || w == "information" || w == "file" {
			return false
		}
	}
	return things
}

var storedGoods = set("laptop", "equipment", "device", "hardware", "furniture", "part", "spare", "sample", "good", "vehicle", "tool", "material", "badge", "uniform", "stock", "product", "parcel", "telephone", "phone", "tablet", "printer", "cable", "battery", "specimen", "instrument", "wine", "food")

// regionOfNamed returns the index of the region that belongs to a company which the sentence names, or 0.
func (p *phrase) regionOfNamed(n *Name) int {
	if len(n.Region) < 2 {
		return 0
	}
	for k := range p.finds {
		f := &p.finds[k]
		if f.from < p.lo || f.to > p.hi || f.names == nil || f.names[0].Kind != ProviderName {
			continue
		}
		for i := range n.Region {
			if n.Region[i].Provider == f.names[0].Provider {
				return i
			}
		}
	}
	return 0
}
