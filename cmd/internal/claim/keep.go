package claim

import (
	"encoding/binary"
	"slices"
	"strconv"
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
	k.Back, k.Intro, k.Label, k.Alternatives = nil, nil, nil, nil
	k.Under, k.Variant = strings.Clone(c.Under), strings.Clone(c.Variant)
	k.Matter.Words = cloneAll(c.Matter.Words)
	k.Qualifiers = cloneAll(c.Qualifiers)
	k.Names = cloneAll(c.Names)
	k.Nouns = cloneAll(c.Nouns)
	k.Entity, k.Person, k.Vendor = strings.Clone(c.Entity), strings.Clone(c.Person), strings.Clone(c.Vendor)
	k.Around = around(c.Words)
	k.Words = Context{}
	if c.Near != nil { // its span would keep the whole text
		near := *c.Near
		near.Text, near.Span = strings.Clone(near.Text), source.Span{File: stub, Start: near.Span.Start, End: near.Span.End}
		k.Near = &near
	}
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
	if len(c.Rings) == 0 {
		return out
	}
	size := 0
	var count [len(out)]int
	for w, r := range c.Rings {
		size += len(w)
		count[r]++
	}
	words := make([]string, len(c.Rings))
	for r, n := range count {
		if n > 0 {
			out[r], words = words[:0:n], words[n:]
		}
	}
	var all strings.Builder // one copy for all: a text is not kept for its words
	all.Grow(size)
	for w, r := range c.Rings {
		from := all.Len()
		all.WriteString(w)
		out[r] = append(out[r], all.String()[from:])
	}
	for r := range out {
		slices.Sort(out[r])
	}
	return out
}

// Signature returns what tells a claim that Keep has left from others that are compared with it, its place aside.
func (c *Claim) Signature() string {
	b := make([]byte, 0, 160)
	add := func(words ...string) {
		for _, w := range words {
			b = append(append(b, w...), 0)
		}
		b = append(b, 1)
	}
	add(c.Aspect, c.Range.String(), c.Holder, c.Place, c.Entity, c.Region.Code, c.Unit, c.Fact, c.Purpose, c.Hedge, c.Variant, c.Under)
	add(c.Subject...)
	add(c.Names...)
	add(c.Qualifiers...)
	switch c.Kind {
	case TLS, Cipher, Encryption:
		add(c.Around[InLabel]...) // what a cell is about stands in its heads alone
	}
	b = strconv.AppendFloat(b, c.Number, 'g', -1, 64)
	b = append(b, byte(c.Kind), byte(c.Bound), byte(c.Standing), flag(c.Exclusive), flag(c.AspectNear), flag(c.Hedged), flag(c.Used), flag(c.Recipient), flag(c.Stored), flag(c.Hosting), flag(c.Universal), byte(c.Mood))
	for _, f := range c.Facets {
		b = append(binary.AppendUvarint(b, uint64(f.Senses)), byte(f.Ring))
	}
	return string(b)
}

func flag(v bool) byte {
	if v {
		return 1
	}
	return 0
}
