package build

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/catalog"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/rules"
	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A Result is what a run found.
type Result struct {
	Center    *trust.Center
	Catalog   *catalog.Catalog
	Policies  []*trust.Policy
	Docs      []*site.Doc
	Addresses *site.Addresses
	Findings  []diag.Finding // sorted
	Claims    Claims
	Bindings  []bind.Binding // only where Options.Keep asked for them
}

// Claims counts the claims by verdict.
type Claims struct {
	Total        int `json:"total"`
	Confirmed    int `json:"confirmed"`
	Contradicted int `json:"contradicted"`
	Unbacked     int `json:"unbacked"`
	Ambiguous    int `json:"ambiguous"`
}

func (c *Claims) add(v bind.Verdict) {
	c.Total++
	switch v {
	case bind.Confirmed:
		c.Confirmed++
	case bind.Contradicted:
		c.Contradicted++
	case bind.Unbacked:
		c.Unbacked++
	case bind.Ambiguous:
		c.Ambiguous++
	}
}

// Options say how a site is checked.
type Options struct {
	Today time.Time // the date for which checks are made
	Keep  bool      // keep every claim with its binding, for 'candor claims'
	Since fs.FS     // the last published state, to which the rules about changes hold the site; nil: they do not run

	Progress Progress // is told how far the run is, where it is not nil

	unread  bool // read no claims and run no rules over documents, to measure what they cost
	preview bool // keep of each document what a preview shows of it

	// visit is called with each document while its tree is at hand, to render it.
	visit func(i int, d *prose.Document, bindings []bind.Binding, r *run) error
}

// Check reads a site and runs all rules. An error means that it could not run; whatever is wrong with the content is a finding.
func Check(fsys fs.FS, o Options) (*Result, error) {
	r, err := start(fsys, o)
	if err != nil {
		return nil, err
	}
	return r.finish()
}

// A run is one pass over a site.
type run struct {
	fsys     fs.FS
	o        Options
	out      *Result
	data     *load.Data
	files    []string // of the policies, in the same order
	reader   *claim.Reader
	binder   *bind.Binder
	checker  *check.Checker
	register *site.Register
	listed   []diag.Finding // of the files and heads
	found    []diag.Finding // of these and the data
	parts    []part
	texts    *bind.Texts
}

// A part is what the pass over one document leaves.
type part struct {
	findings     []diag.Finding
	kept         *check.Kept
	doc          *site.Doc
	claims       Claims
	bindings     []bind.Binding
	suppressions []check.Suppression
	shown        shown
	broken       []diag.Finding // of a document that is no text any more, where the part is of the text before
	err          error
}

// start reads the heads and the data: all that has to be known before a document is read.
func start(fsys fs.FS, o Options) (*run, error) {
	files, findings, err := list(fsys)
	if err != nil {
		return nil, err
	}
	r := &run{fsys: fsys, o: o, out: &Result{}}
	policies, headFindings := heads(fsys, files)
	r.listed = append(findings, headFindings...)
	for i, p := range policies {
		if p != nil {
			r.out.Policies = append(r.out.Policies, p)
			r.files = append(r.files, files[i])
		}
	}
	return r, r.load()
}

// load reads the data.
func (r *run) load() (err error) {
	r.data, err = load.Site(r.fsys, r.out.Policies, catalog.Default())
	if err != nil {
		return err
	}
	r.found = append(slices.Clone(r.listed), r.data.Findings...)
	r.out.Center, r.out.Catalog = r.data.Center, r.data.Catalog
	r.out.Addresses = site.NewAddresses(r.out.Center, r.out.Policies)
	r.found = append(r.found, crowded(r.out.Policies, r.out.Addresses)...)
	r.register = site.NewRegister(r.out.Center, r.out.Catalog, r.out.Addresses)
	r.binder = bind.New(r.out.Center, r.out.Catalog)
	r.reader = claim.NewReader(claim.NewLexicon(r.out.Center, r.out.Catalog)).Mind(r.binder.Words())
	r.checker = &check.Checker{
		Context: check.Context{Center: r.out.Center, Catalog: r.out.Catalog, Policies: r.out.Policies, Today: r.o.Today, Resolve: r.resolve,
			Titles: check.NewTitles(r.out.Center, r.out.Policies)},
		Rules: rules.All,
	}
	return nil
}

// finish reads the documents on all cores, then runs the rules that see everything.
func (r *run) finish() (*Result, error) {
	r.parts = make([]part, len(r.files))
	done := r.o.Progress.tally(Reading, len(r.files))
	each(len(r.files), func(i int) {
		r.document(i)
		done()
	})
	r.compare()
	r.found = append(r.found, r.checker.CheckData()...)
	if r.o.Since != nil {
		found, err := r.changes()
		if err != nil {
			return nil, err
		}
		r.found = append(r.found, found...)
	}
	return r.assemble()
}

// compare takes the claims of all documents anew, to be held against each other.
func (r *run) compare() {
	r.texts = r.binder.NewTexts(r.files)
	for i := range r.parts {
		if k := r.parts[i].kept; k != nil {
			r.texts.Set(r.files[i], k.Claims)
		}
	}
}

// assemble puts together what the passes over the documents have left. It can be called again when a document has changed.
func (r *run) assemble() (*Result, error) {
	out := *r.out
	found := slices.Clone(r.found)
	kept := make([]*check.Kept, 0, len(r.parts))
	sups := map[string][]check.Suppression{}
	for i := range r.parts {
		p := &r.parts[i]
		if p.err != nil {
			return nil, p.err
		}
		found = append(found, p.findings...)
		if p.kept == nil {
			continue
		}
		kept = append(kept, p.kept)
		out.Docs = append(out.Docs, p.doc)
		out.Bindings = append(out.Bindings, p.bindings...)
		out.Claims.Total += p.claims.Total
		out.Claims.Confirmed += p.claims.Confirmed
		out.Claims.Contradicted += p.claims.Contradicted
		out.Claims.Unbacked += p.claims.Unbacked
		out.Claims.Ambiguous += p.claims.Ambiguous
		if len(p.suppressions) > 0 {
			sups[r.files[i]] = p.suppressions
		}
	}
	found = append(found, r.reread(r.checker.CheckSite(kept, r.texts.Disagreements()))...)
	for f, comments := range r.data.Comments {
		for _, c := range comments {
			if s, ok := check.ParseSuppression(c.Text, c.Span, c.Line); ok {
				sups[f.Name] = append(sups[f.Name], s)
			}
		}
	}
	for _, name := range sortedKeys(sups) {
		if r.o.Since == nil { // what silences a rule that did not run is not unused
			sups[name] = slices.DeleteFunc(slices.Clone(sups[name]), aboutChanges)
		}
		found = check.Suppress(found, name, sups[name], rules.All)
	}
	diag.Sort(found)
	out.Findings = found
	return &out, nil
}

// reread puts the text back behind findings whose document was let go.
func (r *run) reread(fs []diag.Finding) []diag.Finding {
	files := map[string]*source.File{}
	back := func(at *source.Span) {
		if at.File == nil || len(at.File.Data) > 0 || !strings.HasSuffix(at.File.Name, ".md") {
			return
		}
		f := files[at.File.Name]
		if f == nil && r.o.preview { // the text that was checked, whatever the file holds by now
			if i, ok := slices.BinarySearch(r.files, at.File.Name); ok && r.parts[i].shown.text != nil {
				f = source.NewFile(at.File.Name, r.parts[i].shown.text)
				files[f.Name] = f
			}
		}
		if f == nil {
			var finding *diag.Finding
			var err error
			if f, finding, err = load.ReadFile(r.fsys, at.File.Name); err != nil || finding != nil {
				return // it has just gone: the finding keeps its place without the line
			}
			files[f.Name] = f
		}
		*at = f.Span(at.Start, at.End)
	}
	for i := range fs {
		back(&fs[i].Span)
		for k := range fs[i].Related {
			back(&fs[i].Related[k].Span)
		}
		for k := range fs[i].Fixes {
			for e := range fs[i].Fixes[k].Edits {
				back(&fs[i].Fixes[k].Edits[e].Span)
			}
		}
	}
	return fs
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// document parses, checks and, in a build, renders one document.
func (r *run) document(i int) {
	p := &r.parts[i]
	policy := r.out.Policies[i]
	f, finding, err := load.ReadFile(r.fsys, r.files[i])
	if err != nil {
		p.err = err
		return
	}
	if finding != nil {
		p.findings = append(p.findings, *finding)
		return
	}
	d := prose.Parse(f)
	if d.TooDeep || d.Broken != nil {
		p.findings = append(p.findings, *tooDeep(d))
	}
	if r.o.unread {
		p.doc = r.summary(d, policy, nil)
		p.kept = &check.Kept{Policy: policy, Heads: p.doc.Headings, Places: d.Places()}
		if r.o.visit != nil {
			p.err = r.o.visit(i, d, nil, r)
		}
		return
	}
	text := claim.NewText(d)
	defer text.Release()
	bindings := r.bind(d, unbound(d, r.reader.Read(text)), policy)
	for k := range bindings {
		p.claims.add(bindings[k].Verdict)
	}
	p.findings = append(p.findings, r.checker.CheckDocument(&check.Document{Prose: d, Text: text, Policy: policy, Bindings: bindings})...)
	for _, c := range d.Comments {
		if s, ok := check.ParseSuppression(c.Text, c.Span, c.Line); ok {
			p.suppressions = append(p.suppressions, s)
		}
	}
	p.doc = r.summary(d, policy, bindings)
	p.kept = r.keep(d, text, policy, p.doc.Headings, bindings)
	if r.o.preview {
		p.shown = r.show(d, p.doc, bindings)
	}
	if r.o.Keep {
		p.bindings = bindings
	}
	if r.o.visit != nil {
		p.err = r.o.visit(i, d, bindings, r)
	}
}

func tooDeep(d *prose.Document) *diag.Finding {
	return &diag.Finding{Rule: "markdown-too-deep", Severity: diag.Error, Span: d.File.Span(0, 0),
		Message: "lists or quotations are nested more deeply than can be read", Hint: "flatten them"}
}

// bind binds the claims of a document.
func (r *run) bind(d *prose.Document, claims []claim.Claim, policy *trust.Policy) []bind.Binding {
	bindings := make([]bind.Binding, len(claims))
	for k := range claims {
		c := &claims[k]
		if policy.Vendor.IsSet() && c.Mood == claim.Asserted {
			c.Mood, c.Cue = claim.OtherParty, "the document tells a vendor's promises"
		}
		bindings[k] = r.binder.Bind(c)
	}
	r.binder.Align(d, bindings)
	r.binder.Corroborate(bindings)
	bind.Settle(bindings)
	r.binder.Doers(d, bindings)
	return bindings
}

// unbound drops the claims that stand inside a link to a fact: those words are held against that fact and no other.
func unbound(d *prose.Document, claims []claim.Claim) []claim.Claim {
	bound := slices.DeleteFunc(slices.Clone(d.Links), func(l prose.Link) bool { return !strings.HasPrefix(l.Dest, "fact:") })
	if len(bound) == 0 {
		return claims
	}
	return slices.DeleteFunc(claims, func(c claim.Claim) bool {
		return slices.ContainsFunc(bound, func(l prose.Link) bool { return c.Span.Start >= l.Span.Start && c.Span.End <= l.Span.End })
	})
}

// keep collects what the rules that see all documents need of one. Spans are kept in a file without text: see reread.
func (r *run) keep(d *prose.Document, text *claim.Text, p *trust.Policy, heads []prose.Heading, bindings []bind.Binding) *check.Kept {
	k := &check.Kept{Policy: p, Heads: heads, Places: d.Places(), Numbering: check.NumberingOf(d)}
	stub := source.NewFile(d.File.Name, nil)
	k.Cites = check.Cites(d, text, p, r.out.Policies, r.resolve, stub)
	for i := range d.Links {
		l := &d.Links[i]
		t := r.resolve(d.File.Name, l.Dest)
		if t.File != "" && t.Fragment != "" {
			to := check.LinkTo{Span: source.Span{File: stub, Start: l.Span.Start, End: l.Span.End}, File: t.File, Fragment: t.Fragment, Text: strings.Clone(l.Text)}
			if strings.HasSuffix(l.DestSpan.Text(), "#"+t.Fragment) {
				to.At = source.Span{File: stub, Start: l.DestSpan.End - len(t.Fragment), End: l.DestSpan.End}
			}
			k.Links = append(k.Links, to)
		}
	}
	k.Claims = make([]claim.Claim, 0, len(bindings))
	for i := range bindings {
		// What the data contradict is reported by itself; the other side of it would only be a second alarm.
		if b := &bindings[i]; (b.Verdict != bind.Contradicted || b.Soft) && (!b.Settled || b.Claim.Range != period.Range{}) && r.binder.Comparable(b.Claim) {
			fact := ""
			if b.Verdict == bind.Confirmed && b.Fact != nil {
				fact = b.Fact.ID
			}
			k.Claims = append(k.Claims, b.Claim.Keep(stub, fact))
		}
		if s := bindings[i].Claim.Listed; s != nil && !slices.Contains(k.Uses, s.ID) {
			k.Uses = append(k.Uses, s.ID)
		}
	}
	return k
}

// resolve tells where a link leads, in the terms of the rules.
func (r *run) resolve(from, dest string) check.Target {
	t := r.out.Addresses.Resolve(from, dest)
	return check.Target{Problem: t.Problem, Hint: r.hintFor(t, from, dest), Meant: r.meant(t, from, dest), Rule: ruleFor(dest), File: t.File, Fragment: t.Fragment, Fact: t.Fact, Noun: t.Noun}
}

func ruleFor(dest string) string {
	switch {
	case strings.HasPrefix(dest, "fact:"):
		return "fact-unknown"
	case strings.HasPrefix(dest, "ref:"), strings.HasPrefix(dest, "view:"):
		return "reference-unknown"
	}
	return "link-dead"
}

// hintFor says what to write instead of a destination that leads nowhere: the nearest that exists, or where to look.
func (r *run) hintFor(t site.Target, from, dest string) string {
	if t.Problem == "" {
		return ""
	}
	near := func(word, scheme string, names []string) string {
		if n := load.Nearest(word, names); n != "" {
			return fmt.Sprintf("did you mean %s%s?", scheme, n)
		}
		return ""
	}
	if id, ok := strings.CutPrefix(dest, "fact:"); ok {
		var ids []string
		for _, f := range r.out.Center.Stated {
			ids = append(ids, f.ID)
		}
		return cmp.Or(near(id, "fact:", ids), "run 'candor facts' for the list of facts")
	}
	if strings.HasPrefix(dest, "view:") {
		return "name one of these views"
	}
	if strings.HasPrefix(dest, "ref:") {
		return "name an entry of the data, as table.id, or a document by its file's name"
	}
	file, _, _ := strings.Cut(dest, "#")
	if path.Ext(file) != ".md" {
		return "correct the link, or remove it"
	}
	return cmp.Or(near(file, "", r.documentsFrom(from)), "correct the path, or add the document")
}

// documentsFrom returns the paths by which a document can link to the others.
func (r *run) documentsFrom(from string) (files []string) {
	for _, f := range r.files {
		if rel, ok := relative(path.Dir(from), f); ok {
			files = append(files, rel)
		}
	}
	return files
}

// meant returns the link that was meant by one that leads nowhere for a slip of the pen, or "".
func (r *run) meant(t site.Target, from, dest string) string {
	if t.Problem == "" {
		return ""
	}
	if id, ok := strings.CutPrefix(dest, "fact:"); ok {
		var ids []string
		for _, f := range r.out.Center.Stated {
			ids = append(ids, f.ID)
		}
		if to, ok := load.Slip(id, ids); ok {
			return "fact:" + to
		}
		return ""
	}
	file, fragment, cut := strings.Cut(dest, "#")
	if path.Ext(file) != ".md" {
		return ""
	}
	to, ok := load.Slip(file, r.documentsFrom(from))
	if !ok {
		return ""
	}
	if cut {
		to += "#" + fragment
	}
	return to
}

// relative returns a document's path as a link from a folder says it.
func relative(dir, file string) (string, bool) {
	up := ""
	for !strings.HasPrefix(file, dir+"/") {
		if dir == "." || dir == "/" {
			return "", false
		}
		dir, up = path.Dir(dir), up+"../"
	}
	return up + strings.TrimPrefix(file, dir+"/"), true
}
