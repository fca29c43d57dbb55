package render

import (
	"bytes"
	"strconv"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
)

// A writer writes what package site planned. It does so without html/template, which costs 8 µs a row, and escapes by the
// same rules.
type writer struct {
	w    *bytes.Buffer
	r    *Renderer
	s    *site.Site // nil where no Markdown of the data is written
	root string     // the way to the root of the site

	titled bool // the caption repeats the heading above
}

func (e *writer) runs(runs []site.Run) {
	for i, r := range runs {
		if i > 0 && (r.Style == site.Tag || r.Style == site.Alert) {
			e.w.WriteByte(' ')
		}
		switch r.Style {
		case site.Code:
			e.w.WriteString("<code>")
		case site.Strong:
			e.w.WriteString("<strong>")
		case site.Mild:
			e.w.WriteString(`<span class="mild">`)
		case site.Tag:
			e.w.WriteString(`<span class="tag">`)
		case site.Alert:
			e.w.WriteString(`<span class="alert">`)
		case site.Removed:
			e.w.WriteString("<del>")
		case site.Added:
			e.w.WriteString("<ins>")
		}
		if r.Href != "" {
			e.w.WriteString("<a")
			href(e.w, e.root, r.Href)
			e.w.WriteByte('>')
			escape(e.w, r.Text)
			e.w.WriteString("</a>")
		} else {
			escape(e.w, r.Text)
		}
		switch r.Style {
		case site.Code:
			e.w.WriteString("</code>")
		case site.Strong:
			e.w.WriteString("</strong>")
		case site.Removed:
			e.w.WriteString("</del>")
		case site.Added:
			e.w.WriteString("</ins>")
		case site.Mild, site.Tag, site.Alert:
			e.w.WriteString("</span>")
		}
	}
}

func (e *writer) item(i site.Item) {
	if i.Markdown != "" && e.s != nil {
		d := prose.Parse(source.NewFile("data", []byte(i.Markdown)))
		if err := e.r.Body(e.w, d, BodyOptions{Addresses: e.s.Addresses, Register: e.s.Register(), Bare: true, root: &e.root}); err == nil {
			return
		}
	}
	e.runs(i.Runs)
}

// cell writes one item in line, several as a list.
func (e *writer) cell(c site.Cell) {
	if len(c) == 1 {
		e.item(c[0])
		return
	}
	e.list(c)
}

func (e *writer) list(items []site.Item) {
	if len(items) == 0 {
		return
	}
	e.w.WriteString("<ul>")
	for _, i := range items {
		e.w.WriteString("<li>")
		e.item(i)
		e.w.WriteString("</li>")
	}
	e.w.WriteString("</ul>")
}

const manyColumns = 6

// region opens a table in a region that scrolls by keyboard and bears a name of its own. n tells tables of one caption apart.
// A table of many columns is set tighter in print.
func (e *writer) region(caption, id, number string, n, columns int) {
	label := caption
	switch {
	case number != "":
		label = "Table " + number + ": " + caption
	case n > 1:
		label += ", table " + strconv.Itoa(n)
	}
	class := "scroll"
	if columns >= manyColumns {
		class = "scroll many"
	}
	e.w.WriteString(`<div class="` + class + `" role="region" tabindex="0"`)
	attribute(e.w, "aria-label", label)
	if id != "" {
		attribute(e.w, "id", id)
	}
	e.w.WriteString("><table>")
	if number == "" && e.titled { // the heading above says it to those who see it
		e.w.WriteString(`<caption class="unseen">`)
	} else {
		e.w.WriteString("<caption>")
	}
	if number != "" && id != "" {
		e.w.WriteString("<a")
		href(e.w, "", "#"+id)
		e.w.WriteByte('>')
		escape(e.w, "Table "+number)
		e.w.WriteString("</a>: ")
	}
	escape(e.w, caption)
	e.w.WriteString("</caption>\n")
}

func (e *writer) table(t *site.Table, id, number string) {
	e.region(t.Caption, id, number, 1, len(t.Columns))
	e.w.WriteString("<thead><tr>")
	for _, c := range t.Columns {
		if c.Wide {
			e.w.WriteString(`<th scope="col" class="wide">`)
		} else {
			e.w.WriteString(`<th scope="col">`)
		}
		escape(e.w, c.Title)
		e.w.WriteString("</th>")
	}
	e.w.WriteString("</tr></thead>\n<tbody>\n")
	for i := range t.Rows {
		e.row(&t.Rows[i])
	}
	e.w.WriteString("</tbody></table></div>\n")
}

func (e *writer) row(r *site.Row) {
	e.w.WriteString("<tr")
	if r.ID != "" {
		attribute(e.w, "id", r.ID)
	}
	if r.Faded {
		e.w.WriteString(` class="past"`)
	}
	for i, c := range r.Cells {
		if i == 0 {
			e.w.WriteString(`><th scope="row">`)
			e.cell(c)
			e.w.WriteString("</th>")
			continue
		}
		e.w.WriteString("<td>")
		if len(c) == 0 {
			e.w.WriteString(`<span class="mild">–</span>`)
		} else {
			e.cell(c)
		}
		e.w.WriteString("</td>")
	}
	e.w.WriteString("</tr>\n")
}

// groups writes lists of pairs; several stand side by side.
func (e *writer) groups(groups []site.Group, level string) {
	if len(groups) == 0 {
		return
	}
	if len(groups) > 1 {
		e.w.WriteString(`<div class="groups">`)
	}
	for _, g := range groups {
		e.w.WriteString("<div>")
		if g.Title != "" {
			e.w.WriteString("<" + level + ">")
			escape(e.w, g.Title)
			e.w.WriteString("</" + level + ">")
		}
		e.pairs(g.Pairs)
		e.w.WriteString("</div>")
	}
	if len(groups) > 1 {
		e.w.WriteString("</div>")
	}
	e.w.WriteByte('\n')
}

func (e *writer) pairs(pairs []site.Pair) {
	if len(pairs) == 0 {
		return
	}
	e.w.WriteString("<dl>")
	for _, p := range pairs {
		e.w.WriteString("<div><dt")
		if p.ID != "" {
			attribute(e.w, "id", p.ID)
			e.w.WriteString("><a")
			href(e.w, "", "#"+p.ID)
			e.w.WriteByte('>')
			escape(e.w, p.Term)
			e.w.WriteString("</a></dt><dd>")
		} else {
			e.w.WriteByte('>')
			escape(e.w, p.Term)
			e.w.WriteString("</dt><dd>")
		}
		e.cell(p.Cell)
		e.w.WriteString("</dd></div>")
	}
	e.w.WriteString("</dl>")
}

func (e *writer) section(s *site.Section) {
	e.w.WriteString("<section")
	if s.ID == "glance" {
		e.w.WriteString(` class="glance"`)
	}
	attribute(e.w, "id", s.ID)
	e.w.WriteString("><h2>")
	escape(e.w, s.Title)
	e.w.WriteString("</h2>\n")
	for _, i := range s.Intro {
		e.paragraph(i, "")
	}
	e.groups(s.Groups, "h3")
	if s.Table != nil {
		e.titled = s.Table.Caption == s.Title
		e.table(s.Table, "", "")
	}
	if len(s.Take) > 0 {
		e.w.WriteString(`<p class="take">`)
		e.runs(s.Take)
		e.w.WriteString("</p>\n")
	}
	if s.Over != "" {
		e.w.WriteString("<h3>")
		escape(e.w, s.Over)
		e.w.WriteString("</h3>\n")
	}
	if len(s.Body) > 0 {
		e.w.WriteString(`<div class="list">`)
		e.list(s.Body)
		e.w.WriteString("</div>\n")
	}
	e.quotes(s.Quotes, s.More)
	e.w.WriteString("</section>\n")
}

func (e *writer) paragraph(i site.Item, class string) {
	if i.Markdown != "" {
		e.item(i)
		return
	}
	e.w.WriteString("<p")
	if class != "" {
		attribute(e.w, "class", class)
	}
	e.w.WriteByte('>')
	e.item(i)
	e.w.WriteString("</p>\n")
}

// quotes writes sentences with their clauses; those about one noun stand together.
func (e *writer) quotes(quotes []site.Quote, more int) {
	if len(quotes) == 0 {
		return
	}
	about := ""
	e.w.WriteString(`<ul class="quotes">`)
	for _, q := range quotes {
		e.w.WriteString("<li>")
		if q.About.Text != "" {
			if q.About.Text != about {
				e.w.WriteString("<strong>")
				e.runs([]site.Run{q.About})
				e.w.WriteString("</strong> ")
			}
			about = q.About.Text
		}
		if q.Text != "" {
			e.w.WriteString("<q>")
			escape(e.w, q.Text)
			e.w.WriteString("</q> ")
		}
		e.w.WriteString("<cite><a")
		href(e.w, e.root, q.Href)
		e.w.WriteByte('>')
		escape(e.w, q.Title)
		if q.Number != "" {
			e.w.WriteByte(' ')
			escape(e.w, q.Number)
		}
		e.w.WriteString("</a></cite></li>\n")
	}
	e.w.WriteString("</ul>\n")
	if more > 0 {
		e.w.WriteString(`<p class="mild">And ` + strconv.Itoa(more) + " more.</p>\n")
	}
}
