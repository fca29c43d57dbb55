package bind

import (
	"cmp"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
)

// A Disagreement is two claims of texts that cannot both be true, although no data name what they speak of.
type Disagreement struct {
	First, Second *claim.Claim // in the order of files and places
	Fault         Fault
	Soft          bool   // a hedge or a scope may reconcile the two
	About         string // what both speak of, in words
}

// A comparer holds the claims of one kind against each other. Only claims that have a key in common are compared; one without
// a key never is.
type comparer struct {
	kind claim.Kind
	keys func(b *Binder, c *claim.Claim) []string
	pair func(b *Binder, x, y *claim.Claim) *Disagreement
}

// settlers say, by kind, whether another claim of y's text makes a disagreement none.
var settlers = map[claim.Kind]func(x, y *claim.Claim, others []claim.Claim) bool{
	claim.Duration: settle,
	claim.Interval: settle,
}

// comparers lists one for each kind that texts are held against each other for.
var comparers = []comparer{
	{claim.Duration, quantityKeys, quantities},
	{claim.Interval, quantityKeys, quantities},
	{claim.TLS, always("versions"), tlsPair},
	{claim.Cipher, oneKey(cipherKey), cipherPair},
	{claim.Encryption, oneKey(encryptionKey), encryptionPair},
	{claim.Setting, oneKey(settingKey), settingPair},
	{claim.Custody, oneKey(custodyKey), custodyPair},
	{claim.Factor, oneKey(factorKey), factorPair},
	{claim.Certificate, oneKey(certificateKey), certificatePair},
	{claim.Percentage, oneKey(figureKey), figurePair},
	{claim.Count, oneKey(figureKey), figurePair},
	{claim.Email, emailKeys, emailPair},
	{claim.Host, oneKey(hostKey), hostPair},
	{claim.Roster, oneKey(rosterKey), rosterPair},
}

// oneKey makes the keys of a comparer from a function that gives one, or "".
func oneKey(key func(*Binder, *claim.Claim) string) func(*Binder, *claim.Claim) []string {
	return func(b *Binder, c *claim.Claim) []string {
		if k := key(b, c); k != "" {
			return []string{k}
		}
		return nil
	}
}

// always gives all claims of a kind one key.
func always(key string) func(*Binder, *claim.Claim) []string {
	return func(*Binder, *claim.Claim) []string { return []string{key} }
}

func comparerOf(k claim.Kind) *comparer {
	for i := range comparers {
		if comparers[i].kind == k {
			return &comparers[i]
		}
	}
	return nil
}

// Comparable reports whether a claim is held against those of other texts.
func (b *Binder) Comparable(c *claim.Claim) bool {
	return len(b.keys(c)) > 0 || c.Mood == claim.Asserted && b.crossing(c)
}

func (b *Binder) keys(c *claim.Claim) []string {
	by := comparerOf(c.Kind)
	if by == nil || c.Mood != claim.Asserted {
		return nil
	}
	return by.keys(b, c)
}

// Texts holds the claims of all documents against each other. When one document changes, only what shares a key with its claims,
// old or new, is compared again.
type Texts struct {
	binder *Binder
	files  map[string][]claim.Claim
	order  []string // names of the files, in the order of the site
	groups map[string]*group
	cross  []crossed // by crosser
}

// A crossed is what a crosser has found.
type crossed struct {
	found []Disagreement
	fresh bool
}

// A group is the claims that share a key, and where they disagree.
type group struct {
	members map[string][]*claim.Claim // by file
	found   []Disagreement
	stale   bool
}

// NewTexts returns an empty one for the files of a site, in their order.
func (b *Binder) NewTexts(files []string) *Texts {
	return &Texts{binder: b, files: map[string][]claim.Claim{}, order: files, groups: map[string]*group{}, cross: make([]crossed, len(crossers))}
}

// Set says what a document claims now. The claims must be those that [claim.Claim.Keep] has left, in the order of the text.
func (t *Texts) Set(file string, claims []claim.Claim) {
	if t.moved(file, claims) {
		return
	}
	for k := range crossers {
		x, takes := &t.cross[k], crossers[k].takes
		x.fresh = x.fresh && restated(x.found, t.taken(t.files[file], takes), t.taken(claims, takes))
	}
	for i := range t.files[file] {
		for _, k := range t.key(&t.files[file][i]) {
			g := t.groups[k]
			delete(g.members, file)
			g.stale = true
		}
	}
	t.files[file] = claims
	for i := range claims {
		for _, k := range t.key(&claims[i]) {
			g := t.groups[k]
			if g == nil {
				g = &group{members: map[string][]*claim.Claim{}}
				t.groups[k] = g
			}
			g.members[file] = append(g.members[file], &claims[i])
			g.stale = true
		}
	}
}

func (t *Texts) key(c *claim.Claim) []string {
	keys := t.binder.keys(c)
	for i, k := range keys {
		keys[i] = c.Kind.String() + " " + k
	}
	return keys
}

// Disagreements returns where the texts disagree, in the order of files and places. A claim is reported once at the most, against
// the first that it surely disagrees with, else the first with which it may.
func (t *Texts) Disagreements() []Disagreement {
	var out []Disagreement
	for _, g := range t.groups {
		if g.stale {
			g.found, g.stale = t.compare(g), false
		}
		out = append(out, g.found...)
	}
	for k := range crossers {
		if x := &t.cross[k]; !x.fresh {
			x.found, x.fresh = t.crossed(&crossers[k]), true
		}
		out = append(out, t.cross[k].found...)
	}
	slices.SortFunc(out, func(x, y Disagreement) int {
		return cmp.Or(byPlace(x.Second, y.Second), rankOfSoft(x)-rankOfSoft(y), byPlace(x.First, y.First))
	})
	return slices.CompactFunc(out, func(x, y Disagreement) bool { return x.Second == y.Second })
}

// rankOfSoft sorts what is sure before what may be reconciled.
func rankOfSoft(d Disagreement) int {
	if d.Soft {
		return 1
	}
	return 0
}

// crossed runs a crosser over the claims of all files.
func (t *Texts) crossed(x *crosser) []Disagreement {
	var group []*claim.Claim
	for _, file := range t.order {
		for i := range t.files[file] {
			if c := &t.files[file][i]; c.Mood == claim.Asserted && len(group) < many && x.takes(t.binder, c) {
				group = append(group, c)
			}
		}
	}
	return x.group(t.binder, group)
}

func byPlace(x, y *claim.Claim) int {
	return cmp.Or(strings.Compare(x.Span.Name(), y.Span.Name()), x.Span.Start-y.Span.Start, x.Span.End-y.Span.End)
}

// A said is one of the different things that the claims of a group say: a thousand texts that say the same are compared once.
type said struct {
	claim   *claim.Claim
	against *claim.Claim // the first that it disagrees with
}

func (t *Texts) compare(g *group) (out []Disagreement) {
	if len(g.members) == 0 {
		return nil
	}
	var all []*said
	bySign := map[string]*said{}
	for _, file := range t.order {
		for _, y := range g.members[file] {
			sign := y.Signature()
			if same := bySign[sign]; same != nil {
				if same.against != nil {
					if d := t.pair(same.against, y); d != nil {
						out = append(out, *d)
					}
				}
				continue
			}
			now := &said{claim: y}
			var found *Disagreement
			for _, x := range all {
				if d := t.pair(x.claim, y); d != nil && (found == nil || !d.Soft) {
					if found, now.against = d, x.claim; !d.Soft {
						break // what is sure is worth more than an earlier doubt
					}
				}
			}
			if found != nil {
				out = append(out, *found)
			}
			if len(all) < enough {
				bySign[sign] = now
				all = append(all, now)
			}
		}
	}
	return out
}

// enough bounds how many different things that are said under one key are compared: a generated text must not take the square
// of its length.
const enough = 500

func (t *Texts) pair(x, y *claim.Claim) *Disagreement {
	if x.Fact != "" && y.Fact != "" {
		return nil // the data confirm both: they speak of two things, or say the same
	}
	d := comparerOf(x.Kind).pair(t.binder, x, y)
	if d == nil {
		return nil
	}
	if by := settlers[x.Kind]; by != nil && (by(x, y, t.files[y.Span.File.Name]) || by(y, x, t.files[x.Span.File.Name])) {
		return nil
	}
	d.First, d.Second = x, y
	return d
}
