package cli

import (
	"flag"
	"os"
	"strings"
	"testing"
)

const root = "../../../"

var update = flag.Bool("update", false, "write the table of rules in the README and the reference of the rules anew")

// TestReadmeRules holds the README's table of rules to the rules.
func TestReadmeRules(t *testing.T) {
	data, err := os.ReadFile(root + "README.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "explain --markdown -->\n", "\n<!-- end of rules -->"
	before, rest, ok := strings.Cut(string(data), begin)
	table, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("README.md has no place for the rules")
	}
	want := RuleTable()
	if *update {
		if err := os.WriteFile(root+"README.md", []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != want {
		t.Error("the table of rules in README.md is stale: go test ./cmd/internal/cli -run Rule -update")
	}
}

// TestRuleReference holds the reference of the rules to the rules, and to the headings to which the README and the formats
// link.
func TestRuleReference(t *testing.T) {
	want := RuleReference()
	if *update {
		if err := os.WriteFile(root+referenceFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(root + referenceFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != want {
		t.Errorf("%s is stale: go test ./cmd/internal/cli -run Rule -update", referenceFile)
	}
	for _, id := range ruleIDs() {
		if !strings.Contains(string(data), "\n### "+id+"\n") {
			t.Errorf("%s has no heading %q", referenceFile, id)
		}
	}
}
