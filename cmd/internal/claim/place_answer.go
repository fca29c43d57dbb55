package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// headingAsksWhere reports whether the block is the first under a heading that asks where data are: 'Where is my data?'.
func (p *phrase) headingAsksWhere() bool {
	if q := p.questionLeft(); q >= 0 {
		if p.from-p.lo <= 3 && p.ts[p.lo].Is("yes") {
			return asksOutside(p.cut(&p.doc.Blocks[q]))
		}
		return p.from-p.lo <= 2 && asksForData(token.Append(nil, p.doc.Blocks[q].Text))
	}
	if q := p.questionBefore(); q >= 0 && p.from-p.lo < 3 {
		return asksForData(token.Append(nil, p.doc.Blocks[q].Text))
	}
	h := p.block.Heading
	if h < 0 || p.block.Kind != prose.Paragraph || p.doc.Headings[h].Block != p.index-1 {
		return false
	}
	text := p.doc.Headings[h].Text
	return strings.HasSuffix(strings.TrimSpace(text), "?") && asksForData(token.Append(nil, text))
}

// asksOutside reports whether the words ask whether data are processed outside an area: 'Is patient data processed outside the UK?'.
func asksOutside(ts []token.Token) bool {
	outside, things, deed := false, false, false
	for i := range ts {
		w := ts[i].Lower
		outside = outside || w == "outside" || w == "abroad" || w == "offshore" || w == "overseas"
		things = things || storedThings[w]
		deed = deed || storedWords[w] || w == "processed" || w == "transferred" || w == "leave" || w == "accessed"
	}
	return outside && things && deed
}

// asksForData reports whether the words ask where data are.
func asksForData(ts []token.Token) bool {
	where, things := false, false
	for i := range ts {
		w := ts[i].Lower
		where = where || w == "where" || i > 0 && (ts[i-1].Is("which") || ts[i-1].Is("what")) && placeHeads[w]
		things = things || storedThings[w]
	}
	return where && things
}

var storedThings = set("copy", "backup", "databases", "snapshot", "snapshots", "dump", "dumps", "replica", "replicas", "data", "servers", "server", "records", "files", "backups", "stored", "hosted", "kept", "copies", "database")

// writtenTo reports whether the clause has something written, saved or copied to machines or disks in the place: 'is written to disks in
// Warsaw'.
func (p *phrase) writtenTo() bool {
	in := p.from - 1
	if p.copiedTo() {
		return true
	}
	if in-1 < p.lo || !p.ts[in].Is("in") && !p.ts[in].Is("near") || !machineWords[p.ts[in-1].Lower] {
		return false
	}
	lo, _ := p.clause()
	for i := in - 2; i >= lo; i-- {
		switch w := p.ts[i].Lower; {
		case writing[w]:
			return i == p.lo || !people[p.ts[i-1].Lower]
		case customerWords[w] && w != "you" && w != "your", w == "not", w == "never", w == "no":
			return false
		}
	}
	return false
}

var (
	writing      = set("written", "saved", "copied", "lands", "land", "ends", "end", "goes", "go", "placed", "put", "uploaded", "recorded", "sits", "sit", "rests", "rest", "lives", "live", "lies", "lie", "kept", "stored", "held", "housed", "writes", "saves")
	machineWords = set("disk", "disks", "server", "servers", "machine", "machines", "drives", "hall", "halls", "datacentre", "datacentres", "datacenter", "centre", "centres", "center", "centers", "rack", "racks", "bucket", "buckets", "cluster", "room", "rooms", "cellar", "bunker", "storage", "vault", "vaults")
)

// besideStored reports whether the place is joined to another in which the sentence has something stored: 'are processed in the EU and,
// at night, in the United States'.
func (p *phrase) besideStored() bool {
	in := p.from - 1
	if in >= p.lo && p.ts[in].Is("the") {
		in--
	}
	if in-2 < p.lo || !p.ts[in].Is("in") {
		return false
	}
	for k := p.self - 1; k >= 0; k-- {
		f := &p.finds[k]
		if f.from < p.lo || in-f.to > 7 {
			return false
		}
		if !areaFind(f) && !(f.names != nil && f.names[0].Kind == CityName) {
			continue
		}
		if f.to >= in || !p.ts[f.to].Is("and") && !p.ts[f.to].Is("or") && !(p.ts[f.to].Is(",") && f.to+1 < in && p.ts[f.to+1].Is("and")) {
			return false
		}
		for i := f.to; i < in; i++ {
			if !besidePlaces[p.ts[i].Lower] {
				return false // something else is there: 'in the EU and test data in'
			}
		}
		j := f.from - 1
		for j > p.lo && (p.ts[j].Is("the") || p.ts[j].Is("in")) {
			j--
		}
		for i := j; i >= p.lo && j-i < 4; i-- {
			if storedWords[p.ts[i].Lower] || p.ts[i].Is("processed") {
				return i == p.lo || !people[p.ts[i-1].Lower]
			}
		}
		return false
	}
	return false
}

// ofPeople reports whether the place is that of people, or one from which something comes, and not of data: 'a trainer from Paris',
// 'a consultant in Oslo', 'as far from Paris'.
func (p *phrase) ofPeople() bool {
	in := p.from - 1
	for in >= p.lo && (p.ts[in].Is("the") || p.ts[in].Is(",") || p.ts[in].Is("and") || p.ts[in].Is("or") || p.placeAt(in)) {
		in--
	}
	if in-1 < p.lo {
		return false
	}
	switch p.ts[in].Lower {
	case "from":
		lo, _ := p.clause()
		for i := lo; i < in; i++ {
			if moves[p.ts[i].Lower] {
				return false
			}
		}
		return true
	case "in", "at", "near", "of":
		w := p.ts[in-1].Lower
		return people[w] || persons[w]
	}
	return false
}

var (
	moves   = set("served", "hosted", "run", "runs", "operated", "delivered", "copied", "moved", "replicated", "mirrored", "sent", "transferred", "provided", "streamed", "stored", "carried", "shipped", "serve", "serves", "operate", "host", "switch", "copies", "copy", "replicate", "flows", "flow", "works", "comes")
	persons = set("consultant", "consultants", "trainer", "trainers", "contact", "contacts", "auditor", "auditors", "lawyer", "lawyers", "technician", "technicians", "specialist", "specialists", "expert", "experts", "developer", "freelancer", "freelancers", "colleague", "friend", "friends", "translator", "translators", "agency", "course", "conference", "meeting", "court", "courts", "school", "university", "notary", "bank", "shop", "met", "board", "founder", "founders", "architect", "photographer", "interpreter", "interpreters")
)

// copiedTo reports whether the clause has data copied or moved to the place: 'each night the data are copied from Helsinki to Oslo'.
func (p *phrase) copiedTo() bool {
	to := p.from - 1
	if to > p.lo && p.ts[to].Is("in") { // 'to a storage provider in Vienna'
		for to--; to > p.lo && p.from-to < 8 && p.ts[to].Kind == token.Word && !p.ts[to].Is("to"); {
			to--
		}
	}
	if to < p.lo || !p.ts[to].Is("to") {
		return false
	}
	lo, _ := p.clause()
	verb, thing := false, false
	for i := lo; i < to; i++ {
		switch w := p.ts[i].Lower; {
		case w == "copied" || w == "replicated" || w == "mirrored" || w == "shipped" || w == "carried" || w == "transferred":
			verb = true
		case verb:
		case storedThings[w] || w == "everything":
			thing = true
		case (w == "customer" || w == "customers") && storedThings[p.ts[i+1].Lower]: // 'a copy of all customer databases'
		case w == "not" || w == "never" || w == "no" || w == "customer" || w == "customers" || w == "paper":
			return false
		}
	}
	return verb && thing
}

// besidePlaces are words between two places that one sentence gives for the same.
var besidePlaces = set(",", "and", "or", "the", "in", "at", "by", "night", "day", "also", "partly", "sometimes", "during", "on", "weekends", "holidays", "peak", "hours", "as", "well", "occasionally", "temporarily", "for", "load", "(", ")", "primary", "standby", "secondary", "main")

// serverLabel reports whether the place is all that stands behind a label that is servers or data and nothing else: 'Servers: Amsterdam.'
func (p *phrase) serverLabel() bool {
	colon := p.colon()
	if colon < 0 || p.from != colon+1 || p.to < p.hi && p.ts[p.to].Kind == token.Word {
		return false
	}
	words, things, head := 0, false, false
	for i := p.lo; i < colon; i++ {
		if p.ts[i].Kind == token.Word && !stopWords[p.ts[i].Lower] {
			words++
			things = things || placedThings[p.ts[i].Lower] || storedThings[p.ts[i].Lower]
			head = head || placeHeads[p.ts[i].Lower]
		}
	}
	return things && (words == 1 || words == 2 && head) // 'Storage location: Netherlands'
}
