package load

import (
	"fmt"
	"reflect"
	"strings"

	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A Field is a value that an entry of the data was given, whether prose can state it or not.
type Field struct {
	ID     string // 'backups.database-daily.retention'
	Key    string // 'retention'
	Name   string // the key as readers see it: 'update interval'
	Ref    string // the tables whose IDs the values are, or ""
	Enum   bool   // the values are words of the data format
	List   bool
	Values []string // as readers see them, save that IDs and words of the data format are as they stand
	Span   source.Span
}

// Fields returns the values of an entry, in the order of its keys. Tables within it, such as the stages of a retention rule, are
// fields too, under the entry's path and their own name.
func Fields(n trust.Noun) []Field { return fieldsOf(n, n.Base().Path(), "") }

func fieldsOf(n trust.Noun, path, within string) (out []Field) {
	v := reflect.ValueOf(n).Elem()
	for _, f := range keys(v.Type()) {
		fv := v.FieldByIndex(f.Index)
		key := f.Tag.Get("toml")
		if nounType(f.Type) != nil {
			taken := map[string]bool{}
			for i := range fv.Len() {
				inner := fv.Index(i).Interface().(trust.Noun)
				out = append(out, fieldsOf(inner, path+"."+innerID(inner, taken), inner.Label()+": ")...)
			}
			continue
		}
		if !isGiven(fv) {
			continue
		}
		field := Field{ID: path + "." + key, Key: key, Name: within + keyWords(key), Ref: f.Tag.Get("ref"), Enum: f.Tag.Get("enum") != "", List: fv.Kind() == reflect.Slice}
		if !field.List {
			field.Values, field.Span = []string{fieldText(fv.FieldByName("V").Interface())}, fv.FieldByName("Span").Interface().(source.Span)
			out = append(out, field)
			continue
		}
		for i := range fv.Len() {
			field.Values = append(field.Values, fieldText(fv.Index(i).FieldByName("V").Interface()))
			at := fv.Index(i).FieldByName("Span").Interface().(source.Span)
			if i == 0 {
				field.Span = at
			}
			field.Span.End = at.End
		}
		out = append(out, field)
	}
	return out
}

// fieldText returns a value as readers see it. Texts are one line, however they are wrapped in the file.
func fieldText(v any) string {
	switch v := v.(type) {
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case string:
		return strings.Join(strings.Fields(v), " ")
	}
	return fmt.Sprint(Text(v))
}

// innerID returns the part of an address that names a table within an entry.
func innerID(n trust.Noun, taken map[string]bool) string {
	if s, ok := n.(*trust.Stage); ok {
		return stageID(s, taken)
	}
	return n.Base().Noun + "-" + n.Base().ID
}

// Entries returns all entries of a center that were given, in the order of its tables.
func Entries(c *trust.Center) []trust.Noun {
	_, nouns := index(c)
	return nouns
}

// TableWords returns a table's name as readers see it: 'data categories' for data_categories, 'sub-processors' for subprocessors.
func TableWords(table string) string {
	if table == "subprocessors" {
		return "sub-processors"
	}
	return strings.ReplaceAll(table, "_", " ")
}
