package load_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/source"
	"candor/cmd/internal/tomldoc"
	"candor/cmd/internal/trust"
)

const org = "[organisation]\nname = \"Larkbridge\"\n"

// site reads data files given as name and text in turns; the organisation is there already.
func site(t *testing.T, files ...string) *load.Data {
	t.Helper()
	fsys := fstest.MapFS{"data/organisation.toml": {Data: []byte(org)}}
	for i := 0; i+1 < len(files); i += 2 {
		fsys["data/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return read(t, fsys)
}

func read(t *testing.T, fsys fs.FS, policies ...*trust.Policy) *load.Data {
	t.Helper()
	d, err := load.Site(fsys, policies, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// one returns the only finding.
func one(t *testing.T, fs []diag.Finding) diag.Finding {
	t.Helper()
	if len(fs) != 1 {
		t.Fatalf("got %d findings %v, want 1", len(fs), lines(fs))
	}
	return fs[0]
}

func lines(fs []diag.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.Rule+" "+f.Span.String()+" "+f.Message+" | "+f.Hint)
	}
	return out
}

const backup = "[backups.daily]\nname = \"Daily\"\n"

func TestShape(t *testing.T) {
	tests := []struct {
		name, text          string
		rule, at            string // at: the bytes of the finding's span
		message, hintBegins string
	}{
		{"unknown_table", "[backup.daily]\nname = \"x\"\n", "table-unknown", "backup", `there is no table "backup"`, `did you mean "backups"?`},
		{"unknown_table_far", "[zzz]\n", "table-unknown", "zzz", `there is no table "zzz"`, "remove it, or write one of: site, organisation,"},
		{"unknown_key", backup + "retetion = \"30 days\"\n", "key-unknown", "retetion", `there is no key "retetion"`, `did you mean "retention"?`},
		{"unknown_key_far", backup + "zzzzz = 1\n", "key-unknown", "zzzzz", `there is no key "zzzzz"`, "remove it, or write one of: name, aliases,"},
		{"key_as_long_as_a_file", backup + strings.Repeat("k", 100_000) + " = 1\n", "key-unknown", strings.Repeat("k", 100_000), `there is no key "` + strings.Repeat("k", 57) + `…"`, "remove it"},
		{"missing_key", "[backups.daily]\n", "key-missing", "daily", `"name" is missing from [backups.daily]`, `add name = "Daily database backup": what it is called`},
		{"missing_key_in_a_stage", "[retention.a]\nname = \"A\"\n[[retention.a.stages]]\nperiod = \"1 day\"\n", "key-missing", "[[retention.a.stages]]", `"name" is missing from [retention.a.stages.1]`, `add name = "Read-only": what the data are`},
		{"table_is_a_value", "backups = 3\n", "type-wrong", "3", `"backups" is a whole number here and has to be a table`, "write [backups.some-id] above its keys"},
		{"table_is_a_list", "[[backups]]\nname = \"x\"\n", "type-wrong", "[[backups]]", `"backups" is a list here and has to be a table`, "write [backups.some-id]"},
		{"single_is_a_value", "site = \"x\"\n", "type-wrong", `"x"`, `"site" is text here and has to be a table`, "write [site] above its keys"},
		{"value_outside_an_entry", "[backups]\nname = \"x\"\n", "type-wrong", `"x"`, `"name" stands directly in [backups], which holds one table for each entry`, "write it under a table with an ID: [backups.some-id]"},
		{"malformed_id", "[backups.\"Daily Copy\"]\nname = \"x\"\n", "id-malformed", `"Daily Copy"`, `"Daily Copy" cannot be an ID: IDs become addresses`, "use lower-case letters"},
		{"id_begins_with_a_hyphen", "[backups.-x]\nname = \"x\"\n", "id-malformed", "-x", `"-x" cannot be an ID: IDs become addresses`, "use lower-case letters"},
		{"enum", "[encryption.a]\nname = \"x\"\nscope = \"at-rst\"\n", "value-unknown", `"at-rst"`, `scope cannot be "at-rst"`, `did you mean "at-rest"?`},
		{"enum_far", "[encryption.a]\nname = \"x\"\nscope = \"zzz\"\n", "value-unknown", `"zzz"`, `scope cannot be "zzz"`, "write one of: in-transit, at-rest, backups, keys, end-to-end"},
		{"enum_in_a_list", "[encryption.a]\nname = \"x\"\nscope = \"keys\"\ntls = [\"1.2\", \"1.4\"]\n", "value-unknown", `"1.4"`, `tls cannot be "1.4"`, "did you mean"},
		{"dangling", backup + "[components.db]\nname = \"x\"\nprovider = \"hetzer\"\n[subprocessors.hetzner]\nname = \"P\"\nlegal_name = \"P\"\ncountry = \"DE\"\npurpose = \"x\"\n", "reference-dangling", `"hetzer"`, "there is no [subprocessors.hetzer]", `did you mean "hetzner"?`},
		{"dangling_without_any", backup + "encryption = \"luks\"\n", "reference-dangling", `"luks"`, "there is no [encryption.luks]", "add it, or name one that exists"},
		{"dangling_in_a_list", backup + "of = [\"db\"]\n", "reference-dangling", `"db"`, "there is no [components.db]", "add it"},
		{"dangling_policy", "[reviews.a]\nname = \"x\"\ninterval = \"yearly\"\npolicies = [\"backup\"]\n", "reference-dangling", `"backup"`, `there is no document "backup" in content/`, "add it"},
		{"dangling_anything", "[updates.a]\ntitle = \"x\"\ndate = 2026-01-01\nsummary = \"x\"\nabout = [\"backups.dayly\"]\n" + backup, "reference-dangling", `"backups.dayly"`, "there is no [backups.dayly]", `did you mean "backups.daily"?`},
		{"dangling_anything_without_table", "[updates.a]\ntitle = \"x\"\ndate = 2026-01-01\nsummary = \"x\"\nabout = [\"daily\"]\n" + backup, "reference-dangling", `"daily"`, "there is no [daily]", ""},
		{"list_is_a_value", backup + "aliases = \"x\"\n", "type-wrong", `"x"`, `aliases = "x": has to be a list in square brackets: ["…"]`, "correct the value"},
		{"tables_are_a_value", "[retention.a]\nname = \"A\"\nstages = 3\n", "type-wrong", "3", "stages = 3: has to be a list of tables", ""},
		{"table_in_tables", "[retention.a]\nname = \"A\"\nstages = [3]\n", "type-wrong", "3", "stages = 3: has to be a table", ""},
		{"syntax", "[backups.daily\n", "toml-syntax", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := one(t, site(t, "x.toml", tt.text).Findings)
			if f.Rule != tt.rule || f.Severity != diag.Error {
				t.Errorf("got %s %s, want error %s", f.Severity, f.Rule, tt.rule)
			}
			if tt.message != "" && (f.Span.Text() != tt.at || f.Message != tt.message) {
				t.Errorf("got  %.80q: %s\nwant %.80q: %s", f.Span.Text(), f.Message, tt.at, tt.message)
			}
			if !strings.HasPrefix(f.Hint, tt.hintBegins) || f.Hint == "" {
				t.Errorf("hint is %q, want %q", f.Hint, tt.hintBegins)
			}
		})
	}
}

// Every type of values: what it takes, and what it says of anything else.
func TestTypes(t *testing.T) {
	const sub = "[subprocessors.p]\nname = \"P\"\nlegal_name = \"P\"\npurpose = \"x\"\n"
	const acc = "[access.a]\nname = \"x\"\nwho = \"x\"\n"
	const contact = "[contacts.a]\nname = \"x\"\npurpose = \"legal\"\n"
	tests := []struct {
		name, table, key string
		good             []string
		bad              []string
		problem          string
	}{
		{"text", backup, "notes", []string{`"x"`, `'''x'''`}, []string{`3`, `true`, `["x"]`, `{a = 1}`, `2026-01-01`}, "has to be text in quotation marks"},
		{"empty_text", backup, "notes", nil, []string{`""`, `"  "`}, "is empty"},
		{"flag", backup, "immutable", []string{"true", "false"}, []string{`"yes"`, "1"}, "has to be true or false, without quotation marks"},
		{"count", acc, "password_length", []string{"0", "16"}, []string{`"16"`, "-1", "1.5", "9999999999999"}, "has to be a whole number from 0, without quotation marks"},
		{"percentage", "[organisation]\nname = \"x\"\n", "availability", []string{"99.9", "100", "0"}, []string{`"99.9"`, "100.1", "-1", "nan", "inf", "true"}, "has to be a number from 0 to 100, without quotation marks and percent sign"},
		{"date", backup, "last_restore_test", []string{"2026-05-11", `"2026-05-11"`, "2026-05-11T10:00:00Z"}, []string{`"May"`, "3", "10:00:00"}, "has to be a date as year-month-day, without quotation marks: 2026-05-11"},
		{"period", backup, "retention", []string{`"30 days"`, `"P30D"`, `"at least 1 year"`}, []string{`"soon"`, `"daily"`}, `is not a length of time: write for example "30 days", "2-5 days", "72 hours", "2 business days" or "P30D"`},
		{"period_not_text", backup, "retention", nil, []string{"30", "[1]"}, `has to be a length of time in quotation marks: "30 days"`},
		{"interval", backup, "interval", []string{`"daily"`, `"every 6 hours"`, `"PT6H"`}, []string{`"often"`}, `does not say how often: write for example "daily", "every 6 hours", "quarterly", "every 2 years" or "PT6H"`},
		{"interval_not_text", backup, "interval", nil, []string{"6"}, `has to say how often, in quotation marks: "daily"`},
		{"country", sub, "country", []string{`"DE"`}, []string{`"XX"`, `"Atlantis"`}, `is no country that the catalog knows: write its ISO 3166-1 code, such as "DE"`},
		{"country_not_text", sub, "country", nil, []string{"49"}, `has to be a country's code in quotation marks: "DE"`},
		{"email", contact, "email", []string{`"a@b.example"`}, []string{`"a"`, `"A <a@b.example>"`, `"a@"`, `"a b@c.example"`}, "is not an e-mail address"},
		{"email_not_text", contact, "email", nil, []string{"1"}, "has to be an e-mail address in quotation marks"},
		{"link", contact, "page", []string{`"https://a.example/x"`, `"mailto:a@b.example"`, `"tel:+491234"`, `"/policies/"`}, []string{`"http://a.example"`, `"javascript:alert(1)"`, `"//a.example"`, `"data:text/html,x"`, `"x"`}, "has to begin with https://, mailto:, tel: or a slash"},
		{"no_link", contact, "page", nil, []string{`"https://"`, `"/\\a.example"`, `"https://a.example/ b"`, `"\u0001https://a.example"`}, "is not a link"},
		{"link_not_text", contact, "page", nil, []string{"1"}, "has to be a link in quotation marks"},
		{"hosts", "[organisation]\nname = \"x\"\n", "hosts", []string{`["a.example"]`, `["A.EXAMPLE", "b.example"]`}, nil, ""},
		{"host", "[organisation]\nname = \"x\"\n", "hosts", nil, []string{`["https://a.example"]`, `["a"]`, `["a..example"]`, `["-a.example"]`, `[1]`}, "has to be a host name without scheme and path: app.company.example"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			findings := func(value string) []diag.Finding {
				fsys := fstest.MapFS{"data/x.toml": {Data: []byte(tt.table + tt.key + " = " + value + "\n")}}
				if !strings.HasPrefix(tt.table, "[organisation]") {
					fsys["data/organisation.toml"] = &fstest.MapFile{Data: []byte(org)}
				}
				return read(t, fsys).Findings
			}
			for _, v := range tt.good {
				for _, f := range findings(v) {
					if f.Rule != "key-missing" {
						t.Errorf("%s = %s: %s", tt.key, v, f.Message)
					}
				}
			}
			for _, v := range tt.bad {
				fs := slices.DeleteFunc(findings(v), func(f diag.Finding) bool { return f.Rule == "key-missing" })
				f := one(t, fs)
				if f.Rule != "type-wrong" || !strings.HasPrefix(f.Message, tt.key+" = ") || !strings.HasSuffix(f.Message, ": "+tt.problem) {
					t.Errorf("%s = %s: got %s %q, want type-wrong that ends %q", tt.key, v, f.Rule, f.Message, tt.problem)
				}
				if !strings.Contains(v, f.Span.Text()) || f.Span.Text() == "" {
					t.Errorf("%s = %s is marked at %q", tt.key, v, f.Span.Text())
				}
			}
		})
	}
}

func TestWrongValueIsQuoted(t *testing.T) {
	f := one(t, site(t, "x.toml", "[access.a]\nname = \"x\"\nwho = \"x\"\npassword_length = -1\n").Findings)
	if want := "password_length = -1: has to be a whole number from 0, without quotation marks"; f.Message != want {
		t.Errorf("got %q, want %q", f.Message, want)
	}
}

func TestDuplicates(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		at    string // place of the second
		other string // of the first
		say   string
	}{
		{"two_files", []string{"a.toml", backup, "b.toml", "\n" + backup}, "data/b.toml:2:10", "data/a.toml:1:10", "[backups.daily] is given twice"},
		{"a_single_table", []string{"a.toml", "[site]\ntitle = \"x\"\n", "b.toml", "[site]\ntitle = \"y\"\n"}, "data/b.toml:1:2", "data/a.toml:1:2", "[site] is given twice"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := one(t, site(t, tt.files...).Findings)
			if f.Rule != "id-duplicate" || f.Span.String() != tt.at || f.Message != tt.say {
				t.Errorf("got %s %s %q, want id-duplicate %s %q", f.Rule, f.Span, f.Message, tt.at, tt.say)
			}
			if len(f.Related) != 1 || f.Related[0].Span.String() != tt.other || f.Related[0].Message != "given here first" {
				t.Errorf("related is %+v, want %s", f.Related, tt.other)
			}
		})
	}
	t.Run("one_file", func(t *testing.T) { // TOML itself forbids it
		if f := one(t, site(t, "a.toml", backup+backup).Findings); f.Rule != tomldoc.RuleTOML {
			t.Errorf("got %s, want %s", f.Rule, tomldoc.RuleTOML)
		}
	})
	t.Run("same_id_in_two_tables", func(t *testing.T) {
		d := site(t, "a.toml", backup+"[components.daily]\nname = \"x\"\nprovider = \"p\"\n[subprocessors.p]\nname = \"P\"\nlegal_name = \"P\"\ncountry = \"DE\"\npurpose = \"x\"\n")
		if len(d.Findings) != 0 {
			t.Error(lines(d.Findings))
		}
		if n, ok := d.Center.Noun("daily"); ok {
			t.Errorf("the bare ID names %s although two tables have it", n.Base().Path())
		}
		if _, ok := d.Center.Noun("backups.daily"); !ok {
			t.Error("the path names nothing")
		}
	})
}

func TestReferencesThatHold(t *testing.T) {
	fsys := fstest.MapFS{"data/a.toml": {Data: []byte(org + backup + "[updates.a]\ntitle = \"x\"\ndate = 2026-01-01\nsummary = \"x\"\nabout = [\"backups.daily\", \"policies.backup\"]\n" +
		"[reviews.r]\nname = \"x\"\ninterval = \"yearly\"\npolicies = [\"backup\"]\n")}}
	f := source.NewFile("content/backup.md", []byte("+++\nowner = \"ciso\"\n+++\n"))
	p := &trust.Policy{Entry: trust.Entry{ID: "backup", Noun: "policies", Span: f.Span(0, 3)}, Owner: trust.Text{V: "ciso", Span: f.Span(12, 18)}}
	got := one(t, read(t, fsys, p).Findings)
	if got.Rule != "reference-dangling" || got.Span.String() != "content/backup.md:2:9" || got.Message != "there is no [roles.ciso]" {
		t.Errorf("got %v, want only the owner in the front matter", lines([]diag.Finding{got}))
	}
}

func TestNoOrganisation(t *testing.T) {
	f := one(t, read(t, fstest.MapFS{}).Findings)
	if f.Rule != "key-missing" || f.Message != "no data file has the table [organisation]" || f.Span.Name() != "data/organisation.toml" {
		t.Errorf("got %v", lines([]diag.Finding{f}))
	}
}

func TestOneMistakeHidesNoOther(t *testing.T) {
	d := site(t, "a.toml", "[backups.a]\nname = 3\nretention = \"soon\"\nintreval = \"daily\"\nimmutable = true\nencryption = \"x\"\n", "b.toml", "[oops\n", "c.toml", backup+"retention = \"30 days\"\n")
	var got []string
	for _, f := range d.Findings {
		got = append(got, f.Rule)
	}
	want := []string{"type-wrong", "type-wrong", "key-unknown", "toml-syntax", "reference-dangling"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if f, ok := d.Center.Lookup("backups.daily.retention"); !ok || f.Text != "30 days" {
		t.Errorf("the fact in the file behind is %v", f)
	}
}

// TestAboutOrganisation lets an update be about a table that a site has once, by its name alone.
func TestAboutOrganisation(t *testing.T) {
	for about, dangling := range map[string]bool{"organisation": false, "organisation.": true, "disclosure": true, "updates": true, "updates.a": false} {
		fsys := fstest.MapFS{"data/a.toml": {Data: []byte("[organisation]\nname = \"Acme\"\n[updates.a]\ntitle = \"A\"\ndate = 2026-01-01\nsummary = \"S\"\nabout = [\"" + about + "\"]\n")}}
		d, err := load.Site(fsys, nil, catalog.Default())
		if err != nil {
			t.Fatal(err)
		}
		got := slices.ContainsFunc(d.Findings, func(f diag.Finding) bool { return f.Rule == "reference-dangling" })
		if got != dangling {
			t.Errorf("about %q dangles: %v, want %v", about, got, dangling)
		}
	}
}
