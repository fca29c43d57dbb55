package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var settingDisagreement = &check.Rule{
	ID: "setting-disagreement", Family: check.Texts, Severity: diag.Error,
	Title: "one text allows a way in that another rules out",
	Why:   "A way in that a handbook describes is used, whatever the policy says.",
	Bad: `-- content/policies/servers.md --
+++
title = "Servers"
+++
SSH accepts no passwords.
-- content/policies/handbook.md --
+++
title = "Handbook"
+++
When the key is lost, SSH accepts the password of the directory.
`,
	Good: `-- content/policies/servers.md --
+++
title = "Servers"
+++
SSH accepts no passwords in production.
-- content/policies/handbook.md --
+++
title = "Handbook"
+++
SSH on staging hosts accepts the password of the lab.
`,
	Texts: disagree(bind.SettingDisagreement, func(d *bind.Disagreement) string {
		return fmt.Sprintf("%s: %s here, %s in %s", d.About, d.Second.Names[0], d.First.Names[0], elsewhere(d))
	}),
}
