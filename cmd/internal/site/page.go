package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/trust"
)

// room returns the page of a register.
func (s *Site) room(r room) *Page {
	p := &Page{Address: r.Address, Kind: r.Kind, Title: r.Title, Description: s.about(r.Kind)}
	g := s.reg
	switch r.Kind {
	case Overview:
		s.overview(p)
	case Policies:
		s.policies(p)
	case Questions:
		s.questions(p)
	case Certificates:
		p.Sections = s.tables(g.certifications(), g.documents())
	case Subprocessors:
		s.subprocessorList(p)
	case Categories:
		p.Sections = s.tables(g.categories())
	case Locations:
		s.locations(p)
	case Systems:
		p.Sections = s.tables(g.components())
		if all := hosts(s.Center.Organisation.Hosts); len(all) > 0 {
			p.Sections = append(p.Sections, Section{ID: "hosts", Title: "Host names", Intro: []Item{line("These are the host names that " + s.company() + " answers for.")}, Body: all})
		}
	case Retention:
		p.Sections = append(s.tables(g.retention()), s.tail()...)
	case Security:
		p.Sections = s.tables(g.encryption(), g.access(), g.isolation())
	case Backups:
		p.Sections = s.tables(g.backups(), g.continuity())
	case Incidents:
		p.Sections = s.tables(g.severities(), g.notifications())
	case Reviews:
		p.Sections = s.tables(g.reviews())
	case Responsibilities:
		p.Sections = s.tables(g.responsibilities())
	case Reporting:
		s.reporting(p)
	case Contacts:
		p.Sections = s.tables(g.contacts(), g.roles())
	case Changes:
		s.changes(p)
	case Figures:
		s.concordance(p)
	case Data:
		s.data(p)
	}
	if r.Kind != Overview && r.Kind != Figures && r.Kind != Subprocessors && r.Kind != Policies && r.Kind != Data {
		p.Sections = append(p.Sections, s.mentionedEach(r.Tables...)...)
	}
	p.Lead = append([]Item{line(p.Description)}, p.Lead...)
	return p
}

func (s *Site) company() string { return cmp.Or(s.Center.Organisation.Name.V, "The company") }

// about returns what a register tells, in a sentence.
func (s *Site) about(k Kind) string {
	who := s.company()
	switch k {
	case Overview:
		return cmp.Or(s.Center.Site.Description.V, "Where "+who+" keeps data, who processes them, for how long and how they are protected.")
	case Policies:
		return "The policies of " + who + ". Every clause has a permanent address, and every figure is held against the data."
	case Questions:
		return "Questions that reviewers ask " + who + ", with answers whose figures come from the data."
	case Certificates:
		return "Certificates and reports that " + who + " relies on, and the documents that a reader can have."
	case Subprocessors:
		return "Third parties that process data on behalf of " + who + ", what for, where, and on what basis."
	case Categories:
		return "The kinds of data that " + who + " holds, why, and for how long."
	case Locations:
		return "The places where " + who + " and its sub-processors store, process and back up data."
	case Systems:
		return "What runs at " + who + ", on whose machines, where, and with which data."
	case Retention:
		return "How long " + who + " keeps data, from which event the time runs, and what happens then."
	case Security:
		return "How " + who + " encrypts data, who gets in and how, and what keeps one customer's data from another's."
	case Backups:
		return "What " + who + " copies, how often, for how long copies are kept, and how soon service is restored."
	case Incidents:
		return "How " + who + " ranks incidents, how fast it responds, and who is told within what time."
	case Reviews:
		return "What " + who + " reviews and tests, how often, and when it was last done."
	case Responsibilities:
		return "What " + who + " answers for, what the customer answers for, and what both share."
	case Reporting:
		return "How to report a vulnerability to " + who + " and what to expect."
	case Contacts:
		return "Where to write to " + who + ", and which offices answer for security and privacy."
	case Changes:
		return "What changed at " + who + ", when it takes effect, and until when customers can object."
	case Figures:
		return "Every figure that " + who + " commits to: its value, where it is declared, and every clause that states it."
	case Data:
		return "Everything that this site says, as files: for spreadsheets, for programs, and for keeping."
	}
	return ""
}

// tables returns a section for each table that has rows.
func (s *Site) tables(tables ...*Table) []Section {
	var out []Section
	for _, t := range tables {
		if t != nil {
			out = append(out, Section{ID: strings.ReplaceAll(t.Name, "_", "-"), Title: t.Caption, Table: t})
		}
	}
	return out
}

// document returns the page of a document. What is on it comes from the document's body.
func (s *Site) document(d *Doc) *Page {
	title := Title(d)
	p := &Page{Address: d.Address, Kind: PolicyPage, Room: "/policies/", Title: title, Doc: d, Noun: d.Policy,
		Language: d.Policy.Language.V, Description: cmp.Or(d.Policy.Summary.V, title+" of "+s.company()+".")}
	switch {
	case d.Address == "/glossary/":
		p.Kind, p.Room = Glossary, d.Address
	case !isPolicy(d.Policy):
		p.Kind, p.Room = PlainPage, "/pages/"
	}
	if d.Policy.Title.V == "" && d.Policy.Version.V != "" {
		p.HeadTitle = title + ", version " + d.Policy.Version.V
	}
	return p
}

func (s *Site) policies(p *Page) { p.Sections = s.tables(s.policyTable()) }

// policyTable lists the documents that are policies.
func (s *Site) policyTable() *Table {
	t := &Table{Name: "policies", Caption: "Policies", Columns: []Column{
		{"Document", false}, {"What it settles", true}, {"Kind", false}, {"Version", false}, {"Owner", false}, {"In force since", false}, {"Last reviewed", false}, {"Next review", false},
	}}
	for _, d := range s.listed() {
		t.Rows = append(t.Rows, Row{ID: d.Policy.Path(), Cells: []Cell{
			{runs(Run{Text: Title(d), Href: d.Address, Style: Strong})}, text(d.Policy.Summary.V), text(cmp.Or(d.Policy.Kind.V, "policy")), text(d.Policy.Version.V),
			s.reg.short(d.Policy.Owner), date(d.Policy.Effective), date(d.Policy.Reviewed), date(d.Policy.NextReview),
		}})
	}
	seen := map[string]bool{}
	for i := range t.Rows { // documents of one name in two folders: only the first has the row's address
		if id := t.Rows[i].ID; seen[id] {
			t.Rows[i].ID = ""
		} else {
			seen[id] = true
		}
	}
	return t.compact()
}

// listed returns the documents that are policies in the order in which they are listed.
func (s *Site) listed() []*Doc {
	var out []*Doc
	for _, d := range s.docs {
		if isPolicy(d.Policy) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b *Doc) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), strings.Compare(Title(a), Title(b)))
	})
	return out
}

// order returns a document's place; those without one come last.
func order(d *Doc) int {
	if !d.Policy.Order.IsSet() {
		return 1 << 30
	}
	return d.Policy.Order.V
}

func (s *Site) subprocessorList(p *Page) {
	o := &s.Center.Organisation
	var pairs []Pair
	pairs = pair(pairs, "Notice before one is added or replaced", s.reg.fact(o, "subprocessor_notice"))
	pairs = pair(pairs, "Time to object", s.reg.fact(o, "objection_window"))
	for _, c := range s.Center.Contacts {
		if c.Purpose.V == "objection" {
			pairs = pair(pairs, "Objections to", mailbox(c.Email).plus(address(c.Page)))
		}
	}
	if len(pairs) > 0 {
		p.Sections = append(p.Sections, Section{ID: "terms", Title: "Changes to the list", Groups: []Group{{Pairs: pairs}}})
	}
	all := s.reg.subprocessors()
	ended := map[string]bool{}
	for _, v := range s.Center.Subprocessors {
		ended[v.Path()] = v.Ended.IsSet()
	}
	p.Sections = append(p.Sections, s.tables(all.only(func(id string) bool { return !ended[id] }))...)
	if past := all.only(func(id string) bool { return ended[id] }); past != nil {
		past.Caption = "Sub-processors no longer used"
		p.Sections = append(p.Sections, Section{ID: "ended", Title: past.Caption, Table: past})
	}
}

func pair(pairs []Pair, term string, c Cell) []Pair {
	if len(c) == 0 {
		return pairs
	}
	return append(pairs, Pair{Term: term, Cell: c})
}

func (s *Site) subprocessor(v *trust.Subprocessor) *Page {
	g := s.reg
	p := &Page{Address: s.Addresses.Noun(v), Kind: SubprocessorPage, Room: "/subprocessors/", Title: v.Label(), HeadTitle: v.Label() + ", sub-processor", Noun: v,
		Description: sentence(v.LegalName.V + ": " + v.Purpose.V)}
	var who, what, where, when []Pair
	who = pair(who, "Legal entity", text(v.LegalName.V))
	who = pair(who, "Seat", g.country(string(v.Country.V)))
	who = pair(who, "Address", text(v.Street.V))
	who = pair(who, "Contact", address(v.Contact))
	who = pair(who, "Data processing agreement", address(v.DPA))
	who = pair(who, "Engaged by", g.refs("subprocessors", one(v.Parent)...))
	var engages Cell
	for _, o := range s.Center.Subprocessors {
		if o.Parent.V == v.ID {
			engages = append(engages, g.to(o))
		}
	}
	who = pair(who, "Engages", engages)
	what = pair(what, "Purpose", text(v.Purpose.V))
	what = pair(what, "Used only if", text(v.OnlyIf.V))
	what = pair(what, "Services", list(v.Services))
	what = pair(what, "Data", g.refs("data_categories", v.DataCategories...))
	what = pair(what, "Not used by any system because", text(v.Unused.V))
	where = pair(where, "Stores data in", g.places(v.Regions))
	where = pair(where, "Also processes data in", g.countries(v.Processing))
	where = pair(where, "Transfer basis", g.transfer(v))
	when = pair(when, "Announced", date(v.Announced))
	when = pair(when, "Objections until", date(v.ObjectionUntil))
	when = pair(when, "Used from", date(v.Effective))
	when = pair(when, "Used since", date(v.Since))
	when = pair(when, "No longer used since", date(v.Ended))
	when = pair(when, "Remarks", text(v.Notes.V))
	p.Lead = lead(v.Purpose.V)
	if tag := standingOf(v); tag != "" {
		p.Lead = append(p.Lead, runs(Run{Text: tag, Style: Tag}))
	}
	p.Sections = append(p.Sections, Section{ID: "about", Title: "At a glance", Groups: groups(Group{"Who", who}, Group{"What for", what}, Group{"Where", where}, Group{"When", when})})
	p.Sections = append(p.Sections, s.resting(v)...)
	p.Sections = append(p.Sections, s.figuresOf(v)...)
	p.Sections = append(p.Sections, s.mentioned(v)...)
	return p
}

func groups(all ...Group) []Group {
	return slices.DeleteFunc(all, func(g Group) bool { return len(g.Pairs) == 0 })
}

func lead(texts ...string) []Item {
	var out []Item
	for _, t := range texts {
		if t != "" {
			out = append(out, line(sentence(t)))
		}
	}
	return out
}

// sentence ends a text with a full stop if it has no end of its own.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// resting returns what depends on a sub-processor: components, backups, places, certificates.
func (s *Site) resting(v *trust.Subprocessor) []Section {
	g := s.reg
	on := map[string]bool{}
	for _, c := range s.Center.Components {
		on[c.Path()] = c.Provider.V == v.ID || names(c.Uses, v.ID)
	}
	for _, b := range s.Center.Backups {
		on[b.Path()] = b.Provider.V == v.ID
	}
	for _, r := range s.Center.Regions {
		on[r.Path()] = r.Provider.V == v.ID
	}
	for _, c := range s.Center.Certifications {
		on[c.Path()] = c.Holder.V == v.ID
	}
	keep := func(id string) bool { return on[id] }
	return s.excerpts(v,
		titled("Components that rest on it", g.draw("components").only(keep)),
		titled("Backups that rest on it", g.draw("backups").only(keep)),
		titled("Its places", g.draw("regions").only(keep)),
		titled("Its certificates", g.draw("certifications").only(keep)),
	)
}

func titled(title string, t *Table) *Table {
	if t != nil {
		t.Caption = title
	}
	return t
}

// excerpts returns sections of tables whose rows have their address elsewhere, without the columns that say of every row
// only that it belongs to the page's noun; that may be nil.
func (s *Site) excerpts(about trust.Noun, tables ...*Table) []Section {
	self := s.Addresses.Noun(about)
	for i, t := range tables {
		t = t.bare()
		for c := 1; t != nil && c < len(t.Columns); {
			if same := func(r Row) bool { return !isOnly(r.Cells[c], self) }; self == "" || slices.ContainsFunc(t.Rows, same) {
				c++
				continue
			}
			t.Columns = slices.Delete(slices.Clone(t.Columns), c, c+1)
			for n := range t.Rows {
				t.Rows[n].Cells = slices.Delete(slices.Clone(t.Rows[n].Cells), c, c+1)
			}
		}
		tables[i] = t
	}
	return s.tables(tables...)
}

// isOnly reports whether a cell holds a link to that address and nothing else.
func isOnly(c Cell, address string) bool {
	return len(c) == 1 && len(c[0].Runs) == 1 && c[0].Runs[0].Href == address
}

func (s *Site) category(d *trust.DataCategory) *Page {
	g := s.reg
	p := &Page{Address: s.Addresses.Noun(d), Kind: CategoryPage, Room: "/data-categories/", Title: d.Label(), HeadTitle: d.Label() + ", data category", Noun: d,
		Description: sentence(d.About.V), Lead: lead(d.About.V)}
	var what []Pair
	what = pair(what, "Why it is held", text(d.Purpose.V))
	what = pair(what, "Legal basis", text(d.Basis.V))
	what = pair(what, "Whose data they are", list(d.Subjects))
	what = pair(what, "Kind", kindOfData(d))
	what = pair(what, "Kept", g.kept(d))
	what = pair(what, "Remarks", text(d.Notes.V))
	if len(what) > 0 {
		p.Sections = append(p.Sections, Section{ID: "about", Title: "At a glance", Groups: []Group{{Pairs: what}}})
	}
	on := map[string]bool{}
	for _, c := range s.Center.Components {
		on[c.Path()] = names(c.DataCategories, d.ID)
	}
	for _, b := range s.Center.Backups {
		on[b.Path()] = names(b.Data, d.ID)
	}
	for _, v := range s.Center.Subprocessors {
		on[v.Path()] = names(v.DataCategories, d.ID)
	}
	for _, r := range s.Center.Regions {
		on[r.Path()] = names(r.Data, d.ID)
	}
	for _, r := range s.rulesFor(d) {
		on[r.Path()] = true
	}
	keep := func(id string) bool { return on[id] }
	p.Sections = append(p.Sections, s.excerpts(d,
		titled("How long it is kept", g.draw("retention").only(keep)),
		titled("Where it is", g.draw("regions").only(keep)),
		titled("Sub-processors that see it", g.draw("subprocessors").only(keep)),
		titled("Components that hold it", g.draw("components").only(keep)),
		titled("Backups that contain it", g.draw("backups").only(keep)),
	)...)
	p.Sections = append(p.Sections, s.figuresOf(d)...)
	p.Sections = append(p.Sections, s.mentioned(d)...)
	return p
}

func (s *Site) rulesFor(d *trust.DataCategory) []*trust.RetentionRule { return s.reg.rulesOf(d) }

// tail returns the section on what outlives deletion in backups.
func (s *Site) tail() []Section {
	t := &Table{Name: "tail", Caption: "What remains in backups after deletion", Columns: []Column{{"Backup", false}, {"Copies are kept", false}, {"What is copied", false}}}
	for _, b := range s.Center.Backups {
		if kept := s.reg.fact(b, "retention"); len(kept) > 0 {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{s.reg.to(b)}, kept, s.reg.refs("components", b.Of...).plus(s.reg.refs("data_categories", b.Data...))}})
		}
	}
	return s.tables(t.compact())
}

func (s *Site) questions(p *Page) {
	var all []Group
	for _, q := range s.Center.Questions {
		at := slices.IndexFunc(all, func(g Group) bool { return g.Title == q.Topic.V })
		if at < 0 {
			at = len(all)
			all = append(all, Group{Title: q.Topic.V})
		}
		all[at].Pairs = append(all[at].Pairs, Pair{ID: q.Path(), Term: q.Question.V, Cell: Cell{{Markdown: q.Answer.V}}})
	}
	for i, g := range all {
		id := "topic-" + strconv.Itoa(i+1)
		p.Sections = append(p.Sections, Section{ID: id, Title: cmp.Or(g.Title, "General"), Groups: []Group{{Pairs: g.Pairs}}})
	}
}

func (s *Site) reporting(p *Page) {
	d := &s.Center.Disclosure
	g := s.reg
	var pairs []Pair
	pairs = pair(pairs, "Write to", mailbox(d.Contact))
	pairs = pair(pairs, "Key for encryption", address(d.Encryption))
	pairs = pair(pairs, "Languages", list(d.PreferredLanguages))
	pairs = pair(pairs, "Acknowledged within", g.fact(d, "acknowledgement"))
	pairs = pair(pairs, "First assessment within", g.fact(d, "assessment"))
	pairs = pair(pairs, "Please do not publish before", g.fact(d, "window"))
	pairs = pair(pairs, "Policy", g.policyOf(d.Policy))
	pairs = pair(pairs, "Finders we thank", address(d.Acknowledgements))
	if s.Addresses.hasSecurityTxt() {
		pairs = pair(pairs, "For programs", link("security.txt", SecurityFile))
	}
	pairs = pair(pairs, "Remarks", text(d.Notes.V))
	p.Sections = append(p.Sections, Section{ID: "how", Title: "How to report", Groups: []Group{{Pairs: pairs}}})
	if d.SafeHarbour.IsSet() {
		p.Sections = append(p.Sections, Section{ID: "safe-harbour", Title: "Safe harbour", Intro: lead(d.SafeHarbour.V)})
	}
	if len(d.Scope) > 0 {
		p.Sections = append(p.Sections, Section{ID: "scope", Title: "What may be tested", Body: list(d.Scope)})
	}
	if len(d.OutOfScope) > 0 {
		p.Sections = append(p.Sections, Section{ID: "out-of-scope", Title: "What may not be tested", Body: list(d.OutOfScope)})
	}
}

func (g *Register) policyOf(id trust.Text) Cell {
	if id.V == "" {
		return nil
	}
	return g.policy(id)
}

// concordance lists all facts, by table.
func (s *Site) concordance(p *Page) {
	var tables []string
	of := map[string][]*trust.Fact{}
	for _, f := range s.Center.Stated {
		table, _, _ := strings.Cut(f.ID, ".")
		if of[table] == nil {
			tables = append(tables, table)
		}
		of[table] = append(of[table], f)
	}
	for _, table := range tables {
		title := figureTitle(table)
		p.Sections = append(p.Sections, Section{ID: "table-" + strings.ReplaceAll(table, "_", "-"), Title: title, Table: s.figures(title, of[table])})
	}
}

func figureTitle(table string) string {
	switch table {
	case "organisation":
		return "General promises"
	case "facts":
		return "Further figures"
	case "regions":
		return "Places"
	case "disclosure":
		return "Reports of vulnerabilities"
	case "backups":
		return "Backups"
	case "continuity":
		return "Recovery"
	}
	return words("table", strings.ToUpper(table[:1])+strings.ReplaceAll(table[1:], "_", " "))
}

// everyPage returns the map of the site.
func (s *Site) everyPage() []Section {
	var out []Section
	at := map[string]int{}
	add := func(group string, p *Page) {
		i, ok := at[group]
		if !ok {
			i = len(out)
			at[group] = i
			out = append(out, Section{ID: "group-" + strconv.Itoa(i+1), Title: group})
		}
		out[i].Body = append(out[i].Body, runs(Run{Text: p.Title, Href: p.Address}))
	}
	for _, p := range s.pages {
		if p.Room == p.Address {
			add("Registers", p)
		}
	}
	for _, p := range s.pages {
		if p.Room == p.Address {
			continue
		}
		group := "Other pages"
		for _, r := range s.Addresses.rooms {
			if r.Address == p.Room && r.Kind != Map {
				group = r.Title
			}
		}
		add(group, p)
	}
	return out
}
