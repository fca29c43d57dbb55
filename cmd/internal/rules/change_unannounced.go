package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/change"
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

var changeUnannounced = &check.Rule{
	ID: "change-unannounced", Family: check.Changes, Severity: diag.Warning,
	Title: "a promise changed since the last published state, and no dated entry says so",
	Why:   "Reviewers compare what they approved with what is published now. What changed without an entry is found by them and not told by the company.",
	Bad:   "-- since/data/b.toml --\n[backups.daily]\nname = \"Daily backup\"\nretention = \"30 days\"\n-- data/b.toml --\n[backups.daily]\nname = \"Daily backup\"\nretention = \"14 days\"\n",
	Good: "-- since/data/b.toml --\n[backups.daily]\nname = \"Daily backup\"\nretention = \"30 days\"\n-- data/b.toml --\n[backups.daily]\nname = \"Daily backup\"\nretention = \"14 days\"\n" +
		"[updates.daily]\ntitle = \"Daily backups are kept for 14 days\"\ndate = 2026-01-15\nsummary = \"They were kept for 30 days.\"\nabout = [\"backups.daily\"]\n",
	Changes: func(p *check.Pass, d *change.Diff) {
		told := map[string]bool{} // facts of which a finding speaks
		for _, e := range d.Entries {
			if e.Kind != change.Changed {
				continue
			}
			heavy := slices.Clone(e.Values)
			heavy = slices.DeleteFunc(heavy, func(v *change.Value) bool { return !reliedOn(e.Path, v) })
			for _, v := range heavy {
				told[v.ID] = true
			}
			if s, ok := addedVendor(e); ok && s != nil || len(heavy) == 0 || d.Notice(e.Path, e.After).Update != nil {
				continue
			}
			v := heavy[0]
			more := ""
			if n := len(heavy) - 1; n > 0 {
				more = fmt.Sprintf(" (and %d more)", n)
			}
			p.Report(v.At, fmt.Sprintf("%s: %s %s%s, and no entry of [updates] says so", e.Name, v.Name, difference(v), more), check.Fact(factOf(v)),
				check.Hint("add an entry with about = [%q]: 'candor diff BASE --format toml' drafts it", e.Path))
		}
		for _, doc := range d.Documents {
			if doc.Kind != change.Changed || d.Notice(doc.Path, doc.After).Update != nil || doc.After.Kind.V == "page" || doc.After.Kind.V == "glossary" {
				continue
			}
			n := 0
			var first source.Span
			for _, c := range doc.Clauses {
				i := slices.IndexFunc(c.Said, func(s change.StatementChange) bool { return s.Before != nil && s.After != nil && !told[s.After.Fact] })
				if i < 0 {
					continue
				}
				if n++; n == 1 {
					first = c.Said[i].After.Span
				}
			}
			if n == 0 {
				continue
			}
			clauses := "a clause states"
			if n > 1 {
				clauses = fmt.Sprintf("%d clauses state", n)
			}
			p.Report(first, fmt.Sprintf("%s: %s another figure than in the last published state, and no entry of [updates] says so", doc.Title, clauses),
				check.Hint("add an entry with about = [%q]: 'candor diff BASE --format toml' drafts it", doc.Path))
		}
	},
}

// reliedOn reports whether a value is one that customers rely on: one that policies state, or where data are, with whom, and
// what for.
func reliedOn(path string, v *change.Value) bool {
	if v.Inward {
		return false
	}
	switch table, _, _ := strings.Cut(path, "."); table {
	case "subprocessors":
		return slices.Contains([]string{"country", "purpose", "data_categories", "regions", "processing_countries", "transfer"}, v.Key)
	case "regions":
		return slices.Contains([]string{"code", "city", "country", "area"}, v.Key)
	case "roles", "contacts":
		return false // who holds an office and where to write is no promise
	case "retention":
		return v.Fact || v.Key == "action" || v.Key == "trigger"
	}
	return v.Fact
}

func factOf(v *change.Value) string {
	if v.Fact {
		return v.ID
	}
	return ""
}

// difference says what became of a value.
func difference(v *change.Value) string {
	switch {
	case v.Kind == change.Added:
		return "is now " + v.After
	case v.Kind == change.Removed:
		return "was " + v.Before + " and is no longer given"
	case v.List && len(v.Won) == 0 && len(v.Lost) > 0:
		return "no longer names " + strings.Join(v.Lost, ", ")
	case v.List && len(v.Lost) == 0 && len(v.Won) > 0:
		return "now names " + strings.Join(v.Won, ", ") + " too"
	}
	return "was " + v.Before + " and is " + v.After
}
