package bind

import (
	"slices"

	"candor/cmd/internal/claim"
)

// rosterKey groups numbers of members by what they are members of.
func rosterKey(_ *Binder, c *claim.Claim) string { return c.Unit }

// rosterPair holds a number of members against the list of them: the one that it introduces, or for places, of which a company has the
// same few wherever it speaks of them, that of another text.
func rosterPair(_ *Binder, x, y *claim.Claim) *Disagreement {
	if x.Number == y.Number {
		return nil
	}
	list, number := x, y
	if list.Aspect != claim.Listed {
		list, number = y, x
	}
	d := &Disagreement{Fault: WrongCount, About: list.Unit + "s"}
	same := x.Span.File.Name == y.Span.File.Name && x.Block == y.Block
	switch {
	case same && list.Aspect == claim.Listed && number.Aspect == claim.Numbered && number.Group == list.Group:
		d.Soft = list.Hedge != ""
		return d
	case !same && kindOfData(x.Sentence) != kindOfData(y.Sentence):
		return nil // 'account data in two data centres' of the four that there are
	case same || !fewPlaces[list.Unit] || !slices.Equal(x.Qualifiers, y.Qualifiers):
		return nil
	case (list.Unit == "site" || list.Unit == "location") && !oneUse(x, y):
		return nil // of servers and of shops
	case list.Aspect == claim.Listed && number.Aspect == claim.Numbered:
		d.Soft = list.Hedge != "" || number.Hedged
		return d
	case list.Aspect == claim.Numbered:
		d.Soft = true // each may be told of something else
		return d
	}
	return nil
}

// fewPlaces are places that a company runs its service in.
var fewPlaces = wordSet("data centre", "zone", "region", "site", "location", "subprocessor")

// kindOfData returns the word that tells the data of which a sentence speaks from others, 'account' of 'account data', or "".
func kindOfData(sentence string) string {
	words := claim.Words(sentence)
	for i := 1; i < len(words); i++ {
		if words[i] != "data" || i+1 < len(words) && (words[i+1] == "centres" || words[i+1] == "centers" || words[i+1] == "centre" || words[i+1] == "center") {
			continue
		}
		if w := words[i-1]; !plainData[w] {
			return w
		}
	}
	return ""
}

// plainData are words before 'data' that tell no kind of data from others.
var plainData = wordSet("the", "all", "any", "our", "your", "their", "customer", "customers", "personal", "user", "users", "of", "and", "or", "such", "where", "that", "these", "this", "client", "process", "processes", "store", "stores", "keep", "host", "hosts", "hold", "holds", "in", "two", "three", "four", "five", "following", "six", "both")

// oneUse reports whether the sentences of two claims share a word for what is in the places.
func oneUse(x, y *claim.Claim) bool {
	said := claim.Stems(y.Sentence)
	return slices.ContainsFunc(claim.Stems(x.Sentence), func(w string) bool { return placed[w] && slices.Contains(said, w) })
}

// placed are words for what a company has in places of which it keeps count.
var placed = wordSet("data", "server", "service", "platform", "system", "hosted", "host", "record", "file", "machine", "customer", "production", "backup")
