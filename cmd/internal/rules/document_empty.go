package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var documentEmpty = &check.Rule{
	ID: "document-empty", Family: check.Documents, Severity: diag.Warning,
	Title: "a document has no text",
	Why:   "It would be published as a page with a title and nothing below it.",
	Bad:   "-- content/policies/access.md --\n+++\ntitle = \"Access Policy\"\n+++\n",
	Good:  page,
	Document: func(p *check.Pass, d *check.Document) {
		if len(d.Prose.Blocks) == 0 && !d.Prose.TooDeep && d.Prose.Broken == nil {
			p.Report(d.Prose.File.Span(0, 0), fmt.Sprintf("%s has no text", d.Policy.Label()), check.Hint("write it, or take the file out of content/"))
		}
	},
}
