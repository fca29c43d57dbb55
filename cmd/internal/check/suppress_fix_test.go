package check_test

import (
	"testing"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// fixed returns the text of a file with the safe fixes of its suppressions made.
func fixed(t *testing.T, name, text string, findings ...diag.Finding) string {
	t.Helper()
	f := source.NewFile(name, []byte(text))
	out, err := diag.NewPlan(check.Suppress(findings, name, suppressions(t, f), rules)).Apply(name, f.Data)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestSuppressionRemoved(t *testing.T) {
	const c = "<!-- candor:ignore region-unknown: why -->"
	tests := []struct{ name, file, text, want string }{
		{"own_line_before_a_paragraph", "a.md", "One.\n\n" + c + "\nTwo.\n", "One.\n\nTwo.\n"},
		{"own_line_behind_a_paragraph", "a.md", "One.\n" + c + "\n\nTwo.\n", "One.\n\nTwo.\n"},
		{"parts_two_paragraphs", "a.md", "One.\n" + c + "\nTwo.\n", "One.\n\nTwo.\n"},
		{"first_line", "a.md", c + "\nOne.\n", "One.\n"},
		{"last_line", "a.md", "One.\n" + c + "\n", "One.\n"},
		{"last_line_without_newline", "a.md", "One.\n" + c, "One.\n"},
		{"end_of_a_line", "a.md", "One " + c + "  \nTwo.\n", "One  \nTwo.\n"},
		{"end_of_a_line_without_newline", "a.md", "One " + c, "One"},
		{"within_a_line", "a.md", "One " + c + " two.\n", "One two.\n"},
		{"within_a_word", "a.md", "One" + c + "two.\n", "Onetwo.\n"},
		{"before_words_of_its_line", "a.md", "One.\n\n" + c + " Two.\n", "One.\n\n" + c + " Two.\n"},
		{"crlf", "a.md", "One.\r\n\r\n" + c + "\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"},
		{"crlf_parts_two_paragraphs", "a.md", "One.\r\n" + c + "\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"},
		{"two_lines", "a.md", "One.\n\n<!-- candor:ignore region-unknown:\nwhy -->\nTwo.\n", "One.\n\nTwo.\n"},
		{"toml_own_line", "a.toml", "a = 1\n  # candor:ignore region-unknown: why\nb = 2\n", "a = 1\nb = 2\n"},
		{"toml_end_of_a_line", "a.toml", "a = 1  # candor:ignore region-unknown: why\nb = 2\n", "a = 1\nb = 2\n"},
		{"toml_crlf", "a.toml", "a = 1 # candor:ignore region-unknown: why\r\nb = 2\r\n", "a = 1\r\nb = 2\r\n"},
		{"toml_last_line", "a.toml", "a = 1\n# candor:ignore region-unknown: why", "a = 1\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := fixed(t, tt.file, tt.text); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
	t.Run("while_something_cannot_be_read", func(t *testing.T) {
		all := append([]*check.Rule{{ID: "key-unknown", Family: check.Shape}}, rules...)
		f := source.NewFile("a.md", []byte(c+"\nOne.\n"))
		got := check.Suppress([]diag.Finding{{Rule: "key-unknown", Severity: diag.Error}}, "a.md", suppressions(t, f), all)
		if len(got) != 2 || len(got[1].Fixes) != 0 {
			t.Errorf("got %+v, want no fix", got)
		}
	})
	t.Run("unknown_rule", func(t *testing.T) {
		f := source.NewFile("a.md", []byte("<!-- candor:ignore regoin-unknown: why -->\n"))
		got := check.Suppress(nil, "a.md", suppressions(t, f), rules)
		if len(got) != 1 || len(got[0].Fixes) != 1 || got[0].Fixes[0].Safe || got[0].Fixes[0].Edits[0].Span.Text() != "regoin-unknown" || got[0].Fixes[0].Edits[0].New != "region-unknown" {
			t.Errorf("got %+v", got)
		}
	})
}
