package diag

import (
	"encoding/json"
	"io"

	"candor/cmd/internal/source"
)

// The JSON form is a contract: see the README. Lines and columns count from 1, columns in code points, offsets in bytes.
type (
	jsonReport struct {
		Version  int            `json:"version"`
		Findings []jsonFinding  `json:"findings"`
		Claims   any            `json:"claims"`
		Summary  map[string]int `json:"summary"`

		// Those that the baseline holds, in the same form; only there when a baseline was named.
		Baselined *[]jsonFinding `json:"baselined,omitempty"`
	}
	jsonFinding struct {
		Rule        string          `json:"rule"`
		Severity    string          `json:"severity"`
		Message     string          `json:"message"`
		Hint        string          `json:"hint"`
		File        string          `json:"file"`
		Start       source.Position `json:"start"`
		End         source.Position `json:"end"`
		Excerpt     string          `json:"excerpt"`
		Fact        string          `json:"fact"`
		Related     []jsonRelated   `json:"related"`
		Fixes       []jsonFix       `json:"fixes"`
		Fingerprint string          `json:"fingerprint"`
	}
	jsonRelated struct {
		File    string          `json:"file"`
		Start   source.Position `json:"start"`
		End     source.Position `json:"end"`
		Message string          `json:"message"`
	}
	jsonFix struct {
		Title string     `json:"title"`
		Safe  bool       `json:"safe"`
		Edits []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		File  string          `json:"file"`
		Start source.Position `json:"start"`
		End   source.Position `json:"end"`
		New   string          `json:"new"`
	}
)

// JSON writes findings as one object. Those that a baseline holds stand under a key of their own, so that whoever counts
// findings counts what is new.
func JSON(w io.Writer, r *Report) error {
	out := jsonReport{Version: 1, Findings: jsonFindings(r.Findings), Claims: r.Claims, Summary: map[string]int{}}
	n := Count(r.Findings)
	for _, s := range []Severity{Error, Warning, Info} {
		out.Summary[s.String()] = n[s]
	}
	if r.Baseline != "" {
		known := jsonFindings(r.Known)
		out.Baselined = &known
	}
	return encodeJSON(w, out)
}

func jsonFindings(fs []Finding) []jsonFinding {
	out := make([]jsonFinding, 0, len(fs))
	for i := range fs {
		f := &fs[i]
		j := jsonFinding{
			Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message, Hint: f.Hint, File: f.Span.Name(),
			Start: f.Span.Position(), End: f.Span.EndPosition(), Excerpt: f.Span.Text(), Fact: f.Fact,
			Related: []jsonRelated{}, Fixes: []jsonFix{}, Fingerprint: f.Fingerprint,
		}
		for _, r := range f.Related {
			j.Related = append(j.Related, jsonRelated{r.Span.Name(), r.Span.Position(), r.Span.EndPosition(), r.Message})
		}
		for _, x := range f.Fixes {
			fix := jsonFix{Title: x.Title, Safe: x.Safe, Edits: []jsonEdit{}}
			for _, e := range x.Edits {
				fix.Edits = append(fix.Edits, jsonEdit{e.Span.Name(), e.Span.Position(), e.Span.EndPosition(), e.New})
			}
			j.Fixes = append(j.Fixes, fix)
		}
		out = append(out, j)
	}
	return out
}

// encodeJSON writes a value as this package's formats do: a line for each member, so that two reports can be compared, and
// letters as they are.
func encodeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
