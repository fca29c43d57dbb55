package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

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
		if t.Is("between") && i > lo {
			for i++; i < min(hi, e.hi) && !isBe(e.ts[i].Lower) && i < e.from; i++ { // 'messages between A and B are encrypted': the messages are
			}
			continue
		}
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
var aboutEncryption = set("likewise", "equally", "similarly", "therefore", "moreover", "furthermore", "accordingly", "consistently", "permanently", "entirely", "securely", "routinely", "used", "course", "encrypted", "encryption", "encrypt", "encrypts", "unencrypted", "fully", "always", "never", "stay", "stays", "remain", "remains", "also", "at", "rest", "using", "strong", "strongly", "automatically", "transparently", "generally", "currently", "completely", "throughout", "additionally", "full", "kept", "held", "stored", "lie", "lies", "yes", "no", "none", "neither", "nothing",
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
	if e.negative && e.restricts() {
		return false
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

// restricts reports whether the find only tells which of some things are meant, and the sentence goes on to say what becomes of them: 'a
// laptop whose disk is not encrypted may not join the network'.
func (e *encryptionReader) restricts() bool {
	for i := e.from - 1; i > e.phrase.lo && i > e.from-8; i-- {
		switch e.word(i) {
		case "that", "which", "whose", "where":
			if e.word(i-1) == "," || e.word(i-1) == "in" {
				return false // ', which is not encrypted': of all of them
			}
			if i-e.phrase.lo <= 2 && plural(e.word(i-1)) {
				return true // 'Tapes that arrive unencrypted are …'
			}
			for k := i - 1; k >= max(e.phrase.lo, i-4); k-- {
				switch e.word(k) {
				case "a", "an", "any", "no", "every", "each", "nothing", "anything", "devices", "laptops", "media", "sticks", "computers", "those", "files":
					return true
				}
			}
			return false
		case ",", ";", ":", "because", "since":
			return false
		}
	}
	return false
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

var betweenVerb = set("likewise", "equally", "similarly", "as", "well", "too", "therefore", "moreover", "furthermore", "accordingly", "consistently", "permanently", "entirely", "individually", "securely", "routinely", "normally", "by", "default", "in", "turn", "of", "course", "all", "always", "also", "fully", "now", "themselves", "itself", "both", "and", "then", "only", "yet", "currently", "completely", "generally", "still", "strongly", "automatically", "transparently", "already", "stored", "kept", "additionally", "separately", "individually", "end", "to", "-", "thus", "therefore", "end-to-end", "either", "in", "rest", "at", "transit", "been", "usually", "normally")

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
	if e.negative && e.restricts() {
		return false
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
