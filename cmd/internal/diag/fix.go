package diag

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"slices"
)

// A Plan is the safe fixes of a run that can be made at once: the first safe one of each finding, without those whose edits
// lie over another's. Their findings are found again when the others are made.
type Plan struct {
	Made  []Made
	edits map[string][]Edit // by file, in order, none over another
}

// A Made is a fix that a plan makes, and what for.
type Made struct {
	Finding Finding
	Fix     Fix
}

// NewPlan returns the plan of findings.
func NewPlan(fs []Finding) *Plan {
	p := &Plan{edits: map[string][]Edit{}}
	for _, f := range fs {
		i := slices.IndexFunc(f.Fixes, func(x Fix) bool { return x.Safe && len(x.Edits) > 0 })
		if i >= 0 && p.add(f.Fixes[i]) {
			p.Made = append(p.Made, Made{f, f.Fixes[i]})
		}
	}
	p.sort()
	return p
}

// PlanOf returns the plan of one fix of a finding, which a person has chosen and need not be safe. It has no edits where the
// fix's lie over each other.
func PlanOf(f Finding, fix Fix) *Plan {
	p := &Plan{edits: map[string][]Edit{}}
	if p.add(fix) {
		p.Made = []Made{{f, fix}}
	}
	p.sort()
	return p
}

func (p *Plan) sort() {
	for _, edits := range p.edits {
		slices.SortFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	}
}

// add takes all edits of a fix or none. An edit that another fix makes too is made once.
func (p *Plan) add(fix Fix) bool {
	var fresh []Edit
	for _, e := range fix.Edits {
		if e.Span.IsZero() {
			return false
		}
		same := false
		for _, o := range append(slices.Clone(p.edits[e.Span.Name()]), fresh...) {
			if o.Span.Name() != e.Span.Name() {
				continue
			}
			if o.Span.Start == e.Span.Start && o.Span.End == e.Span.End && o.New == e.New {
				same = true
			} else if o.Span.Start == e.Span.Start || o.Span.Start < e.Span.End && e.Span.Start < o.Span.End {
				return false
			}
		}
		if !same {
			fresh = append(fresh, e)
		}
	}
	for _, e := range fresh {
		p.edits[e.Span.Name()] = append(p.edits[e.Span.Name()], e)
	}
	return true
}

// Files returns the names of the files that change, sorted.
func (p *Plan) Files() []string { return slices.Sorted(maps.Keys(p.edits)) }

var errChanged = errors.New("the file has changed since it was read")

// Apply returns the text of a file with its edits made. That the words to be replaced stand there is held to be sure: a file
// may have changed since it was checked.
func (p *Plan) Apply(name string, data []byte) ([]byte, error) {
	var out bytes.Buffer
	at := 0
	for _, e := range p.edits[name] {
		if e.Span.End > len(data) || string(data[e.Span.Start:e.Span.End]) != e.Span.Text() {
			return nil, errChanged
		}
		out.Write(data[at:e.Span.Start])
		out.WriteString(e.New)
		at = e.Span.End
	}
	out.Write(data[at:])
	return out.Bytes(), nil
}
