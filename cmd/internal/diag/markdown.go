package diag

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"candor/cmd/internal/source"
)

// Mark begins a comment in Markdown. It is not shown; a program that keeps one comment up to date finds it by it.
const Mark = "<!-- candor check -->"

// CommentLimit is how long a comment may be on GitHub, in characters; GitLab takes more. StepSummaryLimit is how long all
// that a step writes into its summary may be, in bytes.
const (
	CommentLimit     = 65_536
	StepSummaryLimit = 1 << 20
)

// Markdown writes findings as a comment on a merge request, for people who write the documents.
func Markdown(w io.Writer, r *Report) error { return MarkdownWithin(w, r, CommentLimit) }

// MarkdownWithin writes the same within a number of bytes: of what has no room, the worst is kept and the rest is counted.
// Documents with the worst findings stand first, notes are folded at the end.
func MarkdownWithin(w io.Writer, r *Report, limit int) error {
	var b strings.Builder
	b.WriteString(Mark + "\n## Candor: " + Summary(r.Findings) + "\n")
	switch {
	case len(r.Findings) > 0:
		b.WriteString("\nPlaces where the documents and the data disagree, or where one of them is not in order.\n")
	case r.Note != "":
		b.WriteString("\n" + upperFirst(EscapeMarkdown(r.Note)) + ".\n")
	}
	if n := len(r.Known); n > 0 {
		fmt.Fprintf(&b, "\nThe baseline %s holds %s, not shown here.\n", CodeSpan(r.Baseline), plural(n, "finding", "findings"))
	}
	shown := r.fitting(limit - b.Len() - tailRoom)
	notes := slices.IndexFunc(shown, func(f Finding) bool { return f.Severity == Info })
	if notes < 0 {
		notes = len(shown)
	}
	for _, group := range byDocument(shown[:notes]) {
		b.WriteString(r.documentHeading(group[0].Span))
		for i := range group {
			b.WriteString("\n" + r.markdownFinding(&group[i]))
		}
	}
	if folded := shown[notes:]; len(folded) > 0 {
		fmt.Fprintf(&b, "\n<details>\n<summary>%s</summary>\n", plural(len(folded), "note", "notes"))
		for i := range folded {
			b.WriteString("\n" + r.markdownFinding(&folded[i]))
		}
		b.WriteString("\n</details>\n")
	}
	if n := len(r.Findings) - len(shown); n > 0 {
		fmt.Fprintf(&b, "\n%s no room here: `candor check` shows all.\n", plural(n, "more finding has", "more findings have"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// tailRoom is kept free for what stands around and behind the notes.
const tailRoom = 200

// fitting returns the worst findings, as many as have room, each with a heading for its document.
func (r *Report) fitting(room int) []Finding {
	sorted := bySeverity(r.Findings)
	headed := map[string]bool{}
	for i := range sorted {
		f := &sorted[i]
		room -= len(r.markdownFinding(f)) + 1
		if name := f.Span.Name(); f.Severity > Info && !headed[name] {
			headed[name] = true
			room -= len(r.documentHeading(f.Span))
		}
		if room < 0 {
			return sorted[:i]
		}
	}
	return sorted
}

// byDocument groups findings by file, those with the worst first, and puts the worst first in each.
func byDocument(fs []Finding) (groups [][]Finding) {
	at := map[string]int{}
	for _, f := range bySeverity(fs) {
		i, ok := at[f.Span.Name()]
		if !ok {
			i = len(groups)
			at[f.Span.Name()] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	slices.SortStableFunc(groups, func(a, b []Finding) int {
		return cmp.Or(cmp.Compare(b[0].Severity, a[0].Severity), strings.Compare(a[0].Span.Name(), b[0].Span.Name()))
	})
	return groups
}

// documentHeading returns a heading that says what a document is called, and its path.
func (r *Report) documentHeading(s source.Span) string {
	file := s.Name()
	heading := CodeSpan(r.path(file))
	switch title := r.Titles[file]; {
	case file == "":
		heading = "The site"
	case title != "":
		heading = EscapeMarkdown(title) + " – " + heading
	}
	return "\n### " + heading + "\n"
}

var severityWords = [...]string{Info: "Note", Warning: "Warning", Error: "Error"}

func (r *Report) markdownFinding(f *Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s: %s**\n", severityWords[f.Severity], EscapeMarkdown(f.Message))
	if q := quote(f.Span); q.String() != "" && isDocument(f.Span) {
		fmt.Fprintf(&b, "\n> %s\n", q.markdown())
	}
	b.WriteByte('\n')
	if !f.Span.IsZero() {
		fmt.Fprintf(&b, "- Here: %s\n", r.markdownPlace(f.Span, !isDocument(f.Span)))
	}
	for _, rel := range f.Related {
		message := upperFirst(EscapeMarkdown(cmp.Or(rel.Message, "the other side")))
		if rel.Span.IsZero() {
			fmt.Fprintf(&b, "- %s\n", message)
			continue
		}
		fmt.Fprintf(&b, "- %s: %s\n", message, r.markdownPlace(rel.Span, true))
	}
	switch {
	case len(f.Fixes) > 1: // each a way to put it right
		b.WriteString("- To put it right, one of these:\n")
		for i, fix := range f.Fixes {
			or := ""
			if i > 0 {
				or = "or "
			}
			fmt.Fprintf(&b, "  - %s%s\n", or, EscapeMarkdown(fix.Title))
		}
	case f.Hint != "":
		fmt.Fprintf(&b, "- To put it right: %s\n", EscapeMarkdown(f.Hint))
	case len(f.Fixes) == 1:
		fmt.Fprintf(&b, "- To put it right: %s\n", EscapeMarkdown(f.Fixes[0].Title))
	}
	if url := r.helpURL(f.Rule); url != "" {
		fmt.Fprintf(&b, "- Rule: [%s](<%s>)\n", CodeSpan(f.Rule), url)
	} else {
		fmt.Fprintf(&b, "- Rule: %s\n", CodeSpan(f.Rule))
	}
	return b.String()
}

func isDocument(s source.Span) bool { return path.Ext(s.Name()) == ".md" }

// markdownPlace returns a place as people say it, linked where its address is known, and on request what stands there.
func (r *Report) markdownPlace(s source.Span, quoted bool) string {
	text := fmt.Sprintf("%s, line %d", CodeSpan(r.path(s.Name())), s.Position().Line)
	if url := r.sourceURL(s); url != "" {
		text = fmt.Sprintf("[%s](<%s>)", text, url)
	}
	q := quote(s)
	switch {
	case !quoted || q.String() == "":
	case isDocument(s):
		text += ": ‘" + q.markdown() + "’"
	default:
		text += ": " + CodeSpan(q.String())
	}
	return text
}

// markdown returns the quotation with the words in question in strong type.
func (q quotation) markdown() string {
	marked := strings.TrimSpace(q.marked)
	if marked == "" {
		return EscapeMarkdown(q.String())
	}
	before, after := EscapeMarkdown(q.before), EscapeMarkdown(q.after)
	if strings.HasSuffix(q.before, " ") || strings.HasPrefix(q.marked, " ") {
		before += " "
	}
	if strings.HasPrefix(q.after, " ") || strings.HasSuffix(q.marked, " ") {
		after = " " + after
	}
	return strings.TrimSpace(before + "<strong>" + EscapeMarkdown(marked) + "</strong>" + after)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
