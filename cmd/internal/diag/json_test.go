package diag_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/diag"
)

type claims struct {
	Total        int `json:"total"`
	Confirmed    int `json:"confirmed"`
	Contradicted int `json:"contradicted"`
	Unbacked     int `json:"unbacked"`
	Ambiguous    int `json:"ambiguous"`
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := diag.JSON(&b, report(t)); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", b.Bytes())
}

// The names of the contract, in the findings with and without a fact, a hint, related places and fixes.
func TestJSONKeys(t *testing.T) {
	var b bytes.Buffer
	if err := diag.JSON(&b, report(t)); err != nil {
		t.Fatal(err)
	}
	var report struct {
		Findings []map[string]any
		Summary  map[string]int
	}
	if err := json.Unmarshal(b.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	want := []string{"end", "excerpt", "fact", "file", "fingerprint", "fixes", "hint", "message", "related", "rule", "severity", "start"}
	for i, f := range report.Findings {
		if got := slices.Sorted(maps.Keys(f)); !slices.Equal(got, want) {
			t.Errorf("finding %d has the keys %q, want %q", i, got, want)
		}
		for _, key := range []string{"related", "fixes"} {
			if _, ok := f[key].([]any); !ok {
				t.Errorf("finding %d: %s is %v, want a list", i, key, f[key])
			}
		}
	}
	if got := report.Summary; len(got) != 3 || got["error"] != 1 || got["warning"] != 1 || got["info"] != 2 {
		t.Errorf("summary is %v", got)
	}
	start := report.Findings[0]["start"].(map[string]any)
	if start["line"] != 3.0 || start["column"] != 16.0 || start["offset"] != 29.0 {
		t.Errorf("start is %v, want line 3, column 16 in code points, offset 29 in bytes", start)
	}
}

func TestJSONWithoutFindings(t *testing.T) {
	var b bytes.Buffer
	if err := diag.JSON(&b, &diag.Report{Claims: claims{}}); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(b.String()), "")
	want := `{"version":1,"findings":[],"claims":{"total":0,"confirmed":0,"contradicted":0,"unbacked":0,"ambiguous":0},"summary":{"error":0,"info":0,"warning":0}}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What a baseline holds is told apart from what is new, and is there as an empty list when it holds nothing of this run.
func TestJSONBaselined(t *testing.T) {
	for name, known := range map[string]int{"none": 0, "one": 1} {
		t.Run(name, func(t *testing.T) {
			r := report(t)
			r.Baseline, r.Known, r.Findings = "known.txt", r.Findings[:known], r.Findings[known:]
			var b bytes.Buffer
			if err := diag.JSON(&b, r); err != nil {
				t.Fatal(err)
			}
			var got struct {
				Findings, Baselined []map[string]any
				Summary             map[string]int
			}
			if err := json.Unmarshal(b.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
			if len(got.Baselined) != known || got.Baselined == nil || len(got.Findings) != 4-known || got.Summary["error"] != 1-known {
				t.Errorf("%d findings, %d baselined, summary %v", len(got.Findings), len(got.Baselined), got.Summary)
			}
		})
	}
}
