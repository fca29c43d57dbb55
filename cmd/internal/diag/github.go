package diag

import (
	"fmt"
	"io"
	"strings"
)

// annotations is how many annotations of one severity GitHub shows for a step. What is above is dropped without a word.
const annotations = 10

var githubCommands = [...]string{Info: "notice", Warning: "warning", Error: "error"}

// GitHub writes findings as workflow commands, which GitHub shows as annotations on the changed files: the worst first, as
// many as are shown. The others follow as lines of the log.
func GitHub(w io.Writer, r *Report) error {
	p := printer{w: w}
	var rest []*Finding
	sorted := bySeverity(r.Findings)
	shown := map[Severity]int{}
	for i := range sorted {
		f := &sorted[i]
		if shown[f.Severity] == annotations {
			rest = append(rest, f)
			continue
		}
		shown[f.Severity]++
		p.printf("::%s %s::%s\n", githubCommands[f.Severity], r.githubPlace(f), githubData(r.githubMessage(f)))
	}
	if len(rest) > 0 {
		p.printf("GitHub shows %d annotations of each severity. The others:\n", annotations)
	}
	for _, f := range rest {
		p.printf("%s\n", githubLine(fmt.Sprintf("%s: %s: %s [%s]", f.Severity, r.address(f.Span), Plain(f.Message), f.Rule)))
	}
	return p.err
}

// githubPlace returns the properties of an annotation. Columns are for a place within one line: GitHub refuses an annotation
// that has them beside two lines.
func (r *Report) githubPlace(f *Finding) string {
	var b strings.Builder
	if !f.Span.IsZero() {
		from, to := f.Span.Position(), f.Span.EndPosition()
		fmt.Fprintf(&b, "file=%s,line=%d,endLine=%d,", githubProperty(r.path(f.Span.Name())), from.Line, to.Line)
		if from.Line == to.Line {
			fmt.Fprintf(&b, "col=%d,endColumn=%d,", from.Column, to.Column)
		}
	}
	fmt.Fprintf(&b, "title=%s", githubProperty(f.Rule))
	return b.String()
}

// githubMessage returns what is wrong, the other side and what to do, a line each.
func (r *Report) githubMessage(f *Finding) string {
	lines := []string{Plain(f.Message)}
	for _, rel := range f.Related {
		line := Plain(rel.Message)
		if !rel.Span.IsZero() {
			line = strings.TrimSuffix(r.address(rel.Span)+": "+line, ": ")
		}
		lines = append(lines, line)
	}
	if f.Hint != "" {
		lines = append(lines, "hint: "+Plain(f.Hint))
	}
	if url := r.helpURL(f.Rule); url != "" {
		lines = append(lines, url)
	}
	return strings.Join(lines, "\n")
}

func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func githubProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

// githubLine returns a line of the log in which the runner finds no command: one of the older form may stand anywhere.
func githubLine(s string) string { return strings.ReplaceAll(s, "##[", "## [") }
