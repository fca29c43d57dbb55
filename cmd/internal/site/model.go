package site

import "slices"

// A Kind says what a page shows.
type Kind string

// Kinds of pages.
const (
	Overview         Kind = "overview"
	Policies         Kind = "policies"
	PolicyPage       Kind = "policy"
	PlainPage        Kind = "page"
	Subprocessors    Kind = "subprocessors"
	SubprocessorPage Kind = "subprocessor"
	Categories       Kind = "data-categories"
	CategoryPage     Kind = "data-category"
	Locations        Kind = "locations"
	LocationPage     Kind = "location"
	Systems          Kind = "systems"
	Backups          Kind = "backups"
	Retention        Kind = "retention"
	Security         Kind = "security"
	Incidents        Kind = "incidents"
	Reviews          Kind = "reviews"
	Responsibilities Kind = "responsibilities"
	Certificates     Kind = "certificates"
	Figures          Kind = "figures"
	Questions        Kind = "questions"
	Changes          Kind = "changes"
	Reporting        Kind = "reporting"
	Contacts         Kind = "contacts"
	Glossary         Kind = "glossary"
	Data             Kind = "data"
	Map              Kind = "map"
	NotFound         Kind = "not-found"
)

// A Style is how a run of text is set.
type Style uint8

// Styles.
const (
	Plain   Style = iota
	Code          // an ID, a code, a place in a file
	Strong        // what matters most
	Mild          // said in passing
	Tag           // a word that classifies: 'ended', 'under NDA'
	Alert         // a word that warns
	Removed       // words that are gone
	Added         // words that are new
)

// A Run is a stretch of text, a link where it has an address.
type Run struct {
	Text  string
	Href  string // root-relative, '#…' or external; "" for none
	Style Style
}

// An Item is a line of runs, or a piece of Markdown.
type Item struct {
	Runs     []Run
	Markdown string // as editors wrote it in the data; its links resolve as those of a document at the site's root
}

// A Cell is what a row says in a column: nothing, an item, or a list of several.
type Cell []Item

// A Column of a table.
type Column struct {
	Title string
	Wide  bool // holds sentences
}

// A Row of a table. The first cell names it.
type Row struct {
	ID    string // its address on the page: the path of its noun or the ID of its fact
	Cells []Cell
	Faded bool // no longer in force
}

// A Table is a register that pages show.
type Table struct {
	Name    string // of the register: 'subprocessors'
	Caption string
	Columns []Column
	Rows    []Row
}

// A Pair is a term with what is said of it.
type Pair struct {
	ID   string // its address on the page, or ""
	Term string
	Cell Cell
}

// A Group is a titled list of pairs.
type Group struct {
	Title string
	Pairs []Pair
}

// A Quote is a sentence of a document, with the clause that it stands in.
type Quote struct {
	About   Run // the noun or value that it speaks of, where a page has several
	Title   string
	Href    string // of the clause
	Number  string
	Text    string
	Verdict string // for facts: what the sentence was found to be; "" for mentions
}

// A Section is a part of a page under its own heading.
type Section struct {
	ID     string
	Title  string
	Intro  []Item // paragraphs
	Groups []Group
	Table  *Table
	Take   []Run  // where the table can be had as a file
	Over   string // heading of the list, or ""
	Body   []Item // list
	Quotes []Quote
	More   int // quotes left out
}

// Compact drops columns that no row fills, the first excepted.
func (t *Table) compact() *Table {
	if t == nil || len(t.Rows) == 0 {
		return nil
	}
	keep := make([]bool, len(t.Columns))
	keep[0] = true
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			keep[i] = keep[i] || len(c) > 0
		}
	}
	columns := t.Columns[:0:0]
	for i, c := range t.Columns {
		if keep[i] {
			columns = append(columns, c)
		}
	}
	for n := range t.Rows {
		cells := t.Rows[n].Cells[:0:0]
		for i, c := range t.Rows[n].Cells {
			if keep[i] {
				cells = append(cells, c)
			}
		}
		t.Rows[n].Cells = cells
	}
	t.Columns = columns
	return t
}

// only returns the table with those rows alone that keep accepts, or nil where none is left.
func (t *Table) only(keep func(id string) bool) *Table {
	if t == nil {
		return nil
	}
	out := *t
	out.Rows = nil
	for _, r := range t.Rows {
		if keep(r.ID) {
			out.Rows = append(out.Rows, r)
		}
	}
	return out.compact()
}

// bare returns the table with rows that have no address of their own.
func (t *Table) bare() *Table {
	if t == nil {
		return nil
	}
	out := *t
	out.Rows = slices.Clone(t.Rows)
	for i := range out.Rows {
		out.Rows[i].ID = ""
	}
	return &out
}

// text returns a cell with a line of plain text, an empty one for "".
func text(s string) Cell {
	if s == "" {
		return nil
	}
	return Cell{line(s)}
}

func line(s string) Item           { return Item{Runs: []Run{{Text: s}}} }
func runs(r ...Run) Item           { return Item{Runs: r} }
func link(s, href string) Cell     { return Cell{{Runs: []Run{{Text: s, Href: href}}}} }
func (c Cell) plus(more Cell) Cell { return append(c[:len(c):len(c)], more...) }
