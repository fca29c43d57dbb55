package export

import (
	"io"
	"time"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// Version is the version of the form of the center's JSON document. It changes when a program that reads the document would have
// to change; keys that are added do not change it.
const Version = 1

// writeCenter writes all that a site says as one JSON document. It is written piece by piece: the documents of a large site do
// not fit into memory.
func writeCenter(w io.Writer, s *site.Site, clauses func(*site.Doc) ([]byte, error)) error {
	var j jsonText
	j.open('{')
	j.line().key("$schema").string(s.URL(site.SchemaFile))
	j.line().key("version").int(Version)
	j.line().key("title").string(s.Title)
	j.line().key("address").string(s.URL("/"))
	j.line().key("language").string(s.Language)
	j.line().key("dataHash").string(s.Hash)
	j.line().key("data")
	data(&j, s)
	j.line().key("entries")
	if err := each(&j, w, s.Entries(), func(n trust.Noun) error { return about(&j, s, n) }); err != nil {
		return err
	}
	j.line().key("facts")
	if err := each(&j, w, s.Center.Stated, func(f *trust.Fact) error { return fact(&j, s, f) }); err != nil {
		return err
	}
	j.line().key("documents")
	if err := each(&j, w, s.Documents(), func(d *site.Doc) error { return document(&j, s, d, clauses) }); err != nil {
		return err
	}
	j.close('}')
	j.close('\n')
	_, err := w.Write(j.b)
	return err
}

// each writes a list and passes on what is written as it grows.
func each[T any](j *jsonText, w io.Writer, list []T, write func(T) error) error {
	j.open('[')
	for _, item := range list {
		j.line()
		if err := write(item); err != nil {
			return err
		}
		if err := j.flush(w); err != nil {
			return err
		}
	}
	j.close(']')
	return nil
}

// data writes the entries in the shape of the data files: tables by their names, entries by their IDs.
func data(j *jsonText, s *site.Site) {
	j.open('{')
	table := ""
	for _, n := range s.Entries() {
		e := n.Base()
		if e.ID == "" {
			if table != "" {
				j.close('}')
			}
			table = ""
			j.line().key(e.Noun)
			entry(j, n)
			continue
		}
		if e.Noun != table {
			if table != "" {
				j.close('}')
			}
			table = e.Noun
			j.line().key(table)
			j.open('{')
		}
		j.line().key(e.ID)
		entry(j, n)
	}
	if table != "" {
		j.close('}')
	}
	j.close('}')
}

// about writes where an entry is published, and which clauses name it.
func about(j *jsonText, s *site.Site, n trust.Noun) error {
	j.open('{')
	j.key("id").string(n.Base().Path())
	j.key("name").string(n.Label())
	j.pair("address", complete(s, s.Addresses.Noun(n)))
	if list := s.MentionedIn(n); len(list) > 0 {
		j.key("mentionedIn")
		j.open('[')
		for _, m := range list {
			place(j, s, m.Doc, m.Clause)
		}
		j.close(']')
	}
	j.close('}')
	return nil
}

func complete(s *site.Site, address string) string {
	if address == "" {
		return ""
	}
	return s.URL(address)
}

// place writes where a clause is.
func place(j *jsonText, s *site.Site, d *site.Doc, c site.Clause) {
	j.open('{')
	placeKeys(j, s, d, c)
	j.close('}')
}

func placeKeys(j *jsonText, s *site.Site, d *site.Doc, c site.Clause) {
	j.key("document").string(d.Policy.Path())
	j.pair("clause", c.ID)
	j.pair("number", c.Number)
	address := s.URL(d.Address)
	if c.ID != "" {
		address += "#" + c.ID
	}
	j.key("address").string(address)
}

// fact writes a value that documents can state, with the clauses that state it and whether they agree.
func fact(j *jsonText, s *site.Site, f *trust.Fact) error {
	j.open('{')
	j.key("id").string(f.ID)
	j.key("title").string(f.Title)
	j.key("aspect").string(f.Aspect)
	j.key("text").string(s.Addresses.Value(f))
	j.key("value")
	factValue(j, f)
	j.key("address").string(s.URL(s.Addresses.Fact(f)))
	if !f.Span.IsZero() {
		j.key("declared")
		j.open('{')
		j.key("file").string(f.Span.Name())
		j.key("line").int(f.Span.Position().Line)
		j.close('}')
	}
	if list := s.StatedIn(f); len(list) > 0 {
		j.key("statedIn")
		j.open('[')
		for _, at := range list {
			j.open('{')
			placeKeys(j, s, at.Doc, at.Clause)
			j.key("verdict").string(at.Verdict)
			j.pair("excerpt", at.Excerpt)
			j.close('}')
		}
		j.close(']')
	}
	j.close('}')
	return nil
}

// factValue writes a fact's value for programs: numbers as numbers, days as ISO 8601, lengths of time as the ends of a range in
// ISO 8601. An end that is open, or that ISO 8601 has no notation for, is left out.
func factValue(j *jsonText, f *trust.Fact) {
	switch v := f.Value.(type) {
	case bool:
		j.bool(v)
	case int:
		j.int(v)
	case trust.Percentage:
		j.number(float64(v))
	case time.Time:
		j.string(v.Format(time.DateOnly))
	case period.Range:
		length(j, v)
	case trust.Interval:
		length(j, period.Range(v))
	case []string:
		j.open('[')
		for _, s := range v {
			j.string(s)
		}
		j.close(']')
	case string:
		j.string(v)
	case trust.CountryCode:
		j.string(string(v))
	case trust.Mailbox:
		j.string(string(v))
	default:
		j.string(f.Text)
	}
}

func length(j *jsonText, r period.Range) {
	j.open('{')
	if !r.OpenMin {
		j.pair("min", r.Min.ISO())
	}
	if !r.OpenMax {
		j.pair("max", r.Max.ISO())
	}
	j.close('}')
}

// document writes a document: what its head says, its clauses, and the facts that it states.
func document(j *jsonText, s *site.Site, d *site.Doc, clauses func(*site.Doc) ([]byte, error)) error {
	p := d.Policy
	j.open('{')
	j.key("id").string(p.Path())
	j.key("title").string(site.Title(d))
	j.pair("summary", p.Summary.V)
	j.pair("kind", p.Kind.V)
	j.pair("version", p.Version.V)
	j.pair("owner", p.Owner.V)
	for _, day := range []struct {
		key  string
		date trust.Date
	}{{"effective", p.Effective}, {"lastReviewed", p.Reviewed}, {"nextReview", p.NextReview}, {"lastUpdated", p.Updated}} {
		if day.date.IsSet() {
			j.key(day.key).string(day.date.V.Format(time.DateOnly))
		}
	}
	j.pair("language", p.Language.V)
	j.key("address").string(s.URL(d.Address))
	j.key("markdown").string(s.URL(site.TwinOf(d.Address)))
	j.pair("sha256", d.TwinHash)
	j.key("source")
	j.open('{')
	j.key("file").string(p.File)
	j.key("sha256").string(d.Hash)
	j.close('}')
	if len(d.Stated) > 0 {
		j.key("states")
		j.open('[')
		for i := range d.Stated {
			st := &d.Stated[i]
			if st.Fact == nil {
				continue
			}
			j.open('{')
			j.pair("clause", st.ID)
			j.key("fact").string(st.Fact.ID)
			j.key("verdict").string(st.Verdict)
			j.pair("excerpt", st.Excerpt)
			j.close('}')
		}
		j.close(']')
	}
	text, err := clauses(d)
	if err != nil {
		return err
	}
	if len(text) == 0 {
		text = []byte("[]")
	}
	j.key("clauses").raw(text)
	j.close('}')
	return nil
}

// Clauses appends to b the clauses of a document as a JSON list: each place of it that can be cited, with its permanent address
// and its text. A build keeps it while the document's tree is at hand.
func Clauses(b []byte, d *prose.Document, doc *site.Doc, a *site.Addresses) []byte {
	j := jsonText{b: append(b, '[')}
	numbered := a.Numbered(doc.Policy.File)
	address := a.URL(doc.Address) + "#"
	for i := 0; i < len(d.Blocks); i++ {
		b := &d.Blocks[i]
		id, number := d.Clause(i)
		if id == "" {
			continue
		}
		j.line().open('{')
		j.key("id").string(id)
		if numbered {
			j.pair("number", number)
		}
		j.key("address").string(address + id)
		if b.Kind == prose.Cell {
			i = rows(&j, d, a, doc.Policy.File, i)
		} else {
			j.key("kind").string(b.Kind.String())
			j.key("text").string(a.Filled(doc.Policy.File, d, b))
		}
		j.close('}')
	}
	j.close(']')
	return j.b
}

// rows writes the table whose first cell is a block, and returns its last cell.
func rows(j *jsonText, d *prose.Document, a *site.Addresses, file string, first int) (last int) {
	j.key("kind").string("table")
	j.key("rows")
	j.open('[')
	row := -1
	for last = first; last < len(d.Blocks) && d.Blocks[last].Kind == prose.Cell && d.Blocks[last].Table == d.Blocks[first].Table; last++ {
		b := &d.Blocks[last]
		if b.Row != row {
			if row >= 0 {
				j.close(']')
			}
			row = b.Row
			j.open('[')
		}
		j.string(a.Filled(file, d, b))
	}
	j.close(']')
	j.close(']')
	return last - 1
}
