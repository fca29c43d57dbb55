package claim

import "candor/cmd/internal/prose"

// opening returns the stems of the document's title and of its first paragraph.
func (c *contexts) opening() []string {
	if c.intro != nil {
		return c.intro
	}
	front := c.doc.Front.Text()
	c.intro = append(c.intro, Stems(front[:min(len(front), titleReach)])...)
	for i := range c.doc.Blocks {
		if b := &c.doc.Blocks[i]; b.Kind == prose.Paragraph {
			c.intro = append(c.intro, Stems(b.Text[:min(len(b.Text), titleReach)])...)
			break
		} else if b.Kind != prose.HeadingText || i > 2 {
			break
		}
	}
	return c.intro
}
