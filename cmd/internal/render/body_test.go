package render_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/load"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/render"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
	"candor/static"
	"candor/templates"
)

// A desk renders single documents against the fixture's data.
type desk struct {
	r    *render.Renderer
	opts render.BodyOptions
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	r, err := render.New(templates.FS, static.FS)
	if err != nil {
		t.Fatal(err)
	}
	policies := []*trust.Policy{{File: "content/policies/backup.md"}, {File: "content/policies/new.md"}}
	for _, p := range policies {
		p.ID, p.Noun = load.PolicyID(p.File), "policies"
	}
	data, err := load.Site(os.DirFS("testdata/site"), policies, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	a := site.NewAddresses(data.Center, policies)
	return &desk{r, render.BodyOptions{File: "content/policies/new.md", Addresses: a, Register: site.NewRegister(data.Center, data.Catalog, a)}}
}

func (d *desk) body(t testing.TB, text string, marks ...render.Mark) string {
	t.Helper()
	var w bytes.Buffer
	opts := d.opts
	opts.Marks = marks
	if err := d.r.Body(&w, prose.Parse(source.NewFile("content/policies/new.md", []byte(text))), opts); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

func TestBody(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"clause", "# T\n\n## Scope\n\nText.\n", "<h2 id=\"scope\"><a class=\"n\" href=\"#scope\">1</a> Scope</h2>\n<p id=\"scope.1\"><a class=\"c\" href=\"#scope.1\" aria-label=\"Clause 1 (1)\">(1)</a>Text.</p>\n"},
		{"own_number", "# T\n\n## 1. Scope\n", "<h2 id=\"scope\"><span id=\"1-scope\"></span><a class=\"n\" href=\"#scope\">1</a> Scope</h2>\n"},
		{"other_number", "# T\n\n## 7. Scope\n", "<h2 id=\"scope\"><span id=\"7-scope\"></span><a class=\"n\" href=\"#scope\">1</a> 7. Scope</h2>\n"},
		{"year_is_no_number", "# T\n\n## 1st of all\n", "<h2 id=\"1st-of-all\"><a class=\"n\" href=\"#1st-of-all\">1</a> 1st of all</h2>\n"},
		{"item", "- a\n", "<ul>\n<li id=\"intro.1\"><a class=\"c\" href=\"#intro.1\" aria-label=\"Clause (1)\">(1)</a>a</li>\n</ul>\n"},
		{"loose_item", "- a\n\n  b\n", "<ul>\n<li><p id=\"intro.1\"><a class=\"c\" href=\"#intro.1\" aria-label=\"Clause (1)\">(1)</a>a</p>\n<p id=\"intro.2\"><a class=\"c\" href=\"#intro.2\" aria-label=\"Clause (2)\">(2)</a>b</p>\n</li>\n</ul>\n"},
		{"start", "3. a\n", "<ol start=\"3\">"},
		{"empty_fact", "[](fact:backups.daily.retention)", `href="../../figures/#backups.daily.retention" title="Daily database backup: retention">30 days</a>`},
		{"empty_reference", "[](ref:hetzner)", `href="../../subprocessors/hetzner/">Hetzner</a>`},
		{"relative", "[x](backup.md#retention)", `<a href="../../policies/backup/#retention">x</a>`},
		{"external", "[x](https://a.example/?b=1&amp;c)", `<a href="https://a.example/?b=1&amp;c" rel="external noopener noreferrer">x</a>`},
		{"dead", "[x](nowhere.md)", "(1)</a>x</p>"},
		{"script_link", "[x](javascript:alert(1))", "(1)</a>x</p>"},
		{"data_link", "[x](DATA:text/html,x)", "(1)</a>x</p>"},
		{"raw", "a <b onclick=x>b</b> c<br>d <!-- e -->f", "(1)</a>a b c<br>d f</p>"},
		{"raw_block", "<script>alert(1)</script>\n\na\n", "<p id=\"intro.1\">"},
		{"entity", "&lt;b&gt; &amp; &nbsp; &bogus; &#0; \\& \\<", "&lt;b&gt; &amp; \u00a0 &amp;bogus; \uFFFD &amp; &lt;"},
		{"code_span", "`a & <b>`", "<code>a &amp; &lt;b&gt;</code>"},
		{"aligned", "| a | b |\n|--:|:-:|\n| 1 | 2 |\n", `<th scope="row" class="right">1</th><td class="center">2</td>`},
		{"short_row", "| a | b |\n|---|---|\n| | 2 |\n", `<td></td><td>2</td>`},
		{"view", "![Tiers](view:backups.daily)", `<caption><a href="#intro.1">Table (1)</a>: Tiers</caption>`},
		{"view_in_line", "see ![](view:backups)", `see <a href="../../backups/">Backups and recovery</a>`},
		{"foreign_picture", "![x](https://a.example/x.png)", `<a href="https://a.example/x.png" rel="external noopener noreferrer">x</a>`},
		{"picture", "![a *b*](/static/x.png)", `<img src="../../static/x.png" alt="a b">`},
		{"task", "- [x] a", `<span class="box" role="img" aria-label="done">☑</span>`},
		{"coloured", "```toml\na = 1 # b\n```\n", `<span class="hc"># b`},
		{"unknown_language", "```no-such-language\n<b>\n```\n", "<pre><code>&lt;b&gt;\n</code></pre>"},
		{"footnote", "a[^n]\n\n[^n]: b\n", `<sup id="fnref:1"><a href="#fn:1" aria-label="Note 1">1</a></sup>`},
		{"mail", "<a@b.example>", `<a href="mailto:a@b.example">a@b.example</a>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := d.body(t, c.text); !strings.Contains(got, c.want) {
				t.Errorf("got %s\nwant in it %s", got, c.want)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, words, want string }{
		{"in_text", "kept 30 days long", "30 days", `kept <a href="#x">30 days</a> long`},
		{"across_a_line", "kept 30\ndays", "30\ndays", "kept <a href=\"#x\">30\ndays</a>"},
		{"with_entity", "kept 30&nbsp;days", "30&nbsp;days", "kept <a href=\"#x\">30\u00a0days</a>"},
		{"into_strong_type", "kept 30 **days** long", "30 **days**", `kept <a href="#x">30 </a><strong><a href="#x">days</a></strong> long`},
		{"not_in_a_link", "[30 days](backup.md)", "30 days", `<a href="../../policies/backup/">30 days</a>`},
		{"not_in_code", "`30 days`", "30 days", `<code>30 days</code>`},
		{"in_a_cell", "| a |\n|---|\n| 30 days |\n", "30 days", `<a href="#x">30 days</a></th>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := strings.Index(c.text, c.words)
			if got := d.body(t, c.text, render.Mark{Start: at, End: at + len(c.words), Href: "#x"}); !strings.Contains(got, c.want) {
				t.Errorf("got %s\nwant in it %s", got, c.want)
			}
		})
	}
}

// TestConcurrently renders the same code blocks from many goroutines, for the race detector.
func TestConcurrently(t *testing.T) {
	d := newDesk(t)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 50 {
				lang := []string{"go", "toml", "no-such"}[i%3]
				if got := d.body(t, "```"+lang+"\nreturn 1\n```\n"); !strings.Contains(got, "return") {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	group.Wait()
}

func TestLayer(t *testing.T) {
	over := fstest.MapFS{"page.html": {Data: []byte("over")}, "own/x.svg": {Data: []byte("x")}}
	layers := render.Layer(over, fstest.MapFS{"page.html": {Data: []byte("base")}, "layout.html": {Data: []byte("base")}})
	if err := fstest.TestFS(layers, "page.html", "layout.html", "own/x.svg"); err != nil {
		t.Error(err)
	}
	if got, err := fs.ReadFile(layers, "page.html"); err != nil || string(got) != "over" {
		t.Errorf("got %q, %v, want the upper layer's", got, err)
	}
}

func FuzzBody(f *testing.F) {
	d := newDesk(f)
	for _, name := range []string{"testdata/site/content/policies/backup.md", "testdata/site/content/policies/security.md"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data), 100, 200)
	}
	for _, s := range []string{"[a](javascript:alert(1))", "<a href=\"javascript:x\" style='x' onload=y>", "![x](data:text/html,<script>)", "```html\n<script>\n```", "\"onx=y\" `\x00`\r\n", "[x](<https://a.example/\" onclick=\"x>)", "[x](https://a.example 't\" style=\"x')", "# a {#b onclick=x style=y .c}\n"} {
		f.Add(s, 0, len(s))
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		var marks []render.Mark
		if start >= 0 && start < end && end <= len(text) {
			marks = append(marks, render.Mark{Start: start, End: end, Href: "/figures/#x", Title: "x"})
		}
		out := d.body(t, text, marks...)
		z := html.NewTokenizer(strings.NewReader(out))
		depth := 0
		for {
			switch z.Next() {
			case html.ErrorToken:
				return
			case html.StartTagToken, html.SelfClosingTagToken:
				token := z.Token()
				e := element{token.Data, map[string]string{}}
				for _, a := range token.Attr {
					e.attrs[a.Key] = a.Val
				}
				safe(t, "body", e)
				if e.tag == "a" {
					if depth++; depth > 1 {
						t.Fatalf("a link stands in a link: %s", out)
					}
				}
			case html.EndTagToken:
				if z.Token().Data == "a" {
					depth--
				}
			}
		}
	})
}
