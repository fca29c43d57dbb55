package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// headingUse reads a heading that names a company as one that is used: 'Text messages: Twilio', or beside another of the same level that
// begins with a company of the list.
func (p *phrase) headingUse() use {
	h := -1
	for i := range p.doc.Headings {
		if p.doc.Headings[i].Block == p.index {
			h = i
		}
	}
	if h < 0 || p.likeness() || p.elsewhereSaid() || p.question() {
		return use{}
	}
	for i := range p.finds {
		if p.finds[i].from != p.from && p.finds[i].names != nil && p.finds[i].names[0].Kind == ProviderName {
			return use{}
		}
	}
	silent := func(ts []token.Token) (yes bool) {
		vendorSenses.find(ts, 0, len(ts), func(h hit) {
			switch vendorSense(h.id) {
			case selfRun, theirs, alike, weighed, weighedHead, gone, denied, social, hired:
				yes = true
			}
		})
		return yes
	}
	if silent(p.ts) || p.index+1 >= len(p.doc.Blocks) || silent(p.words(p.index+1)) {
		return use{}
	}
	form := headingForm(p.ts, p.from, p.to)
	if form == 0 {
		return use{}
	}
	own := &p.doc.Headings[h]
	for i := range p.doc.Headings {
		o := &p.doc.Headings[i]
		if i == h || o.Level != own.Level || o.Parent != own.Parent {
			continue
		}
		ts := token.Append(nil, o.Text)
		for k := range ts {
			names, end := p.lex.Find(ts, k, o.Text)
			if len(names) > 0 && names[0].Kind == ProviderName && names[0].Listed != nil && headingForm(ts, k, end) == form {
				return use{cue: p.ts[p.from].Text, used: true, listed: true}
			}
		}
	}
	return use{}
}

// headingForm tells how a heading names a company: 1 where it is all of it or begins it before a mark, 2 where it stands behind a colon
// or a dash, 3 where it is in brackets, and 0 otherwise.
func headingForm(ts []token.Token, from, to int) int {
	words := 0
	for i := 0; i < from; i++ {
		if ts[i].Kind == token.Word {
			words++
		}
	}
	ends := to >= len(ts) || ts[to].Kind == token.Mark
	switch {
	case !ends:
		return 0
	case words == 0:
		return 1
	case ts[from-1].Is(":") || ts[from-1].Is("—") || ts[from-1].Is("-") && ts[from-1].Space:
		return 2
	case ts[from-1].Is("("):
		return 3
	}
	return 0
}

// diagramOfVendors reports whether the label is the company's name alone, and another label of the diagram a company of the list.
func (p *phrase) diagramOfVendors() bool {
	if p.from != p.lo || p.to != p.hi {
		return false
	}
	for _, r := range p.block.Sentences() {
		text := p.block.Text[r.Start:r.End]
		ts := token.Append(nil, text)
		if len(ts) == 0 || r.Start == p.start {
			continue
		}
		if names, end := p.lex.Find(ts, 0, text); len(names) > 0 && end == len(ts) && names[0].Kind == ProviderName && names[0].Listed != nil {
			return true
		}
	}
	return false
}

// taskInBrackets reports whether the name begins its block, a task follows in brackets, and nothing else: 'Twilio (text messages with codes)'.
func (p *phrase) taskInBrackets() (yes bool) {
	if p.from > 0 && p.ts[0].Kind == token.Word && p.from != 0 || p.to >= len(p.ts) || !p.ts[p.to].Is("(") || len(p.ts)-p.to > 14 || !p.ts[len(p.ts)-1].Is(")") {
		return false
	}
	vendorSenses.find(p.ts, p.to, len(p.ts), func(h hit) { yes = yes || vendorSense(h.id) == task })
	return yes
}

// amongVendors reports whether the name fills a cell of a column in which companies of the list stand.
func (p *phrase) amongVendors() bool {
	if p.from != 0 || p.to < len(p.ts) && p.ts[p.to].Kind != token.Mark {
		return false
	}
	return p.block.Kind == prose.Cell && !p.block.Header && p.columnOfVendors() || p.block.Kind == prose.Item && p.itemsOfVendors()
}

// itemsOfVendors reports whether another item of the list begins with a company of the list of sub-processors, so that the items are
// companies.
func (p *phrase) itemsOfVendors() (yes bool) {
	p.eachItemAround(func(o *prose.Block) {
		ts := p.cut(o)
		if len(ts) == 0 || yes {
			return
		}
		names, end := p.lex.Find(ts, 0, o.Text)
		yes = len(names) > 0 && names[0].Kind == ProviderName && names[0].Listed != nil && (end >= len(ts) || ts[end].Kind == token.Mark)
	})
	return yes
}

// ofACustomer reports whether a customer is the subject of the sentence: 'a customer of ours, Siemens, sends its invoices through SAP'.
func (p *phrase) ofACustomer() bool {
	i := p.lo
	for i < p.from && (p.ts[i].Is("for") || p.ts[i].Is("at") || p.ts[i].Is("with") || p.ts[i].Kind == token.Mark) {
		i++
	}
	if i+1 >= p.from {
		return false
	}
	switch p.ts[i].Lower {
	case "a", "one", "some", "many", "most", "several", "another", "other", "few":
	default:
		return false
	}
	for i++; i < min(p.from, p.lo+5); i++ {
		switch w := p.ts[i].Lower; w {
		case "of", "our", "the":
		case "customer", "customers", "client", "clients", "tenant", "tenants", "user", "users", "school", "schools", "hospital", "hospitals", "reader", "readers", "competitor", "competitors", "supplier", "suppliers":
			return true
		default:
			if strings.HasSuffix(w, "ly") || strings.HasSuffix(w, "er") {
				continue
			}
			return false
		}
	}
	return false
}

// sameCompany reports whether a name is one of the company that the others mean.
func sameCompany(n *Name, others []Name) bool {
	for i := range others {
		if others[i].Kind == ProviderName && others[i].Provider == n.Provider {
			return true
		}
	}
	return false
}

// listNouns are what companies that are used are called where all of them are named.
var listNouns = set("processors", "subprocessors", "providers", "vendors", "suppliers", "contractors", "recipients")

// oursIn reports whether 'we', 'us' or 'our' stands among the tokens.
func (p *phrase) oursIn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "we", "us", "our":
			return true
		}
	}
	return false
}

// ofTheTrade reports whether the sentence begins with companies of a trade, and tells nothing of us: 'Large vendors such as ADP serve
// multinationals'.
func (p *phrase) ofTheTrade() bool {
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "we", "us", "our", "data":
			if i < p.from || p.ts[i].Is("data") {
				return false
			}
		case ";":
			if i > p.from {
				return p.vagueFirms()
			}
		}
	}
	return p.vagueFirms()
}

func (p *phrase) vagueFirms() bool {
	for i := p.lo; i < min(p.lo+3, p.from); i++ {
		if vagueWords[p.ts[i].Lower] {
			for k := i + 1; k < min(i+3, p.from); k++ {
				if vendorNouns[p.ts[k].Lower] || firmNouns[p.ts[k].Lower] {
					return true
				}
			}
		}
	}
	return false
}

// embedded reports whether we show or load something of the company's: 'we embed maps of Mapbox', 'the player is provided by Vimeo'.
func (p *phrase) embedded(g int) bool {
	if g-1 < p.lo || !embeddable[p.ts[g-1].Lower] {
		return false
	}
	lo, _ := p.clause()
	if w := p.ts[lo].Lower; w == "if" || w == "when" || w == "where" || w == "should" {
		return false // what somebody else may do
	}
	for i := g - 2; i >= lo && g-i < 8; i-- {
		if embedding[p.ts[i].Lower] {
			return true
		}
	}
	return false
}

var (
	embeddable = set("map", "maps", "video", "videos", "player", "players", "widget", "widgets", "form", "forms", "chat", "captcha", "script", "scripts", "module", "service", "services", "tool", "tools", "pixel", "tag", "tags")
	embedding  = set("embed", "embeds", "embedded", "integrate", "integrates", "integrated", "load", "loads", "loaded", "include", "includes", "included", "use", "uses", "show", "display", "displayed", "contains", "contain", "place")
)

// broughtAlong reports whether the sentence begins with what somebody else may do with the company: 'If a teacher embeds a video from
// YouTube, YouTube processes data'.
func (p *phrase) broughtAlong(n *Name) bool {
	switch p.ts[p.lo].Lower {
	case "if", "when", "where", "should", "whenever":
	default:
		return false
	}
	end := p.lo
	for end < p.hi && !p.ts[end].Is(",") {
		end++
	}
	if w := p.ts[min(p.lo+1, p.hi-1)].Lower; w != "a" && w != "an" && w != "another" && w != "your" {
		return false
	}
	for k := range p.finds {
		if f := &p.finds[k]; f.from >= p.lo && f.to <= end && f.names != nil && sameCompany(n, f.names) {
			return true
		}
	}
	return false
}
