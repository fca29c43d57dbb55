package change

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"time"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/redline"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// Mark begins a comment in Markdown. It is not shown; a program that keeps one comment up to date finds it by it.
const Mark = "<!-- candor diff -->"

// Places says where readers of a comment find the files.
type Places struct {
	Prefix    string // of the site within its repository: 'docs/trust/'
	SourceURL string // the address below which the repository's files can be seen, or ""
}

// Markdown writes a diff as a comment on a merge request, for those who answer for the texts: what changes for customers, when it
// takes effect and until when they can object, then the clauses with their redlines. What is only reworded is folded at the end.
func Markdown(w io.Writer, d *Diff, p Places) error {
	return MarkdownWithin(w, d, p, diag.CommentLimit)
}

// MarkdownWithin writes the same within a number of bytes. What has no room is counted.
func MarkdownWithin(w io.Writer, d *Diff, p Places, limit int) error {
	m := &markdown{d: d, p: p, limit: limit - tailRoom}
	m.b.WriteString(Mark + "\n")
	switch {
	case d.Before.Center.Organisation.Span.IsZero() && len(d.Before.Policies) == 0 && !d.Empty():
		fmt.Fprintf(&m.b, "## A new trust center\n\nNothing was there before. It has %s of data and %s.\n",
			plural(len(load.Entries(d.After.Center)), "entry", "entries"), plural(len(d.After.Policies), "document", "documents"))
	case d.Empty():
		m.b.WriteString("## Nothing changes\n\nNo fact and no clause differs.\n")
	default:
		m.write()
	}
	if m.left > 0 {
		fmt.Fprintf(&m.b, "\n%s no room here: `candor diff` shows all.\n", plural(m.left, "more change has", "more changes have"))
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

// tailRoom is kept free for what stands behind the changes.
const tailRoom = 200

type markdown struct {
	d      *Diff
	p      Places
	b      strings.Builder
	limit  int
	left   int    // changes that had no room
	behind string // what has to be closed
}

// put writes a change, with the heading above it where it is the first below that. It returns false when there is no room.
func (m *markdown) put(heading *string, text string) {
	if m.b.Len()+len(*heading)+len(text)+len(m.behind) > m.limit {
		m.left++
		return
	}
	m.b.WriteString(*heading + text)
	*heading = ""
}

func (m *markdown) write() {
	facts, wording := m.sorted()
	title := "What changes for customers"
	if len(facts) == 0 && wording {
		title = "Only wording changes"
	}
	fmt.Fprintf(&m.b, "## %s\n\n%s.\n", title, upperFirst(Summary(m.d)))
	m.problems()
	m.deadlines(wording && len(facts) == 0)
	table := ""
	for _, e := range facts {
		heading := ""
		if t, _, _ := strings.Cut(e.Path, "."); t != table {
			table = t
			heading = "\n### " + tableTitle(t) + "\n"
		}
		m.put(&heading, m.entry(e))
	}
	for _, doc := range m.d.Documents {
		m.document(doc)
	}
	m.folded()
}

// sorted returns the entries that mean something to customers, sub-processors, places and general promises first, and whether
// all clauses that differ are only reworded or moved.
func (m *markdown) sorted() (facts []*Entry, wording bool) {
	first := []string{"subprocessors", "regions", "organisation"}
	rest := map[*Entry]bool{}
	for _, e := range m.d.Entries {
		rest[e] = !onlyInward(e)
	}
	for _, t := range first {
		for _, e := range m.d.Entries {
			if table, _, _ := strings.Cut(e.Path, "."); table == t && rest[e] {
				facts = append(facts, e)
				rest[e] = false
			}
		}
	}
	for _, e := range m.d.Entries {
		if rest[e] {
			facts = append(facts, e)
		}
	}
	wording = true
	for _, doc := range m.d.Documents {
		wording = wording && doc.Kind == Changed
		for _, c := range doc.Clauses {
			wording = wording && (c.Kind == Reworded || c.Kind == Moved)
		}
	}
	return facts, wording && len(m.d.Updates) == 0
}

// onlyInward reports whether nothing of an entry differs that readers see.
func onlyInward(e *Entry) bool {
	if e.Kind != Changed {
		return false
	}
	for _, v := range e.Values {
		if !v.Inward {
			return false
		}
	}
	return e.Was == ""
}

func (m *markdown) problems() {
	for _, s := range []*Side{m.d.Before, m.d.After} {
		for _, f := range s.Problems {
			fmt.Fprintf(&m.b, "\n**Not compared:** in %s, %s could not be read: %s.\n", diag.CodeSpan(s.Name), diag.CodeSpan(m.p.Prefix+f.Span.Name()), diag.EscapeMarkdown(f.Message))
			if m.b.Len() > m.limit/4 {
				return
			}
		}
	}
}

// deadlines writes the dates on which customers are told, until which they can object, and from which they are concerned.
func (m *markdown) deadlines(onlyWording bool) {
	heading := "\n| What | Announced | Takes effect | Customers can object until |\n|---|---|---|---|\n"
	row := func(what string, n Notice) {
		day := func(t time.Time) string {
			if t.IsZero() {
				return "not said"
			}
			return load.Text(t)
		}
		m.put(&heading, fmt.Sprintf("| %s | %s | %s | %s |\n", what, day(n.Announced), day(n.Effective), day(n.Until)))
	}
	told, rows := map[*trust.Update]bool{}, 0
	for _, e := range m.d.Entries {
		n := m.d.Notice(e.Path, e.After)
		if e.Kind == Removed || n.IsZero() && !isVendor(e) || onlyInward(e) {
			continue
		}
		if n.Update != nil {
			told[n.Update] = true
		}
		if e.Kind == Added || n.Update != nil {
			row(diag.EscapeMarkdown(e.Name), n)
			rows++
		}
	}
	for _, e := range m.d.Updates {
		if u, ok := e.After.(*trust.Update); ok && !told[u] && (u.Effective.IsSet() || u.ObjectionUntil.IsSet()) {
			row(diag.EscapeMarkdown(u.Label()), Notice{Update: u, Announced: u.Date.V, Effective: u.Effective.V, Until: u.ObjectionUntil.V})
		}
	}
	for _, doc := range m.d.Documents {
		if doc.After == nil {
			continue
		}
		if n := m.d.Notice(doc.Path, doc.After); !n.IsZero() {
			row(diag.EscapeMarkdown(doc.Title), n)
			rows++
		}
	}
	changes := len(m.d.Documents)
	for _, e := range m.d.Entries {
		if !onlyInward(e) {
			changes++
		}
	}
	switch {
	case changes <= rows || onlyWording:
	case rows == 0:
		m.b.WriteString("\nThe data do not say when this takes effect: it holds from the day on which it is published.\n")
	default:
		m.b.WriteString("\nEverything else holds from the day on which it is published.\n")
	}
}

func isVendor(e *Entry) bool { return strings.HasPrefix(e.Path, "subprocessors.") }

func (m *markdown) entry(e *Entry) string {
	var b strings.Builder
	name := diag.EscapeMarkdown(cmp.Or(e.Name, e.Path))
	vendor := isVendor(e)
	switch {
	case e.Kind == Added && vendor:
		fmt.Fprintf(&b, "\n**%s is a new sub-processor.**", name)
		if m.d.Notice(e.Path, e.After).Update == nil {
			b.WriteString(" No dated entry announces it to customers.")
		}
		b.WriteString("\n\n")
	case e.Kind == Removed && vendor:
		fmt.Fprintf(&b, "\n**%s is no longer in the list of sub-processors.**\n\n", name)
	case e.Kind == Added:
		fmt.Fprintf(&b, "\n**%s** is new.\n\n", name)
	case e.Kind == Removed:
		fmt.Fprintf(&b, "\n**%s** is gone.\n\n", name)
	default:
		if e.Former != "" {
			name = diag.EscapeMarkdown(e.Former) + " → " + name
		}
		fmt.Fprintf(&b, "\n**%s** changes.\n\n", name)
	}
	if e.Was != "" {
		fmt.Fprintf(&b, "- Its ID was %s and is now %s: links to the old address lead nowhere\n", diag.CodeSpan(e.Was), diag.CodeSpan(e.Path))
	}
	for _, v := range e.Values {
		if e.Kind == Removed && !v.Fact {
			continue
		}
		if !v.Inward && !(e.Kind != Changed && v.Key == "name") {
			b.WriteString("- " + m.value(v, e.Kind == Changed) + "\n")
		}
	}
	if len(e.Concerns) > 0 {
		fmt.Fprintf(&b, "- Concerns: %s\n", diag.EscapeMarkdown(strings.Join(e.Concerns, "; ")))
	}
	fmt.Fprintf(&b, "- In the data: %s, %s\n", diag.CodeSpan(e.Path), m.place(e.At(), e.After != nil))
	return b.String()
}

// value returns a value that differs, in a line.
func (m *markdown) value(v *Value, placed bool) string {
	name := upperFirst(diag.EscapeMarkdown(v.Name)) + ": "
	where := ""
	if placed {
		where = " (" + diag.CodeSpan(v.ID) + ")"
	}
	switch {
	case v.Kind == Added:
		return name + "<ins>" + diag.EscapeMarkdown(v.After) + "</ins>" + where
	case v.Kind == Removed:
		return name + "<del>" + diag.EscapeMarkdown(v.Before) + "</del>, no longer given" + where
	case v.List && len(v.Lost)+len(v.Won) > 0:
		var parts []string
		for _, lost := range v.Lost {
			parts = append(parts, "<del>"+diag.EscapeMarkdown(lost)+"</del>")
		}
		for _, won := range v.Won {
			parts = append(parts, "<ins>"+diag.EscapeMarkdown(won)+"</ins>")
		}
		return name + strings.Join(parts, ", ") + where
	case isLong(v):
		return name + lined(v.Before, v.After) + where
	}
	return name + "<del>" + diag.EscapeMarkdown(v.Before) + "</del> → <ins>" + diag.EscapeMarkdown(v.After) + "</ins>" + where
}

func (m *markdown) document(doc *Document) {
	heading := "\n### " + diag.EscapeMarkdown(doc.Title) + "\n\n" + m.file(doc) + "\n"
	if doc.Kind != Changed {
		what := "This document is new, with " + plural(len(doc.Clauses), "clause", "clauses") + "."
		if doc.Kind == Removed {
			what = "This document is withdrawn."
		}
		m.put(&heading, "\n"+what+"\n")
		return
	}
	if doc.WasFile != "" {
		m.put(&heading, "\nIts file was "+diag.CodeSpan(m.p.Prefix+doc.WasFile)+": its address may have changed.\n")
	}
	var values strings.Builder
	for _, v := range doc.Values {
		if !v.Inward {
			values.WriteString("- " + m.value(v, false) + "\n")
		}
	}
	if values.Len() > 0 {
		m.put(&heading, "\n"+values.String())
	}
	for _, c := range doc.Clauses {
		if c.Kind != Reworded {
			m.put(&heading, m.clause(c))
		}
	}
}

func (m *markdown) file(doc *Document) string {
	name := diag.CodeSpan(m.p.Prefix + doc.File)
	if doc.After == nil || m.p.SourceURL == "" {
		return name
	}
	return fmt.Sprintf("[%s](<%s>)", name, m.address(doc.File))
}

func (m *markdown) address(file string) string {
	return strings.TrimSuffix(m.p.SourceURL, "/") + "/" + (&url.URL{Path: path.Join(m.p.Prefix, file)}).EscapedPath()
}

// place returns where something stands, linked where it stands there now.
func (m *markdown) place(s source.Span, now bool) string {
	text := fmt.Sprintf("%s, line %d", diag.CodeSpan(m.p.Prefix+s.Name()), s.Position().Line)
	if !now || m.p.SourceURL == "" {
		return text
	}
	return fmt.Sprintf("[%s](<%s#L%d>)", text, m.address(s.Name()), s.Position().Line)
}

func (m *markdown) clause(c *ClauseChange) string {
	var b strings.Builder
	now := c.Now()
	what := "Clause " + cmp.Or(now.Number, now.ID)
	switch {
	case now.IsHead:
		what = "Heading " + now.Number
	case c.Section != "":
		what += ", ‘" + c.Section + "’"
	}
	verb := map[Kind]string{Added: "is new", Removed: "is gone", Changed: "changes", Moved: "was moved", Reworded: "is only reworded"}[c.Kind]
	fmt.Fprintf(&b, "\n**%s** %s", diag.EscapeMarkdown(strings.TrimSpace(what)), verb)
	var said []string
	for _, s := range c.Said {
		switch {
		case s.Before == nil:
			said = append(said, "<ins>"+diag.EscapeMarkdown(s.After.Text)+"</ins>")
		case s.After == nil:
			said = append(said, "<del>"+diag.EscapeMarkdown(s.Before.Text)+"</del>")
		default:
			said = append(said, "<del>"+diag.EscapeMarkdown(s.Before.Text)+"</del> → <ins>"+diag.EscapeMarkdown(s.After.Text)+"</ins>")
		}
	}
	if c.Kind == Moved {
		b.WriteString(" " + diag.EscapeMarkdown(movedFrom(c)))
	}
	if len(said) > 0 {
		b.WriteString(": " + strings.Join(said, ", "))
	}
	b.WriteString("\n\n> ")
	switch c.Kind {
	case Moved:
		b.WriteString(diag.EscapeMarkdown(clip(now.Text)))
	case Added:
		b.WriteString(lined("", now.Text))
	case Removed:
		b.WriteString(lined(now.Text, ""))
	default:
		b.WriteString(lined(c.Before.Text, c.After.Text))
	}
	b.WriteString("\n")
	return b.String()
}

// lined returns a redline. Long stretches that stay as they are are cut in the middle.
func lined(before, after string) string {
	var b strings.Builder
	for _, piece := range redline.Compare(before, after) {
		text := piece.Text
		if piece.Kind == redline.Same {
			b.WriteString(escaped(shortened(text)))
			continue
		}
		tag := "ins"
		if piece.Kind == redline.Removed {
			tag = "del"
		}
		// Spaces stand outside, where a renderer keeps them.
		inner := strings.TrimSpace(text)
		lead := text[:strings.Index(text, inner)]
		b.WriteString(escaped(lead) + "<" + tag + ">" + diag.EscapeMarkdown(inner) + "</" + tag + ">" + escaped(text[len(lead)+len(inner):]))
	}
	return strings.TrimSpace(b.String())
}

// escaped returns text as Markdown that keeps a space at its ends.
func escaped(s string) string {
	if strings.TrimSpace(s) == "" {
		return strings.Repeat(" ", min(len(s), 1))
	}
	c := clean(s)
	out := diag.EscapeMarkdown(c)
	if strings.HasPrefix(c, " ") {
		out = " " + out
	}
	if strings.HasSuffix(c, " ") {
		out += " "
	}
	return out
}

func shortened(s string) string {
	const most, keep = 300, 120
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:keep]) + " … " + string(r[len(r)-keep:])
}

// folded writes what is only wording, and what steers the checker.
func (m *markdown) folded() {
	n := 0
	for _, doc := range m.d.Documents {
		for _, c := range doc.Clauses {
			if doc.Kind == Changed && c.Kind == Reworded {
				n++
			}
		}
	}
	if n > 0 {
		m.behind = "\n</details>\n"
		heading := "\n<details>\n<summary>" + plural(n, "clause is", "clauses are") + " only reworded: every figure, name and word of obligation is the same</summary>\n"
		for _, doc := range m.d.Documents {
			title := "\n#### " + diag.EscapeMarkdown(doc.Title) + "\n"
			for _, c := range doc.Clauses {
				if doc.Kind != Changed || c.Kind != Reworded {
					continue
				}
				both := heading + title
				was := both
				m.put(&both, m.clause(c))
				if both != was {
					heading, title = "", ""
				}
			}
		}
		if heading == "" {
			m.b.WriteString(m.behind)
		}
		m.behind = ""
	}
	inward := 0
	for _, e := range m.d.Entries {
		for _, v := range e.Values {
			if v.Inward && e.Kind == Changed {
				inward++
			}
		}
	}
	if inward > 0 {
		fmt.Fprintf(&m.b, "\n%s readers never see, such as words by which the checker finds its way, %s too.\n", plural(inward, "value that", "values that"), map[bool]string{true: "changes", false: "change"}[inward == 1])
	}
}
