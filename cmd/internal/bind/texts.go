package bind

import (
	"cmp"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
)

// A Disagreement is two claims of texts that cannot both be true, although no data name what they speak of.
type Disagreement struct {
	First, Second *claim.Claim // in the order of files and places
	Fault         Fault
	Soft          bool   // a hedge or a scope may reconcile the two
	About         string // what both speak of, in words
}

// A comparer holds the claims of one kind against each other. Only claims with the same key are compared; a claim without
// one never is.
type comparer struct {
	kind claim.Kind
	key  func(b *Binder, c *claim.Claim) string
	pair func(b *Binder, x, y *claim.Claim) *Disagreement
}

// comparers lists one for each kind that texts are held against each other for.
var comparers = []comparer{
	{claim.Duration, quantityKey, quantities},
	{claim.Interval, quantityKey, quantities},
}

// Key returns the key under which a claim is held against those of other texts, or "".
func (b *Binder) Key(c *claim.Claim) string {
	if k := b.pairKey(c); k != "" {
		return k
	}
	if c.Mood == claim.Asserted && b.crossing(c) {
		return "crossing"
	}
	return ""
}

// pairKey returns the key under which a claim is compared with others of its kind, or "".
func (b *Binder) pairKey(c *claim.Claim) string {
	if c.Mood != claim.Asserted {
		return ""
	}
	for i := range comparers {
		if comparers[i].kind != c.Kind {
			continue
		}
		if k := comparers[i].key(b, c); k != "" {
			return c.Kind.String() + " " + k
		}
	}
	return ""
}

// enough bounds how many claims with one key are compared: nobody writes down the same figure as often, and a generated text
// must not take the square of its length.
const enough = 400

// Disagreements holds the claims of all texts against each other. The claims must be those that [claim.Claim.Keep] has left,
// in the order of files and places. Each is reported once at the most, against the first that it disagrees with.
func (b *Binder) Disagreements(claims []claim.Claim) []Disagreement {
	groups := map[string][]*claim.Claim{}
	for i := range claims {
		c := &claims[i]
		if k := b.pairKey(c); k != "" && len(groups[k]) < enough {
			groups[k] = append(groups[k], c)
		}
	}
	var out []Disagreement
	for _, k := range sortedKeys(groups) {
		out = append(out, b.disagreements(groups[k])...)
	}
	out = append(out, b.cross(claims)...)
	slices.SortStableFunc(out, func(x, y Disagreement) int {
		return cmp.Or(strings.Compare(x.First.Span.Name(), y.First.Span.Name()), x.First.Span.Start-y.First.Span.Start)
	})
	return out
}

func (b *Binder) disagreements(group []*claim.Claim) (out []Disagreement) {
	if len(group) < 2 {
		return nil
	}
	pair := comparers[slices.IndexFunc(comparers, func(c comparer) bool { return c.kind == group[0].Kind })].pair
	for j, y := range group {
		for _, x := range group[:j] {
			if x.Fact != "" && y.Fact != "" {
				continue // the data confirm both: they speak of two things, or say the same
			}
			if d := pair(b, x, y); d != nil {
				d.First, d.Second = x, y
				out = append(out, *d)
				break
			}
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
