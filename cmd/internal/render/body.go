package render

import (
	"bytes"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/site"
)

// BodyOptions say how a document is rendered.
type BodyOptions struct {
	File      string          // the document's path; its address and whether its clauses are numbered follow from it
	Addresses *site.Addresses // where links lead; nil drops all links
	Register  *site.Register  // draws the tables of views; nil leaves links to their pages
	Marks     []Mark          // sorted by start, apart from each other
	Bare      bool            // no addresses and no numbers: a text within another page
	Notes     []*Note         // of a preview, by the place of their words: each follows its paragraph

	root *string // the way to the site's root, for a text that is no document
}

// A Mark is a range of running text that becomes a link, unless it is in a link or in code already.
type Mark struct {
	Start, End int // offsets in the source
	Href       string
	Title      string
	Class      string
	ID         string
	Describe   string // IDs of what is said of the words: they are marked in code and in links too
}

// Body writes a document as HTML. Raw HTML is dropped, save for line breaks; no style, script or event handler can come out
// of it, whatever the document holds. Several goroutines may render at once, each document only once at a time.
func (r *Renderer) Body(w *bytes.Buffer, d *prose.Document, opts BodyOptions) error {
	b := body{w: w, r: r, d: d, src: d.Source(), o: opts}
	if opts.root != nil {
		b.root = *opts.root
	} else if opts.Addresses != nil {
		address, _ := opts.Addresses.Doc(opts.File)
		b.root, b.plain = rootOf(address), !opts.Addresses.Numbered(opts.File)
	}
	if d.TooDeep || d.Broken != nil {
		// The checker reports it. Readers get the text as it is, which is better than an empty policy.
		w.WriteString("<pre>")
		escape(w, string(b.src[d.Body:]))
		w.WriteString("</pre>\n")
		b.notes(len(b.src))
		return nil
	}
	b.notes(d.Body)
	b.children(d.Root)
	b.notes(len(b.src))
	return nil
}

// A body is one document being written.
type body struct {
	w      *bytes.Buffer
	r      *Renderer
	d      *prose.Document
	src    []byte
	o      BodyOptions
	root   string
	plain  bool   // no clause numbers: a page and no policy
	next   int    // the block that is expected next
	quiet  int    // inside a link or code: no marks
	open   int    // end of the mark that is open, 0 for none
	tag    string // of the mark that is open
	noted  int    // notes that are written
	level  int    // of the heading above
	tables map[string]int
}

// notes writes the notes on words before an offset that are not written yet.
func (b *body) notes(before int) {
	for ; b.noted < len(b.o.Notes) && b.o.Notes[b.noted].Start <= before; b.noted++ {
		note(b.w, b.o.Notes[b.noted], false)
	}
}

// notesOf writes the notes on a block and on what stands before it and cannot be seen.
func (b *body) notesOf(block int) {
	if b.noted < len(b.o.Notes) && block >= 0 && block < len(b.d.Blocks) {
		b.notes(b.d.Blocks[block].Span.End)
	}
}

func (b *body) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.node(c)
	}
}

// index returns the block that n is, or -1. Blocks come in the order of the tree, so the next one is nearly always it.
func (b *body) index(n ast.Node) int {
	for i := b.next; i < len(b.d.Blocks); i++ {
		if b.d.Blocks[i].Node == n {
			b.next = i + 1
			return i
		}
	}
	for i := range b.next {
		if b.d.Blocks[i].Node == n {
			return i
		}
	}
	return -1
}

// clause writes the address of a block into the tag that is open, closes the tag, and writes the number that links to it.
func (b *body) clause(block int) {
	id, number := b.address(block)
	if id == "" {
		b.w.WriteByte('>')
		return
	}
	attribute(b.w, "id", id)
	b.w.WriteByte('>')
	b.number(id, number)
}

func (b *body) address(block int) (id, number string) {
	if b.o.Bare {
		return "", ""
	}
	return b.d.Clause(block)
}

// number writes a clause's number as its permanent link. Only the last part is seen; it hangs in the margin.
func (b *body) number(id, number string) {
	if b.plain || b.o.Bare || number == "" {
		return
	}
	b.w.WriteString(`<a class="c"`)
	href(b.w, "", "#"+id)
	attribute(b.w, "aria-label", "Clause "+number)
	b.w.WriteByte('>')
	escape(b.w, number[strings.LastIndexByte(number, ' ')+1:])
	b.w.WriteString("</a>")
}

// node writes a node and all below it.
func (b *body) node(n ast.Node) {
	w := b.w
	switch n := n.(type) {
	case *ast.Paragraph:
		b.paragraph(n)
	case *ast.TextBlock:
		b.textBlock(n)
	case *ast.Heading:
		b.heading(n)
	case *ast.List:
		b.list(n)
	case *ast.ListItem:
		b.item(n, "li")
	case *ast.Blockquote:
		w.WriteString("<blockquote>\n")
		b.children(n)
		w.WriteString("</blockquote>\n")
	case *ast.ThematicBreak:
		w.WriteString("<hr>\n")
	case *ast.FencedCodeBlock:
		b.code(n, string(n.Language(b.src)))
	case *ast.CodeBlock:
		b.code(n, "")
	case *extast.Table:
		b.table(n)
	case *extast.DefinitionList:
		w.WriteString("<dl>\n")
		b.children(n)
		w.WriteString("</dl>\n")
	case *extast.DefinitionTerm:
		w.WriteString("<dt")
		b.clause(b.index(n))
		b.children(n)
		w.WriteString("</dt>\n")
	case *extast.DefinitionDescription:
		b.item(n, "dd")
	case *extast.FootnoteList:
		b.footnotes(n)
	case *ast.HTMLBlock, *ast.LinkReferenceDefinition:
	default:
		b.inline(n)
	}
}

func (b *body) paragraph(n *ast.Paragraph) {
	i := b.index(n)
	if view, ok := b.onlyView(n); ok {
		id, number := b.address(i)
		b.view(view, id, number)
		return
	}
	b.w.WriteString("<p")
	b.clause(i)
	b.children(n)
	b.w.WriteString("</p>\n")
	b.notesOf(i)
}

// textBlock writes the text of a tight item. The first one of an item gave its address to the item.
func (b *body) textBlock(n *ast.TextBlock) {
	switch n.Parent().(type) {
	case *ast.ListItem, *extast.DefinitionDescription:
		if n.PreviousSibling() == nil {
			b.children(n)
			if b.noted < len(b.o.Notes) {
				b.notesOf(b.index(n))
			}
			return
		}
	}
	i := b.index(n)
	b.w.WriteString("<div")
	b.clause(i)
	b.children(n)
	b.w.WriteString("</div>\n")
	b.notesOf(i)
}

func (b *body) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	b.w.WriteString("<" + tag)
	if n.IsOrdered() && n.Start != 1 {
		attribute(b.w, "start", strconv.Itoa(n.Start))
	}
	b.w.WriteString(">\n")
	b.children(n)
	b.w.WriteString("</" + tag + ">\n")
}

func (b *body) item(n ast.Node, tag string) {
	b.w.WriteString("<" + tag)
	if first, ok := n.FirstChild().(*ast.TextBlock); ok {
		b.clause(b.index(first))
	} else {
		b.w.WriteByte('>')
	}
	b.children(n)
	b.w.WriteString("</" + tag + ">\n")
}

// title reports whether a heading is the document's title, which the page shows above the text.
func title(index int, h *prose.Heading) bool {
	return index == 0 && h.Level == 1 && h.Number == "" && h.Parent == -1
}

func (b *body) heading(n *ast.Heading) {
	i := b.index(n)
	if i < 0 || b.d.Blocks[i].Heading < 0 {
		return
	}
	at := b.d.Blocks[i].Heading
	h := &b.d.Headings[at]
	_, top := n.Parent().(*ast.Document)
	if top && title(at, h) && !b.o.Bare {
		return
	}
	level := min(b.level+1, 6)
	if h.Number != "" {
		level = min(2+strings.Count(h.Number, "."), 6)
		b.level = level
	}
	level = max(level, 2)
	tag := "h" + strconv.Itoa(level)
	b.w.WriteString("<" + tag)
	if !b.o.Bare && !title(at, h) {
		attribute(b.w, "id", h.ID)
	}
	b.w.WriteByte('>')
	if h.Alias != "" && !b.o.Bare && !title(at, h) {
		b.w.WriteString(`<span`) // links that were written for GitHub lead here too
		attribute(b.w, "id", h.Alias)
		b.w.WriteString(`></span>`)
	}
	if h.Number != "" && !b.plain && !b.o.Bare {
		b.w.WriteString(`<a class="n"`)
		href(b.w, "", "#"+h.ID)
		b.w.WriteByte('>')
		b.w.WriteString(h.Number)
		b.w.WriteString("</a> ")
		b.headingText(n, h)
	} else {
		b.children(n)
	}
	b.w.WriteString("</" + tag + ">\n")
	b.notesOf(i)
}

// headingText writes a heading without the number that its author gave it, where that is the one it has.
func (b *body) headingText(n *ast.Heading, h *prose.Heading) {
	c := n.FirstChild()
	// Goldmark cuts text where it likes, '1.' from ' Scope' among other places.
	for skip := len(h.Text) - len(withoutNumber(h.Text, h.Number)); skip > 0 && c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			break
		}
		if size := t.Segment.Stop - t.Segment.Start; size > skip {
			b.words(t, t.Segment.Start+skip)
			skip = 0
		} else {
			skip -= size
		}
	}
	for ; c != nil; c = c.NextSibling() {
		b.node(c)
	}
}

// code writes a block of code, coloured where its language is known.
func (b *body) code(n ast.Node, lang string) {
	i := b.index(n)
	var code bytes.Buffer
	lines := n.Lines()
	for l := range lines.Len() {
		seg := lines.At(l)
		code.Write(seg.Value(b.src))
	}
	b.w.WriteString(`<div class="code"`)
	b.clause(i)
	b.w.WriteString("<pre><code>")
	b.r.highlighter.write(b.w, lang, code.String())
	b.w.WriteString("</code></pre></div>\n")
	b.notesOf(i)
}

func (b *body) footnotes(n ast.Node) {
	b.w.WriteString("<ol class=\"notes\">\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note, ok := c.(*extast.Footnote)
		if !ok {
			continue
		}
		b.w.WriteString("<li")
		if !b.o.Bare {
			attribute(b.w, "id", "fn:"+strconv.Itoa(note.Index))
		}
		b.w.WriteByte('>')
		b.children(note)
		b.w.WriteString("</li>\n")
	}
	b.w.WriteString("</ol>\n")
}

// inline writes what stands inside a block.
func (b *body) inline(n ast.Node) {
	w := b.w
	switch n := n.(type) {
	case *ast.Text:
		b.words(n, n.Segment.Start)
	case *ast.String:
		escape(w, string(n.Value))
	case *ast.Emphasis:
		tag := "em"
		if n.Level > 1 {
			tag = "strong"
		}
		b.wrap(n, tag)
	case *extast.Strikethrough:
		b.wrap(n, "del")
	case *ast.CodeSpan:
		b.codeSpan(n)
	case *ast.Link:
		b.link(n)
	case *ast.AutoLink:
		b.autoLink(n)
	case *ast.Image:
		b.image(n)
	case *ast.RawHTML:
		if raw := n.Segments.Value(b.src); isBreak(raw) {
			w.WriteString("<br>")
		}
	case *extast.TaskCheckBox:
		if n.IsChecked {
			w.WriteString(`<span class="box" role="img" aria-label="done">☑</span> `)
		} else {
			w.WriteString(`<span class="box" role="img" aria-label="not done">☐</span> `)
		}
	case *extast.FootnoteLink:
		b.footnoteLink(n)
	case *extast.FootnoteBacklink:
		if n.RefIndex == 0 && !b.o.Bare {
			i := strconv.Itoa(n.Index)
			w.WriteString(` <a href="#fnref:` + i + `" aria-label="Back to the text of note ` + i + `">↩</a>`)
		}
	default:
		b.children(n)
	}
}

func (b *body) wrap(n ast.Node, tag string) {
	b.w.WriteString("<" + tag + ">")
	b.children(n)
	b.w.WriteString("</" + tag + ">")
}

// words writes a piece of running text from a place in the source on. A mark goes on into the next piece only where that follows at once.
func (b *body) words(n *ast.Text, start int) {
	b.text(start, n.Segment.Stop)
	b.breaks(n)
	if b.open > 0 {
		if next, ok := n.NextSibling().(*ast.Text); !ok || b.open <= next.Segment.Start {
			b.close()
		}
	}
}

// text writes source[start:end], with the marks in it as links.
func (b *body) text(start, end int) {
	marks := b.o.Marks
	i := sort.Search(len(marks), func(i int) bool { return marks[i].End > start })
	for ; i < len(marks) && marks[i].Start < end; i++ {
		m := &marks[i]
		if b.quiet > 0 && m.Describe == "" {
			continue
		}
		if from := max(m.Start, start); b.open != m.End {
			markdown(b.w, b.src[start:from])
			b.mark(m, from == m.Start)
			start = from
		}
		to := min(m.End, end)
		markdown(b.w, b.src[start:to])
		start = to
		if m.End <= end {
			b.close()
		}
	}
	markdown(b.w, b.src[start:end])
}

// mark opens a mark; the first part of one that is cut by other markup bears its ID. Within a link it is no link itself.
func (b *body) mark(m *Mark, first bool) {
	b.close()
	b.open, b.tag = m.End, "a"
	if b.quiet > 0 {
		b.tag = "mark"
	}
	b.w.WriteString("<" + b.tag)
	if m.Class != "" {
		attribute(b.w, "class", m.Class)
	}
	if first && m.ID != "" {
		attribute(b.w, "id", m.ID)
	}
	if b.tag == "a" {
		href(b.w, b.root, m.Href)
		if m.Title != "" {
			attribute(b.w, "title", m.Title)
		}
		if m.Describe != "" {
			attribute(b.w, "aria-describedby", m.Describe)
		}
	}
	b.w.WriteByte('>')
}

func (b *body) close() {
	if b.open > 0 {
		b.w.WriteString("</" + b.tag + ">")
		b.open = 0
	}
}

func (b *body) breaks(n *ast.Text) {
	switch {
	case n.HardLineBreak():
		b.w.WriteString("<br>\n")
	case n.SoftLineBreak():
		b.w.WriteByte('\n')
	}
}

func (b *body) codeSpan(n *ast.CodeSpan) {
	if m, first := b.markOfCode(n); m != nil {
		b.mark(m, first)
		defer b.close()
	}
	b.w.WriteString("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			escape(b.w, strings.ReplaceAll(string(t.Segment.Value(b.src)), "\n", " "))
		}
	}
	b.w.WriteString("</code>")
}

// markOfCode returns the mark that lies on words of a code span, which is then marked as a whole.
func (b *body) markOfCode(n *ast.CodeSpan) (m *Mark, first bool) {
	from, ok := n.FirstChild().(*ast.Text)
	to, _ := n.LastChild().(*ast.Text)
	if !ok || to == nil {
		return nil, false
	}
	marks := b.o.Marks
	i := sort.Search(len(marks), func(i int) bool { return marks[i].End > from.Segment.Start })
	for ; i < len(marks) && marks[i].Start < to.Segment.Stop; i++ {
		if marks[i].Describe != "" {
			return &marks[i], marks[i].Start >= from.Segment.Start
		}
	}
	return nil, false
}

func isBreak(raw []byte) bool {
	raw = bytes.ToLower(raw)
	rest, ok := bytes.CutPrefix(raw, []byte("<br"))
	return ok && len(bytes.Trim(rest, " /\n\t>")) == 0
}

func (b *body) footnoteLink(n *extast.FootnoteLink) {
	if b.o.Bare || b.quiet > 0 {
		return
	}
	i := strconv.Itoa(n.Index)
	b.w.WriteString("<sup")
	if n.RefIndex == 0 {
		attribute(b.w, "id", "fnref:"+i)
	}
	b.w.WriteString(`><a href="#fn:` + i + `" aria-label="Note ` + i + `">` + i + "</a></sup>")
}
