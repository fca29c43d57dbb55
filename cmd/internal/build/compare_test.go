package build_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/build"
)

// edited returns a copy of a site with something changed in the first so many of its documents.
func edited(b *testing.B, fsys fs.FS, documents int) fs.FS {
	b.Helper()
	m := fstest.MapFS{}
	for name, f := range fsys.(fstest.MapFS) {
		m[name] = f
		if documents > 0 && strings.HasSuffix(name, ".md") {
			documents--
			m[name] = &fstest.MapFile{Data: bytes.Replace(f.Data, []byte(" days"), []byte(" weeks"), 1)}
		}
	}
	return m
}

// BenchmarkCompare tells what differs between two states of a site of 1,000 policies, of which one or all have changed.
func BenchmarkCompare(b *testing.B) {
	const policies = 1000
	before := generated(b, policies)
	for name, n := range map[string]int{"one": 1, "all": policies} {
		after := edited(b, before, n)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := build.Compare(before, after, build.Options{Today: today}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestCompare_same holds that a generated site does not differ from itself.
func TestCompare_same(t *testing.T) {
	fsys := fstest.MapFS{"data/a.toml": {Data: []byte("[organisation]\nname = \"Acme\"\n")}, "content/a.md": {Data: []byte("# A\n\nKept for 30 days.\n")}}
	d, err := build.Compare(fsys, fsys, build.Options{Today: today})
	if err != nil || !d.Empty() {
		t.Errorf("got %v, %v", d, err)
	}
}
