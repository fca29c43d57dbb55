package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

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
			misstated(p, l.Span, l, p.Resolve(d.Prose.File.Name, l.Dest).Fact, boundText(l))
		}
	},
	Data: func(p *check.Pass) {
		dataLinks(p, func(at source.Span, l *prose.Link) {
			if strings.HasPrefix(l.Dest, "fact:") && strings.TrimSpace(l.Text) != "" {
				misstated(p, at, l, p.Resolve("", l.Dest).Fact, source.Span{})
			}
		})
	},
}

// boundText returns the words of a bound link, where they stand there as they are.
func boundText(l *prose.Link) source.Span {
	if !strings.HasPrefix(l.Span.Text(), "["+l.Text+"](") {
		return source.Span{}
	}
	return l.Span.File.Span(l.Span.Start+1, l.Span.Start+1+len(l.Text))
}

// misstated reports a bound link whose words do not say its fact, and offers to put the fact's value where they stand.
func misstated(p *check.Pass, at source.Span, l *prose.Link, f *trust.Fact, words source.Span) {
	if f == nil || saysFact(l.Text, f) {
		return
	}
	fix := check.Fixes()
	if !words.IsZero() {
		fix = check.Fixes(write(words, f.Text, fmt.Sprintf("write %q here", f.Text)))
	}
	p.Report(at, fmt.Sprintf("%s: %s here, %s in the data", f.Title, strings.TrimSpace(l.Text), f.Text), check.Fact(f.ID),
		check.Related(f.Span, "the data say %s", f.Text), check.Hint("write %s, leave the brackets empty to have it filled in, or change the data", f.Text), fix)
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
