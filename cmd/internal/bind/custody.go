package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A keeper is what the data say of who holds the keys to something.
type keeper struct {
	fact   *trust.Fact
	holder string
	says   string
	at     source.Span
	words  map[string]bool // what it is about, "" for all that is stored
	scope  []string        // stems of the plans that it holds for
}

// keepers collects who holds keys by the data.
func (b *Binder) keyKeepers() {
	var names []string
	for _, n := range append([]trust.Text{b.center.Organisation.Name, b.center.Organisation.LegalName}, b.center.Organisation.Aliases...) {
		for _, w := range strings.Fields(strings.ToLower(n.V)) {
			if len(w) > 3 {
				names = append(names, w)
			}
		}
	}
	for _, p := range b.protections {
		if !p.noun.Keys.IsSet() {
			continue
		}
		k := keeper{fact: p.anyFact(), holder: claim.HolderOf(p.noun.Keys.V, names), says: p.noun.Keys.V, at: p.noun.Keys.Span, words: p.words}
		if scope := scopeOf(p); scope == claim.KeyScope {
			k.words = nil
		}
		for _, a := range p.noun.AppliesTo {
			k.scope = append(k.scope, claim.Stems(a.V)...)
		}
		if k.holder != "" {
			b.keepers = append(b.keepers, k)
		}
	}
	for _, f := range b.center.Stated {
		s, ok := f.Owner.(*trust.Statement)
		if !ok || f.Aspect != "" && s.Type.V != "text" {
			continue
		}
		about := claim.Stems(s.Title.V)
		if !slices.Contains(about, "key") || !slices.Contains(about, "encryption") && !slices.Contains(about, "decryption") && !slices.Contains(about, "held") && !slices.Contains(about, "custody") {
			continue
		}
		k := keeper{fact: f, holder: claim.HolderOf(s.Value.V, names), says: s.Value.V, at: f.Span, words: map[string]bool{}}
		if k.holder == "" {
			k.holder = claim.HolderOf(s.Title.V, names)
		}
		for _, a := range s.AppliesTo {
			for _, w := range claim.Stems(a.V) {
				k.words[fold(w)] = true
			}
		}
		if k.holder != "" {
			b.keepers = append(b.keepers, k)
		}
	}
}

// custody holds what a sentence says of who can decrypt against the data.
func (b *Binder) custody(out *Binding) {
	c := out.Claim
	out.Reason = "no fact says who holds the keys"
	best := 0
	for i := range b.keepers {
		k := &b.keepers[i]
		score, weak := k.covers(c, len(b.keepers) == 1)
		if score == 0 || score < best {
			continue
		}
		agrees := k.holder == c.Names[0]
		if score == best && (out.Verdict == Confirmed || !agrees) {
			continue
		}
		best = score
		out.Fact, out.Verdict, out.Fault, out.Soft, out.Others = k.fact, Confirmed, NoFault, false, nil
		out.Reason = fmt.Sprintf("held against ‘keys’ of %s", k.says)
		if !agrees {
			out.Verdict, out.Fault, out.Soft = Contradicted, WrongCustody, weak || c.Hedge != "" || !c.AspectNear
			out.Others = []Other{{k.at, "keys: " + k.says}}
		}
	}
}

// covers returns how surely the claim is about what the keeper keeps keys to: 0 where it is not.
func (k *keeper) covers(c *claim.Claim, alone bool) (score int, weak bool) {
	plan := func(words []string) bool {
		return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
			r, ok := c.Words.Has(w)
			return ok && r <= claim.InTitle || slices.Contains(c.Qualifiers, w)
		})
	}
	if plan(k.scope) || len(k.scope) == 0 && len(c.Qualifiers) > 0 {
		return 0, false
	}
	if strings.Contains(c.Sentence, " their own ") && c.Names[0] == claim.KeysCustomer {
		return 0, false // what customers have of their own
	}
	if slices.Contains(c.Subject, "our own") || slices.ContainsFunc(c.Subject, func(w string) bool { return ownKeyThings[w] && !k.words[fold(w)] }) {
		return 0, false
	}
	if len(k.words) > 0 {
		n := 0
		for w := range k.words {
			if r, ok := c.Words.Has(w); ok && r <= claim.InHeading {
				n++
			}
		}
		switch {
		case n == len(k.words):
			return 3, false
		case n > 0:
			return 2, !alone
		case alone && slices.Contains(c.Subject, "customer"):
			return 1, true
		}
		return 0, false
	}
	if slices.Contains(c.Subject, "backup") {
		return 0, false
	}
	return 1, k.holder != claim.KeysCustomer && c.Names[0] == claim.KeysCustomer && !slices.Contains(c.Subject, "customer") || !alone
}

// ownKeyThings are what a company has keys of its own for, whoever holds those of customers' data.
var ownKeyThings = words("server", "certificate", "release", "tls", "signing", "firmware", "website", "laptop", "staff")

// custodyKey holds all claims about who can decrypt against each other.
func custodyKey(_ *Binder, c *claim.Claim) string {
	if c.Names[0] == claim.KeysProvider {
		return ""
	}
	return "custody"
}

// custodyPair holds a text by which only customers can decrypt against one by which the company can.
func custodyPair(_ *Binder, x, y *claim.Claim) *Disagreement {
	if x.Names[0] == y.Names[0] || !slices.Equal(x.Qualifiers, y.Qualifiers) {
		return nil
	}
	ours := x
	if ours.Names[0] != claim.KeysOurs {
		ours = y
	}
	shared, other := false, false
	for _, w := range ours.Subject {
		if ownKeyThings[w] || w == "our own" || w == "backup" || w == "database" || w == "disk" || w == "tape" {
			other = true
		}
	}
	for _, w := range x.Subject {
		shared = shared || slices.Contains(y.Subject, w)
	}
	for _, w := range [...]string{"content", "data"} { // whatever customers store
		shared = shared || slices.Contains(x.Subject, w) && slices.Contains(y.Subject, "customer") || slices.Contains(y.Subject, w) && slices.Contains(x.Subject, "customer")
	}
	if slices.Contains(ours.Subject, "private") { // keys of customers, wherever they lie
		shared, other = true, false
	}
	if other || !shared && !slices.Contains(ours.Subject, "customer") {
		return nil
	}
	return &Disagreement{Fault: CustodyDisagreement, About: "who can decrypt", Soft: x.Span.File.Name == y.Span.File.Name || x.Hedge != "" || y.Hedge != "" || !shared}
}
