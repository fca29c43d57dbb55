package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/change"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/trust"
)

var updateMismatch = &check.Rule{
	ID: "update-mismatch", Family: check.Changes, Severity: diag.Error,
	Title: "a new entry of the changes tells of a change otherwise than it was made",
	Why:   "The entry is what customers read and what stays as the record. It has to say what was published before, and what is published now.",
	Bad:   "-- since/data/b.toml --\n" + keptFor("30") + "-- data/b.toml --\n" + keptFor("14") + keptEntry + "was = \"60 days\"\nnow = \"14 days\"\n",
	Good:  "-- since/data/b.toml --\n" + keptFor("30") + "-- data/b.toml --\n" + keptFor("14") + keptEntry + "was = \"30 days\"\nnow = \"14 days\"\n",
	Changes: func(p *check.Pass, d *change.Diff) {
		for _, e := range d.Updates {
			u, ok := e.After.(*trust.Update)
			if !ok || e.Kind != change.Added {
				continue // what was published before speaks of an earlier change
			}
			for _, c := range u.Changes {
				alteration(p, d, c)
			}
		}
	},
}

func keptFor(days string) string {
	return "[backups.daily]\nname = \"Daily backup\"\nretention = \"" + days + " days\"\n"
}

const keptEntry = `[updates.daily]
title = "Daily backups"
date = 2026-01-15
summary = "They are kept for a shorter time."
about = ["backups.daily"]
[[updates.daily.changes]]
of = "backups.daily.retention"
`

// alteration holds one change that an entry tells of against what really changed.
func alteration(p *check.Pass, d *change.Diff, c *trust.Alteration) {
	if !c.Of.IsSet() {
		return
	}
	told := d.Told(c.Of.V)
	if len(told) == 0 {
		p.Report(c.Of.Span, fmt.Sprintf("%s is the same as in the last published state", c.Of.V), check.Hint("name a value or a clause that changed: 'candor diff BASE --format toml' lists them"))
		return
	}
	right := func(t change.Told) bool {
		return squeezed(t.Was) == squeezed(c.Was.V) && squeezed(t.Now) == squeezed(c.Now.V)
	}
	if slices.ContainsFunc(told, right) {
		return
	}
	test := func(said trust.Text, holds, key, when string) {
		if squeezed(said.V) == squeezed(holds) {
			return
		}
		at := said.Span
		if !said.IsSet() {
			at = c.Of.Span
		}
		hint := check.Hint("write %s = %q", key, holds)
		if holds == "" {
			hint = check.Hint("leave %s out", key)
		}
		p.Report(at, fmt.Sprintf("%s: this entry tells of %s as what it %s, and it %s %s", c.Of.V, orNothing(said.V), when, when, orNothing(holds)), hint)
	}
	test(c.Was, told[0].Was, "was", "said before")
	test(c.Now, told[0].Now, "now", "says now")
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return "‘" + s + "’"
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }
