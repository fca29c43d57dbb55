package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/trust"
)

// A Register draws tables from the data. Pages and the views inside documents show the same ones.
type Register struct {
	c   *trust.Center
	cat *catalog.Catalog
	a   *Addresses

	nouns map[string]map[string]trust.Noun // table, ID
	drawn sync.Map                         // tables that views have shown, by name: a policy is rendered in the time of ten of them
}

// NewRegister returns the tables of a center.
func NewRegister(c *trust.Center, cat *catalog.Catalog, a *Addresses) *Register {
	if cat == nil {
		cat = catalog.Default()
	}
	g := &Register{c: c, cat: cat, a: a, nouns: map[string]map[string]trust.Noun{}}
	for _, n := range entries(c) {
		e := n.Base()
		if g.nouns[e.Noun] == nil {
			g.nouns[e.Noun] = map[string]trust.Noun{}
		}
		g.nouns[e.Noun][e.ID] = n
	}
	return g
}

// views are what draws each table, by the table's name in the data.
var views = map[string]func(*Register) *Table{
	"subprocessors":    (*Register).subprocessors,
	"regions":          (*Register).regions,
	"data_categories":  (*Register).categories,
	"components":       (*Register).components,
	"backups":          (*Register).backups,
	"continuity":       (*Register).continuity,
	"retention":        (*Register).retention,
	"encryption":       (*Register).encryption,
	"access":           (*Register).access,
	"isolation":        (*Register).isolation,
	"severities":       (*Register).severities,
	"notifications":    (*Register).notifications,
	"reviews":          (*Register).reviews,
	"certifications":   (*Register).certifications,
	"documents":        (*Register).documents,
	"responsibilities": (*Register).responsibilities,
	"contacts":         (*Register).contacts,
	"roles":            (*Register).roles,
	"updates":          (*Register).updates,
	"facts":            (*Register).statements,
}

func hasView(table string) bool { return views[table] != nil }
func viewNames() []string       { return slices.Sorted(maps.Keys(views)) }

// View returns the table that a view shows, or nil where it has no rows. Its rows bear no address: theirs is in the register.
func (g *Register) View(t Target) *Table {
	table := g.draw(t.View)
	if t.Noun != nil {
		path := t.Noun.Base().Path()
		table = table.only(func(id string) bool { return id == path })
	}
	return table.bare()
}

// draw returns the table of that name, drawn once. It is shared: it must not be changed.
func (g *Register) draw(name string) *Table {
	if t, ok := g.drawn.Load(name); ok {
		return t.(*Table)
	}
	var t *Table
	if draw := views[name]; draw != nil {
		t = draw(g)
	}
	g.drawn.Store(name, t)
	return t
}

// fact returns the value under a key of an entry, linked to its place among the figures; plain text where it is no fact.
func (g *Register) fact(n trust.Noun, key string) Cell {
	if f, ok := g.c.Lookup(n.Base().Path() + "." + key); ok {
		return link(g.a.Value(f), g.a.Fact(f))
	}
	return nil
}

// name returns the entry's name, linked to its page where that is another one.
func (g *Register) name(n trust.Noun) Cell {
	href := g.a.Noun(n)
	return Cell{runs(Run{Text: n.Label(), Href: href, Style: Strong})}
}

// head returns the entry's name as the head of its own row: the link is the row's permanent address.
func (g *Register) head(n trust.Noun) Cell {
	return Cell{runs(Run{Text: n.Label(), Href: g.a.Noun(n)})}
}

// refs returns the entries that IDs of a table name, each linked.
func (g *Register) refs(table string, ids ...trust.Text) Cell {
	var out Cell
	for _, id := range ids {
		switch n, ok := g.nouns[table][id.V]; {
		case ok:
			out = append(out, g.to(n))
		case id.V != "":
			out = append(out, line(id.V))
		}
	}
	return out
}

func (g *Register) to(n trust.Noun) Item {
	return runs(Run{Text: n.Label(), Href: g.a.Noun(n)})
}

func (g *Register) policy(id trust.Text) Cell {
	if found := g.a.byID[id.V]; len(found) > 0 {
		return link(found[0].Label(), g.a.docs[found[0].File])
	}
	return text(id.V)
}

func list(values []trust.Text) Cell {
	var out Cell
	for _, v := range values {
		out = append(out, line(v.V))
	}
	return out
}

func hosts(values []trust.Hostname) Cell {
	var out Cell
	for _, v := range values {
		out = append(out, runs(Run{Text: string(v.V), Style: Code}))
	}
	return out
}

// Date returns a day as readers see it: '1 September 2026'.
func Date(d trust.Date) string {
	if !d.IsSet() {
		return ""
	}
	return d.V.Format("2 January 2006")
}

func date(d trust.Date) Cell { return text(Date(d)) }

func flag(f trust.Flag, yes, no string) Cell {
	switch {
	case !f.IsSet():
		return nil
	case f.V:
		return text(yes)
	}
	return text(no)
}

func address(l trust.Link) Cell {
	if !l.IsSet() || l.V == "" {
		return nil
	}
	s := string(l.V)
	shown := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "mailto:"), "/")
	if t := toExternalLink(s); t == "" {
		return text(s)
	}
	return link(shown, s)
}

// toExternalLink returns a link of the data if a page may carry it, else "".
func toExternalLink(s string) string {
	if strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") {
		return s
	}
	scheme, rest, ok := cutScheme(s)
	if !ok || toExternal(scheme, rest, s).Kind == Unknown {
		return ""
	}
	return s
}

func mailbox(m trust.Email) Cell {
	if !m.IsSet() {
		return nil
	}
	return link(string(m.V), "mailto:"+string(m.V))
}

// country returns a country's name with what the GDPR makes of it.
func (g *Register) country(code string) Cell {
	if code == "" {
		return nil
	}
	c, ok := g.cat.Country(code)
	if !ok {
		return text(code)
	}
	return Cell{runs(Run{Text: c.Name}, Run{Text: standing(c.Transfer()), Style: Tag})}
}

func (g *Register) countryName(code string) string {
	if c, ok := g.cat.Country(code); ok {
		return c.Name
	}
	return code
}

// standing says in a word where a country stands for transfers under the GDPR.
func standing(transfer string) string {
	switch transfer {
	case catalog.TransferEU:
		return "EU"
	case catalog.TransferEEA:
		return "EEA"
	case catalog.TransferAdequate:
		return "adequate"
	case catalog.TransferDPF:
		return "adequate if in the DPF"
	case catalog.TransferOther:
		return "third country"
	}
	return ""
}

func (g *Register) subprocessors() *Table {
	t := &Table{Name: "subprocessors", Caption: "Sub-processors", Columns: []Column{
		{"Name", false}, {"Legal entity", false}, {"Purpose", true}, {"Data", false}, {"Stored in", false}, {"Also processed in", false}, {"Transfer basis", false}, {"Since", false},
	}}
	for _, s := range g.c.Subprocessors {
		name := g.name(s)
		if tag := standingOf(s); tag != "" {
			name[0].Runs = append(name[0].Runs, Run{Text: tag, Style: Tag})
		}
		purpose := text(s.Purpose.V)
		if s.OnlyIf.IsSet() {
			purpose = append(purpose, runs(Run{Text: "only if " + s.OnlyIf.V, Style: Mild}))
		}
		entity := text(s.LegalName.V).plus(g.country(string(s.Country.V)))
		since := date(s.Since)
		if len(since) == 0 {
			since = date(s.Effective)
		}
		t.Rows = append(t.Rows, Row{ID: s.Path(), Faded: s.Ended.IsSet(), Cells: []Cell{
			name, entity, purpose, g.refs("data_categories", s.DataCategories...), g.places(s.Regions), g.countries(s.Processing), g.transfer(s), since,
		}})
	}
	return g.finish(t)
}

// standingOf says in a word where a sub-processor is in its life, "" when it is simply used.
func standingOf(s *trust.Subprocessor) string {
	switch {
	case s.Ended.IsSet():
		return "ended " + Date(s.Ended)
	case s.Announced.IsSet() && !s.Since.IsSet():
		return "announced " + Date(s.Announced)
	case s.Parent.IsSet():
		return "engaged by a sub-processor"
	}
	return ""
}

func (g *Register) countries(codes []trust.Country) Cell {
	var out Cell
	for _, c := range codes {
		out = append(out, g.country(string(c.V))...)
	}
	return out
}

// places returns regions with their countries.
func (g *Register) places(ids []trust.Text) Cell {
	var out Cell
	for _, id := range ids {
		n, ok := g.nouns["regions"][id.V]
		if !ok {
			out = append(out, line(id.V))
			continue
		}
		r := n.(*trust.Region)
		item := runs(Run{Text: g.place(r), Href: g.a.Noun(r)})
		out = append(out, item)
	}
	return out
}

// Place returns what readers call a region: "Paris, France (eu-west-3)".
func (g *Register) Place(r *trust.Region) string { return place(r, g.cat) }

func (g *Register) place(r *trust.Region) string { return place(r, g.cat) }

// place returns what readers call a region: 'Paris, France (eu-west-3)'.
func place(r *trust.Region, cat *catalog.Catalog) string {
	where := r.Name.V
	if where == "" {
		where = r.City.V
		country := string(r.Country.V)
		if c, ok := cat.Country(country); ok {
			country = c.Name
		}
		if country != "" && where != country {
			if where != "" {
				where += ", "
			}
			where += country
		}
	}
	if where == "" {
		where = r.Area.V
	}
	switch {
	case where == "":
		return cmp.Or(r.Code.V, r.ID)
	case r.Code.IsSet() && !strings.Contains(where, r.Code.V):
		return where + " (" + r.Code.V + ")"
	}
	return where
}

func (g *Register) transfer(s *trust.Subprocessor) Cell {
	out := text(words("transfer", s.Transfer.V))
	for _, also := range s.TransferAlso {
		out = append(out, line(words("transfer", also.V)))
	}
	if s.VerifiedOn.IsSet() {
		out = append(out, runs(Run{Text: "verified " + Date(s.VerifiedOn), Style: Mild}))
	}
	return out
}

func (g *Register) regions() *Table {
	t := &Table{Name: "regions", Caption: "Places where data are", Columns: []Column{
		{"Place", false}, {"Code", false}, {"Country", false}, {"Provider", false}, {"Used for", false}, {"Data", false},
	}}
	for _, r := range g.c.Regions {
		where := g.country(string(r.Country.V))
		if len(where) == 0 {
			where = text(r.Area.V)
		}
		t.Rows = append(t.Rows, Row{ID: r.Path(), Cells: []Cell{
			{runs(Run{Text: cmp.Or(r.Name.V, r.City.V, r.Area.V, r.Code.V, r.ID), Href: g.a.Noun(r), Style: Strong})},
			codeCell(r.Code.V), where, g.refs("subprocessors", r.Provider), text(words("use", r.Use.V)), g.refs("data_categories", r.Data...),
		}})
	}
	return g.finish(t)
}

func codeCell(s string) Cell {
	if s == "" {
		return nil
	}
	return Cell{runs(Run{Text: s, Style: Code})}
}

func (g *Register) categories() *Table {
	t := &Table{Name: "data_categories", Caption: "Data categories", Columns: []Column{
		{"Category", false}, {"What it comprises", true}, {"Why it is held", true}, {"Whose", false}, {"Kind", false}, {"Kept", false},
	}}
	for _, d := range g.c.DataCategories {
		t.Rows = append(t.Rows, Row{ID: d.Path(), Cells: []Cell{
			g.name(d), text(d.About.V), text(d.Purpose.V), list(d.Subjects), kindOfData(d), g.kept(d),
		}})
	}
	return g.finish(t)
}

func kindOfData(d *trust.DataCategory) Cell {
	switch {
	case d.Sensitive.V:
		return text("special category of personal data")
	case d.Personal.V:
		return text("personal data")
	case d.Personal.IsSet():
		return text("no personal data")
	}
	return nil
}

// rulesOf returns the retention rules that govern a category, whichever of the two names the other.
func (g *Register) rulesOf(d *trust.DataCategory) []*trust.RetentionRule {
	var out []*trust.RetentionRule
	for _, r := range g.c.Retention {
		if names(d.Retention, r.ID) || names(r.Data, d.ID) {
			out = append(out, r)
		}
	}
	return out
}

func names(ids []trust.Text, id string) bool {
	return slices.ContainsFunc(ids, func(t trust.Text) bool { return t.V == id })
}

func (g *Register) kept(d *trust.DataCategory) Cell {
	var out Cell
	for _, r := range g.rulesOf(d) {
		item := g.to(r)
		if how := g.howLong(r); len(how) > 0 {
			item.Runs = append(item.Runs, Run{Text: ": "})
			item.Runs = append(item.Runs, how[0].Runs...)
		}
		out = append(out, item)
	}
	return out
}

func (g *Register) howLong(r *trust.RetentionRule) Cell {
	if how := g.fact(r, "period"); len(how) > 0 {
		return how
	}
	if r.While.IsSet() {
		return text("while " + r.While.V)
	}
	return nil
}

func (g *Register) components() *Table {
	t := &Table{Name: "components", Caption: "What runs where", Columns: []Column{
		{"Component", false}, {"What it does", true}, {"Environment", false}, {"Provider", false}, {"Where", false}, {"Data", false}, {"Also uses", false}, {"Sends data to", false}, {"Taken over by", false}, {"Hosts", false},
	}}
	for _, c := range g.c.Components {
		t.Rows = append(t.Rows, Row{ID: c.Path(), Cells: []Cell{
			g.head(c), text(c.About.V), text(words("environment", c.Environment.V)), g.refs("subprocessors", c.Provider), g.places(c.Regions),
			g.refs("data_categories", c.DataCategories...), g.refs("subprocessors", c.Uses...), g.refs("components", c.SendsTo...), g.refs("components", c.Failover), hosts(c.Hosts),
		}})
	}
	return g.finish(t)
}

func (g *Register) backups() *Table {
	t := &Table{Name: "backups", Caption: "Backup tiers", Columns: []Column{
		{"Tier", false}, {"What is copied", false}, {"Data", false}, {"How often", false}, {"Kept", false}, {"Any moment of the last", false}, {"Stored by", false}, {"Where", false}, {"Encryption", false}, {"Immutable", false}, {"Restore test", false},
	}}
	for _, b := range g.c.Backups {
		test := g.fact(b, "restore_test")
		if b.LastTest.IsSet() {
			test = append(test, runs(Run{Text: "last " + Date(b.LastTest), Style: Mild}))
		}
		t.Rows = append(t.Rows, Row{ID: b.Path(), Cells: []Cell{
			g.head(b), g.refs("components", b.Of...), g.refs("data_categories", b.Data...), g.fact(b, "interval"), g.fact(b, "retention"), g.fact(b, "point_in_time"),
			g.refs("subprocessors", b.Provider), g.places(b.Regions), g.refs("encryption", b.Encryption), flag(b.Immutable, "yes", "no"), test,
		}})
	}
	return g.finish(t)
}

func (g *Register) continuity() *Table {
	t := &Table{Name: "continuity", Caption: "Recovery objectives", Columns: []Column{
		{"For", false}, {"Back within (RTO)", false}, {"Work lost at most (RPO)", false}, {"Tolerable downtime (MTD)", false}, {"Components", false}, {"From", false}, {"To", false}, {"Out of", false}, {"Tested", false}, {"Last result", true},
	}}
	for _, c := range g.c.Continuity {
		test := g.fact(c, "test")
		if c.LastTest.IsSet() {
			test = append(test, runs(Run{Text: "last " + Date(c.LastTest), Style: Mild}))
		}
		t.Rows = append(t.Rows, Row{ID: c.Path(), Cells: []Cell{
			g.head(c), g.fact(c, "rto"), g.fact(c, "rpo"), g.fact(c, "mtd"), g.refs("components", c.Components...),
			g.places(one(c.Primary)), g.places(one(c.Standby)), g.refs("backups", c.Backups...), test, text(c.Result.V),
		}})
	}
	return g.finish(t)
}

func one(t trust.Text) []trust.Text {
	if t.V == "" {
		return nil
	}
	return []trust.Text{t}
}

// finish adds the entries' remarks as a last column and drops what no row fills. A table without rows is nil.
func (g *Register) finish(t *Table) *Table {
	t.Columns = append(t.Columns, Column{"Remarks", true})
	for i := range t.Rows {
		r := &t.Rows[i]
		table, id, _ := strings.Cut(r.ID, ".")
		var notes Cell
		if n, ok := g.nouns[table][id]; ok {
			notes = text(n.Base().Notes.V)
		}
		r.Cells = append(r.Cells, notes)
	}
	return t.compact()
}

// Owner returns the office that answers for a document, linked.
func (g *Register) Owner(p *trust.Policy) Cell { return g.refs("roles", one(p.Owner)...) }

// short returns an office under its abbreviation, where it has one: for tables.
func (g *Register) short(id trust.Text) Cell {
	out := g.refs("roles", one(id)...)
	if r, ok := g.nouns["roles"][id.V].(*trust.Role); ok && r.Short.IsSet() {
		out[0].Runs[0].Text = r.Short.V
	}
	return out
}
