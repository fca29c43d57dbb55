package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/trust"
)

var encryptionInconsistent = &check.Rule{
	ID: "encryption-inconsistent", Family: check.Data, Severity: diag.Error,
	Title: "the data state one encryption in two ways",
	Why:   "Each page takes the entry that it finds; a reader who sees both believes neither.",
	Bad: `-- data/site.toml --
[encryption.portal]
name = "Customer portal"
scope = "in-transit"
tls = ["1.3"]
[encryption.portal-old]
name = "Customer portal"
scope = "in-transit"
tls = ["1.2", "1.3"]
`,
	Good: `-- data/site.toml --
[encryption.portal]
name = "Customer portal"
scope = "in-transit"
tls = ["1.2", "1.3"]
[encryption.website]
name = "Website"
scope = "in-transit"
tls = ["1.3"]
`,
	Data: func(p *check.Pass) {
		for i, b := range p.Center.Encryption {
			for _, a := range p.Center.Encryption[:i] {
				if a.Scope.V == b.Scope.V && sameThing(a, b) && sameScope(a, b) {
					encryptionTwice(p, a, b)
				}
			}
		}
		for _, s := range p.Center.Facts {
			keysPromised(p, s)
		}
	},
}

// sameThing reports whether two entries go by the same name, or one by a term of the other.
func sameThing(a, b *trust.Encryption) bool {
	names := func(e *trust.Encryption) (out []string) {
		for _, t := range slices.Concat([]trust.Text{e.Name}, e.Terms) {
			if stems := claim.Stems(t.V); len(stems) > 0 {
				out = append(out, strings.Join(stems, " "))
			}
		}
		return out
	}
	other := names(b)
	return slices.ContainsFunc(names(a), func(n string) bool { return slices.Contains(other, n) }) && slices.EqualFunc(a.Of, b.Of, func(x, y trust.Text) bool { return x.V == y.V })
}

// encryptionTwice reports what two entries for the same thing state differently: the lowest version of TLS, or the cipher.
func encryptionTwice(p *check.Pass, a, b *trust.Encryption) {
	if len(a.TLS) > 0 && len(b.TLS) > 0 {
		x, y := lowestTLS(a.TLS), lowestTLS(b.TLS)
		if x.V != y.V {
			p.Report(y.Span, fmt.Sprintf("the lowest version of TLS for %s is %s here, %s in %s", b.Label(), y.V, x.V, a.Path()), check.Fact(b.Path()+".tls"),
				check.Related(x.Span, "%s: %s", a.Label(), x.V), check.Hint("merge the two entries, or name what tells them apart"))
		}
	}
	x, y := claim.Algorithms(a.Cipher.V), claim.Algorithms(b.Cipher.V)
	if len(x) == 1 && len(y) == 1 && x[0].Class == y[0].Class && (x[0].Family != y[0].Family || x[0].Bits != 0 && y[0].Bits != 0 && x[0].Bits != y[0].Bits) {
		p.Report(b.Cipher.Span, fmt.Sprintf("the cipher for %s is %s here, %s in %s", b.Label(), b.Cipher.V, a.Cipher.V, a.Path()), check.Fact(b.Path()+".cipher"),
			check.Related(a.Cipher.Span, "%s: %s", a.Label(), a.Cipher.V), check.Hint("merge the two entries, or name what tells them apart"))
	}
}

func lowestTLS(list []trust.Text) trust.Text {
	return slices.MinFunc(list, func(a, b trust.Text) int { return strings.Compare(a.V, b.V) })
}

// keysPromised holds a statement that customers alone have the keys against an entry for the same thing that gives them to somebody else.
func keysPromised(p *check.Pass, s *trust.Statement) {
	words := claim.Stems(s.Title.V + " " + s.Value.V)
	if !slices.Contains(words, "key") || keyHolder(s.Title.V+" "+s.Value.V) != "the customer" {
		return
	}
	for _, e := range p.Center.Encryption {
		holder := keyHolder(e.Keys.V)
		if holder == "" || holder == "the customer" || !names(words, e.Name.V) {
			continue
		}
		p.Report(e.Keys.Span, fmt.Sprintf("the keys for %s are with %s here, and %s says that the customer holds them", e.Label(), holder, s.Path()),
			check.Related(s.Title.Span, "%s: %s", s.Title.V, s.Value.V), check.Hint("correct one of the two"))
	}
}

// names reports whether all telling words of a name are among the words.
func names(words []string, name string) bool {
	n := 0
	for _, w := range claim.Stems(name) {
		switch w {
		case "data", "customer", "encryption", "at", "rest":
			continue
		}
		if !slices.Contains(words, w) {
			return false
		}
		n++
	}
	return n > 0
}

// keyHolder tells who holds keys by a text such as 'held by the cloud provider' or 'customer-managed', and "" where it names nobody
// or more than one.
func keyHolder(text string) string {
	found := map[string]bool{}
	for _, w := range claim.Stems(text) {
		switch w {
		case "customer", "tenant", "client", "subscriber":
			found["the customer"] = true
		case "provider", "vendor", "hoster", "cloud", "aws", "azure", "google":
			found["the provider"] = true
		case "company", "ourselve", "operator", "vault", "engineer", "staff":
			found["the company"] = true
		}
	}
	if len(found) != 1 {
		return ""
	}
	for who := range found {
		return who
	}
	return ""
}
