package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata/score.txt anew")

// TestCases scores the worked cases of the repository and holds the outcome, case by case, against the last one that was looked
// at: what a change finds, loses or reports for nothing shows as a difference. An error on a clean case always fails.
func TestCases(t *testing.T) {
	const golden = "testdata/score.txt"
	cases, err := readCases(os.DirFS("testdata/cases"))
	if err != nil {
		t.Fatal(err)
	}
	var r report
	var b strings.Builder
	for _, c := range cases {
		s, err := scoreCase(c, asOf)
		if err != nil {
			t.Fatal(err)
		}
		r.add(s)
		for _, m := range s.missed {
			fmt.Fprintf(&b, "missed %s %s %q\n", c.ID, where(m.place), m.Excerpt)
		}
		for _, a := range s.alarms {
			fmt.Fprintf(&b, "false  %s %s %s\n", c.ID, a.rule, a.message)
			if c.Clean() {
				t.Errorf("%s is clean, and %s is reported: %s", c.ID, a.rule, a.message)
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Errorf("the outcome has changed (-was +is); look at each line, then run with -update:\n%s", d)
	}
}
