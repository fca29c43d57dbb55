package change

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"candor/cmd/internal/period"
	"candor/cmd/internal/token"
)

// most bounds how many clauses of a document are compared each with each.
const most = 1000

// alike matches clauses that share most of their words, those under the same heading first. Whatever is left was added or removed.
func (c *comparison) alike() {
	var was, now []int
	for i := range c.was {
		if c.to[i] < 0 {
			was = append(was, i)
		}
	}
	for j := range c.now {
		if c.from[j] < 0 {
			now = append(now, j)
		}
	}
	was, now = was[:min(len(was), most)], now[:min(len(now), most)]
	bags := func(clauses []Clause, of []int) []bag {
		out := make([]bag, len(of))
		for k, i := range of {
			out[k] = bagOf(clauses[i].Text)
		}
		return out
	}
	wasBags, nowBags := bags(c.was, was), bags(c.now, now)
	// Headings first, so that it is known which sections are the same.
	for _, heads := range []bool{true, false} {
		type candidate struct {
			was, now int
			score    float64
		}
		var all []candidate
		for a, i := range was {
			for b, j := range now {
				if c.to[i] >= 0 || c.from[j] >= 0 || c.was[i].IsHead != heads || c.now[j].IsHead != heads || c.was[i].Code != c.now[j].Code {
					continue
				}
				score := wasBags[a].shared(nowBags[b])
				switch {
				case c.sameSection(i, j) && c.sameNeighbour(i, j):
					score += 0.25
				case c.sameSection(i, j):
					score += 0.1
				}
				if score >= 0.5 {
					all = append(all, candidate{i, j, score})
				}
			}
		}
		slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
		for _, p := range all {
			if c.to[p.was] < 0 && c.from[p.now] < 0 {
				c.match(p.was, p.now)
			}
		}
	}
}

// sameNeighbour reports whether the clause before or the one behind is the same on both sides.
func (c *comparison) sameNeighbour(i, j int) bool {
	before := i > 0 && j > 0 && c.to[i-1] == j-1 || i == 0 && j == 0
	behind := i+1 < len(c.was) && j+1 < len(c.now) && c.to[i+1] == j+1 || i+1 == len(c.was) && j+1 == len(c.now)
	return before && behind
}

// A bag is the words of a text with how often they stand there.
type bag struct {
	words map[string]int
	n     int
}

func bagOf(text string) bag {
	b := bag{words: map[string]int{}}
	for _, t := range token.Append(nil, text) {
		if t.Kind != token.Mark {
			b.words[t.Lower]++
			b.n++
		}
	}
	return b
}

// shared returns which part of the words of both is the same, from 0 to 1.
func (a bag) shared(b bag) float64 {
	if a.n == 0 || b.n == 0 {
		return 0
	}
	n := 0
	for w, k := range a.words {
		n += min(k, b.words[w])
	}
	return 2 * float64(n) / float64(a.n+b.n)
}

// reworded reports whether two clauses differ in nothing but wording: they state the same figures and names in the same order,
// and the same words say what must, may or must not be.
func reworded(was, now *Clause) bool {
	if was.Code || now.Code || len(was.Said) != len(now.Said) {
		return false
	}
	for i := range was.Said {
		if was.Said[i].Key != now.Said[i].Key {
			return false
		}
	}
	a, b := weights(was), weights(now)
	return slices.Equal(a.obligations, b.obligations) && slices.Equal(a.numbers, b.numbers) && namesAlike(a, b)
}

// weight is what counts in a clause beside the values that are read from it.
type weight struct {
	obligations []string // sorted
	numbers     []string // outside the values that were read, in order
	names       []string // words with a capital that begin no sentence, in lower case
	all         map[string]bool
}

// obligations are the words that turn a clause round or say how far it goes.
var obligations = map[string]bool{
	"not": true, "no": true, "never": true, "none": true, "neither": true, "nor": true, "nobody": true, "nothing": true, "without": true,
	"cannot": true, "except": true, "unless": true, "only": true, "solely": true, "exclusively": true,
	"must": true, "shall": true, "may": true, "should": true, "can": true, "could": true, "will": true, "would": true, "might": true, "need": true,
	"all": true, "any": true, "every": true, "some": true, "most": true, "or": true, "if": true, "until": true, "before": true, "after": true,
	"least": true, "within": true, "always": true, "usually": true, "normally": true, "immediately": true, "promptly": true, "undue": true,
	"reasonable": true, "reasonably": true, "endeavour": true, "endeavor": true, "efforts": true, "guarantee": true, "guarantees": true, "where": true,
	"don't": true, "doesn't": true, "won't": true, "isn't": true, "aren't": true, "can't": true, "prohibited": true, "required": true, "optional": true,
}

func weights(c *Clause) weight {
	w := weight{all: map[string]bool{}}
	begins := true
	ts := token.Append(nil, c.Text)
	for i, t := range ts {
		inside := slices.ContainsFunc(c.Said, func(s Statement) bool { return t.Start >= s.From && t.End <= s.To })
		n, _, isNumber := period.Number(ts, i)
		switch {
		case inside && t.Kind != token.Word:
		case t.Kind == token.Number:
			w.numbers = append(w.numbers, t.Text)
		case isNumber && !inside && !t.Is("a") && !t.Is("an"):
			w.numbers = append(w.numbers, strconv.FormatFloat(n, 'g', -1, 64))
			w.all[t.Lower] = true
		case t.Kind == token.Word:
			w.all[t.Lower] = true
			if word := t.Lower; word == "each" {
				w.obligations = append(w.obligations, "every")
			} else if obligations[word] {
				w.obligations = append(w.obligations, word)
			}
			if t.Capital() && !begins && !inside {
				w.names = append(w.names, t.Lower)
			}
		}
		if t.Kind != token.Mark {
			begins = false
		} else if strings.ContainsAny(t.Text, ".?!:;") {
			begins = true
		}
	}
	slices.Sort(w.obligations)
	return w
}

// namesAlike reports whether every word with a capital stands on the other side too, with a capital or without.
func namesAlike(a, b weight) bool {
	in := func(names []string, all map[string]bool) bool {
		return !slices.ContainsFunc(names, func(n string) bool { return !all[n] })
	}
	return in(a.names, b.all) && in(b.names, a.all)
}

// statements returns what is stated otherwise on the two sides, in the order of the text as it is now.
func statements(was, now *Clause) (out []StatementChange) {
	var a, b []Statement
	if was != nil {
		a = slices.Clone(was.Said)
	}
	if now != nil {
		b = slices.Clone(now.Said)
	}
	// What both state is left out, each as often as it stands on the other side.
	b = slices.DeleteFunc(b, func(s Statement) bool {
		i := slices.IndexFunc(a, func(o Statement) bool { return o.Key == s.Key })
		if i >= 0 {
			a = slices.Delete(a, i, i+1)
		}
		return i >= 0
	})
	for k := range b {
		s := b[k]
		one := StatementChange{After: &s}
		at := slices.IndexFunc(a, func(o Statement) bool { return o.Kind == s.Kind && o.Fact == s.Fact && o.Fact != "" })
		if at < 0 {
			at = slices.IndexFunc(a, func(o Statement) bool { return o.Kind == s.Kind })
		}
		if at >= 0 {
			old := a[at]
			one.Before = &old
			a = slices.Delete(a, at, at+1)
		}
		out = append(out, one)
	}
	for k := range a {
		out = append(out, StatementChange{Before: &a[k]})
	}
	return slices.DeleteFunc(out, func(s StatementChange) bool {
		switch {
		case s.Before == nil:
			return !s.After.Plain
		case s.After == nil:
			return !s.Before.Plain
		}
		return !s.After.Plain || fold(s.Before.Text) == fold(s.After.Text)
	})
}

// fold makes one of two spellings of the same words. Statements that differ in their bound alone are told by the redline.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return unicode.IsSpace(r) || r == '-' }), " ")
}
