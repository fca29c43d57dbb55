package main

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
)

// dataFile is where the facts of a case stand in its site.
const dataFile = "data/facts.toml"

// data is the facts of a case in the data format, with the fact and the field that each line says.
type data struct {
	text  []byte
	lines []said // by line, from 0
}

// said is what a line says.
type said struct{ fact, field string }

// at returns what a line, counted from 1, says.
func (d *data) at(line int) said {
	if line < 1 || line > len(d.lines) {
		return said{}
	}
	return d.lines[line-1]
}

// convert writes neutral facts in the data format. What the format has no table for becomes a [facts.…] table; what
// says nothing that prose could state stays as a comment.
func convert(facts []*neutral) *data {
	c := &converter{catalog: catalog.Default(), ids: map[string]string{}}
	for _, f := range facts {
		if promisesAvailability(f) {
			c.availabilities++
		}
	}
	c.completeHosts = slices.ContainsFunc(facts, completesHosts)
	c.organisation = c.add("organisation", "", nil)
	c.parties(facts)
	for _, f := range facts {
		c.fact(f)
	}
	c.levels()
	c.objects()
	c.recoveries()
	c.keepBackups()
	c.refer()
	c.answer()
	if !c.organisation.has("name") {
		c.organisation.text(nil, "name", "The company", "")
	}
	if !c.complete {
		c.organisation.set(nil, "subprocessors_complete", "false", "")
	}
	return c.write()
}

// A converter builds the tables of a site.
type converter struct {
	catalog      *catalog.Catalog
	tables       []*table
	ids          map[string]string // of the table, by its name and the neutral fact's ID
	organisation *table
	disclosure   *table
	vendors      []vendor
	complete     bool // the list of sub-processors is
	severities   []*rated
	references   []reference

	completeHosts bool // so is the list of hosts
	hosts         []heard

	availabilities int // promises of availability, each then for a part of what is offered
}

// A table is an entry of the data that is being written.
type table struct {
	name, id string
	of       *neutral
	lines    []line
}

type line struct {
	key, value string
	fact       *neutral
	field      string
}

// add begins a table. Its ID is the fact's, as the data format allows it.
func (c *converter) add(name, id string, f *neutral) *table {
	t := &table{name: name, of: f}
	if name != "organisation" && name != "disclosure" {
		t.id = c.newID(name, id)
	}
	c.tables = append(c.tables, t)
	return t
}

// newID returns an ID for a table and remembers it for the neutral fact's.
func (c *converter) newID(name, id string) string {
	base := load.Slug(id)
	if base == "" {
		base = "x"
	}
	base = base[:min(len(base), 90)]
	slug := base
	for n := 2; c.ids[name+"/"+slug] != ""; n++ {
		slug = base + "-" + strconv.Itoa(n)
	}
	c.ids[name+"/"+slug] = slug
	if c.ids[name+" "+id] == "" {
		c.ids[name+" "+id] = slug
	}
	return slug
}

// idOf returns the ID of the table that a neutral fact has become, or "".
func (c *converter) idOf(name, fact string) string { return c.ids[name+" "+fact] }

// write renders the tables as TOML.
func (c *converter) write() *data {
	d := &data{}
	var b bytes.Buffer
	put := func(text string, s said) {
		b.WriteString(text)
		b.WriteByte('\n')
		d.lines = append(d.lines, s)
	}
	for i, t := range c.tables {
		if i > 0 {
			put("", said{})
		}
		head := "[" + t.name
		if t.id != "" {
			head += "." + t.id
		}
		var of said
		if t.of != nil {
			of.fact = t.of.id
		}
		put(head+"]", of)
		slices.SortStableFunc(t.lines, func(a, b line) int { return order(a.key) - order(b.key) })
		for _, l := range t.lines {
			s := said{field: l.field}
			if l.fact != nil {
				s.fact = l.fact.id
			}
			if l.key == "#" {
				put("# "+l.value, s)
				continue
			}
			put(l.key+" = "+l.value, s)
		}
	}
	d.text = b.Bytes()
	return d
}

// order puts the name first and comments last.
func order(key string) int {
	switch key {
	case "name", "title":
		return 0
	case "#":
		return 2
	}
	return 1
}

func (t *table) has(key string) bool {
	return slices.ContainsFunc(t.lines, func(l line) bool { return l.key == key })
}

// says reports whether a key has a text as its value.
func (t *table) says(key, text string) bool {
	return slices.ContainsFunc(t.lines, func(l line) bool { return l.key == key && l.value == quote(text) })
}

// set writes a key with a value in TOML, unless it is there.
func (t *table) set(f *neutral, key, value, field string) bool {
	if value == "" || key != "#" && t.has(key) {
		return false
	}
	t.lines = append(t.lines, line{key, value, f, field})
	return true
}

func (t *table) text(f *neutral, key, value, field string) bool {
	if strings.TrimSpace(value) == "" {
		return false
	}
	return t.set(f, key, quote(value), field)
}

func (t *table) list(f *neutral, key string, values []string, field string) bool {
	var quoted []string
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" && !slices.Contains(quoted, quote(v)) {
			quoted = append(quoted, quote(v))
		}
	}
	if len(quoted) == 0 {
		return false
	}
	return t.set(f, key, "["+strings.Join(quoted, ", ")+"]", field)
}

// copy writes the first of the fields that is given.
func (t *table) copy(key string, fields ...string) bool {
	field, v := t.of.take(fields...)
	return t.text(t.of, key, v, field)
}

func (t *table) copyAll(key string, fields ...string) bool {
	field, v := t.of.takeAll(fields...)
	return t.list(t.of, key, v, field)
}

func (t *table) period(key string, fields ...string) bool {
	if t.has(key) {
		return false
	}
	field, v := t.of.takePeriod(fields...)
	return t.text(t.of, key, v, field)
}

func (t *table) every(key string, fields ...string) bool {
	if t.has(key) {
		return false
	}
	field, v := t.of.takeEvery(fields...)
	return t.text(t.of, key, v, field)
}

func (t *table) date(key string, fields ...string) bool {
	for _, field := range fields {
		if v := t.of.text(field); !t.of.used[field] && isDate(v) {
			t.of.used[field] = true
			return t.set(t.of, key, v, field)
		}
	}
	return false
}

func (t *table) flag(key string, fields ...string) bool {
	for _, field := range fields {
		switch v := strings.ToLower(t.of.text(field)); v {
		case "true", "yes":
			t.of.used[field] = true
			return t.set(t.of, key, "true", field)
		case "false", "no":
			t.of.used[field] = true
			return t.set(t.of, key, "false", field)
		}
	}
	return false
}

func (t *table) count(key string, fields ...string) bool {
	for _, field := range fields {
		if n, err := strconv.Atoi(t.of.text(field)); err == nil && n >= 0 && !t.of.used[field] {
			t.of.used[field] = true
			return t.set(t.of, key, strconv.Itoa(n), field)
		}
	}
	return false
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// quote returns a text as a TOML basic string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// fact converts one fact, and what is left of it.
func (c *converter) fact(f *neutral) {
	var t *table
	switch f.noun {
	case "organization", "organisation", "company":
		t = c.company(f)
	case "role":
		t = c.role(f)
	case "subprocessor", "sub-processor", "vendor", "processor":
		t = c.subprocessor(f)
	case "region", "location":
		t = c.region(f)
	case "component", "system":
		t = c.component(f)
	case "certification", "certificate":
		t = c.certification(f)
	case "backup":
		t = c.backup(f)
	case "retention":
		t = c.retention(f)
	case "continuity":
		t = c.continuity(f)
	case "review", "test", "training":
		t = c.review(f)
	case "notification":
		t = c.notification(f)
	case "severity":
		t = c.severity(f)
	case "access":
		t = c.access(f)
	case "encryption":
		t = c.encryption(f)
	case "tls":
		t = c.tls(f)
	case "domain", "host":
		t = c.domain(f)
	case "commitment":
		t = c.commitment(f)
	default:
		t = c.statement(f, f.noun)
	}
	c.rest(f, t)
}

// nameFields are the fields that name a fact, best first.
var nameFields = []string{"name", "object", "title", "subject", "data", "what"}

// scopeFields limit what a fact holds for.
var scopeFields = []string{"applies_to", "plan", "plans", "edition", "package", "audience", "customers", "user_group", "product", "products"}

// scope writes what the fact holds for, where that is not everything. What a tier or a scope is differs from noun to noun.
func (t *table) scope(more ...string) {
	var all []string
	first := ""
	for _, field := range slices.Concat(scopeFields, more) {
		take := t.of.takeAll
		if strings.HasPrefix(field, "plan") {
			take = t.of.takeList
		}
		if key, v := take(field); key != "" {
			if all = append(all, v...); first == "" {
				first = key
			}
		}
	}
	t.list(t.of, "applies_to", all, first)
}

// rest writes what is left of a fact: figures as [facts.…] tables, anything else as comments.
func (c *converter) rest(f *neutral, t *table) {
	if t == nil {
		t = c.organisation
	}
	label := f.text("name")
	for _, k := range nameFields {
		if label == "" {
			label = f.text(k)
		}
	}
	for _, field := range f.keys() {
		if f.used[field] {
			continue
		}
		f.used[field] = true
		if typ, v := f.value(field); typ != "" && typ != "text" {
			c.figure(f, f.id+"-"+field, strings.TrimSpace(label+": "+keyWords(field)), typ, v, field)
			continue
		}
		t.remark(f, field)
	}
}

// remark keeps what a field says as a comment.
func (t *table) remark(f *neutral, field string) {
	if v := strings.Join(f.texts(field), "; "); v != "" {
		f.used[field] = true
		t.set(f, "#", strings.Trim(quote(field+": "+v), `"`), field)
	}
}

// remarks keeps all that is left of a fact as comments: what says nothing about the company by itself.
func (t *table) remarks(f *neutral) {
	for _, field := range f.keys() {
		if !f.used[field] {
			t.remark(f, field)
		}
	}
}

func keyWords(field string) string { return strings.ReplaceAll(field, "_", " ") }

// figure writes a [facts.…] table.
func (c *converter) figure(f *neutral, id, title, typ, value, field string) *table {
	t := c.add("facts", id, f)
	t.text(f, "title", title, "")
	t.text(f, "value", value, field)
	t.text(f, "type", typ, field)
	return t
}

// value returns a field as the value of a [facts.…] table and its type, "" where it is empty.
func (f *neutral) value(field string) (typ, value string) {
	v := f.text(field)
	if v == "" {
		return "", ""
	}
	often := mentions(field, "interval", "frequency", "cadence", "every", "rotation", "how_often")
	unit := strings.ToLower(f.text("unit"))
	if n, ok := strings.CutSuffix(v, "%"); ok || field == "value" && (unit == "%" || unit == "percent") {
		n = strings.TrimSpace(n)
		if x, err := strconv.ParseFloat(n, 64); err == nil && x >= 0 && x <= 100 {
			return "percentage", n + " %"
		}
	}
	if often {
		if e, ok := f.every(field); ok {
			return "interval", e
		}
	}
	if n, err := strconv.Atoi(v); err == nil && n >= 0 {
		if _, err := period.Parse(v + " " + unit); field == "value" && err == nil {
			return "period", v + " " + unit
		}
		return "count", v
	}
	if p, ok := f.period(field); ok && mentions(p, digits...) {
		return "period", p
	}
	if e, ok := f.every(field); ok {
		return "interval", e
	}
	switch {
	case isDate(v):
		return "date", v
	case isMailbox(v):
		return "email", v
	case isHost(v):
		return "host", v
	}
	return "text", v
}

var digits = []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

func isMailbox(s string) bool {
	user, host, ok := strings.Cut(s, "@")
	return ok && user != "" && !strings.ContainsAny(user, " <>\"(),:;[]\\") && isHost(host)
}

func isHost(s string) bool {
	if len(s) > 253 || !strings.Contains(s, ".") {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' || strings.ContainsFunc(label, func(r rune) bool {
			return !(r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
		}) {
			return false
		}
	}
	return strings.ContainsAny(s[strings.LastIndexByte(s, '.'):], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// statement converts a fact that no table holds: its value by the fields that state one.
func (c *converter) statement(f *neutral, label string) *table {
	title := label
	if _, v := f.take("name", "title", "object", "subject"); v != "" {
		title = v
	}
	for _, field := range []string{"value", "period", "within", "after", "interval", "every", "frequency", "limit", "maximum", "minimum", "min", "max", "count", "percentage", "date", "email", "host", "url"} {
		if f.used[field] {
			continue
		}
		typ, v := f.value(field)
		if typ == "" {
			continue
		}
		f.used[field] = true
		if field == "within" && typ == "period" && !mentions(v, "within", "up to", "most") {
			if _, err := period.Parse("within " + v); err == nil {
				v = "within " + v
			}
		}
		if typ == "period" {
			v = promised(title, v)
		}
		t := c.figure(f, f.id, title, typ, v, field)
		if typ == "percentage" {
			f.used["unit"] = true
		}
		t.words("aliases", "terms")
		t.copy("trigger", "trigger", "from", "starts")
		t.scope("scope", "tier")
		return t
	}
	return nil
}

// promised puts before a length the bound that its title speaks of: the 'minimum retention of audit logs' is at least 24 months.
func promised(title, length string) string {
	switch {
	case mentions(title, "minimum", "shortest", "at least", "least "):
		return bounded("at least", length)
	case mentions(title, "maximum", "longest", "at most", "latest"):
		return bounded("at most", length)
	}
	return length
}

// words writes more words by which prose speaks of the fact.
func (t *table) words(fields ...string) {
	var all []string
	first := ""
	for _, field := range fields {
		if key, v := t.of.takeAll(field); key != "" {
			if all = append(all, v...); first == "" {
				first = key
			}
		}
	}
	t.list(t.of, "terms", all, first)
}
