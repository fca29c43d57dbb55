package bind

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/trust"
)

// Align reads the tables and lists of a document as wholes. Where rows or items are headed by entries of the data, 'P1', 'Ticket
// sales', 'weekly', and the figures of a column are those that the data give them in one respect, the column states that respect,
// whatever its head calls it; a cell of it that says otherwise contradicts the data.
func (b *Binder) Align(d *prose.Document, bs []Binding) {
	for _, g := range gridsOf(d, bs) {
		b.alignGrid(g)
	}
}

// A grid is the figures of a table or a list: each under the head of what it is about, in the series of those that state the same.
type grid struct {
	series [][]gridCell
}

type gridCell struct {
	head    string // of the row or the item: what the figure is about
	binding *Binding
}

// gridsOf returns the grids of a document; a table is read by rows and by columns.
func gridsOf(d *prose.Document, bs []Binding) (out []grid) {
	type place struct{ group, key string }
	cells := map[place][]gridCell{}
	var order []place
	put := func(group, key, head string, x *Binding) {
		if head == "" {
			return
		}
		p := place{group, key}
		if cells[p] == nil {
			order = append(order, p)
		}
		cells[p] = append(cells[p], gridCell{head, x})
	}
	timed := map[int]bool{} // blocks that give a figure: '1 hour' names no class 1
	for i := range bs {
		if k := bs[i].Claim.Kind; k == claim.Duration || k == claim.Interval {
			timed[bs[i].Claim.Block] = true
		}
	}
	ordinal, last := 0, -1
	for i := range bs {
		x, c := &bs[i], bs[i].Claim
		if c.Kind != claim.Duration && c.Kind != claim.Interval || c.Mood != claim.Asserted {
			continue
		}
		block := &d.Blocks[c.Block]
		if ordinal++; c.Block != last {
			ordinal, last = 0, c.Block
		}
		if ordinal > mostInItem {
			continue
		}
		switch {
		case block.Kind == prose.Cell && !block.Header:
			if row := block.RowHead; row >= 0 && row != c.Block {
				put(fmt.Sprint("rows of ", block.Table), fmt.Sprint(block.Col, " ", ordinal), d.Blocks[row].Text, x)
			}
			for i := c.Block - block.Col + 1; i > 0 && i < len(d.Blocks) && d.Blocks[i].Table == block.Table && d.Blocks[i].Row == block.Row; i++ {
				if o := &d.Blocks[i]; o.Col > 0 && o.Col != block.Col && len(o.Text) <= shortHead && !timed[i] {
					put(fmt.Sprint("rows by ", o.Col, " of ", block.Table), fmt.Sprint(block.Col, " ", ordinal), o.Text, x)
				}
			}
			if col := block.ColHead; col >= 0 && col != c.Block {
				put(fmt.Sprint("columns of ", block.Table), fmt.Sprint(block.Row, " ", ordinal), d.Blocks[col].Text, x)
				if row := block.RowHead; row >= 0 && row != c.Block { // 'Gold' above, 'Critical' before
					both := d.Blocks[row].Text + " " + d.Blocks[col].Text
					put(fmt.Sprint("rows within columns of ", block.Table), fmt.Sprint(block.Col, " ", ordinal), both, x)
					put(fmt.Sprint("columns within rows of ", block.Table), fmt.Sprint(block.Row, " ", ordinal), both, x)
				}
			}
		case block.Kind == prose.Item || block.Kind == prose.Definition:
			list := fmt.Sprint(block.Parent, " ", block.LeadIn, " ", block.Heading, " ", block.Depth)
			if label := itemLabel(block); label != "" {
				put("items of "+list, fmt.Sprint(c.Kind, " ", ordinal), label, x)
				if block.Parent >= 0 {
					put("lists under lists", label, d.Blocks[block.Parent].Text, x)
				}
			} else if block.Kind == prose.Definition && block.Parent >= 0 {
				put("definitions", fmt.Sprint(c.Kind, " ", ordinal), d.Blocks[block.Parent].Text, x)
			}
		}
	}
	var names []string
	byGroup := map[string]*grid{}
	for _, p := range order {
		if byGroup[p.group] == nil {
			byGroup[p.group] = &grid{}
			names = append(names, p.group)
		}
		byGroup[p.group].series = append(byGroup[p.group].series, cells[p])
	}
	for _, n := range names {
		out = append(out, *byGroup[n])
	}
	return out
}

// shortHead is the length of a cell that names what its row is about.
const shortHead = 30

// mostInItem is the most figures of an item or a cell that others like it can match.
const mostInItem = 3

// itemLabel returns what a list item is about: its label, or what stands before a colon or a dash near its beginning.
func itemLabel(b *prose.Block) string {
	if b.Label > 0 {
		return strings.Trim(b.Text[:b.Label], " :.–—-")
	}
	for _, mark := range []string{": ", " – ", " — ", " - "} {
		if i := strings.Index(b.Text, mark); i > 0 && i < 60 {
			return b.Text[:i]
		}
	}
	return ""
}

// A settled series is one whose respect is known.
type settled struct {
	aspect        string
	agree, differ int
	score         int // how well the heads name the entries
	cells         []settledCell
}

type settledCell struct {
	binding *Binding
	fact    *trust.Fact
	verdict Verdict
}

// alignGrid settles each series of a grid, and then judges its cells.
func (b *Binder) alignGrid(g grid) {
	entries := make([]map[trust.Noun]int, 0)
	heads := map[string]map[trust.Noun]int{}
	for _, s := range g.series {
		for _, c := range s {
			if _, ok := heads[c.head]; !ok {
				heads[c.head] = b.entriesNamed(c.head)
				entries = append(entries, heads[c.head])
			}
		}
	}
	named := 0
	for _, e := range entries {
		if len(e) > 0 {
			named++
		}
	}
	if named == 0 {
		return
	}
	taken := map[*trust.Fact]bool{}
	var all [][]settled
	for _, s := range g.series {
		options := b.respects(s, heads)
		for _, o := range options {
			if o.differ == 0 && o.agree > 1 {
				for _, c := range o.cells {
					taken[c.fact] = true
				}
			}
		}
		all = append(all, options)
	}
	for _, options := range all {
		b.settle(options, taken)
	}
}

// respects returns in which respects a series can be read, best first.
func (b *Binder) respects(s []gridCell, heads map[string]map[trust.Noun]int) (out []settled) {
	for aspect, ps := range b.profiles {
		if aspect == "inactivity" || terms[aspect].fault == NoFault {
			continue
		}
		o := settled{aspect: aspect}
		for _, c := range s {
			var cell *settledCell
			same, proper := 0, 0 // of the entry's figures in that respect, those that are just that, and no tail in backups
			var main *settledCell
			for _, p := range ps {
				if _, ok := heads[c.head][p.fact.Owner]; !ok || !p.hasValue(c.binding.Claim.Kind) {
					continue
				}
				v := compare(c.binding.Claim, valueOf(p.fact, c.binding.Claim.Kind), terms[aspect].class)
				if v == Confirmed {
					cell, same = &settledCell{c.binding, p.fact, v}, 1
					break
				}
				cell = &settledCell{c.binding, p.fact, v}
				same++
				if p.fact.Aspect == aspect {
					main = cell
					proper++
				}
			}
			if same > 1 && proper == 1 {
				cell, same = main, 1
			}
			switch {
			case cell == nil:
				continue
			case cell.verdict == Confirmed:
				o.agree++
			case same > 1 || cell.verdict != Contradicted:
				cell.verdict = Ambiguous
			default:
				o.differ++
			}
			o.score = max(o.score, heads[c.head][cell.fact.Owner])
			o.cells = append(o.cells, *cell)
		}
		if len(o.cells) > 0 {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(x, y settled) int {
		if x.agree != y.agree {
			return y.agree - x.agree
		}
		if x.differ != y.differ {
			return x.differ - y.differ
		}
		return strings.Compare(x.aspect, y.aspect)
	})
	return out
}

// settle judges the cells of a series where one respect fits it better than all others.
func (b *Binder) settle(options []settled, taken map[*trust.Fact]bool) {
	if len(options) == 0 {
		return
	}
	best := options[0]
	if best.agree == 0 && !b.cued(options) {
		return
	}
	if len(options) > 1 && options[1].agree == best.agree && options[1].aspect != best.aspect || best.differ > 1 && best.differ >= best.agree {
		return
	}
	for _, cell := range best.cells {
		x := cell.binding
		if !b.takes(x, best) {
			continue
		}
		why := fmt.Sprintf("the others of its column or list state what the data give as %s", terms[best.aspect].what)
		switch cell.verdict {
		case Confirmed:
			if x.Verdict != Confirmed {
				x.Verdict, x.Fault, x.Fact, x.Also, x.Others, x.Soft = Confirmed, NoFault, cell.fact, nil, nil, false
				x.Reason = why
			}
		case Contradicted:
			if taken[cell.fact] { // another series is the one that states it
				continue
			}
			if x.Verdict == Contradicted && (x.Fact == cell.fact || !x.Soft && x.Claim.AspectNear && x.Claim.Aspect != best.aspect) || x.Verdict == Confirmed || b.statedOtherwise(x, cell.fact) {
				continue
			}
			x.Verdict, x.Fault, x.Fact, x.Also = Contradicted, terms[best.aspect].fault, cell.fact, nil
			x.Others = []Other{{cell.fact.Span, cell.fact.Text}}
			x.Soft = stricter(x.Claim, valueOf(cell.fact, x.Claim.Kind), terms[best.aspect].class)
			x.Reason = why
		}
	}
}

// cued reports whether a series of which nothing agrees is known by the words around it, and only one figure of it differs.
func (b *Binder) cued(options []settled) bool {
	best := &options[0]
	if len(options) > 1 && options[1].aspect != best.aspect {
		for i := range options {
			if options[i].cells[0].binding.Claim.Aspect == options[i].aspect {
				options[0], options[i] = options[i], options[0]
				break
			}
		}
	}
	for i := range options[1:] {
		if options[i+1].agree > 0 {
			return false
		}
	}
	for _, c := range best.cells {
		if !c.binding.Claim.AspectNear || c.binding.Claim.Aspect != best.aspect {
			return false
		}
	}
	return best.differ == 1 && best.score >= 10
}

// takes reports whether the words around a figure allow the respect that its series states.
func (b *Binder) takes(x *Binding, s settled) bool {
	a := x.Claim.Aspect
	if a != s.aspect && (x.Claim.AspectBeside || explicit(x.Claim)) {
		return false
	}
	if a == "" || a == s.aspect || slices.Contains(kin[a], s.aspect) || slices.Contains(kin[s.aspect], a) || !x.Claim.AspectNear {
		return true
	}
	return s.agree > 1 || vagueAspects[a]
}

// vagueAspects are those that words of little weight give.
var vagueAspects = wordSet("start", "shift", "ticket", "idling", "migration", "maintenance")

// statedOtherwise reports whether the figure is one that the data give the same entry in another respect.
func (b *Binder) statedOtherwise(x *Binding, f *trust.Fact) bool {
	for _, ps := range b.profiles {
		for _, p := range ps {
			if p.fact.Owner != f.Owner || p.fact == f {
				continue
			}
			if v := valueOf(p.fact, x.Claim.Kind); v != nil && period.Relate(x.Claim.Range, *v) == period.Equal {
				return true
			}
		}
	}
	return false
}

// entriesNamed returns the entries of the data that a head names: all words of one of their names stand in it, or it is a part of one; of
// several those that it names best.
func (b *Binder) entriesNamed(head string) map[trust.Noun]int {
	words := claim.Stems(head)
	if len(words) == 0 || len(words) > mostHeadWords {
		return nil
	}
	if l := claim.Letter(head); l != "" {
		words = append(words, l)
	}
	var senses claim.Facets
	if len(b.bySense) > 0 {
		senses = claim.FacetsOf(head)
	}
	out := map[trust.Noun]int{}
	best := 0
	look := func(ps []*profile) {
		for _, p := range ps {
			score := headScore(p, words)
			switch p.fact.Owner.(type) {
			case *trust.Severity:
				if score == 0 && len(words) <= 3 && senses[claim.Level].Senses&p.facets[claim.Level].Senses != 0 {
					score = 1
				}
			case *trust.Notification:
				if score == 0 && senses[claim.Addressee].Senses&p.facets[claim.Addressee].Senses != 0 {
					score = 1
				}
			case *trust.Review:
				if score == 0 && senses[claim.Activity].Senses&p.facets[claim.Activity].Senses != 0 && senses[claim.Accounts].Senses == p.facets[claim.Accounts].Senses {
					score = 1
				}
			}
			if score > 0 {
				for w := range p.extra {
					if slices.Contains(words, w) {
						score += 3 // the plan, or what else it is limited to
					}
				}
				out[p.fact.Owner] = max(out[p.fact.Owner], score)
				best = max(best, score)
			}
		}
	}
	look(b.bySense)
	for _, w := range words {
		look(b.byWord[w])
	}
	for n, s := range out {
		if s < best {
			delete(out, n)
		}
	}
	return out
}

// mostHeadWords is how long a head can be that names an entry.
const mostHeadWords = 12

func headScore(p *profile, words []string) int {
	best := 0
	for _, name := range p.names {
		n, telling := 0, false
		for _, w := range name {
			if slices.Contains(words, w) {
				n++
				telling = telling || !commonSubject[w]
			}
		}
		switch {
		case n == len(name) && (telling || n > 1 || n == len(words)):
			best = max(best, 10*n+2)
		case telling && n == len(words):
			best = max(best, 10*n+1)
		}
	}
	if len(p.tier) > 0 && best == 0 && len(words) <= 3 {
		for _, w := range p.tier {
			if slices.Contains(words, w) {
				best = 2
			}
		}
	}
	return best
}

// indexProfiles makes what all look-ups of profiles have in common. It sorts them by the words with which the head of a row can name
// their entry, for most heads share a word with few of them. Entries that go by a class or an activity are also named by what means the same.
func (b *Binder) indexProfiles() {
	b.byWord, b.weights = map[string][]*profile{}, map[string]map[string]float64{}
	seen := map[*profile]bool{}
	for _, ps := range b.profiles {
		for _, p := range ps {
			if seen[p] {
				continue
			}
			seen[p] = true
			p.words = slices.Sorted(maps.Keys(p.name))
			for _, w := range slices.Sorted(maps.Keys(p.extra)) {
				if !p.name[w] {
					p.further = append(p.further, w)
				}
			}
			switch n := p.fact.Owner.(type) {
			case *trust.BackupTier:
				p.tier = append(tierWords(n), n.ID)
			case *trust.Severity, *trust.Notification, *trust.Review:
				b.bySense = append(b.bySense, p)
				continue
			}
			words := map[string]bool{}
			for _, name := range slices.Concat(p.names, [][]string{p.tier}) {
				for _, w := range name {
					words[w] = true
				}
			}
			for w := range words {
				b.byWord[w] = append(b.byWord[w], p)
			}
		}
	}
	for aspect, ps := range b.profiles {
		b.weights[aspect] = rarities(ps)
	}
}
