package bind

import (
	"reflect"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
)

// moved reports whether a document claims what it did, at other places perhaps, and takes the new places: nothing has to be
// compared again then. That is so for most edits, and comparing is most of what checking one document of a thousand costs.
//
// The claims that groups and disagreements point to are written over where they stand.
func (t *Texts) moved(file string, claims []claim.Claim) bool {
	was := t.files[file]
	if len(was) != len(claims) {
		return false
	}
	for i := range claims {
		x, y := was[i], claims[i]
		// Which claims share a block matters, and not which block it is. Claims stand in the order of the text.
		if i > 0 && (x.Block == was[i-1].Block) != (y.Block == claims[i-1].Block) {
			return false
		}
		placeless(&x)
		placeless(&y)
		if !reflect.DeepEqual(&x, &y) {
			return false
		}
	}
	copy(was, claims)
	return true
}

// placeless takes from a claim where it stands.
func placeless(c *claim.Claim) {
	c.Span, c.Block = source.Span{}, 0
	if c.Near != nil {
		near := *c.Near
		near.Span = source.Span{}
		c.Near = &near
	}
}
