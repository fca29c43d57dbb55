package check

import (
	"bytes"
	"fmt"
	"strings"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/source"
)

// The rules about suppressions themselves.
const (
	SuppressionReason  = "suppression-without-reason"
	SuppressionUnknown = "suppression-unknown-rule"
	SuppressionUnused  = "suppression-unused"
)

const ignore = "candor:ignore"

// A Suppression is a comment that keeps one rule silent on its line or the next: 'candor:ignore RULE: reason'.
type Suppression struct {
	Rule, Reason string
	Span         source.Span
	Line         int // of its first byte; a comment of several lines also silences the line behind its last
	used         bool
}

// ParseSuppression reads a comment's text. It returns false for a comment that is none.
func ParseSuppression(text string, at source.Span, line int) (Suppression, bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), ignore)
	if !ok || rest != "" && !strings.HasPrefix(rest, ":") && strings.TrimLeft(rest, " \t\r\n") == rest {
		return Suppression{}, false
	}
	rule, reason, _ := strings.Cut(strings.TrimSpace(rest), ":")
	return Suppression{Rule: strings.TrimSpace(rule), Reason: strings.TrimSpace(reason), Span: at, Line: line}, true
}

// Suppress removes the findings of one file that its suppressions name, and adds findings about suppressions that lack a
// reason, name no rule or silence nothing.
func Suppress(findings []diag.Finding, file string, sups []Suppression, rules []*Rule) []diag.Finding {
	if len(sups) == 0 {
		return findings
	}
	kept := make([]diag.Finding, 0, len(findings))
	for _, f := range findings {
		if f.Span.Name() == file && silenced(f, sups) {
			continue
		}
		kept = append(kept, f)
	}
	for i := range sups {
		s := &sups[i]
		switch _, known := Known(rules, s.Rule); {
		case s.Rule == "":
			kept = append(kept, diag.Finding{Rule: SuppressionUnknown, Severity: diag.Error, Span: s.Span,
				Message: "no rule is named here", Hint: "write the ID as the finding shows it: candor:ignore RULE: reason"})
		case !known:
			kept = append(kept, diag.Finding{Rule: SuppressionUnknown, Severity: diag.Error, Span: s.Span,
				Message: fmt.Sprintf("there is no rule %q to silence", s.Rule), Hint: "write the ID as the finding shows it: candor:ignore RULE: reason", Fixes: rename(s, rules)})
		case s.Reason == "":
			kept = append(kept, diag.Finding{Rule: SuppressionReason, Severity: diag.Error, Span: s.Span,
				Message: fmt.Sprintf("%s is silenced here without a reason", s.Rule), Hint: "add a colon and why the finding is wrong or accepted: candor:ignore " + s.Rule + ": reason"})
		case !s.used:
			unused := diag.Finding{Rule: SuppressionUnused, Severity: diag.Warning, Span: s.Span,
				Message: fmt.Sprintf("nothing on this line or the next is reported by %s", s.Rule), Hint: "remove the comment"}
			if Whole(findings, rules) { // what could not be read may be what it silences
				unused.Fixes = remove(s.Span)
			}
			kept = append(kept, unused)
		}
	}
	return kept
}

// rename offers the rule that was meant. It silences a finding, so nobody but the author can do it.
func rename(s *Suppression, rules []*Rule) []diag.Fix {
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	near := load.Nearest(s.Rule, ids)
	at := strings.Index(s.Span.Text(), s.Rule)
	if near == "" || at < 0 {
		return nil
	}
	at += s.Span.Start
	return []diag.Fix{{Title: "write " + near, Edits: []diag.Edit{{Span: s.Span.File.Span(at, at+len(s.Rule)), New: near}}}}
}

// remove returns the fix that takes a comment away: with its line where it has one of its own and a blank line or none stands
// beside it, with the blanks before it where it ends a line, alone where it parts two paragraphs. Words behind a comment that
// begins a line belong to it in Markdown, and would become text: there is no fix for that.
func remove(s source.Span) []diag.Fix {
	data := s.File.Data
	start, end := s.Start, s.End
	for start > 0 && (data[start-1] == ' ' || data[start-1] == '\t') {
		start--
	}
	first := start == 0 || data[start-1] == '\n'
	rest := strings.TrimLeft(string(data[end:min(len(data), end+200)]), " \t")
	last := rest == "" || rest[0] == '\n' || strings.HasPrefix(rest, "\r\n")
	switch {
	case first && last:
		end += len(string(data[end:min(len(data), end+200)])) - len(rest)
		if blankBefore(data, start) || blankBehind(data, end) || !strings.HasSuffix(s.File.Name, ".md") {
			end += len("\n")
			if strings.HasPrefix(rest, "\r") {
				end++
			}
		}
	case first:
		return nil
	}
	return []diag.Fix{{Title: "remove the comment", Safe: true, Edits: []diag.Edit{{Span: s.File.Span(start, end)}}}}
}

// blankBefore reports whether the line before the one that begins at an offset is blank, or there is none.
func blankBefore(data []byte, start int) bool {
	before := bytes.TrimRight(data[:start], " \t\r")
	before = bytes.TrimSuffix(before, []byte("\n"))
	before = bytes.TrimRight(before, " \t\r")
	return len(before) == 0 || before[len(before)-1] == '\n'
}

// blankBehind reports whether the line behind the one that ends at an offset is blank, or there is none.
func blankBehind(data []byte, end int) bool {
	_, behind, ok := bytes.Cut(data[end:], []byte("\n"))
	line, _, _ := bytes.Cut(behind, []byte("\n"))
	return !ok || len(bytes.TrimSpace(line)) == 0
}

// silenced reports whether a suppression with a reason covers the finding, and marks it as used.
func silenced(f diag.Finding, sups []Suppression) bool {
	start := f.Span.Position().Line
	end := start + breaks(f.Span)
	hit := false
	for i := range sups {
		s := &sups[i]
		last := s.Line + breaks(s.Span)
		if s.Rule == f.Rule && last >= start-1 && s.Line <= end {
			s.used = true
			hit = hit || s.Reason != ""
		}
	}
	return hit
}

// breaks returns the number of line breaks within a span; what ends with its line does not reach into the next.
func breaks(s source.Span) int { return strings.Count(strings.TrimRight(s.Text(), "\r\n"), "\n") }
