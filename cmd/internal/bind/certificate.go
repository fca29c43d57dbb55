package bind

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// A held is a certificate of the data with the framework that its name means.
type held struct {
	claim.Framework
	of *trust.Certification
}

// certificates collects the certificates of the data by holder and framework.
func (b *Binder) certificates() {
	lex := claim.Frameworks(b.center, b.catalog)
	b.held, b.foreignMarks = map[string][]held{}, map[string][]held{}
	for _, c := range b.center.Certifications {
		f, ok := lex.FrameworkIn(c.Name.V)
		for i := 0; !ok && i < len(c.Aliases); i++ {
			f, ok = lex.FrameworkIn(c.Aliases[i].V)
		}
		if !ok {
			continue
		}
		if c.Vendor.IsSet() { // a vendor that is no sub-processor cannot be told in prose, but it is not the company
			b.foreignMarks[f.ID] = append(b.foreignMarks[f.ID], held{f, c})
			continue
		}
		b.ownMarks = b.ownMarks || !c.Holder.IsSet()
		b.held[c.Holder.V+" "+f.ID] = append(b.held[c.Holder.V+" "+f.ID], held{f, c})
	}
}

// certificate holds what a sentence says of a certificate against the certificates of the data.
func (b *Binder) certificate(out *Binding) {
	c := out.Claim
	id, qualifier, edition := c.Names[0], c.Names[1], c.Names[2]
	all := b.held[c.Holder+" "+id]
	if id == "baa" && len(all) == 0 {
		all = b.held[c.Holder+" hipaa"]
	}
	var fit, unfit []held
	for _, h := range all {
		if agrees(qualifier, h.Qualifier) && agrees(edition, h.Edition) {
			fit = append(fit, h)
		} else {
			unfit = append(unfit, h)
		}
	}
	if len(fit) == 0 {
		b.otherCertificate(out, unfit, qualifier, edition)
		return
	}
	inForce, other := -1, -1
	for i, h := range fit {
		if h.of.Status.V == "certified" {
			inForce = i
		} else {
			other = i
		}
	}
	bind := func(i int, v Verdict, f Fault) {
		out.Fact, _ = b.center.Lookup(fit[i].of.Path() + ".name")
		out.Verdict, out.Fault = v, f
		out.Reason = fmt.Sprintf("the text has it %s, and the data have %s %s", c.Standing, fit[i].of.Label(), statusWords[fit[i].of.Status.V])
		out.Others = []Other{{fit[i].of.Status.Span, fit[i].of.Label() + ": " + statusWords[fit[i].of.Status.V]}}
	}
	switch c.Standing {
	case claim.Held:
		if inForce >= 0 {
			bind(inForce, Confirmed, NoFault)
			b.validity(out, fit)
			return
		}
		bind(other, Contradicted, WrongCertificate)
	case claim.NotHeld:
		if other >= 0 {
			bind(other, Confirmed, NoFault)
			return
		}
		bind(inForce, Contradicted, WrongCertificate)
	case claim.Coming, claim.Lapsed:
		if other >= 0 {
			bind(other, Confirmed, NoFault)
			return
		}
		bind(inForce, Contradicted, WrongCertificate) // a renewal is planned too, and one that has lapsed was followed by another
		out.Soft = true
	}
}

// validity holds the issuer and the last day of a certificate against those of the data. Where several are held, any may be meant.
func (b *Binder) validity(out *Binding, fit []held) {
	v := out.Claim.Validity
	ends, issued := false, false
	for _, h := range fit {
		k := h.of
		if k.Status.V != "certified" {
			continue
		}
		ends = ends || !k.Expires.IsSet() || v.Grain == "" || sameDay(v, k.Expires.V)
		issued = issued || !k.Issuer.IsSet() || v.Issuer == "" || shareWord(v.Issuer, k.Issuer.V)
	}
	if ends && issued {
		return
	}
	k := fit[0].of
	out.Verdict, out.Fault, out.Others = Contradicted, WrongValidity, nil
	if !ends {
		out.Others = append(out.Others, Other{k.Expires.Span, "valid until " + k.Expires.V.Format("2 January 2006")})
	}
	if !issued {
		out.Others = append(out.Others, Other{k.Issuer.Span, "issued by " + k.Issuer.V})
	}
}

func sameDay(v claim.Validity, t time.Time) bool {
	switch v.Grain {
	case "day":
		return v.Until.Equal(t)
	case "month":
		return v.Until.Year() == t.Year() && v.Until.Month() == t.Month()
	}
	return v.Until.Year() == t.Year()
}

// shareWord reports whether two names of a company have a word in common: 'TÜV Süd' and 'TÜV SÜD Management Service GmbH'.
func shareWord(a, b string) bool {
	for _, w := range claim.Words(a) {
		if len(w) > 1 && slices.Contains(claim.Words(b), w) {
			return true
		}
	}
	return initials(a, b) || initials(b, a)
}

// initials reports whether the first name is short for the second: 'BSI' for 'British Standards Institution'.
func initials(short, long string) bool {
	letters := []rune(strings.ToLower(short))
	if strings.ContainsAny(short, " ") {
		return false
	}
	for _, w := range claim.Words(long) {
		if r := []rune(w); len(letters) > 0 && r[0] == letters[0] {
			letters = letters[1:]
		}
	}
	return len(letters) == 0
}

// otherCertificate decides about a claim that names a type, a level or an edition which the data do not have.
func (b *Binder) otherCertificate(out *Binding, others []held, qualifier, edition string) {
	c := out.Claim
	out.Reason = "the data say nothing of it"
	if c.Standing != claim.Held {
		return
	}
	for _, h := range others {
		if h.of.Status.V != "certified" {
			continue
		}
		out.Fact, _ = b.center.Lookup(h.of.Path() + ".name")
		out.Reason = fmt.Sprintf("the data have %s", h.of.Label())
		out.Others = []Other{{h.of.Name.Span, h.of.Label() + ": " + statusWords[h.of.Status.V]}}
		switch {
		case less(h.Qualifier, qualifier), agrees(qualifier, h.Qualifier) && edition != h.Edition:
			out.Verdict, out.Fault = Contradicted, WrongCertificate
		default:
			out.Verdict = Ambiguous
		}
		return
	}
	if c.Holder != "" || len(others) > 0 {
		return
	}
	only := func(h held, holder string) {
		out.Fact, _ = b.center.Lookup(h.of.Path() + ".name")
		out.Verdict, out.Fault, out.Soft = Contradicted, WrongCertificate, !b.ownMarks
		out.Reason = fmt.Sprintf("in the data only %s holds it", holder)
		out.Others = []Other{{h.of.Name.Span, fmt.Sprintf("%s: held by %s", h.of.Label(), holder)}}
	}
	for _, s := range b.center.Subprocessors {
		for _, h := range b.held[s.ID+" "+c.Names[0]] {
			only(h, s.Label())
		}
	}
	for _, h := range b.foreignMarks[c.Names[0]] {
		only(h, h.of.Vendor.V)
	}
}

// agrees reports whether two qualifiers or editions agree. One that is not said agrees with any.
func agrees(a, b string) bool { return a == "" || b == "" || a == b }

// less reports whether a report of the first type or level says less than one of the second: it looked at one day and not at a
// period, or was done by the company itself.
func less(a, b string) bool {
	rank := func(q string) int {
		switch q {
		case "type-1", "e1", "low", "al-1":
			return 1
		case "type-2", "i1", "moderate", "al-2", "al2":
			return 2
		case "r2", "high", "al-3", "al3":
			return 3
		}
		return 0
	}
	kind := func(q string) string { s, _, _ := strings.Cut(q, "-"); return s }
	return rank(a) > 0 && rank(b) > rank(a) && (kind(a) == kind(b) || !strings.Contains(a+b, "-"))
}

// statusWords are the words of the data format for how a certificate stands, as readers see them.
var statusWords = map[string]string{"certified": "held", "planned": "planned", "in-progress": "in progress", "none": "not held", "expired": "expired"}

// certificateKey groups claims about the company's own certificates by framework.
func certificateKey(_ *Binder, c *claim.Claim) string {
	if c.Holder != "" || c.Standing == claim.Lapsed {
		return ""
	}
	return c.Names[0]
}

// certificatePair holds two claims about one framework against each other.
func certificatePair(_ *Binder, x, y *claim.Claim) *Disagreement {
	if !agrees(x.Names[2], y.Names[2]) || x.Standing == y.Standing {
		return nil
	}
	yes, no := x, y
	if yes.Standing != claim.Held {
		yes, no = y, x
	}
	if yes.Standing != claim.Held || !agrees(yes.Names[1], no.Names[1]) || yes.Names[1] == "" && no.Names[1] != "" {
		return nil // a type that is not held, or two that are not
	}
	d := &Disagreement{Fault: WrongCertificate, About: x.Text}
	if no.Standing == claim.Coming {
		if x.Span.File.Name == y.Span.File.Name || yes.Names[1] != no.Names[1] {
			return nil // what is held may be renewed, or followed by a further type
		}
		d.Soft = yes.Names[1] == ""
	}
	return d
}
