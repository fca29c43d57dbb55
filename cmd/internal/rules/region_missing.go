package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
)

var regionMissing = &check.Rule{
	ID: "region-missing", Family: check.Data, Severity: diag.Warning,
	Title: "something that holds data has no region",
	Why:   "'A second place in the EU' cannot be checked by a customer, and is the first thing a reviewer asks after.",
	Bad:   strings.Replace(vendor, "unused = \"example\"\n", "", 1) + "[components.standby]\nname = \"Standby\"\nprovider = \"aws\"\nenvironment = \"disaster-recovery\"\n",
	Good:  strings.Replace(vendor, "unused = \"example\"\n", "", 1) + "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\n[components.standby]\nname = \"Standby\"\nprovider = \"aws\"\nenvironment = \"disaster-recovery\"\nregions = [\"paris\"]\n",
	Data: func(p *check.Pass) {
		for _, c := range p.Center.Components {
			switch c.Environment.V {
			case "production", "disaster-recovery", "":
			default:
				continue
			}
			if len(c.Regions) > 0 || len(p.Center.Regions) == 0 && c.Environment.V != "disaster-recovery" {
				continue // a site that declares no region at all is told so where its texts speak of places
			}
			p.Report(c.Span, fmt.Sprintf("%s has no region", c.Label()), check.Hint("add regions = [\"…\"], or declare the place in [regions.…] first"))
		}
		for _, b := range p.Center.Backups {
			if len(b.Regions) == 0 && len(p.Center.Regions) > 0 {
				p.Report(b.Span, fmt.Sprintf("%s has no region", b.Label()), check.Hint("say where the copies are: regions = [\"…\"]"))
			}
		}
	},
}
