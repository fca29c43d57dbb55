package prose

import (
	"strings"
	"testing"
	"time"
)

// What grows with the square of its length in a careless reader must end soon, read or refused.
func TestParseLimits(t *testing.T) {
	nested := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat("  ", i) + "- item\n")
		}
		return b.String()
	}
	tests := []struct {
		name, text string
		deep       bool
	}{
		{"quotes", strings.Repeat(">", 10_000) + " a", true},
		{"quotes with spaces", strings.Repeat("> ", 10_000) + "a", true},
		{"lists on one line", strings.Repeat("- ", 10_000) + "a", true},
		{"numbered lists on one line", strings.Repeat("1. ", 10_000) + "a", true},
		{"nested lists", nested(1_000), true},
		{"definitions on one line", "a\n" + strings.Repeat(": ", 10_000) + "a", true},
		{"footnotes on one line", strings.Repeat("[^a]: ", 10_000) + "a", true},
		{"list of twenty levels", nested(20), false},
		{"quotes of twenty levels", strings.Repeat("> ", 20) + "a", false},
		{"rule of many dashes", strings.Repeat("- ", 1_000) + "\n", false},
		{"one long line", strings.Repeat("word ", 200_000), false},
		{"one long word", strings.Repeat("x", 1_000_000), false},
		{"long table", "| a | b |\n|---|---|\n" + strings.Repeat("| 30 days | **Dublin** `x` |\n", 35_000), false},
		{"columns times rows", strings.Repeat("|a", 10_000) + "\n" + strings.Repeat("|-", 10_000) + "\n" + strings.Repeat("a\n", 10_000), true},
		{"stars", strings.Repeat("*a _b ", 100_000), true},
		{"stars that close", strings.Repeat("*a_ ", 100_000), true},
		{"nested emphasis", strings.Repeat("*a **a ", 800) + strings.Repeat("a** a*", 800), false},
		{"brackets", strings.Repeat("[", 100_000), true},
		{"links", strings.Repeat("[a](", 100_000), true},
		{"backticks", strings.Repeat("`a``", 100_000), true},
		{"tags", strings.Repeat("<a ", 100_000), true},
		{"comments", strings.Repeat("<!-- ", 100_000), true},
		{"references", strings.Repeat("[a]: b\n", 4_000), false},
		{"lines of escapes", strings.Repeat("\\*&amp;\n", 9_000), false},
		{"brackets behind a full stop", "a. " + strings.Repeat("(", 100_000), false},
		{"headings of one name", strings.Repeat("# a\n", 20_000), false},
		{"stars below the limit", strings.Repeat("*a _b ", 4_900), false},
		{"stars that close below the limit", strings.Repeat("*a_ ", 4_900), false},
		{"brackets below the limit", strings.Repeat("[", 9_000), false},
		{"closed brackets below the limit", strings.Repeat("[a]", 4_900), false},
		{"links below the limit", strings.Repeat("[a](", 4_900), false},
		{"closed links below the limit", strings.Repeat("[a](b)", 4_900), false},
		{"images below the limit", strings.Repeat("![a", 4_900) + strings.Repeat("](b)", 4_900), false},
		{"backticks below the limit", strings.Repeat("`a``", 3_000), false},
		{"tags below the limit", strings.Repeat("<a ", 9_000), false},
		{"comments below the limit", strings.Repeat("<!-- ", 9_000), false},
		{"escaped bars in a table", "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", 9_000), false},
		{"many escaped bars in a table", "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", 30_000), true},
		{"nul", strings.Repeat("\x00", 100_000), false},
		{"not UTF-8", strings.Repeat("\xff", 100_000), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			d := parse(t, test.text)
			for i := range d.Blocks {
				d.Blocks[i].Sentences()
			}
			if d.TooDeep != test.deep {
				t.Errorf("too deep: %v, want %v", d.TooDeep, test.deep)
			}
			if d.Broken != nil {
				t.Error(d.Broken)
			}
			took := time.Since(start)
			t.Logf("%v", took)
			if took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
