package build_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"candor/cmd/internal/export"
)

// A takenTable is a table as a reader has it who took it away as JSON.
type takenTable struct {
	Name, Title, Address string
	Columns              []string
	Rows                 []struct {
		ID, Address string
		Cells       map[string]any
		Data        map[string]any
	}
}

// cell returns a cell as CSV has it.
func cell(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = v[i].(string)
		}
		return strings.Join(parts, "; ")
	}
	return ""
}

func takenTables(t *testing.T, files map[string][]byte) (out []takenTable) {
	t.Helper()
	for name, data := range files {
		if !strings.HasPrefix(name, "data/") || !strings.HasSuffix(name, ".json") || files[strings.TrimSuffix(name, "json")+"csv"] == nil {
			continue
		}
		var table takenTable
		if err := json.Unmarshal(data, &table); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if name != "data/"+table.Name+".json" {
			t.Errorf("%s calls itself %s", name, table.Name)
		}
		out = append(out, table)
	}
	slices.SortFunc(out, func(a, b takenTable) int { return strings.Compare(a.Name, b.Name) })
	if len(out) < 20 {
		t.Errorf("%d tables can be taken away, want one for each register", len(out))
	}
	return out
}

// TestTakeAwayTables holds every table that can be taken away to the page that shows it, and its forms to each other.
func TestTakeAwayTables(t *testing.T) {
	files := publishedShipped(t)
	all := pages(t, files)
	book, err := excelize.OpenReader(bytes.NewReader(files["data/tables.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	tables := takenTables(t, files)
	if got := len(book.GetSheetList()); got != len(tables) {
		t.Errorf("the workbook has %d sheets, want %d: %q", got, len(tables), book.GetSheetList())
	}
	for _, table := range tables {
		t.Run(table.Name, func(t *testing.T) {
			want := [][]string{slices.Concat([]string{"ID"}, table.Columns, []string{"Address"})}
			for _, r := range table.Rows {
				line := []string{r.ID}
				for _, c := range table.Columns {
					line = append(line, cell(r.Cells[c]))
				}
				want = append(want, append(line, r.Address))
			}
			sameAsPage(t, table, all)
			raw := files["data/"+table.Name+".csv"]
			got, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(raw, []byte("\r\n")); n != bytes.Count(raw, []byte("\n")) || n < len(want) {
				t.Errorf("lines do not end as RFC 4180 has it")
			}
			compareRows(t, "CSV", got, want, func(s string) string {
				if rest, ok := strings.CutPrefix(s, "'"); ok && strings.IndexAny(rest, "=+-@") == 0 {
					return rest
				}
				if strings.IndexAny(s, "=+-@\t\r\n") == 0 {
					t.Errorf("CSV: a program of spreadsheets takes %q for a formula", s)
				}
				return s
			})
			sheet := ""
			for _, name := range book.GetSheetList() {
				if strings.HasPrefix(table.Title, name) || strings.HasPrefix(name, table.Title) {
					sheet = name
				}
			}
			cells, err := book.GetRows(sheet)
			if err != nil {
				t.Fatalf("sheet for %q: %v", table.Title, err)
			}
			for i := range cells { // cells at the end that are empty are left out
				cells[i] = append(cells[i], make([]string, len(want[0])-len(cells[i]))...)
			}
			compareRows(t, "workbook", cells, want, func(s string) string { return s })
			if len(table.Rows) > 0 && table.Rows[0].Address != "" {
				at, err := excelize.CoordinatesToCellName(len(want[0]), 2)
				if err != nil {
					t.Fatal(err)
				}
				if ok, link, err := book.GetCellHyperLink(sheet, at); err != nil || !ok || link != table.Rows[0].Address {
					t.Errorf("workbook: %s links to %q (%v), want %q", at, link, err, table.Rows[0].Address)
				}
				if f, err := book.GetCellFormula(sheet, "A2"); err != nil || f != "" {
					t.Errorf("workbook: A2 is the formula %q (%v)", f, err)
				}
			}
			for _, r := range table.Rows {
				if r.Address != "" {
					lead(t, table.Name, r.Address, all, files)
				}
			}
		})
	}
}

func compareRows(t *testing.T, form string, got, want [][]string, unguard func(string) string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d rows, want %d", form, len(got), len(want))
	}
	for i := range want {
		for n := range want[i] {
			if g, w := strings.ReplaceAll(unguard(got[i][n]), "\r\n", "\n"), want[i][n]; g != w {
				t.Errorf("%s: row %d, %s: got %q, want %q", form, i, want[0][n], g, w)
			}
		}
	}
}

// sameAsPage holds a table to the page that shows it: the same rows, the same words in each cell.
func sameAsPage(t *testing.T, table takenTable, all map[string]parsedPage) {
	t.Helper()
	page, ok := all[strings.TrimPrefix(table.Address, origin)]
	if !ok {
		t.Fatalf("%s is no page", table.Address)
	}
	for _, r := range table.Rows {
		if r.ID == "" {
			continue
		}
		row := page.ids[r.ID]
		if table.Name == "regions" { // its rows have their addresses in the table above
			row = nil
			for n := range page.root.Descendants() {
				if n.Data == "tr" && attr(n, "id") == "" && strings.Contains(letters(textOf(n)), letters(cell(r.Cells["Place"]))) && strings.Contains(textOf(n), cell(r.Cells["Code"])) {
					row = n
				}
			}
		}
		if row == nil {
			t.Errorf("%s is not on %s", r.ID, table.Address)
			continue
		}
		var shown []string
		switch table.Name {
		case "questions":
			shown = []string{textOf(row), textOf(row.NextSibling), ""}
		case "updates": // told in a section of its own
			for _, column := range table.Columns {
				for part := range strings.SplitSeq(cell(r.Cells[column]), "; ") {
					if !strings.Contains(letters(textOf(row)), letters(part)) {
						t.Errorf("%s, %s: the page does not say %q", r.ID, column, part)
					}
				}
			}
			continue
		default:
			for c := range row.ChildNodes() {
				if c.Type == html.ElementNode {
					shown = append(shown, strings.TrimSpace(textOf(c)))
				}
			}
		}
		at := 0
		for _, column := range table.Columns {
			want := letters(cell(r.Cells[column]))
			// A page leaves out columns that none of its tables' rows fill; a file has them for all.
			for at < len(shown) && letters(shown[at]) != want && want == "" && len(shown) < len(table.Columns) {
				break
			}
			if want == "" && (at >= len(shown) || letters(shown[at]) != "") {
				continue
			}
			if table.Name == "questions" && column == "Topic" {
				continue
			}
			if at >= len(shown) || letters(shown[at]) != want {
				t.Errorf("%s, %s: the page shows %q, the file has %q", r.ID, column, shown[min(at, len(shown)-1)], cell(r.Cells[column]))
			}
			at++
		}
	}
}

// schemaOf compiles the schema that a site publishes, or a part of it.
func schemaOf(t *testing.T, text []byte, part string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const at = "https://schema.example/"
	if err := c.AddResource(at, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(at + part)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t *testing.T, name string, data []byte, s *jsonschema.Schema) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if err := s.Validate(doc); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// TestTakeAwayCenter holds the center's document and the tables to the schema that is published beside them, and every address in
// the document to the pages.
func TestTakeAwayCenter(t *testing.T) {
	files := publishedShipped(t)
	schema := files["data/center.schema.json"]
	whole, table := schemaOf(t, schema, ""), schemaOf(t, schema, "#/$defs/table")
	center := files["data/center.json"]
	valid(t, "center.json", center, whole)
	for _, taken := range takenTables(t, files) {
		valid(t, taken.Name, files["data/"+taken.Name+".json"], table)
	}
	var doc struct {
		Data      map[string]map[string]any
		Entries   []struct{ ID, Address string }
		Facts     []struct{ ID, Text, Address string }
		Documents []struct {
			ID, Address, Markdown, SHA256 string
			Clauses                       []struct{ ID, Number, Address, Text string }
		}
	}
	if err := json.Unmarshal(center, &doc); err != nil {
		t.Fatal(err)
	}
	all := pages(t, files)
	for _, e := range doc.Entries {
		lead(t, e.ID, e.Address, all, files)
	}
	figures := all["/figures/"]
	for _, f := range doc.Facts {
		lead(t, f.ID, f.Address, all, files)
		if row := figures.ids[f.ID]; row == nil || !strings.Contains(letters(textOf(row)), letters(f.Text)) {
			t.Errorf("the figures do not show %s as %q", f.ID, f.Text)
		}
	}
	clauses := 0
	for _, d := range doc.Documents {
		lead(t, d.ID, d.Address, all, files)
		lead(t, d.ID, d.Markdown, all, files)
		page := all[strings.TrimPrefix(d.Address, origin)]
		for _, c := range d.Clauses {
			clauses++
			lead(t, d.ID, c.Address, all, files)
			if n := page.ids[c.ID]; n != nil && c.Text != "" && !strings.Contains(letters(textOf(n)), letters(c.Text)) {
				t.Errorf("%s: the page has %q at %s, the document %q", d.ID, textOf(n), c.ID, c.Text)
			}
		}
	}
	if clauses < 500 || len(doc.Facts) < 200 {
		t.Errorf("%d clauses and %d facts: something is missing", clauses, len(doc.Facts))
	}
	if _, ok := doc.Data["subprocessors"]["hetzner"]; !ok {
		t.Error("the data are not in the shape of the data files")
	}
	for table, entries := range doc.Data {
		for id, e := range entries {
			keys, _ := e.(map[string]any)
			for _, private := range []string{"terms", "override", "catalog"} {
				if _, ok := keys[private]; ok {
					t.Errorf("%s.%s has the key %s, which is for the checker alone", table, id, private)
				}
			}
		}
	}
}

// TestTakeAwaySchemaRefuses shows that the schema is not one that takes anything.
func TestTakeAwaySchemaRefuses(t *testing.T) {
	text, err := export.Schema("https://trust.acme.example/data/center.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	s := schemaOf(t, text, "")
	const head = `{"version":1,"title":"A","address":"https://a.example/","language":"en","dataHash":"` + "0000000000000000000000000000000000000000000000000000000000000000" + `",`
	for name, c := range map[string]struct {
		doc  string
		want bool
	}{
		"least":         {head + `"data":{},"entries":[],"facts":[],"documents":[]}`, true},
		"no facts":      {head + `"data":{},"entries":[],"documents":[]}`, false},
		"unknown table": {head + `"data":{"vendors":{}},"entries":[],"facts":[],"documents":[]}`, false},
		"unknown key":   {head + `"data":{"contacts":{"a":{"name":"A","purpose":"security","colour":"red"}}},"entries":[],"facts":[],"documents":[]}`, false},
		"no such verdict": {head + `"data":{},"entries":[],"facts":[],"documents":[{"id":"policies.a","title":"A","address":"/","markdown":"/","source":{"file":"a.md","sha256":"` +
			strings.Repeat("0", 64) + `"},"states":[{"fact":"a.b","verdict":"perhaps"}],"clauses":[]}]}`, false},
		"table without rows": {head + `"data":{},"entries":[],"facts":[],"documents":[{"id":"policies.a","title":"A","address":"/","markdown":"/","source":{"file":"a.md","sha256":"` +
			strings.Repeat("0", 64) + `"},"clauses":[{"id":"a.1","address":"/#a.1","kind":"table"}]}]}`, false},
	} {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(c.doc))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := s.Validate(doc); (err == nil) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTakeAwayOSCAL holds the component definition to NIST's schema.
func TestTakeAwayOSCAL(t *testing.T) {
	text, err := os.ReadFile("testdata/oscal_component_schema.json")
	if err != nil {
		t.Fatal(err)
	}
	s := schemaOf(t, text, "")
	for name, site := range map[string]func() map[string][]byte{
		"shipped": func() map[string][]byte { return publishedShipped(t) },
		"least":   func() map[string][]byte { return published(t, least(), today) },
	} {
		files := site()
		data := files["data/oscal-component-definition.json"]
		valid(t, name, data, s)
		type link struct{ Href string }
		var doc struct {
			Definition struct {
				Components []struct {
					UUID, Type, Title string
					Links             []link
					Implementations   []struct {
						Requirements []struct {
							UUID, Description string
							Control           string `json:"control-id"`
							Links             []link
						} `json:"implemented-requirements"`
					} `json:"control-implementations"`
				}
			} `json:"component-definition"`
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		controls := map[string]string{}
		all := pages(t, files)
		once := func(id string) {
			if seen[id] {
				t.Errorf("%s: the UUID %s is given twice", name, id)
			}
			seen[id] = true
		}
		for _, c := range doc.Definition.Components {
			once(c.UUID)
			for _, i := range c.Implementations {
				for _, r := range i.Requirements {
					once(r.UUID)
					controls[r.Control] = r.Description
					if name == "shipped" {
						for _, l := range r.Links {
							lead(t, r.Control, l.Href, all, files)
						}
					}
				}
			}
		}
		if name == "shipped" && (!strings.Contains(controls["cp-9"], "- Daily database backup: retention: 30 days") || len(controls) < 20 || len(doc.Definition.Components) < 40) {
			t.Errorf("%d controls, %d components; CP-9 has %q", len(controls), len(doc.Definition.Components), controls["cp-9"])
		}
	}
}
