package load

import (
	"fmt"
	"net/mail"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
	"candor/cmd/internal/tomldoc"
	"candor/cmd/internal/trust"
)

// A valueType is a type of values in the data: how it is read, and how the schema and the reference page say it.
type valueType struct {
	goType  reflect.Type
	words   string // for the reference page and for messages: "a length of time"
	eg      string
	pattern string // JSON Schema, for values that are text
	json    string // JSON Schema type
	decode  func(n *tomldoc.Node) (any, string)
}

// valueTypes is the one list of types. A type is found by the Go type of the field.
var valueTypes = []valueType{
	{typeOf[string](), "text", `"…"`, `\S`, "string", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.String {
			return nil, "has to be text in quotation marks"
		}
		if strings.TrimSpace(n.Str) == "" {
			return nil, "is empty"
		}
		return n.Str, ""
	}},
	{typeOf[bool](), "true or false", "true", "", "boolean", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.Bool {
			return nil, "has to be true or false, without quotation marks"
		}
		return n.Bool, ""
	}},
	{typeOf[int](), "a whole number", "16", "", "integer", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.Integer || n.Int < 0 || n.Int > 1<<40 {
			return nil, "has to be a whole number from 0, without quotation marks"
		}
		return int(n.Int), ""
	}},
	{typeOf[trust.Percentage](), "a percentage", "99.9", "", "number", func(n *tomldoc.Node) (any, string) {
		v := n.Float
		if n.Kind == tomldoc.Integer {
			v = float64(n.Int)
		}
		if n.Kind != tomldoc.Integer && n.Kind != tomldoc.Float || !(v >= 0 && v <= 100) {
			return nil, "has to be a number from 0 to 100, without quotation marks and percent sign"
		}
		return trust.Percentage(v), ""
	}},
	{typeOf[time.Time](), "a date", "2026-05-11", "", "string", func(n *tomldoc.Node) (any, string) {
		if n.Kind == tomldoc.String {
			if t, err := time.Parse(time.DateOnly, n.Str); err == nil {
				return t, ""
			}
		}
		if n.Kind != tomldoc.Date && n.Kind != tomldoc.DateTime {
			return nil, "has to be a date as year-month-day, without quotation marks: 2026-05-11"
		}
		y, m, d := n.Time.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC), ""
	}},
	{typeOf[period.Range](), "a length of time", `"30 days"`, "", "string", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.String {
			return nil, `has to be a length of time in quotation marks: "30 days"`
		}
		r, err := period.Parse(n.Str)
		if err != nil {
			return nil, "is not a length of time: write for example \"30 days\", \"2-5 days\", \"72 hours\", \"2 business days\" or \"P30D\""
		}
		return r, ""
	}},
	{typeOf[trust.Interval](), "how often", `"daily"`, "", "string", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.String {
			return nil, `has to say how often, in quotation marks: "daily"`
		}
		r, err := period.ParseInterval(n.Str)
		if err != nil {
			return nil, "does not say how often: write for example \"daily\", \"every 6 hours\", \"quarterly\", \"every 2 years\" or \"PT6H\""
		}
		return trust.Interval(r), ""
	}},
	{typeOf[trust.CountryCode](), "a country", `"DE"`, "^[A-Z]{2}$", "string", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.String {
			return nil, `has to be a country's code in quotation marks: "DE"`
		}
		c, ok := catalog.Default().Country(n.Str)
		if !ok {
			return nil, "is no country that the catalog knows: write its ISO 3166-1 code, such as \"DE\""
		}
		return trust.CountryCode(c.Code), ""
	}},
	{typeOf[trust.Mailbox](), "an e-mail address", `"security@company.example"`, "^[^@\\s]+@[^@\\s]+$", "string", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.String {
			return nil, "has to be an e-mail address in quotation marks"
		}
		a, err := mail.ParseAddress(n.Str)
		if err != nil || a.Address != n.Str {
			return nil, "is not an e-mail address"
		}
		return trust.Mailbox(n.Str), ""
	}},
	{typeOf[trust.Address](), "a link", `"https://company.example/"`, "^(https://|mailto:|tel:|/)", "string", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.String {
			return nil, "has to be a link in quotation marks"
		}
		u, err := url.Parse(n.Str)
		if err != nil || u.Scheme == "https" && u.Host == "" || strings.ContainsFunc(n.Str, notInAddress) {
			return nil, "is not a link"
		}
		switch {
		case u.Scheme == "https", u.Scheme == "mailto", u.Scheme == "tel", u.Scheme == "" && strings.HasPrefix(n.Str, "/") && !strings.HasPrefix(n.Str, "//"):
			return trust.Address(n.Str), ""
		}
		return nil, "has to begin with https://, mailto:, tel: or a slash"
	}},
	{typeOf[trust.Host](), "a host name", `"app.company.example"`, "^[A-Za-z0-9.-]+$", "string", func(n *tomldoc.Node) (any, string) {
		if n.Kind != tomldoc.String || !isHost(n.Str) {
			return nil, "has to be a host name without scheme and path: app.company.example"
		}
		return trust.Host(strings.ToLower(n.Str)), ""
	}},
}

// notInAddress reports whether a character cannot stand in an address. Browsers take a backslash for a slash, so "/\host" would
// lead to another site.
func notInAddress(r rune) bool { return r == '\\' || r <= ' ' || r == 0x7f }

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

// typeFor returns the value type of a field whose Go type is source.Value[T], or []source.Value[T].
func typeFor(t reflect.Type) (vt *valueType, list bool) {
	if t.Kind() == reflect.Slice {
		t, list = t.Elem(), true
	}
	if t.Kind() != reflect.Struct {
		return nil, list
	}
	f, ok := t.FieldByName("V")
	if !ok {
		return nil, list
	}
	for i := range valueTypes {
		if valueTypes[i].goType == f.Type {
			return &valueTypes[i], list
		}
	}
	return nil, list
}

// field decodes one key.
func (d *decoder) field(v reflect.Value, f reflect.StructField, e *tomldoc.Entry) {
	vt, list := typeFor(f.Type)
	switch {
	case vt == nil:
		d.tables(v, f, e)
	case list:
		if e.Value.Kind != tomldoc.Array {
			d.wrong(e.Value, e.Key, fmt.Sprintf("has to be a list in square brackets: [%s]", vt.eg))
			return
		}
		for _, item := range e.Value.Items {
			one := reflect.New(v.Type().Elem()).Elem()
			if d.value(one, f, vt, item, e.Key) {
				v.Set(reflect.Append(v, one))
			}
		}
	default:
		d.value(v, f, vt, e.Value, e.Key)
	}
}

func (d *decoder) wrong(n *tomldoc.Node, key, problem string) {
	said := n.Kind.String()
	switch n.Kind {
	case tomldoc.String:
		said = fmt.Sprintf("%q", clip(n.Str))
	case tomldoc.Array, tomldoc.Table_:
	default:
		said = clip(n.Span.Text())
	}
	d.report("type-wrong", diag.Error, n.Span, fmt.Sprintf("%s = %s: %s", key, said, problem), "correct the value")
}

func clip(s string) string {
	if len(s) > 60 {
		cut := 57
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		return s[:cut] + "…"
	}
	return s
}

// value decodes a single value into a source.Value and notes what it refers to.
func (d *decoder) value(v reflect.Value, f reflect.StructField, vt *valueType, n *tomldoc.Node, key string) bool {
	got, problem := vt.decode(n)
	if problem != "" {
		d.wrong(n, key, problem)
		return false
	}
	if enum := f.Tag.Get("enum"); enum != "" {
		words := strings.Fields(enum)
		if !slices.Contains(words, got.(string)) {
			hint := "write one of: " + strings.Join(words, ", ")
			near := Nearest(got.(string), words)
			if near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			d.report("value-unknown", diag.Error, n.Span, fmt.Sprintf("%s cannot be %q", key, got), hint)
			if near != "" {
				d.rewrite(n.Span, near)
			}
			return false
		}
	}
	v.FieldByName("V").Set(reflect.ValueOf(got))
	v.FieldByName("Span").Set(reflect.ValueOf(n.Span))
	if tables := f.Tag.Get("ref"); tables != "" {
		d.refs = append(d.refs, reference{tables, n.Span, got.(string), key})
	}
	return true
}

// tables decodes a list of tables within a noun, such as the stages of a retention rule.
func (d *decoder) tables(v reflect.Value, f reflect.StructField, e *tomldoc.Entry) {
	if e.Value.Kind != tomldoc.Array {
		d.wrong(e.Value, e.Key, "has to be a list of tables")
		return
	}
	d.within = d.owner + "."
	defer func() { d.within = "" }()
	for i, item := range e.Value.Items {
		if item.Kind != tomldoc.Table_ {
			d.wrong(item, e.Key, "has to be a table")
			continue
		}
		n := reflect.New(f.Type.Elem().Elem())
		base := n.Interface().(trust.Noun).Base()
		base.ID, base.Noun, base.Span = fmt.Sprint(i+1), e.Key, item.Span
		d.table(n.Elem(), item.Table, item.Span)
		v.Set(reflect.Append(v, n))
	}
}

// refsOf notes the references of a noun that was decoded elsewhere: a policy's front matter.
func (d *decoder) refsOf(v reflect.Value) {
	for _, f := range keys(v.Type()) {
		tables := f.Tag.Get("ref")
		if tables == "" {
			continue
		}
		switch val := v.FieldByIndex(f.Index).Interface().(type) {
		case trust.Text:
			if val.IsSet() {
				d.refs = append(d.refs, reference{tables, val.Span, val.V, f.Tag.Get("toml")})
			}
		case []trust.Text:
			for _, one := range val {
				d.refs = append(d.refs, reference{tables, one.Span, one.V, f.Tag.Get("toml")})
			}
		}
	}
}

// FrontMatter decodes what the head of a document says. A document without a head is a policy without a title.
func FrontMatter(file string, t *tomldoc.Table, at source.Span) (*trust.Policy, []diag.Finding) {
	d := &decoder{ids: map[string]map[string]source.Span{}}
	p := &trust.Policy{File: file}
	p.ID, p.Noun, p.Span = PolicyID(file), "policies", at
	if t != nil {
		d.table(reflect.ValueOf(p).Elem(), t, at)
	}
	return p, d.findings
}

// keys returns the fields of a noun that are keys in the data, those of the embedded Entry last.
func keys(t reflect.Type) []reflect.StructField {
	if cached, ok := keyCache[t]; ok {
		return cached
	}
	return findKeys(t)
}

// keyCache holds the keys of every noun; it is built once and only read afterwards.
var keyCache = buildKeyCache()

func buildKeyCache() map[reflect.Type][]reflect.StructField {
	m := map[reflect.Type][]reflect.StructField{}
	var add func(reflect.Type)
	add = func(t reflect.Type) {
		if _, ok := m[t]; ok {
			return
		}
		fs := findKeys(t)
		m[t] = fs
		for _, f := range fs {
			if ft := nounType(f.Type); ft != nil {
				add(ft)
			}
		}
	}
	add(reflect.TypeFor[trust.Center]())
	add(reflect.TypeFor[trust.Policy]())
	return m
}

func findKeys(t reflect.Type) []reflect.StructField {
	var own, common []reflect.StructField
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Type == reflect.TypeFor[trust.Entry]() {
			for _, c := range findKeys(f.Type) {
				c.Index = append([]int{i}, c.Index...)
				common = append(common, c)
			}
			continue
		}
		if f.Tag.Get("toml") != "" {
			own = append(own, f)
		}
	}
	return append(own, common...)
}

// nounType returns the struct of a field that holds a noun or a list of nouns, nil for values.
func nounType(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Pointer {
		return t.Elem().Elem()
	}
	if t.Kind() == reflect.Struct && reflect.PointerTo(t).Implements(reflect.TypeFor[trust.Noun]()) {
		return t
	}
	return nil
}

func fieldByKey(t reflect.Type, key string) (reflect.StructField, bool) {
	for _, f := range keys(t) {
		if f.Tag.Get("toml") == key {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// example returns an example value of a field, as TOML.
func example(f reflect.StructField) string {
	if eg := f.Tag.Get("eg"); eg != "" {
		return eg
	}
	if enum := strings.Fields(f.Tag.Get("enum")); len(enum) > 0 {
		return fmt.Sprintf("%q", enum[0])
	}
	vt, list := typeFor(f.Type)
	if vt == nil {
		return "…"
	}
	if list {
		return "[" + vt.eg + "]"
	}
	return vt.eg
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && !(s[1] >= 'A' && s[1] <= 'Z') {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	return strings.TrimSuffix(s, ".")
}

func isHost(s string) bool {
	if s == "" || len(s) > 253 || !strings.Contains(s, ".") {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for _, r := range label {
			if !(r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
				return false
			}
		}
	}
	return true
}

// notText returns the offset of the first byte that is no UTF-8 text and whether it is a zero byte, or -1.
func notText(data []byte) (at int, zero bool) {
	for i, b := range data {
		if b == 0 {
			return i, true
		}
	}
	if utf8.Valid(data) {
		return -1, false
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i, false
		}
		i += size
	}
	return -1, false
}
