package render_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/mmcdole/gofeed/atom"
	jsonfeed "github.com/mmcdole/gofeed/json"
	"golang.org/x/net/html"

	"candor/cmd/internal/site"
)

func feeds(t *testing.T, f *fixture) (asAtom, asJSON []byte) {
	t.Helper()
	files, err := f.r.Extra(f.site)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		switch file.Name {
		case "feeds/changes.atom":
			asAtom = file.Data
		case "feeds/changes.json":
			asJSON = file.Data
		}
	}
	return asAtom, asJSON
}

func pageAt(t *testing.T, f *fixture, address string) []byte {
	t.Helper()
	for _, p := range f.site.Pages() {
		if p.Address == address {
			var w bytes.Buffer
			if err := f.r.Page(&w, f.site, p, f.bodies[address]); err != nil {
				t.Fatal(err)
			}
			return w.Bytes()
		}
	}
	t.Fatalf("there is no page %s", address)
	return nil
}

// TestFeeds reads the shipped site's feeds with parsers of others and holds them to RFC 4287 and JSON Feed 1.1: every entry is
// there, with an identifier of its own that is an address of the page, and every link is complete and leads to something.
func TestFeeds(t *testing.T) {
	f := build(t, os.DirFS("../../.."))
	asAtom, asJSON := feeds(t, f)
	a, err := (&atom.Parser{}).Parse(bytes.NewReader(asAtom))
	if err != nil {
		t.Fatal(err)
	}
	j, err := (&jsonfeed.Parser{}).Parse(bytes.NewReader(asJSON))
	if err != nil {
		t.Fatal(err)
	}
	updates := f.site.Newest()
	if len(a.Entries) != len(updates) || len(j.Items) != len(updates) || len(updates) == 0 {
		t.Fatalf("got %d entries in Atom and %d in JSON, want %d", len(a.Entries), len(j.Items), len(updates))
	}
	if a.ID == "" || a.Title == "" || len(a.Authors) != 1 || a.Authors[0].Name == "" || !a.UpdatedParsed.Equal(updates[0].Date.V) {
		t.Errorf("the feed lacks what RFC 4287 4.1.1 asks for: %+v", a)
	}
	rel := map[string]string{}
	for _, l := range a.Links {
		rel[l.Rel] = l.Href
	}
	if rel["self"] != f.site.URL("/feeds/changes.atom") || rel["alternate"] != f.site.URL("/changes/") {
		t.Errorf("the feed's links are %v", rel)
	}
	if j.Version != "https://jsonfeed.org/version/1.1" || j.Title != a.Title || j.FeedURL != f.site.URL("/feeds/changes.json") || j.HomePageURL != f.site.URL("/changes/") {
		t.Errorf("the head of the JSON feed is %+v", j)
	}
	page := string(pageAt(t, f, "/changes/"))
	seen := map[string]bool{a.ID: true}
	for i, u := range updates {
		e, item := a.Entries[i], j.Items[i]
		if seen[e.ID] {
			t.Errorf("two things are called %s", e.ID)
		}
		seen[e.ID] = true
		if e.ID != f.site.URL("/changes/#"+u.Path()) || item.ID != e.ID || item.URL != e.ID || !strings.Contains(page, `id="`+u.Path()+`"`) {
			t.Errorf("%s has the identifiers %q and %q", u.Path(), e.ID, item.ID)
		}
		if e.Title != u.Title.V || item.Title != e.Title || !e.UpdatedParsed.Equal(u.Date.V) || item.DatePublished != u.Date.V.Format(time.RFC3339) {
			t.Errorf("%s is told as %q of %s", u.Path(), e.Title, e.Updated)
		}
		if e.Content == nil || e.Content.Value != item.ContentHTML {
			t.Errorf("%s: the two feeds tell different things", u.Path())
			continue
		}
		links(t, f, item.ContentHTML)
	}
	strictAtom(t, asAtom)
}

// links holds that every link of a feed's text is complete, and that those into the site lead to a page of it.
func links(t *testing.T, f *fixture, text string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" || n.Data == "style" {
			t.Errorf("a feed holds <%s>", n.Data)
		}
		for _, at := range n.Attr {
			if at.Key != "href" {
				continue
			}
			to, err := url.Parse(at.Val)
			if err != nil || !to.IsAbs() {
				t.Errorf("%q is not complete", at.Val)
				continue
			}
			if path, ours := strings.CutPrefix(at.Val, strings.TrimSuffix(f.site.URL("/"), "/")); ours {
				path, _, _ = strings.Cut(path, "#")
				if !slices.ContainsFunc(f.site.Pages(), func(p *site.Page) bool { return p.Address == path }) {
					t.Errorf("%q leads to no page", at.Val)
				}
			}
		}
	}
}

// strictAtom holds elements that a lenient parser passes over: RFC 4287 allows each of these once, and asks for those.
func strictAtom(t *testing.T, data []byte) {
	t.Helper()
	const ns = "http://www.w3.org/2005/Atom"
	d := xml.NewDecoder(bytes.NewReader(data))
	var stack []string
	var count []map[string]int
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if tok.Name.Space != ns {
				t.Errorf("<%s> is not of Atom", tok.Name.Local)
			}
			if n := len(count); n > 0 {
				count[n-1][tok.Name.Local]++
			}
			stack, count = append(stack, tok.Name.Local), append(count, map[string]int{})
		case xml.EndElement:
			name, c := stack[len(stack)-1], count[len(count)-1]
			stack, count = stack[:len(stack)-1], count[:len(count)-1]
			if name != "feed" && name != "entry" {
				continue
			}
			for _, once := range []string{"id", "title", "updated"} {
				if c[once] != 1 {
					t.Errorf("<%s> holds <%s> %d times, want once", name, once, c[once])
				}
			}
		}
	}
}

// TestFeedsAbsent holds that a site without an address, whose feed could not name a thing, has none and speaks of none.
func TestFeedsAbsent(t *testing.T) {
	f := build(t, fstest.MapFS{
		"data/a.toml": {Data: []byte("[organisation]\nname = \"Acme\"\n[updates.a]\ntitle = \"A\"\ndate = 2026-01-01\nsummary = \"B\"\n")},
	})
	asAtom, asJSON := feeds(t, f)
	if asAtom != nil || asJSON != nil {
		t.Error("there is a feed")
	}
	if page := string(pageAt(t, f, "/changes/")); strings.Contains(page, "feeds/") {
		t.Error("the page speaks of feeds")
	}
}

// TestRedline shows what changed as a person reads it, what is gone marked as gone and what is new as new, and leads to where it
// stands today; what is gone from the site leads nowhere.
func TestRedline(t *testing.T) {
	f := build(t, fstest.MapFS{
		"data/a.toml": {Data: []byte(`[organisation]
name = "Acme"
[backups.daily]
name = "Daily backup"
retention = "45 days"
[updates.a]
title = "A"
date = 2026-01-01
summary = "B"
[[updates.a.changes]]
of = "backups.daily.retention"
was = "30 days"
now = "45 days"
[[updates.a.changes]]
of = "policies.p#log.1"
was = "The log is kept for 30 days and then it is erased."
now = "The log is kept for 45 days and then it is erased."
[[updates.a.changes]]
of = "policies.p#gone.7"
was = "<script>alert(1)</script>"
[[updates.a.changes]]
of = "policies.q#log.1"
now = "Of a document that is gone."
`)},
		"content/policies/p.md": {Data: []byte("+++\ntitle = \"Policy P\"\n+++\n## Log\n\nThe log is kept for 45 days and then it is erased.\n")},
	})
	page := string(pageAt(t, f, "/changes/"))
	for _, want := range []string{
		`<strong><a href="../figures/#backups.daily.retention">Daily backup: retention</a></strong>: <del>30 days</del> → <ins>45 days</ins>`,
		`<strong><a href="../policies/p/#log.1">Policy P, clause 1 (1)</a></strong>: The log is kept for <del>30</del><ins>45</ins> days and then it is erased.`,
		`<strong><a href="../policies/p/">Policy P</a></strong>: <del>&lt;script&gt;alert(1)&lt;/script&gt;</del>`,
		`<strong>policies.q#log.1</strong>: <ins>Of a document that is gone.</ins>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, "<script>alert") {
		t.Error("the page holds a script of the data")
	}
}
