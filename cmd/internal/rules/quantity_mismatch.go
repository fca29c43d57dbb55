package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/trust"
)

// figureMismatch reports the lengths of time and intervals that the data contradict, with the figures of both sides. A text
// that promises more than the data breaks no promise yet: it is a warning.
func figureMismatch(fault bind.Fault) func(*check.Pass, *check.Document) {
	return func(p *check.Pass, d *check.Document) {
		contradictions(d, fault, func(b *bind.Binding) {
			msg := fmt.Sprintf("%s: %s here, %s in the data", titleOf(b.Fact), said(b.Claim), b.Fact.Text)
			if len(b.Also) > 0 {
				msg = fmt.Sprintf("nothing in the data has %s; %s: %s", said(b.Claim), titleOf(b.Fact), b.Fact.Text)
			}
			opts := append(sides(b), check.Hint("change the sentence to %s, or %s in the data", b.Fact.Text, b.Fact.ID), correct(b, b.Fact.Text), correctData(b))
			if b.Soft {
				msg += ", which promises less"
				opts = append(opts, check.Severity(diag.Warning), check.Hint("make sure that the stricter promise is kept and write it into %s, or change the sentence to %s", b.Fact.ID, b.Fact.Text))
			}
			p.Report(b.Claim.Span, msg, opts...)
		})
	}
}

// titleOf returns a fact's title for a message. That a notification is due 'within' something, the figure says itself.
func titleOf(f *trust.Fact) string { return strings.TrimSuffix(f.Title, ": within") }
