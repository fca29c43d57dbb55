package token_test

import (
	"math"
	"strings"
	"testing"

	"candor/cmd/internal/token"
)

// show writes tokens as kind:lower, an underscore before those with a space before them.
func show(text string) string {
	var out []string
	for _, t := range token.Append(nil, text) {
		s := "wnm"[t.Kind:t.Kind+1] + ":" + t.Lower
		if t.Space {
			s = "_" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestAppend(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"white space", " \t\r\n", ""},
		{"words", "Kept for", "_w:kept _w:for"},
		{"digits in a word", "S3 fsn1", "_w:s3 _w:fsn1"},
		{"letters behind a number", "72h", "_n:72 w:h"},
		{"hyphens are marks", "eu-west-3", "_w:eu m:- w:west m:- n:3"},
		{"full stop behind a number", "within 30.", "_w:within _n:30 m:."},
		{"comma behind a number", "30, 60", "_n:30 m:, _n:60"},
		{"thousands", "1,000,000 hours", "_n:1,000,000 _w:hours"},
		{"comma before other than three digits", "1,00 2,0000", "_n:1 m:, n:00 _n:2 m:, n:0000"},
		{"fraction", "99.9%", "_n:99.9 m:%"},
		{"version", "1.2.3", "_n:1.2.3"},
		{"possessive", "company's customers'", "_w:company _w:customers m:'"},
		{"typographic possessive", "month’s", "_w:month"},
		{"apostrophe within", "can’t", "_w:can't"},
		{"quotation", "‘night’ “x”", "_m:' w:night m:' _m:\" w:x m:\""},
		{"dashes", "2–5 − 3—4", "_n:2 m:- n:5 _m:- _n:3 m:— n:4"},
		{"soft hyphen", "re\u00adtention", "_w:retention"},
		{"no-break space", "30\u00a0days", "_n:30 _w:days"},
		{"zero-width space parts words without a space", "a\u200bb", "_w:a w:b"},
		{"other scripts", "Überlingen 東京", "_w:überlingen _w:東京"},
		{"combining mark", "cafe\u0301", "_w:cafe\u0301"},
		{"not UTF-8", "a\xffb", "_w:a m:\xff w:b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(tt.text); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestNumber(t *testing.T) {
	tests := []struct {
		text  string
		num   float64
		isInt bool
	}{
		{"30", 30, true}, {"007", 7, true}, {"1,000", 1000, true}, {"99.95", 99.95, false}, {"1,234.5", 1234.5, false},
		{"1.2.3", 0, false}, {strings.Repeat("9", 400), 0, false},
	}
	for _, tt := range tests {
		ts := token.Append(nil, tt.text)
		if len(ts) != 1 || ts[0].Kind != token.Number || ts[0].Num != tt.num || ts[0].Int != tt.isInt {
			t.Errorf("Append(%q) = %+v, want one number %v, whole %v", tt.text, ts, tt.num, tt.isInt)
		}
	}
}

func TestCapital(t *testing.T) {
	for text, want := range map[string]bool{"Day": true, "day": false, "Über": true, "3": false, "-": false} {
		ts := token.Append(nil, text)
		if got := ts[0].Capital(); got != want {
			t.Errorf("Capital of %q = %v, want %v", text, got, want)
		}
	}
	if (&token.Token{}).Capital() {
		t.Error("the zero token is a capital")
	}
}

func TestAppendKeepsWhatStands(t *testing.T) {
	ts := token.Append(token.Append(nil, "one"), "two")
	if len(ts) != 2 || ts[0].Lower != "one" || ts[1].Start != 0 {
		t.Errorf("got %+v, want the tokens of both texts", ts)
	}
}

func FuzzAppend(f *testing.F) {
	for _, s := range []string{"", "30 days", "2–5", "1,000.5", "it’s", "'", "’", "a’", "\xff\xc3", "日本\u200b語", "\u00ad", "1.", "1,", ".1", "é\u0301’s", "İ'S"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, k := range token.Append(nil, text) {
			if k.Start < end || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %+v overlaps, is empty or lies outside the text of %d bytes; the last one ended at %d", k, len(text), end)
			}
			if k.Text != text[k.Start:k.End] {
				t.Fatalf("Text %q is not what stands there: %q", k.Text, text[k.Start:k.End])
			}
			if math.IsNaN(k.Num) || math.IsInf(k.Num, 0) || k.Num < 0 {
				t.Fatalf("number %q is %v", k.Text, k.Num)
			}
			end = k.End
		}
	})
}
