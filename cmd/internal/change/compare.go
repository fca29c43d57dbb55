package change

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"candor/cmd/internal/load"
	"candor/cmd/internal/trust"
)

// Compare returns what differs between two states. Today is the day for which it is told what is announced and still to come.
func Compare(before, after *Side, today time.Time) *Diff {
	d := &Diff{Before: before, After: after, Today: today}
	for _, e := range entries(before, after) {
		if table, _, _ := strings.Cut(e.Path, "."); table == "updates" {
			d.Updates = append(d.Updates, e)
		} else {
			d.Entries = append(d.Entries, e)
		}
	}
	d.Documents = documents(before, after)
	return d
}

// entries returns the entries of the data that differ, in the order of the tables: each table as it is now, then what is gone.
func entries(before, after *Side) (out []*Entry) {
	was, now := load.Entries(before.Center), load.Entries(after.Center)
	pairs := pair(was, now)
	for _, n := range now {
		b := pairs[n]
		e := &Entry{Kind: Added, Path: n.Base().Path(), Name: n.Label(), After: n}
		if b != nil {
			e.Kind, e.Before = Changed, b
			if path := b.Base().Path(); path != e.Path {
				e.Was = path
			}
		}
		if b != nil && b.Label() != e.Name {
			e.Former = b.Label()
		}
		e.Values = values(fields(before, b), fields(after, n))
		if b == nil || len(e.Values) > 0 || e.Was != "" {
			out = append(out, e)
		}
	}
	kept := map[trust.Noun]bool{}
	for _, e := range out {
		kept[e.Before] = true
	}
	there := map[string]bool{}
	for _, n := range now {
		there[n.Base().Path()] = true
	}
	for _, b := range was {
		if path := b.Base().Path(); !there[path] && !kept[b] {
			out = append(out, &Entry{Kind: Removed, Path: path, Name: b.Label(), Before: b, Values: values(fields(before, b), nil)})
		}
	}
	concern(out, after)
	rank := map[string]int{}
	for _, n := range slices.Concat(now, was) {
		if t := n.Base().Noun; rank[t] == 0 {
			rank[t] = len(rank) + 1
		}
	}
	table := func(e *Entry) int { t, _, _ := strings.Cut(e.Path, "."); return rank[t] }
	slices.SortStableFunc(out, func(a, b *Entry) int { return cmp.Compare(table(a), table(b)) })
	return out
}

// concern notes which entries rest on a place that changed: what holds for it holds for them, though nothing in them differs.
func concern(changed []*Entry, after *Side) {
	byPath := map[string]*Entry{}
	for _, e := range changed {
		if e.Kind == Changed && e.After.Base().Noun == "regions" {
			byPath[e.Path] = e
		}
	}
	if len(byPath) == 0 {
		return
	}
	for _, n := range load.Entries(after.Center) {
		if n.Base().Noun == "updates" {
			continue
		}
		for _, f := range load.Fields(n) {
			for table := range strings.FieldsSeq(f.Ref) {
				for _, id := range f.Values {
					if e := byPath[table+"."+id]; e != nil && !slices.Contains(e.Concerns, n.Label()) {
						e.Concerns = append(e.Concerns, n.Label())
					}
				}
			}
		}
	}
}

// pair returns for each entry the one that it was before: the one with the same path, or, of those whose path is gone, the only
// one of the table with the same name.
func pair(was, now []trust.Noun) map[trust.Noun]trust.Noun {
	byPath := map[string]trust.Noun{}
	for _, b := range was {
		byPath[b.Base().Path()] = b
	}
	out := map[trust.Noun]trust.Noun{}
	for _, n := range now {
		if b, ok := byPath[n.Base().Path()]; ok {
			out[n] = b
			delete(byPath, n.Base().Path())
		}
	}
	named := map[string][]trust.Noun{}
	name := func(n trust.Noun) string { return n.Base().Noun + " " + n.Label() }
	for _, b := range was {
		if byPath[b.Base().Path()] == b {
			named[name(b)] = append(named[name(b)], b)
		}
	}
	for _, n := range now {
		if list := named[name(n)]; out[n] == nil && len(list) == 1 && n.Label() != "" {
			out[n] = list[0]
			delete(named, name(n))
		}
	}
	return out
}

// A field is a value of an entry in the words of readers.
type field struct {
	load.Field
	inner string   // its path within its entry: 'retention', 'archived.period'
	words []string // of each member
	fact  bool
}

// text returns the field's value as one line.
func (f *field) text() string {
	if slices.ContainsFunc(f.words, func(w string) bool { return strings.Contains(w, ",") }) {
		return strings.Join(f.words, "; ")
	}
	return strings.Join(f.words, ", ")
}

func fields(s *Side, n trust.Noun) []field {
	if n == nil {
		return nil
	}
	var out []field
	for _, f := range load.Fields(n) {
		one := field{Field: f, inner: strings.TrimPrefix(f.ID, n.Base().Path()+".")}
		if _, ok := n.(*trust.Statement); ok && f.Key == "value" {
			one.ID = n.Base().Path() // the fact is the entry itself
		}
		one.Name = name(n.Base().Noun, &f)
		for _, v := range f.Values {
			one.words = append(one.words, s.words(n, &f, v))
		}
		_, one.fact = s.Center.Lookup(one.ID)
		out = append(out, one)
	}
	return out
}

// values returns the values that differ. They are told apart by the path within their entry, so that an entry that bears another
// ID is compared value by value too.
func values(was, now []field) (out []*Value) {
	before := map[string]*field{}
	for i := range was {
		before[was[i].inner] = &was[i]
	}
	for i := range now {
		f := &now[i]
		b := before[f.inner]
		delete(before, f.inner)
		v := &Value{Kind: Added, ID: f.ID, Key: f.Key, Name: f.Name, After: f.text(), Won: f.words, List: f.List, Fact: f.fact, Inward: inward(f.Key), At: f.Span}
		if b != nil {
			if slices.Equal(b.Values, f.Values) {
				continue // an entry that it names may have changed, which is told of that entry
			}
			v.Kind, v.Before, v.Was = Changed, b.text(), b.Span
			if v.Before == v.After { // two entries with one name: only their IDs tell them apart
				v.Before, v.After = strings.Join(b.Values, ", "), strings.Join(f.Values, ", ")
			}
			v.Lost, v.Won = without(b.words, f.words), without(f.words, b.words)
			if len(v.Lost) == 1 && len(v.Won) == 1 && len(b.words) == len(f.words) { // one took the place of the other
				v.List, v.Before, v.After = false, v.Lost[0], v.Won[0]
			}
		}
		out = append(out, v)
	}
	for i := range was {
		if f := &was[i]; before[f.inner] == f {
			out = append(out, &Value{Kind: Removed, ID: f.ID, Key: f.Key, Name: f.Name, Before: f.text(), Lost: f.words, List: f.List, Fact: f.fact, Inward: inward(f.Key), Was: f.Span, At: f.Span})
		}
	}
	return out
}

// without returns the members of a that are not in b.
func without(a, b []string) (out []string) {
	for _, v := range a {
		if !slices.Contains(b, v) {
			out = append(out, v)
		}
	}
	return out
}

// inward reports whether a key steers the checker or the order of pages and says nothing to readers.
func inward(key string) bool {
	switch key {
	case "terms", "aliases", "catalog", "order", "override":
		return true
	}
	return false
}
