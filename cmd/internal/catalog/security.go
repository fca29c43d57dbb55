package catalog

import "strconv"

// A Cipher is a cryptographic algorithm or protocol, and how it stands.
type Cipher struct {
	Name    string // 'AES-256-GCM', 'TLS 1.2'
	Kind    string // 'protocol', 'cipher', 'hash', 'mac', 'kdf', 'signature' or 'key-exchange'
	Aliases []string
	KeyBits []int    // sizes of key or digest in bits, where they tell one use from another
	Status  string   // 'recommended', 'acceptable', 'deprecated' or 'broken'
	Sources []string // what says so: 'RFC 8996'
}

// Ciphers returns every known algorithm and protocol, as the file has them.
func (c *Catalog) Ciphers() []Cipher { return c.ciphers }

// Cipher returns the algorithm or protocol that goes by a name or alias.
func (c *Catalog) Cipher(name string) (Cipher, bool) {
	i, ok := c.cipherAt[fold(name)]
	if !ok {
		return Cipher{}, false
	}
	return c.ciphers[i], true
}

func parseCipher(r record) Cipher {
	cipher := Cipher{
		Name:    r.text("name"),
		Kind:    r.text("kind"),
		Aliases: r.list("aliases"),
		Status:  r.text("status"),
		Sources: r.list("source"),
	}
	for _, text := range r.list("key_bits") {
		if bits, err := strconv.Atoi(text); err == nil {
			cipher.KeyBits = append(cipher.KeyBits, bits)
		}
	}
	return cipher
}

func (c *Catalog) indexCiphers() {
	c.cipherAt = make(map[string]int, 4*len(c.ciphers))
	for i, cipher := range c.ciphers {
		claim(c.cipherAt, i, cipher.Name)
		claim(c.cipherAt, i, cipher.Aliases...)
	}
}

// A Framework is a standard, a report or a law that companies say they meet.
type Framework struct {
	ID      string // 'soc-2-type-2'
	Name    string // 'SOC 2 Type 2'
	Aliases []string
	Issuer  string // the body that writes it: 'ISO/IEC', 'BSI, Germany'
	Kind    string // 'certification', 'attestation', 'standard' (no certificate exists) or 'law'
	Scope   string // what it is about, in a few words
}

// Frameworks returns every known framework, as the file has them.
func (c *Catalog) Frameworks() []Framework { return c.frameworks }

// Framework returns the framework that goes by an ID, a name or an alias.
func (c *Catalog) Framework(name string) (Framework, bool) {
	i, ok := c.frameworkAt[fold(name)]
	if !ok {
		return Framework{}, false
	}
	return c.frameworks[i], true
}

func parseFramework(r record) Framework {
	return Framework{
		ID:      r.text("id"),
		Name:    r.text("name"),
		Aliases: r.list("aliases"),
		Issuer:  r.text("issuer"),
		Kind:    r.text("kind"),
		Scope:   r.text("scope"),
	}
}

func (c *Catalog) indexFrameworks() {
	c.frameworkAt = make(map[string]int, 4*len(c.frameworks))
	for i, f := range c.frameworks {
		claim(c.frameworkAt, i, f.ID, f.Name)
		claim(c.frameworkAt, i, f.Aliases...)
	}
}
