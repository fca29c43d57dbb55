package render

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/diag"
)

// A Note is a finding as a preview shows it: the words are marked where they stand, and what is wrong with them and what to do
// about it follows the paragraph.
type Note struct {
	ID         string // the finding's fingerprint, with a mark behind it where the note is seen from another side
	Finding    string // the fingerprint, where ID is not it
	Start, End int    // of the words in their file
	Severity   diag.Severity
	Message    string
	Hint       string
	At         Place   // where the words stand
	Others     []Place // the other sides
	Ways       []Way   // to put it right
	Rule       string  // "" for what no rule reports
	Page       string  // address of the page that shows the note, to come back to
	CanCorrect bool    // ways can be taken from the page
}

// A Place is a line of a file that a note leads to.
type Place struct {
	Says   string // what is to be seen there: 'the data say 30 days'
	Name   string // 'data/backups.toml, line 14'
	Href   string // "" where it cannot be shown
	Before string // the text around the words
	Words  string
	After  string
	Prose  bool // a sentence and no line of data
}

// A Way puts a finding right.
type Way struct {
	Title string // 'write "30 days" here'
	Where string // the file that changes
	Fix   int    // its place among the finding's corrections; -1 for one that is only told
	Href  string // where to make it by hand, for one that is only told
}

// NoteID returns the fragment at which a page shows a finding.
func NoteID(finding string) string { return "candor:" + finding }

// OtherID returns the fragment at which a page shows the nth other side of a finding.
func OtherID(finding string, n int) string { return "candor:" + finding + ":" + strconv.Itoa(n) }

// Marks returns the marks of notes, laid over those that a document has anyway. What overlaps becomes one mark.
func Marks(under []Mark, notes []*Note, others []Mark) []Mark {
	var over []Mark
	for _, n := range notes {
		if n.Start < n.End {
			over = append(over, Mark{Start: n.Start, End: n.End, Href: "#" + NoteID(n.ID), Class: "candor-mark candor-" + n.Severity.String(), ID: NoteID(n.ID) + ":words", Describe: NoteID(n.ID) + ":says"})
		}
	}
	over = append(over, others...)
	slices.SortStableFunc(over, func(a, b Mark) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	var out []Mark
	for _, m := range over {
		if k := len(out) - 1; k >= 0 && m.Start < out[k].End {
			out[k].End = max(out[k].End, m.End)
			if m.Describe != out[k].Describe {
				out[k].Describe += " " + m.Describe
			}
			continue
		}
		out = append(out, m)
	}
	for _, m := range under {
		if !slices.ContainsFunc(out, func(o Mark) bool { return m.Start < o.End && o.Start < m.End }) {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b Mark) int { return a.Start - b.Start })
	return out
}

var severityWords = [...]string{diag.Info: "Note", diag.Warning: "Warning", diag.Error: "Error"}

// note writes a note. Where it stands apart from its words, they are quoted.
func note(w *bytes.Buffer, n *Note, quoted bool) {
	id := NoteID(n.ID)
	w.WriteString(`<div class="candor-note candor-` + n.Severity.String() + `" role="note"`)
	attribute(w, "id", id)
	attribute(w, "aria-label", strings.TrimSuffix(severityWords[n.Severity]+" by "+n.Rule, " by "))
	w.WriteString(`><p class="candor-says"`)
	attribute(w, "id", id+":says")
	w.WriteString("><strong>" + severityWords[n.Severity] + ":</strong> ")
	escape(w, n.Message)
	w.WriteString("</p>")
	quoted = quoted && n.At.Name != ""
	if quoted || len(n.Others) > 0 {
		w.WriteString("<dl>")
		if quoted {
			notePlace(w, "Here", &n.At)
		}
		for i := range n.Others {
			notePlace(w, upperFirst(cmp.Or(n.Others[i].Says, "the other side")), &n.Others[i])
		}
		w.WriteString("</dl>")
	}
	ways(w, n)
	if n.Rule == "" {
		w.WriteString("</div>\n")
		return
	}
	w.WriteString(`<p class="candor-rule"><a`)
	href(w, previewHome, RuleAddress(n.Rule))
	w.WriteString(">Why this matters (")
	escape(w, n.Rule)
	w.WriteString(")</a>")
	if !quoted && n.At.Name != "" {
		w.WriteString(` <span>`)
		escape(w, n.At.Name)
		w.WriteString("</span>")
	}
	w.WriteString("</p></div>\n")
}

func notePlace(w *bytes.Buffer, term string, p *Place) {
	w.WriteString("<div><dt>")
	escape(w, term)
	w.WriteString("</dt><dd>")
	if p.Href != "" {
		w.WriteString("<a")
		href(w, previewHome, p.Href)
		w.WriteByte('>')
		escape(w, p.Name)
		w.WriteString("</a>")
	} else {
		escape(w, p.Name)
	}
	if p.Before+p.Words+p.After != "" {
		tag := "code"
		if p.Prose {
			tag = "q"
		}
		w.WriteString(" <" + tag + ">")
		escape(w, p.Before)
		if p.Words != "" {
			w.WriteString("<mark>")
			escape(w, p.Words)
			w.WriteString("</mark>")
		}
		escape(w, p.After)
		w.WriteString("</" + tag + ">")
	}
	w.WriteString("</dd></div>")
}

// ways writes the corrections: as buttons where they can be made from the page, else in words.
func ways(w *bytes.Buffer, n *Note) {
	if len(n.Ways) == 0 {
		if n.Hint != "" {
			w.WriteString("<p>To put it right: ")
			escape(w, n.Hint)
			w.WriteString(".</p>")
		}
		return
	}
	told := !slices.ContainsFunc(n.Ways, func(way Way) bool { return way.Fix >= 0 })
	w.WriteString("<p>To put it right")
	switch {
	case told && n.Hint != "":
		w.WriteString(": ")
		escape(w, n.Hint)
	case len(n.Ways) > 1:
		w.WriteString(", do one of these")
	}
	w.WriteString(`:</p><ul class="candor-ways">`)
	for _, way := range n.Ways {
		w.WriteString("<li>")
		title := upperFirst(way.Title)
		switch {
		case way.Fix < 0 && way.Href != "":
			escape(w, title)
			w.WriteString(": <a")
			href(w, previewHome, way.Href)
			w.WriteByte('>')
			escape(w, way.Where)
			w.WriteString("</a>")
		case way.Fix < 0 || !n.CanCorrect:
			escape(w, title)
			w.WriteString(` <span class="candor-where">`)
			escape(w, way.Where)
			w.WriteString("</span>")
		default:
			w.WriteString(`<form method="post" action="` + CorrectAddress + `">`)
			for _, field := range [][2]string{{"finding", cmp.Or(n.Finding, n.ID)}, {"fix", strconv.Itoa(way.Fix)}, {"page", n.Page}} {
				w.WriteString(`<input type="hidden"`)
				attribute(w, "name", field[0])
				attribute(w, "value", field[1])
				w.WriteByte('>')
			}
			w.WriteString("<button>")
			escape(w, title)
			w.WriteString(`</button> <span class="candor-where">`)
			escape(w, way.Where)
			w.WriteString("</span></form>")
		}
		w.WriteString("</li>")
	}
	w.WriteString("</ul>")
}

func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
