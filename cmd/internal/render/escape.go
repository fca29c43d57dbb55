package render

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"
)

// special are the bytes that text cannot hold as they are: those that HTML gives a meaning, and control characters.
var special = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = c != '\t' && c != '\n'
	}
	for _, c := range []byte("&<>\"'\x7f") {
		t[c] = true
	}
	return t
}()

// escape writes s as text or as the value of a quoted attribute.
func escape(w *bytes.Buffer, s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		if special[s[i]] {
			w.WriteString(s[from:i])
			escapeByte(w, s[i])
			from = i + 1
		}
	}
	w.WriteString(s[from:])
}

// escapeByte writes a special byte. Carriage returns are dropped, other control characters become U+FFFD.
func escapeByte(w *bytes.Buffer, c byte) {
	switch c {
	case '&':
		w.WriteString("&amp;")
	case '<':
		w.WriteString("&lt;")
	case '>':
		w.WriteString("&gt;")
	case '"':
		w.WriteString("&#34;")
	case '\'':
		w.WriteString("&#39;")
	case '\r':
	default:
		w.WriteString("\uFFFD")
	}
}

// markdown writes running text as Markdown has it: backslash escapes and entities still undecoded.
func markdown(w *bytes.Buffer, s []byte) {
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			w.Write(s[from:i])
			i++
			if special[s[i]] {
				escapeByte(w, s[i])
			} else {
				w.WriteByte(s[i])
			}
			from = i + 1
		case c == '&':
			w.Write(s[from:i])
			n := entity(w, s[i:])
			i += n - 1
			from = i + 1
		case special[c]:
			w.Write(s[from:i])
			escapeByte(w, c)
			from = i + 1
		}
	}
	w.Write(s[from:])
}

// entity writes what the entity at the start of s stands for and returns its length; an & that begins none is itself.
func entity(w *bytes.Buffer, s []byte) int {
	const longest = 40 // more than any name of HTML's
	if end := bytes.IndexByte(s[:min(len(s), longest)], ';'); end > 1 {
		name := string(s[:end+1])
		if decoded := html.UnescapeString(name); decoded != name && utf8.ValidString(decoded) {
			escape(w, decoded)
			return end + 1
		}
	}
	w.WriteString("&amp;")
	return 1
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// decode returns a destination or title of a link as Markdown means it.
func decode(b []byte) string {
	s := string(b)
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}

// attribute writes an attribute with a space before it.
func attribute(w *bytes.Buffer, name, value string) {
	w.WriteByte(' ')
	w.WriteString(name)
	w.WriteString(`="`)
	escape(w, value)
	w.WriteByte('"')
}

// href writes the address that a link leads to: relative within the site, so that a site works at any path and from a disk;
// safe characters as they are, others percent-encoded.
func href(w *bytes.Buffer, root, address string) {
	w.WriteString(` href="`)
	if strings.HasPrefix(address, "/") {
		w.WriteString(root)
		if address = address[1:]; address == "" && root == "" {
			address = "./"
		}
	}
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case c == '&':
			w.WriteString("&amp;")
		case c <= ' ' || c >= 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`' || c == '\\' || c == '{' || c == '}' || c == '|' || c == '^':
			const hex = "0123456789ABCDEF"
			w.Write([]byte{'%', hex[c>>4], hex[c&15]})
		default:
			w.WriteByte(c)
		}
	}
	w.WriteByte('"')
	if isWeb(address) {
		w.WriteString(` rel="external noopener noreferrer"`)
	}
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

// rootOf returns the way from a page to the root of the site: "../../" for '/policies/backup/'.
func rootOf(address string) string {
	return strings.Repeat("../", max(0, strings.Count(address, "/")-1))
}
