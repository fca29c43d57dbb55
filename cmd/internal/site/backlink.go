package site

import (
	"strconv"

	"candor/cmd/internal/trust"
)

// Most sentences that a page quotes of one noun. More make a page nobody reads to the end; how many were left out is told.
const (
	mostQuotes       = 60 // on a page about one noun
	mostQuotesOfEach = 5  // on a page about many
	mostClauses      = 20 // of a figure
)

// mentioned returns the section that quotes what documents say of a page's noun.
func (s *Site) mentioned(n trust.Noun) []Section {
	list := s.mentions[n]
	if len(list) == 0 {
		return nil
	}
	sec := Section{ID: "mentioned-in", Title: "Mentioned in"}
	for _, m := range list[:min(len(list), mostQuotes)] {
		sec.Quotes = append(sec.Quotes, quote(m.Doc, m.Clause, m.Sentence))
	}
	sec.More = len(list) - len(sec.Quotes)
	return []Section{sec}
}

// mentionedEach returns the section that quotes what documents say of each of the nouns of a register.
func (s *Site) mentionedEach(tables ...string) []Section {
	sec := Section{ID: "mentioned-in", Title: "Mentioned in"}
	for _, n := range entries(s.Center) {
		if !has(tables, n.Base().Noun) {
			continue
		}
		list := s.mentions[n]
		for _, m := range list[:min(len(list), mostQuotesOfEach)] {
			q := quote(m.Doc, m.Clause, m.Sentence)
			q.About = Run{Text: n.Label(), Href: s.Addresses.Noun(n)}
			sec.Quotes = append(sec.Quotes, q)
		}
		sec.More += max(0, len(list)-mostQuotesOfEach)
	}
	if len(sec.Quotes) == 0 {
		return nil
	}
	return []Section{sec}
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func quote(d *Doc, c Clause, sentence string) Quote {
	return Quote{Title: Title(d), Href: withFragment(d.Address, c.ID), Number: c.Number, Text: sentence}
}

// figures returns the table of facts: value, place in the data, clauses that state it.
func (s *Site) figures(caption string, facts []*trust.Fact) *Table {
	t := &Table{Name: "figures", Caption: caption, Columns: []Column{{"Figure", false}, {"Value", false}, {"Declared", false}, {"Stated in", true}}}
	for _, f := range facts {
		t.Rows = append(t.Rows, Row{ID: f.ID, Cells: []Cell{
			{runs(Run{Text: f.Title, Href: s.Addresses.Fact(f)}), runs(Run{Text: f.ID, Style: Code})},
			{runs(Run{Text: s.Addresses.Value(f), Style: Strong})},
			declared(f),
			s.clauses(f),
		}})
	}
	return t.compact()
}

func declared(f *trust.Fact) Cell {
	if f.Span.IsZero() {
		return nil
	}
	return Cell{runs(Run{Text: f.Span.Name() + ":" + strconv.Itoa(f.Span.Position().Line), Style: Code})}
}

// clauses returns the clauses that state a fact, those that contradict it marked.
func (s *Site) clauses(f *trust.Fact) Cell {
	var out Cell
	list := s.stated[f]
	shown, left := 0, 0
	for i, at := range list {
		if i > 0 && list[i-1].Doc == at.Doc && list[i-1].Clause == at.Clause && list[i-1].Verdict == at.Verdict {
			continue
		}
		if shown == mostClauses {
			left++
			continue
		}
		shown++
		label := Title(at.Doc)
		if at.Number != "" {
			label += " " + at.Number
		}
		item := runs(Run{Text: label, Href: withFragment(at.Doc.Address, at.ID)})
		if at.Verdict != "confirmed" {
			item.Runs = append(item.Runs, Run{Text: at.Verdict, Style: Alert})
		}
		out = append(out, item)
	}
	if left > 0 {
		out = append(out, runs(Run{Text: "and " + strconv.Itoa(left) + " more", Style: Mild}))
	}
	return out
}

// figuresOf returns the section with the facts of one noun.
func (s *Site) figuresOf(n trust.Noun) []Section {
	t := s.figures("Figures", s.facts[n])
	if t == nil {
		return nil
	}
	for i := range t.Rows {
		t.Rows[i].ID = "" // a figure's address is among the figures
	}
	return []Section{{ID: "figures", Title: "Figures", Table: t}}
}
