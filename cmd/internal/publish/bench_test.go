package publish

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const benchPages = 10_000

// benchSite returns pages as a build makes them: a folder each, 12 kB.
func benchSite() (names []string, pages [][]byte) {
	filler := strings.Repeat("<p>Backups are kept thirty days in eu-west-3.</p>\n", 240)
	for i := range benchPages {
		names = append(names, fmt.Sprintf("policies/p%05d/index.html", i))
		pages = append(pages, fmt.Appendf(nil, "<h1>%d</h1>\n%s", i, filler))
	}
	return names, pages
}

func benchPut(b *testing.B, dir string, names []string, pages [][]byte) Result {
	b.Helper()
	s, err := Begin(dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Abort()
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := w; i < len(names); i += 2 {
				if err := s.WriteFile(names[i], pages[i]); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	r, err := s.Commit()
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func BenchmarkFirst(b *testing.B) {
	names, pages := benchSite()
	top := b.TempDir()
	i := 0
	for b.Loop() {
		benchPut(b, filepath.Join(top, fmt.Sprint(i)), names, pages)
		i++
	}
}

func BenchmarkNothingChanged(b *testing.B) {
	names, pages := benchSite()
	dir := filepath.Join(b.TempDir(), "public")
	benchPut(b, dir, names, pages)
	for b.Loop() {
		if r := benchPut(b, dir, names, pages); r.Unchanged != benchPages {
			b.Fatalf("%+v", r)
		}
	}
}

func BenchmarkOneChanged(b *testing.B) {
	names, pages := benchSite()
	dir := filepath.Join(b.TempDir(), "public")
	benchPut(b, dir, names, pages)
	i := 0
	for b.Loop() {
		i++
		pages[0] = fmt.Append(nil, i)
		if r := benchPut(b, dir, names, pages); r.Written != 1 {
			b.Fatalf("%+v", r)
		}
	}
}

func BenchmarkAllChanged(b *testing.B) {
	names, pages := benchSite()
	dir := filepath.Join(b.TempDir(), "public")
	benchPut(b, dir, names, pages)
	i := 0
	for b.Loop() {
		i++
		for _, p := range pages {
			p[len(p)-2] = byte('a' + i%26)
		}
		if r := benchPut(b, dir, names, pages); r.Written != benchPages {
			b.Fatalf("%+v", r)
		}
	}
}
