package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"candor/cmd/internal/prose"
)

// table writes a table of a document: with a caption from the heading above it, scopes, and classes for alignment. Goldmark's
// own renderer would write style attributes, which the strict policy forbids.
func (b *body) table(n *extast.Table) {
	head := b.headCell(n)
	id, number := b.address(head)
	caption := "Table"
	if head >= 0 {
		if h := b.d.Blocks[head].Heading; h >= 0 && b.d.Headings[h].Text != "" {
			caption = withoutNumber(b.d.Headings[h].Text, b.d.Headings[h].Number)
		}
	}
	if b.tables == nil {
		b.tables = map[string]int{}
	}
	b.tables[caption]++
	e := writer{w: b.w, r: b.r}
	if b.plain {
		number = ""
	}
	e.region(caption, id, number, b.tables[caption], len(n.Alignments))
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		header := row.Kind() == extast.KindTableHeader
		switch {
		case header:
			b.w.WriteString("<thead><tr>")
		case row.PreviousSibling() != nil && row.PreviousSibling().Kind() == extast.KindTableHeader:
			b.w.WriteString("<tbody>\n<tr>")
		default:
			b.w.WriteString("<tr>")
		}
		first := true
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			b.cell(c, header, first)
			first = false
		}
		b.w.WriteString("</tr>")
		if header {
			b.w.WriteString("</thead>")
		}
		b.w.WriteByte('\n')
	}
	if n.ChildCount() > 1 {
		b.w.WriteString("</tbody>")
	}
	b.w.WriteString("</table></div>\n")
	b.notesOf(b.next - 1)
}

// headCell returns the block of the table's first cell.
func (b *body) headCell(n *extast.Table) int {
	if row := n.FirstChild(); row != nil && row.FirstChild() != nil {
		for i := b.next; i < len(b.d.Blocks); i++ {
			if b.d.Blocks[i].Node == row.FirstChild() {
				return i
			}
			if b.d.Blocks[i].Kind == prose.Cell {
				break
			}
		}
	}
	return -1
}

func (b *body) cell(n ast.Node, header, first bool) {
	b.index(n)
	class := ""
	if c, ok := n.(*extast.TableCell); ok {
		switch c.Alignment {
		case extast.AlignRight:
			class = ` class="right"`
		case extast.AlignCenter:
			class = ` class="center"`
		}
	}
	empty := n.FirstChild() == nil || strings.TrimSpace(plain(n, b.src)) == "" && n.ChildCount() == 1
	switch {
	case header && empty:
		b.w.WriteString("<td" + class + ">") // a head without a name names nothing
	case header:
		b.w.WriteString(`<th scope="col"` + class + ">")
	case first && !empty:
		b.w.WriteString(`<th scope="row"` + class + ">")
	default:
		b.w.WriteString("<td" + class + ">")
	}
	b.children(n)
	if header && !empty || first && !empty && !header {
		b.w.WriteString("</th>")
	} else {
		b.w.WriteString("</td>")
	}
}
