package cli

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/rules"
)

// referenceFile is where the reference of the rules stands in the repository, seen from its root.
const referenceFile = "cmd/internal/rules/README.md"

// RuleTable returns the table of rules that stands in the README.
func RuleTable() string {
	var b strings.Builder
	for _, family := range families() {
		fmt.Fprintf(&b, "\n**%s**\n\n| rule | severity | what it reports |\n|---|---|---|\n", upperFirst(string(family[0].Family)))
		for _, r := range family {
			fmt.Fprintf(&b, "| [`%s`](%s#%s) | %s | %s |\n", r.ID, referenceFile, r.ID, r.Severity, r.Title)
		}
	}
	return b.String()
}

// RuleReference returns the reference of all rules, each under a heading that is its ID.
func RuleReference() string {
	var b strings.Builder
	b.WriteString("# The rules\n\n" +
		"What each rule reports, why it matters, and an example of what it reports and of what is right. The examples run as tests.\n" +
		"This page is written by `candor explain --markdown --all`.\n\n" +
		"An *error* keeps a site from being published; a *warning* is a weakness that a reader may ask about; an *info* is worth knowing.\n\n" +
		strings.TrimPrefix(silencing("RULE"), "\n"))
	for _, family := range families() {
		fmt.Fprintf(&b, "\n## %s\n", upperFirst(string(family[0].Family)))
		for _, r := range family {
			fmt.Fprintf(&b, "\n### %s\n\n%s", r.ID, ruleHelp(r))
		}
	}
	return b.String()
}

// reportRules returns the rules as formats describe them.
func reportRules() []diag.Rule {
	out := make([]diag.Rule, len(rules.All))
	for i, r := range rules.All {
		out[i] = diag.Rule{ID: r.ID, Title: r.Title, Why: r.Why, Severity: r.Severity, Family: string(r.Family), Help: ruleHelp(r)}
	}
	return out
}

// ruleHelp returns what a rule reports, why, and its examples, as Markdown. Of the example put right only the files that
// changed are shown.
func ruleHelp(r *check.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s: %s.\n\n%s\n", upperFirst(r.Severity.String()), r.Family, r.Title, r.Why)
	if r.Bad == "" {
		return b.String()
	}
	bad, good := txtar.Parse([]byte(r.Bad)).Files, txtar.Parse([]byte(r.Good)).Files
	b.WriteString("\nReported:\n")
	for _, f := range bad {
		exampleFile(&b, f)
	}
	b.WriteString("\nRight:\n")
	for _, f := range good {
		if !contains(bad, f) {
			exampleFile(&b, f)
		}
	}
	for _, f := range bad {
		if !slices.ContainsFunc(good, func(g txtar.File) bool { return g.Name == f.Name }) {
			fmt.Fprintf(&b, "\n`%s` is not there.\n", f.Name)
		}
	}
	return b.String()
}

func contains(files []txtar.File, f txtar.File) bool {
	for _, other := range files {
		if other.Name == f.Name && bytes.Equal(other.Data, f.Data) {
			return true
		}
	}
	return false
}

func exampleFile(b *strings.Builder, f txtar.File) {
	lang := map[string]string{".md": "markdown", ".toml": "toml"}[path.Ext(f.Name)]
	fence := "```"
	for bytes.Contains(f.Data, []byte(fence)) {
		fence += "`"
	}
	name := "`" + f.Name + "`"
	if was, ok := strings.CutPrefix(f.Name, "since/"); ok {
		name = "`" + was + "`, as it was last published"
	}
	fmt.Fprintf(b, "\n%s\n\n%s%s\n%s\n%s\n", name, fence, lang, bytes.TrimRight(f.Data, "\n"), fence)
}

func silencing(id string) string {
	return fmt.Sprintf("\nA finding that is wrong or accepted is silenced in its place, with a reason, on the line or the one before:\n\n"+
		"    <!-- candor:ignore %s: reason -->    in Markdown\n    # candor:ignore %s: reason           in TOML\n", id, id)
}
