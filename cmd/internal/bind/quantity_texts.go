package bind

import (
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
)

// quantityKeys groups lengths of time and intervals by what they are and by the words of their subject. Only aspects that data
// can hold are compared.
func quantityKeys(_ *Binder, c *claim.Claim) []string {
	if terms[c.Aspect].fault == NoFault || !c.AspectNear || c.Bound == claim.About {
		return nil
	}
	if c.Aspect == "notification" || c.Aspect == "patch" || c.Aspect == "cadence" || erasure(c) {
		return []string{c.Aspect} // told apart by senses
	}
	keys := specific(c)
	for i, w := range keys {
		keys[i] = c.Aspect + " " + w
	}
	return keys
}

// quantities holds two lengths of time of the same aspect against each other: both have to speak of one subject, and the words
// that tell who, when and which have to leave no room for two.
func quantities(_ *Binder, x, y *claim.Claim) *Disagreement {
	if !sameSubject(x, y) || !opposed(x, y) {
		return nil
	}
	return &Disagreement{Fault: terms[x.Aspect].fault, Soft: x.Hedged || y.Hedged, About: about2(x, y)}
}

// about2 names what both claims speak of.
func about2(x, y *claim.Claim) string {
	what := terms[x.Aspect].what
	if common := (x.Facets[claim.Activity].Senses & y.Facets[claim.Activity].Senses).Names(claim.Activity); x.Aspect == "cadence" && len(common) > 0 {
		return common[0]
	}
	words := x.Subject
	if len(y.Subject) < len(x.Subject) && len(y.Subject) > 0 {
		words = y.Subject
	}
	if len(words) == 0 {
		return what
	}
	return strings.Join(words, " ") + ", " + what
}

// sameSubject reports whether two claims surely speak of the same thing.
func sameSubject(x, y *claim.Claim) bool {
	sameFile := x.Span.File.Name == y.Span.File.Name
	if sameFile && (x.Block == y.Block || x.Group != 0 && x.Group == y.Group) {
		return false // the members of a list and the sentences of a paragraph tell different things apart
	}
	if sameFile && x.Under != "" && y.Under != "" && x.Under != y.Under {
		return false // two lists or sections, each named after what it is about
	}
	for d := range x.Facets {
		a, b, dim := x.Facets[d], y.Facets[d], claim.Dimension(d)
		switch {
		case a.Senses == 0 && b.Senses == 0:
			if required(x.Aspect, dim) {
				return false
			}
		case a.Senses == 0 || b.Senses == 0:
			if required(x.Aspect, dim) || telling(x.Aspect, dim) && max(a.Ring, b.Ring) <= claim.InLabel {
				return false
			}
		case a.Senses&b.Senses == 0:
			if required(x.Aspect, dim) || decisive(x, dim) || decisive(y, dim) {
				return false
			}
		}
	}
	if x.Aspect == "notification" {
		return x.Facets[claim.Event].Ring <= claim.InLabel && y.Facets[claim.Event].Ring <= claim.InLabel
	}
	level := x.Facets[claim.Level].Senses & y.Facets[claim.Level].Senses
	if x.Aspect == "patch" && level != 0 {
		return true // vulnerabilities of one grade: whatever they are found in
	}
	a, b := specific(x), specific(y)
	if erasure(x) || erasure(y) {
		return erasure(x) && erasure(y)
	}
	if x.Aspect == "cadence" {
		return sameActivity(x, y, a, b)
	}
	shared := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
		}
	}
	return shared > 0 && shared == len(a) && shared == len(b) || shared > 1 && (shared == len(a) || shared == len(b))
}

// sameActivity reports whether two rhythms are of the same thing: 'the firm attacks us once a year' and 'penetration tests take
// place every two years' name no object and mean the same, while reviews of two kinds of accounts are two reviews.
func sameActivity(x, y *claim.Claim, a, b []string) bool {
	if x.Facets[claim.Activity].Ring > claim.InLabel || y.Facets[claim.Activity].Ring > claim.InLabel {
		return false
	}
	if len(a) == 0 || len(b) == 0 {
		return len(a)+len(b) == 0
	}
	shared := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
		}
	}
	return shared == min(len(a), len(b))
}

// activityWords are words of what is done, not of what it is done to.
var activityWords = wordSet("penetration", "pentest", "test", "review", "audit", "scan", "training", "course", "drill", "exercise", "check", "assessment", "rotation", "carry", "perform", "conduct", "hold", "undergo", "specialist", "tester", "auditor", "expert", "hacker", "consultant", "restore", "restoration", "access", "right")

// erasure reports whether a claim says how soon a person's request to be erased is carried out.
func erasure(c *claim.Claim) bool {
	f := c.Facets[claim.Trigger]
	return c.Aspect == "retention" && c.Bound == claim.Within && f.Ring <= claim.InSentence && f.Senses.Has(claim.Trigger, "request") && len(c.Subject) < 4
}

// required reports whether claims of an aspect are comparable only when both have the same sense of a dimension.
func required(aspect string, d claim.Dimension) bool {
	switch aspect {
	case "cadence":
		return d == claim.Activity
	case "notification":
		return d == claim.Addressee || d == claim.Event
	}
	return false
}

// telling reports whether a sense that only one of two claims of an aspect has sets them apart.
func telling(aspect string, d claim.Dimension) bool {
	switch d {
	case claim.Stage:
		return aspect == "retention"
	case claim.Level:
		return aspect == "response" || aspect == "resolution" || aspect == "patch" || aspect == "update" || aspect == "rto"
	}
	return false
}

// specific returns the words of a claim's subject that name something in particular. A general word counts where it stands before
// one: 'application' of 'application logs'.
func specific(c *claim.Claim) (out []string) {
	filler := func(w string) bool { return fillers[w] || c.Aspect == "cadence" && activityWords[w] }
	for i, w := range c.Subject {
		if filler(w) || slices.Contains(out, w) {
			continue
		}
		if generalNouns[w] && (i+1 == len(c.Subject) || generalNouns[c.Subject[i+1]] || filler(c.Subject[i+1])) {
			continue
		}
		out = append(out, w)
	}
	return out
}

// generalNouns name something only together with another word.
var generalNouns = wordSet("system", "service", "platform", "application", "app", "product", "company", "data", "environment", "infrastructure", "production", "customer", "client", "user",
	"process", "procedure", "case", "item", "information", "content", "file", "record", "policy", "provider", "vendor", "processor", "controller", "person", "people", "staff", "employee", "firm", "team", "somebody", "engineer")

// fillers are words that a subject can have or lack without being another.
var fillers = wordSet("we", "our", "us", "outside", "external", "independent", "third", "party", "encrypted", "such", "article", "section", "clause", "a", "b", "c", "d", "e", "i", "ii", "iii", "individual", "single", "security", "respective", "personal", "affected", "concerned")

// opposed reports whether two statements of one length of time cannot both be true. A floor, a ceiling or a range that holds the
// other's value agrees with it; of two bounds on the same side the figures have to be the same.
func opposed(x, y *claim.Claim) bool {
	a, b := x.Range, y.Range
	switch {
	case a.OpenMin && b.OpenMin:
		return apartEnds(a.Max, b.Max)
	case a.OpenMax && b.OpenMax:
		return apartEnds(a.Min, b.Min)
	case a.OpenMin || a.OpenMax || b.OpenMin || b.OpenMax:
		return period.Relate(a, b) == period.Apart && !near(a, b)
	}
	switch period.Relate(a, b) {
	case period.Equal, period.Close:
		return false
	case period.Contains, period.Within:
		return !a.IsPoint() && !b.IsPoint() && !near(a, b)
	}
	return !near(a, b)
}

func apartEnds(a, b period.Length) bool {
	o := period.Compare(a, b)
	return o == period.Shorter || o == period.Longer
}
