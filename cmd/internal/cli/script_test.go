package cli_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"

	"candor/cmd/internal/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"candor": func() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// site is a small site without findings, which every script starts from and then changes one thing.
var site = map[string]string{
	"data/organisation.toml": "[organisation]\nname = \"Fieldnote\"\nlegal_name = \"Fieldnote GmbH\"\ncountry = \"DE\"\n",
	"data/backups.toml":      "[backups.daily]\nname = \"Database backup\"\ninterval = \"daily\"\nretention = \"30 days\"\n",
	"content/policies/backup.md": "+++\ntitle = \"Backup policy\"\n+++\n\n# Backup policy\n\n## Database\n\n" +
		"The database is backed up daily. Database backups are kept for 30 days.\n",
}

// TestScripts runs testdata/script. Each script stands in a folder with the small site, over which its own files lie.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			// The site stands in a folder of its own, so that what is beside it is the script's too.
			e.Cd = filepath.Join(e.WorkDir, "site")
			entries, err := os.ReadDir(e.WorkDir)
			if err != nil {
				return err
			}
			if err := os.Mkdir(e.Cd, 0o755); err != nil {
				return err
			}
			for _, entry := range entries {
				if name := entry.Name(); !strings.HasPrefix(name, ".") {
					if err := os.Rename(filepath.Join(e.WorkDir, name), filepath.Join(e.Cd, name)); err != nil {
						return err
					}
				}
			}
			for name, text := range site {
				file := filepath.Join(e.Cd, name)
				if _, err := os.Stat(file); err == nil {
					continue
				}
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					return err
				}
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					return err
				}
			}
			return nil
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "mount":
				return canMount(), nil
			}
			return false, fmt.Errorf("unknown condition %s", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "write": write, "sparse": sparse, "snapshot": snapshot, "same": same, "query": query, "places": places,
			"documents": documents, "together": together, "served": served, "occupied": occupied, "fifo": fifo, "tmpfs": tmpfs, "unprivileged": unprivileged, "killed": killed,
		},
	})
}

// status N COMMAND...: the command ends with that exit status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	expect(ts, want, ts.Exec(args[1], args[2:]...))
}

func expect(ts *testscript.TestScript, want int, err error) {
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("got exit status %d, want %d", got, want)
	}
}

// write FILE 'TEXT': the text, with the escapes of a Go string, for bytes that a script cannot hold.
func write(ts *testscript.TestScript, neg bool, args []string) {
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// sparse FILE MB: a file of zeros that takes no room.
func sparse(ts *testscript.TestScript, neg bool, args []string) {
	mb, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(errors.Join(f.Truncate(mb<<20), f.Close()))
}

// snapshot NAME: remember public/ as it is. same NAME: public/ is as it was then, byte for byte.
func snapshot(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs("../"+args[0]), []byte(tree(ts, ts.MkAbs("public"))), 0o644))
}

func same(ts *testscript.TestScript, neg bool, args []string) {
	want, got := ts.ReadFile("../"+args[0]), tree(ts, ts.MkAbs("public"))
	if neg && got == want {
		ts.Fatalf("public/ is as it was, and should have changed")
	}
	if !neg && got != want {
		ts.Fatalf("public/ changed; got:\n%s\nwant:\n%s", got, want)
	}
	if beside, _ := filepath.Glob(ts.MkAbs(".public.*")); !neg && len(beside) > 0 {
		ts.Fatalf("a build left %v", beside)
	}
}

// tree returns the names, modes and hashes of all files of a folder.
func tree(ts *testscript.TestScript, dir string) string {
	s, err := treeOf(dir)
	ts.Check(err)
	return s
}

func treeOf(dir string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		fmt.Fprintf(&b, "%s %s", info.Mode(), filepath.ToSlash(rel))
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %x", sha256.Sum256(data))
		}
		b.WriteByte('\n')
		return nil
	})
	return b.String(), err
}

// query PATH WANT: the value at the path of the JSON on standard output, such as findings.0.rule. A list's len is its length.
func query(ts *testscript.TestScript, neg bool, args []string) {
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &v))
	for step := range strings.SplitSeq(args[0], ".") {
		switch x := v.(type) {
		case map[string]any:
			got, ok := x[step]
			if !ok {
				ts.Fatalf("%s: there is no %q", args[0], step)
			}
			v = got
		case []any:
			if step == "len" {
				v = len(x)
				continue
			}
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(x) {
				ts.Fatalf("%s: there is no %q in a list of %d", args[0], step, len(x))
			}
			v = x[i]
		default:
			ts.Fatalf("%s: %q leads into %v", args[0], step, v)
		}
	}
	if got := fmt.Sprint(v); (got == args[1]) == neg {
		ts.Fatalf("%s: got %q, want %q", args[0], got, args[1])
	}
}

// places: every place in the findings on standard output agrees with its file: the offset with line and column, the excerpt
// with the bytes.
func places(ts *testscript.TestScript, neg bool, args []string) {
	type position struct{ Line, Column, Offset int }
	type place struct {
		File       string
		Start, End position
		Excerpt    *string
	}
	var out struct {
		Findings []struct {
			place
			Related []place
		}
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &out))
	seen := 0
	hold := func(p place) {
		text := ts.ReadFile(p.File)
		for _, at := range []position{p.Start, p.End} {
			before := text[:at.Offset]
			line := strings.Count(before, "\n") + 1
			column := utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + 1
			if line != at.Line || column != at.Column {
				ts.Fatalf("%s: offset %d is %d:%d, and was given as %d:%d", p.File, at.Offset, line, column, at.Line, at.Column)
			}
		}
		if said := text[p.Start.Offset:p.End.Offset]; p.Excerpt != nil && said != *p.Excerpt {
			ts.Fatalf("%s: the excerpt is %q, the bytes are %q", p.File, *p.Excerpt, said)
		}
		seen++
	}
	for _, f := range out.Findings {
		hold(f.place)
		for _, r := range f.Related {
			hold(r)
		}
	}
	if seen == 0 {
		ts.Fatalf("no finding has a place")
	}
}

// documents N: that many small documents in content/many.
func documents(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(os.MkdirAll(ts.MkAbs("content/many"), 0o755))
	for i := range n {
		text := fmt.Sprintf("# Note %d\n\nDatabase backups are kept for 30 days.\n", i)
		ts.Check(os.WriteFile(ts.MkAbs(fmt.Sprintf("content/many/note-%04d.md", i)), []byte(text), 0o644))
	}
}

// together N COMMAND...: the command N times at once, each with exit status 0.
func together(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	program, err := exec.LookPath(args[1])
	ts.Check(err)
	errs, out := make([]error, n), make([][]byte, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			c := exec.Command(program, args[2:]...)
			c.Dir = ts.MkAbs(".")
			out[i], errs[i] = c.CombinedOutput()
		})
	}
	wg.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		ts.Fatalf("%v\n%s", errs[i], out[i])
	}
}
