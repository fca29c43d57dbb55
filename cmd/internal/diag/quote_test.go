package diag

import (
	"strings"
	"testing"

	"candor/cmd/internal/source"
)

func TestQuote(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"sentence", "a.md", "# Backups\n\nAll is copied. Copies are kept for «30 days». Then they go.\n", "Copies are kept for «30 days»."},
		{"hard_wrapped", "a.md", "All is copied. Copies\nare kept for «30\ndays» and\nthen removed. Then.\n", "Copies are kept for «30 days» and then removed."},
		{"first_words", "a.md", "«30 days» is long. So.\n", "«30 days» is long."},
		{"ends_the_sentence", "a.md", "It lasts. Kept «for 30 days.» Then it goes.\n", "Kept «for 30 days.»"},
		{"two_sentences", "a.md", "One. Kept «30 days. Removed» then. Other.\n", "Kept «30 days. Removed» then."},
		{"list_item", "a.md", "- one\n- kept «30 days»\n  and more\n- two\n", "kept «30 days» and more"},
		{"list_item_second_line", "a.md", "- one\n- kept as\n  «30 days»\n- two\n", "kept as «30 days»"},
		{"ordered_item", "a.md", "1. one\n2. kept «30 days»\n", "kept «30 days»"},
		{"heading", "a.md", "## Kept «30 days»\nText.\n", "Kept «30 days»"},
		{"below_a_heading", "a.md", "## Kept\nfor «30 days»\n", "for «30 days»"},
		{"row", "a.md", "| what | how long |\n|---|---|\n| logs | «30 days» |\n", "logs | «30 days»"},
		{"row_first_cell", "a.md", "| «logs» | 30 days |\n", "«logs» | 30 days"},
		{"behind_a_comment", "a.md", "<!-- see\nhere -->\nkept «30 days»\n", "kept «30 days»"},
		{"before_a_comment", "a.md", "Kept <!-- x --> for «30 days»<!-- candor:ignore r: b\nc --> only.\n", "Kept for «30 days» only."},
		{"abbreviations", "a.md", "Data, e.g. Logs of No. 4 and Art. 5, kept «30 days».\n", "Data, e.g. Logs of No. 4 and Art. 5, kept «30 days»."},
		{"version", "a.md", "We use TLS 1.2 for «30 days». Yes.\n", "We use TLS 1.2 for «30 days»."},
		{"crlf", "a.md", "One day.\r\nKept «30\r\ndays».\r\n\r\nMore.\r\n", "Kept «30 days»."},
		{"no_newline", "a.md", "kept «30 days»", "kept «30 days»"},
		{"wide_letters", "a.md", "備份保留「«三十天»」以上。\n", "備份保留「«三十天»」以上。"},
		{"tabs", "a.md", "\tkept\t«30\tdays»\n", "kept «30 days»"},
		{"toml", "a.toml", "[a.b]\n  retention = «\"30 days\"» # since May. So.\nx = 1\n", "retention = «\"30 days\"» # since May. So."},
		{"empty_span", "a.toml", "a = 1\nretention =«»\n", "retention =«»"},
		{"end_of_file", "a.md", "Text.\n«»", "Text. «»"},
		{"steers", "a.md", "a\x1b[31m «30\u202e days» b\n", "a\ufffd[31m «30\ufffd days» b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(tt.text, "«")
			marked, after, ok := strings.Cut(rest, "»")
			if !ok {
				t.Fatal("no marks")
			}
			q := quote(source.NewFile(tt.file, []byte(before+marked+after)).Span(len(before), len(before)+len(marked)))
			if got := q.before + "«" + q.marked + "»" + q.after; got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
	t.Run("long", func(t *testing.T) {
		long := strings.Repeat("ä ", 300)
		q := quote(source.NewFile("a.md", []byte(long+long+long)).Span(len(long), 2*len(long)))
		for _, part := range []string{q.before, q.marked, q.after} {
			if n := len([]rune(part)); n > widestQuote || !strings.Contains(part, "…") {
				t.Errorf("%d characters are kept: %q", n, part)
			}
		}
	})
	t.Run("nowhere", func(t *testing.T) {
		if got := quote(source.Span{}).String() + quote(source.NewFile("a.md", nil).Span(0, 0)).String(); got != "" {
			t.Errorf("got %q", got)
		}
	})
}

// No range of any text is too odd to be quoted.
func FuzzQuote(f *testing.F) {
	f.Add("# a\n\n- b. C d\n| e |\n", 3, 9)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		for _, name := range []string{"a.md", "a.toml"} {
			at := source.NewFile(name, []byte(text)).Span(start, end)
			if q := quote(at).String(); strings.ContainsAny(q, "\n\r\t") {
				t.Errorf("%q has more than one line", q)
			}
		}
	})
}
