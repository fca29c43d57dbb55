package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
)

var anchorMissing = &check.Rule{
	ID: "anchor-missing", Family: check.Documents, Severity: diag.Error,
	Title: "a link leads to a section that does not exist",
	Why:   "The clause that was cited has been renamed or taken out, and the citation now proves nothing.",
	Bad:   page + doc("See [passwords](access.md#pasword)."),
	Good:  page + doc("See [passwords](access.md#passwords)."),
	Site: func(p *check.Pass, kept []*check.Kept) {
		byFile := map[string]*check.Kept{}
		for _, k := range kept {
			byFile[k.Policy.File] = k
		}
		for _, k := range kept {
			for _, l := range k.Links {
				to := byFile[l.File]
				if to == nil || l.Fragment == "" || to.HasAnchor(l.Fragment) {
					continue
				}
				var names []string
				for i := range to.Heads {
					names = append(names, to.Heads[i].ID)
				}
				hint := "link to one of its headings"
				if near := load.Nearest(l.Fragment, names); near != "" {
					hint = fmt.Sprintf("did you mean #%s?", near)
				}
				fix := check.Fixes()
				if meant, ok := load.Slip(l.Fragment, names); ok && !l.At.IsZero() {
					fix = check.Fixes(diag.Fix{Title: "link to #" + meant, Safe: true, Edits: []diag.Edit{{Span: l.At, New: meant}}})
				}
				p.Report(l.Span, fmt.Sprintf("%s has no section #%s", to.Policy.Label(), l.Fragment), check.Hint("%s", hint), fix)
			}
		}
	},
}
