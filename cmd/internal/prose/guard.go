package prose

import "bytes"

// What is read at most. People nest four or five levels; goldmark's time grows with the square of the depth, with the
// product of a table's columns and rows, and with the square of the emphasis marks of one paragraph.
const (
	maxDepth      = 100       // lists and quotes inside each other
	maxMarks      = 10_000    // emphasis, bracket and backtick characters in one paragraph, or one line of a table
	maxEmptyCells = 1_000_000 // cells that a table's rows leave out and goldmark fills in
)

var escapedBar = []byte(`\|`)

// tooDeep reports whether body goes beyond what is read. It looks at the starts of lines only and may count a marker in a
// code block, but not one that people would write a hundred times.
func tooDeep(body []byte) bool {
	var columns [maxDepth + 1]int // of the list markers that are open
	open, marks, cols, cells, tableAt := 0, 0, 0, 0, 0
	crowded := manyMarks(body)
	if bytes.Count(body, escapedBar) > maxMarks { // goldmark looks at all of them for each
		return true
	}
	at := 0
	for rest := body; len(rest) > 0; {
		var line []byte
		line, rest = cutLine(rest)
		lineAt := at
		at += len(line)
		prefix, depth, column, marker := container(line)
		content := line[prefix:]
		if len(content) == 0 {
			marks, cols = 0, 0
			if depth > maxDepth {
				return true
			}
			continue
		}
		for open > 0 && columns[open-1] >= column {
			open--
		}
		if depth+open > maxDepth {
			return true
		}
		if marker {
			columns[open] = column
			open++
		}
		if cols > 0 {
			marks = 0
			cells += cols
			if cells > maxEmptyCells+(at-tableAt) {
				return true
			}
		} else if isDelimiterRow(content) {
			cols = bytes.Count(content, []byte{'|'}) + 1
			cells, tableAt = cols, lineAt
		}
		if crowded {
			if marks += countMarks(content); marks > maxMarks {
				return true
			}
		}
	}
	return false
}

// manyMarks reports whether all of body holds so many marks that its paragraphs must be counted one by one.
func manyMarks(body []byte) bool { return len(body) > maxMarks && countMarks(body) > maxMarks }

func countMarks(b []byte) int {
	n := 0
	for _, c := range []byte("*_~[]`<") {
		n += bytes.Count(b, []byte{c})
	}
	return n
}

// container returns the length of a line's quote and list markers, how many there are, the column of the first list
// marker (of the text, if there is none) and whether there is one.
func container(line []byte) (prefix, depth, column int, marker bool) {
	column = -1
	i := 0
	for i < len(line) && depth <= maxDepth {
		switch c := line[i]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			i++
			continue
		case c == '>':
			depth++
			i++
			continue
		case (c == '-' || c == '+' || c == '*' || c == ':') && spaceAt(line, i+1):
			if isRule(line[i:]) {
				break
			}
			depth++
			marker = true
			column = first(column, i)
			i++
			continue
		case c >= '0' && c <= '9':
			j := i + 1
			for j < len(line) && line[j] >= '0' && line[j] <= '9' && j-i < 10 {
				j++
			}
			if j < len(line) && (line[j] == '.' || line[j] == ')') && spaceAt(line, j+1) {
				depth++
				marker = true
				column = first(column, i)
				i = j + 1
				continue
			}
		case c == '[' && i+1 < len(line) && line[i+1] == '^':
			if j := bytes.Index(line[i:min(len(line), i+1010)], []byte("]:")); j > 0 {
				depth++
				i += j + 2
				continue
			}
		}
		break
	}
	return i, depth, first(column, i), marker
}

func first(column, i int) int {
	if column < 0 {
		return i
	}
	return column
}

func spaceAt(line []byte, i int) bool {
	return i >= len(line) || line[i] == ' ' || line[i] == '\t' || line[i] == '\n' || line[i] == '\r'
}

// isRule reports whether line is a thematic break such as "- - -".
func isRule(line []byte) bool {
	n := 0
	for _, c := range line {
		switch c {
		case line[0]:
			n++
		case ' ', '\t', '\r', '\n':
		default:
			return false
		}
	}
	return n >= 3 && line[0] != '+' && line[0] != ':'
}

// isDelimiterRow reports whether line may be the row of dashes under a table's header.
func isDelimiterRow(line []byte) bool {
	dash, bar := false, false
	for _, c := range line {
		switch c {
		case '-':
			dash = true
		case '|', ':':
			bar = true
		case ' ', '\t', '\r', '\n':
		default:
			return false
		}
	}
	return dash && bar
}
