package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// behind returns the verb right behind the name, or behind the list in which it stands, that says what the company does.
func (p *phrase) behind() string {
	i := p.to
	if i+1 < p.hi && p.ts[i].Is(".") && !p.ts[i].Space { // 'Inc.'
		i++
	}
	for n := 0; i < p.hi && n < 12; n++ {
		if k := p.findAt(i); k >= 0 {
			i = p.finds[k].to
			continue
		}
		switch p.ts[i].Lower {
		case "and", "or", "/", "&", "also", "both", "then", "alone", "itself", "only":
			i++
			continue
		case "(": // 'Mux (video) stores'
			for i < p.hi && !p.ts[i].Is(")") {
				i++
			}
			i++
			continue
		case ",":
			// 'Mailjet, our mail company, sends'
			j := i + 1
			for j < p.hi && !p.ts[j].Is(",") && j-i < 8 {
				j++
			}
			if j < p.hi && p.ts[j].Is(",") && j+1 < p.hi && thirdPerson[p.ts[j+1].Lower] {
				i = j + 1
				continue
			}
			return ""
		}
		break
	}
	if i >= p.hi {
		return ""
	}
	w := p.ts[i].Lower
	if w == "is" && i+1 < p.hi { // 'AWS is our cloud provider'
		for j := i + 1; j < min(i+7, p.hi); j++ {
			if p.ts[j].Is("our") {
				return p.ts[i].Text
			}
		}
		return ""
	}
	if thirdPerson[w] && !(w == "holds" && hasAny(p.block.Text[p.start:p.end], certificateWords)) {
		return p.ts[i].Text
	}
	return ""
}

var certificateWords = set("certificate", "certificates", "certification", "certifications", "attestation", "iso", "soc", "licence", "license")

// thirdPerson holds verbs that say of a company what it does for those who use it.
var thirdPerson = set("hosts", "stores", "runs", "sends", "delivers", "processes", "operates", "provides", "routes", "reports", "collects", "receives", "passes", "handles", "manages", "keeps", "holds", "forwards", "carries", "takes", "measures", "monitors", "tracks", "pages", "alerts", "notifies", "prints", "translates", "transcribes", "archives", "replicates", "mirrors", "serves", "powers", "gathers", "settles", "charges", "bills", "verifies", "screens", "authenticates", "records", "indexes", "gets", "sees", "learns", "counts", "answers", "supplies", "transmits", "dispatches", "filters", "scans", "reads", "writes", "analyses", "generates", "summarises", "hosting", "sending", "handling")

// leads reports whether the name begins its cell, item or label.
func (p *phrase) leads() bool {
	for i := p.from - 1; i >= 0; i-- {
		if p.ts[i].Kind != token.Mark && !(i < p.from && p.findAt(i) >= 0) && !p.ts[i].Is("and") && !p.ts[i].Is("or") {
			return p.block.Label > 0 && p.ts[i].End <= p.block.Label && p.headsFrom(i)
		}
		if p.ts[i].Is(".") || p.ts[i].Is("(") {
			return false
		}
	}
	return true
}

// headsFrom reports whether nothing but marks stands between the label's last word and the name.
func (p *phrase) headsFrom(i int) bool {
	for j := i + 1; j < p.from; j++ {
		if p.ts[j].Kind != token.Mark {
			return false
		}
	}
	return true
}

// bracketed reports whether the name stands in brackets, alone or with others.
func (p *phrase) bracketed() bool {
	for i := p.from - 1; i >= p.lo && p.from-i < 12; i-- {
		switch {
		case p.ts[i].Is("("):
			return true
		case p.ts[i].Is(")") || p.ts[i].Is(";"):
			return false
		}
	}
	return false
}

// columnOfVendors reports whether another cell of the column begins with a company of the list, so that the column is one of
// companies whatever its head says.
func (p *phrase) columnOfVendors() bool {
	b := p.block
	for d := -1; d <= 1; d += 2 {
		for j, n := p.index+d, 0; j >= 0 && j < len(p.doc.Blocks) && n < 400; j, n = j+d, n+1 {
			o := &p.doc.Blocks[j]
			if o.Kind != prose.Cell || o.Table != b.Table {
				break
			}
			if o.Col != b.Col || o.Header {
				continue
			}
			ts := p.cut(o)
			if len(ts) == 0 {
				continue
			}
			names, _ := p.lex.Find(ts, 0, o.Text)
			if len(names) > 0 && names[0].Kind == ProviderName && names[0].Listed != nil {
				return true
			}
		}
	}
	return false
}

// aroundSays reports whether the label, the row or column head, the term, or the nearest heading has a word of the sense.
func (p *phrase) aroundSays(s vendorSense) (yes bool) {
	b := p.block
	look := func(text string) {
		ts := token.Append(nil, text)
		vendorSenses.find(ts, 0, len(ts), func(h hit) { yes = yes || vendorSense(h.id) == s })
	}
	if b.Label > 0 && p.ts[p.from].Start >= b.Label {
		look(b.Text[:b.Label])
	}
	if colon := p.colon(); colon >= 0 {
		look(b.Text[p.ts[p.lo].Start:p.ts[colon].Start])
	}
	for _, i := range []int{b.RowHead, b.ColHead, b.Parent} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index && !yes {
			look(p.doc.Blocks[i].Text)
		}
	}
	if !yes && b.Heading >= 0 && b.Kind != prose.Cell {
		look(p.doc.Headings[b.Heading].Text)
	}
	return yes
}

// labelled reports whether the name begins what stands behind a label, a term or a row head.
func (p *phrase) labelled() bool {
	b := p.block
	if colon := p.colon(); colon >= 0 && p.headsFrom(colon) {
		return true
	}
	return (b.Label > 0 || b.Kind == prose.Definition || b.Kind == prose.Cell) && p.leads()
}

// colon returns the colon that ends a label set in plain type at the beginning of the sentence, 'Search index: Hetzner', or -1.
func (p *phrase) colon() int {
	for i := p.lo; i < p.from && i < p.lo+6; i++ {
		if p.ts[i].Is(":") {
			if i == p.lo || p.hi-i > 40 {
				return -1
			}
			return i
		}
		if p.ts[i].Kind == token.Mark && !p.ts[i].Is("-") && !p.ts[i].Is("/") {
			return -1
		}
	}
	return -1
}

// askedFor reports whether the sentence begins with the name and answers a question about who does something.
func (p *phrase) askedFor() bool {
	if p.from > p.lo+1 {
		return false
	}
	text := ""
	switch {
	case p.lo > 0: // the question stands before in the same block
		lo := p.lo - 1
		if !p.ts[lo].Is("?") {
			return false
		}
		for lo > 0 && p.lo-lo < 30 && !p.ts[lo-1].Is(".") {
			lo--
		}
		text = p.block.Text[p.ts[lo].Start:p.ts[p.lo-1].End]
	case p.block.Heading >= 0:
		text = p.doc.Headings[p.block.Heading].Text
		if !strings.HasSuffix(strings.TrimSpace(text), "?") {
			return false
		}
	}
	yes := false
	ts := token.Append(nil, text)
	vendorSenses.find(ts, 0, len(ts), func(h hit) {
		switch vendorSense(h.id) {
		case deed, task, recipient, vendorish:
			yes = true
		}
	})
	return yes
}

// possessed reports whether the sentence says that something belongs to the company: 'the bubble is Intercom's'.
func (p *phrase) possessed() bool {
	if p.from <= p.lo {
		return false
	}
	before := p.ts[p.from-1].Lower
	text := p.ts[p.to-1].Text
	genitive := strings.HasSuffix(text, "'s") || strings.HasSuffix(text, "’s")
	behind := p.to >= p.hi || p.ts[p.to].Kind == token.Mark || p.ts[p.to].Is("and")
	if genitive && behind && (before == "is" || before == "are") {
		return true
	}
	return before == "to" && p.from-2 >= p.lo && (p.ts[p.from-2].Is("belongs") || p.ts[p.from-2].Is("belong"))
}

// ofPeople are what others have at a company: 'addresses at Gmail'.
var ofPeople = set("address", "addresses", "mailbox", "mailboxes", "inbox", "inboxes", "account", "accounts", "users", "people", "job", "jobs", "engineers", "colleagues", "friends", "partnership", "competition", "talks")

var madeWords = set("made", "written", "published", "invented", "designed", "developed", "manufactured", "built", "maintained", "recommended", "issued")

// offeredByAnother reports whether the clause names another company beside a product, which then is that company's offer: 'S3 buckets
// at Scaleway', 'GPT-4 via Azure'.
func (p *phrase) offeredByAnother(n *Name) bool {
	lo, hi := p.clause()
	for k := range p.finds {
		f := &p.finds[k]
		if k == p.self || f.from < lo || f.to > hi || f.names == nil || f.names[0].Kind != ProviderName || f.names[0].Service {
			continue
		}
		if o := &f.names[0]; o.Provider != n.Provider && !(o.Common && o.Listed == nil) {
			return true
		}
	}
	return false
}

// thingBefore reports whether the word before i is something that a company runs for others: 'a region of AWS', but not 'users of Teams'.
func (p *phrase) thingBefore(i int) bool {
	if i-2 > p.lo && (p.ts[i-1].Is("staff") || p.ts[i-1].Is("people") || p.ts[i-1].Is("employees")) && (p.ts[i-2].Is("the") && (p.ts[i-3].Is("by") || p.ts[i-3].Is("to"))) {
		return true // 'is seen by the staff of Freshworks'
	}
	return i > p.lo && (placeNouns[p.ts[i-1].Lower] || vendorNouns[p.ts[i-1].Lower] || p.ts[i-1].Is("help") || p.ts[i-1].Is("means") || p.ts[i-1].Is("zones") || p.ts[i-1].Is("model") || p.ts[i-1].Is("models") || p.ts[i-1].Is("api"))
}

// oursBefore reports whether 'our' or 'we' stands a few words before i.
func (p *phrase) oursBefore(i int) bool {
	for j := max(p.lo, i-4); j < i; j++ {
		if p.ts[j].Is("our") || p.ts[j].Is("we") {
			return true
		}
	}
	return false
}

// handedOver reports whether data go to the company by that name: 'sent to Sentry', 'reported through Sentry'.
func (p *phrase) handedOver() bool {
	g, _ := p.governor()
	if g < p.lo {
		return false
	}
	switch p.ts[g].Lower {
	case "to", "through", "via", "by", "from", "into":
		return true
	case "in", "with":
		return p.personalSaid()
	}
	return false
}

// personalSaid reports whether the sentence names data that are personal beyond doubt.
func (p *phrase) personalSaid() bool {
	for i := p.lo; i < p.hi; i++ {
		next := ""
		if i+1 < p.hi {
			next = p.ts[i+1].Lower
		}
		switch p.ts[i].Lower {
		case "personal", "customer", "patient", "member":
			if next == "data" || next == "records" {
				return true
			}
		case "ip":
			if next == "address" || next == "addresses" {
				return true
			}
		case "user", "account":
			switch next {
			case "data", "id", "ids", "identifier", "identifiers", "name", "names":
				return true
			}
		}
	}
	return false
}

// deviceBefore reports whether the word before i is a thing that is bought and owned: 'a SIM card by Swisscom', 'printers from Brother'.
func (p *phrase) deviceBefore(i int) bool {
	if i-1 < p.lo {
		return false
	}
	w := p.ts[i-1].Lower
	return devices[w] || (w == "card" || w == "cards") && i-2 >= p.lo && (p.ts[i-2].Is("sim") || p.ts[i-2].Is("network") || p.ts[i-2].Is("smart") || p.ts[i-2].Is("graphics"))
}

var devices = set("router", "routers", "printer", "printers", "laptop", "laptops", "telephone", "telephones", "phone", "phones", "tablet", "tablets", "hardware", "scanner", "scanners", "lock", "locks", "chip", "chips", "sensor", "sensors", "battery", "batteries", "switch", "switches", "firewall", "firewalls", "disks", "disk", "car", "cars", "lorry", "lorries", "van", "vans", "furniture", "monitor", "monitors", "keyboard", "keyboards", "modem", "modems", "cpu", "cpus", "bicycles", "lamps", "fonts", "typeface", "icons", "pictures", "photographs")
