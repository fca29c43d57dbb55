package load_test

import (
	"testing"
	"testing/fstest"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
)

// Slips of the pen in keys and tables are corrected, but not where the right one stands there too, and values never are.
func TestFixes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"key", "[backups.daily]\nname = \"Daily\"\nretension = \"30 days\"\n", "[backups.daily]\nname = \"Daily\"\nretention = \"30 days\"\n"},
		{"key_given_too", "[backups.daily]\nname = \"Daily\"\nretension = \"30 days\"\nretention = \"3 days\"\n", ""},
		{"quoted_key", "[backups.daily]\nname = \"Daily\"\n\"retension\" = \"30 days\"\n", ""},
		{"dotted_key", "backups.daily.name = \"Daily\"\nbackups.daily.retension = \"30 days\"\n", "backups.daily.name = \"Daily\"\nbackups.daily.retention = \"30 days\"\n"},
		{"far_from_any", "[backups.daily]\nname = \"Daily\"\nkept_for = \"30 days\"\n", ""},
		{"table", "[bakups.daily]\nname = \"Daily\"\n", "[backups.daily]\nname = \"Daily\"\n"},
		{"table_beside_the_right_one", "[backups.daily]\nname = \"Daily\"\n[bakups.weekly]\nname = \"Weekly\"\n", "[backups.daily]\nname = \"Daily\"\n[backups.weekly]\nname = \"Weekly\"\n"},
		{"table_with_the_same_entry", "[backups.daily]\nname = \"Daily\"\n[bakups.daily]\nname = \"Daily\"\n", ""},
		{"table_beside_one_in_braces", "backups = { daily = { name = \"Daily\" } }\n[bakups.weekly]\nname = \"Weekly\"\n", ""},
		{"key_of_an_inner_table", "[[retention.logs.stages]]\nname = \"Hot\"\nperoid = \"1 day\"\n", "[[retention.logs.stages]]\nname = \"Hot\"\nperiod = \"1 day\"\n"},
		{"value", "[documents.dpa]\ntitle = \"DPA\"\naccess = \"publik\"\n", ""},
		{"reference", "[providers.acme]\nname = \"Acme\"\n[backups.daily]\nname = \"Daily\"\nprovider = \"acmee\"\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := load.Site(fstest.MapFS{"data/a.toml": {Data: []byte(tt.text)}}, nil, catalog.Default())
			if err != nil {
				t.Fatal(err)
			}
			if tt.want == "" {
				tt.want = tt.text
			}
			if got, err := diag.NewPlan(d.Findings).Apply("data/a.toml", []byte(tt.text)); err != nil || string(got) != tt.want {
				t.Errorf("got  %q, %v\nwant %q", got, err, tt.want)
			}
		})
	}
}

// A value that is wrong can be corrected by whoever answers for it.
func TestFixesOfValues(t *testing.T) {
	d, err := load.Site(fstest.MapFS{"data/a.toml": {Data: []byte("[documents.dpa]\ntitle = \"DPA\"\naccess = 'publik'\n[documents.other]\ntitle = \"Other\"\naccess = \"zzz\"\n")}}, nil, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	var fixes []diag.Fix
	for _, f := range d.Findings {
		fixes = append(fixes, f.Fixes...)
	}
	if len(fixes) != 1 || fixes[0].Safe || fixes[0].Edits[0].Span.Text() != "'publik'" || fixes[0].Edits[0].New != `"public"` {
		t.Errorf("got %+v", fixes)
	}
}
