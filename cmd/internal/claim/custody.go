package claim

import (
	"slices"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// Who can decrypt, as [Claim].Names of a claim of kind Custody has it.
const (
	KeysOurs     = "the company"
	KeysCustomer = "the customer alone"
	KeysProvider = "the provider"
)

// Ways in which it is spoken of who can decrypt.
const (
	custodyKey  = "key"  // 'we hold no copy of the key'
	custodyOpen = "open" // 'nobody here can open a vault'
	custodyHead = "head" // 'managed by the customer', under a head that names the keys
)

// custodyAt finds keys, and verbs by which what is locked is opened.
func custodyAt(ts []token.Token, i int, _ string) (*value, int) {
	at := func(k int) string {
		if k < len(ts) && k >= 0 {
			return ts[k].Lower
		}
		return ""
	}
	switch w := ts[i].Lower; w {
	case "key", "keys":
		if otherKeys[at(i-1)] || at(i-1) == "-" && otherKeys[at(i-2)] || behindOtherKey[at(i+1)] {
			return nil, 0
		}
		if at(i+1) == "to" && i+2 < len(ts) && !lockedThings[at(i+2)] && !determiners[at(i+2)] && !reachesWhat[at(i+2)] {
			return nil, 0 // 'the key to success'
		}
		return &value{kind: Custody, unit: custodyKey}, i + 1
	case "escrow", "escrowed":
		return &value{kind: Custody, unit: custodyKey}, i + 1
	case "zero":
		if at(i+1) == "knowledge" || at(i+1) == "-" && at(i+2) == "knowledge" {
			return &value{kind: Custody, unit: custodyOpen}, i + 2
		}
	case "recover", "recovers", "decrypt", "decrypts", "decrypted", "decipher", "unseal", "unseals", "unlock", "unlocks":
		return &value{kind: Custody, unit: custodyOpen}, i + 1
	case "read", "reads", "open", "opens", "see", "view", "look":
		for k := i - 1; k >= max(0, i-9); k-- {
			switch at(k) {
			case "cannot", "can't", "can", "unable", "able", "could", "possible", "impossible", "nobody", "agent", "support", "engineer", "administrator", "staff", "we":
				return &value{kind: Custody, unit: custodyOpen}, i + 1
			case ".", ";", "you", "they":
				return nil, 0
			}
		}
	}
	return nil, 0
}

// custodyUnderHead finds words by which a cell or a definition says who holds what its head names.
func custodyUnderHead(ts []token.Token, i int) (*value, int) {
	switch w := ts[i].Lower; {
	case w == "managed" || w == "held" || w == "kept" || w == "controlled" || w == "administered" || w == "generated" || w == "owned":
		return &value{kind: Custody, unit: custodyHead}, i + 1
	case i == 0 && len(ts) < 8 && (w == "we" || w == "us" || w == "customer" || w == "customers" || w == "ourselves" || w == "the" && len(ts) > 1 && (ts[1].Is("customer") || ts[1].Is("provider") || ts[1].Is("customers"))):
		return &value{kind: Custody, unit: custodyHead}, i + 1
	}
	return nil, 0
}

// headOfKeys returns the head, term or label over the block that names keys of encryption, or "".
func (p *phrase) headOfKeys() string {
	b := p.block
	names := func(text string) string {
		key, crypto := false, false
		for _, t := range token.Append(nil, text) {
			switch t.Lower {
			case "key", "keys":
				key = true
			case "encryption", "decryption", "custody", "management", "encrypted", "cryptographic", "master", "hands", "who", "manages", "holds":
				crypto = true
			case "rotation", "length", "size", "ssh", "api", "public", "door", "recovery", "backup", "plan":
				return ""
			}
		}
		if key && crypto && len(text) <= longestHead {
			return text
		}
		return ""
	}
	switch {
	case b.Kind == prose.Cell && b.RowHead >= 0 && b.RowHead != p.index:
		if b.Col == 1 {
			return names(p.doc.Blocks[b.RowHead].Text)
		}
	case b.Kind == prose.Definition && b.Parent >= 0:
		return names(p.doc.Blocks[b.Parent].Text)
	case b.Label > 0:
		return names(b.Text[:b.Label])
	}
	return ""
}

// underHead reads who holds what the head names.
func (k *keyReader) underHead() string {
	if k.denies(k.lo, k.hi) > 0 {
		return ""
	}
	for i := k.lo; i < k.hi; i++ {
		if s := k.who(i); s != "" {
			if s == KeysOurs && (k.at(i+1) == "provider" || k.at(i+1) == "cloud" || k.at(i+1) == "hosting") {
				return KeysProvider
			}
			for j := i + 1; j < k.hi; j++ {
				if o := k.who(j); o != "" && o != s && !(s == KeysProvider && o == KeysProvider) {
					return "" // shared, or by choice
				}
			}
			return s
		}
	}
	return ""
}

// reachesWhat may stand behind 'the key to' where it is one to data.
var reachesWhat = set("each", "every", "all", "any", "it", "them", "customer", "customers", "user", "users", "what", "encrypted", "these", "those", "stored", "personal")

// otherKeys stand before 'key' where it is none that data are encrypted with; behindOtherKey stand behind it.
var (
	otherKeys      = set("api", "ssh", "public", "door", "house", "licence", "license", "product", "foreign", "primary", "hot", "security", "hardware", "arrow", "shift", "registry", "interface", "pgp", "gpg", "car", "locker", "room's", "office", "session", "signing", "access", "host", "deploy", "usb", "fido", "passkey", "one", "other")
	behindOtherKey = set("figure", "figures", "person", "people", "point", "points", "risk", "risks", "account", "rotation", "length", "size", "sizes", "card", "cards", "cabinet", "indicator", "indicators", "roles", "role", "metrics", "terms", "changes", "features", "benefits", "principles", "exchange", "derivation", "agreement", "elements", "staff", "supplier", "suppliers", "dates")
)

// custody reads who holds the keys to what customers store, or who can decrypt it.
func (p *phrase) custody(c *Claim, v *value) bool {
	b := p.block
	if p.question() || b.Kind == prose.HeadingText || b.Kind == prose.Term || b.Header {
		return false
	}
	k := keyReader{phrase: p}
	k.lo, k.hi = p.independent()
	for n := p.self - 1; n >= 0 && p.finds[n].from >= k.lo; n-- {
		if f := &p.finds[n]; f.value != nil && f.value.kind == Custody {
			return false // the part has been read at its first key
		}
	}
	if b.Label > 0 && p.ts[p.from].Start < b.Label {
		k.lo, k.hi = 0, min(len(p.ts), p.to+reach)
	}
	if k.hi+1 < p.hi && p.ts[k.hi].Is(";") && pronouns[p.ts[k.hi+1].Lower] {
		k.hi = p.hi // 'keys never touch the provider; they stay in our module'
	}
	for i := k.lo; i < k.hi; i++ {
		if physicalLocks[k.ts[i].Lower] && k.at(i-1) != "back" {
			return false
		}
	}
	holder := ""
	if v.unit == custodyHead {
		if p.headOfKeys() == "" || len(p.ts) > 3*shortSentence {
			return false
		}
		holder = k.underHead()
	} else {
		holder = k.holder()
	}
	if holder == "" {
		return false
	}
	c.Unit, c.Names = "", []string{holder}
	c.AspectNear = v.unit == custodyHead || k.keyAt() >= 0 || k.any(cryptoVerbs) || k.any(copyWords) // else rights may be meant
	c.Subject = k.things()
	c.Universal = k.any(set("any", "every", "each", "nobody", "never", "all", "no", "single", "alone", "only"))
	for i := k.lo; i < k.hi; i++ {
		switch p.ts[i].Lower {
		case "unless", "except", "apart":
			c.Hedge = p.ts[i].Lower
		}
	}
	c.Qualifiers = p.plans()
	return true
}

// custodyMood returns how the sentence puts who can decrypt: what only holds if a customer chooses it is optional.
func (p *phrase) custodyMood(c *Claim) (Mood, string) {
	if cue := p.wasUntil(); cue != "" && c.Kind == Setting {
		return Past, cue
	}
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "if", "when", "whoever", "who", "unless":
			for k := i + 1; k < min(i+9, p.hi); k++ {
				switch p.ts[k].Lower {
				case "court", "judge", "law", "authority", "authorities", "police", "prosecutor", "warrant":
					k = p.hi // what others order is no choice of the customer
				case "choose", "chooses", "enable", "enables", "activate", "activates", "opt", "opts", "prefer", "prefers", "switch", "turn", "turns", "order", "orders", "book", "books", "want", "wants", "wish", "wishes", "bring", "brings":
					return Optional, w
				}
			}
		case "optionally", "optional":
			return Optional, w
		case "test", "example", "instance":
			return Example, w
		}
	}
	if m, cue := p.factorMood(c); m != Conditional && m != Law { // who has lost the passphrase is helped, or is not
		return m, cue
	}
	return Asserted, ""
}

// wasUntil returns the words by which the sentence tells what was so up to some event: 'was still possible until the machines were replaced'.
func (p *phrase) wasUntil() string {
	if cue := p.bygone(); cue != "" {
		return cue
	}
	for i := p.lo; i < p.hi; i++ {
		if (p.ts[i].Is("was") || p.ts[i].Is("were")) && i < p.to+6 {
			for k := i + 1; k < p.hi; k++ {
				switch p.ts[k].Lower {
				case "until", "till":
					return p.ts[i].Text + " … " + p.ts[k].Text
				}
			}
		}
	}
	return ""
}

// HolderOf returns who holds the keys by what the data say in words, "" where that cannot be told. Names are those of the organisation.
func HolderOf(text string, names []string) string {
	ts := token.Append(nil, text)
	out := ""
	for i := range ts {
		s := ""
		switch w := ts[i].Lower; w {
		case "unless", "except", "or", "optionally", "shared":
			return ""
		case "customer", "customers", "customer's", "client", "clients", "user", "users", "tenant", "tenants", "byok", "you":
			s = KeysCustomer
		case "provider", "cloud", "vendor", "aws", "azure", "google", "hoster", "host":
			s = KeysProvider
		case "us", "own", "ourselves", "in-house", "we", "company", "ours", "self":
			s = KeysOurs
		default:
			if slices.Contains(names, w) {
				s = KeysOurs
			}
		}
		if s == "" {
			continue
		}
		if out != "" && out != s {
			if out == KeysOurs && s == KeysProvider || out == KeysCustomer {
				return ""
			}
		}
		out = s
	}
	return out
}
