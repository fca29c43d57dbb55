// Package token cuts running text into words, numbers and marks, once. Everything that reads prose or a value as people
// write it (durations, region codes, names) is a grammar over these tokens: no regular expression runs over text.
package token

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind says what a token is.
type Kind uint8

// Kinds of tokens. A word begins with a letter and may hold digits and apostrophes ("S3", "fsn1", "company's"). A number
// begins with a digit ("30", "1.2", "1,000"); letters glued to it are the next token ("4" "h"). All else is a mark of one
// character; hyphens are marks, so "eu-west-3" is five tokens without spaces between them.
const (
	Word Kind = iota
	Number
	Mark
)

// A Token is a piece of a text. Lower is Text in lower case, with a typographic apostrophe made plain and a plural or
// singular possessive ending cut off.
type Token struct {
	Kind       Kind
	Space      bool // white space stands before it (the first token of a text has it too)
	Start, End int  // bytes in the text
	Text       string
	Lower      string
	Num        float64 // value of a Number
	Int        bool    // the Number has no decimal point
}

// Is reports whether the token is the given lower-case word or mark.
func (t *Token) Is(lower string) bool { return t.Lower == lower }

// Capital reports whether the token begins with an upper-case letter.
func (t *Token) Capital() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r)
}

// Append appends the tokens of text to dst, so that one slice can serve for many texts.
func Append(dst []Token, text string) []Token {
	if dst == nil {
		dst = make([]Token, 0, len(text)/5+2) // a word is five letters and a space, a mark one
	}
	space := true
	small := "" // the text in lower case, as soon as a word needs it: one copy instead of one for each capital letter
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			space = true
			i++
			continue
		case isDigit(c):
			end := scanNumber(text, i)
			t := Token{Kind: Number, Space: space, Start: i, End: end, Text: text[i:end], Lower: text[i:end]}
			t.Num, t.Int = parseNumber(t.Text)
			dst = append(dst, t)
			i = end
		case isLetter(c) || c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if c >= utf8.RuneSelf && !unicode.IsLetter(r) {
				if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad' {
					space = space || unicode.IsSpace(r)
					i += size
					continue
				}
				dst = append(dst, Token{Kind: Mark, Space: space, Start: i, End: i + size, Text: text[i : i+size], Lower: plainMark(r, text[i:i+size])})
				i += size
				break
			}
			end := scanWord(text, i)
			word := text[i:end]
			plain, ascii := plainness(word)
			switch {
			case plain:
			case ascii:
				if small == "" {
					small = lowerASCII(text)
				}
				word = small[i:end]
				if strings.HasSuffix(word, "'s") {
					word = word[:len(word)-2]
				}
			default:
				word = lower(word)
			}
			dst = append(dst, Token{Kind: Word, Space: space, Start: i, End: end, Text: text[i:end], Lower: word})
			i = end
		default:
			dst = append(dst, Token{Kind: Mark, Space: space, Start: i, End: i + 1, Text: text[i : i+1], Lower: text[i : i+1]})
			i++
		}
		space = false
	}
	return dst
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// scanNumber returns the end of the number at i: digits, with a comma or point only between digits, so that the full stop
// behind "within 30." stays out.
func scanNumber(text string, i int) int {
	for i < len(text) {
		if isDigit(text[i]) {
			i++
			continue
		}
		if (text[i] == '.' || text[i] == ',') && i+1 < len(text) && isDigit(text[i+1]) {
			if text[i] == ',' && !thousands(text[i+1:]) {
				break
			}
			i += 2
			continue
		}
		break
	}
	return i
}

// thousands reports whether exactly three digits follow.
func thousands(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

func parseNumber(s string) (v float64, isInt bool) {
	plain := strings.ReplaceAll(s, ",", "")
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil { // "1.2.3": a version, no quantity
		return 0, false
	}
	return v, !strings.Contains(plain, ".")
}

func scanWord(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if isLetter(c) || isDigit(c) {
			i++
			continue
		}
		if c == '\'' && i+1 < len(text) && isLetter(text[i+1]) {
			i += 2
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '’' {
			if i+size < len(text) && isLetter(text[i+size]) {
				i += size + 1
				continue
			}
			break
		}
		if r == '\u00ad' || unicode.IsLetter(r) || unicode.IsMark(r) {
			i += size
			continue
		}
		break
	}
	return i
}

// plainness reports whether a word is in lower case already, as most are, and whether it has no letters but those of ASCII.
func plainness(s string) (plain, ascii bool) {
	plain = true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return false, false
		case c == '\'' || 'A' <= c && c <= 'Z':
			plain = false
		}
	}
	return plain, true
}

// lowerASCII returns a text with the letters of ASCII in lower case, each character where it was.
func lowerASCII(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b.WriteByte(c)
	}
	return b.String()
}

// lower returns a word with other letters in lower case.
func lower(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "\u00ad") {
		s = strings.ReplaceAll(s, "\u00ad", "")
	}
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return strings.TrimSuffix(s, "'s")
}

// plainMark folds the dashes and quotation marks that word processors make.
func plainMark(r rune, text string) string {
	switch r {
	case '‐', '‑', '‒', '–', '−':
		return "-"
	case '“', '”', '„', '«', '»':
		return `"`
	case '‘', '’':
		return "'"
	}
	return text
}
