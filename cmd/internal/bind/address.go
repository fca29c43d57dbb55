package bind

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agext/levenshtein"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// email holds an address against the contacts of the data.
func (b *Binder) email(out *Binding) {
	c := out.Claim
	address := c.Names[0]
	user, domain, _ := strings.Cut(address, "@")
	var same, alike []*trust.Contact
	ours := false
	for _, k := range b.center.Contacts {
		have := strings.ToLower(string(k.Email.V))
		if have == "" {
			continue
		}
		if have == address {
			out.Verdict, out.Reason = Confirmed, "it is in the contacts of the data"
			out.Fact, _ = b.center.Lookup(k.Path() + ".email")
			return
		}
		u, d, _ := strings.Cut(have, "@")
		ours = ours || d == domain
		if k.Purpose.V == c.Aspect {
			same = append(same, k)
		}
		if u == user {
			alike = append(alike, k)
		}
	}
	if strings.EqualFold(string(b.center.Disclosure.Contact.V), address) {
		out.Verdict, out.Reason = Confirmed, "reports of vulnerabilities go there"
		return
	}
	out.Reason = "no contact of the data has this address"
	if near := misspelt(b.center.Contacts, user, domain); near != nil && c.Mood == claim.Asserted {
		out.Fact, _ = b.center.Lookup(near.Path() + ".email")
		out.Verdict, out.Fault = Contradicted, WrongContact
		out.Reason = "it is almost the address of " + near.Label()
		return
	}
	// One purpose may have several addresses, and a person has one of their own: only the same name at another domain, or another
	// address where the data have one for the purpose, is worth a look.
	against := alike
	if len(against) == 0 && ours && c.AspectNear && len(same) == 1 && plainMailbox[user] {
		against = same
	}
	if len(against) == 0 || c.Mood != claim.Asserted {
		return
	}
	out.Fact, _ = b.center.Lookup(against[0].Path() + ".email")
	out.Verdict, out.Fault, out.Soft = Contradicted, WrongContact, !(len(against) == 1 && plainMailbox[user] && b.ofOffice(against[0], c))
	if len(alike) == 1 && !ours && plainMailbox[user] {
		_, d, _ := strings.Cut(strings.ToLower(string(alike[0].Email.V)), "@")
		out.Soft = !slip(d, domain) // the same mailbox at a domain that differs by a slip of the pen is nobody's
	}
	out.Reason = fmt.Sprintf("‘%s’ says what it is for, and the data have %s", c.AspectCue, against[0].Email.V)
}

// ofOffice reports whether the contact is that of an office which the sentence names by its title: an office has one mailbox.
func (b *Binder) ofOffice(k *trust.Contact, c *claim.Claim) bool {
	return slices.ContainsFunc(b.center.Roles, func(r *trust.Role) bool {
		return r.Contact.V == k.ID && len(r.AppliesTo) == 0 && slices.ContainsFunc(titlesOf(r), func(title string) bool {
			return len(title) > 0 && !slices.ContainsFunc(claim.Stems(title), func(w string) bool {
				ring, ok := c.Words.Has(w)
				return !ok || ring > claim.InSentence
			})
		})
	})
}

// misspelt returns the contact whose address is meant by one that differs from it by a slip: a letter or two, or a word before or behind.
func misspelt(contacts []*trust.Contact, user, domain string) *trust.Contact {
	for _, k := range contacts {
		u, d, _ := strings.Cut(strings.ToLower(string(k.Email.V)), "@")
		if d != domain || len(u) < 4 {
			continue
		}
		parts := strings.FieldsFunc(user, func(r rune) bool { return r == '-' || r == '.' || r == '_' || r == '+' })
		if len(parts) > 1 && slices.Contains(parts, u) || levenshtein.Distance(user, u, nil) <= 1 {
			return k
		}
	}
	return nil
}

// plainMailbox are the names of mailboxes that stand for a purpose.
var plainMailbox = wordSet("security", "psirt", "cert", "abuse", "vulnerability", "vulnerabilities", "disclosure", "privacy", "dpo", "dataprotection", "data-protection", "gdpr", "datenschutz", "dsb", "support", "help", "helpdesk", "legal")

// emailKey groups addresses by purpose, where a text gives one for it.
func emailKey(_ *Binder, c *claim.Claim) string {
	user, _, _ := strings.Cut(c.Names[0], "@")
	if !c.AspectNear || !plainMailbox[user] || c.Aspect != "security" && c.Aspect != "privacy" {
		return ""
	}
	return user
}

// emailKeys adds the purpose alone, for texts that say that there is only one address for it.
func emailKeys(b *Binder, c *claim.Claim) (keys []string) {
	if k := emailKey(b, c); k != "" {
		keys = append(keys, "mailbox "+k)
	}
	if c.Aspect == "security" || c.Aspect == "privacy" || c.Aspect == "objection" {
		keys = append(keys, c.Aspect)
	}
	return keys
}

// emailPair reports one mailbox at two domains, and a second address for what only one is for.
func emailPair(b *Binder, x, y *claim.Claim) *Disagreement {
	if x.Names[0] == y.Names[0] || x.Aspect != y.Aspect {
		return nil
	}
	if x.Exclusive != y.Exclusive {
		other := y
		if y.Exclusive {
			other = x
		}
		if user, _, _ := strings.Cut(other.Names[0], "@"); other.AspectCue == "security" && !plainMailbox[user] {
			return nil // the security of what, only the rest of the sentence tells
		}
		return &Disagreement{Fault: WrongContact, About: "the only address for " + x.Aspect, Soft: !other.AspectNear || x.Span.File.Name == y.Span.File.Name}
	}
	if k := emailKey(b, x); k == "" || k != emailKey(b, y) {
		return nil
	}
	return &Disagreement{Fault: WrongContact, Soft: true, About: "the address for " + x.Aspect}
}

// host holds a list of hosts against that of the data. Lists that stand in several items or cells are put together by the rule.
func (b *Binder) host(out *Binding) {
	c := out.Claim
	f, ok := b.center.Lookup("organisation.hosts")
	if !ok {
		out.Reason = "the data list no hosts"
		return
	}
	have, _ := f.Value.([]string)
	out.Fact = f
	for _, h := range c.Names {
		if slices.Contains(have, h) || below(h, have) {
			continue
		}
		out.Verdict, out.Reason = Ambiguous, h+" is not in the list of the data"
		if c.Mood == claim.Asserted {
			out.Verdict, out.Fault = Contradicted, UnknownHost
		}
		return
	}
	out.Verdict, out.Reason = Confirmed, "bound to organisation.hosts"
}

// below reports whether a host stands for one of each customer, or below a listed one: 'acme.app.larkbridge.example' where the list
// has 'app.larkbridge.example'.
func below(host string, have []string) bool {
	first, rest, _ := strings.Cut(host, ".")
	if placeholderLabel[first] {
		return true
	}
	return strings.Count(rest, ".") > 1 && slices.Contains(have, rest)
}

var placeholderLabel = wordSet("www", "your", "yourname", "your-name", "yourcompany", "your-company", "company", "tenant", "customer", "name", "example", "mycompany")

// hostKey groups lists of hosts.
func hostKey(_ *Binder, c *claim.Claim) string {
	if len(c.Names) < 3 {
		return ""
	}
	return "list"
}

// hostPair reports two lists that are almost the same.
func hostPair(b *Binder, x, y *claim.Claim) *Disagreement {
	if _, ok := b.center.Lookup("organisation.hosts"); ok {
		return nil // each is held against the data
	}
	shared := 0
	for _, h := range x.Names {
		if slices.Contains(y.Names, h) {
			shared++
		}
	}
	if shared < 2 || shared == len(x.Names) && shared == len(y.Names) || 2*shared < max(len(x.Names), len(y.Names)) {
		return nil
	}
	return &Disagreement{Fault: WrongHosts, Soft: true, About: "the list of hosts"}
}

// slip reports whether two words differ by one letter left out, put in, put wrong, or by two neighbours exchanged.
func slip(x, y string) bool {
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	a, c := x[i:], y[i:]
	switch {
	case a == "" || c == "":
		return len(a)+len(c) == 1
	case a[1:] == c[1:], a == c[1:], a[1:] == c:
		return true
	}
	return len(a) > 1 && len(c) > 1 && a[0] == c[1] && a[1] == c[0] && a[2:] == c[2:]
}
