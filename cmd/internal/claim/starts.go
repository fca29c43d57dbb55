package claim

import (
	"candor/cmd/internal/period"
	"candor/cmd/internal/token"
)

// starts says which readers have something to read that begins with a word. Nine in ten words begin nothing: one look-up spares
// each of them a dozen.
type starts uint8

const (
	startsNothing starts = 1 << iota // neither a name nor a figure begins with it
	startsName
	startsScheme
	startsNumber
	startsPeriod
	startsTitle
	startsLasting
	startsSetting
)

const startsAll = ^startsNothing

// startsOf returns what can begin at a token.
func (l *Lexicon) startsOf(t *token.Token) starts {
	switch t.Kind {
	case token.Word:
		return l.starts[t.Lower]
	case token.Number:
		return startsAll
	}
	return startsNothing
}

// addStarts gathers the first words of all that the readers look for.
func (b *lexiconBuilder) addStarts() {
	l := b.lex
	l.starts = make(map[string]starts, 2*len(l.first))
	for w := range l.first {
		l.starts[w] |= startsName
	}
	for w := range l.schemes {
		l.starts[w] |= startsScheme
	}
	for w := range period.FirstWords() {
		l.starts[w] |= startsPeriod
		if _, _, ok := period.Number([]token.Token{{Lower: w}}, 0); ok {
			l.starts[w] |= startsNumber
		}
	}
	for _, w := range []string{"a", "an", "no", "any"} { // 'a dozen', 'no sub-processor'
		l.starts[w] |= startsNumber
	}
	for w := range ordinals {
		l.starts[w] |= startsNumber
	}
	for w := range titleShorts {
		l.starts[w] |= startsTitle
	}
	for _, words := range []map[string]bool{titleFields, titleOpeners, officeHolders} {
		for w := range words {
			l.starts[w] |= startsTitle
		}
	}
	for w := range lastingWords {
		l.starts[w] |= startsLasting
	}
	for w := range lastingReaders {
		l.starts[w] |= startsLasting
	}
	for w := range l.settingWords {
		l.starts[w] |= startsSetting
	}
	for w := range plainWords {
		l.starts[w] |= startsNothing
	}
}
