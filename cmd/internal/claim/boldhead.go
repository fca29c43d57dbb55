package claim

import (
	"strings"

	"candor/cmd/internal/prose"
)

// Many documents head their parts with a line of strong type that is no heading of Markdown: '**Mail system**' above the lines or the list
// that tell of it.

// boldHead returns the index of the paragraph of nothing but strong type that heads a block, or -1.
func boldHead(doc *prose.Document, block int) int {
	for i := block - 1; i >= max(0, block-boldReach); i-- {
		switch b := &doc.Blocks[i]; {
		case b.Kind == prose.HeadingText:
			return -1
		case b.Kind == prose.Paragraph && b.Parent < 0 && strongOnly(b):
			return i
		}
	}
	return -1
}

// boldReach is how many blocks a line of strong type can head.
const boldReach = 30

// boldLength is the length of such a line at the most.
const boldLength = 90

func strongOnly(b *prose.Block) bool {
	if len(b.Text) == 0 || len(b.Text) > boldLength || len(b.Marks) == 0 {
		return false
	}
	m := b.Marks[0]
	return m.Kind == prose.Strong && m.Start == 0 && m.End >= len(strings.TrimRight(b.Text, " .:"))
}
