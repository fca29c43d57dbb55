package main

import (
	"cmp"
	"slices"
	"strings"
)

func (c *converter) access(f *neutral) *table {
	about := f.text("name") + " " + f.text("object") + " " + f.text("title")
	t := &table{name: "access", of: f}
	switch {
	case mentions(about, "password", "passphrase") && !mentions(about, "maximum", "max ", "longest", "history", "reuse", "expir", "age", "rotation", "change"):
		t.count("password_length", "value", "length", "minimum", "min", "min_length", "characters", "count")
	case mentions(about, "lockout", "locked out", "failed", "attempts"):
		t.count("lockout_attempts", "value", "attempts", "count", "limit", "max")
		t.period("locked_for", "period", "duration", "locked_for", "value")
	case mentions(about, "idle", "inactiv", "timeout", "time-out", "screen lock", "screen saver") || mentions(about, "session") && !mentions(about, "max", "longest", "lifetime", "length", "absolute"):
		t.period("session_timeout", "period", "value", "timeout", "after", "within")
	case mentions(about, "revo", "offboard", "leaver", "deprovision", "withdraw", "removal", "departure", "termination"):
		t.period("revocation", "period", "within", "value", "after")
	case mentions(about, "review", "recertif"):
		t.every("review", "interval", "period", "every", "frequency", "value")
	}
	for _, k := range []struct {
		key    string
		fields []string
		put    func(string, ...string) bool
	}{
		{"password_length", []string{"password_length", "min_password_length", "minimum_password_length", "password_min"}, t.count},
		{"session_timeout", []string{"session_timeout", "idle_timeout", "screen_lock"}, t.period},
		{"lockout_attempts", []string{"lockout_attempts", "failed_attempts"}, t.count},
		{"locked_for", []string{"locked_for", "lockout_duration", "lockout_period"}, t.period},
		{"revocation", []string{"revocation", "revoked_within", "revoke_within"}, t.period},
		{"review", []string{"review", "review_interval"}, t.every},
	} {
		k.put(k.key, k.fields...)
	}
	factors := []string{"mfa", "second_factor", "two_factor"}
	if mentions(about, "multi-factor", "multifactor", "two-factor", "second factor", "mfa", "2fa", "two-step") {
		factors = append(factors, "value", "status")
	}
	if field, v := f.take(factors...); v != "" {
		switch {
		case mentions(v, "require", "mandatory", "true", "yes", "always"):
			t.text(f, "mfa", "required", field)
		case mentions(v, "possible"):
			t.text(f, "mfa", "where-possible", field)
		case mentions(v, "optional", "recommend"):
			t.text(f, "mfa", "optional", field)
		case mentions(v, "none", "no", "false"):
			t.text(f, "mfa", "none", field)
		}
	}
	if len(t.lines) == 0 {
		return c.statement(f, "access")
	}
	t.id = c.newID("access", f.id)
	c.tables = append(c.tables, t)
	t.named("name", "object", "title")
	_, who := f.take("who", "users", "group")
	t.text(f, "who", cmp.Or(who, strings.Join(f.texts("applies_to"), ", "), "everyone"), "")
	t.words("aliases", "object", "trigger")
	t.text(f, "trigger", f.text("trigger"), "trigger")
	t.scope()
	return t
}

func (c *converter) encryption(f *neutral) *table {
	if c.foreign(f) {
		return nil
	}
	t := c.add("encryption", f.id, f)
	scope := f.text("scope")
	field, name := f.take("name", "object", "title", "data", "subject")
	t.text(f, "name", cmp.Or(name, scope, f.id), cmp.Or(field, "scope"))
	f.used["scope"] = true
	word := encryptionScope(cmp.Or(scope, name+" "+f.id))
	if a, ok := c.catalog.Cipher(cmp.Or(f.text("cipher"), f.text("algorithm"))); ok && (a.Kind == "hash" || a.Kind == "kdf") {
		word = "hashing"
	}
	t.text(f, "scope", word, "scope")
	t.words("aliases", "object")
	if v := versions(f); len(v) > 0 {
		t.list(f, "tls", v, "min_version")
	}
	t.copy("cipher", "cipher", "algorithm", "ciphers")
	t.copy("method", "method", "product", "tool", "by")
	t.copy("keys", "keys", "key_management", "managed_by", "key_holder")
	t.period("hsts", "hsts", "hsts_max_age")
	t.every("rotation", "rotation", "key_rotation", "interval", "rotation_interval", "rotated")
	if field, v := f.take("status", "state"); v != "" {
		switch {
		case mentions(v, "verif", "confirm", "unknown", "unclear", "checked") && !strings.EqualFold(v, "verified"):
			t.text(f, "status", "unverified", field)
		case mentions(v, "plan", "progress", "roadmap", "future"):
			t.text(f, "status", "planned", field)
		case mentions(v, "none", "not ", "off", "disabled", "no ", "missing", "absent") || v == "no":
			t.text(f, "status", "none", field)
		default:
			t.text(f, "status", "in-force", field)
		}
	}
	t.scope()
	return t
}

// encryptionScope returns the word of the data format for what is encrypted.
func encryptionScope(s string) string {
	for _, a := range []struct {
		word string
		says []string
	}{
		{"hashing", []string{"hash", "password"}},
		{"signing", []string{"sign"}},
		{"end-to-end", []string{"end-to-end", "end to end", "e2e"}},
		{"keys", []string{"key"}},
		{"backups", []string{"backup", "copies"}},
		{"in-transit", []string{"transit", "tls", "traffic", "network", "transport", "connection", "endpoint", "internet", "web", "api"}},
	} {
		if mentions(s, a.says...) {
			return a.word
		}
	}
	return "at-rest"
}

func (c *converter) tls(f *neutral) *table {
	if c.foreign(f) {
		return nil
	}
	t := c.add("encryption", f.id, f)
	field, name := f.take("name", "scope", "object", "title")
	t.text(f, "name", cmp.Or(name, "TLS"), field)
	t.text(f, "scope", "in-transit", "")
	t.words("aliases", "scope", "object")
	t.list(f, "tls", versions(f), "min_version")
	t.copy("cipher", "cipher", "ciphers", "cipher_suite")
	t.copy("method", "policy", "method")
	t.period("hsts", "hsts", "hsts_max_age")
	t.scope()
	return t
}

// foreign reports whether the fact is about somebody else's machines; it then says nothing about the company's.
func (c *converter) foreign(f *neutral) bool {
	holder := f.text("holder")
	if holder == "" || strings.EqualFold(holder, "own") {
		return false
	}
	c.organisation.remarks(f)
	return true
}

// tlsVersions are those of the data format, in order.
var tlsVersions = []string{"1.0", "1.1", "1.2", "1.3"}

// versions returns the TLS versions that a fact accepts.
func versions(f *neutral) []string {
	if key, listed := f.takeList("versions", "allowed", "accepted", "allowed_versions", "supported"); key != "" {
		return known(listed)
	}
	key, least := f.take("min_version", "minimum_version", "minimum", "min", "tls_min", "tls_version", "tls", "version", "protocol")
	at := slices.Index(tlsVersions, version(least))
	if at < 0 {
		if key != "" {
			f.used[key] = false
		}
		return nil
	}
	out := slices.Clone(tlsVersions[at:])
	if _, most := f.take("max_version", "maximum_version", "max"); most != "" {
		if to := slices.Index(out, version(most)); to >= 0 {
			out = out[:to+1]
		}
	}
	if _, off := f.takeList("disabled", "forbidden", "disabled_versions", "not_supported"); len(off) > 0 {
		off = known(off)
		out = slices.DeleteFunc(out, func(v string) bool { return slices.Contains(off, v) })
	}
	return out
}

func known(list []string) (out []string) {
	for _, v := range list {
		if v = version(v); slices.Contains(tlsVersions, v) && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// version returns the number of a version as the data format writes it: '1.2' for 'TLS 1.2', 'TLSv1.2+' and 'tls1.2'.
func version(s string) string {
	s = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(strings.ToLower(s)), "+"))
	for _, p := range []string{"tls", "v", " ", "-"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, p))
	}
	s = strings.TrimPrefix(s, "v")
	if s == "1" {
		return "1.0"
	}
	return s
}

// domain converts a host name of the company. Only a list that a commitment calls complete is one that prose is held to as a
// whole; a single host is a figure like any other.
func (c *converter) domain(f *neutral) *table {
	var hosts []string
	first := ""
	for _, field := range []string{"host", "hosts", "domain", "domains", "value", "fqdn", "address", "url", "name", "names"} {
		v := f.texts(field)
		for i := range v {
			v[i] = strings.TrimPrefix(v[i], "https://")
			v[i], _, _ = strings.Cut(v[i], "/")
		}
		if len(v) == 0 || slices.ContainsFunc(v, func(h string) bool { return !isHost(h) }) {
			continue
		}
		f.used[field] = true
		if hosts = append(hosts, v...); first == "" {
			first = field
		}
	}
	if len(hosts) == 0 {
		return c.statement(f, "domain")
	}
	_, title := f.take("purpose", "title", "name", "object", "use", "role", "scope")
	if c.completeHosts {
		c.hosts = append(c.hosts, heard{f, first, hosts})
	}
	var t *table
	for _, h := range hosts {
		n := c.figure(f, f.id, cmp.Or(title, "host"), "host", h, first)
		if t == nil {
			t = n
		}
	}
	t.words("aliases")
	t.scope()
	return t
}

// heard is hosts with the fact that names them.
type heard struct {
	f     *neutral
	field string
	hosts []string
}

// answer writes the list of hosts.
func (c *converter) answer() {
	var all []string
	for _, h := range c.hosts {
		all = append(all, h.hosts...)
	}
	if len(all) > 0 {
		c.organisation.list(c.hosts[0].f, "hosts", all, c.hosts[0].field)
	}
}
