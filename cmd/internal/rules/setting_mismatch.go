package rules

import (
	"fmt"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var settingMismatch = &check.Rule{
	ID: "setting-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text allows what the data say is not allowed, or the other way round",
	Why:   "A way in that a handbook describes is used, whatever the policy says.",
	Bad: `-- data/site.toml --
[facts.ssh]
title = "SSH login with password"
value = "disabled"
type = "text"
-- content/policies/servers.md --
+++
title = "Servers"
+++
When the key is lost, SSH accepts the password of the directory.
`,
	Good: `-- data/site.toml --
[facts.ssh]
title = "SSH login with password"
value = "disabled"
type = "text"
-- content/policies/servers.md --
+++
title = "Servers"
+++
SSH accepts no passwords.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongSetting, func(b *bind.Binding) {
			msg := fmt.Sprintf("%s: %s here, %s in the data", subject(b.Fact), b.Claim.Names[0], b.Fact.Text)
			opts := append(sides(b), check.Hint("change the sentence, or the datum"))
			p.Report(b.Claim.Span, msg, soften(b.Soft, opts)...)
		})
	},
}
