package rules

import (
	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var cipherDisagreement = &check.Rule{
	ID: "cipher-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts name different ciphers, hashes or sizes of keys for the same thing",
	Why:   "One of them is out of date, and nobody outside can tell which.",
	Bad: `-- content/policies/security.md --
+++
title = "Security"
+++
Backups are encrypted with AES-256.
-- content/policies/addendum.md --
+++
title = "Addendum"
+++
Backups are encrypted with AES-128.
`,
	Good: `-- content/policies/security.md --
+++
title = "Security"
+++
Backups are encrypted with AES-256.
-- content/policies/addendum.md --
+++
title = "Addendum"
+++
Backups are encrypted with AES-256-GCM.
`,
	Texts: disagree(bind.CipherDisagreement, twoFigures),
}
