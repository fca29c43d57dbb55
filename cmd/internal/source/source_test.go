package source_test

import (
	"testing"

	"candor/cmd/internal/source"
)

func TestPosition(t *testing.T) {
	tests := []struct {
		name, text           string
		offset, line, column int
	}{
		{"empty file", "", 0, 1, 1},
		{"empty file, past the end", "", 9, 1, 1},
		{"before the start", "ab", -3, 1, 1},
		{"first byte", "ab\ncd\n", 0, 1, 1},
		{"newline itself", "ab\ncd\n", 2, 1, 3},
		{"start of second line", "ab\ncd\n", 3, 2, 1},
		{"end, behind the last newline", "ab\ncd\n", 6, 2, 4},
		{"end, last line without newline", "ab\ncd", 5, 2, 3},
		{"past the end", "ab\ncd", 99, 2, 3},
		{"CRLF, second line", "ab\r\ncd\r\n", 4, 2, 1},
		{"CRLF, the return", "ab\r\ncd\r\n", 2, 1, 3},
		{"empty lines", "\n\n\nx", 3, 4, 1},
		{"two bytes a letter", "éé x", 5, 1, 4},
		{"three bytes a letter", "日本 x", 7, 1, 4},
		{"four bytes a letter", "😀x", 4, 1, 2},
		{"combining mark counts for itself", "e\u0301x", 3, 1, 3},
		{"inside a letter is its first byte", "日本", 2, 1, 1},
		{"inside the second letter", "日本", 4, 1, 2},
		{"not UTF-8, a column a byte", "\xff\xfex", 2, 1, 3},
		{"only continuation bytes", "\x80\x80\x80\x80\x80", 4, 1, 5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := source.NewFile("f", []byte(tt.text)).Position(tt.offset)
			if got.Line != tt.line || got.Column != tt.column {
				t.Errorf("Position(%d) of %q = %d:%d, want %d:%d", tt.offset, tt.text, got.Line, got.Column, tt.line, tt.column)
			}
			if want := min(max(tt.offset, 0), len(tt.text)); got.Offset != want {
				t.Errorf("offset = %d, want %d", got.Offset, want)
			}
		})
	}
}

func TestPositionNeverRunsBackwards(t *testing.T) {
	text := "a日\r\né😀\xff\x80z\n\n本"
	f := source.NewFile("f", []byte(text))
	last := f.Position(0)
	for i := 1; i <= len(text); i++ {
		p := f.Position(i)
		if p.Line < last.Line || p.Line == last.Line && p.Column < last.Column {
			t.Errorf("Position(%d) = %v stands before Position(%d) = %v", i, p, i-1, last)
		}
		last = p
	}
}

func TestLine(t *testing.T) {
	tests := []struct {
		name, text string
		n          int
		want       string
		offset     int
	}{
		{"first", "ab\ncd", 1, "ab", 0},
		{"last without newline", "ab\ncd", 2, "cd", 3},
		{"CRLF", "ab\r\ncd\r\n", 2, "cd", 4},
		{"only the ending is cut", "ab\r\r\n", 1, "ab\r", 0},
		{"a return alone ends no line", "ab\r", 1, "ab\r", 0},
		{"empty line", "a\n\nb", 2, "", 2},
		{"zero", "ab\n", 0, "", 3},
		{"past the last", "ab\n", 2, "", 3},
		{"empty file", "", 1, "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, offset := source.NewFile("f", []byte(tt.text)).Line(tt.n)
			if string(got) != tt.want || offset != tt.offset {
				t.Errorf("Line(%d) of %q = %q at %d, want %q at %d", tt.n, tt.text, got, offset, tt.want, tt.offset)
			}
		})
	}
}

func TestLines(t *testing.T) {
	for text, want := range map[string]int{"": 1, "a": 1, "a\n": 1, "a\nb": 2, "\n\n": 2, "a\r\nb\r\n": 2} {
		if got := source.NewFile("f", []byte(text)).Lines(); got != want {
			t.Errorf("Lines of %q = %d, want %d", text, got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	f := source.NewFile("data/a.toml", []byte("a = 1\nb = \"é\"\n"))
	tests := []struct {
		name       string
		span       source.Span
		text, at   string
		start, end source.Position
	}{
		{"value", f.Span(10, 14), `"é"`, "data/a.toml:2:5", source.Position{Line: 2, Column: 5, Offset: 10}, source.Position{Line: 2, Column: 8, Offset: 14}},
		{"two lines", f.Span(4, 7), "1\nb", "data/a.toml:1:5", source.Position{Line: 1, Column: 5, Offset: 4}, source.Position{Line: 2, Column: 2, Offset: 7}},
		{"cut to the file", f.Span(-4, 999), "a = 1\nb = \"é\"\n", "data/a.toml:1:1", source.Position{Line: 1, Column: 1}, source.Position{Line: 2, Column: 9, Offset: 15}},
		{"end before start", f.Span(4, 2), "", "data/a.toml:1:5", source.Position{Line: 1, Column: 5, Offset: 4}, source.Position{Line: 1, Column: 5, Offset: 4}},
		{"nowhere", source.Span{}, "", "-", source.Position{}, source.Position{}},
		{"made by hand, out of bounds", source.Span{File: f, Start: -2, End: 3}, "", "data/a.toml:1:1", source.Position{Line: 1, Column: 1}, source.Position{Line: 1, Column: 4, Offset: 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.span.Text(); got != tt.text {
				t.Errorf("Text = %q, want %q", got, tt.text)
			}
			if got := tt.span.String(); got != tt.at {
				t.Errorf("String = %q, want %q", got, tt.at)
			}
			if got := tt.span.Position(); got != tt.start {
				t.Errorf("Position = %v, want %v", got, tt.start)
			}
			if got := tt.span.EndPosition(); got != tt.end {
				t.Errorf("EndPosition = %v, want %v", got, tt.end)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	a, b := source.NewFile("a", []byte("0123456789")), source.NewFile("b", []byte("0123456789"))
	ordered := []source.Span{{}, a.Span(0, 0), a.Span(0, 4), a.Span(2, 3), a.Span(2, 9), b.Span(0, 1), b.Span(1, 1)}
	for i, x := range ordered {
		for j, y := range ordered {
			got := source.Compare(x, y)
			if (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("Compare(%v, %v) = %d, want the order of %d and %d", x, y, got, i, j)
			}
		}
	}
}

func TestValueIsSet(t *testing.T) {
	if (source.Value[string]{V: "x"}).IsSet() {
		t.Error("a value without a place counts as given")
	}
	if !(source.Value[string]{Span: source.NewFile("a", nil).Span(0, 0)}).IsSet() {
		t.Error("an empty value with a place counts as not given")
	}
}
