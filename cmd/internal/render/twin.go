package render

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/site"
)

// DocumentTwin writes the twin of a document's page: its Markdown as it was written, with what a reader of the source alone would
// lack filled in (the values of facts, the tables of views, complete addresses, the numbers of sections) and what the page does
// not show left out (front matter, comments, HTML). A head tells what the page tells of version, owner and dates.
//
// It holds nothing that depends on other documents, so that its hash changes when the document's words do and not otherwise.
func DocumentTwin(w *bytes.Buffer, d *prose.Document, doc *site.Doc, a *site.Addresses, reg *site.Register) {
	t := twin{w: w, a: a}
	p := doc.Policy
	t.title(site.Title(doc))
	if p.Summary.V != "" {
		w.WriteString("> ")
		t.text(p.Summary.V)
		w.WriteString("\n\n")
	}
	pair := func(term, value string) {
		if value != "" {
			w.WriteString("- " + term + ": ")
			t.text(value)
			w.WriteByte('\n')
		}
	}
	pair("Version", p.Version.V)
	if owner := reg.Owner(p); len(owner) > 0 {
		pair("Owner", plainRuns(owner[0].Runs))
	}
	pair("In force since", site.Date(p.Effective))
	pair("Last reviewed", site.Date(p.Reviewed))
	pair("Next review", site.Date(p.NextReview))
	pair("Last updated", site.Date(p.Updated))
	w.WriteString("- Address: " + a.URL(doc.Address) + "\n\n")
	text := d.Source()[d.Body:]
	if !d.TooDeep && d.Broken == nil {
		e := &editor{d: d, doc: doc, a: a, reg: reg}
		text = e.apply(d.Body)
	}
	w.Write(bytes.TrimSpace(text))
	w.WriteByte('\n')
}

func plainRuns(runs []site.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// An edit replaces bytes of a source.
type edit struct {
	start, end int
	text       string
}

// An editor makes the text of a twin from the source of a document.
type editor struct {
	d     *prose.Document
	doc   *site.Doc
	a     *site.Addresses
	reg   *site.Register
	edits []edit
}

func (e *editor) apply(from int) []byte {
	src := e.d.Source()
	e.unseen()
	e.headings()
	e.links()
	slices.SortStableFunc(e.edits, func(a, b edit) int { return cmp.Or(a.start-b.start, b.end-a.end) })
	out := make([]byte, 0, len(src)-from+len(src)/8)
	for _, x := range e.edits {
		if x.start < from { // within what another one has replaced
			continue
		}
		out = append(append(out, src[from:x.start]...), x.text...)
		from = x.end
	}
	return append(out, src[from:]...)
}

func (e *editor) replace(start, end int, text string) {
	e.edits = append(e.edits, edit{start, end, text})
}

// unseen takes out comments and HTML, which the page does not show, save for line breaks.
func (e *editor) unseen() {
	for _, c := range e.d.Comments {
		e.replace(c.Span.Start, c.Span.End, "")
	}
	// A text without a < has no HTML; most have none.
	if bytes.IndexByte(e.d.Source(), '<') < 0 {
		return
	}
	ast.Walk(e.d.Root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the only error is that of this function
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				e.replace(line.Start, line.Stop, "")
			}
			if n.HasClosure() {
				e.replace(n.ClosureLine.Start, n.ClosureLine.Stop, "")
			}
		case *ast.RawHTML:
			if !isBreak(n.Segments.Value(e.d.Source())) {
				for i := range n.Segments.Len() {
					s := n.Segments.At(i)
					e.replace(s.Start, s.Stop, "")
				}
			}
		}
		return ast.WalkContinue, nil
	})
}

// headings takes out the title, which stands above, and numbers the sections as the page does.
func (e *editor) headings() {
	src := e.d.Source()
	numbered := e.a.Numbered(e.doc.Policy.File)
	for i := range e.d.Headings {
		h := &e.d.Headings[i]
		b := &e.d.Blocks[h.Block]
		if b.Depth > 0 || b.Quoted {
			continue
		}
		switch {
		case title(i, h):
			start := bytes.LastIndexByte(src[:b.Span.Start], '\n') + 1
			e.replace(start, endOfHeading(src, b.Span.End), "")
		case numbered && h.Number != "" && withoutNumber(h.Text, h.Number) == h.Text:
			e.replace(b.Span.Start, b.Span.Start, h.Number+" ")
		}
	}
}

// endOfHeading returns the end of the line in which a heading ends, or of the line that underlines it.
func endOfHeading(src []byte, at int) int {
	end := endOfLine(src, at)
	under := endOfLine(src, end)
	if line := strings.TrimSpace(string(src[end:under])); line != "" && strings.Trim(line, "=") == "" {
		return under
	}
	return end
}

func endOfLine(src []byte, at int) int {
	if n := bytes.IndexByte(src[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(src)
}

// links makes every link within the site lead to a complete address, and fills in the words of those that have none.
func (e *editor) links() {
	file := e.doc.Policy.File
	seen := map[int]bool{} // definitions, which several links can share
	for i := range e.d.Links {
		l := &e.d.Links[i]
		t := e.a.Resolve(file, l.Dest)
		if t.Kind == site.ExternalTarget {
			continue
		}
		label := strings.TrimSpace(l.Text)
		if t.Kind == site.Unknown {
			e.replace(l.Span.Start, l.Span.End, escaped(label))
			continue
		}
		if t.Kind == site.ViewTarget && l.Image {
			if table := e.view(l, t); table != "" {
				e.replace(l.Span.Start, l.Span.End, table)
				continue
			}
		}
		href := t.Href
		if strings.HasPrefix(href, "#") {
			href = e.doc.Address + href
		}
		href = linkAddress(e.a.URL(href))
		switch {
		case l.Auto, label == "", l.Image && t.Kind != site.PageTarget, l.DestSpan == l.Span:
			if label == "" || l.Auto {
				label = t.Text
			}
			e.replace(l.Span.Start, l.Span.End, "["+escaped(label)+"]("+href+")")
		case !seen[l.DestSpan.Start]:
			seen[l.DestSpan.Start] = true
			e.replace(l.DestSpan.Start, l.DestSpan.End, href)
		}
	}
}

// view returns the table of a view that is a paragraph by itself, which is the only place where a table can stand.
func (e *editor) view(l *prose.Link, t site.Target) string {
	b := &e.d.Blocks[l.Block]
	src := e.d.Source()
	alone := b.Kind == prose.Paragraph && b.Depth == 0 && !b.Quoted && len(bytes.TrimSpace(src[b.Span.Start:l.Span.Start])) == 0 && len(bytes.TrimSpace(src[l.Span.End:b.Span.End])) == 0
	if !alone || e.reg == nil {
		return ""
	}
	table := e.reg.View(t)
	if table == nil {
		return ""
	}
	var w bytes.Buffer
	tw := twin{w: &w, a: e.a}
	if l.Text != "" {
		w.WriteString("**")
		tw.text(l.Text)
		w.WriteString("**\n\n")
	}
	tw.table(table)
	return strings.TrimSuffix(w.String(), "\n")
}

func escaped(s string) string {
	var w bytes.Buffer
	(&twin{w: &w}).text(s)
	return w.String()
}

// linkAddress returns an address as the destination of a Markdown link.
func linkAddress(s string) string {
	if !strings.ContainsAny(s, " ()<>") {
		return s
	}
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E").Replace(s)
}
