package build

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/render"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
)

// notes returns the notes on a file, by place, for the page at an address.
func (e *edition) notes(file, page string) []*render.Note {
	var out []*render.Note
	for _, i := range e.findings[file] {
		out = append(out, e.note(&e.result.Findings[i], page))
	}
	slices.SortStableFunc(out, func(a, b *render.Note) int { return a.Start - b.Start })
	return out
}

// note returns a finding as a page shows it.
func (e *edition) note(f *diag.Finding, page string) *render.Note {
	n := &render.Note{ID: f.Fingerprint, Start: f.Span.Start, End: f.Span.End, Severity: f.Severity, Message: f.Message, Hint: f.Hint, Rule: f.Rule,
		Page: page, CanCorrect: e.o.CanCorrect, At: e.place(f.Span, render.NoteID(f.Fingerprint))}
	for k := range f.Related {
		p := e.place(f.Related[k].Span, render.OtherID(f.Fingerprint, k))
		p.Says = f.Related[k].Message
		n.Others = append(n.Others, p)
	}
	n.Ways = e.ways(f)
	return n
}

// place returns a line to lead to: of a document the page, at the fragment where it shows the words, of the data the text itself.
func (e *edition) place(s source.Span, fragment string) render.Place {
	if s.IsZero() {
		return render.Place{}
	}
	line := s.Position().Line
	p := render.Place{Name: s.Name() + ", line " + strconv.Itoa(line), Prose: path.Ext(s.Name()) == ".md"}
	p.Before, p.Words, p.After = diag.Quote(s)
	if address, ok := e.run.out.Addresses.Doc(s.Name()); ok && p.Prose {
		p.Href = address + "#" + fragment
	} else if e.files[s.Name()] != nil {
		p.Href = render.SourceAddress(s.Name(), line)
	}
	return p
}

// ways returns the corrections that a finding offers. Of a sentence that the data contradict both ways are told, also where one
// of them cannot be written down by a program.
func (e *edition) ways(f *diag.Finding) []render.Way {
	var ways []render.Way
	here, there := false, false
	for k, fix := range f.Fixes {
		if len(fix.Edits) == 0 {
			continue
		}
		var files []string
		for _, edit := range fix.Edits {
			if name := edit.Span.Name(); !slices.Contains(files, name) {
				files = append(files, name)
			}
		}
		here = here || slices.Contains(files, f.Span.Name())
		there = there || !slices.Contains(files, f.Span.Name())
		ways = append(ways, render.Way{Title: wayTitle(f, fix, files), Where: strings.Join(files, ", "), Fix: k})
	}
	if len(f.Related) == 0 || path.Ext(f.Span.Name()) != ".md" || path.Ext(f.Related[0].Span.Name()) != ".toml" {
		return ways
	}
	if !here {
		ways = append(ways, render.Way{Title: "change the sentence", Where: fmt.Sprintf("%s, line %d", f.Span.Name(), f.Span.Position().Line), Fix: -1})
	}
	if !there {
		other := e.place(f.Related[0].Span, "")
		ways = append(ways, render.Way{Title: "change the data", Where: other.Name, Href: other.Href, Fix: -1})
	}
	return ways
}

// wayTitle says which side a correction changes: seen from the other side of a finding 'here' is somewhere else.
func wayTitle(f *diag.Finding, fix diag.Fix, files []string) string {
	switch {
	case path.Ext(f.Span.Name()) != ".md":
	case len(files) == 1 && files[0] == f.Span.Name():
		if title, ok := strings.CutSuffix(fix.Title, " here"); ok {
			return "change the sentence: " + title
		}
	case path.Ext(files[0]) == ".toml":
		before, after, ok := strings.Cut(fix.Title, " in the data")
		if ok {
			return "change the data: " + before + after
		}
	}
	return fix.Title
}

// otherMarks returns the marks of words that are the other side of a finding in another file, each leading to it.
func (e *edition) otherMarks(file string) []render.Mark {
	var out []render.Mark
	for _, o := range e.others[file] {
		f := &e.result.Findings[o.finding]
		s := f.Related[o.n].Span
		if s.Start == s.End {
			continue
		}
		at := e.place(f.Span, render.NoteID(f.Fingerprint))
		id := render.OtherID(f.Fingerprint, o.n)
		out = append(out, render.Mark{Start: s.Start, End: s.End, Href: at.Href, Class: "candor-mark candor-other candor-" + f.Severity.String(),
			Title: f.Message + " (" + at.Name + ")", ID: id, Describe: id})
	}
	return out
}

// sheet returns a page of the preview's own by its path, or nil.
func (e *edition) sheet(name string) *render.Sheet {
	address := "/" + strings.TrimSuffix(name, "index.html")
	if !strings.HasPrefix(address, render.PreviewRoot) || !strings.HasSuffix(name, "/index.html") {
		return nil
	}
	sheet := &render.Sheet{Address: address}
	file, isSource := strings.CutPrefix(address, render.SourceRoot)
	rule, isRule := strings.CutPrefix(address, render.RulesAddress)
	doc, isClaims := strings.CutPrefix(address, render.ClaimsAddress)
	switch {
	case address == render.FindingsAddress:
		e.allFindings(sheet)
	case isClaims && doc == "":
		e.coverage(sheet)
	case isClaims && e.claims(sheet, strings.TrimSuffix(doc, "/")):
	case isRule && e.rule(sheet, strings.TrimSuffix(rule, "/")):
	case isSource && e.text(sheet, strings.TrimSuffix(file, "/")):
	default:
		return nil
	}
	return sheet
}

// hasSheet is sheet without making it.
func (e *edition) hasSheet(name string) bool {
	return strings.HasPrefix(name, render.PreviewRoot[1:]) && e.sheet(name) != nil
}

// allFindings lists every finding, the files with the worst first.
func (e *edition) allFindings(sheet *render.Sheet) {
	all := e.result.Findings
	sheet.Title = "Findings"
	sheet.Lead = upperFirst(diag.Summary(all)) + "."
	if diag.Worst(all, diag.Error) {
		sheet.Lead += " While there is an error, build publishes nothing."
	}
	files := sortedKeys(e.findings)
	worst := func(file string) diag.Severity {
		w := diag.Info
		for _, i := range e.findings[file] {
			w = max(w, all[i].Severity)
		}
		return w
	}
	slices.SortStableFunc(files, func(a, b string) int { return cmp.Compare(worst(b), worst(a)) })
	const most = 300 // a page of thousands helps nobody
	shown := 0
	for _, file := range files {
		g := render.NoteGroup{Title: cmp.Or(file, "The site")}
		if i, ok := slices.BinarySearch(e.run.files, file); ok {
			g.Href, _ = e.run.out.Addresses.Doc(file)
			g.Title = cmp.Or(e.run.out.Policies[i].Title.V, file)
		} else if e.files[file] != nil {
			g.Href = render.SourceAddress(file, 0)
		}
		for _, n := range e.notes(file, sheet.Address) {
			if shown++; shown <= most {
				g.Notes = append(g.Notes, n)
			}
		}
		if len(g.Notes) > 0 {
			sheet.Groups = append(sheet.Groups, g)
		}
	}
	if shown > most {
		sheet.Sections = append(sheet.Sections, site.Section{ID: "more", Title: "More", Intro: []site.Item{{Runs: []site.Run{{Text: fmt.Sprintf("%d more findings are shown on the pages of their documents.", shown-most)}}}}})
	}
}

// rule explains a rule, or lists them all.
func (e *edition) rule(sheet *render.Sheet, id string) bool {
	if id == "" {
		sheet.Title, sheet.Lead = "Rules", "What Candor reports, and why."
		t := &site.Table{Name: "rules", Caption: "Rules", Columns: []site.Column{{Title: "Rule"}, {Title: "Severity"}, {Title: "What it reports", Wide: true}}}
		for _, r := range e.o.Rules {
			t.Rows = append(t.Rows, site.Row{Cells: []site.Cell{line(r.ID, render.RuleAddress(r.ID)), line(r.Severity.String(), ""), line(r.Title, "")}})
		}
		sheet.Sections = []site.Section{{ID: "rules", Title: "Rules", Table: t}}
		return true
	}
	i := slices.IndexFunc(e.o.Rules, func(r diag.Rule) bool { return r.ID == id })
	if i < 0 {
		return false
	}
	sheet.Title, sheet.Markdown = id, e.o.Rules[i].Help
	sheet.Crumbs = []site.Run{{Text: "Findings", Href: render.FindingsAddress}, {Text: "Rules", Href: render.RulesAddress}}
	return true
}

// text shows a file line by line, with the findings on it.
func (e *edition) text(sheet *render.Sheet, file string) bool {
	f := e.files[file]
	if i, ok := slices.BinarySearch(e.run.files, file); ok && e.parts[i].shown.text != nil {
		f = source.NewFile(file, e.parts[i].shown.text)
	}
	if f == nil {
		return false
	}
	sheet.Title, sheet.Text, sheet.Notes = file, f, e.notes(file, sheet.Address)
	sheet.Crumbs = []site.Run{{Text: "Findings", Href: render.FindingsAddress}}
	for _, n := range sheet.Notes {
		sheet.Marks = append(sheet.Marks, source.Span{Start: n.Start, End: n.End})
	}
	for _, o := range e.others[file] {
		finding := &e.result.Findings[o.finding]
		sheet.Marks = append(sheet.Marks, finding.Related[o.n].Span)
		sheet.Notes = append(sheet.Notes, e.fromOther(finding, o.n))
	}
	slices.SortStableFunc(sheet.Notes, func(a, b *render.Note) int { return a.Start - b.Start })
	slices.SortStableFunc(sheet.Marks, func(a, b source.Span) int { return a.Start - b.Start })
	return true
}

// fromOther returns a finding as it is seen from one of its other sides.
func (e *edition) fromOther(f *diag.Finding, n int) *render.Note {
	s := f.Related[n].Span
	note := e.note(f, render.SourceAddress(s.Name(), s.Position().Line))
	note.ID += ":" + strconv.Itoa(n)
	note.Finding = f.Fingerprint
	note.Start, note.End = s.Start, s.End
	at := note.At
	at.Says = "the text says"
	note.At = e.place(s, "")
	note.Others = append([]render.Place{at}, slices.Delete(slices.Clone(note.Others), n, n+1)...)
	return note
}

func line(text, href string) site.Cell {
	return site.Cell{{Runs: []site.Run{{Text: text, Href: href}}}}
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
