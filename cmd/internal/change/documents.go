package change

import (
	"cmp"
	"slices"
	"strings"

	"candor/cmd/internal/trust"
)

// documents returns the documents that differ, by title.
func documents(before, after *Side) (out []*Document) {
	was := map[*trust.Policy]*Contents{}
	for _, t := range before.Documents {
		was[t.Policy] = t
	}
	partner := pairDocuments(before, after)
	texts := map[*trust.Policy]*Contents{}
	for _, t := range after.Documents {
		texts[t.Policy] = t
	}
	seen := map[*trust.Policy]bool{}
	var changed []*comparison
	for _, p := range after.Policies {
		b := partner[p]
		d := &Document{Kind: Added, File: p.File, Path: p.Path(), Title: titleOf(p, texts[p]), After: p}
		var head []field
		if b != nil {
			seen[b] = true
			d.Kind, d.Before, head = Changed, b, fields(before, b)
			if b.File != p.File {
				d.WasFile = b.File
			}
		}
		d.Values = values(head, fields(after, p))
		changed = append(changed, compareTexts(d, was[b], texts[p]))
	}
	for _, b := range before.Policies {
		if !seen[b] {
			d := &Document{Kind: Removed, File: b.File, Path: b.Path(), Title: titleOf(b, was[b]), Before: b, Values: values(fields(before, b), nil)}
			changed = append(changed, compareTexts(d, was[b], nil))
		}
	}
	across(changed)
	for _, c := range changed {
		c.finish()
		if d := c.doc; d.Kind != Changed || d.WasFile != "" || len(d.Values)+len(d.Clauses) > 0 {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b *Document) int {
		return cmp.Or(strings.Compare(a.Title, b.Title), strings.Compare(a.File, b.File))
	})
	return out
}

func titleOf(p *trust.Policy, t *Contents) string {
	if p.Title.V == "" && t != nil && t.Title != "" {
		return t.Title
	}
	return p.Label()
}

// pairDocuments returns for each document the one that it was before: the one in the same file, or, of those whose file is gone,
// the one with the same name in another folder, with the same title, or with most of the same clauses.
func pairDocuments(before, after *Side) map[*trust.Policy]*trust.Policy {
	out := map[*trust.Policy]*trust.Policy{}
	free := map[*trust.Policy]bool{}
	byFile := map[string]*trust.Policy{}
	for _, b := range before.Policies {
		byFile[b.File], free[b] = b, true
	}
	var rest []*trust.Policy
	for _, p := range after.Policies {
		if b := byFile[p.File]; b != nil {
			out[p] = b
			delete(free, b)
		} else {
			rest = append(rest, p)
		}
	}
	texts := func(s *Side) map[*trust.Policy]*Contents {
		m := map[*trust.Policy]*Contents{}
		for _, t := range s.Documents {
			m[t.Policy] = t
		}
		return m
	}
	was, now := texts(before), texts(after)
	same := []func(b, p *trust.Policy) bool{
		func(b, p *trust.Policy) bool { return b.ID == p.ID },
		func(b, p *trust.Policy) bool { return titleOf(b, was[b]) == titleOf(p, now[p]) },
		func(b, p *trust.Policy) bool { return mostlySame(was[b], now[p]) },
	}
	for _, alike := range same {
		for _, p := range rest {
			if out[p] != nil {
				continue
			}
			for _, b := range before.Policies {
				if free[b] && alike(b, p) {
					out[p] = b
					delete(free, b)
					break
				}
			}
		}
	}
	return out
}

// mostlySame reports whether more than half of the clauses of both texts are the same.
func mostlySame(a, b *Contents) bool {
	if a == nil || b == nil {
		return false
	}
	count := map[string]int{}
	for i := range a.Clauses {
		count[a.Clauses[i].Text]++
	}
	n := 0
	for i := range b.Clauses {
		if text := b.Clauses[i].Text; count[text] > 0 {
			count[text]--
			n++
		}
	}
	return 2*n > max(len(a.Clauses), len(b.Clauses))
}

// A comparison is a document while its clauses are being matched.
type comparison struct {
	doc      *Document
	was, now []Clause
	to       []int // for each clause before, the one that it is now, or -1
	from     []int // for each clause now, the one that it was, or -1
	moved    []bool
	foreign  map[int]*foreign // for each clause now that came from another document
	gone     []bool           // before: it went to another document
}

// foreign is where a clause came from.
type foreign struct {
	from  *comparison
	index int
}

func compareTexts(d *Document, was, now *Contents) *comparison {
	c := &comparison{doc: d, foreign: map[int]*foreign{}}
	if was != nil {
		c.was = was.Clauses
	}
	if now != nil {
		c.now = now.Clauses
	}
	c.to, c.from = none(len(c.was)), none(len(c.now))
	c.moved, c.gone = make([]bool, len(c.now)), make([]bool, len(c.was))
	c.inOrder()
	c.elsewhere()
	c.alike()
	return c
}

func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func (c *comparison) match(i, j int) { c.to[i], c.from[j] = j, i }

func same(a, b *Clause) bool { return a.Text == b.Text && a.IsHead == b.IsHead }

// inOrder matches clauses with the same words in the same order. Those whose words stand once in each text are certain; the
// longest chain of these that keeps its order is taken, and widened from each to its neighbours.
func (c *comparison) inOrder() {
	place := map[string]int{} // of words that stand once before, -1 for more
	for i := range c.was {
		if _, again := place[c.was[i].Text]; again {
			place[c.was[i].Text] = -1
		} else {
			place[c.was[i].Text] = i
		}
	}
	times := map[string]int{}
	for j := range c.now {
		times[c.now[j].Text]++
	}
	var sure []pairOf
	for j := range c.now {
		if i, ok := place[c.now[j].Text]; ok && i >= 0 && times[c.now[j].Text] == 1 && same(&c.was[i], &c.now[j]) {
			sure = append(sure, pairOf{i, j})
		}
	}
	for _, p := range longestRise(sure) {
		c.match(p.was, p.now)
	}
	for i := -1; i < len(c.was); i++ { // forward from the beginning and from each match
		j := -1
		if i >= 0 {
			if j = c.to[i]; j < 0 {
				continue
			}
		}
		for a, b := i+1, j+1; a < len(c.was) && b < len(c.now) && c.to[a] < 0 && c.from[b] < 0 && same(&c.was[a], &c.now[b]); a, b = a+1, b+1 {
			c.match(a, b)
		}
	}
	for i := len(c.was); i >= 0; i-- { // and backward
		j := len(c.now)
		if i < len(c.was) {
			if j = c.to[i]; j < 0 {
				continue
			}
		}
		for a, b := i-1, j-1; a >= 0 && b >= 0 && c.to[a] < 0 && c.from[b] < 0 && same(&c.was[a], &c.now[b]); a, b = a-1, b-1 {
			c.match(a, b)
		}
	}
}

type pairOf struct{ was, now int }

// longestRise returns the longest part of pairs, which are sorted by their place now, in which the places before rise too.
func longestRise(pairs []pairOf) []pairOf {
	var ends []int // for each length, the pair that ends the best chain of that length
	prev := make([]int, len(pairs))
	for k, p := range pairs {
		at, _ := slices.BinarySearchFunc(ends, p.was, func(e, was int) int { return cmp.Compare(pairs[e].was, was) })
		prev[k] = -1
		if at > 0 {
			prev[k] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, k)
		} else {
			ends[at] = k
		}
	}
	var out []pairOf
	if len(ends) == 0 {
		return nil
	}
	for k := ends[len(ends)-1]; k >= 0; k = prev[k] {
		out = append(out, pairs[k])
	}
	slices.Reverse(out)
	return out
}

// elsewhere matches what is left and has the same words in another place of the document: it was moved.
func (c *comparison) elsewhere() {
	free := map[string][]int{}
	for i := range c.was {
		if c.to[i] < 0 {
			free[c.was[i].Text] = append(free[c.was[i].Text], i)
		}
	}
	for j := range c.now {
		text := c.now[j].Text
		if c.from[j] >= 0 || len(free[text]) == 0 {
			continue
		}
		for k, i := range free[text] {
			if same(&c.was[i], &c.now[j]) {
				c.match(i, j)
				c.moved[j] = true
				free[text] = slices.Delete(free[text], k, k+1)
				break
			}
		}
	}
}

// across finds clauses that went from one document to another with the same words. Short ones, such as 'None', are nobody's.
func across(all []*comparison) {
	const shortest = 5 // words
	free := map[string][]foreign{}
	for _, c := range all {
		for i := range c.was {
			if c.to[i] < 0 && len(strings.Fields(c.was[i].Text)) >= shortest {
				free[c.was[i].Text] = append(free[c.was[i].Text], foreign{c, i})
			}
		}
	}
	for _, c := range all {
		for j := range c.now {
			list := free[c.now[j].Text]
			if c.from[j] >= 0 || len(list) == 0 || !same(&list[0].from.was[list[0].index], &c.now[j]) {
				continue
			}
			f := list[0]
			free[c.now[j].Text] = list[1:]
			f.from.gone[f.index] = true
			c.foreign[j] = &f
		}
	}
}

// finish collects what differs, in the order of the text as it is now; what is gone stands where it stood.
func (c *comparison) finish() {
	next := 0 // the first clause before that has not been told of
	gone := func(until int) {
		for ; next < until; next++ {
			if c.to[next] < 0 && !c.gone[next] {
				old := &c.was[next]
				c.doc.Clauses = append(c.doc.Clauses, &ClauseChange{Kind: Removed, Before: old, Section: section(c.was, old), Said: statements(old, nil)})
			}
		}
	}
	for j := range c.now {
		i, clause := c.from[j], &c.now[j]
		if i >= 0 && !c.moved[j] {
			gone(i)
			next = max(next, i+1)
		}
		one := &ClauseChange{After: clause, Section: section(c.now, clause)}
		switch f := c.foreign[j]; {
		case f != nil:
			one.Kind, one.Before, one.From, one.FromFile = Moved, &f.from.was[f.index], f.from.doc.Title, cmp.Or(f.from.doc.WasFile, f.from.doc.File)
		case i < 0:
			one.Kind, one.Said = Added, statements(nil, clause)
		case same(&c.was[i], clause):
			if !c.moved[j] && c.sameSection(i, j) || clause.IsHead && !c.moved[j] {
				continue
			}
			one.Kind, one.Before, one.From = Moved, &c.was[i], section(c.was, &c.was[i])
		default:
			one.Before, one.Said = &c.was[i], statements(&c.was[i], clause)
			one.Kind = Changed
			if reworded(&c.was[i], clause) {
				one.Kind = Reworded
			}
		}
		c.doc.Clauses = append(c.doc.Clauses, one)
	}
	gone(len(c.was))
}

// sameSection reports whether two clauses stand under the same heading, whatever it is called now.
func (c *comparison) sameSection(i, j int) bool {
	a, b := c.was[i].Heading, c.now[j].Heading
	if a < 0 || b < 0 {
		return a < 0 && b < 0
	}
	return c.to[a] == b
}

func section(clauses []Clause, c *Clause) string {
	if c.Heading < 0 || c.IsHead {
		return ""
	}
	h := &clauses[c.Heading]
	if h.Number != "" && !strings.HasPrefix(h.Text, h.Number) {
		return h.Number + " " + h.Text
	}
	return h.Text
}
