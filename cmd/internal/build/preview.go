package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/render"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
)

// A Preview is a site that is kept up to date while its files are edited. An edited document is checked again by itself, and a
// page is rendered when it is asked for: of a site of a thousand policies an edit costs the check of one, the comparison of its
// claims with those of the others, and the page that somebody looks at.
//
// When the data change, all documents have to be read again, for any of them may speak of what is new. Those that somebody looks
// at and those that state a value that has changed come first and are shown at once (see [Preview.CatchUp]).
//
// When a file is broken, so that the site cannot be read, the last good edition stays and says why.
type Preview struct {
	fsys fs.FS
	o    PreviewOptions

	mu       sync.Mutex // one update at a time
	renderer *render.Renderer
	run      *run
	result   *Result
	site     *site.Site
	owed     bool           // everything has to be read again: there are other documents, or other heads
	stale    bool           // the data have to be read again
	broken   []diag.Finding // why that cannot be
	behind   []int          // documents that were last checked against older data
	opened   int            // how often everything, or the data, have been read
	partial  bool           // there was no good edition before: what is broken is missing
	unthemed error          // why the templates cannot be used as they are now
	static   string         // tells the files of static/ from others

	now atomic.Pointer[edition]
}

// PreviewOptions say how a preview is made.
type PreviewOptions struct {
	Check      Options
	Theme      func() (*render.Renderer, error) // reads templates/ and static/ again
	Rules      []diag.Rule
	CanCorrect bool // offer corrections to be made from the page
}

// An Update says what an update has done.
type Update struct {
	Files  []string // that have changed, of those that matter
	Whole  bool     // everything was read again, not only the documents among the files
	Behind int      // documents that have yet to be checked against new data: see CatchUp
	Broken bool     // the edition before stays
	*Result
}

// What a document leaves for previews: no other part of a build needs it.
type shown struct {
	text  []byte
	marks []render.Mark // words that the data confirm
	said  []said
}

// A said is a claim as the page of all claims lists it.
type said struct {
	verdict bind.Verdict
	text    string
	reason  string
	fact    string // ID
	clause  site.Clause
	start   int
}

// show keeps what previews need. All strings are copied, for the claims' are parts of buffers that are used again.
func (r *run) show(d *prose.Document, doc *site.Doc, bindings []bind.Binding) shown {
	var twin bytes.Buffer
	render.DocumentTwin(&twin, d, doc, r.out.Addresses, r.register)
	doc.TwinHash = render.HashOf(twin.Bytes())
	out := shown{text: d.File.Data, marks: r.marks(bindings), said: make([]said, len(bindings))}
	for i := range bindings {
		b := &bindings[i]
		s := said{verdict: b.Verdict, text: strings.Clone(b.Claim.Text), reason: strings.Clone(b.Reason), start: b.Claim.Span.Start}
		s.clause.ID, s.clause.Number = d.Clause(b.Claim.Block)
		if b.Fact != nil {
			s.fact = b.Fact.ID
		}
		out.said[i] = s
	}
	return out
}

// NewPreview reads a site. It fails where the templates cannot be used or the site cannot be listed.
func NewPreview(fsys fs.FS, o PreviewOptions) (*Preview, error) {
	o.Check.preview = true
	p := &Preview{fsys: fsys, o: o}
	var err error
	if p.renderer, err = o.Theme(); err != nil {
		return nil, err
	}
	if p.static, err = p.renderer.StaticSum(); err != nil {
		return nil, err
	}
	r, err := start(fsys, o.Check)
	if err != nil {
		return nil, err
	}
	if err := p.finish(r); err != nil {
		return nil, err
	}
	// There is no edition before this one to stay with. What a broken file would have said is missing, and the page says why.
	p.broken = brokenFiles(r.found)
	p.partial, p.owed = len(p.broken) > 0, len(p.broken) > 0
	p.o.Check.Progress, r.o.Progress = nil, nil // what follows is quick
	e := p.publish()
	return p, e.try()
}

// Result returns what the check of the edition that is shown has found.
func (p *Preview) Result() *Result { return p.now.Load().result }

// Update takes up changes of files, given by their paths. Of the documents that a change of the data concerns, those at the
// addresses in open are read first. An error means that the site could not be read for a reason that is no fault of its content;
// the edition before stays then too.
func (p *Preview) Update(changed []string, open ...string) (Update, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var up Update
	var docs []int
	theme := false
	for _, name := range changed {
		if !matters(name) {
			continue
		}
		top, _, _ := strings.Cut(name, "/")
		i := slices.Index(p.run.files, name)
		switch {
		case top == "templates" || top == "static":
			theme = true
		case top == "data" && p.sameData(name):
			if !p.owed && !p.stale {
				continue
			}
		case i >= 0 && p.sameText(i):
			if !p.owed {
				continue
			}
		case i >= 0 && p.run.parts[i].kept != nil && p.run.sameHead(i):
			docs = append(docs, i)
		case !p.looked(name):
			continue
		case top == "data":
			p.stale = true
		default:
			p.owed = true
		}
		up.Files = append(up.Files, name)
	}
	if len(up.Files) == 0 {
		up.Result = p.result
		return up, nil
	}
	if theme {
		p.retheme()
	}
	var err error
	switch {
	case p.owed:
		up.Whole, err = p.reopen()
	case p.stale:
		up.Whole, err = p.reload(docs, open)
	}
	if !up.Whole && err == nil && len(docs) > 0 {
		err = p.recheck(docs)
	}
	if err != nil {
		return up, err
	}
	up.Result, up.Broken, up.Behind = p.result, len(p.broken) > 0 || p.unthemed != nil, len(p.behind)
	p.publish()
	return up, nil
}

// matters reports whether a file can be part of the site: those that editors make beside it for themselves are not.
func matters(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part[0] == '.' || part[0] == '#' || strings.HasSuffix(part, "~") {
			return false
		}
	}
	return true
}

// looked reports whether a path in content/ or data/, which is no document that is known, can make a difference: something that
// would be read or reported, or the folder of such things. What an editor writes beside a file and takes away again is neither.
func (p *Preview) looked(name string) bool {
	if info, err := fs.Stat(p.fsys, name); err == nil {
		return info.IsDir() || isMarkdown(name) || path.Ext(name) == ".toml" || !info.Mode().IsRegular()
	}
	within := func(file string) bool { return file == name || strings.HasPrefix(file, name+"/") }
	return slices.ContainsFunc(p.run.files, within) ||
		slices.ContainsFunc(p.run.data.Files, func(f *source.File) bool { return within(f.Name) }) ||
		slices.ContainsFunc(p.run.found, func(f diag.Finding) bool { return within(f.Span.Name()) })
}

func (p *Preview) sameText(i int) bool {
	now, err := fs.ReadFile(p.fsys, p.run.files[i])
	return err == nil && p.run.parts[i].shown.text != nil && bytes.Equal(now, p.run.parts[i].shown.text)
}

func (p *Preview) sameData(name string) bool {
	for _, f := range p.run.data.Files {
		if f.Name == name {
			now, err := fs.ReadFile(p.fsys, name)
			return err == nil && bytes.Equal(now, f.Data)
		}
	}
	return false
}

// retheme reads the templates and tries them: one that is broken is said to be, and the last good ones stay.
func (p *Preview) retheme() {
	was := p.renderer
	r, err := p.o.Theme()
	if err == nil {
		p.renderer = r
		static := ""
		if err = p.edition().try(); err == nil {
			static, err = r.StaticSum()
		}
		if err != nil {
			p.renderer = was
		} else {
			p.static = static
		}
	}
	p.unthemed = err
}

// reopen reads the whole site again, unless a file is broken.
func (p *Preview) reopen() (done bool, err error) {
	r, err := start(p.fsys, p.o.Check)
	if err != nil {
		return false, err
	}
	if p.broken = brokenFiles(r.found); len(p.broken) > 0 {
		return false, nil
	}
	if err := p.finish(r); err != nil {
		return false, err
	}
	p.owed, p.stale, p.partial = false, false, false
	return true, nil
}

func (p *Preview) finish(r *run) error {
	res, err := r.finish()
	if err != nil {
		return err
	}
	p.opened++
	p.behind = nil
	p.take(r, res, plan(res, r.o))
	return nil
}

func (p *Preview) take(r *run, res *Result, s *site.Site) {
	diag.Stamp(res.Findings)
	p.run, p.result, p.site = r, res, s
}

// recheck checks some documents again. While the claims of all are compared, the pages are planned.
func (p *Preview) recheck(docs []int) error {
	r := p.run
	p.read(r, docs)
	p.behind = slices.DeleteFunc(slices.Clone(p.behind), func(i int) bool { return slices.Contains(docs, i) })
	return p.settle(r)
}

// read checks documents of a run, and takes their claims to be compared.
func (p *Preview) read(r *run, docs []int) {
	each(len(docs), func(k int) {
		i := docs[k]
		was := r.parts[i]
		r.parts[i] = part{}
		if r.document(i); r.parts[i].kept == nil && r.parts[i].err == nil {
			was.broken = r.parts[i].findings // it is no text any more
			r.parts[i] = was
		}
	})
	for _, i := range docs {
		if bad := r.parts[i].broken; bad != nil {
			p.broken, p.owed, r.parts[i].broken = append(p.broken, bad...), true, nil
			continue
		}
		if k := r.parts[i].kept; k != nil {
			r.texts.Set(r.files[i], k.Claims)
		}
	}
}

// settle makes what a run has read the edition to come.
func (p *Preview) settle(r *run) error {
	whole := *r.out
	for i := range r.parts {
		if r.parts[i].doc != nil {
			whole.Docs = append(whole.Docs, r.parts[i].doc)
		}
	}
	var s *site.Site
	var wg sync.WaitGroup
	wg.Go(func() { s = plan(&whole, r.o) })
	res, err := r.assemble()
	wg.Wait()
	if err != nil {
		return err
	}
	p.take(r, res, s)
	return nil
}

// broken are the rules by which a file cannot be read at all.
var broken = []string{"toml-syntax", "yaml-syntax", "file-not-text", "file-too-large"}

func brokenFiles(fs []diag.Finding) (out []diag.Finding) {
	for _, f := range fs {
		if slices.Contains(broken, f.Rule) {
			out = append(out, f)
		}
	}
	diag.Sort(out)
	diag.Stamp(out)
	return out
}

// Correct returns the files as they are with a correction made that a finding offers, by the finding's fingerprint and the
// correction's place. It is for the caller to write them. The words to be replaced have to stand where the finding saw them.
func (p *Preview) Correct(finding string, fix int) (map[string][]byte, error) {
	e := p.now.Load()
	i := slices.IndexFunc(e.result.Findings, func(f diag.Finding) bool { return f.Fingerprint == finding })
	if i < 0 {
		return nil, errors.New("there is no such finding any more")
	}
	f := e.result.Findings[i]
	if fix < 0 || fix >= len(f.Fixes) {
		return nil, errors.New("there is no such correction any more")
	}
	plan := diag.PlanOf(f, f.Fixes[fix])
	out := map[string][]byte{}
	for _, name := range plan.Files() {
		now, err := fs.ReadFile(p.fsys, name)
		if err == nil {
			out[name], err = plan.Apply(name, now)
		}
		if err != nil {
			return nil, fmt.Errorf("correct %s: %w", name, err)
		}
	}
	return out, nil
}
