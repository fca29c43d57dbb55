package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A spot is a country where the data have something.
type spot struct {
	country string
	says    string
	span    source.Span
	scoped  bool // it holds for some customers only
	basis   bool // nothing says that data are processed there but the transfer basis
	backup  bool
}

// spots returns where the data have something, for the parts that a claim speaks of.
func (b *Binder) spots(parts claim.Part) (out []spot) {
	backups := map[string]bool{}
	for _, t := range b.center.Backups {
		for _, r := range t.Regions {
			backups[r.V] = true
		}
	}
	for _, r := range b.center.Regions {
		if !r.Country.IsSet() || onlySometimes(b.center, r.Provider.V) {
			continue
		}
		backup := backups[r.ID] || r.Use.V == "backup" || slices.ContainsFunc(r.AppliesTo, func(t trust.Text) bool { return slices.Contains(claim.Stems(t.V), "backup") })
		if parts == claim.Copies && len(backups) > 0 && !backup {
			continue
		}
		scoped := len(r.AppliesTo) > 0 && !backup && !everywhere(r.AppliesTo)
		out = append(out, spot{string(r.Country.V), fmt.Sprintf("%s is in %s", r.Label(), b.countryName(string(r.Country.V))), placeOf(r), scoped, false, backup})
	}
	for _, s := range b.center.Subprocessors {
		if s.Ended.IsSet() || s.OnlyIf.IsSet() || s.Status.V == "ended" || s.Status.V == "planned" {
			continue
		}
		for _, k := range s.Processing {
			out = append(out, spot{string(k.V), fmt.Sprintf("%s processes data in %s", s.Label(), b.countryName(string(k.V))), k.Span, len(s.AppliesTo) > 0, false, false})
		}
		if len(s.Processing) == 0 && len(s.Regions) == 0 && s.Transfer.IsSet() && s.Transfer.V != "none-needed" && s.Country.IsSet() {
			out = append(out, spot{string(s.Country.V), fmt.Sprintf("data go to %s in %s (%s)", s.Label(), b.countryName(string(s.Country.V)), s.Transfer.V), s.Transfer.Span, false, true, false})
		}
	}
	return out
}

func placeOf(r *trust.Region) source.Span {
	for _, span := range []source.Span{r.Country.Span, r.City.Span, r.Code.Span} {
		if !span.IsZero() {
			return span
		}
	}
	return r.Span
}

// everywhere reports whether what a region holds for is all there is: 'live data', and not some customers.
func everywhere(scope []trust.Text) bool {
	return !slices.ContainsFunc(scope, func(t trust.Text) bool {
		return !slices.ContainsFunc(claim.Stems(t.V), func(w string) bool {
			switch w {
			case "live", "production", "primary", "backup", "standby", "data", "all", "service":
				return true
			}
			return false
		})
	})
}

// area holds 'in the EU' and 'never leaves Switzerland' against the places in the data.
func (b *Binder) area(out *Binding) {
	c := out.Claim
	if c.Exclusive && b.looserThanPromise(out) {
		return
	}
	var outside, inside []spot
	for _, s := range b.spots(c.Parts) {
		if s.basis && !transfers(c.Sentence) {
			continue
		}
		if b.inArea(c.Names, s.country) {
			inside = append(inside, s)
		} else {
			outside = append(outside, s)
		}
	}
	generic := c.Whole && c.Parts&(claim.Narrow|claim.Seat|claim.Edge|claim.Support) == 0 || c.Parts != 0 && c.Parts&^(claim.Live|claim.Copies|claim.Standby) == 0
	unscoped := slices.ContainsFunc(outside, func(s spot) bool { return !s.scoped })
	switch {
	case len(outside) == 0 && len(inside) == 0:
		out.Reason = "no data say where anything is"
		return
	case len(outside) == 0:
		out.Verdict, out.Reason = Confirmed, "all that the data have is there"
		return
	case c.Scoped || !unscoped:
		out.Verdict, out.Reason = Ambiguous, "the data have places elsewhere, and one of the two holds for some customers only"
		return
	case !generic && (len(inside) > 0 || c.Parts != 0):
		out.Verdict, out.Reason = Ambiguous, "the data have places elsewhere, and the sentence speaks of something that they do not tell apart"
		return
	case !c.Exclusive && len(inside) > 0:
		out.Verdict, out.Reason = Confirmed, "the data have a place there, and the sentence does not say that it is the only one"
		return
	}
	out.Verdict, out.Fault = Contradicted, WrongArea
	out.Reason = fmt.Sprintf("the data have %d of %d places outside %s", len(outside), len(outside)+len(inside), AreaName(b, c.Names))
	for _, s := range outside {
		out.Others = append(out.Others, Other{s.span, s.says})
	}
	out.Fact = b.factAt(out.Others[0].Span)
}

// transfers reports whether a sentence speaks of transfers.
func transfers(sentence string) bool {
	for _, w := range claim.Stems(sentence) {
		switch w {
		case "transfer", "transferred", "leave", "sent", "transmitted", "exported":
			return true
		}
	}
	return false
}

// countryOf returns the country of a place, or "".
func (b *Binder) countryOf(c *claim.Claim) string {
	switch c.Kind {
	case claim.Country:
		return c.Place
	case claim.City:
		for _, r := range b.center.Regions {
			if strings.EqualFold(r.City.V, c.Place) && r.Country.IsSet() {
				return string(r.Country.V)
			}
		}
		return b.catalog.CountryOf(c.Place)
	case claim.Region:
		return c.Region.Country
	}
	return ""
}

// inArea reports whether a country is in one of the areas.
func (b *Binder) inArea(areas []string, code string) bool {
	k, ok := b.catalog.Country(code)
	if !ok {
		return true // what is not known contradicts nothing
	}
	return slices.ContainsFunc(areas, func(a string) bool {
		switch a {
		case claim.EU:
			return k.EU
		case claim.EEA:
			return k.EEA
		case claim.Europe:
			return k.Continent == "Europe" || k.EEA
		}
		return k.Code == a || k.PartOf == a
	})
}

// AreaName returns the name of an area in words.
func AreaName(b *Binder, areas []string) string {
	var out []string
	for _, a := range areas {
		switch a {
		case claim.EU, claim.EEA:
			out = append(out, "the "+a)
		case claim.Europe:
			out = append(out, a)
		default:
			out = append(out, b.countryName(a))
		}
	}
	return strings.Join(out, " and ")
}
