package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// A profile is a fact with the words by which prose speaks of its owner.
type profile struct {
	fact    *trust.Fact
	name    map[string]bool // words of the owner's name, aliases and terms
	names   [][]string      // the same, name by name
	tier    []string        // words by which a backup tier is named in a table: 'daily', its ID
	words   []string        // those of name, sorted
	extra   map[string]bool // words of what it refers to: components, data categories, trigger
	further []string        // those of extra that are not in name, sorted
	cores   [][]string      // the names without what says where or of whom: 'access log' of 'access log of the website'
	head    map[string]bool // the last word of each core, which says what sort of thing it is
	gate    string          // a word without which the claim cannot be about it: 'backup'

	facets claim.Facets      // the senses of its name, of whom and what it names
	needs  []claim.Dimension // those of which a claim must have one
	bars   map[string]bool   // words with which the claim is about something else
}

// senses adds the senses of texts that say what the fact is about.
func (p *profile) senses(texts ...string) {
	for d, f := range claim.FacetsOf(texts...) {
		p.facets[d].Senses |= f.Senses
	}
}

// sensesOf adds the senses of one dimension.
func (p *profile) sensesOf(d claim.Dimension, texts ...string) {
	p.facets[d].Senses |= claim.FacetsOf(texts...)[d].Senses
}

// needsSense asks that a claim about the fact has one of its senses of the dimension, where it has any.
func (p *profile) needsSense(d claim.Dimension) {
	if p.facets[d].Senses != 0 {
		p.needs = append(p.needs, d)
	}
}

// aspect returns the aspect of claims that can be about the fact.
func (p *profile) aspect() string {
	if s, ok := p.fact.Owner.(*trust.Statement); ok {
		return statementAspect(s.Title.V, s.Type.V)
	}
	if s, ok := p.fact.Owner.(*trust.Severity); ok && p.fact.Aspect == "resolution" && vulnerability(s) {
		return "patch"
	}
	return factAspect(p.fact.Aspect)
}

// vulnerability reports whether a class of severity ranks vulnerabilities and not incidents: it is resolved by a patch.
func vulnerability(s *trust.Severity) bool {
	for _, w := range claim.Stems(s.Name.V + " " + s.About.V) {
		switch w {
		case "vulnerability", "weakness", "patch", "cve", "cvss", "finding":
			return true
		}
	}
	return false
}

func (b *Binder) profile(f *trust.Fact) *profile {
	p := &profile{fact: f, name: map[string]bool{}, extra: map[string]bool{}}
	switch n := f.Owner.(type) {
	case *trust.BackupTier:
		p.gate = "backup"
		p.called(n.Name, n.Aliases, n.Terms)
		p.sensesOf(claim.Stage, "backup")
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
		p.sensesOf(claim.Trigger, n.Trigger.V, "after "+n.Trigger.V)
		if p.sensesOf(claim.Stage, n.Name.V); p.facets[claim.Stage].Senses.Has(claim.Stage, "hot") {
			p.sensesOf(claim.Stage, "searched")
		}
		p.sensesOf(claim.Object, n.Name.V)
		for _, a := range n.Aliases {
			p.sensesOf(claim.Object, a.V)
		}
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
		p.ranked(n)
		p.senses(n.Name.V)
		for _, a := range n.Aliases {
			p.senses(a.V)
		}
		p.needsSense(claim.Level)
	case *trust.Notification:
		p.called(n.Name, nil, n.Terms)
		if n.To.IsSet() && n.To.V != "others" { // whom the word 'others' means, the name says
			p.name[claim.Stems(n.To.V)[0]] = true
		}
		p.senses(strings.ReplaceAll(n.To.V, "-", " "), n.From.V, n.Event.V, n.Name.V)
		p.needsSense(claim.Addressee)
	case *trust.Continuity:
		p.called(n.Name, nil, n.Terms)
		if f.Aspect == "failover-test" {
			p.senses("failover test")
		}
	case *trust.Access:
		p.called(n.Name, nil, n.Terms)
		p.senses(n.Name.V, n.Who.V)
		if n.Who.V != "everyone" {
			addWords(p.extra, n.Who, nil, nil)
		}
		if f.Aspect == "review" {
			p.senses("access review")
		}
	case *trust.Encryption:
		p.called(n.Name, nil, n.Terms)
		if f.Aspect == "rotation" {
			p.senses("key rotation")
			p.needsSense(claim.Activity)
		}
	case *trust.Review:
		p.called(n.Name, n.Aliases, n.Terms)
		p.activity(n.Name.V, n.Aliases)
	case *trust.Statement:
		p.called(n.Title, nil, n.Terms)
		p.unnamed()
		addWords(p.extra, n.Trigger, nil, nil)
		switch p.aspect() {
		case "notice", "objection":
			p.sensesOf(claim.Notice, n.Title.V)
			p.needsSense(claim.Notice)
		case "patch", "response", "resolution":
			p.sensesOf(claim.Level, n.Title.V)
			p.needsSense(claim.Level)
		case "request", "subject request", "forwarding":
			p.sensesOf(claim.Event, n.Title.V)
			if claim.FacetsOf(n.Title.V)[claim.Addressee].Senses.Has(claim.Addressee, "data subjects") {
				p.facets[claim.Event].Senses |= claim.FacetsOf("data subject request")[claim.Event].Senses
				if p.aspect() != "forwarding" {
					p.needsSense(claim.Event)
				}
			}
		}
		p.senses(n.Trigger.V)
		for d, f := range claim.FacetsOf(n.Title.V) {
			if dim := claim.Dimension(d); dim == claim.Timer || dim == claim.Accounts || dim == claim.Addressee || dim == claim.Event && f.Senses.Has(dim, "rights request") || dim == claim.Activity && p.aspect() == "cadence" {
				p.facets[d].Senses |= f.Senses
			}
		}
	case *trust.Organisation:
		if f.Aspect == "notice" || f.Aspect == "objection" {
			p.sensesOf(claim.Notice, "subprocessor")
		}
		words, ok := promiseWords[f.Aspect]
		if !ok {
			return nil
		}
		for _, w := range words {
			p.name[w] = true
		}
		p.bars = otherNotices
	case *trust.Disclosure:
		for _, w := range []string{"report", "vulnerability", "finder", "researcher", "disclosure"} {
			p.name[w] = true
		}
	default:
		p.called(trust.Text{V: f.Owner.Label()}, nil, f.Owner.Base().Terms)
	}
	if p.gate == "backup" && f.Aspect == "restore-test" {
		p.senses("restore test")
		p.needsSense(claim.Activity)
		p.gate = ""
	}
	for _, to := range f.Owner.Base().AppliesTo {
		addWords(p.extra, to, nil, nil)
		p.senses(to.V)
	}
	delete(p.name, p.gate)
	delete(p.extra, p.gate)
	return p
}

// activity adds the sense of what is done again and again. 'Access rights' in the data are a review of them.
func (p *profile) activity(name string, aliases []trust.Text) {
	p.senses(name)
	for _, a := range aliases {
		p.senses(a.V)
	}
	if p.facets[claim.Activity].Senses == 0 {
		p.senses(name + " review")
	}
	p.needsSense(claim.Activity)
}

// promiseWords are the words by which prose speaks of the organisation's general promises, by aspect.
var promiseWords = map[string][]string{
	"notice":    vendorNouns,
	"objection": vendorNouns,
	"deletion":  {"everywhere"},
}

// vendorNouns are what texts call a sub-processor.
var vendorNouns = []string{"processor", "subprocessor", "vendor", "supplier", "company", "subcontractor", "provider", "recipient", "helper", "partner", "firm"}

// otherNotices are the words of notices and objections that are about something else than a sub-processor.
var otherNotices = wordSet("price", "fee", "maintenance", "term", "termination", "terminate", "deprecation", "api", "feature", "renewal", "policy", "visit", "audit", "inspection", "reminder", "remind", "reminded", "reminds", "expiry")

func wordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
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
		if p.head == nil {
			p.head = map[string]bool{}
		}
		if core := coreOf(t.V); len(core) > 0 {
			p.cores = append(p.cores, core)
			p.head[core[len(core)-1]] = true
		}
		for _, w := range words {
			p.name[w] = true
		}
	}
}

// coreOf returns the stems of a name up to what says where or of whom.
func coreOf(name string) []string {
	ts := token.Append(nil, name)
	end := 0
	for end < len(ts) && (ts[end].Kind == token.Word || ts[end].Is("-") || ts[end].Is(",") && end+2 < len(ts) && slices.ContainsFunc(ts[end:], func(t token.Token) bool { return t.Is("and") })) && !headEnds[ts[end].Lower] {
		end++
	}
	if end == 0 {
		return nil
	}
	deleted := func(w string) bool { return w == "deleted" || w == "removed" || w == "erased" }
	core := slices.DeleteFunc(claim.Stems(name[:ts[end-1].End]), deleted)
	if end < len(ts) && !slices.ContainsFunc(core, func(w string) bool { return !claim.Container(w) && !plainAdjectives[w] }) { // 'entries of a closed book'
		core = slices.DeleteFunc(claim.Stems(name), func(w string) bool { return deleted(w) || stores[w] })
	}
	return core
}

// stores are words for where data are.
var stores = wordSet("backup", "server", "archive", "bin", "trash", "disk", "system", "production", "storage", "database", "live", "active", "device")

var headEnds = wordSet("of", "in", "on", "for", "from", "about", "with", "named", "being", "to", "not", "after", "by", "that", "which")

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

// ranked adds the words of a class of severity: its number where it goes by one, a letter where it goes by a letter, and what it ranks
// where the data rank several things.
func (p *profile) ranked(n *trust.Severity) {
	number := fmt.Sprint(n.Level.V)
	for _, name := range append([]trust.Text{n.Name}, n.Aliases...) {
		if strings.Contains(name.V, number) {
			p.name[number] = true
		}
		if letter := claim.Letter(name.V); letter != "" {
			p.name[letter] = true
			p.names = append(p.names, []string{letter})
			delete(p.name, strings.TrimPrefix(letter, "class:")) // 'A' is also an article; the letter counts behind 'class' alone
		}
	}
	about := claim.FacetsOf(n.About.V)
	if about[claim.Event].Senses.Has(claim.Event, "vulnerability") || about[claim.Event].Senses.Has(claim.Event, "ticket") {
		p.facets[claim.Event].Senses |= about[claim.Event].Senses
	} else if about[claim.Event].Senses != 0 {
		p.facets[claim.Event].Senses |= claim.FacetsOf("incident outage")[claim.Event].Senses
	}
}

// unnamed takes the words that say what a figure is, 'notice' of 'notice of maintenance', out of the names that have others.
func (p *profile) unnamed() {
	for i, name := range p.names {
		rest := slices.DeleteFunc(slices.Clone(name), func(w string) bool { return figureWords[w] })
		if len(rest) == 0 {
			continue
		}
		for _, w := range name {
			if figureWords[w] {
				delete(p.name, w)
			}
		}
		p.names[i] = rest
	}
}

var figureWords = wordSet("notice", "period", "time", "timeout", "retention", "interval", "window", "deadline", "target", "answer", "response", "delay", "duration", "length", "validity", "maximum", "minimum", "lifetime", "age", "after", "frequency")
