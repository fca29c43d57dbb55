package build_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// many is a site of so many documents that a change of the data is taken up in two steps. Most speak of something of which the
// data say nothing yet.
func many() fstest.MapFS {
	fsys := sessionSite()
	for i := range 40 {
		fsys[fmt.Sprintf("content/policies/other-%02d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Other policy %d\n\nInvoices are kept for %d days.\n", i, i+20)}
	}
	fsys["content/policies/tickets.md"] = &fstest.MapFile{Data: []byte("# Tickets\n\nTickets are kept for 90 days.\n")}
	fsys["data/tickets.toml"] = &fstest.MapFile{Data: []byte("[retention.tickets]\nname = \"Tickets\"\ntrigger = \"their end\"\nperiod = \"90 days\"\n")}
	return fsys
}

func TestPreview_catch_up(t *testing.T) {
	const data, backup, other = "data/site.toml", "content/policies/backup.md", "content/policies/other-07.md"
	fsys := many()
	p := preview(t, fsys)
	facts := string(fsys[data].Data)
	set := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	update := func(behind int, changed []string, open ...string) {
		t.Helper()
		up, err := p.Update(changed, open...)
		if err != nil || up.Broken || up.Behind != behind {
			t.Fatalf("broken %v, %d behind, %v; want %d behind", up.Broken, up.Behind, err, behind)
		}
	}
	page := func(name string) string { return pageOf(t, p, "policies/"+name+"/index.html") }

	// A value and a new fact: what states the one, and what somebody looks at, is checked at once.
	set(data, strings.Replace(facts, "30 days", "31 days", 1)+"[retention.invoices]\nname = \"Invoices\"\ntrigger = \"the invoice date\"\nperiod = \"27 days\"\n")
	docs := len(fsys) - 2
	update(docs-2, []string{data}, "/policies/other-08/", "/", "/nowhere/")
	if !strings.Contains(page("backup"), "retention-mismatch") {
		t.Error("the document that states the value waits")
	}
	if !strings.Contains(page("other-08"), "retention-mismatch") {
		t.Error("the document that somebody looks at waits")
	}
	if strings.Contains(page("other-07"), "class=\"fact\"") {
		t.Error("a document that nothing calls for was checked at once")
	}
	// Pages of the data have not lost what documents say of them.
	if text := pageOf(t, p, "figures/index.html"); !strings.Contains(text, `<a href="../policies/tickets/#tickets.1">`) {
		t.Error("the figures have lost their sentences for the time being")
	}
	// An edit in the meantime is not lost.
	set(other, string(fsys[other].Data)+"\nEdited in the meantime.\n")
	update(docs-3, []string{other})
	same := func(step string) {
		t.Helper()
		if d := cmp.Diff(everything(t, preview(t, fsys), fsys), everything(t, p, fsys)); d != "" {
			t.Errorf("%s: it differs from a preview made anew (-anew +this):\n%s", step, d)
		}
	}
	if _, done, err := p.CatchUp(); err != nil || !done {
		t.Fatal(done, err)
	}
	same("caught up")
	if _, done, err := p.CatchUp(); err != nil || done {
		t.Errorf("a second time: %v %v", done, err)
	}

	// Without the fact all that stated it, and so all that the data contradicted, is read at once.
	set(data, facts)
	update(0, []string{data})
	same("everything concerned")
	t.Run("one after another", func(t *testing.T) {
		set(backup, strings.Replace(string(fsys[backup].Data), "30 days", "33 days", 1))
		set(data, strings.Replace(facts, "30 days", "33 days", 1))
		up, err := p.Update([]string{backup, data})
		if err != nil || up.Behind == 0 {
			t.Fatal(up.Behind, err)
		}
		for done := true; done; {
			if _, done, err = p.CatchUp(); err != nil {
				t.Fatal(err)
			}
		}
		same("after two changes")
	})
	t.Run("edits while it catches up", func(t *testing.T) {
		set(data, strings.Replace(facts, "30 days", "34 days", 1))
		if _, err := p.Update([]string{data}); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() {
			_, _, err := p.CatchUp()
			done <- err
		}()
		for i := range 20 {
			set(other, fmt.Sprintf("# Other\n\nEdit %d.\n", i))
			if _, err := p.Update([]string{other}); err != nil {
				t.Fatal(err)
			}
		}
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if _, _, err := p.CatchUp(); err != nil {
			t.Fatal(err)
		}
		same("after edits")
	})
}

// BenchmarkPreview measures what a change costs in a site of 1,000 until the page that is open has been rendered.
func BenchmarkPreview(b *testing.B) {
	fsys := generated(b, 1000).(fstest.MapFS)
	p := preview(b, fsys)
	file := p.Result().Policies[500].File
	address := "/" + strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md") + "/"
	data := ""
	for name := range fsys {
		if strings.HasPrefix(name, "data/") && strings.Contains(string(fsys[name].Data), "retention = \"30 days\"") {
			data = name
		}
	}
	if data == "" {
		b.Fatal("no data to change")
	}
	change := func(b *testing.B, name string, edit func(text string, n int) string) {
		was := string(fsys[name].Data)
		for n := 0; b.Loop(); n++ {
			fsys[name] = &fstest.MapFile{Data: []byte(edit(was, n))}
			if _, err := p.Update([]string{name}, address); err != nil {
				b.Fatal(err)
			}
			if _, err := fs.ReadFile(p.FS(), address[1:]+"index.html"); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("document", func(b *testing.B) {
		change(b, file, func(text string, n int) string { return fmt.Sprintf("%s\nEdit %d.\n", text, n) })
	})
	b.Run("data", func(b *testing.B) {
		change(b, data, func(text string, n int) string {
			return strings.Replace(text, "retention = \"30 days\"", fmt.Sprintf("retention = \"%d days\"", 31+n%5), 1)
		})
	})
}
