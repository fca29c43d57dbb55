package bind

import (
	"maps"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// A protection is an encryption of the data with the words by which prose speaks of what it protects.
type protection struct {
	noun       *trust.Encryption
	tls        *trust.Fact
	cipher     *trust.Fact
	status     *trust.Fact
	algorithms []claim.Algorithm
	words      map[string]bool // telling words of its name and terms, folded
	parts      map[string]bool // words of the components that it protects
	side       side
}

// A side is where a connection leads: from outside, among our own systems, or by mail.
type side uint8

const (
	anySide side = iota
	publicSide
	internalSide
	mailSide
)

func (b *Binder) protect() {
	for _, n := range b.center.Encryption {
		p := &protection{noun: n, words: map[string]bool{}, parts: map[string]bool{}}
		p.tls, _ = b.center.Lookup(n.Path() + ".tls")
		p.cipher, _ = b.center.Lookup(n.Path() + ".cipher")
		p.status, _ = b.center.Lookup(n.Path() + ".status")
		p.algorithms = claim.Algorithms(n.Cipher.V)
		all := map[string]bool{}
		addWords(all, n.Name, n.AppliesTo, n.Terms)
		var list []string
		for w := range all {
			list = append(list, w)
			if !plainThing[w] {
				p.words[fold(w)] = true
			}
		}
		p.side = sideOf(list)
		if p.words["password"] {
			forPasswords(p.algorithms)
		}
		for _, id := range n.Of {
			b.refer(p.parts, "components", id.V)
		}
		b.protections = append(b.protections, p)
	}
}

// inForce reports whether the data say that it is done; 'planned' and 'to be verified' are not yet.
func (p *protection) inForce() bool {
	return p.noun.Status.V == "" || p.noun.Status.V == "in-force"
}

// anyFact returns the fact that says most of the protection.
func (p *protection) anyFact() *trust.Fact {
	for _, f := range []*trust.Fact{p.status, p.tls, p.cipher} {
		if f != nil {
			return f
		}
	}
	return nil
}

// telling reports whether the protection has words of its own beyond those for a side, so that a sentence that names none of
// them may be about something else.
func (p *protection) telling() bool {
	for w := range p.words {
		if !sideWord(w) {
			return true
		}
	}
	return false
}

// sideWord reports whether a word tells a side and no more.
func sideWord(w string) bool {
	return publicWords[w] || internalWords[w] || mailWords[w] || behindWords[w]
}

// Layers of words around a claim about protocols, ciphers and encryption, from near to far. The words of the sentence that belong
// to another find of it stand behind the label.
const (
	own      = iota // its part of the sentence
	label           // bold label, heads of row and column
	sentence        // the rest of the sentence
	item
	lead
	heading
	title
	layers
)

// layersOf returns the words around a claim by layer.
func layersOf(c *claim.Claim) (out [layers][]string) {
	out[own] = c.Subject
	to := [...]int{claim.InClause: sentence, claim.InSentence: sentence, claim.InLabel: label, claim.InItem: item, claim.InLead: lead, claim.InHeading: heading, claim.InTitle: title}
	for w, r := range c.Words.Rings {
		out[to[r]] = append(out[to[r]], w)
	}
	for l := own + 1; l < layers; l++ {
		slices.Sort(out[l]) // a reason names the words in one order
	}
	for r, words := range c.Around {
		out[to[r]] = append(out[to[r]], words...)
	}
	return out
}

// sideNear returns which side the nearest words speak of.
func sideNear(ls *[layers][]string) side {
	for _, words := range ls {
		if s := sideOf(words); s != anySide {
			return s
		}
	}
	return anySide
}

// sideOf returns the side of which all telling words speak; words for both leave it open.
func sideOf(words []string) side {
	var public, visitors, internal, behind, mail bool
	for _, w := range words {
		switch {
		case behindWords[w]:
			behind = true
		case mailWords[w]:
			mail = true
		case internalWords[w]:
			internal = true
		case publicWords[w]:
			public = true
			visitors = visitors || visitorWords[w]
		}
	}
	switch {
	case mail:
		return mailSide
	case behind && !visitors:
		return internalSide // 'between the gateway and the services'
	case public && internal:
		return anySide
	case public:
		return publicSide
	case internal:
		return internalSide
	}
	return anySide
}

func words(list ...string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, w := range list {
		m[w] = true
	}
	return m
}

// The words are stems, as claim.Stems leaves them.
var (
	publicWords = words("public", "edge", "web", "website", "site", "browser", "visitor", "internet", "external", "outside", "endpoint", "gateway", "balancer", "https", "app", "portal", "api", "console", "dashboard", "frontend", "cdn", "client", "customer",
		"shop", "page", "router", "publicly", "visitor", "upload", "download", "front", "webhook", "player")
	visitorWords  = words("browser", "visitor", "internet", "client", "customer", "outside", "external", "public", "publicly", "website", "user")
	behindWords   = words("between", "behind", "origin", "upstream", "downstream")
	internalWords = words("internal", "inside", "mesh", "intra", "backend", "node", "private", "subnet", "replication", "microservice", "internally", "overlay", "lan", "sidecar")
	mailWords     = words("mail", "email", "smtp", "imap", "mx", "starttls", "mailbox", "newsletter", "postfix")

	// limitWords set something apart from what a general statement is about.
	limitWords = words("legacy", "printer", "device", "logger", "partner", "supplier", "vendor", "fax", "ftp", "sftp", "ftps", "ldap", "vpn", "wifi", "wlan", "radius", "staging", "test", "lab", "sandbox", "development", "exception", "except", "some", "certain", "few", "individual",
		"outgoing", "outbound", "callback", "bank", "terminal", "scanner", "temporary", "temporarily", "transition", "migration", "archive", "exempt", "old", "sensor", "till", "machine", "instrument", "bridge", "import", "equipment", "meter", "request", "telephone", "phone", "isolated", "acceptable", "unclassified", "non", "premium", "basic", "plan", "edition", "restricted")

	// plainThing are words that tell nothing apart.
	plainThing = words("data", "customer", "personal", "rest", "transit", "in-transit", "at-rest", "traffic", "connection", "tls", "version", "minimum", "own", "encryption", "encrypted", "protocol", "transport", "network", "system", "service", "server", "all", "user", "content", "information", "stored", "storage", "production", "platform",
		"application", "record", "tenant", "client", "staff", "employee", "company", "team", "communication", "transmission", "host", "access", "inbound", "incoming", "in", "at", "and", "of", "hash", "hashing", "algorithm", "cipher", "key", "keys", "disk-level", "sensitive", "confidential", "full", "general", "everything", "cluster", "security", "secure",
		"interface", "environment", "setting", "policy", "protection", "line", "wire", "level", "standard", "managed", "store", "our", "internet-facing", "move", "primary", "main", "stored", "saved", "point")
)

// things folds names for the same thing.
var things = map[string]string{
	"db": "database", "aurora": "database", "postgres": "database", "postgresql": "database", "mysql": "database", "mariadb": "database", "mongodb": "database", "rds": "database", "sql": "database", "dynamodb": "database",
	"drive": "disk", "volume": "disk", "ssd": "disk", "ebs": "disk", "filesystem": "disk",
	"notebook": "laptop", "workstation": "laptop", "computer": "laptop", "macbook": "laptop", "pc": "laptop", "desktop": "laptop",
	"smartphone": "phone", "mobile": "phone", "handset": "phone",
	"stick": "usb", "email": "mail",
	"attachment": "file", "upload": "file", "object": "file", "bucket": "file", "blob": "file", "s3": "file",
	"passphrase": "password", "credential": "password",
	"logfile": "log",
	"tape":    "backup", "cartridge": "backup",
}

func fold(w string) string {
	if t, ok := things[w]; ok {
		return t
	}
	return w
}

// thingsOf returns the telling words of a claim's subject, folded: those of its own part of the sentence, else the nearest that has any.
func thingsOf(ls *[layers][]string, own []string) map[string]bool {
	out := map[string]bool{}
	add := func(words []string) {
		for _, w := range words {
			if !plainThing[w] && !manner[w] {
				out[fold(w)] = true
			}
		}
	}
	add(own)
	for _, l := range [...]int{label, item, lead, heading} {
		if len(out) > 0 && l != label {
			break
		}
		for _, w := range ls[l] {
			if knownThing[fold(w)] {
				out[fold(w)] = true
			}
		}
	}
	if out["disk"] && (out["laptop"] || out["phone"]) {
		delete(out, "disk") // that of the device
	}
	if out["disk"] && len(out) == 1 {
		for _, l := range [...]int{sentence, label} {
			for _, w := range ls[l] {
				if devices[fold(w)] {
					out[fold(w)] = true // 'a stolen laptop reveals nothing, since its disk is encrypted'
				}
			}
		}
	}
	return out
}

// named returns the things of a claim with those words of its label, or of the heads of its row and column, that name the protection: a
// cell seldom says again what its row is about.
func named(ls *[layers][]string, about map[string]bool, p *protection) map[string]bool {
	out := about
	for _, w := range ls[label] {
		if w = fold(w); p.words[w] && !out[w] {
			if len(out) == len(about) {
				out = maps.Clone(about)
			}
			out[w] = true
		}
	}
	return out
}

// knownThing are what data are on or in.
var knownThing = words("database", "disk", "laptop", "phone", "usb", "mail", "file", "password", "log", "backup", "tape", "cache", "queue", "secret", "token")

// manner are words of such sentences that name nothing.
var manner = words("use", "used", "using", "protected", "protect", "secured", "under", "accept", "accepted", "allow", "allowed", "require", "required", "always", "everywhere", "with", "hashed", "salted", "salt", "each", "alike", "without", "exception", "least", "bit", "mode", "strong", "industry", "transparent", "transparently",
	"physical", "every", "single", "automatically", "default", "kept", "held", "safe", "written", "plain", "text", "scrambled", "level", "lie", "sit", "means", "both", "half", "end", "now", "completely", "entire", "whole", "hard", "block", "well", "like", "same", "way", "too", "currently", "leave", "leaves", "live", "more", "exchange", "across", "over", "yes", "no", "not", "yet", "none", "quo", "encrypt", "aes", "sha", "gcm", "xts", "go", "goe", "travel", "put", "copied", "moved", "uploaded", "arrive", "reach", "come", "rest", "remain", "stay", "run", "taken", "made", "sent", "since", "copy", "second", "site", "location", "remote", "offsite", "other", "shelf", "elsewhere", "here")

// overlap returns how many words two sets share.
func overlap(a, b map[string]bool) (n int) {
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// vendorsOwn reports whether the label or the row names a sub-processor that the protection does not: the row then tells of the
// vendor's settings.
func (b *Binder) vendorsOwn(ls *[layers][]string) bool {
	for _, s := range b.center.Subprocessors {
		name := claim.Stems(s.Name.V)
		if len(name) > 0 && !slices.ContainsFunc(name, func(w string) bool { return !slices.Contains(ls[label], w) }) {
			return true
		}
	}
	return false
}

// limited reports whether a word near the claim sets something apart that the protection does not name.
func limited(ls *[layers][]string, p *protection) bool {
	for _, l := range [...]int{own, label} {
		visitors := slices.ContainsFunc(ls[l], func(w string) bool { return w == "browser" || w == "client" || ownDevices[w] })
		for _, w := range ls[l] {
			if (w == "old" || w == "legacy" || w == "device" || w == "phone" || w == "telephone") && visitors {
				continue // old browsers come to the same place
			}
			if limitWords[w] && !(p != nil && (p.words[fold(w)] || p.parts[w])) {
				return true
			}
		}
	}
	return false
}

// ownDevices are people who come to a service with devices of their own.
var ownDevices = words("visitor", "citizen", "customer", "member", "patient", "pupil", "student", "parent", "reader", "guest", "subscriber", "buyer", "passenger")

// labelled reports whether both claims stand under a label, a row head or a column head of their own, and these tell of different
// things: the rows of a table are not held against each other.
func labelled(xs, ys *[layers][]string) bool {
	x, y := map[string]bool{}, map[string]bool{}
	for _, side := range [...]struct {
		words []string
		out   map[string]bool
	}{{xs[label], x}, {ys[label], y}} {
		for _, w := range side.words {
			if !(plainThing[w] || manner[w] || headWords[w]) || classWords[w] {
				side.out[fold(w)] = true
			}
		}
	}
	return len(x) > 0 && len(y) > 0 && overlap(x, y) == 0
}

var (
	// headWords stand in the heads of such tables and lists.
	headWords = words("subject", "answer", "area", "setting", "measure", "how", "met", "what", "control", "topic", "item", "requirement", "criterion", "value", "mean", "note", "detail", "question", "q", "cipher", "method", "algorithm", "description", "state", "aspect", "category", "implementation")
	// classWords set data or customers of one class apart.
	classWords = words("confidential", "restricted", "sensitive", "classified", "class", "tier", "plan", "enterprise", "premium", "free", "basic", "starter", "level", "public", "internal", "secret", "standard")
)

// mask turns versions of TLS into a set of bits.
func mask(names []string) (m uint) {
	for _, n := range names {
		if i := slices.Index(claim.TLSVersions, n); i >= 0 {
			m |= 1 << i
		}
	}
	return m
}
