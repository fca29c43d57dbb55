package claim

import (
	"slices"
	"strings"
	"sync"
)

// Words that mean the same in policies are gathered in tables of patterns, so that what is read does not hang on one author's
// choice of words. A pattern is written as
//
//	keep            the word, or its plural
//	~keep           any form of the verb
//	on file         words in a row; hyphens between them do not matter
//	first answer/reply
//	                alternatives for one word
//	~restore + copy/backup
//	                parts that stand in the same sentence, in any order
//	a | b           alternatives
//	@look           any word or words of a family
type pattern struct {
	id    int // of the sense that it means
	parts int
}

// patterns is a table of patterns, each with the sense that it means. Its index finds them.
type patterns struct {
	reach   int // how many tokens the parts can stand apart, 0 for the usual
	entered []written
	all     []pattern
	uses    [][]member // of each part: patterns share the parts that they have in common
	index   *index
	number  int // among the tables of the index
}

// A member is a pattern that has the part, and which of its parts it is.
type member struct {
	pattern int
	bit     uint8
}

// A written is the alternatives of one sense as a table has them.
type written struct {
	id   int
	text string
}

// add enters the alternatives of one sense.
func (ps *patterns) add(id int, text string) { ps.entered = append(ps.entered, written{id, text}) }

// unfold returns the runs of words that a run with names of families stands for.
func unfold(words []string) (out [][]string) {
	for i, w := range words {
		if !strings.Contains(w, "@") {
			continue
		}
		for _, a := range strings.Split(w, "/") {
			if name, ok := strings.CutPrefix(a, "@"); ok {
				for _, member := range members()[name] {
					out = append(out, unfold(slices.Concat(words[:i], member, words[i+1:]))...)
				}
				continue
			}
			out = append(out, unfold(slices.Concat(words[:i], []string{a}, words[i+1:]))...)
		}
		return out
	}
	return [][]string{words}
}

// members returns the runs of words of each family, read once: many patterns name the same.
var members = sync.OnceValue(func() map[string][][]string {
	out := make(map[string][][]string, len(families))
	for name, text := range families {
		for _, member := range strings.Split(text, "|") {
			out[name] = append(out[name], strings.Fields(member))
		}
	}
	return out
})

// forms returns what a word of a pattern stands for.
func forms(word string) (out []string) {
	for _, w := range strings.Split(word, "/") {
		if verb, ok := strings.CutPrefix(w, "~"); ok {
			out = append(out, conjugate(verb)...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// conjugate returns the forms of a verb, and the noun that is made of it by -ing.
func conjugate(verb string) []string {
	if irregular, ok := irregularVerbs[verb]; ok {
		return append(strings.Fields(irregular), verb)
	}
	out := []string{verb}
	n := len(verb)
	switch last := verb[n-1]; {
	case last == 'e':
		return append(out, verb+"s", verb+"d", verb[:n-1]+"ing")
	case last == 'y' && !strings.ContainsRune("aeou", rune(verb[n-2])):
		return append(out, verb[:n-1]+"ies", verb[:n-1]+"ied", verb+"ing")
	case strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ch") || last == 's' || last == 'x' || last == 'z':
		return append(out, verb+"es", verb+"ed", verb+"ing")
	case doubles[verb]:
		return append(out, verb+"s", verb+string(last)+"ed", verb+string(last)+"ing")
	}
	return append(out, verb+"s", verb+"ed", verb+"ing")
}

// doubles holds verbs that double their last letter.
var doubles = set("drop", "stop", "scrub", "trim", "bin", "ban", "log", "patch up", "submit", "admit", "permit", "cancel", "scan", "plan", "refer", "occur", "map", "prep", "zap", "wrap", "pin", "tap", "shred", "back", "step", "swap", "plug", "transmit", "commit", "omit", "emit", "ship", "clip", "flag", "tag", "nod", "spot", "skip", "chip", "fit", "nip", "rub", "rip", "zip")

var irregularVerbs = map[string]string{
	"keep": "keeps kept keeping", "hold": "holds held holding", "tell": "tells told telling", "say": "says said saying", "give": "gives gave given giving",
	"take": "takes took taken taking", "make": "makes made making", "run": "runs ran running", "go": "goes went gone going", "come": "comes came coming",
	"leave": "leaves left leaving", "lose": "loses lost losing", "write": "writes wrote written writing", "overwrite": "overwrites overwrote overwritten overwriting",
	"throw": "throws threw thrown throwing", "fall": "falls fell fallen falling", "bring": "brings brought bringing", "get": "gets got gotten getting", "let": "lets letting",
	"find": "finds found finding", "hear": "hears heard hearing", "lie": "lies lay lain lying", "sit": "sits sat sitting", "stand": "stands stood standing",
	"break": "breaks broke broken breaking", "forget": "forgets forgot forgotten forgetting", "send": "sends sent sending", "begin": "begins began begun beginning",
	"know": "knows knew known knowing", "learn": "learns learned learnt learning", "see": "sees saw seen seeing", "read": "reads reading", "put": "puts putting",
	"cut": "cuts cutting", "shut": "shuts shutting", "withdraw": "withdraws withdrew withdrawn withdrawing", "rebuild": "rebuilds rebuilt rebuilding", "teach": "teaches taught teaching",
	"undergo": "undergoes underwent undergone undergoing", "meet": "meets met meeting", "speak": "speaks spoke spoken speaking", "ring": "rings rang rung ringing",
	"freeze": "freezes froze frozen freezing", "cease": "ceases ceased ceasing", "free": "frees freed freeing", "be": "is are was were been being", "have": "has had having",
	"do": "does did done doing", "sunset": "sunsets sunsetting", "set": "sets setting", "reset": "resets resetting", "burn": "burns burned burnt burning", "feed": "feeds fed feeding",
	"reread": "rereads rereading", "rewrite": "rewrites rewrote rewritten rewriting", "redo": "redoes redid redone redoing", "wind": "winds wound winding", "bite": "bites bit bitten biting",
	"cancel": "cancels cancelled canceled cancelling canceling", "label": "labels labelled labeled labelling", "travel": "travels travelled traveled", "shred": "shreds shredded shredding",
	"buy": "buys bought buying", "answer": "answers answered answering", "die": "dies died dying", "spring": "springs sprang sprung", "drive": "drives drove driven driving",
	"anonymise": "anonymises anonymised anonymising anonymize anonymizes anonymized anonymizing", "pseudonymise": "pseudonymises pseudonymised pseudonymize pseudonymized",
	"practise": "practises practised practising practiced practicing", "recognise": "recognises recognised recognize recognized",
	"analyse": "analyses analysed analysing analyze analyzes analyzed analyzing", "exercise": "exercises exercised exercising", "apologise": "apologises apologize",
	"sweep":    "sweeps swept sweeping",
	"rehearse": "rehearses rehearsed rehearsing", "log": "logs logged logging", "back": "backs backed backing", "copy": "copies copied copying", "spend": "spends spent spending",
}
