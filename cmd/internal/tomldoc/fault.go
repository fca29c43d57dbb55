package tomldoc

import (
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"candor/cmd/internal/diag"
)

// explain puts a syntax error into words for people who do not know TOML, at the place that has to be changed. What it
// has no words for keeps BurntSushi's.
func (p part) explain(e toml.ParseError, lx lexis, conflict *diag.Finding) diag.Finding {
	at := min(max(e.Position.Start, 0), len(p.data))
	end := min(at+max(e.Position.Len, 1), len(p.data))
	msg := e.Message
	has := func(parts ...string) bool {
		for _, s := range parts {
			if strings.Contains(msg, s) {
				return true
			}
		}
		return false
	}
	say := func(start, end int, message, hint string) diag.Finding {
		return p.finding(RuleTOML, start, end, message, hint)
	}

	switch {
	case has("has already been defined", "was already created", "is not a table"):
		if conflict != nil && conflict.Related != nil {
			return *conflict
		}
		return say(at, p.wordEnd(at), "this key or table is given twice: "+plainCause(msg), "keep one of the two, or give one of them another name")

	case has("strings cannot contain newlines", `unexpected EOF; expected '"'`, `unexpected EOF; expected "'"`,
		`unexpected EOF; expected '"""'`, `unexpected EOF; expected "'''"`) && lx.openString >= 0:
		return p.openString(lx.openString)

	case len(lx.open) > 0 && (has("end of file") || has("expected value") && at >= len(p.data)-1):
		i := lx.open[len(lx.open)-1]
		if p.data[i] == '{' {
			return say(i, i+1, "the table that starts here is not closed with a '}'", "add the closing brace")
		}
		return say(i, i+1, "the list that starts here is not closed with a ']'", "add the closing bracket")
	case has("expected a comma (',') or array terminator"):
		return say(at, p.wordEnd(at), "a comma is missing between two items of this list", "put a comma between them, or close the list with ']' before this")
	case has("expected a comma or an inline table terminator"):
		return say(at, p.wordEnd(at), "a comma is missing between two keys of this table", "put a comma between them, or close the table with '}' before this")
	case has("unexpected comma"):
		return say(at, end, "a comma stands here without a value before it", "delete the comma, or write the value before it")

	case has("expected '.' or '=', but got", "expected key separator"):
		return p.missingEquals(at)
	case has("key name appears blank"):
		if at >= len(p.data) || p.data[at] != '=' {
			return say(at, end, "a key is missing here", "write a key, an equals sign and a value")
		}
		return say(at, at+1, "the name of the key is missing before the equals sign", "write the key before the equals sign")
	case has("keys cannot start with a '.'", "unexpected '.'", "unexpected '='"):
		return say(at, end, "a part of the key is missing next to this dot", "write the missing part, or delete the dot")

	case has("table names cannot be empty"):
		return say(at, end, "a name is missing in this table's header", "write the name between the brackets, such as [backups]")
	case has("to end table name", "expected end of table array name delimiter"):
		return p.badHeader(at)
	case has("expected a top-level item to end with a newline"):
		return p.trailing(at)
	}
	return p.explainValue(msg, at, end, has)
}

// explainValue is the part of explain about a value that is missing or malformed.
func (p part) explainValue(msg string, at, end int, has func(...string) bool) diag.Finding {
	say := func(start, end int, message, hint string) diag.Finding {
		return p.finding(RuleTOML, start, end, message, hint)
	}
	word := p.text(at, end)
	switch {
	case has("expected value but found", "expected value"):
		return p.missingValue(at)
	case has("not a binary number", "not an octal number", "not a hexadecimal number"):
		return say(at, p.wordEnd(at), fmt.Sprintf("%s is not a number: %s", quoteWord(p.text(at, p.wordEnd(at))), plainCause(msg)), "correct the number")
	case has("underscores must be surrounded by digits"):
		return say(at, end, fmt.Sprintf("the number %s has an underscore that is not between two digits", word), "delete the underscore")
	case has("cannot have leading zeroes"):
		return say(at, end, fmt.Sprintf("the number %s begins with a zero", word), "delete the zero, or put the number in quotation marks if it is a code")
	case has("floats must start with a digit", "'.' must be followed by one or more digits", "invalid float: "):
		return say(at, p.wordEnd(at), "a digit is missing next to the decimal point", "write a digit on both sides of the point, such as 0.5")
	case has("Invalid float value"):
		return say(at, p.wordEnd(at), fmt.Sprintf("%s is not a complete number", quoteWord(p.text(at, p.wordEnd(at)))),
			"write the number in full, or put it in quotation marks if it is text")
	case has("cannot use sign with non-decimal numbers"):
		return say(at, p.wordEnd(at), "a number with a prefix such as 0x cannot have a sign", "delete the sign")
	case has("expected a digit but got"):
		return say(at, p.wordEnd(at), fmt.Sprintf("a digit is missing in the number %s", p.text(at, p.wordEnd(at))), "correct the number, or put it in quotation marks if it is text")
	case has("out of range"):
		return say(at, end, fmt.Sprintf("the number %s is too large", word), "write a smaller number, or put it in quotation marks if it is text")
	case has("invalid datetime"):
		return say(at, end, fmt.Sprintf("%s is not a date or time that exists", word),
			"write dates as 2026-01-31, times as 14:30:00, both as 2026-01-31T14:30:00Z")
	case has("invalid escape in string", "invalid escape:"):
		return p.badEscape(at, end)
	case has("hexadecimal digits after", "is not valid UTF-8"):
		return say(at, end, "the character number after this backslash is wrong: "+plainCause(msg), `write \u and four hexadecimal digits, or the character itself`)
	case has(`'""""""'`, `"''''''"`):
		return say(at, end, "too many quotation marks stand together here", "close the text with three quotation marks")
	}
	return say(at, end, "this is not valid TOML: "+plainCause(msg), "correct the text here")
}

func (p part) openString(at int) diag.Finding {
	q := p.data[at]
	if at+2 < len(p.data) && p.data[at+1] == q && p.data[at+2] == q {
		three := strings.Repeat(string(q), 3)
		return p.finding(RuleTOML, at, at+3, "the text that starts here is not closed with three quotation marks", "write "+three+" where the text ends")
	}
	return p.finding(RuleTOML, at, lineEnd(p.data, at), "the text that starts here is not closed with a quotation mark",
		fmt.Sprintf("write %c where the text ends; text of several lines stands between three of them on each side", q))
}

// trailing is about what stands behind a value on its line.
func (p part) trailing(at int) diag.Finding {
	at = skipBlank(p.data, at)
	end := p.lineRest(at)
	if at > 0 && (p.data[at-1] == '"' || p.data[at-1] == '\'') {
		return p.finding(RuleTOML, at, end, fmt.Sprintf("the text is closed by the quotation mark before %s", quoteWord(p.text(at, end))),
			`write \" for a quotation mark inside a text in double quotation marks`)
	}
	return p.finding(RuleTOML, at, end, fmt.Sprintf("%s stands behind the end of this line's value", quoteWord(p.text(at, end))),
		"start a new line for the next key; put text with spaces in quotation marks")
}

// missingEquals is about a line that starts like a key but has no equals sign where one has to be.
func (p part) missingEquals(at int) diag.Finding {
	start := p.lineStart(max(at-1, 0))
	if at > start && at < len(p.data) && p.data[at] != '\n' {
		start = p.lineStart(at)
	}
	start = skipBlank(p.data, start)
	stop := max(lineEnd(p.data, start), start)
	line := p.text(start, stop)
	key, _, found := strings.Cut(line, "=")
	if found && strings.ContainsAny(strings.TrimSpace(key), " \t") {
		key = strings.TrimSpace(key)
		return p.finding(RuleTOML, start, start+len(key), fmt.Sprintf("the key %s has a space in it", quoteWord(key)),
			"join the words with '-' or '_', or put the key in quotation marks")
	}
	if i := strings.IndexByte(line, ':'); i > 0 && !found {
		return p.finding(RuleTOML, start+i, start+i+1, fmt.Sprintf("a colon stands after the key %s where an equals sign has to be", quoteWord(line[:i])),
			"write an equals sign instead of the colon")
	}
	if at >= start && at < stop && !found && !isBlank(p.data[at]) && !p.keyByte(at) {
		return p.finding(RuleTOML, at, p.runeEnd(at), fmt.Sprintf("the character '%s' cannot stand in a key", p.text(at, p.runeEnd(at))),
			"write a key of letters, digits, '-' and '_', or put it in quotation marks; then an equals sign and a value")
	}
	if at < len(p.data) && strings.IndexByte(",}]", p.data[at]) >= 0 { // in a table in braces
		i := at
		for i > start && (p.keyByte(i-1) || isBlank(p.data[i-1])) {
			i--
		}
		i = skipBlank(p.data, i)
		return p.finding(RuleTOML, i, at, fmt.Sprintf("an equals sign is missing after %s", quoteWord(p.text(i, at))), "write an equals sign and a value after the key")
	}
	if found && at < stop && at >= start && p.data[at] != '=' {
		return p.finding(RuleTOML, at, p.runeEnd(at), fmt.Sprintf("the character '%s' cannot stand in a key", p.text(at, p.runeEnd(at))),
			"write the key with letters, digits, '-' and '_', or put it in quotation marks")
	}
	return p.finding(RuleTOML, start, stop, fmt.Sprintf("an equals sign is missing after %s", quoteWord(line)), "write an equals sign and a value after the key")
}

// missingValue is about a place that has no value where one has to be, or a word that is not in quotation marks.
func (p part) missingValue(at int) diag.Finding {
	if at < len(p.data) && isWordByte(p.data[at]) && p.data[at] != '=' {
		end := p.valueEnd(at)
		word := p.text(at, end)
		switch strings.ToLower(word) {
		case "true", "false":
			return p.finding(RuleTOML, at, end, fmt.Sprintf("%s has to be written in small letters", quoteWord(word)), "write "+strings.ToLower(word))
		case "yes", "no", "on", "off":
			return p.finding(RuleTOML, at, end, fmt.Sprintf("%s is not a value", quoteWord(word)), "write true or false, or put the word in quotation marks")
		}
		return p.finding(RuleTOML, at, end, fmt.Sprintf("the text %s is not in quotation marks", quoteWord(word)),
			"put a quotation mark before and behind it")
	}
	// Go back to the equals sign: the value is missing behind it, wherever the parser gave up.
	i := min(at, len(p.data)-1)
	for i >= 0 && (isBlank(p.data[i]) || p.data[i] == '\n' || p.data[i] == '\r' || p.data[i] == '#') {
		i--
	}
	if line := p.lineStart(max(min(at, len(p.data)), 0)); i < line || i >= 0 && p.data[i] != '=' {
		if eq := strings.IndexByte(p.text(line, min(at+1, len(p.data))), '='); eq >= 0 && i > line+eq && strings.TrimSpace(p.text(line+eq+1, at)) == "" {
			i = line + eq
		}
	}
	if i >= 0 && p.data[i] == '=' {
		start := skipBlank(p.data, p.lineStart(i))
		return p.finding(RuleTOML, start, i+1, "a value is missing after the equals sign",
			"write the value behind the equals sign, or delete the line")
	}
	if at < len(p.data) {
		return p.finding(RuleTOML, at, p.runeEnd(at), fmt.Sprintf("a value has to stand here, and '%s' begins none", p.text(at, p.runeEnd(at))),
			"put text in quotation marks")
	}
	return p.finding(RuleTOML, at, at, "a value is missing here", "write the value")
}

func (p part) badHeader(at int) diag.Finding {
	start := p.lineStart(min(at, len(p.data)))
	if at > start && at-1 < len(p.data) && at < len(p.data) && p.data[at] == '\n' {
		start = p.lineStart(at)
	}
	start = skipBlank(p.data, start)
	end := lineEnd(p.data, min(start, len(p.data)))
	header := strings.TrimSpace(p.text(start, end))
	closing := "]"
	if strings.HasPrefix(header, "[[") {
		closing = "]]"
	}
	if before, _, _ := strings.Cut(header, "#"); strings.Contains(before, closing) {
		return p.finding(RuleTOML, at, p.runeEnd(at), fmt.Sprintf("the character '%s' cannot stand in a table's name", visible(p.text(at, p.runeEnd(at)))),
			"write the name with letters, digits, '-' and '_', or put it in quotation marks")
	}
	return p.finding(RuleTOML, start, end, fmt.Sprintf("the header of this table is not closed with '%s'", closing), "add the closing bracket")
}

func (p part) badEscape(at, end int) diag.Finding {
	// The parser points behind the backslash, or at the whole text.
	i := at
	if i < len(p.data) && p.data[i] != '\\' {
		if n := strings.LastIndexByte(p.text(p.lineStart(i), min(end, len(p.data))), '\\'); n >= 0 {
			i = p.lineStart(i) + n
		}
	}
	if lineEnd(p.data, i) <= i+1 || isBlank(p.data[i+1]) {
		return p.finding(RuleTOML, i, i+1, "a backslash stands here with nothing behind it",
			`write \\ for a backslash, or put the text in single quotation marks`)
	}
	stop := p.runeEnd(min(i+1, len(p.data)))
	return p.finding(RuleTOML, i, stop, fmt.Sprintf("%s has no meaning inside quotation marks", p.text(i, stop)),
		`write \\ for a backslash, or put the text in single quotation marks`)
}

// plainCause is a library's message without its prefix, on one line.
func plainCause(msg string) string {
	for _, prefix := range []string{"toml: ", "yaml: ", "BUG: "} {
		msg = strings.TrimPrefix(msg, prefix)
	}
	return strings.Join(strings.Fields(msg), " ")
}

func (p part) text(start, end int) string {
	start = min(max(start, 0), len(p.data))
	return string(p.data[start:min(max(end, start), len(p.data))])
}

func (p part) lineStart(i int) int {
	i = min(i, len(p.data))
	return strings.LastIndexByte(string(p.data[max(0, i-4096):i]), '\n') + 1 + max(0, i-4096)
}

// lineRest returns where the text of the line of i ends, without a comment's.
func (p part) lineRest(i int) int {
	end := lineEnd(p.data, min(i, len(p.data)))
	if n := strings.IndexByte(p.text(i, end), '#'); n > 0 {
		end = i + n
	}
	for end > i+1 && isBlank(p.data[end-1]) {
		end--
	}
	return end
}

// wordEnd returns the offset behind the word at i, or behind its one character.
func (p part) wordEnd(i int) int {
	end := i
	for end < len(p.data) && (isWordByte(p.data[end]) || p.data[end] == '.') {
		end++
	}
	if end == i {
		return p.runeEnd(i)
	}
	return end
}

// valueEnd returns where an unquoted text that starts at i ends: with its line, or before a comma, bracket or comment.
func (p part) valueEnd(i int) int {
	end := i
	for end < len(p.data) && !strings.ContainsRune("\n\r,]}#", rune(p.data[end])) {
		end++
	}
	for end > i+1 && isBlank(p.data[end-1]) {
		end--
	}
	return end
}

func (p part) runeEnd(i int) int {
	if i >= len(p.data) {
		return len(p.data)
	}
	for i++; i < len(p.data) && p.data[i]&0xC0 == 0x80; i++ {
	}
	return i
}

func (p part) keyByte(i int) bool {
	c := p.data[i]
	return c < 0x80 && isWordByte(c) || c == '.' || c == '"' || c == '\''
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' || c >= 0x80
}

// quoteWord quotes a piece of the text, cut to a length that fits into a message.
func quoteWord(s string) string {
	s = strings.TrimSpace(visible(s))
	if r := []rune(s); len(r) > 40 {
		s = string(r[:39]) + "…"
	}
	return "'" + s + "'"
}

// visible returns s on one line.
func visible(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s)
}
