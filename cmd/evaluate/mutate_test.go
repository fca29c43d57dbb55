package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

func TestTimes(t *testing.T) {
	for _, tt := range []struct {
		text string
		to   side
		want []string
	}{
		{"30 days", longer, []string{"90 days", "30 weeks"}},
		{"30 days", shorter, []string{"10 days", "30 hours"}},
		{"Thirty (30) days", longer, []string{"Ninety (90) days", "Thirty (30) weeks"}},
		{"90-day", shorter, []string{"30-day", "90-hour"}},
		{"two business days", longer, []string{"six business days", "two weeks"}},
		{"one hour", longer, []string{"three hours", "one day"}},
		{"an hour", longer, []string{"three hours", "a day"}},
		{"a day", shorter, []string{"an hour"}},
		{"3 years", longer, []string{"9 years"}},
		{"1 second", shorter, nil},
		{"forty-eight\nhours", longer, []string{"one hundred and forty-four\nhours", "forty-eight\ndays"}},
		{"every six hours", longer, []string{"every eighteen hours", "every six days"}},
		{"four times a year", longer, []string{"once a year"}},
		{"twice a day", longer, []string{"once every three days"}},
		{"a quarter of an hour", longer, []string{"a quarter of a day"}},
		{"second business day", longer, []string{"second week"}},
		{"four business hours", longer, []string{"twelve business hours", "four weeks"}},
		{"Thirty (30) months", longer, []string{"Ninety (90) months", "Thirty (30) years"}},
	} {
		got := slices.DeleteFunc(times(tt.text, tt.to, 1), func(s string) bool { return s == "" })
		if !slices.Equal(got, tt.want) {
			t.Errorf("times(%q, %d) = %q, want %q", tt.text, tt.to, got, tt.want)
		}
	}
}

// TestTimesAreApart holds that what a time is changed to is neither the old time nor near it.
func TestTimesAreApart(t *testing.T) {
	for _, text := range []string{"15 minutes", "1 hour", "72 hours", "7 days", "30 days", "2 business days", "12 weeks", "6 months", "18 months", "1 year", "ten years", "2 to 5 days", "13-36 months"} {
		old, err := period.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		b := &bind.Binding{Fact: &trust.Fact{Value: old}}
		for _, to := range []side{longer, shorter} {
			for _, other := range times(text, to, spread(b)) {
				if other == "" {
					continue
				}
				r, err := period.Parse(other)
				if err != nil {
					t.Errorf("%q was changed to %q: %v", text, other, err)
					continue
				}
				if period.Relate(old, r) != period.Apart || (r.Min.Seconds() > old.Max.Seconds()) != (to == longer) {
					t.Errorf("%q was changed to %q, side %d", text, other, to)
				}
			}
		}
	}
}

func TestSlower(t *testing.T) {
	for text, want := range map[string]string{
		"Daily": "Weekly", "nightly": "weekly", "annual": "triennial", "once a year": "once every three years", "Every\n  month": "Every three\n  months",
		"each quarter": "every three years", "twice a year": "every three years", "every six hours": "", "once in each calendar year": "once every three years",
	} {
		if got := slower(text); got != want {
			t.Errorf("slower(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestFaster(t *testing.T) {
	for text, want := range map[string]string{"once a year": "once a month", "Annually": "Monthly", "every quarter": "every week", "each day": "each hour", "every six hours": "", "nightly": "hourly"} {
		if got := faster(text); got != want {
			t.Errorf("faster(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSpelled(t *testing.T) {
	for v, want := range map[float64]string{3: "three", 40: "forty", 45: "forty-five", 100: "one hundred", 144: "one hundred and forty-four", 1500: "1500", 1.5: "1.5"} {
		if got := spelled(v); got != want {
			t.Errorf("spelled(%g) = %q, want %q", v, got, want)
		}
	}
}

func TestWrongSide(t *testing.T) {
	length := func(text string) period.Range {
		r, err := period.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	for name, tt := range map[string]struct {
		aspect, value string
		bound         claim.Bound
		want          side
	}{
		"a deadline":               {"response", "4 hours", claim.Within, longer},
		"a notice":                 {"notice", "30 days", claim.Exact, shorter},
		"a retention":              {"retention", "30 days", claim.Exact, longer},
		"a retention with a floor": {"retention", "30 days", claim.AtLeast, longer},
		"a retention with a limit": {"retention", "30 days", claim.AtMost, shorter},
		"a promise of deletion":    {"retention", "within 30 days", claim.Within, longer},
		"a promise to keep":        {"retention", "at least 30 days", claim.AtLeast, shorter},
	} {
		b := &bind.Binding{Claim: &claim.Claim{Bound: tt.bound}, Fact: &trust.Fact{Aspect: tt.aspect, Value: length(tt.value)}}
		if got := wrongSide(b); got != tt.want {
			t.Errorf("%s: side %d, want %d", name, got, tt.want)
		}
	}
}

// TestEveryKindIsChanged holds that the values of each kind of claim are changed.
func TestEveryKindIsChanged(t *testing.T) {
	named := func(k claim.Kind) (ok bool) {
		defer func() { ok = recover() == nil }()
		return k.String() != ""
	}
	for k := claim.Kind(0); named(k); k++ {
		if !slices.ContainsFunc(changes, func(c change) bool { return c.kind == k }) {
			t.Errorf("nothing changes claims of the kind %s", k)
		}
	}
}

// cleanSite is silent, and has a value of several kinds that its data confirm.
var cleanSite = fstest.MapFS{
	"data/facts.toml": {Data: []byte(`[organisation]
name = "Fernside"
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
[regions.fsn1]
provider = "hetzner"
code = "fsn1"
[backups.daily]
name = "Daily backup"
interval = "daily"
retention = "30 days"
provider = "hetzner"
regions = ["fsn1"]
`)},
	"content/policies/backup.md": {Data: []byte(`# Backups

Daily backups are kept for 30 days. They are stored at Hetzner in Falkenstein, Germany.

Daily backups live [thirty days](fact:backups.daily.retention).
`)},
}

func TestMutate(t *testing.T) {
	m, err := newMutator(cleanSite, asOf)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.clean.Findings {
		t.Errorf("the site is not clean: %s [%s]", f.Message, f.Rule)
	}
	all, err := m.mutations("")
	if err != nil {
		t.Fatal(err)
	}
	r := &mutationReport{kinds: map[string]*tally{}}
	for _, x := range all {
		miss, err := m.try(x)
		if err != nil {
			t.Fatal(err)
		}
		r.add(x, miss)
		if miss != nil {
			t.Errorf("not caught: %s → %s in %q: %q", x.old, x.new, miss.after, miss.said)
		}
	}
	for _, kind := range []string{"duration", "city", "country", "provider", boundWords} {
		if r.kinds[kind] == nil {
			t.Errorf("no %s was changed", kind)
		}
	}
	var out strings.Builder
	if err := r.write(&out, false); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("\ncaught %d/%d\n", len(all), len(all)); !strings.HasSuffix(out.String(), want) {
		t.Errorf("the report does not end with %q:\n%s", want, out.String())
	}
}

// TestMutationMissed holds that a change which no error points at counts as missed, with what the line has become.
func TestMutationMissed(t *testing.T) {
	m, err := newMutator(cleanSite, asOf)
	if err != nil {
		t.Fatal(err)
	}
	all, err := m.mutations("duration")
	if err != nil || len(all) == 0 {
		t.Fatalf("%d mutations: %v", len(all), err)
	}
	x := all[0]
	x.new = "thirty (30) days" // says the same
	miss, err := m.try(x)
	if err != nil {
		t.Fatal(err)
	}
	if miss == nil {
		t.Fatal("a change that changes nothing was caught")
	}
	r := &mutationReport{kinds: map[string]*tally{}}
	r.add(x, miss)
	var out strings.Builder
	if err := r.write(&out, true); err != nil {
		t.Fatal(err)
	}
	var j jsonMutations
	if err := json.Unmarshal([]byte(out.String()), &j); err != nil {
		t.Fatal(err)
	}
	if j.Caught != 0 || j.Mutations != 1 || len(j.Misses) != 1 || j.Misses[0].Line != 3 || !strings.Contains(j.Misses[0].After, "thirty (30) days") || j.Misses[0].Old != "30 days" {
		t.Errorf("the report is %+v", j)
	}
}

func TestMutateCannot(t *testing.T) {
	if out, errOut, status := evaluate(t, "mutate", t.TempDir()); status != exitCannot || !strings.Contains(errOut, "states nothing") || out != "" {
		t.Errorf("an empty site: status %d, standard error %q, standard output %q", status, errOut, out)
	}
}
