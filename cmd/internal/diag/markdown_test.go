package diag_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

func markdown(t *testing.T, r *diag.Report, limit int) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.MarkdownWithin(&b, r, limit); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), diag.Mark+"\n") {
		t.Errorf("the comment does not begin with its mark: %.60q", b.String())
	}
	return b.String()
}

func TestMarkdown(t *testing.T) {
	r := report(t)
	r.Prefix, r.RulesURL, r.SourceURL = "docs/", "https://candor.example/rules", "https://git.example/acme/site/-/blob/1234/"
	r.Baseline, r.Known = "known.txt", r.Findings[3:]
	r.Findings = r.Findings[:3]
	r.Findings[0].Fixes = append(r.Findings[0].Fixes, diag.Fix{Title: `write "30 days" in the data`})
	golden(t, "report.md", []byte(markdown(t, r, diag.CommentLimit)))
}

func TestMarkdownWithoutFindings(t *testing.T) {
	got := markdown(t, &diag.Report{Note: "3 claims read: 3 confirmed"}, diag.CommentLimit)
	if want := diag.Mark + "\n## Candor: no findings\n\n3 claims read: 3 confirmed.\n"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// However many findings there are, the comment stays within its limit, and those left out are counted.
func TestMarkdownLimit(t *testing.T) {
	f := source.NewFile("content/a.md", []byte(strings.Repeat("Daily copies are kept for 30 days – always.\n\n", 3000)))
	var fs []diag.Finding
	for i := range 2000 {
		fs = append(fs, diag.Finding{Rule: "r", Message: fmt.Sprint("number ", i), Severity: diag.Severity(i % 3), Span: f.Span(46*i, 46*i+5)})
	}
	for _, limit := range []int{500, 1000, 4000, diag.CommentLimit, 400_000, diag.StepSummaryLimit} {
		got := markdown(t, &diag.Report{Findings: fs}, limit)
		if len(got) > limit {
			t.Errorf("%d bytes, want at most %d", len(got), limit)
		}
		shown := strings.Count(got, "\n- Here: ")
		left := 2000 - shown
		if want := fmt.Sprintf("\n%d more findings have no room here: `candor check` shows all.\n", left); left > 0 != strings.HasSuffix(got, want) {
			t.Errorf("within %d: %d are shown, and the end is %q", limit, shown, got[max(0, len(got)-120):])
		}
		if strings.Contains(got, "**Note:") && strings.Count(got, "**Error:")+strings.Count(got, "**Warning:") != 1333 {
			t.Errorf("within %d: notes are shown, and not all of what is worse", limit)
		}
		if strings.Count(got, "<details>") != strings.Count(got, "</details>") {
			t.Errorf("within %d: the notes are not closed", limit)
		}
	}
}

// Whatever a message and a text hold, the page shows it as it is: no link, no picture, no markup, nobody is called.
func TestMarkdownEscapes(t *testing.T) {
	evil := "# 1. <img src=x onerror=y> ![a](b) [c](javascript:d) **e** `f` @security #12 !34 ~5 &lt; | g | $h$ --> <!-- i a@b.example\n- j\n> k"
	for name, text := range map[string]string{"evil": evil, "number": "1. one", "bullet": "- one", "plus": "+ one", "code": "`` ` ``", "blank": " ", "heading": "# one", "mark": "<!--"} {
		t.Run(name, func(t *testing.T) {
			doc := "Before <b>x</b> " + text + " kept 30 days"
			at := source.NewFile("content/"+name+"` [x](y)\n.md", []byte(doc)).Span(7, len(doc)-7)
			data := source.NewFile("data/a.toml", []byte(text)).Span(0, 1)
			r := &diag.Report{Baseline: text, Known: make([]diag.Finding, 1), Titles: map[string]string{at.Name(): text}, Findings: []diag.Finding{
				{Rule: "r", Severity: diag.Error, Message: text, Hint: text, Span: at, Related: []diag.Related{{Message: text, Span: data}, {Message: text, Span: at}, {Message: text}}, Fixes: []diag.Fix{{Title: text}, {Title: text}}},
				{Rule: "r", Message: text, Hint: text, Span: data},
			}}
			out := markdown(t, r, diag.CommentLimit)
			var b bytes.Buffer
			if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(out), &b); err != nil {
				t.Fatal(err)
			}
			tree, err := html.Parse(&b)
			if err != nil {
				t.Fatal(err)
			}
			for n := range tree.Descendants() {
				if n.Type != html.ElementNode {
					continue
				}
				switch n.Data {
				case "img", "table", "script", "del", "em", "h1":
					t.Errorf("the page has a <%s>", n.Data)
				case "a":
					if href := n.Attr[0].Val; !strings.HasPrefix(href, "mailto:") { // GFM finds addresses by itself
						t.Errorf("the page links to %s", href)
					}
				}
			}
			for _, call := range []string{"@security", "#12", "!34", "~5"} {
				if strings.Contains(strings.ReplaceAll(strip(out), "\\", ""), call) {
					t.Errorf("%s calls somebody or something", call)
				}
			}
			if !utf8.ValidString(out) {
				t.Error("not UTF-8")
			}
		})
	}
}

// strip drops code spans, in which nobody is called.
func strip(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if !strings.Contains(line, "`") || i == 0 {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
