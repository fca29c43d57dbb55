package rules

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/token"
)

var linkMistitled = &check.Rule{
	ID: "link-mistitled", Family: check.Documents, Severity: diag.Error,
	Title: "a link named after one document leads to another",
	Why:   "The reader is sent to a text that does not settle what the sentence says it settles.",
	Bad:   page + doc("Suppliers have to meet the [Supplier Security Policy](access.md)."),
	Good:  page + doc("Passwords have to meet the [Access Policy](access.md)."),
	Document: func(p *check.Pass, d *check.Document) {
		for i := range d.Prose.Links {
			l := &d.Prose.Links[i]
			if l.Image || l.Auto {
				continue
			}
			title := titleOfLink(l.Text)
			if title == "" {
				continue
			}
			t := p.Resolve(d.Prose.File.Name, l.Dest)
			if t.File == "" || t.File == d.Policy.File {
				continue
			}
			names := titlesOfFile(p, t.File)
			if len(names) == 0 || slices.Contains(names, title) {
				continue
			}
			about := matter(title)
			if slices.ContainsFunc(names, func(n string) bool { return sameMatter(matter(n), about) }) {
				continue
			}
			p.Report(l.Span, fmt.Sprintf("the link is named %s and leads to %s", title, names[0]), check.Hint("link to the document that is named, or name the one to which the link leads"))
		}
	},
}

// titleOfLink returns the words of a link where they are a document's title and nothing else: 'Supplier Security Policy'.
func titleOfLink(text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(text), "the "), "our "))
	ts := token.Append(nil, text)
	if len(ts) < 2 || len(ts) > 7 {
		return ""
	}
	lo, hi := titleAt(ts, len(ts)-1, text)
	if text == "Terms of Service" || text == "Terms of Use" {
		lo, hi = 0, len(ts)
	}
	if hi != len(ts) || lo != 0 {
		return ""
	}
	return text
}

// titlesOfFile returns what a document of the site is called, the title first, with the name of its file.
func titlesOfFile(p *check.Pass, file string) []string {
	o := p.Titles.Policy(file)
	if o == nil || !o.Title.IsSet() {
		return nil
	}
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	return append(append([]string{o.Title.V}, textsOf(o.Aliases)...), strings.ReplaceAll(strings.ReplaceAll(name, "-", " "), "_", " "))
}

// sameMatter reports whether two titles can be of one document: they share a word that says what it is about, or one of them says
// nothing of the kind.
func sameMatter(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// matter returns what a title says that its document is about, with one word for those that mean the same.
func matter(title string) (out []string) {
	for _, t := range token.Append(nil, title) {
		w := strings.TrimSuffix(t.Lower, "s")
		if t.Kind != token.Word || len(w) < 3 || emptyTitleWords[w] {
			continue
		}
		if same := oneMatter[w]; same != "" {
			w = same
		}
		out = append(out, w)
	}
	return out
}

var emptyTitleWords = map[string]bool{"policy": true, "policie": true, "plan": true, "standard": true, "procedure": true, "handbook": true, "guide": true, "guideline": true, "notice": true, "statement": true, "rule": true, "page": true, "manual": true, "playbook": true, "runbook": true, "charter": true, "and": true, "the": true, "for": true, "our": true, "with": true, "how": true, "you": true, "your": true, "document": true, "company": true, "internal": true, "general": true, "customer": true, "addendum": true, "annex": true}

// oneMatter holds for each word of sameMatters the one that stands for its line, the first in which it is.
var oneMatter = func() map[string]string {
	m := map[string]string{}
	for _, same := range slices.Backward(sameMatters[:]) {
		for _, w := range same {
			m[w] = same[0]
		}
	}
	return m
}()

// sameMatters are words of titles that are used for the same thing, each line with the one that stands for all.
var sameMatters = [...][]string{
	{"privacy", "data", "protection", "personal", "processing", "processor", "gdpr", "dpa", "cookie", "confidentiality"},
	{"term", "use", "service", "condition", "contract", "agreement", "sla", "level"},
	{"security", "information", "isms", "protection", "secure", "safety", "cyber"},
	{"supplier", "vendor", "third", "party", "procurement", "purchasing", "subprocessor", "partner", "processor"},
	{"incident", "breach", "response", "emergency", "crisi"},
	{"continuity", "disaster", "recovery", "backup", "resilience", "availability", "restore", "contingency"},
	{"access", "password", "identity", "authentication", "account", "login", "credential"},
	{"encryption", "cryptography", "cryptographic", "key", "cipher", "tls", "crypto"},
	{"retention", "deletion", "erasure", "disposal", "storage", "record", "archiving", "archive"},
	{"log", "logging", "monitoring", "audit"},
	{"vulnerability", "disclosure", "patch", "bounty", "reporting"},
	{"acceptable", "use", "device", "workstation", "laptop", "mobile", "equipment", "byod"},
	{"staff", "employee", "personnel", "people", "training", "awareness", "code", "conduct"},
	{"change", "release", "development", "deployment", "software"},
}
