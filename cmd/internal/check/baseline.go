package check

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"candor/cmd/internal/diag"
)

// A Baseline is a list of findings that are accepted for the time being: a site with many can be held to bring no new ones.
// It is a text file with a line for each, sorted, so that two branches that correct different findings can be merged:
//
//	FINGERPRINT FILE RULE "EXCERPT"
//
// Only the fingerprint counts. The rest tells people what was accepted, and puts the findings of a document side by side.
type Baseline struct {
	lines map[string]string // what follows the fingerprint, by fingerprint
}

const baselineHead = "# Findings that are accepted for the time being, one a line: fingerprint, file, rule, words.\n" +
	"# 'candor check --baseline' removes those that are gone, and adds to them only with --baseline-add.\n"

// ParseBaseline reads a baseline. A line that is none is an error, so that a conflict of a merge is not taken for a comment.
func ParseBaseline(data []byte) (*Baseline, error) {
	b := &Baseline{lines: map[string]string{}}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		text := strings.TrimSpace(string(line))
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		print, rest, _ := strings.Cut(text, " ")
		if len(print) != fingerprintDigits || strings.Trim(print, "0123456789abcdef") != "" {
			return nil, fmt.Errorf("line %d does not begin with a fingerprint", n)
		}
		b.lines[print] = strings.TrimSpace(rest)
	}
	return b, nil
}

const fingerprintDigits = 32

// Len returns the number of findings that are accepted.
func (b *Baseline) Len() int { return len(b.lines) }

// Split returns the findings that are not accepted and those that are.
func (b *Baseline) Split(fs []diag.Finding) (fresh, known []diag.Finding) {
	for _, f := range fs {
		if _, ok := b.lines[f.Fingerprint]; ok {
			known = append(known, f)
		} else {
			fresh = append(fresh, f)
		}
	}
	return fresh, known
}

// Shrink removes what is not among the findings of a whole run, and returns how many it removed.
func (b *Baseline) Shrink(fs []diag.Finding) int {
	seen := map[string]bool{}
	for _, f := range fs {
		seen[f.Fingerprint] = true
	}
	before := len(b.lines)
	for print := range b.lines {
		if !seen[print] {
			delete(b.lines, print)
		}
	}
	return before - len(b.lines)
}

// Add accepts findings, and returns how many were not accepted before.
func (b *Baseline) Add(fs []diag.Finding) int {
	if b.lines == nil {
		b.lines = map[string]string{}
	}
	before := len(b.lines)
	for _, f := range fs {
		b.lines[f.Fingerprint] = fmt.Sprintf("%s %s %q", word(cmp.Or(f.Span.Name(), ".")), f.Rule, excerpt(f.Span.Text()))
	}
	return len(b.lines) - before
}

// Bytes returns the file: the same bytes for the same findings.
func (b *Baseline) Bytes() []byte {
	prints := make([]string, 0, len(b.lines))
	for print := range b.lines {
		prints = append(prints, print)
	}
	slices.SortFunc(prints, func(x, y string) int { return cmp.Or(strings.Compare(b.lines[x], b.lines[y]), strings.Compare(x, y)) })
	var out bytes.Buffer
	out.WriteString(baselineHead)
	for _, print := range prints {
		out.WriteString(strings.TrimSpace(print+" "+b.lines[print]) + "\n")
	}
	return out.Bytes()
}

// word returns a file's name as one word.
func word(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) || r == '"' }) {
		return fmt.Sprintf("%q", name)
	}
	return name
}

// excerpt returns the words of a finding on one line, cut where they are long.
func excerpt(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return string(r)
}

// Whole reports whether everything in a site could be read. Where it could not, findings may be missing because what they are
// about is, and that one is gone proves nothing.
func Whole(fs []diag.Finding, rules []*Rule) bool {
	return !slices.ContainsFunc(fs, func(f diag.Finding) bool {
		if f.Severity != diag.Error {
			return false
		}
		r, ok := Known(rules, f.Rule)
		return ok && r.Family == Shape
	})
}
