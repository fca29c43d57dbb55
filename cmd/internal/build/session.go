package build

import (
	"io/fs"
	"slices"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/trust"
)

// A Session holds a site that was checked, so that an edited document can be checked again without reading the others.
type Session struct {
	run    *run
	Result *Result // of the last check
}

// Open checks a site.
func Open(fsys fs.FS, o Options) (*Session, error) {
	r, err := start(fsys, o)
	if err != nil {
		return nil, err
	}
	res, err := r.finish()
	if err != nil {
		return nil, err
	}
	return &Session{r, res}, nil
}

// Recheck reads one document again and returns what a check of the whole site would. When more than the text of a known document
// has changed, its head or the set of files, the whole site is read again.
func (s *Session) Recheck(file string) (*Result, error) {
	r := s.run
	i := slices.Index(r.files, file)
	if i < 0 || r.parts[i].kept == nil || !r.sameHead(i) {
		again, err := Open(r.fsys, r.o)
		if err != nil {
			return nil, err
		}
		*s = *again
		return s.Result, nil
	}
	r.parts[i] = part{}
	r.document(i)
	if k := r.parts[i].kept; k != nil {
		r.texts.Set(file, k.Claims)
	} else {
		r.texts.Set(file, nil)
	}
	res, err := r.assemble()
	if err != nil {
		return nil, err
	}
	s.Result = res
	return res, nil
}

// sameHead reports whether a document's head is the same to the byte, and so is the heading that names it where the head has no
// title: other pages, titles and links hang on them.
func (r *run) sameHead(i int) bool {
	now, _ := head(r.fsys, r.files[i])
	was := r.out.Policies[i]
	return now != nil && now.Title.V == was.Title.V && headBytes(now) == headBytes(was)
}

func headBytes(p *trust.Policy) string {
	if p.Span.File == nil {
		return ""
	}
	_, front := prose.CutFront(p.Span.File)
	return string(p.Span.File.Data[:front.End])
}
