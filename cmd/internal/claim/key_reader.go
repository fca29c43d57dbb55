package claim

import (
	"slices"

	"candor/cmd/internal/token"
)

// A keyReader reads one part of a sentence about keys.
type keyReader struct {
	*phrase
	lo, hi int
}

func (k *keyReader) at(i int) string {
	if i >= k.lo && i < k.hi {
		return k.ts[i].Lower
	}
	return ""
}

func (k *keyReader) any(words map[string]bool) bool {
	for i := k.lo; i < k.hi; i++ {
		if words[k.ts[i].Lower] {
			return true
		}
	}
	return false
}

// who returns whom a word means: the company, the customer or a provider.
func (k *keyReader) who(i int) string {
	if i < k.lo || i >= k.hi {
		return ""
	}
	switch w := k.ts[i].Lower; {
	case w == "controller" && k.ts[i].Capital():
		return KeysCustomer
	case (w == "processor" || w == "provider" || w == "supplier") && k.ts[i].Capital() && k.contracted(i):
		return KeysOurs
	case w == "we" || w == "us" || w == "our" || w == "ourselves" || w == "in-house" || k.lex != nil && k.lex.isOwn(k.ts, i):
		return KeysOurs
	case ownPeople[w] && !(i > k.lo && (k.ts[i-1].Is("your") || k.ts[i-1].Is("their") || k.ts[i-1].Is("customer's"))):
		return KeysOurs
	case w == "you" || w == "your" || w == "yours" || w == "yourself" || w == "customer" || w == "customers" || w == "customer's" || w == "client" || w == "clients" || w == "user" || w == "users" || w == "owner" || w == "tenant" || w == "patient" || w == "member" || w == "members" || w == "subscriber" || w == "device" || w == "phone" || w == "holder" || w == "sender" || w == "recipient" || w == "recipients" || w == "senders" || w == "participants" || w == "author" || w == "correspondents" || w == "owners":
		return KeysCustomer
	case w == "provider" || w == "cloud" || w == "hoster" || w == "aws" || w == "azure" || w == "google" || w == "kms":
		return KeysProvider
	}
	return ""
}

var ownPeople = set("support", "engineer", "engineers", "agent", "agents", "administrator", "administrators", "staff", "employee", "employees", "operator", "operators", "colleague", "colleagues", "developer", "developers", "technician", "technicians", "director", "directors", "helpdesk", "desk", "moderator", "moderators", "officer", "officers", "team", "editor", "editors")

// physicalLocks are what other keys open.
var physicalLocks = set("door", "doors", "office", "offices", "locker", "lockers", "cabinet", "cabinets", "cupboard", "gate", "building", "buildings", "car", "cars", "house", "padlock", "bicycle", "caretaker", "janitor", "drawer")

// holder tells who holds the key, or can decrypt.
func (k *keyReader) holder() string {
	about := k.any(cryptoThings) || k.any(lockedThings)
	if !about {
		return ""
	}
	if s := k.opens(); s != "" {
		return s
	}
	if s := k.special(); s != "" {
		return s
	}
	if k.keyAt() < 0 && !(k.any(copyWords) && k.keyBefore()) {
		return ""
	}
	if s := k.holds(); s != "" {
		return s
	}
	return k.lies()
}

var (
	cryptoThings = set("key", "keys", "encryption", "encrypted", "decrypt", "decrypts", "decrypted", "escrow", "cryptographic", "knowledge", "seal", "sealed", "unseal", "vault", "passphrase")
	copyWords    = set("copy", "copies", "duplicate", "duplicates")
	// lockedThings are what customers put under a key.
	lockedThings = set("vault", "vaults", "diary", "diaries", "note", "notes", "file", "files", "message", "messages", "document", "documents", "photo", "photos", "letter", "letters", "journal", "journals", "record", "records", "content", "contents", "data", "entry", "entries", "mailbox", "mail", "room", "safe", "backup", "backups", "picture", "pictures", "chat", "chats", "footage", "project", "projects", "database", "recording", "recordings", "image", "images", "archive", "archives", "folder", "folders", "container", "containers", "album", "albums", "submission", "submissions", "ballot", "ballots", "conversation", "conversations", "ledger", "ledgers", "drive", "drives", "volume", "volumes")
	openVerbs    = set("decrypt", "decrypts", "decrypted", "decipher", "unseal", "unseals", "decrypting", "unlock", "unlocks", "recover", "recovers", "read", "reads", "open", "opens", "see", "view", "opened", "look", "looks")
	keepVerbs    = set("hold", "holds", "held", "holding", "keep", "keeps", "kept", "store", "stores", "stored", "have", "has", "possess", "possesses", "own", "owns", "manage", "manages", "managed", "control", "controls", "controlled", "generate", "generates", "generated", "retain", "retains", "retained", "know", "knows", "administer", "administered", "deposited", "placed", "made", "make", "create", "created", "escrow", "guard", "lodged", "save", "saves", "saved", "receive", "receives", "get", "gets")
	lieVerbs     = set("lie", "lies", "stay", "stays", "rest", "rests", "remain", "remains", "sit", "sits", "live", "lives", "reside", "resides", "belong", "belongs", "are", "is", "leave", "leaves", "leaving", "travel", "travels", "exist", "exists", "reach", "reaches", "touch", "touches", "get", "gets", "come", "comes", "known", "arrives")
)

func (k *keyReader) keyAt() int {
	for i := k.lo; i < k.hi; i++ {
		if v, _ := custodyAt(k.ts, i, ""); v != nil && (k.ts[i].Is("key") || k.ts[i].Is("keys")) {
			return i
		}
	}
	return -1
}

// keyBefore reports whether the sentence before speaks of a key: 'no copy of it exists'.
func (k *keyReader) keyBefore() bool {
	for i := max(0, k.lo-30); i < k.lo; i++ {
		if k.ts[i].Is("key") || k.ts[i].Is("keys") {
			return true
		}
	}
	return false
}

// denies counts the words that deny between two tokens.
func (k *keyReader) denies(lo, hi int) (n int) {
	for i := max(lo, k.lo); i < min(hi, k.hi); i++ {
		switch w := k.ts[i].Lower; {
		case w == "not" && (k.at(i+1) == "even" || k.at(i+1) == "a" && k.at(i+2) == "single" || k.at(i+1) == "one"):
			n++
		case w == "no" && (k.at(i+1) == "matter" || k.at(i+1) == "longer"), w == "not" && (k.at(i+1) == "only" || k.at(i+1) == "just" || k.at(i+1) == "with" || k.at(i+1) == "by"):
		case negators[w], w == "unable", w == "impossible", w == "incapable":
			n++
		}
	}
	return n
}

// opens reads who can open what is locked: 'nobody at our company can read them', 'a senior agent opens the vault'.
func (k *keyReader) opens() string {
	for i := k.lo; i < k.hi; i++ {
		w := k.ts[i].Lower
		if (w == "recover" || w == "recovers") && !k.locksOut() {
			continue
		}
		if !openVerbs[w] || w == "read" && k.at(i-1) == "the" || !k.locked(i) && k.at(i-1) != "be" && !(len(w) > 6 && w[:7] == "decrypt") {
			continue
		}
		if w == "open" && (isBe(k.at(i-1)) || k.at(i-1) == "the" || k.at(i-1) == "an") {
			continue
		}
		if k.at(i-1) == "be" || k.at(i-2) == "be" {
			if s := k.openedBy(i); s != "" {
				return s
			}
			continue
		}
		lo := k.lo
		for j := i - 1; j >= k.lo; j-- {
			if k.ts[j].Is(",") || k.ts[j].Is("because") || k.ts[j].Is("since") {
				if k.whoBetween(j+1, i) != "" {
					lo = j + 1
				}
				break
			}
		}
		ours := k.whoBetween(lo, i)
		if ours == "" || ours == KeysCustomer && (k.ts[lo].Is("they") || k.at(lo) == "to") {
			if s := k.pointedAt(lo, i); s != "" {
				ours = s
			}
		}
		nobody := false
		for j := lo; j < i; j++ {
			if t := &k.ts[j]; t.Is("nobody") || t.Is("no-one") || t.Is("no") && (k.at(j+1) == "one" || k.at(j+1) == "employee" || k.at(j+1) == "person" || ownPeople[k.at(j+1)]) || t.Is("not") && (k.at(j+1) == "a" || k.at(j+1) == "even") {
				nobody = true
			}
		}
		switch n := k.denies(lo, i); {
		case ours == KeysOurs && (n > 0 || nobody) && k.capable(lo, i):
			if n == 1 || n == 2 && nobody {
				return KeysCustomer
			}
			return ""
		case nobody && k.capable(lo, i) && k.exceptCustomer(i):
			return KeysCustomer
		case ours == KeysCustomer && n == 0 && !nobody && k.only(KeysCustomer) && k.capable(lo, i) && k.cryptoAround():
			return KeysCustomer
		case ours == KeysOurs && n == 0 && !nobody && !k.onlyCustomers(lo, i):
			if (w == "read" || w == "reads" || w == "see" || w == "view" || w == "open" || w == "opens") && k.keyAt() < 0 && !k.any(sealWords) && w != "recover" && w != "recovers" && !k.any(set("decrypt", "decrypted", "plain", "clear")) {
				return "" // what staff may see is a matter of rights, not of keys
			}
			return KeysOurs
		}
	}
	return ""
}

// locksOut reports whether the text speaks of a lost key or passphrase, and not of what was deleted.
func (k *keyReader) locksOut() bool {
	lost := false
	for i := max(0, k.lo-20); i < min(len(k.ts), k.hi+15); i++ {
		switch k.ts[i].Lower {
		case "lost", "lose", "forgotten", "forgot", "passphrase":
			lost = true
		case "deleted", "backup", "backups", "erased", "trash", "disaster":
			return false
		}
	}
	return lost
}

// pointedAt returns whom 'they' before the verb means: whom the sentence before names last.
func (k *keyReader) pointedAt(lo, hi int) string {
	for i := lo; i < hi; i++ {
		if k.ts[i].Is("they") || k.ts[i].Is("she") || k.ts[i].Is("he") {
			back := keyReader{phrase: k.phrase, lo: max(0, k.lo-25), hi: k.lo}
			for j := k.lo - 1; j >= back.lo; j-- {
				if s := back.who(j); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// cryptoAround reports whether the block speaks of ciphers or keys.
func (k *keyReader) cryptoAround() bool {
	for i := max(0, k.lo-40); i < min(len(k.ts), k.hi+40); i++ {
		if cryptoVerbs[k.ts[i].Lower] {
			return true
		}
	}
	return k.block.Heading >= 0 && hasAny(k.doc.Headings[k.block.Heading].Text, cryptoVerbs)
}

// cryptoVerbs are words by which a sentence speaks of ciphers and not of rights.
var cryptoVerbs = set("decrypt", "decrypts", "decrypted", "decrypting", "decipher", "encrypted", "encrypts", "encryption", "sealed", "unseal", "key", "keys", "escrow", "passphrase", "cryptographic", "knowledge", "vault", "cipher")

// openedBy reads 'can be read by you only', 'can be opened by our support'.
func (k *keyReader) openedBy(i int) string {
	if !k.cryptoAround() || !k.any(lockedThings) || !k.any(set("only", "alone", "solely", "exclusively", "nobody")) && k.keyAt() < 0 {
		return ""
	}
	for j := i + 1; j < min(i+4, k.hi); j++ {
		if !k.ts[j].Is("by") {
			continue
		}
		switch s := k.whoBetween(j+1, min(j+6, k.hi)); {
		case s == KeysCustomer && k.any(set("only", "alone", "solely", "exclusively")):
			return s
		case s == KeysOurs && k.denies(k.lo, j) == 1:
			return KeysCustomer
		case s == KeysOurs && k.denies(k.lo, j) == 0 && k.keyAt() >= 0:
			return s
		}
	}
	return ""
}

var sealWords = set("sealed", "encrypted", "vault", "vaults", "locked", "safe")

// locked reports whether the object behind the verb, or the subject before it, is something locked, and not a password.
func (k *keyReader) locked(i int) bool {
	for j := i + 1; j < min(i+9, k.hi); j++ {
		switch w := k.ts[j].Lower; {
		case w == "password" || w == "passwords" || w == "account" || w == "accounts" || w == "ticket" || w == "case":
			return false
		case lockedThings[w] || w == "it" || w == "them" || w == "anything" || w == "what" || w == "frame" || w == "line" || w == "word":
			return true
		}
	}
	for j := i - 1; j >= k.lo; j-- {
		if lockedThings[k.ts[j].Lower] && k.ts[i].Is("decrypted") {
			return true
		}
	}
	return false
}

func (k *keyReader) capable(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch k.ts[i].Lower {
		case "can", "cannot", "can't", "able", "unable", "could", "couldn't", "possible", "impossible", "way", "means", "nobody", "never", "incapable":
			return true
		}
	}
	return false
}

// exceptCustomer reports whether the customer is excepted behind the verb: 'nobody can read them but you'.
func (k *keyReader) exceptCustomer(i int) bool {
	for j := i; j < k.hi; j++ {
		if t := &k.ts[j]; (t.Is("but") || t.Is("except") || t.Is("than")) && k.whoBetween(j, min(j+4, k.hi)) == KeysCustomer {
			return true
		}
	}
	return false
}

func (k *keyReader) onlyCustomers(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if k.who(i) == KeysCustomer && !k.ts[i].Is("your") && (k.at(i-1) == "only" || k.at(i+1) == "alone" || k.at(i+1) == "can" || k.at(i-1) == "the" && k.at(i-2) == "only") {
			return true
		}
	}
	return false
}

// whoBetween returns the company where it is named between two tokens, else the customer.
func (k *keyReader) whoBetween(lo, hi int) (out string) {
	for i := max(lo, k.lo); i < min(hi, k.hi); i++ {
		switch s := k.who(i); {
		case s == KeysOurs:
			return s
		case s != "":
			out = s
		}
	}
	return out
}

// special reads keys that open everything, copies of keys, and services that know nothing.
func (k *keyReader) special() string {
	for i := k.lo; i < k.hi; i++ {
		w := k.ts[i].Lower
		switch {
		case w == "zero" && k.ts[min(i+2, k.hi-1)].Is("knowledge") || w == "zero" && k.at(i+1) == "knowledge":
			if k.denies(k.lo, i) == 0 {
				return KeysCustomer
			}
		case (w == "key" || w == "keys") && (k.at(i-1) == "master" || k.at(i-1) == "recovery" || k.at(i-1) == "emergency" || k.at(i-1) == "spare"), w == "escrow" && k.at(i+1) != "agreement" && k.at(i+1) != "agent", w == "escrowed":
			if k.at(i-1) == "master" && !k.any(set("customer", "customer's", "customers", "your", "vault", "vaults", "account", "user", "user's", "content", "contents")) && k.denies(k.lo, i) == 0 {
				continue // the key that wraps others is one of the company
			}
			switch n := k.denies(k.lo, i); {
			case n == 1, k.denies(i-3, i) == 1:
				return KeysCustomer
			case n == 0 && (k.whoBetween(k.lo, k.hi) == KeysOurs || k.any(fetchWords)) && !k.customersOwn(i):
				return KeysOurs
			}
		case participleForm(w) && keepVerbs[w] && k.at(i-1) == "-" && (k.at(i+1) == "key" || k.at(i+1) == "keys" || k.at(i+2) == "keys"):
			if s := k.who(i - 2); s != "" && k.denies(k.lo, i) == 0 {
				return s // 'customer-managed keys'
			}
		case copyWords[w] && k.near(i):
			end := min(i+9, k.hi)
			switch n := k.denies(k.lo, end); {
			case n == 1 && (k.whoBetween(k.lo, k.hi) != KeysProvider):
				if k.any(set("provider", "providers", "third")) {
					return "" // that nobody else has it
				}
				return KeysCustomer
			case n == 0 && k.whoBetween(k.lo, i) == KeysOurs && k.whoBetween(i, k.hi) != KeysProvider:
				return KeysOurs
			}
		}
	}
	return ""
}

var fetchWords = set("fetch", "use", "uses", "used", "taken", "take", "safe", "opens", "unlock", "held", "kept", "stored")

// near reports whether the copy at i is one of a key.
func (k *keyReader) near(i int) bool {
	for j := i + 1; j < min(i+7, k.hi); j++ {
		switch w := k.ts[j].Lower; {
		case w == "key" || w == "keys":
			return !otherKeys[k.at(j-1)]
		case w == "it" || w == "them":
			return k.keyAt() >= 0 || k.keyBefore()
		case w != "of" && w != "the" && w != "your" && w != "that" && w != "every" && w != "each" && w != "this" && w != "customer's" && w != "these" && w != "encryption" && w != "private" && w != "any" && w != "a" && !lockedThings[w]:
			return false
		}
	}
	return false
}

// customersOwn reports whether the recovery key is one that the customer keeps: 'write your recovery key on paper'.
func (k *keyReader) customersOwn(i int) bool {
	return k.at(i-2) == "your" || k.at(i-2) == "their" || k.at(i-3) == "your" || k.at(k.lo) == "you" || k.at(k.lo) == "write" || k.at(k.lo) == "print" || k.at(k.lo) == "keep" || k.at(k.lo) == "store"
}

// holds reads who holds the keys: 'we hold the keys', 'keys are managed by us', 'only you have the key'.
func (k *keyReader) holds() string {
	key := k.keyAt()
	if key < 0 {
		return ""
	}
	for i := k.lo; i < k.hi; i++ {
		if !keepVerbs[k.ts[i].Lower] {
			continue
		}
		w := k.ts[i].Lower
		if w == "own" && k.at(i-1) != "we" && k.at(i-1) != "they" && k.at(i-1) != "you" && k.at(i-1) != "customers" {
			continue // 'their own keys'
		}
		passive := i > key && (participleForm(w) || w == "made") && k.beBefore(key, i)
		if passive {
			for j := i + 1; j < min(i+12, k.hi); j++ {
				t := &k.ts[j]
				if !(t.Is("by") || t.Is("with") || t.Is("in") || t.Is("on") || t.Is("at") || t.Is("ourselves") || t.Is("in-house")) {
					continue
				}
				for m := j; m < min(j+5, k.hi); m++ {
					s := k.who(m)
					if s == KeysOurs && (k.ts[m].Is("our") && (k.at(m+1) == "provider" || k.at(m+1) == "cloud" || k.at(m+1) == "hosting" || k.at(m+2) == "provider")) {
						s = KeysProvider
					}
					if s == "" {
						continue
					}
					switch n := k.denies(k.lo, j); {
					case n == 0:
						return s
					case n == 1 && s == KeysOurs:
						return KeysCustomer
					}
					return ""
				}
			}
			continue
		}
		if i > key && i-key < 8 { // 'keys that our operations team manages', 'keys only you control'
			s := ""
			for j := key + 1; j < i; j++ {
				if o := k.who(j); o != "" {
					s = o
				} else if k.ts[j].Is(",") || isBe(k.ts[j].Lower) {
					s = ""
					break
				}
			}
			if s != "" && k.denies(k.lo, i) == 0 && (s != KeysCustomer || k.any(set("only", "alone"))) {
				return s
			}
			continue
		}
		if i >= key || key-i > 8 {
			continue
		}
		subject := ""
		for j := i - 1; j >= k.lo && i-j < 9; j-- {
			if k.ts[j].Is(",") || k.ts[j].Is("which") || k.ts[j].Is("that") {
				break
			}
			if s := k.who(j); s != "" && !k.ts[j].Is("your") && !k.ts[j].Is("our") {
				subject = s
				break
			}
			if k.ts[j].Is("nobody") || k.ts[j].Is("provider") {
				return ""
			}
		}
		if subject == "" {
			continue
		}
		n := k.denies(k.lo, key)
		only := k.any(set("only", "alone", "solely", "exclusively"))
		switch {
		case subject == KeysOurs && n == 0 && !only, subject == KeysOurs && n == 0 && !k.only(KeysCustomer):
			if k.any(set("has", "have")) && (w == "have" || w == "has") && k.at(i+1) == "to" {
				return ""
			}
			return KeysOurs
		case subject == KeysProvider && n == 0:
			return KeysProvider
		case subject == KeysOurs && n == 1:
			return KeysCustomer
		case subject == KeysCustomer && n == 0 && (only || k.at(key-1) == "own" && k.at(i-1) != "can" && k.at(i-1) != "may" || w == "manage" || w == "manages" || w == "generate" || w == "generates" || w == "hold" || w == "holds" || w == "control" || w == "controls"):
			return KeysCustomer
		}
	}
	return ""
}

// only reports whether 'only' or 'alone' stands beside the party.
func (k *keyReader) only(who string) bool {
	for i := k.lo; i < k.hi; i++ {
		if k.who(i) == who && (k.at(i-1) == "only" || k.at(i+1) == "alone" || k.at(i-2) == "only" || k.at(i+1) == "only") {
			return true
		}
	}
	return false
}

func participleForm(w string) bool {
	return len(w) > 3 && (w[len(w)-2:] == "ed" || w == "held" || w == "kept")
}

func (k *keyReader) beBefore(lo, i int) bool {
	for j := i - 1; j > lo && i-j < 6; j-- {
		if isBe(k.ts[j].Lower) {
			return true
		}
	}
	return i-lo <= 2 // 'keys held by us'
}

// lies reads where the keys are: 'the key stays on your device', 'the keys lie with us', 'in your hands alone'.
func (k *keyReader) lies() string {
	key := k.keyAt()
	if key < 0 {
		key = k.lo
	}
	for i := key; i < k.hi; i++ {
		w := k.ts[i].Lower
		if (w == "exclusively" || w == "solely") && (k.at(i+1) == "with" || k.at(i+1) == "by" || k.at(i+1) == "to") && k.denies(k.lo, i) == 0 {
			if s := k.whoBetween(i+2, min(i+6, k.hi)); s != "" {
				return s // 'custody: exclusively with the customer'
			}
		}
		if !lieVerbs[w] {
			continue
		}
		if w == "reach" || w == "reaches" || w == "touch" || w == "touches" || w == "get" || w == "gets" || w == "comes" || w == "come" || w == "known" || w == "arrives" {
			if w == "known" && k.denies(k.lo, i) == 0 && k.any(set("only", "alone", "solely", "exclusively")) && k.whoBetween(i, min(i+5, k.hi)) == KeysCustomer {
				return KeysCustomer // 'known to you alone'
			}
			if k.denies(i-4, i) == 1 && k.whoBetween(i, min(i+5, k.hi)) == KeysOurs {
				return KeysCustomer // 'a key that never reaches us'
			}
			continue
		}
		if w == "leave" || w == "leaves" || w == "leaving" || w == "travel" || w == "travels" {
			if k.denies(k.lo, i) == 1 && (w[0] == 't' && w != "touch" && w != "touches" || k.whoBetween(i, k.hi) == KeysCustomer) {
				return KeysCustomer
			}
			continue
		}
		for j := i + 1; j < min(i+8, k.hi); j++ {
			t := &k.ts[j]
			if !(t.Is("with") || t.Is("on") || t.Is("in") || t.Is("to") && (w == "belong" || w == "belongs")) {
				continue
			}
			s := ""
			for m := j + 1; m < min(j+5, k.hi); m++ {
				if s = k.who(m); s != "" {
					break
				}
			}
			if s == "" || t.Is("in") && !k.any(set("hands", "custody", "possession")) && !(s == KeysOurs && k.any(strongRooms)) || (w == "is" || w == "are") && t.Is("on") {
				break
			}
			lo := k.lo
			for m := k.lo; m < i; m++ {
				if k.ts[m].Is(";") {
					lo = m
				}
			}
			if k.denies(lo, j) == 0 {
				return s
			}
			break
		}
	}
	return ""
}

// strongRooms are what keys are kept in.
var strongRooms = set("module", "modules", "hsm", "hsms", "vault", "safe", "keystore", "hardware")

// things returns the stems of what is locked, as far as the part names it.
func (k *keyReader) things() (out []string) {
	for i := k.lo; i < k.hi; i++ {
		if t := &k.ts[i]; t.Kind == token.Word && (lockedThings[t.Lower] || keyedThings[t.Lower] && k.besideKey(i)) {
			out = append(out, stem(t.Lower))
			if k.at(i-1) == "own" && k.at(i-2) == "our" {
				out = append(out, "our own")
			}
		}
		switch k.who(i) {
		case KeysCustomer:
			out = append(out, "customer")
		}
	}
	if key := k.keyAt(); key > k.lo {
		switch w := k.at(key - 1); {
		case w == "private" || w == "recovery" || w == "your" || k.who(key-1) == KeysCustomer || w == "personal":
			out = append(out, "private")
		}
	}
	for i := max(0, k.lo-40); i < k.lo && len(out) == 0; i++ { // what the sentences before speak of
		if t := &k.ts[i]; lockedThings[t.Lower] {
			out = append(out, stem(t.Lower))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// besideKey reports whether the word at i says what a key is for: 'the keys of our servers', 'server keys'.
func (k *keyReader) besideKey(i int) bool {
	for j := i - 4; j <= i+1; j++ {
		if w := k.at(j); w == "key" || w == "keys" {
			return true
		}
	}
	return false
}

// keyedThings are what a company has keys of its own for.
var keyedThings = set("server", "servers", "disk", "disks", "certificate", "certificates", "release", "releases", "tls", "signing", "firmware", "website", "laptop", "laptops", "staff", "tape", "tapes")
