package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

var placeholderLeft = &check.Rule{
	ID: "placeholder-left", Family: check.Documents, Severity: diag.Error,
	Title: "a placeholder was left in the text",
	Why:   "'[Company Name]' in a published policy says that nobody has read it.",
	Bad:   doc("[Company Name] keeps backups for thirty days."),
	Good:  doc("Acme keeps backups for thirty days."),
	Document: func(p *check.Pass, d *check.Document) {
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := range ts {
				end, what := placeholder(ts, i, b.Text)
				if end == 0 || inMark(b, prose.Code, ts[i].Start) {
					continue
				}
				p.Report(b.Source(ts[i].Start, ts[end-1].End), fmt.Sprintf("%q is a placeholder", what), check.Hint("write what belongs here"))
			}
		})
	},
}

func inMark(b *prose.Block, kind prose.MarkKind, at int) bool {
	return slices.ContainsFunc(b.Marks, func(m prose.Mark) bool { return m.Kind == kind && at >= m.Start && at < m.End })
}

// placeholderWords are first words of the brackets that templates of policies use.
var placeholderWords = map[string]bool{"company": true, "insert": true, "your": true, "organisation": true, "organization": true, "name": true, "date": true, "product": true, "email": true, "contact": true, "customer": true, "client": true, "department": true, "title": true, "version": true, "address": true, "owner": true}

// placeholder returns the end of the placeholder that begins at token i: '[Company Name]', '<insert date>', '{{ name }}', 'lorem ipsum', 'TBD'.
func placeholder(ts []token.Token, i int, text string) (end int, what string) {
	if t := &ts[i]; t.Kind == token.Number || t.Kind == token.Word && t.Text[0] != 'T' && t.Text[0] != 'X' && t.Text[0]|0x20 != 'l' {
		return 0, ""
	}
	switch t := &ts[i]; {
	case t.Is("[") || t.Is("<") || t.Is("{"):
		j := i + 1
		for j < len(ts) && ts[j].Is(t.Lower) {
			j++
		}
		double := j > i+1
		if blank := t.Is("[") && j+1 < len(ts) && ts[j+1].Is("]") && (strings.Trim(ts[j].Text, "X") == "" || ts[j].Text == "N"); blank {
			return j + 2, text[t.Start:ts[j+1].End] // 'kept for [X] days'
		}
		if j >= len(ts) || !double && !placeholderWords[ts[j].Lower] || i > 0 && ts[i-1].Is(t.Lower) {
			return 0, ""
		}
		if !double && t.Is("[") && ts[j].Is("email") { // '[email protected]' has a rule of its own
			return 0, ""
		}
		for k := j; k < min(j+8, len(ts)); k++ {
			if ts[k].Is(closing(t.Lower)) {
				for k+1 < len(ts) && double && ts[k+1].Is(closing(t.Lower)) {
					k++
				}
				return k + 1, text[t.Start:ts[k].End]
			}
		}
	case t.Is("lorem") && i+1 < len(ts) && ts[i+1].Is("ipsum"):
		return i + 2, text[t.Start:ts[i+1].End]
	case t.Text == "TBD" || t.Text == "TBC" || t.Text == "TO"+"DO" || len(t.Text) > 2 && strings.Trim(t.Text, "X") == "":
		return i + 1, t.Text
	}
	return 0, ""
}

// closing returns the bracket that closes one.
func closing(open string) string {
	switch open {
	case "[":
		return "]"
	case "<":
		return ">"
	}
	return "}"
}
