package bind

import (
	"strings"

	"candor/cmd/internal/claim"
)

// A crosser holds claims of several kinds against each other, and sees all of them at once: whether two texts disagree on where
// backups are cannot be told from two sentences when one of the texts names two places.
type crosser struct {
	takes func(b *Binder, c *claim.Claim) bool
	group func(b *Binder, claims []*claim.Claim) []Disagreement
}

var crossers = []crosser{
	{takesPlace, placesOfTexts},
	{takesTransfer, transfersOfTexts},
	{takesTitle, titlesOfTexts},
	{takesVendor, vendorsOfTexts},
	{takesNoVendors, vendorsBesideNone},
}

// crossing reports whether the claim takes part in any.
func (b *Binder) crossing(c *claim.Claim) bool {
	for i := range crossers {
		if crossers[i].takes(b, c) {
			return true
		}
	}
	return false
}

// many bounds how many claims a crosser sees; they take time by the number of claims times that of promises.
const many = 2000

// inOrder returns a disagreement with its claims in the order of files and places.
func inOrder(x, y *claim.Claim, d Disagreement) Disagreement {
	if c := strings.Compare(x.Span.Name(), y.Span.Name()); c > 0 || c == 0 && x.Span.Start > y.Span.Start {
		x, y = y, x
	}
	d.First, d.Second = x, y
	return d
}
