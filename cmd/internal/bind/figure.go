package bind

import (
	"fmt"
	"math"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// A figure is a count or a percentage of the data with what is said of it.
type figure struct {
	fact   *trust.Fact
	number float64
	about  []string // stems that tell it apart from others of its aspect
	groups []string // whom it holds for: 'staff'
	scope  [][]string
	most   bool // it is the most that may be
}

// figures collects the counts and percentages of the data by aspect.
func (b *Binder) numbers() {
	b.figures = map[string][]figure{}
	for _, f := range b.center.Stated {
		n, ok := number(f.Value)
		if !ok {
			continue
		}
		g := figure{fact: f, number: n}
		aspect := f.Aspect
		for _, a := range f.Owner.Base().AppliesTo {
			if words := claim.Stems(a.V); len(words) > 0 {
				g.scope = append(g.scope, words)
			}
			g.group(a.V)
		}
		switch o := f.Owner.(type) {
		case *trust.Access:
			g.group(o.Who.V)
		case *trust.Statement:
			aspect = figureAspect(o)
			if g.about = distinct(aspect, o.Title.V); aspect == "figure" {
				g.about = essential(g.about)
				g.most = slices.ContainsFunc(claim.Stems(o.Title.V), func(w string) bool { return w == "maximum" || w == "max" || w == "most" || w == "limit" })
			}
			if aspect != "figure" {
				g.group(o.Title.V)
			}
		case *trust.Organisation:
		default:
			continue
		}
		if aspect != "" {
			b.figures[aspect] = append(b.figures[aspect], g)
		}
	}
}

func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case trust.Percentage:
		return float64(v), true
	}
	return 0, false
}

func (g *figure) group(text string) {
	for _, w := range claim.Words(text) {
		if name := claim.GroupOf(w); name != "" && !slices.Contains(g.groups, name) {
			g.groups = append(g.groups, name)
		}
	}
}

// figureAspect returns the aspect of claims that can be about a [facts.…] count or percentage, "" for those that promise nothing by
// themselves.
func figureAspect(s *trust.Statement) string {
	words := claim.Stems(s.Title.V)
	has := func(list ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	switch {
	case has("credit", "refund", "below", "compensation", "rebate", "measured", "average"):
		return ""
	case has("durability"):
		return "durability"
	case has("availability", "uptime"):
		return "availability"
	case has("password", "passphrase") && has("history", "reuse", "previous", "remembered", "last"):
		return "password-history"
	case has("password", "passphrase") && has("maximum", "longest", "max", "most"):
		return "password-max"
	case has("password", "passphrase") && has("length", "character", "minimum", "shortest"):
		return "password-length"
	case has("lockout", "lock", "locked") || has("failed", "wrong") && has("attempt", "sign-in", "login", "password"):
		return "lockout"
	}
	return "figure"
}

// distinct returns the stems of a title that tell a figure apart from others of its aspect.
func distinct(aspect, title string) (out []string) {
	for _, w := range claim.Stems(title) {
		if !(aspect != "figure" && plainFigure[w]) && !figureGlue[w] && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// essential leaves out words that only relate one thing to another, as 'access' does in 'users with access to production', where enough
// is left: a sentence may say the same with any verb.
func essential(about []string) []string {
	out := slices.DeleteFunc(slices.Clone(about), func(w string) bool { return relations[w] })
	if len(out) < 2 {
		return about
	}
	return out
}

var relations = wordSet("access", "having", "holding", "allowed", "entitled", "right", "rights", "permission", "maximum", "employed", "engaged", "working", "existing", "running", "used", "kept", "made", "stored", "listed", "current", "currently", "available", "required", "needed", "necessary", "besides", "original")

// plainFigure are words of titles that say what kind of figure it is.
var plainFigure = wordSet("monthly", "yearly", "annual", "availability", "uptime", "durability", "service", "promised", "guaranteed", "minimum", "maximum", "percentage", "month", "calendar", "year", "platform", "password", "length", "character", "passphrase", "history", "lockout", "account", "attempt", "failed", "login", "sign", "shortest", "longest", "target", "object", "system", "lowest", "least", "stored", "previous", "level", "hosted")

// figureGlue are words of titles that name nothing.
var figureGlue = wordSet("number", "count", "share", "total", "minimum", "maximum", "percentage", "least", "most", "per", "besides", "how", "many")

// figureTerms says which fault a difference is, and on which side of the data's figure the prose promises less. Where neither is
// a promise, any other figure is wrong.
var figureTerms = map[string]struct {
	fault Fault
	looks int // -1: less is looser; 1: more is looser; 0: any difference counts
}{
	"availability": {WrongAvailability, -1}, "durability": {WrongAvailability, -1}, "password-length": {WrongPasswordLength, -1}, "password-max": {WrongCount, 0},
	"lockout": {WrongCount, 0}, "password-history": {WrongCount, -1}, "figure": {WrongCount, 0},
}

// figure holds a count or a percentage against the data.
func (b *Binder) figure(out *Binding) {
	c := out.Claim
	if c.Kind == claim.Percentage && c.Aspect == "figure" && c.Number >= 90 && b.namesAvailable(c) {
		c.Aspect, c.AspectCue, c.AspectNear = "availability", "what the data call so", true
	}
	all := b.figuresFor(c)
	if len(all) == 0 {
		out.Reason = fmt.Sprintf("‘%s’ says that it is about %s, and no fact of that kind is named here", c.AspectCue, c.Aspect)
		return
	}
	t := figureTerms[c.Aspect]
	out.Fact = all[0].fact
	out.Reason = fmt.Sprintf("bound to %s", out.Fact.ID)
	looser, stricter := 0, 0
	for _, g := range all {
		switch {
		case c.Number == g.number, c.Unit != "" && c.Aspect == "availability" && c.Number > g.number-0.1*(100-g.number):
			out.Verdict, out.Fact = Confirmed, g.fact
			out.Reason = fmt.Sprintf("bound to %s", g.fact.ID)
			return
		case t.looks < 0 && c.Number < g.number, t.looks > 0 && c.Number > g.number, t.looks == 0 && (!within(c, g.number) || g.most && c.Aspect == "figure" && c.Bound == claim.AtMost && c.Number > g.number):
			looser++
		default:
			stricter++
		}
	}
	switch {
	case looser == len(all):
	case stricter == len(all) && t.looks != 0:
		out.Soft = true
	default:
		out.Verdict, out.Reason = Ambiguous, "some facts of that kind promise more and some less"
		return
	}
	out.Verdict, out.Fault = Contradicted, t.fault
	out.Soft = out.Soft || !c.AspectNear || c.Hedged && t.looks == 0
	for _, g := range all {
		out.Others = append(out.Others, Other{g.fact.Span, g.fact.Text})
	}
}

// namesAvailable reports whether the clause or label of a share names all of what the data promise an availability of by itself: 'Booking
// engine: 99 % per year'.
func (b *Binder) namesAvailable(c *claim.Claim) bool {
	return slices.ContainsFunc(b.figures["availability"], func(g figure) bool {
		return len(g.about) > 0 && !slices.ContainsFunc(g.about, func(w string) bool {
			r, ok := c.Words.Has(w)
			return !ok || r > claim.InLabel
		})
	})
}

// within reports whether a bound in prose holds the value: 'at most ten', 'at least three'.
func within(c *claim.Claim, n float64) bool {
	switch c.Bound {
	case claim.AtLeast:
		return n >= c.Number
	case claim.AtMost, claim.Within:
		return n <= c.Number && c.Aspect != "lockout"
	case claim.About:
		return n > 0.8*c.Number && n < 1.25*c.Number
	}
	return false
}

// figuresFor returns the figures that a claim can be about: those of its group or its plan, and those whose own words stand around it.
func (b *Binder) figuresFor(c *claim.Claim) []figure {
	var fit []figure
	best := 0
	for _, g := range b.figures[c.Aspect] {
		score, ok := g.fits(c)
		if !ok || (c.Kind == claim.Percentage) != isPercentage(g.fact) {
			continue
		}
		switch {
		case score > best || len(fit) == 0:
			best, fit = score, []figure{g}
		case score == best:
			fit = append(fit, g)
		}
	}
	return fit
}

func isPercentage(f *trust.Fact) bool { _, ok := f.Value.(trust.Percentage); return ok }

// fits reports whether a claim can be about the figure, and how well.
func (g *figure) fits(c *claim.Claim) (score int, ok bool) {
	switch c.Aspect {
	case "availability", "durability":
		return g.fitsService(c)
	case "figure":
		if len(g.about) == 0 {
			return 0, false
		}
		for _, w := range g.about {
			if r, ok := c.Words.Has(w); (!ok || r > claim.InLabel) && stemOf(c.Unit) != w {
				return 0, false
			}
		}
		return len(g.about), true
	}
	if len(g.scope) > 0 || len(g.groups) > 0 {
		named := slices.ContainsFunc(c.Qualifiers, func(q string) bool { return slices.Contains(g.groups, q) }) || g.scoped(c, claim.InHeading)
		switch {
		case named:
			return 3, true
		case len(c.Qualifiers) > 0:
			return 0, false
		}
		return 1, true
	}
	if len(c.Qualifiers) > 0 && !slices.Contains(c.Qualifiers, "staff") && !slices.Contains(c.Qualifiers, "customer") {
		return 0, false // administrators and machines have rules of their own
	}
	return 2, true
}

// fitsService is fits for the availability of a service.
func (g *figure) fitsService(c *claim.Claim) (int, bool) {
	if len(c.Qualifiers) > 0 || len(g.scope) > 0 {
		if !g.scoped(c, claim.InLabel) {
			if len(c.Qualifiers) > 0 {
				return 0, false
			}
			return 0, true
		}
		return 3, true
	}
	if slices.ContainsFunc(c.Subject, func(w string) bool { return besideService[w] && !slices.Contains(g.about, w) }) {
		return 0, false
	}
	if len(g.about) == 0 {
		return 1, c.Unit == "" || len(c.Subject) == 0 // what is down is a part of the service
	}
	n := 0
	for _, w := range g.about {
		if r, ok := c.Words.Has(w); ok && r <= claim.InHeading {
			n++
		}
	}
	return 2, n == len(g.about)
}

// besideService are words of what is available for itself, besides the service that is promised.
var besideService = wordSet("trial", "test", "demo", "staging", "sandbox", "beta", "preview", "legacy", "statistic", "forum", "blog", "wiki", "help", "desk", "hotline", "telephone", "support", "office", "power", "generator")

// scoped reports whether words of the figure's scope stand around the claim.
func (g *figure) scoped(c *claim.Claim, ring claim.Ring) bool {
	for _, words := range g.scope {
		n := 0
		for _, w := range words {
			if r, ok := c.Words.Has(w); ok && r <= ring || slices.Contains(c.Qualifiers, w) {
				n++
			}
		}
		if n == len(words) || n > 0 && slices.ContainsFunc(words, func(w string) bool { return slices.Contains(c.Qualifiers, w) }) {
			return true
		}
	}
	return false
}

func stemOf(w string) string {
	if s := claim.Stems(w); len(s) == 1 {
		return s[0]
	}
	return w
}

// figureKey groups counts and percentages by what they are. Generic figures are known only by the data, and are not compared.
func figureKey(_ *Binder, c *claim.Claim) string {
	if c.Aspect == "figure" || c.Aspect == "" || !c.AspectNear || c.Bound == claim.About {
		return ""
	}
	return c.Aspect
}

// figurePair holds two figures of one aspect against each other.
func figurePair(_ *Binder, x, y *claim.Claim) *Disagreement {
	if x.Aspect == "availability" && (x.Unit != "" || y.Unit != "") { // hours of a month, turned into a share
		if math.Abs(x.Number-y.Number) < 0.2*(100-min(x.Number, y.Number)) {
			return nil
		}
	}
	if x.Number == y.Number || x.Span.File.Name == y.Span.File.Name && (x.Group != 0 && x.Group == y.Group || x.Block == y.Block) || !slices.Equal(x.Qualifiers, y.Qualifiers) {
		return nil
	}
	d := &Disagreement{Fault: figureTerms[x.Aspect].fault, Soft: x.Hedged || y.Hedged, About: map[string]string{
		"availability": "availability", "durability": "durability", "password-length": "shortest password", "password-max": "longest password", "lockout": "failed attempts before an account is locked", "password-history": "passwords that cannot be used again"}[x.Aspect]}
	switch x.Aspect {
	case "availability":
		if !slices.Equal(x.Subject, y.Subject) {
			if len(x.Subject) > 0 && len(y.Subject) > 0 {
				return nil
			}
			d.Soft = true // a part of the service may have a figure of its own
		}
	case "durability":
	default:
		d.Soft = d.Soft || len(x.Qualifiers) == 0 && !((x.Aspect == "password-length" || x.Aspect == "lockout") && forAll(x) && forAll(y))
	}
	return d
}

// forAll reports whether nothing around a figure, to the title of its document, names people or systems whose figure it may be alone.
func forAll(c *claim.Claim) bool {
	for _, ring := range c.Around {
		for _, w := range ring {
			if g := claim.GroupOf(w); g != "" && g != "staff" || g == "" && (claim.GroupOf(w+"s") != "" && claim.GroupOf(w+"s") != "staff") || placeWords[w] || devices[fold(w)] || ownPasswords[w] {
				return false
			}
		}
	}
	return true
}

// ownPasswords are words of what may have passwords of its own.
var ownPasswords = wordSet("application", "device", "mobile", "wifi", "wireless", "network", "database", "server", "cluster", "laboratory", "lab", "school", "pupil", "teacher", "reader", "buyer", "seller", "driver", "donor", "volunteer", "owner", "resident", "citizen", "parent")
