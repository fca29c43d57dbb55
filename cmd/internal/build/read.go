// Package build is the pipeline, written once: list and read, load the data, read each document's claims, bind them, run the
// rules, plan the pages, render them.
//
// Documents are read twice and parsed once. The first reading takes only the head of each file, for titles and dates that
// other pages and the data refer to. The second parses, checks and renders a document in one go on one of the cores and keeps
// neither its tree nor its text: what other pages need of it is a few hundred bytes, and its rendered body waits in a scratch
// file. So ten thousand policies take little more memory than ten.
package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/tomldoc"
	"candor/cmd/internal/trust"
)

// heads reads the front matter of every file. The policy of a file that cannot be read is nil.
func heads(fsys fs.FS, files []string) (policies []*trust.Policy, findings []diag.Finding) {
	policies = make([]*trust.Policy, len(files))
	found := make([][]diag.Finding, len(files))
	each(len(files), func(i int) {
		policies[i], found[i] = head(fsys, files[i])
	})
	byID := map[string]*trust.Policy{}
	for i, p := range policies {
		findings = append(findings, found[i]...)
		if p == nil {
			continue
		}
		if first := byID[p.ID]; first != nil {
			findings = append(findings, diag.Finding{Rule: "id-duplicate", Severity: diag.Error, Span: p.Span,
				Message: fmt.Sprintf("two documents are called %s.md", p.ID), Hint: "rename one of the two: the name is the document's ID",
				Related: []diag.Related{{Span: first.Span, Message: "the other one"}}})
		}
		byID[p.ID] = p
	}
	return policies, findings
}

func head(fsys fs.FS, name string) (*trust.Policy, []diag.Finding) {
	f, finding, err := load.ReadFile(fsys, name)
	if err != nil {
		finding = &diag.Finding{Rule: "file-unreadable", Severity: diag.Error, Message: err.Error(), Span: source.NewFile(name, nil).Span(0, 0)}
	}
	if finding != nil {
		return nil, []diag.Finding{*finding}
	}
	kind, front := prose.CutFront(f)
	// The head is copied out, for its spans live as long as the site and must not keep the text alive.
	short := source.NewFile(name, slices.Clone(f.Data[:min(len(f.Data), front.End+8)]))
	at := short.Span(0, 0)
	var table *tomldoc.Table
	var findings []diag.Finding
	switch kind {
	case prose.TOMLFront:
		at = short.Span(front.Start, front.End)
		table, findings = tomldoc.ParseSpan(at)
	case prose.YAMLFront:
		at = short.Span(front.Start, front.End)
		table, findings = tomldoc.ParseYAML(at)
	}
	if table == nil && len(findings) > 0 {
		return &trust.Policy{Entry: trust.Entry{ID: load.PolicyID(name), Noun: "policies", Span: short.Span(0, 3)}, File: name}, findings
	}
	p, more := load.FrontMatter(name, table, short.Span(0, min(3, len(short.Data))))
	if kind == prose.YAMLFront {
		foreignKeys(more)
	}
	if !p.Title.IsSet() {
		p.Title.V = firstHeading(f.Data[front.End:])
	}
	return p, append(findings, more...)
}

// foreignKeys makes unknown keys of a YAML head notes: such heads were written for another tool, which has keys of its own.
func foreignKeys(fs []diag.Finding) {
	for i := range fs {
		if fs[i].Rule == "key-unknown" {
			fs[i].Severity, fs[i].Fixes = diag.Info, nil
		}
	}
}

// firstHeading returns the text of the first line that begins with one number sign, for documents whose head has no title.
func firstHeading(text []byte) string {
	for line := range bytes.Lines(text) {
		if h, ok := bytes.CutPrefix(line, []byte("# ")); ok {
			return strings.TrimSpace(string(h))
		}
	}
	return ""
}

// each calls work for 0 to n-1 on all cores and returns when all are done.
func each(n int, work func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				work(i)
			}
		})
	}
	wg.Wait()
}
