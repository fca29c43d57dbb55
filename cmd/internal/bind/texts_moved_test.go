package bind

import (
	"testing"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
)

func TestTexts_moved(t *testing.T) {
	stub := source.NewFile("content/a.md", nil)
	at := func(block, start int, text string) claim.Claim {
		return claim.Claim{Kind: claim.Duration, Block: block, Span: source.Span{File: stub, Start: start, End: start + len(text)}, Text: text, Near: &claim.Near{Text: "AWS", Span: source.Span{File: stub, Start: start}}}
	}
	was := []claim.Claim{at(3, 40, "30 days"), at(3, 60, "a year"), at(5, 90, "a week")}
	for name, tt := range map[string]struct {
		now  []claim.Claim
		want bool
	}{
		"as it was":             {[]claim.Claim{at(3, 40, "30 days"), at(3, 60, "a year"), at(5, 90, "a week")}, true},
		"a paragraph above":     {[]claim.Claim{at(4, 50, "30 days"), at(4, 70, "a year"), at(6, 100, "a week")}, true},
		"a paragraph between":   {[]claim.Claim{at(3, 40, "30 days"), at(3, 60, "a year"), at(9, 190, "a week")}, true},
		"a paragraph is cut":    {[]claim.Claim{at(3, 40, "30 days"), at(4, 60, "a year"), at(6, 90, "a week")}, false},
		"paragraphs are joined": {[]claim.Claim{at(3, 40, "30 days"), at(3, 60, "a year"), at(3, 90, "a week")}, false},
		"another figure":        {[]claim.Claim{at(3, 40, "31 days"), at(3, 60, "a year"), at(5, 90, "a week")}, false},
		"one more":              {[]claim.Claim{at(3, 40, "30 days"), at(3, 60, "a year"), at(5, 90, "a week"), at(6, 99, "a day")}, false},
		"none":                  {nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			held := append([]claim.Claim{}, was...)
			pointed := &held[1]
			texts := &Texts{files: map[string][]claim.Claim{"content/a.md": held}}
			if got := texts.moved("content/a.md", tt.now); got != tt.want {
				t.Fatalf("got %v, want %v", got, tt.want)
			}
			want := was[1].Span
			if tt.want {
				want = tt.now[1].Span
			}
			if pointed.Span != want {
				t.Errorf("what points to a claim sees %v, want %v", pointed.Span, want)
			}
		})
	}
}
