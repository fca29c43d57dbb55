package render

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"candor/cmd/internal/header"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// A frame is what the templates see of a page. Parts of type template.HTML were written by this package.
type frame struct {
	Language    string
	HeadTitle   string
	Description string
	Canonical   template.URL
	Policy      template.HTML // the Content-Security-Policy as a meta element
	Twin        template.URL  // the page as Markdown, "" for none
	Linked      template.HTML // JSON-LD
	Feeds       template.HTML // links to the feeds
	Root        template.URL  // the way to the root of the site: "../../", "" or "/"
	Generator   string
	Title       string
	SiteTitle   string
	Kind        string
	Start       template.HTML // banner and navigation
	Crumbs      template.HTML
	Main        template.HTML
	Citation    template.HTML
	End         template.HTML // foot of the page

	// Of a policy and other documents.
	TitleID   string
	Lead      template.HTML
	About     template.HTML // version, owner, dates
	Contents  template.HTML
	Body      template.HTML
	Margin    template.HTML // facts stated, documents cited
	Backlinks template.HTML
}

// A shell is what the pages of a site have in common, made once for each part of the site and depth.
type shell struct {
	site  *site.Site
	mu    sync.RWMutex
	parts map[place]parts
}

type place struct {
	room string
	own  bool // the page is the room's own
	root string
}

type parts struct{ start, end template.HTML }

func (r *Renderer) shellOf(s *site.Site) *shell {
	if h := r.shell.Load(); h != nil && h.site == s {
		return h
	}
	h := &shell{site: s, parts: map[place]parts{}}
	r.shell.Store(h)
	return h
}

func (h *shell) at(p *site.Page, root string) parts {
	at := place{p.Room, p.Room == p.Address, root}
	h.mu.RLock()
	done, ok := h.parts[at]
	h.mu.RUnlock()
	if ok {
		return done
	}
	done = parts{template.HTML(start(h.site, at)), template.HTML(end(h.site, at))}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.parts[at] = done
	return done
}

// start returns the banner and the navigation.
func start(s *site.Site, at place) string {
	var w bytes.Buffer
	w.WriteString(`<header class="banner"><a class="home"`)
	href(&w, at.root, "/")
	w.WriteByte('>')
	escape(&w, s.Title)
	w.WriteString(`</a><a class="open" href="#site:menu">Menu</a></header>` + "\n" + `<nav id="site:menu" class="menu" aria-label="Site">`)
	for _, g := range s.Nav {
		if g.Title != "" {
			w.WriteString("<p>")
			escape(&w, g.Title)
			w.WriteString("</p>")
		}
		w.WriteString("<ul>")
		for _, l := range g.Links {
			w.WriteString("<li><a")
			href(&w, at.root, l.Href)
			if l.Href == at.room {
				if at.own {
					w.WriteString(` aria-current="page"`)
				} else {
					w.WriteString(` aria-current="true"`)
				}
			}
			w.WriteByte('>')
			escape(&w, l.Text)
			w.WriteString("</a></li>")
		}
		w.WriteString("</ul>")
	}
	w.WriteString(`<a class="shut" href="#site:content">Close menu</a></nav>`)
	return w.String()
}

// end returns the foot of the page.
func end(s *site.Site, at place) string {
	var w bytes.Buffer
	w.WriteString(`<footer class="foot"><p>`)
	o := &s.Center.Organisation
	escape(&w, cmp.Or(o.LegalName.V, o.Name.V))
	if site := string(o.Website.V); isWeb(site) {
		w.WriteString(` · <a`)
		href(&w, at.root, site)
		w.WriteByte('>')
		escape(&w, strings.TrimSuffix(strings.TrimPrefix(site, "https://"), "/"))
		w.WriteString("</a>")
	}
	for _, p := range append(s.Plain[:len(s.Plain):len(s.Plain)], site.Run{Text: "All pages", Href: "/pages/"}) {
		w.WriteString(` · <a`)
		href(&w, at.root, p.Href)
		w.WriteByte('>')
		escape(&w, p.Text)
		w.WriteString("</a>")
	}
	w.WriteString("</p></footer>")
	return w.String()
}

// policyMeta is for hosts whose headers nobody can set. It holds no quotation mark and no ampersand.
const policyMeta = template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + header.Meta + `">`)

// Page writes a page. Body is what [Renderer.Body] wrote for the page's document, nil for other pages.
func (r *Renderer) Page(w *bytes.Buffer, s *site.Site, p *site.Page, body []byte) error {
	root := rootOf(p.Address)
	if p.Kind == site.NotFound {
		root = s.Prefix() + "/" // it is shown at any address
	}
	around := r.shellOf(s).at(p, root)
	f := &frame{
		Language: p.Language, HeadTitle: p.HeadTitle, Description: p.Description, Canonical: template.URL(canonical(s, p)), Policy: policyMeta, Root: template.URL(root),
		Generator: s.Generator, Title: p.Title, SiteTitle: s.Title, Kind: string(p.Kind), Start: around.start, End: around.end,
	}
	f.Linked = linked(s, p)
	f.Feeds = feedLinks(s, p, root)
	if p.Twin() != "" {
		f.Twin = template.URL(root + p.Twin()[1:])
	}
	buf := r.buffer()
	defer r.release(buf)
	e := writer{w: buf, r: r, s: s, root: root}
	f.Crumbs = e.part(func() { e.crumbs(p) })
	f.Citation = e.part(func() { e.citation(s, p) })
	name := "page.html"
	if p.Doc != nil {
		name = "policy.html"
		e.document(f, s, p, body)
	} else {
		f.Lead = e.part(func() {
			for _, i := range p.Lead {
				e.paragraph(i, "lead")
			}
		})
		f.Body = e.part(func() {
			for i := range p.Sections {
				e.section(&p.Sections[i])
			}
		})
	}
	main := r.buffer()
	defer r.release(main)
	if err := r.frame.ExecuteTemplate(main, name, f); err != nil {
		return fmt.Errorf("render %s: %w", p.Path, err)
	}
	f.Main = template.HTML(main.Bytes())
	if err := r.frame.ExecuteTemplate(w, "layout.html", f); err != nil {
		return fmt.Errorf("render %s: %w", p.Path, err)
	}
	return nil
}

// part returns what write writes.
func (e *writer) part(write func()) template.HTML {
	from := e.w.Len()
	write()
	return template.HTML(e.w.Bytes()[from:])
}

func canonical(s *site.Site, p *site.Page) string { return s.URL(p.Address) }

func (e *writer) crumbs(p *site.Page) {
	if len(p.Crumbs) == 0 {
		return
	}
	e.w.WriteString(`<nav class="crumbs" aria-label="Breadcrumbs"><ol>`)
	for _, c := range p.Crumbs {
		e.w.WriteString("<li>")
		e.runs([]site.Run{c})
		e.w.WriteString("</li>")
	}
	e.w.WriteString(`<li aria-current="page">`)
	escape(e.w, p.Title)
	e.w.WriteString("</li></ol></nav>")
}

// citation writes the line by which the page is cited: title, version, date, address, hash of what it says.
func (e *writer) citation(s *site.Site, p *site.Page) {
	if p.Kind == site.NotFound {
		return
	}
	e.w.WriteString(`<section class="cite" aria-labelledby="site:cite"><h2 id="site:cite">Cite this page</h2><p>`)
	if p.Title != s.Title {
		escape(e.w, s.Title)
		e.w.WriteString(": ")
	}
	e.w.WriteString("<cite>")
	escape(e.w, p.Title)
	e.w.WriteString("</cite>")
	if p.Doc != nil {
		d := p.Doc.Policy
		if d.Version.V != "" {
			e.w.WriteString(", version ")
			escape(e.w, d.Version.V)
		}
		for _, day := range []trust.Date{d.Effective, d.Updated, d.Reviewed} {
			if day.IsSet() {
				e.w.WriteString(", ")
				escape(e.w, site.Date(day))
				break
			}
		}
	} else if len(s.Hash) >= 12 {
		e.w.WriteString(", version " + s.Hash[:12])
	}
	e.w.WriteString(". ")
	address := s.URL(p.Address)
	if s.Complete() {
		e.w.WriteString("<a")
		var link bytes.Buffer
		href(&link, "", address)
		link.Truncate(bytes.IndexByte(link.Bytes()[len(` href="`):], '"') + len(` href="`) + 1) // a page of one's own is not external
		e.w.Write(link.Bytes())
		e.w.WriteByte('>')
		escape(e.w, address)
		e.w.WriteString("</a>")
	} else {
		e.w.WriteString("<span>")
		escape(e.w, address)
		e.w.WriteString("</span>")
	}
	e.w.WriteByte('.')
	if hash := e.r.twinHash(s, p); hash != "" {
		e.w.WriteString(" SHA-256 of ")
		e.runs([]site.Run{{Text: "this page as Markdown", Href: p.Twin()}})
		e.w.WriteString(": <code>" + hash + "</code>")
	} else if p.Doc != nil {
		e.w.WriteString(" SHA-256 of ")
		escape(e.w, p.Doc.Policy.File)
		e.w.WriteString(": <code>" + p.Doc.Hash + "</code>")
	}
	e.w.WriteString("</p></section>")
}

// document fills in what a page about a document shows beside its body.
func (e *writer) document(f *frame, s *site.Site, p *site.Page, body []byte) {
	d := p.Doc
	if len(d.Headings) > 0 && title(0, &d.Headings[0]) {
		f.TitleID = d.Headings[0].ID
	}
	f.Body = template.HTML(body)
	if d.Policy.Summary.V != "" {
		f.Lead = e.part(func() { e.paragraph(site.Item{Runs: []site.Run{{Text: d.Policy.Summary.V}}}, "lead") })
	}
	plain := p.Kind != site.PolicyPage
	f.About = e.part(func() { e.about(s, d, plain) })
	f.Contents = e.part(func() { e.contents(d, plain) })
	f.Margin = e.part(func() { e.margin(s, d, plain) })
	f.Backlinks = e.part(func() { e.backlinks(s, d) })
}

func (e *writer) about(s *site.Site, d *site.Doc, plain bool) {
	p := d.Policy
	var pairs []site.Pair
	add := func(term, value string) {
		if value != "" {
			pairs = append(pairs, site.Pair{Term: term, Cell: site.Cell{{Runs: []site.Run{{Text: value}}}}})
		}
	}
	add("Version", p.Version.V)
	if c := s.Register().Owner(p); len(c) > 0 {
		pairs = append(pairs, site.Pair{Term: "Owner", Cell: c})
	}
	add("In force since", site.Date(p.Effective))
	add("Last reviewed", site.Date(p.Reviewed))
	add("Next review", site.Date(p.NextReview))
	add("Last updated", site.Date(p.Updated))
	if plain && len(pairs) == 0 {
		return
	}
	add("Source", p.File)
	e.pairs(pairs)
}

// contents lists the sections of the first two levels. A short text needs no contents.
func (e *writer) contents(d *site.Doc, plain bool) {
	const fewest = 3
	n := 0
	for i := range d.Headings {
		if listed(&d.Headings[i]) {
			n++
		}
	}
	if n < fewest {
		return
	}
	e.w.WriteString(`<nav class="contents" aria-labelledby="site:contents"><h2 id="site:contents">Contents</h2><ol>`)
	deep, any := false, false
	for i := range d.Headings {
		h := &d.Headings[i]
		if !listed(h) {
			continue
		}
		sub := strings.Contains(h.Number, ".")
		switch {
		case sub && !deep && any:
			e.w.WriteString("<ol>")
			deep = true
		case !sub && deep:
			e.w.WriteString("</li></ol></li>")
			deep = false
		case any:
			e.w.WriteString("</li>")
		}
		any = true
		e.w.WriteString("<li><a")
		href(e.w, "", "#"+h.ID)
		e.w.WriteByte('>')
		if !plain {
			e.w.WriteString(h.Number + " ")
		}
		escape(e.w, withoutNumber(h.Text, h.Number))
		e.w.WriteString("</a>")
	}
	if deep {
		e.w.WriteString("</li></ol>")
	}
	e.w.WriteString("</li></ol></nav>")
}

// margin writes the facts that a document states and the documents that it cites.
func (e *writer) margin(s *site.Site, d *site.Doc, plain bool) {
	if plain && len(d.Stated) == 0 {
		return
	}
	if len(d.Stated) > 0 {
		e.w.WriteString(`<section><h2 id="site:facts">Figures stated here</h2><ul class="stated">`)
		for i := range d.Stated {
			if i > 0 && d.Stated[i].Fact == d.Stated[i-1].Fact && d.Stated[i].Clause == d.Stated[i-1].Clause && d.Stated[i].Verdict == d.Stated[i-1].Verdict {
				continue
			}
			e.stated(s, &d.Stated[i])
		}
		e.w.WriteString("</ul></section>")
	}
	seen := map[string]bool{}
	for _, l := range d.Links {
		to, _, _ := strings.Cut(l.To, "#")
		other, ok := s.DocAt(to)
		if !ok || seen[to] || other == d {
			continue
		}
		if len(seen) == 0 {
			e.w.WriteString(`<section><h2 id="site:cites">Documents cited</h2><ul>`)
		}
		seen[to] = true
		e.w.WriteString("<li>")
		e.runs([]site.Run{{Text: site.Title(other), Href: to}})
		e.w.WriteString("</li>")
	}
	if len(seen) > 0 {
		e.w.WriteString("</ul></section>")
	}
}

// listed reports whether the contents list a section.
func listed(h *prose.Heading) bool {
	return h.Number != "" && strings.Count(h.Number, ".") <= 1
}

// withoutNumber returns a heading without the number that its author gave it, where that is the one it has.
func withoutNumber(text, number string) string {
	rest, ok := strings.CutPrefix(text, number)
	if !ok {
		return text
	}
	trimmed := strings.TrimLeft(rest, ".):")
	body := strings.TrimLeft(trimmed, " ")
	if len(rest)-len(trimmed) > 1 || len(body) == len(trimmed) || body == "" {
		return text
	}
	return body
}

func (e *writer) stated(s *site.Site, st *site.Stated) {
	e.w.WriteString(`<li><a class="at"`)
	href(e.w, "", "#"+st.ID)
	e.w.WriteByte('>')
	escape(e.w, cmp.Or(st.Number, "Text"))
	e.w.WriteString("</a> ")
	if st.Fact == nil {
		escape(e.w, st.Excerpt)
	} else {
		e.runs([]site.Run{{Text: st.Fact.Title + ", " + s.Addresses.Value(st.Fact), Href: s.Addresses.Fact(st.Fact)}})
	}
	class := "alert"
	switch st.Verdict {
	case "confirmed":
		class = "good"
	case "unbacked", "ambiguous":
		class = "tag"
	}
	e.w.WriteString(` <span class="` + class + `">`)
	escape(e.w, st.Verdict)
	e.w.WriteString("</span></li>")
}

// backlinks writes where other documents cite and name this one.
func (e *writer) backlinks(s *site.Site, d *site.Doc) {
	cited, named := s.CitedBy(d), s.MentionedIn(d.Policy)
	const most = 60
	var quotes []site.Quote
	at := map[string]bool{}
	for _, m := range named {
		if m.Doc == d {
			continue
		}
		to := m.Doc.Address + "#" + m.ID
		at[to] = true
		quotes = append(quotes, site.Quote{Title: site.Title(m.Doc), Href: to, Number: m.Number, Text: m.Sentence})
	}
	for _, c := range cited {
		if to := c.Doc.Address + "#" + c.ID; !at[to] {
			quotes = append(quotes, site.Quote{Title: site.Title(c.Doc), Href: to, Number: c.Number})
		}
	}
	if len(quotes) == 0 {
		return
	}
	e.w.WriteString(`<section><h2 id="site:mentioned">Mentioned in</h2>`)
	e.quotes(quotes[:min(len(quotes), most)], len(quotes)-most)
	e.w.WriteString("</section>\n")
}
