package diag_test

import (
	"testing"

	"candor/cmd/internal/diag"
)

// report returns the findings that all formats are tested with, and all that a command line would tell of them.
func report(t *testing.T) *diag.Report {
	t.Helper()
	fs := findings(t)
	diag.Stamp(fs)
	return &diag.Report{
		Findings: fs, FailOn: diag.Error, Claims: claims{128, 120, 1, 6, 1}, Note: "128 claims read: 120 confirmed, 1 contradicted, 1 ambiguous, 6 unbacked",
		Rules: []diag.Rule{
			{ID: "review-overdue", Title: "a review is overdue", Why: "Nobody has looked.", Severity: diag.Warning, Family: "data alone", Help: "Nobody has looked.\n"},
			{ID: "retention-mismatch", Title: "a text keeps data for another time than the data say", Why: "A customer has been told something false.",
				Severity: diag.Error, Family: "prose with data", Help: "A customer has been told something false.\n\n```\nkept for 30 days\n```\n"},
		},
		Titles: map[string]string{"content/policies/backup.md": "Backup *Policy*"},
	}
}
