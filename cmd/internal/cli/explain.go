package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"candor/cmd/internal/check"
	"candor/cmd/internal/load"
	"candor/cmd/internal/rules"
)

func (a *app) explain() *cobra.Command {
	var markdown bool
	c := &cobra.Command{
		Use:     "explain [RULE]",
		Short:   "Say what a rule reports, why it matters, and show an example; without a name, list the rules",
		Example: "  candor explain\n  candor explain retention-mismatch",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return hint(fmt.Errorf("'%s' explains one rule at a time, and was given %d", c.CommandPath(), len(args)), "%s %s", c.CommandPath(), args[0])
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			for _, r := range rules.All {
				ids = append(ids, r.ID)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case markdown:
				fmt.Fprint(a.out, RuleTable())
			case len(args) == 0:
				a.listRules()
			default:
				return a.explainRule(args[0])
			}
			return nil
		},
	}
	c.Flags().BoolVar(&markdown, "markdown", false, "write the table of rules that stands in the README")
	return c
}

func (a *app) listRules() {
	var family check.Family
	for _, r := range rules.All {
		if r.Family != family {
			family = r.Family
			fmt.Fprintf(a.out, "\n%s\n", family)
		}
		fmt.Fprintf(a.out, "  %-30s %-8s %s\n", r.ID, r.Severity, r.Title)
	}
}

func (a *app) explainRule(id string) error {
	r, ok := rules.Find(id)
	if !ok {
		var ids []string
		for _, r := range rules.All {
			ids = append(ids, r.ID)
		}
		if near := load.Nearest(id, ids); near != "" {
			return hint(fmt.Errorf("there is no rule %q", id), "did you mean %q? 'candor explain' lists them all", near)
		}
		return hint(fmt.Errorf("there is no rule %q", id), "'candor explain' lists them all")
	}
	fmt.Fprintf(a.out, "%s (%s, %s)\n\n%s.\n\n%s\n", r.ID, r.Severity, r.Family, upperFirst(r.Title), r.Why)
	if r.Bad != "" {
		fmt.Fprintf(a.out, "\nReported:\n\n%s\nRight:\n\n%s", indent(r.Bad), indent(r.Good))
	}
	fmt.Fprintf(a.out, "\nSilence it in one place, with a reason, on the line or the one before:\n\n    <!-- candor:ignore %s: reason -->    in Markdown\n    # candor:ignore %s: reason           in TOML\n", r.ID, r.ID)
	return nil
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func indent(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n    ") + "\n"
}

// RuleTable returns the table of rules that stands in the README.
func RuleTable() string {
	var b strings.Builder
	var family check.Family
	for _, r := range rules.All {
		if r.Family != family {
			family = r.Family
			fmt.Fprintf(&b, "\n**%s**\n\n| rule | severity | what it reports |\n|---|---|---|\n", upperFirst(string(family)))
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.ID, r.Severity, r.Title)
	}
	return b.String()
}
