package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/trust"
)

// provider holds the use of a company against the list of sub-processors and against what the data have it run.
func (b *Binder) provider(out *Binding) {
	c := out.Claim
	if c.Listed == nil {
		b.unlisted(out)
		return
	}
	out.Fact, _ = b.center.Lookup(c.Listed.Path() + ".name")
	out.Verdict, out.Reason = Confirmed, "it is in the list of sub-processors"
	if !c.Hosting && !c.Used {
		return
	}
	os, words := b.subjects(c)
	os = slices.DeleteFunc(os, func(o *owner) bool { return o.runs == "" })
	if len(os) == 0 || !b.sure(c, os) || !runs[c.UseCue] {
		return
	}
	for _, o := range os {
		if o.runs == c.Listed.ID || slices.ContainsFunc(o.uses, func(u trust.Text) bool { return u.V == c.Listed.ID }) || b.related(o.runs, c.Listed.ID) {
			out.Fact, out.Reason = o.provider, fmt.Sprintf("bound to %s by %s", o.provider.ID, words)
			return
		}
	}
	out.Verdict, out.Fault, out.Fact = Contradicted, WrongProvider, os[0].provider
	out.Reason = fmt.Sprintf("bound to %s by %s", os[0].provider.ID, words)
	for _, o := range os {
		if n, ok := b.center.Noun("subprocessors." + o.runs); ok {
			out.Others = append(out.Others, Other{o.provider.Span, fmt.Sprintf("%s: %s", o.noun.Label(), n.Label())})
		}
	}
}

// runs holds the words of use that say that the company runs or stores the subject, and not merely plays a part.
var runs = map[string]bool{"on": true, "by": true, "with": true, "at": true, "hosted": true, "stored": true, "runs": true, "Provider": true, "Provider and region": true, "hosts": true, "stores": true}

// related reports whether one sub-processor engages the other.
func (b *Binder) related(a, c string) bool {
	for _, s := range b.center.Subprocessors {
		if s.ID == a && s.Parent.V == c || s.ID == c && s.Parent.V == a {
			return true
		}
	}
	return false
}

// unlisted decides whether a company that is in no list is used.
func (b *Binder) unlisted(out *Binding) {
	c := out.Claim
	org := b.center.Organisation
	switch {
	case !c.Used:
		out.Reason = "the sentence does not say that it is used"
		return
	case org.SubprocessorsComplete.IsSet() && !org.SubprocessorsComplete.V:
		out.Reason = "the list of sub-processors does not claim to be complete"
		return
	}
	out.Verdict, out.Fault = Contradicted, UnlistedVendor
	out.Reason = fmt.Sprintf("‘%s’ says that it is used, and no sub-processor in the data has its name", c.UseCue)
	for _, s := range b.center.Subprocessors[:min(1, len(b.center.Subprocessors))] {
		out.Others = append(out.Others, Other{s.Span, "the list of sub-processors begins here"})
	}
}
