package render

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"candor/cmd/internal/site"
)

func (b *body) resolve(dest string) site.Target {
	if b.o.Addresses == nil {
		return site.Target{}
	}
	t := b.o.Addresses.Resolve(b.o.File, dest)
	if t.Kind == site.ExternalTarget && !allowed(t.Href) {
		return site.Target{}
	}
	return t
}

// allowed repeats what package site knows of schemes: the last door before the page trusts nobody.
func allowed(href string) bool {
	for _, scheme := range []string{"https:", "http:", "mailto:", "tel:"} {
		if len(href) > len(scheme) && bytes.EqualFold([]byte(href[:len(scheme)]), []byte(scheme)) {
			return true
		}
	}
	return false
}

func (b *body) link(n *ast.Link) {
	t := b.resolve(decode(n.Destination))
	if t.Kind == site.Unknown || b.quiet > 0 {
		b.children(n)
		return
	}
	b.anchor(t, decode(n.Title))
	b.quiet++
	if empty(n) {
		escape(b.w, t.Text)
	} else {
		b.children(n)
	}
	b.quiet--
	b.w.WriteString("</a>")
}

// empty reports whether a link has no text of its own.
func empty(n ast.Node) bool { return n.FirstChild() == nil }

func (b *body) anchor(t site.Target, title string) {
	b.close()
	b.w.WriteString("<a")
	if t.Kind == site.FactTarget {
		b.w.WriteString(` class="fact"`)
		if title == "" {
			title = t.Fact.Title
		}
	}
	href(b.w, b.root, t.Href)
	if title != "" {
		attribute(b.w, "title", title)
	}
	b.w.WriteByte('>')
}

func (b *body) autoLink(n *ast.AutoLink) {
	label := string(n.Label(b.src))
	dest := string(n.URL(b.src))
	if n.AutoLinkType == ast.AutoLinkEmail && len(dest) == len(label) {
		dest = "mailto:" + dest
	}
	t := b.resolve(dest)
	if t.Kind == site.Unknown || b.quiet > 0 {
		escape(b.w, label)
		return
	}
	b.anchor(t, "")
	switch t.Kind {
	case site.FactTarget, site.NounTarget, site.DocTarget:
		label = t.Text
	}
	escape(b.w, label)
	b.w.WriteString("</a>")
}

// image writes a picture of this site. One of another host becomes a link to it: no page asks other hosts for anything.
func (b *body) image(n *ast.Image) {
	t := b.resolve(decode(n.Destination))
	b.quiet++
	defer func() { b.quiet-- }()
	if t.Kind == site.PageTarget {
		b.close()
		b.w.WriteString("<img")
		var src bytes.Buffer
		href(&src, b.root, t.Href)
		b.w.WriteString(" src")
		b.w.Write(src.Bytes()[len(" href"):])
		attribute(b.w, "alt", plain(n, b.src))
		b.w.WriteByte('>')
		return
	}
	if t.Kind == site.Unknown || b.quiet > 1 {
		b.children(n)
		return
	}
	b.anchor(t, "")
	if empty(n) {
		escape(b.w, t.Text)
	} else {
		b.children(n)
	}
	b.w.WriteString("</a>")
}

// plain returns the text below a node.
func plain(n ast.Node, src []byte) string {
	var out bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			out.Write(t.Segment.Value(src))
			continue
		}
		out.WriteString(plain(c, src))
	}
	return decode(out.Bytes())
}

// onlyView returns the view that is all that a paragraph holds.
func (b *body) onlyView(n *ast.Paragraph) (site.Target, bool) {
	image, ok := n.FirstChild().(*ast.Image)
	if !ok || image.NextSibling() != nil || b.o.Register == nil {
		return site.Target{}, false
	}
	t := b.resolve(decode(image.Destination))
	if t.Kind != site.ViewTarget {
		return site.Target{}, false
	}
	if alt := plain(image, b.src); alt != "" {
		t.Text = alt
	}
	return t, true
}

// view writes the table that a view shows.
func (b *body) view(t site.Target, id, number string) {
	table := b.o.Register.View(t)
	if table == nil {
		b.w.WriteString("<p")
		if id != "" {
			attribute(b.w, "id", id)
		}
		b.w.WriteByte('>')
		b.number(id, number)
		b.w.WriteString("There is nothing to show under ")
		escape(b.w, t.Text)
		b.w.WriteString(".</p>\n")
		return
	}
	shown := *table
	shown.Caption = t.Text
	e := writer{w: b.w, r: b.r, root: b.root}
	if b.plain {
		number = ""
	}
	e.table(&shown, id, number)
}
