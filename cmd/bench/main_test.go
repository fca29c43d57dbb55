package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	for _, tt := range []struct {
		in   []float64
		want float64
	}{
		{nil, 0}, {[]float64{3}, 3}, {[]float64{9, 1, 4}, 4}, {[]float64{8, 1, 4, 2}, 3},
	} {
		given := slices.Clone(tt.in)
		if got := median(tt.in); got != tt.want {
			t.Errorf("median(%v): got %v, want %v", tt.in, got, tt.want)
		}
		if !slices.Equal(given, tt.in) {
			t.Errorf("median(%v) changed its argument to %v", given, tt.in)
		}
	}
}

func TestExponent(t *testing.T) {
	for _, tt := range []struct {
		n1, n2 int
		t1, t2 float64
		want   float64
	}{
		{10, 1000, 1, 100, 1}, {10, 100, 1, 100, 2}, {100, 400, 3, 6, 0.5}, {10, 10, 1, 2, 0}, {10, 20, 0, 2, 0},
	} {
		if got := exponent(tt.n1, tt.n2, tt.t1, tt.t2); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("exponent(%d, %d, %v, %v): got %v, want %v", tt.n1, tt.n2, tt.t1, tt.t2, got, tt.want)
		}
	}
}

func samples(wall, cpu []int) []sample {
	out := make([]sample, len(wall))
	for i := range wall {
		out[i] = sample{wall: time.Duration(wall[i]) * time.Millisecond, cpu: time.Duration(cpu[i]) * time.Millisecond, peak: int64(i+1) << 20}
	}
	return out
}

// TestNewRow has a machine that was slow in the second turn: the ratio of the turns does not see it, the ratio of the
// medians would.
func TestNewRow(t *testing.T) {
	floor := samples([]int{100, 300, 100}, []int{200, 200, 200})
	built := samples([]int{150, 480, 160}, []int{300, 500, 400})
	r := newRow(build, 10, built, floor)
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"wall", r.Wall.Median, 0.160}, {"least", r.Wall.Min, 0.150}, {"most", r.Wall.Max, 0.480},
		{"ratio", r.Ratio, 1.6}, {"least ratio", r.RatioMin, 1.5}, {"most ratio", r.RatioMax, 1.6},
		{"CPU", r.CPU.Median, 0.400}, {"CPU ratio", r.RatioCPU, 2}, {"micros", r.Micros, 16_000}, {"peak", float64(r.Peak), 2 << 20},
	} {
		if math.Abs(tt.got-tt.want) > 1e-9 {
			t.Errorf("%s: got %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

func TestParse(t *testing.T) {
	o, err := parse([]string{"--docs", "1000,10,10", "--only", "rebuild"})
	if err != nil {
		t.Fatal(err)
	}
	if want := []int{10, 1000}; !slices.Equal(o.docs, want) {
		t.Errorf("docs: got %v, want %v", o.docs, want)
	}
	if want := []string{floor, build, rebuild}; !slices.Equal(o.only, want) {
		t.Errorf("only: got %v, want %v", o.only, want)
	}
	for _, args := range [][]string{{"--docs", "0"}, {"--docs", "ten"}, {"--runs", "0"}, {"--only", "hugo"}, {"--nonsense"}, {"stray"}} {
		var stdout, stderr bytes.Buffer
		if got := run(t.Context(), args, day, &stdout, &stderr); got != exitCannot {
			t.Errorf("%v: got status %d, want %d", args, got, exitCannot)
		}
		if lines := strings.Split(strings.TrimSpace(stderr.String()), "\n"); len(lines) != 2 || !strings.HasPrefix(lines[0], "error: ") || !strings.HasPrefix(lines[1], "hint: ") {
			t.Errorf("%v: got %q, want an error and a hint", args, stderr.String())
		}
	}
}

var day = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// TestRun measures the floor alone: candor's own speed is no matter of a test.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	var stdout, stderr bytes.Buffer
	if got := run(t.Context(), []string{"--docs", "3,6", "--runs", "2", "--only", "floor", "--dir", t.TempDir(), "--json"}, day, &stdout, &stderr); got != exitMeasured {
		t.Fatalf("got status %d: %s", got, stderr.String())
	}
	var r report
	if err := json.Unmarshal(stdout.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Sizes) != 2 || len(r.Growth) != 1 || r.Growth[0].From != 3 || r.Growth[0].To != 6 {
		t.Fatalf("got %d sizes and growth %v, want 2 and one from 3 to 6", len(r.Sizes), r.Growth)
	}
	for _, s := range r.Sizes {
		if len(s.Rows) != 1 || s.Rows[0].Program != floor {
			t.Fatalf("got rows %v, want the floor's", s.Rows)
		}
		if x := s.Rows[0]; x.Ratio != 1 || len(x.Wall.Runs) != 2 || x.Wall.Min <= 0 || x.CPU.Median <= 0 {
			t.Errorf("%d policies: got %+v, want two runs at a ratio of 1", s.Docs, x)
		}
		if s.Words < 1100 || s.Words > 1300 {
			t.Errorf("got %d words, want 1,100 to 1,300", s.Words)
		}
	}
}

// TestMeasure_failure has a program that ends badly: there is nothing to measure.
func TestMeasure_failure(t *testing.T) {
	p := program{name: build, path: "go", args: []string{"no-such-command"}}
	if _, err := measure(context.Background(), &p); err == nil || !strings.Contains(err.Error(), "no-such-command") {
		t.Errorf("got %v, want an error with what the program said", err)
	}
}
