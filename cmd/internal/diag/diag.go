// Package diag holds findings: what is wrong, where, what the other side says, and what to do. It sorts them and writes
// them, one file per output format.
package diag

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/source"
)

// A Severity says how bad a finding is.
type Severity int

// Severities in order: an Error keeps a site from being published.
const (
	Info Severity = iota
	Warning
	Error
)

var severityNames = [...]string{Info: "info", Warning: "warning", Error: "error"}

func (s Severity) String() string { return severityNames[s] }

// ParseSeverity returns the severity with that name.
func ParseSeverity(name string) (Severity, error) {
	i := slices.Index(severityNames[:], name)
	if i < 0 {
		return 0, fmt.Errorf("unknown severity %q: want error, warning or info", name)
	}
	return Severity(i), nil
}

// A Finding is one fault at one place. Message is one clause of fact with the figures of both sides, Hint an imperative.
type Finding struct {
	Rule     string
	Severity Severity
	Message  string
	Hint     string
	Span     source.Span
	Fact     string // ID of the fact that is concerned, or ""
	Related  []Related
	Fixes    []Fix

	Fingerprint string // identifies it across edits elsewhere, once Stamp has been called
}

// A Related is the other side of a finding.
type Related struct {
	Span    source.Span
	Message string
}

// A Fix is a change that removes a finding. A Safe one never changes what a sentence means.
type Fix struct {
	Title string
	Safe  bool
	Edits []Edit
}

// An Edit replaces the bytes of a span.
type Edit struct {
	Span source.Span
	New  string
}

// Sort orders findings by place, then by rule and message, so that the same input always prints the same.
func Sort(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(
			source.Compare(a.Span, b.Span),
			strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Message, b.Message),
		)
	})
}

// Count returns the number of findings of each severity.
func Count(fs []Finding) map[Severity]int {
	n := map[Severity]int{}
	for _, f := range fs {
		n[f.Severity]++
	}
	return n
}

// Worst reports whether any finding is at or above the severity.
func Worst(fs []Finding, at Severity) bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity >= at })
}

// Stamp gives each finding its fingerprint. It has to see all findings of a run at once and sorted, for that is what tells
// alike ones apart.
func Stamp(fs []Finding) {
	for i, print := range Fingerprints(fs) {
		fs[i].Fingerprint = print
	}
}

// Fingerprint identifies a finding across edits elsewhere: it holds the rule, the file, the fact, the excerpt and the
// other side's excerpt, and no line number. nth tells apart findings that are alike in all of these.
func Fingerprint(f Finding, nth int) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s", f.Rule, f.Span.Name(), f.Fact, squeeze(f.Span.Text()))
	for _, r := range f.Related {
		fmt.Fprintf(h, "\x00%s\x00%s", r.Span.Name(), squeeze(r.Span.Text()))
	}
	fmt.Fprintf(h, "\x00%d", nth)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Fingerprints returns the fingerprint of each finding, in order.
func Fingerprints(fs []Finding) []string {
	seen := map[string]int{}
	out := make([]string, len(fs))
	for i, f := range fs {
		base := Fingerprint(f, 0)
		out[i] = base
		if n := seen[base]; n > 0 {
			out[i] = Fingerprint(f, n)
		}
		seen[base]++
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
