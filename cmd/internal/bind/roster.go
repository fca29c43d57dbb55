package bind

import (
	"slices"

	"candor/cmd/internal/claim"
)

// rosterKey groups numbers of members by what they are members of.
func rosterKey(_ *Binder, c *claim.Claim) string { return c.Unit }

// rosterPair holds a number of members against the list of them: the one that it introduces, or for places, of which a company has the
// same few wherever it speaks of them, that of another text.
func rosterPair(_ *Binder, x, y *claim.Claim) *Disagreement {
	if x.Number == y.Number {
		return nil
	}
	list, number := x, y
	if list.Aspect != claim.Listed {
		list, number = y, x
	}
	d := &Disagreement{Fault: WrongCount, About: list.Unit + "s"}
	same := x.Span.File.Name == y.Span.File.Name && x.Block == y.Block
	switch {
	case same && list.Aspect == claim.Listed && number.Aspect == claim.Numbered && number.Group == list.Group:
		d.Soft = list.Hedge != ""
		return d
	case same || !fewPlaces[list.Unit] || !slices.Equal(x.Qualifiers, y.Qualifiers):
		return nil
	case list.Aspect == claim.Listed && number.Aspect == claim.Numbered:
		d.Soft = list.Hedge != "" || number.Hedged
		return d
	case list.Aspect == claim.Numbered:
		d.Soft = true // each may be told of something else
		return d
	}
	return nil
}

// fewPlaces are places that a company runs its service in.
var fewPlaces = wordSet("data centre", "zone", "region", "site", "location", "subprocessor")
