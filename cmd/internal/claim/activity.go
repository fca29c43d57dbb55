package claim

import (
	"sort"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// What is done again and again is told by two words of families, not by one: whoever goes through a list of what people may do
// reviews access, and whoever reads a copy back into an empty machine tests restoring.

// recurs makes a rhythm one of something that is done again and again, where the words around it mean such a thing.
func (p *phrase) recurs(c *Claim) {
	if c.Kind != Interval || c.Aspect == "cadence" && c.AspectNear || !yieldsToActivity[c.Aspect] && c.AspectNear {
		return
	}
	if c.Aspect == "interval" && p.copies() && (p.makes() || !p.active("restore test")) {
		return
	}
	if p.qualifies() {
		return
	}
	if near, cue := p.activity(); cue != "" && (near || c.Aspect == "") {
		c.Aspect, c.AspectCue, c.AspectNear = "cadence", cue, near
	}
}

// qualifies reports whether an adverb only says of a noun how often, 'the number of monthly active users'.
func (p *phrase) qualifies() bool {
	q := p.finds[p.self].quantity
	if q == nil || !q.Adverb || p.from <= p.lo || p.to >= p.hi || p.ts[p.to].Kind != token.Word || joins[p.ts[p.to].Lower] || p.ts[p.to].Is("basis") {
		return false
	}
	return (p.ts[p.from-1].Is("of") || determiners[p.ts[p.from-1].Lower]) && !p.attributed()
}

// madeSenses are those of what is made or held again and again, and is no review or test.
var madeSenses = func() (s Senses) {
	for i := range senses[Activity] {
		switch senses[Activity][i].name {
		case "backup", "meeting", "report":
			s |= 1 << i
		}
	}
	return s
}()

// copies reports whether the sentence speaks of copies.
func (p *phrase) copies() bool {
	for i := p.lo; i < p.hi; i++ {
		if w := p.ts[i].Lower; backupWords[w] || copyings[w] {
			return true
		}
	}
	return false
}

var copyings = set("copied", "backed", "mirrored", "replicated", "dumped", "snapshotted", "saved", "duplicated", "synchronised", "synced")

// yieldsToActivity holds the aspects that weak words give a rhythm, 'the board weighs the risks anew every year'.
var yieldsToActivity = map[string]bool{"": true, "cadence": true, "interval": true, "meeting": true, "rpo": true, "publication": true, "replication": true, "payment": true, "purge": true}

// makes reports whether the clause says that copies are made.
func (p *phrase) makes() bool {
	lo, hi := p.clause()
	for i := lo; i < hi; i++ {
		if makings[p.ts[i].Lower] && !(i+1 < hi && p.ts[i+1].Is("-")) {
			return true
		}
	}
	return false
}

var makings = set("make", "makes", "made", "making", "take", "takes", "taken", "create", "creates", "created", "copied", "save", "saves", "saved", "write", "writes", "written", "drawn", "draw", "draws", "backed", "run", "runs", "sent", "send", "sends", "copies", "mirrored", "replicated", "dumped", "snapshotted", "stored", "kept")

// active reports whether the sentence means the activity.
func (p *phrase) active(name string) bool {
	found := false
	p.find(sensePatterns, p.lo, p.hi, func(h hit) {
		found = found || Dimension(h.id>>8) == Activity && senses[Activity][h.id&0xff].name == name
	})
	return found
}

// activity returns the words that mean something that is done again and again, and whether they are the sentence's own or those that
// it points back to.
func (p *phrase) activity() (near bool, cue string) {
	own, from := p.lo, p.antecedent()
	p.search(sensePatterns, from, p.hi, func(h hit) {
		if Dimension(h.id>>8) != Activity || p.inTitle(h) || describes(p.ts, h, p.from) || p.inside(h) || p.acting(h) {
			return
		}
		if name := senses[Activity][h.id&0xff].name; name != "backup" && name != "meeting" && name != "report" && (cue == "" || h.hi > own) {
			cue = span(p.ts, h)
		}
	})
	if cue != "" {
		return true, cue
	}
	if s := p.forerunner() &^ madeSenses; s != 0 {
		return true, s.Names(Activity)[0]
	}
	if s := p.meantAbove() &^ madeSenses; s != 0 {
		return true, s.Names(Activity)[0]
	}
	for _, b := range p.introducers() {
		if s := FacetsOf(b.Text)[Activity].Senses &^ madeSenses; s != 0 {
			return b.Kind != prose.HeadingText || p.elliptic(), s.Names(Activity)[0]
		}
	}
	return false, ""
}

// forerunner returns what the item or paragraph before means that is done, where the phrase's block begins by pointing back to it: '2. This
// is done each half-year'.
func (p *phrase) forerunner() Senses {
	i := p.index - 1
	if p.lo != 0 || i < 0 || p.block.Kind != prose.Item && p.block.Kind != prose.Paragraph || !backPointers[p.ts[0].Lower] {
		return 0
	}
	b := &p.doc.Blocks[i]
	if b.Kind != p.block.Kind || b.Heading != p.block.Heading || b.Depth != p.block.Depth {
		return 0
	}
	return FacetsOf(b.Text)[Activity].Senses
}

var backPointers = set("this", "that", "they", "it", "these", "such", "both")

// meantAbove returns what an item or a cell means together with what stands above it: 'privileged accounts: every six months' in a calendar of
// reviews.
func (p *phrase) meantAbove() Senses {
	if p.block.Kind != prose.Item && p.block.Kind != prose.Cell || len(p.ts) > shortItem || !p.elliptic() {
		return 0
	}
	own := p.block.Text
	if row := p.block.RowHead; p.block.Kind == prose.Cell && row >= 0 && row != p.index {
		own = p.doc.Blocks[row].Text
	}
	if FacetsOf(own)[Activity].Senses != 0 {
		return 0
	}
	var above []string
	for _, i := range []int{p.block.ColHead, p.block.LeadIn} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			above = append(above, p.doc.Blocks[i].Text)
		}
	}
	if h := p.block.Heading; h >= 0 {
		above = append(above, p.doc.Headings[h].Text)
	}
	for _, text := range append(above, headline(p.doc)) {
		if FacetsOf(text)[Activity].Senses != 0 {
			return 0 // which says what is done by itself
		}
		if s := FacetsOf(own + " " + text)[Activity].Senses; s != 0 && text != "" {
			return s
		}
	}
	return 0
}

// inside reports whether a hit is only where something is: 'in the risk register', 'into the training plan'.
func (p *phrase) inside(h hit) bool {
	i := h.from - 1
	for i > 0 && (p.ts[i].Is("the") || p.ts[i].Is("our") || p.ts[i].Is("a") || p.ts[i].Is("an") || p.ts[i].Is("this")) {
		i--
	}
	return i >= 0 && i < h.from-1 && h.lo == h.from && h.hi == h.to && (p.ts[i].Is("in") || p.ts[i].Is("into") || p.ts[i].Is("from") || p.ts[i].Is("on"))
}

// antecedent returns the token from which on the sentence's words are to be read: where it points back, 'we do it every spring', those of
// the sentence before belong to it.
func (p *phrase) antecedent() int {
	if n := p.block.Label; n > 0 && p.lo > 0 && p.ts[p.lo].Start >= n && p.ts[p.lo-1].Start < n+2 {
		return 0 // behind '**Rights.**'
	}
	if p.lo == 0 || !p.pointing() && !p.pronounObject() {
		return p.lo
	}
	sentences := p.block.Sentences()
	end := p.ts[p.lo].Start
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > end }) - 1
	first := p.lo
	for back := 0; i >= 0 && back < 3; i, back = i-1, back+1 {
		lo := first
		for lo > max(0, p.lo-reach) && p.ts[lo-1].Start >= sentences[i].Start {
			lo--
		}
		short := first-lo <= 3 // 'Yes.'
		if first = lo; !short {
			break
		}
	}
	return first
}

// pointing reports whether the sentence says what it says of something that stands before it: 'They take place', 'we do so', 'one of them'.
func (p *phrase) pointing() bool {
	switch w := p.ts[p.lo].Lower; w {
	case "it":
		if p.ts[p.lo].Text == "IT" {
			return p.elliptic() // 'IT Operations checks'
		}
		return true
	case "such", "there":
		return true
	case "for", "with", "in", "of":
		if p.lo+1 < p.hi && (p.ts[p.lo+1].Is("those") || p.ts[p.lo+1].Is("these") || p.ts[p.lo+1].Is("them")) {
			return true // 'For those rated high …'
		}
	case "they", "these", "those", "this", "that", "both", "each", "all", "he", "she", "one":
		if next := p.lo + 1; w != "this" && w != "that" && w != "each" && w != "all" && w != "one" && w != "both" && w != "these" && w != "those" || next < p.hi && (finiteVerbs[p.ts[next].Lower] || p.ts[next].Is("of") || p.ts[next].Is("also")) {
			return true
		}
		if (w == "this" || w == "that" || w == "these" || w == "those") && p.lo+1 < p.hi && p.ts[p.lo+1].Kind == token.Word {
			return true // 'That text is ready …'
		}
	}
	for i := p.lo + 1; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "question", "list", "exercise", "procedure", "task", "result", "job":
			if p.ts[i-1].Is("that") || p.ts[i-1].Is("this") {
				return true
			}
		case "it", "so", "this", "that", "them", "these":
			switch p.ts[i-1].Lower {
			case "do", "does", "done", "did", "repeat", "repeats", "repeated", "doing", "happens":
				return true
			}
		}
		if i+1 < p.hi && p.ts[i+1].Is("back") && (p.ts[i].Is("one") || p.ts[i].Is("it") || p.ts[i].Is("them")) {
			return true
		}
	}
	return p.elliptic()
}

// pronounObject reports whether a pronoun is the object of the sentence: 'We send it every two years'.
func (p *phrase) pronounObject() bool {
	for i := p.lo + 1; i < p.hi; i++ {
		if (p.ts[i].Is("it") || p.ts[i].Is("them")) && !(i >= p.from && i < p.to) && (i+1 >= p.hi || !finiteVerbs[p.ts[i+1].Lower]) {
			return true
		}
	}
	return false
}

// elliptic reports whether the sentence has no verb or begins with one that needs a subject from elsewhere: 'Once a year, by a firm from Ghent'.
func (p *phrase) elliptic() bool {
	if p.block.Kind == prose.HeadingText {
		return false
	}
	if thisHappens[p.ts[p.lo].Lower] && p.lo+1 < p.hi && finiteVerbs[p.ts[p.lo+1].Lower] {
		return true
	}
	for i := p.lo; i < p.hi; i++ {
		w := p.ts[i].Lower
		if i >= p.from && i < p.to || p.ts[i].Kind != token.Word {
			continue
		}
		if finiteVerbs[w] || verbForms[w] && !nounCue(w) && !strings.HasSuffix(w, "ed") {
			return false
		}
	}
	return true
}

var thisHappens = set("this", "that", "it", "they", "these", "both")
