package site

import (
	"slices"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/trust"
)

// uses are what can happen to data at a place, in the order of the matrix.
var uses = [...]string{"stored", "processed", "backed-up", "accessed"}

// happens returns what happens to data in a region: what the data say outright, and what follows from the components,
// backups and sub-processors there.
func (s *Site) happens(r *trust.Region) map[string]bool {
	out := map[string]bool{}
	for _, k := range r.Access {
		out[k.V] = true
	}
	for _, b := range s.Center.Backups {
		if names(b.Regions, r.ID) {
			out["backed-up"] = true
		}
	}
	if len(r.Access) > 0 {
		return out
	}
	for _, c := range s.Center.Components {
		if names(c.Regions, r.ID) {
			out["processed"] = true
		}
	}
	for _, v := range s.Center.Subprocessors {
		if !v.Ended.IsSet() && names(v.Regions, r.ID) {
			out["stored"] = true
		}
	}
	return out
}

func (s *Site) locations(p *Page) {
	p.Sections = s.tables(s.matrix())
	p.Sections = append(p.Sections, s.excerpts(nil, s.reg.regions())...)
	p.Sections = append(p.Sections, s.tables(s.elsewhere())...)
}

// matrix says for each place what happens to data there.
func (s *Site) matrix() *Table {
	g := s.reg
	t := &Table{Name: "matrix", Caption: "What happens to data where", Columns: []Column{{"Place", false}, {"Country", false}, {"Stored", false}, {"Processed", false}, {"Backed up", false}, {"Accessed", false}}}
	for _, r := range s.Center.Regions {
		where := g.country(string(r.Country.V))
		if len(where) == 0 {
			where = text(r.Area.V)
		}
		row := Row{ID: r.Path(), Cells: []Cell{{runs(Run{Text: g.place(r), Href: s.Addresses.Noun(r)})}, where}}
		happens := s.happens(r)
		for _, u := range uses {
			if happens[u] {
				row.Cells = append(row.Cells, text("yes"))
			} else {
				row.Cells = append(row.Cells, nil)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t.compact()
}

// elsewhere returns the countries where sub-processors process data beyond the places where they store them.
func (s *Site) elsewhere() *Table {
	t := &Table{Name: "elsewhere", Caption: "Countries where sub-processors also process data", Columns: []Column{{"Country", false}, {"Sub-processors", false}}}
	by := map[string]Cell{}
	var codes []string
	for _, v := range s.Center.Subprocessors {
		if v.Ended.IsSet() {
			continue
		}
		for _, c := range v.Processing {
			code := string(c.V)
			if by[code] == nil {
				codes = append(codes, code)
			}
			by[code] = append(by[code], s.reg.to(v))
		}
	}
	slices.SortFunc(codes, func(a, b string) int { return compare(s.reg.countryName(a), s.reg.countryName(b)) })
	for _, code := range codes {
		t.Rows = append(t.Rows, Row{Cells: []Cell{s.reg.country(code), by[code]}})
	}
	return t.compact()
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (s *Site) location(r *trust.Region) *Page {
	g := s.reg
	place := g.place(r)
	provider := g.refs("subprocessors", r.Provider)
	p := &Page{Address: s.Addresses.Noun(r), Kind: LocationPage, Room: "/locations/", Title: place, HeadTitle: place + ", location", Noun: r}
	p.Description = "What " + s.company() + " keeps and runs in " + place + "."
	if len(provider) > 0 {
		p.HeadTitle = place + ", " + provider[0].Runs[0].Text
		p.Description = "What " + s.company() + " keeps and runs in " + place + ", a place of " + provider[0].Runs[0].Text + "."
	}
	p.Lead = []Item{line(p.Description)}
	var what []Pair
	what = pair(what, "Provider", provider)
	what = pair(what, "Region code", codeCell(r.Code.V))
	what = pair(what, "City", text(r.City.V))
	what = pair(what, "Country", g.country(string(r.Country.V)))
	if known, ok := g.cat.Region(r.Provider.V, r.Code.V); ok && !r.Country.IsSet() {
		what = pair(what, "Under the GDPR", text(standing(g.cat.Transfer(known))))
	}
	if !r.Country.IsSet() {
		what = pair(what, "Area", text(r.Area.V))
	} else if c, ok := g.cat.Country(string(r.Country.V)); ok {
		what = pair(what, "Under the GDPR", text(transferWords(c)))
	}
	what = pair(what, "Used for", text(words("use", r.Use.V)))
	what = pair(what, "Data", g.refs("data_categories", r.Data...))
	var happening Cell
	happens := s.happens(r)
	for _, u := range uses {
		if happens[u] {
			happening = append(happening, line(words("happens", u)))
		}
	}
	what = pair(what, "Data here are", happening)
	what = pair(what, "Remarks", text(r.Notes.V))
	p.Sections = append(p.Sections, Section{ID: "about", Title: "At a glance", Groups: []Group{{Pairs: what}}})
	on := map[string]bool{}
	for _, c := range s.Center.Components {
		on[c.Path()] = names(c.Regions, r.ID)
	}
	for _, b := range s.Center.Backups {
		on[b.Path()] = names(b.Regions, r.ID)
	}
	for _, v := range s.Center.Subprocessors {
		on[v.Path()] = names(v.Regions, r.ID)
	}
	for _, c := range s.Center.Continuity {
		on[c.Path()] = c.Primary.V == r.ID || c.Standby.V == r.ID
	}
	keep := func(id string) bool { return on[id] }
	p.Sections = append(p.Sections, s.excerpts(r,
		titled("What runs here", g.draw("components").only(keep)),
		titled("Backups stored here", g.draw("backups").only(keep)),
		titled("Sub-processors that store data here", g.draw("subprocessors").only(keep)),
		titled("Recovery from or to here", g.draw("continuity").only(keep)),
	)...)
	p.Sections = append(p.Sections, s.figuresOf(r)...)
	p.Sections = append(p.Sections, s.mentioned(r)...)
	return p
}

// transferWords says what the GDPR makes of sending personal data to a country.
func transferWords(c catalog.Country) string {
	switch c.Transfer() {
	case catalog.TransferEU:
		return "in the EU: no transfer to a third country"
	case catalog.TransferEEA:
		return "in the EEA: no transfer to a third country"
	case catalog.TransferAdequate:
		return "third country with an adequacy decision (GDPR Art. 45)"
	case catalog.TransferDPF:
		return "third country; adequate for those certified under the EU-US Data Privacy Framework"
	}
	return "third country without an adequacy decision"
}
