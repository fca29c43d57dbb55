package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candor/cmd/bench/corpus"
)

func TestRun(t *testing.T) {
	site, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	s := corpus.Site{Policies: 3, Seed: 1, Day: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
	for f := range s.Files() {
		name := filepath.Join(site, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(site, out); err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(out, "*.html"))
	if err != nil || len(pages) != 3 {
		t.Fatalf("got %d pages, %v; want 3", len(pages), err)
	}
	for _, name := range pages {
		html, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`<h2 id="purpose">`, "<table>", `<pre class="chroma">`, `<span class="`, "<dt>Version</dt>", "</html>"} {
			if !strings.Contains(string(html), want) {
				t.Errorf("%s: no %s", filepath.Base(name), want)
			}
		}
		if got := strings.Count(string(html), `<pre class="chroma">`); got != 2 {
			t.Errorf("%s: got %d highlighted blocks, want 2", filepath.Base(name), got)
		}
	}
}

func TestRun_emptySite(t *testing.T) {
	if err := run(t.TempDir(), t.TempDir()); err == nil {
		t.Error("got no error for a site without policies")
	}
}
