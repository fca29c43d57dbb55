package site

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/trust"
)

// Addresses knows where every document, noun and fact is published. It is made from the names of the documents and the data
// alone, before any document is read, so that documents can be rendered in any order and all at once. It does not change.
type Addresses struct {
	center *trust.Center
	docs   map[string]string // file to address
	files  map[string]string // address to file
	byFile map[string]*trust.Policy
	folded map[string]string // file in lower case to file
	byID   map[string][]*trust.Policy
	bare   map[string][]trust.Noun // entries by ID, of all tables
	pages  map[string]bool         // addresses of all pages
	rooms  []room                  // registers that have something to show
	static map[string]bool         // nil: not told

	exports map[string]bool // addresses of the files of tables
	origin  string          // 'https://trust.larkbridge.example', "" if not told
	prefix  string          // path of the site's address without its last slash
}

// A room is a page that holds a register, with the tables whose entries have their address on it.
type room struct {
	Address string
	Title   string
	Group   string // heading under which the navigation has it
	Kind    Kind
	Tables  []string
	Each    bool // entries have a page of their own
}

// rooms are all registers that a site can have, in the order of the navigation.
var rooms = []room{
	{"/", "Overview", "", Overview, []string{"site", "organisation"}, false},
	{"/policies/", "Policies", "Documents", Policies, []string{"policies"}, true},
	{"/questions/", "Questions", "Documents", Questions, []string{"questions"}, false},
	{"/certificates/", "Certificates and documents", "Documents", Certificates, []string{"certifications", "documents"}, false},
	{"/glossary/", "Glossary", "Documents", Glossary, nil, false},
	{"/subprocessors/", "Sub-processors", "Data", Subprocessors, []string{"subprocessors"}, true},
	{"/data-categories/", "Data categories", "Data", Categories, []string{"data_categories"}, true},
	{"/locations/", "Locations", "Data", Locations, []string{"regions"}, true},
	{"/systems/", "Systems", "Data", Systems, []string{"components"}, false},
	{"/retention/", "Retention and deletion", "Data", Retention, []string{"retention"}, false},
	{"/security/", "Encryption and access", "Protection", Security, []string{"encryption", "access", "isolation"}, false},
	{"/backups/", "Backups and recovery", "Protection", Backups, []string{"backups", "continuity"}, false},
	{"/incidents/", "Incidents and notification", "Protection", Incidents, []string{"severities", "notifications"}, false},
	{"/reviews/", "Reviews and tests", "Protection", Reviews, []string{"reviews"}, false},
	{"/responsibilities/", "Responsibilities", "Protection", Responsibilities, []string{"responsibilities"}, false},
	{"/reporting/", "Reporting a vulnerability", "Contact", Reporting, []string{"disclosure"}, false},
	{"/contacts/", "Contacts and roles", "Contact", Contacts, []string{"contacts", "roles"}, false},
	{"/changes/", "Changes", "Reference", Changes, []string{"updates"}, false},
	{"/figures/", "Figures", "Reference", Figures, []string{"facts"}, false},
	{"/data/", "Data", "Reference", Data, nil, false},
	{"/pages/", "All pages", "Reference", Map, nil, false},
}

// taken are first parts of addresses that the site uses itself beside those of its registers, now or in an address that has
// been promised: no document may be published there.
var taken = [...]string{"404", "text", "static", "search", "compare", "pack", "data", "feeds", "v", "charts", "well-known"}

// NewAddresses returns the addresses of a site with these data and documents.
func NewAddresses(c *trust.Center, docs []*trust.Policy) *Addresses {
	a := &Addresses{
		center: c,
		docs:   make(map[string]string, len(docs)),
		files:  make(map[string]string, len(docs)),
		byFile: make(map[string]*trust.Policy, len(docs)),
		folded: make(map[string]string, len(docs)),
		byID:   make(map[string][]*trust.Policy, len(docs)),
		bare:   map[string][]trust.Noun{},
		pages:  make(map[string]bool, len(docs)+64),
	}
	reserved := map[string]bool{}
	for _, s := range taken {
		reserved[s] = true
	}
	for _, r := range rooms {
		reserved[strings.Trim(r.Address, "/")] = true
	}
	sorted := slices.Clone(docs)
	slices.SortFunc(sorted, func(x, y *trust.Policy) int { return strings.Compare(x.File, y.File) })
	for _, p := range sorted {
		if _, again := a.docs[p.File]; again {
			continue
		}
		address := a.free(docAddress(p, reserved))
		a.docs[p.File], a.files[address] = address, p.File
		a.byFile[p.File], a.folded[strings.ToLower(p.File)] = p, p.File
		a.byID[p.ID] = append(a.byID[p.ID], p)
		a.pages[address] = true
	}
	a.origin, a.prefix = splitAddress(string(c.Site.Address.V))
	a.register(sorted)
	return a
}

// docAddress returns the address that a document asks for by its path, outside what is reserved.
func docAddress(p *trust.Policy, reserved map[string]bool) string {
	file := strings.TrimSuffix(strings.TrimPrefix(p.File, "content/"), path.Ext(p.File))
	var parts []string
	for part := range strings.SplitSeq(file, "/") {
		parts = append(parts, segment(part))
	}
	if n := len(parts); n > 1 && parts[n-1] == "index" {
		parts = parts[:n-1]
	}
	own := parts[0] == "policies" && len(parts) > 1 || parts[0] == "glossary" && len(parts) == 1 && p.Kind.V == "glossary"
	if parts[0] == "index" || reserved[parts[0]] && !own {
		parts = append([]string{"text"}, parts...)
	}
	return "/" + strings.Join(parts, "/") + "/"
}

// segment returns a name as part of an address: lower-case letters, digits, hyphens and underscores. A name that has none of
// them becomes digits of its hash.
func segment(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
			continue
		}
		gap = true
	}
	if b.Len() == 0 {
		sum := sha256.Sum256([]byte(name))
		return hex.EncodeToString(sum[:4])
	}
	return b.String()
}

// free returns address, or address with the first free number behind it.
func (a *Addresses) free(address string) string {
	if !a.pages[address] {
		return address
	}
	base := strings.TrimSuffix(address, "/")
	for n := 2; ; n++ {
		if next := base + "-" + strconv.Itoa(n) + "/"; !a.pages[next] {
			return next
		}
	}
}

// register finds which registers exist and notes the addresses of entries.
func (a *Addresses) register(docs []*trust.Policy) {
	filled := map[string]bool{}
	for _, n := range entries(a.center) {
		e := n.Base()
		filled[e.Noun] = true
		if e.ID != "" {
			a.bare[e.ID] = append(a.bare[e.ID], n)
		}
	}
	for _, p := range docs {
		if isPolicy(p) {
			filled["policies"] = true
		}
	}
	if len(a.center.Stated) > 0 {
		filled["facts"] = true
	}
	for _, r := range rooms {
		shown := r.Kind == Overview || r.Kind == Map || r.Kind == Data || r.Kind == Glossary && a.pages[r.Address]
		for _, t := range r.Tables {
			shown = shown || filled[t]
		}
		if !shown {
			continue
		}
		a.rooms = append(a.rooms, r)
		a.pages[r.Address] = true
	}
	a.noteExports(filled)
	for _, n := range entries(a.center) {
		if r, ok := roomOf(n.Base().Noun); ok && r.Each && n.Base().ID != "" {
			a.pages[a.Noun(n)] = true
		}
	}
}

// isPolicy reports whether a document is listed among the policies, as pages and glossaries are not.
func isPolicy(p *trust.Policy) bool { return p.Kind.V != "page" && p.Kind.V != "glossary" }

// roomOf returns the register that shows a table.
func roomOf(table string) (*room, bool) {
	r, ok := roomByTable[table]
	return r, ok
}

var roomByTable = func() map[string]*room {
	out := map[string]*room{}
	for i := range rooms {
		for _, t := range rooms[i].Tables {
			out[t] = &rooms[i]
		}
	}
	return out
}()

// Doc returns the address of the document in a file.
func (a *Addresses) Doc(file string) (address string, ok bool) {
	address, ok = a.docs[file]
	return address, ok
}

// Numbered reports whether the clauses of the document in a file bear numbers: those of policies do, those of pages do not.
func (a *Addresses) Numbered(file string) bool {
	p, ok := a.byFile[file]
	return ok && isPolicy(p)
}

// Noun returns the address of an entry: a page of its own or a row of its register. It is "" for what has none.
func (a *Addresses) Noun(n trust.Noun) string {
	if n == nil {
		return ""
	}
	if p, ok := n.(*trust.Policy); ok {
		return a.docs[p.File]
	}
	e := n.Base()
	r, ok := roomOf(e.Noun)
	switch {
	case !ok:
		return ""
	case e.ID == "":
		return r.Address
	case r.Each:
		return r.Address + e.ID + "/" // load lets through only IDs that can stand in addresses
	}
	return r.Address + "#" + e.Path()
}

// URL returns the complete address of a page, or its path where the site's own address was not told.
func (a *Addresses) URL(address string) string { return a.origin + a.prefix + address }

// Fact returns the address of a fact. Facts are permanent: their address is their ID.
func (a *Addresses) Fact(f *trust.Fact) string {
	if f == nil {
		return ""
	}
	return "/figures/#" + f.ID
}

// Value returns a fact's value as readers see it: the names of entries and countries, where the data have IDs and codes.
func (a *Addresses) Value(f *trust.Fact) string {
	switch v := f.Value.(type) {
	case string:
		return a.called(f, v)
	case []string:
		names := make([]string, len(v))
		for i, id := range v {
			names[i] = a.called(f, id)
		}
		return strings.Join(names, ", ")
	}
	return f.Text
}

func (a *Addresses) called(f *trust.Fact, id string) string {
	switch f.Aspect {
	case "provider", "region":
		table := map[string]string{"provider": "subprocessors", "region": "regions"}[f.Aspect]
		for _, n := range a.bare[id] {
			if r, ok := n.(*trust.Region); ok && table == "regions" {
				return place(r, catalog.Default())
			}
			if n.Base().Noun == table {
				return n.Label()
			}
		}
	case "country":
		if c, ok := catalog.Default().Country(id); ok {
			return c.Name
		}
	}
	return id
}

// AddStatic tells which files static/ holds, by their paths below it; links to others then lead nowhere. Where it is not
// called, all links into /static/ are taken on trust. It has to be called before the first Resolve.
func (a *Addresses) AddStatic(names ...string) {
	if a.static == nil {
		a.static = map[string]bool{}
	}
	for _, n := range names {
		a.static["/static/"+n] = true
	}
}

// entries returns all entries of a center that were given, in the order of its tables.
func entries(c *trust.Center) []trust.Noun {
	var out []trust.Noun
	for _, n := range []trust.Noun{&c.Site, &c.Organisation, &c.Disclosure} {
		if !n.Base().Span.IsZero() {
			out = append(out, n)
		}
	}
	out = appendAll(out, c.Contacts)
	out = appendAll(out, c.Roles)
	out = appendAll(out, c.Subprocessors)
	out = appendAll(out, c.Regions)
	out = appendAll(out, c.DataCategories)
	out = appendAll(out, c.Components)
	out = appendAll(out, c.Backups)
	out = appendAll(out, c.Retention)
	out = appendAll(out, c.Encryption)
	out = appendAll(out, c.Access)
	out = appendAll(out, c.Isolation)
	out = appendAll(out, c.Severities)
	out = appendAll(out, c.Notifications)
	out = appendAll(out, c.Continuity)
	out = appendAll(out, c.Reviews)
	out = appendAll(out, c.Certifications)
	out = appendAll(out, c.Documents)
	out = appendAll(out, c.Responsibilities)
	out = appendAll(out, c.Questions)
	out = appendAll(out, c.Updates)
	out = appendAll(out, c.Facts)
	return out
}

func appendAll[N trust.Noun](out []trust.Noun, nouns []N) []trust.Noun {
	for _, n := range nouns {
		out = append(out, n)
	}
	return out
}
