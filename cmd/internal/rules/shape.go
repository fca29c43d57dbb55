package rules

import (
	"fmt"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
)

// shaped declares a rule whose findings come from reading files, before any rule runs.
func shaped(id string, title, why, bad, good string) *check.Rule {
	return &check.Rule{ID: id, Family: check.Shape, Severity: diag.Error, Title: title, Why: why, Bad: bad, Good: good}
}

const goodBackup = "-- data/b.toml --\n[backups.daily]\nname = \"Daily\"\ninterval = \"daily\"\nretention = \"30 days\"\n"

func backup(lines string) string { return "-- data/b.toml --\n" + lines }

// shapeRules are about files and tables that are not what the data format asks for.
var shapeRules = []*check.Rule{
	shaped("toml-syntax", "a file is not TOML", "What cannot be read cannot be checked or published.",
		backup("[backups.daily]\nname = \n"), goodBackup),
	shaped("yaml-syntax", "the head of a document is not YAML", "What cannot be read cannot be checked or published.",
		"-- content/policies/a.md --\n---\ntitle: [\n---\nText.\n", "-- content/policies/a.md --\n---\ntitle: Access\n---\nText.\n"),
	shaped("table-unknown", "a table is not one of the data format", "A table with a slip in its name is read by nobody, and its facts are missing from the site.",
		"-- data/b.toml --\n[bakcups.daily]\nname = \"Daily\"\n", goodBackup),
	shaped("key-unknown", "a key is not one of its table's", "A key with a slip in its name is read by nobody.",
		backup("[backups.daily]\nname = \"Daily\"\nretension = \"30 days\"\n"), goodBackup),
	shaped("key-missing", "a key that is needed is missing", "Pages and checks stand on it.",
		backup("[backups.daily]\ninterval = \"daily\"\n"), goodBackup),
	shaped("type-wrong", "a value is not of its key's type", "A length of time that is no length of time cannot be compared with anything.",
		backup("[backups.daily]\nname = \"Daily\"\nretention = \"a while\"\n"), goodBackup),
	shaped("value-unknown", "a value is not one of those allowed", "Pages and rules know only these.",
		"-- data/d.toml --\n[documents.dpa]\ntitle = \"DPA\"\naccess = \"publik\"\n", "-- data/d.toml --\n[documents.dpa]\ntitle = \"DPA\"\naccess = \"public\"\n"),
	shaped("id-duplicate", "an entry is given twice", "Two entries with one ID are two truths.",
		goodBackup+"-- data/c.toml --\n[backups.daily]\nname = \"Daily\"\n", goodBackup),
	shaped("id-malformed", "an ID cannot be part of an address", "IDs become the addresses of facts and pages, which must work in any browser and stay.",
		backup("[backups.\"Daily Backup\"]\nname = \"Daily\"\n"), goodBackup),
	shaped("reference-dangling", "a value names an entry that does not exist", "The page would link to nothing, and the check that follows the reference would be silent.",
		backup("[backups.daily]\nname = \"Daily\"\nprovider = \"aws\"\n"), goodBackup),
	fileRule("file-unreadable", "a file cannot be opened", "A policy that is left out without a word is a gap that nobody sees."),
	fileRule("file-too-large", "a file is too large to be a text", fmt.Sprintf("Texts and data have at most %d MB; more is a mistake that would make every build slow.", 8)),
	fileRule("file-not-text", "a file is not UTF-8 text", "In another encoding, letters turn into others, and offsets of findings are wrong."),
	fileRule("markdown-too-deep", "a document is nested too deeply", "Lists or quotations in hundreds of levels are an accident or an attack."),
}

// fileRule declares a rule about a file as a whole. No example in text can show it; the tests of packages load and build do.
func fileRule(id, title, why string) *check.Rule {
	return shaped(id, title, why, "", "")
}

var headUnclosed = &check.Rule{
	ID: "front-matter-unclosed", Family: check.Shape, Severity: diag.Error,
	Title: "the head of a document is not closed",
	Why:   "Without the closing line, the title and dates are read as text and shown on the page.",
	Bad:   "-- content/policies/a.md --\n+++\ntitle = \"Access\"\n\nText.\n",
	Good:  "-- content/policies/a.md --\n+++\ntitle = \"Access\"\n+++\n\nText.\n",
	Document: func(p *check.Pass, d *check.Document) {
		if d.Prose.FrontKind == prose.UnclosedFront {
			p.Report(d.Prose.Front, "this line opens the head of the document, and no line closes it", check.Hint("write the same line again after the last key"))
		}
	},
}

// suppressionRules are about comments that keep a rule silent.
var suppressionRules = []*check.Rule{
	{ID: check.SuppressionReason, Family: check.Markup, Severity: diag.Error, Title: "a rule is silenced without a reason", Why: "A later reader cannot tell whether the finding was wrong or inconvenient.",
		Bad: doc("<!-- candor:ignore promise-without-figure -->\nRestores are tested regularly."), Good: doc("<!-- candor:ignore promise-without-figure: the figure is in the contract -->\nRestores are tested regularly.")},
	{ID: check.SuppressionUnknown, Family: check.Markup, Severity: diag.Error, Title: "a comment silences a rule that does not exist", Why: "The author believes that something is settled, and nothing is.",
		Bad: doc("<!-- candor:ignore promise: reason -->\nRestores are tested regularly."), Good: doc("<!-- candor:ignore promise-without-figure: the figure is in the contract -->\nRestores are tested regularly.")},
	{ID: check.SuppressionUnused, Family: check.Markup, Severity: diag.Warning, Title: "a comment silences nothing", Why: "It would silence the next fault on that line, which nobody has judged.",
		Bad: doc("<!-- candor:ignore promise-without-figure: settled -->\nRestores are tested every quarter."), Good: doc("Restores are tested every quarter.")},
}
