package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
	for name, want := range map[string]string{
		"index.html": "index.html", "a/b/c.html": "a/b/c.html", "./a//b": "a/b", ".well-known/security.txt": ".well-known/security.txt",
		"über/ß.html": "über/ß.html", "a b.txt": "a b.txt", "console.html": "console.html", "com10": "com10", "..a/b..c": "..a/b..c", "lpt": "lpt",
	} {
		if got, err := Clean(name); got != want || err != nil {
			t.Errorf("Clean(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
	for name, why := range map[string]string{
		"": "empty", ".": "dot", "..": "upwards", "./": "folder", "a/": "folder", "../a": "upwards", "a/../../b": "upwards", "a/../b": "upwards",
		"/etc/passwd": "absolute", "//x": "absolute", `a\b`: "backslash", `..\a`: "backslash", `C:\a`: "Windows", "C:/a": "Windows",
		"a\x00b": "control", "a\nb": "control", "a\x7f": "control", "\xff": "UTF-8", "a:stream": "Windows", "a?": "Windows", "a|b": "Windows",
		"nul": "device", "a/CON.html": "device", "Aux.tar.gz": "device", "com1": "device", "LPT9.txt": "device", "COM²": "device", "nul .txt": "device",
		"a./b": "dot or a space", "a /b": "dot or a space", "a...": "dot or a space",
		Manifest: "manifest", "./" + strings.ToUpper(Manifest): "manifest",
		strings.Repeat("a", 256): "255", strings.Repeat("a/", 600) + "a": "1024",
	} {
		got, err := Clean(name)
		var bad *NameError
		if !errors.As(err, &bad) || name != "." && !strings.Contains(err.Error(), why) {
			t.Errorf("Clean(%q) = %q, %v, want an error that says %q", name, got, err, why)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a/b.html", "../x", `a\..\b`, "a/./b", "NUL.txt", "a//b", "\x00", "C:x", ".candor.sha256", "a/..b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		clean, err := Clean(name)
		if err != nil {
			return
		}
		if !fs.ValidPath(clean) || !filepath.IsLocal(clean) || clean != path.Clean(name) || strings.ContainsAny(clean, "\\:\x00\n") {
			t.Errorf("Clean(%q) = %q", name, clean)
		}
		if again, err := Clean(clean); again != clean || err != nil {
			t.Errorf("Clean(%q) = %q, %v", clean, again, err)
		}
		// The list of one file must read back as what it was.
		if m, err := parseManifest(string(formatManifest(map[string]entry{clean: {}}))); err != nil || len(m) != 1 {
			t.Errorf("manifest of %q: %v, %v", clean, m, err)
		}
	})
}

func FuzzParseManifest(f *testing.F) {
	f.Add(string(formatManifest(map[string]entry{"a.html": {}, "b/c": {}})))
	f.Add("\n")
	f.Add(strings.Repeat("0", 64) + "  ../x\n")
	f.Fuzz(func(t *testing.T, raw string) {
		m, err := parseManifest(raw)
		if err != nil {
			return
		}
		for name := range m {
			if !filepath.IsLocal(name) || name == Manifest {
				t.Errorf("%q lists %q", raw, name)
			}
		}
	})
}

func TestWriteFile_stays_inside(t *testing.T) {
	dir := public(t)
	plant(t, filepath.Dir(dir), site{"content/a.md": "source"})
	for _, name := range []string{"../content/a.md", "/content/a.md", "x/../../content/a.md", `..\content\a.md`} {
		if _, err := put(dir, site{name: "overwritten"}); err == nil {
			t.Errorf("%q was written", name)
		}
	}
	if b, err := os.ReadFile(filepath.Join(filepath.Dir(dir), "content", "a.md")); string(b) != "source" {
		t.Errorf("the source is now %q (%v)", b, err)
	}
}
