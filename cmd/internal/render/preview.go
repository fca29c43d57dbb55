package render

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strconv"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
)

// Addresses of a preview's own pages. Nothing that is published has an address there: a site has no names that begin with a
// point but those below .well-known.
const (
	PreviewRoot     = "/.candor/"
	FindingsAddress = "/.candor/findings/"
	ClaimsAddress   = "/.candor/claims/"
	RulesAddress    = "/.candor/rules/"
	SourceRoot      = "/.candor/source/"
	CorrectAddress  = "/.candor/correct"
	scriptAddress   = "/.candor/preview.js"
	styleAddress    = "/.candor/preview.css"

	previewHome = "/" // a preview is served at the root of its host, and a note stands on pages of any depth
)

// RuleAddress returns the address of the page about a rule.
func RuleAddress(id string) string { return RulesAddress + id + "/" }

// SourceAddress returns the address of a line of a file, counted from 1; of the whole file for 0.
func SourceAddress(file string, line int) string {
	address := SourceRoot + file + "/"
	if line > 0 {
		address += "#L" + strconv.Itoa(line)
	}
	return address
}

// PreviewFiles are the script and the style sheet that the pages of a preview ask for, by their paths.
func PreviewFiles() map[string][]byte {
	return map[string][]byte{scriptAddress[1:]: previewScript, styleAddress[1:]: previewStyle}
}

var (
	//go:embed preview.js
	previewScript []byte
	//go:embed preview.css
	previewStyle []byte
)

// A Frame is what a preview puts around a page.
type Frame struct {
	State  string     // tells this version of the page from others
	Bar    []site.Run // what there is to say, with where it leads
	Spoken string     // the same for those who listen, when a page has come up anew
	Broken []*Note    // files that cannot be used as they are
	Stays  string     // what is shown in their place
}

// Wrap returns a page with the preview's own parts: a script and a style sheet, a bar with what was found, and, where a file is
// broken, the errors over the page. It takes nothing away, so that what is seen is what would be published.
func Wrap(page []byte, f *Frame) []byte {
	var head, tail bytes.Buffer
	head.WriteString(`<link rel="stylesheet" href="` + styleAddress + `">` + "\n" + `<script src="` + scriptAddress + `" defer`)
	attribute(&head, "data-state", f.State)
	attribute(&head, "data-spoken", f.Spoken)
	head.WriteString("></script>\n")
	if len(f.Broken) > 0 {
		tail.WriteString(`<section class="candor-broken" aria-label="What cannot be shown" tabindex="0"><p>`)
		escape(&tail, f.Stays)
		tail.WriteString("</p>\n")
		for _, n := range f.Broken {
			note(&tail, n, true)
		}
		tail.WriteString("</section>\n")
	}
	tail.WriteString(`<aside class="candor-bar" aria-label="Preview"><ul>`)
	e := writer{w: &tail, root: previewHome}
	for _, r := range f.Bar {
		tail.WriteString("<li>")
		e.runs([]site.Run{r})
		tail.WriteString("</li>")
	}
	tail.WriteString(`</ul><p role="status" class="candor-status"></p></aside>` + "\n")
	out := make([]byte, 0, len(page)+head.Len()+tail.Len())
	at := bytes.Index(page, []byte("</head>"))
	out = append(append(out, page[:max(at, 0)]...), head.Bytes()...)
	page = page[max(at, 0):]
	if at = bytes.LastIndex(page, []byte("</body>")); at < 0 {
		at = len(page)
	}
	return append(append(append(out, page[:at]...), tail.Bytes()...), page[at:]...)
}

// A Sheet is a page of the preview's own, in the frame of the site.
type Sheet struct {
	Address, Title, Lead string
	Crumbs               []site.Run // between the overview and this page
	Groups               []NoteGroup
	Sections             []site.Section
	Text                 *source.File // shown line by line
	Notes                []*Note      // on the text, by place
	Marks                []source.Span
	Markdown             string
}

// A NoteGroup is the notes on one file.
type NoteGroup struct {
	Title, Href string
	Notes       []*Note
}

// Sheet writes a page of the preview's own.
func (r *Renderer) Sheet(w *bytes.Buffer, s *site.Site, sheet *Sheet) error {
	p := &site.Page{Address: sheet.Address, Kind: "preview", Room: sheet.Address, Title: sheet.Title}
	root := rootOf(sheet.Address)
	around := r.shellOf(s).at(p, root)
	f := &frame{Language: "en", HeadTitle: sheet.Title + " – preview of " + s.Title, Description: sheet.Lead, Canonical: template.URL(sheet.Address), Root: template.URL(root),
		Generator: s.Generator, Title: sheet.Title, SiteTitle: s.Title, Kind: string(p.Kind), Start: around.start, End: around.end}
	var buf bytes.Buffer
	e := writer{w: &buf, r: r, s: s, root: root}
	p.Crumbs = append([]site.Run{{Text: "Overview", Href: "/"}}, sheet.Crumbs...)
	f.Crumbs = e.part(func() { e.crumbs(p) })
	f.Lead = e.part(func() {
		if sheet.Lead != "" {
			e.paragraph(site.Item{Runs: []site.Run{{Text: sheet.Lead}}}, "lead")
		}
	})
	var err error
	f.Body = e.part(func() { err = e.sheet(sheet) })
	if err != nil {
		return err
	}
	var main bytes.Buffer
	if err := r.frame.ExecuteTemplate(&main, "page.html", f); err != nil {
		return fmt.Errorf("render %s: %w", sheet.Address, err)
	}
	f.Main = template.HTML(main.Bytes())
	if err := r.frame.ExecuteTemplate(w, "layout.html", f); err != nil {
		return fmt.Errorf("render %s: %w", sheet.Address, err)
	}
	return nil
}

func (e *writer) sheet(sheet *Sheet) error {
	for _, g := range sheet.Groups {
		e.w.WriteString(`<section class="candor-group"><h2>`)
		e.runs([]site.Run{{Text: g.Title, Href: g.Href}})
		e.w.WriteString("</h2>\n")
		for _, n := range g.Notes {
			note(e.w, n, true)
		}
		e.w.WriteString("</section>\n")
	}
	for i := range sheet.Sections {
		e.section(&sheet.Sections[i])
	}
	if sheet.Text != nil {
		e.lines(sheet)
	}
	if sheet.Markdown == "" {
		return nil
	}
	e.w.WriteString(`<div class="candor-text">`)
	defer e.w.WriteString("</div>")
	d := prose.Parse(source.NewFile(sheet.Address, []byte(sheet.Markdown)))
	return e.r.Body(e.w, d, BodyOptions{Addresses: e.s.Addresses, Bare: true, root: &e.root})
}

// lines writes a text with an address for each line, and notes below the lines that they are on.
func (e *writer) lines(sheet *Sheet) {
	f, w := sheet.Text, e.w
	left := sheet.Notes
	w.WriteString(`<div class="candor-lines">`)
	for n := 1; n <= f.Lines(); n++ {
		text, start := f.Line(n)
		end := start + len(text)
		number := strconv.Itoa(n)
		w.WriteString(`<div class="candor-line" id="L` + number + `"><a href="#L` + number + `" aria-label="Line ` + number + `">` + number + "</a><code>")
		at := start
		for _, m := range sheet.Marks {
			if from, to := max(m.Start, at), min(m.End, end); from < to {
				escape(w, string(f.Data[at:from]))
				w.WriteString("<mark>")
				escape(w, string(f.Data[from:to]))
				w.WriteString("</mark>")
				at = to
			}
		}
		escape(w, string(f.Data[at:end]))
		w.WriteString("</code></div>\n")
		for len(left) > 0 && (left[0].Start <= end || n == f.Lines()) {
			note(w, left[0], false)
			left = left[1:]
		}
	}
	w.WriteString("</div>\n")
}
