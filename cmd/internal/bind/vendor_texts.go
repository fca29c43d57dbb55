package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// vendorBan holds 'we use no analytics' against the list of sub-processors.
func (b *Binder) vendorBan(out *Binding) {
	c := out.Claim
	if c.Tasks == 0 {
		b.companyBan(out)
		return
	}
	for _, s := range b.center.Subprocessors {
		if s.Ended.IsSet() || s.OnlyIf.IsSet() || s.Status.V == "ended" || s.Status.V == "planned" || len(s.AppliesTo) > 0 || b.taskOf(s)&c.Tasks == 0 {
			continue
		}
		out.Others = append(out.Others, Other{s.Purpose.Span, fmt.Sprintf("%s: %s", s.Label(), s.Purpose.V)})
		out.Fact, _ = b.center.Lookup(s.Path() + ".name")
	}
	if len(out.Others) == 0 {
		out.Reason = "no sub-processor in the data is used for it"
		return
	}
	out.Verdict, out.Fault, out.Soft = Contradicted, BannedVendor, true // a ban may hold for a part of the service
	out.Reason = "a sub-processor in the data is used for it"
}

// companyBan holds 'we use no US providers' and 'no third parties have access' against the list of sub-processors.
func (b *Binder) companyBan(out *Binding) {
	c := out.Claim
	if c.Place == "" && len(c.Names) == 0 {
		out.Soft = true // a sub-processor may not be meant by a third party
	}
	for _, s := range b.center.Subprocessors {
		if s.Ended.IsSet() || s.OnlyIf.IsSet() || s.Status.V == "ended" || s.Status.V == "planned" || len(s.AppliesTo) > 0 {
			continue
		}
		country := string(s.Country.V)
		switch {
		case c.Place != "" && country != c.Place, len(c.Names) > 0 && (country == "" || b.inArea(c.Names, country)):
			continue
		case out.Soft:
			out.Others = append(out.Others, Other{s.Purpose.Span, fmt.Sprintf("%s: %s", s.Label(), s.Purpose.V)})
		default:
			out.Others = append(out.Others, Other{s.Country.Span, fmt.Sprintf("%s has its seat in %s", s.Label(), b.countryName(country))})
		}
		out.Fact, _ = b.center.Lookup(s.Path() + ".name")
	}
	if len(out.Others) == 0 {
		out.Soft, out.Reason = false, "no sub-processor in the data is one"
		return
	}
	out.Verdict, out.Fault = Contradicted, BannedVendor
	out.Reason = "a sub-processor in the data is one"
}

// taskOf returns what a sub-processor is used for, by its purpose alone: a company that offers models may be used for hosting.
func (b *Binder) taskOf(s *trust.Subprocessor) claim.Task { return purposes(s) }

// takesVendor reports whether a claim says that a company is used, or that none is used for something.
func takesVendor(b *Binder, c *claim.Claim) bool {
	return c.Kind == claim.VendorBan || c.Kind == claim.Provider && c.Used && !c.Weak
}

// vendorsOfTexts reports companies that are used for what another text rules out, and two companies for one thing in two texts.
func vendorsOfTexts(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	for _, ban := range claims {
		if ban.Kind != claim.VendorBan {
			continue
		}
		for _, c := range claims {
			if c.Kind != claim.Provider {
				continue
			}
			if ban.Tasks == 0 && (ban.Place != "" || len(ban.Names) > 0) {
				if b.companyOf(c, ban) && (c.Block != ban.Block || c.Span.Name() != ban.Span.Name()) {
					out = append(out, inOrder(ban, c, Disagreement{Fault: BanBroken, About: fmt.Sprintf("%s is used in one place, and the other rules out companies of its country", c.Text)}))
					break
				}
				continue
			}
			if ban.Tasks == 0 {
				if c.Block != ban.Block && !c.Service && (c.Recipient || handsOver(c)) {
					out = append(out, inOrder(ban, c, Disagreement{Fault: BanBroken, Soft: true, About: fmt.Sprintf("%s gets data in one place, and the other rules out third parties", c.Text)}))
					break
				}
				continue
			}
			p, ok := b.catalog.Provider(c.Entity)
			if c.Listed != nil {
				p, ok = b.catalog.Provider(c.Listed.Name.V)
			}
			if c.Tasks&ban.Tasks == 0 && (!ok || claim.TaskOfKind(p.Kind)&ban.Tasks == 0) {
				continue
			}
			if c.Block == ban.Block && c.Span.Name() == ban.Span.Name() {
				continue
			}
			out = append(out, inOrder(ban, c, Disagreement{
				Fault: BanBroken, Soft: (ban.Unit != "AI" || !ban.Exclusive) && !unlimited(ban, c),
				About: fmt.Sprintf("%s is used in one place, and the other rules out %s", c.Text, ban.Unit),
			}))
			break
		}
	}
	return append(out, twoVendors(claims)...)
}

// companyOf reports whether the company that a text uses has its seat where another rules companies out.
func (b *Binder) companyOf(c, ban *claim.Claim) bool {
	country := ""
	if p, ok := b.catalog.Provider(c.Entity); ok {
		country = p.Country
	}
	if c.Listed != nil {
		country = string(c.Listed.Country.V)
	}
	if country == "" {
		return false
	}
	return ban.Place == country || len(ban.Names) > 0 && !b.inArea(ban.Names, country)
}

// handsOver reports whether the sentence of a company speaks of personal data.
func handsOver(c *claim.Claim) bool {
	return slices.ContainsFunc(claim.Words(c.Sentence), func(w string) bool {
		return w == "data" || w == "address" || w == "addresses" || w == "information" || w == "records"
	})
}

// unlimited reports whether a ban is one of everything, so that any use breaks it that hangs on no condition.
func unlimited(ban, c *claim.Claim) bool {
	return !ban.Scoped && !slices.ContainsFunc(claim.Words(c.Sentence), func(w string) bool { return conditions[w] })
}

var conditions = map[string]bool{"consent": true, "agree": true, "opt": true, "if": true, "permission": true}

// twoVendors reports two texts that have different companies do the same thing, by the same words.
func twoVendors(claims []*claim.Claim) (out []Disagreement) {
	type key struct {
		task claim.Task
		file string
	}
	said := map[key][]*claim.Claim{}
	var order []key
	for _, c := range claims {
		if c.Kind != claim.Provider || !single(uint64(c.Tasks)) || len(c.Nouns) == 0 {
			continue
		}
		k := key{c.Tasks, c.Span.Name()}
		if said[k] == nil {
			order = append(order, k)
		}
		said[k] = append(said[k], c)
	}
	for i, y := range order[:min(len(order), enough)] {
		for _, x := range order[:i] {
			if x.task != y.task {
				continue
			}
			if d := differentVendors(said[x], said[y]); d != nil {
				out = append(out, *d)
				break
			}
		}
	}
	return out
}

func differentVendors(x, y []*claim.Claim) *Disagreement {
	for _, p := range x {
		if slices.ContainsFunc(y, func(q *claim.Claim) bool { return q.Entity == p.Entity }) {
			return nil
		}
	}
	for _, p := range x {
		for _, q := range y {
			if slices.Equal(ofTask(p.Nouns), ofTask(q.Nouns)) && !(p.Fact != "" && q.Fact != "") {
				d := inOrder(p, q, Disagreement{Fault: VendorsDiffer, About: fmt.Sprintf("%s: %s in one place, %s in the other", p.Tasks, p.Text, q.Text)})
				return &d
			}
		}
	}
	return nil
}

// ofTask returns the stems that tell one task from another: 'support requests' are support.
func ofTask(nouns []string) []string {
	rest := slices.DeleteFunc(slices.Clone(nouns), func(w string) bool { return plainOfTask[w] })
	if len(rest) == 0 {
		return nouns
	}
	return rest
}

var plainOfTask = map[string]bool{"request": true, "ticket": true, "service": true, "provider": true, "processing": true, "message": true, "delivery": true, "customer": true, "all": true, "enquiry": true}
