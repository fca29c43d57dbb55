package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"
)

// A report is what was measured. Its JSON form is one object.
type report struct {
	Version int      `json:"version"`
	Machine machine  `json:"machine"`
	Seed    uint64   `json:"seed"`
	Runs    int      `json:"runs"`
	Sizes   []*size  `json:"sizes"`
	Growth  []growth `json:"growth"`
}

type machine struct {
	OS   string `json:"os"`
	Arch string `json:"arch"`
	CPUs int    `json:"cpus"`
	Go   string `json:"go"`
}

// A size is a site and the programs that ran on it.
type size struct {
	Docs  int   `json:"docs"`
	Words int   `json:"wordsPerPolicy"` // mean, code not counted
	Bytes int64 `json:"bytes"`          // of Markdown
	Rows  []row `json:"rows"`
}

// A row is one program at one size. Times are in seconds.
type row struct {
	Program   string  `json:"program"`
	Wall      spread  `json:"wall"`
	CPU       spread  `json:"cpu"`
	Peak      int64   `json:"peakBytes"` // median; 0 where the system does not tell
	PeakBound bool    `json:"peakIsBound"`
	Ratio     float64 `json:"ratio"`    // to the floor's wall time, median of the turns
	RatioMin  float64 `json:"ratioMin"` // of the turns
	RatioMax  float64 `json:"ratioMax"`
	RatioCPU  float64 `json:"ratioCPU"`
	Micros    float64 `json:"microsPerPage"` // wall
}

type spread struct {
	Median float64   `json:"median"`
	Min    float64   `json:"min"`
	Max    float64   `json:"max"`
	Runs   []float64 `json:"runs"`
}

// A growth is how a program's time went from one size to the next.
type growth struct {
	Program  string  `json:"program"`
	From     int     `json:"from"`
	To       int     `json:"to"`
	PerPage  float64 `json:"perPage"`  // time per page at To over that at From
	Exponent float64 `json:"exponent"` // 1 is linear
}

func newReport(o options) *report {
	return &report{
		Version: 1, Seed: o.seed, Runs: o.runs, Growth: []growth{},
		Machine: machine{OS: runtime.GOOS, Arch: runtime.GOARCH, CPUs: runtime.NumCPU(), Go: runtime.Version()},
	}
}

// newRow sums up a program's runs beside the floor's of the same turns.
func newRow(name string, docs int, runs, floor []sample) row {
	wall, cpu := each(runs, wallOf), each(runs, cpuOf)
	r := row{Program: name, Wall: spreadOf(wall), CPU: spreadOf(cpu)}
	var peaks []float64
	for _, s := range runs {
		peaks = append(peaks, float64(s.peak))
		r.PeakBound = r.PeakBound || s.floored
	}
	r.Peak = int64(median(peaks))
	if pairs := ratios(wall, each(floor, wallOf)); len(pairs) > 0 {
		r.Ratio, r.RatioMin, r.RatioMax = median(pairs), slices.Min(pairs), slices.Max(pairs)
	}
	r.RatioCPU = median(ratios(cpu, each(floor, cpuOf)))
	r.Micros = r.Wall.Median * 1e6 / float64(docs)
	return r
}

func wallOf(s sample) time.Duration { return s.wall }
func cpuOf(s sample) time.Duration  { return s.cpu }

func spreadOf(values []float64) spread {
	if len(values) == 0 {
		return spread{Runs: []float64{}}
	}
	return spread{Median: median(values), Min: slices.Min(values), Max: slices.Max(values), Runs: values}
}

// grow compares each size with the next.
func (r *report) grow() {
	for i := 1; i < len(r.Sizes); i++ {
		a, b := r.Sizes[i-1], r.Sizes[i]
		for k := range a.Rows {
			x, y := &a.Rows[k], &b.Rows[k]
			g := growth{Program: x.Program, From: a.Docs, To: b.Docs, Exponent: exponent(a.Docs, b.Docs, x.Wall.Median, y.Wall.Median)}
			if x.Micros > 0 {
				g.PerPage = y.Micros / x.Micros
			}
			r.Growth = append(r.Growth, g)
		}
	}
}

func (r *report) write(w io.Writer, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	fmt.Fprintf(w, "%s/%s, %d CPUs, %s; %d turns, seed %d\n", r.Machine.OS, r.Machine.Arch, r.Machine.CPUs, r.Machine.Go, r.Runs, r.Seed)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, s := range r.Sizes {
		fmt.Fprintf(t, "\n%d policies of %d words, %.1f MB\t\n", s.Docs, s.Words, float64(s.Bytes)/1e6)
		fmt.Fprintln(t, "program\twall\tleast\tmost\tCPU\tpeak MB\t× floor\tleast\tmost\t× CPU\tµs/page\t")
		for _, x := range s.Rows {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t\n", x.Program,
				seconds(x.Wall.Median), seconds(x.Wall.Min), seconds(x.Wall.Max), seconds(x.CPU.Median), x.peak(), x.Ratio, x.RatioMin, x.RatioMax, x.RatioCPU, x.Micros)
		}
	}
	if len(r.Growth) > 0 {
		fmt.Fprint(t, "\ngrowth\tfrom\tto\ttime per page\texponent\t\n")
		for _, g := range r.Growth {
			fmt.Fprintf(t, "%s\t%d\t%d\t× %.2f\t%.2f\t\n", g.Program, g.From, g.To, g.PerPage, g.Exponent)
		}
	}
	return t.Flush()
}

func (x *row) peak() string {
	switch {
	case x.Peak == 0:
		return "-"
	case x.PeakBound:
		return fmt.Sprintf("≤ %.0f", math.Ceil(float64(x.Peak)/1e6))
	}
	return fmt.Sprintf("%.0f", float64(x.Peak)/1e6)
}

func seconds(s float64) string {
	if s < 1 {
		return fmt.Sprintf("%.1f ms", s*1e3)
	}
	return fmt.Sprintf("%.2f s", s)
}
