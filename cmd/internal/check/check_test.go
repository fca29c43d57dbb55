package check_test

import (
	"testing"
	"time"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

func TestChecker(t *testing.T) {
	f := source.NewFile("data/a.toml", []byte("one two"))
	today := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	center := &trust.Center{}
	policy := &trust.Policy{File: "content/a.md"}
	c := check.Checker{
		Context: check.Context{Center: center, Policies: []*trust.Policy{policy}, Today: today},
		Rules: []*check.Rule{
			{ID: "data-rule", Severity: diag.Error, Data: func(p *check.Pass) {
				if p.Center != center || !p.Today.Equal(today) {
					p.Report(source.Span{}, "the pass does not see its context")
				}
				p.Report(f.Span(0, 3), "plain")
				p.Report(f.Span(4, 7), "with all", check.Hint("write %d", 3), check.Fact("a.b.c"), check.Severity(diag.Info),
					check.Related(f.Span(0, 3), "said %q", "one"), check.Related(source.Span{}, "from nowhere"), check.Fixes(diag.Fix{Title: "fix"}))
			}},
			{ID: "document-rule", Severity: diag.Warning, Document: func(p *check.Pass, d *check.Document) {
				p.Report(f.Span(0, 3), d.Policy.File)
			}},
			{ID: "site-rule", Severity: diag.Info, Site: func(p *check.Pass, kept []*check.Kept) {
				for _, k := range kept {
					p.Report(f.Span(0, 3), k.Policy.File)
				}
			}},
			{ID: "rule-without-a-look"},
		},
	}

	t.Run("data", func(t *testing.T) {
		got := c.CheckData()
		if len(got) != 2 {
			t.Fatalf("got %d findings %v, want 2", len(got), got)
		}
		if g := got[0]; g.Rule != "data-rule" || g.Severity != diag.Error || g.Message != "plain" || g.Span.Text() != "one" || g.Hint != "" || g.Related != nil {
			t.Errorf("got %+v", g)
		}
		g := got[1]
		if g.Hint != "write 3" || g.Fact != "a.b.c" || g.Severity != diag.Info || len(g.Fixes) != 1 {
			t.Errorf("got %+v", g)
		}
		if len(g.Related) != 1 || g.Related[0].Message != `said "one"` {
			t.Errorf("related are %+v, want the one that has a place", g.Related)
		}
	})
	t.Run("document", func(t *testing.T) {
		got := c.CheckDocument(&check.Document{Policy: policy})
		if len(got) != 1 || got[0].Rule != "document-rule" || got[0].Message != "content/a.md" || got[0].Severity != diag.Warning {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("site", func(t *testing.T) {
		got := c.CheckSite([]*check.Kept{{Policy: policy}, {Policy: policy}}, nil)
		if len(got) != 2 || got[0].Rule != "site-rule" || got[0].Severity != diag.Info {
			t.Errorf("got %+v", got)
		}
	})
}

func TestKnown(t *testing.T) {
	if r, ok := check.Known(rules, "region-unknown"); !ok || r.ID != "region-unknown" {
		t.Errorf("got %v, %v", r, ok)
	}
	if r, ok := check.Known(rules, "region"); ok {
		t.Errorf("found %v by the first half of its name", r)
	}
}
