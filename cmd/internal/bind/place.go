package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/load"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// An owner is something that runs or is stored somewhere: a component or a backup tier.
type owner struct {
	noun     trust.Noun
	names    [][]string      // each name and alias, as stems: all of one must stand near
	words    map[string]bool // tier words, for a backup
	heads    []string        // words that name it where they are a label: 'Primary: Paris'
	backup   bool
	regions  []*trust.Region
	fact     *trust.Fact // its regions
	provider *trust.Fact
	runs     string // sub-processor's ID
	uses     []trust.Text
}

// places collects what is where.
func (b *Binder) places() {
	add := func(n trust.Noun, names []trust.Text, regions []trust.Text, provider trust.Text) *owner {
		o := &owner{noun: n, runs: provider.V}
		for _, t := range names {
			if s := claim.Stems(t.V); len(s) > 0 {
				o.names = append(o.names, s)
			}
		}
		for _, id := range regions {
			if r := b.regionByID(id.V); r != nil {
				o.regions = append(o.regions, r)
			}
		}
		o.fact, _ = b.center.Lookup(n.Base().Path() + ".regions")
		o.provider, _ = b.center.Lookup(n.Base().Path() + ".provider")
		b.owners = append(b.owners, o)
		return o
	}
	for _, c := range b.center.Components {
		o := add(c, slices.Concat([]trust.Text{c.Name}, c.Aliases, c.Terms), c.Regions, c.Provider)
		o.uses = c.Uses
	}
	for _, r := range b.center.Regions {
		b.scopeOfRegion(r)
	}
	for _, t := range b.center.Backups {
		o := add(t, slices.Concat([]trust.Text{t.Name}, t.Aliases, t.Terms), t.Regions, t.Provider)
		o.backup, o.words = true, map[string]bool{}
		for _, w := range tierWords(t) {
			o.words[w] = true
		}
	}
}

// scopeOfRegion enters what a region says that it holds for: 'backups', 'live service'.
func (b *Binder) scopeOfRegion(r *trust.Region) {
	var f *trust.Fact
	for _, key := range [...]string{".code", ".city", ".country"} {
		if f == nil {
			f, _ = b.center.Lookup(r.Path() + key)
		}
	}
	if f == nil {
		return
	}
	if o := ownerOfRole(r); o != nil {
		o.fact = f
		b.owners = append(b.owners, o)
	}
	for _, t := range r.AppliesTo {
		words := claim.Stems(t.V)
		if len(words) == 0 || !everywhere([]trust.Text{t}) {
			continue // some customers only: what a text says of others is no contradiction
		}
		o := &owner{noun: r, regions: []*trust.Region{r}, fact: f}
		if slices.Contains(words, "backup") {
			o.backup, o.words = true, map[string]bool{}
		} else {
			o.names = [][]string{words}
		}
		b.owners = append(b.owners, o)
	}
}

func (b *Binder) regionByID(id string) *trust.Region {
	for _, r := range b.center.Regions {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// subjects returns the owners that the text says the place is about, and the words that say so. Backups are one subject as
// long as no tier is named; a component is one only when a whole name of it stands in the clause or table head.
func (b *Binder) subjects(c *claim.Claim) (os []*owner, words string) {
	for _, ring := range [...][2]claim.Ring{{claim.InClause, claim.InClause}, {claim.InSentence, claim.InSentence}, {claim.InLabel, claim.InLabel}, {claim.InItem, claim.InLead}} {
		if r, ok := c.Words.Has("backup"); ok && r >= ring[0] && r <= ring[1] {
			var named, all []*owner
			for _, o := range b.owners {
				if !o.backup || len(o.regions) == 0 && o.runs == "" {
					continue
				}
				all = append(all, o)
				for w := range o.words {
					if r, ok := c.Words.Has(w); ok && r <= claim.InLabel {
						named = append(named, o)
					}
				}
			}
			if len(named) > 0 {
				return named, "‘backup’ and the name of the tier"
			}
			if len(all) > 0 {
				return all, "‘backup’"
			}
		}
		var found []*owner
		best := 0
		for _, o := range b.owners {
			if o.backup {
				continue
			}
			if n := o.named(c, ring[1]); n > best {
				found, best = []*owner{o}, n
			} else if n == best && n > 0 {
				found = append(found, o)
			}
		}
		if best > 0 {
			return found, "‘" + found[0].noun.Label() + "’"
		}
	}
	return nil, ""
}

// named returns how many words the longest name of the owner has that stands whole around the claim, no farther than ring.
func (o *owner) named(c *claim.Claim, ring claim.Ring) int {
	best := 0
	for _, name := range o.names {
		ok := true
		for _, w := range name {
			if r, has := c.Words.Has(w); !has || r > ring {
				ok = false
				break
			}
		}
		if ok && len(name) > best {
			best = len(name)
		}
	}
	if best == 0 && ring >= claim.InSentence && slices.ContainsFunc(o.heads, func(w string) bool { return labelIs(c, w) }) {
		best = 1
	}
	return best
}

// region holds a region's code against the data.
func (b *Binder) region(out *Binding) {
	c := out.Claim
	if len(c.Regions) == 0 {
		out.Verdict, out.Fault = Contradicted, UnknownRegion
		out.Reason = fmt.Sprintf("no provider in the catalog has a region %s", c.Text)
		return
	}
	var here []*trust.Region
	for _, r := range b.center.Regions {
		if strings.EqualFold(r.Code.V, c.Region.Code) {
			here = append(here, r)
		}
	}
	subjects, words := b.subjects(c)
	if standby := b.standbys(c); len(subjects) == 0 && len(standby) > 0 {
		subjects, words = standby, "words for what takes over"
	}
	if len(here) > 0 {
		out.Fact, _ = b.center.Lookup(here[0].Path() + ".code")
	}
	placed := slices.DeleteFunc(slices.Clone(subjects), func(o *owner) bool { return len(o.regions) == 0 })
	switch {
	case len(placed) > 0:
		for _, o := range placed {
			if slices.ContainsFunc(o.regions, func(r *trust.Region) bool { return strings.EqualFold(r.Code.V, c.Region.Code) }) {
				out.Verdict, out.Fact = Confirmed, o.fact
				out.Reason = fmt.Sprintf("bound to %s by %s", o.fact.ID, words)
				return
			}
		}
		if len(here) > 0 && !b.sure(c, placed) {
			out.Verdict = Ambiguous
			out.Reason = fmt.Sprintf("the data know %s, and it is not clear that the sentence places %s there", c.Text, placed[0].noun.Label())
			return
		}
		out.Verdict, out.Fault, out.Fact = Contradicted, WrongRegion, placed[0].fact
		out.full = len(here) == 0 // no other thing of the site is there
		out.Reason = fmt.Sprintf("bound to %s by %s", placed[0].fact.ID, words)
		out.Others = regionsOf(placed)
	case len(here) > 0:
		out.Verdict = Confirmed
		out.Reason = "the data have this region"
	default:
		b.foreignRegion(out)
	}
}

// foreignRegion binds a code that no region of the data has to the regions of the same provider.
func (b *Binder) foreignRegion(out *Binding) {
	c := out.Claim
	for _, known := range c.Regions {
		for _, r := range b.center.Regions {
			if b.providerOf(r) != known.Provider {
				continue
			}
			f, _ := b.center.Lookup(r.Path() + ".code")
			if f == nil {
				continue
			}
			if out.Fact == nil {
				out.Fact = f
			}
			out.Others = append(out.Others, Other{r.Code.Span, codeAndPlace(r)})
		}
	}
	if out.Fact == nil {
		out.Reason = fmt.Sprintf("no data name a region of the provider that has %s", c.Text)
		return
	}
	out.Verdict, out.Fault = Contradicted, WrongRegion
	out.Reason = fmt.Sprintf("bound to %s: the same provider's region in the data", out.Fact.ID)
}

// sure reports whether the subject stands in the claim's own clause or table row, so that a region that the data know for
// something else is a contradiction and no second subject of the sentence.
func (b *Binder) sure(c *claim.Claim, os []*owner) bool {
	for _, o := range os {
		if o.backup {
			if r, ok := c.Words.Has("backup"); ok && (r == claim.InClause || r == claim.InLabel) {
				return true
			}
			continue
		}
		if slices.Contains(o.heads, "standby") && c.Parts == claim.Standby || o.named(c, claim.InClause) > 0 || o.named(c, claim.InLabel) > 0 && !b.anotherInClause(c) {
			return true
		}
	}
	return false
}

func (b *Binder) anotherInClause(c *claim.Claim) bool {
	_, ok := c.Words.Has("backup")
	return ok
}

func regionsOf(os []*owner) []Other {
	var out []Other
	for _, o := range os {
		for i, r := range o.regions {
			span := r.Base().Span
			if o.fact != nil && i < len(o.fact.Spans) {
				span = o.fact.Spans[i]
			}
			out = append(out, Other{span, fmt.Sprintf("%s: %s", o.noun.Label(), codeAndPlace(r))})
		}
	}
	return out
}

func codeAndPlace(r *trust.Region) string {
	s := r.Code.V
	if s == "" {
		s = r.Label()
	}
	if r.City.IsSet() && r.City.V != s {
		s += " (" + r.City.V + ")"
	}
	return s
}

// providerOf returns the catalog's ID of a region's provider.
func (b *Binder) providerOf(r *trust.Region) string {
	return load.ProviderID(b.catalog, b.center, r.Provider.V)
}

// A where is what a place is held against: cities and countries with the bytes that say them.
type where struct {
	what   string
	fact   *trust.Fact
	values []string // cities, or ISO codes
	others []Other
}

// place holds a city or a country against what the name beside it or the subject of the sentence says.
func (b *Binder) place(out *Binding) {
	c := out.Claim
	if c.Near != nil && c.Near.Code != nil {
		b.placeOfCode(out)
		return
	}
	if c.Near == nil && !c.Hosting {
		out.Reason = "the sentence does not say that data or systems are there"
		return
	}
	var w *where
	var words string
	if c.Near != nil {
		w, words = b.whereIs(c.Near.Provider, c.Kind), "‘"+c.Near.Text+"’ beside it"
		if len(w.values) == 0 && b.abroad(out) {
			return
		}
	}
	os, by := b.subjects(c)
	if standby := b.standbys(c); len(os) == 0 && len(standby) > 0 {
		os, by = standby, "words for what takes over"
	}
	if w == nil || len(w.values) == 0 {
		w, words = b.whereAre(os, c.Kind), by
	}
	if w == nil || len(w.values) == 0 {
		if b.inData(c) {
			out.Verdict, out.Reason = Confirmed, "the data have a region there"
			out.Fact = b.factOfPlace(c)
			return
		}
		b.nowhere(out)
		return
	}
	out.Fact = w.fact
	if slices.ContainsFunc(w.values, func(v string) bool { return b.samePlace(c, v) }) {
		if c.Near == nil {
			out.Fact = b.factThere(c, os, w.fact)
		}
		out.Verdict, out.Reason = Confirmed, fmt.Sprintf("bound to %s by %s", out.Fact.ID, words)
		return
	}
	if c.Near == nil {
		if b.inData(c) && !b.sure(c, os) || !b.sureOrRow(c, os) {
			out.Verdict = Ambiguous
			out.Reason = fmt.Sprintf("it differs from %s, but it is not clear that the sentence places %s there", w.fact.ID, w.what)
			return
		}
	} else if c.Kind == claim.City && c.Near.Provider != nil && b.seatOf(c.Near.Provider, c) {
		out.Verdict = Ambiguous
		out.Reason = fmt.Sprintf("%s has its seat in that country, and none of its regions is there", c.Near.Text)
		return
	} else if c.Near.Provider != nil && b.ranges(c, os) {
		out.Verdict, out.Reason = Confirmed, "the data have it there for what the sentence is about"
		return
	}
	out.Verdict, out.Fault = Contradicted, WrongCity
	if c.Kind == claim.Country {
		out.Fault = WrongCountry
	}
	out.Reason = fmt.Sprintf("bound to %s by %s", w.fact.ID, words)
	out.Others = w.others
}

// nowhere decides about a place that no fact has and that no subject is bound to. Only a sentence that says outright that
// something is stored or hosted there is held against all places of the data.
func (b *Binder) nowhere(out *Binding) {
	c := out.Claim
	w := &where{}
	for _, r := range b.center.Regions {
		if c.Parts&(claim.Copies|claim.Standby) != 0 && liveOnly(r) {
			continue // what a region of live data says nothing of: copies, a standby, support
		}
		if !onlySometimes(b.center, r.Provider.V) {
			b.addRegion(w, r, c.Kind)
		}
	}
	if !c.Stored || len(w.values) == 0 {
		out.Reason = "no fact says where this is"
		return
	}
	out.Fact = b.factAt(w.others[0].Span)
	out.Verdict, out.Fault = Contradicted, WrongCity
	if c.Kind == claim.Country {
		out.Fault = WrongCountry
	}
	out.Reason = "nothing in the data is there"
	out.Others = w.others
}

// liveOnly reports whether the data limit a region to live data.
func liveOnly(r *trust.Region) bool {
	return slices.ContainsFunc(r.AppliesTo, func(t trust.Text) bool {
		words := claim.Stems(t.V)
		return slices.Contains(words, "live") || slices.Contains(words, "primary") || slices.Contains(words, "production")
	})
}

// onlySometimes reports whether a sub-processor is used on a condition alone, or no longer.
func onlySometimes(c *trust.Center, id string) bool {
	return slices.ContainsFunc(c.Subprocessors, func(s *trust.Subprocessor) bool { return s.ID == id && (s.OnlyIf.IsSet() || s.Ended.IsSet()) })
}

// seatOf reports whether a city may be the seat of a company: it lies in the company's country, and no place of its data does.
func (b *Binder) seatOf(s *trust.Subprocessor, c *claim.Claim) bool {
	country := b.countryOf(c)
	if country == "" || !strings.EqualFold(string(s.Country.V), country) || slices.ContainsFunc(s.Processing, func(p trust.Country) bool { return string(p.V) == country }) {
		return false
	}
	return !slices.ContainsFunc(b.center.Regions, func(r *trust.Region) bool {
		return r.Provider.V == s.ID && (string(r.Country.V) == country || c.Stored && !r.Country.IsSet() && r.City.IsSet())
	})
}

// sureOrRow reports whether the subject stands near enough for a place that the data do not know at all.
func (b *Binder) sureOrRow(c *claim.Claim, os []*owner) bool {
	for _, o := range os {
		if o.backup {
			if r, ok := c.Words.Has("backup"); ok && r <= claim.InLabel {
				return true
			}
		} else if o.named(c, claim.InLabel) > 0 || slices.Contains(o.heads, "standby") && c.Parts == claim.Standby {
			return true
		}
	}
	return false
}

// ranges reports whether what the sentence is about is at the place, so that a provider with many places is not held to the others.
func (b *Binder) ranges(c *claim.Claim, os []*owner) bool {
	w := b.whereAre(os, c.Kind)
	return w != nil && slices.ContainsFunc(w.values, func(v string) bool { return b.samePlace(c, v) })
}

func (b *Binder) samePlace(c *claim.Claim, v string) bool {
	if c.Kind == claim.Country {
		return c.Place == v
	}
	if strings.EqualFold(c.Place, v) {
		return true
	}
	return slices.ContainsFunc(b.catalog.City(v), func(city catalog.City) bool { return city.Name == c.Place })
}

// placeOfCode holds a place against the region code that it stands beside: 'Paris (eu-west-3)'. A code that nobody has, or
// that the data contradict, is reported by itself.
func (b *Binder) placeOfCode(out *Binding) {
	c := out.Claim
	r := b.coded(c.Near.Codes)
	if c.Kind == claim.Country && r.Country == "" || c.Kind == claim.City && r.City == "" {
		out.Reason = fmt.Sprintf("the catalog gives no place for %s", c.Near.Text)
		return
	}
	ok := c.Kind == claim.Country && c.Place == r.Country
	if c.Kind == claim.City {
		ok = b.samePlace(c, r.City) || slices.ContainsFunc(r.Cities, func(v string) bool { return b.samePlace(c, v) }) ||
			slices.ContainsFunc(r.Aliases, func(v string) bool { return strings.EqualFold(v, c.Text) })
	}
	for _, own := range b.center.Regions {
		if strings.EqualFold(own.Code.V, r.Code) {
			out.Fact, _ = b.center.Lookup(own.Path() + ".code")
		}
	}
	if ok {
		out.Verdict = Confirmed
		out.Reason = fmt.Sprintf("%s is there, as the catalog says", c.Near.Text)
		return
	}
	if out.Fact == nil {
		out.Verdict = Ambiguous
		out.Reason = fmt.Sprintf("%s is not in the data, which is reported by itself", c.Near.Text)
		return
	}
	out.Verdict, out.Fault = Contradicted, WrongCity
	says := fmt.Sprintf("%s is in %s", r.Code, r.City)
	if c.Kind == claim.Country {
		out.Fault = WrongCountry
		says = fmt.Sprintf("%s is in %s", r.Code, b.countryName(r.Country))
	}
	out.Reason = fmt.Sprintf("bound to the code %s beside it", c.Near.Text)
	out.Others = []Other{{c.Near.Span, says}, {out.Fact.Span, fmt.Sprintf("the data have this region: %s", r.Code)}}
}

// coded returns the region that a code means: the one of a provider that the site uses, where several have the same code.
func (b *Binder) coded(regions []catalog.Region) *catalog.Region {
	for i := range regions {
		if slices.ContainsFunc(b.center.Regions, func(own *trust.Region) bool {
			return strings.EqualFold(own.Code.V, regions[i].Code) && b.providerOf(own) == regions[i].Provider
		}) {
			return &regions[i]
		}
	}
	return &regions[0]
}

// whereIs returns the places of a provider: its seat, where it processes, and its regions.
func (b *Binder) whereIs(s *trust.Subprocessor, kind claim.Kind) *where {
	w := &where{what: s.Label()}
	if kind == claim.Country {
		w.fact, _ = b.center.Lookup(s.Path() + ".country")
		if s.Country.IsSet() {
			w.add(string(s.Country.V), s.Country.Span, "seat: "+b.countryName(string(s.Country.V)))
		}
		for _, p := range s.Processing {
			w.add(string(p.V), p.Span, "processes data in "+b.countryName(string(p.V)))
		}
	}
	for _, r := range b.center.Regions {
		if r.Provider.V == s.ID {
			b.addRegion(w, r, kind)
		}
	}
	if w.fact == nil && len(w.others) > 0 {
		w.fact = b.factAt(w.others[0].Span)
	}
	return w
}

// whereAre returns the places of components or backup tiers.
func (b *Binder) whereAre(os []*owner, kind claim.Kind) *where {
	if len(os) == 0 {
		return nil
	}
	w := &where{what: os[0].noun.Label(), fact: os[0].fact}
	for _, o := range os {
		for _, r := range o.regions {
			b.addRegion(w, r, kind)
		}
	}
	if w.fact == nil {
		return nil
	}
	return w
}

func (b *Binder) addRegion(w *where, r *trust.Region, kind claim.Kind) {
	name := r.Code.V // a name such as 'Paris, France' would only say the place again
	if name == "" {
		name = b.providerName(r) + "'s region"
	}
	if kind == claim.Country && r.Country.IsSet() {
		w.add(string(r.Country.V), r.Country.Span, fmt.Sprintf("%s is in %s", name, b.countryName(string(r.Country.V))))
	}
	if kind == claim.City && r.City.IsSet() {
		w.add(r.City.V, r.City.Span, fmt.Sprintf("%s is in %s", name, r.City.V))
	}
}

func (b *Binder) providerName(r *trust.Region) string {
	if n, ok := b.center.Noun("subprocessors." + r.Provider.V); ok {
		return n.Label()
	}
	return r.Provider.V
}

func (w *where) add(value string, at source.Span, says string) {
	w.values = append(w.values, value)
	w.others = append(w.others, Other{at, says})
}

// factAt returns the fact that is declared at a span.
func (b *Binder) factAt(at source.Span) *trust.Fact {
	for _, f := range b.center.Stated {
		if f.Span == at {
			return f
		}
	}
	return nil
}

// inData reports whether any region of the data is at the place.
func (b *Binder) inData(c *claim.Claim) bool { return b.factOfPlace(c) != nil }

func (b *Binder) factOfPlace(c *claim.Claim) *trust.Fact {
	for _, r := range b.center.Regions {
		if c.Kind == claim.Country && string(r.Country.V) == c.Place || c.Kind == claim.City && r.City.IsSet() && b.samePlace(c, r.City.V) {
			for _, key := range []string{".city", ".country", ".code"} {
				if f, ok := b.center.Lookup(r.Path() + key); ok {
					return f
				}
			}
		}
	}
	if c.Kind == claim.Country {
		for _, s := range b.center.Subprocessors {
			if string(s.Country.V) == c.Place {
				f, _ := b.center.Lookup(s.Path() + ".country")
				return f
			}
		}
	}
	return nil
}

func (b *Binder) countryName(code string) string {
	if c, ok := b.catalog.Country(code); ok {
		return c.Name
	}
	return code
}
