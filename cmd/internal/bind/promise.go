package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A promise is one of the data that something stays in an area or a country.
type promise struct {
	areas  []string
	fact   *trust.Fact
	span   source.Span
	stored bool     // it says where data are stored, and nothing of where they are processed
	about  []string // stems of the data that it is about; none where it is about all
}

// promised collects the promises of the data that name an area.
func (b *Binder) promised() {
	if r := b.center.Organisation.Residency; r.IsSet() && r.V != "adequate" {
		f, _ := b.center.Lookup("organisation.residency")
		b.promises = append(b.promises, promise{areas: []string{r.V}, fact: f, span: r.Span, stored: b.center.Organisation.ResidencyOf.V == "storage"})
	}
	for _, s := range b.center.Facts {
		k, ok := CountryPromise(b.catalog, s)
		if !ok {
			continue
		}
		f, _ := b.center.Lookup(s.Path() + ".value")
		if f == nil {
			for _, own := range b.ofOwner[s] {
				f = own
			}
		}
		if f == nil {
			continue
		}
		title := strings.ToLower(s.Title.V)
		b.promises = append(b.promises, promise{areas: []string{k.Code}, fact: f, span: s.Value.Span, stored: strings.Contains(title, "stored") && !strings.Contains(title, "process"), about: PromisedData(s)})
	}
}

// CountryPromise returns the only country in which a statement keeps data.
func CountryPromise(cat *catalog.Catalog, s *trust.Statement) (catalog.Country, bool) {
	title := strings.ToLower(s.Title.V)
	if s.Type.V != "text" || !slices.ContainsFunc(onlyThere[:], func(w string) bool { return strings.Contains(title, w) }) {
		return catalog.Country{}, false
	}
	if c, ok := cat.Country(s.Value.V); ok {
		return c, true
	}
	_, where, _ := strings.Cut(s.Title.V, " in ")
	return cat.Country(strings.TrimSpace(where))
}

// onlyThere are words by which a promise keeps data in one place.
var onlyThere = [...]string{"only in", "exclusively in", "solely in", "never leave", "stay in", "stays in", "remain in", "remains in", "residency"}

// PromisedData returns the stems of the data that a promise is about; none where it is about all.
func PromisedData(s *trust.Statement) (out []string) {
	text := s.Title.V
	low := strings.ToLower(text)
	for _, w := range onlyThere {
		if at := strings.Index(low, " "+w); at > 0 {
			text = text[:at]
			break
		}
	}
	for _, a := range s.AppliesTo {
		text += " " + a.V
	}
	for _, w := range claim.Stems(text) {
		if !allData[w] && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

var allData = map[string]bool{"data": true, "all": true, "customer": true, "personal": true, "stored": true, "processed": true, "hosted": true, "held": true, "kept": true, "located": true, "storage": true, "processing": true, "user": true, "information": true, "content": true, "reside": true, "stay": true, "remain": true, "exclusively": true, "residency": true}

// outsidePromise reports a place of data that a text names outside the area that the data promise.
func (b *Binder) outsidePromise(out *Binding) {
	c := out.Claim
	if out.Verdict == Contradicted || out.Verdict == Ambiguous || c.Scoped {
		return
	}
	country := b.countryOf(c)
	if country == "" || !c.Stored && !c.Located {
		return
	}
	if c.Parts&(claim.Seat|claim.Edge|claim.Narrow) != 0 || c.Near != nil && c.Near.Provider != nil && (c.Near.Provider.OnlyIf.IsSet() || c.Near.Provider.Ended.IsSet()) {
		return
	}
	if out.Verdict == Confirmed && c.Near != nil && c.Near.Provider != nil {
		return // the data have the company there: whether the promise holds, they have to tell themselves
	}
	for i := range b.promises {
		p := &b.promises[i]
		if b.inArea(p.areas, country) || p.stored && !c.Stored || !p.speaksOf(c) {
			continue
		}
		out.Fact = p.fact
		out.Verdict, out.Fault = Contradicted, WrongArea
		out.Reason = "the data promise that nothing is outside the area"
		out.Others = []Other{{p.span, "the data promise " + AreaName(b, p.areas)}}
		return
	}
}

// speaksOf reports whether the claim is about what the promise is about.
func (p *promise) speaksOf(c *claim.Claim) bool {
	if len(p.about) == 0 {
		return true
	}
	stems := claim.Stems(c.Sentence)
	return slices.ContainsFunc(p.about, func(w string) bool {
		r, ok := c.Words.Has(w)
		return ok && r <= claim.InLead || slices.Contains(stems, w)
	})
}

// looserThanPromise reports a text that promises a larger area than the data.
func (b *Binder) looserThanPromise(out *Binding) bool {
	c := out.Claim
	if c.Scoped || c.Parts&(claim.Narrow|claim.Seat|claim.Edge|claim.Support) != 0 {
		return false
	}
	for i := range b.promises {
		p := &b.promises[i]
		if !p.speaksOf(c) || len(p.about) > 0 {
			continue
		}
		wider := slices.ContainsFunc(b.catalog.Countries(), func(k catalog.Country) bool {
			return b.inArea(c.Names, k.Code) && !b.inArea(p.areas, k.Code)
		})
		if !wider {
			continue
		}
		out.Fact, out.Verdict, out.Fault = p.fact, Contradicted, WrongArea
		out.Soft = slices.Contains(c.Names, claim.Europe) // people say 'Europe' where they mean the Union
		out.Reason = "the data promise a smaller area"
		out.Others = []Other{{p.span, fmt.Sprintf("the data promise %s", AreaName(b, p.areas))}}
		return true
	}
	return false
}
