// Command floor is the least that any generator has to do with a site's policies, written as a fair person would write it
// in an afternoon. The cost of all else is told as a ratio to it.
//
//	floor SITE OUT
//
// It reads SITE/content/policies/*.md, one goroutine for each core taking the next file; decodes the TOML front matter;
// turns the Markdown into HTML with goldmark, GitHub's extensions and automatic heading IDs; highlights fenced code with
// chroma's classes; puts the result into a plain html/template layout; and writes OUT/NAME.html for each, into a folder
// that it makes and that nothing watches over.
//
// It does not read data/*.toml, check anything, resolve a link, make a list of pages, a search index, a feed or a style
// sheet, compare with what an earlier run wrote, or publish in one step. It remembers nothing from one file to the next
// (no cache of highlighted code), tunes neither the collector nor the parser, and keeps no file longer than its turn.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "error: floor takes two folders\nhint: floor SITE OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintf(os.Stderr, "error: %v\n", err)
		os.Exit(2)
	}
}

// run writes a page for each policy of the site.
func run(site, out string) error {
	names, err := filepath.Glob(filepath.Join(site, "content", "policies", "*.md"))
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no policies in %s", site)
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	b, err := newBuilder()
	if err != nil {
		return err
	}
	next := make(chan string)
	errs := make([]error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			for name := range next {
				if err := b.page(name, out); err != nil {
					errs[i] = errors.Join(errs[i], fmt.Errorf("%s: %w", name, err))
				}
			}
		})
	}
	for _, name := range names {
		next <- name
	}
	close(next)
	wg.Wait()
	return errors.Join(errs...)
}

// A builder is what all pages have in common. It is only read once made.
type builder struct {
	markdown goldmark.Markdown
	layout   *template.Template
}

func newBuilder() (*builder, error) {
	layout, err := template.New("page").Parse(layoutHTML)
	if err != nil {
		return nil, err
	}
	return &builder{
		markdown: goldmark.New(
			goldmark.WithExtensions(extension.GFM),
			goldmark.WithParserOptions(parser.WithAutoHeadingID()),
			goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(newHighlighter(), 200))),
		),
		layout: layout,
	}, nil
}

// A page is what the layout shows.
type page struct {
	Title        string    `toml:"title"`
	Version      string    `toml:"version"`
	Owner        string    `toml:"owner"`
	Summary      string    `toml:"summary"`
	Effective    time.Time `toml:"effective"`
	LastReviewed time.Time `toml:"last_reviewed"`
	NextReview   time.Time `toml:"next_review"`
	Body         template.HTML
}

const layoutHTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<meta name="description" content="{{.Summary}}">
<link rel="stylesheet" href="style.css">
</head>
<body>
<header><nav><a href="index.html">Trust Center</a></nav></header>
<main>
<h1>{{.Title}}</h1>
<p>{{.Summary}}</p>
<dl>
<dt>Version</dt><dd>{{.Version}}</dd>
<dt>Owner</dt><dd>{{.Owner}}</dd>
<dt>Effective</dt><dd>{{.Effective.Format "2006-01-02"}}</dd>
<dt>Last reviewed</dt><dd>{{.LastReviewed.Format "2006-01-02"}}</dd>
<dt>Next review</dt><dd>{{.NextReview.Format "2006-01-02"}}</dd>
</dl>
{{.Body}}
</main>
<footer><p>{{.Title}}, version {{.Version}}</p></footer>
</body>
</html>
`

// page writes the page of one policy.
func (b *builder) page(name, out string) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	front, body, err := cut(src)
	if err != nil {
		return err
	}
	var p page
	if err := toml.Unmarshal(front, &p); err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := b.markdown.Convert(body, &buf); err != nil {
		return err
	}
	p.Body = template.HTML(buf.String())
	buf.Reset()
	if err := b.layout.Execute(&buf, p); err != nil {
		return err
	}
	base := strings.TrimSuffix(filepath.Base(name), ".md") + ".html"
	return os.WriteFile(filepath.Join(out, base), buf.Bytes(), 0o666)
}

// cut parts the front matter between two lines of '+++' from the body.
func cut(src []byte) (front, body []byte, err error) {
	rest, ok := bytes.CutPrefix(src, []byte("+++\n"))
	if !ok {
		return nil, nil, errors.New("no front matter")
	}
	front, body, ok = bytes.Cut(rest, []byte("\n+++\n"))
	if !ok {
		return nil, nil, errors.New("front matter without an end")
	}
	return front, body, nil
}

// A highlighter renders fenced code with chroma's classes.
type highlighter struct {
	formatter *html.Formatter
	style     *chroma.Style
}

// newHighlighter returns a highlighter with an empty style: with classes its colours are not used, and leaving chroma's
// collection of styles out of the program saves the time to load them.
func newHighlighter() *highlighter {
	return &highlighter{formatter: html.New(html.WithClasses(true)), style: chroma.MustNewStyle("plain", nil)}
}

func (h *highlighter) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindFencedCodeBlock, h.code)
}

func (h *highlighter) code(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	block := n.(*ast.FencedCodeBlock)
	lexer := lexers.Get(string(block.Language(source)))
	if lexer == nil {
		lexer = lexers.Fallback
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, string(block.Lines().Value(source)))
	if err != nil {
		return ast.WalkStop, err
	}
	return ast.WalkContinue, h.formatter.Format(w, h.style, tokens)
}
