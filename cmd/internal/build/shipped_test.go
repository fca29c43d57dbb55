package build_test

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// shipped returns a copy of the trust center that the repository ships.
func shipped(t *testing.T) fstest.MapFS {
	t.Helper()
	root := os.DirFS("../../..")
	site := fstest.MapFS{}
	for _, dir := range []string{"content", "data"} {
		err := fs.WalkDir(root, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(root, name)
			site[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return site
}

// TestShipped holds that the shipped site has no fault of any severity.
func TestShipped(t *testing.T) {
	r, err := build.Check(shipped(t), build.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Policies) == 0 || r.Claims.Confirmed == 0 {
		t.Errorf("%d policies with %d confirmed claims: nothing was read", len(r.Policies), r.Claims.Confirmed)
	}
	for _, f := range r.Findings {
		t.Errorf("%s: %s %s: %s", f.Span, f.Severity, f.Rule, f.Message)
	}
}

// Words are a text that stands in a file. Within, where given, is a longer text around them; it stands once in the file.
type words struct{ file, within, text string }

// find returns the bytes at which the words stand, and fails where they do not stand exactly once.
func (w words) find(t *testing.T, site fstest.MapFS) (start, end int) {
	t.Helper()
	f := site[w.file]
	if f == nil {
		t.Fatalf("there is no %s", w.file)
	}
	around := w.within
	if around == "" {
		around = w.text
	}
	if n := bytes.Count(f.Data, []byte(around)); n != 1 {
		t.Fatalf("%s has %q %d times, want once", w.file, around, n)
	}
	if n := strings.Count(around, w.text); n != 1 {
		t.Fatalf("%q has %q %d times, want once", around, w.text, n)
	}
	start = bytes.Index(f.Data, []byte(around)) + strings.Index(around, w.text)
	return start, start + len(w.text)
}

func (w words) touches(t *testing.T, site fstest.MapFS, s source.Span) bool {
	t.Helper()
	start, end := w.find(t, site)
	return s.Name() == w.file && s.Start < end && s.End > start
}

// A mutation changes one value, in a text or in the data, and tells what has to be found then.
type mutation struct {
	name   string
	change words
	to     string
	rules  []string // each is found, and no other
	said   words    // where one of the findings stands, once changed
	data   words    // its other side, once changed
	touch  []words  // more words that say the changed fact, or refer to it: a finding may stand there
}

// TestShippedMutated changes one value of the shipped site at a time: in the text while the data stay, or in the data while the
// text stays. Each change is found, at both ends, and nothing is found that does not concern it.
func TestShippedMutated(t *testing.T) {
	const (
		systems   = "content/policies/systems-security.md"
		logging   = "content/policies/logging-and-monitoring.md"
		privacy   = "content/policies/privacy-notice.md"
		backup    = "content/policies/backup-and-recovery.md"
		suppliers = "content/policies/sub-processing.md"
	)
	ticketing := words{"data/components.toml", "provider = \"aiven\"\nregions = [\"upcloud-hel2\"]", "\"upcloud-hel2\""}
	for _, m := range []mutation{
		{name: "region code in the text",
			change: words{systems, "", "(`fi-hel2`)"}, to: "(`fi-hel1`)", rules: []string{"region-mismatch"},
			said: words{systems, "", "fi-hel1"}, data: ticketing},
		{name: "region code in the data",
			change: words{"data/regions.toml", "", "code = \"fi-hel2\""}, to: "code = \"fi-hel1\"", rules: []string{"region-mismatch", "fact-text-mismatch"},
			said: words{systems, "", "fi-hel2"}, data: ticketing, touch: []words{ticketing}},
		{name: "city in the text",
			change: words{logging, "", "Sentry in Frankfurt"}, to: "Sentry in Munich", rules: []string{"city-mismatch"},
			said: words{logging, "", "Munich"}, data: words{"data/regions.toml", "", "city = \"Frankfurt\""}},
		{name: "city in the data",
			change: words{"data/regions.toml", "", "city = \"Frankfurt\""}, to: "city = \"Munich\"", rules: []string{"city-mismatch"},
			said: words{logging, "Sentry in Frankfurt", "Frankfurt"}, data: words{"data/regions.toml", "", "city = \"Munich\""}},
		{name: "retention in the text",
			change: words{privacy, "", "18 months"}, to: "12 months", rules: []string{"retention-mismatch"},
			said: words{privacy, "**Support requests**: 12 months", "12 months"}, data: words{"data/retention.toml", "", "period = \"18 months\""}},
		{name: "retention in the data",
			change: words{"data/retention.toml", "", "period = \"18 months\""}, to: "period = \"30 months\"", rules: []string{"retention-mismatch"},
			said: words{privacy, "", "18 months"}, data: words{"data/retention.toml", "", "period = \"30 months\""}},
		{name: "backup interval in the text",
			change: words{backup, "Daily media copy | Every day |", "Every day"}, to: "Every two days", rules: []string{"interval-mismatch"},
			said: words{backup, "", "Every two days"}, data: words{"data/backups.toml", "interval = \"daily\"\nretention = \"35 days\"", "interval = \"daily\""}},
		{name: "backup interval in the data", // the objective for media can no longer be kept either
			change: words{"data/backups.toml", "interval = \"daily\"\nretention = \"35 days\"", "interval = \"daily\""}, to: "interval = \"weekly\"",
			rules: []string{"interval-mismatch", "rpo-below-interval"},
			said:  words{backup, "Daily media copy | Every day |", "Every day"}, data: words{"data/backups.toml", "interval = \"weekly\"\nretention = \"35 days\"", "interval = \"weekly\""}},
		{name: "country of a provider in the text",
			change: words{suppliers, "processes payments in the Netherlands", "the Netherlands"}, to: "Belgium", rules: []string{"country-mismatch"},
			said: words{suppliers, "payments in Belgium", "Belgium"}, data: words{"data/subprocessors.toml", "", "country = \"NL\""}},
		{name: "country of a provider in the data", // the text tells where it processes, which has not changed; its legal entity is of another country
			change: words{"data/subprocessors.toml", "", "country = \"NL\""}, to: "country = \"BE\"", rules: []string{"vendor-seat-mismatch"},
			said: words{"data/subprocessors.toml", "", "country = \"BE\""}, data: words{"data/subprocessors.toml", "", "\"Mollie B.V.\""}},
	} {
		t.Run(strings.ReplaceAll(m.name, " ", "_"), func(t *testing.T) {
			site := shipped(t)
			start, end := m.change.find(t, site)
			f := site[m.change.file]
			f.Data = slices.Concat(f.Data[:start], []byte(m.to), f.Data[end:])
			r, err := build.Check(site, build.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}

			changed := func(s source.Span) bool {
				return s.Name() == m.change.file && s.Start < start+len(m.to) && s.End > start ||
					slices.ContainsFunc(m.touch, func(w words) bool { return w.touches(t, site, s) })
			}
			met := false
			rules := map[string]bool{}
			for _, f := range r.Findings {
				rules[f.Rule] = true
				other := func(at func(source.Span) bool) bool {
					return slices.ContainsFunc(f.Related, func(r diag.Related) bool { return at(r.Span) })
				}
				met = met || m.said.touches(t, site, f.Span) && other(func(s source.Span) bool { return m.data.touches(t, site, s) })
				if !slices.Contains(m.rules, f.Rule) {
					t.Errorf("%s is not expected: %s: %s", f.Rule, f.Span, f.Message)
				}
				if !changed(f.Span) && !other(changed) {
					t.Errorf("%s does not concern the change: %s: %s", f.Rule, f.Span, f.Message)
				}
			}
			for _, rule := range m.rules {
				if !rules[rule] {
					t.Errorf("%s is not reported", rule)
				}
			}
			if !met {
				t.Errorf("nothing is reported at %q with %q as its other side", m.said.text, m.data.text)
			}
		})
	}
}
