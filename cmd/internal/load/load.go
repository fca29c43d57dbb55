// Package load reads a site's facts from TOML into a frozen [trust.Center], with the place of every key and value.
//
// The nouns are declared once, in package trust; what is read here follows their struct tags. Content that is wrong is a
// finding and never an error: an unknown key with the one that was probably meant, a missing key, a value of the wrong
// type, an ID given twice, a reference to nothing. What could be read is kept, so that one mistake hides no other.
package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/agext/levenshtein"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
	"candor/cmd/internal/tomldoc"
	"candor/cmd/internal/trust"
)

// Limits on what is read. A data file of more than MaxFile bytes is a mistake and no trust center.
const (
	MaxFile  = 8 << 20
	MaxFiles = 50_000
	MaxDepth = 16 // folders below content/
)

// Data is what was read of data/*.toml.
type Data struct {
	Center   *trust.Center
	Catalog  *catalog.Catalog // the shipped catalog with the site's own regions and providers over it
	Files    []*source.File
	Comments map[*source.File][]tomldoc.Comment
	Findings []diag.Finding
}

// Site reads data/*.toml of a site. Policies are the documents' IDs, to which data may refer. A folder that does not exist is
// an empty center.
func Site(fsys fs.FS, policies []*trust.Policy, cat *catalog.Catalog) (*Data, error) {
	d := &decoder{center: &trust.Center{}, ids: map[string]map[string]source.Span{}}
	out := &Data{Center: d.center, Comments: map[*source.File][]tomldoc.Comment{}}
	names, problems := list(fsys)
	d.findings = problems
	d.ids["policies"] = map[string]source.Span{}
	for _, p := range policies {
		d.ids["policies"][p.ID] = p.Span
	}
	for _, name := range names {
		f, finding, err := ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		if finding != nil {
			d.findings = append(d.findings, *finding)
			continue
		}
		out.Files = append(out.Files, f)
		out.Comments[f] = tomldoc.Comments(f)
		table, findings := tomldoc.Parse(f)
		d.findings = append(d.findings, findings...)
		if table != nil {
			d.file(table)
		}
	}
	d.required(reflect.ValueOf(d.center).Elem())
	for _, p := range policies {
		d.refsOf(reflect.ValueOf(p).Elem())
	}
	d.references()
	out.Catalog = extend(cat, d.center)
	complete(d.center, out.Catalog) // before the index: what the catalog fills in is a fact like any other
	facts, nouns := index(d.center)
	d.center.Index(facts, nouns)
	out.Findings = d.findings
	return out, nil
}

// list returns the data files, sorted. What looks like one and is not read is a finding: its facts would be missing from the
// site without a word.
func list(fsys fs.FS) (names []string, findings []diag.Finding) {
	report := func(sev diag.Severity, name, message, hint string) {
		findings = append(findings, diag.Finding{Rule: "file-unreadable", Severity: sev, Message: message, Hint: hint, Span: source.NewFile(name, nil).Span(0, 0)})
	}
	if info, err := fs.Stat(fsys, "data"); err == nil && !info.IsDir() {
		report(diag.Error, "data", "this is a file and has to be a folder", "make it a folder that holds the facts as .toml files")
		return nil, findings
	}
	entries, err := fs.ReadDir(fsys, "data")
	if err != nil {
		// A folder that is not there is an empty center; a link that leads nowhere is a mistake.
		if there, _ := fs.ReadDir(fsys, "."); errors.Is(err, fs.ErrNotExist) && !slices.ContainsFunc(there, func(e fs.DirEntry) bool { return e.Name() == "data" }) {
			return nil, nil
		}
		reason, hint := Fault(err)
		report(diag.Error, "data", "the folder cannot be read: "+reason, hint)
		return nil, findings
	}
	for _, e := range entries {
		name := "data/" + e.Name()
		switch ext := path.Ext(name); {
		case strings.HasPrefix(e.Name(), "."):
		case ext == ".toml":
			names = append(names, name)
		case strings.EqualFold(ext, ".toml"):
			report(diag.Warning, name, fmt.Sprintf("this file is not read: its name ends in %s", ext), "rename it so that it ends in .toml")
		case e.IsDir():
			if inner, _ := fs.Glob(fsys, name+"/*.toml"); len(inner) > 0 {
				report(diag.Warning, inner[0], "this file is not read: it stands in a folder below data/", "move it to data/")
			}
		}
	}
	return names, findings
}

// ReadFile reads a text file of the site. Content that cannot be used is a finding: a file that is too large, is binary,
// is not UTF-8, or may not be read.
func ReadFile(fsys fs.FS, name string) (*source.File, *diag.Finding, error) {
	problem := func(rule, message, hint string, at source.Span) (*source.File, *diag.Finding, error) {
		if at.IsZero() {
			at = source.NewFile(name, nil).Span(0, 0)
		}
		return nil, &diag.Finding{Rule: rule, Severity: diag.Error, Message: message, Hint: hint, Span: at}, nil
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		reason, hint := Fault(err)
		return problem("file-unreadable", "the file cannot be opened: "+reason, hint, source.Span{})
	}
	// A pipe is told by its mode and never opened, which would wait for somebody to write into it.
	if !info.Mode().IsRegular() {
		return problem("file-unreadable", fmt.Sprintf("this is %s, not a file of text", sortOf(info.Mode())), "rename it, or replace it with a plain text file", source.Span{})
	}
	if info.Size() > MaxFile {
		return problem("file-too-large", fmt.Sprintf("the file has %d bytes, more than the %d MB that a text may have", info.Size(), MaxFile>>20), "split it, or move what is no text out of the folder", source.Span{})
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		reason, hint := Fault(err)
		return problem("file-unreadable", "the file cannot be opened: "+reason, hint, source.Span{})
	}
	f := source.NewFile(name, data)
	if at, binary := notText(data); at >= 0 {
		switch {
		case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
			return problem("file-not-text", "the file is text in UTF-16, which some editors call Unicode", "save it again and choose the encoding UTF-8", f.Span(0, 2))
		case binary:
			return problem("file-not-text", "the file holds a zero byte: it is binary, or text in an encoding other than UTF-8", "save it as UTF-8 text, or move it out of the folder", f.Span(at, at+1))
		}
		return problem("file-not-text", "this byte is not UTF-8, so the file is in another encoding", "save the file as UTF-8", f.Span(at, at+1))
	}
	return f, nil, nil
}

// decoder turns tables into nouns.
type decoder struct {
	center   *trust.Center
	findings []diag.Finding
	ids      map[string]map[string]source.Span // table -> ID -> place
	refs     []reference
	owner    string // path of the entry that is being decoded
	within   string // the same with a point behind it while its inner tables are being decoded
}

// A reference is a value that names an entry elsewhere.
type reference struct {
	tables string
	span   source.Span
	id     string
	key    string
}

func (d *decoder) report(rule string, sev diag.Severity, at source.Span, message, hint string, related ...diag.Related) {
	d.findings = append(d.findings, diag.Finding{Rule: rule, Severity: sev, Message: message, Hint: hint, Span: at, Related: related})
}

// fix offers a correction for the finding that was reported last.
func (d *decoder) fix(f diag.Fix) {
	last := &d.findings[len(d.findings)-1]
	last.Fixes = append(last.Fixes, f)
}

// rewrite offers to write another text as a value. It changes what the data say, so it is never safe.
func (d *decoder) rewrite(at source.Span, text string) {
	if s := at.Text(); strings.HasPrefix(s, `"`) || strings.HasPrefix(s, "'") {
		d.fix(diag.Fix{Title: fmt.Sprintf("write %q", text), Edits: []diag.Edit{{Span: at, New: fmt.Sprintf("%q", text)}}})
	}
}

// file decodes the tables of one file.
func (d *decoder) file(t *tomldoc.Table) {
	root := reflect.ValueOf(d.center).Elem()
	for i := range t.Entries {
		e := &t.Entries[i]
		field, ok := fieldByKey(root.Type(), e.Key)
		if !ok {
			d.unknown(t, e, root.Type(), "table")
			continue
		}
		if e.Value.Kind != tomldoc.Table_ {
			d.report("type-wrong", diag.Error, e.Value.Span, fmt.Sprintf("%q is %s here and has to be a table", e.Key, e.Value.Kind), tableHint(field, e.Key))
			continue
		}
		v := root.FieldByIndex(field.Index)
		if v.Kind() == reflect.Struct {
			d.single(v, e)
		} else {
			d.list(v, e)
		}
	}
}

func tableHint(f reflect.StructField, key string) string {
	if f.Type.Kind() == reflect.Slice {
		return fmt.Sprintf("write [%s.some-id] above its keys", key)
	}
	return fmt.Sprintf("write [%s] above its keys", key)
}

// single decodes a table that a site has once.
func (d *decoder) single(v reflect.Value, e *tomldoc.Entry) {
	base := v.Addr().Interface().(trust.Noun).Base()
	if !base.Span.IsZero() {
		d.report("id-duplicate", diag.Error, e.KeySpan, fmt.Sprintf("[%s] is given twice", e.Key), "keep one of the two tables and move all keys there",
			diag.Related{Span: base.Span, Message: "given here first"})
		return
	}
	base.Noun, base.Span = e.Key, e.KeySpan
	d.ids[e.Key] = map[string]source.Span{"": e.KeySpan} // 'about' can name it
	d.owner = base.Path()
	d.table(v, e.Value.Table, e.KeySpan)
}

// list decodes the entries of a keyed table.
func (d *decoder) list(v reflect.Value, e *tomldoc.Entry) {
	for i := range e.Value.Table.Entries {
		sub := &e.Value.Table.Entries[i]
		if sub.Value.Kind != tomldoc.Table_ {
			d.report("type-wrong", diag.Error, sub.Value.Span, fmt.Sprintf("%q stands directly in [%s], which holds one table for each entry", sub.Key, e.Key),
				fmt.Sprintf("write it under a table with an ID: [%s.some-id]", e.Key))
			continue
		}
		if !isID(sub.Key) {
			d.report("id-malformed", diag.Error, sub.KeySpan, fmt.Sprintf("%q cannot be an ID: IDs become addresses", clip(sub.Key)), "use lower-case letters, digits, hyphens and underscores, beginning with a letter or digit")
			continue
		}
		if d.ids[e.Key] == nil {
			d.ids[e.Key] = map[string]source.Span{}
		}
		if first, dup := d.ids[e.Key][sub.Key]; dup {
			d.report("id-duplicate", diag.Error, sub.KeySpan, fmt.Sprintf("[%s.%s] is given twice", e.Key, sub.Key), "keep one of the two, or give this one another ID",
				diag.Related{Span: first, Message: "given here first"})
			continue
		}
		d.ids[e.Key][sub.Key] = sub.KeySpan
		n := reflect.New(v.Type().Elem().Elem())
		base := n.Interface().(trust.Noun).Base()
		base.ID, base.Noun, base.Span = sub.Key, e.Key, sub.KeySpan
		d.owner = base.Path()
		d.table(n.Elem(), sub.Value.Table, sub.KeySpan)
		if s, ok := n.Interface().(*trust.Statement); ok {
			d.statement(s)
		}
		v.Set(reflect.Append(v, n))
	}
}

// statement checks that the value of a [facts.…] table is of the type that it names.
func (d *decoder) statement(s *trust.Statement) {
	if !s.Value.IsSet() || !s.Type.IsSet() {
		return
	}
	if _, problem := statementValue(s); problem != "" {
		d.report("type-wrong", diag.Error, s.Value.Span, fmt.Sprintf("value = %q: %s", clip(s.Value.V), problem), "correct the value, or name another type",
			diag.Related{Span: s.Type.Span, Message: "the type is given here"})
	}
}

// table decodes the keys of one entry.
func (d *decoder) table(v reflect.Value, t *tomldoc.Table, header source.Span) {
	for i := range t.Entries {
		e := &t.Entries[i]
		field, ok := fieldByKey(v.Type(), e.Key)
		if !ok {
			d.unknown(t, e, v.Type(), "key")
			continue
		}
		d.field(v.FieldByIndex(field.Index), field, e)
	}
	for _, f := range keys(v.Type()) {
		if f.Tag.Get("need") != "yes" || isGiven(v.FieldByIndex(f.Index)) || has(t, f.Tag.Get("toml")) {
			continue
		}
		d.report("key-missing", diag.Error, header, fmt.Sprintf("%q is missing from [%s]", f.Tag.Get("toml"), d.within+headerName(v)),
			fmt.Sprintf("add %s = %s: %s", f.Tag.Get("toml"), example(f), lowerFirst(f.Tag.Get("doc"))))
	}
}

func headerName(v reflect.Value) string {
	if n, ok := v.Addr().Interface().(trust.Noun); ok {
		return n.Base().Path()
	}
	return ""
}

func has(t *tomldoc.Table, key string) bool { _, ok := t.Get(key); return ok }

// isGiven reports whether a field holds a value or a list with members.
func isGiven(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() > 0
	}
	s, ok := v.Interface().(interface{ IsSet() bool })
	return ok && s.IsSet()
}

// unknown reports a key of a table that is none of its type's. A slip can be corrected where the right one is not there too.
func (d *decoder) unknown(in *tomldoc.Table, e *tomldoc.Entry, t reflect.Type, what string) {
	var names []string
	for _, f := range keys(t) {
		names = append(names, f.Tag.Get("toml"))
	}
	hint := "remove it, or write one of: " + strings.Join(names, ", ")
	if near := Nearest(e.Key, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	rule := "key-unknown"
	if what == "table" {
		rule = "table-unknown"
	}
	d.report(rule, diag.Error, e.KeySpan, fmt.Sprintf("there is no %s %q", what, clip(e.Key)), hint)
	if meant, ok := Slip(e.Key, names); ok && d.free(in, e, meant) && e.KeySpan.Text() == e.Key {
		d.fix(diag.Fix{Title: "write " + meant, Safe: true, Edits: []diag.Edit{{Span: e.KeySpan, New: meant}}})
	}
}

// free reports whether an entry can have another key: nothing else has it, or both are only headers of tables below, of which
// none has the same name.
func (d *decoder) free(in *tomldoc.Table, e *tomldoc.Entry, key string) bool {
	other, ok := in.Get(key)
	if !ok {
		return true
	}
	if e.Value.Kind != tomldoc.Table_ || other.Value.Kind != tomldoc.Table_ || !e.Value.Table.Implicit || !other.Value.Table.Implicit {
		return false
	}
	return !slices.ContainsFunc(e.Value.Table.Entries, func(sub tomldoc.Entry) bool {
		_, given := d.ids[key][sub.Key]
		return given || has(other.Value.Table, sub.Key)
	})
}

// longestName bounds what is compared: the cost grows with the length of both words, and a key can be as long as its file.
const longestName = 200

// Nearest returns the name that was probably meant, or "" when none is near.
func Nearest(word string, names []string) string {
	best, score := "", 0.0
	if len(word) > longestName {
		return ""
	}
	for _, n := range names {
		a, b := strings.ToLower(word), strings.ToLower(n)
		s := levenshtein.Match(a, b, nil)
		if len(a) > 2 && slices.Equal(slices.Sorted(strings.SplitSeq(a, "")), slices.Sorted(strings.SplitSeq(b, ""))) {
			s = max(s, 0.9) // letters in another order count as two changes, and are one slip
		}
		if s > score {
			best, score = n, s
		}
	}
	if score < 0.6 {
		return ""
	}
	return best
}

// references checks that every ID that a value names exists.
func (d *decoder) references() {
	for _, r := range d.refs {
		if r.tables == "*" {
			table, id, dot := strings.Cut(r.id, ".")
			if _, found := d.ids[table][id]; found && dot == (id != "") {
				continue
			}
			d.dangling(r, d.allPaths())
			continue
		}
		var known []string
		found := false
		for _, table := range strings.Fields(r.tables) {
			if _, ok := d.ids[table][r.id]; ok {
				found = true
				break
			}
			for id := range d.ids[table] {
				known = append(known, id)
			}
		}
		if !found {
			d.dangling(r, known)
		}
	}
}

func (d *decoder) allPaths() []string {
	var out []string
	for table, ids := range d.ids {
		for id := range ids {
			out = append(out, strings.TrimSuffix(table+"."+id, "."))
		}
	}
	return out
}

func (d *decoder) dangling(r reference, known []string) {
	slices.Sort(known)
	where := "there is no [" + strings.Join(strings.Fields(r.tables), ".…] or [") + "." + r.id + "]"
	switch {
	case r.tables == "*":
		where = fmt.Sprintf("there is no [%s]", r.id)
	case r.tables == "policies":
		where = fmt.Sprintf("there is no document %q in content/", r.id)
	}
	hint := "add it, or name one that exists"
	near := Nearest(r.id, known)
	if near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	} else if len(known) > 0 && len(known) <= 12 {
		hint += ": " + strings.Join(known, ", ")
	}
	d.report("reference-dangling", diag.Error, r.span, where, hint)
	if near != "" {
		d.rewrite(r.span, near)
	}
}

// required reports singletons that must be there.
func (d *decoder) required(root reflect.Value) {
	org := d.center.Organisation
	if org.Span.IsZero() && !slices.ContainsFunc(d.findings, func(f diag.Finding) bool { return f.Severity == diag.Error }) {
		d.report("key-missing", diag.Error, source.NewFile("data/organisation.toml", nil).Span(0, 0), "no data file has the table [organisation]", "add data/organisation.toml with [organisation] and name = \"…\"")
	}
}

func isID(s string) bool {
	for i, r := range s {
		ok := r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || i > 0 && (r == '-' || r == '_')
		if !ok {
			return false
		}
	}
	return s != "" && len(s) <= 100
}

// PolicyID returns the ID of a document: its file's name without the ending.
func PolicyID(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }
