package tomldoc

import (
	"fmt"
	"strconv"
	"strings"

	"candor/cmd/internal/diag"
)

// explain puts a YAML error into plain words. The parser knows the line at best; what it has no words for keeps its own.
func (y *yamlTree) explain(err error) diag.Finding {
	msg := plainCause(err.Error())
	line := 1
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		if num, cause, ok := strings.Cut(rest, ": "); ok {
			if n, err := strconv.Atoi(num); err == nil {
				line, msg = n, cause
			}
		}
	}
	line = min(max(line, 1), len(y.lines))
	start := y.lines[line-1]
	end := lineEnd(y.data, start)
	start = skipBlank(y.data[:end], start)
	say := func(message, hint string) diag.Finding { return y.finding(RuleYAML, start, end, message, hint) }

	if at, ok := y.tab(); ok && (strings.Contains(msg, "found a tab character") || strings.Contains(msg, "cannot start any token") || strings.Contains(msg, "did not find expected")) {
		return y.finding(RuleYAML, at, at+1, "a tab stands at the start of this line", "indent with spaces")
	}
	switch {
	case err == errSecond:
		if at, ok := y.second(); ok {
			return y.finding(RuleYAML, at, lineEnd(y.data, at), "a second text starts here, behind the end of the first", "keep all keys together, and write nothing between '---' lines")
		}
		return say("this text holds a second one", "keep all keys together")
	case strings.Contains(msg, "mapping values are not allowed"):
		return say("a colon with a space behind it stands inside a value", "put the value in quotation marks")
	case strings.Contains(msg, "found unexpected end of stream"):
		return say("the text that starts here is not closed with a quotation mark", "write the quotation mark where the text ends")
	case strings.Contains(msg, "could not find expected ':'"):
		return say("a colon is missing after a key here", "write a colon and a space behind the key")
	case strings.Contains(msg, "did not find expected ',' or ']'"):
		return say("a list in brackets is not closed with a ']', or a comma is missing in it", "add the closing bracket or the comma")
	case strings.Contains(msg, "did not find expected ',' or '}'"):
		return say("a table in braces is not closed with a '}', or a comma is missing in it", "add the closing brace or the comma")
	case strings.Contains(msg, "did not find expected key"):
		return say("the lines here are not indented alike, or something stands behind a value's closing quotation mark", "indent keys of one table by the same number of spaces")
	case strings.Contains(msg, "cannot start any token"):
		return say("a value cannot begin with the character that it begins with here", "put the value in quotation marks")
	case strings.Contains(msg, "exceeded max depth"):
		return say("tables and lists are nested too deep here", "write it with fewer levels")
	case strings.Contains(msg, "did not find expected <document start>"):
		return say("something stands behind the end of this text's keys and values", "delete it, or make it a key and a value")
	case strings.Contains(msg, "unknown anchor"):
		if name, _, ok := strings.Cut(strings.TrimPrefix(msg, "unknown anchor '"), "'"); ok {
			if at := strings.Index(string(y.data), "*"+name); at >= 0 {
				start, end = at, at+1+len(name)
			}
			return say(fmt.Sprintf("'*%s' repeats a value that no '&%s' names", name, name), "write the value out, or put it in quotation marks if the '*' is part of the text")
		}
	case strings.Contains(msg, "unknown escape character"):
		return say("a backslash in double quotation marks has no meaning here", `write \\ for a backslash, or put the text in single quotation marks`)
	case strings.Contains(msg, "block sequence entries are not allowed"):
		return say("a '-' with a space behind it stands where no list can begin", "begin the list on a new line, or put the value in quotation marks")
	}
	return say("this is not valid YAML: "+msg, "correct the text near this line")
}

// tab returns the first tab in the indentation of a line.
func (y *yamlTree) tab() (at int, ok bool) {
	for _, at := range y.lines {
		for at < len(y.data) && y.data[at] == ' ' {
			at++
		}
		if at < len(y.data) && y.data[at] == '\t' {
			return at, true
		}
	}
	return 0, false
}

// second returns the second line that marks the start of a document, or the first behind content.
func (y *yamlTree) second() (at int, ok bool) {
	content := false
	for _, at := range y.lines {
		rest := string(y.data[at:min(at+3, len(y.data))])
		switch {
		case rest == "---" && content:
			return at, true
		case strings.TrimSpace(rest) != "" && rest[0] != '#' && rest[0] != '%':
			content = true
		}
	}
	return 0, false
}
