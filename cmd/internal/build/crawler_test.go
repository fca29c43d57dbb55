package build_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"candor/cmd/internal/header"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
)

// least is the smallest site: a name, and nothing that could be published of it.
func least() fstest.MapFS {
	return fstest.MapFS{"data/a.toml": {Data: []byte("[organisation]\nname = \"Acme\"\n")}}
}

// TestTakeAwayLeast holds a site that has next to nothing to complete files: nothing empty, nothing that leads nowhere.
func TestTakeAwayLeast(t *testing.T) {
	files := published(t, least(), today)
	for _, name := range []string{"robots.txt", "llms.txt", "_headers", "sha256sums.txt", "data/index.html", "data/center.json", "data/tables.xlsx"} {
		if len(files[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
	if _, ok := files["sitemap.xml"]; ok {
		t.Error("there is a sitemap, although no address is known that it could list")
	}
	valid(t, "center.json", files["data/center.json"], schemaOf(t, files["data/center.schema.json"], ""))
}

func TestSitemap(t *testing.T) {
	files := publishedShipped(t)
	var set struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(files["sitemap.xml"], &set); err != nil {
		t.Fatal(err)
	}
	all := pages(t, files)
	listed := map[string]bool{}
	for _, u := range set.URLs {
		at, ok := strings.CutPrefix(u.Loc, origin)
		if _, page := all[at]; !ok || !page || listed[at] {
			t.Errorf("%q is no page, or is listed twice", u.Loc)
		}
		listed[at] = true
		if u.LastMod != "" {
			if _, err := time.Parse(time.DateOnly, u.LastMod); err != nil {
				t.Errorf("%s: %v", u.Loc, err)
			}
		}
	}
	for at := range all {
		if !listed[at] {
			t.Errorf("%s is not listed", at)
		}
	}
}

// TestRobots reads robots.txt by the grammar of RFC 9309.
func TestRobots(t *testing.T) {
	files := publishedShipped(t)
	allowed, agent, sitemap := false, "", ""
	for line := range strings.Lines(string(files["robots.txt"])) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
		if line == "" {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			t.Errorf("%q is no rule", line)
		}
		switch value = strings.TrimSpace(value); strings.ToLower(key) {
		case "user-agent":
			agent = value
		case "allow":
			allowed = allowed || agent == "*" && value == "/"
		case "disallow":
			t.Errorf("%q keeps crawlers out", line)
		case "sitemap":
			sitemap = value
		default:
			t.Errorf("%q is no rule", line)
		}
	}
	if !allowed || sitemap != origin+"/sitemap.xml" {
		t.Errorf("allowed is %v, the sitemap %q", allowed, sitemap)
	}
}

// TestLLMs holds llms.txt to the form that llmstxt.org proposes, and every address in it to a file.
func TestLLMs(t *testing.T) {
	files := publishedShipped(t)
	text := string(files["llms.txt"])
	if !strings.HasPrefix(text, "# Orvelune Trust Center\n\n> ") {
		t.Errorf("it does not begin with a title and a summary: %.80q", text)
	}
	line := regexp.MustCompile(`^- \[((?:[^\[\]\\]|\\.)+)\]\((\S+)\)(: .+)?$`)
	_, lists, _ := strings.Cut(text, "\n## ")
	linked := map[string]bool{}
	for l := range strings.SplitSeq("## "+lists, "\n") {
		switch m := line.FindStringSubmatch(l); {
		case l == "" || strings.HasPrefix(l, "## "):
		case m == nil:
			t.Errorf("%q is neither a section nor a link", l)
		default:
			name := strings.TrimPrefix(m[2], origin+"/")
			if files[name] == nil {
				t.Errorf("%q leads nowhere", m[2])
			}
			linked[name] = true
		}
	}
	for name := range files {
		if strings.HasSuffix(name, "index.html.md") && !linked[name] {
			t.Errorf("%s is not listed", name)
		}
	}
}

// TestTwins holds every page to its twin: the hash that it cites, and that the twin says all that the text of a document says and
// nothing that is hidden in its source.
func TestTwins(t *testing.T) {
	site := shipped(t)
	const file = "content/policies/backup-and-recovery.md"
	site[file] = &fstest.MapFile{Data: append(bytes.Clone(site[file].Data), "\n## Zuletzt\n\nDie Daten <!-- geheim --> bleiben<span title=\"geheim\"> hier</span>.\n\n<div>\ngeheim\n</div>\n\n<!-- candor:ignore promise-without-figure: geheim -->\n\n[Access Control Policy][ac] and [the same][ac]. ![](view:contacts)\n\n[ac]: access-control.md#backup-store\n\n![Whom to ask](view:contacts)\n"...)}
	files := published(t, site, today)
	all := pages(t, files)
	var center struct {
		Documents []struct {
			Address, SHA256 string
			Clauses         []struct{ Text string }
		}
	}
	if err := json.Unmarshal(files["data/center.json"], &center); err != nil {
		t.Fatal(err)
	}
	for at, p := range all {
		name := strings.TrimPrefix(at, "/") + "index.html.md"
		twin, ok := files[name]
		if !ok {
			t.Errorf("%s has no twin", at)
			continue
		}
		sum := sha256.Sum256(twin)
		if cited := textOf(p.ids["site:cite"].Parent); !strings.Contains(cited, hex.EncodeToString(sum[:])) {
			t.Errorf("%s cites another hash than its twin's: %s", at, cited)
		}
		for _, left := range []string{"geheim", "<!--", "candor:", "](fact:", "](ref:", "](view:", "+++"} {
			if bytes.Contains(twin, []byte(left)) {
				t.Errorf("%s holds %q", name, left)
			}
		}
		d := prose.Parse(source.NewFile(name, twin))
		for _, l := range d.Links {
			if strings.HasPrefix(l.Dest, "mailto:") || strings.HasPrefix(l.Dest, "tel:") || !strings.HasPrefix(l.Dest, origin) && strings.HasPrefix(l.Dest, "https://") {
				continue
			}
			lead(t, name, l.Dest, all, files)
		}
	}
	for _, doc := range center.Documents {
		name := strings.TrimPrefix(doc.Address, origin+"/") + "index.html.md"
		d := prose.Parse(source.NewFile(name, files[name]))
		var text strings.Builder
		for i := range d.Blocks {
			text.WriteString(d.Blocks[i].Text)
		}
		said := letters(text.String())
		for _, c := range doc.Clauses {
			if !strings.Contains(said, letters(c.Text)) {
				t.Errorf("%s does not say %q", name, c.Text)
			}
		}
	}
	end := string(files["policies/backup-and-recovery/index.html.md"])
	for _, want := range []string{"Die Daten  bleiben hier.", "[Access Control Policy][ac] and [the same][ac]", "[ac]: " + origin + "/policies/access-control/#backup-store", "**Whom to ask**\n\n| Contact |", " Zuletzt\n"} {
		if !strings.Contains(end, want) {
			t.Errorf("the twin lacks %q", want)
		}
	}
}

// TestLinkedData holds the JSON-LD of every page to what the page is.
func TestLinkedData(t *testing.T) {
	files := publishedShipped(t)
	all := pages(t, files)
	kinds := map[string]int{}
	for at, p := range all {
		var found []string
		for n := range p.root.Descendants() {
			if n.Type == html.ElementNode && n.Data == "script" && attr(n, "type") == "application/ld+json" {
				found = append(found, n.FirstChild.Data)
			}
		}
		if len(found) != 1 {
			t.Errorf("%s has %d blocks of linked data, want 1", at, len(found))
			continue
		}
		var doc struct {
			Context string `json:"@context"`
			Graph   []struct {
				Type  string `json:"@type"`
				URL   string
				Items []struct {
					Position   int
					Name, Item string
				} `json:"itemListElement"`
				Distribution []struct{ ContentURL string }
			} `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(found[0]), &doc); err != nil || doc.Context != "https://schema.org" {
			t.Errorf("%s: %v, context %q", at, err, doc.Context)
		}
		for _, g := range doc.Graph {
			kinds[g.Type]++
			for i, item := range g.Items {
				lead(t, at, item.Item, all, files)
				if item.Position != i+1 || i == len(g.Items)-1 && item.Item != origin+at {
					t.Errorf("%s: item %d is %d, %s", at, i, item.Position, item.Item)
				}
			}
			for _, d := range g.Distribution {
				lead(t, at, d.ContentURL, all, files)
			}
		}
	}
	for _, want := range []string{"Organization", "WebSite", "BreadcrumbList", "WebPage", "Dataset"} {
		if kinds[want] == 0 {
			t.Errorf("no page has a %s", want)
		}
	}
}

// TestSecurityTxt reads security.txt as RFC 9116 describes it.
func TestSecurityTxt(t *testing.T) {
	files := publishedShipped(t)
	text := string(files[".well-known/security.txt"])
	fields := map[string][]string{}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(line, ": ")
		if !ok || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%q is no field", line)
		}
		fields[name] = append(fields[name], value)
	}
	for name, most := range map[string]int{"Expires": 1, "Preferred-Languages": 1, "Contact": 9, "Encryption": 9, "Acknowledgments": 9, "Canonical": 9, "Policy": 9} {
		if n := len(fields[name]); n == 0 || n > most {
			t.Errorf("%s stands %d times", name, n)
		}
		for _, value := range fields[name] {
			switch name {
			case "Expires":
				end, err := time.Parse(time.RFC3339, value)
				if err != nil || !end.After(today) || end.After(today.AddDate(1, 0, 0)) {
					t.Errorf("Expires is %q (%v), want a moment within a year", value, err)
				}
			case "Preferred-Languages":
				for tag := range strings.SplitSeq(value, ", ") {
					if !regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`).MatchString(tag) {
						t.Errorf("%q is no language tag", tag)
					}
				}
			default:
				u, err := url.Parse(value)
				if err != nil || u.Scheme != "https" && u.Scheme != "mailto" {
					t.Errorf("%s is %q (%v), want an https or mailto URI", name, value, err)
				} else if u.Scheme == "mailto" {
					if _, err := mail.ParseAddress(u.Opaque); err != nil {
						t.Errorf("%s: %v", value, err)
					}
				}
			}
		}
	}
	if !slices.Equal(fields["Canonical"], []string{origin + "/.well-known/security.txt"}) {
		t.Errorf("Canonical is %q", fields["Canonical"])
	}
	all := pages(t, files)
	lead(t, "Policy", fields["Policy"][0], all, files)
}

// TestHeadersFile reads _headers as the hosts do that know it: a path, then fields that are set back.
func TestHeadersFile(t *testing.T) {
	files := publishedShipped(t)
	rules := map[string]map[string]string{}
	at := ""
	for line := range strings.Lines(string(files["_headers"])) {
		line = strings.TrimSuffix(line, "\n")
		if !strings.HasPrefix(line, " ") {
			at = line
			rules[at] = map[string]string{}
			continue
		}
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || at == "" || len(line) > 2000 {
			t.Errorf("%q is no header of a path, or too long", line)
			continue
		}
		rules[at][name] = value
	}
	for _, f := range header.Fields() {
		if got := rules["/*"][f.Name]; got != f.Value {
			t.Errorf("%s is %q, the preview sends %q", f.Name, got, f.Value)
		}
	}
	// What a page says of itself is the same, without what only a header can say.
	for at, p := range pages(t, files) {
		for n := range p.root.Descendants() {
			if attr(n, "http-equiv") == "Content-Security-Policy" && attr(n, "content")+"; frame-ancestors 'none'" != rules["/*"]["Content-Security-Policy"] {
				t.Errorf("%s has the policy %q", at, attr(n, "content"))
			}
		}
	}
}

func TestHashes(t *testing.T) {
	files := publishedShipped(t)
	listed := map[string]bool{}
	for line := range strings.Lines(string(files["sha256sums.txt"])) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		got := sha256.Sum256(files[name])
		if files[name] == nil || hex.EncodeToString(got[:]) != sum {
			t.Errorf("%s has another hash, or is not there", name)
		}
		listed[name] = true
	}
	for name := range files {
		if !listed[name] && path.Base(name) != "sha256sums.txt" {
			t.Errorf("%s is not listed", name)
		}
	}
}
