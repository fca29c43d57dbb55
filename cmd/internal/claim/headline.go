package claim

import (
	"strings"

	"candor/cmd/internal/prose"
)

// headline returns the title that a document's front matter gives it, or "". It says what the document is about as the outermost heading
// does, which many documents leave out for its sake.
func headline(d *prose.Document) string {
	front := d.Front.Text()
	for line := range strings.Lines(front[:min(len(front), frontReach)]) {
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), "title")
		if !ok {
			continue
		}
		rest = strings.TrimSpace(rest)
		if rest == "" || rest[0] != '=' && rest[0] != ':' {
			continue
		}
		return strings.Trim(strings.TrimSpace(rest[1:]), `"'`)
	}
	return ""
}

// frontReach is how far into the front matter a title is looked for.
const frontReach = 2000
