package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

var vendorEnded = &check.Rule{
	ID: "vendor-ended-in-use", Family: check.Data, Severity: diag.Error,
	Title: "something still rests on a sub-processor that is no longer used",
	Why:   "Either the list hides a company that sees data, or the entry names one that no longer does.",
	Bad:   vendorThatEnded + "[components.cdn]\nname = \"Delivery network\"\nprovider = \"fastly\"\n",
	Good:  vendorThatEnded,
	Data: func(p *check.Pass) {
		test := func(id trust.Text, what, fact string) {
			n, ok := p.Center.Noun("subprocessors." + id.V)
			if !id.IsSet() || !ok {
				return
			}
			s, ok := n.(*trust.Subprocessor)
			if !ok {
				return
			}
			at, when := ended(p, s)
			if at.IsZero() {
				return
			}
			p.Report(id.Span, fmt.Sprintf("%s rests on %s, which %s", what, s.Label(), when), check.Fact(fact),
				check.Related(at, "%s", when), check.Hint("name the company that has the task now, or take the end back"))
		}
		for _, s := range p.Center.Subprocessors {
			if s.Status.V == "active" && s.Ended.IsSet() && s.Ended.V.Before(p.Today) {
				p.Report(s.Status.Span, fmt.Sprintf("%s is active, and has not been used since %s", s.Label(), load.Text(s.Ended.V)),
					check.Related(s.Ended.Span, "ended on %s", load.Text(s.Ended.V)), check.Hint("set the status to ended, or take the date out"))
			}
		}
		for _, c := range p.Center.Components {
			test(c.Provider, c.Label(), c.Path()+".provider")
			for _, u := range c.Uses {
				test(u, c.Label(), c.Path()+".provider")
			}
		}
		for _, b := range p.Center.Backups {
			test(b.Provider, b.Label(), b.Path()+".provider")
		}
	},
}

const vendorThatEnded = "-- data/v.toml --\n[subprocessors.fastly]\nname = \"Fastly\"\nlegal_name = \"Fastly, Inc.\"\ncountry = \"US\"\npurpose = \"Delivery\"\ntransfer = \"sccs\"\nended = 2025-04-30\n"

// ended returns the place that says that a sub-processor is no longer used, and in words since when.
func ended(p *check.Pass, s *trust.Subprocessor) (source.Span, string) {
	switch {
	case s.Ended.IsSet() && s.Ended.V.Before(p.Today):
		return s.Ended.Span, "has not been used since " + load.Text(s.Ended.V)
	case s.Status.V == "ended" && !s.Ended.IsSet():
		return s.Status.Span, "is no longer used"
	}
	return source.Span{}, ""
}
