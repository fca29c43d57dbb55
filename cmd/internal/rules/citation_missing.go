package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var citationMissing = &check.Rule{
	ID: "citation-missing", Family: check.Documents, Severity: diag.Error,
	Title: "a text refers to a section that the other document does not have",
	Why:   "What the section was to settle is settled nowhere, and a reader who looks for it finds out.",
	Bad:   numberedPage + doc("Passwords follow section 7 of the Access Policy."),
	Good:  numberedPage + doc("Passwords follow section 2 of the Access Policy."),
	Site: func(p *check.Pass, kept []*check.Kept) {
		byFile := map[string]*check.Kept{}
		for _, k := range kept {
			byFile[k.Policy.File] = k
		}
		for _, k := range kept {
			for _, c := range k.Cites {
				to := byFile[c.File]
				if to == nil || to.Numbering.Headings < 2 || c.Number <= to.Numbering.Largest {
					continue
				}
				p.Report(c.Span, fmt.Sprintf("there is no %s in %s, whose sections end with %d", c.Text, to.Policy.Label(), to.Numbering.Largest),
					check.Hint("write the number that it has now, or take the reference out"))
			}
		}
	},
}

const numberedPage = "-- content/policies/access.md --\n+++\ntitle = \"Access Policy\"\n+++\n## 1. Scope\nAll systems.\n## 2. Passwords\nPasswords have 16 characters.\n"
