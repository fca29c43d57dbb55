package diag_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// mark returns a file of the text without its guillemets and the span between them.
func mark(t *testing.T, name, text string) source.Span {
	t.Helper()
	before, rest, ok := strings.Cut(text, "«")
	marked, after, ok2 := strings.Cut(rest, "»")
	if !ok || !ok2 {
		t.Fatalf("no marks in %q", text)
	}
	return source.NewFile(name, []byte(before+marked+after)).Span(len(before), len(before)+len(marked))
}

func TestFingerprint(t *testing.T) {
	finding := func(text string) diag.Finding {
		return diag.Finding{Rule: "retention-mismatch", Span: mark(t, "content/backup.md", text), Fact: "backups.daily.retention",
			Related: []diag.Related{{Span: mark(t, "data/backups.toml", "retention = «\"14 days\"»\n")}}}
	}
	base := diag.Fingerprint(finding("kept for «30 days».\n"), 0)
	t.Run("lines_inserted_above", func(t *testing.T) {
		if got := diag.Fingerprint(finding("# Backup\n\nA new line.\n\nkept for «30 days».\n"), 0); got != base {
			t.Errorf("got %s, want %s", got, base)
		}
	})
	t.Run("text_wrapped_anew", func(t *testing.T) {
		if got := diag.Fingerprint(finding("kept for «30\n  days».\n"), 0); got != base {
			t.Errorf("got %s, want %s", got, base)
		}
	})
	t.Run("message_reworded", func(t *testing.T) {
		f := finding("kept for «30 days».\n")
		f.Message, f.Hint, f.Severity = "other words", "other", diag.Error
		if got := diag.Fingerprint(f, 0); got != base {
			t.Errorf("got %s, want %s", got, base)
		}
	})
	for name, change := range map[string]func(*diag.Finding){
		"rule":       func(f *diag.Finding) { f.Rule = "notice-mismatch" },
		"fact":       func(f *diag.Finding) { f.Fact = "backups.weekly.retention" },
		"excerpt":    func(f *diag.Finding) { f.Span = mark(t, "content/backup.md", "kept for «31 days».\n") },
		"file":       func(f *diag.Finding) { f.Span = mark(t, "content/other.md", "kept for «30 days».\n") },
		"other_side": func(f *diag.Finding) { f.Related[0].Span = mark(t, "data/backups.toml", "«\"7 days\"»") },
	} {
		t.Run("other_"+name, func(t *testing.T) {
			f := finding("kept for «30 days».\n")
			change(&f)
			if diag.Fingerprint(f, 0) == base {
				t.Error("the fingerprint is the same")
			}
		})
	}
}

func TestFingerprintsOfAlikeFindings(t *testing.T) {
	f := source.NewFile("a.md", []byte("30 days, 30 days, 30 days"))
	fs := []diag.Finding{{Rule: "r", Span: f.Span(0, 7)}, {Rule: "r", Span: f.Span(9, 16)}, {Rule: "r", Span: f.Span(18, 25)}, {Rule: "q", Span: f.Span(0, 7)}}
	seen := map[string]bool{}
	for _, p := range diag.Fingerprints(fs) {
		if seen[p] || len(p) != 32 {
			t.Errorf("fingerprint %q is given twice or has not 32 digits", p)
		}
		seen[p] = true
	}
	if got := diag.Fingerprints(nil); len(got) != 0 {
		t.Errorf("got %q for no findings", got)
	}
}

func TestSort(t *testing.T) {
	a, b := source.NewFile("a.md", []byte("0123456789")), source.NewFile("b.md", []byte("0123456789"))
	want := []diag.Finding{
		{Rule: "z", Message: "nowhere"},
		{Rule: "b", Message: "1", Span: a.Span(0, 2)},
		{Rule: "b", Message: "2", Span: a.Span(0, 2)},
		{Rule: "c", Message: "0", Span: a.Span(0, 2)},
		{Rule: "a", Message: "longer", Span: a.Span(0, 3)},
		{Rule: "a", Message: "later", Span: a.Span(4, 5)},
		{Rule: "a", Message: "other file", Span: b.Span(0, 1)},
	}
	for shift := range want {
		got := append(append([]diag.Finding{}, want[shift:]...), want[:shift]...)
		diag.Sort(got)
		for i := range want {
			if got[i].Message != want[i].Message || got[i].Rule != want[i].Rule {
				t.Fatalf("shifted by %d, place %d holds %q, want %q", shift, i, got[i].Message, want[i].Message)
			}
		}
	}
}

func TestSummary(t *testing.T) {
	of := func(ss ...diag.Severity) (fs []diag.Finding) {
		for _, s := range ss {
			fs = append(fs, diag.Finding{Severity: s})
		}
		return fs
	}
	tests := []struct {
		fs   []diag.Finding
		want string
	}{
		{nil, "no findings"},
		{of(diag.Error), "1 error"},
		{of(diag.Error, diag.Error), "2 errors"},
		{of(diag.Warning), "1 warning"},
		{of(diag.Info), "1 note"},
		{of(diag.Info, diag.Error, diag.Warning, diag.Info, diag.Warning), "1 error, 2 warnings, 2 notes"},
	}
	for _, tt := range tests {
		if got := diag.Summary(tt.fs); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestSeverity(t *testing.T) {
	for _, s := range []diag.Severity{diag.Info, diag.Warning, diag.Error} {
		if got, err := diag.ParseSeverity(s.String()); err != nil || got != s {
			t.Errorf("ParseSeverity(%q) = %v, %v", s, got, err)
		}
	}
	if _, err := diag.ParseSeverity("fatal"); err == nil || err.Error() != `unknown severity "fatal": want error, warning or info` {
		t.Errorf("got %v", err)
	}
	fs := []diag.Finding{{Severity: diag.Warning}, {Severity: diag.Info}}
	for s, want := range map[diag.Severity]bool{diag.Info: true, diag.Warning: true, diag.Error: false} {
		if got := diag.Worst(fs, s); got != want {
			t.Errorf("Worst at %s = %v, want %v", s, got, want)
		}
	}
}
