package export

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"candor/cmd/internal/site"
)

// The workbook is written here and not by a library: the one that is kept well, excelize, adds 20 ms to the start of every
// command (it builds tables as it is loaded) and half as much again to the program, and what is needed of the format is a few
// hundred lines of XML without any formula, style sheet or chart. The tests read it with excelize.

// Parts of an Office Open XML workbook (ECMA-376) that are the same in all.
const (
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`
	packageLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`</Relationships>`
	// Styles: 0 is text that wraps, 1 the head in bold, 2 a link.
	styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF0B5A7A"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="3">` +
		`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
		`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
	officeLinks = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	mainSpace   = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + officeLinks + `"`
	linksHead   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// Limits of the format.
const (
	longestSheetName = 31
	longestCell      = 32_767 // characters
	mostLinks        = 65_530 // of a sheet
)

// writeWorkbook writes all tables as the sheets of one workbook. All cells are text, so that nothing in them is a formula; row
// addresses are links.
func writeWorkbook(w io.Writer, s *site.Site) error {
	exports := s.Exports()
	z := &zipText{z: zip.NewWriter(w)}
	var types, sheets, links strings.Builder
	types.WriteString(contentTypes)
	names := map[string]bool{}
	for i := range exports {
		n := strconv.Itoa(i + 1)
		types.WriteString(`<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)
		sheets.WriteString(`<sheet name="` + attributeXML(sheetName(exports[i].Title, names)) + `" sheetId="` + n + `" r:id="rId` + n + `"/>`)
		links.WriteString(`<Relationship Id="rId` + n + `" Type="` + officeLinks + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`)
	}
	if len(exports) == 0 { // a workbook has to have a sheet
		types.WriteString(`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)
		sheets.WriteString(`<sheet name="Empty" sheetId="1" r:id="rId1"/>`)
		links.WriteString(`<Relationship Id="rId1" Type="` + officeLinks + `/worksheet" Target="worksheets/sheet1.xml"/>`)
		z.part("xl/worksheets/sheet1.xml", `<worksheet`+mainSpace+`><sheetData/></worksheet>`)
	}
	z.part("[Content_Types].xml", types.String()+`</Types>`)
	z.part("_rels/.rels", packageLinks)
	z.part("docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`+attributeXML(s.Title)+`</dc:title><dc:identifier>`+attributeXML(s.URL("/"))+`</dc:identifier></cp:coreProperties>`)
	z.part("xl/workbook.xml", `<workbook`+mainSpace+`><sheets>`+sheets.String()+`</sheets></workbook>`)
	z.part("xl/_rels/workbook.xml.rels", linksHead+links.String()+`<Relationship Id="rId0" Type="`+officeLinks+`/styles" Target="styles.xml"/></Relationships>`)
	z.part("xl/styles.xml", styles)
	for i := range exports {
		z.sheet(s, &exports[i], strconv.Itoa(i+1))
	}
	if z.err != nil {
		return z.err
	}
	return z.z.Close()
}

// sheetName returns a title as the name of a sheet: short, without the characters that formulas need, and unlike all others.
func sheetName(title string, taken map[string]bool) string {
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return ' '
		}
		return r
	}, title)
	title = strings.Trim(title, "' ")
	name := cut(title, longestSheetName)
	for n := 2; name == "" || taken[strings.ToLower(name)]; n++ {
		suffix := " " + strconv.Itoa(n)
		name = cut(title, longestSheetName-len(suffix)) + suffix
	}
	taken[strings.ToLower(name)] = true
	return name
}

// cut returns the first characters of a text, in the measure of the format, which counts UTF-16.
func cut(s string, most int) string {
	n := 0
	for i, r := range s {
		n++
		if r > 0xffff {
			n++
		}
		if n > most {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// A zipText writes parts of a workbook and keeps the first error. Files bear no time, so that the same tables make the same bytes.
type zipText struct {
	z   *zip.Writer
	err error
}

func (z *zipText) create(name string) io.Writer {
	w, err := z.z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		if z.err == nil {
			z.err = err
		}
		return io.Discard
	}
	return w
}

func (z *zipText) part(name, text string) {
	w := z.create(name)
	if _, err := io.WriteString(w, xml.Header+text); err != nil && z.err == nil {
		z.err = err
	}
}

func (z *zipText) sheet(s *site.Site, e *site.Export, n string) {
	b := bufio.NewWriter(z.create("xl/worksheets/sheet" + n + ".xml"))
	names := head(e)
	last := column(len(names) - 1)
	rows := len(e.Table.Rows)
	b.WriteString(xml.Header + `<worksheet` + mainSpace + `><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i := range names {
		width := "24"
		switch {
		case i == 0 || i == len(names)-1:
			width = "30"
		case e.Table.Columns[i-1].Wide:
			width = "60"
		}
		c := strconv.Itoa(i + 1)
		b.WriteString(`<col min="` + c + `" max="` + c + `" width="` + width + `" customWidth="1"/>`)
	}
	b.WriteString(`</cols><sheetData>`)
	row(b, 1, names, true)
	var linked []string // addresses, by row
	for i := range e.Table.Rows {
		fields := record(s, &e.Table.Rows[i])
		row(b, i+2, fields, false)
		linked = append(linked, fields[len(fields)-1])
	}
	b.WriteString(`</sheetData><autoFilter ref="A1:` + last + strconv.Itoa(rows+1) + `"/>`)
	var links strings.Builder
	count := 0
	for i, address := range linked {
		if !strings.Contains(address, "://") || count == mostLinks {
			continue
		}
		if count == 0 {
			b.WriteString(`<hyperlinks>`)
		}
		count++
		id := strconv.Itoa(count)
		b.WriteString(`<hyperlink ref="` + last + strconv.Itoa(i+2) + `" r:id="rId` + id + `"/>`)
		links.WriteString(`<Relationship Id="rId` + id + `" Type="` + officeLinks + `/hyperlink" Target="` + attributeXML(address) + `" TargetMode="External"/>`)
	}
	if count > 0 {
		b.WriteString(`</hyperlinks>`)
	}
	b.WriteString(`</worksheet>`)
	if err := b.Flush(); err != nil && z.err == nil {
		z.err = err
	}
	if count > 0 {
		z.part("xl/worksheets/_rels/sheet"+n+".xml.rels", linksHead+links.String()+`</Relationships>`)
	}
}

// row writes a row of cells of text. The last cell of a row that is not the head is its address.
func row(b *bufio.Writer, n int, fields []string, isHead bool) {
	number := strconv.Itoa(n)
	b.WriteString(`<row r="` + number + `">`)
	for i, f := range fields {
		if f == "" {
			continue
		}
		style := "0"
		switch {
		case isHead:
			style = "1"
		case i == len(fields)-1 && strings.Contains(f, "://"):
			style = "2"
		}
		b.WriteString(`<c r="` + column(i) + number + `" s="` + style + `" t="inlineStr"><is><t xml:space="preserve">`)
		escapeXML(b, cut(f, longestCell))
		b.WriteString(`</t></is></c>`)
	}
	b.WriteString(`</row>`)
}

// column returns the letters of a column, counted from 0.
func column(i int) string {
	var out []byte
	for i++; i > 0; i = (i - 1) / 26 {
		out = append([]byte{byte('A' + (i-1)%26)}, out...)
	}
	return string(out)
}

func attributeXML(s string) string {
	var b strings.Builder
	escapeXML(&b, strings.ToValidUTF8(s, string(utf8.RuneError)))
	return b.String()
}
