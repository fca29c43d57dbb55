package rules_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"candor/cmd/internal/diag"
)

// corrections returns a site with each fix of its only contradiction made, one after the other: what the changed file says.
func corrections(t *testing.T, archive string) (out []string) {
	t.Helper()
	files := map[string][]byte{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = f.Data
	}
	for _, f := range checkArchive(t, archive) {
		if f.Severity != diag.Error {
			continue
		}
		for _, fix := range f.Fixes {
			if fix.Safe {
				t.Errorf("%s: %q changes what is said and is marked as safe", f.Rule, fix.Title)
			}
			fix.Safe = true
			p := diag.NewPlan([]diag.Finding{{Fixes: []diag.Fix{fix}}})
			for _, name := range p.Files() {
				text, err := p.Apply(name, files[name])
				if err != nil {
					t.Fatal(err)
				}
				var b strings.Builder
				for other, data := range files {
					if other == name {
						data = text
					}
					b.WriteString("-- " + other + " --\n" + string(data))
				}
				for _, left := range checkArchive(t, b.String()) {
					if left.Severity == diag.Error {
						t.Errorf("%s leaves: %s", fix.Title, left.Message)
					}
				}
				out = append(out, name+": "+strings.TrimSpace(string(text)))
			}
		}
	}
	return out
}

// Both sides of a contradiction can be changed, and either way it is gone.
func TestCorrections(t *testing.T) {
	data := func(interval, retention string) string {
		return "[backups.daily]\nname = \"Daily database backup\"\ninterval = \"" + interval + "\"\nretention = \"" + retention + "\""
	}
	tests := []struct {
		name, toml, text string
		want             []string
	}{
		{"retention", data("daily", "14 days"), "Daily database backups are kept for thirty (30) days.",
			[]string{"content/a.md: Daily database backups are kept for 14 days.", "data/b.toml: " + data("daily", "30 days")}},
		{"range", data("daily", "2-5 days"), "Daily database backups are kept for 13 to 36 months.",
			[]string{"content/a.md: Daily database backups are kept for 2–5 days.", "data/b.toml: " + data("daily", "13-36 months")}},
		{"interval", data("every 6 hours", "3 days"), "A database backup is taken every four hours.",
			[]string{"content/a.md: A database backup is taken every 6 hours.", "data/b.toml: " + data("every four hours", "3 days")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := corrections(t, "-- data/b.toml --\n"+tt.toml+"\n-- content/a.md --\n"+tt.text+"\n")
			if strings.Join(got, "\n\n") != strings.Join(tt.want, "\n\n") {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n\n"), strings.Join(tt.want, "\n\n"))
			}
		})
	}
	t.Run("bound_words", func(t *testing.T) {
		got := corrections(t, "-- data/b.toml --\n"+data("daily", "14 days")+"\n-- content/a.md --\nKept for [60 days](fact:backups.daily.retention).\n")
		if want := "content/a.md: Kept for [14 days](fact:backups.daily.retention)."; strings.Join(got, "\n\n") != want {
			t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n\n"), want)
		}
	})
	t.Run("texts", func(t *testing.T) {
		got := corrections(t, "-- content/a.md --\nAudit logs are kept for 12 months.\n-- content/b.md --\nAudit logs are kept for\n6 months.\n")
		want := "content/b.md: Audit logs are kept for\n12 months.\n\ncontent/a.md: Audit logs are kept for 6 months."
		if strings.Join(got, "\n\n") != want {
			t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n\n"), want)
		}
	})
}
