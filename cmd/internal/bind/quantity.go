package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

// quantity binds a length of time or an interval.
func (b *Binder) quantity(out *Binding) {
	b.hold(out)
	if out.Verdict != Unbacked || out.Claim.Mood != claim.Asserted {
		return
	}
	var other *Binding
	for _, aspect := range out.Claim.Alternatives {
		if terms[aspect].fault == NoFault {
			continue
		}
		c := *out.Claim
		c.Aspect, c.AspectNear, c.Alternative = aspect, true, true
		try := Binding{Claim: &c}
		switch b.hold(&try); {
		case try.Verdict == Confirmed:
			*out = try
			return
		case try.Verdict == Contradicted && other == nil:
			other = &try
		}
	}
	if other != nil {
		*out = *other
		return
	}
	b.evident(out)
}

// hold holds a length of time or an interval against the facts of its aspect.
func (b *Binder) hold(out *Binding) {
	c := out.Claim
	if c.Aspect == "" {
		out.Reason = "no word says what it is a length of"
		return
	}
	if c.Ends {
		out.Reason = "it lasts as long as a contract, of which the data say nothing"
		return
	}
	aspect := c.Aspect
	if terms[aspect].fault == NoFault {
		out.Reason = fmt.Sprintf("‘%s’ says that it is about %s, which is not held against the data", c.AspectCue, c.Aspect)
		return
	}
	if b.universal(out) {
		return
	}
	ms := b.candidates(c, aspect)
	if len(ms) == 0 && c.Reachable && aspect == "export" {
		again := *c
		again.Aspect = "retention"
		if found := b.candidates(&again, again.Aspect); len(found) > 0 {
			c, ms = &again, found
			aspect, out.Claim = c.Aspect, c
		}
	}
	for _, k := range kin[aspect] {
		if len(ms) > 0 && !b.literal(c, ms, k) || aspect == "rto" && explicit(c) {
			break
		}
		if k == "notification" && !c.Facets[claim.Addressee].Senses.Has(claim.Addressee, "finders") {
			continue
		}
		if ms = b.candidates(c, k); len(ms) > 0 && (ms[0].near || b.headed(ms[0], c) || b.titled(ms[0], c, k)) {
			aspect = k
		} else {
			ms = nil
		}
	}
	if len(ms) == 0 {
		out.Reason = fmt.Sprintf("‘%s’ says that it is about %s, and no fact of that kind is named here", c.AspectCue, c.Aspect)
		return
	}
	fit := whole(c, ms)
	ms = ofSubject(c, slices.Clone(fit))
	if i := slices.IndexFunc(fit, func(m match) bool { return !slices.ContainsFunc(ms, func(k match) bool { return k.p == m.p }) }); i >= 0 {
		out.Lost = fmt.Sprintf("%s lost: it is not the subject of the sentence", fit[i].p.fact.ID)
	}
	for _, m := range b.conjuncts(c, ms) {
		if compare(c, valueOf(m.p.fact, c.Kind), terms[aspect].class) == Contradicted && b.unsure(out, m) == "" {
			out.Fact = m.p.fact
			b.differs(out, []match{m}, aspect, quoted(slices.Clone(m.words)))
			return
		}
	}
	for _, m := range b.gradedTogether(c, ms) {
		if compare(c, valueOf(m.p.fact, c.Kind), terms[aspect].class) == Contradicted {
			out.Fact = m.p.fact
			b.differs(out, []match{m}, aspect, quoted(slices.Clone(m.words)))
			return
		}
	}
	top := ms[0]
	tied := b.tied(c, ms)
	if m, ok := b.agreeing(c, ms[len(tied):], aspect); ok && (!b.covers(top, c) || keeping(c) && m.p.gate == "" && top.p.gate == "" && m.closer(c) >= top.closer(c)) {
		out.Fact, out.Verdict = m.p.fact, Confirmed
		out.Reason = fmt.Sprintf("bound to %s by %s, the one of several that agrees", m.p.fact.ID, quoted(slices.Clone(m.words)))
		return
	}
	for i := range ms {
		if i == len(tied) || ms[i].p != tied[i].p {
			out.Lost = fmt.Sprintf("%s lost: it matches %s", ms[i].p.fact.ID, quoted(slices.Clone(ms[i].words)))
			break
		}
	}
	out.Fact, out.score, out.full = top.p.fact, top.score, top.p.isSubject(c)
	words := quoted(slices.Clone(top.words))

	var agree, doubt, differ []match
	for _, m := range tied {
		switch compare(c, valueOf(m.p.fact, c.Kind), terms[aspect].class) {
		case Confirmed:
			agree = append(agree, m)
		case Ambiguous:
			doubt = append(doubt, m)
		case Contradicted:
			differ = append(differ, m)
		}
	}
	for _, m := range tied[1:] {
		out.Also = append(out.Also, m.p.fact)
	}
	if len(agree) > 0 && agree[0].p.gate == "" && len(agree[0].p.names) > 0 && !b.alone(agree[0], c, aspect) && !b.coversWithin(agree[0], c, claim.InHeading) && !(keeping(c) && b.named(agree[0], c)) {
		out.Fact, out.Verdict = agree[0].p.fact, Ambiguous
		out.Reason = fmt.Sprintf("it agrees with %s, but the text names only a part of the subject", out.Fact.ID)
		return
	}
	if len(agree) > 0 && agree[0].p.gate == "backup" && b.ofAnother(agree[0], c) {
		out.Fact, out.Verdict = agree[0].p.fact, Ambiguous
		out.Reason = fmt.Sprintf("it agrees with %s, but the sentence itself does not speak of backups", out.Fact.ID)
		return
	}
	switch {
	case len(agree) > 0:
		out.Verdict, out.Fact = Confirmed, agree[0].p.fact
		out.Reason = fmt.Sprintf("bound to %s by %s", out.Fact.ID, quoted(slices.Clone(agree[0].words)))
	case len(doubt) > 0:
		out.Verdict, out.Fact = Ambiguous, doubt[0].p.fact
		out.Reason = fmt.Sprintf("bound to %s by %s, but %s and %s may or may not be the same", out.Fact.ID, words, c.Text, out.Fact.Text)
	case len(differ) == 0:
		out.Reason = "the fact states no length of time"
	default:
		out.Fact = differ[0].p.fact
		b.differs(out, tied, aspect, words)
	}
}

// explicit reports whether a term of art, which means nothing else, says what a figure is.
func explicit(c *claim.Claim) bool {
	return c.AspectNear && termsOfArt[strings.ToLower(c.AspectCue)] == c.Aspect && c.Aspect != ""
}

var termsOfArt = map[string]string{
	"rto": "rto", "recovery time": "rto", "recovery time objective": "rto", "rpo": "rpo", "recovery point": "rpo", "recovery point objective": "rpo",
	"mtd": "mtd", "mtpd": "mtd", "tolerable downtime": "mtd", "maximum downtime": "mtd",
}

// literal reports whether facts of a kindred aspect are called by the very words of the text, where those of its own only mean the same:
// 'high' is the class that the data call so, and not 'Priority 2'.
func (b *Binder) literal(c *claim.Claim, ms []match, kin string) bool {
	if ms[0].named || !ms[0].sensed {
		return false
	}
	others := b.candidates(c, kin)
	return len(others) > 0 && others[0].named
}

// tied returns the matches that fit about as well as the best, save those that the sentence tells apart from it.
func (b *Binder) tied(c *claim.Claim, ms []match) []match {
	n := 1
	for n < len(ms) && ms[n].score >= 0.85*ms[0].score {
		n++
	}
	return append(ms[:1:1], slices.DeleteFunc(slices.Clone(ms[1:n]), func(m match) bool { return apart(ms[0], m, c) })...)
}

// agreeing returns the first fact that fits less well than the best and says what the claim says. Where the best is not named
// in full, it is the more likely one to be meant: people write down what is so.
func (b *Binder) agreeing(c *claim.Claim, ms []match, aspect string) (match, bool) {
	for _, m := range ms {
		value := valueOf(m.p.fact, c.Kind)
		if (m.named || m.sensed) && compare(c, value, terms[aspect].class) == Confirmed && exactly(c, value) {
			return m, true
		}
	}
	return match{}, false
}

// differs decides whether a difference is sure enough to be called a contradiction.
func (b *Binder) differs(out *Binding, tied []match, aspect, words string) {
	c := out.Claim
	doubt := func(why string) {
		out.Verdict = Ambiguous
		out.Reason = fmt.Sprintf("it differs from %s (%s), but %s", out.Fact.ID, out.Fact.Text, why)
	}
	switch {
	case aspect == "notification" && tied[0].p.facets[claim.Event].Senses != 0 && c.Facets[claim.Event].Senses&tied[0].p.facets[claim.Event].Senses == 0 && !c.Facets[claim.Addressee].Senses.Has(claim.Addressee, "finders"):
		doubt("the text does not say of what somebody is told")
		return
	case c.Alternative && (!tied[0].near || !tied[0].telling() && !b.covers(tied[0], c) && !b.alone(tied[0], c, aspect)):
		doubt("another word says what it is a length of")
		return
	case !c.AspectNear && c.Aspect != "retention":
		doubt(fmt.Sprintf("only a heading says that it is about %s", terms[c.Aspect].what))
		return
	case !tied[0].near && b.labelledOtherwise(tied[0], c):
		doubt("the label names something else")
		return
	case !tied[0].near && !b.pointed(tied[0], c) && !(keeping(c) && tied[0].p.gate == "" && b.named(tied[0], c)) && !b.headed(tied[0], c) && !b.alone(tied[0], c, aspect) && !b.titled(tied[0], c, aspect):
		doubt("only words outside the sentence name the subject")
		return
	case keeping(c) && tied[0].p.gate == "":
		if why := b.unsure(out, tied[0]); why != "" {
			doubt(why)
			return
		}
	case tied[0].p.gate == "" && len(tied[0].p.names) > 0 && !tied[0].telling() && !b.covers(tied[0], c) && !b.alone(tied[0], c, aspect) && !b.headed(tied[0], c) && !b.titled(tied[0], c, aspect) && !(aspect == "notice" && tied[0].matter):
		doubt("the sentence names only a part of the subject")
		return
	case c.Aspect == "cadence" && otherKeys(tied[0], c):
		doubt("the sentence speaks of keys of another kind")
		return
	case c.Aspect == "cadence" && c.Bound == claim.About:
		doubt("‘about’ tells what happens, not what is laid down")
		return
	case tied[0].narrower(c):
		doubt("the one speaks of a part of what the other speaks of")
		return
	case tied[0].p.gate == "backup":
		for _, q := range c.Qualifiers {
			if !b.vocab[q] && !plainQualifier[q] {
				doubt(fmt.Sprintf("‘%s’ may mean other backups than the data", q))
				return
			}
		}
		r, told := c.Words.Has("backup")
		if _, ok := copying(c); ok {
			if !tied[0].copied(c) {
				doubt("what is copied may be something else")
				return
			}
			if !told {
				r = claim.InClause
			}
		}
		if w := b.strange(tied[0], c); w != "" {
			doubt(fmt.Sprintf("‘%s’ may mean another than the data", w))
			return
		}
		if r > claim.InLabel && !tied[0].named && !(r == claim.InItem && c.Pronoun) {
			doubt("the sentence itself does not speak of backups")
			return
		}
	}
	if len(tied) > 1 && tied[0].p.gate == "" && !(keeping(c) && b.allNamed(out, tied)) {
		doubt(fmt.Sprintf("%s fits as well", tied[1].p.fact.ID))
		return
	}
	if bare(c, out.Fact) {
		doubt("the sentence has that figure too, without a unit")
		return
	}
	if aspect == "notification" && !eventful(c, tied[0]) {
		doubt("the sentence does not say of what somebody is told")
		return
	}
	if f := b.namesake(c, out.Fact); f != nil && !c.AspectBeside && !(explicit(c) && f.Owner == out.Fact.Owner) {
		doubt(fmt.Sprintf("%s is named too and says just this", f.ID))
		return
	}
	if f := b.sibling(c, out.Fact); f != nil && !c.AspectSure && !explicit(c) {
		doubt(fmt.Sprintf("%s says just this", f.ID))
		return
	}
	t := terms[aspect]
	out.Verdict, out.Fault = Contradicted, t.fault
	out.Soft = stricter(c, valueOf(out.Fact, c.Kind), t.class)
	out.Reason = fmt.Sprintf("bound to %s by %s", out.Fact.ID, words)
	for _, m := range tied {
		out.Others = append(out.Others, Other{m.p.fact.Span, m.p.fact.Text})
	}
}

// otherKeys reports whether the fact is how often keys are exchanged, and the words before 'keys' in the sentence, its label or heads say
// that they are keys to something else: 'TLS private keys are replaced every 90 days'.
func otherKeys(m match, c *claim.Claim) bool {
	if !m.p.facets[claim.Activity].Senses.Has(claim.Activity, "rotation") {
		return false
	}
	text := c.Sentence + " " + strings.Join(c.Label, " ")
	return slices.ContainsFunc(claim.Words(text), func(w string) bool {
		return keyKinds[w] && !m.p.name[w] && !m.p.extra[w] && !m.p.name[strings.TrimSuffix(w, "s")]
	})
}

// keyKinds are words by which keys that encrypt no stored data are called.
var keyKinds = wordSet("tls", "ssl", "ssh", "terminal", "signing", "signature", "api", "host", "private", "session", "webhook", "webhooks", "pgp", "gpg", "vpn", "wi-fi", "wifi", "dkim", "dnssec", "jwt", "deployment", "licence", "license", "passwords", "password", "certificate", "certificates")

// labelledOtherwise reports whether the label or the row's head names something in particular, and nothing by which the fact goes.
func (b *Binder) labelledOtherwise(m match, c *claim.Claim) bool {
	particular := false
	for _, w := range c.Label {
		if m.p.name[w] || m.p.extra[w] || w == m.p.gate {
			return false
		}
		particular = particular || !commonSubject[w] && !happenings[w] && !figureWords[w] && !objectiveWords[w]
	}
	return particular
}

// ofAnother reports whether the sentence has a subject of its own that is no backup, and nothing in it names the tier: 'the environment is
// destroyed within two days of the test' is not about the copies of the sentence before.
func (b *Binder) ofAnother(m match, c *claim.Claim) bool {
	if r, ok := c.Words.Has("backup"); m.named || c.Pronoun && ok && r <= claim.InItem || ok && r <= claim.InLabel || len(c.Label) > 0 || len(c.Subject) == 0 {
		return false
	}
	if _, ok := copying(c); ok {
		return false
	}
	return !slices.ContainsFunc(c.Subject, func(w string) bool { return w == "backup" || plainQualifier[w] || commonSubject[w] })
}

// ofSubject drops the tiers of backups that a word of their own behind the figure names, where the subject is a tier by its
// full name: 'copies of media are gone after 35 days; copies of databases after twelve months' is about the media first.
func ofSubject(c *claim.Claim, ms []match) []match {
	named := func(m match) bool { return m.p.gate == "backup" && len(c.Label) == 0 && m.p.isSubject(c) }
	if len(ms) < 2 || ms[0].p.gate != "backup" || strings.Contains(c.Sentence, "respectively") || !slices.ContainsFunc(ms, named) {
		return ms
	}
	before, after, ok := strings.Cut(c.Sentence, c.Text)
	if !ok {
		return ms
	}
	early, late := claim.Stems(before), claim.Stems(after)
	return slices.DeleteFunc(ms, func(m match) bool {
		return !named(m) && slices.ContainsFunc(m.words, func(w string) bool {
			return m.p.name[w] && slices.Contains(late, w) && !slices.Contains(early, w)
		})
	})
}

// happenings are words of a label that say no more than that something is done: 'A first assessment is sent'.
var happenings = wordSet("sent", "send", "given", "give", "made", "make", "done", "received", "receive", "issued", "provided", "delivered", "begun", "started", "completed", "finished", "held", "reached")

// objectiveWords name what a figure is and nothing that it is of.
var objectiveWords = wordSet("objective", "goal", "value", "recovery", "point", "maximum", "tolerable", "downtime", "limit", "figure", "resolution", "update")

// titled reports whether the headings or the title say who is told or what is asked for, and the data have one figure for it: below 'Found
// something?' those who report holes are spoken to, and below 'Your rights' those whose data are kept.
func (b *Binder) titled(m match, c *claim.Claim, aspect string) bool {
	same := func(d claim.Dimension, name string) bool {
		return c.Facets[d].Senses.Has(d, name) && m.p.facets[d].Senses.Has(d, name)
	}
	if aspect == "notice" && same(claim.Notice, "processor") && c.Facets[claim.Notice].Ring <= claim.InHeading && c.Ahead {
		return true // below 'Will I be told if you add a sub-processor?'
	}
	if !same(claim.Addressee, "finders") && !same(claim.Event, "rights request") {
		return false
	}
	for _, w := range c.Subject {
		if !ofRequests[w] {
			return false // 'letters to the editor are answered within three months'
		}
	}
	for _, p := range b.profiles[aspect] {
		if p != m.p && (p.facets[claim.Addressee].Senses&m.p.facets[claim.Addressee].Senses != 0 || p.facets[claim.Event].Senses&m.p.facets[claim.Event].Senses != 0) {
			return false
		}
	}
	return true
}

// ofRequests are words of subjects that name nothing but what somebody asks for or sends.
var ofRequests = wordSet("receive", "get", "hear", "request", "letter", "message", "mail", "e-mail", "email", "reply", "answer", "response", "demand", "wish", "query", "we", "you", "human", "team", "person", "somebody", "someone", "colleague", "report", "finding", "submission", "vulnerability", "researcher", "finder", "data", "subject", "right", "our", "officer", "protection", "sender", "member", "receipt", "company")

// headed reports whether the section or the list that the claim stands in is named after the fact and the fact alone: 'Class B:
// self-service portal' above 'what was typed in may be lost for six hours'.
func (b *Binder) headed(m match, c *claim.Claim) bool {
	switch m.p.fact.Owner.(type) {
	case *trust.Severity, *trust.Continuity:
	default:
		return false
	}
	if !m.whole(c, claim.InHeading) {
		return false
	}
	for aspect := range b.profiles {
		for _, p := range b.profiles[aspect] {
			if p.fact.Owner == m.p.fact.Owner || p.gate != "" {
				continue
			}
			for w := range p.name {
				if r, ok := c.Words.Has(w); ok && r <= claim.InLabel && !m.p.name[w] && !m.p.extra[w] && !commonSubject[w] && sameKind(p, m.p) {
					return false // the sentence speaks of another
				}
			}
		}
	}
	return true
}

// sameKind reports whether two facts are of one noun.
func sameKind(p, q *profile) bool {
	return fmt.Sprintf("%T", p.fact.Owner) == fmt.Sprintf("%T", q.fact.Owner)
}

// soleWords are words of which one has to stand in the sentence: other things are locked and withdrawn, too.
var soleWords = map[string]map[string]bool{
	"acknowledgement": finderWords,
	"assessment":      finderWords,
	"disclosure":      finderWords,
	"objection":       wordSet(append(vendorNouns, "newcomer", "sub", "third", "addition")...),
	"grant":           wordSet("elevated", "elevation", "privileged", "temporary", "administrator", "administrative", "superuser", "root"),
	"lockout":         wordSet("account", "password", "login", "user", "sign", "signing", "logon"),
	"revocation":      wordSet("leaver", "leave", "leaving", "employee", "staff", "departing", "departure", "resignation", "resign", "dismissal", "dismissed", "separation", "employment", "job", "quit", "quits", "colleague", "worker", "personnel", "left"),
}

// finderWords are words by which texts speak of those who report holes, and of what they report.
var finderWords = wordSet("vulnerability", "finder", "researcher", "hole", "flaw", "weakness", "bug", "disclosure", "finding", "hunter", "reporter")

// alone reports whether the fact is the only one of an aspect that has one figure as a rule.
func (b *Binder) alone(m match, c *claim.Claim, aspect string) bool {
	if words := soleWords[aspect]; words != nil {
		said := aspect != "objection" && aspect != "lockout" && aspect != "revocation" && aspect != "grant" && c.Facets[claim.Addressee].Senses.Has(claim.Addressee, "finders")
		for w := range words {
			r, ok := c.Words.Has(w)
			said = said || ok && (r <= claim.InLabel || finderWords[w] || (aspect == "revocation" || aspect == "grant") && r <= claim.InItem)
		}
		if !said {
			return false
		}
	}
	n := 0
	for _, p := range b.profiles[aspect] {
		if _, length := p.fact.Value.(period.Range); length {
			n++
		}
	}
	return sole[aspect] && n == 1
}

// narrower reports whether either side speaks of accounts of a kind of which the other says nothing, or the claim of a training in
// something else.
func (m *match) narrower(c *claim.Claim) bool {
	said, data := c.Facets[claim.Accounts], m.p.facets[claim.Accounts].Senses
	if c.Aspect == "cadence" && !m.p.facets[claim.Activity].Senses.Has(claim.Activity, "access review") && !m.p.facets[claim.Activity].Senses.Has(claim.Activity, "password change") && !m.p.facets[claim.Activity].Senses.Has(claim.Activity, "rotation") {
		said.Senses, data = 0, 0 // whose accounts they are matters for accounts alone
	}
	if said.Ring > claim.InLabel {
		said.Senses = 0
	}
	if said.Senses != data && (c.Aspect == "cadence" || c.Aspect == "revocation") {
		return true
	}
	topic := c.Facets[claim.Topic]
	return c.Aspect == "cadence" && topic.Senses != 0 && topic.Ring <= claim.InLabel && m.p.facets[claim.Topic].Senses == 0 &&
		c.Facets[claim.Activity].Senses.Has(claim.Activity, "training") && m.p.facets[claim.Activity].Senses.Has(claim.Activity, "training") && !topic.Senses.Has(claim.Topic, "security")
}

// telling reports whether the senses alone say what the claim is about: a penetration test is one by whatever words.
func (m *match) telling() bool {
	if m.sensed && len(m.p.needs) > 0 && !m.object {
		return true
	}
	return m.timed && (m.whose || len(m.p.extra) == 0)
}

// covers reports whether one of the subject's names stands in the sentence, label or table head: all of it, or half of it with a
// word that sets it apart, for 'account' alone may be any account.
func (b *Binder) covers(m match, c *claim.Claim) bool { return b.coversWithin(m, c, claim.InLabel) }

// whole reports whether all of one of the subject's names stands around the claim, no farther than a ring.
func (m *match) whole(c *claim.Claim, within claim.Ring) bool {
	return slices.ContainsFunc(m.p.names, func(name []string) bool {
		return !slices.ContainsFunc(name, func(w string) bool { r, ok := m.p.ring(c, w); return !ok || r > within })
	})
}

// coversWithin is covers with the words standing no farther than a ring.
func (b *Binder) coversWithin(m match, c *claim.Claim, within claim.Ring) bool {
	for _, name := range m.p.names {
		n, telling, whole := 0, false, true
		for _, w := range name {
			if r, ok := m.p.ring(c, w); ok && r <= within {
				n++
				telling = telling || !commonSubject[w]
			} else if figureWords[w] && len(name) > 1 {
				n++ // 'administrator sessions end' is about the administrator session timeout
			} else {
				whole = whole && (commonSubject[w] || !m.p.head[w])
			}
		}
		if n == len(name) && (n > 1 || telling) || telling && 2*n >= len(name) && (whole || within > claim.InLabel) {
			return true
		}
	}
	return false
}

// commonSubject holds words that many subjects share.
var commonSubject = map[string]bool{"key": true, "token": true, "request": true, "data": true, "customer": true, "user": true, "system": true, "service": true, "event": true, "account": true, "content": true, "record": true, "information": true, "personal": true, "deletion": true, "deleted": true, "media": true, "file": true, "session": true, "plan": true, "policy": true, "review": true, "test": true, "exercise": true, "check": true, "assessment": true, "analysis": true}

// plainQualifier holds words before 'backups' that do not set them apart.
var plainQualifier = map[string]bool{
	"spare": true, "extra": true, "second": true, "additional": true, "fresh": true, "independent": true, "own": true, "further": true, "offline": true, "separate": true,
	"automated": true, "automatic": true, "encrypted": true, "full": true, "regular": true, "such": true, "off-site": true, "offsite": true, "remote": true,
	"complete": true, "scheduled": true, "routine": true, "database": true, "individual": true, "old": true, "older": true, "new": true, "its": true, "platform": true,
	"service": true, "data": true, "system": true, "production": true, "nightly": true, "daily": true, "weekly": true, "monthly": true, "hourly": true, "yearly": true, "everything": true, "security": true, "safety": true, "backup": true, "those": true, "recent": true, "last": true, "latest": true, "oldest": true, "newest": true, "youngest": true, "earliest": true,
}

// valueOf returns a fact's value as a range, and nil for facts of other types: how long is not how often.
func valueOf(f *trust.Fact, kind claim.Kind) *period.Range {
	switch v := f.Value.(type) {
	case period.Range:
		if kind == claim.Duration || renewable(f) {
			return &v
		}
	case trust.Interval:
		if r := period.Range(v); kind == claim.Interval {
			return &r
		}
	}
	return nil
}

// hasValue reports whether a fact has a value for claims of the kind.
func (p *profile) hasValue(kind claim.Kind) bool {
	switch p.fact.Value.(type) {
	case period.Range:
		return kind == claim.Duration || renewable(p.fact)
	case trust.Interval:
		return kind == claim.Interval
	}
	return false
}

// renewable reports whether a fact says how long something is used before another takes its place: that is how often it is replaced.
func renewable(f *trust.Fact) bool {
	s, ok := f.Owner.(*trust.Statement)
	if !ok {
		return false
	}
	a := statementAspect(s.Title.V, s.Type.V)
	return a == "validity" || a == "rotation" || a == "cadence"
}

// compare holds a claim against a value. Prose is a bound or a range, data a point or a range: a floor, a ceiling or a range
// that contains the value agrees with it, save where the value is itself a bound that the prose widens.
func compare(c *claim.Claim, data *period.Range, in class) Verdict {
	if data == nil {
		return Unbacked
	}
	said := c.Range
	if (in == ceiling || in == floor) && c.Bound != claim.About {
		return compareBound(said, *data, in)
	}
	if in == limit && data.OpenMin && !data.OpenMax { // 'at most eight hours' is the limit itself
		point := period.Point(data.Max)
		data = &point
	}
	if in == limit && (said.OpenMin != said.OpenMax) && !data.OpenMin && !data.OpenMax { // the end that is given is the limit
		if said.OpenMax {
			said.OpenMax, said.Max = false, said.Min
		} else {
			said.OpenMin, said.Min = false, said.Max
		}
	}
	if keeping(c) && c.Bound != claim.About { // a rule that is itself a deadline or a minimum
		switch {
		case data.OpenMin && !data.OpenMax && said.OpenMin:
			if period.Compare(said.Max, data.Max) == period.Longer {
				return Contradicted
			}
		case data.OpenMax && !data.OpenMin && said.OpenMax:
			if period.Compare(said.Min, data.Min) == period.Shorter {
				return Contradicted
			}
		}
	}
	rel := period.Relate(said, *data)
	switch {
	case rel == period.Equal:
		return Confirmed
	case rel == period.Close:
		return Ambiguous
	case c.Bound == claim.About:
		return about(said, *data)
	case said.OpenMin || said.OpenMax:
		if rel == period.Contains {
			return Confirmed
		}
		if data.OpenMin || data.OpenMax {
			return Ambiguous
		}
		if near(said, *data) {
			return Ambiguous
		}
		return Contradicted
	case data.OpenMin || data.OpenMax:
		if rel == period.Apart {
			return Contradicted
		}
		return Ambiguous
	case rel == period.Contains && data.IsPoint():
		return Confirmed
	case rel == period.Within && said.IsPoint():
		return Ambiguous
	}
	if near(said, *data) {
		return Ambiguous
	}
	return Contradicted
}

// compareBound holds a promise in prose against the bound in the data: only the end that binds the company counts.
func compareBound(said, data period.Range, in class) Verdict {
	a, b, open := said.Max, data.Max, said.OpenMax
	if in == floor {
		a, b, open = said.Min, data.Min, said.OpenMin
	}
	if open {
		return Ambiguous
	}
	switch period.Compare(a, b) {
	case period.Same:
		return Confirmed
	case period.Near:
		return Ambiguous
	}
	return Contradicted
}

// stricter reports whether prose promises more than the data.
func stricter(c *claim.Claim, data *period.Range, in class) bool {
	switch in {
	case ceiling:
		return period.Compare(c.Range.Max, data.Max) == period.Shorter
	case floor:
		return period.Compare(c.Range.Min, data.Min) == period.Longer
	}
	return false
}

// near reports whether both ends of two ranges may be the same when calendars are taken into account.
func near(a, b period.Range) bool {
	lo := a.OpenMin || b.OpenMin || isNear(a.Min, b.Min)
	hi := a.OpenMax || b.OpenMax || isNear(a.Max, b.Max)
	return lo && hi
}

func isNear(a, b period.Length) bool {
	o := period.Compare(a, b)
	return o == period.Near || o == period.Same
}

// about allows a fifth on either side.
func about(said, data period.Range) Verdict {
	s, d := said.Min.Seconds(), data.Min.Seconds()
	if data.OpenMin || d == 0 {
		return Ambiguous
	}
	if ratio := s / d; ratio > 0.8 && ratio < 1.25 {
		return Confirmed
	} else if ratio > 0.5 && ratio < 2 {
		return Ambiguous
	}
	return Contradicted
}
