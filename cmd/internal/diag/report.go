package diag

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"candor/cmd/internal/source"
)

// A Report is what one check found, with all that the formats tell of it. Only Findings is needed: a format leaves out what
// it is not told.
type Report struct {
	Findings []Finding // sorted, each with its fingerprint (see Stamp)
	Known    []Finding // findings that the baseline holds: they are counted, and do not fail
	Baseline string    // the baseline's name, "" when there is none

	Claims any      // how many claims were read, for JSON
	Note   string   // the same as a sentence
	FailOn Severity // findings at or above it fail

	Rules    []Rule            // what can be said of the rules, in any order
	RulesURL string            // the page whose headings are the rules' IDs, or ""
	Titles   map[string]string // what a document is called, by its file
	Version  string            // of the program

	Prefix    string // of the site within its repository, "docs/trust/": paths in a merge request begin there
	SourceURL string // the address below which the repository's files can be seen, or ""
}

// A Rule is what formats say of a rule beside its findings.
type Rule struct {
	ID, Title, Why string
	Severity       Severity
	Family         string
	Help           string // in full, as Markdown
}

// A Format writes a report.
type Format func(w io.Writer, r *Report) error

// Failed reports whether a finding is at or above the severity that fails.
func (r *Report) Failed() bool { return Worst(r.Findings, r.FailOn) }

// rule returns what is known of a rule, at least its ID.
func (r *Report) rule(id string) Rule {
	i := slices.IndexFunc(r.Rules, func(rule Rule) bool { return rule.ID == id })
	if i < 0 {
		return Rule{ID: id}
	}
	return r.Rules[i]
}

// helpURL returns the address of a rule's description, or "".
func (r *Report) helpURL(id string) string {
	if r.RulesURL == "" {
		return ""
	}
	return strings.TrimSuffix(r.RulesURL, "#") + "#" + id
}

// path returns a file's path within the repository.
func (r *Report) path(file string) string { return r.Prefix + file }

// sourceURL returns the address of a line, or "". Both GitHub and GitLab find it by this fragment.
func (r *Report) sourceURL(s source.Span) string {
	if r.SourceURL == "" || s.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s/%s#L%d", strings.TrimSuffix(r.SourceURL, "/"), escapePath(r.path(s.Name())), s.Position().Line)
}

// title returns what a document is called, or its path where it has no title.
func (r *Report) title(file string) string { return cmp.Or(r.Titles[file], r.path(file)) }

// bySeverity returns the findings with the worst first, and in the same order otherwise.
func bySeverity(fs []Finding) []Finding {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return out
}

// Plain returns text for a place that shows one line: line breaks and what steers a terminal are gone.
func Plain(s string) string { return strings.TrimSpace(expand(strings.Join(strings.Fields(s), " "))) }

// address returns a place as file:line:column, or the site's folder for what is nowhere.
func (r *Report) address(s source.Span) string {
	if s.IsZero() {
		return cmp.Or(r.Prefix, ".")
	}
	at := s.Position()
	return fmt.Sprintf("%s:%d:%d", Plain(r.path(s.Name())), at.Line, at.Column)
}
