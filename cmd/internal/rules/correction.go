package rules

import (
	"fmt"
	"path"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// correctData offers the other way round: to write what the sentence says into the data. It changes what all pages say, so it
// is never safe. Only a length of time or an interval that stands there as such is offered.
func correctData(b *bind.Binding) check.Option {
	at := b.Fact.Span
	written := at.Text()
	if path.Ext(at.Name()) != ".toml" || len(written) < 2 || written[0] != '"' && written[0] != '\'' || strings.ContainsAny(written, "\n\\") {
		return check.Fixes()
	}
	var text string
	switch b.Fact.Value.(type) {
	case period.Range:
		text = asLength(b.Claim)
	case trust.Interval:
		text = asInterval(b.Claim)
	}
	if text == "" {
		return check.Fixes()
	}
	return check.Fixes(write(at, fmt.Sprintf("%q", text), fmt.Sprintf("write %q in the data", text)))
}

// eitherText offers to write the figure of one text into the other, both ways.
func eitherText(d *bind.Disagreement) check.Option {
	if d.First.Bound != d.Second.Bound || d.First.Kind != d.Second.Kind || markup(d.First.Span) || markup(d.Second.Span) {
		return check.Fixes() // to change the figure alone would not do
	}
	first, second := oneLine(d.First.Text), oneLine(d.Second.Text)
	return check.Fixes(
		write(d.Second.Span, first, fmt.Sprintf("write %q here", first)),
		write(d.First.Span, second, fmt.Sprintf("write %q in %s", second, elsewhere(d))),
	)
}

// markup reports whether there is markup among the words of a span: to write over half of a pair would leave the other half.
func markup(at source.Span) bool { return strings.ContainsAny(at.Text(), "*_~`[]<>") }

func write(at source.Span, text, title string) diag.Fix {
	return diag.Fix{Title: title, Edits: []diag.Edit{{Span: at, New: text}}}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// asLength returns the length of time that a claim states as the data write it: of 'at most' and 'within', the length itself.
func asLength(c *claim.Claim) string {
	r := c.Range
	switch {
	case r.OpenMin && r.OpenMax:
		return ""
	case r.OpenMin:
		r = period.Point(r.Max)
	case r.OpenMax:
		r = period.Point(r.Min)
	}
	text := strings.ReplaceAll(r.String(), "–", "-")
	if again, err := period.Parse(text); err != nil || period.Relate(again, r) != period.Equal {
		return ""
	}
	return text
}

// asInterval returns the interval that a claim states, in its own words where the data can be written so.
func asInterval(c *claim.Claim) string {
	for _, text := range []string{strings.ToLower(oneLine(c.Text)), "every " + c.Range.String()} {
		if r, err := period.ParseInterval(text); err == nil && period.Relate(r, c.Range) == period.Equal {
			return text
		}
	}
	return ""
}
