package diag_test

import (
	"slices"
	"testing"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

func TestPlan(t *testing.T) {
	f := source.NewFile("a.md", []byte("one two three\r\nvier ä fünf"))
	fix := func(start, end int, text string) diag.Fix {
		return diag.Fix{Title: text, Safe: true, Edits: []diag.Edit{{Span: f.Span(start, end), New: text}}}
	}
	tests := []struct {
		name  string
		fixes []diag.Fix
		want  string
		made  []string
	}{
		{"none", nil, "one two three\r\nvier ä fünf", nil},
		{"one", []diag.Fix{fix(4, 7, "2")}, "one 2 three\r\nvier ä fünf", []string{"2"}},
		{"out_of_order", []diag.Fix{fix(8, 13, "3"), fix(0, 3, "1")}, "1 two 3\r\nvier ä fünf", []string{"3", "1"}},
		{"side_by_side", []diag.Fix{fix(0, 3, "1"), fix(3, 7, "2")}, "12 three\r\nvier ä fünf", []string{"1", "2"}},
		{"overlapping", []diag.Fix{fix(0, 5, "1"), fix(4, 7, "2"), fix(8, 13, "3")}, "1wo 3\r\nvier ä fünf", []string{"1", "3"}},
		{"within", []diag.Fix{fix(0, 13, "1"), fix(4, 7, "2")}, "1\r\nvier ä fünf", []string{"1"}},
		{"insertions_at_one_place", []diag.Fix{fix(4, 4, "a"), fix(4, 4, "b")}, "one atwo three\r\nvier ä fünf", []string{"a"}},
		{"the_same_twice", []diag.Fix{fix(4, 7, "2"), fix(4, 7, "2")}, "one 2 three\r\nvier ä fünf", []string{"2", "2"}},
		{"deletion_at_the_end", []diag.Fix{fix(19, 28, "")}, "one two three\r\nvier", []string{""}},
		{"not_safe", []diag.Fix{{Title: "x", Edits: []diag.Edit{{Span: f.Span(0, 3), New: "x"}}}}, "one two three\r\nvier ä fünf", nil},
		{"nothing_to_edit", []diag.Fix{{Title: "x", Safe: true}}, "one two three\r\nvier ä fünf", nil},
		{"nowhere", []diag.Fix{{Title: "x", Safe: true, Edits: []diag.Edit{{New: "x"}}}}, "one two three\r\nvier ä fünf", nil},
		{"all_or_nothing", []diag.Fix{fix(4, 7, "2"), {Title: "x", Safe: true, Edits: []diag.Edit{{Span: f.Span(0, 3), New: "x"}, {Span: f.Span(5, 6), New: "x"}}}}, "one 2 three\r\nvier ä fünf", []string{"2"}},
		{"over_itself", []diag.Fix{{Title: "x", Safe: true, Edits: []diag.Edit{{Span: f.Span(0, 3), New: "x"}, {Span: f.Span(2, 6), New: "x"}}}}, "one two three\r\nvier ä fünf", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var fs []diag.Finding
			for _, x := range tt.fixes {
				fs = append(fs, diag.Finding{Rule: "r", Fixes: []diag.Fix{{Title: "unsafe", Edits: []diag.Edit{{Span: f.Span(0, 13)}}}, x}})
			}
			p := diag.NewPlan(fs)
			var made []string
			for _, m := range p.Made {
				made = append(made, m.Fix.Title)
			}
			if !slices.Equal(made, tt.made) {
				t.Errorf("made %q, want %q", made, tt.made)
			}
			if got, err := p.Apply("a.md", f.Data); err != nil || string(got) != tt.want {
				t.Errorf("got  %q, %v\nwant %q", got, err, tt.want)
			}
		})
	}
	t.Run("two_files", func(t *testing.T) {
		other := source.NewFile("b.md", []byte("x"))
		p := diag.NewPlan([]diag.Finding{{Fixes: []diag.Fix{{Safe: true, Edits: []diag.Edit{{Span: other.Span(0, 1), New: "y"}, {Span: f.Span(0, 3), New: "1"}}}}}})
		if got := p.Files(); !slices.Equal(got, []string{"a.md", "b.md"}) {
			t.Errorf("got %q", got)
		}
	})
	t.Run("changed_since", func(t *testing.T) {
		p := diag.NewPlan([]diag.Finding{{Fixes: []diag.Fix{fix(4, 7, "2")}}})
		for _, now := range []string{"one tow three", "one t"} {
			if got, err := p.Apply("a.md", []byte(now)); err == nil {
				t.Errorf("%q became %q", now, got)
			}
		}
	})
}
