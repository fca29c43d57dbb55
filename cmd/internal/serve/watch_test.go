package serve

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A watching is a watcher at work over a folder of a test.
type watching struct {
	dir string

	mu    sync.Mutex
	told  map[string]int // path -> how often
	calls int
}

func watch(t *testing.T, dir string) *watching {
	t.Helper()
	w := &watching{dir: dir, told: map[string]int{}}
	watcher, err := Watch(dir, "content", "data", "templates", "static")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		watcher.Run(ctx, func(paths []string) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.calls++
			if !slices.IsSorted(paths) {
				t.Errorf("not sorted: %q", paths)
			}
			for _, p := range paths {
				w.told[p]++
			}
		}, func(err error) { t.Error(err) })
	}()
	t.Cleanup(func() { cancel(); <-done })
	return w
}

// until waits until all the paths have been told, and forgets what was told.
func (w *watching) until(t *testing.T, paths ...string) (calls int) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for {
		w.mu.Lock()
		missing := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return w.told[p] > 0 })
		calls = w.calls
		if len(missing) == 0 {
			clear(w.told)
			w.calls = 0
			w.mu.Unlock()
			return calls
		}
		w.mu.Unlock()
		if time.Now().After(deadline) {
			t.Fatalf("not told: %q; told: %v", missing, w.told)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// silent waits a while and fails when anything but what is allowed was told.
func (w *watching) silent(t *testing.T, allowed ...string) {
	t.Helper()
	time.Sleep(6 * quiet)
	w.mu.Lock()
	defer w.mu.Unlock()
	for p := range w.told {
		if !slices.Contains(allowed, p) {
			t.Errorf("told of %s", p)
		}
	}
	clear(w.told)
	w.calls = 0
}

func (w *watching) write(t *testing.T, name, text string) {
	t.Helper()
	name = filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (w *watching) move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(w.dir, from), filepath.Join(w.dir, to)); err != nil {
		t.Fatal(err)
	}
}

func (w *watching) remove(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(w.dir, name)); err != nil {
		t.Fatal(err)
	}
}

func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"content/policies/a.md", "data/site.toml"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestWatch_saves(t *testing.T) {
	w := watch(t, folder(t))
	const file = "content/policies/a.md"
	t.Run("in_place", func(t *testing.T) {
		w.write(t, file, "one")
		w.until(t, file)
	})
	t.Run("renamed_over", func(t *testing.T) { // most editors, sed -i
		w.write(t, file+".tmp", "two")
		w.move(t, file+".tmp", file)
		w.until(t, file)
	})
	t.Run("moved_away_first", func(t *testing.T) { // Vim with a backup
		w.move(t, file, file+"~")
		w.write(t, file, "three")
		w.remove(t, file+"~")
		w.until(t, file)
	})
	t.Run("removed_and_made", func(t *testing.T) {
		w.remove(t, file)
		w.until(t, file)
		w.write(t, file, "four")
		w.until(t, file)
	})
	t.Run("mode_only", func(t *testing.T) {
		w.silent(t, file, file+"~", file+".tmp")
		if err := os.Chmod(filepath.Join(w.dir, file), 0o600); err != nil {
			t.Fatal(err)
		}
		w.silent(t)
	})
	t.Run("elsewhere", func(t *testing.T) {
		w.write(t, "README.md", "five")
		w.write(t, "public/index.html", "six")
		w.silent(t)
	})
}

func TestWatch_folders(t *testing.T) {
	w := watch(t, folder(t))
	t.Run("new", func(t *testing.T) {
		w.write(t, "content/new/deep/b.md", "one")
		w.until(t, "content/new")
		w.silent(t, "content/new/deep", "content/new/deep/b.md")
		w.write(t, "content/new/deep/b.md", "two")
		w.until(t, "content/new/deep/b.md")
	})
	t.Run("moved_within", func(t *testing.T) {
		w.move(t, "content/new", "content/moved")
		w.until(t, "content/new", "content/moved")
		w.silent(t, "content/new")
		w.write(t, "content/moved/deep/b.md", "three")
		w.until(t, "content/moved/deep/b.md")
		w.mu.Lock()
		defer w.mu.Unlock()
		for p := range w.told {
			if strings.HasPrefix(p, "content/new") {
				t.Errorf("told under the old name: %s", p)
			}
		}
	})
	t.Run("moved_in", func(t *testing.T) {
		w.write(t, "outside/c.md", "one")
		w.move(t, "outside", "content/inside")
		w.until(t, "content/inside")
		w.write(t, "content/inside/c.md", "two")
		w.until(t, "content/inside/c.md")
	})
	t.Run("moved_out", func(t *testing.T) {
		w.move(t, "content/inside", "outside")
		w.until(t, "content/inside")
		w.silent(t, "content/inside")
		w.write(t, "outside/c.md", "three")
		w.silent(t)
	})
	t.Run("removed_and_made", func(t *testing.T) {
		w.remove(t, "content/policies")
		w.until(t, "content/policies")
		w.silent(t, "content/policies", "content/policies/a.md")
		w.write(t, "content/policies/a.md", "new")
		w.until(t, "content/policies")
		w.silent(t, "content/policies/a.md")
		w.write(t, "content/policies/a.md", "newer")
		w.until(t, "content/policies/a.md")
	})
	t.Run("top_made_later", func(t *testing.T) {
		w.write(t, "templates/page.html", "one")
		w.until(t, "templates")
		w.silent(t, "templates/page.html")
		w.write(t, "templates/page.html", "two")
		w.until(t, "templates/page.html")
	})
	t.Run("hidden", func(t *testing.T) {
		w.write(t, "content/.git/index", "one")
		w.silent(t)
		w.write(t, "content/.git/index", "two")
		w.silent(t)
	})
}

func TestWatch_burst(t *testing.T) {
	w := watch(t, folder(t))
	var names []string
	for i := range 200 {
		name := "content/policies/" + strings.Repeat("x", i%20+1) + string(rune('a'+i%26)) + ".md"
		w.write(t, name, "text")
		names = append(names, name)
	}
	if calls := w.until(t, names...); calls > 100 { // one would be ideal; a busy machine takes long to write so many
		t.Errorf("200 files in a burst were told in %d calls", calls)
	}
}

// What happens without an end is told all the same.
func TestWatch_endless(t *testing.T) {
	w := watch(t, folder(t))
	stop := time.Now().Add(3 * longest)
	for time.Now().Before(stop) {
		w.write(t, "content/policies/a.md", time.Now().String())
		time.Sleep(quiet / 4)
	}
	if calls := w.until(t, "content/policies/a.md"); calls < 2 {
		t.Errorf("in three times the longest wait it was told %d times", calls)
	}
}

func TestWatch_relative(t *testing.T) {
	t.Chdir(folder(t))
	w := watch(t, ".")
	w.write(t, "content/new/a.md", "one")
	w.until(t, "content/new")
	w.silent(t, "content/new/a.md")
	w.write(t, "content/new/a.md", "two")
	w.until(t, "content/new/a.md")
}

func TestWatch_no_folder(t *testing.T) {
	if _, err := Watch(filepath.Join(t.TempDir(), "gone"), "content"); err == nil || Full(err) {
		t.Errorf("got %v", err)
	}
}
