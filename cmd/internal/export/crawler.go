package export

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"

	"candor/cmd/internal/header"
	"candor/cmd/internal/site"
)

// mostURLs is how many addresses one sitemap may list (sitemaps.org).
const mostURLs = 50_000

// sitemaps returns the sitemap, or several of so many addresses at most and an index of them. A site whose address is not known
// has none: a sitemap has to hold complete addresses.
func sitemaps(s *site.Site, most int) []File {
	if !s.Complete() {
		return nil
	}
	var listed []*site.Page
	for _, p := range s.Pages() {
		if p.Kind != site.NotFound {
			listed = append(listed, p)
		}
	}
	if len(listed) <= most {
		return []File{{Name: site.SitemapFile[1:], Write: func(w io.Writer) error { return writeSitemap(w, s, listed) }}}
	}
	var out []File
	var parts []string
	for len(listed) > 0 {
		n := min(len(listed), most)
		part := listed[:n]
		listed = listed[n:]
		name := "sitemap-" + strconv.Itoa(len(parts)+1) + ".xml"
		parts = append(parts, s.URL("/"+name))
		out = append(out, File{Name: name, Large: true, Write: func(w io.Writer) error { return writeSitemap(w, s, part) }})
	}
	return append(out, File{Name: site.SitemapFile[1:], Write: func(w io.Writer) error { return writeSitemapIndex(w, parts) }})
}

const sitemapSpace = ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n"

func writeSitemap(w io.Writer, s *site.Site, pages []*site.Page) error {
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header + "<urlset" + sitemapSpace)
	for _, p := range pages {
		b.WriteString("<url><loc>")
		escapeXML(b, s.URL(p.Address))
		b.WriteString("</loc>")
		if p.Doc != nil {
			if day := p.Doc.Policy.Dated(); day.IsSet() {
				b.WriteString("<lastmod>" + day.V.Format(time.DateOnly) + "</lastmod>")
			}
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Flush()
}

func writeSitemapIndex(w io.Writer, parts []string) error {
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header + "<sitemapindex" + sitemapSpace)
	for _, address := range parts {
		b.WriteString("<sitemap><loc>")
		escapeXML(b, address)
		b.WriteString("</loc></sitemap>\n")
	}
	b.WriteString("</sitemapindex>\n")
	return b.Flush()
}

// escapeXML writes text. What it writes to keeps the first error until it is flushed.
func escapeXML(w io.Writer, s string) { xml.EscapeText(w, []byte(s)) }

// writeRobots lets every crawler in (RFC 9309): a trust center is there to be found.
func writeRobots(w io.Writer, s *site.Site) error {
	text := "User-agent: *\nAllow: /\n"
	if s.Complete() {
		text += "\nSitemap: " + s.URL(site.SitemapFile) + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// writeLLMs lists the site's pages in Markdown, in the form that llmstxt.org proposes: title, summary, then sections of links,
// the one called Optional for what can be left out.
func writeLLMs(w io.Writer, s *site.Site) error {
	b := bufio.NewWriter(w)
	b.WriteString("# " + oneLine(s.Title) + "\n\n")
	for _, p := range s.Pages() {
		if p.Kind == site.Overview && p.Description != "" {
			b.WriteString("> " + oneLine(p.Description) + "\n\n")
		}
	}
	b.WriteString("Every page has a twin in Markdown. Figures in the documents are held against the company's data; each clause and each figure has a permanent address.\n")
	section := func(title string, keep func(*site.Page) bool) {
		begun := false
		for _, p := range s.Pages() {
			if p.Kind == site.NotFound || !keep(p) {
				continue
			}
			if !begun {
				b.WriteString("\n## " + title + "\n\n")
				begun = true
			}
			b.WriteString("- [" + brackets.Replace(oneLine(p.Title)) + "](" + s.URL(p.Twin()) + ")")
			if p.Description != "" {
				b.WriteString(": " + oneLine(p.Description))
			}
			b.WriteByte('\n')
		}
	}
	section("Facts", func(p *site.Page) bool { return p.Doc == nil && p.Room == p.Address && p.Kind != site.Map })
	section("Documents", func(p *site.Page) bool { return p.Doc != nil })
	b.WriteString("\n## Data\n\n")
	for _, f := range [][2]string{
		{site.CenterFile, "everything as one JSON document"}, {site.SchemaFile, "its JSON Schema"},
		{site.WorkbookFile, "all tables as a workbook"}, {site.OSCALFile, "the controls as an OSCAL component definition"},
	} {
		b.WriteString("- [" + f[0][len("/data/"):] + "](" + s.URL(f[0]) + "): " + f[1] + "\n")
	}
	section("Optional", func(p *site.Page) bool { return p.Doc == nil && p.Room != p.Address || p.Kind == site.Map })
	return b.Flush()
}

var brackets = strings.NewReplacer("[", `\[`, "]", `\]`)

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// writeHeaders tells hosts that read it, Netlify and Cloudflare Pages among them, which headers to send: those of the preview, and
// the types of files whose names do not say it. Paths are those of the host: a site below one has them below it.
func writeHeaders(w io.Writer, s *site.Site) error {
	b := bufio.NewWriter(w)
	b.WriteString(s.Prefix() + "/*\n")
	for _, f := range header.Fields() {
		b.WriteString("  " + f.Name + ": " + f.Value + "\n")
	}
	for _, t := range [][2]string{
		{"/*.md", "text/markdown; charset=utf-8"},
		{"/*.csv", "text/csv; charset=utf-8"},
		{site.AtomFile, "application/atom+xml"},
		{site.JSONFeedFile, "application/feed+json"},
		{site.SecurityFile, "text/plain; charset=utf-8"},
		{site.LLMsFile, "text/plain; charset=utf-8"},
	} {
		b.WriteString(s.Prefix() + t[0] + "\n  Content-Type: " + t[1] + "\n")
	}
	return b.Flush()
}
