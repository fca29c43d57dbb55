package catalog

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// A record is a row of a CSV file, read by the names in the file's first row.
type record struct {
	column map[string]int
	fields []string
}

// text returns the field in a column, empty when there is no such column.
func (r record) text(column string) string {
	if i, ok := r.column[column]; ok && i < len(r.fields) {
		return r.fields[i]
	}
	return ""
}

// list returns the parts of a field that semicolons separate. An empty field is an empty list.
func (r record) list(column string) []string {
	text := r.text(column)
	if text == "" {
		return nil
	}
	list := make([]string, 0, strings.Count(text, ";")+1)
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// yes reports whether a field is the word 'yes'.
func (r record) yes(column string) bool { return r.text(column) == "yes" }

// readCSV calls row for each row of the named file after the first, which names the columns.
func readCSV(fsys fs.FS, name string, row func(record)) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	reader := csv.NewReader(bytes.NewReader(data))
	head, err := reader.Read()
	if err != nil {
		return fmt.Errorf("parse %s: %w", name, err)
	}
	column := make(map[string]int, len(head))
	for i, title := range head {
		column[title] = i
	}
	for {
		fields, err := reader.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("parse %s: %w", name, err)
		}
		row(record{column, fields})
	}
}

// fold returns the form in which names are compared: lower case, words parted by one space, straight apostrophes.
// Most names are ASCII, and looking them up is most of what the catalog does, so those take one pass.
func fold(name string) string {
	plain := true
	for i := range len(name) {
		switch b := name[i]; {
		case b >= utf8.RuneSelf:
			name = strings.ReplaceAll(strings.ToLower(name), "’", "'")
			return strings.Join(strings.Fields(name), " ")
		case b <= ' ' || 'A' <= b && b <= 'Z':
			plain = false
		}
	}
	if plain {
		return name
	}
	folded := make([]byte, 0, len(name))
	for i := range len(name) {
		b := name[i]
		switch {
		case b == ' ' || '\t' <= b && b <= '\r':
			if len(folded) > 0 && folded[len(folded)-1] != ' ' {
				folded = append(folded, ' ')
			}
			continue
		case 'A' <= b && b <= 'Z':
			b += 'a' - 'A'
		}
		folded = append(folded, b)
	}
	return strings.TrimSuffix(string(folded), " ")
}
