package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// scanAddress reads an e-mail address or a host name under one of the site's own domains. Other names with points in them, files
// and versions and the hosts of others, are none.
func (l *Lexicon) scanAddress(ts []token.Token, i int, text string) (*value, int) {
	if i+2 >= len(ts) || ts[i+1].Space || ts[i+2].Space || i > 0 && !ts[i].Space && !opens(ts[i-1].Lower) {
		return nil, 0
	}
	j, at := i+1, -1
	for j < len(ts) && !ts[j].Space && (ts[j].Kind != token.Mark || strings.Contains(".-_+@", ts[j].Lower)) {
		if ts[j].Is("@") {
			at = j
		}
		j++
	}
	for j > i+1 && ts[j-1].Kind == token.Mark {
		j-- // the full stop of the sentence
	}
	switch {
	case j < i+3:
		return nil, 0
	case at > i && at < j-1:
		address := text[ts[i].Start:ts[j-1].End]
		if strings.Contains(text[ts[at].End:ts[j-1].End], ".") {
			return &value{kind: Email, names: []string{strings.ToLower(address)}}, j
		}
	case at < 0:
		if host := strings.ToLower(text[ts[i].Start:ts[j-1].End]); l.domains[domainOf(host)] && !(j < len(ts) && ts[j].Is("/") && !ts[j].Space) {
			return &value{kind: Host, names: []string{host}}, j
		}
	}
	return nil, 0
}

// opens reports whether a mark can stand right before an address.
func opens(mark string) bool {
	switch mark {
	case "(", `"`, "'", "`", "<", "[", "/", ":", "*", ",":
		return true
	}
	return false
}

// domainOf returns the part of a host name under which a company has its names: the last two labels, or three where the last is a
// country's and the one before it short.
func domainOf(host string) string {
	labels := strings.Split(host, ".")
	n := len(labels)
	if n >= 3 && len(labels[n-1]) == 2 && len(labels[n-2]) <= 3 {
		return strings.Join(labels[n-3:], ".")
	}
	if n >= 2 {
		return strings.Join(labels[n-2:], ".")
	}
	return host
}

// addDomains enters the domains of the site's own hosts, site and addresses.
func (b *lexiconBuilder) addDomains(c *trust.Center) {
	b.lex.domains = map[string]bool{}
	add := func(host string) {
		if strings.Contains(host, ".") {
			b.lex.domains[domainOf(strings.ToLower(host))] = true
		}
	}
	for _, h := range c.Organisation.Hosts {
		add(string(h.V))
	}
	for _, k := range c.Components {
		for _, h := range k.Hosts {
			add(string(h.V))
		}
	}
	if site := string(c.Organisation.Website.V); strings.Contains(site, "://") {
		_, rest, _ := strings.Cut(site, "://")
		host, _, _ := strings.Cut(rest, "/")
		add(host)
	}
	for _, k := range c.Contacts {
		if _, host, ok := strings.Cut(string(k.Email.V), "@"); ok {
			add(host)
		}
	}
	if _, host, ok := strings.Cut(string(c.Disclosure.Contact.V), "@"); ok {
		add(host)
	}
}

// host reads a list of hosts: the first of a sentence stands for all of them.
func (p *phrase) host(c *Claim) bool {
	names := []string{}
	for k := range p.finds {
		f := &p.finds[k]
		if f.from < p.lo || f.to > p.hi || f.value == nil || f.value.kind != Host {
			continue
		}
		if k < p.self {
			return false
		}
		names = append(names, f.value.names[0])
		c.End = p.ts[f.to-1].End
	}
	c.Names = names
	c.Group = p.group()
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "such", "example", "including", "among", "like", "e.g", "instance":
			if p.ts[i].Space { // not the last label of a name
				c.Mood, c.Cue = Example, w
				return true
			}
		}
	}
	c.Mood, c.Cue = p.mood(c)
	return p.block.Kind != prose.HeadingText
}

// email reads what an address is to be written to for.
func (p *phrase) email(c *Claim) bool {
	lo, hi := p.clause()
	for _, r := range [][2]int{{lo, hi}, {p.lo, p.hi}} {
		best := 1 << 20
		for i := r[0]; i < r[1]; i++ {
			if a := purposes[p.ts[i].Lower]; a != "" && (i < p.from || i >= p.to) && p.gap(i) < best {
				best, c.Aspect, c.AspectCue = p.gap(i), a, p.ts[i].Text
			}
		}
		if c.Aspect != "" {
			c.AspectNear = true
			break
		}
	}
	if c.Aspect == "" {
		for _, b := range p.introducers() {
			for _, t := range p.cut(b) {
				if a := purposes[t.Lower]; a != "" && c.Aspect == "" {
					c.Aspect, c.AspectCue = a, t.Text
				}
			}
		}
	}
	if c.Aspect == "" && p.hi < len(p.ts) && pronouns[p.ts[p.hi].Lower] { // 'This is where we take reports of weaknesses'
		for i := p.hi; i < min(len(p.ts), p.hi+20) && !p.ts[i].Is("."); i++ {
			if a := purposes[p.ts[i].Lower]; a != "" {
				c.Aspect, c.AspectCue, c.AspectNear = a, p.ts[i].Text, true
				break
			}
		}
	}
	if c.Aspect == "" {
		for _, w := range Words(headline(p.doc)) {
			if a := purposes[w]; a != "" && c.Aspect == "" {
				c.Aspect, c.AspectCue = a, w
			}
		}
	}
	c.Group = p.group()
	c.Exclusive = p.onlyAddress()
	return true
}

// onlyAddress reports whether the sentence, or the next, says that there is no other address: 'this is the only address at which we accept
// reports'.
func (p *phrase) onlyAddress() bool {
	end := p.hi
	for end < len(p.ts) && end < p.hi+30 && !p.ts[end].Is("@") && !(end > p.hi && p.ts[end].Is(".") && (end+1 == len(p.ts) || p.ts[end+1].Space)) {
		end++
	}
	for i := p.lo; i < end; i++ {
		next := ""
		if i+1 < end {
			next = p.ts[i+1].Lower
		}
		switch p.ts[i].Lower {
		case "only", "sole", "single":
			if mailboxes[next] {
				return i < p.hi || pronouns[p.ts[p.hi].Lower]
			}
			if i < p.hi && (p.ts[i].Is("only") && (next == "to" || next == "at" || next == "by" || next == "via" || next == "through") || i+1 == p.from) {
				return true
			}
		case "exclusively", "solely":
			return i < p.hi
		case "no", "not":
			if (next == "other" || next == "through" || next == "via") && i >= p.to {
				return next != "other" || i+2 < end && (mailboxes[p.ts[i+2].Lower] || p.ts[i+2].Is("way"))
			}
		}
	}
	return false
}

var mailboxes = set("address", "addresses", "mailbox", "channel", "contact", "e-mail", "email", "inbox", "way", "place")

var purposes = map[string]string{
	"vulnerability": "security", "vulnerabilities": "security", "weakness": "security", "weaknesses": "security", "security": "security", "finder": "security", "finders": "security", "researchers": "security", "disclosure": "security",
	"privacy": "privacy", "protection": "privacy", "dpo": "privacy", "erasure": "privacy", "gdpr": "privacy",
	"support": "support", "help": "support", "desk": "support",
	"legal": "legal", "sales": "sales", "objection": "objection", "objections": "objection", "accessibility": "accessibility",
}
