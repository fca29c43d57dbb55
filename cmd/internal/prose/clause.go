package prose

import "strconv"

// Clause returns the permanent address of a block and the number that people cite.
//
// The address is the ID of the section's heading and the block's place among the section's addressable blocks
// ("backup-retention.2"); before the first heading, "intro" stands for the ID. Every paragraph, list item, term, definition,
// footnote and code block is one place, in a quote too; all cells of a table share one. The number is the section's with
// the place in parentheses ("4.2 (2)"), the place alone ("(2)") where the section has none. A heading's text has its heading's
// ID and number. A block of raw HTML, or one that does not exist, has neither.
func (d *Document) Clause(block int) (id, number string) {
	if block < 0 || block >= len(d.Blocks) {
		return "", ""
	}
	b := &d.Blocks[block]
	id = "intro"
	if b.Heading >= 0 {
		h := &d.Headings[b.Heading]
		id, number = h.ID, h.Number
	}
	if b.Kind == HeadingText {
		return id, number
	}
	if b.ordinal == 0 {
		return "", ""
	}
	place := strconv.Itoa(int(b.ordinal))
	if number != "" {
		number += " "
	}
	return id + "." + place, number + "(" + place + ")"
}

// Places returns how many addressable places each section has: first the text before any heading, then each heading's. With the
// headings' IDs they say which addresses exist, in much less room than the addresses themselves.
func (d *Document) Places() []int {
	n := make([]int, len(d.Headings)+1)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		n[b.Heading+1] = max(n[b.Heading+1], int(b.ordinal))
	}
	return n
}
