package claim

import (
	"sort"

	"candor/cmd/internal/token"
)

// meant returns the stems of the subject of the sentence before, where a pronoun is the subject of this one: 'Boarding lists come first. From
// a cold start they are back after an hour'.
func (p *phrase) meant() []string {
	if p.lo == 0 || !p.ts[p.lo].Is("they") && !p.ts[p.lo].Is("it") && !openings[p.ts[p.lo].Lower] {
		return nil
	}
	for i := p.lo; i < min(p.lo+pronounReach, p.hi-1); i++ {
		switch p.ts[i].Lower {
		case "they", "it":
			if p.ts[i].Text == "IT" || !p.finite(i+1) {
				return nil
			}
			return p.subjectBefore()
		case "we", "you", "he", "she", "nobody", "everybody", "somebody", "someone", ",", "which", "that", "who":
			return nil
		}
	}
	return nil
}

// subjectBefore returns the stems of what the sentence before begins with, up to its verb or to the first preposition save 'of': 'reports beside
// the backups' are reports.
func (p *phrase) subjectBefore() (out []string) {
	sentences := p.block.Sentences()
	end := p.ts[p.lo].Start
	k := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > end }) - 1
	if k < 0 {
		return nil
	}
	first := p.lo
	for first > max(0, p.lo-reach) && p.ts[first-1].Start >= sentences[k].Start {
		first--
	}
	for i := first; i < p.lo; i++ {
		w := p.ts[i].Lower
		if i > first && (p.finite(i) || beyond[w]) {
			return out
		}
		if p.ts[i].Kind == token.Word && !stopWords[w] {
			out = append(out, normal(p.ts, i))
		}
	}
	return nil
}

// beyond are prepositions behind which a subject is over.
var beyond = set("beside", "besides", "with", "without", "in", "on", "under", "near", "next", "about", "from", "for", "by", "at", "to", "after", "before", "into", "like", "unlike", "against", "than", "and")

// pronounReach is how many words can stand before the subject of a sentence.
const pronounReach = 7

// openings are words with which a phrase begins that stands before the subject.
var openings = set("from", "after", "in", "on", "for", "until", "then", "normally", "usually", "once", "at", "by", "within", "with", "since", "afterwards", "there", "even", "thereafter", "during")
