package catalog

import (
	"unicode/utf8"

	"github.com/agext/levenshtein"
)

// SuggestRegion returns the code of the provider's region that is nearest to code, for 'did you mean'. It is empty when
// none is near. For a provider without regions, or an empty one, the regions of all providers are looked at.
func (c *Catalog) SuggestRegion(provider, code string) string {
	id := c.providerID(provider)
	var own, all []candidate
	for _, r := range c.regions {
		names := []candidate{{r.Code, r.Code}, {r.Name, r.Code}}
		for _, alias := range r.Aliases {
			names = append(names, candidate{alias, r.Code})
		}
		all = append(all, names...)
		if r.Provider == id {
			own = append(own, names...)
		}
	}
	if len(own) == 0 {
		own = all
	}
	return nearest(code, own)
}

// SuggestProvider returns the name of the provider whose ID, name or alias is nearest to name, for 'did you mean'. It is
// empty when none is near.
func (c *Catalog) SuggestProvider(name string) string {
	var names []candidate
	for _, p := range c.providers {
		names = append(names, candidate{p.Name, p.Name}, candidate{p.ID, p.Name})
		for _, alias := range p.Aliases {
			names = append(names, candidate{alias, p.Name})
		}
	}
	return nearest(name, names)
}

// A candidate is a name that may have been meant, and what to answer if it was.
type candidate struct{ name, answer string }

// longest is the length in bytes of the longest name that is compared: edit distance takes time by the product of both
// lengths, and nobody mistypes a code into a page.
const longest = 100

// nearest returns the answer of the candidate at the least edit distance from name, the first of equals. It is empty when
// the distance is above what a slip of the fingers makes: one in names of up to four characters, two in up to nine, three
// in longer ones.
func nearest(name string, candidates []candidate) string {
	key := fold(name)
	if key == "" || len(key) > longest {
		return ""
	}
	limit := 3
	switch n := utf8.RuneCountInString(key); {
	case n <= 4:
		limit = 1
	case n <= 9:
		limit = 2
	}
	best, answer := limit+1, ""
	for _, c := range candidates {
		other := fold(c.name)
		if d := len(other) - len(key); d > 4*limit || d < -4*limit {
			continue // even in characters of four bytes, too far apart in length
		}
		if d := levenshtein.Distance(key, other, nil); d < best {
			best, answer = d, c.answer
		}
	}
	return answer
}
