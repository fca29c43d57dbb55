package check

import (
	"slices"
	"strings"

	"candor/cmd/internal/trust"
)

// Titles are the names under which texts can refer to a document that can be opened or asked for.
type Titles struct {
	whole map[string]bool // in lower case, hyphens left out
	tails map[string]bool // what they end with: 'encryption policy' of 'customer data encryption policy'
	words [][]string      // what each is about: 'backup' and 'recovery' of 'Backup and Recovery Policy'
	files map[string]*trust.Policy
}

// NewTitles returns the titles of a site's documents.
func NewTitles(c *trust.Center, policies []*trust.Policy) *Titles {
	t := &Titles{whole: map[string]bool{}, tails: map[string]bool{}, files: make(map[string]*trust.Policy, len(policies))}
	for _, p := range policies {
		t.files[p.File] = p
		t.add(p.Title.V)
		for _, a := range p.Aliases {
			t.add(a.V)
		}
	}
	for _, d := range c.Documents {
		t.add(d.Title.V)
		for _, a := range d.Aliases {
			t.add(a.V)
		}
	}
	return t
}

func (t *Titles) add(title string) {
	key := titleKey(title)
	if key == "" {
		return
	}
	t.whole[key] = true
	if about := aboutWords(key); len(about) > 0 {
		t.words = append(t.words, about)
	}
	for rest := key; ; {
		_, tail, ok := strings.Cut(rest, " ")
		if !ok {
			return
		}
		t.tails[tail] = true
		rest = tail
	}
}

// Policy returns the document of a file, or nil.
func (t *Titles) Policy(file string) *trust.Policy { return t.files[file] }

// Known reports whether a title is one of a document's, shortened ('the Encryption Policy') or with more words before it.
func (t *Titles) Known(title string) bool {
	key := titleKey(title)
	if t.whole[key] || t.tails[key] {
		return true
	}
	for rest := key; ; {
		_, tail, ok := strings.Cut(rest, " ")
		if !ok {
			return false
		}
		if t.whole[tail] {
			return true
		}
		rest = tail
	}
}

func titleKey(title string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(title)), "-", "")
}

// Like reports whether a document is about the same by its title, although it is called otherwise: 'Backup Policy' for the 'Backup
// and Recovery Plan', 'Privacy Notice' for the 'Privacy Policy'.
func (t *Titles) Like(title string) bool {
	about := aboutWords(titleKey(title))
	if len(about) == 0 {
		return false
	}
	for _, words := range t.words {
		if contains(words, about) || contains(about, words) {
			return true
		}
	}
	return false
}

func contains(all, some []string) bool {
	for _, w := range some {
		if !slices.Contains(all, w) {
			return false
		}
	}
	return true
}

// aboutWords returns the words of a title that say what it is about.
func aboutWords(key string) (out []string) {
	for _, w := range strings.Fields(key) {
		switch w = strings.TrimSuffix(strings.Trim(w, ",:()"), "s"); w {
		case "policy", "policie", "plan", "standard", "procedure", "handbook", "guide", "guideline", "notice", "statement", "schedule", "rule", "page", "manual", "playbook", "runbook", "charter", "term", "and", "of", "the", "for", "our", "on", "in", "a", "to", "document", "overview", "&", "how", "we", "with", "your", "you", "at", "it", "is", "are":
		case "":
		default:
			out = append(out, w)
		}
	}
	return out
}
