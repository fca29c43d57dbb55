package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// ownerOfRole returns what a region is by its name, 'primary site', 'live data', 'backups', with the other words for the same, or nil
// where the name says nothing of the kind: a region that is called North or after its city is no subject.
func ownerOfRole(r *trust.Region) *owner {
	words := claim.Stems(r.Name.V)
	if len(words) == 0 || len(words) > 3 || len(r.AppliesTo) > 0 {
		return nil
	}
	o := &owner{noun: r, regions: []*trust.Region{r}}
	if slices.Contains(words, "backup") {
		o.backup, o.words = true, map[string]bool{}
		return o
	}
	if len(words) == 2 && (words[0] == "live" || words[0] == "production") && liveWords[words[1]] {
		for _, rank := range [...]string{"live", "production"} {
			for w := range liveWords {
				o.names = append(o.names, []string{rank, w})
			}
		}
		return o
	}
	var ranks []string
	site := false
	for _, w := range words {
		switch {
		case siteWords[w]:
			site = true
		case w == "disaster" || w == "data" || w == "centre" || w == "center":
			site = true
		case rankOf(w) != nil:
			ranks = append(ranks, rankOf(w)...)
		default:
			return nil
		}
	}
	if len(ranks) == 0 || len(words) > 1 && !site {
		return nil
	}
	o.heads = ranks
	for _, rank := range ranks {
		for site := range siteWords {
			o.names = append(o.names, []string{rank, site})
		}
		o.names = append(o.names, []string{rank, "data", "centre"}, []string{rank, "data", "center"})
	}
	return o
}

// ranks are words for the place of a site among others, each line with those that mean the same.
var ranks = [...][]string{
	{"primary", "main", "principal"},
	{"secondary", "second", "standby", "failover", "fallback", "recovery", "dr", "alternate", "alternative"},
}

func rankOf(w string) []string {
	for _, same := range ranks {
		if slices.Contains(same, w) {
			return same
		}
	}
	return nil
}

// siteWords are what such a place is called.
var siteWords = map[string]bool{"site": true, "location": true, "region": true, "hall": true, "datacentre": true, "datacenter": true, "room": true}

// liveWords are what is live or in production.
var liveWords = map[string]bool{"data": true, "service": true, "database": true, "system": true, "environment": true, "server": true, "datum": true}

// factThere returns the fact of the first of the owners that is at the place, or otherwise.
func (b *Binder) factThere(c *claim.Claim, os []*owner, otherwise *trust.Fact) *trust.Fact {
	for _, o := range os {
		w := b.whereAre([]*owner{o}, c.Kind)
		if w != nil && slices.ContainsFunc(w.values, func(v string) bool { return b.samePlace(c, v) }) {
			return w.fact
		}
	}
	return otherwise
}

// labelIs reports whether the sentence is the word as a label and begins with the claim behind it: 'Secondary: Madrid'.
func labelIs(c *claim.Claim, word string) bool {
	if len(c.Sentence) <= len(word) || !strings.EqualFold(c.Sentence[:len(word)], word) {
		return false
	}
	rest, ok := strings.CutPrefix(c.Sentence[len(word):], ":")
	return ok && strings.HasPrefix(strings.TrimSpace(rest), c.Text)
}

// abroad holds a city in which a table has a company process data against the countries in which it does, where the data know no city.
func (b *Binder) abroad(out *Binding) bool {
	c, s := out.Claim, out.Claim.Near.Provider
	country := b.countryOf(c)
	if c.Kind != claim.City || !c.Located || country == "" || len(s.Processing) == 0 {
		return false
	}
	w := b.whereIs(s, claim.Country)
	out.Fact = w.fact
	if slices.Contains(w.values, country) {
		out.Verdict, out.Reason = Confirmed, "it lies in a country of the company's"
		return true
	}
	out.Verdict, out.Fault, out.Others = Contradicted, WrongCity, w.others
	out.Reason = fmt.Sprintf("bound to %s by ‘%s’ beside it", w.fact.ID, c.Near.Text)
	return true
}

// standbys returns the owners that are the second of two places, for a claim about what takes over: 'the service fails over to
// us-west-2'.
func (b *Binder) standbys(c *claim.Claim) (os []*owner) {
	if c.Parts&claim.Standby == 0 || c.Parts&^(claim.Standby|claim.Live|claim.Narrow) != 0 {
		return nil
	}
	for _, o := range b.owners {
		if slices.Contains(o.heads, "standby") {
			os = append(os, o)
		}
	}
	return os
}
