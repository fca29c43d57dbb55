package claim

import (
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A table or a list whose heads are 'daily', 'weekly' and 'monthly' in a document that speaks of backups is about their tiers, and
// need not call them backups once more.

// tiers makes the numbers of the tables and lists of which two heads or more are rhythms; see phrase.group.
func (c *contexts) tiers() map[int]bool {
	if c.tiered != nil {
		return c.tiered
	}
	c.tiered = map[int]bool{}
	count := map[int]int{}
	backups := false
	for i := range c.doc.Blocks {
		b := &c.doc.Blocks[i]
		if !backups {
			backups = hasAny(b.Text, backupWords) || hasAny(b.Text, backedWords)
		}
		switch {
		case b.Kind == prose.Item, b.Kind == prose.Cell && (b.Header || b.Col == 0):
		default:
			continue
		}
		if len(b.Text) > tierHead && b.Kind == prose.Cell {
			continue
		}
		if ts := token.Append(nil, b.Text[:min(len(b.Text), tierHead)]); len(ts) > 0 && intervalNames[ts[0].Lower] {
			p := phrase{doc: c.doc, block: b, index: i}
			count[p.group()]++
		}
	}
	if backups {
		for g, n := range count {
			if n > 1 && g != 0 {
				c.tiered[g] = true
			}
		}
	}
	return c.tiered
}

// tierHead is the length of a head that only names a tier.
const tierHead = 24

var backedWords = set("backed", "backing")
