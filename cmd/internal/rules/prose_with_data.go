package rules

import (
	"fmt"
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
	return check.Fixes(diag.Fix{Title: fmt.Sprintf("write %q here", text), Edits: []diag.Edit{{Span: b.Claim.Span, New: text}}})
}

func subject(f *trust.Fact) string {
	name, _, _ := strings.Cut(f.Title, ": ")
	return name
}

func said(c *claim.Claim) string {
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

var retentionMismatch = &check.Rule{
	ID: "retention-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text keeps data for another time than the data say",
	Why:   "A customer who is promised deletion after 30 days and finds a copy after 60 has been told something false.",
	Bad: `-- data/backups.toml --
[backups.daily]
name = "Daily database backup"
interval = "daily"
retention = "14 days"
-- content/policies/backup.md --
+++
title = "Backup Policy"
+++
## Retention
Daily database backups are kept for 30 days.
`,
	Good: `-- data/backups.toml --
[backups.daily]
name = "Daily database backup"
interval = "daily"
retention = "14 days"
-- content/policies/backup.md --
+++
title = "Backup Policy"
+++
## Retention
Daily database backups are kept for two weeks.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongDuration, func(b *bind.Binding) {
			msg := fmt.Sprintf("%s: %s here, %s in the data", subject(b.Fact), said(b.Claim), b.Fact.Text)
			if len(b.Also) > 0 {
				msg = fmt.Sprintf("no tier or rule in the data has %s; %s says %s", said(b.Claim), subject(b.Fact), b.Fact.Text)
			}
			p.Report(b.Claim.Span, msg, append(sides(b), check.Hint("change the sentence to %s, or %s in the data", b.Fact.Text, b.Fact.ID), correct(b, b.Fact.Text))...)
		})
	},
}

var intervalMismatch = &check.Rule{
	ID: "interval-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text makes backups in another rhythm than the data say",
	Why:   "How often copies are made bounds how much work can be lost; reviewers put the figure into their own plans.",
	Bad: `-- data/backups.toml --
[backups.base]
name = "Base backup"
interval = "every 6 hours"
retention = "3 days"
-- content/policies/backup.md --
+++
title = "Backup Policy"
+++
A base backup is taken every four hours.
`,
	Good: `-- data/backups.toml --
[backups.base]
name = "Base backup"
interval = "every 6 hours"
retention = "3 days"
-- content/policies/backup.md --
+++
title = "Backup Policy"
+++
A base backup is taken every six hours.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongInterval, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("%s: %s here, %s in the data", subject(b.Fact), said(b.Claim), b.Fact.Text),
				append(sides(b), check.Hint("change the sentence to %s, or %s in the data", b.Fact.Text, b.Fact.ID), correct(b, b.Fact.Text))...)
		})
	},
}

var regionUnknown = &check.Rule{
	ID: "region-unknown", Family: check.Prose, Severity: diag.Error,
	Title: "a text names a region that no provider has",
	Why:   "A code that does not exist is a slip of the pen, and nobody can tell from it where the data are.",
	Bad: `-- content/policies/hosting.md --
+++
title = "Hosting"
+++
Backups are stored in eu-west-9.
`,
	Good: `-- data/places.toml --
[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Backups"
unused = "example"
[regions.paris]
provider = "aws"
code = "eu-west-3"
-- content/policies/hosting.md --
+++
title = "Hosting"
+++
Backups are stored in eu-west-3.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.UnknownRegion, func(b *bind.Binding) {
			hint := "write the code as the provider's console shows it, or declare the region in the data with its city and country"
			if near := p.Catalog.SuggestRegion("", b.Claim.Text); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			p.Report(b.Claim.Span, fmt.Sprintf("no provider has a region %s", b.Claim.Text), check.Hint("%s", hint))
		})
	},
}

const places = `-- data/places.toml --
[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Database backups"
[regions.frankfurt]
provider = "aws"
code = "eu-central-1"
[backups.daily]
name = "Daily backup"
interval = "daily"
retention = "30 days"
provider = "aws"
regions = ["frankfurt"]
`

var regionMismatch = &check.Rule{
	ID: "region-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text names another region than the data",
	Why:   "Where data are decides which law governs them and what a customer has agreed to.",
	Bad:   places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored in `eu-west-3`.\n",
	Good:  places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored in `eu-central-1`.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongRegion, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s, the data say %s", withCity(b.Claim), others(b)),
				append(sides(b), check.Hint("change the region in the sentence, or in the data if the move has happened"))...)
		})
	},
}

func withCity(c *claim.Claim) string {
	if c.Region.City == "" {
		return c.Text
	}
	return fmt.Sprintf("%s (%s)", c.Text, c.Region.City)
}

var cityMismatch = &check.Rule{
	ID: "city-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text names another city than the data",
	Why:   "A city tells a reader where the data are as surely as a code does, and to more readers.",
	Bad:   places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored with AWS in Paris.\n",
	Good:  places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored with AWS in Frankfurt.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongCity, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s, but %s", b.Claim.Text, others(b)),
				append(sides(b), check.Hint("change the city in the sentence, or the region in the data"))...)
		})
	},
}

var countryMismatch = &check.Rule{
	ID: "country-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text names another country than the data",
	Why:   "The country of a place or of a company's seat decides whether personal data are transferred, and on what basis.",
	Bad:   places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored in Ireland.\n",
	Good:  places + "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\nBackups are stored in Germany.\n",
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongCountry, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s, the data say %s", b.Claim.Text, others(b)),
				append(sides(b), check.Hint("change the country in the sentence, or in the data"))...)
		})
	},
}

var vendorUnlisted = &check.Rule{
	ID: "vendor-unlisted", Family: check.Prose, Severity: diag.Error,
	Title: "a text uses a company that is in no list of sub-processors",
	Why:   "Customers have agreed to the companies in the list (GDPR Art. 28(2)); one that is used and not listed breaks the contract.",
	Bad:   places + "-- content/policies/incidents.md --\n+++\ntitle = \"Incidents\"\n+++\nAlerts are routed through PagerDuty to the engineer on call.\n",
	Good:  places + "-- content/policies/incidents.md --\n+++\ntitle = \"Incidents\"\n+++\nBackups are stored with AWS.\n",
	Document: func(p *check.Pass, d *check.Document) {
		seen := map[string]bool{} // once a document: the first mention is enough to act on
		contradictions(d, bind.UnlistedVendor, func(b *bind.Binding) {
			if seen[b.Claim.Entity] {
				return
			}
			seen[b.Claim.Entity] = true
			severity := diag.Error
			if len(p.Center.Subprocessors) == 0 {
				severity = diag.Warning // there is no list yet that could be wrong
			}
			p.Report(b.Claim.Span, fmt.Sprintf("%s is used here and no list of sub-processors names it", b.Claim.Text),
				append(sides(b), check.Severity(severity), check.Hint("add it to the sub-processors in the data, or take it out of the text; if it never sees personal data, say so there"))...)
		})
	},
}

var providerMismatch = &check.Rule{
	ID: "provider-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text has something run by another company than the data",
	Why:   "A reviewer who reads that databases are with one company signs for that company.",
	Bad: `-- data/systems.toml --
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
[subprocessors.scaleway]
name = "Scaleway"
legal_name = "Scaleway SAS"
country = "FR"
purpose = "Standby"
unused = "example"
[regions.fsn]
provider = "hetzner"
code = "fsn1"
[components.control-plane]
name = "Control plane"
provider = "hetzner"
regions = ["fsn"]
-- content/policies/systems.md --
+++
title = "Systems"
+++
The control plane runs on Scaleway.
`,
	Good: `-- data/systems.toml --
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
[regions.fsn]
provider = "hetzner"
code = "fsn1"
[components.control-plane]
name = "Control plane"
provider = "hetzner"
regions = ["fsn"]
-- content/policies/systems.md --
+++
title = "Systems"
+++
The control plane runs on Hetzner.
`,
	Document: func(p *check.Pass, d *check.Document) {
		contradictions(d, bind.WrongProvider, func(b *bind.Binding) {
			p.Report(b.Claim.Span, fmt.Sprintf("this says %s, the data say %s", b.Claim.Text, others(b)),
				append(sides(b), check.Hint("change the company in the sentence, or in the data"))...)
		})
	},
}
