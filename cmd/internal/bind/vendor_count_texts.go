package bind

import (
	"fmt"

	"candor/cmd/internal/claim"
)

// takesVendorCount reports whether a claim says how many sub-processors or data centres there are, or names one that is used.
func takesVendorCount(b *Binder, c *claim.Claim) bool {
	switch c.Kind {
	case claim.VendorCount:
		return c.Unit == claim.SiteUnit || c.Unit == "subprocessors" || c.Unit == "answer"
	case claim.Provider:
		return c.Used && !c.Weak && saysProcessor(c.Sentence)
	}
	return false
}

// saysProcessor reports whether a sentence calls a company a sub-processor.
func saysProcessor(sentence string) bool {
	words := claim.Words(sentence)
	for i, w := range words {
		switch {
		case w == "subprocessor" || w == "subprocessors" || w == "subcontractor":
			return true
		case w == "sub" && i+1 < len(words) && (words[i+1] == "processor" || words[i+1] == "processors"):
			return true
		}
	}
	return false
}

// vendorCountsOfTexts reports different numbers of sub-processors or data centres in two texts, and sub-processors beside a text that has
// none.
func vendorCountsOfTexts(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	claims = claims[:min(len(claims), enough)]
	for i, y := range claims {
		if y.Kind != claim.VendorCount {
			continue
		}
		for k, x := range claims {
			switch {
			case x.Kind == claim.Provider && y.Number == 0 && y.Unit == "subprocessors" && len(y.Nouns) < 4:
				out = append(out, inOrder(x, y, Disagreement{
					Fault: BanBroken, About: fmt.Sprintf("%s is a sub-processor in one place, and the other has none", x.Text),
				}))
			case x.Kind == claim.VendorCount && k < i && x.Number != y.Number && x.Number*y.Number > 0 && oneThingCounted(x, y):
				out = append(out, inOrder(x, y, Disagreement{
					Fault: WrongCount, About: countedUnit(x),
				}))
			default:
				continue
			}
			break
		}
	}
	return out
}

func countedUnit(c *claim.Claim) string {
	if c.Unit == claim.SiteUnit {
		return c.Unit
	}
	return "sub-processors"
}

// oneThingCounted reports whether two claims count the same: all sub-processors, or the sites of the same thing. A text that has counted
// what its own list holds has been told so.
func oneThingCounted(x, y *claim.Claim) bool {
	if (x.Unit == claim.SiteUnit) != (y.Unit == claim.SiteUnit) || x.Fact != "" || y.Fact != "" || x.Span.Name() == y.Span.Name() && x.Block == y.Block {
		return false
	}
	return x.Unit != claim.SiteUnit || shareNoun(x.Nouns, y.Nouns)
}
