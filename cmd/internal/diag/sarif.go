package diag

import (
	"cmp"
	"io"
	"strings"

	"candor/cmd/internal/source"
)

// The parts of SARIF 2.1.0 that are written. The libraries for it fill in what was not said, with -1 or empty objects, and the
// standard does not take a region of line -1; what is needed is small.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool                `json:"tool"`
		Invocations []sarifInvocation        `json:"invocations"`
		Bases       map[string]sarifArtifact `json:"originalUriBaseIds"`
		ColumnKind  string                   `json:"columnKind"`
		Results     []sarifResult            `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifInvocation struct {
		Successful bool `json:"executionSuccessful"`
	}
	sarifRule struct {
		ID         string         `json:"id"`
		Name       string         `json:"name"`
		Short      *sarifMessage  `json:"shortDescription,omitempty"`
		Full       *sarifMessage  `json:"fullDescription,omitempty"`
		Help       *sarifMessage  `json:"help,omitempty"`
		HelpURI    string         `json:"helpUri,omitempty"`
		Default    sarifConfig    `json:"defaultConfiguration"`
		Properties map[string]any `json:"properties,omitempty"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		State        string             `json:"baselineState,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Properties   map[string]any     `json:"properties,omitempty"`
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Message  *sarifMessage  `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
		Context  *sarifRegion  `json:"contextRegion,omitempty"`
	}
	sarifArtifact struct {
		URI         string        `json:"uri,omitempty"`
		Base        string        `json:"uriBaseId,omitempty"`
		Description *sarifMessage `json:"description,omitempty"`
	}
	sarifRegion struct {
		StartLine   int           `json:"startLine"`
		StartColumn int           `json:"startColumn,omitempty"` // whole lines have none
		EndLine     int           `json:"endLine"`
		EndColumn   int           `json:"endColumn,omitempty"`
		Snippet     *sarifContent `json:"snippet,omitempty"`
	}
	sarifContent struct {
		Text string `json:"text"`
	}
	sarifFix struct {
		Description sarifMessage  `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion   `json:"deletedRegion"`
		Inserted *sarifContent `json:"insertedContent,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot   = "%SRCROOT%" // by convention the root of the repository
)

// SARIF writes findings in the Static Analysis Results Interchange Format 2.1.0. Rules are described as far as findings name
// them. The fingerprint has a name of its own: the one that GitHub computes from the line would be held against ours.
func SARIF(w io.Writer, r *Report) error {
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "Candor", Version: r.Version, Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: true}},
		Bases:       map[string]sarifArtifact{sarifRoot: {Description: &sarifMessage{Text: "The root of the repository that holds the site."}}},
		ColumnKind:  "unicodeCodePoints",
		Results:     []sarifResult{},
	}
	index := map[string]int{}
	add := func(f *Finding, state string) {
		i, ok := index[f.Rule]
		if !ok {
			i = len(run.Tool.Driver.Rules)
			index[f.Rule] = i
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, r.sarifRule(f))
		}
		result := r.sarifResult(f, i)
		result.State = state
		if state == sarifKnown {
			result.Suppressions = []sarifSuppression{{"external", "accepted in " + r.Baseline}}
		}
		run.Results = append(run.Results, result)
	}
	state := ""
	if r.Baseline != "" {
		state = sarifNew
	}
	for i := range r.Findings {
		add(&r.Findings[i], state)
	}
	for i := range r.Known {
		add(&r.Known[i], sarifKnown)
	}
	return encodeJSON(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

const sarifNew, sarifKnown = "new", "unchanged"

var sarifLevels = [...]string{Info: "note", Warning: "warning", Error: "error"}

func (r *Report) sarifRule(f *Finding) sarifRule {
	rule := r.rule(f.Rule)
	out := sarifRule{ID: f.Rule, Name: pascal(f.Rule), HelpURI: r.helpURL(f.Rule), Default: sarifConfig{sarifLevels[f.Severity]}}
	if rule.Title == "" {
		return out
	}
	out.Default.Level = sarifLevels[rule.Severity]
	out.Short, out.Full = &sarifMessage{Text: sentence(rule.Title)}, &sarifMessage{Text: rule.Why}
	out.Help = &sarifMessage{Text: rule.Help, Markdown: rule.Help}
	problem := [...]string{Info: "recommendation", Warning: "warning", Error: "error"} // GitHub's words
	out.Properties = map[string]any{"tags": []string{rule.Family}, "problem.severity": problem[rule.Severity]}
	return out
}

func (r *Report) sarifResult(f *Finding, rule int) sarifResult {
	out := sarifResult{
		RuleID: f.Rule, RuleIndex: rule, Level: sarifLevels[f.Severity], Message: sarifMessage{Text: f.Message},
		Locations: []sarifLocation{{Physical: r.sarifPlace(f.Span)}}, Fingerprints: map[string]string{"candor/v1": f.Fingerprint},
	}
	if f.Hint != "" {
		out.Message.Text += "\nhint: " + f.Hint
	}
	if f.Fact != "" {
		out.Properties = map[string]any{"fact": f.Fact}
	}
	for i, rel := range f.Related {
		loc := sarifLocation{ID: i + 1, Message: &sarifMessage{Text: cmp.Or(rel.Message, "the other side")}}
		if !rel.Span.IsZero() {
			loc.Physical = r.sarifPlace(rel.Span)
		}
		out.Related = append(out.Related, loc)
	}
	for _, fix := range f.Fixes {
		if changes := r.sarifChanges(fix); len(changes) > 0 {
			out.Fixes = append(out.Fixes, sarifFix{sarifMessage{Text: fix.Title}, changes})
		}
	}
	return out
}

// sarifChanges groups the edits of a fix by file.
func (r *Report) sarifChanges(fix Fix) (out []sarifChange) {
	at := map[string]int{}
	for _, e := range fix.Edits {
		name := e.Span.Name()
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, sarifChange{Artifact: r.sarifFile(name)})
		}
		replacement := sarifReplacement{Deleted: sarifRange(e.Span)}
		if e.New != "" {
			replacement.Inserted = &sarifContent{e.New}
		}
		out[i].Replacements = append(out[i].Replacements, replacement)
	}
	return out
}

// longestSnippet bounds what is copied of a file: a line can be as long as its file.
const longestSnippet = 2000

// sarifPlace returns a span with its words and its lines. What is nowhere is given the site's folder, since GitHub takes no
// result without a place.
func (r *Report) sarifPlace(s source.Span) *sarifPhysical {
	if s.IsZero() {
		return &sarifPhysical{Artifact: sarifArtifact{URI: escapePath(cmp.Or(r.Prefix, "./")), Base: sarifRoot}, Region: sarifRegion{StartLine: 1, StartColumn: 1, EndLine: 1, EndColumn: 1}}
	}
	out := &sarifPhysical{Artifact: r.sarifFile(s.Name()), Region: sarifRange(s)}
	if text := s.Text(); text != "" && len(text) <= longestSnippet {
		out.Region.Snippet = &sarifContent{text}
	}
	_, from := s.File.Line(out.Region.StartLine)
	last, to := s.File.Line(out.Region.EndLine)
	if lines := string(s.File.Data[from : to+len(last)]); lines != "" && len(lines) <= longestSnippet {
		out.Context = &sarifRegion{StartLine: out.Region.StartLine, EndLine: out.Region.EndLine, Snippet: &sarifContent{lines}}
	}
	return out
}

func (r *Report) sarifFile(name string) sarifArtifact {
	return sarifArtifact{URI: escapePath(r.path(name)), Base: sarifRoot}
}

// sarifRange returns a span as a region; its end is exclusive in SARIF too.
func sarifRange(s source.Span) sarifRegion {
	from, to := s.Position(), s.EndPosition()
	return sarifRegion{StartLine: from.Line, StartColumn: from.Column, EndLine: to.Line, EndColumn: to.Column}
}

// pascal returns 'RetentionMismatch' for 'retention-mismatch', the form that SARIF asks for in names of rules.
func pascal(id string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(id, "-") {
		b.WriteString(upperFirst(part))
	}
	return b.String()
}

// sentence makes a title a sentence.
func sentence(s string) string { return upperFirst(s) + "." }

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
