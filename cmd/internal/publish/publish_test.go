package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A site is files by name.
type site map[string]string

// must publishes the site to dir and returns the counts.
func must(t testing.TB, dir string, files site) Result {
	t.Helper()
	r, err := put(dir, files)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func put(dir string, files site) (Result, error) {
	s, err := Begin(dir, Options{Wait: -1})
	if err != nil {
		return Result{}, err
	}
	defer s.Abort()
	for name, text := range files {
		if err := s.WriteFile(name, []byte(text)); err != nil {
			return Result{}, err
		}
	}
	return s.Commit()
}

// tree returns every file below dir but the manifest, symbolic links as "-> target" and empty folders as "folder".
func tree(t testing.TB, dir string) site {
	t.Helper()
	got := site{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		switch {
		case rel == Manifest:
		case d.IsDir():
			list, err := os.ReadDir(name)
			if len(list) == 0 && rel != "." {
				got[rel] = "folder"
			}
			return err
		case d.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(name)
			got[rel] = "-> " + to
			return err
		default:
			b, err := os.ReadFile(name)
			got[rel] = string(b)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// wantTree fails unless dir holds just these files, and nothing is left beside it.
func wantTree(t testing.TB, dir string, want site) {
	t.Helper()
	if got := tree(t, dir); !maps.Equal(got, want) {
		t.Errorf("%s holds %q, want %q", filepath.Base(dir), got, want)
	}
	wantNothingBeside(t, dir)
}

func wantNothingBeside(t testing.TB, dir string) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		if strings.Contains(d.Name(), ".candor-") {
			t.Errorf("left beside the site: %s", d.Name())
		}
	}
}

func plant(t testing.TB, dir string, files site) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func public(t testing.TB) string { return filepath.Join(t.TempDir(), "public") }

func wantError(t testing.TB, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
	if strings.Contains(err.Error(), "candor-new-") {
		t.Errorf("error %q names the hidden stage", err)
	}
}

func TestCommit(t *testing.T) {
	dir := public(t)
	first := site{"index.html": "1", "a/b/index.html": "2", "a/c.txt": "", "gone/x.html": "3"}
	if r := must(t, dir, first); r != (Result{Written: 4}) {
		t.Errorf("first build: %+v", r)
	}
	wantTree(t, dir, first)
	second := site{"index.html": "1", "a/b/index.html": "22", "a/c.txt": "", "new/y.html": "4"}
	if r := must(t, dir, second); r != (Result{Written: 2, Unchanged: 2, Removed: 1}) {
		t.Errorf("second build: %+v", r)
	}
	wantTree(t, dir, second)
}

func TestCommit_empty_site(t *testing.T) {
	dir := public(t)
	must(t, dir, site{"index.html": "1"})
	if r := must(t, dir, nil); r != (Result{Removed: 1}) {
		t.Errorf("got %+v", r)
	}
	wantTree(t, dir, site{})
}

func TestCommit_file_becomes_folder_and_back(t *testing.T) {
	dir := public(t)
	for _, files := range []site{{"a": "1"}, {"a/b": "2"}, {"a/b/c": "3", "a/d": "4"}, {"a": "1"}} {
		must(t, dir, files)
		wantTree(t, dir, files)
	}
}

func TestCommit_mends_what_was_edited_or_deleted(t *testing.T) {
	dir := public(t)
	files := site{"index.html": "first", "a/b.html": "second"}
	must(t, dir, files)
	plant(t, dir, site{"index.html": "frist"})
	if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	must(t, dir, files)
	wantTree(t, dir, files)
}

func TestCommit_nothing_changed_touches_nothing(t *testing.T) {
	dir := public(t)
	files := site{"index.html": "1", "a/b/index.html": strings.Repeat("long ", 50_000)}
	must(t, dir, files)
	plant(t, dir, site{"CNAME": "trust.acme.example"})
	before := infos(t, dir)
	if r := must(t, dir, files); r != (Result{Unchanged: 2}) {
		t.Errorf("got %+v", r)
	}
	for name, was := range before {
		is, err := os.Lstat(name)
		if err != nil {
			t.Fatal(err)
		}
		if !os.SameFile(was, is) || !was.ModTime().Equal(is.ModTime()) {
			t.Errorf("%s was touched", name)
		}
	}
	wantNothingBeside(t, dir)
}

func infos(t *testing.T, dir string) map[string]fs.FileInfo {
	t.Helper()
	got := map[string]fs.FileInfo{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			got[name], err = d.Info()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestCommit_unchanged_files_are_the_same_files(t *testing.T) {
	dir := public(t)
	must(t, dir, site{"same.html": "1", "other.html": "2"})
	was, _ := os.Stat(filepath.Join(dir, "same.html"))
	must(t, dir, site{"same.html": "1", "other.html": "3"})
	is, err := os.Stat(filepath.Join(dir, "same.html"))
	if err != nil || !os.SameFile(was, is) || !was.ModTime().Equal(is.ModTime()) {
		t.Errorf("same.html was written again (%v)", err)
	}
}

func TestCommit_foreign_files_stay(t *testing.T) {
	dir := public(t)
	plant(t, dir, site{".gitignore": "*\n", "CNAME": "trust.acme.example", "own/deep/note.txt": "n"})
	if err := os.Symlink("CNAME", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "own", "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	foreign := site{".gitignore": "*\n", "CNAME": "trust.acme.example", "own/deep/note.txt": "n", "link": "-> CNAME", "own/empty": "folder"}
	for i, files := range []site{{"index.html": "1", "own/page.html": "2"}, {"index.html": "1"}, {"index.html": "3", "own/deep/page.html": "4"}} {
		r := must(t, dir, files)
		if r.Foreign != 4 {
			t.Errorf("build %d: %d foreign files, want 4", i, r.Foreign)
		}
		maps.Copy(files, foreign)
		wantTree(t, dir, files)
	}
	if info, err := os.Stat(filepath.Join(dir, "own", "empty")); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode of a carried folder is %v (%v), want 0700", info.Mode(), err)
	}
}

func TestCommit_foreign_file_in_the_way(t *testing.T) {
	for name, tt := range map[string]struct {
		foreign site
		files   site
		paths   []string
	}{
		"file":              {site{"index.html": "mine"}, site{"index.html": "page"}, []string{"index.html"}},
		"same size":         {site{"index.html": "mine"}, site{"index.html": "thin"}, []string{"index.html"}},
		"file for folder":   {site{"a": "mine"}, site{"a/b.html": "page"}, []string{"a"}},
		"folder for file":   {site{"a/b/c": "mine"}, site{"a": "page"}, []string{"a"}},
		"several":           {site{"z": "1", "b": "2", "ok": "3"}, site{"z": "x", "b": "y"}, []string{"b", "z"}},
		"inside our folder": {site{"old/mine": "1"}, site{"old": "now a file"}, []string{"old/mine"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := public(t)
			was := site{"old/page.html": "old"}
			must(t, dir, was)
			plant(t, dir, tt.foreign)
			maps.Copy(was, tt.foreign)
			_, err := put(dir, tt.files)
			var f *ForeignError
			if !errors.As(err, &f) || fmt.Sprint(f.Paths) != fmt.Sprint(tt.paths) {
				t.Fatalf("got %v, want a ForeignError for %v", err, tt.paths)
			}
			wantError(t, err, "public/"+tt.paths[0], "move it away")
			wantTree(t, dir, was)
		})
	}
}

func TestCommit_adopts_a_foreign_file_with_the_same_bytes(t *testing.T) {
	dir := public(t)
	plant(t, dir, site{"a/index.html": "page", "CNAME": "x"})
	if r := must(t, dir, site{"a/index.html": "page"}); r != (Result{Unchanged: 1, Foreign: 1}) {
		t.Errorf("got %+v", r)
	}
	must(t, dir, site{"a/index.html": "page 2"})
	wantTree(t, dir, site{"a/index.html": "page 2", "CNAME": "x"})
}

func TestCommit_symlinks_are_not_written_through(t *testing.T) {
	outside := t.TempDir()
	plant(t, outside, site{"x.html": "precious"})
	for name, link := range map[string]string{"folder": outside, "dangling": filepath.Join(outside, "not", "there"), "file": filepath.Join(outside, "x.html")} {
		t.Run(name, func(t *testing.T) {
			dir := public(t)
			must(t, dir, site{"index.html": "1"})
			at, page := "a", "a/x.html"
			if name == "file" {
				at, page = "x.html", "x.html"
			}
			if err := os.Symlink(link, filepath.Join(dir, at)); err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{"precious", "overwritten"} {
				_, err := put(dir, site{"index.html": "1", page: text})
				wantError(t, err, "public/"+at)
			}
			wantTree(t, dir, site{"index.html": "1", at: "-> " + link})
			if got := tree(t, outside); !maps.Equal(got, site{"x.html": "precious"}) {
				t.Errorf("outside is now %q", got)
			}
		})
	}
}

func TestBegin_public_is_a_link(t *testing.T) {
	top := t.TempDir()
	plant(t, top, site{"root/dist/CNAME": "x", "root/file": "f", "away/CNAME": "y"})
	root := filepath.Join(top, "root")
	dir := filepath.Join(root, "public")
	for target, words := range map[string]string{"../away": "leaves the site", "missing": "leads nowhere", ".": "leaves the site", "file": "not a folder"} {
		os.Remove(dir)
		if err := os.Symlink(target, dir); err != nil {
			t.Fatal(err)
		}
		_, err := put(dir, site{"a": "1"})
		wantError(t, err, words)
	}
	os.Remove(dir)
	if err := os.Symlink("dist", dir); err != nil {
		t.Fatal(err)
	}
	must(t, dir, site{"a": "1"})
	wantTree(t, filepath.Join(root, "dist"), site{"a": "1", "CNAME": "x"})
	if to, err := os.Readlink(dir); err != nil || to != "dist" {
		t.Errorf("public leads to %q (%v)", to, err)
	}
	if got := tree(t, filepath.Join(top, "away")); !maps.Equal(got, site{"CNAME": "y"}) {
		t.Errorf("away is now %q", got)
	}
}

func TestBegin_refuses(t *testing.T) {
	top := t.TempDir()
	plant(t, top, site{"file": "f", "site/content/a.md": "a"})
	for dir, words := range map[string]string{"file": "file is not a folder", "no/public": "the folder above public/", "site": "holds the site's sources"} {
		_, err := Begin(filepath.Join(top, dir), Options{Root: filepath.Join(top, "site")})
		wantError(t, err, words)
	}
	if got := tree(t, top); !maps.Equal(got, site{"file": "f", "site/content/a.md": "a"}) {
		t.Errorf("the folder is now %q", got)
	}
}

func TestBegin_damaged_manifest(t *testing.T) {
	for name, text := range map[string]string{
		"cut off": manifestHead + strings.Repeat("0", 64) + "  a.html",
		"escape":  strings.Repeat("0", 64) + "  ../../etc/passwd\n",
		"short":   "abc  a.html\n",
		"not hex": strings.Repeat("z", 64) + "  a.html\n",
		"blank":   "\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := public(t)
			plant(t, dir, site{Manifest: text, "a.html": "mine"})
			_, err := put(dir, site{"b.html": "1"})
			wantError(t, err, Manifest, "line")
			wantTree(t, dir, site{"a.html": "mine"})
		})
	}
}

func TestBegin_second_build(t *testing.T) {
	dir := public(t)
	first, err := Begin(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Abort()
	_, err = Begin(dir, Options{Wait: -1})
	var l *LockedError
	if !errors.As(err, &l) || l.PID != os.Getpid() {
		t.Fatalf("got %v, want a LockedError with our process", err)
	}
	wantError(t, err, "another build", "public/", "wait or stop it")
	time.AfterFunc(50*time.Millisecond, func() {
		first.WriteFile("a", []byte("first"))
		first.Commit()
	})
	second, err := Begin(dir, Options{Wait: 10 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if err := second.WriteFile("b", []byte("second")); err != nil {
		t.Fatal(err)
	}
	if r, err := second.Commit(); err != nil || r != (Result{Written: 1, Removed: 1}) {
		t.Errorf("got %+v, %v", r, err)
	}
	wantTree(t, dir, site{"b": "second"})
}

func TestBegin_many_at_once(t *testing.T) {
	dir := public(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			s, err := Begin(dir, Options{Wait: time.Minute})
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Abort()
			for j := range 20 {
				if err := s.WriteFile(fmt.Sprintf("%d/%d.html", j%3, j), fmt.Append(nil, i)); err != nil {
					t.Error(err)
				}
			}
			if _, err := s.Commit(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got := tree(t, dir)
	one := got["0/0.html"]
	for name, text := range got {
		if text != one {
			t.Errorf("%s is of build %s, 0/0.html of build %s", name, text, one)
		}
	}
	if len(got) != 20 {
		t.Errorf("%d files, want 20", len(got))
	}
	wantNothingBeside(t, dir)
}

func TestWriteFile_concurrent(t *testing.T) {
	dir := public(t)
	for round := range 2 {
		s, err := Begin(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := site{}
		var wg sync.WaitGroup
		for w := range 8 {
			for i := range 50 {
				want[fmt.Sprintf("d%d/%d/index.html", i, w)] = fmt.Sprint(w, i, round*(i%2))
			}
			wg.Go(func() {
				var buf []byte // used again for each file, as a caller may
				for i := range 50 {
					buf = fmt.Append(buf[:0], fmt.Sprint(w, i, round*(i%2)))
					if err := s.WriteFile(fmt.Sprintf("d%d/%d/index.html", i, w), buf); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		if _, err := s.Commit(); err != nil {
			t.Fatal(err)
		}
		wantTree(t, dir, want)
	}
}

func TestWriteFile_an_error_keeps_the_build_back(t *testing.T) {
	for _, names := range [][]string{{"a", "a"}, {"a", "./a"}, {"a/b", "a"}, {"a", "a/b"}, {"A", "a"}, {"A/x", "a/y"}, {"../x"}, {"x\\y"}, {Manifest}} {
		t.Run(strings.Join(names, " and "), func(t *testing.T) {
			dir := public(t)
			must(t, dir, site{"index.html": "old"})
			s, err := Begin(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var last error
			for _, name := range names {
				last = s.WriteFile(name, []byte("new"))
			}
			wantError(t, last)
			if _, err := s.Commit(); !errors.Is(err, last) {
				t.Errorf("Commit: %v, want %v", err, last)
			}
			wantTree(t, dir, site{"index.html": "old"})
		})
	}
}

func TestAbort(t *testing.T) {
	dir := public(t)
	must(t, dir, site{"index.html": "old"})
	s, err := Begin(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.WriteFile("index.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Abort(); err != nil {
			t.Error(err)
		}
	}
	if err := s.WriteFile("x", nil); !errors.Is(err, errDone) {
		t.Errorf("WriteFile after Abort: %v", err)
	}
	if _, err := s.Commit(); !errors.Is(err, errDone) {
		t.Errorf("Commit after Abort: %v", err)
	}
	wantTree(t, dir, site{"index.html": "old"})
}

func TestCreate(t *testing.T) {
	dir := public(t)
	var was fs.FileInfo
	for round, text := range []string{"first", "first", "second"} {
		s, err := Begin(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		w, err := s.Create("all/site.zip")
		if err != nil {
			t.Fatal(err)
		}
		for i := range text {
			if _, err := w.Write([]byte{text[i]}); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(w.Close(), w.Close()); err != nil {
			t.Fatal(err)
		}
		if err := s.WriteFile("round", fmt.Append(nil, round)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Commit(); err != nil {
			t.Fatal(err)
		}
		wantTree(t, dir, site{"all/site.zip": text, "round": fmt.Sprint(round)})
		is, _ := os.Stat(filepath.Join(dir, "all", "site.zip"))
		if round == 1 && !os.SameFile(was, is) {
			t.Error("an unchanged stream became a new file")
		}
		was = is
	}
	s, err := Begin(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Create("open.zip"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Commit()
	wantError(t, err, "open.zip was not written to its end")
	wantTree(t, dir, site{"all/site.zip": "second", "round": "2"})
}

func TestManifest(t *testing.T) {
	files := site{"b.html": "2", "a/z.html": "1", "a.html": ""}
	var raws []string
	for range 3 {
		dir := public(t)
		must(t, dir, files)
		raw, err := os.ReadFile(filepath.Join(dir, Manifest))
		if err != nil {
			t.Fatal(err)
		}
		raws = append(raws, string(raw))
	}
	want := manifestHead + `e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.html
6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  a/z.html
d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  b.html
`
	for _, raw := range raws {
		if raw != want {
			t.Errorf("got\n%s\nwant\n%s", raw, want)
		}
	}
}

func TestCommit_without_exchange(t *testing.T) {
	refuse := func(*os.Root, string, string) error { return errNoExchange }
	dir := public(t)
	plant(t, dir, site{"CNAME": "x"})
	for _, text := range []string{"1", "2", "3"} {
		s, err := Begin(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.exchange = refuse
		if err := s.WriteFile("a/index.html", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Commit(); err != nil {
			t.Fatal(err)
		}
		wantTree(t, dir, site{"a/index.html": text, "CNAME": "x"})
	}
}

func TestCommit_exchange_refused(t *testing.T) {
	dir := public(t)
	must(t, dir, site{"index.html": "old"})
	s, err := Begin(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.exchange = func(*os.Root, string, string) error { return fs.ErrPermission }
	if err := s.WriteFile("index.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	_, err = s.Commit()
	wantError(t, err, "publish public/", "permission")
	wantTree(t, dir, site{"index.html": "old"})
}

// What a kill can leave, made by hand: each state must end in the old site, and the next build must clear it away.
func TestBegin_recovers(t *testing.T) {
	const id = "0123456789abcdef"
	for name, tt := range map[string]struct {
		make func(dir string) error
		want site
	}{
		"unfinished stage": {
			func(dir string) error {
				return os.MkdirAll(filepath.Join(filepath.Dir(dir), ".public"+tagNew+id, "a", "b"), 0o755)
			},
			site{"index.html": "old", "CNAME": "x"},
		},
		"between two renames": {
			func(dir string) error { return os.Rename(dir, filepath.Join(filepath.Dir(dir), ".public"+tagOld+id)) },
			site{"index.html": "old", "CNAME": "x"},
		},
		"last site not removed": {
			func(dir string) error {
				old := filepath.Join(filepath.Dir(dir), ".public"+tagOld+id)
				return errors.Join(os.CopyFS(old, os.DirFS(dir)), os.WriteFile(filepath.Join(old, "late"), []byte("kept"), 0o644),
					os.WriteFile(filepath.Join(old, "index.html"), []byte("older"), 0o644))
			},
			site{"index.html": "old", "CNAME": "x", "late": "kept"},
		},
		"spill and lock": {
			func(dir string) error {
				beside := filepath.Dir(dir)
				return errors.Join(os.WriteFile(filepath.Join(beside, ".public"+tagSpill+id), []byte("x"), 0o600),
					os.WriteFile(filepath.Join(beside, ".public"+tagLock), []byte("99999999\n"), 0o644))
			},
			site{"index.html": "old", "CNAME": "x"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := public(t)
			must(t, dir, site{"index.html": "old"})
			plant(t, dir, site{"CNAME": "x"})
			plant(t, filepath.Dir(dir), site{".public.candor-new-notours": "1", "content/a.md": "2"})
			if err := tt.make(dir); err != nil {
				t.Fatal(err)
			}
			s, err := Begin(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			s.Abort()
			if got := tree(t, dir); name != "last site not removed" && !maps.Equal(got, tt.want) {
				t.Errorf("public holds %q, want %q", got, tt.want)
			}
			got := tree(t, filepath.Dir(dir))
			for _, keep := range []string{".public.candor-new-notours", "content/a.md"} {
				if _, ok := got[keep]; !ok {
					t.Errorf("%s is gone", keep)
				}
			}
			os.Remove(filepath.Join(filepath.Dir(dir), ".public.candor-new-notours"))
			wantTreeLoose(t, dir, tt.want)
		})
	}
}

// wantTreeLoose is wantTree that lets the copy of a foreign file, made by a test and not by a link, be kept twice.
func wantTreeLoose(t *testing.T, dir string, want site) {
	t.Helper()
	got := tree(t, dir)
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s is %q, want %q", name, got[name], text)
		}
	}
	wantNothingBeside(t, dir)
}

// Somebody puts a file in, and an editor replaces another, after the scan and before the exchange.
func TestCommit_keeps_files_of_the_last_moment(t *testing.T) {
	dir := public(t)
	must(t, dir, site{"index.html": "old"})
	plant(t, dir, site{"CNAME": "before"})
	s, err := Begin(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.exchange = func(root *os.Root, a, b string) error {
		plant(t, dir, site{"in/late.txt": "late", "edited": "after", "page.html": "mine"})
		return errors.Join(os.Rename(filepath.Join(dir, "edited"), filepath.Join(dir, "CNAME")), exchange(root, a, b))
	}
	for _, name := range []string{"index.html", "page.html"} {
		if err := s.WriteFile(name, []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, site{"index.html": "new", "page.html": "new", "page.html.kept": "mine", "CNAME": "after", "in/late.txt": "late"})
}

// Random sites one after the other, with foreign files between: public/ is always the last site and what is foreign.
func TestCommit_random(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	dir := public(t)
	foreign := site{}
	for round := range 60 {
		files := site{}
		for range rnd.IntN(12) {
			files[fmt.Sprintf("d%d/e%d/p%d.html", rnd.IntN(3), rnd.IntN(3), rnd.IntN(3))] = fmt.Sprint(rnd.IntN(2))
		}
		if _, err := put(dir, files); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		maps.Copy(files, foreign)
		wantTree(t, dir, files)
		name := fmt.Sprintf("d%d/foreign%d.txt", rnd.IntN(4), rnd.IntN(3))
		foreign[name] = fmt.Sprint(round)
		plant(t, dir, site{name: foreign[name]})
	}
}

func TestSpill(t *testing.T) {
	s, err := Begin(public(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for name, new := range map[string]func() (*Spill, error){"file": s.NewSpill, "memory": NewMemory().NewSpill} {
		t.Run(name, func(t *testing.T) {
			p, err := new()
			if err != nil {
				t.Fatal(err)
			}
			var wg sync.WaitGroup
			for w := range 4 {
				wg.Go(func() {
					var buf []byte
					for i := range 200 {
						body := bytes.Repeat([]byte{byte(w), byte(i)}, i)
						off, err := p.Append(body)
						if err != nil {
							t.Error(err)
						}
						buf, err = p.Read(off, len(body), buf)
						if err != nil || !bytes.Equal(buf, body) {
							t.Errorf("got %d bytes at %d (%v), want %d others", len(buf), off, err, len(body))
						}
					}
				})
			}
			wg.Wait()
			if _, err := p.Read(1<<40, 1, nil); err == nil {
				t.Error("no error past the end")
			}
			if _, err := p.Read(-1, 1, nil); err == nil {
				t.Error("no error before the start")
			}
			if err := p.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}
