//go:build unix

package publish

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The tests here need a process of their own, to be killed or to have fewer rights: the test binary once more, with what it
// is to do in childEnv and where in its argument.
const childEnv = "CANDOR_PUBLISH_CHILD"

func TestMain(m *testing.M) {
	if what := os.Getenv(childEnv); what != "" {
		if err := child(what, os.Args[1]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const nobody = 65534

func child(what, dir string) error {
	switch what {
	case "forever", "forever without exchange":
		for i := 0; ; i++ {
			s, err := Begin(dir, Options{})
			if err != nil {
				return err
			}
			if what != "forever" {
				s.exchange = func(*os.Root, string, string) error { return errNoExchange }
			}
			for name, text := range killSite(i % 2) {
				if err := s.WriteFile(name, []byte(text)); err != nil {
					return err
				}
			}
			if _, err := s.Commit(); err != nil {
				return err
			}
		}
	case "small files only":
		signal.Ignore(unix.SIGXFSZ)
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 4096, Max: 4096}); err != nil {
			return err
		}
	case "as nobody":
		if os.Getuid() == 0 {
			if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody)); err != nil {
				return err
			}
		}
	}
	_, err := put(dir, site{"index.html": "new", "a/page.html": strings.Repeat("new", 9000), "b/page.html": "new"})
	return err
}

func startChild(t *testing.T, what, dir string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, dir)
	cmd.Env = append(os.Environ(), childEnv+"="+what)
	return cmd
}

// killSite returns one of two sites that share some files, differ in others, and have some of their own.
func killSite(which int) site {
	files := site{}
	for i := range 30 {
		files[fmt.Sprintf("same/%d/index.html", i)] = "same"
		files[fmt.Sprintf("differs/%d.html", i)] = fmt.Sprint("site ", which)
		files[fmt.Sprintf("own%d/%d.html", which, i)] = "own"
	}
	return files
}

func TestKill(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 6
	}
	for _, what := range []string{"forever", "forever without exchange"} {
		t.Run(what, func(t *testing.T) {
			dir := public(t)
			foreign := site{"CNAME": "trust.acme.example", "same/1/note.txt": "mine"}
			must(t, dir, killSite(0))
			plant(t, dir, foreign)
			sites := []site{killSite(0), killSite(1)}
			for _, s := range sites {
				maps.Copy(s, foreign)
			}
			rnd := rand.New(rand.NewPCG(7, 7))
			seen, left := [2]int{}, 0
			for range rounds {
				cmd := startChild(t, what, dir)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(time.Duration(10_000+rnd.IntN(80_000)) * time.Microsecond)
				cmd.Process.Kill()
				if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
					t.Fatalf("the child ended by itself: %v", err)
				}
				if list, _ := os.ReadDir(filepath.Dir(dir)); len(list) > 1 {
					left++
				}
				if what != "forever" {
					s, err := Begin(dir, Options{}) // puts the site back when the kill fell between the renames
					if err != nil {
						t.Fatal(err)
					}
					s.Abort()
				}
				switch got := tree(t, dir); {
				case maps.Equal(got, sites[0]):
					seen[0]++
				case maps.Equal(got, sites[1]):
					seen[1]++
				default:
					t.Fatalf("public is neither site: %q", got)
				}
			}
			t.Logf("killed %d times: site 0 stood %d times, site 1 %d times, %d times something was left beside", rounds, seen[0], seen[1], left)
			if left == 0 {
				t.Error("no kill fell into a build: the test shows nothing")
			}
			must(t, dir, killSite(1))
			wantTree(t, dir, sites[1])
		})
	}
}

func TestCommit_file_size_limit(t *testing.T) {
	dir := public(t)
	was := site{"index.html": "old", "a/page.html": "old"}
	must(t, dir, was)
	out, err := startChild(t, "small files only", dir).Output()
	if err == nil || !strings.Contains(string(out), "write public/a/page.html: file too large") {
		t.Errorf("the child said %q (%v)", out, err)
	}
	wantTree(t, dir, was)
}

func TestCommit_no_permission(t *testing.T) {
	for name, tt := range map[string]struct {
		at   string // what is forbidden, below the folder that holds public
		mode os.FileMode
		say  string
	}{
		"folder above":          {".", 0o555, "write beside public/"},
		"public":                {"public", 0o555, "write public"},
		"folder in public":      {"public/a", 0o555, "write public/a"},
		"foreign folder unseen": {"public/own", 0, "carry over public/own"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := public(t)
			top := filepath.Dir(dir)
			was := site{"index.html": "old", "a/page.html": "old"}
			must(t, dir, was)
			plant(t, dir, site{"own/CNAME": "x"})
			was["own/CNAME"] = "x"
			// Both folders that t.TempDir made must let another user through.
			if err := os.Chmod(filepath.Dir(top), 0o755); err != nil {
				t.Fatal(err)
			}
			if os.Getuid() == 0 {
				for _, p := range []string{".", "public", "public/index.html", "public/a", "public/a/page.html", "public/own", "public/own/CNAME"} {
					if err := os.Chown(filepath.Join(top, p), nobody, nobody); err != nil {
						t.Fatal(err)
					}
				}
			}
			if err := os.Chmod(filepath.Join(top, tt.at), tt.mode); err != nil {
				t.Fatal(err)
			}
			out, err := startChild(t, "as nobody", dir).Output()
			if err := os.Chmod(filepath.Join(top, tt.at), 0o755); err != nil {
				t.Fatal(err)
			}
			if err == nil || !strings.HasPrefix(string(out), tt.say) || !strings.Contains(string(out), "permission denied") {
				t.Errorf("the child said %q (%v), want %q", out, err, tt.say)
			}
			wantTree(t, dir, was)
		})
	}
}
