// Package change tells what differs between two states of a site: which entries and values of the data were added, removed or
// changed, and which clauses of the documents were added, removed, changed, moved, or only reworded.
//
// It compares what was read and not lines of files: a value that stands in another file or is written in another way is the same,
// and a clause has its place in a document and not in a text. A clause counts as only reworded where every figure, name and
// word of obligation in it is the same, which is a strict reading on purpose: whoever reviews a change may pass over what is
// said to be only wording.
package change

import (
	"time"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A Kind says what became of an entry, a value, a document or a clause.
type Kind string

// Kinds of changes.
const (
	Added    Kind = "added"
	Removed  Kind = "removed"
	Changed  Kind = "changed"
	Moved    Kind = "moved"    // a clause with the same words in another place
	Reworded Kind = "reworded" // the words differ, and what is said does not
)

// A Side is one of the two states that are compared.
type Side struct {
	Name      string // as it was asked for: a revision or a folder
	Center    *trust.Center
	Policies  []*trust.Policy
	Documents []*Contents    // those that have to be compared clause by clause
	Problems  []diag.Finding // what could not be read, so that it is missing here
}

// Contents is a document with its clauses in reading order.
type Contents struct {
	Policy  *trust.Policy
	Title   string
	Clauses []Clause
}

// A Clause is a piece of a document that has an address: a heading, a paragraph, an item of a list, a row of a table.
type Clause struct {
	ID      string // its address within the document: 'retention.2'
	Number  string // as people cite it: '4.2 (2)', "" where clauses bear no numbers
	Heading int    // index of the clause that is the heading of its section, -1 before the first
	IsHead  bool
	Code    bool // a block of code or a diagram: its lines matter
	Text    string
	Said    []Statement // what Candor reads in it, in the order of the text
	Span    source.Span
}

// A Statement is a figure or another value that a clause states.
type Statement struct {
	Kind  string // 'length of time', 'region', 'company'
	Text  string // the words: '30 days'
	Key   string // by which it is compared: the value with its bound and whether it is asserted
	Fact  string // ID of the fact that it was found to be about, or ""
	Plain bool   // its words alone say what it states
	Span  source.Span
	From  int // the bytes of the clause's text
	To    int
}

// A Diff is what differs between two states.
type Diff struct {
	Before, After *Side
	Entries       []*Entry    // of the data, in the order of the tables; updates are not among them
	Documents     []*Document // by title
	Updates       []*Entry    // dated entries that were added, removed or changed
	Today         time.Time
}

// Empty reports whether nothing differs.
func (d *Diff) Empty() bool { return len(d.Entries)+len(d.Documents)+len(d.Updates) == 0 }

// An Entry is an entry of the data that differs.
type Entry struct {
	Kind   Kind
	Path   string // 'backups.database-daily'
	Was    string // its path before, where it bears another ID now
	Name   string // 'Daily database backup'
	Former string // its name before, where that is another
	Before trust.Noun
	After  trust.Noun
	Values []*Value // those that differ; all of them for an entry that was added or removed

	Concerns []string // of a place: names of the entries that rest on it
}

// At returns where the entry stands: now, or before where it is gone.
func (e *Entry) At() source.Span {
	if e.After != nil {
		return e.After.Base().Span
	}
	return e.Before.Base().Span
}

// A Value is a value of an entry that differs.
type Value struct {
	Kind   Kind
	ID     string // 'backups.database-daily.retention'
	Key    string // 'retention'
	Name   string // as readers see it: 'retention'
	Before string // "" where it was not given
	After  string
	Lost   []string // members of a list that are gone
	Won    []string // members of a list that are new
	List   bool
	Fact   bool // prose can state it
	Inward bool // it steers the checker or the order of pages, and readers never see it
	Was    source.Span
	At     source.Span // where it stands now, or stood where it is gone
}

// A Document is a document that differs.
type Document struct {
	Kind    Kind
	File    string
	WasFile string // its file before, where that is another
	Title   string
	Path    string // 'policies.backup-and-recovery'
	Before  *trust.Policy
	After   *trust.Policy
	Values  []*Value // of its head
	Clauses []*ClauseChange
}

// A ClauseChange is a clause that differs. Before is nil for one that was added, After for one that was removed.
type ClauseChange struct {
	Kind     Kind
	Before   *Clause
	After    *Clause
	Section  string // the heading under which it stands now, or stood
	From     string // for one that was moved: the heading, or the title of the document, where it stood
	FromFile string // for one that came from another document: its file
	Said     []StatementChange
}

// Now returns the clause as it is, or as it was where it is gone.
func (c *ClauseChange) Now() *Clause {
	if c.After != nil {
		return c.After
	}
	return c.Before
}

// A StatementChange is something that a clause states otherwise than before. Either side may be nil.
type StatementChange struct {
	Before, After *Statement
}

// Count returns how many changes of each kind there are: of entries of the data, and of clauses. An entry of which one value
// differs counts as one.
func (d *Diff) Count() (data, clauses map[Kind]int) {
	data, clauses = map[Kind]int{}, map[Kind]int{}
	for _, e := range d.Entries {
		data[e.Kind]++
	}
	for _, doc := range d.Documents {
		for _, c := range doc.Clauses {
			clauses[c.Kind]++
		}
	}
	return data, clauses
}
