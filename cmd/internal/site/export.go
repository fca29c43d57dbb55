package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// Addresses of the files that a reader can take away, beside the tables, which are at [Export.File].
const (
	WorkbookFile = "/data/tables.xlsx"
	CenterFile   = "/data/center.json"
	SchemaFile   = "/data/center.schema.json"
	OSCALFile    = "/data/oscal-component-definition.json"
	SitemapFile  = "/sitemap.xml" // only of a site whose address is known
	RobotsFile   = "/robots.txt"
	LLMsFile     = "/llms.txt"
	HashesFile   = "/sha256sums.txt" // of every other file that a build wrote
	SecurityFile = "/.well-known/security.txt"
	HeadersFile  = "/_headers"
)

// An Export is a table that a reader can take away.
type Export struct {
	Name  string // 'data-categories'
	Title string
	Page  string // address of the page that shows it
	Table *Table
}

// File returns the address of the export as a file with that ending: 'csv' or 'json'.
func (e *Export) File(ending string) string { return exportFile(e.Name, ending) }

func exportFile(name, ending string) string { return "/data/" + name + "." + ending }

// Twin returns the address of a page's twin in Markdown. A page without a name of its own has one in the way that the proposal
// for llms.txt asks for. The page for what is not found has none.
func (p *Page) Twin() string {
	if p.Kind == NotFound {
		return ""
	}
	return TwinOf(p.Address)
}

// TwinOf returns the address of the twin of the page at an address.
func TwinOf(address string) string { return address + "index.html.md" }

// Exports returns the tables that can be taken away, in the order of the registers that show them.
func (s *Site) Exports() []Export { return s.exports }

// exported returns the tables of a register in the order in which they are taken away.
func (r *room) exported() []string {
	switch r.Kind {
	case Locations:
		return []string{"matrix", "regions", "elsewhere"}
	case Figures:
		return []string{"figures"}
	case Overview, Reporting: // these show lists of terms
		return nil
	}
	return r.Tables
}

// exportNames are the names of exports that are not those of their tables.
var exportNames = map[string]string{"matrix": "places-and-uses", "elsewhere": "processing-countries"}

func exportName(table string) string {
	return cmp.Or(exportNames[table], strings.ReplaceAll(table, "_", "-"))
}

// findExports collects the tables. All are drawn anew or shared with views: they must not be changed.
func (s *Site) findExports() {
	for _, r := range s.Addresses.rooms {
		for _, name := range r.exported() {
			if t := s.exportTable(name); t != nil {
				s.exports = append(s.exports, Export{Name: exportName(name), Title: t.Caption, Page: r.Address, Table: t})
			}
		}
	}
}

func (s *Site) exportTable(name string) *Table {
	switch name {
	case "policies":
		return s.policyTable()
	case "questions":
		return s.questionTable()
	case "updates":
		return s.updateTable()
	case "figures":
		return s.figures("Figures", s.Center.Stated)
	case "matrix":
		return s.matrix()
	case "elsewhere":
		return s.elsewhere()
	}
	return s.reg.draw(name)
}

// questionTable returns questions and answers as a table, for those who fill in questionnaires.
func (s *Site) questionTable() *Table {
	t := &Table{Name: "questions", Caption: "Questions and answers", Columns: []Column{{"Question", true}, {"Answer", true}, {"Topic", false}}}
	for _, q := range s.Center.Questions {
		t.Rows = append(t.Rows, Row{ID: q.Path(), Cells: []Cell{link(q.Question.V, s.Addresses.Noun(q)), text(s.Addresses.Plain(q.Answer.V)), text(q.Topic.V)}})
	}
	return t.compact()
}

// updateTable returns the changes with what they mean, which the page tells in the text of each.
func (s *Site) updateTable() *Table {
	t := &Table{Name: "updates", Caption: "Changes", Columns: []Column{
		{"Change", false}, {"What it means", true}, {"Kind", false}, {"Announced", false}, {"In effect", false}, {"Objections until", false}, {"About", false},
	}}
	for _, u := range s.reg.newest() {
		t.Rows = append(t.Rows, Row{ID: u.Path(), Cells: []Cell{
			s.reg.head(u), text(s.Addresses.Plain(u.Summary.V)), text(words("kind", u.Kind.V)), date(u.Date), date(u.Effective), date(u.ObjectionUntil), s.reg.about(u),
		}})
	}
	return t.compact()
}

// Plain returns a piece of Markdown of the data as plain text, its empty links filled in.
func (a *Addresses) Plain(markdown string) string {
	d := prose.Parse(source.NewFile("data", []byte(markdown)))
	var parts []string
	for i := range d.Blocks {
		if text := a.Filled("", d, &d.Blocks[i]); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n")
}

// Filled returns the text of a block of the document in a file as readers see it: links without a text of their own have that
// of what they lead to.
func (a *Addresses) Filled(file string, d *prose.Document, b *prose.Block) string {
	var out strings.Builder
	from := 0
	for _, m := range b.Marks {
		if m.Link < 0 || m.Start != m.End || m.Start < from {
			continue
		}
		if t := a.Resolve(file, d.Links[m.Link].Dest); t.Kind != Unknown {
			out.WriteString(b.Text[from:m.Start])
			out.WriteString(t.Text)
			from = m.Start
		}
	}
	if from == 0 && out.Len() == 0 {
		return b.Text
	}
	out.WriteString(b.Text[from:])
	return out.String()
}

// takeAway tells readers on each page that shows a table where it can be had as a file.
func (s *Site) takeAway() {
	byPage := map[string]*Page{}
	for _, p := range s.pages {
		byPage[p.Address] = p
	}
	for i := range s.exports {
		e := &s.exports[i]
		p := byPage[e.Page]
		if p == nil {
			continue
		}
		at := slices.IndexFunc(p.Sections, func(sec Section) bool { return sec.Table != nil && sec.Table.Name == e.Table.Name })
		if at < 0 || p.Kind == Figures { // what is spread over several sections
			p.Lead = append(p.Lead, Item{Runs: append([]Run{{Text: "All of this as a file: "}}, e.links()...)})
			continue
		}
		p.Sections[at].Take = append([]Run{{Text: "This table as a file: "}}, e.links()...)
	}
}

// links returns links to an export's files and to the page that has all of them.
func (e *Export) links() []Run {
	return []Run{{Text: "CSV", Href: e.File("csv")}, {Text: ", "}, {Text: "JSON", Href: e.File("json")}, {Text: ", "}, {Text: "or with all others", Href: "/data/"}}
}

// data lists what can be taken away, each with what it is for.
func (s *Site) data(p *Page) {
	t := &Table{Name: "files", Caption: "Tables", Columns: []Column{{"Table", false}, {"Rows", false}, {"Files", false}}}
	for i := range s.exports {
		e := &s.exports[i]
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			link(e.Title, e.Page), text(strconv.Itoa(len(e.Table.Rows))), s.file(e.File("csv")).plus(s.file(e.File("json"))),
		}})
	}
	tables := Section{ID: "tables", Title: "Tables", Table: t.compact(), Intro: []Item{
		runs(Run{Text: "Every table of this site, as it stands on its page, and all of them as the sheets of one workbook: "}, fileRun(WorkbookFile), Run{Text: "."}),
		line("CSV is as RFC 4180 has it, in UTF-8, with a line of names at the top; what a cell lists is set apart by semicolons. A cell that would begin with =, +, -, @, a tab or a line break begins with an apostrophe, so that no program of spreadsheets takes it for a formula; that apostrophe is not in JSON and not in the workbook. JSON adds to the cells of a row what the data say in their own words and codes."),
	}}
	if tables.Table != nil {
		p.Sections = append(p.Sections, tables)
	}
	whole := []Pair{
		{Term: "All data, figures and documents", Cell: s.file(CenterFile).plus(text("One JSON document: what the data say, every figure with the clauses that state it and whether they agree with it, every document clause by clause, each with its permanent address."))},
		{Term: "Its JSON Schema", Cell: s.file(SchemaFile).plus(text("What each key means. Drawn up in JSON Schema 2020-12."))},
		{Term: "Controls", Cell: s.file(OSCALFile).plus(text("An OSCAL component definition: which data bear on which controls of NIST SP 800-53, Revision 5. It tells what is in place; it is no assessment and no system security plan."))},
	}
	p.Sections = append(p.Sections, Section{ID: "center", Title: "The whole trust center", Groups: []Group{{Pairs: whole}}})
	var programs []Pair
	programs = append(programs, Pair{Term: "Texts without markup", Cell: s.file(LLMsFile).plus(text("A list of all pages as Markdown, for language models and for readers of plain text. The address of such a twin is that of the page with index.html.md behind it; each page links to its own at its foot."))})
	if s.Complete() {
		programs = append(programs, Pair{Term: "Map for search engines", Cell: s.file(SitemapFile)})
	}
	programs = append(programs, Pair{Term: "Rules for crawlers", Cell: s.file(RobotsFile)})
	if s.HasFeeds() {
		programs = append(programs, Pair{Term: "Feeds of changes", Cell: s.file(AtomFile).plus(s.file(JSONFeedFile)).plus(text("Atom as RFC 4287 has it, and JSON Feed 1.1. Each entry tells what changed, with its redline, when it takes effect and until when one can object."))})
	}
	if s.Addresses.hasSecurityTxt() {
		programs = append(programs, Pair{Term: "Security contact", Cell: s.file(SecurityFile).plus(text("As RFC 9116 asks."))})
	}
	p.Sections = append(p.Sections, Section{ID: "programs", Title: "For programs", Groups: []Group{{Pairs: programs}}})
	checks := []Pair{
		{Term: "Hashes of all files", Cell: s.file(HashesFile).plus(text("SHA-256, in the form that sha256sum reads. In a copy of the whole site, sha256sum -c sha256sums.txt tells whether it is complete and unchanged."))},
		{Term: "Hash of a page", Cell: text("The line by which a page is cited ends with the SHA-256 of the page as Markdown, to which it links. Whoever fetches that file gets the same hash with sha256sum.")},
		{Term: "Version of the data", Cell: text("Pages that show data bear the first twelve digits of the SHA-256 of all data files, one after another in the order of their names. It changes with any change of the data.")},
	}
	p.Sections = append(p.Sections, Section{ID: "checks", Title: "Checking what you have", Groups: []Group{{Pairs: checks}}})
}

func (s *Site) file(address string) Cell { return Cell{runs(fileRun(address))} }

func fileRun(address string) Run {
	return Run{Text: address[strings.LastIndexByte(address, '/')+1:], Href: address}
}

// isFile reports whether a file that can be taken away is published at an address.
func (a *Addresses) isFile(address string) bool {
	switch address {
	case WorkbookFile, CenterFile, SchemaFile, OSCALFile, RobotsFile, LLMsFile, HashesFile:
		return true
	case SitemapFile:
		return a.origin != ""
	case SecurityFile:
		return a.hasSecurityTxt()
	case AtomFile, JSONFeedFile:
		return a.hasFeeds()
	}
	if page, ok := strings.CutSuffix(address, TwinOf("")); ok {
		return a.pages[page]
	}
	return a.exports[address]
}

// noteExports notes the files of the tables that have entries.
func (a *Addresses) noteExports(filled map[string]bool) {
	a.exports = map[string]bool{}
	filled["matrix"], filled["figures"], filled["elsewhere"] = filled["regions"], filled["facts"], a.elsewhere()
	for _, r := range a.rooms {
		for _, name := range r.exported() {
			if !filled[name] {
				continue
			}
			for _, ending := range []string{"csv", "json"} {
				a.exports[exportFile(exportName(name), ending)] = true
			}
		}
	}
}

// elsewhere reports whether a sub-processor processes data beyond where it stores them.
func (a *Addresses) elsewhere() bool {
	for _, v := range a.center.Subprocessors {
		if !v.Ended.IsSet() && len(v.Processing) > 0 {
			return true
		}
	}
	return false
}

// Entry is what a row of an export is about, or nil.
func (s *Site) Entry(r *Row) trust.Noun {
	if n, ok := s.Center.Noun(r.ID); ok {
		return n
	}
	return nil
}

// Address returns the address of what a row is about: its page, or its place on one. It is "" for a row that has none.
func (r *Row) Address() string {
	if len(r.Cells) == 0 || len(r.Cells[0]) == 0 {
		return ""
	}
	for _, run := range r.Cells[0][0].Runs {
		if strings.HasPrefix(run.Href, "/") {
			return run.Href
		}
	}
	return ""
}

// Entries returns all entries of the data that were given, in the order of its tables.
func (s *Site) Entries() []trust.Noun { return entries(s.Center) }

// Documents returns the documents, sorted by address.
func (s *Site) Documents() []*Doc { return s.docs }
