package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var tlsDisagreement = &check.Rule{
	ID: "tls-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "two texts accept different versions of TLS",
	Why:   "A reviewer who finds both takes the weaker for the truth.",
	Bad: `-- content/policies/security.md --
+++
title = "Security"
+++
TLS 1.0 and 1.1 are switched off on all servers.
-- content/policies/addendum.md --
+++
title = "Addendum"
+++
Older devices may go on delivering over TLS 1.1.
`,
	Good: `-- content/policies/security.md --
+++
title = "Security"
+++
TLS 1.0 and 1.1 are switched off on all servers.
-- content/policies/addendum.md --
+++
title = "Addendum"
+++
Older devices may go on delivering over TLS 1.2.
`,
	Texts: disagree(bind.TLSDisagreement, func(d *bind.Disagreement) string {
		return fmt.Sprintf("%s: TLS %s here, TLS %s in %s", d.About, tlsSaid(d.Second), tlsSaid(d.First), elsewhere(d))
	}),
}
