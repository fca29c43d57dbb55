package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var asOf = time.Date(2026, 5, 11, 0, 0, 0, 0, time.UTC)

// evaluate runs the command and returns what it printed.
func evaluate(t *testing.T, args ...string) (out, errOut string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = evaluation{&o, &e, func() time.Time { return asOf }}.run(args)
	return o.String(), e.String(), status
}

// units are the cases of the tests of this command: one expectation of two is met, one finding is a false alarm.
const units = "testdata/unit"

func TestScore(t *testing.T) {
	out, errOut, status := evaluate(t, units)
	if status != exitMeasured || errOut != "" {
		t.Fatalf("status %d, standard error %q", status, errOut)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if got, want := lines[len(lines)-1], "precision 0.667 recall 0.667 found 2/3 false 1 clean-errors 0"; got != want {
		t.Errorf("last line is %q, want %q", got, want)
	}
	for _, want := range []string{
		"missed  k-kept-too-long [backup]  policies/backup.md:12  ‘forty copies’",
		"    > At any time there are forty copies.",
		"false alarm  k-two-records [continuity]  s-1.response",
		"[severities-out-of-order]",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the report lacks %q:\n%s", want, out)
		}
	}
}

func TestScoreJSON(t *testing.T) {
	out, _, _ := evaluate(t, "--json", units)
	var r jsonReport
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	if r.Found != 2 || r.Expected != 3 || r.False != 1 || r.CleanErrors != 0 || r.Precision != 0.6667 || r.Recall != 0.6667 {
		t.Errorf("found %d of %d, false %d, clean errors %d, precision %v, recall %v", r.Found, r.Expected, r.False, r.CleanErrors, r.Precision, r.Recall)
	}
	if got, want := r.Topics["backup"], (jsonTopic{Found: 1, Missed: 1, Precision: 1, Recall: 0.5}); got != want {
		t.Errorf("topic backup is %+v, want %+v", got, want)
	}
	if len(r.Misses) != 1 || r.Misses[0].Doc != "policies/backup.md" || r.Misses[0].Line != 12 || r.Misses[0].Why == "" {
		t.Errorf("misses are %+v", r.Misses)
	}
	if len(r.FalseAlarms) != 1 || r.FalseAlarms[0].Fact != "s-1" || r.FalseAlarms[0].File != dataFile || r.FalseAlarms[0].Line == 0 {
		t.Errorf("false alarms are %+v", r.FalseAlarms)
	}
}

func TestFilters(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"--mode", "data-data"}, "found 1/1 false 1 "},
		{[]string{"--topic", "backup"}, "found 1/2 false 0 "},
		{[]string{"--case", "n-planned-vendor"}, "found 0/0 false 0 "},
	} {
		if out, _, status := evaluate(t, append(tt.args, units)...); status != exitMeasured || !strings.Contains(out, tt.want) {
			t.Errorf("%v: status %d, want %q in:\n%s", tt.args, status, tt.want, out)
		}
	}
	if _, errOut, status := evaluate(t, units, "--topic", "weather"); status != exitCannot || !strings.Contains(errOut, "holds no case") {
		t.Errorf("a topic without cases: status %d, %q", status, errOut)
	}
}

func TestClaims(t *testing.T) {
	out, _, status := evaluate(t, "--claims", "k-kept-too-long", units)
	if want := "policies/backup.md:7 duration ‘90 days’ is contradicted by backups.b-daily.retention"; status != exitMeasured || !strings.Contains(out, want) {
		t.Errorf("status %d, want %q in:\n%s", status, want, out)
	}
}

// TestAsOf holds that a certificate which is valid on the date that a case names is no error later.
func TestAsOf(t *testing.T) {
	for day, want := range map[string]int{"": 1, "2026-02-01": 0} {
		fact := newNeutral(object{"noun": "certification", "id": "c", "name": "TISAX", "status": "certified", "valid_until": "2026-03-01"}, 0)
		c := &Case{Kind: "clean", Facts: []*neutral{fact}} // converting ticks off what it has read, so each case has facts of its own
		c.AsOf, _ = time.Parse(time.DateOnly, day)
		if s, err := scoreCase(c, asOf); err != nil || len(s.alarms) != want {
			t.Errorf("as of %q: %d alarms, want %d (%v)", day, len(s.alarms), want, err)
		}
	}
}

func TestCannot(t *testing.T) {
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "case.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"no folder":      {},
		"missing folder": {filepath.Join(broken, "nowhere")},
		"unknown flag":   {"--speed", units},
		"unknown mode":   {"--mode", "prose", units},
		"not a date":     {"--as-of", "May", units},
		"broken case":    {broken},
		"unknown case":   {"--show", "nobody", units},
	} {
		if out, errOut, status := evaluate(t, args...); status != exitCannot || !strings.HasPrefix(errOut, "error: ") || out != "" {
			t.Errorf("%s: status %d, standard error %q, standard output %q", name, status, errOut, out)
		}
	}
}
