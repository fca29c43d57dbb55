package build_test

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"candor/cmd/internal/build"
	"candor/cmd/internal/publish"
	"candor/cmd/internal/render"
	"candor/static"
	"candor/templates"
)

// published returns the files that a build of the site writes.
func published(t *testing.T, site fs.FS, day time.Time) map[string][]byte {
	t.Helper()
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
	if _, ok, err := build.Build(site, build.Options{Today: day}, build.Target{Output: m, Spill: spill, Renderer: r}); err != nil || !ok {
		t.Fatal(ok, err)
	}
	if _, err := m.Commit(); err != nil { // a file that was left open
		t.Fatal(err)
	}
	files := map[string][]byte{}
	err = fs.WalkDir(m.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(m.FS(), name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// shippedFiles is what a build of the shipped site writes, built once: many tests look at it and none changes it.
var shippedFiles struct {
	sync.Once
	files map[string][]byte
}

func publishedShipped(t *testing.T) map[string][]byte {
	t.Helper()
	shippedFiles.Do(func() { shippedFiles.files = published(t, shipped(t), today) })
	if shippedFiles.files == nil {
		t.Fatal("the shipped site cannot be built: see the test that tried first")
	}
	return shippedFiles.files
}

const origin = "https://trust.orvelune.example" // of the shipped site

// A parsedPage is a page with its elements by their IDs.
type parsedPage struct {
	ids  map[string]*html.Node
	root *html.Node
}

func parsePage(t *testing.T, data []byte) parsedPage {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := parsedPage{map[string]*html.Node{}, root}
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			p.ids[id] = n
		}
	}
	return p
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf returns the text below a node, its elements set apart by spaces.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
	}
	return b.String()
}

// pages returns the parsed pages of a site by their addresses.
func pages(t *testing.T, files map[string][]byte) map[string]parsedPage {
	t.Helper()
	out := map[string]parsedPage{}
	for name, data := range files {
		if path.Base(name) == "index.html" {
			out["/"+strings.TrimSuffix(name, "index.html")] = parsePage(t, data)
		}
	}
	return out
}

// lead reports a complete address within the site that leads to no page, or to no place on its page.
func lead(t *testing.T, in string, address string, all map[string]parsedPage, files map[string][]byte) {
	t.Helper()
	rest, ok := strings.CutPrefix(address, origin)
	if !ok {
		t.Errorf("%s: %q is not an address of the site", in, address)
		return
	}
	at, fragment, _ := strings.Cut(rest, "#")
	p, ok := all[at]
	if !ok {
		if _, ok := files[strings.TrimPrefix(at, "/")]; !ok {
			t.Errorf("%s: %q leads nowhere", in, address)
		}
		return
	}
	if fragment != "" && p.ids[fragment] == nil {
		t.Errorf("%s: %q leads to a place that is not there", in, address)
	}
}

// letters returns the letters and digits of a text, by which two ways to set it are compared.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r > 0x7f && r != '–' && r != '’' && r != '“' && r != '”' && r != ' ':
			return r
		}
		return -1
	}, s)
}
