package history_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"candor/cmd/internal/history"
)

func TestOpen(t *testing.T) {
	t.Run("no_git", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		_, err := history.Open(".")
		var e *history.Error
		if !errors.As(err, &e) || !strings.Contains(e.Problem, "there is no program 'git'") || e.Hint() == "" {
			t.Errorf("got %v, want an error with a hint", err)
		}
	})
	t.Run("no_repository", func(t *testing.T) {
		needGit(t)
		_, err := history.Open(t.TempDir())
		var e *history.Error
		if !errors.As(err, &e) || !strings.Contains(e.Problem, "is in no git repository") {
			t.Errorf("got %v", err)
		}
	})
}

func needGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
}

// TestSite reads what a checkout would change or an archive leave out: line ends, files marked export-ignore, names with odd
// letters, and links. A hook's variables lead nowhere else.
func TestSite(t *testing.T) {
	needGit(t)
	dir := t.TempDir()
	files := map[string]string{
		".gitattributes":         "*.md text eol=crlf\ncontent/hidden.md export-ignore\n",
		"content/a.md":           "# A\n\nOne.\n",
		"content/hidden.md":      "# Hidden\n",
		"content/été d'hiver.md": "# Été\n",
		"data/a.toml":            "[organisation]\nname = \"Acme\"\n",
		"elsewhere/secret.md":    "# Secret\n",
	}
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"content/b.md": "a.md", "content/c.md": "b.md", "content/out.md": "../elsewhere/secret.md", "content/loop.md": "loop.md", "content/abs.md": "/etc/hostname"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("links cannot be made here")
		}
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."}, {"-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qm", "x"}} {
		cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	t.Setenv("GIT_DIR", filepath.Join(t.TempDir(), "nowhere"))
	repo, err := history.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := repo.Site("main")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"content/a.md": files["content/a.md"], "content/hidden.md": files["content/hidden.md"], "content/été d'hiver.md": files["content/été d'hiver.md"],
		"data/a.toml": files["data/a.toml"], "content/b.md": files["content/a.md"], "content/c.md": files["content/a.md"],
	} {
		got, err := fs.ReadFile(fsys, name)
		if err != nil || string(got) != want {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, want)
		}
	}
	for _, name := range []string{"content/out.md", "content/loop.md", "content/abs.md", "elsewhere/secret.md", ".gitattributes"} {
		if _, err := fs.Stat(fsys, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s can be read: %v", name, err)
		}
	}
}
