package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

var companyUnknown = &check.Rule{
	ID: "company-unknown", Family: check.Documents, Severity: diag.Warning,
	Title: "a text names a company that the data do not know",
	Why:   "It is a company that is used and not listed, or another company's name that was left in a text taken over from it.",
	Bad:   doc("Brightmoor Ltd keeps backups for thirty days."),
	Good:  "-- data/organisation.toml --\n[organisation]\nname = \"Brightmoor\"\nlegal_name = \"Brightmoor Ltd\"\n" + doc("Brightmoor Ltd keeps backups for thirty days."),
	Document: func(p *check.Pass, d *check.Document) {
		reported := map[string]bool{}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := range ts {
				lo, hi := companyAt(ts, i)
				if hi == 0 || b.Quoted || inHistory(d.Prose, b) {
					continue
				}
				name := b.Text[ts[lo].Start:ts[hi-1].End]
				if reported[name] || unlisted(d, b.Source(ts[lo].Start, ts[hi-1].End)) || companyKnown(p, name, b.Text[ts[lo].Start:ts[i-1].End]) {
					continue
				}
				reported[name] = true
				p.Report(b.Source(ts[lo].Start, ts[hi-1].End), fmt.Sprintf("%s is neither the organisation nor a sub-processor", name),
					check.Hint("list it among the sub-processors if it is used, or write the right name"))
			}
		})
	},
}

// unlisted reports whether vendor-unlisted reports a company at the span.
func unlisted(d *check.Document, at source.Span) (yes bool) {
	contradictions(d, bind.UnlistedVendor, func(b *bind.Binding) {
		yes = yes || b.Claim.Span.Start < at.End && at.Start < b.Claim.Span.End
	})
	return yes
}

// legalForms are abbreviations that end the name of a company, without their points.
var legalForms = map[string]bool{"Inc": true, "LLC": true, "Ltd": true, "GmbH": true, "BV": true, "SAS": true, "SARL": true, "AG": true, "AB": true, "Oy": true, "ApS": true, "PLC": true, "Pty": true, "SpA": true, "Srl": true, "SA": true}

// companyAt returns the tokens of a company's name whose legal form begins at token i: 'Hetzner Online GmbH', 'Mollie B.V.'.
func companyAt(ts []token.Token, i int) (lo, hi int) {
	if t := &ts[i]; t.Kind != token.Word || len(t.Text) > 4 || t.Text[0] < 'A' || t.Text[0] > 'Z' || i == 0 {
		return 0, 0
	}
	form, hi := ts[i].Text, i+1
	for hi+1 < len(ts) && ts[hi].Is(".") && !ts[hi].Space && !ts[hi+1].Space && len(ts[hi+1].Text) == 1 && ts[hi+1].Kind == token.Word { // B.V., S.A.S., S.r.l.
		form += ts[hi+1].Text
		hi += 2
	}
	if len(form) == 1 || !legalForms[form] && !legalForms[strings.ToUpper(form)] {
		return 0, 0
	}
	lo = i
	for lo > 0 {
		t := &ts[lo-1]
		comma := t.Is(",") && lo >= 2 && lo == i
		if t.Kind == token.Word && t.Capital() && !titleBreak[t.Lower] || comma || t.Kind == token.Number && lo == i {
			lo--
			continue
		}
		break
	}
	for lo < i && ts[lo].Kind != token.Word {
		lo++
	}
	if lo == i || i-lo > 5 || !ts[i].Space {
		return 0, 0
	}
	return lo, hi
}

// companyKnown reports whether the data or the catalog know a company by its name, with or without its legal form.
func companyKnown(p *check.Pass, name, short string) bool {
	short = strings.TrimRight(short, " ,")
	same := func(t trust.Text) bool {
		return t.IsSet() && (strings.EqualFold(t.V, name) || strings.EqualFold(t.V, short) || strings.HasPrefix(strings.ToLower(t.V), strings.ToLower(short)+" ") || strings.HasPrefix(strings.ToLower(t.V), strings.ToLower(short)+","))
	}
	org := &p.Center.Organisation
	if same(org.Name) || same(org.LegalName) || slices.ContainsFunc(org.Aliases, same) {
		return true
	}
	for _, s := range p.Center.Subprocessors {
		if same(s.Name) || same(s.LegalName) || slices.ContainsFunc(s.Aliases, same) {
			return true
		}
	}
	for _, n := range []string{name, short} {
		if _, ok := p.Catalog.Provider(n); ok {
			return true // whether it is listed is vendor-unlisted's to say
		}
	}
	return false
}
