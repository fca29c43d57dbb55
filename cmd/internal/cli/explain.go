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
	var markdown, all bool
	c := &cobra.Command{
		Use:     "explain [RULE]",
		Short:   "Say what a rule reports, why it matters, and show an example; without a name, list the rules",
		Long:    "Explain says what a rule reports, why it matters, and shows an example of both. Without a name it lists the rules.\nWith --markdown it writes the same as Markdown: a table of the rules, one rule, or with --all the whole reference.",
		Example: "  candor explain\n  candor explain retention-mismatch\n  candor explain --markdown --all > rules.md",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return hint(fmt.Errorf("'%s' explains one rule at a time, and was given %d", c.CommandPath(), len(args)), "%s %s", c.CommandPath(), args[0])
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case all && len(args) > 0:
				return hint(fmt.Errorf("--all explains every rule, and %s was named beside it", args[0]), "leave out one of the two")
			case all && markdown:
				fmt.Fprint(a.out, RuleReference())
			case all:
				for i, r := range rules.All {
					if i > 0 {
						fmt.Fprint(a.out, "\n\n")
					}
					a.explainRule(r)
				}
			case len(args) == 0 && markdown:
				fmt.Fprint(a.out, RuleTable())
			case len(args) == 0:
				a.listRules()
			default:
				r, err := findRule(args[0])
				if err != nil {
					return err
				}
				if markdown {
					fmt.Fprintf(a.out, "# %s\n\n%s\n%s", r.ID, ruleHelp(r), silencing(r.ID))
					return nil
				}
				a.explainRule(r)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&markdown, "markdown", false, "write Markdown: the table of rules that stands in the README, one rule, or all")
	c.Flags().BoolVar(&all, "all", false, "explain every rule")
	return c
}

func ruleIDs() (ids []string) {
	for _, r := range rules.All {
		ids = append(ids, r.ID)
	}
	return ids
}

// families returns the rules of each family, in the order in which the families first appear.
func families() (out [][]*check.Rule) {
	at := map[check.Family]int{}
	for _, r := range rules.All {
		i, ok := at[r.Family]
		if !ok {
			i = len(out)
			at[r.Family] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], r)
	}
	return out
}

func (a *app) listRules() {
	for _, family := range families() {
		fmt.Fprintf(a.out, "\n%s\n", family[0].Family)
		for _, r := range family {
			fmt.Fprintf(a.out, "  %-30s %-8s %s\n", r.ID, r.Severity, r.Title)
		}
	}
}

func findRule(id string) (*check.Rule, error) {
	r, ok := rules.Find(id)
	if ok {
		return r, nil
	}
	err := fmt.Errorf("there is no rule %q", id)
	if near := load.Nearest(id, ruleIDs()); near != "" {
		return nil, hint(err, "did you mean %q? 'candor explain' lists them all", near)
	}
	return nil, hint(err, "'candor explain' lists them all")
}

func (a *app) explainRule(r *check.Rule) {
	fmt.Fprintf(a.out, "%s (%s, %s)\n\n%s.\n\n%s\n", r.ID, r.Severity, r.Family, upperFirst(r.Title), r.Why)
	if r.Bad != "" {
		fmt.Fprintf(a.out, "\nReported:\n\n%s\nRight:\n\n%s", indent(r.Bad), indent(r.Good))
	}
	fmt.Fprintf(a.out, "\nSilence it in one place, with a reason, on the line or the one before:\n\n    <!-- candor:ignore %s: reason -->    in Markdown\n    # candor:ignore %s: reason           in TOML\n", r.ID, r.ID)
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func indent(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n    ") + "\n"
}
