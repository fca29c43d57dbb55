package build

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/render"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
)

// verdicts are the verdicts in the order in which they ask for attention, and what each of them means.
var verdicts = []struct {
	bind.Verdict
	means string
}{
	{bind.Contradicted, "The data say otherwise."},
	{bind.Ambiguous, "It cannot be told which value of the data is meant. Nothing is reported for these."},
	{bind.Unbacked, "The data say nothing of it: nobody would notice if it were wrong."},
	{bind.Confirmed, "The data say the same."},
}

// coverage says how many of the claims are worth what, by document, and lists those that the data do not confirm.
func (e *edition) coverage(sheet *render.Sheet) {
	c := e.result.Claims
	sheet.Title = "Claims"
	sheet.Lead = fmt.Sprintf("%d claims were read: %d confirmed, %d contradicted, %d ambiguous, %d unbacked.", c.Total, c.Confirmed, c.Contradicted, c.Ambiguous, c.Unbacked)
	for _, v := range verdicts {
		if v.Verdict == bind.Confirmed {
			continue
		}
		const most = 200
		t, left := claimTable(upperFirst(v.String())), 0
		for i := range e.parts {
			left += e.claimRows(t, i, v.Verdict, true, most)
		}
		sheet.Sections = append(sheet.Sections, claimSection(t, v.String(), v.means, left)...)
	}
	t := &site.Table{Name: "documents", Caption: "Claims by document", Columns: []site.Column{{Title: "Document"}, {Title: "Confirmed"}, {Title: "Contradicted"}, {Title: "Ambiguous"}, {Title: "Unbacked"}}}
	for i := range e.parts {
		n := e.parts[i].claims
		if e.parts[i].doc == nil || n.Total == 0 {
			continue
		}
		row := []site.Cell{line(site.Title(e.parts[i].doc), render.ClaimsAddress+e.run.files[i]+"/")}
		for _, count := range []int{n.Confirmed, n.Contradicted, n.Ambiguous, n.Unbacked} {
			row = append(row, line(fmt.Sprint(count), ""))
		}
		t.Rows = append(t.Rows, site.Row{Cells: row})
	}
	if len(t.Rows) > 0 {
		sheet.Sections = append(sheet.Sections, site.Section{ID: "documents", Title: t.Caption, Table: t})
	}
}

// claims lists the claims of one document, each with its verdict and the reason.
func (e *edition) claims(sheet *render.Sheet, file string) bool {
	i, ok := slices.BinarySearch(e.run.files, file)
	if !ok || e.parts[i].doc == nil {
		return false
	}
	n := e.parts[i].claims
	sheet.Title = "Claims of " + site.Title(e.parts[i].doc)
	sheet.Lead = fmt.Sprintf("%d claims were read: %d confirmed, %d contradicted, %d ambiguous, %d unbacked.", n.Total, n.Confirmed, n.Contradicted, n.Ambiguous, n.Unbacked)
	sheet.Crumbs = []site.Run{{Text: "Claims", Href: render.ClaimsAddress}}
	for _, v := range verdicts {
		t := claimTable(upperFirst(v.String()))
		e.claimRows(t, i, v.Verdict, false, len(e.parts[i].shown.said))
		sheet.Sections = append(sheet.Sections, claimSection(t, v.String(), v.means, 0)...)
	}
	return true
}

func claimTable(caption string) *site.Table {
	return &site.Table{Name: "claims", Caption: caption, Columns: []site.Column{{Title: "Words"}, {Title: "Place"}, {Title: "Figure"}, {Title: "Reason", Wide: true}}}
}

func claimSection(t *site.Table, id, means string, left int) []site.Section {
	if len(t.Rows) == 0 {
		return nil
	}
	s := site.Section{ID: id, Title: t.Caption, Table: t, Intro: []site.Item{{Runs: []site.Run{{Text: means}}}}}
	if left > 0 {
		s.Intro = append(s.Intro, site.Item{Runs: []site.Run{{Text: fmt.Sprintf("%d more are listed with their documents.", left)}}})
	}
	return []site.Section{s}
}

// claimRows adds the claims of a document that have a verdict, each linked to its clause, and returns how many had no room.
func (e *edition) claimRows(t *site.Table, i int, v bind.Verdict, named bool, most int) (left int) {
	p := &e.parts[i]
	if p.doc == nil {
		return 0
	}
	var text *source.File
	for k := range p.shown.said {
		s := &p.shown.said[k]
		if s.verdict != v {
			continue
		}
		if len(t.Rows) >= most {
			left++
			continue
		}
		if text == nil {
			text = source.NewFile(e.run.files[i], p.shown.text)
		}
		place := fmt.Sprintf("line %d", text.Position(s.start).Line)
		if s.clause.Number != "" {
			place = s.clause.Number + ", " + place
		}
		if named {
			place = site.Title(p.doc) + " " + place
		}
		row := site.Row{Cells: []site.Cell{line(strings.Join(strings.Fields(s.text), " "), ""), line(place, p.doc.Address+"#"+s.clause.ID), nil, line(s.reason, "")}}
		if f, ok := e.result.Center.Lookup(s.fact); ok {
			row.Cells[2] = line(f.Title+", "+e.run.out.Addresses.Value(f), e.run.out.Addresses.Fact(f))
		}
		t.Rows = append(t.Rows, row)
	}
	return left
}
