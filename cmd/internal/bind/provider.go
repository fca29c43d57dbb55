package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
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
	if b.inactive(out) || b.runsElsewhere(out) {
		return
	}
	b.otherTask(out)
}

// inactive reports a company that the text uses and that the data have ended or only planned.
func (b *Binder) inactive(out *Binding) bool {
	c, s := out.Claim, out.Claim.Listed
	says, span := "", s.Span
	switch {
	case s.Status.V == "planned":
		says, span = "the data have it as planned", s.Status.Span
	case s.Ended.IsSet():
		says, span = "the data have it ended on "+s.Ended.V.Format("2 January 2006"), s.Ended.Span
	case s.Status.V == "ended":
		says, span = "the data have it as ended", s.Status.Span
	}
	if says == "" || !c.Used {
		return false
	}
	out.Verdict, out.Fault = Contradicted, InactiveVendor
	out.Reason = fmt.Sprintf("‘%s’ says that it is used; %s", c.UseCue, says)
	out.Others = []Other{{span, says}}
	return true
}

// runsElsewhere reports a company that the text has run a component or a backup tier that the data have run by another.
func (b *Binder) runsElsewhere(out *Binding) bool {
	c := out.Claim
	os, words := b.subjects(c)
	os = slices.DeleteFunc(os, func(o *owner) bool { return o.runs == "" })
	if len(os) == 0 || !(b.sure(c, os) && runs[strings.ToLower(c.UseCue)]) && !b.labels(c, os) {
		return false
	}
	for _, o := range os {
		if o.runs == c.Listed.ID || slices.ContainsFunc(o.uses, func(u trust.Text) bool { return u.V == c.Listed.ID }) || b.related(o.runs, c.Listed.ID) {
			out.Fact, out.Reason = o.provider, fmt.Sprintf("bound to %s by %s", o.provider.ID, words)
			return true
		}
	}
	out.Verdict, out.Fault, out.Fact = Contradicted, WrongProvider, os[0].provider
	out.Reason = fmt.Sprintf("bound to %s by %s", os[0].provider.ID, words)
	for _, o := range os {
		if n, ok := b.center.Noun("subprocessors." + o.runs); ok {
			out.Others = append(out.Others, Other{o.provider.Span, fmt.Sprintf("%s: %s", o.noun.Label(), n.Label())})
		}
	}
	return true
}

// runs holds the words of use that say that the company runs or stores the subject, and not merely plays a part.
var runs = map[string]bool{"on": true, "by": true, "with": true, "at": true, "hosted": true, "stored": true, "runs": true, "provider": true, "provider and region": true, "hosts": true, "stores": true, "operator": true, "host": true, "hosting": true}

// labels reports whether the company begins what stands behind a label, a term or a row head that names the component.
func (b *Binder) labels(c *claim.Claim, os []*owner) bool {
	return c.Labelled && slices.ContainsFunc(os, func(o *owner) bool {
		return !o.backup && o.named(c, claim.InLabel) > 0
	})
}

// otherTask reports a company that the text uses for something for which the data have another one, and not this one.
func (b *Binder) otherTask(out *Binding) bool {
	c := out.Claim
	if !single(uint64(c.Tasks)) || c.Through {
		return false
	}
	os, _ := b.subjects(c)
	if slices.ContainsFunc(os, func(o *owner) bool { return o.runs == c.Listed.ID }) {
		return false // the data have it run what the sentence names
	}
	own := purposes(c.Listed)
	if own == 0 || own&c.Tasks != 0 {
		return false
	}
	for _, s := range b.center.Subprocessors {
		if s == c.Listed || s.Ended.IsSet() || s.Status.V == "ended" || s.Status.V == "planned" || purposes(s)&c.Tasks == 0 || b.related(s.ID, c.Listed.ID) {
			continue
		}
		out.Others = append(out.Others, Other{s.Purpose.Span, fmt.Sprintf("%s: %s", s.Label(), s.Purpose.V)})
	}
	if len(out.Others) == 0 {
		return false
	}
	out.Verdict, out.Fault = Contradicted, WrongProvider
	out.Reason = fmt.Sprintf("the text uses it for %s, the data for ‘%s’", c.Tasks, c.Listed.Purpose.V)
	return true
}

func purposes(s *trust.Subprocessor) claim.Task {
	t := claim.TasksOf(s.Purpose.V)
	for _, v := range s.Services {
		t |= claim.TasksOf(v.V)
	}
	return t
}

func single(set uint64) bool { return set != 0 && set&(set-1) == 0 }

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
	case b.runByAnother(out):
		return
	case org.SubprocessorsComplete.IsSet() && !org.SubprocessorsComplete.V:
		if !b.doneByAnother(out) {
			out.Reason = "the list of sub-processors does not claim to be complete"
		}
		return
	}
	if s := b.sister(c.Entity); s != nil {
		out.Fact, _ = b.center.Lookup(s.Path() + ".name")
		out.Verdict = Ambiguous
		out.Reason = fmt.Sprintf("it may be meant by %s, which is in the list and belongs to the same group", s.Label())
		return
	}
	out.Verdict, out.Fault, out.Soft = Contradicted, UnlistedVendor, c.Weak
	out.Reason = fmt.Sprintf("‘%s’ says that it is used, and no sub-processor in the data has its name", c.UseCue)
	for _, s := range b.center.Subprocessors[:min(1, len(b.center.Subprocessors))] {
		out.Others = append(out.Others, Other{s.Span, "the list of sub-processors begins here"})
	}
}

// runByAnother reports a company of no list that the text has run a component which the data have run by another.
func (b *Binder) runByAnother(out *Binding) bool {
	c := out.Claim
	os, words := b.subjects(c)
	os = slices.DeleteFunc(os, func(o *owner) bool { return o.runs == "" || o.backup || o.provider == nil })
	if c.Weak || len(os) == 0 || !(b.sure(c, os) && runs[strings.ToLower(c.UseCue)]) && !b.labels(c, os) {
		return false
	}
	for _, o := range os {
		n, ok := b.center.Noun("subprocessors." + o.runs)
		if s := b.sister(c.Entity); !ok || s != nil && s.ID == o.runs {
			return false
		}
		out.Others = append(out.Others, Other{o.provider.Span, fmt.Sprintf("%s: %s", o.noun.Label(), n.Label())})
	}
	out.Verdict, out.Fault, out.Fact = Contradicted, WrongProvider, os[0].provider
	out.Reason = fmt.Sprintf("bound to %s by %s", os[0].provider.ID, words)
	return true
}

// doneByAnother reports, as a doubt, a company of no list that the text uses for the one thing for which the data have another, where the
// list does not claim to be complete.
func (b *Binder) doneByAnother(out *Binding) bool {
	c := out.Claim
	tasks := c.Tasks
	if tasks == 0 {
		tasks = claim.TasksOf(c.Sentence)
	}
	if c.Weak || !single(uint64(tasks)) || b.sister(c.Entity) != nil {
		return false
	}
	for _, s := range b.center.Subprocessors {
		if !s.Ended.IsSet() && !s.OnlyIf.IsSet() && s.Status.V != "ended" && s.Status.V != "planned" && purposes(s)&tasks != 0 {
			out.Others = append(out.Others, Other{s.Purpose.Span, fmt.Sprintf("%s: %s", s.Label(), s.Purpose.V)})
			out.Fact, _ = b.center.Lookup(s.Path() + ".name")
		}
	}
	if len(out.Others) != 1 {
		out.Others, out.Fact = nil, nil
		return false
	}
	out.Verdict, out.Fault, out.Soft = Contradicted, WrongProvider, true
	out.Reason = fmt.Sprintf("the text uses it for %s, for which the data have another", tasks)
	return true
}

// sister returns a sub-processor of the list that the name of a group may stand for ('Amazon' where AWS is listed), or that is
// run by the same legal entity.
func (b *Binder) sister(entity string) *trust.Subprocessor {
	p, ok := b.catalog.Provider(entity)
	if !ok {
		return nil
	}
	for _, s := range b.center.Subprocessors {
		legal, name := strings.ToLower(s.LegalName.V), strings.ToLower(s.Name.V)
		if strings.EqualFold(s.LegalName.V, p.LegalEntity) {
			return s
		}
		if group := strings.ToLower(p.Name); strings.HasPrefix(legal, group+" ") || groups[p.ID] && strings.HasPrefix(name, group+" ") {
			return s // 'Twilio' where SendGrid of Twilio Inc. is listed
		}
		if q, ok := b.catalog.Provider(s.Name.V); ok && strings.EqualFold(q.LegalEntity, p.LegalEntity) {
			return s
		}
	}
	return nil
}

// groups are companies by whose plain name people mean any of their services.
var groups = map[string]bool{"amazon": true, "google": true, "microsoft": true, "meta": true, "apple": true, "oracle": true, "ibm": true, "sap": true, "zoho": true, "atlassian": true, "cisco": true}

// vendorCount holds the number of companies that a text names against the list.
func (b *Binder) vendorCount(out *Binding) {
	c := out.Claim
	org := b.center.Organisation
	if org.SubprocessorsComplete.IsSet() && !org.SubprocessorsComplete.V || len(b.center.Subprocessors) == 0 {
		out.Reason = "the list of sub-processors does not claim to be complete"
		return
	}
	all, least := 0, 0 // with and without those that may not count
	for _, s := range b.center.Subprocessors {
		if s.Ended.IsSet() || s.Status.V == "ended" || s.Status.V == "planned" {
			continue
		}
		all++
		if !s.OnlyIf.IsSet() && !s.Parent.IsSet() && !s.Unused.IsSet() {
			least++
		}
	}
	if n := int(c.Number); n == all || n >= least && n < all && least > 0 {
		out.Verdict, out.Reason = Confirmed, "the list of sub-processors has as many"
		return
	}
	out.Verdict, out.Fault = Contradicted, WrongVendorCount
	out.Reason = fmt.Sprintf("the list of sub-processors has %d", all)
	out.Others = []Other{{b.center.Subprocessors[0].Span, fmt.Sprintf("the data list %d sub-processors", all)}}
}
