package build_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
)

// sessionSite has a fact, a text that states it and two texts that are held against each other.
func sessionSite() fstest.MapFS {
	return fstest.MapFS{
		"data/site.toml":               {Data: []byte("[organisation]\nname = \"Acme\"\n[backups.daily]\nname = \"Daily database backup\"\ninterval = \"daily\"\nretention = \"30 days\"\n")},
		"content/policies/backup.md":   {Data: []byte("+++\ntitle = \"Backup Policy\"\n+++\nDaily database backups are kept for 30 days.\n")},
		"content/policies/handbook.md": {Data: []byte("+++\ntitle = \"Handbook\"\n+++\nAudit logs are kept for 12 months. See the [logs](logging.md#kept).\n")},
		"content/policies/logging.md":  {Data: []byte("+++\ntitle = \"Logging\"\n+++\n## Kept\n\nWe delete audit logs after a year.\n")},
	}
}

func list(fs []diag.Finding) (out []string) {
	for _, f := range fs {
		s := f.Rule + " " + f.Span.String() + " " + f.Message
		for _, r := range f.Related {
			s += " | " + r.Span.String() + " " + r.Message
		}
		out = append(out, s)
	}
	return out
}

// TestRecheck edits one document after another and holds what a session says against a check of the whole site.
func TestRecheck(t *testing.T) {
	const backup, logging = "content/policies/backup.md", "content/policies/logging.md"
	edits := []struct {
		name, file, old, new string
		want                 []string // rules that report something then
	}{
		{"figure that the data contradict", backup, "30 days", "45 days", []string{"retention-mismatch"}},
		{"and back", backup, "45 days", "30 days", nil},
		{"figure that another text contradicts", logging, "a year", "6 months", []string{"retention-disagreement"}},
		{"a line before it", logging, "## Kept", "Some words.\n\n## Kept", []string{"retention-disagreement"}},
		{"a longer line before it", logging, "Some words.", "Some words of no weight.", []string{"retention-disagreement"}},
		{"the anchor that another text leads to", logging, "## Kept", "## Gone", []string{"anchor-missing", "retention-disagreement"}},
		{"nothing left", logging, "We delete audit logs after 6 months.", "", []string{"anchor-missing"}},
		{"title", logging, "title = \"Logging\"", "title = \"Logs\"", []string{"anchor-missing"}},
		{"syntax of the head", logging, "title = \"Logs\"", "title = ", []string{"anchor-missing", "toml-syntax"}},
		{"mended", logging, "title = ", "title = \"Logs\"", []string{"anchor-missing"}},
	}
	fsys := sessionSite()
	s, err := build.Open(fsys, build.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if got := list(s.Result.Findings); len(got) > 0 {
		t.Fatalf("the site is not clean: %v", got)
	}
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			text := string(fsys[e.file].Data)
			if !strings.Contains(text, e.old) {
				t.Fatalf("%q does not stand in %s", e.old, e.file)
			}
			fsys[e.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, e.old, e.new, 1))}
			got, err := s.Recheck(e.file)
			if err != nil {
				t.Fatal(err)
			}
			whole, err := build.Check(maps.Clone(fsys), build.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(list(got.Findings), list(whole.Findings)); d != "" {
				t.Errorf("a session and a check of the whole site differ (-session +whole):\n%s", d)
			}
			if got.Claims != whole.Claims {
				t.Errorf("got claims %+v, want %+v", got.Claims, whole.Claims)
			}
			var rules []string
			for _, f := range got.Findings {
				rules = append(rules, f.Rule)
			}
			slices.Sort(rules)
			if !slices.Equal(slices.Compact(rules), e.want) {
				t.Errorf("got findings of %v, want %v", rules, e.want)
			}
		})
	}
}
