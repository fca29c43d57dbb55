package change

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

// Draft writes a diff as dated entries for data/*.toml, one for each sub-processor that is new and one for all else, for a person to
// put into words. What was announced already is left out.
func Draft(w io.Writer, d *Diff) error {
	var b strings.Builder
	rest := draft{kind: "data"}
	for _, e := range d.Entries {
		if d.Notice(e.Path, e.After).Update != nil || e.Path == "site" { // how the site presents itself is nobody's concern
			continue
		}
		if s, ok := e.After.(*trust.Subprocessor); ok && e.Kind == Added {
			one := draft{kind: "subprocessor", id: s.ID + "-announced", title: s.Label() + " is to be used: " + s.Purpose.V, about: []string{e.Path}, notice: true}
			one.summary = fmt.Sprintf("%s (%s) is to be used for: %s.", s.Label(), s.LegalName.V, strings.TrimRight(s.Purpose.V, "."))
			one.write(&b, d)
			continue
		}
		rest.entry(e)
	}
	for _, doc := range d.Documents {
		if doc.Kind == Changed && d.Notice(doc.Path, doc.After).Update == nil {
			rest.document(doc)
		}
	}
	rest.write(&b, d)
	if b.Len() == 0 {
		b.WriteString("# Nothing changed that is not announced.\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A draft is a dated entry while it is being written.
type draft struct {
	kind, id, title, summary string
	about                    []string
	names                    []string
	changes                  []told
	notice                   bool // the promised notice applies
}

type told struct {
	of string
	Told
}

func (f *draft) entry(e *Entry) {
	n := len(f.changes)
	for _, v := range e.Values {
		if e.Kind == Changed && !v.Inward {
			f.changes = append(f.changes, told{v.ID, Told{v.Before, v.After}})
		}
	}
	if e.Kind == Changed && len(f.changes) == n {
		return
	}
	if e.After != nil {
		f.about = append(f.about, e.Path)
	}
	name := e.Name
	if e.Kind != Changed {
		name += " " + string(e.Kind)
	}
	f.names = append(f.names, name)
}

func (f *draft) document(doc *Document) {
	n := len(f.changes)
	for _, c := range doc.Clauses {
		if c.Kind != Moved && c.Kind != Reworded {
			f.changes = append(f.changes, told{doc.Path + "#" + c.Now().ID, c.told()})
		}
	}
	if len(f.changes) == n {
		return
	}
	if f.kind == "data" && len(f.names) == 0 {
		f.kind = "policy"
	}
	f.about = append(f.about, doc.Path)
	f.names = append(f.names, doc.Title)
}

func (f *draft) write(b *strings.Builder, d *Diff) {
	if len(f.about)+len(f.names) == 0 {
		return
	}
	today := d.Today.Format(time.DateOnly)
	if f.id == "" {
		f.id = "changes-" + today
	}
	id := f.id
	for n := 2; slices.ContainsFunc(d.After.Center.Updates, func(u *trust.Update) bool { return u.ID == id }); n++ {
		id = f.id + "-" + strconv.Itoa(n)
	}
	if f.title == "" {
		f.title = "Changed: " + listed(f.names)
		f.summary = "These changed: " + strings.Join(f.names, "; ") + "."
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "# Drafted by 'candor diff': say in title and summary what it means for customers, and see that the dates are right.\n[updates.%s]\n", id)
	fmt.Fprintf(b, "title = %s\ndate = %s\nkind = %q\nsummary = %s\n", quoted(f.title), today, f.kind, quoted(f.summary))
	o := &d.After.Center.Organisation
	if f.notice && o.SubprocessorNotice.IsSet() {
		fmt.Fprintf(b, "effective = %s\n", ahead(d.Today, o.SubprocessorNotice.V).Format(time.DateOnly))
	}
	if f.notice && o.ObjectionWindow.IsSet() {
		fmt.Fprintf(b, "objection_until = %s\n", ahead(d.Today, o.ObjectionWindow.V).Format(time.DateOnly))
	}
	if len(f.about) > 0 {
		for i, path := range f.about {
			f.about[i] = strconv.Quote(path)
		}
		fmt.Fprintf(b, "about = [%s]\n", strings.Join(f.about, ", "))
	}
	for _, c := range f.changes {
		fmt.Fprintf(b, "\n[[updates.%s.changes]]\nof = %q\n", id, c.of)
		if c.Was != "" {
			fmt.Fprintf(b, "was = %s\n", quoted(c.Was))
		}
		if c.Now != "" {
			fmt.Fprintf(b, "now = %s\n", quoted(c.Now))
		}
	}
}

// listed returns names as a list in a title: the first two, and how many more.
func listed(names []string) string {
	if n := len(names); n > 3 {
		return strings.Join(names[:2], ", ") + fmt.Sprintf(" and %d more", n-2)
	}
	return strings.Join(names, ", ")
}

// quoted returns text as a basic string of TOML on one line.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range diag.Plain(s) {
		if r == '"' || r == '\\' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}

// ahead returns the day on which a length of time that begins on a day is over.
func ahead(from time.Time, r period.Range) time.Time { return r.Min.After(from) }
