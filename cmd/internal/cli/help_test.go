package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"candor/cmd/internal/cli"
)

// help returns what a command prints as its help.
func help(t *testing.T, command ...string) string {
	t.Helper()
	var out, errOut bytes.Buffer
	if status := cli.Main(append(command, "--help"), &out, &errOut); status != cli.Clean || out.Len() > 0 {
		t.Fatalf("%s --help: status %d, standard output %q", strings.Join(command, " "), status, out.String())
	}
	return errOut.String()
}

// commands returns the names of all commands, as the help lists them.
func commands(t *testing.T) (names []string) {
	t.Helper()
	_, list, ok := strings.Cut(help(t), "Available Commands:\n")
	if !ok {
		t.Fatal("the help lists no commands")
	}
	list, _, _ = strings.Cut(list, "\n\n")
	for line := range strings.Lines(list) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		names = append(names, name)
	}
	return names
}

// TestHelpExamples pastes each example of each command's help into a shell, in the folder of a site.
func TestHelpExamples(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("the examples need a shell")
	}
	elsewhere := map[string]string{
		"help": "cobra's own", "completion": "cobra's own: see TestCompletion", "serve": "does not end by itself: see the server's tests",
	}
	for _, name := range commands(t) {
		if elsewhere[name] != "" {
			continue
		}
		_, examples, ok := strings.Cut(help(t, name), "Examples:\n")
		if !ok {
			t.Errorf("%s: the help shows no example", name)
			continue
		}
		examples, _, _ = strings.Cut(examples, "\n\n")
		for example := range strings.Lines(examples) {
			t.Run(strings.TrimSpace(example), func(t *testing.T) {
				c := exec.Command("sh", "-c", example)
				c.Dir = history(t)
				var errOut bytes.Buffer
				c.Stderr = &errOut
				_ = c.Run() // a finding is no fault of the example
				if status := c.ProcessState.ExitCode(); status != cli.Clean && status != cli.Findings || strings.Contains(errOut.String(), "error:") {
					t.Errorf("status %d\n%s", status, errOut.String())
				}
			})
		}
	}
}

// history returns the folder of the small site, in a repository in which it was changed once: with tags, a branch of another
// repository, and beside it the folder of an earlier state, as the examples name them.
func history(t *testing.T) string {
	t.Helper()
	above := t.TempDir()
	dir := filepath.Join(above, "site")
	for name, text := range site {
		for _, in := range []string{dir, filepath.Join(above, "last-year")} {
			file := filepath.Join(in, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := exec.LookPath("git"); err != nil {
		return dir
	}
	git := func(args ...string) {
		c := exec.Command("git", append([]string{"-c", "user.name=Tester", "-c", "user.email=tester@company.example"}, args...)...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	git("init", "--quiet", "--initial-branch", "main")
	git("add", "data")
	git("commit", "--quiet", "--message", "Facts")
	git("tag", "v1.0")
	git("update-ref", "refs/remotes/origin/main", "HEAD")
	git("add", "--all")
	git("commit", "--quiet", "--message", "Policies")
	git("tag", "v1.1")
	return dir
}

// TestCompletion holds that each shell's script is written to standard output and names the program.
func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		var out, errOut bytes.Buffer
		if status := cli.Main([]string{"completion", shell}, &out, &errOut); status != cli.Clean || !strings.Contains(out.String(), "candor") || errOut.Len() > 0 {
			t.Errorf("%s: status %d, %d bytes, standard error %.200q", shell, status, out.Len(), errOut.String())
		}
	}
	for _, tt := range []struct{ typed, want string }{
		{"ch", "check\t"},
		{"check --format ", "sarif\n"},
		{"check --fail-on w", "warning\n"},
		{"explain retention-m", "retention-mismatch\n"},
	} {
		var out, errOut bytes.Buffer
		args := append([]string{"__complete"}, strings.Split(tt.typed, " ")...)
		if status := cli.Main(args, &out, &errOut); status != cli.Clean || !strings.Contains(out.String(), tt.want) {
			t.Errorf("%q is completed to %.200q, want %q", tt.typed, out.String(), tt.want)
		}
	}
}
