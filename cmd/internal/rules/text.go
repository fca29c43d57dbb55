package rules

import (
	"candor/cmd/internal/check"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// textBlocks calls visit for each block of running text, with its tokens.
func textBlocks(d *check.Document, visit func(b *prose.Block, ts []token.Token)) {
	for i := range d.Prose.Blocks {
		if ts := d.Text.Tokens(i); len(ts) > 0 {
			visit(&d.Prose.Blocks[i], ts)
		}
	}
}
