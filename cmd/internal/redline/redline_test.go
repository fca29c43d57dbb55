package redline_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/redline"
)

// marked writes pieces as [-removed-]{+added+}.
func marked(pieces []redline.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Kind {
		case redline.Removed:
			b.WriteString("[-" + p.Text + "-]")
		case redline.Added:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"same", "Kept for 30 days.", "Kept for 30 days.", "Kept for 30 days."},
		{"both empty", "", "", ""},
		{"new", "", "Kept.", "{+Kept.+}"},
		{"gone", "Kept.", "", "[-Kept.-]"},
		{"figure", "Kept for 30 days.", "Kept for 45 days.", "Kept for [-30-]{+45+} days."},
		{"figure in words and digits", "kept for thirty (30) days", "kept for sixty (60) days", "kept for [-thirty (30)-]{+sixty (60)+} days"},
		{"region is one word", "stored in eu-west-3 only", "stored in eu-central-1 only", "stored in [-eu-west-3-]{+eu-central-1+} only"},
		{"decimal is one word", "at 99.9 % a month", "at 99.95 % a month", "at [-99.9-]{+99.95+} % a month"},
		{"words added", "Logs are deleted.", "Logs are deleted after 30 days.", "Logs are deleted{+ after 30 days+}."},
		{"two additions stay apart", "Logs are kept and read.", "Logs, all of them, are kept and never read.", "Logs{+, all of them,+} are kept and {+never +}read."},
		{"removal beside a change", "as is set out in the plan of recovery", "as is described in the plan of recovery", "as is [-set out-]{+described+} in the plan of recovery"},
		{"at the end", "Logs are kept", "Logs are kept forever", "Logs are kept{+ forever+}"},
		{"little in common", "We tell customers of a breach.", "Personal data are erased at the end.", "[-We tell customers of a breach.-]{+Personal data are erased at the end.+}"},
		{"letters beyond ASCII", "Siège à Créteil, en France", "Siège à Évry, en France", "Siège à [-Créteil-]{+Évry+}, en France"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := marked(redline.Compare(tt.before, tt.after)); got != tt.want {
				t.Errorf("Compare(%q, %q) = %s, want %s", tt.before, tt.after, got, tt.want)
			}
		})
	}
}

// FuzzCompare holds that the pieces give both texts back.
func FuzzCompare(f *testing.F) {
	f.Add("Kept for thirty (30) days.", "Kept for sixty (60) days, then erased.")
	f.Add("a\xffb", "é")
	f.Fuzz(func(t *testing.T, before, after string) {
		var a, b strings.Builder
		for _, p := range redline.Compare(before, after) {
			if p.Kind != redline.Added {
				a.WriteString(p.Text)
			}
			if p.Kind != redline.Removed {
				b.WriteString(p.Text)
			}
		}
		if a.String() != before || b.String() != after {
			t.Errorf("pieces of %q and %q give back %q and %q", before, after, a.String(), b.String())
		}
	})
}
