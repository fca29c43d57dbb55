package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var certificationDisagreement = &check.Rule{
	ID: "certification-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "one text says that a certificate is held and another that it is not",
	Why:   "A buyer who reads both has caught the company in a contradiction about the thing that was to create trust.",
	Bad: `-- content/policies/a.md --
+++
title = "Paying"
+++
We have never been assessed under PCI DSS.
-- content/policies/b.md --
+++
title = "Answers"
+++
We are a PCI DSS Level 1 service provider.
`,
	Good: `-- content/policies/a.md --
+++
title = "Paying"
+++
We have never been assessed under PCI DSS.
-- content/policies/b.md --
+++
title = "Answers"
+++
The payment provider is certified under PCI DSS; we are not.
`,
	Texts: disagree(bind.WrongCertificate, func(d *bind.Disagreement) string {
		return fmt.Sprintf("%s is %s here, and %s in %s", markName(d.Second), d.Second.Standing, d.First.Standing, elsewhere(d))
	}),
}
