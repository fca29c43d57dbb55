package render

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html/template"
	"strings"
	"time"

	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// longestFeed is how many entries a feed holds, the newest: readers of feeds ask again and again.
const longestFeed = 100

// feeds returns the site's changes as an Atom feed (RFC 4287) and as a JSON Feed (version 1.1). Their dates are those of the data,
// so that the same data make the same bytes; and an entry is known by its address, which stays as its ID stays.
func (r *Renderer) feeds(s *site.Site) ([]File, error) {
	if !s.HasFeeds() {
		return nil, nil
	}
	updates := s.Newest()
	updates = updates[:min(len(updates), longestFeed)]
	atom := atomFeed{
		Lang: s.Language, ID: s.URL("/changes/"), Title: feedTitle(s), Subtitle: feedAbout(s), Updated: moment(updates[0].Date),
		Author:    atomPerson{Name: publisher(s), URI: homeOf(s)},
		Links:     []atomLink{{"self", "application/atom+xml", s.URL(site.AtomFile)}, {"alternate", "text/html", s.URL("/changes/")}},
		Generator: s.Generator,
	}
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: feedTitle(s), HomePage: s.URL("/changes/"), Feed: s.URL(site.JSONFeedFile),
		Description: feedAbout(s), Language: s.Language, Authors: []jsonAuthor{{publisher(s), homeOf(s)}}, Items: []jsonItem{},
	}
	for _, u := range updates {
		text := r.feedText(s, u)
		url := s.URL("/changes/#" + u.Path())
		atom.Entries = append(atom.Entries, atomEntry{
			ID: url, Title: u.Title.V, Published: moment(u.Date), Updated: moment(u.Date), Link: atomLink{"alternate", "text/html", url},
			Category: atomCategories(u), Content: atomContent{"html", text},
		})
		item := jsonItem{ID: url, URL: url, Title: u.Title.V, HTML: text, Published: moment(u.Date)}
		if u.Kind.V != "" {
			item.Tags = []string{u.Kind.V}
		}
		feed.Items = append(feed.Items, item)
	}
	asXML, err := xml.MarshalIndent(atom, "", " ")
	if err != nil {
		return nil, fmt.Errorf("write feed: %w", err)
	}
	var asJSON bytes.Buffer
	e := json.NewEncoder(&asJSON)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	if err := e.Encode(feed); err != nil {
		return nil, fmt.Errorf("write feed: %w", err)
	}
	return []File{
		{site.AtomFile[1:], append([]byte(xml.Header), append(asXML, '\n')...)},
		{site.JSONFeedFile[1:], asJSON.Bytes()},
	}, nil
}

func feedTitle(s *site.Site) string { return s.Title + ": changes" }

func feedAbout(s *site.Site) string {
	return "What changed, when it takes effect, and until when customers can object."
}

func publisher(s *site.Site) string {
	o := &s.Center.Organisation
	return cmp.Or(o.LegalName.V, o.Name.V, s.Title)
}

func homeOf(s *site.Site) string { return cmp.Or(string(s.Center.Organisation.Website.V), s.URL("/")) }

// moment returns a day as RFC 3339 has it. The data know days; a feed wants moments.
func moment(d trust.Date) string { return d.V.UTC().Format(time.RFC3339) }

// feedText returns what the page tells of an entry, with complete addresses.
func (r *Renderer) feedText(s *site.Site, u *trust.Update) string {
	section := s.Change(u)
	buf := r.buffer()
	defer r.release(buf)
	e := writer{w: buf, r: r, s: s, root: s.URL("/")}
	for _, i := range section.Intro {
		e.paragraph(i, "")
	}
	for _, g := range section.Groups {
		e.pairs(g.Pairs)
	}
	e.list(section.Body)
	return strings.ReplaceAll(buf.String(), ` href="#`, ` href="`+s.URL("/changes/")+"#")
}

func atomCategories(u *trust.Update) []atomCategory {
	if u.Kind.V == "" {
		return nil
	}
	return []atomCategory{{u.Kind.V}}
}

// feedLinks returns the elements by which programs find the feeds from a page. They stand where people look for what is new, and
// not on every page, which would carry them for nothing.
func feedLinks(s *site.Site, p *site.Page, root string) template.HTML {
	if !s.HasFeeds() || p.Kind != site.Overview && p.Kind != site.Changes && p.Kind != site.Subprocessors {
		return ""
	}
	var b bytes.Buffer
	link := func(kind, title, address string) {
		b.WriteString(`<link rel="alternate" type="` + kind + `"`)
		attribute(&b, "title", title)
		b.WriteString(` href="` + root + address[1:] + `">` + "\n")
	}
	link("application/atom+xml", feedTitle(s), site.AtomFile)
	link("application/feed+json", feedTitle(s), site.JSONFeedFile)
	return template.HTML(b.String())
}

type (
	atomFeed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang      string      `xml:"xml:lang,attr"`
		ID        string      `xml:"id"`
		Title     string      `xml:"title"`
		Subtitle  string      `xml:"subtitle"`
		Updated   string      `xml:"updated"`
		Author    atomPerson  `xml:"author"`
		Links     []atomLink  `xml:"link"`
		Generator string      `xml:"generator,omitempty"`
		Entries   []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		ID        string         `xml:"id"`
		Title     string         `xml:"title"`
		Published string         `xml:"published"`
		Updated   string         `xml:"updated"`
		Link      atomLink       `xml:"link"`
		Category  []atomCategory `xml:"category"`
		Content   atomContent    `xml:"content"`
	}
	atomPerson struct {
		Name string `xml:"name"`
		URI  string `xml:"uri"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
	jsonFeed struct {
		Version     string       `json:"version"`
		Title       string       `json:"title"`
		HomePage    string       `json:"home_page_url"`
		Feed        string       `json:"feed_url"`
		Description string       `json:"description"`
		Language    string       `json:"language"`
		Authors     []jsonAuthor `json:"authors"`
		Items       []jsonItem   `json:"items"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	jsonItem struct {
		ID        string   `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		HTML      string   `json:"content_html"`
		Published string   `json:"date_published"`
		Tags      []string `json:"tags,omitempty"`
	}
)
