package rules

import (
	"fmt"
	"path"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/trust"
)

// eitherRegion offers to write the data's region into the sentence, and the sentence's into the data. The first is offered where
// the data have one region for all that the sentence speaks of, the second where the data know a region with the code already,
// or where the code itself is what the sentence differs from: to declare a region is more than a correction.
func eitherRegion(p *check.Pass, b *bind.Binding) check.Option {
	if b.Claim.Text != b.Claim.Region.Code {
		return check.Fixes()
	}
	declared := map[string]*trust.Region{}
	newID := ""
	for _, r := range p.Center.Regions {
		declared[r.ID] = r
		if strings.EqualFold(r.Code.V, b.Claim.Region.Code) {
			newID = r.ID
		}
	}
	var fixes []diag.Fix
	var edits []diag.Edit
	code, whole := "", true
	for _, o := range b.Others {
		said := strings.Trim(o.Span.Text(), `"'`)
		becomes := b.Claim.Region.Code
		if r := declared[said]; r != nil {
			said, becomes = r.Code.V, newID
		}
		if code == "" {
			code = said
		}
		whole = whole && said == code && said != "" && path.Ext(o.Span.Name()) == ".toml"
		if becomes != "" {
			edits = append(edits, diag.Edit{Span: o.Span, New: fmt.Sprintf("%q", becomes)})
		}
	}
	if whole && code != "" {
		fixes = append(fixes, write(b.Claim.Span, code, fmt.Sprintf("write %q here", code)))
	}
	if whole && len(edits) == len(b.Others) && len(edits) > 0 {
		title := fmt.Sprintf("write %s in the data", edits[0].New)
		if len(edits) > 1 {
			title += fmt.Sprintf(", in %d places", len(edits))
		}
		fixes = append(fixes, diag.Fix{Title: title, Edits: edits})
	}
	return check.Fixes(fixes...)
}
