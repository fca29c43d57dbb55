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
	if near, cue := p.activity(); cue != "" && (near || c.Aspect == "") {
		c.Aspect, c.AspectCue, c.AspectNear = "cadence", cue, near
	}
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
		if w := p.ts[i].Lower; backupWords[w] || makings[w] && w != "made" && w != "make" && w != "makes" && w != "run" && w != "take" && w != "takes" && w != "taken" && w != "write" && w != "writes" {
			return true
		}
	}
	return false
}

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
	sensePatterns.find(p.ts, p.lo, p.hi, func(h hit) {
		found = found || Dimension(h.id>>8) == Activity && senses[Activity][h.id&0xff].name == name
	})
	return found
}

// activity returns the words that mean something that is done again and again, and whether they are the sentence's own or those that
// it points back to.
func (p *phrase) activity() (near bool, cue string) {
	own, from := p.lo, p.antecedent()
	sensePatterns.find(p.ts, from, p.hi, func(h hit) {
		if Dimension(h.id>>8) != Activity || p.inTitle(h) || describes(p.ts, h, p.from) || p.inside(h) {
			return
		}
		if name := senses[Activity][h.id&0xff].name; name != "backup" && name != "meeting" && name != "report" && (cue == "" || h.hi > own) {
			cue = span(p.ts, h)
		}
	})
	if cue != "" {
		return true, cue
	}
	for _, b := range p.introducers() {
		if s := FacetsOf(b.Text)[Activity].Senses &^ madeSenses; s != 0 {
			return b.Kind != prose.HeadingText || p.elliptic(), s.Names(Activity)[0]
		}
	}
	return false, ""
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
	if p.lo == 0 || !p.pointing() {
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
	case "such", "there":
		return true
	case "they", "it", "these", "those", "this", "that", "both", "each", "all", "he", "she", "one":
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
