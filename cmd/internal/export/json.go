package export

import (
	"io"
	"strconv"
	"unicode/utf8"
)

// A jsonText is JSON being written in the order in which its keys are given, which a map would lose.
type jsonText struct{ b []byte }

// next sets a comma where one is due.
func (j *jsonText) next() {
	for i := len(j.b) - 1; i >= 0; i-- {
		switch j.b[i] {
		case '\n':
			continue
		case '{', '[', ':':
			return
		}
		j.b = append(j.b, ',')
		return
	}
}

// line begins the next value or key on a line of its own, so that people can read the file and tools compare it.
func (j *jsonText) line() *jsonText {
	if len(j.b) == 0 {
		return j
	}
	switch j.b[len(j.b)-1] {
	case '{', '[':
	default:
		j.b = append(j.b, ',')
	}
	j.b = append(j.b, '\n')
	return j
}

func (j *jsonText) separate() {
	if n := len(j.b); n >= 2 && j.b[n-1] == '\n' && (j.b[n-2] == ',' || j.b[n-2] == '{' || j.b[n-2] == '[') {
		return
	}
	j.next()
}

// flush passes on what has grown long. The last two bytes stay, by which commas are set.
func (j *jsonText) flush(w io.Writer) error {
	const long = 64 << 10
	if len(j.b) < long {
		return nil
	}
	end := len(j.b) - 2
	_, err := w.Write(j.b[:end])
	j.b = append(j.b[:0], j.b[end:]...)
	return err
}

func (j *jsonText) open(c byte) {
	j.separate()
	j.b = append(j.b, c)
}

func (j *jsonText) close(c byte) { j.b = append(j.b, c) }

func (j *jsonText) key(name string) *jsonText {
	j.separate()
	j.b = append(quote(j.b, name), ':')
	return j
}

func (j *jsonText) string(s string) {
	j.separate()
	j.b = quote(j.b, s)
}

func (j *jsonText) int(n int) {
	j.separate()
	j.b = strconv.AppendInt(j.b, int64(n), 10)
}

func (j *jsonText) number(f float64) {
	j.separate()
	j.b = strconv.AppendFloat(j.b, f, 'f', -1, 64)
}

func (j *jsonText) bool(v bool) {
	j.separate()
	j.b = strconv.AppendBool(j.b, v)
}

// raw writes a value that is JSON already.
func (j *jsonText) raw(b []byte) {
	j.separate()
	j.b = append(j.b, b...)
}

// pair writes a key with a text, and nothing where there is no text.
func (j *jsonText) pair(name, value string) {
	if value != "" {
		j.key(name).string(value)
	}
}

// quote appends a JSON string. What HTML or JavaScript give a meaning is escaped, so that the text can stand in either; what is
// no UTF-8 becomes U+FFFD.
func quote(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c != 0x7f {
				i++
				continue
			}
			b = append(b, s[from:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, '\\', 'n')
			case '\t':
				b = append(b, '\\', 't')
			default:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(append(b, s[from:i]...), "\ufffd"...)
			from = i + size
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, s[from:i]...), '\\', 'u', '2', '0', '2', hex[r&15])
			from = i + size
		}
		i += size
	}
	return append(append(b, s[from:]...), '"')
}
