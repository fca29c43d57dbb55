package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var custodyDisagreement = &check.Rule{
	ID: "custody-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "one text says that only customers can decrypt what they store, another that the company can",
	Why:   "Who holds the key can read the data, and can be made to hand them over; customers choose a service for this promise.",
	Bad: `-- content/policies/design.md --
+++
title = "Design"
+++
We hold no copy of your key, so we cannot open your vault.
-- content/policies/help.md --
+++
title = "Help"
+++
A senior agent opens the vault with the recovery key that we keep for each account.
`,
	Good: `-- content/policies/design.md --
+++
title = "Design"
+++
We hold no copy of your key, so we cannot open your vault.
-- content/policies/help.md --
+++
title = "Help"
+++
If you have forgotten the passphrase, nobody can open the vault. We keep the keys of our own servers in a safe.
`,
	Texts: disagree(bind.CustodyDisagreement, func(d *bind.Disagreement) string {
		return fmt.Sprintf("%s: %s here, %s in %s", d.About, d.Second.Names[0], d.First.Names[0], elsewhere(d))
	}),
}
