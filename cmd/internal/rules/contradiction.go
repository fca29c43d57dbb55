package rules

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/trust"
)

// contradictions calls report for each claim of the document that has the fault.
func contradictions(d *check.Document, fault bind.Fault, report func(*bind.Binding)) {
	for i := range d.Bindings {
		if b := &d.Bindings[i]; b.Verdict == bind.Contradicted && b.Fault == fault {
			report(b)
		}
	}
}

// sides adds the other places of a contradiction and both corrections: the sentence, or the datum.
func sides(b *bind.Binding) []check.Option {
	var opts []check.Option
	if b.Fact != nil {
		opts = append(opts, check.Fact(b.Fact.ID))
	}
	if len(b.Others) == 0 && b.Fact != nil {
		opts = append(opts, check.Related(b.Fact.Span, "the data say %s", b.Fact.Text))
	}
	for i, o := range b.Others {
		if i == 4 {
			break
		}
		opts = append(opts, check.Related(o.Span, "%s", o.Says))
	}
	return opts
}

// correct offers to write the fact's value into the sentence. It changes what is promised, so it is never safe.
func correct(b *bind.Binding, text string) check.Option {
	if b.Claim.Wordless || markup(b.Claim.Span) {
		return check.Fixes() // a verb is no place for a figure
	}
	return check.Fixes(diag.Fix{Title: fmt.Sprintf("write %q here", text), Edits: []diag.Edit{{Span: b.Claim.Span, New: text}}})
}

func subject(f *trust.Fact) string {
	name, _, _ := strings.Cut(f.Title, ": ")
	return name
}

func said(c *claim.Claim) string {
	if c.Kind == claim.Certificate {
		return c.Standing.String()
	}
	if c.Wordless {
		return fmt.Sprintf("%s (‘%s’)", c.Range, c.Text)
	}
	switch c.Kind {
	case claim.Roster:
		if c.Aspect == claim.Listed {
			return fmt.Sprintf("a list of %d (‘%s’)", int(c.Number), c.Text)
		}
		return fmt.Sprintf("‘%s’", c.Text)
	case claim.Percentage:
		if c.Unit != "" {
			return fmt.Sprintf("%s down (%s %%)", c.Text, strconv.FormatFloat(math.Round(c.Number*1000)/1000, 'f', -1, 64))
		}
	case claim.Factor, claim.Setting, claim.Custody:
		return c.Names[0]
	}
	if c.Bound == claim.Exact || strings.HasPrefix(strings.ToLower(c.Text), c.Bound.String()) {
		return c.Text
	}
	return c.Bound.String() + " " + c.Text
}

func others(b *bind.Binding) string {
	var out []string
	for i, o := range b.Others {
		if i == 3 {
			out = append(out, "…")
			break
		}
		out = append(out, o.Says)
	}
	return strings.Join(out, "; ")
}
