// Package prose turns a Markdown file into blocks, sentences, tables, links and headings, each with the bytes that say it.
//
// It is the only package that imports goldmark's parser. A [Document] holds two views of the same bytes: goldmark's tree,
// for the renderer, and Blocks, for everything that reads: one entry per paragraph, list item, table cell, heading and so
// on, with its inline markup flattened to plain text. [Block.Source] leads from any part of that text back to the file.
//
// All offsets are the file's own. Front matter and a byte order mark are blanked to equal length before parsing, never cut.
package prose

import (
	"fmt"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"candor/cmd/internal/source"
)

// A FrontKind says which front matter a file begins with.
type FrontKind int

const (
	NoFront       FrontKind = iota
	TOMLFront               // between lines of +++
	YAMLFront               // between lines of ---
	UnclosedFront           // an opening fence without a closing one: all of the file is read as Markdown
)

// A Document is a Markdown file that was read. It does not change once [Parse] has returned it, so that several goroutines may read it.
type Document struct {
	File      *source.File
	FrontKind FrontKind
	Front     source.Span // text between the fences, fences excluded; for UnclosedFront the opening fence
	Body      int         // offset at which Markdown begins
	Blocks    []Block     // in reading order; footnotes last
	Headings  []Heading   // in the order of the file; headings inside footnotes last
	Links     []Link      // links, images and autolinks, in the order of Blocks
	Comments  []Comment   // HTML comments, in the order of Blocks
	Root      ast.Node    // goldmark's tree over Source; never nil
	TooDeep   bool        // nested deeper, or built larger, than is read (see the limits in guard.go): Root and Blocks are empty
	Broken    error       // the Markdown parser gave up on this text: Root and Blocks are empty

	src   []byte
	once  sync.Once
	found sentenceIndex
}

// Source returns the bytes that Root's segments refer to: the file's, with byte order mark and front matter blanked.
// The caller must not change them.
func (d *Document) Source() []byte { return d.src }

// A Kind says what a block is.
type Kind int

const (
	Paragraph   Kind = iota
	HeadingText      // the text of a heading
	Item             // text of a list item, tight or loose
	Cell             // a table cell
	CodeBlock        // fenced or indented code
	Term             // what a definition list defines
	Definition       // text that defines a term
	HTMLBlock        // raw HTML; Text is empty
	Footnote         // text of a footnote
)

var kindNames = [...]string{"paragraph", "heading", "item", "cell", "code", "term", "definition", "html", "footnote"}

// String returns the kind's name in lower case.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return fmt.Sprintf("kind(%d)", int(k))
	}
	return kindNames[k]
}

// A Block is a piece of text that stands on its own.
//
// Text is valid UTF-8 and reads as a person reads the page: entities and backslash escapes are decoded; line breaks, tabs
// and spaces of any width are one ordinary space; text of code spans and image descriptions is kept; raw inline HTML and
// footnote marks are dropped (<br> is a space), and so are soft hyphens and other characters without width; bytes that are
// not UTF-8, and NUL, are U+FFFD. Code blocks keep tabs and newlines.
type Block struct {
	Kind    Kind
	Text    string
	Span    source.Span // the content, without list markers, heading marks or table bars
	Heading int         // index in Headings of the innermost section (a HeadingText block: of itself), -1 before the first
	Parent  int         // first text block of the enclosing list item, or the term of a definition, -1
	LeadIn  int         // paragraph directly before the list or table this block belongs to, -1
	Label   int         // Text[:Label] is a leading label set in strong type: "Backups" in "**Backups:** daily"; 0 if none
	Ordinal string      // "3." for the first text of an ordered item, as the page numbers it
	Depth   int         // list nesting, 0 outside lists
	Quoted  bool        // inside a block quote

	Table, Row, Col  int  // of a Cell, all counted from 0, header row 0; -1 for any other block
	Header           bool // cell of the header row
	RowHead, ColHead int  // first cell of the row, header cell of the column; -1 for any other block

	Lang  string // language of a CodeBlock, as its fence gives it
	Marks []Mark // sorted by start; outer before inner
	Node  ast.Node

	doc            *Document
	pieces         []piece
	textLo, textHi int32 // Text in the walker's buffer, while walking
	index          int32 // of the block itself
	ordinal        int32 // place among the section's addressable blocks, 0 if not addressable
}

// Index returns the block's place among the document's blocks.
func (b *Block) Index() int { return int(b.index) }

// A MarkKind says what markup a mark stands for.
type MarkKind int

const (
	Code MarkKind = iota
	LinkMark
	Strong
	Emphasis
	Strikethrough
)

// A Mark is a range of a block's Text that was marked up. An empty link has an empty mark.
type Mark struct {
	Kind       MarkKind
	Start, End int
	Link       int // index in Document.Links, -1 if no link or image
}

// A Range is a half-open range of bytes in a block's Text.
type Range struct{ Start, End int }

// A Heading opens a section. Headings inside quotes, lists and footnotes have an ID but open no section and have no number.
type Heading struct {
	Level  int
	Text   string
	ID     string // unique in the document; see slug
	Alias  string // the ID that GitHub gives a heading with a number of its own, "5-incidents" of "5. Incidents"; "" where it is ID, or taken
	Number string // "4.2", counted from the tree; "" for the document's title and for nested headings
	Span   source.Span
	Parent int // index of the enclosing heading, -1
	Block  int // its HeadingText block

	nested bool
}

// A Link is a link, an image or an autolink.
type Link struct {
	Dest, Title, Text string      // decoded
	Span              source.Span // all of it
	DestSpan          source.Span // the destination, in the reference definition for a reference link; Span where there is none
	Image, Auto       bool
	Block             int

	lo, hi int32 // Text in the walker's buffer, while walking
}

// A Comment is an HTML comment.
type Comment struct {
	Text string // between <!-- and -->, trimmed
	Span source.Span
	Line int // line of its first byte, from 1
}

// Parse reads a document. It never fails: every text is Markdown.
func Parse(f *source.File) *Document {
	d := &Document{File: f}
	d.cutFront()
	if d.TooDeep = tooDeep(d.src[d.Body:]); d.TooDeep {
		d.Root = ast.NewDocument()
		return d
	}
	ends := &linkEnds{}
	if d.Broken = d.parse(ends); d.Broken != nil {
		d.Root = ast.NewDocument()
		return d
	}
	walk(d, ends)
	return d
}

// parse runs goldmark. It is the one place where a panic is caught: goldmark has had index errors on odd input, and a
// person who types in the live preview must not stop the program.
func (d *Document) parse(ends *linkEnds) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("markdown parser gave up: %v", r)
		}
	}()
	pc := parser.NewContext()
	pc.Set(linkEndsKey, ends)
	d.Root = parserFor(d.src[d.Body:]).Parse(text.NewReader(d.src), parser.WithContext(pc))
	return nil
}
