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

var encryptionPromised = &check.Rule{
	ID: "encryption-promised", Family: check.Data, Severity: diag.Error,
	Title: "encryption is promised that the data do not have",
	Why:   "A promise that all data are encrypted is broken by the one place where they are not.",
	Bad:   encryptionPromise + "status = \"none\"\n",
	Good:  encryptionPromise + "status = \"in-force\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Facts {
			words := claim.Stems(s.Title.V)
			if s.Type.V != "text" || !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "encrypt") }) || slices.Contains(words, "key") || !affirms(s.Value.V) {
				continue
			}
			all := strings.Contains(" "+strings.ToLower(s.Title.V), " all ") || strings.Contains(" "+strings.ToLower(s.Title.V), " every ")
			for _, e := range p.Center.Encryption {
				if e.Status.V != "none" && e.Status.V != "planned" || !sameWords(e.AppliesTo, s.AppliesTo) || e.Scope.V == "in-transit" && slices.Contains(words, "rest") || e.Scope.V == "at-rest" && slices.Contains(words, "transit") {
					continue
				}
				if all && !withinPromise(words, e) || !all && slices.ContainsFunc(claim.Stems(e.Name.V), func(w string) bool { return !slices.Contains(words, w) }) {
					continue
				}
				p.Report(e.Status.Span, fmt.Sprintf("the encryption of %s is %s, and the data promise: %s", e.Label(), strings.ReplaceAll(e.Status.V, "none", "not done"), s.Title.V), check.Fact(e.Path()+".status"),
					related(s.Value.Span, s.Title.V), check.Hint("correct one of the two"))
			}
		}
	},
}

// withinPromise reports whether the promise that all of something is encrypted takes in an entry: 'all backups' leaves out a website.
func withinPromise(words []string, e *trust.Encryption) bool {
	special := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.HasPrefix(w, "encrypt") || wholeData[w] })
	if len(special) == 0 && openToAll(e.Name.V) {
		return false // what anybody may read is nobody's data
	}
	if len(special) == 0 || slices.Contains(special, "backup") && e.Scope.V == "backups" {
		return true
	}
	name := claim.Stems(e.Name.V)
	return slices.ContainsFunc(special, func(w string) bool { return slices.Contains(name, w) })
}

// openToAll reports whether a name is one of what anybody may read.
func openToAll(name string) bool {
	return slices.ContainsFunc(claim.Stems(name), func(w string) bool { return forEverybody[w] })
}

// forEverybody are words of names for what is open to all.
var forEverybody = map[string]bool{"public": true, "website": true, "marketing": true, "static": true, "press": true, "brochure": true, "published": true}

// wholeData are words of such a promise that leave nothing out.
var wholeData = map[string]bool{"data": true, "customer": true, "personal": true, "content": true, "information": true, "stored": true, "storage": true, "rest": true, "transit": true, "everything": true, "system": true, "production": true, "client": true, "user": true, "confidential": true, "strong": true, "full": true, "always": true, "disk": true, "volume": true, "promise": true, "commitment": true, "state": true, "art": true}

// affirms reports whether the value of a promise in words says that it holds.
func affirms(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "yes", "true", "promised", "all", "encrypted", "always", "required", "in force", "available", "provided":
		return true
	}
	return false
}

const encryptionPromise = "-- data/e.toml --\n[facts.all]\ntitle = \"All customer data are encrypted at rest\"\nvalue = \"yes\"\ntype = \"text\"\n[encryption.laptops]\nname = \"Laptops\"\nscope = \"at-rest\"\n"
