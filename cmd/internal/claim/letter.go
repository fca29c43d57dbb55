package claim

import (
	"strings"
	"unicode/utf8"

	"candor/cmd/internal/token"
)

// Classes of severity and of recovery often go by a letter: 'A', 'Class B'. A letter is too little to be looked for everywhere; it
// counts behind a word such as 'class' and at the head of a row, a column or an item.

// Letter returns the word under which the letter in a name is known, or "".
func Letter(name string) string {
	if len(name) > longestClass {
		return ""
	}
	ts := token.Append(nil, name)
	if len(ts) == 2 && classWords[ts[0].Lower] {
		ts = ts[1:]
	}
	if len(ts) != 1 {
		return ""
	}
	return letterAt(ts, 0)
}

// longestClass is more than the length of a name that is a word of classWords and a letter.
const longestClass = 40

var classWords = set("class", "priority", "severity", "level", "category", "grade", "prio", "tier", "type", "group", "rank", "sev")

func letterAt(ts []token.Token, i int) string {
	if i >= len(ts) || len(ts[i].Text) != 1 || ts[i].Kind != token.Word || !ts[i].Capital() || i+1 < len(ts) && ts[i+1].Is("'") {
		return ""
	}
	return "class:" + ts[i].Lower
}

// letters calls add for the letters that stand behind a word such as 'class'.
func letters(ts []token.Token, add func(i int, word string)) {
	for i := 1; i < len(ts); i++ {
		if classWords[ts[i-1].Lower] {
			if w := letterAt(ts, i); w != "" {
				add(i, w)
			}
		}
	}
}

// headLetter returns the word for the letter that a head or a label begins with: 'A (standstill)', '**B**'.
func headLetter(text string) string {
	if text == "" || text[0] < utf8.RuneSelf && text[0] > ' ' && (text[0] < 'A' || text[0] > 'Z') {
		return ""
	}
	if len(text) > 1 && !strings.ContainsRune(" (:-–—.", rune(text[1])) && text[1] < 0x80 {
		return ""
	}
	ts := token.Append(nil, text)
	if len(ts) > 1 && ts[1].Kind == token.Word {
		return "" // 'A table'
	}
	return letterAt(ts, 0)
}
