package check_test

import (
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/tomldoc"
)

var rules = []*check.Rule{
	{ID: "retention-mismatch", Severity: diag.Error},
	{ID: "region-unknown", Severity: diag.Warning},
}

// at returns a finding at the first place of words in a file.
func at(t *testing.T, f *source.File, rule, words string) diag.Finding {
	t.Helper()
	i := strings.Index(string(f.Data), words)
	if i < 0 {
		t.Fatalf("%q does not stand in %s", words, f.Name)
	}
	return diag.Finding{Rule: rule, Span: f.Span(i, i+len(words))}
}

// suppressions returns those of a file as the build reads them.
func suppressions(t *testing.T, f *source.File) (sups []check.Suppression) {
	t.Helper()
	if strings.HasSuffix(f.Name, ".toml") {
		for _, c := range tomldoc.Comments(f) {
			if s, ok := check.ParseSuppression(c.Text, c.Span, c.Line); ok {
				sups = append(sups, s)
			}
		}
		return sups
	}
	for _, c := range prose.Parse(f).Comments {
		if s, ok := check.ParseSuppression(c.Text, c.Span, c.Line); ok {
			sups = append(sups, s)
		}
	}
	return sups
}

func TestSuppress(t *testing.T) {
	tests := []struct {
		name, file, text string
		rule, words      string
		want             []string
	}{
		{"line_before", "a.md", "<!-- candor:ignore retention-mismatch: staged, see clause 4 -->\nkept 30 days\n", "retention-mismatch", "30 days", nil},
		{"same_line", "a.md", "kept 30 days <!-- candor:ignore retention-mismatch: staged -->\n", "retention-mismatch", "30 days", nil},
		{"two_lines_before", "a.md", "<!-- candor:ignore retention-mismatch: staged -->\n\nkept 30 days\n", "retention-mismatch", "30 days", []string{"retention-mismatch", check.SuppressionUnused}},
		{"line_after", "a.md", "kept 30 days\n\n<!-- candor:ignore retention-mismatch: staged -->\n", "retention-mismatch", "30 days", []string{"retention-mismatch", check.SuppressionUnused}},
		{"within_a_finding_of_two_lines", "a.md", "kept 30\ndays <!-- candor:ignore retention-mismatch: staged --> at least\n", "retention-mismatch", "30\ndays", nil},
		{"behind_a_finding_that_ends_with_its_line", "a.md", "kept 30 days\n<!-- candor:ignore retention-mismatch: staged -->\n", "retention-mismatch", "kept 30 days\n", []string{"retention-mismatch", check.SuppressionUnused}},
		{"comment_of_two_lines", "a.md", "<!-- candor:ignore retention-mismatch: staged,\nsee clause 4 -->\nkept 30 days\n", "retention-mismatch", "30 days", nil},
		{"other_rule", "a.md", "<!-- candor:ignore region-unknown: new -->\nkept 30 days\n", "retention-mismatch", "30 days", []string{"retention-mismatch", check.SuppressionUnused}},
		{"without_reason", "a.md", "<!-- candor:ignore retention-mismatch -->\nkept 30 days\n", "retention-mismatch", "30 days", []string{"retention-mismatch", check.SuppressionReason}},
		{"empty_reason", "a.md", "<!-- candor:ignore retention-mismatch:  -->\nkept 30 days\n", "retention-mismatch", "30 days", []string{"retention-mismatch", check.SuppressionReason}},
		{"unknown_rule", "a.md", "<!-- candor:ignore retention-mismtach: staged -->\nkept 30 days\n", "retention-mismatch", "30 days", []string{"retention-mismatch", check.SuppressionUnknown}},
		{"no_rule", "a.md", "<!-- candor:ignore -->\nkept 30 days\n", "retention-mismatch", "30 days", []string{"retention-mismatch", check.SuppressionUnknown}},
		{"another_comment", "a.md", "<!-- candor:ignored retention-mismatch: x -->\nkept 30 days\n", "retention-mismatch", "30 days", []string{"retention-mismatch"}},
		{"toml_line_before", "a.toml", "# candor:ignore region-unknown: brand new\ncode = \"xy-1\"\n", "region-unknown", `"xy-1"`, nil},
		{"toml_same_line", "a.toml", "code = \"xy-1\" # candor:ignore region-unknown: brand new\n", "region-unknown", `"xy-1"`, nil},
		{"toml_crlf", "a.toml", "# candor:ignore region-unknown: brand new\r\ncode = \"xy-1\"\r\n", "region-unknown", `"xy-1"`, nil},
		{"toml_within_a_list", "a.toml", "regions = [\n \"a\", # candor:ignore region-unknown: brand new\n \"xy-1\",\n]\n", "region-unknown", `"xy-1"`, nil},
		{"toml_in_text_is_none", "a.toml", "notes = \"# candor:ignore region-unknown: x\"\ncode = \"xy-1\"\n", "region-unknown", `"xy-1"`, []string{"region-unknown"}},
		{"toml_without_reason", "a.toml", "code = \"xy-1\" # candor:ignore region-unknown\n", "region-unknown", `"xy-1"`, []string{"region-unknown", check.SuppressionReason}},
		{"nothing_reported", "a.toml", "# candor:ignore region-unknown: brand new\ncode = \"eu-1\"\n", "", "", []string{check.SuppressionUnused}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile(tt.file, []byte(tt.text))
			var found []diag.Finding
			if tt.rule != "" {
				found = append(found, at(t, f, tt.rule, tt.words))
			}
			var got []string
			for _, f := range check.Suppress(found, tt.file, suppressions(t, f), rules) {
				got = append(got, f.Rule)
				if f.Span.IsZero() {
					t.Errorf("%s is nowhere", f.Rule)
				}
				if strings.HasPrefix(f.Rule, "suppression-") && (f.Message == "" || f.Hint == "") {
					t.Errorf("%s has the message %q and the hint %q", f.Rule, f.Message, f.Hint)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSuppressOneOfSeveral(t *testing.T) {
	a := source.NewFile("a.md", []byte("<!-- candor:ignore retention-mismatch: staged -->\nkept 30 days in xy-1, then 60 days\n"))
	b := source.NewFile("b.md", []byte("x\nkept 30 days\n"))
	found := []diag.Finding{at(t, a, "retention-mismatch", "30 days"), at(t, a, "region-unknown", "xy-1"), at(t, a, "retention-mismatch", "60 days"), at(t, b, "retention-mismatch", "30 days")}
	before := slices.Clone(found)
	got := check.Suppress(found, "a.md", suppressions(t, a), rules)
	if len(got) != 2 || got[0].Rule != "region-unknown" || got[1].Span.File != b {
		t.Errorf("got %d findings %v, want region-unknown in a.md and retention-mismatch in b.md", len(got), got)
	}
	for i := range before {
		if found[i].Span != before[i].Span {
			t.Fatal("the caller's findings were changed")
		}
	}
}

func TestSuppressMessages(t *testing.T) {
	f := source.NewFile("a.md", []byte("<!-- candor:ignore retention-mismtach: x -->\n\n<!-- candor:ignore -->\n\n<!-- candor:ignore region-unknown -->\n"))
	got := check.Suppress(nil, "a.md", suppressions(t, f), rules)
	want := [][2]string{
		{`there is no rule "retention-mismtach" to silence`, "write the ID as the finding shows it: candor:ignore RULE: reason"},
		{"no rule is named here", "write the ID as the finding shows it: candor:ignore RULE: reason"},
		{"region-unknown is silenced here without a reason", "add a colon and why the finding is wrong or accepted: candor:ignore region-unknown: reason"},
	}
	if len(got) != len(want) {
		t.Fatalf("got %d findings, want %d", len(got), len(want))
	}
	for i, w := range want {
		if got[i].Message != w[0] || got[i].Hint != w[1] {
			t.Errorf("got  %q, %q\nwant %q, %q", got[i].Message, got[i].Hint, w[0], w[1])
		}
	}
}
