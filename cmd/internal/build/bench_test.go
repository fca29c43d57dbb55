package build_test

import (
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"candor/cmd/bench/corpus"
	"candor/cmd/internal/build"
	"candor/cmd/internal/publish"
	"candor/cmd/internal/render"
	"candor/static"
	"candor/templates"
)

// generated returns a site of so many policies of some 1,200 words.
func generated(b *testing.B, policies int) fs.FS {
	b.Helper()
	m := fstest.MapFS{}
	for f := range (corpus.Site{Policies: policies, Seed: 1, Day: today}).Files() {
		m[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return m
}

func report(b *testing.B, policies int) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*policies), "µs/policy")
}

func BenchmarkCheck(b *testing.B) {
	const policies = 200
	fsys := generated(b, policies)
	for b.Loop() {
		if _, err := build.Check(fsys, build.Options{Today: today}); err != nil {
			b.Fatal(err)
		}
	}
	report(b, policies)
}

func BenchmarkBuild(b *testing.B) {
	const policies = 200
	once := builder(b, policies)
	for b.Loop() {
		once(build.Options{Today: today})
	}
	report(b, policies)
}

// builder returns a function that builds a generated site once.
func builder(b *testing.B, policies int) func(build.Options) {
	b.Helper()
	fsys := generated(b, policies)
	r, err := render.New(templates.FS, static.FS)
	if err != nil {
		b.Fatal(err)
	}
	return func(o build.Options) {
		m := publish.NewMemory()
		spill, err := m.NewSpill()
		if err != nil {
			b.Fatal(err)
		}
		defer spill.Close()
		if _, ok, err := build.Build(fsys, o, build.Target{Output: m, Spill: spill, Renderer: r, Force: true}); err != nil || !ok {
			b.Fatal(ok, err)
		}
	}
}

// BenchmarkCheckShare builds a site with its checks and without, in turn, and reports which share of a build's processor time checking
// is, and how long it takes for a policy. Of each kind the quickest counts: a busy machine only makes builds slower.
func BenchmarkCheckShare(b *testing.B) {
	const policies = 200
	once := builder(b, policies)
	timed := func(o build.Options) time.Duration {
		start := processor()
		once(o)
		return processor() - start
	}
	checked, unread := build.Options{Today: today}, build.Unread(build.Options{Today: today})
	once(checked) // what is worked out once in a process is no part of it
	with, without := timed(checked), timed(unread)
	for b.Loop() {
		with, without = min(with, timed(checked)), min(without, timed(unread))
	}
	b.ReportMetric(1-float64(without)/float64(with), "of-build")
	b.ReportMetric(float64((with-without).Microseconds())/policies, "µs/policy")
}

// BenchmarkRecheck measures what an edit of one document in a site of 1,000 costs until its findings are known.
func BenchmarkRecheck(b *testing.B) {
	const policies = 1000
	fsys := generated(b, policies)
	s, err := build.Open(fsys, build.Options{Today: today})
	if err != nil {
		b.Fatal(err)
	}
	file := s.Result.Policies[policies/2].File
	for b.Loop() {
		if _, err := s.Recheck(file); err != nil {
			b.Fatal(err)
		}
	}
}
