package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/source"
)

// Keep returns what is kept of a claim when its document is let go, so that texts can be held against each other: nothing in
// it keeps the document's text alive, and its span is in a file without text. Fact is the ID of the fact that confirms it, or "".
func (c *Claim) Keep(stub *source.File, fact string) Claim {
	k := *c
	k.Fact = fact
	k.Span = source.Span{File: stub, Start: c.Span.Start, End: c.Span.End}
	k.Text, k.Sentence = strings.Clone(c.Text), strings.Clone(c.Sentence)
	k.Cue, k.AspectCue, k.UseCue = "", strings.Clone(c.AspectCue), ""
	k.Subject = cloneAll(c.Subject)
	k.Qualifiers = cloneAll(c.Qualifiers)
	k.Names = cloneAll(c.Names)
	k.Nouns = cloneAll(c.Nouns)
	k.Entity, k.Person, k.Vendor = strings.Clone(c.Entity), strings.Clone(c.Person), strings.Clone(c.Vendor)
	k.Around = around(c.Words)
	k.Words = Context{}
	return k
}

func cloneAll(words []string) []string {
	if words == nil {
		return nil
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.Clone(w)
	}
	return out
}

// around returns the words around a claim by ring, each ring sorted.
func around(c Context) (out [InTitle + 1][]string) {
	for w, r := range c.Rings {
		out[r] = append(out[r], strings.Clone(w))
	}
	for r := range out {
		slices.Sort(out[r])
	}
	return out
}
