package publish

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestMemory(t *testing.T) {
	m := NewMemory()
	buf := []byte("first")
	for _, name := range []string{"index.html", "a/b/index.html", "a/c.txt", "ab/d"} {
		if err := m.WriteFile(name, buf); err != nil {
			t.Fatal(err)
		}
	}
	copy(buf, "zzzzz") // the caller may use it again
	w, err := m.Create("a/stream.zip")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Commit(); err == nil || !strings.Contains(err.Error(), "a/stream.zip") {
		t.Errorf("Commit with an open writer: %v", err)
	}
	if _, err := w.Write([]byte("zip")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err := m.Commit(); err != nil || r != (Result{Written: 5}) {
		t.Errorf("Commit: %+v, %v", r, err)
	}
	fsys := m.FS()
	if err := fstest.TestFS(fsys, "index.html", "a/b/index.html", "a/c.txt", "a/stream.zip", "ab/d"); err != nil {
		t.Error(err)
	}
	if got, err := fs.ReadFile(fsys, "a/b/index.html"); string(got) != "first" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, name := range []string{"../x", "a", "index.html", "INDEX.html", "a/c.txt/d"} {
		if err := m.WriteFile(name, nil); err == nil {
			t.Errorf("%q was written", name)
		}
	}
	if err := fstest.TestFS(NewMemory().FS()); err != nil {
		t.Error(err)
	}
}
