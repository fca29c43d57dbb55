package bind

import (
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// keeping reports whether a claim says how long data are kept.
func keeping(c *claim.Claim) bool { return c.Aspect == "retention" || c.Aspect == "inactivity" }

// idle reports whether the fact is a rule of retention that runs from the last use.
func (p *profile) idle() bool {
	_, ok := p.fact.Owner.(*trust.RetentionRule)
	return ok && p.fact.Aspect == "retention" && p.facets[claim.Trigger].Senses.Has(claim.Trigger, "inactivity")
}

// passed reports whether the claim speaks of the time after data have left the place that the fact is about.
func (p *profile) passed(c *claim.Claim) bool {
	t := c.Facets[claim.Trigger]
	return keeping(c) && t.Ring <= claim.InLabel && t.Senses.Has(claim.Trigger, "removal") &&
		p.facets[claim.Stage].Senses.Has(claim.Stage, "live") && !p.facets[claim.Trigger].Senses.Has(claim.Trigger, "removal")
}

// ring returns how near a word stands to a claim. What a sentence without a subject of its own points back to stands as near as
// the sentence.
func (p *profile) ring(c *claim.Claim, word string) (claim.Ring, bool) {
	r, ok := c.Words.Has(word)
	if _, rated := p.fact.Owner.(*trust.Continuity); rated && (!ok || r > claim.InHeading) && slices.Contains(c.Intro, word) {
		return claim.InHeading, true // 'This plan covers the reservation platform'
	}
	switch {
	case p.gate != "" && ok && r == claim.InSentence && c.Words.Elsewhere[word] && !c.Words.Shared:
		return claim.InItem, true // it is the subject of another length of time
	case !keeping(c) || p.gate != "":
	case (!ok || r > claim.InLabel) && slices.Contains(c.Back, word):
		return claim.InLabel, true
	case !ok:
		for _, v := range verbStems(word) {
			if at, has := c.Words.Has(v); has && at <= claim.InLabel {
				return at, true // 'files that you upload' are uploaded files
			}
		}
	case ok && r == claim.InSentence && c.Words.Elsewhere[word] && !c.Words.Shared:
		return claim.InItem, true // it is the subject of another length of time
	}
	return r, ok
}

// verbStems returns what a participle may be of: 'upload' for 'uploaded'.
func verbStems(word string) []string {
	if len(word) < 6 || !strings.HasSuffix(word, "ed") {
		return nil
	}
	return []string{word[:len(word)-2], word[:len(word)-1]}
}

// sameObject reports whether the claim and the fact speak of the same kind of data, by whatever words.
func (m *match) sameObject(c *claim.Claim) bool {
	f := c.Facets[claim.Object]
	return keeping(c) && f.Senses&m.p.facets[claim.Object].Senses != 0
}

// unsure says why a claim that differs from a rule of retention may be about something else, or returns "".
func (b *Binder) unsure(out *Binding, m match) string {
	c := out.Claim
	rule := m.p.fact.Owner.Base()
	if len(m.p.names) == 0 {
		return ""
	}
	if !b.named(m, c) {
		return "the sentence names only a part of the subject"
	}
	if len(rule.AppliesTo) > 0 {
		scope := ""
		for _, t := range rule.AppliesTo {
			words := claim.Stems(t.V)
			if len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { r, ok := c.Words.Has(w); return (!ok || r > claim.InLabel) && !scopeWords[w] }) {
				scope = t.V
			}
		}
		if scope == "" {
			return "the rule holds for " + rule.AppliesTo[0].V + " only"
		}
		out.scoped = c.Mood == claim.Optional
	}
	if t := c.Facets[claim.Trigger]; t.Ring <= claim.InSentence && t.Senses.Has(claim.Trigger, "request") && !m.p.triggered(c) {
		if owner, ok := m.p.fact.Owner.(*trust.RetentionRule); ok && !owner.Trigger.IsSet() {
			return "the text tells what is done on request"
		}
	}
	if w := m.p.otherSubject(c); w != "" && !m.p.triggered(c) {
		return "‘" + w + "’ is the subject of the sentence"
	}
	if w := narrower(m.p, c); w != "" {
		return "‘" + w + "’ may make it a narrower subject"
	}
	if owner, ok := m.p.fact.Owner.(*trust.RetentionRule); c.Further && ok && !owner.Trigger.IsSet() && m.p.facets[claim.Stage].Senses == 0 {
		return "the text adds it to a time before"
	}
	said, data := c.Facets[claim.Stage], m.p.facets[claim.Stage].Senses
	if said.Senses == 0 || said.Ring > claim.InLabel {
		for _, s := range data.Names(claim.Stage) {
			if stepStages[s] {
				return "the rule is for a step on the way (" + s + ")"
			}
		}
	}
	if said.Senses != 0 && said.Ring <= claim.InLabel && data == 0 {
		for _, s := range said.Senses.Names(claim.Stage) {
			if stepStages[s] {
				return "the text speaks of a step on the way (" + s + ")"
			}
		}
	}
	return ""
}

// stepStages are states through which data pass before they are deleted.
var stepStages = wordSet("hot", "archive", "trash", "suspended", "cache")

// scopeWords name no scope by themselves.
var scopeWords = wordSet("plan", "tier", "edition", "customer", "account", "package", "subscription", "user")

// named reports whether the text names what the rule is about: in the sentence, its label or its table's heads, or in what a
// sentence without a subject points back to.
func (b *Binder) named(m match, c *claim.Claim) bool {
	if slices.ContainsFunc(m.p.cores, func(core []string) bool { return m.p.told(core, c) }) {
		return true
	}
	if c.Wordless {
		return false
	}
	if m.p.paraphrased(c) || m.p.meantBy(c) || m.p.spelled(c) {
		return true
	}
	trigger := c.Facets[claim.Trigger]
	if common := trigger.Senses & m.p.facets[claim.Trigger].Senses; common != 0 && trigger.Ring <= claim.InLabel {
		for _, s := range common.Names(claim.Trigger) {
			if s == "hiring" || s == "inactivity" && m.p.headed(c) {
				return true // few kinds of data have such a beginning
			}
		}
	}
	stage := c.Facets[claim.Stage]
	if stage.Ring <= claim.InLabel && (stage.Senses&m.p.facets[claim.Stage].Senses).Has(claim.Stage, "trash") {
		return true
	}
	if c.Facets[claim.Object].Ring <= claim.InLabel {
		for _, s := range (c.Facets[claim.Object].Senses & m.p.facets[claim.Object].Senses).Names(claim.Object) {
			if !vague[s] || s == "content" && m.p.triggered(c) {
				return true
			}
		}
	}
	for _, s := range (claim.FacetsOf(strings.Join(c.Back, " ") + " " + strings.Join(c.Subject, " "))[claim.Object].Senses & m.p.facets[claim.Object].Senses).Names(claim.Object) {
		if !homonyms[s] {
			return true
		}
	}
	return false
}

// spelled reports whether the sentence has the words of one of the rule's names of several words, as they stand there.
func (p *profile) spelled(c *claim.Claim) bool {
	if !slices.ContainsFunc(p.names, func(name []string) bool { return len(name) > 1 }) || len(c.Words.Elsewhere) > 0 {
		return false
	}
	from, to := spelledOut(token.Append(nil, c.Sentence), p)
	return to-from > 1
}

// meantBy reports whether a sentence that points back, 'these entries are stored for', is said of just what one of the rule's names names:
// the sentences before it or the heading of its section.
func (p *profile) meantBy(c *claim.Claim) bool {
	if !c.Pronoun || len(c.Matter.Words) < 2 {
		return false
	}
	return slices.ContainsFunc(p.cores, func(core []string) bool {
		if len(core) != len(c.Matter.Words) {
			return false
		}
		return !slices.ContainsFunc(core, func(w string) bool { return !slices.Contains(c.Matter.Words, claim.Concept(w)) })
	})
}

// paraphrased reports whether a sentence that begins with 'what' or 'whatever' tells in other words what the rule is about, with two
// telling words of its name: 'what parents write to us by e-mail'.
func (p *profile) paraphrased(c *claim.Claim) bool {
	first, _, _ := strings.Cut(c.Sentence, " ")
	switch strings.ToLower(first) {
	case "what", "whatever", "everything", "anything", "whoever", "where":
	default:
		return false
	}
	n := 0
	for w := range p.name {
		if r, ok := c.Words.Has(w); ok && r <= claim.InSentence && !weakHeads[w] && !c.Words.Elsewhere[w] {
			n++
		}
	}
	return n > 1
}

// vague are kinds of data of which a company has several.
var vague = wordSet("recording", "content", "contact", "message", "session", "application log", "location", "trace")

// headed reports whether the sentence, the label or a head has the noun that one of the rule's names ends with.
func (p *profile) headed(c *claim.Claim) bool {
	for w := range p.head {
		if r, ok := p.ring(c, w); ok && r <= claim.InLabel {
			return true
		}
	}
	return false
}

// homonyms are kinds of data whose words mean other things, too: a ticket is also a slip of paper.
var homonyms = wordSet("ticket", "message", "content", "contact", "address", "session", "trace", "application", "location", "recording")

// told reports whether a name stands around the claim: all of it in the sentence, the label or the heads; or half of it with the
// noun that says what sort of thing it is, alone only where that is no word that many names end with; or a word of it in the
// sentence and the others in what introduces it.
func (p *profile) told(core []string, c *claim.Claim) bool {
	near, own, far, head := 0, 0, 0, false
	for i, w := range core {
		r, ok := p.ring(c, w)
		if !ok {
			continue
		}
		if at, has := c.Words.Has(w); has && at <= claim.InLabel && r <= claim.InLabel || c.Words.Topic[w] && len(c.Words.Topic) == 1 {
			own++
		}
		if r <= claim.InLabel {
			near++
			head = head || i == len(core)-1
		} else if r <= claim.InHeading {
			far++
		}
	}
	switch {
	case near == 0:
		return false
	case near == len(core):
		return near > 1 || !weakHeads[core[0]]
	case len(core) == 2 && near == 1 && own == 1 && !head && formNouns[core[1]] && !weakHeads[core[0]] && !commonSubject[core[0]] && slices.Contains(c.Subject, core[0]):
		return true // trips are trip data
	case len(core) > 2 && near == len(core)-1 && !head && weakHeads[core[len(core)-1]] && slices.ContainsFunc(c.Subject, claim.Container):
		return true // 'the web server writes down who asked for what. These lines are kept for a quarter'

	case near+far == len(core) && own > 0:
		return true
	}
	return head && 2*near >= len(core) && (near > 1 || own > 0 && !weakHeads[core[len(core)-1]])
}

// formNouns end names without adding to them what is kept.
var formNouns = wordSet("data", "record", "information", "detail")

// weakHeads are nouns in which the names of many kinds of data end.
var weakHeads = wordSet("log", "record", "data", "file", "document", "report", "entry", "list", "number", "point", "book", "address", "account", "application", "content", "information", "history", "detail", "note", "form", "message", "recording", "copy", "backup", "trail", "request", "session", "profile", "sheet", "system", "key", "state", "event", "result", "code", "certificate", "item", "object", "material", "journal", "user", "customer", "register", "name", "version", "case")

// topic reports whether the sentence begins with a pronoun that stands for a subject of which all words are the rule's.
func (p *profile) topic(c *claim.Claim) bool {
	for w := range c.Words.Topic {
		if !p.name[w] {
			return false
		}
	}
	return len(c.Words.Topic) > 0
}

// whole reports whether all words of a name stand in the sentence.
func (p *profile) whole(core []string, c *claim.Claim) bool {
	return !slices.ContainsFunc(core, func(w string) bool { r, ok := p.ring(c, w); return !ok || r > claim.InLabel })
}

// otherSubject returns a word of the sentence's subject where the subject is something else than what the rule is about.
func (p *profile) otherSubject(c *claim.Claim) string {
	other := ""
	data := p.facets[claim.Object].Senses
	cell := c.Group&1 == 1
	if len(c.Subject) == 0 || len(c.Subject) > 8 || p.topic(c) {
		return ""
	}
	known := func(w string) bool {
		return p.name[w] || p.extra[w] || claim.Container(w) || plainAdjectives[w] || claim.FacetsOf(w)[claim.Object].Senses&data != 0
	}
	subject := c.Subject
	for len(subject) > 0 && strings.HasSuffix(subject[0], "ly") {
		subject = subject[1:] // 'deleted messages are permanently removed'
	}
	if len(subject) == 0 {
		return ""
	}
	if first := subject[0]; !cell && !known(first) && derived(first, c.Sentence) {
		return first
	}
	if f := c.Facets[claim.Object]; f.Ring == claim.InClause {
		for _, s := range (f.Senses & data).Names(claim.Object) {
			if described[s] {
				return ""
			}
		}
	}
	if data != 0 && claim.FacetsOf(strings.Join(c.Subject, " "))[claim.Object].Senses&data != 0 {
		return ""
	}
	if cell {
		for w := range p.name {
			if r, ok := c.Words.Has(w); ok && r == claim.InLabel {
				return ""
			}
		}
	} else if slices.ContainsFunc(p.cores, func(core []string) bool { return len(core) > 1 && p.whole(core, c) }) {
		return ""
	}
	for _, w := range c.Subject {
		switch {
		case p.name[w] || p.extra[w]:
			return ""
		case claim.Container(w) || plainAdjectives[w] || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") || w == "itself" || w == "themselves":
		case other == "":
			other = w
		}
	}
	return other
}

// described are kinds of data that texts name by what they are to the reader: 'what you told us on the phone'.
var described = wordSet("call", "voicemail", "camera")

// derived reports whether a noun is said of something: 'statistics derived from', 'summaries of'.
func derived(noun, sentence string) bool {
	ts := token.Append(nil, sentence)
	for i := range ts {
		if ts[i].Kind != token.Word || claim.Stem(ts, i) != noun {
			continue
		}
		for k := i + 1; k < min(i+3, len(ts)); k++ {
			switch ts[k].Lower {
			case "of", "from", "about", "on":
				return true
			}
		}
	}
	return false
}

// closer returns how well the words in the sentence, its label and its table's heads alone fit.
func (m *match) closer(c *claim.Claim) (n int) {
	for w := range m.p.name {
		if r, ok := m.p.ring(c, w); ok && r <= claim.InLabel {
			n++
		}
	}
	return n
}

// narrower returns the word by which the sentence speaks of a part of what the rule is about: 'draft' before 'invoices', 'that'
// behind 'applications'.
func narrower(p *profile, c *claim.Claim) string {
	own := func(w string) bool { return p.name[w] || p.extra[w] }
	ts := token.Append(nil, c.Sentence)
	for i := range ts {
		if ts[i].Kind != token.Word || !p.head[claim.Stem(ts, i)] {
			continue
		}
		if i > 0 && ts[i-1].Kind == token.Word {
			w := claim.Stem(ts, i-1)
			if slices.Contains(c.Subject, w) && !own(w) && !plainAdjectives[w] && !p.happened(w) && !p.explains(ts[i-1].Lower+" "+ts[i].Lower, ts[i].Lower) {
				return ts[i-1].Text
			}
		}
		if i+2 < len(ts) && relatives[ts[i+1].Lower] && !own(claim.Stem(ts, i+2)) && !plainRelative[ts[i+2].Lower] && !(i+3 < len(ts) && plainRelative[ts[i+3].Lower]) && !p.triggered(c) {
			return ts[i+1].Text
		}
	}
	return ""
}

// happened reports whether a word says that the event from which the rule runs has come: 'cancelled' after a cancellation.
func (p *profile) happened(w string) bool {
	if owner, ok := p.fact.Owner.(*trust.RetentionRule); ok && len(w) > 4 {
		return slices.ContainsFunc(claim.Stems(owner.Trigger.V), func(t string) bool { return len(t) > 4 && t[:4] == w[:4] })
	}
	return false
}

// explains reports whether the longer text means the kind of data that the rule is about only together with its first word.
func (p *profile) explains(long, short string) bool {
	data := p.facets[claim.Object].Senses
	return claim.FacetsOf(long)[claim.Object].Senses&data != 0 && claim.FacetsOf(short)[claim.Object].Senses&data == 0
}

// triggered reports whether claim and rule run from the same event.
func (p *profile) triggered(c *claim.Claim) bool {
	return c.Facets[claim.Trigger].Senses&p.facets[claim.Trigger].Senses != 0
}

var (
	relatives     = wordSet("that", "which", "who", "whose", "whom", "about", "concerning", "regarding", "involving", "without", "from", "under", "belonging")
	plainRelative = wordSet("older", "over", "kept", "stored", "held", "we", "passed", "reached", "exceed", "exceeds", "all", "our", "us", "you", "your", "customer", "user", "it", "them", "have", "has", "the", "its", "their", "each", "every", "this", "these")
)

// plainAdjectives are words that do not make a part of what they stand before.
var plainAdjectives = wordSet("personal", "customer", "user", "client", "company", "individual", "electronic", "digital", "paper", "stored", "collected", "issued", "raw", "full", "complete", "related", "respective", "corresponding", "such", "own", "acme", "encrypted", "detailed", "actual", "ordinary", "searched", "restored", "downloaded", "fetched", "recovered", "retrieved", "consulted", "seen", "viewed", "online", "corporate", "internal", "member", "account", "old", "older", "resulting", "finished", "underlying")

// whole drops the rules of a step on the way where the text names no step and another rule speaks of the whole.
func whole(c *claim.Claim, ms []match) []match {
	if !keeping(c) || c.Facets[claim.Stage].Senses != 0 && c.Facets[claim.Stage].Ring <= claim.InLabel {
		return ms
	}
	step := func(m match) bool {
		return slices.ContainsFunc(m.p.facets[claim.Stage].Senses.Names(claim.Stage), func(s string) bool { return stepStages[s] })
	}
	if len(ms) < 2 || !slices.ContainsFunc(ms, func(m match) bool { return !step(m) && m.p.gate == "" && m.named }) {
		return ms
	}
	return slices.DeleteFunc(ms, step)
}

// exactly reports whether a claim that leaves an end open gives the end that the value has.
func exactly(c *claim.Claim, data *period.Range) bool {
	if !keeping(c) || data == nil || c.Range.OpenMin == c.Range.OpenMax {
		return true
	}
	if c.Range.OpenMin {
		return isNear(c.Range.Max, data.Max)
	}
	return isNear(c.Range.Min, data.Min)
}

// allNamed reports whether the text names every one of the rules: then it differs from the one that is meant, whichever it is.
func (b *Binder) allNamed(out *Binding, ms []match) bool {
	return !slices.ContainsFunc(ms, func(m match) bool { return b.unsure(out, m) != "" })
}
