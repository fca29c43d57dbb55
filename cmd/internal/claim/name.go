package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// name reads a region, a city, a country or a provider. A name that the sentence does not place or use asserts nothing that
// could be checked, and is no claim.
func (p *phrase) name(c *Claim, names []Name) bool {
	n := p.choose(names)
	if n == nil {
		return false
	}
	switch n.Kind {
	case RegionName:
		if n.Named && !p.speaksOfCloud() || p.outage() {
			return false
		}
		c.Kind, c.Regions = Region, n.Region
		c.Region.Code = c.Text
		if len(n.Region) > 0 {
			c.Region = n.Region[p.regionOfNamed(n)]
		}
		c.Hosting = true
		p.parts(c)
		c.Scoped = p.scoped()
		return true
	case CityName, CountryName:
		if n.Demonym || p.shortAdjective() {
			as := *n
			as.Demonym = true
			n = &as
		}
		if n.Demonym && !p.ofPlace() || n.Remote && !p.placed() {
			return false
		}
		c.Kind, c.Place = City, n.Place
		if n.Kind == CountryName {
			c.Kind = Country
		}
		if c.Near = p.beside(); c.Near == nil {
			c.Near = p.keeper()
		}
		c.Stored = p.stored() || p.siteIn() || p.onMachinesOf() || p.stands() || p.asksWhere() || p.writtenTo() || p.besideStored()
		_, c.Hosting = p.cue(hostingWords)
		c.Hosting = c.Hosting || c.Stored
		if !c.Hosting && p.block.Kind == prose.Cell {
			c.Hosting = p.placeLabel()
		}
		if c.Near == nil && !(c.Kind == City && p.seatColumn()) {
			c.Near, c.Vendor = p.rowVendor()
		}
		p.parts(c)
		c.Scoped = p.scoped()
		if c.Parts&Seat != 0 && c.Parts&(Live|Copies|Standby|Edge) == 0 || p.onPaper() || p.relieved(impersonal) && !p.excepts(p.lo) {
			c.Hosting, c.Stored = false, false // an office, a seat or a court: no data
		}
		if p.ofPeople() || p.deniesData(p.to, p.hi) || p.ofThings() {
			c.Hosting, c.Stored = false, false
		}
		if c.Hosting && p.block.Kind == prose.Cell {
			c.Located = p.answersWhere()
		}
		if b := p.block; c.Hosting && (b.Diagram() || (b.Label > 0 && p.ts[p.from].Start >= b.Label || p.colon() >= 0) && p.to-p.lo < 12) {
			c.Located = c.Parts&(Live|Copies|Standby) != 0 && c.Parts&(Seat|Narrow|Support) == 0
			c.Stored = c.Stored || p.serverLabel()
		}
		if p.processesThere() {
			c.Hosting, c.Located = true, true
		}
		if !c.Hosting && p.hostedThere() || p.seesFrom() {
			c.Hosting, c.Located = true, true
		}
		if c.Near == nil && !c.Hosting && c.Vendor == "" {
			c.Vendor = p.companyIn()
		}
		if n.Kind == CountryName && (n.Demonym || !p.afterCity()) && p.onlyCountry(c, n) {
			return true
		}
		return c.Near != nil || c.Hosting || c.Vendor != ""
	case ProviderName:
		c.Kind, c.Entity, c.Listed = Provider, n.Provider, n.Listed
		if n.Company && p.lex.Own(c.Text) || p.program() {
			return false
		}
		var u use
		if n.Company {
			u = p.company(n)
		} else {
			u = p.use(n)
		}
		c.UseCue, c.Used, c.Recipient, c.Weak = u.cue, u.used, u.listed, u.weak
		c.Service = n.Service
		if u.used {
			c.Tasks, c.Nouns = p.tasks()
			if g, _ := p.governor(); g >= p.lo && !p.ts[g].Is("by") && !p.labelled() {
				c.Through = true
			}
			c.Labelled = p.labelled()
		}
		return c.Listed != nil || c.Used || !n.Common && !n.Company
	}
	return false
}

// choose picks the meaning of a name that has several: 'Hamburg' the city before 'Hamburg' the company.
func (p *phrase) choose(names []Name) *Name {
	for i := range names {
		n := &names[i]
		if n.Common && n.Listed == nil {
			if !p.ts[p.from].Capital() || p.sentenceStart() && !p.amongVendors() || p.compound() {
				continue
			}
		}
		return n
	}
	return nil
}

// compound reports whether a capitalised word stands right before or behind: 'Store Front' names something else than Front.
func (p *phrase) compound() bool {
	near := func(i, space int) bool {
		return i >= p.lo && i < p.hi && p.ts[i].Kind == token.Word && p.ts[i].Capital() && p.ts[space].Space
	}
	return near(p.from-1, p.from) && p.from-1 > p.lo || near(p.to, min(p.to, p.hi-1))
}

func (p *phrase) sentenceStart() bool { return p.from == p.lo }

// cue returns the first word of the sentence that is in the set.
func (p *phrase) cue(words map[string]bool) (string, bool) {
	for i := p.lo; i < p.hi; i++ {
		if (i < p.from || i >= p.to) && words[p.ts[i].Lower] {
			return p.ts[i].Text, true
		}
	}
	return "", false
}

// hasAny reports whether a text has one of the words.
//
// It sees the words that tokens have; a text with other letters than those of English is cut into tokens.
func hasAny(text string, words map[string]bool) bool {
	var space [48]byte
	w := space[:0]
	for i := 0; i <= len(text); i++ {
		c := byte(' ')
		if i < len(text) {
			c = text[i]
		}
		switch {
		case 'a' <= c && c <= 'z' || len(w) > 0 && '0' <= c && c <= '9':
			w = append(w, c)
		case 'A' <= c && c <= 'Z':
			w = append(w, c|0x20)
		case c >= utf8.RuneSelf || c == '\'' || '0' <= c && c <= '9':
			return slices.ContainsFunc(token.Append(nil, text), func(t token.Token) bool { return words[t.Lower] })
		default:
			if len(w) > 0 && words[string(w)] {
				return true
			}
			w = w[:0]
		}
	}
	return false
}

// Words that say that a sentence speaks of where data or systems are.
var hostingWords = set("host", "hosts", "hosted", "hosting", "store", "stored", "stores", "storage", "run", "runs", "running", "located", "location", "locations",
	"region", "regions", "datacentre", "datacenter", "centre", "center", "centres", "centers", "servers", "server", "kept", "held", "replicated", "replica",
	"resides", "reside", "backup", "backups", "copies", "copied", "snapshots", "bucket", "buckets", "standby", "primary", "secondary", "failover", "site", "sites",
	"cluster", "database", "databases", "deployed", "operated", "zone", "zones", "processed", "lies", "lie", "placed", "live", "lives", "housed", "stay", "stays", "remain")

var placeHeads = set("region", "regions", "place", "places", "location", "locations", "country", "countries", "city", "cities", "town", "towns", "where", "seat", "hosting", "jurisdiction", "site", "sites", "centre", "center", "centres", "centers", "datacentre", "datacenter", "datacentres", "datacenters", "facility", "standby", "failover")

// recipients reports whether what introduces the list says that its items receive data, and by which word.
func (p *phrase) recipients() (string, bool) {
	for b := range p.above() {
		ts := p.cut(b)
		found := false
		vendorSenses.find(ts, 0, len(ts), func(h hit) { found = found || vendorSense(h.id) == recipient })
		if found {
			return b.Text, true
		}
	}
	return "", false
}

// above yields what introduces a block: its lead-in, the items around it with their lead-ins, and its headings.
func (p *phrase) above() func(yield func(*prose.Block) bool) {
	return func(yield func(*prose.Block) bool) {
		at := func(i int) bool {
			return i < 0 || i >= len(p.doc.Blocks) || i == p.index || yield(&p.doc.Blocks[i])
		}
		for b, n := p.block, 0; n < 8; n++ {
			if !at(b.LeadIn) || !at(b.Parent) {
				return
			}
			if b.Parent < 0 || b.Parent >= p.index {
				break
			}
			b = &p.doc.Blocks[b.Parent]
		}
		for h := p.block.Heading; h >= 0; h = p.doc.Headings[h].Parent {
			if !at(p.doc.Headings[h].Block) {
				return
			}
		}
	}
}

var providerHeads = set("provider", "providers", "vendor", "vendors", "processor", "processors", "subprocessor", "subprocessors", "sub", "company", "companies", "firm", "firms", "supplier", "suppliers", "service", "services", "host", "hoster", "place", "where", "hosting", "by", "entity", "tool", "tools", "processing", "recipient", "recipients", "operator", "partner", "contractor", "platform", "route", "whom", "who", "person", "name", "third")

// beside returns the provider or region code that stands right beside a place: in brackets around it or before it, or joined by a comma or 'in'.
func (p *phrase) beside() *Near {
	look := func(f *find) *Near {
		for i := range f.names {
			n := &f.names[i]
			span := p.block.Source(p.ts[f.from].Start, p.ts[f.to-1].End)
			text := p.block.Text[p.ts[f.from].Start:p.ts[f.to-1].End]
			switch {
			case n.Kind == ProviderName && n.Listed != nil:
				return &Near{Provider: n.Listed, Span: span, Text: text}
			case n.Kind == RegionName && len(n.Region) > 0:
				return &Near{Code: &n.Region[0], Codes: n.Region, Span: span, Text: text}
			}
		}
		return nil
	}
	if n := p.codeAhead(look); n != nil {
		return n // a code says more exactly than a provider with many places what the place is
	}
	if n := p.vendorBehind(look); n != nil {
		return n
	}
	if p.self == 0 {
		return nil
	}
	f := &p.finds[p.self-1]
	if f.to < p.lo || !p.joined(f.to, p.from) {
		return nil
	}
	if n := look(f); n != nil {
		return n
	}
	// 'Hetzner (Falkenstein, Germany)': the country speaks of what the city speaks of.
	if p.self > 1 && f.names != nil && f.names[0].Kind == CityName {
		if g := &p.finds[p.self-2]; g.to >= p.lo && p.joined(g.to, f.from) {
			return look(g)
		}
	}
	return nil
}

// codeAhead returns the region's code right behind the place, or behind the country that follows a city: 'Paris, France (eu-west-3)'.
func (p *phrase) codeAhead(look func(*find) *Near) *Near {
	end := p.to
	for k := p.self + 1; k < min(p.self+3, len(p.finds)); k++ {
		f := &p.finds[k]
		if f.from >= p.hi || !p.joined(end, f.from) || f.names == nil {
			return nil
		}
		if n := look(f); n != nil && n.Code != nil {
			return n
		}
		self := &p.finds[p.self]
		if f.names[0].Kind != CountryName || self.names == nil || self.names[0].Kind != CityName {
			return nil
		}
		end = f.to
	}
	return nil
}

// vendorBehind returns the company that stands right behind the place, or behind the country that follows a city: 'Nuremberg, Germany
// (Hetzner)', 'in Paris at Scaleway'.
func (p *phrase) vendorBehind(look func(*find) *Near) *Near {
	end := p.to
	for k := p.self + 1; k < min(p.self+3, len(p.finds)); k++ {
		f := &p.finds[k]
		if f.from >= p.hi || f.names == nil || f.from <= end || f.from-end > 2 {
			return nil
		}
		if f.names[0].Kind == ProviderName {
			switch w := p.ts[end].Lower; {
			case f.from-end > 1 || w != "(" && w != "at" && w != "with" && w != "by":
				return nil
			case w == "(" && !p.closed(f.to):
				return nil // 'Dublin (AWS is used for …)'
			}
			return look(f)
		}
		self := &p.finds[p.self]
		if f.names[0].Kind != CountryName || self.names == nil || self.names[0].Kind != CityName || !p.joined(end, f.from) {
			return nil
		}
		end = f.to
	}
	return nil
}

// closed reports whether a bracket is closed at the token, or goes on with a comma.
func (p *phrase) closed(i int) bool {
	return i >= p.hi || p.ts[i].Is(")") || p.ts[i].Is(",")
}

// keeper returns the provider that the sentence has as its subject: 'Sentry stores error reports in Frankfurt'.
func (p *phrase) keeper() *Near {
	for i := range p.finds[:p.self] {
		f := &p.finds[i]
		if f.from < p.lo || f.names == nil || f.names[0].Kind != ProviderName || f.names[0].Listed == nil {
			continue
		}
		if f.from > p.lo+1 || !keeps[p.ts[f.to].Lower] {
			return nil
		}
		return &Near{Provider: f.names[0].Listed, Span: p.block.Source(p.ts[f.from].Start, p.ts[f.to-1].End), Text: p.block.Text[p.ts[f.from].Start:p.ts[f.to-1].End]}
	}
	return nil
}

var keeps = set("stores", "keeps", "holds", "processes", "hosts", "runs", "operates", "replicates")

// stored reports whether the sentence says that something is stored, hosted or held in the place: a participle, then 'in' before
// the place or before the list of places in which it stands.
func (p *phrase) stored() bool {
	in := -1
	for i := p.from - 1; i >= p.lo; i-- {
		if p.ts[i].Is("in") || p.ts[i].Is("near") {
			in = i
			break
		}
		if p.ts[i].Is(")") { // 'in Stockholm (primary) and Paris (standby)'
			if k := p.opening(i); k > p.lo && p.placeAt(k-1) {
				i = k
				continue
			}
		}
		if !p.ts[i].Is(",") && !p.ts[i].Is("and") && !p.ts[i].Is("or") && !p.ts[i].Is("the") && !p.placeAt(i) {
			return false
		}
	}
	for i := in - 1; i >= p.lo && in-i < 6; i-- {
		if storedWords[p.ts[i].Lower] {
			return i == p.lo || !people[p.ts[i-1].Lower] // 'developers located in Cuba'
		}
	}
	return false
}

func (p *phrase) placeAt(i int) bool {
	for k := range p.finds {
		if f := &p.finds[k]; i >= f.from && i < f.to {
			return f.names != nil && (f.names[0].Kind == CityName || f.names[0].Kind == CountryName)
		}
	}
	return false
}

var storedWords = set("stored", "hosted", "held", "kept", "located", "housed", "store", "keep", "host", "resides", "reside", "replicated")

// joined reports whether nothing but a bracket, a comma or a short preposition stands between two finds.
func (p *phrase) joined(from, to int) bool {
	if to-from > 5 || to < from {
		return false
	}
	for i := from; i < to; i++ {
		switch p.ts[i].Lower {
		case "(", ",", "in", "which", "is", "that", "located", "lies", "region", "—", "/", "the", "[", ":", "its", "data", "centre", "centres", "center", "centers", "datacentre", "datacentres", "datacenter", "datacenters", "facility", "facilities", "near", "own":
		case "-":
			if !p.ts[i].Space {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// stem folds the plural into the singular, so that 'backups' and 'backup' are one word to the binder.
func stem(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 5 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") && w != "caches" || strings.HasSuffix(w, "xes")):
		return w[:len(w)-2]
	case len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'u' && w[len(w)-2] != 'i':
		return w[:len(w)-1]
	}
	return w
}

// Words returns the words of a text in lower case.
func Words(text string) []string {
	var out []string
	for _, t := range token.Append(nil, text) {
		if t.Kind == token.Word {
			out = append(out, t.Lower)
		}
	}
	return out
}

// Stems returns the stems of the words of a text that carry meaning, in order.
func Stems(text string) []string {
	return stemsOf(token.Append(nil, text))
}

func stemsOf(ts []token.Token) (out []string) {
	for i := range ts {
		if ts[i].Kind == token.Word && !stopWords[ts[i].Lower] || ts[i].Kind == token.Number {
			out = append(out, normal(ts, i))
		}
	}
	return out
}

// Stem returns the stem under which a token is known.
func Stem(ts []token.Token, i int) string { return normal(ts, i) }

// normal returns the stem under which a token is known; 'hourly' after a number joins it, so that '6-hourly' is one word.
func normal(ts []token.Token, i int) string {
	w := ts[i].Lower
	switch w {
	case "nightly", "everyday", "day-to-day":
		return "daily"
	case "db":
		return "database"
	case "copy", "copies", "snapshot", "snapshots", "dump", "dumps":
		return "backup"
	}
	return stem(w)
}

var stopWords = set("the", "a", "an", "of", "for", "in", "on", "to", "and", "or", "by", "with", "at", "from", "is", "are", "be", "been", "was", "were", "it", "its", "this", "that", "these", "those", "we", "our", "us", "they", "their",
	"as", "all", "any", "each", "every", "which", "who", "whose", "when", "where", "not", "no", "than", "then", "into", "other", "such", "has", "have", "had", "will", "can", "may", "must", "shall", "only", "also", "if", "after", "before", "until", "while", "within", "per", "up", "out", "there", "them", "he", "she", "you", "your", "so", "do", "does", "one", "same", "long", "longer", "kept", "keep", "stored", "retained", "day", "days", "hour", "hours", "week", "weeks", "month", "months", "year", "years")
