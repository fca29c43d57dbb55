package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// unresolved reports the links that lead nowhere for the reason that the rule is about.
func unresolved(rule string) func(*check.Pass, *check.Document) {
	return func(p *check.Pass, d *check.Document) {
		for i := range d.Prose.Links {
			l := &d.Prose.Links[i]
			if t := p.Resolve(d.Prose.File.Name, l.Dest); t.Problem != "" && t.Rule == rule {
				p.Report(linkPlace(l), t.Problem, check.Hint("%s", t.Hint))
			}
		}
	}
}

// unresolvedInData is unresolved for the Markdown that stands in data.
func unresolvedInData(rule string) func(*check.Pass) {
	return func(p *check.Pass) {
		dataLinks(p, func(at source.Span, l *prose.Link) {
			if t := p.Resolve("", l.Dest); t.Problem != "" && t.Rule == rule {
				p.Report(at, t.Problem, check.Hint("%s", t.Hint))
			}
		})
	}
}

// dataLinks calls visit for each link of the answers and summaries that data hold, with the place of the value.
func dataLinks(p *check.Pass, visit func(at source.Span, l *prose.Link)) {
	text := func(t trust.Text) {
		if !t.IsSet() {
			return
		}
		d := prose.Parse(source.NewFile(t.Span.Name(), []byte(t.V)))
		for i := range d.Links {
			visit(t.Span, &d.Links[i])
		}
	}
	for _, q := range p.Center.Questions {
		text(q.Answer)
	}
	for _, u := range p.Center.Updates {
		text(u.Summary)
	}
}

func linkPlace(l *prose.Link) source.Span {
	if l.DestSpan.IsZero() || l.DestSpan.Start == l.DestSpan.End {
		return l.Span
	}
	return l.DestSpan
}

const page = "-- content/policies/access.md --\n+++\ntitle = \"Access Policy\"\n+++\n## Passwords\nPasswords have 16 characters.\n"

func doc(body string) string {
	return "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\n## Scope\n" + body + "\n"
}

var linkDead = &check.Rule{
	ID: "link-dead", Family: check.Documents, Severity: diag.Error,
	Title:    "a link leads to nothing",
	Why:      "A reader who follows a reference to a policy and finds nothing stops believing the page.",
	Bad:      page + doc("See the [access policy](acess.md)."),
	Good:     page + doc("See the [access policy](access.md)."),
	Document: unresolved("link-dead"),
	Data:     unresolvedInData("link-dead"),
}

var factUnknown = &check.Rule{
	ID: "fact-unknown", Family: check.Markup, Severity: diag.Error,
	Title:    "a text is bound to a fact that does not exist",
	Why:      "Words bound to nothing are not checked, although the author believes that they are.",
	Bad:      doc("Copies are kept for [30 days](fact:backups.daily.retention)."),
	Good:     "-- data/b.toml --\n" + tier("daily", "Daily", "daily", "30 days") + doc("Copies are kept for [30 days](fact:backups.daily.retention)."),
	Document: unresolved("fact-unknown"),
	Data:     unresolvedInData("fact-unknown"),
}

var referenceUnknown = &check.Rule{
	ID: "reference-unknown", Family: check.Markup, Severity: diag.Error,
	Title:    "a text refers to an entry that does not exist",
	Why:      "The page would show a link to nothing.",
	Bad:      doc("See the [access rules](ref:acess)."),
	Good:     page + doc("See the [access policy](ref:access)."),
	Document: unresolved("reference-unknown"),
	Data:     unresolvedInData("reference-unknown"),
}

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
				p.Report(l.Span, fmt.Sprintf("%s has no section #%s", to.Policy.Label(), l.Fragment), check.Hint("%s", hint))
			}
		}
	},
}

var factTextMismatch = &check.Rule{
	ID: "fact-text-mismatch", Family: check.Markup, Severity: diag.Error,
	Title: "words that are bound to a fact say something else",
	Why:   "Binding a figure to a fact is the author's own promise that the two are the same.",
	Bad:   "-- data/b.toml --\n" + tier("daily", "Daily", "daily", "30 days") + doc("Copies are kept for [60 days](fact:backups.daily.retention)."),
	Good:  "-- data/b.toml --\n" + tier("daily", "Daily", "daily", "30 days") + doc("Copies are kept for [thirty days](fact:backups.daily.retention)."),
	Document: func(p *check.Pass, d *check.Document) {
		for i := range d.Prose.Links {
			l := &d.Prose.Links[i]
			if !strings.HasPrefix(l.Dest, "fact:") || strings.TrimSpace(l.Text) == "" {
				continue
			}
			misstated(p, l.Span, l, p.Resolve(d.Prose.File.Name, l.Dest).Fact)
		}
	},
	Data: func(p *check.Pass) {
		dataLinks(p, func(at source.Span, l *prose.Link) {
			if strings.HasPrefix(l.Dest, "fact:") && strings.TrimSpace(l.Text) != "" {
				misstated(p, at, l, p.Resolve("", l.Dest).Fact)
			}
		})
	},
}

// misstated reports a bound link whose words do not say its fact.
func misstated(p *check.Pass, at source.Span, l *prose.Link, f *trust.Fact) {
	if f == nil || saysFact(l.Text, f) {
		return
	}
	p.Report(at, fmt.Sprintf("%s: %s here, %s in the data", f.Title, strings.TrimSpace(l.Text), f.Text), check.Fact(f.ID),
		check.Related(f.Span, "the data say %s", f.Text), check.Hint("write %s, leave the brackets empty to have it filled in, or change the data", f.Text))
}

// saysFact reports whether a text says the value of a fact, in whatever form.
func saysFact(text string, f *trust.Fact) bool {
	text = strings.TrimSpace(text)
	same := func(a, b period.Range) bool { return period.Relate(a, b) == period.Equal }
	switch v := f.Value.(type) {
	case period.Range:
		if r, err := period.Parse(strings.ToLower(text)); err == nil {
			return same(r, v) || v.IsPoint() && (r.OpenMin && same(period.Point(r.Max), v) || r.OpenMax && same(period.Point(r.Min), v))
		}
	case trust.Interval:
		if r, err := period.ParseInterval(strings.ToLower(text)); err == nil {
			return same(r, period.Range(v))
		}
	case []string:
		return len(text) > 0
	}
	return strings.Contains(fold(text), fold(f.Text)) || strings.Contains(fold(f.Text), fold(text))
}

func fold(s string) string {
	s = strings.ToLower(strings.NewReplacer(" ", "", "\u00a0", "", "%", "", "percent", "").Replace(s))
	return s
}
