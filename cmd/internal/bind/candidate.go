package bind

import (
	"math"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

var ringWeight = [...]float64{claim.InClause: 6, claim.InSentence: 5, claim.InLabel: 5, claim.InItem: 3, claim.InLead: 3, claim.InHeading: 2.5, claim.InTitle: 1}

// A match is a fact with how well its words fit a claim.
type match struct {
	p     *profile
	score float64
	words []string
	near  bool // some of its words stand in the sentence, the label or the table head
	named bool // so does a word of its own name

	timed  bool // both speak of the same of a session's times
	object bool // what is done is told by its object, as a review is by what is reviewed, and the fact names one
	matter bool // both speak of the same matter of a notice
	whose  bool // a word of what the fact is limited to stands around the claim

	senses int  // dimensions in which both have the same sense
	sensed bool // one of them in the sentence, the label or the table head
}

// candidates returns the facts of an aspect that the words around the claim speak of, best first.
func (b *Binder) candidates(c *claim.Claim, aspect string) []match {
	ps, rare := b.profiles[aspect], b.weights[aspect]
	var out []match
	backupRing, backup := c.Words.Has("backup")
	backup = backup && backupRing <= claim.InLabel
	if live := c.Facets[claim.Stage]; backup && backupRing > claim.InClause && live.Ring == claim.InClause && live.Senses.Has(claim.Stage, "live") && !live.Senses.Has(claim.Stage, "backup") {
		backup = false // 'from production systems within 60 days and from backups within 90'
	}
	for _, p := range ps {
		m := match{p: p}
		if !p.hasValue(c.Kind) || !m.compatible(c) { // how long is not how often, nor how many
			continue
		}
		if p.gate != "" {
			r, ok := c.Words.Has(p.gate)
			if !ok && p.gate == "backup" {
				r, ok = copying(c)
			}
			if !ok && aspect != "interval" && aspect != "point-in-time" { // which backups alone are made at
				continue
			}
			if _, tier := p.fact.Owner.(*trust.BackupTier); !tier && r == claim.InTitle {
				continue
			}
			if ok {
				m.add(p.gate, ringWeight[r], r)
			}
		} else if backup && aspect == "retention" && !p.name["backup"] && !p.extra["backup"] {
			continue // the sentence is about copies, the rule is not
		}
		hit := m.score > 0 && p.gate == "" || sole[aspect] || m.matter
		for _, w := range p.words {
			if r, ok := p.ring(c, w); ok {
				m.add(w, ringWeight[r]*rare[w], r)
				m.named = m.named || r <= claim.InLabel
				hit = true
			}
		}
		for _, w := range p.further {
			if r, ok := p.ring(c, w); ok {
				m.add(w, 0.6*ringWeight[r]*rare[w], r)
				hit, m.whose = true, true
			}
		}
		if !hit && p.gate == "" && len(p.name) > 0 && !m.sameObject(c) {
			continue
		}
		slices.Sort(m.words)
		out = append(out, m)
	}
	out = told(without(ofPlans(ofAccounts(out, c), c), backup))
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

// ofAccounts leaves of what is done to accounts and rights only what is done to those that the claim names, where there is such: a review
// of rights is not that of administrators, which has a rhythm of its own.
func ofAccounts(ms []match, c *claim.Claim) []match {
	if c.Aspect != "cadence" && c.Aspect != "revocation" {
		return ms
	}
	said := c.Facets[claim.Accounts]
	if said.Ring > claim.InLabel {
		said.Senses = 0
	}
	fits := func(m match) bool {
		data := m.p.facets[claim.Accounts].Senses
		return data == said.Senses || data&said.Senses != 0
	}
	if !slices.ContainsFunc(ms, fits) {
		return ms
	}
	return slices.DeleteFunc(ms, func(m match) bool { return !fits(m) })
}

// ofPlans leaves of the facts that are limited to a plan, or to something else, those whose plan stands nearest, where any does.
func ofPlans(ms []match, c *claim.Claim) []match {
	ring := func(m match) (claim.Ring, bool) {
		best, found := claim.InTitle+1, false
		for _, to := range m.p.fact.Owner.Base().AppliesTo {
			for _, w := range claim.Stems(to.V) {
				if r, ok := c.Words.Has(w); ok && !c.Words.Elsewhere[w] {
					best, found = min(best, r), true
				}
			}
		}
		return best, found
	}
	best, any := claim.InTitle+1, false
	for _, m := range ms {
		if r, ok := ring(m); ok {
			best, any = min(best, r), true
		}
	}
	if !any {
		return ms
	}
	return slices.DeleteFunc(ms, func(m match) bool {
		r, ok := ring(m)
		return len(m.p.fact.Owner.Base().AppliesTo) > 0 && (!ok || r > best)
	})
}

// objects reports whether what is done is told only with what it is done to.
func objects(s claim.Senses) bool {
	for _, name := range s.Names(claim.Activity) {
		if !ofObjects[name] {
			return false
		}
	}
	return true
}

var ofObjects = wordSet("policy review", "plan review", "vendor review", "log review", "code review", "inventory", "report", "meeting", "audit", "backup")

// particular reports whether a word sets the fact apart from others that are done in the same way.
func (p *profile) particular() bool {
	for _, name := range p.names {
		if !slices.ContainsFunc(name, func(w string) bool { return !commonSubject[w] && !classNouns[w] }) {
			return false
		}
	}
	return true
}

// classNouns are names of whole classes of what is looked at again, for which other words do as well.
var classNouns = wordSet("vendor", "supplier", "processor", "subprocessor", "provider", "subcontractor", "third", "party", "partner", "document", "documentation", "procedure", "page", "standard", "internal", "security", "information", "external", "annual", "yearly", "all", "every", "log", "plan", "vendors")

// told drops the facts of which only words stand around the claim that many subjects share, where it names another in full:
// 'customers' are told of new sub-processors too, and that is not the notice of a customer's audit.
func told(ms []match) []match {
	telling := func(m match) bool {
		return m.p.gate != "" || m.sensed && len(m.p.needs) > 0 || slices.ContainsFunc(m.words, func(w string) bool {
			return (m.p.name[w] || m.p.extra[w]) && !commonSubject[w]
		})
	}
	if !slices.ContainsFunc(ms, telling) {
		return ms
	}
	return slices.DeleteFunc(ms, func(m match) bool { return !telling(m) })
}

// compatible reports whether the senses around the claim leave it possible that it is about the fact, and adds those that both
// have to the match.
func (m *match) compatible(c *claim.Claim) bool {
	if n, ok := m.p.fact.Owner.(*trust.Notification); ok && n.To.V == "others" && tells(n.Name.V, c) {
		return false
	}
	for w := range m.p.bars {
		if r, ok := c.Words.Has(w); ok && r <= claim.InSentence {
			return false
		}
	}
	if m.p.passed(c) {
		return false
	}
	for d := range c.Facets {
		said, data := c.Facets[d], m.p.facets[d].Senses
		common := said.Senses & data
		switch dim := claim.Dimension(d); {
		case data == 0 || said.Senses == 0:
			if dim == claim.Activity && c.Aspect == "cadence" && m.listed(c) {
				continue // 'Access rights of staff: every twelve months', in a table of what is done how often
			}
			if data != 0 && slices.Contains(m.p.needs, dim) {
				return false
			}
		case dim == claim.Timer && decisive(c, dim) && said.Senses.Has(dim, "screen") != data.Has(dim, "screen"):
			return false // a screen is locked when nobody touches it, too
		case common == 0:
			if slices.Contains(m.p.needs, dim) || said.Ring <= claim.InHeading && decisive(c, dim) || dim == claim.Trigger && m.p.idle() && c.Aspect == "retention" {
				return false
			}
		default:
			for _, name := range common.Names(dim) {
				m.add(name, 0.8*ringWeight[said.Ring], said.Ring)
			}
			m.senses++
			m.matter = m.matter || dim == claim.Notice && said.Ring <= claim.InLabel
			m.object = m.object || dim == claim.Activity && objects(common) && m.p.particular()
			m.timed = m.timed || dim == claim.Timer && said.Ring <= claim.InItem
			m.sensed = m.sensed || said.Ring <= claim.InLabel
		}
	}
	return true
}

// tells reports whether the sentence has somebody do the telling: 'Hawkshaw Fleet tells the haulier', not 'our insurer is told'.
func tells(name string, c *claim.Claim) bool {
	at, cue := strings.Index(c.Sentence, name), strings.Index(c.Sentence, c.AspectCue)
	if name == "" || at < 0 || cue < at+len(name) {
		return false
	}
	words := strings.Fields(c.Sentence[at+len(name) : cue])
	return len(words) == 0 || !beWords[words[len(words)-1]]
}

var beWords = wordSet("is", "are", "be", "was", "were", "been", "being", "get", "gets")

// decisive reports whether different senses of a dimension tell two subjects apart for a claim of that aspect.
func decisive(c *claim.Claim, d claim.Dimension) bool {
	switch d {
	case claim.Activity:
		return c.Aspect == "cadence"
	case claim.Event:
		return c.Aspect == "notification" || c.Aspect == "response" || c.Aspect == "resolution" || c.Aspect == "patch"
	case claim.Addressee:
		return c.Aspect == "notification"
	case claim.Stage:
		return keeping(c) && c.Facets[d].Ring <= claim.InLabel
	case claim.Trigger:
		return c.Facets[d].Ring <= claim.InLabel
	case claim.Timer:
		return c.Aspect == "session"
	case claim.Topic:
		return c.Aspect == "cadence"
	case claim.Accounts:
		return c.Aspect == "cadence" || c.Aspect == "revocation"
	case claim.Object:
		return keeping(c) && c.Facets[d].Ring <= claim.InLabel
	case claim.Notice:
		return c.Aspect == "notice" || c.Aspect == "objection"
	case claim.Level, claim.Staff:
		return true
	}
	return false
}

// listed reports whether one of the fact's names stands in full in the claim's sentence, label or table head.
func (m *match) listed(c *claim.Claim) bool {
	for _, name := range m.p.names {
		n := 0
		for _, w := range name {
			if r, ok := c.Words.Has(w); ok && r <= claim.InLabel {
				n++
			}
		}
		if n == len(name) && n > 1 {
			return true
		}
	}
	return false
}

func (m *match) add(word string, score float64, r claim.Ring) {
	m.score += score
	m.words = append(m.words, word)
	m.near = m.near || r <= claim.InLabel
}

// rarities weighs the words of facts by how few of the facts they name: a word that all have tells nothing apart.
func rarities(ps []*profile) map[string]float64 {
	count := map[string]int{}
	for _, p := range ps {
		for _, w := range p.words {
			count[w]++
		}
		for _, w := range p.further {
			count[w]++
		}
	}
	out := make(map[string]float64, len(count))
	for w, n := range count {
		out[w] = math.Log2(1+float64(len(ps))/float64(n)) / math.Log2(1+float64(max(len(ps), 2)))
	}
	return out
}

func quoted(words []string) string {
	for i, w := range words {
		words[i] = "‘" + w + "’"
	}
	return strings.Join(words, ", ")
}
