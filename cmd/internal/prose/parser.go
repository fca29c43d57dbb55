package prose

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Markdown returns a goldmark set up for the nodes of a [Document]: tables, strikethrough, task lists, autolinks,
// footnotes, definition lists. Its renderer renders Document.Root over Document.Source.
//
// There is no typographer: it makes nodes that stand nowhere in the source.
func Markdown(options ...goldmark.Option) goldmark.Markdown {
	return newMarkdown(true, options...)
}

// Parser returns the parser that [Parse] uses. Several goroutines may use it at once.
func Parser() parser.Parser { return linkifying() }

// parserFor returns the cheapest parser that reads body in full. Looking for bare addresses at every space is a fifth of
// goldmark's time, and most policies hold none.
func parserFor(body []byte) parser.Parser {
	if bytes.IndexByte(body, '@') >= 0 || bytes.Contains(body, []byte("://")) || bytes.Contains(body, []byte("www.")) {
		return linkifying()
	}
	return plain()
}

var (
	linkifying = sync.OnceValue(func() parser.Parser { return newMarkdown(true).Parser() })
	plain      = sync.OnceValue(func() parser.Parser { return newMarkdown(false).Parser() })
)

func newMarkdown(linkify bool, options ...goldmark.Option) goldmark.Markdown {
	inlines := parser.DefaultInlineParsers()
	for i := range inlines {
		if inlines[i].Value == parser.NewLinkParser() {
			inlines[i].Value = linkParser{parser.NewLinkParser()}
		}
	}
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithHeadingAttribute(),
	)
	extensions := []goldmark.Extender{
		extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList,
	}
	if linkify {
		extensions = append(extensions, extension.Linkify)
	}
	return goldmark.New(append([]goldmark.Option{goldmark.WithParser(p), goldmark.WithExtensions(extensions...)}, options...)...)
}

// linkEndsKey is where linkParser keeps the linkEnds of a document.
var linkEndsKey = parser.NewContextKey()

// linkEnds remembers where links and images end: goldmark's nodes know only where they begin.
type linkEnds []linkEnd

type linkEnd struct{ start, end int }

// linkParser is goldmark's, and notes the end of each link as it is read.
type linkParser struct{ parser.InlineParser }

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := p.InlineParser.Parse(parent, block, pc)
	switch n.(type) {
	case *ast.Link, *ast.Image:
		if ends, ok := pc.Get(linkEndsKey).(*linkEnds); ok {
			_, at := block.Position()
			*ends = append(*ends, linkEnd{n.Pos(), at.Start})
		}
	}
	return n
}

func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}
