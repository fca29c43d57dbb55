package prose

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A walker turns goldmark's tree into blocks. All texts grow in one buffer and are cut from one string at the end; pieces
// and marks of all blocks share two slices.
type walker struct {
	d      *Document
	src    []byte
	ends   *linkEnds
	buf    []byte
	pieces []piece
	marks  []Mark

	block           int // the block being flattened
	textLo          int // where its text, pieces and marks begin
	pieceLo, markLo int
	verbatim        bool
	heading         int // innermost open section, -1
	tables          int
	counts          []int32 // addressable blocks of each section; the first is that before the first heading
	last            int     // where the last block ended
}

// A scope is what the containers around a block say about it.
type scope struct {
	kind   Kind // of the paragraphs
	item   *item
	leadIn int
	depth  int
	quoted bool
	nested bool // headings open no section
}

// An item is a list item, or what defines a term, and its first text block.
type item struct {
	first   int // -1 until there is one
	outer   int // parent of the first
	ordinal string
}

func walk(d *Document, ends *linkEnds) {
	slices.SortFunc(*ends, func(a, b linkEnd) int { return cmp.Compare(a.start, b.start) })
	n := len(d.src) - d.Body
	w := &walker{
		d: d, src: d.src, ends: ends, heading: -1, last: d.Body,
		buf:    make([]byte, 0, n),
		pieces: make([]piece, 0, n/64+8),
		marks:  make([]Mark, 0, n/256+8),
		counts: make([]int32, 1, 32),
	}
	d.Blocks = make([]Block, 0, countBlocks(d.Root))
	w.container(d.Root, scope{kind: Paragraph, leadIn: -1})
	text := string(w.buf)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.Text = text[b.textLo:b.textHi]
	}
	for i := range d.Links {
		l := &d.Links[i]
		end := d.Blocks[l.Block].textHi // a space that was trimmed may have stood in the link
		l.Text = text[min(l.lo, end):min(l.hi, end)]
	}
	d.finishHeadings()
}

// countBlocks returns how many blocks there are below n. Growing their slice would cost more than the counting.
func countBlocks(n ast.Node) int {
	count := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock,
			extast.KindTableCell, extast.KindDefinitionTerm:
			count++
		case ast.KindThematicBreak, ast.KindLinkReferenceDefinition:
		default:
			count += countBlocks(c)
		}
	}
	return count
}

// container adds the blocks inside n.
func (w *walker) container(n ast.Node, s scope) {
	lead := -1 // the paragraph directly before the next child
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			lead = w.text(c, s.kind, s)
			continue
		case *ast.Heading:
			w.headingBlock(c, s)
		case *ast.List:
			w.list(c, s, lead)
		case *extast.Table:
			w.table(c, s, lead)
		case *ast.Blockquote:
			q := s
			q.kind, q.quoted, q.nested = Paragraph, true, true
			w.section(c, q)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			w.code(c, s)
		case *ast.HTMLBlock:
			w.html(c, s)
			continue // a comment between a paragraph and its list parts them in the source only
		case *ast.LinkReferenceDefinition:
			continue
		case *extast.DefinitionList:
			w.definitions(c, s)
		case *extast.FootnoteList:
			w.footnotes(c, s)
		}
		lead = -1
	}
}

// section adds the blocks inside a container whose headings end with it.
func (w *walker) section(n ast.Node, s scope) {
	outer := w.heading
	w.container(n, s)
	w.heading = outer
}

func (w *walker) list(n *ast.List, s scope, lead int) {
	outer := -1
	if s.item != nil {
		outer = s.item.parent()
	}
	i := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		it := item{first: -1, outer: outer}
		if n.IsOrdered() {
			it.ordinal = strconv.Itoa(i) + string(n.Marker)
			i++
		}
		w.section(c, scope{kind: Item, item: &it, leadIn: lead, depth: s.depth + 1, quoted: s.quoted, nested: true})
	}
}

// parent returns the parent of the next block in the item.
func (it *item) parent() int {
	if it.first >= 0 {
		return it.first
	}
	return it.outer
}

func (w *walker) definitions(n ast.Node, s scope) {
	term := -1
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == extast.KindDefinitionTerm {
			term = w.text(c, Term, s)
			continue
		}
		w.section(c, scope{kind: Definition, item: &item{first: term, outer: -1}, leadIn: -1, depth: s.depth, quoted: s.quoted, nested: true})
	}
}

func (w *walker) footnotes(n ast.Node, s scope) {
	outer := w.heading
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.heading = w.sectionAt(c)
		w.container(c, scope{kind: Footnote, leadIn: -1, nested: true})
	}
	w.heading = outer
}

// sectionAt returns the section that the source of n stands in: goldmark moves footnotes to the end.
func (w *walker) sectionAt(n ast.Node) int {
	at := n.Pos()
	for i := len(w.d.Headings) - 1; i >= 0; i-- {
		if h := &w.d.Headings[i]; !h.nested && h.Span.Start <= at {
			return i
		}
	}
	return -1
}

// open begins a block.
func (w *walker) open(n ast.Node, kind Kind, s scope) *Block {
	w.block = len(w.d.Blocks)
	w.textLo, w.pieceLo, w.markLo = len(w.buf), len(w.pieces), len(w.marks)
	w.verbatim = kind == CodeBlock
	w.d.Blocks = append(w.d.Blocks, Block{
		Kind: kind, Heading: w.heading, Parent: -1, LeadIn: s.leadIn, Depth: s.depth, Quoted: s.quoted,
		Table: -1, Row: -1, Col: -1, RowHead: -1, ColHead: -1,
		Node: n, doc: w.d, index: int32(w.block), textLo: int32(len(w.buf)),
	})
	b := &w.d.Blocks[w.block]
	if it := s.item; it != nil {
		b.Parent = it.parent()
		if it.first < 0 && (kind == Item || kind == Paragraph) {
			it.first, b.Ordinal = w.block, it.ordinal
		}
	}
	return b
}

// length returns the length of the open block's text.
func (w *walker) length() int { return len(w.buf) - w.textLo }

// close ends the open block.
func (w *walker) close(start, end int) *Block {
	b := &w.d.Blocks[w.block]
	for w.length() > 0 && w.buf[len(w.buf)-1] == ' ' && !w.verbatim {
		w.buf = w.buf[:len(w.buf)-1]
	}
	n := w.length()
	b.textHi = int32(len(w.buf))
	b.pieces = slices.Clip(w.pieces[w.pieceLo:])
	if len(w.marks) > w.markLo {
		b.Marks = slices.Clip(w.marks[w.markLo:])
		for i := range b.Marks {
			m := &b.Marks[i]
			m.Start, m.End = min(m.Start, n), min(m.End, n)
		}
		b.Label = label(w.buf[w.textLo:], b.Marks)
	}
	b.Span = w.d.File.Span(start, end)
	w.last = b.Span.End
	return b
}

// number gives the open block the next place in its section.
func (w *walker) number() {
	w.counts[w.heading+1]++
	w.d.Blocks[w.block].ordinal = w.counts[w.heading+1]
}

// text adds the block of a node that holds inline text and returns its index.
func (w *walker) text(n ast.Node, kind Kind, s scope) int {
	w.open(n, kind, s)
	w.inlines(n)
	w.close(w.extent(n))
	i := w.block
	w.number()
	return i
}

// extent returns the bytes of a node's lines without the last line's ending.
func (w *walker) extent(n ast.Node) (start, end int) {
	lines := n.Lines()
	if lines.Len() == 0 {
		at := max(n.Pos(), w.last)
		return at, at
	}
	start, end = lines.At(0).Start, lines.At(lines.Len()-1).Stop
	line := w.src[start:max(start, end)]
	if !w.verbatim {
		return start, start + len(bytes.TrimRight(line, " \t\r\n"))
	}
	for bytes.HasSuffix(line, newline) {
		line = bytes.TrimSuffix(line[:len(line)-1], carriageReturn)
	}
	return start, start + len(line)
}

var newline, carriageReturn = []byte("\n"), []byte("\r")

func (w *walker) code(n ast.Node, s scope) {
	b := w.open(n, CodeBlock, s)
	if f, ok := n.(*ast.FencedCodeBlock); ok {
		b.Lang = string(f.Language(w.src))
	}
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		for range line.Padding {
			w.add(line.Start, line.Start, " ")
		}
		w.copy(line.Start, line.Stop, verbatim)
	}
	for w.length() > 0 && w.buf[len(w.buf)-1] == '\n' {
		w.buf = w.buf[:len(w.buf)-1]
	}
	w.close(w.extent(n))
	w.number()
}

// html adds a block of raw HTML. It has no text, so it has no address either.
func (w *walker) html(n *ast.HTMLBlock, s scope) {
	s.item = nil
	w.open(n, HTMLBlock, s)
	start, end := w.extent(n)
	if n.HasClosure() {
		end = n.ClosureLine.Stop
		for end > start && (w.src[end-1] == '\n' || w.src[end-1] == '\r') {
			end--
		}
	}
	w.close(start, end)
	w.comments(start, end)
}

var commentOpen, commentClose = []byte("<!--"), []byte("-->")

// comments notes the HTML comments in src[start:end].
func (w *walker) comments(start, end int) {
	for start < end {
		i := bytes.Index(w.src[start:end], commentOpen)
		if i < 0 {
			return
		}
		from := start + i
		body := from + len(commentOpen)
		to, next := end, end
		if j := bytes.Index(w.src[body:end], commentClose); j >= 0 {
			to = body + j
			next = to + len(commentClose)
		}
		w.d.Comments = append(w.d.Comments, Comment{
			Text: string(bytes.TrimSpace(w.src[body:to])),
			Span: w.d.File.Span(from, next),
			Line: w.d.File.Position(from).Line,
		})
		start = next
	}
}

func (w *walker) table(n *extast.Table, s scope, lead int) {
	table := w.tables
	w.tables++
	s.leadIn = lead
	head := len(w.d.Blocks)
	columns, row := 0, 0
	w.counts[w.heading+1]++
	ordinal := w.counts[w.heading+1] // the table as one
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		rowHead, col := len(w.d.Blocks), 0
		header := r.Kind() == extast.KindTableHeader
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			b := w.open(c, Cell, s)
			b.Table, b.Row, b.Col, b.Header = table, row, col, header
			b.RowHead, b.ordinal = rowHead, ordinal
			if col < columns || header {
				b.ColHead = head + col
			}
			w.inlines(c)
			w.close(w.extent(c))
			col++
		}
		if header {
			columns = col
		}
		row++
	}
}

// label returns the length of the label that text begins with: strong type that ends in a colon or is followed by a colon or
// a dash, or that ends in a full stop and is followed by more ("**Retention.** We keep ..."). The sign is not part of it.
func label(text []byte, marks []Mark) int {
	m := marks[0]
	for _, inner := range marks {
		if inner.Start != 0 {
			break
		}
		if m = inner; m.Kind == Strong {
			break
		}
	}
	if m.Kind != Strong || m.Start != 0 || m.End == 0 {
		return 0
	}
	strong := bytes.TrimRight(text[:m.End], " ")
	rest := bytes.TrimLeft(text[m.End:], " ")
	if n := len(strong) - 1; n >= 0 && (strong[n] == ':' || strong[n] == '.' && len(rest) > 0) {
		return len(bytes.TrimRight(strong[:n], " "))
	}
	for _, sign := range []string{":", "—", "–", "- "} {
		if bytes.HasPrefix(rest, []byte(sign)) {
			return len(strong)
		}
	}
	return 0
}
