package load

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
	"candor/cmd/internal/tomldoc"
	"candor/cmd/internal/trust"
)

// index collects the facts and the nouns of a center, in the order of its tables.
func index(c *trust.Center) (facts []*trust.Fact, nouns []trust.Noun) {
	add := func(n trust.Noun) {
		if n.Base().Span.IsZero() {
			return
		}
		nouns = append(nouns, n)
		facts = append(facts, factsOf(n, n.Base().Path(), n.Label())...)
	}
	root := reflect.ValueOf(c).Elem()
	for _, f := range keys(root.Type()) {
		v := root.FieldByIndex(f.Index)
		if v.Kind() == reflect.Struct {
			add(v.Addr().Interface().(trust.Noun))
			continue
		}
		for i := range v.Len() {
			add(v.Index(i).Interface().(trust.Noun))
		}
	}
	return facts, nouns
}

// factsOf returns the values of a noun that prose can state.
func factsOf(n trust.Noun, path, label string) []*trust.Fact {
	if s, ok := n.(*trust.Statement); ok {
		return statement(s)
	}
	v := reflect.ValueOf(n).Elem()
	var out []*trust.Fact
	for _, f := range keys(v.Type()) {
		fv := v.FieldByIndex(f.Index)
		key := f.Tag.Get("toml")
		if stages, ok := fv.Interface().([]*trust.Stage); ok {
			taken := map[string]bool{}
			for _, s := range stages {
				out = append(out, factsOf(s, path+"."+stageID(s, taken), label+", "+s.Name.V)...)
			}
			continue
		}
		aspect := f.Tag.Get("fact")
		if aspect == "" || !isGiven(fv) {
			continue
		}
		fact := &trust.Fact{ID: path + "." + key, Title: label + ": " + keyWords(key), Aspect: aspect, Owner: n}
		if fv.Kind() == reflect.Slice {
			var list, texts []string
			for i := range fv.Len() {
				member := fv.Index(i).FieldByName("V").Interface()
				list, texts = append(list, fmt.Sprint(member)), append(texts, Text(member))
				fact.Spans = append(fact.Spans, fv.Index(i).FieldByName("Span").Interface().(source.Span))
			}
			first, last := fact.Spans[0], fact.Spans[len(fact.Spans)-1]
			fact.Value, fact.Text = list, strings.Join(texts, ", ")
			fact.Span = first.File.Span(first.Start, last.End)
		} else {
			fact.Value = fv.FieldByName("V").Interface()
			fact.Span = fv.FieldByName("Span").Interface().(source.Span)
			fact.Text = Text(fact.Value)
		}
		out = append(out, fact)
	}
	return out
}

// stageID returns the part of an address that names a stage: its name, its number where the name has no letter for an
// address, and a number more where two have the same.
func stageID(s *trust.Stage, taken map[string]bool) string {
	base := Slug(s.Name.V)
	if base == "" {
		base = s.ID
	}
	id := base
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	taken[id] = true
	return id
}

// keyWords returns a key as readers see it: 'update interval' for update_interval, 'RTO' for rto.
func keyWords(key string) string {
	if abbreviations[key] {
		return strings.ToUpper(key)
	}
	return strings.ReplaceAll(key, "_", " ")
}

var abbreviations = map[string]bool{"rto": true, "rpo": true, "mtd": true, "tls": true, "hsts": true, "mfa": true}

// statement returns the fact of a [facts.…] table, its value read as the type that it names.
func statement(s *trust.Statement) []*trust.Fact {
	if !s.Value.IsSet() {
		return nil
	}
	f := &trust.Fact{ID: s.Path(), Title: s.Title.V, Aspect: s.Type.V, Owner: s, Value: s.Value.V, Span: s.Value.Span}
	if v, problem := statementValue(s); problem == "" {
		f.Value = v
	}
	f.Text = Text(f.Value)
	return []*trust.Fact{f}
}

// statementTypes says which type of values the word in 'type' means, where text of that type is read as elsewhere.
var statementTypes = map[string]reflect.Type{
	"period": typeOf[period.Range](), "interval": typeOf[trust.Interval](), "text": typeOf[string](),
	"email": typeOf[trust.Mailbox](), "host": typeOf[trust.Host](),
}

// statementValue reads the value of a statement, which is always text, and says what is wrong with it.
func statementValue(s *trust.Statement) (v any, problem string) {
	n := &tomldoc.Node{Kind: tomldoc.String, Str: s.Value.V, Span: s.Value.Span}
	switch s.Type.V {
	case "percentage":
		f, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(s.Value.V, "%")), 64)
		if err != nil || !(f >= 0 && f <= 100) {
			return nil, "is not a percentage: write a number from 0 to 100, such as \"99.9 %\""
		}
		return trust.Percentage(f), ""
	case "count":
		i, err := strconv.Atoi(s.Value.V)
		if err != nil || i < 0 {
			return nil, "is not a count: write a whole number in digits, such as \"16\""
		}
		return i, ""
	case "date":
		t, err := time.Parse(time.DateOnly, s.Value.V)
		if err != nil {
			return nil, "is not a date: write year-month-day, such as \"2026-05-11\""
		}
		return t, ""
	}
	for i := range valueTypes {
		if valueTypes[i].goType == statementTypes[s.Type.V] {
			return valueTypes[i].decode(n)
		}
	}
	return s.Value.V, ""
}

// Text returns a value as readers see it.
func Text(v any) string {
	switch v := v.(type) {
	case period.Range:
		return v.String()
	case trust.Interval:
		return IntervalText(v)
	case time.Time:
		return v.Format("2 January 2006")
	case trust.Percentage:
		return strconv.FormatFloat(float64(v), 'f', -1, 64) + " %"
	case int:
		return strconv.Itoa(v)
	case trust.CountryCode:
		if c, ok := catalog.Default().Country(string(v)); ok {
			return c.Name
		}
		return string(v)
	}
	return fmt.Sprint(v)
}

// IntervalText returns an interval as people say it: "daily", "every 6 hours".
func IntervalText(iv trust.Interval) string {
	r := period.Range(iv)
	if r.IsPoint() {
		if r.Min.IsZero() {
			return "continuously"
		}
		for _, c := range cadences {
			if period.Compare(r.Min, c.length) == period.Same {
				return c.word
			}
		}
	}
	return "every " + r.String()
}

var cadences = []struct {
	length period.Length
	word   string
}{
	{period.Of(1, period.Hour), "hourly"}, {period.Of(1, period.Day), "daily"}, {period.Of(1, period.Week), "weekly"},
	{period.Of(1, period.Month), "monthly"}, {period.Of(1, period.Quarter), "quarterly"}, {period.Of(1, period.Year), "yearly"},
}

// Slug returns text as part of an address: lower-case letters and digits with hyphens between words.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
			continue
		}
		gap = true
	}
	return b.String()
}

// extend lays the site's own regions over the shipped catalog.
func extend(cat *catalog.Catalog, c *trust.Center) *catalog.Catalog {
	var own []catalog.Region
	for _, r := range c.Regions {
		p := ProviderID(cat, c, r.Provider.V)
		if p == "" || !r.Code.IsSet() {
			continue
		}
		if _, known := cat.Region(p, r.Code.V); known && !r.Override.V || !r.Country.IsSet() {
			continue // city and country of known codes are held against the catalog, unless the site says that it knows better
		}
		own = append(own, catalog.Region{Provider: p, Code: r.Code.V, Name: r.Name.V, City: r.City.V, Country: string(r.Country.V), Area: r.Area.V, Status: "active"})
	}
	if len(own) == 0 {
		return cat
	}
	return cat.With(catalog.Overlay{Regions: own})
}

// ProviderID returns the catalog's ID of a sub-processor: the one it names, or the provider with its name, entity or ID.
func ProviderID(cat *catalog.Catalog, c *trust.Center, id string) string {
	i := slices.IndexFunc(c.Subprocessors, func(s *trust.Subprocessor) bool { return s.ID == id })
	if i < 0 {
		if p, ok := cat.Provider(id); ok {
			return p.ID
		}
		return ""
	}
	p, _ := CatalogProvider(cat, c.Subprocessors[i])
	return p.ID
}

// CatalogProvider returns the provider of the catalog that a sub-processor is: the one it names, or the one with its name, entity or ID.
func CatalogProvider(cat *catalog.Catalog, s *trust.Subprocessor) (catalog.Provider, bool) {
	for _, name := range []string{s.Catalog.V, s.Name.V, s.LegalName.V, s.ID} {
		if name == "" {
			continue
		}
		if p, ok := cat.Provider(name); ok {
			return p, true
		}
	}
	return catalog.Provider{}, false
}

// complete fills in the city, country and name of regions whose code the catalog knows. A filled-in value keeps the span of
// the code: that is what says it.
func complete(c *trust.Center, cat *catalog.Catalog) {
	for _, r := range c.Regions {
		known, ok := cat.Region(ProviderID(cat, c, r.Provider.V), r.Code.V)
		if !ok || !r.Code.IsSet() {
			continue
		}
		if !r.Name.IsSet() && known.Name != "" {
			r.Name = trust.Text{V: known.Name, Span: r.Code.Span}
		}
		if !r.City.IsSet() && known.City != "" {
			r.City = trust.Text{V: known.City, Span: r.Code.Span}
		}
		if !r.Country.IsSet() && known.Country != "" {
			r.Country = trust.Country{V: trust.CountryCode(known.Country), Span: r.Code.Span}
		}
		if !r.Area.IsSet() && known.Area != "" {
			r.Area = trust.Text{V: known.Area, Span: r.Code.Span}
		}
	}
}
