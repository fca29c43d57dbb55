package claim

import (
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// An Algorithm is a cipher, a hash or a way to sign or agree on keys, as far as a text names it.
type Algorithm struct {
	Class  string // 'cipher', 'password', 'hash', 'mac', 'key'
	Family string // 'AES', 'RSA', 'SHA-2'; "" for '256-bit keys'
	Bits   int    // size of the key or of the hash; 0 where it is not said
	Mode   string // 'GCM'
}

func (a Algorithm) String() string {
	s := a.Family
	if a.Bits != 0 && a.Family != "SHA-1" {
		switch {
		case s == "":
			return strconv.Itoa(a.Bits) + "-bit keys"
		case s == "SHA-2":
			return "SHA-" + strconv.Itoa(a.Bits)
		}
		s += "-" + strconv.Itoa(a.Bits)
	}
	if a.Mode != "" {
		s += "-" + a.Mode
	}
	return s
}

// Algorithms returns the algorithms that a text names.
func Algorithms(text string) []Algorithm {
	var out []Algorithm
	ts := token.Append(nil, text)
	for i := 0; i < len(ts); {
		if a, end := algorithm(ts, i); end > i {
			out = append(out, a)
			i = end
			continue
		}
		i++
	}
	return out
}

// cipherName finds an algorithm, or several joined by 'or' and the like.
func cipherName(ts []token.Token, i int, _ string) (*value, int) {
	a, j := algorithm(ts, i)
	if j == i {
		return nil, 0
	}
	names := []string{a.String()}
	for {
		k := j
		for k < len(ts) && k < j+2 && (ts[k].Is(",") || ts[k].Is("/") || ts[k].Is("or") || ts[k].Is("and") || ts[k].Is("&")) {
			k++
		}
		if k == j || k >= len(ts) {
			break
		}
		b, end := algorithm(ts, k)
		if end == k || b.Class != a.Class || slices.Contains(names, b.String()) {
			break
		}
		names, j = append(names, b.String()), end
	}
	return &value{kind: Cipher, names: names}, j
}

// Words with which the name of an algorithm begins.
var algorithmWords = map[string]Algorithm{
	"aes": {"cipher", "AES", 0, ""}, "aes128": {"cipher", "AES", 128, ""}, "aes192": {"cipher", "AES", 192, ""}, "aes256": {"cipher", "AES", 256, ""}, "rijndael": {"cipher", "AES", 0, ""}, "xts": {"cipher", "AES", 0, "XTS"},
	"chacha20": {"cipher", "ChaCha20-Poly1305", 0, ""}, "chacha20poly1305": {"cipher", "ChaCha20-Poly1305", 0, ""}, "xchacha20": {"cipher", "XChaCha20-Poly1305", 0, ""}, "xchacha20poly1305": {"cipher", "XChaCha20-Poly1305", 0, ""}, "xsalsa20": {"cipher", "XSalsa20-Poly1305", 0, ""},
	"tdea": {"cipher", "3DES", 0, ""}, "rc4": {"cipher", "RC4", 0, ""}, "blowfish": {"cipher", "Blowfish", 0, ""}, "twofish": {"cipher", "Twofish", 0, ""}, "camellia": {"cipher", "Camellia", 0, ""},
	"bcrypt": {"password", "bcrypt", 0, ""}, "scrypt": {"password", "scrypt", 0, ""}, "argon2": {"password", "Argon2", 0, ""}, "argon2id": {"password", "Argon2id", 0, ""}, "argon2i": {"password", "Argon2i", 0, ""}, "argon2d": {"password", "Argon2d", 0, ""}, "pbkdf2": {"password", "PBKDF2", 0, ""}, "md5crypt": {"password", "md5crypt", 0, ""},
	"sha": {"hash", "SHA-2", 0, ""}, "sha1": {"hash", "SHA-1", 160, ""}, "sha2": {"hash", "SHA-2", 0, ""}, "sha224": {"hash", "SHA-2", 224, ""}, "sha256": {"hash", "SHA-2", 256, ""}, "sha384": {"hash", "SHA-2", 384, ""}, "sha512": {"hash", "SHA-2", 512, ""}, "sha3": {"hash", "SHA-3", 0, ""},
	"md5": {"hash", "MD5", 0, ""}, "md4": {"hash", "MD4", 0, ""}, "blake2": {"hash", "BLAKE2", 0, ""}, "blake2b": {"hash", "BLAKE2", 0, ""}, "blake3": {"hash", "BLAKE3", 0, ""},
	"hmac": {"mac", "HMAC", 0, ""},
	"rsa":  {"key", "RSA", 0, ""}, "rsa2048": {"key", "RSA", 2048, ""}, "rsa3072": {"key", "RSA", 3072, ""}, "rsa4096": {"key", "RSA", 4096, ""}, "ecdsa": {"key", "ECDSA", 0, ""}, "ed25519": {"key", "Ed25519", 0, ""}, "eddsa": {"key", "Ed25519", 0, ""},
	"dsa": {"key", "DSA", 0, ""}, "ecdhe": {"agreement", "ECDHE", 0, ""}, "ecdh": {"agreement", "ECDHE", 0, ""}, "x25519": {"agreement", "X25519", 0, ""}, "curve25519": {"agreement", "X25519", 0, ""},
}

// maybeAlgorithm tells most words from names of algorithms without a look into the map: such a name ends in a digit or is one of few.
func maybeAlgorithm(w string) bool {
	if last := w[len(w)-1]; '0' <= last && last <= '9' {
		return true
	}
	switch w {
	case "aes", "rijndael", "xts", "tdea", "blowfish", "twofish", "camellia", "bcrypt", "scrypt", "argon2id", "argon2i", "argon2d", "md5crypt", "sha", "blake2b", "hmac", "rsa", "ecdsa", "eddsa", "dsa", "ecdhe", "ecdh":
		return true
	}
	return false
}

// algorithm reads the name of an algorithm at token i and returns it with the index behind it, or i.
func algorithm(ts []token.Token, i int) (Algorithm, int) {
	t := &ts[i]
	if t.Kind == token.Mark || i > 0 && !t.Space && (ts[i-1].Is("_") || ts[i-1].Is("@") || ts[i-1].Is("/") && i > 1 && !ts[i-1].Space && algorithmWords[ts[i-2].Lower].Family == "" && ts[i-2].Kind == token.Word) {
		return Algorithm{}, i
	}
	if t.Kind == token.Number {
		return sizedAlgorithm(ts, i)
	}
	if t.Is("triple") && i+2 < len(ts) {
		k := i + 1
		if ts[k].Is("-") {
			k++
		}
		if ts[k].Is("des") {
			return Algorithm{"cipher", "3DES", 0, ""}, k + 1
		}
		return Algorithm{}, i
	}
	if t.Is("advanced") && i+2 < len(ts) && ts[i+1].Is("encryption") && ts[i+2].Is("standard") {
		j := i + 3
		if j+2 < len(ts) && ts[j].Is("(") && ts[j+1].Is("aes") && ts[j+2].Is(")") {
			j += 3
		}
		return suffixes(ts, i, j, Algorithm{"cipher", "AES", 0, ""})
	}
	if t.Text == "DES" && !gluedBefore(ts, i) {
		return Algorithm{"cipher", "DES", 0, ""}, i + 1
	}
	if !maybeAlgorithm(t.Lower) {
		return Algorithm{}, i
	}
	a, ok := algorithmWords[t.Lower]
	if !ok || gluedBefore(ts, i) {
		return Algorithm{}, i
	}
	j := i + 1
	switch t.Lower {
	case "xts":
		if j+1 < len(ts) && ts[j].Is("-") && strings.HasPrefix(ts[j+1].Lower, "aes") {
			a.Bits = algorithmWords[ts[j+1].Lower].Bits
			return suffixes(ts, i, j+2, a)
		}
		return Algorithm{}, i
	case "sha", "sha3", "blake2":
		k := j
		if k < len(ts) && ts[k].Is("-") {
			k++
		}
		if k >= len(ts) || ts[k].Kind != token.Number {
			if t.Is("sha") {
				return Algorithm{}, i
			}
			return a, j
		}
		switch n := int(ts[k].Num); n {
		case 1:
			a = Algorithm{"hash", "SHA-1", 160, ""}
		case 2:
			if k+2 < len(ts) && ts[k+1].Is("-") && ts[k+2].Kind == token.Number && !ts[k+2].Space {
				a.Bits, k = int(ts[k+2].Num), k+2
			}
		case 3:
			a.Family = "SHA-3"
			if k+2 < len(ts) && ts[k+1].Is("-") && ts[k+2].Kind == token.Number && !ts[k+2].Space {
				a.Bits, k = int(ts[k+2].Num), k+2
			}
		case 224, 256, 384, 512:
			a.Bits = n
		default:
			return Algorithm{}, i
		}
		j = k + 1
		if !wholeName(ts, j) {
			return Algorithm{}, i
		}
		return a, j
	case "pbkdf2", "hmac", "chacha20", "xchacha20", "xsalsa20", "sha2":
		for j+1 < len(ts) && (ts[j].Is("-") || ts[j].Is("_")) && !ts[j].Space && !ts[j+1].Space && (ts[j+1].Kind == token.Number || joinedNames[ts[j+1].Lower]) {
			j += 2
		}
		if !wholeName(ts, j) {
			return Algorithm{}, i
		}
		return a, j
	}
	return suffixes(ts, i, j, a)
}

var joinedNames = set("hmac", "sha", "sha256", "sha512", "sha1", "poly1305")

// wholeName reports whether the name ends here: 'ECDHE-RSA-AES128-GCM-SHA256' and 'TLS_AES_128_GCM' are names of something else.
func wholeName(ts []token.Token, j int) bool {
	if j+1 >= len(ts) || ts[j].Space || ts[j+1].Space {
		return true
	}
	if ts[j].Is("_") || ts[j].Is("@") {
		return false
	}
	return !ts[j].Is("-") || ts[j+1].Kind == token.Mark || behindName[ts[j+1].Lower] || algorithmWords[ts[j+1].Lower].Family == "" && ts[j+1].Kind == token.Word && len(ts[j+1].Text) > 4
}

var behindName = set("encrypted", "bit", "bits", "hashed", "based", "encryption", "secured", "hash", "hashes", "key", "keys", "signed")

var cipherModes = map[string]string{"gcm": "GCM", "cbc": "CBC", "xts": "XTS", "ctr": "CTR", "ccm": "CCM", "ecb": "ECB", "siv": "SIV"}

// suffixes reads sizes and modes behind a name that began at i: '-256-GCM', ' with 256-bit keys', ' (256 bit)'.
func suffixes(ts []token.Token, i, j int, a Algorithm) (Algorithm, int) {
	for j < len(ts) {
		k := j
		if k < len(ts) && (ts[k].Is("-") || ts[k].Is("_") || ts[k].Is("/")) && !ts[k].Space {
			k++
		}
		if k >= len(ts) {
			break
		}
		t := &ts[k]
		if mode, ok := cipherModes[t.Lower]; ok && a.Family == "AES" && a.Mode == "" {
			a.Mode, j = mode, k+1
			continue
		}
		if t.Kind == token.Number && a.Bits == 0 && isSize(a, t) {
			a.Bits, j = int(t.Num), k+1
			continue
		}
		if k > j && (t.Is("bit") || t.Is("bits")) || k == j && a.Bits != 0 && (t.Is("bit") || t.Is("bits")) {
			j = k + 1
			continue
		}
		break
	}
	if !wholeName(ts, j) {
		return Algorithm{}, i
	}
	end := j
	for k := j; k < min(j+12, len(ts)); k++ { // 'AES with 256-bit keys in GCM mode'
		t := &ts[k]
		switch mode, ok := cipherModes[t.Lower]; {
		case t.Kind == token.Number && a.Bits == 0 && isSize(a, t):
			a.Bits, end = int(t.Num), k+1
		case ok && a.Family == "AES" && a.Mode == "":
			a.Mode, end = mode, k+1
		case t.Is("bit") || t.Is("bits") || t.Is("keys") || t.Is("key") || t.Is("mode"):
			if end > j || t.Is("mode") && a.Mode != "" {
				end = k + 1
			}
		case t.Is(")"):
			if end > j {
				end = k + 1
			}
		case t.Is(",") && k+2 < len(ts) && a.Bits == 0 && (ts[k+1].Is("key") || ts[k+1].Is("with") || ts[k+1].Is("size") || ts[k+1].Is("length")):
			// 'AES, key length 128 bits'
		case a.Bits == 0 && t.Kind == token.Word && sizeInWords(a, ts, k) > k: // 'one hundred twenty-eight (128) bits'
			n, to, _ := period.Number(ts, k)
			a.Bits, end, k = int(n), to, to-1
		case a.Bits == 0 && a.Class == "cipher" && keyBytes(ts, k) > 0:
			a.Bits, end = keyBytes(ts, k), k+2
			if k+2 < len(ts) && (ts[k+1].Is("-") || ts[k+2].Is("bytes")) {
				end = k + 3
			}
		case t.Is(",") && k+1 < len(ts) && (isSize(a, &ts[k+1]) && a.Bits == 0 || cipherModes[ts[k+1].Lower] != "" && a.Mode == ""):
			// 'AES, 256 bits, GCM'
		case t.Is("and") || t.Is("or"):
			return a, end
		case !withinName[t.Lower]:
			return a, end
		}
	}
	return a, end
}

var withinName = set("with", "using", "a", "an", "the", "of", "size", "length", "long", "(", "-", "in", "key", "keys", "at", "least", "minimum", "is", "lengths", "sizes", "on", "galois", "/", "counter", "under", "have", "has", "or")

// sizeInWords returns the end of a size of keys that is spelled out at k, or 0.
func sizeInWords(a Algorithm, ts []token.Token, k int) int {
	n, end, ok := period.Number(ts, k)
	if !ok || n < 100 || !isSize(a, &token.Token{Text: strconv.Itoa(int(n))}) {
		return 0
	}
	return end
}

// keyBytes returns the bits of a key whose size is said in bytes, 'a key of sixteen bytes', or 0.
func keyBytes(ts []token.Token, k int) int {
	n := map[string]int{"16": 128, "sixteen": 128, "24": 192, "32": 256}[ts[k].Lower]
	for j := k + 1; j < min(k+3, len(ts)); j++ {
		if ts[j].Is("byte") || ts[j].Is("bytes") {
			return n
		}
		if !ts[j].Is("-") {
			break
		}
	}
	return 0
}

func isSize(a Algorithm, t *token.Token) bool {
	switch t.Text {
	case "128", "192", "256":
		return a.Class == "cipher"
	case "1024", "2048", "3072", "4096", "8192", "7680":
		return a.Family == "RSA" || a.Family == "DSA" || a.Family == ""
	case "2,048", "3,072", "4,096", "1,024":
		return a.Family == "RSA" || a.Family == ""
	}
	return false
}

// sizedAlgorithm reads a name that begins with a number: '256-bit AES', '3DES', '2048-bit RSA keys', '256-bit encryption'.
func sizedAlgorithm(ts []token.Token, i int) (Algorithm, int) {
	t := &ts[i]
	if t.Text == "3" && i+1 < len(ts) && ts[i+1].Lower == "des" && !ts[i+1].Space {
		return Algorithm{"cipher", "3DES", 0, ""}, i + 2
	}
	j := i + 1
	if j < len(ts) && ts[j].Is("-") {
		j++
	}
	if j+1 >= len(ts) || !ts[j].Is("bit") && !ts[j].Is("bits") {
		return Algorithm{}, i
	}
	j++
	if ts[j].Is("-") && j+1 < len(ts) {
		j++
	}
	if a, ok := algorithmWords[ts[j].Lower]; ok && isSize(a, t) {
		a.Bits = int(t.Num)
		return suffixes(ts, i, j+1, a)
	}
	switch t.Text {
	case "128", "192", "256":
		for k := j; k < min(j+2, len(ts)); k++ {
			if w := ts[k].Lower; w == "encryption" || (w == "key" || w == "keys") && (k == j || ts[k-1].Is("symmetric") || ts[k-1].Is("encryption")) || w == "cipher" || w == "ciphers" {
				return Algorithm{"cipher", "", int(t.Num), ""}, k + 1
			}
		}
	}
	return Algorithm{}, i
}

var keyWords = set("key", "keys", "master", "kek", "envelope", "wrap", "wraps", "wrapping")

var derives = set("derive", "derives", "derived", "derivation", "deriving", "kdf")

// cipher reads what the sentence says of the algorithms.
func (p *phrase) cipher(c *Claim, v *value) bool {
	if p.question() || p.block.Kind == prose.HeadingText {
		return false
	}
	r := p.region(Cipher, TLS)
	r.heads = p.heads()
	c.Subject, c.Universal = r.subject(), r.universal()
	c.Purpose = r.purpose()
	if a := Algorithms(v.names[0]); len(a) > 0 && a[0].Class == "password" && !(c.Purpose == KeyScope && r.has(keyWords)) && c.Purpose != Backups {
		c.Purpose = Hashing
		if r.has(derives) {
			c.Purpose = KeyScope // a key made out of a passphrase is no stored password
		}
	}
	tight := r.tight(verbsOfTLS)
	refusals := tight.refusals()
	if refusals == 0 && !r.has(verbsOfTLS) {
		refusals = r.inherited()
	}
	switch {
	case refusals == 0 && tight.unclear():
		return false
	case r.below() && r.word(r.from-1) != "under":
		c.Aspect, c.Bound = Accepts, AtLeast
	case r.floor():
		c.Aspect, c.Bound = Accepts, AtLeast
	case refusals%2 == 1:
		c.Aspect = Refuses
	case r.prefers():
		c.Aspect = Prefers
	default:
		c.Aspect = Accepts
	}
	return true
}
