package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A Standing is how a certificate or a report stands according to a sentence.
type Standing uint8

// Standings. A framework that is only mentioned, followed or asked for is no claim.
const (
	Mentioned Standing = iota
	Held
	NotHeld
	Coming // planned, in progress, expected
	Lapsed // expired, withdrawn
)

var standingNames = [...]string{"mentioned", "held", "not held", "planned", "expired"}

func (s Standing) String() string { return standingNames[s] }

// another is the holder of a certificate that is neither the company nor a sub-processor.
const another = "?"

// certificate reads how a certificate stands and who holds it. Negation is what such a sentence says, so it is read here and
// not as a mood.
func (p *phrase) certificate(c *Claim) bool {
	if p.block.Kind == prose.Cell && p.block.Header || p.block.Quoted && citation(p.block.Text) || p.quoted() {
		return false
	}
	if c.Names[0] == "" {
		id := p.report()
		if id == "" {
			return false
		}
		c.Names = []string{id, c.Names[1], ""}
	}
	for h := p.block.Heading; h >= 0; h = p.doc.Headings[h].Parent {
		if m, _ := p.headingMood(h); m != Asserted && m != Planned {
			return false
		}
	}
	s, holder := p.markStanding(c)
	if s == Mentioned && p.notCertified() {
		s, holder = NotHeld, ""
	}
	if s == Mentioned || holder == another {
		return false
	}
	if c.Standing, c.Holder = s, holder; s == Held && c.Validity.Grain == "" {
		c.Validity = p.validity()
	}
	return true
}

// notCertified reports whether the sentence only says that the framework is followed, behind one that says of the company that it is not
// certified: 'We are not certified. Our measures follow ISO/IEC 27001.'
func (p *phrase) notCertified() bool {
	if p.lo < 4 {
		return false
	}
	follows := false
	for i := p.lo; i < p.from; i++ {
		follows = follows || aligned[p.ts[i].Lower] && !p.ts[i].Is("out")
		if markSubjects[p.ts[i].Lower] == otherSubject && !pronouns[p.ts[i].Lower] || negates[p.ts[i].Lower] {
			return false
		}
	}
	lo := p.lo - 1
	for lo > 0 && !p.ts[lo-1].Is(".") && !p.ts[lo-1].Is("?") && p.lo-lo < 20 {
		lo--
	}
	denied := false
	for i := lo; follows && i+1 < p.lo; i++ {
		if v, _ := p.lex.framework(p.ts, i, p.block.Text, startsScheme); v != nil || markSubjects[p.ts[i].Lower] == otherSubject {
			return false
		}
		denied = denied || p.ts[i].Is("not") && (p.ts[i+1].Is("certified") || p.ts[i+1].Is("yet")) || p.ts[i].Is("no") && (p.ts[i+1].Is("certification") || p.ts[i+1].Is("certificate"))
	}
	return denied
}

// report returns the framework of a bare 'Type II': that of the nearest report that the text names before it.
func (p *phrase) report() string {
	look := func(text string) string {
		switch {
		case strings.Contains(text, "SOC 2") || strings.Contains(text, "SOC2"):
			return "soc-2"
		case strings.Contains(text, "SOC 1") || strings.Contains(text, "SOC1"):
			return "soc-1"
		}
		return ""
	}
	if id := look(p.block.Text); id != "" {
		return id
	}
	for i := p.index - 1; i >= max(0, p.index-40); i-- {
		if id := look(p.doc.Blocks[i].Text); id != "" {
			return id
		}
	}
	return ""
}

// quoted reports whether the mention stands within quotation marks that do not hold the whole sentence.
func (p *phrase) quoted() bool {
	open := -1
	for i := p.lo; i < p.from; i++ {
		if p.ts[i].Is(`"`) {
			if open >= 0 {
				open = -1
			} else {
				open = i
			}
		}
	}
	if open < 0 || open <= p.lo+1 {
		return false
	}
	for i := p.to; i < p.hi; i++ {
		if p.ts[i].Is(`"`) {
			return true
		}
	}
	return false
}

// asksItself reports whether the sentence is a question.
func (p *phrase) asksItself() bool {
	for i := p.hi - 1; i >= p.to && i >= p.hi-2; i-- {
		if p.ts[i].Is("?") {
			return true
		}
	}
	return false
}

// markStanding reads the sentence first, and then what stands around it: the answer to a question, the other cells of a row, what
// follows a label, what introduces a list.
func (p *phrase) markStanding(c *Claim) (Standing, string) {
	if p.asksItself() {
		return p.answered()
	}
	r := certReading{p: p, id: c.Names[0], ts: p.ts, from: p.from, to: p.to}
	r.lo, r.hi = p.segment()
	if s, holder := r.read(); s != Mentioned {
		return s, holder
	}
	if p.answers() {
		switch w := p.ts[p.lo].Lower; {
		case w == "yes":
			return Held, ""
		case w == "no", w == "not":
			return NotHeld, ""
		}
	}
	if r.cued || !p.fragment() {
		return Mentioned, ""
	}
	if p.block.Kind == prose.Cell {
		return p.inRow(c)
	}
	return p.around(c)
}

// segment returns the part of the sentence that speaks of the mention: up to a mark or a word that begins another statement.
func (p *phrase) segment() (lo, hi int) {
	lo, hi = p.from, p.to
	for lo > p.lo && !p.dividing(lo-1) {
		lo--
	}
	for hi < p.hi && !p.dividing(hi) {
		hi++
	}
	return lo, hi
}

func (p *phrase) dividing(i int) bool {
	switch p.ts[i].Lower {
	case ";", "but", "while", "whereas", "although", "though", "because", "since":
		return !p.ts[i].Is("since") || i > p.lo && p.ts[i-1].Is(",") || i == p.lo
	case "—":
		return true
	case "-":
		return p.ts[i].Space && i+1 < len(p.ts) && p.ts[i+1].Space
	}
	return false
}

// fragment reports whether the sentence is no sentence: a label, an item or a cell that only names the certificate.
func (p *phrase) fragment() bool {
	if p.hi-p.lo > 24 {
		return false
	}
	for i := p.lo; i < p.hi; i++ {
		if i >= p.from && i < p.to {
			continue
		}
		if finite[p.ts[i].Lower] || markSubjects[p.ts[i].Lower] == ownSubject {
			return false
		}
	}
	return true
}

var finite = set("is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "can", "may", "must", "shall", "should", "would", "could", "might", "asks", "ask", "use", "uses", "follows", "follow")

// around reads what stands around a bare name: the rest of its block, the definition of a term, the section under a heading,
// the line above a list, the heading of a list of badges.
func (p *phrase) around(c *Claim) (Standing, string) {
	if s, holder, ok := p.following(c); ok {
		return s, holder
	}
	for _, b := range []int{p.block.Parent, p.block.LeadIn} {
		if b >= 0 && b < len(p.doc.Blocks) && b != p.index {
			if s, holder, ok := p.announced(c, p.doc.Blocks[b].Text); ok {
				return s, holder
			}
		}
	}
	for i := p.from - 1; i > p.lo; i-- {
		if p.ts[i].Is(":") && p.sinceWhen() && badges(p.block.Text[p.ts[p.lo].Start:p.ts[i].Start]) {
			return Held, "" // 'Accreditations: Cyber Essentials (renewed yearly); ISO/IEC 27001 (since 2023)'
		}
	}
	if h := p.block.Heading; h >= 0 && (p.block.Kind == prose.Item || p.block.Kind == prose.Paragraph && p.hi-p.lo < 8) {
		if s, holder, ok := p.announced(c, p.doc.Headings[h].Text); ok {
			return s, holder
		}
		if p.block.Kind == prose.Item && badges(p.doc.Headings[h].Text) {
			return Held, ""
		}
	}
	return Mentioned, ""
}

// sinceWhen reports whether brackets behind the name tell since or until when it is held: 'ISO/IEC 27001 (since 2023)'.
func (p *phrase) sinceWhen() bool {
	if p.word(p.to) != "(" {
		return false
	}
	switch p.word(p.to + 1) {
	case "since", "renewed", "valid", "audited", "issued", "held", "certified", "until":
		return true
	}
	return false
}

// badges reports whether a heading is that of a list of what one has: 'Certifications', 'Certificates and reports'.
func badges(heading string) bool {
	seen := false
	for _, t := range token.Append(nil, heading) {
		switch t.Lower {
		case "certificates", "certifications", "attestations", "accreditations", "badges":
			seen = true
		case "and", "our", "reports", "audits", "&", "current", ".":
		default:
			if t.Kind == token.Word {
				return false
			}
		}
	}
	return seen
}

// following reads the sentences behind a bare name that speak of it.
func (p *phrase) following(c *Claim) (Standing, string, bool) {
	if p.hi < len(p.ts) {
		return p.follow(c, p.ts[p.hi:], p.block.Text)
	}
	next := p.index + 1
	if next >= len(p.doc.Blocks) {
		return 0, "", false
	}
	b := &p.doc.Blocks[next]
	switch {
	case p.block.Kind == prose.Term && b.Kind == prose.Definition, p.block.Kind == prose.HeadingText && b.Kind == prose.Paragraph, b.Parent == p.index && b.Kind == prose.Item:
		return p.follow(c, p.cut(b), b.Text)
	}
	return 0, "", false
}

// follow reads up to two sentences that follow a bare name. One that names a framework itself speaks of that one.
func (p *phrase) follow(c *Claim, ts []token.Token, text string) (Standing, string, bool) {
	start := 0
	for n := 0; n < 2 && start < len(ts); n++ {
		end := start
		for end < len(ts) && !(ts[end].Is(".") || ts[end].Is("!") || ts[end].Is("?")) {
			if v, _ := p.lex.framework(ts, end, text, startsScheme); v != nil {
				return Mentioned, "", n > 0
			}
			end++
		}
		if end < len(ts) && ts[end].Is("?") {
			return 0, "", false
		}
		r := certReading{p: p, id: c.Names[0], ts: ts, lo: start, hi: end, from: start, to: start, bare: true}
		if s, holder := r.read(); s != Mentioned {
			return s, holder, true
		}
		if r.cued {
			return Mentioned, "", true
		}
		start = end + 1
	}
	return 0, "", false
}

// announced reads what stands above a list of certificates: 'We hold:', 'Planned for next year:'.
func (p *phrase) announced(c *Claim, text string) (Standing, string, bool) {
	ts := token.Append(nil, text)
	for i := range ts {
		if v, _ := p.lex.framework(ts, i, text, startsScheme); v != nil {
			return 0, "", false
		}
	}
	lo := 0
	for i := range ts { // the last sentence introduces
		if ts[i].Is(".") && i+1 < len(ts) {
			lo = i + 1
		}
	}
	r := certReading{p: p, id: c.Names[0], ts: ts, lo: lo, hi: len(ts), from: len(ts), to: len(ts), lead: true}
	s, holder := r.read()
	return s, holder, s != Mentioned || r.cued
}

// answered reads the answer to a question that names a certificate.
func (p *phrase) answered() (Standing, string) {
	for i := p.lo; i < p.hi; i++ {
		if s := markSubjects[p.ts[i].Lower]; s == otherSubject && !p.ts[i].Is("you") && !p.ts[i].Is("your") || p.ts[i].Is("customers") {
			return Mentioned, another
		}
	}
	asks := false
	for i := p.lo; i < min(p.hi, p.lo+4); i++ {
		switch p.ts[i].Lower {
		case "do", "does", "are", "is", "have", "has", "can", "may", "could":
			asks = true
		case "not", "what", "which", "why", "when", "how", "where", "who":
			return Mentioned, ""
		}
	}
	if !asks && p.hi-p.lo > p.to-p.from+3 { // 'ISO 27001?' asks too
		return Mentioned, ""
	}
	ts := p.ts[p.hi:]
	if len(ts) == 0 && p.index+1 < len(p.doc.Blocks) {
		b := &p.doc.Blocks[p.index+1]
		if p.block.Kind == prose.Cell && (b.Kind != prose.Cell || b.Row != p.block.Row) {
			return Mentioned, ""
		}
		ts = p.cut(b)
	}
	for len(ts) > 0 && (ts[0].Is(`"`) || ts[0].Is("*") || ts[0].Is(":")) {
		ts = ts[1:]
	}
	if len(ts) == 0 {
		return Mentioned, ""
	}
	switch ts[0].Lower {
	case "yes":
		return Held, ""
	case "no":
		return NotHeld, ""
	case "not":
		if len(ts) > 1 && (ts[1].Is("yet") || ts[1].Is(".") || ts[1].Is("at")) {
			return NotHeld, ""
		}
	case "we":
		if len(ts) < 3 {
			break
		}
		switch w := ts[1].Lower; {
		case w == "don't" || w == "haven't" || w == "aren't" || (w == "do" || w == "have" || w == "are" || w == "hold") && (ts[2].Is("not") || ts[2].Is("no") || ts[2].Is("none")):
			return NotHeld, ""
		case (w == "do" || w == "have" || w == "are" || w == "hold") && (ts[2].Is(".") || ts[2].Is(",") || ts[2].Is("it") || ts[2].Is("one") || ts[2].Is("both")):
			return Held, ""
		}
	}
	return Mentioned, ""
}

// answers reports whether the sentence before is a question.
func (p *phrase) answers() bool {
	if p.lo > 0 {
		return p.ts[p.lo-1].Is("?")
	}
	if p.index == 0 {
		return false
	}
	return strings.HasSuffix(strings.TrimRight(p.doc.Blocks[p.index-1].Text, " \"”*"), "?")
}

// inRow reads the other cells of a table's row.
func (p *phrase) inRow(c *Claim) (Standing, string) {
	b := p.block
	if b.RowHead >= 0 && b.RowHead != p.index && b.Col > 0 {
		if s := cellStanding(p.doc.Blocks[b.RowHead].Text); s != Mentioned {
			return s, ""
		}
	}
	s, holder, seen := Mentioned, "", false
	for j := p.index - b.Col; j < len(p.doc.Blocks) && j >= 0; j++ {
		o := &p.doc.Blocks[j]
		if o.Kind != prose.Cell || o.Table != b.Table || o.Row != b.Row {
			if j > p.index {
				break
			}
			continue
		}
		if j == p.index {
			continue
		}
		head := ""
		if o.ColHead >= 0 {
			head = strings.ToLower(p.doc.Blocks[o.ColHead].Text)
		}
		switch ts := p.cut(o); {
		case strings.Contains(head, "holder") || strings.Contains(head, "held by") || strings.Contains(head, "vendor") || strings.Contains(head, "provider") || strings.Contains(head, "company") || strings.Contains(head, "processor") || strings.Contains(head, "whose"):
			holder = p.whose(ts, o.Text)
		case strings.Contains(head, "valid until") || strings.Contains(head, "valid to") || strings.Contains(head, "expir") || strings.HasPrefix(head, "validity"):
			if until, grain := dateAt(ts, 0, len(ts)); grain != "" {
				c.Validity.Until, c.Validity.Grain = until, grain
			}
		case strings.HasPrefix(head, "edition") || head == "version":
			if len(ts) == 1 && ts[0].Kind == token.Number {
				c.Names = []string{c.Names[0], c.Names[1], ts[0].Text}
			}
		case strings.HasPrefix(head, "type"):
			if q, _ := qualifier(ts, 0); q != "" {
				c.Names = []string{c.Names[0], q, c.Names[2]}
			}
		case !seen:
			if w := cellStanding(o.Text); w != Mentioned {
				s, seen = w, true
			} else if p.whose(ts, o.Text) != "" && len(ts) < 5 {
				holder = p.whose(ts, o.Text)
			}
		}
	}
	if s == Mentioned && c.Validity.Grain != "" {
		return Held, holder // what is valid until a day is held
	}
	if s == Mentioned {
		return p.around(c)
	}
	return s, holder
}

// whose returns the holder that a cell names: "" for the company itself.
func (p *phrase) whose(ts []token.Token, text string) string {
	for i := range ts {
		if markSubjects[ts[i].Lower] == ownSubject || ts[i].Is("own") || p.lex.isOwn(ts, i) {
			return ""
		}
		names, _ := p.lex.Find(ts, i, text)
		for k := range names {
			if names[k].Kind == ProviderName {
				if names[k].Listed != nil {
					return names[k].Listed.ID
				}
				return another
			}
		}
	}
	for i := range ts {
		if markSubjects[ts[i].Lower] == otherSubject {
			return another
		}
	}
	return ""
}

// cellStanding reads a cell that does nothing but say how something stands.
func cellStanding(text string) Standing {
	ts := token.Append(nil, text)
	if len(ts) == 0 || len(ts) > 12 {
		return Mentioned
	}
	no := false
	for i := range ts {
		w := ts[i].Lower
		switch {
		case w == "not" || w == "no" || w == "none" || w == "never":
			if i == 0 && len(ts) == 1 || w == "none" {
				return NotHeld
			}
			no = true
		case coming[w]:
			return Coming
		case lapsed[w]:
			if no {
				return Mentioned
			}
			return Lapsed
		case inForce[w] || w == "yes" || w == "✓" || w == "✔" || w == "✅":
			if no {
				return NotHeld
			}
			return Held
		}
	}
	return Mentioned
}
