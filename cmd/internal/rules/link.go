package rules

import (
	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// unresolved reports the links that lead nowhere for the reason that the rule is about.
func unresolved(rule string) func(*check.Pass, *check.Document) {
	return func(p *check.Pass, d *check.Document) {
		for i := range d.Prose.Links {
			l := &d.Prose.Links[i]
			if t := p.Resolve(d.Prose.File.Name, l.Dest); t.Problem != "" && t.Rule == rule {
				p.Report(linkPlace(l), t.Problem, check.Hint("%s", t.Hint), relink(l, t.Meant))
			}
		}
	}
}

// relink offers the link that was meant. It is safe: the text stays, and a link that leads nowhere says nothing.
func relink(l *prose.Link, meant string) check.Option {
	if meant == "" || l.DestSpan.IsZero() || l.DestSpan.Text() != l.Dest {
		return check.Fixes()
	}
	return check.Fixes(diag.Fix{Title: "link to " + meant, Safe: true, Edits: []diag.Edit{{Span: l.DestSpan, New: meant}}})
}

// unresolvedInData is unresolved for the Markdown that stands in data.
func unresolvedInData(rule string) func(*check.Pass) {
	return func(p *check.Pass) {
		dataLinks(p, func(at source.Span, l *prose.Link) {
			if t := p.Resolve("", l.Dest); t.Problem != "" && t.Rule == rule {
				p.Report(at, t.Problem, check.Hint("%s", t.Hint))
			}
		})
	}
}

// dataLinks calls visit for each link of the answers and summaries that data hold, with the place of the value.
func dataLinks(p *check.Pass, visit func(at source.Span, l *prose.Link)) {
	text := func(t trust.Text) {
		if !t.IsSet() {
			return
		}
		d := prose.Parse(source.NewFile(t.Span.Name(), []byte(t.V)))
		for i := range d.Links {
			visit(t.Span, &d.Links[i])
		}
	}
	for _, q := range p.Center.Questions {
		text(q.Answer)
	}
	for _, u := range p.Center.Updates {
		text(u.Summary)
	}
}

func linkPlace(l *prose.Link) source.Span {
	if l.DestSpan.IsZero() || l.DestSpan.Start == l.DestSpan.End {
		return l.Span
	}
	return l.DestSpan
}

const page = "-- content/policies/access.md --\n+++\ntitle = \"Access Policy\"\n+++\n## Passwords\nPasswords have 16 characters.\n"

func doc(body string) string {
	return "-- content/policies/backup.md --\n+++\ntitle = \"Backup Policy\"\n+++\n## Scope\n" + body + "\n"
}
