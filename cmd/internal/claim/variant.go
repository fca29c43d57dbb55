package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// variantWords are words of titles and headings under which a document describes several offers, each with figures of its own.
var variantWords = set("plans", "price", "prices", "pricing", "edition", "editions", "package", "packages", "tier", "tiers", "subscription", "subscriptions", "offer", "offers", "licence", "licences", "license", "licenses", "product", "products", "tariff", "tariffs", "rates", "fees", "bundle", "bundles", "models", "variants", "memberships", "membership", "countries", "brands", "versions")

// variant returns the heading of the offer that the phrase's section describes, in a document or a section about plans, editions or
// products: 'Solo' and 'Studio' under 'Plans and prices' give different figures for the same thing. It returns "" elsewhere.
func (p *phrase) variant() string {
	h := p.block.Heading
	if h < 0 {
		return ""
	}
	for up := h; up >= 0; up = p.doc.Headings[up].Parent {
		head := p.doc.Headings[up].Text
		parent := p.doc.Headings[up].Parent
		if parent >= 0 && offers(p.doc.Headings[parent].Text) || parent < 0 && offers(titleOf(p.doc)) || offers(head) && len(token.Append(nil, head)) <= 4 {
			if w := strings.ToLower(head); !strings.Contains(w, "all ") && !strings.Contains(w, "every") && !strings.Contains(w, "common") {
				return head
			}
		}
	}
	return ""
}

// offers reports whether a title or heading speaks of offers. A plan by itself is one for incidents or for continuity.
func offers(text string) bool {
	if hasAny(text, variantWords) {
		return true
	}
	ts := token.Append(nil, text)
	for i := 1; i < len(ts); i++ {
		if ts[i].Is("plan") && (isPlanName(ts[i-1].Lower) || offeredPlans[ts[i-1].Lower]) {
			return true
		}
	}
	return false
}

var offeredPlans = set("subscription", "price", "pricing", "hosting", "support", "service", "payment", "your", "solo", "studio", "gold", "silver", "bronze", "platinum", "personal", "family", "growth", "scale", "lite")

// titleOf returns the front matter in which the title of a document stands, or its first heading.
func titleOf(doc *prose.Document) string {
	front := doc.Front.Text()
	if front = front[:min(len(front), titleReach)]; front != "" {
		for _, line := range strings.Split(front, "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "title") {
				return line
			}
		}
	}
	return ""
}
