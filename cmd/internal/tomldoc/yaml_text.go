package tomldoc

import "bytes"

// yamlBreak returns the length of the YAML 1.1 line break at i, or 0, and the text that it stands for.
func yamlBreak(b []byte, i int) (n int, text string) {
	if i >= len(b) {
		return 0, ""
	}
	switch b[i] {
	case '\n':
		return 1, "\n"
	case '\r':
		if i+1 < len(b) && b[i+1] == '\n' {
			return 2, "\n"
		}
		return 1, "\n"
	case 0xC2:
		if i+1 < len(b) && b[i+1] == 0x85 {
			return 2, "\n"
		}
	case 0xE2:
		if i+2 < len(b) && b[i+1] == 0x80 && (b[i+2] == 0xA8 || b[i+2] == 0xA9) {
			return 3, string(b[i : i+3])
		}
	}
	return 0, ""
}

// yamlEscapes are the escapes of one character in YAML's double quotes (YAML 1.1, 5.7).
const yamlEscapes = "0\x00a\x07b\bt\t\t\tn\nv\vf\fr\re\x1b  \"\"//\\\\''"

// yamlFlow decodes a plain or quoted scalar that starts at the first byte of raw, folding its lines. Of a plain one, want
// says how long it is: where it ends depends on what it stands in, and the parser knows.
func (m *mapped) yamlFlow(raw []byte, f form, want string) {
	i := 1
	if f == formYAMLPlain {
		i = 0
	}
	defer func() { m.end = i }()
	for i < len(raw) {
		c := raw[i]
		brk, _ := yamlBreak(raw, i)
		switch {
		case f == formYAMLPlain && len(m.text) >= len(want):
			return
		case f == formYAMLSingle && c == '\'' && i+1 < len(raw) && raw[i+1] == '\'':
			m.put("'", i, i+2)
			i += 2
		case f == formYAMLSingle && c == '\'', f == formYAMLDouble && c == '"':
			i++
			return
		case f == formYAMLDouble && c == '\\':
			i = m.yamlEscape(raw, i)
		case isBlank(c) || brk > 0:
			i = m.yamlFold(raw, i)
		default:
			m.copy(raw, i)
			i++
		}
	}
}

// yamlFold appends the blanks at i: as they are inside a line; of a line break, a space or the empty lines behind it.
func (m *mapped) yamlFold(raw []byte, i int) int {
	j := skipBlank(raw, i)
	n, first := yamlBreak(raw, j)
	if n == 0 {
		for ; i < j; i++ {
			m.copy(raw, i)
		}
		return j
	}
	k, breaks := j+n, mapped{}
	for {
		next := skipBlank(raw, k)
		n, text := yamlBreak(raw, next)
		if n == 0 {
			k = next
			break
		}
		breaks.put(text, next, next+n)
		k = next + n
	}
	if first != "\n" {
		m.put(first, j, j+n)
	} else if len(breaks.text) == 0 {
		m.put(" ", i, k)
	}
	m.append(breaks)
	return k
}

func (m *mapped) append(o mapped) {
	m.text = append(m.text, o.text...)
	m.from = append(m.from, o.from...)
	m.to = append(m.to, o.to...)
}

// yamlEscape appends what the escape at i stands for.
func (m *mapped) yamlEscape(raw []byte, i int) int {
	if i+1 >= len(raw) {
		return len(raw)
	}
	if n, _ := yamlBreak(raw, i+1); n > 0 { // an escaped line break is not there, but empty lines behind it are
		i += 1 + n
		for {
			next := skipBlank(raw, i)
			n, text := yamlBreak(raw, next)
			if n == 0 {
				return next
			}
			m.put(text, next, next+n)
			i = next + n
		}
	}
	switch c := raw[i+1]; c {
	case 'x':
		return m.hex(raw, i, i+2, 2)
	case 'u':
		return m.hex(raw, i, i+2, 4)
	case 'U':
		return m.hex(raw, i, i+2, 8)
	case 'N':
		m.put("\u0085", i, i+2)
	case '_':
		m.put("\u00a0", i, i+2)
	case 'L':
		m.put("\u2028", i, i+2)
	case 'P':
		m.put("\u2029", i, i+2)
	default:
		for k := 0; k+1 < len(yamlEscapes); k += 2 {
			if yamlEscapes[k] == c {
				m.put(yamlEscapes[k+1:k+2], i, i+2)
				break
			}
		}
	}
	return i + 2
}

// yamlBlock decodes a block scalar whose '|' or '>' is the first byte of raw. Where its lines are to be cut depends on
// the indentation of what it stands in when its header says a figure; want tells which one it was.
func (m *mapped) yamlBlock(raw []byte, want string) {
	i := 1
	chomp, figure := byte(0), 0
	for ; i < len(raw) && i < 3; i++ {
		switch c := raw[i]; {
		case c == '+' || c == '-':
			chomp = c
			continue
		case c >= '1' && c <= '9':
			figure = int(c - '0')
			continue
		}
		break
	}
	for i < len(raw) { // the rest of the header's line
		n, _ := yamlBreak(raw, i)
		i += max(n, 1)
		if n > 0 {
			break
		}
	}
	if figure == 0 {
		m.yamlLines(raw, i, yamlIndent(raw, i), raw[0] == '|', chomp)
		return
	}
	for outer := 0; outer <= 2*maxDepth; outer++ {
		*m = mapped{}
		if m.yamlLines(raw, i, outer+figure, raw[0] == '|', chomp); string(m.text) == want {
			return
		}
	}
}

// yamlIndent returns the indentation of a block scalar whose lines start at i: that of its first line with a word, or of
// the longest line if none has one.
func yamlIndent(raw []byte, i int) int {
	longest := 1
	for i < len(raw) {
		start := i
		for i < len(raw) && raw[i] == ' ' {
			i++
		}
		n, _ := yamlBreak(raw, i)
		longest = max(longest, i-start)
		if n == 0 {
			break
		}
		i += n
	}
	return longest
}

// yamlLines decodes the lines of a block scalar (YAML 1.1, 9.1 and 9.3).
func (m *mapped) yamlLines(raw []byte, i, indent int, literal bool, chomp byte) {
	var lead, trail mapped // the break behind the last line, the empty lines behind that
	leadBlank := false
	i, column := m.yamlEat(raw, i, indent, &trail)
	m.end = i
	for column == indent && i < len(raw) {
		blank := isBlank(raw[i])
		if !literal && !leadBlank && !blank && bytes.HasPrefix(lead.text, []byte("\n")) {
			if len(trail.text) == 0 {
				m.put(" ", lead.from[0], lead.to[0])
			}
		} else {
			m.append(lead)
		}
		m.append(trail)
		lead, trail = mapped{}, mapped{}
		leadBlank = blank
		for i < len(raw) {
			n, text := yamlBreak(raw, i)
			if n > 0 {
				m.end = i
				lead.put(text, i, i+n)
				i += n
				break
			}
			m.copy(raw, i)
			i++
			m.end = i
		}
		i, column = m.yamlEat(raw, i, indent, &trail)
	}
	if chomp != '-' {
		m.append(lead)
	}
	if chomp == '+' {
		m.append(trail)
	}
}

// yamlEat skips indentation and empty lines, which it keeps, and returns the offset and column of the next word.
func (m *mapped) yamlEat(raw []byte, i, indent int, trail *mapped) (next, column int) {
	for {
		column = 0
		for column < indent && i < len(raw) && raw[i] == ' ' {
			i++
			column++
		}
		n, text := yamlBreak(raw, i)
		if n == 0 {
			return i, column
		}
		trail.put(text, i, i+n)
		i += n
	}
}
