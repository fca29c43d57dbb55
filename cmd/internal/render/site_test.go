package render_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write the golden files")

func TestPage(t *testing.T) {
	files := build(t, os.DirFS("testdata/site")).files(t)
	for golden, page := range map[string]string{
		"policy.html":       "policies/backup/index.html",
		"subprocessor.html": "subprocessors/aws/index.html",
		"overview.html":     "index.html",
		"security.txt":      ".well-known/security.txt",
	} {
		t.Run(golden, func(t *testing.T) {
			name := filepath.Join("testdata", "golden", golden)
			file, ok := files[page]
			if !ok {
				t.Fatalf("there is no %s", page)
			}
			if *update {
				if err := os.WriteFile(name, file.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(file.Data, want) {
				t.Errorf("%s differs from %s at %q; run with -update and look at the difference", page, name, firstDifference(file.Data, want))
			}
		})
	}
}

func firstDifference(got, want []byte) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	return string(got[max(0, i-40):min(len(got), i+80)])
}

func TestSameBytesTwice(t *testing.T) {
	one, two := build(t, os.DirFS("testdata/site")).files(t), build(t, os.DirFS("testdata/site")).files(t)
	if len(one) != len(two) {
		t.Fatalf("got %d files, then %d", len(one), len(two))
	}
	for name, file := range one {
		if !bytes.Equal(file.Data, two[name].Data) {
			t.Errorf("%s differs: %q", name, firstDifference(two[name].Data, file.Data))
		}
	}
}

// An element is a start tag of a page.
type element struct {
	tag   string
	attrs map[string]string
}

func elements(t *testing.T, data []byte) []element {
	t.Helper()
	var out []element
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			e := element{token.Data, map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attrs[a.Key]; twice {
					t.Errorf("<%s> has the attribute %s twice", e.tag, a.Key)
				}
				e.attrs[a.Key] = a.Val
			}
			out = append(out, e)
		}
	}
}

// TestEveryPage holds what is true of each page of a site: nothing inline, addresses unique, links that lead somewhere.
func TestEveryPage(t *testing.T) {
	files := build(t, os.DirFS("testdata/site")).files(t)
	ids := map[string]map[string]bool{}
	pages := map[string][]element{}
	for name, file := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		pages[name] = elements(t, file.Data)
		ids[name] = map[string]bool{}
		for _, e := range pages[name] {
			if id := e.attrs["id"]; id != "" {
				if ids[name][id] {
					t.Errorf("%s has the id %q twice", name, id)
				}
				ids[name][id] = true
			}
		}
	}
	if len(pages) < 25 {
		t.Errorf("got %d pages, want those of every register", len(pages))
	}
	for name, page := range pages {
		count := map[string]int{}
		for _, e := range page {
			count[e.tag]++
			safe(t, name, e)
			if to := e.attrs["href"] + e.attrs["src"]; to != "" && e.tag != "link" || e.attrs["rel"] == "stylesheet" {
				follow(t, name, to, files, ids)
			}
			if e.tag == "th" && e.attrs["scope"] == "" {
				t.Errorf("%s: a head cell has no scope", name)
			}
		}
		if count["h1"] != 1 || count["main"] != 1 || count["title"] != 1 || count["table"] != count["caption"] {
			t.Errorf("%s: got %d h1, %d main, %d title, %d tables and %d captions", name, count["h1"], count["main"], count["title"], count["table"], count["caption"])
		}
	}
}

// safe reports what the strict policy forbids.
func safe(t testing.TB, name string, e element) {
	t.Helper()
	data := e.tag == "script" && e.attrs["type"] == "application/ld+json" && e.attrs["src"] == "" // a block of data is no script
	if e.tag == "script" && !data || e.tag == "style" || e.tag == "iframe" || e.tag == "base" || e.tag == "form" {
		t.Errorf("%s holds <%s>", name, e.tag)
	}
	for key, value := range e.attrs {
		if key == "style" || strings.HasPrefix(key, "on") {
			t.Errorf("%s: <%s> has the attribute %s", name, e.tag, key)
		}
		if key != "href" && key != "src" {
			continue
		}
		scheme, _, ok := strings.Cut(strings.ToLower(strings.TrimSpace(value)), ":")
		if ok && !strings.ContainsAny(scheme, "/#?.") && scheme != "https" && scheme != "http" && scheme != "mailto" && scheme != "tel" {
			t.Errorf("%s: <%s> links to %q", name, e.tag, value)
		}
	}
}

// follow reports a link within the site that leads nowhere.
func follow(t *testing.T, from, to string, files fstest.MapFS, ids map[string]map[string]bool) {
	t.Helper()
	if strings.Contains(to, "://") || strings.HasPrefix(to, "mailto:") || strings.HasPrefix(to, "tel:") {
		return
	}
	file, fragment, _ := strings.Cut(to, "#")
	target := from
	switch {
	case strings.HasPrefix(file, "/"):
		if from != "404.html" {
			t.Errorf("%s: %q is not relative", from, to)
		}
		target = strings.TrimPrefix(file, "/center/")
	case file != "":
		target = path.Join(path.Dir(from), file)
	}
	if strings.HasSuffix(file, "/") || target == "" || target == "." {
		target = path.Join(target, "index.html")
	}
	if _, err := fs.Stat(files, target); err != nil {
		t.Errorf("%s: %q leads to %s, which is not there", from, to, target)
		return
	}
	if fragment != "" && !ids[target][fragment] {
		t.Errorf("%s: %q leads to a place that is not there", from, to)
	}
}
