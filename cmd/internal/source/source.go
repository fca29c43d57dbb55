// Package source holds files, the spans of bytes in them, and values that remember the bytes that said them.
//
// Everything that Candor reports points at a place: a claim at the words of a sentence, a datum at its value in a TOML
// file. A [Span] is that place, and it survives every step from the parser to the finding.
package source

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// A File is a text that was read. Name is its slash-separated path relative to the site's root.
type File struct {
	Name string
	Data []byte

	once  sync.Once
	lines []int // offset of the first byte of each line
}

// NewFile returns a file that holds data.
func NewFile(name string, data []byte) *File { return &File{Name: name, Data: data} }

// Span returns the bytes from start to end, cut to the file's bounds.
func (f *File) Span(start, end int) Span {
	start = min(max(start, 0), len(f.Data))
	end = min(max(end, start), len(f.Data))
	return Span{File: f, Start: start, End: end}
}

// Lines returns the number of lines. A last line without a newline counts; an empty file has one line.
func (f *File) Lines() int { f.index(); return len(f.lines) }

// Line returns line n, counted from 1, without its line ending, and the offset of its first byte.
// A line that does not exist is empty.
func (f *File) Line(n int) (text []byte, offset int) {
	f.index()
	if n < 1 || n > len(f.lines) {
		return nil, len(f.Data)
	}
	start, end := f.lines[n-1], len(f.Data)
	if n < len(f.lines) {
		end = f.lines[n]
	}
	text = f.Data[start:end]
	if line, ok := bytes.CutSuffix(text, []byte("\n")); ok {
		text = bytes.TrimSuffix(line, []byte("\r"))
	}
	return text, start
}

// Position returns the place of a byte offset. An offset inside a character has the character's column, one behind a last
// newline stands in the line that the newline ends.
func (f *File) Position(offset int) Position {
	f.index()
	offset = min(max(offset, 0), len(f.Data))
	line := sort.SearchInts(f.lines, offset+1)
	return Position{
		Line:   line,
		Column: utf8.RuneCount(f.Data[f.lines[line-1]:f.runeStart(offset)]) + 1,
		Offset: offset,
	}
}

// runeStart returns the first byte of the character that the offset lies in.
func (f *File) runeStart(offset int) int {
	if offset == len(f.Data) {
		return offset
	}
	for start := offset; start >= 0 && offset-start < utf8.UTFMax; start-- {
		if utf8.RuneStart(f.Data[start]) {
			if _, size := utf8.DecodeRune(f.Data[start:]); start+size > offset {
				return start
			}
			break
		}
	}
	return offset
}

// index finds the starts of the lines once, when the first position is asked for: most files never need theirs.
func (f *File) index() {
	f.once.Do(func() {
		f.lines = append(f.lines, 0)
		for i, b := range f.Data {
			if b == '\n' && i+1 < len(f.Data) {
				f.lines = append(f.lines, i+1)
			}
		}
	})
}

// A Position is a place in a file. Lines and columns count from 1, columns in Unicode code points; Offset is in bytes.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

// A Span is a half-open range of bytes in a file. The zero Span is nowhere.
type Span struct {
	File       *File
	Start, End int
}

// IsZero reports whether s is nowhere.
func (s Span) IsZero() bool { return s.File == nil }

// Text returns the bytes of s as a string.
func (s Span) Text() string {
	if s.File == nil || s.Start < 0 || s.End > len(s.File.Data) || s.Start > s.End {
		return ""
	}
	return string(s.File.Data[s.Start:s.End])
}

// Position returns the place of the first byte of s.
func (s Span) Position() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.Start)
}

// EndPosition returns the place just behind the last byte of s.
func (s Span) EndPosition() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.End)
}

// Name returns the name of the file of s, or "" for the zero Span.
func (s Span) Name() string {
	if s.File == nil {
		return ""
	}
	return s.File.Name
}

// String returns the place as file:line:column.
func (s Span) String() string {
	if s.File == nil {
		return "-"
	}
	p := s.Position()
	return fmt.Sprintf("%s:%d:%d", s.File.Name, p.Line, p.Column)
}

// Compare orders spans by file name, then start, then end.
func Compare(a, b Span) int {
	if c := strings.Compare(a.Name(), b.Name()); c != 0 {
		return c
	}
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}

// A Value is a datum and the bytes that say it. A Value whose Span is zero was not given.
type Value[T any] struct {
	V    T
	Span Span
}

// IsSet reports whether the value was given.
func (v Value[T]) IsSet() bool { return !v.Span.IsZero() }
