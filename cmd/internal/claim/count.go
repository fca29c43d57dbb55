package claim

import (
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// scanCount reads a number of things: '14 characters', '12-character', 'six failed attempts', 'the last five passwords'. A number
// that makes up a whole cell may be one too: its row and column say of what.
func scanCount(ts []token.Token, i int) (*value, int) {
	n, j, ok := period.Number(ts, i)
	if ok && ts[i].Is("one") && i > 0 && (ts[i-1].Is("no") || ts[i-1].Is("any") || ts[i-1].Is("every") || ts[i-1].Is("some")) {
		return nil, 0 // 'so that no one mistakes them'
	}
	if !ok {
		if o := ordinals[ts[i].Lower]; o > 0 {
			if end := mistaken(ts, i+1); end > 0 {
				return &value{kind: Count, number: o, unit: "attempt"}, end
			}
			if end := counted(ts, i+1); end > 0 && (countNouns[ts[end-1].Lower] == "attempt" || ts[end-1].Is("password") && end > i+2) {
				return &value{kind: Count, number: o, unit: "attempt"}, end
			}
		}
		return nil, 0
	}
	if n != float64(int(n)) || n > 1e9 || i > 0 && !ts[i].Space && (ts[i-1].Kind == token.Word || ts[i-1].Is(".") || ts[i-1].Is("-") && i > 1 && !ts[i-1].Space && ts[i-2].Kind == token.Word) {
		return nil, 0
	}
	if j < len(ts) && ts[j].Is("+") {
		j++
	}
	if j+1 < len(ts) && ts[j].Is("or") && (ts[j+1].Is("more") || ts[j+1].Is("fewer")) && counted(ts, j+2) > 0 { // 'ten or more characters'
		j += 2
	}
	if j+1 < len(ts) && (ts[j].Is("to") || ts[j].Is("-") || ts[j].Is("and") && i > 0 && ts[i-1].Is("between")) { // 'between 8 and 64 characters'
		if _, k, ok := period.Number(ts, j+1); ok {
			if end := counted(ts, k); end > 0 {
				return &value{kind: Count, number: n, unit: countNouns[ts[end-1].Lower]}, end
			}
		}
	}
	if end := counted(ts, j); end > 0 {
		return &value{kind: Count, number: n, unit: countNouns[ts[end-1].Lower]}, end
	}
	if end := mistaken(ts, j); end > 0 {
		return &value{kind: Count, number: n, unit: "attempt"}, end
	}
	if i == 0 && j >= len(ts)-1 || lengthBefore(ts, i) {
		return &value{kind: Count, number: n}, j
	}
	return nil, 0
}

// mistaken returns the index behind what somebody got wrong, 'wrong PINs', 'false codes', whatever it is called, or 0.
func mistaken(ts []token.Token, j int) int {
	if j+1 < len(ts) && wrongs[ts[j].Lower] && secrets[stem(ts[j+1].Lower)] {
		return j + 2
	}
	return 0
}

var (
	wrongs  = set("wrong", "false", "incorrect", "mistaken", "bad", "invalid", "mistyped", "failed")
	secrets = set("pin", "code", "passcode", "passphrase", "password", "combination", "number", "answer", "card", "fingerprint", "token", "phrase", "key")
)

// scanFigure reads any other number with the noun behind it, for sites whose data have figures of their own.
func scanFigure(ts []token.Token, i int) (*value, int) {
	n, j, ok := period.Number(ts, i)
	if !ok || n != float64(int(n)) || n > 1e9 || i > 0 && !ts[i].Space || ts[i].Is("a") || ts[i].Is("one") {
		return nil, 0
	}
	if j < len(ts) && ts[j].Kind == token.Word && ts[j].Space && len(ts[j].Lower) > 2 && !stopWords[ts[j].Lower] {
		return &value{kind: Count, number: n, unit: stem(ts[j].Lower)}, j
	}
	return nil, 0
}

// counted returns the index behind a noun that can be counted and the words that describe it, or 0.
func counted(ts []token.Token, j int) int {
	if j < len(ts) && ts[j].Is("-") && !ts[j].Space {
		j++
	}
	for n := 0; n < 5 && j < len(ts); n++ {
		if countNouns[ts[j].Lower] != "" {
			if j+2 < len(ts) && ts[j].Is("sign") || ts[j].Is("log") {
				if j+2 < len(ts) && ts[j+1].Is("-") && (ts[j+2].Is("ins") || ts[j+2].Is("in")) {
					if j+3 < len(ts) && countNouns[ts[j+3].Lower] != "" {
						return j + 4
					}
					if ts[j+2].Is("ins") {
						return j + 3
					}
				}
				return 0
			}
			return j + 1
		}
		if !countAdjectives[ts[j].Lower] && !ts[j].Is("-") && !ts[j].Is(",") {
			return 0
		}
		j++
	}
	return 0
}

// lengthBefore reports whether 'a length of (at least)' stands before a number.
func lengthBefore(ts []token.Token, i int) bool {
	for k := i - 1; k >= max(0, i-6); k-- {
		switch ts[k].Lower {
		case "length":
			return true
		case "of", "at", "least", "is", "be", "must", "shall", ":", "=", "minimum", "a", "the", "password", "passwords", "passphrase", "passphrases", "all", "our", "your", "staff", "to", "not", "than", "less", "set", "≥", "-":
		default:
			return false
		}
	}
	return false
}

var ordinals = map[string]float64{"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

// countNouns are nouns whose number means something by itself, with the unit that they are one of.
var countNouns = map[string]string{
	"characters": "character", "character": "character", "chars": "character", "symbols": "character", "letters": "character", "signs": "character",
	"attempts": "attempt", "attempt": "attempt", "tries": "attempt", "try": "attempt", "entries": "attempt", "misses": "attempt", "failures": "attempt", "guesses": "attempt", "logins": "attempt", "logons": "attempt", "mistakes": "attempt", "strikes": "attempt", "entry": "attempt", "failure": "attempt", "guess": "attempt", "login": "attempt", "logon": "attempt", "mistake": "attempt", "miss": "attempt", "strike": "attempt", "times": "time", "sign": "attempt", "log": "attempt", "ins": "attempt",
	"passwords": "password", "password": "password",
}

var countAdjectives = set("failed", "wrong", "incorrect", "unsuccessful", "invalid", "false", "bad", "consecutive", "successive", "login", "logon", "authentication", "password", "sign", "log", "in", "on", "previous", "last", "past", "former", "prior", "recent", "most", "different", "used", "erroneous", "failing", "mistaken", "access", "alphanumeric", "random", "own")

// count reads what is counted.
func (p *phrase) count(c *Claim) bool {
	if p.question() || p.block.Kind == prose.HeadingText || p.block.Kind == prose.Cell && p.block.Header {
		return false
	}
	if c.Unit == "time" {
		if !p.nearSentence("mistype", "mistyped", "mistypes", "wrong", "wrongly", "incorrectly", "incorrect", "false", "falsely", "fail", "fails", "failed", "misspell", "misspelled", "misspelt", "misspells", "mistyping") {
			return false
		}
		c.Unit = "attempt"
	}
	switch {
	case p.nearSentence("tested", "holds", "withstands", "survives", "lasts", "guessed", "cracked", "crack", "guess", "broken", "brute"):
		return false // how long a short one lasts
	case c.Unit == "character" || c.Unit == "" && p.near("length", "shortest", "longest", "characters", "long") && p.password() && (!p.near("age", "days", "history") || p.word(p.from-1) == "length" || p.word(p.from-2) == "length"):
		if !p.password() || p.counter() || p.elsewherePassword() || p.word(p.from-1) == "first" || p.word(p.from-1) == "last" {
			return false
		}
		c.Unit, c.Aspect = "character", "password-length"
		switch shorter := p.shorterThan(); {
		case p.refusedBehind() && shorter: // 'anything shorter than twelve characters is rejected'
			c.Bound, c.Hedged = AtLeast, false
		case p.refusedBehind():
			return false
		case p.mayBeAsShort():
			c.Bound, c.Hedged = AtLeast, false
		default:
			if c.Bound = p.bound(); c.Bound == AtMost || c.Bound == Within || c.Bound == Exact && p.ceiling() {
				c.Aspect = "password-max"
			}
		}
	case c.Unit == "attempt" || c.Unit == "password" && p.near("wrong", "incorrect", "false", "bad", "failed") || c.Unit == "" && p.near("attempts", "lockout"):
		if p.locksDevice() || !p.near(locks...) || p.nearSentence("pin", "pins", "sim", "badge", "card", "reader", "door", "captcha", "address", "ip") {
			return false
		}
		c.Unit, c.Aspect, c.Bound = "attempt", "lockout", p.bound()
		if c.Bound == AtLeast { // 'after more than five attempts'
			c.Bound = Exact
		}
	case c.Unit == "password":
		if !p.near("reuse", "reused", "repeat", "repeated", "history", "remembered", "remembers", "previous", "last", "used", "again") {
			return false
		}
		c.Aspect, c.Bound = "password-history", p.bound()
	default:
		if c.AspectCue = p.ownFigure(); c.AspectCue == "" {
			return false
		}
		c.Aspect, c.Bound = "figure", p.bound()
	}
	c.AspectNear = true
	c.Qualifiers = p.groups()
	_, c.Hedged = p.cue(hedges)
	c.Group = p.group()
	p.plainMood(c)
	if c.Mood == Optional && c.Aspect == "password-length" && p.mayBeAsShort() {
		c.Mood, c.Cue = Asserted, ""
	}
	return true
}

// locksDevice reports whether it is a device that is locked, and no account: 'after four wrong codes the telephone is locked'.
func (p *phrase) locksDevice() bool {
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "phone", "phones", "telephone", "telephones", "tablet", "tablets", "handset", "handsets", "smartphone", "smartphones":
			for k := max(p.lo, i-3); k < min(i+4, p.hi); k++ {
				for _, w := range locks {
					if p.ts[k].Lower == w {
						return true
					}
				}
			}
		}
	}
	return false
}

// refusedBehind reports whether passwords of that length are said to be refused.
func (p *phrase) refusedBehind() bool {
	for i := p.to; i < min(p.to+5, p.hi); i++ {
		if w := p.ts[i].Lower; refuseWords[w] || w == "too" || w == "not" && i+1 < p.hi && (p.ts[i+1].Is("accepted") || p.ts[i+1].Is("enough") || p.ts[i+1].Is("allowed")) {
			return true
		}
	}
	return false
}

// mayBeAsShort reports whether the figure is the least that is accepted because less is not: 'may be as short as eight characters',
// 'nine characters are enough', 'nine characters will do'.
func (p *phrase) mayBeAsShort() bool {
	if p.from-3 >= p.lo && p.ts[p.from-1].Is("as") && (p.ts[p.from-2].Is("short") || p.ts[p.from-2].Is("few") || p.ts[p.from-2].Is("little")) {
		return true
	}
	for i := p.to; i < min(p.to+4, p.hi); i++ {
		switch p.ts[i].Lower {
		case "enough", "suffice", "suffices", "sufficient", "do":
			return !p.deniedAt(i)
		}
	}
	return false
}

var locks = []string{"lock", "locks", "locked", "lockout", "locking", "block", "blocks", "blocked", "suspended", "suspends", "disabled", "disables", "closed", "closes", "rest", "rests", "frozen", "freezes", "wait", "waits", "barred", "pauses", "paused", "close", "suspend", "disable", "freeze", "deactivate", "deactivates", "bar", "bars", "bolted", "shut", "shuts", "deactivated", "sleeps", "break", "pause", "out", "stops", "stop", "timeout", "penalty", "cools", "cool"}

// ceiling reports whether the figure is the most that is taken: 'the form takes up to 128'.
func (p *phrase) ceiling() bool {
	lo, hi := p.clause()
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "maximum", "max", "longest", "limit", "limited", "accepts", "takes":
			return true
		}
	}
	return false
}

// password reports whether the sentence or what introduces it is about passwords.
func (p *phrase) password() bool {
	if p.near("password", "passwords", "passphrase", "passphrases", "passcode", "phrases") {
		return true
	}
	if !pronouns[p.ts[p.lo].Lower] {
		return false
	}
	for i := max(0, p.lo-30); i < p.lo; i++ { // 'They must not be shorter than ten characters'
		switch p.ts[i].Lower {
		case "password", "passwords", "passphrase", "passphrases", "phrases":
			return true
		}
	}
	return false
}

// counter reports whether the characters are those of something else: a code, a PIN, a key, or a part of a password.
func (p *phrase) counter() bool {
	lo, hi := p.clause()
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "pin", "pins", "code", "codes", "token", "tokens", "username", "usernames", "salt", "hash", "special", "uppercase", "lowercase", "hexadecimal", "digit":
			return p.gap(i) < 8
		case "consecutive", "identical", "repeated", "row":
			return true
		}
	}
	return false
}

// near reports whether one of the words stands in the sentence, the label, the row, or what introduces the block.
func (p *phrase) near(words ...string) bool {
	if p.nearSentence(words...) {
		return true
	}
	has := func(text string) bool {
		for _, t := range token.Append(nil, text) {
			for _, w := range words {
				if t.Lower == w {
					return true
				}
			}
		}
		return false
	}
	for _, b := range p.introducers() {
		if has(b.Text) {
			return true
		}
	}
	if has(headline(p.doc)) {
		return true
	}
	if p.block.Kind == prose.Cell {
		for i := p.index - p.block.Col; i < len(p.doc.Blocks) && i >= 0; i++ {
			b := &p.doc.Blocks[i]
			if b.Kind != prose.Cell || b.Table != p.block.Table || b.Row != p.block.Row {
				break
			}
			if has(b.Text) {
				return true
			}
		}
	}
	return p.block.Label > 0 && has(p.block.Text[:p.block.Label])
}

func (p *phrase) nearSentence(words ...string) bool {
	for i := p.lo; i < p.hi; i++ {
		for _, w := range words {
			if p.ts[i].Lower == w {
				return true
			}
		}
	}
	return false
}

// groups returns whom the figure is for: the group that is named nearest in the sentence, else in the label, the row or what
// introduces the block.
func (p *phrase) groups() []string {
	best, name := 1<<20, ""
	for i := p.lo; i < p.hi; i++ {
		if g := GroupOf(p.ts[i].Lower); g != "" && (i < p.from || i >= p.to) && p.gap(i) < best {
			best, name = p.gap(i), g
		}
	}
	if name != "" {
		return []string{name}
	}
	in := func(text string) []string {
		var out []string
		for _, t := range token.Append(nil, text) {
			if g := GroupOf(t.Lower); g != "" {
				out = append(out, g)
			}
		}
		return out
	}
	if p.block.Label > 0 {
		if g := in(p.block.Text[:p.block.Label]); len(g) > 0 {
			return g
		}
	}
	for _, b := range p.introducers() {
		if g := in(b.Text); len(g) > 0 {
			return g
		}
	}
	return nil
}

// GroupOf returns the group of people or accounts that a word means, or "".
func GroupOf(word string) string { return groupWords[word] }

var groupWords = func() map[string]string {
	m := map[string]string{}
	for group, words := range map[string][]string{
		"staff":    {"staff", "employee", "employees", "colleague", "colleagues", "personnel", "workforce", "worker", "workers", "internal"},
		"customer": {"customer", "customers", "client", "clients", "member", "members", "subscriber", "subscribers", "tenant", "tenants", "patient", "patients", "guest", "guests"},
		"admin":    {"administrator", "administrators", "admin", "admins", "privileged", "root", "superusers"},
		"service":  {"service", "machine", "machines", "technical", "robots", "bots"},
		"public":   {"applicants", "applicant", "candidates", "candidate", "visitors", "visitor", "readers", "bidders", "donors", "citizens"},
		"student":  {"student", "students", "pupil", "pupils"},
		"supplier": {"supplier", "suppliers", "vendor", "vendors", "partner", "partners", "contractor", "contractors", "external"},
	} {
		for _, w := range words {
			m[w] = group
		}
	}
	return m
}()
