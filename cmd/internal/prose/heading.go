package prose

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// headingBlock adds a heading and its block, and opens its section.
func (w *walker) headingBlock(n *ast.Heading, s scope) {
	index := len(w.d.Headings)
	parent := w.heading
	for parent >= 0 && (w.d.Headings[parent].Level >= n.Level && !s.nested) {
		parent = w.d.Headings[parent].Parent
	}
	w.open(n, HeadingText, s)
	w.inlines(n)
	b := w.close(w.extent(n))
	b.Heading = index
	w.d.Headings = append(w.d.Headings, Heading{
		Level: n.Level, ID: attribute(n, "id"), Span: b.Span, Parent: parent, Block: w.block, nested: s.nested,
	})
	w.counts = append(w.counts, 0)
	if !s.nested {
		w.heading = index
	}
}

func attribute(n ast.Node, name string) string {
	switch v, _ := n.AttributeString(name); v := v.(type) {
	case []byte:
		return string(v)
	case string:
		return v
	}
	return ""
}

// finishHeadings fills in the headings' texts, IDs and numbers, and hands the IDs to the tree for the renderer.
func (d *Document) finishHeadings() {
	used := make(map[string]int, len(d.Headings)+1) // ID to how often it was asked for
	if len(d.Blocks) > 0 && d.Blocks[0].Heading < 0 {
		used["intro"] = 1 // Clause's section before the first heading
	}
	for i := range d.Headings {
		if h := &d.Headings[i]; h.ID != "" {
			h.ID = unique(used, h.ID)
		}
	}
	title := d.titled()
	children := make([]int, len(d.Headings)+1) // sections counted so far under each heading; the last is the document's
	for i := range d.Headings {
		h := &d.Headings[i]
		b := &d.Blocks[h.Block]
		h.Text = b.Text
		if h.ID == "" {
			h.ID = unique(used, slug(h.Text))
			h.Alias = lettered(h.Text)
		}
		b.Node.SetAttributeString("id", []byte(h.ID))
		if h.nested || title && i == 0 {
			continue
		}
		above, number := len(d.Headings), ""
		if h.Parent >= 0 && (h.Parent != 0 || !title) {
			above, number = h.Parent, d.Headings[h.Parent].Number+"."
		}
		children[above]++
		h.Number = number + strconv.Itoa(children[above])
	}
	d.aliases(used)
}

// aliases drops those that are the ID or the alias of another heading.
func (d *Document) aliases(used map[string]int) {
	for i := range d.Headings {
		h := &d.Headings[i]
		if _, taken := used[h.Alias]; taken {
			h.Alias = ""
		}
		if h.Alias != "" {
			used[h.Alias] = 1
		}
	}
}

// titled reports whether the first heading is the document's title: the only one of level 1.
func (d *Document) titled() bool {
	n := 0
	for i := range d.Headings {
		if h := &d.Headings[i]; h.Level == 1 && !h.nested {
			n++
		}
	}
	return n == 1 && d.Headings[0].Level == 1 && !d.Headings[0].nested
}

// unique returns id, or id with the first free number behind it, and marks it as used.
func unique(used map[string]int, id string) string {
	n, taken := used[id]
	if !taken {
		used[id] = 1
		return id
	}
	for ; ; n++ {
		next := id + "-" + strconv.Itoa(n)
		if _, taken := used[next]; !taken {
			used[id] = n + 1
			used[next] = 1
			return next
		}
	}
}

// slug returns the address of a heading as GitHub makes it: lower case, letters of any script kept, spaces to hyphens, all
// else dropped. A clause number in front is left out, so that addresses stay when clauses are renumbered; a number of four
// digits is a year and stays.
func slug(text string) string {
	if s := lettered(text[clauseNumber(text):]); strings.Trim(s, "-") != "" {
		return s
	}
	return "section"
}

// lettered returns text in lower case, spaces as hyphens, without all that is no letter, digit or underscore.
func lettered(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range strings.TrimSpace(text) {
		switch {
		case r == ' ' || r == '-':
			b.WriteByte('-')
		case r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// clauseNumber returns the length of the clause number that text begins with, and of the space behind it: "4.2 ", "§ 3 ",
// "7) ". It is 0 if nothing would be left.
func clauseNumber(text string) int {
	rest := text
	if after, ok := strings.CutPrefix(rest, "§"); ok {
		rest = strings.TrimLeft(after, "§ ")
	}
	digits, dots := 0, 0
	i := 0
	for ; i < len(rest); i++ {
		if c := rest[i]; c >= '0' && c <= '9' {
			digits++
		} else if c == '.' && i > 0 {
			dots++
		} else {
			break
		}
	}
	if digits == 0 || digits > 3 && dots == 0 {
		return 0
	}
	if i < len(rest) && (rest[i] == ')' || rest[i] == ':') {
		i++
	}
	if i >= len(rest) || rest[i] != ' ' {
		return 0
	}
	for i < len(rest) && (rest[i] == ' ') {
		i++
	}
	for _, dash := range []string{"- ", "– ", "— "} {
		if after, ok := strings.CutPrefix(rest[i:], dash); ok {
			i = len(rest) - len(after)
		}
	}
	if i >= len(rest) {
		return 0
	}
	return len(text) - len(rest) + i
}
