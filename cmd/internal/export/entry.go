package export

import (
	"reflect"
	"strings"
	"time"

	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// kept are keys that tell the checker how to read and that no page shows: they stay at home.
var kept = map[string]bool{"terms": true, "catalog": true, "override": true}

// entry writes an entry of the data as JSON, under the keys and in the words that the data have: what the JSON Schema of the data
// says of an entry holds for it.
func entry(j *jsonText, n trust.Noun) {
	j.open('{')
	fields(j, reflect.ValueOf(n).Elem())
	j.close('}')
}

func fields(j *jsonText, v reflect.Value) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("toml")
		switch {
		case f.Anonymous:
			fields(j, v.Field(i))
		case key == "" || kept[key]:
		case f.Type.Kind() == reflect.Slice:
			list(j, key, v.Field(i))
		default:
			if value, span, ok := valueOf(v.Field(i)); ok {
				scalar(j.key(key), value, span)
			}
		}
	}
}

func list(j *jsonText, key string, v reflect.Value) {
	if v.Len() == 0 {
		return
	}
	j.key(key)
	j.open('[')
	for i := range v.Len() {
		if n, ok := v.Index(i).Interface().(trust.Noun); ok {
			entry(j, n)
		} else if value, span, ok := valueOf(v.Index(i)); ok {
			scalar(j, value, span)
		}
	}
	j.close(']')
}

// valueOf returns what a source.Value holds. It is not ok where nothing was given and nothing known.
func valueOf(v reflect.Value) (value any, span source.Span, ok bool) {
	inner := v.FieldByName("V")
	span = v.FieldByName("Span").Interface().(source.Span)
	return inner.Interface(), span, !span.IsZero() || !inner.IsZero()
}

// scalar writes a value. Lengths of time are written as the data have them.
func scalar(j *jsonText, value any, span source.Span) {
	switch v := value.(type) {
	case bool:
		j.bool(v)
	case int:
		j.int(v)
	case trust.Percentage:
		j.number(float64(v))
	case time.Time:
		j.string(v.Format(time.DateOnly))
	case period.Range, trust.Interval:
		j.string(strings.Trim(span.Text(), `"'`))
	default:
		j.string(reflect.ValueOf(v).String())
	}
}
