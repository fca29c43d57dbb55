package diag_test

import (
	"bytes"
	"errors"
	"io"
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

// Every format tells of words in texts of all sorts: set with tabs, in wide letters, with Windows' line endings, over two
// lines, in the last line without its newline, and nowhere.
func TestOddTexts(t *testing.T) {
	var fs []diag.Finding
	for _, text := range []struct{ name, text string }{
		{"content/crlf.md", "# One\r\n\r\nAll is copied. Copies are kept\r\nfor «30\r\ndays» and more.\r\n"},
		{"content/no newline.md", "- one\n- kept for «30 days»"},
		{"content/tabs.md", "\t-\tkept for «30\tdays»\tat least\n"},
		{"content/wide.md", "備份保留「«三十天»」以上。😀\n"},
		{"data/empty.toml", "«»"},
		{"data/crlf.toml", "[a.b]\r\n\tretention = «\"30 days\"» # 三十天\r\n"},
	} {
		at := mark(t, text.name, text.text)
		fs = append(fs, diag.Finding{Rule: "retention-mismatch", Severity: diag.Error, Message: "30 days here, 14 days in the data", Hint: "correct one of the two", Span: at,
			Related: []diag.Related{{Span: at, Message: "the same place"}}, Fixes: []diag.Fix{{Title: "write 14 days", Edits: []diag.Edit{{Span: at, New: "14 days"}}}}})
	}
	fs = append(fs, diag.Finding{Rule: "nowhere", Severity: diag.Error, Message: "a fault of the whole site"})
	diag.Sort(fs)
	diag.Stamp(fs)
	r := &diag.Report{Findings: fs, FailOn: diag.Error, Claims: claims{}}
	for name, format := range map[string]diag.Format{
		"odd.txt":         func(w io.Writer, r *diag.Report) error { return diag.Text(w, r.Findings, false) },
		"odd.json":        diag.JSON,
		"odd.sarif":       diag.SARIF,
		"odd.github":      diag.GitHub,
		"odd.gitlab.json": diag.GitLab,
		"odd.junit.xml":   diag.JUnit,
		"odd.md":          diag.Markdown,
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := format(&b, r); err != nil {
				t.Fatal(err)
			}
			golden(t, name, b.Bytes())
			if err := format(full{}, r); !errors.Is(err, errFull) {
				t.Errorf("on a full disk: got %v, want %v", err, errFull)
			}
		})
	}
	sarif(t, r)
}
