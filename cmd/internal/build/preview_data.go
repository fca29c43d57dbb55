package build

import (
	"slices"

	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// atOnce is how many documents are read in the time in which nobody waits: a site of no more is read again as a whole.
const atOnce = 24

// reload reads the data again, and of the documents those that have changed too, that somebody looks at, or that state a value
// that is another now.
func (p *Preview) reload(docs []int, open []string) (done bool, err error) {
	was := p.run
	r := &run{fsys: was.fsys, o: was.o, files: was.files, listed: was.listed, parts: slices.Clone(was.parts), texts: was.texts, out: &Result{Policies: was.out.Policies}}
	if err := r.load(); err != nil {
		return false, err
	}
	if p.broken = brokenFiles(r.found); len(p.broken) > 0 {
		return false, nil
	}
	first := p.first(r, docs, open)
	if len(r.files)-len(first) <= atOnce {
		if err := p.finish(r); err != nil {
			return false, err
		}
		p.stale = false
		return true, nil
	}
	r.found = append(r.found, r.checker.CheckData()...)
	carry(r.parts, r.out.Center)
	p.read(r, first)
	if err := p.settle(r); err != nil {
		return false, err
	}
	p.stale = false
	p.opened++
	p.behind = p.behind[:0:0]
	for i := range r.files {
		if !slices.Contains(first, i) {
			p.behind = append(p.behind, i)
		}
	}
	return true, nil
}

// carry lets what documents said of the data before say it of the data as they are now, so that no page loses its references
// until the documents are read.
func carry(parts []part, now *trust.Center) {
	for i := range parts {
		if parts[i].doc == nil {
			continue
		}
		doc := *parts[i].doc
		doc.Stated = slices.Clone(doc.Stated)
		for k := range doc.Stated {
			if f := doc.Stated[k].Fact; f != nil {
				doc.Stated[k].Fact, _ = now.Lookup(f.ID)
			}
		}
		doc.Stated = slices.DeleteFunc(doc.Stated, func(s site.Stated) bool { return s.Fact == nil })
		doc.Mentions = slices.Clone(doc.Mentions)
		for k := range doc.Mentions {
			m := &doc.Mentions[k]
			if _, own := m.Noun.(*trust.Policy); !own {
				m.Noun, _ = now.Noun(m.Noun.Base().Path())
			}
		}
		doc.Mentions = slices.DeleteFunc(doc.Mentions, func(m site.Mention) bool { return m.Noun == nil })
		parts[i].doc = &doc
	}
}

// first returns the documents that come first, sorted: those that have changed and those that somebody looks at, and of those that
// state a value that is another now, as many as nobody waits for.
func (p *Preview) first(r *run, docs []int, open []string) []int {
	out := slices.Clone(docs)
	looked := map[string]bool{}
	for _, address := range open {
		looked[address] = true
	}
	changed := changedFacts(p.run.out.Center, r.out.Center)
	room := atOnce
	for i := range r.parts {
		part := &r.parts[i]
		concerned := func(s said) bool { return changed[s.fact] }
		switch {
		case part.doc == nil || looked[part.doc.Address]:
			out = append(out, i)
		case room > 0 && slices.ContainsFunc(part.shown.said, concerned):
			out = append(out, i)
			room--
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// changedFacts returns the IDs of the facts that are new, gone, or say something else.
func changedFacts(was, now *trust.Center) map[string]bool {
	out := map[string]bool{}
	for _, f := range was.Stated {
		if other, ok := now.Lookup(f.ID); !ok || other.Text != f.Text || other.Title != f.Title {
			out[f.ID] = true
		}
	}
	for _, f := range now.Stated {
		if _, ok := was.Lookup(f.ID); !ok {
			out[f.ID] = true
		}
	}
	return out
}

// CatchUp checks the documents that are behind the data, while what there is is shown and updates go on. It returns false where
// there is nothing to show for it: nothing was behind, or everything has been read in the meantime.
func (p *Preview) CatchUp() (up Update, done bool, err error) {
	p.mu.Lock()
	from, opened, behind := p.run, p.opened, p.behind
	r := *from
	r.parts = slices.Clone(from.parts)
	p.mu.Unlock()
	if len(behind) == 0 {
		return up, false, nil
	}
	for _, i := range behind {
		r.parts[i] = part{} // a run that reads a document adds to what is there
	}
	each(len(behind), func(k int) { r.document(behind[k]) })

	p.mu.Lock()
	defer p.mu.Unlock()
	if p.opened != opened {
		return up, false, nil
	}
	read := slices.Clone(from.parts) // what was edited in the meantime is newer here
	for _, i := range p.behind {
		if r.parts[i].kept != nil {
			read[i] = r.parts[i]
		}
	}
	r.parts = read
	r.compare()
	p.behind = nil
	if err := p.settle(&r); err != nil {
		return up, false, err
	}
	p.publish()
	return Update{Whole: true, Broken: len(p.broken) > 0, Result: p.result}, true, nil
}
