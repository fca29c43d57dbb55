package bind

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/trust"
)

// Doers looks at the offices that a document has do something. Where the data say by which office a review is done or somebody is
// told, a sentence that states the figure of that and has another office do it contradicts them, and so does one that gives the mailbox
// of one office for another. It runs behind Settle, as an office is named for many things.
func (b *Binder) Doers(d *prose.Document, bs []Binding) {
	for i := range bs {
		c := bs[i].Claim
		if c.Kind != claim.Title || c.Mood != claim.Asserted || !c.Agent && !c.Reached {
			continue
		}
		does, others := []trust.Noun(nil), false
		for k := range bs {
			o := bs[k].Claim
			if o.Block != c.Block || o.Sentence != c.Sentence || k == i {
				continue
			}
			others = others || o.Kind == claim.Title && (o.Agent && c.Agent || o.Reached || c.Reached)
			if f := bs[k].Fact; f != nil && (bs[k].Verdict == Confirmed || bs[k].Verdict == Contradicted) {
				does = b.officeOf(does, f, c)
			}
		}
		for _, l := range d.Links { // words that the text binds to a fact itself
			id, ok := strings.CutPrefix(l.Dest, "fact:")
			if f, has := b.center.Lookup(id); ok && has && l.Block == c.Block && besideSpan(d, c, l) {
				does = b.officeOf(does, f, c)
			}
		}
		if len(does) == 1 && !others {
			b.doer(&bs[i], does[0])
		}
	}
}

// besideSpan reports whether a link stands in the same sentence as a title.
func besideSpan(d *prose.Document, c *claim.Claim, l prose.Link) bool {
	lo, hi := c.Span.End, l.Span.Start
	if l.Span.End <= c.Span.Start {
		lo, hi = l.Span.End, c.Span.Start
	}
	return lo <= hi && hi <= len(d.File.Data) && !bytes.Contains(d.File.Data[lo:hi], []byte(". ")) && !bytes.Contains(d.File.Data[lo:hi], []byte(".\n"))
}

// officeOf adds the noun of a fact for which the data name an office.
func (b *Binder) officeOf(out []trust.Noun, f *trust.Fact, c *claim.Claim) []trust.Noun {
	if _, contact := f.Owner.(*trust.Contact); contact != c.Reached || b.office(f.Owner) == nil || slices.Contains(out, f.Owner) {
		return out
	}
	return append(out, f.Owner)
}

// office returns the office that the data name for a review, a notification or a contact, or nil.
func (b *Binder) office(n trust.Noun) *trust.Role {
	var by trust.Text
	switch n := n.(type) {
	case *trust.Review:
		if by = n.By; len(n.Policies) > 1 {
			return nil // of many documents, each may have an owner who reviews it
		}
	case *trust.Notification:
		by = n.By
	case *trust.Contact:
		by = n.Role
	}
	if !by.IsSet() {
		return nil
	}
	o, _ := b.center.Noun("roles." + by.V)
	r, _ := o.(*trust.Role)
	return r
}

// doer holds the office that a sentence has do something against the one in the data.
func (b *Binder) doer(out *Binding, n trust.Noun) {
	r, name := b.office(n), out.Claim.Names[0]
	if len(r.AppliesTo) > 0 {
		return
	}
	if slices.Contains(titlesOf(r), name) {
		out.Does = n
		return
	}
	if out.Verdict == Contradicted || r.Holder.IsSet() && b.holds(r.Holder.V, name) {
		return
	}
	out.Verdict, out.Fault, out.Does = Contradicted, WrongDoer, n
	out.Fact, _ = b.center.Lookup(r.Path() + ".title")
	out.Reason = fmt.Sprintf("the data have another office for %s", n.Base().Path())
	span := n.Base().Span
	switch n := n.(type) {
	case *trust.Review:
		span = n.By.Span
	case *trust.Notification:
		span = n.By.Span
	case *trust.Contact:
		span = n.Role.Span
	}
	out.Others = []Other{{span, fmt.Sprintf("%s: %s", n.Label(), r.Title.V)}}
}
