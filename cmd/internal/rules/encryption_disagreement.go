package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var encryptionDisagreement = &check.Rule{
	ID: "encryption-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "one text says that something is encrypted, another that it is not",
	Why:   "Whether lost data could be read is the first question after an incident.",
	Bad: `-- content/policies/security.md --
+++
title = "Security"
+++
All laptops are encrypted.
-- content/policies/addendum.md --
+++
title = "Addendum"
+++
Laptops are not encrypted.
`,
	Good: `-- content/policies/security.md --
+++
title = "Security"
+++
All laptops are encrypted.
-- content/policies/addendum.md --
+++
title = "Addendum"
+++
Printers are not encrypted.
`,
	Texts: disagree(bind.EncryptionDisagreement, func(d *bind.Disagreement) string {
		return fmt.Sprintf("%s: %s here, %s in %s", d.About, d.Second.Names[0], d.First.Names[0], elsewhere(d))
	}),
}
