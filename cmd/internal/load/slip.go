package load

import "strings"

// Slip returns the one name from which a word differs by a slip of the pen. Unlike [Nearest], which guesses for a hint, it
// has to be so sure that the name can be written in the word's place unasked: one letter left out, doubled, wrong or swapped
// with its neighbour, in a word of four letters or more, or capitals. A digit is never a slip, nor is one letter that stands
// alone: annex-a is not annex-b.
func Slip(word string, names []string) (string, bool) {
	found := ""
	for _, n := range names {
		if n == word {
			return "", false
		}
		if !isSlip(word, n) || n == found {
			continue
		}
		if found != "" {
			return "", false
		}
		found = n
	}
	return found, found != ""
}

func isSlip(word, name string) bool {
	if strings.EqualFold(word, name) {
		return true
	}
	start := 0
	for start < min(len(word), len(name)) && word[start] == name[start] {
		start++
	}
	end := 0
	for end < min(len(word), len(name))-start && word[len(word)-1-end] == name[len(name)-1-end] {
		end++
	}
	was, is := word[start:len(word)-end], name[start:len(name)-end]
	switch {
	case len(was) <= 1 && len(is) <= 1:
	case len(was) == 2 && len(is) == 2 && was[0] == is[1] && was[1] == is[0]:
	default:
		return false
	}
	if !letters(was) || !letters(is) {
		return false
	}
	from, to := start, len(name)-end
	for from > 0 && letters(name[from-1:from]) {
		from--
	}
	for to < len(name) && letters(name[to:to+1]) {
		to++
	}
	return to-from >= 4
}

func letters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') })
}
