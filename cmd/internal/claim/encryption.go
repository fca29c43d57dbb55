package claim

import (
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
	like       = "like"       // 'the same goes for', behind a sentence about encryption
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
	case "unencrypted", "plaintext", "cleartext", "plain", "clear", "readable":
		return open
	case "luks", "luks2", "bitlocker", "filevault", "veracrypt":
		return tool
	case "yes", "no", "none", "not":
		return answer
	case "same", "so", "nor", "neither":
		return like
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
	case form == like:
		switch n := next(1); {
		case ts[i].Is("same") && (n == "goes" || n == "applies" || n == "holds" || n == "is"):
		case !ts[i].Is("same") && isBe(n) && i > 0 && (ts[i-1].Is(".") || ts[i-1].Is(";")):
		default:
			return nil, 0
		}
	case form == answer:
		if i > 0 && !ts[i-1].Is(":") && !ts[i-1].Is("?") && !ts[i-1].Is("—") && !ts[i-1].Is("-") {
			return nil, 0
		}
		switch n := next(1); n {
		case "", ",", ".", ";", "(", "—", "-", ":", "yet", "at", "currently", "so":
			if ts[i].Is("not") != (n == "yet" || n == "at" || n == "currently" || n == "so") || n == "-" && !ts[i+1].Space {
				return nil, 0
			}
		default:
			return nil, 0
		}
	case ts[i].Is("plain"):
		if n := next(1); n != "text" && n != "http" && !(n == "form" && next(-1) == "in") {
			return nil, 0
		}
		end++
	case ts[i].Is("readable"):
		if next(1) != "form" || next(-1) != "in" {
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
	if v.unit == like {
		return p.encryptedLikewise(c)
	}
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

// scopeThings are words that tell what encryption is for.
var scopeThings = map[string]string{
	"rest": AtRest, "stored": AtRest, "storage": AtRest, "disk": AtRest, "drive": AtRest, "volume": AtRest, "database": AtRest, "bucket": AtRest, "file": AtRest, "attachment": AtRest, "laptop": AtRest, "luks": AtRest, "luks2": AtRest, "workstation": AtRest, "notebook": AtRest, "store": AtRest, "server": AtRest, "bitlocker": AtRest, "filevault": AtRest, "object": AtRest, "upload": AtRest, "phone": AtRest, "stick": AtRest, "record": AtRest, "document": AtRest, "column": AtRest, "field": AtRest,
	"transit": InTransit, "wire": InTransit, "traffic": InTransit, "connection": InTransit, "https": InTransit, "http": InTransit, "tls": InTransit, "transport": InTransit, "network": InTransit, "handshake": InTransit, "transmission": InTransit, "move": InTransit, "transmitted": InTransit, "session": InTransit, "vpn": InTransit, "ssh": InTransit, "suite": InTransit, "tunnel": InTransit, "request": InTransit, "sent": InTransit, "channel": InTransit, "way": InTransit, "link": InTransit,
	"travel": InTransit, "travels": InTransit, "travelling": InTransit, "traveling": InTransit,
	"backup": Backups, "tape": Backups, "cartridge": Backups,
	"password": Hashing, "credential": Hashing, "passphrase": Hashing, "pin": Hashing, "passcode": Hashing,
	"signature": Signing, "signed": Signing, "sign": Signing, "certificate": Signing, "release": Signing, "webhook": Signing, "jwt": Signing, "signing": Signing, "commit": Signing, "dkim": Signing,
	"checksum": "integrity", "integrity": "integrity", "fingerprint": "integrity", "digest": "integrity",
	"master": KeyScope, "wrapping": KeyScope, "envelope": KeyScope, "wrap": KeyScope, "wrapped": KeyScope, "kek": KeyScope, "derivation": KeyScope, "derived": KeyScope, "token": KeyScope, "secret": KeyScope,
}

// faintThings are those of them that stand beside other things too: passwords are stored, and backups lie in files.
var faintThings = set("credential", "stored", "storage", "store", "server", "file", "object", "record", "document", "field", "column", "request", "sent", "way", "link", "session", "database", "token", "secret")

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
