package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// Settle looks at the claims of one document together. A text that states a fact as the data have it, and then gives another
// figure in words that would do for the same fact, most likely speaks of something else the second time: the first shows that
// its author knows the fact, and the words that tell the two apart were not understood. Only a claim elsewhere in the document
// that names the fact more plainly stays a contradiction; where both speak of the same thing in the same words, the two
// disagree with each other, and that is found when texts are held against texts. A sentence whose subject is the fact by its full name
// speaks of that fact, whatever stands elsewhere.
func Settle(bindings []Binding) {
	said := map[*trust.Fact]float64{}                    // how well the words of the fact fit where it is stated
	here, full := map[passage]bool{}, map[passage]bool{} // where it is stated, and where by its full name
	for i := range bindings {
		b := &bindings[i]
		if b.Verdict != Confirmed || b.Fact == nil || !settles(b.Claim) {
			continue
		}
		if b.Claim.Kind == claim.TLS && b.Claim.Aspect != claim.Floor && b.Claim.Aspect != claim.Only && b.Claim.Aspect != claim.Demanded {
			continue // of what is accepted it names one version, and leaves room for another
		}
		said[b.Fact] = max(said[b.Fact], b.score, 1)
		for _, p := range passages(b) {
			here[p] = true
			full[p] = full[p] || b.full
		}
	}
	for i := range bindings {
		b := &bindings[i]
		if b.Verdict != Contradicted || b.Fact == nil || !settles(b.Claim) || b.Claim.Kind == claim.Region && b.full || b.Claim.Kind == claim.TLS && b.score >= namedOutright {
			continue
		}
		where := "the text states that elsewhere"
		if besides(bindings, i) {
			where = "the same passage has that figure"
		} else if said[b.Fact] == 0 {
			continue
		} else if ps := passages(b); (here[ps[0]] || here[ps[1]]) && (!b.full || full[ps[0]] || full[ps[1]]) {
			where = "the same passage states that"
		} else if b.score > plainer*said[b.Fact] || b.full && (b.Claim.Kind == claim.Duration || b.Claim.Aspect == "cadence") {
			continue
		}
		b.Verdict, b.Fault, b.Soft, b.Others, b.Settled = Ambiguous, NoFault, false, nil, true
		b.Reason = fmt.Sprintf("it differs from %s (%s), but %s, and this may be told of something else", b.Fact.ID, b.Fact.Text, where)
	}
}

// plainer is how much better the words of a fact have to fit the claim that differs than the one that agrees.
const plainer = 1.3

// namedOutright is how well a claim about TLS fits a fact whose own words stand in its sentence: it is not told of something else.
const namedOutright = 16

// A passage is a paragraph, a list or a table that states a fact.
type passage struct {
	fact  *trust.Fact
	group int // of a list or table
	block int // of anything else
}

// passages returns the list or table that a claim stands in, and its block.
func passages(b *Binding) [2]passage {
	block := passage{b.Fact, 0, 1 + b.Claim.Block}
	if g := b.Claim.Group; g != 0 {
		return [2]passage{{b.Fact, g, 0}, block}
	}
	return [2]passage{block, block}
}

// settles reports whether the kind of a claim is one of which a text states several figures about different things. A place
// beside its code speaks of nothing but the code, a host is one of the site's or none, a company or a cipher is named once for each thing, and a rule with the exception that breaks
// it is one contradiction.
func settles(c *claim.Claim) bool {
	switch c.Kind {
	case claim.Provider, claim.Host, claim.Title, claim.Cipher, claim.Encryption, claim.Factor, claim.Setting, claim.Custody:
		return false
	case claim.City, claim.Country:
		return c.Near == nil
	}
	return true
}

// isSubject reports whether one of the fact's names stands in full in the subject of the claim's sentence or in its label: 'invoices are
// kept for thirty years'. A name of common words alone names nothing in full.
func (p *profile) isSubject(c *claim.Claim) bool {
	return slices.ContainsFunc(p.names, func(name []string) bool {
		telling := len(name) > 1
		for _, w := range name {
			if !slices.Contains(c.Subject, w) && !slices.Contains(c.Label, w) {
				return false
			}
			telling = telling || !commonSubject[w] && w != "backup"
		}
		return telling
	})
}

// besides reports whether another length of time of the same block is just what the fact says of which the claim at i differs.
func besides(bs []Binding, i int) bool {
	o := &bs[i]
	if !timed(o.Claim) {
		return false
	}
	says := func(k int) bool {
		c := bs[k].Claim
		switch {
		case bs[k].Verdict == Contradicted || !timed(c) || c.Kind != o.Claim.Kind || c.Range.OpenMin != c.Range.OpenMax:
			return false
		case bs[k].Verdict == Confirmed && bs[k].Fact != nil && bs[k].Fact.Owner != o.Fact.Owner && c.Sentence != o.Claim.Sentence:
			return false // it says what another fact says: 'suppliers every two years. Internal audits yearly.'
		case bs[k].Verdict == Confirmed && bs[k].Fact != o.Fact && bs[k].score > 1:
			return false
		case o.full && (bs[k].Fact != o.Fact || !bs[k].full):
			return false // the one that differs names the fact, the other does not
		}
		v := valueOf(o.Fact, c.Kind)
		return (c.Aspect == o.Claim.Aspect || c.Aspect == "" || c.Sentence == o.Claim.Sentence) && v != nil && compare(c, v, inForce) == Confirmed
	}
	for k := i - 1; k >= 0 && bs[k].Claim.Block == o.Claim.Block; k-- {
		if says(k) {
			return true
		}
	}
	for k := i + 1; k < len(bs) && bs[k].Claim.Block == o.Claim.Block; k++ {
		if says(k) {
			return true
		}
	}
	return false
}

func timed(c *claim.Claim) bool { return c.Kind == claim.Duration || c.Kind == claim.Interval }
