package claim

import (
	"maps"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// spread makes, of what leads to a list and says how long something is kept, a claim about each thing in the list: 'Gone after
// twelve months:' above 'appointment notes' and 'voicemail messages'.
func spread(out []Claim, doc *prose.Document, n int, text *Text) []Claim {
	lead := &doc.Blocks[n]
	trimmed := strings.TrimRight(lead.Text, " *_")
	heading := lead.Kind == prose.HeadingText
	if len(out) == 0 || !heading && !strings.HasSuffix(trimmed, ":") && !(len(trimmed) < shortLead && !strings.HasSuffix(trimmed, ".")) {
		return out
	}
	c := &out[len(out)-1]
	if c.Block != n || c.Kind != Duration && c.Kind != Interval || c.Kind == Duration && c.Aspect != "retention" || c.Aspect == "" || len(out) > 1 && out[len(out)-2].Block == n && out[len(out)-2].Kind == c.Kind {
		return out
	}
	if !strings.HasSuffix(strings.TrimRight(c.Sentence, " *_"), trimmed[max(0, len(trimmed)-len(c.Text)):]) {
		return out
	}
	for j := n + 1; j < len(doc.Blocks); j++ {
		b := &doc.Blocks[j]
		switch {
		case b.Kind != prose.Item:
			return out
		case b.Parent >= 0 && b.Parent != n:
			continue
		case b.LeadIn != n && b.Parent != n && !(heading && b.LeadIn < 0 && b.Parent < 0 && doc.Headings[b.Heading].Block == n):
			return out
		}
		ts := text.Tokens(j)
		if len(ts) == 0 || len(ts) > shortItem {
			continue
		}
		p := phrase{doc: doc, block: b, index: j, ts: ts, hi: len(ts)}
		if p.states() {
			continue
		}
		k := *c
		k.Block, k.Start, k.End = j, 0, len(b.Text)
		k.Span = b.Source(0, len(b.Text))
		k.Sentence = lead.Text + " " + b.Text
		k.Subject, k.Back, k.Pronoun, k.Every = plainStems(b.Text), nil, false, ""
		k.Group = 2 + 2*n
		k.AspectNear = true
		k.Words.Rings = maps.Clone(c.Words.Rings)
		for _, w := range Stems(b.Text) {
			k.Words.Rings[w] = InLabel
		}
		for d, f := range FacetsOf(b.Text) {
			k.Facets.add(Dimension(d), f.Senses, InClause)
		}
		out = append(out, k)
	}
	return out
}

// shortLead is the length of a line that needs no colon to lead to the list under it.
const shortLead = 60

// states reports whether an item says something of its own that has a figure or a verb of keeping.
func (p *phrase) states() bool {
	for i := range p.ts {
		if t := &p.ts[i]; t.Kind == token.Number || t.Kind == token.Word && (deletion[t.Lower] != "" || keepingWords[t.Lower] && !t.Is("file") || plainVerbs[t.Lower] || t.Is("not") || t.Is("except") || t.Is("unless")) {
			return true
		}
	}
	return false
}
