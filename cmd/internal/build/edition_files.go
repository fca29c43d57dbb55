package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"candor/cmd/internal/export"
	"candor/cmd/internal/render"
	"candor/cmd/internal/site"
)

// hasFile reports whether there is a file that is no page.
func (e *edition) hasFile(name string) bool {
	if _, own := render.PreviewFiles()[name]; own || e.twins[name] != nil || name == site.HashesFile[1:] {
		return true
	}
	if rest, ok := strings.CutPrefix(name, "static/"); ok {
		_, err := e.renderer.Static(rest)
		return err == nil
	}
	if _, ok := e.exports()[name]; ok {
		return true
	}
	extra, err := e.extra()
	_, ok := extra[name]
	return ok || err != nil
}

// file returns a file that is no page. It is written when it is asked for, and not kept.
func (e *edition) file(name string) ([]byte, error) {
	if data, ok := render.PreviewFiles()[name]; ok {
		return data, nil
	}
	if rest, ok := strings.CutPrefix(name, "static/"); ok {
		return e.renderer.Static(rest)
	}
	if p := e.twins[name]; p != nil {
		return e.twin(p), nil
	}
	if name == site.HashesFile[1:] {
		return e.hashes()
	}
	if f, ok := e.exports()[name]; ok {
		var buf bytes.Buffer
		err := f.Write(&buf)
		return buf.Bytes(), err
	}
	extra, err := e.extra()
	if data, ok := extra[name]; ok || err != nil {
		return data, err
	}
	return nil, fs.ErrNotExist
}

func (e *edition) extras() (map[string][]byte, error) {
	files, err := e.renderer.Extra(e.site)
	out := make(map[string][]byte, len(files))
	for _, f := range files {
		out[f.Name] = f.Data
	}
	return out, err
}

func (e *edition) exported() map[string]export.File {
	out := map[string]export.File{}
	for _, f := range export.Files(e.site, e.clauses) {
		out[f.Name] = f
	}
	return out
}

func (e *edition) clauses(doc *site.Doc) ([]byte, error) {
	_, d := e.document(doc)
	return export.Clauses(nil, d, doc, e.run.out.Addresses), nil
}

// twin returns a page as Markdown.
func (e *edition) twin(p *site.Page) []byte {
	var buf bytes.Buffer
	if p.Doc == nil {
		render.Twin(&buf, e.site, p)
		return buf.Bytes()
	}
	_, d := e.document(p.Doc)
	render.DocumentTwin(&buf, d, p.Doc, e.run.out.Addresses, e.run.register)
	return buf.Bytes()
}

// hashes lists the SHA-256 of every file as it would be published. Nobody asks for it while writing, and so it may take as long as
// a build.
func (e *edition) hashes() ([]byte, error) {
	extra, err := e.extra()
	if err != nil {
		return nil, err
	}
	names := slices.Concat(slices.Collect(maps.Keys(e.pages)), slices.Collect(maps.Keys(e.twins)), slices.Collect(maps.Keys(e.exports())), slices.Collect(maps.Keys(extra)))
	slices.Sort(names)
	names = slices.Compact(names)
	lines, errs := make([]string, len(names)), make([]error, len(names))
	each(len(names), func(i int) {
		var data []byte
		if p := e.pages[names[i]]; p != nil {
			data, errs[i] = e.render(p, false)
		} else {
			data, errs[i] = e.file(names[i])
		}
		lines[i] = fmt.Sprintf("%x  %s\n", sha256.Sum256(data), names[i])
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return []byte(strings.Join(lines, "")), nil
}
