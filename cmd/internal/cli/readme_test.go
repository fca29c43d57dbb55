package cli

import (
	"os"
	"strings"
	"testing"
)

// TestReadmeRules holds the README's table of rules to the rules.
func TestReadmeRules(t *testing.T) {
	data, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), "explain --markdown -->\n")
	table, _, ok2 := strings.Cut(rest, "<!-- end of rules -->")
	if !ok || !ok2 {
		t.Fatal("README.md has no place for the rules")
	}
	if strings.TrimSpace(table) != strings.TrimSpace(RuleTable()) {
		t.Error("the table of rules in README.md is stale: put what 'go run ./cmd/candor explain --markdown' writes between its marks")
	}
}
