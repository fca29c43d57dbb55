package render

import (
	"cmp"
	"encoding/json"
	"html/template"
	"strings"
	"time"

	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// linked returns what a page tells machines in the words of schema.org, as JSON-LD: who publishes the site, where the page stands
// in it, and of a document its version and date. It is "" where the site's address is not known, for JSON-LD knows things by their
// addresses.
//
// It stands in the page, as search engines read it nowhere else. The strict Content-Security-Policy allows that: a script element
// of a type that is no script's is a block of data, which browsers never run and so never hold against script-src (HTML,
// "prepare the script element"). The test of the site in a browser holds them to it.
func linked(s *site.Site, p *site.Page) template.HTML {
	if !s.Complete() || p.Kind == site.NotFound {
		return ""
	}
	var graph []any
	if p.Kind == site.Overview {
		graph = append(graph, organisation(s), webSite{"WebSite", s.URL("/") + "#site", s.Title, s.URL("/"), s.Center.Site.Description.V, s.Language, ref{s.URL("/") + "#organisation"}})
	} else {
		graph = append(graph, breadcrumbs(s, p))
	}
	switch {
	case p.Doc != nil:
		d := p.Doc.Policy
		graph = append(graph, webPage{"WebPage", s.URL(p.Address), p.Title, d.Summary.V, p.Language, d.Version.V, day(d.Dated()), ref{s.URL("/") + "#site"}})
	case p.Kind == site.Data:
		graph = append(graph, dataset(s, p))
	}
	out, err := json.Marshal(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", graph})
	if err != nil {
		return "" // text and lists of text always become JSON
	}
	// Marshal writes <, > and & as escapes, so that no text ends the element.
	return template.HTML(`<script type="application/ld+json">` + string(out) + `</script>`)
}

func day(d trust.Date) string {
	if !d.IsSet() {
		return ""
	}
	return d.V.Format(time.DateOnly)
}

type ref struct {
	ID string `json:"@id"`
}

type webSite struct {
	Type        string `json:"@type"`
	ID          string `json:"@id"`
	Name        string `json:"name"`
	URL         string `json:"url"`
	Description string `json:"description,omitempty"`
	Language    string `json:"inLanguage"`
	Publisher   ref    `json:"publisher"`
}

type organization struct {
	Type      string         `json:"@type"`
	ID        string         `json:"@id"`
	Name      string         `json:"name"`
	LegalName string         `json:"legalName,omitempty"`
	URL       string         `json:"url,omitempty"`
	Address   string         `json:"address,omitempty"`
	Contacts  []contactPoint `json:"contactPoint,omitempty"`
}

type contactPoint struct {
	Type      string `json:"@type"`
	Name      string `json:"name"`
	Purpose   string `json:"contactType"`
	Email     string `json:"email,omitempty"`
	Telephone string `json:"telephone,omitempty"`
	URL       string `json:"url,omitempty"`
}

func organisation(s *site.Site) organization {
	o := &s.Center.Organisation
	out := organization{"Organization", s.URL("/") + "#organisation", cmp.Or(o.Name.V, s.Title), o.LegalName.V, web(o.Website), o.Street.V, nil}
	for _, c := range s.Center.Contacts {
		out.Contacts = append(out.Contacts, contactPoint{"ContactPoint", c.Name.V, c.Purpose.V, string(c.Email.V), c.Phone.V, web(c.Page)})
	}
	return out
}

func web(l trust.Link) string {
	if isWeb(string(l.V)) {
		return string(l.V)
	}
	return ""
}

type crumbList struct {
	Type  string  `json:"@type"`
	Items []crumb `json:"itemListElement"`
}

type crumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item"`
}

func breadcrumbs(s *site.Site, p *site.Page) crumbList {
	out := crumbList{Type: "BreadcrumbList"}
	for _, c := range append(p.Crumbs[:len(p.Crumbs):len(p.Crumbs)], site.Run{Text: p.Title, Href: p.Address}) {
		out.Items = append(out.Items, crumb{"ListItem", len(out.Items) + 1, c.Text, s.URL(c.Href)})
	}
	return out
}

type webPage struct {
	Type        string `json:"@type"`
	URL         string `json:"url"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Language    string `json:"inLanguage"`
	Version     string `json:"version,omitempty"`
	Modified    string `json:"dateModified,omitempty"`
	PartOf      ref    `json:"isPartOf"`
}

type dataSet struct {
	Type         string     `json:"@type"`
	URL          string     `json:"url"`
	Name         string     `json:"name"`
	Description  string     `json:"description"`
	Version      string     `json:"version,omitempty"`
	Creator      ref        `json:"creator"`
	Distribution []download `json:"distribution"`
}

type download struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

func dataset(s *site.Site, p *site.Page) dataSet {
	out := dataSet{Type: "Dataset", URL: s.URL(p.Address), Name: s.Title + ": " + strings.ToLower(p.Title), Description: p.Description, Creator: ref{s.URL("/") + "#organisation"}}
	if len(s.Hash) >= 12 {
		out.Version = s.Hash[:12]
	}
	for _, f := range []struct{ format, address string }{
		{"application/json", site.CenterFile},
		{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", site.WorkbookFile},
	} {
		out.Distribution = append(out.Distribution, download{"DataDownload", f.format, s.URL(f.address)})
	}
	return out
}
