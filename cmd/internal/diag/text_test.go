package diag_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; if the change is meant, run: go test ./cmd/internal/diag -update\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

func TestFrame(t *testing.T) {
	long := strings.Repeat("so and so ", 20)
	tests := []struct{ name, text string }{
		{"plain", "# Backup\n\nCopies are kept for «30 days» at least.\n"},
		{"tabs", "\t-\tkept for «30\tdays»\tat least\n"},
		{"wide_letters", "備份保留「«三十天»」以上。\n"},
		{"emoji", "😀 👩‍👩‍👧 kept for «30 days» 😀\n"},
		{"combining_marks", "cafe\u0301 — «30 days» re\u0301sume\u0301\n"},
		{"crlf", "one\r\nkept for «30 days»\r\nthree\r\n"},
		{"last_line_without_newline", "one\nkept for «30 days»"},
		{"two_lines", "kept for «30\n   days» and more\n"},
		{"two_lines_crlf", "kept for «30\r\ndays» and more\r\n"},
		{"empty_span", "retention =«»\n"},
		{"only_the_newline", "retention =«\n»next\n"},
		{"end_of_file", "retention = 1\n«»"},
		{"empty_line", "one\n«»\nthree\n"},
		{"long_line", long + "kept for «30 days» " + long + "\n"},
		{"long_words", "«" + long + long + "» end\n"},
		{"long_wide_words", "«" + strings.Repeat("保留", 90) + "»\n"},
		{"control_characters", "a\x1b[31m\x07\x00 «30\x1b[0m days»\x7f\u0085 end\n"},
		{"bidi_marks", "\u202eabc\u2066\u200f\u061c «30\u200e days»\u202c\u2028 end\n"},
		{"not_utf8", "a\xff\xfe «30 \xffdays» b\n"},
		{"line_of_four_digits", strings.Repeat("\n", 1233) + "kept «30 days»\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			f := diag.Finding{Rule: "retention-mismatch", Severity: diag.Error, Message: "kept 30 days here, 14 days in the data", Span: mark(t, "content/backup.md", tt.text)}
			if err := diag.Text(&b, []diag.Finding{f}, false); err != nil {
				t.Fatal(err)
			}
			golden(t, "frame_"+tt.name+".txt", b.Bytes())
		})
	}
}

func findings(t *testing.T) []diag.Finding {
	t.Helper()
	said := mark(t, "content/policies/backup.md", "# Sicherung\n\nÄltere Kopien: «30 days».\n")
	data := mark(t, "data/backups.toml", "[backups.daily]\nretention = «\"14 days\"»\n")
	return []diag.Finding{
		{Rule: "retention-mismatch", Severity: diag.Error, Message: "copies are kept 30 days here, 14 days in the data", Hint: "correct one of the two", Span: said,
			Fact: "backups.daily.retention", Related: []diag.Related{{Span: data, Message: "declared here as 14 days"}},
			Fixes: []diag.Fix{{Title: "write 14 days", Edits: []diag.Edit{{Span: said, New: "14 days"}}}, {Title: "nothing to edit", Safe: true}}},
		{Rule: "review-overdue", Severity: diag.Warning, Message: "the review is overdue & <late>", Span: data},
		{Rule: "key-missing", Severity: diag.Info, Message: "no data file has the table [organisation]", Hint: "add it", Span: source.NewFile("data/organisation.toml", nil).Span(0, 0),
			Related: []diag.Related{{Message: "a note without a place"}}},
		{Rule: "nowhere", Severity: diag.Info, Message: "a fault of the whole site"},
	}
}

func TestText(t *testing.T) {
	for name, colour := range map[string]bool{"text_plain.txt": false, "text_colour.txt": true} {
		var b bytes.Buffer
		if err := diag.Text(&b, findings(t), colour); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

// What a file is called and what a message quotes come from outside and must not steer the terminal either.
func TestTextIsSafe(t *testing.T) {
	evil := "x\x1b]0;owned\x07\u202e\u2066\u200f\r"
	at := source.NewFile("content/"+evil+".md", []byte(evil+" 30 days")).Span(0, 3)
	fs := []diag.Finding{{Rule: "r", Message: "message " + evil, Hint: "hint " + evil, Span: at, Related: []diag.Related{{Span: at, Message: "note " + evil}, {Message: "no place " + evil}}}}
	var b bytes.Buffer
	if err := diag.Text(&b, fs, false); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexAny(b.String(), "\x1b\x07\r\u202e\u2066\u200f"); i >= 0 {
		t.Errorf("byte %d of the output steers the terminal: %q", i, b.String())
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrors(t *testing.T) {
	if err := diag.Text(full{}, findings(t), true); !errors.Is(err, errFull) {
		t.Errorf("Text: got %v, want %v", err, errFull)
	}
	if err := diag.JSON(full{}, report(t)); !errors.Is(err, errFull) {
		t.Errorf("JSON: got %v, want %v", err, errFull)
	}
}
