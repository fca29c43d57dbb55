package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

// disagree reports the disagreements with the fault. Each names both places, and says which side is to be decided by a person.
func disagree(fault bind.Fault, message func(*bind.Disagreement) string) func(*check.Pass, []bind.Disagreement) {
	return func(p *check.Pass, ds []bind.Disagreement) {
		for i := range ds {
			d := &ds[i]
			if d.Fault != fault {
				continue
			}
			opts := []check.Option{
				check.Related(d.First.Span, "here it is %s", said(d.First)),
				check.Hint("decide which of the two holds and change the other; stating it once in the data keeps all texts to it"),
			}
			opts = append(opts, eitherText(d))
			if d.Soft {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(d.Second.Span, message(d), opts...)
		}
	}
}

// twoFigures is the message of two texts that state different values.
func twoFigures(d *bind.Disagreement) string {
	return fmt.Sprintf("%s: %s here, %s in %s", d.About, said(d.Second), said(d.First), elsewhere(d))
}

// elsewhere says where the first of two claims stands, seen from the second.
func elsewhere(d *bind.Disagreement) string {
	if name := d.First.Span.Name(); name != d.Second.Span.Name() {
		return name
	}
	return "another place of this document"
}
