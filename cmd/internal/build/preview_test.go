package build_test

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/publish"
	"candor/cmd/internal/render"
	"candor/static"
	"candor/templates"
)

func preview(t testing.TB, fsys fstest.MapFS) *build.Preview {
	t.Helper()
	theme := func() (*render.Renderer, error) {
		own, err := fs.Sub(fsys, "templates")
		if err != nil {
			return nil, err
		}
		files, err := fs.Sub(fsys, "static")
		if err != nil {
			return nil, err
		}
		return render.New(render.Layer(own, templates.FS), render.Layer(files, static.FS))
	}
	p, err := build.NewPreview(fsys, build.PreviewOptions{Check: build.Options{Today: today}, Theme: theme, CanCorrect: true,
		Rules: []diag.Rule{{ID: "retention-mismatch", Title: "a text and the data differ", Help: "Why it *matters*."}}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func pageOf(t testing.TB, p *build.Preview, name string) string {
	t.Helper()
	data, err := fs.ReadFile(p.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var ownParts = regexp.MustCompile(`(?s)<link rel="stylesheet" href="/\.candor/.*?></script>\n|<aside class="candor-bar".*?</aside>\n`)

// TestPreview_published holds the preview of a clean site to what is published: the same files, and the same pages but for what
// the preview puts around them. Of that nothing is published.
func TestPreview_published(t *testing.T) {
	site := shipped(t)
	r, err := render.New(templates.FS, static.FS)
	if err != nil {
		t.Fatal(err)
	}
	m := publish.NewMemory()
	spill, err := m.NewSpill()
	if err != nil {
		t.Fatal(err)
	}
	defer spill.Close()
	if _, ok, err := build.Build(site, build.Options{Today: today}, build.Target{Output: m, Spill: spill, Renderer: r}); err != nil || !ok {
		t.Fatal(ok, err)
	}
	p := preview(t, site)
	pages := 0
	err = fs.WalkDir(m.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		published, err := fs.ReadFile(m.FS(), name)
		if err != nil {
			return err
		}
		if strings.Contains(name, ".candor") || strings.Contains(string(published), "candor-") || strings.Contains(string(published), "/.candor/") {
			t.Errorf("%s holds parts of the preview", name)
		}
		seen := pageOf(t, p, name)
		if strings.HasSuffix(name, ".html") {
			pages++
			if n := len(ownParts.FindAllString(seen, -1)); n != 2 {
				t.Errorf("%s: %d parts of the preview, want 2", name, n)
			}
			seen = ownParts.ReplaceAllString(seen, "")
		}
		if d := cmp.Diff(string(published), seen); d != "" {
			t.Errorf("%s differs (-published +preview):\n%s", name, d)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages < 20 {
		t.Errorf("only %d pages", pages)
	}
}

// everything returns the text of every page, of the preview's own too, by its path.
func everything(t *testing.T, p *build.Preview, fsys fstest.MapFS) map[string]string {
	t.Helper()
	out := map[string]string{}
	names := []string{"index.html", "figures/index.html", "policies/index.html", "pages/index.html", "backups/index.html", "404.html", ".candor/findings/index.html", ".candor/claims/index.html"}
	for file := range fsys {
		if doc, ok := strings.CutPrefix(file, "content/"); ok {
			names = append(names, strings.TrimSuffix(doc, ".md")+"/index.html", ".candor/claims/"+file+"/index.html")
		}
		names = append(names, ".candor/source/"+file+"/index.html")
	}
	for _, name := range names {
		data, err := fs.ReadFile(p.FS(), name)
		if err != nil {
			out[name] = err.Error()
			continue
		}
		out[name] = string(data)
	}
	return out
}

// TestPreview_update edits a site in many ways and holds each page against that of a preview that was made anew.
func TestPreview_update(t *testing.T) {
	const backup, logging, handbook, data = "content/policies/backup.md", "content/policies/logging.md", "content/policies/handbook.md", "data/site.toml"
	fsys := sessionSite()
	was := maps.Clone(fsys)
	p := preview(t, fsys)
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	replace := func(name, old, new string) func() {
		return func() {
			text := string(fsys[name].Data)
			if !strings.Contains(text, old) {
				t.Fatalf("%q does not stand in %s", old, name)
			}
			fsys[name] = file(strings.Replace(text, old, new, 1))
		}
	}
	for _, e := range []struct {
		name    string
		change  func()
		changed []string
		whole   bool
	}{
		{"figure", replace(backup, "30 days", "45 days"), []string{backup}, false},
		{"figure of the data", replace(data, "30 days", "45 days"), []string{data}, true},
		{"both", func() { replace(backup, "45 days", "60 days")(); replace(logging, "a year", "6 months")() }, []string{backup, logging}, false},
		{"title", replace(logging, "title = \"Logging\"", "title = \"Logs\""), []string{logging}, true},
		{"heading", replace(logging, "## Kept", "## How long"), []string{logging}, false},
		{"new document", func() { fsys["content/policies/new.md"] = file("# New\n\nSee the [backups](backup.md).\n") }, []string{"content/policies/new.md"}, true},
		{"gone", func() { delete(fsys, handbook) }, []string{handbook}, true},
		{"moved folder", func() {
			fsys["content/other/new.md"] = fsys["content/policies/new.md"]
			delete(fsys, "content/policies/new.md")
		}, []string{"content/other", "content/policies/new.md"}, true},
		{"template", func() { fsys["templates/page.html"] = file("<h1>{{.Title}}</h1><p>Own theme.</p>{{.Lead}}{{.Body}}") }, []string{"templates/page.html"}, false},
		{"back", func() { clear(fsys); maps.Copy(fsys, was) }, []string{"content", "data", "templates"}, true},
	} {
		t.Run(e.name, func(t *testing.T) {
			e.change()
			up, err := p.Update(e.changed)
			if err != nil {
				t.Fatal(err)
			}
			if up.Whole != e.whole || up.Broken {
				t.Errorf("whole %v, broken %v; want whole %v", up.Whole, up.Broken, e.whole)
			}
			if d := cmp.Diff(everything(t, p, fsys), everything(t, preview(t, fsys), fsys)); d != "" {
				t.Errorf("an update and a preview made anew differ (-update +anew):\n%s", d)
			}
		})
	}
}

// What editors leave beside a file and take away is nothing that changed, and neither is a file saved as it was.
func TestPreview_update_nothing(t *testing.T) {
	fsys := sessionSite()
	p := preview(t, fsys)
	before := p.FS()
	up, err := p.Update([]string{"content/policies/backup.md", "content/policies/sedA1b2", "content/policies/backup.md~", "content/.backup.md.swp", "content/policies/4913",
		"content/policies/#backup.md#", "data/site.toml", "data/sedX", "data/.#site.toml"})
	if err != nil || len(up.Files) > 0 || p.FS() != before {
		t.Errorf("got %v, %v", up.Files, err)
	}
}

func TestPreview_broken(t *testing.T) {
	const backup, data, logging = "content/policies/backup.md", "data/site.toml", "content/policies/logging.md"
	fsys := sessionSite()
	p := preview(t, fsys)
	home, policy := "index.html", "policies/backup/index.html"
	state := p.State("/policies/backup/")
	must := func(t *testing.T, broken bool, changed ...string) {
		t.Helper()
		up, err := p.Update(changed)
		if err != nil || up.Broken != broken {
			t.Fatalf("broken %v, %v; want %v", up.Broken, err, broken)
		}
	}
	good := string(fsys[data].Data)
	fsys[data] = &fstest.MapFile{Data: []byte(strings.Replace(good, "\"daily\"", "\"daily", 1))}
	must(t, true, data)
	for _, name := range []string{home, policy, ".candor/findings/index.html"} {
		text := pageOf(t, p, name)
		if !strings.Contains(text, `class="candor-broken"`) || !strings.Contains(text, "data/site.toml, line 5") {
			t.Errorf("%s does not say what is broken", name)
		}
	}
	if text := pageOf(t, p, policy); !strings.Contains(text, "kept for") || !strings.Contains(text, `class="fact"`) {
		t.Error("the last good page did not stay")
	}
	if p.State("/policies/backup/") == state {
		t.Error("a page that shows an error is told to be as it was")
	}
	// Documents go on to be checked against the last good data.
	fsys[logging] = &fstest.MapFile{Data: []byte(strings.Replace(string(fsys[logging].Data), "a year", "6 months", 1))}
	must(t, true, logging)
	if text := pageOf(t, p, "policies/logging/index.html"); !strings.Contains(text, "6 months") || !strings.Contains(text, "retention-disagreement") {
		t.Error("an edited document waits for the data")
	}
	fsys[data] = &fstest.MapFile{Data: []byte(good)}
	must(t, false, data)
	if text := pageOf(t, p, home); strings.Contains(text, "candor-broken") {
		t.Error("mended, and still said to be broken")
	}
	t.Run("head", func(t *testing.T) {
		text := string(fsys[backup].Data)
		fsys[backup] = &fstest.MapFile{Data: []byte(strings.Replace(text, "\"Backup Policy\"", "", 1) + "\nMore.\n")}
		must(t, true, backup)
		if page := pageOf(t, p, policy); !strings.Contains(page, "Backup Policy</h1>") || strings.Contains(page, "More.") || !strings.Contains(page, "candor-broken") {
			t.Error("the last good page did not stay")
		}
		fsys[backup] = &fstest.MapFile{Data: []byte(text)}
		must(t, false, backup)
	})
	t.Run("not_text", func(t *testing.T) {
		text := fsys[backup].Data
		fsys[backup] = &fstest.MapFile{Data: append(slices.Clone(text), 0xff, 0xfe, 'x')}
		must(t, true, backup)
		if page := pageOf(t, p, policy); !strings.Contains(page, "kept for") || !strings.Contains(page, "candor-broken") {
			t.Error("the last good page did not stay")
		}
		fsys[backup] = &fstest.MapFile{Data: text}
		must(t, false, backup)
	})
	t.Run("template", func(t *testing.T) {
		for _, text := range []string{"{{.Title", "<h1>{{.Nothing}}</h1>"} {
			fsys["templates/policy.html"] = &fstest.MapFile{Data: []byte(text)}
			must(t, true, "templates/policy.html")
			if page := pageOf(t, p, policy); !strings.Contains(page, "kept for") || !strings.Contains(page, "policy.html") {
				t.Errorf("%q: the last good page did not stay, or does not say what is broken", text)
			}
		}
		delete(fsys, "templates/policy.html")
		must(t, false, "templates/policy.html")
	})
	t.Run("at_first", func(t *testing.T) {
		fsys := sessionSite()
		text := fsys[data]
		fsys[data] = &fstest.MapFile{Data: []byte("[organisation\n")}
		p := preview(t, fsys)
		if page := pageOf(t, p, home); !strings.Contains(page, "candor-broken") || !strings.Contains(page, "is missing from the page") {
			t.Error("nothing says that the data are missing")
		}
		fsys[data] = text
		if up, err := p.Update([]string{data}); err != nil || up.Broken || strings.Contains(pageOf(t, p, home), "candor-broken") {
			t.Errorf("mended: %v %v", up, err)
		}
	})
}

// A page looks otherwise when a style sheet has changed, and its text is as it was.
func TestPreview_static(t *testing.T) {
	fsys := sessionSite()
	fsys["static/site.css"] = &fstest.MapFile{Data: []byte("a{}")}
	p := preview(t, fsys)
	state := p.State("/")
	fsys["static/site.css"] = &fstest.MapFile{Data: []byte("b{}")}
	if up, err := p.Update([]string{"static/site.css"}); err != nil || up.Whole || up.Broken {
		t.Errorf("got %+v, %v", up, err)
	}
	if got := pageOf(t, p, "static/site.css"); got != "b{}" {
		t.Errorf("the style sheet is %q", got)
	}
	if p.State("/") == state {
		t.Error("the page is told to be as it was")
	}
}

func TestPreview_note(t *testing.T) {
	fsys := sessionSite()
	const backup, data = "content/policies/backup.md", "data/site.toml"
	text, facts := string(fsys[backup].Data), string(fsys[data].Data)
	fsys[backup] = &fstest.MapFile{Data: []byte(strings.Replace(text, "30 days", "45 **days**", 1))}
	p := preview(t, fsys)
	// The words, over markup: the first part bears the ID. To write over half of the markup is not offered.
	id := render.NoteID(p.Result().Findings[0].Fingerprint)
	page := pageOf(t, p, "policies/backup/index.html")
	for _, want := range []string{
		`<a class="candor-mark candor-error" id="` + id + `:words" href="#` + id + `" aria-describedby="` + id + `:says">45 </a><strong><a class="candor-mark candor-error" href="#` + id + `" aria-describedby="` + id + `:says">days</a></strong>`,
		`<li>Change the sentence <span class="candor-where">content/policies/backup.md, line 4</span></li>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold\n%s\n%s", want, page)
		}
	}
	fsys[backup] = &fstest.MapFile{Data: []byte(strings.Replace(text, "30 days", "45 days", 1))}
	p = preview(t, fsys)
	page = pageOf(t, p, "policies/backup/index.html")
	f := p.Result().Findings[0]
	id = render.NoteID(f.Fingerprint)
	for _, want := range []string{
		`<a class="candor-mark candor-error" id="` + id + `:words" href="#` + id + `" aria-describedby="` + id + `:says">45 days</a>`,
		`<div class="candor-note candor-error" role="note" id="` + id + `"`,
		`<p class="candor-says" id="` + id + `:says"><strong>Error:</strong> Daily database backup: 45 days here, 30 days in the data</p>`,
		`<a href="/.candor/source/data/site.toml/#L6">data/site.toml, line 6</a> <code>retention = <mark>&#34;30 days&#34;</mark></code>`,
		`<button>Change the sentence: write &#34;30 days&#34;</button>`, `<button>Change the data: write &#34;45 days&#34;</button>`,
		`<a href="/.candor/rules/retention-mismatch/">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold\n%s\n%s", want, page)
		}
	}
	if text := pageOf(t, p, ".candor/rules/retention-mismatch/index.html"); !strings.Contains(text, "Why it <em>matters</em>.") {
		t.Error("the rule is not explained")
	}
	// Each way puts it right.
	for fix, want := range []map[string]string{{backup: text}, {data: strings.Replace(facts, "30 days", "45 days", 1)}} {
		files, err := p.Correct(f.Fingerprint, fix)
		if err != nil || len(files) != len(want) {
			t.Fatalf("%v %v", files, err)
		}
		for name, text := range want {
			if got := string(files[name]); got != text {
				t.Errorf("correction %d: %s is\n%s\nwant\n%s", fix, name, got, text)
			}
		}
	}
	// Not when somebody has written there in the meantime, or when the finding has gone.
	fsys[data] = &fstest.MapFile{Data: []byte("# a line\n" + facts)}
	for _, asked := range []struct {
		finding string
		fix     int
	}{{f.Fingerprint, 1}, {f.Fingerprint, 2}, {f.Fingerprint, -1}, {"gone", 0}} {
		if files, err := p.Correct(asked.finding, asked.fix); err == nil {
			t.Errorf("%v: %v", asked, files)
		}
	}
}

// Where corrections cannot be made from the page they are told.
func TestPreview_note_remote(t *testing.T) {
	fsys := sessionSite()
	const backup = "content/policies/backup.md"
	fsys[backup] = &fstest.MapFile{Data: []byte(strings.Replace(string(fsys[backup].Data), "30 days", "45 days", 1))}
	theme := func() (*render.Renderer, error) { return render.New(templates.FS, static.FS) }
	p, err := build.NewPreview(fsys, build.PreviewOptions{Check: build.Options{Today: today}, Theme: theme})
	if err != nil {
		t.Fatal(err)
	}
	text := pageOf(t, p, "policies/backup/index.html")
	if strings.Contains(text, "<form") || !strings.Contains(text, `<li>Change the data: write &#34;45 days&#34; <span class="candor-where">data/site.toml</span></li>`) {
		t.Errorf("the corrections are not told:\n%s", text)
	}
}

// The other side of a finding in another document is marked there, and leads to the finding.
func TestPreview_other_side(t *testing.T) {
	fsys := sessionSite()
	const logging = "content/policies/logging.md"
	fsys[logging] = &fstest.MapFile{Data: []byte(strings.Replace(string(fsys[logging].Data), "a year", "6 months", 1))}
	p := preview(t, fsys)
	f := p.Result().Findings[0]
	here, there := "policies/logging/index.html", "policies/handbook/index.html"
	if f.Span.Name() != logging {
		here, there = there, here
	}
	address := func(name string) string { return "/" + strings.TrimSuffix(name, "index.html") }
	other := render.OtherID(f.Fingerprint, 0)
	if text := pageOf(t, p, here); !strings.Contains(text, fmt.Sprintf(`href="%s#%s"`, address(there), other)) {
		t.Error("the note does not lead to the other sentence")
	}
	text := pageOf(t, p, there)
	if !strings.Contains(text, `id="`+other+`"`) || !strings.Contains(text, fmt.Sprintf(`href="../../%s#%s"`, address(here)[1:], render.NoteID(f.Fingerprint))) {
		t.Errorf("the other sentence is not marked, or does not lead back:\n%s", text)
	}
}
