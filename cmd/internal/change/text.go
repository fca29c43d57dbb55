package change

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/redline"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// Text writes a diff for a terminal. Words that are gone stand in [-…-], words that are new in {+…+}; colour says nothing that
// these do not.
func Text(w io.Writer, d *Diff, colour bool) error {
	p := &printer{w: w, colour: colour}
	table := ""
	for _, e := range append(d.Updates[:len(d.Updates):len(d.Updates)], d.Entries...) {
		if t, _, _ := strings.Cut(e.Path, "."); t != table {
			table = t
			p.printf("%s\n\n", p.paint(bold, tableTitle(t)))
		}
		p.entry(d, e)
	}
	for _, doc := range d.Documents {
		p.document(d, doc)
	}
	return p.err
}

// tableTitle returns a table's name as a heading.
func tableTitle(table string) string {
	switch table {
	case "updates":
		return "Announcements"
	case "regions":
		return "Places"
	case "organisation":
		return "General promises"
	case "facts":
		return "Further figures"
	}
	return upperFirst(load.TableWords(table))
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

const (
	red, green, bold, faint, reset = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
)

type printer struct {
	w      io.Writer
	colour bool
	err    error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) paint(code, s string) string {
	if !p.colour || s == "" {
		return s
	}
	return code + s + reset
}

func (p *printer) kind(k Kind) string {
	return p.paint(map[Kind]string{Added: green, Removed: red}[k], string(k))
}

func place(s source.Span) string { return fmt.Sprintf("%s:%d", s.Name(), s.Position().Line) }

func (p *printer) entry(d *Diff, e *Entry) {
	name := diag.Plain(cmp.Or(e.Name, e.Path))
	if e.Former != "" {
		name = diag.Plain(e.Former) + " → " + name
	}
	p.printf("  %s %s  %s\n", p.kind(e.Kind), p.paint(bold, name), p.paint(faint, "["+e.Path+"] "+place(e.At())))
	if e.Was != "" {
		p.printf("    ID: %s → %s\n", e.Was, e.Path)
	}
	for _, v := range e.Values {
		p.value(v)
	}
	if len(e.Concerns) > 0 {
		p.printf("    = concerns %s\n", diag.Plain(strings.Join(e.Concerns, "; ")))
	}
	p.notice(d.Notice(e.Path, e.After), e.Kind)
	p.printf("\n")
}

func (p *printer) value(v *Value) {
	switch {
	case v.Kind == Added:
		p.printf("    %s: %s", v.Name, p.paint(green, diag.Plain(v.After)))
	case v.Kind == Removed:
		p.printf("    %s: %s", v.Name, p.paint(red, "no longer given, was "+diag.Plain(v.Before)))
	case v.List:
		p.printf("    %s: %s", v.Name, p.members(v))
	case isLong(v):
		p.printf("    %s: %s", v.Name, p.marked(v.Before, v.After))
	default:
		p.printf("    %s: %s → %s", v.Name, p.paint(red, diag.Plain(v.Before)), p.paint(green, diag.Plain(v.After)))
	}
	p.printf("  %s\n", p.paint(faint, "["+v.ID+"] "+place(v.At)))
}

// isLong reports whether a value is a sentence, of which single words are compared.
func isLong(v *Value) bool {
	return strings.Count(v.Before, " ") > 4 && strings.Count(v.After, " ") > 4
}

func (p *printer) members(v *Value) string {
	var parts []string
	for _, m := range v.Lost {
		parts = append(parts, p.paint(red, "no longer "+diag.Plain(m)))
	}
	for _, m := range v.Won {
		parts = append(parts, p.paint(green, "also "+diag.Plain(m)))
	}
	if len(parts) == 0 {
		parts = append(parts, "in another order")
	}
	return strings.Join(parts, ", ")
}

// marked returns a text with what is gone and what is new marked.
func (p *printer) marked(before, after string) string {
	var b strings.Builder
	for _, piece := range redline.Compare(before, after) {
		text := clean(piece.Text)
		switch piece.Kind {
		case redline.Removed:
			b.WriteString(p.paint(red, "[-"+text+"-]"))
		case redline.Added:
			b.WriteString(p.paint(green, "{+"+text+"+}"))
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

// clean returns a piece of text on one line, with a space at its ends where it has one there.
func clean(s string) string {
	if strings.TrimSpace(s) == "" {
		return strings.Repeat(" ", min(len(s), 1))
	}
	out := diag.Plain(s)
	if strings.TrimLeft(s, " \n\t") != s {
		out = " " + out
	}
	if strings.TrimRight(s, " \n\t") != s {
		out += " "
	}
	return out
}

func (p *printer) document(d *Diff, doc *Document) {
	p.printf("%s  %s\n\n", p.paint(bold, diag.Plain(doc.Title)), p.paint(faint, doc.File))
	switch {
	case doc.Kind != Changed:
		n := len(doc.Clauses)
		p.printf("  %s: %s\n\n", p.kind(doc.Kind), plural(n, "clause", "clauses"))
	case doc.WasFile != "":
		p.printf("  the file was %s\n\n", doc.WasFile)
	}
	if doc.Kind == Changed && len(doc.Values) > 0 {
		for _, v := range doc.Values {
			p.value(v)
		}
		p.printf("\n")
	}
	if doc.Kind == Changed {
		for _, c := range doc.Clauses {
			p.clause(c)
		}
	}
	var after trust.Noun
	if doc.After != nil {
		after = doc.After
	}
	if n := d.Notice(doc.Path, after); !n.IsZero() {
		p.notice(n, doc.Kind)
		p.printf("\n")
	}
}

func (p *printer) clause(c *ClauseChange) {
	now := c.Now()
	what := "clause " + cmp.Or(now.Number, now.ID)
	switch {
	case now.IsHead:
		what = "heading " + now.Number
	case c.Section != "":
		what += ", ‘" + diag.Plain(c.Section) + "’"
	}
	p.printf("  %s %s  %s\n", p.kind(c.Kind), p.paint(bold, strings.TrimSpace(what)), p.paint(faint, place(now.Span)))
	for _, s := range c.Said {
		p.printf("    %s\n", p.said(s))
	}
	switch c.Kind {
	case Moved:
		p.printf("    %s\n", movedFrom(c))
		p.printf("    %s\n", clip(diag.Plain(now.Text)))
	case Added:
		p.printf("    %s\n", p.marked("", now.Text))
	case Removed:
		p.printf("    %s\n", p.marked(now.Text, ""))
	default:
		p.printf("    %s\n", p.marked(c.Before.Text, c.After.Text))
	}
	p.printf("\n")
}

func movedFrom(c *ClauseChange) string {
	if c.FromFile != "" {
		return "from ‘" + diag.Plain(c.From) + "’, " + c.FromFile
	}
	from := "before the first heading"
	if c.From != "" {
		from = "‘" + diag.Plain(c.From) + "’"
	}
	if c.From == c.Section {
		return "within the section, from clause " + cmp.Or(c.Before.Number, c.Before.ID)
	}
	return "from " + from
}

func (p *printer) said(s StatementChange) string {
	switch {
	case s.Before == nil:
		return s.After.Kind + ": " + p.paint(green, "now says "+diag.Plain(s.After.Text))
	case s.After == nil:
		return s.Before.Kind + ": " + p.paint(red, "no longer says "+diag.Plain(s.Before.Text))
	}
	return s.After.Kind + ": " + p.paint(red, diag.Plain(s.Before.Text)) + " → " + p.paint(green, diag.Plain(s.After.Text))
}

func (p *printer) notice(n Notice, k Kind) {
	if text := n.words(); text != "" && k != Removed {
		p.printf("    = %s\n", text)
	}
}

// words says when customers were told, when the change takes effect, and until when they can object.
func (n Notice) words() string {
	var parts []string
	add := func(what string, day time.Time) {
		if !day.IsZero() {
			parts = append(parts, what+" "+load.Text(day))
		}
	}
	add("announced", n.Announced)
	add("takes effect", n.Effective)
	add("objections until", n.Until)
	return strings.Join(parts, ", ")
}

func clip(s string) string {
	const longest = 160
	if r := []rune(s); len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return s
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Summary says in a line how much differs.
func Summary(d *Diff) string {
	if d.Empty() {
		return "no difference"
	}
	data, clauses := d.Count()
	var parts []string
	n := 0
	for _, k := range data {
		n += k
	}
	if n > 0 {
		parts = append(parts, plural(n, "entry of the data differs", "entries of the data differ"))
	}
	if n := len(d.Updates); n > 0 {
		parts = append(parts, plural(n, "announcement differs", "announcements differ"))
	}
	if n := len(d.Documents); n > 0 {
		parts = append(parts, plural(n, "document differs", "documents differ"))
	}
	for _, k := range []Kind{Added, Removed, Changed, Moved, Reworded} {
		word := string(k)
		if k == Reworded {
			word = "only reworded"
		}
		if n := clauses[k]; n > 0 {
			parts = append(parts, plural(n, "clause ", "clauses ")+word)
		}
	}
	return strings.Join(parts, ", ")
}
