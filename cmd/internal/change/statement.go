package change

import (
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/prose"
)

// kindWords are the kinds of claims as readers call them, where that is not the kind's own name.
var kindWords = map[claim.Kind]string{
	claim.Duration: "length of time", claim.Interval: "how often", claim.Provider: "company", claim.Certificate: "certificate",
	claim.Title: "office", claim.Host: "host name",
}

// figures are the kinds whose words say what they state. Of the others, such as who holds the keys, only the whole sentence does.
var figures = map[claim.Kind]bool{
	claim.Duration: true, claim.Interval: true, claim.Region: true, claim.City: true, claim.Country: true, claim.Provider: true, claim.Area: true,
	claim.TLS: true, claim.Cipher: true, claim.Percentage: true, claim.Count: true, claim.Certificate: true, claim.Email: true, claim.Host: true, claim.Transfer: true,
}

// statement returns a claim as something to be compared. Its key holds the value with its bound and its mood, and what the value
// is, but not the subject: whoever turns a sentence round gives it another one, and what figures belong to is told by their order.
func statement(b *bind.Binding) Statement {
	c := b.Claim
	kind := kindWords[c.Kind]
	if kind == "" {
		kind = c.Kind.String()
	}
	s := Statement{Kind: kind, Text: c.Text, From: c.Start, To: c.End, Plain: figures[c.Kind], Span: c.Span}
	if b.Fact != nil && (b.Verdict == bind.Confirmed || b.Verdict == bind.Contradicted) {
		s.Fact = b.Fact.ID
	}
	listed := ""
	if c.Listed != nil {
		listed = c.Listed.ID
	}
	names := slices.Clone(c.Names)
	slices.Sort(names)
	s.Key = strings.Join([]string{
		c.Kind.String(), c.Aspect, strconv.Itoa(int(c.Bound)), strconv.Itoa(int(c.Mood)), c.Range.String(),
		c.Region.Code, c.Place, c.Entity, listed, strconv.FormatFloat(c.Number, 'g', -1, 64), c.Unit,
		strings.Join(names, "|"), c.Holder, c.Purpose, c.Person, c.Power, strconv.Itoa(int(c.Standing)), c.Validity.Issuer, c.Validity.Until.String(),
		strconv.FormatBool(c.Exclusive), strconv.FormatBool(c.Used),
	}, "\x00")
	switch c.Kind {
	case claim.Email, claim.Host, claim.Title, claim.Document, claim.Area:
		s.Key += "\x00" + fold(c.Text)
	}
	return s
}

// Clauses returns the clauses of a document with what Candor reads in each. Cells of a table are told row by row. Filled returns the
// text of a block as readers see it.
func Clauses(d *prose.Document, bindings []bind.Binding, numbered bool, filled func(*prose.Block) string) []Clause {
	said := map[int][]Statement{}
	for i := range bindings {
		s := statement(&bindings[i])
		said[bindings[i].Claim.Block] = append(said[bindings[i].Claim.Block], s)
	}
	var out []Clause
	heads := map[int]int{} // heading to its clause
	row := [3]int{-1, -1, -1}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		id, number := d.Clause(i)
		if id == "" || b.Kind == prose.HTMLBlock {
			continue
		}
		if !numbered {
			number = ""
		}
		text := filled(b)
		for k := range said[i] { // what was filled in stands before some of it
			if s := &said[i][k]; s.From <= len(text) {
				if shift := strings.Index(text[s.From:], s.Text); shift > 0 {
					s.From, s.To = s.From+shift, s.To+shift
				}
			}
		}
		heading := -1
		if at, ok := heads[b.Heading]; ok {
			heading = at
		}
		if b.Kind == prose.Cell {
			if at := [3]int{b.Heading, b.Table, b.Row}; at == row && len(out) > 0 {
				last := &out[len(out)-1]
				shift := len(last.Text) + len(between)
				last.Text += between + text
				for _, s := range said[i] {
					s.From, s.To = s.From+shift, s.To+shift
					last.Said = append(last.Said, s)
				}
				last.Span.End = max(last.Span.End, b.Span.End)
				continue
			} else {
				row = at
			}
		}
		c := Clause{ID: id, Number: number, Heading: heading, IsHead: b.Kind == prose.HeadingText, Code: b.Kind == prose.CodeBlock, Text: strings.TrimRight(text, " \n"), Said: said[i], Span: b.Span}
		if b.Kind == prose.Cell {
			c.Text = text
		}
		if c.IsHead {
			heads[b.Heading] = len(out)
		}
		if c.Text != "" || b.Kind == prose.Cell {
			out = append(out, c)
		}
	}
	for i := range out {
		slices.SortStableFunc(out[i].Said, func(a, b Statement) int { return a.From - b.From })
	}
	return out
}

// between stands between the cells of a row.
const between = " | "
