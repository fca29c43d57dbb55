package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// testSites hold sites that real documents were told anew for.
const testSites = "../internal/build/testdata/sites"

// TestMutations changes the values of the shipped site, of the sites that the tests of the build use, and of every fourth
// clean case, and what is missed against the last list that was looked at. A miss that is not in it fails; one that has gone is told, so that the list
// can be written anew. The rates of each kind stand above the misses of a site.
func TestMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("it checks some eight hundred texts")
	}
	const golden = "testdata/mutations.txt"
	var b strings.Builder
	e := evaluation{out: io.Discard, err: io.Discard}
	run := func(title string, add func(r *mutationReport) error) {
		r := &mutationReport{kinds: map[string]*tally{}}
		if err := add(r); err != nil {
			t.Fatalf("%s: %v", title, err)
		}
		fmt.Fprintf(&b, "# %s: caught %d of %d\n", title, r.total.found, r.total.found+r.total.missed)
		for _, kind := range slices.Sorted(maps.Keys(r.kinds)) {
			k := r.kinds[kind]
			fmt.Fprintf(&b, "# %4d of %4d  %s\n", k.found, k.found+k.missed, kind)
		}
		for _, m := range r.misses {
			fmt.Fprintf(&b, "%s: %s: %q → %q\n", m.kind, path.Join(title, m.id, m.span.Name()), m.old, m.new)
		}
		b.WriteString("\n")
	}
	site := func(fsys fs.FS) func(*mutationReport) error {
		return func(r *mutationReport) error { return e.mutateSite(r, "", fsys, asOf, "") }
	}
	run("site", site(os.DirFS("../..")))
	for _, name := range []string{"hosting", "media", "signage", "ticketing"} {
		run(name, site(os.DirFS(path.Join(testSites, name))))
	}
	run("cases", func(r *mutationReport) error {
		cases, err := readCases(os.DirFS("testdata/cases"))
		if err != nil {
			return err
		}
		cases = slices.DeleteFunc(cases, func(c *Case) bool { return !c.Clean() })
		var some []*Case
		for i := 0; i < len(cases); i += 4 {
			some = append(some, cases[i])
		}
		return e.mutateCases(r, some, asOf, "")
	})
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	have, want := lineCounts(b.String()), lineCounts(string(text))
	for _, line := range slices.Sorted(maps.Keys(have)) {
		if have[line] > want[line] {
			t.Errorf("no longer caught: %s", line)
		}
	}
	for _, line := range slices.Sorted(maps.Keys(want)) {
		if want[line] > have[line] {
			t.Logf("caught now, or not changed any more: %s", line)
		}
	}
	if t.Failed() {
		t.Log("look at each line, then run with -update")
	}
}

// lineCounts tells how often a list of misses has each line.
func lineCounts(text string) map[string]int {
	out := map[string]int{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out[line]++
		}
	}
	return out
}
