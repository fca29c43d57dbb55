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

// taken returns the claims of a document that are of interest.
func (t *Texts) taken(claims []claim.Claim, of func(*Binder, *claim.Claim) bool) (out []*claim.Claim) {
	for i := range claims {
		if of(t.binder, &claims[i]) {
			out = append(out, &claims[i])
		}
	}
	return out
}

// unchanged reports whether claims are the same, in the same order, save for where in the file they stand.
func unchanged(was, is []*claim.Claim) bool {
	if len(was) != len(is) {
		return false
	}
	for i := range was {
		x, y := *was[i], *is[i]
		x.Span, y.Span = source.Span{}, source.Span{}
		if !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}

// restated puts claims that are the same as before into what was found of those, and reports whether they are.
func restated(found []Disagreement, was, is []*claim.Claim) bool {
	if !unchanged(was, is) {
		return false
	}
	exchange(found, was, is)
	return true
}

func exchange(found []Disagreement, was, is []*claim.Claim) {
	for i := range found {
		for k := range was {
			if found[i].First == was[k] {
				found[i].First = is[k]
			}
			if found[i].Second == was[k] {
				found[i].Second = is[k]
			}
		}
	}
}
