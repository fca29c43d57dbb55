package rules_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/rules"
)

// asOf is the date for which the examples are checked.
var asOf = time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)

// checkArchive runs all rules over a site given as txtar; files under since/ are its last published state. A site that says nothing of its organisation is Acme's.
func checkArchive(t *testing.T, archive string) []diag.Finding {
	t.Helper()
	m := fstest.MapFS{}
	named := false
	published := fstest.MapFS{}
	acme := &fstest.MapFile{Data: []byte("[organisation]\nname = \"Acme\"\n")}
	publishedNamed := false
	for _, f := range txtar.Parse([]byte(archive)).Files {
		organisation := strings.Contains(string(f.Data), "[organisation]")
		if name, ok := strings.CutPrefix(f.Name, "since/"); ok {
			published[name] = &fstest.MapFile{Data: f.Data}
			publishedNamed = publishedNamed || organisation
			continue
		}
		m[f.Name] = &fstest.MapFile{Data: f.Data}
		named = named || organisation
	}
	if !named {
		m["data/acme.toml"] = acme
	}
	o := build.Options{Today: asOf}
	if len(published) > 0 {
		if !publishedNamed && published["README.md"] == nil {
			published["data/acme.toml"] = acme
		}
		o.Since = published
	}
	r, err := build.Check(fs.FS(m), o)
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

func TestExamples(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules.All {
		t.Run(r.ID, func(t *testing.T) {
			if seen[r.ID] {
				t.Fatal("listed twice")
			}
			seen[r.ID] = true
			if r.Title == "" || r.Why == "" {
				t.Error("a rule needs a title and a reason")
			}
			if r.Bad == "" {
				t.Skip("a rule about a whole file: packages load and build test it")
			}
			hit := false
			for _, f := range checkArchive(t, r.Bad) {
				hit = hit || f.Rule == r.ID
				if f.Severity == diag.Error && f.Rule != r.ID {
					t.Errorf("the bad example also yields %s: %s", f.Rule, f.Message)
				}
				if f.Rule == r.ID && f.Message == "" {
					t.Error("a finding without a message")
				}
			}
			if !hit {
				t.Errorf("the bad example does not yield %s", r.ID)
			}
			for _, f := range checkArchive(t, r.Good) {
				if f.Rule == r.ID || f.Severity == diag.Error {
					t.Errorf("the good example yields %s at %s: %s", f.Rule, f.Span, f.Message)
				}
			}
		})
	}
}
