package diag

import (
	"net/url"
	"strings"
	"unicode"
)

// escapePath returns a path as a relative reference (RFC 3986): spaces and letters beyond ASCII are percent-encoded, and a
// colon in its first part does not make that a scheme.
func escapePath(p string) string { return (&url.URL{Path: p}).String() }

// EscapeMarkdown returns text that is shown as it is by whatever renders Markdown, on one line. Characters with which GitHub
// and GitLab find people, issues and labels are followed by a space without width: quoting a text must not call anybody.
func EscapeMarkdown(s string) string {
	s = Plain(s)
	var b strings.Builder
	var last rune
	rs := []rune(s)
	for i, r := range rs {
		word := i+1 < len(rs) && (unicode.IsLetter(rs[i+1]) || unicode.IsDigit(rs[i+1]))
		switch {
		case strings.ContainsRune("\\`*_[]{}<>|~&$", r),
			strings.ContainsRune("-+=#", r) && i == 0,
			(r == '.' || r == ')') && i > 0 && strings.Trim(string(rs[:i]), "0123456789") == "":
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		if word && (strings.ContainsRune("#!~%&", r) || r == '@' && !unicode.IsLetter(last) && !unicode.IsDigit(last)) {
			b.WriteRune('\u200b')
		}
		last = r
	}
	return b.String()
}

// CodeSpan returns text as a Markdown code span, on one line.
func CodeSpan(s string) string {
	s = Plain(s)
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || s == "" {
		s = " " + s + " "
	}
	return fence + s + fence
}
