package check

import (
	"strings"

	"candor/cmd/internal/trust"
)

// Titles are the names under which texts can refer to a document that can be opened or asked for.
type Titles struct {
	whole map[string]bool // in lower case, hyphens left out
	tails map[string]bool // what they end with: 'encryption policy' of 'customer data encryption policy'
}

// NewTitles returns the titles of a site's documents.
func NewTitles(c *trust.Center, policies []*trust.Policy) *Titles {
	t := &Titles{whole: map[string]bool{}, tails: map[string]bool{}}
	for _, p := range policies {
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
	for rest := key; ; {
		_, tail, ok := strings.Cut(rest, " ")
		if !ok {
			return
		}
		t.tails[tail] = true
		rest = tail
	}
}

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
