// Package internal_test holds the policy of who may import whom, in the manner of the Go tree's go/build/deps_test.go.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// order lists the packages from bottom to top. A package may import only packages above it in this list.
var order = []string{
	"header", "source", "diag", "redline", "token", "period", "tomldoc", "prose", "catalog", "trust", "load", "site", "export", "claim", "bind", "change",
	"check", "rules", "render", "build", "publish", "serve", "starter", "history", "cli",
}

// apart lists packages that know nothing of the product, with the packages that they may import all the same.
var apart = map[string][]string{
	"publish": {"source", "diag"},
	"serve":   {"source", "diag", "header"},
}

// A door is an import that only some packages may have. A path that ends in a slash stands for all below it too.
type door struct {
	path string
	only []string
}

var doors = []door{
	{"github.com/yuin/goldmark/renderer/", []string{"prose", "render"}},
	{"github.com/yuin/goldmark/util/", []string{"prose", "render"}},
	{"github.com/yuin/goldmark/ast/", []string{"prose", "render"}},
	{"github.com/yuin/goldmark/extension/ast/", []string{"prose", "render"}},
	{"github.com/yuin/goldmark/", []string{"prose"}},
	{"github.com/BurntSushi/toml/", []string{"tomldoc"}},
	{"github.com/pelletier/go-toml/", []string{"tomldoc"}},
	{"go.yaml.in/yaml/", []string{"tomldoc"}},
	{"gopkg.in/yaml/", []string{"tomldoc"}},
	{"html/template", []string{"render"}},
	{"github.com/alecthomas/chroma/", []string{"render"}},
	{"net/http/", []string{"serve"}},
	{"github.com/fsnotify/", []string{"serve"}},
	{"github.com/spf13/cobra/", []string{"cli"}},
	{"os/exec", []string{"history"}}, // git, which reads its repositories best
	{"os/", []string{"cli", "publish", "history", "serve"}},
	{"log/", []string{"serve"}}, // net/http asks for a logger
	{"regexp/", []string{"cli"}},
	{"unsafe", nil},
}

const module = "candor/cmd/internal/"

// A file is a source file that is no test.
type file struct {
	pkg  string
	name string
	ast  *ast.File
}

// files parses every file of the packages, also those for other systems, so that the policy holds on all of them.
func files(t *testing.T) (out []file) {
	t.Helper()
	fset := token.NewFileSet()
	names, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, file{filepath.Dir(name), filepath.ToSlash(name), f})
	}
	if len(out) == 0 {
		t.Fatal("no files were found")
	}
	return out
}

func (f file) imports(t *testing.T) (out []string) {
	t.Helper()
	for _, spec := range f.ast.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, path)
	}
	return out
}

func TestOrder(t *testing.T) {
	for _, f := range files(t) {
		place := slices.Index(order, f.pkg)
		if place < 0 {
			t.Errorf("%s: the package %q has no place in the order", f.name, f.pkg)
			continue
		}
		for _, path := range f.imports(t) {
			other, ours := strings.CutPrefix(path, module)
			if !ours {
				if strings.HasPrefix(path, "candor/cmd/") {
					t.Errorf("%s imports %s: the packages below cmd/internal import no command", f.name, path)
				}
				continue
			}
			if i := slices.Index(order, other); i < 0 || i >= place {
				t.Errorf("%s imports %s, which does not stand above %s in the order", f.name, other, f.pkg)
			}
			if allowed, ok := apart[f.pkg]; ok && !slices.Contains(allowed, other) {
				t.Errorf("%s imports %s: %s knows nothing of the product", f.name, other, f.pkg)
			}
		}
	}
}

func TestDoors(t *testing.T) {
	for _, f := range files(t) {
		for _, path := range f.imports(t) {
			for _, d := range doors {
				if path != strings.TrimSuffix(d.path, "/") && !(strings.HasSuffix(d.path, "/") && strings.HasPrefix(path, d.path)) {
					continue
				}
				if !slices.Contains(d.only, f.pkg) {
					t.Errorf("%s imports %s, for which only %q are a door", f.name, path, d.only)
				}
				break // the first door that fits decides: the more exact ones stand first
			}
		}
	}
}

// clocks lists files outside cli that may read the clock, and why.
var clocks = map[string]string{
	"publish/lock.go": "how long to wait for another build's lock; nothing that is written depends on it",
}

// TestClock holds time.Now and its like to cli: everything else is told what day it is.
func TestClock(t *testing.T) {
	for _, f := range files(t) {
		if f.pkg == "cli" || clocks[f.name] != "" || !slices.Contains(f.imports(t), "time") {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if ok && x.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since" || sel.Sel.Name == "Until") {
				t.Errorf("%s calls time.%s: the clock is read in cli alone", f.name, sel.Sel.Name)
			}
			return true
		})
	}
}

// TestNoInit holds every package to lists that are written out: nothing registers itself.
func TestNoInit(t *testing.T) {
	for _, f := range files(t) {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function", f.name)
			}
		}
	}
}

// TestPackagesAreDocumented asks for one package comment, which says what the package is for.
func TestPackagesAreDocumented(t *testing.T) {
	comments := map[string]int{}
	for _, f := range files(t) {
		n := comments[f.pkg]
		if f.ast.Doc != nil && strings.HasPrefix(f.ast.Doc.Text(), "Package "+f.pkg+" ") {
			n++
		}
		comments[f.pkg] = n
	}
	for pkg, n := range comments {
		if n != 1 {
			t.Errorf("%s has %d package comments, want 1", pkg, n)
		}
	}
}
