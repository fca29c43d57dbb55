package prose

import (
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"

	"candor/cmd/internal/source"
)

// policy returns a policy of about 1,200 words.
func policy(b *testing.B) []byte {
	b.Helper()
	data, err := os.ReadFile("testdata/policy.md")
	if err != nil {
		b.Fatal(err)
	}
	_, body, _ := strings.Cut(string(data), "# Backup policy")
	n := 1200/len(strings.Fields(body)) + 1
	return []byte(strings.Repeat("\n# Backup policy"+body, n))
}

func BenchmarkGoldmark(b *testing.B) {
	data := policy(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Parser().Parse(text.NewReader(data))
	}
}

func BenchmarkParse(b *testing.B) {
	data := policy(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(source.NewFile("a.md", data))
	}
}

// BenchmarkWalk is what this package adds to goldmark: the same tree walked again and again.
func BenchmarkWalk(b *testing.B) {
	d := Parse(source.NewFile("a.md", policy(b)))
	b.ReportAllocs()
	for b.Loop() {
		d.Blocks, d.Headings, d.Links, d.Comments = nil, nil, nil, nil
		walk(d, &linkEnds{})
	}
}

func BenchmarkGuard(b *testing.B) {
	data := policy(b)
	for b.Loop() {
		tooDeep(data)
	}
}

func BenchmarkSentences(b *testing.B) {
	d := Parse(source.NewFile("a.md", policy(b)))
	var all []Range
	for b.Loop() {
		all = all[:0]
		for i := range d.Blocks {
			all = appendSentences(all, d.Blocks[i].Text)
		}
	}
}
