package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// What a claim of kind Factor says of a second factor at sign-in, as [Claim].Names has it.
const (
	FactorRequired = "required"
	FactorOptional = "optional"
	FactorNone     = "none"
)

// Ways in which a second factor is spoken of.
const (
	factorNamed = "factor" // 'MFA', 'a second factor'
	factorAlone = "alone"  // 'a password alone', 'just a password'
	factorSole  = "sole"   // 'nothing else is asked for', behind a password
	factorLevel = "level"  // 'optional', in a cell, an item or a sentence whose head or heading names the factor
)

// factorAt finds what speaks of a second factor at sign-in, or of a password that stands alone.
func factorAt(ts []token.Token, i int, _ string) (*value, int) {
	if ts[i].Kind != token.Word && !(ts[i].Is("2") && i+1 < len(ts) && !ts[i+1].Space) {
		return nil, 0
	}
	if end := factorName(ts, i); end > 0 {
		v := &value{kind: Factor, unit: factorNamed}
		if ts[end-1].Is("step") && ts[i].Is("second") {
			v.names = stepAlone
		}
		return v, end
	}
	if end := nothingElse(ts, i); end > 0 {
		return &value{kind: Factor, unit: factorSole}, end
	}
	if end := loneFactor(ts, i); end > 0 {
		return &value{kind: Factor, unit: factorAlone}, end
	}
	return nil, 0
}

// factor reads whether a second factor has to be used, can be, or is not there, and for whom.
func (p *phrase) factor(c *Claim, v *value) bool {
	b := p.block
	if p.question() || b.Kind == prose.HeadingText || b.Kind == prose.Term || b.Header {
		return false
	}
	if v.names != nil && !p.ofSigningIn() {
		return false
	}
	c.Unit = ""
	lo, hi := p.factorPart()
	label := b.Label > 0 && p.ts[p.from].Start < b.Label
	if label { // '**MFA:** optional for staff'
		lo, hi = 0, min(len(p.ts), p.to+reach)
	}
	if v.unit == factorLevel && (p.hasFactor(lo, hi) || !p.speaksOfIt(lo, hi) || !p.aboutFactor()) {
		return false
	}
	if p.elsewhereFactor(lo, hi) {
		return false
	}
	if v.unit == factorNamed && p.tellsWhichFactor(lo, hi) {
		return false
	}
	level, sure := p.factorLevel(v.unit, lo, hi)
	if v.unit == factorSole {
		level, sure = FactorNone, true
	}
	if level == "" {
		return false
	}
	c.Names, c.Aspect = []string{level}, ""
	if v.unit == factorAlone || v.unit == factorSole {
		c.Aspect = factorAlone // that a password suffices, not that there is no second factor
	}
	c.Qualifiers, c.Universal = p.accounts(lo, hi)
	for i := lo; i < hi; i++ {
		switch t := &p.ts[i]; {
		case t.Kind != token.Word:
		case partStaff[t.Lower]:
			c.Subject = append(c.Subject, t.Lower)
		case systemWords[stem(genitive(t.Lower))]:
			c.Subject = append(c.Subject, stem(genitive(t.Lower)))
		}
	}
	slices.Sort(c.Subject)
	c.Subject = slices.Compact(c.Subject)
	if !sure && !c.Universal {
		c.Hedge = "no word says that it must be"
	}
	if len(c.Qualifiers) == 0 && p.forSomething(lo, hi) {
		c.Qualifiers = []string{ReaderGroup}
	}
	if cue := p.exceptingAccounts(lo, hi); cue != "" && level == FactorRequired {
		c.Hedge = cue
	}
	return true
}

// genitive returns a word without the ending of the genitive.
func genitive(w string) string {
	for _, end := range []string{"'s", "’s"} {
		if s, ok := strings.CutSuffix(w, end); ok {
			return s
		}
	}
	return w
}

// ofSigningIn reports whether the block, what introduces it or the document's title speaks of signing in.
func (p *phrase) ofSigningIn() bool {
	if signedIn(p.ts, p.from) {
		return true
	}
	for _, b := range p.introducers() {
		if hasAny(b.Text, signWords) {
			return true
		}
	}
	if p.block.Kind == prose.Paragraph && p.index > 0 && hasAny(p.doc.Blocks[p.index-1].Text, signWords) {
		return true
	}
	for i := max(0, p.from-4); i < p.from; i++ {
		switch p.ts[i].Lower {
		case "activate", "switch", "turn", "enable", "disable", "deactivate":
			return true
		}
	}
	front := p.doc.Front.Text()
	return hasAny(front[:min(len(front), titleReach)], signWords) || len(p.doc.Headings) > 0 && hasAny(p.doc.Headings[0].Text, signWords)
}

// factorPart returns the part of the sentence that speaks of one group: it ends at a semicolon and the like, and at a comma or an
// 'and' behind which another group is named, or the same is said otherwise of somebody else.
func (p *phrase) factorPart() (lo, hi int) {
	lo, hi = p.segmentStart(p.from), p.segmentEnd(p.to)
	for lo > p.lo && !p.partsHere(lo-1) {
		next := p.segmentStart(lo - 1)
		if p.conflicts(next, lo-1, lo, hi) {
			break
		}
		lo = next
	}
	for hi < p.hi && !p.partsHere(hi) {
		next := p.segmentEnd(hi + 1)
		if p.conflicts(hi+1, next, lo, hi) {
			break
		}
		hi = next
	}
	return lo, hi
}

// Words at which a part may end, and those at which it always does.
var (
	partsSoft = set(",", "and", "or")
	partsHard = set(";", "while", "whereas", "but", "although", "because", "since", "though")
)

// partsHere reports whether a part ends at the token: not at 'urged, though not obliged'.
func (p *phrase) partsHere(i int) bool {
	return partsHard[p.ts[i].Lower] && !((p.ts[i].Is("though") || p.ts[i].Is("but") || p.ts[i].Is("although")) && i+1 < p.hi && p.ts[i+1].Is("not"))
}

func (p *phrase) segmentStart(i int) int {
	for i > p.lo && !partsSoft[p.ts[i-1].Lower] && !partsHard[p.ts[i-1].Lower] {
		i--
	}
	return i
}

func (p *phrase) segmentEnd(i int) int {
	for i < p.hi && !partsSoft[p.ts[i].Lower] && !partsHard[p.ts[i].Lower] {
		i++
	}
	return i
}

// conflicts reports whether the segment from lo to hi speaks of another group than the part from partLo to partHi, or has a word of
// demand or offer of its own for a group.
func (p *phrase) conflicts(lo, hi, partLo, partHi int) bool {
	group := func(lo, hi int) (g string, level bool) {
		for i := lo; i < hi; i++ {
			w := p.ts[i].Lower
			if a := AccountGroup(w); a != "" && !(w == "members" || w == "member") {
				g = a
			}
			level = level || demandFactor[w] && w != "need" || choiceWords[w]
		}
		return g, level
	}
	g, level := group(lo, hi)
	have, said := group(partLo, partHi)
	return g != "" && have != "" && g != have || g != "" && level && said
}

var choiceWords = set("optional", "voluntary", "recommended", "encouraged", "choice", "discretion", "free", "may", "exempt")

// speaksOfIt reports whether a part that does not name the factor may speak of it: it is a cell, a definition or a fragment, or it
// says it of people or of 'it'. Under the heading 'Two-factor authentication', 'backup codes are optional' speaks of backup codes.
func (p *phrase) speaksOfIt(lo, hi int) bool {
	switch p.ts[p.from].Lower {
	case "never", "always", "off":
		return len(p.ts) <= 4
	}
	if p.block.Kind == prose.Cell || hi-lo <= 3 {
		return true
	}
	if w := p.word(p.to); p.ts[lo].Is("it") && (w == "to" || w == "that") {
		return false // 'it is recommended to register two keys'
	}
	i := lo
	for i < hi && (determiners[p.ts[i].Lower] || p.ts[i].Is("all") || p.ts[i].Is("every") || p.ts[i].Is("for") || p.ts[i].Is("each") || p.ts[i].Is("other") || p.ts[i].Is("any") || p.ts[i].Kind == token.Mark) {
		i++
	}
	if i >= hi {
		return true
	}
	w := p.ts[i].Lower
	return pronouns[w] || AccountGroup(w) != "" || i == p.from || w == "nobody" || w == "everybody" || w == "everyone" || w == "others" || w == "other" || w == "whether" || w == "those" || w == "offered" || w == "people" || w == "use" || w == "voluntary" || w == "you"
}

// elsewhereFactor reports whether the part speaks of accounts of other services, or of devices that are remembered.
func (p *phrase) elsewhereFactor(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		next := p.word(i + 1)
		switch p.ts[i].Lower {
		case "private", "personal":
			if next != "preference" && next != "choice" && next != "taste" && next != "decision" && next != "data" && next != "discretion" {
				return true
			}
		case "trusted", "known", "remembered", "remember", "familiar":
			if next == "device" || next == "devices" || next == "machine" || next == "machines" || next == "browser" || next == "this" || next == "the" {
				return true
			}
		case "attacker", "attackers", "thief", "thieves", "intruder", "intruders", "criminals", "phishers", "attack":
			return true
		}
	}
	return false
}

// hasFactor reports whether the part names a second factor or a lone password itself.
func (p *phrase) hasFactor(lo, hi int) bool {
	for k := range p.finds {
		if f := &p.finds[k]; k != p.self && f.value != nil && f.value.kind == Factor && f.value.unit != factorLevel && f.from >= lo && f.to <= hi {
			return true
		}
	}
	return false
}

// aboutFactor reports whether what introduces the block, the label, the sentence before or the nearest heading names a second factor.
func (p *phrase) aboutFactor() bool {
	names := func(text string) bool {
		ts := token.Append(nil, text)
		for i := range ts {
			if ts[i].Kind == token.Word && factorName(ts, i) > 0 {
				return true
			}
		}
		return false
	}
	lo, _ := p.factorPart()
	for i := max(0, lo-60); i < lo; i++ {
		if p.ts[i].Kind == token.Word && factorName(p.ts, i) > 0 {
			return true
		}
	}
	b := p.block
	if b.Kind == prose.Cell {
		for _, h := range []int{b.ColHead, b.RowHead} {
			if h >= 0 && h != p.index && names(p.doc.Blocks[h].Text) {
				return true
			}
		}
		return false
	}
	for _, h := range []int{b.LeadIn, b.Parent} {
		if h >= 0 && h < len(p.doc.Blocks) && h != p.index && names(p.doc.Blocks[h].Text) {
			return true
		}
	}
	return b.Heading >= 0 && names(p.doc.Headings[b.Heading].Text)
}

// SpeaksOfFactor reports whether a word of a title is one of a name for second factors.
func SpeaksOfFactor(w string) bool {
	switch w {
	case "mfa", "2fa", "factor", "multi-factor", "two-factor", "multifactor", "two-step":
		return true
	}
	return false
}
