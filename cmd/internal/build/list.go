package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// maxPath is the length in bytes of the longest path of a document. Its page gets a path of its own below public/, which has
// to fit into the 1,024 bytes that macOS allows.
const maxPath = 900

// A listing is what stands in content/.
type listing struct {
	fsys     fs.FS
	files    []string
	findings []diag.Finding
}

// list returns the Markdown files under content/, sorted. Links to folders are not followed, so that no cycle of links can
// hold up a build. Whatever looks like a document and is not read is a finding: a reader would expect it on the site.
func list(fsys fs.FS) ([]string, []diag.Finding, error) {
	l := listing{fsys: fsys}
	if info, err := fs.Stat(fsys, "content"); err == nil && !info.IsDir() {
		l.report("file-unreadable", diag.Error, "content", "this is a file and has to be a folder", "make it a folder that holds the documents as .md files")
		return nil, l.findings, nil
	}
	err := fs.WalkDir(fsys, "content", l.visit)
	slices.Sort(l.files)
	return l.files, l.findings, err
}

func (l *listing) report(rule string, sev diag.Severity, name, message, hint string) {
	l.findings = append(l.findings, diag.Finding{Rule: rule, Severity: sev, Span: source.NewFile(name, nil).Span(0, 0), Message: message, Hint: hint})
}

func (l *listing) visit(name string, d fs.DirEntry, err error) error {
	if err != nil {
		return l.unreadable(name, d, err)
	}
	base := path.Base(name)
	hidden := name != "content" && strings.HasPrefix(base, ".")
	switch {
	case hidden && d.IsDir():
		return fs.SkipDir
	case hidden:
	case d.IsDir() && strings.Count(name, "/") > load.MaxDepth:
		l.report("file-unreadable", diag.Error, name, fmt.Sprintf("folders are nested more than %d deep", load.MaxDepth), "move the documents up")
		return fs.SkipDir
	case d.Type()&fs.ModeSymlink != 0 && path.Ext(name) != ".md":
		l.link(name)
	case d.IsDir():
	case path.Ext(name) == ".md":
		if message, hint := unfit(name); message != "" {
			l.report("id-malformed", diag.Error, name, message, hint)
			return nil
		}
		if len(l.files) == load.MaxFiles {
			return fmt.Errorf("content: more than %d documents", load.MaxFiles)
		}
		l.files = append(l.files, name)
	case isMarkdown(base):
		l.report("file-unreadable", diag.Warning, name, fmt.Sprintf("this document is not read: its name ends in %s", path.Ext(name)), "rename it so that it ends in .md")
	}
	return nil
}

// unreadable reports a folder that cannot be listed. A site without content/ is no mistake.
func (l *listing) unreadable(name string, d fs.DirEntry, err error) error {
	if name == "content" && errors.Is(err, fs.ErrNotExist) {
		there, _ := fs.ReadDir(l.fsys, ".")
		if !slices.ContainsFunc(there, func(e fs.DirEntry) bool { return e.Name() == name }) {
			return fs.SkipAll
		}
	}
	reason, hint := load.Fault(err)
	l.report("file-unreadable", diag.Error, name, "the folder cannot be read: "+reason, hint)
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// link reports a link to a folder, or one that leads nowhere that can be seen: it may have been one.
func (l *listing) link(name string) {
	info, err := fs.Stat(l.fsys, name)
	switch {
	case err != nil:
		reason, hint := load.Fault(err)
		l.report("file-unreadable", diag.Error, name, "nothing is read here: "+reason, hint)
	case info.IsDir():
		l.report("file-unreadable", diag.Error, name, "this is a link to a folder, which is not followed", "move the folder here, or remove the link")
	}
}

func isMarkdown(base string) bool {
	switch strings.ToLower(path.Ext(base)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

// unfit says why the name of a document cannot become an address, and what to do about it.
func unfit(name string) (message, hint string) {
	const rename = "rename it, best to lower-case letters, digits and hyphens"
	if !utf8.ValidString(name) {
		return "the name of this document is not UTF-8 text", rename
	}
	if strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "the name of this document holds a line break or another control character", rename
	}
	if len(name) > maxPath {
		return fmt.Sprintf("the path of this document has %d bytes, more than the %d that fit into an address", len(name), maxPath), "shorten the names of the document and its folders"
	}
	for part := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(part, ".")
		if isDevice(stem) {
			return fmt.Sprintf("Windows cannot hold a file or folder called %q", stem), fmt.Sprintf("rename it, for example to %s-policy", strings.ToLower(stem))
		}
	}
	return "", ""
}

// isDevice reports whether Windows takes a name for a device (Microsoft, "Naming Files, Paths, and Namespaces"). Package
// publish refuses such names late; said early, it is a finding at the document.
func isDevice(stem string) bool {
	switch stem = strings.ToUpper(stem); stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9'
}

// crowded reports documents that ask for the address of another one, as Backup.md and backup.md do, or 'a b.md' and a-b.md.
// The site would number them, but by the order of their names: a third file could change an address that has been given out.
func crowded(policies []*trust.Policy, addresses *site.Addresses) (findings []diag.Finding) {
	owner := map[string]*trust.Policy{}
	for _, p := range policies {
		if a, ok := addresses.Doc(p.File); ok {
			owner[a] = p
		}
	}
	for _, p := range policies {
		address, _ := addresses.Doc(p.File)
		parent, last := path.Split(strings.TrimSuffix(address, "/"))
		cut := strings.LastIndexByte(last, '-')
		if cut < 0 || last == lastWord(p.File) {
			continue
		}
		if first := owner[parent+last[:cut]+"/"]; first != nil {
			findings = append(findings, diag.Finding{Rule: "id-duplicate", Severity: diag.Error, Span: p.Span,
				Message: fmt.Sprintf("two documents ask for the address %s", parent+last[:cut]+"/"), Hint: "rename one of the two: upper case, spaces and points make no difference in an address",
				Related: []diag.Related{{Span: first.Span, Message: "the other one"}}})
		}
	}
	return findings
}

// lastWord returns the last part of the address that a document asks for: see package site.
func lastWord(file string) string {
	dir, base := path.Split(strings.TrimSuffix(file, path.Ext(file)))
	if base == "index" && strings.Count(dir, "/") > 1 {
		base = path.Base(dir)
	}
	return strings.Join(strings.FieldsFunc(strings.ToLower(base), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_')
	}), "-")
}
