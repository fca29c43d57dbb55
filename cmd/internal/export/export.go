// Package export writes what a site says in the forms that programs read: its tables as CSV, JSON and a workbook, the whole
// center as one JSON document with its schema, the controls in OSCAL, and what crawlers and hosts ask for.
//
// All of it follows from the same plan as the pages, so that what is taken away says what the pages say. It holds no date but
// those of the data and the day for which the site speaks: the same input makes the same bytes.
package export

import (
	"io"

	"candor/cmd/internal/site"
)

// A File is a file of the site that programs read.
type File struct {
	Name  string // below public/: 'data/center.json'
	Large bool   // of a large site too large to be held in memory
	Write func(w io.Writer) error
}

// Files returns the files of a site, sorted by nothing in particular but always in the same order. Clauses has to return what
// [Clauses] wrote for a document. Each file can be written by itself, and several at once.
func Files(s *site.Site, clauses func(*site.Doc) ([]byte, error)) []File {
	var out []File
	add := func(address string, write func(io.Writer) error) {
		out = append(out, File{Name: address[1:], Write: write})
	}
	for i := range s.Exports() {
		e := &s.Exports()[i]
		add(e.File("csv"), func(w io.Writer) error { return writeCSV(w, s, e) })
		add(e.File("json"), func(w io.Writer) error { return writeTable(w, s, e) })
	}
	add(site.WorkbookFile, func(w io.Writer) error { return writeWorkbook(w, s) })
	add(site.SchemaFile, func(w io.Writer) error { return writeSchema(w, s) })
	add(site.OSCALFile, func(w io.Writer) error { return writeOSCAL(w, s) })
	add(site.RobotsFile, func(w io.Writer) error { return writeRobots(w, s) })
	add(site.LLMsFile, func(w io.Writer) error { return writeLLMs(w, s) })
	add(site.HeadersFile, func(w io.Writer) error { return writeHeaders(w, s) })
	out = append(out, sitemaps(s, mostURLs)...)
	return append(out, File{Name: site.CenterFile[1:], Large: true, Write: func(w io.Writer) error { return writeCenter(w, s, clauses) }})
}
