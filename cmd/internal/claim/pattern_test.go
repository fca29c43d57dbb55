package claim

import (
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/token"
)

func TestConjugate(t *testing.T) {
	for verb, want := range map[string]string{
		"delete": "delete deletes deleted deleting", "carry": "carry carries carried carrying", "stay": "stay stays stayed staying",
		"drop": "drop drops dropped dropping", "wash": "wash washes washed washing", "keep": "keeps kept keeping keep", "overwrite": "overwrites overwrote overwritten overwriting overwrite",
	} {
		if got := strings.Join(conjugate(verb), " "); got != want {
			t.Errorf("%s: got %q, want %q", verb, got, want)
		}
	}
}

func TestPatterns(t *testing.T) {
	var ps patterns
	for i, p := range []string{"~throw away/out", "sub processor | subprocessor", "~restore + copy/backup", "log"} {
		ps.add(i, p)
	}
	indexOf(&ps)
	for _, tt := range []struct {
		name, text string
		want       []int
	}{
		{"form of a verb and a particle", "Tapes are thrown away.", []int{0}},
		{"alternative for one word", "He threw out the tape.", []int{0}},
		{"verb without its particle", "Tapes are thrown.", nil},
		{"hyphen between the words", "Each sub-processor is named.", []int{1}},
		{"plural", "All subprocessors are named.", []int{1}},
		{"parts in order", "We restore a backup.", []int{2}},
		{"parts in another order", "Each backup is restored.", []int{2}},
		{"one part alone", "We restore a file.", nil},
		{"parts too far apart", "We restore " + strings.Repeat("very ", apart) + "old backups.", nil},
		{"several", "Logs of restored copies", []int{2, 3}},
		{"a longer word that begins alike", "The logic of logins", nil},
		{"nothing", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ts := token.Append(nil, tt.text)
			var got []int
			ps.find(ts, 0, len(ts), func(h hit) {
				if h.from < 0 || h.to <= h.from || h.to > len(ts) {
					t.Errorf("hit of %d at %d to %d of %d tokens", h.id, h.from, h.to, len(ts))
				}
				got = append(got, h.id)
			})
			slices.Sort(got)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// TestTables holds that no pattern is empty and that no part has more alternatives of parts than there are bits.
func TestTables(t *testing.T) {
	for d := range senses {
		if len(senses[d]) > 64 {
			t.Errorf("dimension %d has %d senses, more than a set holds", d, len(senses[d]))
		}
	}
	for _, ps := range []*patterns{&ofDurations.patterns, &ofIntervals.patterns, sensePatterns} {
		for _, p := range ps.all {
			if p.parts < 1 || p.parts > 8 {
				t.Errorf("a pattern of %d has %d parts", p.id, p.parts)
			}
		}
	}
}
