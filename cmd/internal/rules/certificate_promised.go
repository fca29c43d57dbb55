package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

var certificatePromised = &check.Rule{
	ID: "certificate-promised", Family: check.Data, Severity: diag.Error,
	Title: "a certificate or report is promised that does not exist",
	Why:   "Whoever asks for the report will learn that the page was wrong.",
	Bad:   "-- data/c.toml --\n[certifications.soc2]\nname = \"SOC 2 Type II\"\nstatus = \"planned\"\n[documents.soc2]\ntitle = \"SOC 2 Type II report\"\naccess = \"on-request\"\n",
	Good:  "-- data/c.toml --\n[certifications.soc2]\nname = \"SOC 2 Type II\"\nstatus = \"certified\"\n[documents.soc2]\ntitle = \"SOC 2 Type II report\"\naccess = \"on-request\"\n",
	Data: func(p *check.Pass) {
		lex := claim.Frameworks(p.Center, p.Catalog)
		test := func(title string, at source.Span, fact string) {
			f, ok := lex.FrameworkIn(title)
			if !ok || !namesPaper(title) {
				return
			}
			var missing *trust.Certification
			for _, c := range p.Center.Certifications {
				if g, ok := lex.FrameworkIn(c.Name.V); !ok || c.Holder.IsSet() || c.Vendor.IsSet() || g.ID != f.ID || g.Qualifier != f.Qualifier && g.Qualifier != "" && f.Qualifier != "" {
					continue
				}
				if c.Status.V == "certified" || c.Status.V == "expired" {
					return
				}
				missing = c
			}
			if missing != nil {
				p.Report(at, fmt.Sprintf("%s is offered, and %s is %s", title, missing.Label(), strings.ReplaceAll(missing.Status.V, "none", "not held")), check.Fact(fact),
					check.Related(missing.Status.Span, "%s: %s", missing.Label(), missing.Status.V), check.Hint("take the offer out until there is a report, or correct the status"))
			}
		}
		for _, d := range p.Center.Documents {
			if d.Access.V != "internal" {
				test(d.Title.V, d.Title.Span, "")
			}
		}
		for _, s := range p.Center.Facts {
			switch strings.ToLower(s.Value.V) {
			case "available", "yes", "true", "provided", "current", "promised", "on request":
				test(s.Title.V, s.Value.Span, s.Path())
			}
		}
	},
}

// namesPaper reports whether a title is that of a report or a certificate itself, and not of a roadmap or a gap analysis.
func namesPaper(title string) bool {
	words := claim.Stems(title)
	has := func(list ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	return has("report", "certificate", "attestation", "letter") && !has("gap", "roadmap", "readiness", "plan", "planned", "draft", "self-assessment", "mapping", "bridge")
}
