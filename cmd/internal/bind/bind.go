// Package bind says which fact a claim is about, by which words, why the next best fact lost, and whether the two agree.
//
// A number is never enough: '30 days' is everywhere. A claim is held against a fact only when what it is (its aspect) and
// what it is about (its subject) both stand in the text: in the clause first, then the sentence, the label or table head, the
// paragraph, the lead-in, the headings. Where two facts fit equally well and the claim agrees with one, it is confirmed by
// that one; where it is unsure, the verdict is ambiguous, and never an error.
package bind

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A Verdict is what a claim is worth against the data.
type Verdict uint8

// Verdicts. Only a contradicted claim is an error.
const (
	Unbacked     Verdict = iota // the data say nothing of it
	Confirmed                   // the data say the same
	Contradicted                // the data say otherwise
	Ambiguous                   // it cannot be told, and Reason says why
)

var verdictNames = [...]string{"unbacked", "confirmed", "contradicted", "ambiguous"}

func (v Verdict) String() string { return verdictNames[v] }

// A Binding is a claim with what it was held against.
type Binding struct {
	Claim   *claim.Claim
	Verdict Verdict
	Fact    *trust.Fact   // the fact that it is about, or nil
	Also    []*trust.Fact // facts that fit as well
	Reason  string        // in words, for 'candor claims'
	Lost    string        // the next best fact and why it lost
	Fault   Fault         // what is wrong, for a contradicted claim
	Others  []Other       // the other side where it is not the fact itself
}

// A Fault names what is wrong with a contradicted claim, so that each rule takes its own.
type Fault uint8

// Faults.
const (
	NoFault        Fault = iota
	WrongDuration        // the data state another length of time
	WrongInterval        // the data state another rhythm
	UnknownRegion        // no provider has a region with this code
	WrongRegion          // the data place the subject in another region
	WrongCity            // the city is not that of the region, or not where the data place the subject
	WrongCountry         // the country is not that of the region or provider
	UnlistedVendor       // the company is used and not in the list
	WrongProvider        // the data have the subject run by another company
)

// An Other is a place on the other side of a contradiction and what it says.
type Other struct {
	Span source.Span
	Says string
}

// A Binder binds the claims of a site. It is built once and safe for concurrent use.
type Binder struct {
	center   *trust.Center
	catalog  *catalog.Catalog
	profiles map[string][]*profile // by aspect
	owners   []*owner              // components and backup tiers, by place and provider
	vocab    map[string]bool       // all words of backup tiers
}

// A profile is a fact with the words by which prose speaks of its owner.
type profile struct {
	fact  *trust.Fact
	name  map[string]bool // words of the owner's name, aliases and terms
	names [][]string      // the same, name by name
	extra map[string]bool // words of what it refers to: components, data categories, trigger
	gate  string          // a word without which the claim cannot be about it: 'backup'
}

// New returns a binder for a center.
func New(c *trust.Center, cat *catalog.Catalog) *Binder {
	b := &Binder{center: c, catalog: cat, profiles: map[string][]*profile{}, vocab: map[string]bool{}}
	for _, f := range c.Stated {
		p := b.profile(f)
		if p == nil {
			continue
		}
		b.profiles[p.aspect()] = append(b.profiles[p.aspect()], p)
		if p.gate == "backup" {
			for w := range p.name {
				b.vocab[w] = true
			}
			for w := range p.extra {
				b.vocab[w] = true
			}
		}
	}
	b.places()
	return b
}

// aspect returns the aspect of claims that can be about the fact.
func (p *profile) aspect() string {
	switch a := p.fact.Aspect; a {
	case "backup-tail", "deletion":
		return "retention"
	case "restore-test", "failover-test":
		return "test"
	default:
		return a
	}
}

func (b *Binder) profile(f *trust.Fact) *profile {
	p := &profile{fact: f, name: map[string]bool{}, extra: map[string]bool{}}
	switch n := f.Owner.(type) {
	case *trust.BackupTier:
		p.gate = "backup"
		p.called(n.Name, n.Aliases, n.Terms)
		for _, id := range n.Of {
			b.refer(p.extra, "components", id.V)
		}
		for _, id := range n.Data {
			b.refer(p.extra, "data_categories", id.V)
		}
		for _, w := range tierWords(n) {
			p.name[w] = true
		}
	case *trust.RetentionRule:
		p.called(n.Name, n.Aliases, n.Terms)
		addWords(p.extra, n.Trigger, nil, nil)
		for _, id := range n.Data {
			b.refer(p.extra, "data_categories", id.V)
		}
		for _, s := range n.Stages {
			if strings.HasPrefix(f.ID, n.Path()+".") && f.Span == s.Period.Span {
				p.called(s.Name, nil, nil)
			}
		}
		if f.Aspect == "backup-tail" {
			p.gate = "backup"
		}
	case *trust.Stage:
		p.called(n.Name, nil, n.Terms)
		addWords(p.extra, n.State, nil, nil)
		if rule, ok := b.center.Lookup(f.ID); ok && rule != nil {
			if parts := strings.Split(f.ID, "."); len(parts) > 2 {
				b.refer(p.name, parts[0], parts[1])
			}
		}
	case *trust.Severity:
		p.called(n.Name, n.Aliases, n.Terms)
		p.name[fmt.Sprint(n.Level.V)] = true
	case *trust.Notification:
		p.called(n.Name, nil, n.Terms)
		if n.To.IsSet() && n.To.V != "others" { // whom the word 'others' means, the name says
			p.name[claim.Stems(n.To.V)[0]] = true
		}
	case *trust.Continuity:
		p.called(n.Name, nil, n.Terms)
	case *trust.Review:
		p.called(n.Name, n.Aliases, n.Terms)
	case *trust.Statement:
		p.called(n.Title, nil, n.Terms)
	case *trust.Organisation:
		words, ok := promiseWords[f.Aspect]
		if !ok {
			return nil
		}
		for _, w := range words {
			p.name[w] = true
		}
	case *trust.Disclosure:
		for _, w := range []string{"report", "vulnerability", "finder", "researcher", "disclosure"} {
			p.name[w] = true
		}
	default:
		p.called(trust.Text{V: f.Owner.Label()}, nil, f.Owner.Base().Terms)
	}
	delete(p.name, p.gate)
	delete(p.extra, p.gate)
	return p
}

// promiseWords are the words by which prose speaks of the organisation's general promises, by aspect.
var promiseWords = map[string][]string{
	"notice":    {"processor", "subprocessor", "vendor"},
	"objection": {"processor", "subprocessor", "vendor"},
	"deletion":  {"everywhere"},
}

// tierWords returns the words by which a tier's rhythm names it: 'daily' for one made each day, '6' and 'hourly'.
func tierWords(n *trust.BackupTier) []string {
	if !n.Interval.IsSet() {
		return nil
	}
	every := n.Interval.V.Min
	for _, t := range [...]struct {
		length period.Length
		word   string
	}{
		{period.Of(1, period.Day), "daily"}, {period.Of(1, period.Week), "weekly"}, {period.Of(1, period.Month), "monthly"}, {period.Of(1, period.Year), "yearly"},
	} {
		if period.Compare(every, t.length) == period.Same {
			return []string{t.word}
		}
	}
	if every.Unit == period.Hour {
		return []string{"hourly"}
	}
	return nil
}

// called adds the names by which the owner goes.
func (p *profile) called(name trust.Text, more, terms []trust.Text) {
	for _, t := range slices.Concat([]trust.Text{name}, more, terms) {
		words := claim.Stems(t.V)
		if len(words) == 0 {
			continue
		}
		p.names = append(p.names, words)
		for _, w := range words {
			p.name[w] = true
		}
	}
}

func addWords(m map[string]bool, name trust.Text, more, terms []trust.Text) {
	for _, t := range append(append([]trust.Text{name}, more...), terms...) {
		for _, w := range claim.Stems(t.V) {
			m[w] = true
		}
	}
}

// refer adds the words of the noun that a value names.
func (b *Binder) refer(m map[string]bool, table, id string) {
	n, ok := b.center.Noun(table + "." + id)
	if !ok {
		return
	}
	addWords(m, trust.Text{V: n.Label()}, aliasesOf(n), n.Base().Terms)
}

func aliasesOf(n trust.Noun) []trust.Text {
	switch n := n.(type) {
	case *trust.Component:
		return n.Aliases
	case *trust.DataCategory:
		return n.Aliases
	case *trust.Subprocessor:
		return n.Aliases
	case *trust.RetentionRule:
		return n.Aliases
	}
	return nil
}

// Bind holds a claim against the data.
func (b *Binder) Bind(c *claim.Claim) Binding {
	out := Binding{Claim: c}
	switch c.Kind {
	case claim.Duration, claim.Interval:
		b.quantity(&out)
	case claim.Region:
		b.region(&out)
	case claim.City, claim.Country:
		b.place(&out)
	case claim.Provider:
		b.provider(&out)
	}
	if out.Verdict == Contradicted && c.Mood != claim.Asserted {
		out.Verdict, out.Fault = Ambiguous, NoFault
		out.Reason = fmt.Sprintf("it differs from the data, but the sentence puts it as %s (%s)", c.Mood, c.Cue)
	}
	return out
}

var ringWeight = [...]float64{claim.InClause: 6, claim.InSentence: 5, claim.InLabel: 5, claim.InItem: 3, claim.InLead: 3, claim.InHeading: 2.5, claim.InTitle: 1}

// A match is a fact with how well its words fit a claim.
type match struct {
	p     *profile
	score float64
	words []string
	near  bool // some of its words stand in the sentence, the label or the table head
	named bool // so does a word of its own name
}

// candidates returns the facts of an aspect that the words around the claim speak of, best first.
func (b *Binder) candidates(c *claim.Claim, aspect string) []match {
	ps := b.profiles[aspect]
	var out []match
	backupRing, backup := c.Words.Has("backup")
	backup = backup && backupRing <= claim.InLabel
	for _, p := range ps {
		m := match{p: p}
		if p.gate != "" {
			r, ok := c.Words.Has(p.gate)
			if !ok {
				continue
			}
			m.add(p.gate, ringWeight[r], r)
		} else if backup && aspect == "retention" && !p.name["backup"] && !p.extra["backup"] {
			continue // the sentence is about copies, the rule is not
		}
		hit := false
		for w := range p.name {
			if r, ok := c.Words.Has(w); ok {
				m.add(w, ringWeight[r]*rarity(ps, w), r)
				m.named = m.named || r <= claim.InLabel
				hit = true
			}
		}
		for w := range p.extra {
			if r, ok := c.Words.Has(w); ok && !p.name[w] {
				m.add(w, 0.6*ringWeight[r]*rarity(ps, w), r)
				hit = true
			}
		}
		if !hit && p.gate == "" && len(p.name) > 0 {
			continue
		}
		slices.Sort(m.words)
		out = append(out, m)
	}
	out = without(out, backup)
	slices.SortStableFunc(out, func(x, y match) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		}
		return strings.Compare(x.p.fact.ID, y.p.fact.ID)
	})
	return out
}

// without drops the backup tiers where the sentence names something else: '400 days after the event, audit logs are deleted' is
// not about the backups of the sentence before.
func without(ms []match, backup bool) []match {
	if backup || !slices.ContainsFunc(ms, func(m match) bool { return m.p.gate == "" && m.named }) {
		return ms
	}
	return slices.DeleteFunc(ms, func(m match) bool { return m.p.gate == "backup" && !m.named })
}

func (m *match) add(word string, score float64, r claim.Ring) {
	m.score += score
	m.words = append(m.words, word)
	m.near = m.near || r <= claim.InLabel
}

// rarity weighs a word by how few of the facts it names: a word that all have tells nothing apart.
func rarity(ps []*profile, word string) float64 {
	n := 0
	for _, p := range ps {
		if p.name[word] || p.extra[word] {
			n++
		}
	}
	return math.Log2(1+float64(len(ps))/float64(max(n, 1))) / math.Log2(1+float64(max(len(ps), 2)))
}

func quoted(words []string) string {
	for i, w := range words {
		words[i] = "‘" + w + "’"
	}
	return strings.Join(words, ", ")
}
