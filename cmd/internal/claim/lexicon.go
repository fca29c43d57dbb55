package claim

import (
	"maps"
	"slices"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/load"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// A Name is what a run of words can mean.
type Name struct {
	Kind     NameKind
	Region   []catalog.Region // RegionName
	Place    string           // CityName: the city as the catalog writes it; CountryName: ISO code
	Provider string           // ProviderName: catalog ID, or ""
	Listed   *trust.Subprocessor
	Noun     trust.Noun // NounName
	Common   bool       // an ordinary English word too: only a capital letter and a verb of use make it a name
	Service  bool       // names a product of the provider, not the company
	Software bool       // also names software that anybody can run
	Company  bool       // ProviderName: known by its legal form alone
	Demonym  bool       // CountryName: an adjective, 'Dutch'
	Named    bool       // RegionName: by its name, which may be that of a part of the world too
	Remote   bool       // CityName: of the gazetteer; no region is known to be there
}

// A NameKind says what a name names.
type NameKind uint8

// Kinds of names.
const (
	RegionName NameKind = iota
	CityName
	CountryName
	ProviderName
	NounName
)

// A Lexicon finds names in tokens. It is built once for a site and only read afterwards.
type Lexicon struct {
	first        map[string][]entry    // by the first word, longest first
	starts       map[string]starts     // what a word can begin
	schemes      map[string][]scheme   // certificates, by the first word, longest first
	figures      map[string]bool       // words of the titles of counts and percentages in the data
	settings     []setting             // what is open or shut
	settingWords map[string]string     // words that those begin or end with, with the title
	domains      map[string]bool       // of the site's own hosts and addresses
	ownNames     [][]string            // words of the organisation's names
	own          map[string]bool       // names of the organisation, in lower case
	kept         map[string][][]string // names of what is kept, as stems, by the first
}

type entry struct {
	words []string
	exact string // the name as written, for codes, whose hyphens matter
	upper bool   // the name counts only when written with its capitals
	names []Name
}

// NewLexicon returns the names of the site's data and of the catalog.
func NewLexicon(c *trust.Center, cat *catalog.Catalog) *Lexicon {
	b := &lexiconBuilder{lex: &Lexicon{first: make(map[string][]entry, worldNames)}}
	listed := map[string]*trust.Subprocessor{}
	for _, s := range c.Subprocessors {
		p, ok := load.CatalogProvider(cat, s)
		id := s.ID
		if ok {
			id = p.ID
			if listed[p.ID] == nil || listed[p.ID].Ended.IsSet() {
				listed[p.ID] = s
			}
		}
		names := []string{s.Name.V, s.LegalName.V}
		for _, a := range s.Aliases {
			names = append(names, a.V)
		}
		for _, n := range names {
			b.add(n, Name{Kind: ProviderName, Provider: id, Listed: s}, false)
		}
	}
	b.lex.kept = keptNames(c)
	self := ownNames(c)
	b.lex.own = self
	for _, p := range cat.Providers() {
		if self[strings.ToLower(p.Name)] {
			continue
		}
		for _, n := range append([]string{p.Name, p.LegalEntity}, p.Aliases...) {
			if !self[strings.ToLower(n)] {
				b.add(n, Name{Kind: ProviderName, Provider: p.ID, Listed: listed[p.ID], Common: p.Common(n), Software: p.Software && !strings.HasSuffix(strings.ToLower(n), " cloud") && n != p.LegalEntity}, true)
			}
		}
	}
	for _, p := range cat.Providers() {
		for _, n := range p.Services {
			if !self[strings.ToLower(n)] {
				b.add(n, Name{Kind: ProviderName, Provider: p.ID, Listed: listed[p.ID], Common: p.Common(n), Service: true}, true)
			}
		}
	}
	for _, r := range cat.Regions() {
		b.code(r)
		if r.Provider == "azure" && r.City != "" { // whose regions are called by their names, 'West Europe'
			b.add(r.Name, Name{Kind: RegionName, Region: []catalog.Region{r}, Named: true}, true)
		}
	}
	for _, city := range cat.Cities() {
		for _, n := range city.Names {
			b.add(n, Name{Kind: CityName, Place: city.Name}, true)
		}
	}
	for _, k := range cat.Countries() {
		for _, n := range append([]string{k.Name}, k.Aliases...) {
			b.add(n, Name{Kind: CountryName, Place: k.Code}, true)
		}
	}
	for _, k := range cat.Countries() {
		if k.Demonym != "" {
			b.add(k.Demonym, Name{Kind: CountryName, Place: k.Code, Demonym: true}, true)
		}
	}
	for _, place := range cat.Places() {
		for _, n := range place.Names {
			b.add(n, Name{Kind: CityName, Place: place.Name, Remote: true}, true)
		}
	}
	for _, r := range c.Regions {
		if r.City.IsSet() {
			b.add(r.City.V, Name{Kind: CityName, Place: r.City.V}, true)
		}
	}
	b.addSchemes(c, cat)
	b.addDomains(c)
	b.lex.settings = settingsOf(c)
	b.lex.settingWords = endsOfSettings(b.lex.settings)
	for _, f := range c.Facts {
		if f.Type.V == "count" || f.Type.V == "percentage" {
			b.addFigure(f.Title.V)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(self)) {
		b.lex.ownNames = append(b.lex.ownNames, b.words(name))
	}
	for _, es := range b.lex.first {
		slices.SortStableFunc(es, func(x, y entry) int { return len(y.words) - len(x.words) })
	}
	b.addStarts()
	return b.lex
}

// addFigure enters the words of a figure's title.
func (b *lexiconBuilder) addFigure(title string) {
	if b.lex.figures == nil {
		b.lex.figures = map[string]bool{}
	}
	for _, w := range Stems(title) {
		b.lex.figures[w] = true
	}
}

// ownNames returns the names of the organisation: its own product may be called like a provider.
func ownNames(c *trust.Center) map[string]bool {
	m := map[string]bool{}
	for _, n := range append([]trust.Text{c.Organisation.Name, c.Organisation.LegalName}, c.Organisation.Aliases...) {
		if n.IsSet() {
			m[strings.ToLower(n.V)] = true
		}
	}
	return m
}

type lexiconBuilder struct {
	lex   *Lexicon
	buf   []token.Token
	said  []string // the words of many entries, each of which has a part
	meant []Name   // the same of their names
}

// worldNames is about how many names the catalog has.
const worldNames = 8 << 10

// mean returns what an entry means that has one name as yet.
func (b *lexiconBuilder) mean(n Name) []Name {
	if len(b.meant) == cap(b.meant) {
		b.meant = make([]Name, 0, 256)
	}
	b.meant = append(b.meant, n)
	end := len(b.meant)
	return b.meant[end-1 : end : end]
}

// entered returns the entry of a name, or nil.
func (b *lexiconBuilder) entered(words []string) *entry {
	es := b.lex.first[words[0]]
	for i := range es {
		if e := &es[i]; e.names[0].Kind != RegionName && slices.Equal(e.words, words) {
			return e
		}
	}
	return nil
}

// add enters a name. Names of the world are entered only where the site's own have not taken them.
func (b *lexiconBuilder) add(name string, n Name, upper bool) {
	words := b.words(name)
	if len(words) == 0 || len(words) == 1 && len(words[0]) < 2 {
		return
	}
	if len(words) == 1 && len(name) <= 3 && name != strings.ToUpper(name) {
		upper = true
	}
	if e := b.entered(words); e != nil {
		if !slices.ContainsFunc(e.names, func(m Name) bool { return m.Kind == n.Kind }) {
			e.names = append(e.names, n)
		}
		return
	}
	b.lex.first[words[0]] = append(b.lex.first[words[0]], entry{words: words, upper: upper, names: b.mean(n), exact: name})
}

// code enters a region's code. Codes without a digit or hyphen ("de", "us", "par") are words too: they are left to the
// cells and code spans in which bind looks for them.
func (b *lexiconBuilder) code(r catalog.Region) {
	if !strings.ContainsAny(r.Code, "0123456789-") {
		if (len(r.Code) < 4 || r.Code != strings.ToUpper(r.Code)) && !compoundCode(r.Code) {
			return
		}
	}
	words := b.words(r.Code)
	if len(words) == 0 {
		return
	}
	es := b.lex.first[words[0]]
	for i := range es {
		if e := &es[i]; e.names[0].Kind == RegionName && e.exact == r.Code {
			e.names[0].Region = append(e.names[0].Region, r)
			return
		}
	}
	b.lex.first[words[0]] = append(b.lex.first[words[0]], entry{words: words, exact: r.Code, names: []Name{{Kind: RegionName, Region: []catalog.Region{r}}}})
}

// compoundCode reports whether a code is built of a place and a point of the compass, 'northeurope': no such word is English.
func compoundCode(code string) bool {
	for w := range compass {
		if len(code) > len(w)+1 && (strings.HasPrefix(code, w) || strings.HasSuffix(code, w)) {
			return true
		}
	}
	return false
}

func (b *lexiconBuilder) words(name string) []string {
	b.buf = token.Append(b.buf[:0], name)
	if cap(b.said)-len(b.said) < len(b.buf) {
		b.said = make([]string, 0, 1024+len(b.buf))
	}
	from := len(b.said)
	for i := range b.buf {
		if b.buf[i].Kind != token.Mark {
			b.said = append(b.said, b.buf[i].Lower)
		}
	}
	return slices.Clip(b.said[from:])
}

// Find returns the names that the tokens from i on can mean and the index behind them.
func (l *Lexicon) Find(ts []token.Token, i int, text string) (names []Name, end int) {
	if ts[i].Kind == token.Mark {
		return nil, 0
	}
	es := l.first[ts[i].Lower]
	for k := range es {
		e := &es[k]
		j, ok := matchWords(ts, i, e.words)
		if !ok {
			continue
		}
		said := text[ts[i].Start:ts[j-1].End]
		if e.names[0].Kind == RegionName {
			if !strings.EqualFold(said, e.exact) || gluedBefore(ts, i) || gluedAfter(ts, j) {
				continue
			}
			return e.names, j
		}
		if e.upper && !startsUpper(ts, i, j, e.exact) || len(e.exact) == 2 && e.names[0].Kind == CountryName && gluedBefore(ts, i) { // 'EU-US'
			continue
		}
		return e.names, j
	}
	return nil, 0
}

// Own reports whether a name is one of the organisation's, or begins with one.
func (l *Lexicon) Own(name string) bool {
	name = strings.ToLower(name)
	if l.own[name] {
		return true
	}
	for own := range l.own {
		if strings.HasPrefix(name, own) && (len(name) == len(own) || name[len(own)] == ' ' || name[len(own)] == ',') {
			return true
		}
	}
	return false
}

// matchWords matches words with hyphens, commas and full stops between them passed over ("Hetzner, Online", "Fly.io", "sub-processor").
func matchWords(ts []token.Token, i int, words []string) (int, bool) {
	j := i
	for n, w := range words {
		if n > 0 {
			for j < len(ts) && ts[j].Kind == token.Mark && (ts[j].Is("-") || ts[j].Is(",") || ts[j].Is(".") || ts[j].Is("&") || ts[j].Is("/")) {
				j++
			}
		}
		if j >= len(ts) || ts[j].Lower != w {
			return 0, false
		}
		j++
	}
	return j, true
}

// gluedBefore and gluedAfter report whether a hyphen, slash or point joins the tokens to a longer word: 'x-eu-west-1', 'eu-west-1a'.
func gluedBefore(ts []token.Token, i int) bool {
	return i >= 2 && ts[i-1].Kind == token.Mark && !ts[i].Space && !ts[i-1].Space && (ts[i-1].Is("-") || ts[i-1].Is("."))
}

func gluedAfter(ts []token.Token, j int) bool {
	if j < len(ts) && ts[j].Kind != token.Mark && !ts[j].Space && len(ts[j].Text) > 1 {
		return true
	}
	return j+1 < len(ts) && !ts[j].Space && !ts[j+1].Space && (ts[j].Is("-") || ts[j].Is(".")) && ts[j+1].Kind != token.Mark
}

// startsUpper reports whether the name is written as a name: an abbreviation in capitals, any other with a capital where it has one.
func startsUpper(ts []token.Token, i, j int, exact string) bool {
	if exact == strings.ToUpper(exact) && len(exact) <= 4 {
		return ts[i].Text == strings.ToUpper(ts[i].Text)
	}
	if exact[0] >= 'a' && exact[0] <= 'z' {
		return true
	}
	return ts[i].Capital()
}
