package diag

import (
	"cmp"
	"io"
)

// The parts of the Code Climate form that GitLab reads. Each finding needs a fingerprint of its own: of two with the same,
// GitLab shows one.
type (
	gitlabIssue struct {
		Description string         `json:"description"`
		Check       string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

var gitlabSeverities = [...]string{Info: "info", Warning: "minor", Error: "critical"}

// GitLab writes findings as a Code Quality report. GitLab itself tells which of them a merge request brings and which it
// removes.
func GitLab(w io.Writer, r *Report) error {
	out := make([]gitlabIssue, 0, len(r.Findings))
	for i := range r.Findings {
		f := &r.Findings[i]
		description := Plain(f.Message)
		if f.Hint != "" {
			description += " – " + Plain(f.Hint)
		}
		issue := gitlabIssue{Description: description, Check: f.Rule, Fingerprint: f.Fingerprint, Severity: gitlabSeverities[f.Severity],
			Location: gitlabLocation{cmp.Or(r.Prefix, "."), gitlabLines{1, 1}}}
		if !f.Span.IsZero() {
			issue.Location = gitlabLocation{r.path(f.Span.Name()), gitlabLines{f.Span.Position().Line, f.Span.EndPosition().Line}}
		}
		out = append(out, issue)
	}
	return encodeJSON(w, out)
}
