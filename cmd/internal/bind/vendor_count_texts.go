package bind

import (
	"fmt"

	"candor/cmd/internal/claim"
)

// takesNoVendors reports whether a claim says that there are no sub-processors, or names one that is used.
func takesNoVendors(b *Binder, c *claim.Claim) bool {
	switch c.Kind {
	case claim.VendorCount:
		return c.Number == 0
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

// vendorsBesideNone reports a sub-processor that a text names where another says that there is none.
func vendorsBesideNone(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	for _, none := range claims {
		if none.Kind != claim.VendorCount {
			continue
		}
		for _, c := range claims {
			if c.Kind == claim.Provider {
				out = append(out, inOrder(none, c, Disagreement{
					Fault: BanBroken, About: fmt.Sprintf("%s is a sub-processor in one place, and the other has none", c.Text),
				}))
				break
			}
		}
	}
	return out
}
