package build

import (
	"os"
	"testing"
	"time"
)

// BenchmarkCheck checks the site that CANDOR_SITE names, which cmd/bench --keep leaves behind.
func BenchmarkCheck(b *testing.B) {
	dir := os.Getenv("CANDOR_SITE")
	if dir == "" {
		b.Skip("CANDOR_SITE names no site")
	}
	fsys := os.DirFS(dir)
	for b.Loop() {
		r, err := Check(fsys, Options{Today: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(r.Docs)), "µs/doc")
	}
}
