package rules

import (
	"candor/cmd/internal/check"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// textBlocks calls visit for each block of running text, with its tokens.
func textBlocks(d *check.Document, visit func(b *prose.Block, ts []token.Token)) {
	for i := range d.Prose.Blocks {
		if ts := d.Text.Tokens(i); len(ts) > 0 {
			visit(&d.Prose.Blocks[i], ts)
		}
	}
}

// textsOf returns the texts of values.
func textsOf(list []trust.Text) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.V)
	}
	return out
}
