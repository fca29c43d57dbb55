package rules

import (
	"fmt"
	"time"

	"candor/cmd/internal/change"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/trust"
)

var updateCurtailed = &check.Rule{
	ID: "update-curtailed", Family: check.Changes, Severity: diag.Error,
	Title: "a date that customers were told has been moved forward",
	Why:   "Whoever read the entry when it was published relies on the later day.",
	Bad:   "-- since/data/u.toml --\n" + plainEntry + "effective = 2026-03-01\n-- data/u.toml --\n" + plainEntry + "effective = 2026-02-01\n",
	Good:  "-- since/data/u.toml --\n" + plainEntry + "effective = 2026-03-01\n-- data/u.toml --\n" + plainEntry + "effective = 2026-03-15\n",
	Changes: func(p *check.Pass, d *change.Diff) {
		for _, e := range d.Updates {
			was, ok1 := e.Before.(*trust.Update)
			now, ok2 := e.After.(*trust.Update)
			if !ok1 || !ok2 {
				continue
			}
			test := func(was, now trust.Date, what string) {
				if was.IsSet() && now.IsSet() && now.V.Before(was.V) {
					p.Report(now.Span, fmt.Sprintf("%s: customers were told %s %s, and it is %s here", quotedName(e), what, load.Text(was.V), load.Text(now.V)),
						check.Hint("write %s again, or announce the change in an entry of its own", was.V.Format(time.DateOnly)))
				}
			}
			test(was.Effective, now.Effective, "that it takes effect on")
			test(was.ObjectionUntil, now.ObjectionUntil, "that they can object until")
		}
	},
}

func quotedName(e *change.Entry) string { return "‘" + e.Name + "’" }

var updateWithdrawn = &check.Rule{
	ID: "update-withdrawn", Family: check.Changes, Severity: diag.Warning,
	Title: "a published entry of the changes is gone",
	Why:   "The page and the feeds are the record of what customers were told, and when.",
	Bad:   "-- since/data/u.toml --\n" + plainEntry + "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\n",
	Good:  "-- since/data/u.toml --\n" + plainEntry + "-- data/u.toml --\n" + plainEntry,
	Changes: func(p *check.Pass, d *change.Diff) {
		for _, e := range d.Updates {
			if u, ok := e.Before.(*trust.Update); ok && e.Kind == change.Removed {
				p.Report(placeOf(p, p.Center.Updates), fmt.Sprintf("‘%s’ of %s was published and is gone", u.Label(), load.Text(u.Date.V)), check.Hint("put [%s] back; a correction is an entry of its own", e.Path))
			}
		}
	},
}

const plainEntry = `[updates.logs]
title = "Logs move"
date = 2026-01-02
summary = "Logs move to another place."
`
