package claim

import "candor/cmd/internal/token"

// standsAt reports whether the sentence has a system or a copy stand at the company: 'the recovery cluster is at Scaleway', 'our machines
// stand with Exoscale'. The preposition is token g.
func (p *phrase) standsAt(g int) bool {
	if g-1 <= p.lo || !p.ts[g].Is("at") && !p.ts[g].Is("with") && !p.ts[g].Is("on") {
		return false
	}
	i := g - 1
	for i > p.lo && (p.ts[i].Is("now") || p.ts[i].Is("all") || p.ts[i].Is("both") || p.ts[i].Is("also") || p.ts[i].Is("still")) {
		i--
	}
	if !standsWords[p.ts[i].Lower] {
		return false
	}
	lo, _ := p.clause()
	for k := i - 1; k >= lo; k-- {
		if p.ts[k].Kind == token.Word && hostedThings[stem(p.ts[k].Lower)] {
			return true
		}
	}
	return false
}

var standsWords = set("is", "are", "stands", "stand", "sits", "sit", "lies", "lie", "lives", "live", "remains", "remain", "stays", "stay", "rests", "rest", "resides", "reside")

// hostedThings are systems, and what is kept on them, that stand somewhere.
var hostedThings = set("cluster", "environment", "platform", "system", "server", "machine", "database", "application", "app", "service", "instance", "replica", "standby", "storage", "store", "archive", "vault", "node", "installation", "website", "site", "page", "backup", "copy", "copies", "bucket", "infrastructure", "host", "data", "file", "record", "log", "scan", "document", "recording", "production", "staging", "shop", "portal", "mirror", "queue", "cache", "warehouse", "repository", "gateway")

// besideListed reports whether the name stands in an enumeration with companies of the list and no others: what the sentence says of
// those, it says of this one. Beside a single one, the verb has to say what they do with data: 'Cloudflare and Akamai may process
// logs'. 'And the other providers' says outright that they all are used.
func (p *phrase) besideListed() bool {
	listed, others := 0, 0
	count := func(k int) {
		switch n := &p.finds[k].names[0]; {
		case n.Kind != ProviderName:
		case n.Listed != nil:
			listed++
		default:
			others++
		}
	}
	for i := p.from - 1; i >= p.lo; i-- {
		if k := p.findAt(i); k >= 0 {
			count(k)
			i = p.finds[k].from
			continue
		}
		if !listJoins[p.ts[i].Lower] {
			break
		}
	}
	i := p.to
	for i < p.hi {
		if k := p.findAt(i); k >= 0 {
			count(k)
			i = p.finds[k].to
			continue
		}
		if !listJoins[p.ts[i].Lower] {
			break
		}
		i++
	}
	if listed == 0 || others > 0 {
		return false
	}
	if i+1 < p.hi && i > p.to && p.ts[i].Is("other") && vendorNouns[p.ts[i+1].Lower] {
		return true
	}
	if listed > 1 {
		return true
	}
	if i < p.hi && (p.ts[i].Is("may") || p.ts[i].Is("can") || p.ts[i].Is("will") || p.ts[i].Is("shall") || p.ts[i].Is("must")) {
		i++
	}
	return i > p.to && i < p.hi && withData[p.ts[i].Lower]
}

// withData are plain forms of verbs that say what companies do with the data of those who use them.
var withData = set("process", "store", "receive", "hold", "handle", "host", "keep", "access", "transfer", "transmit", "collect", "see", "obtain")

var listJoins = set(",", "and", "&", "/", "the", "our", "as", "well", "both")

// calledOurs reports whether the company is called one of the site's own right behind its name: 'Polderrack, our host, tells …'.
func (p *phrase) calledOurs() bool {
	if p.to+2 >= p.hi || !p.ts[p.to].Is(",") || !p.ts[p.to+1].Is("our") {
		return false
	}
	for i := p.to + 2; i < min(p.to+5, p.hi); i++ {
		if vendorNouns[p.ts[i].Lower] {
			return true
		}
		if p.ts[i].Kind != token.Word {
			return false
		}
	}
	return false
}

// ownGrounds reports whether 'on its own' says that a company does something on its own systems: 'Aiven operates the database on its own
// servers'.
func (p *phrase) ownGrounds(h hit) bool {
	return h.from >= p.to && p.ts[h.from].Is("on") && h.from+1 < p.hi && p.ts[h.from+1].Is("its") && p.behind() != ""
}
