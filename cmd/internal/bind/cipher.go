package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/claim"
)

// A likeness says how two algorithms stand to each other.
type likeness uint8

const (
	unlike    likeness = iota // they do not serve the same end: nothing to compare
	same                      // one may be said for the other: 'AES-256' and 'AES-256-GCM'
	otherMode                 // the same cipher in another mode
	different
)

// compareAlgorithms holds a named algorithm against one of the data. A floor agrees with all that is as long or longer.
func compareAlgorithms(said, data claim.Algorithm, bound claim.Bound) likeness {
	if said.Class != data.Class {
		return unlike
	}
	if said.Family != data.Family && said.Family != "" && data.Family != "" {
		if said.Family == "Argon2" && data.Class == "password" && len(data.Family) > 6 && data.Family[:6] == "Argon2" || data.Family == "Argon2" && len(said.Family) > 6 && said.Family[:6] == "Argon2" {
			return same
		}
		return different
	}
	if said.Bits != 0 && data.Bits != 0 && said.Bits != data.Bits && !(bound == claim.AtLeast && said.Bits < data.Bits) {
		return different
	}
	if said.Mode != "" && data.Mode != "" && said.Mode != data.Mode {
		return otherMode
	}
	return same
}

// cipher holds the algorithms of a claim against the data.
func (b *Binder) cipher(out *Binding) {
	c := out.Claim
	ls := layersOf(c)
	if b.vendorsOwn(&ls) {
		out.Reason = "the row names a vendor, whose settings the data do not hold"
		return
	}
	said := saidAlgorithms(c)
	if len(said) == 0 {
		return
	}
	about := thingsOf(&ls, c.Subject)
	best := 0
	for _, p := range b.protections {
		if p.cipher == nil {
			continue
		}
		score, weak := cipherFit(c, named(&ls, about, p), said, p)
		if score == 0 {
			continue
		}
		v, soft := judgeCipher(c, said, p)
		if v == Unbacked {
			continue
		}
		// What agrees with one of the equals is about that one.
		// What one of them uses is used, whatever the others do.
		refused := c.Aspect == claim.Refuses && c.Purpose == "" && out.Verdict != v
		if refused && score == best && v == Confirmed && out.Verdict == Contradicted {
			continue
		}
		if score > best || refused && score == best && v == Contradicted || score == best && (v == Confirmed && out.Verdict != Confirmed || v == Contradicted && out.Verdict == Contradicted && out.Soft && !soft && !weak) {
			best = score
			out.Verdict, out.Soft, out.Fact = v, soft || weak || limited(&ls, p) && score < 4, p.cipher
			out.Reason = fmt.Sprintf("bound to %s by what it is for", p.cipher.ID)
		}
	}
	switch {
	case best == 0:
		out.Reason = "no fact names an algorithm for it"
	case out.Verdict == Confirmed:
		out.Soft = false
	case out.Verdict == Contradicted:
		out.Fault = WrongCipher
		if said[0].Class == "password" && b.namesBoth(c, out) {
			out.Verdict, out.Fault, out.Soft = Ambiguous, NoFault, false
			out.Reason = fmt.Sprintf("the sentence names %s as well, as in a change from one to the other", out.Fact.Text)
		}
	}
}

// saidAlgorithms returns the algorithms of a claim. A plain hash for passwords stands where one made for them should.
func saidAlgorithms(c *claim.Claim) (out []claim.Algorithm) {
	for _, n := range c.Names {
		out = append(out, algorithmOf(n)...)
	}
	if c.Purpose == claim.Hashing && !slices.ContainsFunc(c.Subject, func(w string) bool { return elsewhereHashed[w] }) {
		forPasswords(out)
	}
	return out
}

func forPasswords(as []claim.Algorithm) {
	for i := range as {
		if as[i].Class == "hash" {
			as[i].Class = "password"
		}
	}
}

// algorithmOf reads a name as claim.Algorithm writes it.
func algorithmOf(name string) []claim.Algorithm {
	if as := claim.Algorithms(name); len(as) > 0 {
		return as
	}
	return claim.Algorithms(name + " encryption") // '256-bit keys'
}

// namesBoth reports whether the sentence names the algorithm of the data too.
func (b *Binder) namesBoth(c *claim.Claim, out *Binding) bool {
	data := claim.Algorithms(out.Fact.Text)
	return slices.ContainsFunc(claim.Algorithms(c.Sentence), func(a claim.Algorithm) bool {
		return slices.ContainsFunc(data, func(d claim.Algorithm) bool { return compareAlgorithms(a, d, claim.Exact) == same })
	})
}

// cipherFit returns how surely a claim is about a protection: 0 where it is not, 4 where it names it.
func cipherFit(c *claim.Claim, about map[string]bool, said []claim.Algorithm, p *protection) (score int, weak bool) {
	if !slices.ContainsFunc(p.algorithms, func(a claim.Algorithm) bool { return a.Class == said[0].Class }) {
		return 0, false
	}
	scope := scopeOf(p)
	shared := overlap(about, p.words)
	if c.Aspect == claim.Refuses && c.Purpose == "" {
		return 1, !c.Universal
	}
	switch {
	case said[0].Class == "password":
		if c.Purpose != claim.Hashing || scope != claim.Hashing {
			return 0, false
		}
		if shared > 0 || len(p.words) == 0 || len(about) == 0 || p.words["password"] {
			return 3 + min(shared, 1), false
		}
		return 2, true
	case shared > 0 && (c.Purpose == "" || c.Purpose == scope || c.Purpose == claim.AtRest && scope == claim.Backups):
		return 4, 2*shared < len(p.words)
	case c.Purpose == "" || c.Purpose != scope:
		return 0, false
	case len(p.words) == 0:
		for w := range about {
			if devices[w] || knownThing[w] && w != "database" && w != "disk" && w != "file" {
				return 0, false
			}
		}
		return 3, false
	}
	if said[0].Class == "key" && scope == claim.Signing && !namesSigned(c) {
		return 2, false // 'signing uses RSA 2048', where no other thing is named that is signed
	}
	if said[0].Class == "key" || said[0].Class == "agreement" || said[0].Class == "mac" {
		return 0, false // what is signed and agreed on is named
	}
	for w := range about {
		if knownThing[w] {
			return 0, false // both name a thing, and not the same
		}
	}
	return 2, said[0].Class != "cipher" || c.Purpose != claim.AtRest && c.Purpose != claim.Backups
}

// namesSigned reports whether the sentence, or what stands beside it, names something that is signed.
func namesSigned(c *claim.Claim) bool {
	for w, r := range c.Words.Rings {
		if r <= claim.InItem && signedThings[fold(w)] {
			return true
		}
	}
	return slices.ContainsFunc(c.Subject, func(w string) bool { return signedThings[fold(w)] })
}

// signedThings are what signatures are put on.
var signedThings = words("commit", "release", "mail", "message", "dkim", "jwt", "certificate", "token", "webhook", "document", "contract", "letter", "pdf", "code", "package", "container", "firmware", "update", "session", "cookie", "bill", "invoice", "statement", "ssh", "saml", "assertion", "payslip", "report", "receipt", "record", "entry", "log", "tls", "request", "dns", "zone")

// devices are what people carry: what is stored in the service is not there.
var devices = words("laptop", "phone", "usb", "tape", "mail", "printer", "token", "card")

// scopeOf returns what a protection is for. Data written before there was a word for it have passwords under 'at-rest'.
func scopeOf(p *protection) string {
	if len(p.algorithms) > 0 && p.algorithms[0].Class == "password" || p.words["password"] {
		return claim.Hashing
	}
	if p.words["backup"] && p.noun.Scope.V == claim.AtRest {
		return claim.Backups
	}
	return p.noun.Scope.V
}

// judgeCipher holds a claim against the algorithms of a protection.
func judgeCipher(c *claim.Claim, said []claim.Algorithm, p *protection) (v Verdict, soft bool) {
	compared, mode := false, false
	for _, s := range said {
		for _, d := range p.algorithms {
			switch compareAlgorithms(s, d, c.Bound) {
			case same:
				if c.Aspect == claim.Refuses {
					if s.Bits == 0 && d.Bits != 0 && s.Family == "AES" {
						continue
					}
					return Contradicted, c.Purpose == "" && !c.Universal
				}
				return Confirmed, false
			case different:
				compared = true
			case otherMode:
				compared, mode = true, true
			}
		}
	}
	switch {
	case !compared:
		return Unbacked, false
	case c.Aspect == claim.Refuses:
		return Confirmed, false
	}
	return Contradicted, c.Aspect == claim.Prefers || mode && len(p.words) == 0
}

// cipherKey returns the class of a claim's algorithms: only such are held against each other.
func cipherKey(_ *Binder, c *claim.Claim) string {
	if as := saidAlgorithms(c); len(as) > 0 && c.Aspect != claim.Prefers {
		return as[0].Class
	}
	return ""
}

// cipherPair holds two claims about algorithms for the same purpose and thing against each other.
func cipherPair(b *Binder, x, y *claim.Claim) *Disagreement {
	if x.Aspect == claim.Refuses && y.Aspect == claim.Refuses {
		return nil
	}
	xs, ys := saidAlgorithms(x), saidAlgorithms(y)
	refused := x.Aspect == claim.Refuses || y.Aspect == claim.Refuses
	differs, mode := false, false
	for _, s := range xs {
		for _, d := range ys {
			switch like := compareAlgorithms(s, d, claim.Exact); {
			case refused && like == same && s == d:
				return refusedPair(x, y)
			case like == same:
				if !refused {
					return nil
				}
			case like == different:
				if x.Bound == claim.AtLeast && compareAlgorithms(s, d, x.Bound) == same || y.Bound == claim.AtLeast && compareAlgorithms(d, s, y.Bound) == same {
					return nil
				}
				differs = true
			case like == otherMode:
				differs, mode = true, true
			}
		}
	}
	if refused || !differs || x.Purpose == "" || x.Purpose != y.Purpose || x.Purpose == claim.InTransit || x.Purpose == claim.Signing || x.Purpose == claim.KeyScope || x.Purpose == "integrity" {
		return nil
	}
	xl, yl := layersOf(x), layersOf(y)
	if limited(&xl, nil) || limited(&yl, nil) || labelled(&xl, &yl) && x.Purpose != claim.Hashing {
		return nil
	}
	xt, yt := known(thingsOf(&xl, x.Subject)), known(thingsOf(&yl, y.Subject))
	if x.Purpose == claim.Backups {
		for _, w := range [...]string{"backup", "file"} {
			delete(xt, w)
			delete(yt, w)
		}
	}
	d := &Disagreement{Fault: CipherDisagreement, About: purposeName[x.Purpose]}
	shared := overlap(xt, yt)
	switch {
	case x.Purpose == claim.Hashing && xs[0].Class == "password":
		d.Soft = b.namesOther(x, ys) || b.namesOther(y, xs)
	case shared == len(xt) && shared == len(yt):
		d.Soft = mode
	case shared > 0 || len(xt) == 0 && x.Universal || len(yt) == 0 && y.Universal || len(xt)*len(yt) == 0 && mainStore(xt) && mainStore(yt):
		d.Soft = true
	default:
		return nil
	}
	return d
}

// mainStore reports whether the things are what a service stores its data in.
func mainStore(things map[string]bool) bool {
	for w := range things {
		if w != "database" && w != "disk" && w != "file" {
			return false
		}
	}
	return true
}

func (b *Binder) namesOther(c *claim.Claim, as []claim.Algorithm) bool {
	return slices.ContainsFunc(claim.Algorithms(c.Sentence), func(a claim.Algorithm) bool { return slices.Contains(as, a) })
}

// refusedPair is the disagreement of a text that uses what another refuses.
func refusedPair(x, y *claim.Claim) *Disagreement {
	no, yes := x, y
	if yes.Aspect == claim.Refuses {
		no, yes = y, x
	}
	if no.Purpose != "" && no.Purpose != yes.Purpose && !no.Universal {
		return nil
	}
	soft := yes.Purpose == "integrity" || yes.Purpose == "" || slices.ContainsFunc(yes.Subject, func(w string) bool { return elsewhereHashed[w] })
	return &Disagreement{Fault: CipherDisagreement, Soft: soft, About: yes.Names[0]}
}

// elsewhereHashed are words of sentences about what others have hashed.
var elsewhereHashed = words("leaked", "list", "breach", "breached", "compare", "compared", "checksum", "fingerprint", "prefix")

// known keeps the things that data are on or in.
func known(things map[string]bool) map[string]bool {
	out := map[string]bool{}
	for w := range things {
		if knownThing[w] || devices[w] {
			out[w] = true
		}
	}
	return out
}

var purposeName = map[string]string{claim.AtRest: "data at rest", claim.Backups: "backups", claim.InTransit: "data in transit", claim.Hashing: "passwords", claim.Signing: "signatures", claim.KeyScope: "keys", claim.EndToEnd: "end-to-end encryption"}
