package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// Input is all that a site is planned from.
type Input struct {
	Center    *trust.Center
	Catalog   *catalog.Catalog // nil is the one that ships
	Docs      []*Doc           // in any order
	Addresses *Addresses       // nil is that of the documents above
	AsOf      time.Time        // the day for which the site speaks, where it does
	Generator string           // 'Candor 1.0', or "" for nothing
}

// A Site is the plan of a trust center: its pages and what links to what. It does not change once planned.
type Site struct {
	Input
	Title    string
	Language string
	Hash     string // SHA-256 of the data files one after another in the order of their names, hexadecimal
	Nav      []NavGroup
	Plain    []Run // links to plain pages, for the foot of every page

	reg      *Register
	pages    []*Page
	docs     []*Doc // sorted by address
	byDoc    map[string]*Doc
	mentions map[trust.Noun][]Mentioned
	stated   map[*trust.Fact][]StatedAt
	cited    map[string][]Cited
	facts    map[trust.Noun][]*trust.Fact
	exports  []Export
}

// A NavGroup is a part of the navigation. The first has no title.
type NavGroup struct {
	Title string
	Links []Run
}

// A Page is a page of the site.
type Page struct {
	Address     string // '/policies/backup/'
	Path        string // 'policies/backup/index.html'
	Kind        Kind
	Room        string // address of the page that stands for it in the navigation
	Title       string // its heading
	HeadTitle   string // unique within the site
	Description string
	Language    string
	Crumbs      []Run // from the overview to the page above
	Doc         *Doc
	Noun        trust.Noun
	Lead        []Item
	Sections    []Section
}

// Mentioned is a sentence that names a noun, and its document.
type Mentioned struct {
	Doc *Doc
	*Mention
}

// StatedAt is a sentence that states a fact, and its document.
type StatedAt struct {
	Doc *Doc
	*Stated
}

// Cited is a clause that links to a document.
type Cited struct {
	Doc      *Doc   // that cites
	Fragment string // place in the cited document, or ""
	Clause
}

// Plan returns the site.
func Plan(in Input) *Site {
	policies := make([]*trust.Policy, len(in.Docs))
	for i, d := range in.Docs {
		policies[i] = d.Policy
	}
	if in.Addresses == nil {
		in.Addresses = NewAddresses(in.Center, policies)
	}
	if in.Catalog == nil {
		in.Catalog = catalog.Default()
	}
	s := &Site{
		Input:    in,
		Title:    in.Center.Site.Title.V,
		Language: cmp.Or(in.Center.Site.Language.V, "en"),
		Hash:     dataHash(in.Center),
		reg:      NewRegister(in.Center, in.Catalog, in.Addresses),
		byDoc:    make(map[string]*Doc, len(in.Docs)),
		mentions: map[trust.Noun][]Mentioned{},
		stated:   map[*trust.Fact][]StatedAt{},
		cited:    map[string][]Cited{},
		facts:    map[trust.Noun][]*trust.Fact{},
	}
	if s.Title == "" {
		s.Title = strings.TrimSpace(in.Center.Organisation.Name.V + " Trust Center")
	}
	s.docs = slices.Clone(in.Docs)
	slices.SortFunc(s.docs, func(a, b *Doc) int { return strings.Compare(a.Address, b.Address) })
	s.link()
	s.navigation()
	s.findExports()
	s.plan()
	return s
}

// splitAddress returns the origin and the path of the site's address.
func splitAddress(address string) (origin, prefix string) {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return "", ""
	}
	host, p, _ := strings.Cut(rest, "/")
	if host == "" {
		return "", ""
	}
	if p = strings.Trim(p, "/"); p != "" {
		p = "/" + p
	}
	return scheme + "://" + host, p
}

// dataHash returns the hash of the data files, those that hold an entry.
func dataHash(c *trust.Center) string {
	files := map[string]*source.File{}
	for _, n := range entries(c) {
		if f := n.Base().Span.File; f != nil {
			files[f.Name] = f
		}
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	h := sha256.New()
	for _, name := range names {
		h.Write(files[name].Data)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// link turns what documents say of nouns, facts and each other into what is said of each of these.
func (s *Site) link() {
	for _, f := range s.Center.Stated {
		s.facts[f.Owner] = append(s.facts[f.Owner], f)
	}
	for _, d := range s.docs {
		s.byDoc[d.Address] = d
		for i := range d.Mentions {
			m := &d.Mentions[i]
			list := s.mentions[m.Noun]
			if n := len(list); n > 0 && list[n-1].Doc == d && list[n-1].Sentence == m.Sentence && list[n-1].Clause == m.Clause {
				continue // named twice in a sentence
			}
			s.mentions[m.Noun] = append(list, Mentioned{d, m})
		}
		for i := range d.Stated {
			if f := d.Stated[i].Fact; f != nil {
				s.stated[f] = append(s.stated[f], StatedAt{d, &d.Stated[i]})
			}
		}
		for _, r := range d.Links {
			to, fragment, _ := strings.Cut(r.To, "#")
			if to == d.Address {
				continue
			}
			list := s.cited[to]
			if n := len(list); n > 0 && list[n-1].Doc == d && list[n-1].Clause == r.Clause {
				continue
			}
			s.cited[to] = append(list, Cited{d, fragment, r.Clause})
		}
	}
}

// Pages returns all pages, sorted by address; the page for what is not found comes last.
func (s *Site) Pages() []*Page { return s.pages }

// MentionedIn returns the sentences that name a noun, by document and in reading order.
func (s *Site) MentionedIn(n trust.Noun) []Mentioned { return s.mentions[n] }

// StatedIn returns the sentences that state a fact, by document and in reading order.
func (s *Site) StatedIn(f *trust.Fact) []StatedAt { return s.stated[f] }

// CitedBy returns the clauses of other documents that link to a document.
func (s *Site) CitedBy(d *Doc) []Cited { return s.cited[d.Address] }

// DocAt returns the document with that address.
func (s *Site) DocAt(address string) (*Doc, bool) {
	d, ok := s.byDoc[address]
	return d, ok
}

// PolicyAddress returns the address of the document with that ID, "" where there is none.
func (s *Site) PolicyAddress(id string) string {
	if found := s.Addresses.byID[id]; len(found) > 0 {
		return s.Addresses.docs[found[0].File]
	}
	return ""
}

// Register returns the site's tables.
func (s *Site) Register() *Register { return s.reg }

// URL returns the complete address of a page, or its path where the site's own address was not told.
func (s *Site) URL(address string) string { return s.Addresses.URL(address) }

// Prefix returns the path of the site's address without its last slash: "" for a site at the root of its host.
func (s *Site) Prefix() string { return s.Addresses.prefix }

// Complete reports whether the site's address is known.
func (s *Site) Complete() bool { return s.Addresses.origin != "" }

func (s *Site) navigation() {
	for _, r := range s.Addresses.rooms {
		at := slices.IndexFunc(s.Nav, func(g NavGroup) bool { return g.Title == r.Group })
		if at < 0 {
			at = len(s.Nav)
			s.Nav = append(s.Nav, NavGroup{Title: r.Group})
		}
		s.Nav[at].Links = append(s.Nav[at].Links, Run{Text: r.Title, Href: r.Address})
	}
	const most = 8
	for _, d := range s.docs {
		if !isPolicy(d.Policy) && d.Address != "/glossary/" && len(s.Plain) < most {
			s.Plain = append(s.Plain, Run{Text: Title(d), Href: d.Address})
		}
	}
}

// Title returns the title of a document: that of its front matter, else its first heading, else its file's name.
func Title(d *Doc) string {
	if d.Policy.Title.V == "" && len(d.Headings) > 0 && d.Headings[0].Level == 1 {
		return d.Headings[0].Text
	}
	return d.Policy.Label()
}

// plan makes the pages.
func (s *Site) plan() {
	for _, r := range s.Addresses.rooms {
		if r.Kind != Glossary && r.Kind != Map {
			s.add(s.room(r))
		}
	}
	for _, d := range s.docs {
		s.add(s.document(d))
	}
	for _, p := range s.Center.Subprocessors {
		s.add(s.subprocessor(p))
	}
	for _, d := range s.Center.DataCategories {
		s.add(s.category(d))
	}
	for _, r := range s.Center.Regions {
		s.add(s.location(r))
	}
	index, _ := roomOfKind(Map)
	s.add(&Page{Address: index.Address, Kind: Map, Title: index.Title, Description: "Every page of the " + s.Title + "."})
	slices.SortFunc(s.pages, func(a, b *Page) int { return strings.Compare(a.Address, b.Address) })
	s.pages = slices.CompactFunc(s.pages, func(a, b *Page) bool { return a.Address == b.Address })
	s.distinguish()
	s.takeAway()
	for _, p := range s.pages {
		if p.Kind == Map {
			p.Sections = s.everyPage()
		}
	}
	missing := &Page{Address: "/404.html", Kind: NotFound, Title: "Page not found", Description: "There is no page at this address.",
		Lead: []Item{line("There is no page at this address. It may have been mistyped, or the page may have been withdrawn."),
			runs(Run{Text: "Begin at the "}, Run{Text: "overview", Href: "/"}, Run{Text: " or look through "}, Run{Text: "all pages", Href: "/pages/"}, Run{Text: "."})}}
	s.add(missing)
	missing.HeadTitle, missing.Path = missing.Title+" – "+s.Title, "404.html"
}

func roomOfKind(k Kind) (room, bool) {
	for _, r := range rooms {
		if r.Kind == k {
			return r, true
		}
	}
	return room{}, false
}

// add completes a page with what follows from its address.
func (s *Site) add(p *Page) {
	if p == nil || p.Address == "" {
		return
	}
	p.Path = strings.TrimPrefix(p.Address, "/") + "index.html"
	p.Language = cmp.Or(p.Language, s.Language)
	if p.Room == "" {
		p.Room = p.Address
	}
	if p.Address != "/" {
		p.Crumbs = append(p.Crumbs, Run{Text: "Overview", Href: "/"})
		if p.Room != p.Address {
			for _, r := range s.Addresses.rooms {
				if r.Address == p.Room {
					p.Crumbs = append(p.Crumbs, Run{Text: r.Title, Href: r.Address})
				}
			}
		}
	}
	s.pages = append(s.pages, p)
}

// distinguish gives every page a title of its own for windows and lists of results.
func (s *Site) distinguish() {
	count := make(map[string]int, len(s.pages))
	for _, p := range s.pages {
		if p.HeadTitle == "" {
			p.HeadTitle = p.Title
		}
		count[p.HeadTitle]++
	}
	for _, p := range s.pages {
		if count[p.HeadTitle] > 1 {
			p.HeadTitle += " (" + strings.Trim(p.Address, "/") + ")"
		}
		if p.Address != "/" {
			p.HeadTitle += " – " + s.Title
		}
	}
}
