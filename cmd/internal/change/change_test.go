package change_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"candor/cmd/internal/build"
	"candor/cmd/internal/change"
)

var update = flag.Bool("update", false, "write what is got into the fixtures")

var today = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

// compare returns what differs between the files of an archive under before/ and those under after/.
func compare(t *testing.T, a *txtar.Archive) *change.Diff {
	t.Helper()
	was, now := fstest.MapFS{}, fstest.MapFS{}
	for _, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, "before/"); ok {
			was[name] = &fstest.MapFile{Data: f.Data}
		}
		if name, ok := strings.CutPrefix(f.Name, "after/"); ok {
			now[name] = &fstest.MapFile{Data: f.Data}
		}
		if name, ok := strings.CutPrefix(f.Name, "both/"); ok {
			was[name], now[name] = &fstest.MapFile{Data: f.Data}, &fstest.MapFile{Data: f.Data}
		}
	}
	for _, m := range []fstest.MapFS{was, now} {
		if m["data/organisation.toml"] == nil {
			m["data/organisation.toml"] = &fstest.MapFile{Data: []byte("[organisation]\nname = \"Acme\"\n")}
		}
	}
	return diffOf(t, was, now)
}

func diffOf(t *testing.T, was, now fs.FS) *change.Diff {
	t.Helper()
	d, err := build.Compare(was, now, build.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	d.Before.Name, d.After.Name = "main", "work"
	return d
}

// TestFixtures holds what is written of each pair of states under testdata. A file 'text' or 'markdown' of a fixture is what
// that format writes.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(a.Comment), "Description: ") {
				t.Error("a fixture begins with 'Description: '")
			}
			d := compare(t, a)
			held := 0
			for i := range a.Files {
				f := &a.Files[i]
				var got bytes.Buffer
				switch f.Name {
				case "text":
					err = change.Text(&got, d, false)
				case "markdown":
					err = change.Markdown(&got, d, change.Places{})
				default:
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				held++
				if *update {
					f.Data = got.Bytes()
				} else if diff := cmp.Diff(string(f.Data), got.String()); diff != "" {
					t.Errorf("%s (-want +got):\n%s", f.Name, diff)
				}
			}
			if held == 0 {
				t.Error("a fixture holds a file 'text' or 'markdown'")
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestSame holds that a site does not differ from itself.
func TestSame(t *testing.T) {
	site := os.DirFS("../../..")
	if d := diffOf(t, site, site); !d.Empty() {
		t.Errorf("the shipped site differs from itself: %s", change.Summary(d))
	}
}

// TestReworded tells changes of wording from changes of meaning.
func TestReworded(t *testing.T) {
	tests := []struct {
		name, before, after string
		want                change.Kind
	}{
		{"other words", "We erase the data within 30 days of the end.", "The data are erased by us within 30 days of the end.", change.Reworded},
		{"figure in words", "Copies are kept for 30 days.", "Copies are kept for thirty days.", change.Reworded},
		{"another figure", "Copies are kept for 30 days.", "Copies are kept for 60 days.", change.Changed},
		{"another unit", "Copies are kept for 30 days.", "Copies are kept for 30 months.", change.Changed},
		{"another figure in words, bound to a fact", "Copies are kept for [thirty days](fact:backups.daily.retention).", "Copies are kept for [sixty days](fact:backups.daily.retention).", change.Changed},
		{"a number that nothing reads", "Rule seventeen of the house applies to all visitors.", "Rule eighteen of the house applies to all visitors.", change.Changed},
		{"a negation", "We sell data to advertisers.", "We do not sell data to advertisers.", change.Changed},
		{"must becomes may", "The officer must sign every request for access.", "The officer may sign every request for access.", change.Changed},
		{"an exception", "Access is logged on every server.", "Access is logged on every server except staging.", change.Changed},
		{"a name", "The form is sent to Marta Lindqvist in the office.", "The form is sent to Jonas Lindqvist in the office.", change.Changed},
		{"two figures change places", "Daily copies are kept for 30 days and weekly copies for 90 days.", "Daily copies are kept for 90 days and weekly copies for 30 days.", change.Changed},
		{"a bound", "Copies are kept for at least 30 days.", "Copies are kept for at most 30 days.", change.Changed},
		{"a company", "Mail is sent through Postmark every day.", "Mail is sent through Mailgun every day.", change.Changed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := &txtar.Archive{Files: []txtar.File{
				{Name: "both/data/b.toml", Data: []byte("[backups.daily]\nname = \"Daily backup\"\nretention = \"30 days\"\n")},
				{Name: "before/content/a.md", Data: []byte("# Rules\n\n" + tt.before + "\n")},
				{Name: "after/content/a.md", Data: []byte("# Rules\n\n" + tt.after + "\n")},
			}}
			d := compare(t, a)
			if len(d.Documents) != 1 || len(d.Documents[0].Clauses) != 1 {
				t.Fatalf("got %s, want one clause that differs", change.Summary(d))
			}
			if got := d.Documents[0].Clauses[0].Kind; got != tt.want {
				t.Errorf("%q to %q is %s, want %s", tt.before, tt.after, got, tt.want)
			}
		})
	}
}

// TestMarkdownWithin holds a comment to its room, whatever has to be left out, and closes what it opens.
func TestMarkdownWithin(t *testing.T) {
	var before, after strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&before, "Paragraph %d tells of the weather in the north and of nothing else.\n\n", i)
		fmt.Fprintf(&after, "Paragraph %d tells of the climate in the north and of nothing else.\n\nMatter %d is kept for %d days.\n\n", i, i, i+1)
	}
	d := compare(t, &txtar.Archive{Files: []txtar.File{
		{Name: "before/content/a.md", Data: []byte("# Rules\n\n" + before.String())},
		{Name: "after/content/a.md", Data: []byte("# Rules\n\n" + after.String())},
	}})
	for _, limit := range []int{1000, 5000, 65_536} {
		var b bytes.Buffer
		if err := change.MarkdownWithin(&b, d, change.Places{}, limit); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if len(text) > limit {
			t.Errorf("%d bytes, want at most %d", len(text), limit)
		}
		if !strings.HasPrefix(text, change.Mark+"\n") || !strings.Contains(text, "no room here") {
			t.Errorf("within %d: the mark or what was left out is missing:\n%.300s", limit, text)
		}
		if strings.Count(text, "<details>") != strings.Count(text, "</details>") {
			t.Errorf("within %d: a fold is left open", limit)
		}
	}
}

// TestJSON holds that the JSON is one object whose places agree with the files.
func TestJSON(t *testing.T) {
	a, err := txtar.ParseFile("testdata/retention.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := change.JSON(&b, compare(t, a)); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version int
		Facts   []struct {
			Change, ID, Title, Before, After string
			At                               struct {
				File  string
				Start struct{ Line, Column, Offset int }
			}
		}
		Documents []struct {
			Clauses []struct {
				Change string
				States []struct{ Before, After, Fact string }
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != 1 || len(got.Facts) != 1 || len(got.Documents) != 1 || len(got.Documents[0].Clauses) != 1 {
		t.Fatalf("got %s", b.String())
	}
	f := got.Facts[0]
	if f.ID != "backups.daily.retention" || f.Before != "30 days" || f.After != "45 days" || f.Title != "Daily backup: retention" || f.At.File != "data/b.toml" || f.At.Start.Line != 3 {
		t.Errorf("got the fact %+v", f)
	}
	states := got.Documents[0].Clauses[0].States
	if len(states) != 1 || states[0].Before != "30 days" || states[0].After != "45 days" || states[0].Fact != "backups.daily.retention" {
		t.Errorf("got the statements %+v", states)
	}
}
