package build

import "sync/atomic"

// A Stage is a part of a run that takes long on a large site.
type Stage string

// The stages, in order.
const (
	Reading Stage = "reading documents"
	Writing Stage = "writing pages"
)

// A Progress is told how far a stage is. It is called from several goroutines, often.
type Progress func(stage Stage, done, total int)

// tally returns what is to be called when one of total things of a stage is done.
func (p Progress) tally(stage Stage, total int) func() {
	if p == nil {
		return func() {}
	}
	var done atomic.Int64
	return func() { p(stage, int(done.Add(1)), total) }
}
