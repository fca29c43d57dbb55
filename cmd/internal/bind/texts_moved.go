package bind

import (
	"reflect"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
)

// Most edits of a document leave what it claims as it was, and only move it. What was found of claims that say the same as before need
// not be looked for again: the new ones take the places of the old.

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

// moved puts claims that are the same as before into what was found of those, and reports whether they are.
func moved(found []Disagreement, was, is []*claim.Claim) bool {
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

// replace puts the claims of a document, which are the same as before, in the place of those.
func (t *Texts) replace(file string, was []*claim.Claim, claims []claim.Claim) {
	done := map[*group]bool{}
	is := t.taken(claims, func(*Binder, *claim.Claim) bool { return true })
	for i := range claims {
		for _, k := range t.key(&claims[i]) {
			g := t.groups[k]
			if done[g] {
				continue
			}
			done[g] = true
			members := g.members[file]
			for m := range members {
				for j := range was {
					if members[m] == was[j] {
						members[m] = is[j]
						break
					}
				}
			}
			exchange(g.found, was, is)
		}
	}
	t.files[file] = claims
}
