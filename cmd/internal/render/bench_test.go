package render_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
)

// policyText is a policy of about 1,200 words with headings, lists, tables, links and two blocks of code.
func policyText(b *testing.B) string {
	b.Helper()
	data, err := os.ReadFile("testdata/site/content/policies/backup.md")
	if err != nil {
		b.Fatal(err)
	}
	_, body, _ := strings.Cut(string(data)[3:], "+++\n")
	var out strings.Builder
	for len(strings.Fields(out.String())) < 1200 {
		out.WriteString(strings.ReplaceAll(body, "[^1]", "") + "\nWe keep what the law asks for and no more than that, and we delete what nobody needs any longer, in all places and at the same time.\n\n")
	}
	return out.String()
}

func BenchmarkBody(b *testing.B) {
	d := newDesk(b)
	doc := prose.Parse(source.NewFile("content/policies/new.md", []byte(policyText(b))))
	var w bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		w.Reset()
		if err := d.r.Body(&w, doc, d.opts); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(w.Len()))
}

// BenchmarkGoldmark renders the same text with goldmark's own renderer, the floor.
func BenchmarkGoldmark(b *testing.B) {
	text := []byte(policyText(b))
	md := prose.Markdown()
	var w bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		doc := prose.Parse(source.NewFile("content/policies/new.md", text)) // a tree rendered twice gets its styles twice
		w.Reset()
		b.StartTimer()
		if err := md.Renderer().Render(&w, doc.Source(), doc.Root); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPolicyPage(b *testing.B) {
	f := build(b, os.DirFS("testdata/site"))
	var w bytes.Buffer
	for _, p := range f.site.Pages() {
		if p.Address != "/policies/backup/" {
			continue
		}
		b.ReportAllocs()
		for b.Loop() {
			w.Reset()
			if err := f.r.Page(&w, f.site, p, f.bodies[p.Address]); err != nil {
				b.Fatal(err)
			}
		}
	}
}
