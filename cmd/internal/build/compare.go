package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"

	"candor/cmd/internal/change"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/rules"
	"candor/cmd/internal/trust"
)

// Compare returns what differs between two states of a site. Of documents only those are read of which a byte differs, or into which
// figures of the data are filled.
func Compare(before, after fs.FS, o Options) (*change.Diff, error) {
	b, err := start(before, o)
	if err != nil {
		return nil, err
	}
	a, err := start(after, o)
	if err != nil {
		return nil, err
	}
	return compare(b, a)
}

func compare(before, after *run) (*change.Diff, error) {
	was, now := before.side(), after.side()
	differ := differing(before, after)
	if err := before.read(was, differ); err != nil {
		return nil, err
	}
	if err := after.read(now, differ); err != nil {
		return nil, err
	}
	return change.Compare(was, now, after.o.Today), nil
}

// side returns what is known of a state before its documents are read.
func (r *run) side() *change.Side {
	s := &change.Side{Center: r.out.Center, Policies: r.out.Policies}
	for _, f := range r.found {
		if missing[f.Rule] && f.Severity == diag.Error {
			s.Problems = append(s.Problems, f)
		}
	}
	diag.Sort(s.Problems)
	return s
}

// missing are the rules that report that something could not be read, so that it seems not to be there.
var missing = map[string]bool{
	"toml-syntax": true, "yaml-syntax": true, "file-unreadable": true, "file-too-large": true, "file-not-text": true,
	"front-matter-unclosed": true, "type-wrong": true, "id-duplicate": true, "id-malformed": true, "table-unknown": true,
}

// differing returns the documents that are not the same byte for byte on both sides, or that the data fill in.
func differing(before, after *run) map[string]bool {
	out := map[string]bool{}
	for _, r := range []*run{before, after} {
		for _, f := range r.files {
			out[f] = true
		}
	}
	same := make([]bool, len(after.files))
	each(len(after.files), func(i int) {
		name := after.files[i]
		if _, there := slices.BinarySearch(before.files, name); !there {
			return
		}
		a, err1 := fs.ReadFile(before.fsys, name)
		b, err2 := fs.ReadFile(after.fsys, name)
		same[i] = err1 == nil && err2 == nil && bytes.Equal(a, b) && !bytes.Contains(a, []byte("[](")) // what the data fill in can differ
	})
	for i, name := range after.files {
		if same[i] {
			delete(out, name)
		}
	}
	return out
}

// read reads the clauses of those documents.
func (r *run) read(s *change.Side, files map[string]bool) error {
	var which []int
	for i, f := range r.files {
		if files[f] {
			which = append(which, i)
		}
	}
	texts := make([]*change.Contents, len(which))
	problems := make([]*diag.Finding, len(which))
	errs := make([]error, len(which))
	each(len(which), func(k int) {
		i := which[k]
		f, finding, err := load.ReadFile(r.fsys, r.files[i])
		if err != nil || finding != nil {
			problems[k], errs[k] = finding, err
			return
		}
		d := prose.Parse(f)
		if d.TooDeep || d.Broken != nil {
			problems[k] = tooDeep(d)
		}
		texts[k] = r.clauses(d, r.out.Policies[i])
	})
	for k := range which {
		if errs[k] != nil {
			return fmt.Errorf("read %s: %w", r.files[which[k]], errs[k])
		}
		if problems[k] != nil && !slices.ContainsFunc(s.Problems, func(f diag.Finding) bool { return f.Span.Name() == problems[k].Span.Name() }) {
			s.Problems = append(s.Problems, *problems[k])
		}
		if texts[k] != nil {
			s.Documents = append(s.Documents, texts[k])
		}
	}
	return nil
}

func (r *run) clauses(d *prose.Document, p *trust.Policy) *change.Contents {
	text := claim.NewText(d)
	defer text.Release()
	filled := func(b *prose.Block) string { return r.out.Addresses.Filled(p.File, d, b) }
	t := &change.Contents{Policy: p, Title: p.Title.V, Clauses: change.Clauses(d, r.bind(d, r.reader.Read(text), p), r.out.Addresses.Numbered(p.File), filled)}
	if t.Title == "" && len(d.Headings) > 0 && d.Headings[0].Level == 1 {
		t.Title = d.Headings[0].Text
	}
	return t
}

// changes runs the rules that hold the site against the last published state. Where nothing was published, nothing is new.
func (r *run) changes() ([]diag.Finding, error) {
	before, err := start(r.o.Since, Options{Today: r.o.Today})
	if err != nil {
		return nil, fmt.Errorf("read the last published state: %w", err)
	}
	if before.out.Center.Organisation.Span.IsZero() {
		return nil, nil
	}
	d, err := compare(before, r)
	if err != nil {
		return nil, err
	}
	return r.checker.CheckChanges(d), nil
}

// aboutChanges reports whether a comment silences a rule that runs only against a published state.
func aboutChanges(s check.Suppression) bool {
	rule, ok := rules.Find(s.Rule)
	return ok && rule.Family == check.Changes
}
