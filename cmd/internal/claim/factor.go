package claim

import (
	"slices"

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

// factorLevelAt finds words by which a second factor is asked for or not, for blocks whose heads or headings name it.
func factorLevelAt(ts []token.Token, i int) (*value, int) {
	switch w := ts[i].Lower; w {
	case "may", "can": // 'employees may enable it'
		if i+2 < len(ts) && switchesFactor[ts[i+1].Lower] {
			for k := i + 2; k < min(i+4, len(ts)); k++ {
				if ts[k].Is("it") || ts[k].Is("this") {
					return &value{kind: Factor, unit: factorLevel}, i + 1
				}
			}
		}
		return nil, 0
	case "decide", "decides":
		if i+2 < len(ts) && (ts[i+1].Is("for") && ts[i+2].Is("themselves") || ts[i+1].Is("themselves")) {
			return &value{kind: Factor, unit: factorLevel}, i + 1
		}
		return nil, 0
	case "without": // 'those who find it tedious can go without'
		if i > 0 && (ts[i-1].Is("go") || ts[i-1].Is("do")) && (i+1 == len(ts) || ts[i+1].Kind == token.Mark || ts[i+1].Is("it")) {
			return &value{kind: Factor, unit: factorLevel}, i + 1
		}
		return nil, 0
	case "choice", "taste", "discretion", "preference", "opt":
		return &value{kind: Factor, unit: factorLevel}, i + 1
	case "optional", "mandatory", "compulsory", "voluntary", "obligatory", "enforced", "forced", "waived", "exempt", "exempted", "skip", "skipped", "required", "recommended", "encouraged", "obliged", "never", "always", "off":
		return &value{kind: Factor, unit: factorLevel}, i + 1
	case "up": // 'it is up to each of them'
		if i+2 < len(ts) && ts[i+1].Is("to") && chooserWords[ts[i+2].Lower] {
			return &value{kind: Factor, unit: factorLevel}, i + 2
		}
	case "not":
		if i+1 < len(ts) && (ts[i+1].Is("required") || ts[i+1].Is("mandatory") || ts[i+1].Is("enforced") || ts[i+1].Is("compulsory") || ts[i+1].Is("needed") || ts[i+1].Is("offered") || ts[i+1].Is("obligatory") || ts[i+1].Is("available")) {
			return &value{kind: Factor, unit: factorLevel}, i + 2
		}
	}
	return nil, 0
}

// stepAlone marks 'the second step', which is one of signing in only where that is spoken of.
var stepAlone = []string{"step"}

var chooserWords = set("you", "them", "him", "her", "each", "everybody", "everyone", "every", "themselves", "yourself", "the", "whoever")

// factorName returns the end of a name for a second factor, or 0.
func factorName(ts []token.Token, i int) int {
	at := func(k int) string {
		if k < len(ts) && k >= 0 {
			return ts[k].Lower
		}
		return ""
	}
	end := 0
	switch ts[i].Lower {
	case "mfa", "2fa", "multifactor", "twofactor", "totp", "webauthn", "fido2":
		end = i + 1
	case "2":
		if !ts[i+1].Is("fa") && !ts[i+1].Is("-") {
			return 0
		}
		if ts[i+1].Is("fa") {
			end = i + 2
			break
		}
		fallthrough
	case "multi", "two", "second", "dual", "another", "additional", "further", "both", "extra":
		j := i + 1
		if at(j) == "-" {
			j++
		} else if at(j) == "authentication" || at(j) == "sign" && at(j+1) == "-" {
			j++
		}
		switch at(j) {
		case "factor", "factors":
			end = j + 1
		case "device", "channel", "proof", "credential":
			if ts[i].Is("second") && loginNear(ts, i) {
				end = j + 1
			}
		case "step":
			if ts[i].Is("two") || ts[i].Is("2") {
				if !factorNouns[at(j+1)] {
					return 0 // 'a two-step procedure'
				}
				end = j + 1
			} else if ts[i].Is("second") && !(at(i-1) == "a" && (at(i-2) == "in" || at(i-2) == "as")) && at(i-1) != "in" && at(i-1) != "as" && at(i-1) != ":" {
				end = j + 1
			}
		}
	case "security", "hardware":
		if at(i+1) == "key" || at(i+1) == "keys" || at(i+1) == "token" || at(i+1) == "tokens" {
			for k := i - 1; k > max(-1, i-4); k-- {
				switch at(k) {
				case "register", "registers", "enrol", "enroll", "activate", "registering":
					return i + 2
				}
			}
		}
		return 0
	case "authenticator":
		end = i + 1
		if at(end) == "app" || at(end) == "apps" {
			end++
		}
		return end
	case "code", "codes":
		if at(i-1) == "a" && at(i-2) == "with" {
			for k := i - 3; k > i-9; k-- {
				if at(k) == "confirm" || at(k) == "confirms" {
					return i + 1
				}
			}
		}
		if at(i+1) == "sent" || at(i+1) == "texted" || at(i+1) == "delivered" {
			for k := i + 2; k < i+6; k++ {
				switch at(k) {
				case "phone", "telephone", "mobile", "sms", "text":
					return k + 1
				}
			}
			return 0
		}
		if at(i+1) == "from" && (at(i+3) == "app" || at(i+3) == "phone" || at(i+4) == "app") {
			return i + 4
		}
	}
	if end == 0 {
		return 0
	}
	for n := 0; n < 2; n++ {
		switch {
		case factorNouns[at(end)]:
			end++
		case at(end) == "-" && (at(end+1) == "in" || at(end+1) == "on"):
			end += 2
		}
	}
	return end
}

var factorNouns = set("authentication", "verification", "login", "logins", "logon", "sign", "log", "sign-in", "signin", "protection", "confirmation", "auth", "identification")

// signedIn reports whether words for signing in stand near the token.
func signedIn(ts []token.Token, i int) bool {
	for k := max(0, i-60); k < min(len(ts), i+40); k++ {
		if signWords[ts[k].Lower] {
			return true
		}
	}
	return false
}

var signWords = set("sign", "signs", "signing", "log", "logs", "login", "logins", "logon", "password", "passwords", "passphrase", "authentication", "authenticate", "authenticates", "account", "accounts", "factor", "2fa", "mfa", "access")

// nothingElse returns the end of what says that nothing is asked for beside a password, or 0: 'nothing else is asked', 'no further step'.
func nothingElse(ts []token.Token, i int) int {
	at := func(k int) string {
		if k < len(ts) {
			return ts[k].Lower
		}
		return ""
	}
	end := 0
	switch ts[i].Lower {
	case "nothing":
		if (at(i+1) == "else" || at(i+1) == "more" || at(i+1) == "further") && (isBe(at(i+2)) && (at(i+3) == "asked" || at(i+3) == "needed" || at(i+3) == "required" || at(i+3) == "wanted" || at(i+3) == "necessary") || at(i+2) == ".") {
			end = i + 2
		}
	case "that", "that's": // 'we type a password and that's it'
		if i > 0 && (ts[i-1].Is("and") || ts[i-1].Is(",") || ts[i-1].Is(".")) && (at(i+1) == "it" || at(i+1) == "all" || at(i+1) == "is" && (at(i+2) == "it" || at(i+2) == "all")) {
			end = i + 1
		}
	case "no":
		if at(i+1) == "further" || at(i+1) == "additional" || at(i+1) == "other" || at(i+1) == "more" {
			switch at(i + 2) {
			case "step", "check", "proof", "code", "confirmation", "hurdle":
				end = i + 3
			}
		}
	}
	if end == 0 {
		return 0
	}
	password, sign := false, false
	for k := max(0, i-30); k < i; k++ {
		switch ts[k].Lower {
		case "password", "passphrase", "passwords":
			password = true
		case "sign", "signs", "signing", "log", "logs", "login", "logging", "sign-in", "type", "types", "enter", "enters":
			sign = true
		case "phrase":
			password = password || k > 0 && ts[k-1].Is("pass")
		}
	}
	if !password || !sign {
		return 0
	}
	return end
}

// loneFactor returns the end of what speaks of a password that is all that is asked for, or 0.
func loneFactor(ts []token.Token, i int) int {
	at := func(k int) string {
		if k < len(ts) && k >= 0 {
			return ts[k].Lower
		}
		return ""
	}
	switch ts[i].Lower {
	case "single":
		if at(i+1) == "factor" || at(i+1) == "-" && at(i+2) == "factor" {
			return i + 2
		}
		return 0
	case "password", "passwords", "passphrase", "passphrases":
	default:
		return 0
	}
	if passwordParts[at(i+1)] {
		return 0
	}
	j := i + 1
	switch w := at(j); {
	case w == "enough" || w == "sufficient" || w == "adequate", w == "does" && (at(j+1) == "." || at(j+1) == ""):
		return j + 1
	case w == "as" && (at(j+1) == "enough" || at(j+1) == "sufficient" || at(j+1) == "adequate"):
		return j + 2
	case w == "alone", w == "only" && (at(j+1) == "." || at(j+1) == "" || at(j+1) == ";" || at(j+1) == ","):
		return j + 1
	case (w == "on" || w == "by") && (at(j+1) == "its" || at(j+1) == "their") && at(j+2) == "own", w == "by" && (at(j+1) == "itself" || at(j+1) == "themselves"):
		return j + 2
	case w == "suffices" || w == "suffice":
		return j + 1
	case (w == "will" || w == "shall" || w == "must") && (at(j+1) == "do" || at(j+1) == "suffice"):
		return j + 2
	case isBe(w) || w == "will" && at(j+1) == "be":
		for k := j + 1; k < j+4; k++ {
			switch at(k) {
			case "enough", "sufficient", "adequate":
				if at(k+1) == "to" && at(k+2) != "sign" && at(k+2) != "log" && at(k+2) != "get" && at(k+2) != "enter" {
					return 0
				}
				return k + 1
			case "all":
				if at(k+1) == "that" || at(k+1) == "they" || at(k+1) == "it" || at(k+1) == "you" || at(k+1) == "we" || at(k+1) == "is" {
					return k + 1
				}
			case "already", "quite", "be", "not", "still":
			default:
				return 0
			}
		}
		return 0
	}
	for k := i - 1; k > max(-1, i-8); k-- {
		switch w := at(k); {
		case w == "just" || w == "only" || w == "merely" || w == "solely":
			if at(k-1) == "not" || at(k-1) == "the" {
				return 0
			}
			if signedIn(ts, i) && loginNear(ts, i) {
				return i + 1
			}
			return 0
		case w == "but" && at(k-1) == "nothing", w == "than" && at(k-1) == "more" && at(k-2) == "nothing":
			if loginNear(ts, i) {
				return i + 1
			}
			return 0
		case w == "a" || w == "the" || w == "their" || w == "your" || w == "his" || w == "her" || w == "and" || w == "name" || w == "user" || w == "username" || w == "e" || w == "-" || w == "mail" || w == "address" || w == "email" || w == "simple" || w == "with" || w == "by" || w == "long":
		default:
			return 0
		}
	}
	return 0
}

var passwordParts = set("hash", "hashes", "digest", "reset", "resets", "manager", "managers", "policy", "rules", "length", "field", "database", "prompt", "protection", "change")

// loginNear reports whether the words within a dozen tokens speak of getting in.
func loginNear(ts []token.Token, i int) bool {
	for k := max(0, i-14); k < min(len(ts), i+14); k++ {
		switch ts[k].Lower {
		case "sign", "signs", "signing", "log", "logs", "login", "logging", "logon", "access", "authenticate", "authenticates", "enter", "get", "gets", "identify":
			return true
		}
	}
	return false
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
		case systemWords[stem(t.Lower)]:
			c.Subject = append(c.Subject, stem(t.Lower))
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

// tellsWhichFactor reports whether the part tells what the factor is, and not whether there is one: 'a key or an app as second factor',
// 'the second factor can be a text message'.
func (p *phrase) tellsWhichFactor(lo, hi int) bool {
	if p.from > lo && p.ts[p.from-1].Is("any") && p.word(p.from-2) != "without" {
		return true // 'any second factor'
	}
	if b := p.word(p.from - 1); (b == "further" || b == "another" || b == "additional" || b == "spare" || b == "new" || b == "other") && p.ts[p.from].Is("second") {
		return true // one more of them
	}
	if p.word(p.to) == "of" && (p.word(p.to+1) == "their" || p.word(p.to+1) == "your" || p.word(p.to+1) == "choice") {
		return true // 'a second factor of their choice'
	}
	i := p.from - 1
	for i > lo && (determiners[p.ts[i].Lower] || p.ts[i].Is("their") || p.ts[i].Is("your")) {
		i--
	}
	if i >= lo && (p.ts[i].Is("as") || p.ts[i].Is("for") && i > lo && !p.ts[i-1].Is("need") && i > lo+1) {
		return true
	}
	if j := i - 1; i >= lo+1 && p.ts[i].Is("whether") || j >= lo && p.ts[j].Is("whether") {
		if p.to < hi && isBe(p.ts[p.to].Lower) && p.to+1 < hi && (determiners[p.ts[p.to+1].Lower] || p.ts[p.to+1].Is("an")) {
			return true // 'whether the second factor is an app or a key'
		}
	}
	for i := p.to; i < min(p.to+3, hi-2); i++ {
		if (p.ts[i].Is("can") || p.ts[i].Is("may")) && p.ts[i+1].Is("be") && (determiners[p.ts[i+2].Lower] || p.ts[i+2].Is("either")) {
			return true
		}
	}
	return false
}

// factorLevel tells what is said of the factor in tokens lo to hi, and whether a word says outright that it must be or need not be.
func (p *phrase) factorLevel(unit string, lo, hi int) (level string, sure bool) {
	at := func(k int) string {
		if k >= lo && k < hi {
			return p.ts[k].Lower
		}
		return ""
	}
	denied, verbal, optional, none, required, used := 0, 0, false, false, false, false
	for i := lo; i < hi; i++ {
		w := p.ts[i].Lower
		next := at(i + 1)
		switch {
		case negators[w]:
			if w == "no" && (next == "exception" || next == "exceptions" || next == "matter" || next == "way") || w == "without" && (next == "exception" || at(i+2) == "exception") {
				required = true
				i++
				continue
			}
			if w == "not" && (next == "only" || next == "just" && i < p.from-2) {
				continue
			}
			denied++
			if w != "without" && (w != "no" || AccountGroup(next) != "" || next == "one" || next == "user" || next == "account" || next == "person" || next == "login" || next == "access" || next == "way") {
				verbal++
			}
		}
	}
	if unit == factorNamed && p.mustStayOn(lo, hi) {
		return FactorRequired, true
	}
	// 'not' and 'no' belong to the word of demand or offer behind them.
	negatedAt := func(i int) bool {
		for k := i - 1; k >= max(lo, i-4); k-- {
			switch w := at(k); {
			case w == "no" || w == "not" || w == "never" || w == "neither" || w == "nor" || w == "nobody" || w == "don't" || w == "doesn't" || w == "isn't" || w == "aren't" || w == "cannot":
				return true
			case demandFactor[w] || offerFactor[w] || w == "," || w == "and" || w == "but" && k < i-1:
				return false
			}
		}
		return false
	}
	for i := lo; i < hi; i++ {
		w := at(i)
		next, after := at(i+1), at(i+2)
		switch {
		case w == "should" && i > lo && p.ts[i].Text == "SHOULD":
			optional = true
		case w == ":" && i+1 < hi && i >= p.to:
			switch next {
			case "no", "none", "not", "never", "off":
				none = true
			case "yes", "always":
				required = true
			}
		case w == "optional" || w == "optionally" || w == "voluntary" || w == "voluntarily":
			if negatedAt(i) {
				required = true
			} else {
				optional = true
			}
		case w == "opt" && negatedAt(i):
			required = true
		case adviseFactor[w]:
			if !negatedAt(i) && next != "against" {
				optional = true
			}
		case demandFactor[w]:
			if (w == "need" || w == "needs" || w == "needed" || w == "must") && !p.concernsFactor(i, lo, hi, unit) {
				continue
			}
			if negatedAt(i) || next == "not" {
				optional = true
			} else {
				required = true
			}
		case (w == "have" || w == "has") && next == "to":
			if p.concernsFactor(i, lo, hi, unit) {
				if negatedAt(i) || at(i-1) == "not" {
					optional = true
				} else {
					required = true
				}
			}
		case offerFactor[w]:
			if negatedAt(i) {
				none = true
			} else if w != "use" && w != "uses" && w != "using" && w != "used" && w != "supported" && w != "active" {
				optional = true
			} else {
				used = true
			}
		case (w == "exception" || w == "exemption" || w == "exempted") && (next == "to" || next == "from") && p.objectIsFactor(i+2, hi) && !negatedAt(i):
			none = true
		case w == "subject" && next == "to" && p.objectIsFactor(i+2, hi):
			if negatedAt(i) {
				none = true
			} else {
				required = true
			}
		case w == "made" && next == "to" && negatedAt(i):
			optional = true
		case spareFactor[w]:
			if negatedAt(i) {
				required = true
			} else {
				none = true
			}
		case w == "if" && (wishers[next] && wishes[after] || wishes[next]), w == "who" && wishes[next], w == "who" && next == "would" && wishes[after], w == "for" && next == "those" && after == "who":
			optional = true
		case w == "up" && next == "to" && chooserWords[after], w == "left" && next == "to", w == "free" && (next == "to" || next == "choice"), (w == "own" || w == "personal" || w == "individual" || w == "their" || w == "of") && (next == "choice" || next == "discretion" || next == "decision" || next == "preference" || next == "taste" || next == "accord" || next == "volition" || next == "initiative"), w == "opt" && !negatedAt(i), w == "who" && next == "do" && after == "not" && wishes[at(i+3)], w == "who" && next == "does" && after == "not" && wishes[at(i+3)], w == "decide" && (next == "for" || next == "themselves" || next == "whether"), w == "decides" && (next == "whether" || next == "themselves"), w == "whether":
			if !(w == "whether" && (next == "or" || i > p.from)) {
				optional = true
			}
		case (w == "can" || w == "may" || w == "could") && next != "not" && next != "only":
			if switchesFactor[next] && p.objectIsFactor(i+2, hi) || next == "be" && (after == "switched" || after == "turned" || after == "activated" || after == "enabled" || after == "added" || after == "used" && at(i+3) == "" || after == "skipped" || after == "left" || after == "omitted" || after == "set" || after == "dropped") {
				optional = true
			}
		}
	}
	if unit == factorAlone {
		switch {
		case denied > 0 && !p.alonePermitted(lo, hi):
			return FactorRequired, true
		case optional && p.ts[p.from].Is("single"):
			return FactorOptional, true
		}
		return FactorNone, true
	}
	if unit == factorLevel && p.ts[p.from].Is("without") {
		if verbal > 0 {
			return FactorRequired, true
		}
		return FactorOptional, true
	}
	before := ""
	for k := p.from - 1; k >= max(lo, p.from-4) && unit == factorNamed; k-- {
		if w := at(k); w == "no" || w == "without" {
			before = w
			break
		} else if w != "a" && w != "any" && w != "the" && w != "need" && w != "for" && w != "further" && w != "such" && w != "kind" && w != "of" && w != "code" {
			break
		}
	}
	switch {
	case before == "without" && (verbal > 0 || refusesEntry(p, lo, hi)):
		return FactorRequired, true
	case before == "without" && !p.managesWithout(lo):
		return "", false // 'accounts without a second factor are reported'
	case before != "":
		return FactorNone, true
	case p.notAsked(lo, hi):
		return FactorNone, true
	case none:
		return FactorNone, true
	case optional:
		return FactorOptional, true
	case required:
		return FactorRequired, true
	case denied > 0:
		return "", false
	case used, p.signsWith(lo, hi):
		return FactorRequired, false
	}
	switch p.ts[p.from].Lower {
	case "always":
		return FactorRequired, unit == factorLevel
	case "never", "off":
		if unit == factorLevel {
			return FactorNone, true
		}
	}
	return "", false
}

// mustStayOn reports whether the part denies that the factor may be switched off: 'must not disable', 'cannot be bypassed'.
func (p *phrase) mustStayOn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "disable", "disabled", "deactivate", "deactivated", "circumvent", "circumvented", "bypass", "bypassed", "skip", "skipped", "avoid", "avoided", "off":
			for k := i - 1; k >= max(lo, i-5); k-- {
				switch p.ts[k].Lower {
				case "not", "never", "cannot", "nobody", "can't", "no":
					return true
				}
			}
		}
	}
	return false
}

// managesWithout reports whether a verb before 'without' tells that somebody signs in or works so.
func (p *phrase) managesWithout(lo int) bool {
	for i := p.from - 1; i >= max(lo, p.from-10); i-- {
		switch p.ts[i].Lower {
		case "sign", "signs", "log", "logs", "work", "works", "go", "goes", "do", "does", "use", "used", "uses", "get", "gets", "access", "enter", "operate", "manage", "managed", "possible", "allowed", "open", "opened", "opens", "reach", "reached", "let", "connect", "connects", "is", "in", "on":
			return true
		}
	}
	return false
}

// alonePermitted reports whether what the part denies is not that a password is enough: 'a password is enough, no code is asked for'.
func (p *phrase) alonePermitted(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if w := p.ts[i].Lower; negators[w] || w == "nobody" {
			if i >= p.from-10 && i < p.to+3 {
				return false
			}
		}
	}
	return true
}

// refusesEntry reports whether the part says that somebody is kept out.
func refusesEntry(p *phrase, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch w := p.ts[i].Lower; {
		case w == "refused" || w == "rejected" || w == "blocked" || w == "impossible" || w == "locked" || w == "closed" || w == "denied" || w == "nobody" || w == "cannot" || w == "can't" || w == "nowhere" || w == "nothing":
			return true
		}
	}
	return false
}

// notAsked reports whether the part says that the factor is not asked for: 'are not asked for a code'.
func (p *phrase) notAsked(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "asked", "prompted", "ask", "asks":
			for k := i - 1; k >= max(lo, i-3); k-- {
				if w := p.ts[k].Lower; w == "not" || w == "never" || w == "nobody" || w == "don't" || w == "doesn't" || w == "aren't" {
					return i < p.from && p.from-i < 6
				}
			}
		}
	}
	return false
}

// concernsFactor reports whether a word of duty, 'must', 'need', 'have to', is about the factor: it stands near it, and no other object is between.
func (p *phrase) concernsFactor(i, lo, hi int, unit string) bool {
	if unit != factorNamed {
		return true
	}
	if i > p.from {
		return i-p.to < 4
	}
	return p.from-i < 12
}

// objectIsFactor reports whether the object of a verb is the factor itself, or a pronoun for it.
func (p *phrase) objectIsFactor(i, hi int) bool {
	for k := i; k < min(i+5, hi); k++ {
		switch w := p.ts[k].Lower; {
		case k == p.from, w == "it" || w == "this" || w == "that":
			return true
		case w == "a" || w == "the" || w == "on" || w == "up" || w == "off" || w == "their" || w == "your" || w == "an" || w == "account" || w == "accounts" || w == "with" || w == "for" || w == "additional" || w == "to" || w == "in" || w == "out" || w == "of" || w == "by" || w == "logins" || w == "login":
		default:
			return false
		}
	}
	return false
}

// signsWith reports whether the part tells that people sign in with the factor: 'staff sign in with a password and a second factor'.
func (p *phrase) signsWith(lo, hi int) bool {
	for i := lo; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "sign", "signs", "log", "logs", "authenticate", "authenticates", "protected", "secured", "confirm", "confirms", "guarded":
			return true
		}
	}
	for i := p.to; i < min(hi, p.to+3); i++ {
		if p.ts[i].Is("protects") || p.ts[i].Is("secures") || p.ts[i].Is("guards") {
			return true
		}
	}
	return false
}

var (
	demandFactor   = set("mandatory", "compulsory", "obligatory", "required", "require", "requires", "requiring", "enforced", "enforce", "enforces", "must", "need", "needs", "needed", "forced", "force", "insist", "insists", "demand", "demands", "demanded", "obliged", "oblige", "indispensable", "prescribed", "impose", "imposes", "imposed", "mandate", "mandates", "mandated", "expect", "expects", "expected", "stipulate", "stipulates", "oblige", "obliges", "compel", "compels", "insisted", "dictate", "dictated", "compelled", "necessary", "unavoidable")
	offerFactor    = set("offer", "offers", "offered", "available", "support", "supports", "supported", "provide", "provides", "provided", "use", "uses", "used", "using", "active", "possible")
	adviseFactor   = set("recommend", "recommends", "recommended", "encourage", "encourages", "encouraged", "advise", "advised", "suggest", "suggested", "urge", "urged", "welcome", "invited", "desirable", "recommendation", "suggestion", "suggest", "option", "recommending", "encouragement")
	spareFactor    = set("exempt", "exempted", "waived", "waive", "excused", "spared", "skip", "skips", "skipped", "bypass", "omit", "omitted", "dispense", "dispensed", "superfluous", "unnecessary", "needless", "dropped", "drop", "abolished", "abolish", "scrapped", "scrap", "lifted", "withdrawn", "relieved", "freed", "released")
	wishers        = set("they", "you", "he", "she", "the", "one", "somebody", "anybody", "so")
	wishes         = set("like", "likes", "wish", "wishes", "want", "wants", "prefer", "prefers", "choose", "chooses", "desired", "wanted", "desire", "wished")
	switchesFactor = set("use", "add", "turn", "switch", "activate", "enable", "set", "protect", "secure", "opt", "have", "skip", "sign", "leave", "drop", "omit", "bypass", "forgo")
	// systemWords are of things that staff and customers sign in to besides what policies are about.
	systemWords = set("wifi", "wlan", "wiki", "intranet", "shop", "terminal", "kiosk", "printer", "canteen", "till", "catalogue", "catalog", "forum", "sandbox", "staging", "test", "demo", "training", "door", "clock")
)

// exceptingAccounts returns the word by which the part, or the sentence, makes an exception.
func (p *phrase) exceptingAccounts(lo, hi int) string {
	for i := lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "except", "excepted", "exempt", "unless", "save", "excluding", "exceptions":
			if i == 0 || !p.ts[i-1].Is("no") && !p.ts[i-1].Is("without") {
				return w
			}
		case "apart", "aside":
			return w
		}
	}
	return ""
}

// accounts returns the groups whose accounts the part speaks of, else those that the label, the heads, the lead-in or the heading
// name, and whether it says it of all of them.
func (p *phrase) accounts(lo, hi int) (groups []string, all bool) {
	add := func(ts []token.Token, from, to int) {
		for i := from; i < to; i++ {
			g := AccountGroup(ts[i].Lower)
			if (ts[i].Is("members") || ts[i].Is("member")) && (i > 0 && AccountGroup(ts[i-1].Lower) == "staff" || i+2 < len(ts) && ts[i+1].Is("of") && (ts[i+2].Is("staff") || ts[i+2].Is("the"))) {
				g = "" // 'staff members', 'members of the sales team'
			}
			if ts[i].Is("work") || ts[i].Is("works") || ts[i].Is("working") {
				if i+1 < len(ts) && (ts[i+1].Is("here") || ts[i+1].Is("for") && i+2 < len(ts) && ts[i+2].Is("us") || ts[i+1].Is("with") && i+2 < len(ts) && ts[i+2].Is("us")) {
					g = "staff"
				}
			}
			if ts[i].Is("people") && i > 0 && (ts[i-1].Is("own") || ts[i-1].Is("our")) {
				g = "staff"
			}
			if g == "staff" && ts[i].Is("office") && i+1 < len(ts) && (ts[i+1].Is("365") || ts[i+1].Is("wifi")) {
				continue
			}
			if g != "" && !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
			switch ts[i].Lower {
			case "all", "every", "each", "any", "everybody", "everyone", "nobody", "anybody", "whole":
				all = true
			case "exception", "exceptions":
				all = all || i > 0 && (ts[i-1].Is("no") || ts[i-1].Is("without"))
			}
		}
	}
	add(p.ts, lo, hi)
	if len(groups) == 0 && (lo > p.lo || hi < p.hi) && !p.hasGroupBeyond(lo, hi) {
		add(p.ts, p.lo, p.hi)
	}
	if len(groups) > 0 {
		return groups, all
	}
	if n := p.labelEnd(); p.block.Label > 0 && n > 0 {
		add(p.ts, 0, n)
	}
	for _, b := range p.introducers() {
		if len(groups) > 0 {
			break
		}
		if b.Kind != prose.Cell || b.Header || b.Col == 0 {
			ts := token.Append(nil, b.Text)
			add(ts, 0, len(ts))
		}
	}
	if len(groups) == 0 && p.lo > 0 {
		add(p.ts, max(0, p.lo-30), p.lo)
	}
	for i := p.lo; i < p.hi && len(groups) == 0; i++ {
		if p.ts[i].Is("you") || p.ts[i].Is("your") {
			groups = append(groups, ReaderGroup)
		}
	}
	return groups, all
}

// forSomething reports whether the part, which names no people, names a thing that the factor is for: 'not needed for reading our pages'.
func (p *phrase) forSomething(lo, hi int) bool {
	for i := lo; i+1 < hi; i++ {
		switch p.ts[i].Lower {
		case "for", "to", "on", "in", "at", "when", "where", "from":
			for k := i + 1; k < min(i+4, hi); k++ {
				if t := &p.ts[k]; t.Kind == token.Word && !stopWords[t.Lower] {
					if !signWords[t.Lower] && !(k >= p.from && k < p.to) && !t.Is("everyone") && !t.Is("everybody") && !t.Is("company") && !t.Is("request") && !t.Is("logging") && !t.Is("logins") {
						return true
					}
					break
				}
			}
		}
	}
	return false
}

// ReaderGroup is whom a text addresses that names nobody: 'you'.
const ReaderGroup = "reader"

// hasGroupBeyond reports whether the rest of the sentence names two groups: then it cannot be told which is meant.
func (p *phrase) hasGroupBeyond(lo, hi int) bool {
	seen := ""
	for i := p.lo; i < p.hi; i++ {
		if g := AccountGroup(p.ts[i].Lower); g != "" && (i < lo || i >= hi) {
			if seen != "" && seen != g {
				return true
			}
			seen = g
		}
	}
	return false
}

// AccountGroup returns the group of people whose accounts a word means: 'staff' for those that [GroupOf] knows and for what parts
// of a company are called.
func AccountGroup(w string) string {
	if partStaff[w] {
		return "staff"
	}
	switch g := groupWords[w]; {
	case w == "machine" || w == "machines" || w == "internal" || w == "external" || w == "service" || w == "root":
		return ""
	case g != "":
		return g
	}
	switch w {
	case "payroll", "workmates", "coworkers", "crew", "team", "teams", "staffer", "staffers", "newcomers", "joiners", "insiders":
		return "staff"
	case "buyers", "shoppers", "readers", "visitors", "visitor", "donors", "players", "families", "parents", "citizens", "policyholders", "households", "borrowers":
		return "customer"
	}
	return ""
}

// partStaff are parts of a company's staff.
var partStaff = set("sales", "marketing", "accounting", "bookkeeping", "finance", "hr", "office", "reception", "receptionists", "warehouse", "management", "managers", "directors", "executives", "board", "engineering", "engineers", "developers", "interns", "intern", "trainees", "trainee", "apprentices", "apprentice",
	"freelancers", "temps", "technicians", "operators", "secretaries", "clerks", "helpdesk", "laboratory", "headquarters", "cashiers", "assistants", "department", "departments", "procurement", "logistics", "dispatchers", "editors", "analysts", "consultants", "field")

// factorMood returns how the sentence puts what it says of a second factor. That one may, or need not, is the statement itself.
func (p *phrase) factorMood(c *Claim) (Mood, string) {
	lo, hi := p.lo, p.hi
	r := &region{phrase: p, first: lo, last: hi}
	if cue := p.inYear(); cue != "" {
		return Past, cue
	}
	if cue := p.theirPeople(); cue != "" {
		return OtherParty, cue
	}
	for k := range p.finds { // for a day, until the new key has come
		if f := &p.finds[k]; c.Names[0] != FactorRequired && f.quantity != nil && !f.quantity.Repeats && f.from > lo && f.to <= hi && (p.ts[f.from-1].Is("for") || p.ts[f.from-1].Is("within")) {
			return Conditional, "for a time"
		}
	}
	if pronouns[p.ts[lo].Lower] && lo > 0 {
		for k := max(0, lo-30); k < lo; k++ {
			if mishaps[p.ts[k].Lower] {
				return Conditional, p.ts[k].Text
			}
		}
	}
	for i := lo; i < hi; i++ {
		next := r.word(i + 1)
		switch w := p.ts[i].Lower; w {
		case "was", "were", "had", "formerly", "previously", "originally", "historically":
			return Past, w
		case "used":
			if next == "to" && !isBe(r.word(i-1)) {
				return Past, "used to"
			}
		case "until", "till":
			if r.dated(i + 1) {
				return Past, w
			}
		case "planned", "plan", "plans", "intend", "intends", "soon", "roadmap", "upcoming", "consider", "considering", "thinking", "hope", "prepare", "preparing":
			if w != "plan" && w != "plans" || next == "to" {
				return Planned, w
			}
		case "will", "shall":
			if r.laterOn() {
				return Planned, w
			}
		case "from", "starting":
			if r.dated(i + 1) {
				return Planned, w
			}
		case "example", "instance":
			return Example, w
		case "can", "may", "could":
			if next == "enforce" || next == "require" || next == "demand" || next == "make" || next == "impose" {
				return OtherParty, w + " " + next // it is for them to ask for it
			}
			if w == "could" && p.yearIn(lo, hi) {
				return Past, w
			}
		case "before":
			if r.dated(i + 1) {
				return Past, w
			}
		case "rivals", "competitors", "elsewhere", "banks", "companies", "firms", "industry":
			if i < p.from {
				return OtherParty, w
			}
		case "some", "many", "most", "other":
			if i < p.from && i == lo && AccountGroup(next) == "" {
				return OtherParty, w
			}
		case "if", "when", "whenever", "should", "whoever", "who", "unless", "once", "where":
			for k := i; k < min(hi, i+14); k++ {
				if w == "who" && k < i+5 && i < p.from && (r.word(k) == "required" || r.word(k) == "obliged" || r.word(k) == "must") {
					return Conditional, w // what holds for those of whom others ask it
				}
				if mishaps[r.word(k)] && w != "who" {
					return Conditional, w
				}
				if hasSwitchedOn[r.word(k)] && c.Names[0] == FactorRequired && k < p.to+4 {
					return Conditional, w // what holds for those who have turned it on
				}
			}
		case "guest", "guests", "supplier", "suppliers", "vendor", "vendors", "partner", "partners":
			if next == "own" || next == "'" || next == "'s" {
				return OtherParty, w
			}
		case "required", "demanded", "prescribed", "recommended":
			if next == "by" && (lawWords[r.word(i+2)] || lawWords[r.word(i+3)]) {
				return Law, w
			}
		case "customer's", "organisation's":
			return OtherParty, w
		case "administrator", "administrators":
			for k := i + 1; k < min(hi, i+12) && !p.ts[k].Is(";"); k++ {
				if w := r.word(k); (w == "can" || w == "may") && k < p.from+8 { // 'the customer's administrator can make it compulsory'
					return Optional, "administrator can"
				}
			}
		}
	}
	return Asserted, ""
}

// yearIn reports whether a year is named between two tokens.
func (p *phrase) yearIn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if p.year(i) {
			return true
		}
	}
	return false
}

var hasSwitchedOn = set("turned", "switched", "activated", "enabled", "opted", "chosen", "chose", "chooses", "enables", "activates")

// mishaps are words of the cases for which there are ways around.
var mishaps = set("lost", "lose", "loses", "broken", "breaks", "forgotten", "forgets", "stolen", "emergency", "fails", "unavailable", "home", "stayed", "dead", "flat", "missing", "replaced", "outage")

// SpeaksOfFactor reports whether a word of a title is one of a name for second factors.
func SpeaksOfFactor(w string) bool {
	switch w {
	case "mfa", "2fa", "factor", "multi-factor", "two-factor", "multifactor", "two-step":
		return true
	}
	return false
}
