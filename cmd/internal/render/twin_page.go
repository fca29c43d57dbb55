package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A twin is a page being written as Markdown.
type twin struct {
	w *bytes.Buffer
	a *site.Addresses
}

// Twin writes the twin of a page that is not about a document: all that the page says, as Markdown with complete addresses. See
// [DocumentTwin] for the others.
func Twin(w *bytes.Buffer, s *site.Site, p *site.Page) {
	t := twin{w: w, a: s.Addresses}
	t.title(p.Title)
	for _, i := range p.Lead {
		t.paragraph(i)
	}
	w.WriteString("- Address: " + s.URL(p.Address) + "\n")
	for i := range p.Sections {
		t.section(&p.Sections[i])
	}
}

// twinHash returns the hash of a page's twin in hexadecimal digits, "" for a page that has none.
func (r *Renderer) twinHash(s *site.Site, p *site.Page) string {
	switch {
	case p.Kind == site.NotFound:
		return ""
	case p.Doc != nil:
		return p.Doc.TwinHash
	}
	w := r.buffer()
	defer r.release(w)
	Twin(w, s, p)
	return HashOf(w.Bytes())
}

// HashOf returns the SHA-256 of a text in hexadecimal digits.
func HashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func (t *twin) title(s string) {
	t.w.WriteString("# ")
	t.text(s)
	t.w.WriteString("\n\n")
}

// text writes text so that Markdown means nothing by it.
func (t *twin) text(s string) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\', '*', '_', '[', ']', '<', '>', '`', '|', '~':
			t.w.WriteByte('\\')
			t.w.WriteByte(c)
		case '\n', '\r':
			t.w.WriteByte(' ')
		default:
			t.w.WriteByte(c)
		}
	}
}

func (t *twin) runs(runs []site.Run) {
	for i, r := range runs {
		if r.Text == "" {
			continue
		}
		mark := ""
		switch r.Style {
		case site.Strong:
			mark = "**"
		case site.Code:
			if !strings.ContainsAny(r.Text, "`|\n") {
				mark = "`"
			}
		case site.Tag, site.Alert:
			if i > 0 {
				t.w.WriteByte(' ')
			}
			t.w.WriteByte('(')
		}
		switch r.Style { // Markdown has no marks for these, and lets HTML stand
		case site.Removed:
			t.w.WriteString("<del>")
		case site.Added:
			t.w.WriteString("<ins>")
		}
		t.w.WriteString(mark)
		if r.Href != "" {
			t.w.WriteByte('[')
		}
		if mark == "`" {
			t.w.WriteString(r.Text)
		} else {
			t.text(r.Text)
		}
		if r.Href != "" {
			href := r.Href
			if strings.HasPrefix(href, "/") {
				href = t.a.URL(href)
			}
			t.w.WriteString("](" + linkAddress(href) + ")")
		}
		t.w.WriteString(mark)
		switch r.Style {
		case site.Tag, site.Alert:
			t.w.WriteByte(')')
		case site.Removed:
			t.w.WriteString("</del>")
		case site.Added:
			t.w.WriteString("</ins>")
		}
	}
}

// item writes a line. Markdown of the data is written as it is, its links made complete.
func (t *twin) item(i site.Item) {
	if i.Markdown == "" {
		t.runs(i.Runs)
		return
	}
	d := prose.Parse(source.NewFile("data", []byte(i.Markdown)))
	e := &editor{d: d, doc: &site.Doc{Policy: &trust.Policy{}, Address: "/"}, a: t.a}
	t.w.Write(bytes.TrimSpace(e.apply(d.Body)))
}

func (t *twin) paragraph(i site.Item) {
	t.item(i)
	t.w.WriteString("\n\n")
}

func (t *twin) cell(c site.Cell) {
	for n, i := range c {
		if n > 0 {
			t.w.WriteString("; ")
		}
		t.item(i)
	}
}

func (t *twin) section(s *site.Section) {
	t.w.WriteString("\n## ")
	t.text(s.Title)
	t.w.WriteString("\n\n")
	for _, i := range s.Intro {
		t.paragraph(i)
	}
	for _, g := range s.Groups {
		if g.Title != "" {
			t.w.WriteString("### ")
			t.text(g.Title)
			t.w.WriteString("\n\n")
		}
		for _, p := range g.Pairs {
			if len(p.Cell) == 1 && p.Cell[0].Markdown != "" { // an answer: it can have paragraphs of its own
				t.w.WriteString("**")
				t.text(p.Term)
				t.w.WriteString("**\n\n")
				t.paragraph(p.Cell[0])
				continue
			}
			t.w.WriteString("- **")
			t.text(p.Term)
			t.w.WriteString(":** ")
			t.cell(p.Cell)
			t.w.WriteByte('\n')
		}
		t.w.WriteByte('\n')
	}
	if s.Table != nil {
		t.table(s.Table)
		t.w.WriteByte('\n')
	}
	if len(s.Take) > 0 {
		t.runs(s.Take)
		t.w.WriteString("\n\n")
	}
	if s.Over != "" {
		t.w.WriteString("### ")
		t.text(s.Over)
		t.w.WriteString("\n\n")
	}
	for _, i := range s.Body {
		t.w.WriteString("- ")
		t.item(i)
		t.w.WriteByte('\n')
	}
	t.quotes(s.Quotes)
}

// table writes a table as GitHub Flavored Markdown has it.
func (t *twin) table(table *site.Table) {
	for _, c := range table.Columns {
		t.w.WriteString("| ")
		t.text(c.Title)
		t.w.WriteByte(' ')
	}
	t.w.WriteString("|\n")
	for range table.Columns {
		t.w.WriteString("| --- ")
	}
	t.w.WriteString("|\n")
	for _, r := range table.Rows {
		for _, c := range r.Cells {
			t.w.WriteString("| ")
			t.cell(c)
			t.w.WriteByte(' ')
		}
		t.w.WriteString("|\n")
	}
}

func (t *twin) quotes(quotes []site.Quote) {
	for _, q := range quotes {
		t.w.WriteString("- ")
		if q.About.Text != "" {
			t.runs([]site.Run{q.About})
			t.w.WriteString(": ")
		}
		if q.Text != "" {
			t.w.WriteString("\u201c")
			t.text(q.Text)
			t.w.WriteString("\u201d ")
		}
		t.runs([]site.Run{{Text: strings.TrimSpace(q.Title + " " + q.Number), Href: q.Href}})
		t.w.WriteByte('\n')
	}
}
