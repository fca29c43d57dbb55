package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// What a claim of kind Encryption says, as [Claim].Names has it.
const (
	Encrypted   = "encrypted"
	Unencrypted = "not encrypted"
)

// What encryption or an algorithm is for, as [Claim].Purpose has it: the scopes of the data, and passwords.
const (
	AtRest    = "at-rest"
	InTransit = "in-transit"
	Backups   = "backups"
	EndToEnd  = "end-to-end"
	KeyScope  = "keys"
	Hashing   = "hashing"
	Signing   = "signing"
)

// Forms in which encryption is spoken of.
const (
	participle = "participle" // 'is encrypted', 'encrypted copies'
	verb       = "verb"       // 'we encrypt', 'LUKS encrypts'
	noun       = "noun"       // 'no encryption', 'full-disk encryption on'
	open       = "open"       // 'unencrypted', 'in the clear', 'plain HTTP'
	tool       = "tool"       // 'BitLocker on laptops'
	answer     = "answer"     // 'Yes' behind 'Encrypted at rest:'
)

// encryptionForm returns the form in which a word speaks of encryption, or "".
func encryptionForm(w string) string {
	switch w {
	case "encrypted", "enciphered", "scrambled":
		return participle
	case "encrypts", "encrypt":
		return verb
	case "encryption", "cryptography":
		return noun
	case "unencrypted", "plaintext", "cleartext", "plain", "clear":
		return open
	case "luks", "luks2", "bitlocker", "filevault", "veracrypt":
		return tool
	case "yes", "no", "none", "not":
		return answer
	}
	return ""
}

// encrypted finds words that say whether something is encrypted.
func encrypted(ts []token.Token, i int, _ string) (*value, int) {
	if ts[i].Kind != token.Word {
		return nil, 0
	}
	form := encryptionForm(ts[i].Lower)
	if form == "" {
		return nil, 0
	}
	end := i + 1
	next := func(k int) string {
		if i+k < len(ts) && i+k >= 0 {
			return ts[i+k].Lower
		}
		return ""
	}
	switch {
	case form == answer:
		if i > 0 && !ts[i-1].Is(":") && !ts[i-1].Is("?") && !ts[i-1].Is("—") && !ts[i-1].Is("-") {
			return nil, 0
		}
		switch n := next(1); n {
		case "", ",", ".", ";", "(", "—", "-", ":", "yet":
			if (n == "yet") != ts[i].Is("not") || n == "-" && !ts[i+1].Space {
				return nil, 0
			}
		default:
			return nil, 0
		}
	case ts[i].Is("plain"):
		if n := next(1); n != "text" && n != "http" {
			return nil, 0
		}
		end++
	case ts[i].Is("clear"):
		if next(1) == "text" {
			end++
		} else if !(next(-1) == "the" && next(-2) == "in") && !(next(-1) == "in" && behindClear[next(1)]) {
			return nil, 0
		}
	case form == participle && next(-1) == "-" && (next(-2) == "non" || next(-2) == "un"):
		form = open
	}
	return &value{kind: Encryption, unit: form}, end
}

// behindClear is what stands behind 'in clear' where it says that something is not encrypted.
var behindClear = set("", ",", ".", ";", ":", ")", "so", "because", "and", "that", "to", "on", "onto", "since", "as", "but", "for", "over", "until", "when", "whenever")

// encryption reads whether the sentence says that something is encrypted, or that it is not.
func (p *phrase) encryption(c *Claim, v *value) bool {
	if b := p.block; p.question() || p.asks() || b.Kind == prose.HeadingText || b.Kind == prose.Term || b.Header || b.Kind == prose.Cell && b.Col == 0 {
		return false // a head names what is said elsewhere
	}
	c.Unit = ""
	r := p.region(Encryption)
	e := encryptionReader{region: r, lo: r.first}
	for i := p.from; i > r.first; i-- {
		if r.ends(i-1) && !p.ts[i-1].Is("(") {
			e.lo = i
			break
		}
	}
	e.cutReasons()
	ok := false
	switch v.unit {
	case participle:
		ok = e.participle()
	case verb:
		ok = e.verb()
	case noun:
		ok = e.noun()
	case open:
		ok = e.open()
	case tool:
		ok = e.tool()
	case answer:
		ok = e.answer()
	}
	if len(e.thing) == 0 && ok && pronouns[p.ts[p.lo].Lower] {
		if s := p.before(); len(s) <= 3 {
			for _, w := range s { // 'Copies are made each night. They are not encrypted.'
				e.add(w)
			}
		}
	}
	if len(e.thing) == 0 && ok {
		e.fromHead()
	}
	if !ok || len(e.thing) == 0 && v.unit != answer && p.hi-p.lo > shortSentence {
		return false // 'these are encrypted': what they are stands elsewhere
	}
	c.Subject, c.Hedge = e.thing, e.hedge
	c.Names = []string{Encrypted}
	if e.negative {
		c.Names[0] = Unencrypted
	}
	c.Universal = r.universal()
	c.Nouns = e.listed()
	c.Purpose = e.scope
	if c.Purpose == "" {
		c.Purpose = r.purpose()
	}
	return true
}

// asks reports whether the find is a part of the label or question that a 'yes' or 'no' behind it answers.
func (p *phrase) asks() bool {
	for k := p.self + 1; k < len(p.finds); k++ {
		f := &p.finds[k]
		if f.value == nil || f.value.kind != Encryption {
			continue
		}
		return f.value.unit == answer && f.from < p.to+30 && p.finds[p.self].value.unit != answer
	}
	return false
}

// An encryptionReader reads one word about encryption in its region.
type encryptionReader struct {
	*region
	lo       int // token at which the clause begins
	thing    []string
	negative bool
	scope    string
	hedge    string
}

// fromHead sets what is encrypted from the label, the head of the row or, for a short block, the heading: 'Customer database. Not
// encrypted.'
func (e *encryptionReader) fromHead() {
	add := func(text string) {
		if len(text) > longestHead {
			return
		}
		ts := token.Append(nil, text)
		for i := range ts {
			if t := &ts[i]; t.Kind == token.Word && !stopWords[t.Lower] && !aboutEncryption[t.Lower] {
				e.add(normal(ts, i))
			}
		}
	}
	b := e.block
	switch {
	case b.Label > 0:
		add(b.Text[:b.Label])
	case b.Kind == prose.Cell && b.RowHead >= 0 && b.RowHead != e.index:
		add(e.doc.Blocks[b.RowHead].Text)
	case len(e.phrase.ts) <= 3*shortSentence && b.Heading >= 0 && e.phrase.lo == 0:
		add(e.doc.Headings[b.Heading].Text)
	}
}

// cutReasons leaves out the clause that says why, unless the find stands in it.
func (e *encryptionReader) cutReasons() {
	for i := e.to; i < e.last; i++ {
		if e.ts[i].Is("because") || e.ts[i].Is("since") || e.ts[i].Is("so") && e.word(i+1) == "that" {
			e.last = i
			return
		}
	}
}

// things sets what is encrypted: the words of the tokens that name something.
func (e *encryptionReader) things(lo, hi int) {
	for i := max(lo, e.phrase.lo); i < min(hi, e.hi); i++ {
		t := &e.ts[i]
		if i >= e.from && i < e.to || t.Kind != token.Word || stopWords[t.Lower] || aboutEncryption[t.Lower] {
			continue
		}
		e.add(normal(e.ts, i))
	}
}

func (e *encryptionReader) add(w string) {
	if !slices.Contains(e.thing, w) {
		e.thing = append(e.thing, w)
	}
}

// aboutEncryption holds words that say how, and not what, something is encrypted.
var aboutEncryption = set("encrypted", "encryption", "encrypt", "encrypts", "unencrypted", "fully", "always", "never", "stay", "stays", "remain", "remains", "also", "at", "rest", "using", "strong", "strongly", "automatically", "transparently", "generally", "currently", "completely", "throughout", "additionally", "full", "kept", "held", "stored", "lie", "lies", "yes", "no", "none", "neither", "nothing",
	"still", "yet", "now", "today", "must", "shall", "level", "side", "industry", "standard", "state", "art", "anymore", "here", "in-house", "aes", "bit", "key", "too", "well", "both", "already", "provided", "enabled", "cryptography", "form", "written", "saved", "store", "keep", "save", "we", "plain", "text", "clear", "sent", "send", "themselves", "itself", "medium", "media", "leave", "leaves", "building", "house", "premises", "written", "technical", "reason", "reasons", "weekly", "daily", "monthly", "nightly", "readable", "anybody", "switched", "turned", "off", "on", "disabled", "enabled", "active", "activated", "historical", "sit", "sits", "exception", "exceptions", "until")

// before sets what is encrypted from the words before the find: those of its clause, or all of the region where the clause has
// none, and a label before a colon.
func (e *encryptionReader) before() {
	e.things(e.lo, e.from)
	if len(e.thing) == 0 {
		e.things(e.first, e.from)
		return
	}
	if i := e.lo - 1; i > e.first && e.ts[i].Is(":") {
		lo := i
		for lo > e.first && !e.ends(lo-1) {
			lo--
		}
		e.things(lo, i)
	}
}

// after sets what is encrypted from the words behind the find, up to what says how or where.
func (e *encryptionReader) after(most int) {
	hi := e.to
	for hi < e.last && hi < e.to+most && !e.ends(hi) && !endsThing[e.ts[hi].Lower] {
		hi++
	}
	e.things(e.to, hi)
}

var endsThing = set("with", "by", "using", "before", "when", "while", "so", "which", "that", "in", "at", "via", "through", "during", "until", "because", "as", "is", "are", "to", "from", "under", "if", "where", "into", "was", "were", "has", "have", "may", "must", "will", "can", "shall", "stay", "remain")

// participle reads 'X is encrypted', 'X is not encrypted', 'encrypted X', 'X: encrypted'.
func (e *encryptionReader) participle() bool {
	if e.ts[e.from].Is("scrambled") && !e.has(scrambles) {
		return false
	}
	if e.word(e.to) == "-" && e.word(e.to+1) == "at" || e.word(e.from-1) == "newly" {
		return false
	}
	if ok, done := e.perfect(); done {
		return ok
	}
	i, be := e.from-1, -1
	for ; i >= e.lo && e.from-i <= 7; i-- {
		w := e.ts[i].Lower
		if isBe(w) || w == "stay" || w == "stays" || w == "remain" || w == "remains" || w == "aren't" || w == "isn't" || w == "kept" || w == "stored" || w == "held" || w == "sits" || w == "lie" || w == "lies" || w == "travel" || w == "travels" {
			be = i
			break
		}
		if !betweenVerb[w] && !negators[w] {
			break
		}
	}
	next := e.word(e.to)
	attributive := be < 0 && next != "" && !endsThing[next] && !e.ends(e.to) && e.ts[e.to].Kind == token.Word && !behindVerb[next]
	for k := max(e.lo, e.from-9); k < e.from; k++ {
		w, n := e.word(k), e.word(k+1)
		switch {
		case (w == "not" || w == "no") && (n == "all" || n == "every" || n == "each" || n == "only" || n == "just"):
			return false
		case w == "end" && n == "-":
			e.scope = EndToEnd
		case w == "should" || w == "ideally":
			return false
		}
		if !negators[w] || k < be-2 && k > e.lo+1 {
			continue
		}
		if attributive && k != e.from-1 && w != "never" && w != "not" {
			continue
		}
		e.negative = !e.negative
	}
	for _, w := range []string{e.word(e.from - 1), e.word(e.to), e.word(e.to + 1)} {
		switch w {
		case "second", "third", "more", "again", "twice", "additionally", "separately", "individually", "anew", "otherwise":
			if e.negative {
				return false // 'not encrypted a second time'
			}
		}
	}
	if e.word(e.to) == "by" && e.word(e.to+1) == "default" {
		e.hedge = "by default"
	}
	if e.word(e.to) == "by" && (e.word(e.to+1) == "an" || e.word(e.to+1) == "ransomware" || e.word(e.to+1) == "malware") {
		return false // by an attacker
	}
	if attributive {
		if e.negative && e.word(e.from-1) != "not" {
			return false // 'no encrypted file is opened' speaks of something else
		}
		e.after(4)
		for k := e.from - 1; k >= max(e.lo, e.from-3); k-- { // 'our cache servers have encrypted disks'
			if w := e.word(k); w == "have" || w == "has" || w == "use" || w == "uses" || w == "run" || w == "with" {
				e.things(e.lo, k)
			}
		}
		return len(e.thing) > 0
	}
	e.before()
	if len(e.thing) == 0 && e.word(e.to) == "" {
		e.things(e.first, e.last)
	}
	if len(e.thing) == 0 {
		e.after(8) // 'Encrypted: all databases'
		for hi := e.to; len(e.thing) == 0 && hi < e.last; hi++ {
			if e.ts[hi].Is(":") {
				e.things(hi, e.last)
				break
			}
		}
	}
	return true
}

// perfect reads 'we have (never) encrypted X'; done is false where the sentence is built otherwise.
func (e *encryptionReader) perfect() (ok, done bool) {
	for i := e.from - 1; i >= max(e.lo, e.from-3); i-- {
		switch w := e.word(i); {
		case w == "have" || w == "has" || w == "haven't" || w == "hasn't":
			switch e.word(i - 1) {
			case "we", "team", "company", "nobody":
			default:
				return false, false
			}
			e.negative = e.negative || w == "haven't" || w == "hasn't" || e.word(i-1) == "nobody"
			e.after(6)
			return len(e.thing) > 0, true
		case negators[w]:
			e.negative = true
		case w != "always" && w != "also" && w != "long" && w != "since":
			e.negative = false
			return false, false
		}
	}
	e.negative = false
	return false, false
}

// behindVerb holds what may stand behind 'is encrypted' and is not what is encrypted.
var behindVerb = set("and", "or", "on", "end", "again", "twice", "only", "yet", "anymore", "either", "too", "also", "now", "already", "though", "everywhere", "always", "there", "here", "today", "separately", "individually", "automatically", "but", "then", "once", "all", "either", "nor", "however", "throughout", "first", "since", "for", "of", "than", "additionally", "fully", "anew", "not")

var scrambles = set("drive", "drives", "disk", "disks", "volume", "volumes", "data", "database", "content", "contents", "file", "files", "storage", "memory")

var betweenVerb = set("all", "always", "also", "fully", "now", "themselves", "itself", "both", "and", "then", "only", "yet", "currently", "completely", "generally", "still", "strongly", "automatically", "transparently", "already", "stored", "kept", "additionally", "separately", "individually", "end", "to", "-", "thus", "therefore", "end-to-end", "either", "in", "rest", "at", "transit", "been", "usually", "normally")

// verb reads 'we encrypt X', 'LUKS encrypts X', 'we do not encrypt X'.
func (e *encryptionReader) verb() bool {
	for k := max(e.lo, e.from-4); k < e.from; k++ {
		switch w := e.word(k); {
		case negators[w]:
			e.negative = !e.negative
		case w == "to" && k == e.from-1 && (e.word(k-1) == "need" || e.word(k-1) == "reason" || e.word(k-1) == "bother" || e.word(k-1) == "refuse" || e.word(k-1) == "declined"):
			if e.word(k-1) == "refuse" || e.word(k-1) == "declined" {
				e.negative = !e.negative
			}
		case w == "to" && k == e.from-1, w == "can", w == "may", w == "could", w == "might", w == "should", w == "would", w == "let", w == "lets":
			return false
		}
	}
	e.after(10)
	if w := e.word(e.to); len(e.thing) == 0 && (w == "them" || w == "it" || w == "these" || w == "those" || w == "both") {
		e.things(e.first, e.lo) // 'the backups are readable, since we do not encrypt them'
	}
	return len(e.thing) > 0
}

// noun reads 'no encryption', 'without encryption', 'encryption is on'.
func (e *encryptionReader) noun() bool {
	if e.word(e.from-1) == "-" && e.word(e.from-2) == "end" {
		e.scope = EndToEnd
	}
	cryptography := e.ts[e.from].Is("cryptography")
	for k := e.from - 1; k >= max(e.lo, e.from-4); k-- {
		w := e.word(k)
		if (w == "no" || w == "without" || w == "lack" || w == "lacks" || w == "not") && e.word(k+1) != "longer" {
			for j := k + 1; j < e.from; j++ {
				switch e.word(j) {
				case "additional", "further", "extra", "second", "separate", "special", "own", "other", "client", "application", "rely", "based", "only", "customer", "end":
					return false
				}
			}
			if w == "not" && e.word(k+1) != "use" && e.word(k+1) != "have" && e.word(k+1) != "under" {
				return false
			}
			if w == "no" && (e.word(e.to) == "key" || e.word(e.to) == "keys") {
				return false
			}
			e.negative = !(w == "without" && e.doubled(k)) // 'nobody gets a notebook without encryption'
			if !e.negative {
				e.things(max(e.first, k-4), k)
				return len(e.thing) > 0
			}
			e.things(e.first, e.from)
			e.after(8)
			for hi := e.to; hi < e.last && hi < e.to+2; hi++ {
				if e.ends(hi) {
					break
				}
				if w := e.ts[hi].Lower; w == "at" && (e.word(hi+1) == "rest" || e.word(hi+1) == "present") || w == "for" && (e.word(hi+1) == "technical" || e.word(hi+1) == "now" || e.word(hi+1) == "this" || e.word(hi+1) == "reasons") {
					continue
				}
				if w := e.ts[hi].Lower; w == "on" || w == "of" || w == "for" || w == "in" || w == "between" {
					e.things(hi, min(e.last, hi+6))
				}
			}
			return true
		}
	}
	if cryptography {
		return false
	}
	hi := e.to
	for hi < min(e.last, e.to+6) && (endsThing[e.ts[hi].Lower] && !isBe(e.ts[hi].Lower) || e.ts[hi].Is("rest") || e.ts[hi].Is("transit") || e.ts[hi].Is("of") || e.ts[hi].Is("on") || e.ts[hi].Is("the") || scopeThings[stem(e.ts[hi].Lower)] != "") {
		hi++
	}
	if (e.word(hi) == "has" || e.word(hi) == "have") && e.word(hi+1) == "been" {
		hi++
	}
	if isBe(e.word(hi)) && e.word(hi) != "being" {
		for k := hi + 1; k < min(hi+5, e.last); k++ {
			switch w := e.word(k); {
			case w == "not" || w == "never" || w == "n't":
				e.negative = true
			case activeWords[w] || w == "off" || w == "disabled" || w == "missing":
				if w == "off" || w == "disabled" || w == "missing" {
					e.negative = !e.negative
				}
				e.things(e.lo, hi)
				end := k
				for end < e.last && !(e.ts[end].Is("for") && (e.word(end+1) == "reasons" || e.word(end+2) == "reasons" || e.word(end+1) == "now" || e.word(end+1) == "speed")) && !e.ends(end) {
					end++
				}
				e.things(k, end)
				return true
			case !betweenVerb[w] && w != "switched" && w != "turned":
				return false
			}
		}
		return false
	}
	for k := e.from - 1; k >= max(e.lo, e.from-5); k-- { // 'laptops use full-disk encryption'
		switch e.word(k) {
		case "use", "uses", "have", "has", "run", "under", "employ", "employs":
			e.things(e.lo, k)
			return len(e.thing) > 0
		}
	}
	return e.note()
}

// note reads a note without a verb: 'Laptops: full-disk encryption', 'disk encryption on all laptops'.
func (e *encryptionReader) note() bool {
	if e.hi-e.phrase.lo > noteLength || e.block.Kind == prose.Paragraph && e.block.Label == 0 && !e.colonBefore() {
		return false
	}
	for i := e.phrase.lo; i < e.hi; i++ {
		w := e.ts[i].Lower
		if finiteVerbs[w] || negators[w] || w == "key" || w == "keys" || w == "standard" || w == "policy" || w == "optional" || w == "planned" || w == "?" || w == "can" {
			return false
		}
	}
	if e.colonBefore() {
		for i := e.from - 1; i >= e.first; i-- {
			if e.ts[i].Is(":") {
				e.things(e.first, i)
				break
			}
		}
		return len(e.thing) > 0
	}
	if w := e.word(e.to); w == "on" || w == "of" {
		e.things(e.to, min(e.last, e.to+5))
	}
	return len(e.thing) > 0
}

// listed returns the stems of places that the sentence goes on to name: 'are encrypted wherever they rest: on disks, on laptops'.
func (e *encryptionReader) listed() (out []string) {
	for i := e.to; i+1 < e.hi; i++ {
		if e.ts[i].Is("on") || e.ts[i].Is("in") {
			for k := i + 1; k < min(i+5, e.hi) && e.ts[k].Kind == token.Word && !e.ts[k].Is("and"); k++ {
				if w := e.ts[k].Lower; !stopWords[w] && !aboutEncryption[w] {
					out = append(out, normal(e.ts, k))
				}
			}
		}
	}
	return out
}

// noteLength is how many tokens a note without a verb has at the most.
const noteLength = 12

func (e *encryptionReader) colonBefore() bool {
	for i := e.from - 1; i >= e.first; i-- {
		if e.ts[i].Is(":") {
			return true
		}
	}
	return false
}

// doubled reports whether the clause refuses what lacks encryption: 'nothing leaves without encryption'.
func (e *encryptionReader) doubled(except int) bool {
	for k := e.lo; k < e.last; k++ {
		if k != except && (negators[e.word(k)] || refuseWords[e.word(k)]) {
			return true
		}
	}
	return false
}

var activeWords = set("on", "enabled", "active", "activated", "used", "applied", "place", "force", "standard", "mandatory", "enforced", "implemented")

// open reads 'unencrypted', 'in plain text', 'in the clear', 'plain HTTP'.
func (e *encryptionReader) open() bool {
	e.negative = true
	for k := e.lo; k < e.last; k++ {
		w := e.word(k)
		switch {
		case k >= e.from && k < e.to:
		case negators[w] && w != "nor":
			e.negative = false
		case refuseWords[w], w == "redirected", w == "redirects", w == "redirect", w == "instead", w == "rather", w == "avoid", w == "avoids", w == "before", w == "prevent", w == "prevents", w == "redirection", w == "against", w == "port",
			w == "email" && e.ts[e.from].Is("plain"), w == "file", w == "format", w == "exports", w == "mails":
			return false
		}
	}
	if e.word(e.to-1) == "http" {
		e.scope = InTransit
	}
	if !e.negative && !e.has(keepWords) {
		return false
	}
	next := e.word(e.to)
	if e.before(); len(e.thing) == 0 || e.ts[e.from].Is("unencrypted") && next != "on" && !endsThing[next] && e.word(e.from-1) != "stored" && !e.within(keepWords) {
		e.after(4) // 'unencrypted copies'
	}
	return true
}

// within reports whether a word of the set stands before the find in its clause.
func (e *encryptionReader) within(words map[string]bool) bool {
	for k := e.lo; k < e.from; k++ {
		if words[e.word(k)] {
			return true
		}
	}
	return false
}

var keepWords = set("stored", "kept", "held", "sent", "saved", "transmitted", "leave", "leaves", "travel", "travels", "written", "store", "keep", "send", "save", "transferred", "logged")

// tool reads 'LUKS on all host disks', 'laptops run FileVault'.
func (e *encryptionReader) tool() bool {
	if e.refusals() > 0 {
		return false
	}
	e.things(e.first, e.last)
	return len(e.thing) > 0
}

// answer reads 'Yes' or 'No' to a label, a head or a question that asks whether something is encrypted.
func (e *encryptionReader) answer() bool {
	asked := e.asked()
	if asked == "" {
		return false
	}
	words := set()
	for _, t := range token.Append(nil, asked) {
		words[t.Lower] = true
	}
	if !words["encrypted"] && !words["encryption"] && !words["encrypt"] || words["not"] || words["unencrypted"] || words["key"] || words["keys"] {
		return false
	}
	e.negative = !e.ts[e.from].Is("yes")
	ts := token.Append(nil, asked)
	for i := range ts {
		if t := &ts[i]; t.Kind == token.Word && !stopWords[t.Lower] && !aboutEncryption[t.Lower] && !t.Is("answer") && !t.Is("question") && !t.Is("reply") {
			e.add(normal(ts, i))
		}
		switch ts[i].Lower {
		case "rest", "stored":
			e.scope = AtRest
		case "transit", "transport", "wire":
			e.scope = InTransit
		}
	}
	if len(e.thing) == 0 {
		e.things(e.to, e.last) // 'Encrypted at rest: yes, the database'
	}
	if b := e.block; b.Kind == prose.Cell && b.RowHead >= 0 && b.RowHead != e.index {
		for _, w := range Stems(e.doc.Blocks[b.RowHead].Text) {
			if !aboutEncryption[w] {
				e.add(w)
			}
		}
	}
	return true
}

// asked returns the text that 'yes' or 'no' answers: what stands before it in the block, the heads of its cell, or the heading that asks.
func (e *encryptionReader) asked() string {
	if e.from > 0 {
		lo := e.from - 1
		for lo > 0 && e.from-lo < 40 && !e.ts[lo-1].Is(".") {
			lo--
		}
		return e.block.Text[e.ts[lo].Start:e.ts[e.from].Start]
	}
	b := e.block
	var out []string
	at := func(i int) {
		if i >= 0 && i < len(e.doc.Blocks) && i != e.index {
			out = append(out, e.doc.Blocks[i].Text)
		}
	}
	if b.Kind == prose.Cell {
		at(b.ColHead)
		at(b.RowHead)
		return strings.Join(out, " ")
	}
	if at(b.Parent); len(out) > 0 {
		return out[0]
	}
	if b.Heading >= 0 && strings.HasSuffix(strings.TrimSpace(e.doc.Headings[b.Heading].Text), "?") {
		return e.doc.Headings[b.Heading].Text
	}
	return ""
}

// scopeThings are words that tell what encryption is for.
var scopeThings = map[string]string{
	"rest": AtRest, "stored": AtRest, "storage": AtRest, "disk": AtRest, "drive": AtRest, "volume": AtRest, "database": AtRest, "bucket": AtRest, "file": AtRest, "attachment": AtRest, "laptop": AtRest, "luks": AtRest, "luks2": AtRest, "workstation": AtRest, "notebook": AtRest, "store": AtRest, "server": AtRest, "bitlocker": AtRest, "filevault": AtRest, "object": AtRest, "upload": AtRest, "phone": AtRest, "stick": AtRest, "record": AtRest, "document": AtRest, "column": AtRest, "field": AtRest,
	"transit": InTransit, "wire": InTransit, "traffic": InTransit, "connection": InTransit, "https": InTransit, "http": InTransit, "tls": InTransit, "transport": InTransit, "network": InTransit, "handshake": InTransit, "transmission": InTransit, "move": InTransit, "transmitted": InTransit, "session": InTransit, "vpn": InTransit, "ssh": InTransit, "suite": InTransit, "tunnel": InTransit, "request": InTransit, "sent": InTransit, "channel": InTransit, "way": InTransit, "link": InTransit,
	"travel": InTransit, "travels": InTransit, "travelling": InTransit, "traveling": InTransit,
	"backup": Backups, "tape": Backups, "cartridge": Backups,
	"password": Hashing, "passphrase": Hashing, "pin": Hashing, "passcode": Hashing,
	"signature": Signing, "signed": Signing, "sign": Signing, "certificate": Signing, "release": Signing, "webhook": Signing, "jwt": Signing, "signing": Signing, "commit": Signing, "dkim": Signing,
	"checksum": "integrity", "integrity": "integrity", "fingerprint": "integrity", "digest": "integrity",
	"master": KeyScope, "wrapping": KeyScope, "envelope": KeyScope, "wrap": KeyScope, "wrapped": KeyScope, "kek": KeyScope, "derivation": KeyScope, "derived": KeyScope, "token": KeyScope, "secret": KeyScope,
}

// faintThings are those of them that stand beside other things too: passwords are stored, and backups lie in files.
var faintThings = set("stored", "storage", "store", "server", "file", "object", "record", "document", "field", "column", "request", "sent", "way", "link", "session", "database", "token", "secret")

// purpose returns what the find is for: the nearest word that says so in its region, else in the label, the heads, the lead-in and
// the headings.
func (r *region) purpose() string {
	faint := ""
	at := func(i int) string {
		w := normal(r.ts, i)
		s := scopeThings[w]
		if s != "" && faintThings[w] {
			if faint == "" {
				faint = s
			}
			return ""
		}
		return s
	}
	for d := 1; d < 60; d++ {
		if i := r.from - d; i >= r.first {
			if s := at(i); s != "" {
				return s
			}
		}
		if i := r.to - 1 + d; i < r.last {
			if s := at(i); s != "" {
				return s
			}
		}
	}
	for i := 0; i < len(r.ts) && r.ts[i].Start < r.block.Label; i++ {
		if s := at(i); s != "" {
			return s
		}
	}
	if faint != "" {
		return faint
	}
	b := r.block
	if b.Kind == prose.Cell && b.RowHead >= 0 && b.RowHead != r.index {
		if s := purposeOf(r.doc.Blocks[b.RowHead].Text); s != "" {
			return s
		}
	}
	for _, b := range r.introducers() {
		if s := purposeOf(b.Text); s != "" {
			return s
		}
	}
	return ""
}

// purposeOf returns what a head, a label or a heading says that encryption is for.
func purposeOf(text string) (faint string) {
	ts := token.Append(nil, text)
	if len(text) > longestHead {
		return ""
	}
	for i := range ts {
		w := normal(ts, i)
		if s := scopeThings[w]; s != "" {
			if !faintThings[w] {
				return s
			}
			faint = s
		}
	}
	return faint
}
