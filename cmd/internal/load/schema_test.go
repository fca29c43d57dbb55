package load_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"candor/cmd/internal/load"
	"candor/cmd/internal/source"
	"candor/cmd/internal/tomldoc"
	"candor/cmd/internal/trust"
)

// The two files beside the data follow from the declarations of the nouns.
func TestGeneratedFiles(t *testing.T) {
	schema, err := load.Schema()
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join("..", "..", "..")
	for _, g := range []struct {
		file, command string
		want          []byte
	}{
		{load.SchemaFile, "go run ./cmd/candor schema > data/candor.schema.json", schema},
		{"data/README.md", "go run ./cmd/candor schema --markdown > data/README.md", []byte(load.Reference())},
	} {
		got, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(g.file)))
		if err != nil {
			t.Errorf("%v; write it with: %s", err, g.command)
		} else if !bytes.Equal(got, g.want) {
			t.Errorf("%s is stale; write it anew with: %s", g.file, g.command)
		}
	}
}

func TestReferenceMentionsEveryKey(t *testing.T) {
	page := load.Reference()
	var walk func(reflect.Type)
	seen := map[reflect.Type]bool{}
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			key := f.Tag.Get("toml")
			switch {
			case key == "" && !f.Anonymous:
				continue
			case typ == reflect.TypeFor[trust.Center]():
				if !strings.Contains(page, "\n## `["+key+"]`\n") && !strings.Contains(page, "\n## `["+key+".id]`\n") {
					t.Errorf("the table %s has no heading", key)
				}
			case key != "" && !strings.Contains(page, "| `"+key+"` |") && !strings.Contains(page, "| `"+key+"` (needed) |"):
				t.Errorf("the key %s of %s is not on the page", key, typ.Name())
			case key != "" && f.Tag.Get("doc") == "":
				t.Errorf("the key %s of %s has no explanation", key, typ.Name())
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[trust.Center]())
	walk(reflect.TypeFor[trust.Policy]())
	for i, line := range strings.Split(page, "\n") {
		if n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); n > 0 && n != 3 && n != 4 {
			t.Errorf("line %d is a row of %d bars: %s", i+1, n, line)
		}
	}
}

// compiled returns the schema, which the compiler holds to the meta-schema of the draft that it names.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := load.Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if draft := doc.(map[string]any)["$schema"]; draft != "https://json-schema.org/draft/2020-12/schema" {
		t.Fatalf("the schema names the draft %v", draft)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("candor.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("candor.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain returns a value of TOML as editors' validators see it: dates are text.
func plain(t *testing.T, n *tomldoc.Node) any {
	t.Helper()
	switch n.Kind {
	case tomldoc.String:
		return n.Str
	case tomldoc.Integer:
		return json.Number(n.Span.Text())
	case tomldoc.Float:
		return n.Float
	case tomldoc.Bool:
		return n.Bool
	case tomldoc.Date:
		return n.Time.Format(time.DateOnly)
	case tomldoc.Array:
		out := []any{}
		for _, item := range n.Items {
			out = append(out, plain(t, item))
		}
		return out
	case tomldoc.Table_:
		return plainTable(t, n.Table)
	}
	t.Fatalf("no plain form of %s", n.Kind)
	return nil
}

func plainTable(t *testing.T, table *tomldoc.Table) map[string]any {
	t.Helper()
	out := map[string]any{}
	for _, e := range table.Entries {
		out[e.Key] = plain(t, e.Value)
	}
	return out
}

func TestSchemaAgreesWithTheDecoder(t *testing.T) {
	schema := compiled(t)
	const sample = org + `legal_name = "Larkbridge SAS"
country = "FR"
website = "https://larkbridge.example/"
hosts = ["app.larkbridge.example"]
residency = "EEA"
subprocessor_notice = "30 days"
availability = 99.9
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
verified_on = 2026-05-11
[backups.daily]
name = "Daily"
interval = "daily"
retention = "14-30 days"
immutable = true
terms = ["nightly dump"]
[retention.closed]
name = "Closed accounts"
period = "90 days"
[[retention.closed.stages]]
name = "Read-only"
period = "30 days"
[access.server]
name = "Servers"
who = "Operators"
password_length = 16
[contacts.security]
name = "Security"
purpose = "security"
email = "security@larkbridge.example"
`
	tests := []struct {
		name, text string
		good       bool
	}{
		{"sample", sample, true},
		{"empty", "", true},
		{"unknown_table", "[backup.daily]\nname = \"x\"\n", false},
		{"unknown_key", backup + "retetion = \"30 days\"\n", false},
		{"missing_key", "[backups.daily]\n", false},
		{"text_for_number", "[access.a]\nname = \"x\"\nwho = \"x\"\npassword_length = \"16\"\n", false},
		{"negative_count", "[access.a]\nname = \"x\"\nwho = \"x\"\npassword_length = -1\n", false},
		{"percentage_over_100", "[organisation]\nname = \"x\"\navailability = 101\n", false},
		{"empty_text", backup + "notes = \"\"\n", false},
		{"blank_text", backup + "notes = \"  \"\n", false},
		{"enum", "[encryption.a]\nname = \"x\"\nscope = \"at-rst\"\n", false},
		{"value_for_list", backup + "aliases = \"x\"\n", false},
		{"malformed_id", "[backups.\"Daily Copy\"]\nname = \"x\"\n", false},
		{"value_outside_an_entry", "[backups]\nname = \"x\"\n", false},
		{"country_in_lower_case", "[organisation]\nname = \"x\"\ncountry = \"france!\"\n", false},
		{"stage_without_name", "[retention.a]\nname = \"x\"\n[[retention.a.stages]]\nperiod = \"1 day\"\n", false},
		{"host_in_capitals", "[organisation]\nname = \"x\"\nhosts = [\"APP.larkbridge.example\"]\n", true},
		{"host_with_scheme", "[organisation]\nname = \"x\"\nhosts = [\"https://app.larkbridge.example\"]\n", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("data/a.toml", []byte(tt.text))
			table, findings := tomldoc.Parse(f)
			if len(findings) != 0 {
				t.Fatal(lines(findings))
			}
			err := schema.Validate(plainTable(t, table))
			if (err == nil) != tt.good {
				t.Errorf("the schema says %v, want agreement: %v", err, tt.good)
			}
			files := []string{"a.toml", tt.text}
			if strings.Contains(tt.text, "[organisation]") {
				files = []string{"organisation.toml", tt.text}
			}
			if fs := site(t, files...).Findings; (len(fs) == 0) != tt.good {
				t.Errorf("the decoder finds %v, want agreement: %v", lines(fs), tt.good)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	f := source.NewFile("content/backup.md", []byte("title = \"Backup\"\nkind = \"polcy\"\nlast_reviewed = 2026-06-15\nauthor = \"x\"\n"))
	table, findings := tomldoc.Parse(f)
	if len(findings) != 0 {
		t.Fatal(lines(findings))
	}
	p, fs := load.FrontMatter("content/backup.md", table, f.Span(0, 0))
	if p.ID != "backup" || p.Title.V != "Backup" || p.Reviewed.V.Format(time.DateOnly) != "2026-06-15" || p.File != "content/backup.md" {
		t.Errorf("got %+v", p)
	}
	if len(fs) != 2 || fs[0].Rule != "value-unknown" || fs[0].Hint != `did you mean "policy"?` || fs[1].Rule != "key-unknown" {
		t.Errorf("got %v", lines(fs))
	}
	if p, fs := load.FrontMatter("content/a/b.c.md", nil, f.Span(0, 0)); p.ID != "b.c" || len(fs) != 0 || p.Label() != "b.c" {
		t.Errorf("without a head: %+v, %v", p, lines(fs))
	}
}
