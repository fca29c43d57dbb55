package export

import (
	"encoding/csv"
	"io"
	"strings"

	"candor/cmd/internal/site"
)

// plain returns what a cell says as text; what it lists is set apart by semicolons.
func plain(c site.Cell) string {
	if len(c) == 1 {
		return line(c[0])
	}
	lines := make([]string, len(c))
	for i := range c {
		lines[i] = line(c[i])
	}
	return strings.Join(lines, "; ")
}

func line(item site.Item) string {
	if len(item.Runs) == 1 {
		return item.Runs[0].Text
	}
	var b strings.Builder
	for i, r := range item.Runs {
		if i > 0 && (r.Style == site.Tag || r.Style == site.Alert) {
			b.WriteString(" (" + r.Text + ")")
			continue
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// address returns the complete address of a row, or "".
func address(s *site.Site, r *site.Row) string {
	if a := r.Address(); a != "" {
		return s.URL(a)
	}
	return ""
}

// head returns the names of a table's columns: the ID of a row, what the page shows, and the address of the row.
func head(e *site.Export) []string {
	out := []string{"ID"}
	for _, c := range e.Table.Columns {
		out = append(out, c.Title)
	}
	return append(out, "Address")
}

func record(s *site.Site, r *site.Row) []string {
	out := []string{r.ID}
	for _, c := range r.Cells {
		out = append(out, plain(c))
	}
	return append(out, address(s, r))
}

// writeCSV writes a table as RFC 4180 has it.
func writeCSV(w io.Writer, s *site.Site, e *site.Export) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	c.Write(head(e)) // what fails is kept until Flush
	for i := range e.Table.Rows {
		fields := record(s, &e.Table.Rows[i])
		for n := range fields {
			fields[n] = guard(fields[n])
		}
		c.Write(fields)
	}
	c.Flush()
	return c.Error()
}

// guard keeps programs of spreadsheets from taking a text for a formula, in the way that OWASP describes ('CSV Injection'): an
// apostrophe before the first character that would make it one. Those programs also know the wide forms of these characters.
func guard(s string) string {
	if strings.IndexAny(s, "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") == 0 {
		return "'" + s
	}
	return s
}

// writeTable writes a table as JSON: the cells as the page has them, and what the data say of the row's entry in their own words.
func writeTable(w io.Writer, s *site.Site, e *site.Export) error {
	var j jsonText
	j.open('{')
	j.line().key("$schema").string(s.URL(site.SchemaFile) + "#/$defs/table")
	j.line().key("version").int(1)
	j.line().key("name").string(e.Name)
	j.line().key("title").string(e.Title)
	j.line().key("address").string(s.URL(e.Page))
	j.line().key("columns")
	j.open('[')
	for _, c := range e.Table.Columns {
		j.string(c.Title)
	}
	j.close(']')
	j.line().key("rows")
	j.open('[')
	for i := range e.Table.Rows {
		r := &e.Table.Rows[i]
		j.line().open('{')
		j.pair("id", r.ID)
		j.pair("address", address(s, r))
		j.key("cells")
		j.open('{')
		for n, c := range r.Cells {
			switch {
			case len(c) == 1:
				j.key(e.Table.Columns[n].Title).string(line(c[0]))
			case len(c) > 1:
				j.key(e.Table.Columns[n].Title)
				j.open('[')
				for _, item := range c {
					j.string(line(item))
				}
				j.close(']')
			}
		}
		j.close('}')
		if n := s.Entry(r); n != nil {
			j.key("data")
			entry(&j, n)
		}
		j.close('}')
	}
	j.close(']')
	j.close('}')
	j.close('\n')
	_, err := w.Write(j.b)
	return err
}
