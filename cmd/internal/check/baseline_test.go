package check_test

import (
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// found returns findings at each place of words in a text, stamped.
func found(t *testing.T, name, text, words string) []diag.Finding {
	t.Helper()
	f := source.NewFile(name, []byte(text))
	var fs []diag.Finding
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			break
		}
		fs = append(fs, diag.Finding{Rule: "retention-mismatch", Span: f.Span(at+i, at+i+len(words))})
		at += i + len(words)
	}
	diag.Stamp(fs)
	return fs
}

func messages(fs []diag.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.Span.String())
	}
	return out
}

func TestBaseline(t *testing.T) {
	before := found(t, "a.md", "kept 30 days, 30 days\n", "30 days")
	var b check.Baseline
	if n := b.Add(before); n != 2 {
		t.Errorf("added %d, want 2", n)
	}
	if n := b.Add(before); n != 0 {
		t.Errorf("added %d again, want 0", n)
	}
	read, err := check.ParseBaseline(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	t.Run("moved_by_an_edit", func(t *testing.T) {
		fresh, known := read.Split(found(t, "a.md", "# Title\n\nkept 30 days,\n30\tdays of 30 days\n", "30 days"))
		if got := messages(known); len(fresh) != 0 || !slices.Equal(got, []string{"a.md:3:6", "a.md:4:12"}) {
			t.Errorf("known %v, fresh %v", got, messages(fresh))
		}
	})
	t.Run("one_more_of_the_same", func(t *testing.T) {
		fresh, known := read.Split(found(t, "a.md", "30 days, 30 days, 30 days", "30 days"))
		if len(known) != 2 || len(fresh) != 1 {
			t.Errorf("known %v, fresh %v", messages(known), messages(fresh))
		}
	})
	t.Run("other_file", func(t *testing.T) {
		if fresh, _ := read.Split(found(t, "b.md", "30 days", "30 days")); len(fresh) != 1 {
			t.Errorf("fresh %v", messages(fresh))
		}
	})
	t.Run("shrinks", func(t *testing.T) {
		b, err := check.ParseBaseline(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if n := b.Shrink(found(t, "a.md", "30 days, 31 days", "30 days")); n != 1 || b.Len() != 1 {
			t.Errorf("removed %d, left %d", n, b.Len())
		}
		if n := b.Shrink(nil); n != 1 || b.Len() != 0 {
			t.Errorf("removed %d, left %d", n, b.Len())
		}
	})
}

// The file has a line for each finding, in the order of files, whatever the order in which they were added.
func TestBaselineBytes(t *testing.T) {
	fs := slices.Concat(found(t, "b.md", "30\n  days", "30\n  days"), found(t, "a b.md", "\x1b[31m\"30 days\"", "\x1b[31m\"30 days\""), found(t, "a.md", strings.Repeat("ä", 90), strings.Repeat("ä", 90)), []diag.Finding{{Rule: "r"}})
	diag.Stamp(fs)
	var one, other check.Baseline
	one.Add(fs)
	slices.Reverse(fs)
	other.Add(fs)
	got := string(one.Bytes())
	if got != string(other.Bytes()) {
		t.Error("the order of adding shows")
	}
	var lines []string
	for line := range strings.Lines(got) {
		if !strings.HasPrefix(line, "#") {
			_, rest, _ := strings.Cut(line, " ")
			lines = append(lines, rest)
		}
	}
	want := []string{
		`"a b.md" retention-mismatch "\x1b[31m\"30 days\""` + "\n",
		`. r ""` + "\n",
		`a.md retention-mismatch "` + strings.Repeat("ä", 59) + `…"` + "\n",
		`b.md retention-mismatch "30 days"` + "\n",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got  %q\nwant %q", lines, want)
	}
	read, err := check.ParseBaseline([]byte(strings.ReplaceAll(got, "\n", "\r\n")))
	if err != nil || string(read.Bytes()) != got {
		t.Errorf("read and written again it is other: %v\n%s", err, read.Bytes())
	}
}

func TestParseBaseline(t *testing.T) {
	const print = "0123456789abcdef0123456789abcdef"
	if b, err := check.ParseBaseline([]byte("\n# a comment\n  " + print + "\n" + print + " twice\n")); err != nil || b.Len() != 1 {
		t.Errorf("got %v, %v", b, err)
	}
	for _, bad := range []string{"<<<<<<< ours", "=======", print[1:] + " a.md r", print + "0 a.md r", "G" + print[1:] + " a.md"} {
		if _, err := check.ParseBaseline([]byte(print + " a.md\n" + bad + "\n")); err == nil || err.Error() != "line 2 does not begin with a fingerprint" {
			t.Errorf("%s: got %v", bad, err)
		}
	}
}

func TestWhole(t *testing.T) {
	rules := []*check.Rule{{ID: "key-unknown", Family: check.Shape}, {ID: "retention-mismatch", Family: check.Prose}}
	for _, tt := range []struct {
		f    diag.Finding
		want bool
	}{
		{diag.Finding{Rule: "retention-mismatch", Severity: diag.Error}, true},
		{diag.Finding{Rule: "key-unknown", Severity: diag.Info}, true},
		{diag.Finding{Rule: "key-unknown", Severity: diag.Error}, false},
	} {
		if got := check.Whole([]diag.Finding{{Rule: "other"}, tt.f}, rules); got != tt.want {
			t.Errorf("%s, %s: got %v", tt.f.Rule, tt.f.Severity, got)
		}
	}
}
