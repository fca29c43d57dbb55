package claim

import (
	"slices"

	"candor/cmd/internal/prose"
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
	first := 0
	for i := range c.doc.Blocks {
		b := &c.doc.Blocks[i]
		if b.Kind != prose.Item {
			first = i + 1
		}
		c.firsts = append(c.firsts, first)
		switch {
		case b.Kind == prose.Cell && !b.Header && b.Col == 0 && hasAny(b.Text, backedWords):
			c.tiered[1+2*b.Table] = true // a row tells how often things are backed up
			continue
		case b.Kind == prose.Item, b.Kind == prose.Cell && (b.Header || b.Col == 0):
		default:
			continue
		}
		if len(b.Text) > tierHead && b.Kind == prose.Cell {
			continue
		}
		if ts := c.text.words(i); len(ts) > 0 && intervalNames[ts[0].Lower] {
			count[c.list(i)]++
		}
	}
	for g, n := range count {
		if n > 1 && c.backups() {
			c.tiered[g] = true
		}
	}
	return c.tiered
}

// backups reports whether the document speaks of backups.
func (c *contexts) backups() bool {
	return slices.ContainsFunc(c.doc.Blocks, func(b prose.Block) bool { return hasAny(b.Text, backupWords) || hasAny(b.Text, backedWords) })
}

// list returns a number for the table or the list of a block, with or without something that leads to it.
func (c *contexts) list(i int) int {
	p := phrase{doc: c.doc, block: &c.doc.Blocks[i], index: i}
	if g := p.group(); g != 0 || p.block.Kind != prose.Item {
		return g
	}
	return -1 - c.firsts[i]
}

// tierHead is the length of a head that only names a tier.
const tierHead = 24

var backedWords = set("backed", "backing", "copied", "dumped")
