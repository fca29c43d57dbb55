package change

import (
	"slices"
	"time"

	"candor/cmd/internal/trust"
)

// A Notice is what customers are told of a change. Its dates are zero where nothing is said.
type Notice struct {
	Update    *trust.Update // the dated entry that speaks of it, or nil
	Announced time.Time
	Effective time.Time
	Until     time.Time // the last day on which customers can object
	Published bool      // the announcement stood in the state before
}

// IsZero reports whether nothing is known.
func (n Notice) IsZero() bool {
	return n.Update == nil && n.Announced.IsZero() && n.Effective.IsZero() && n.Until.IsZero()
}

// Notice returns what customers are told of a change of an entry or a document: by a dated entry, and by dates of its own.
func (d *Diff) Notice(path string, after trust.Noun) Notice {
	var n Notice
	if u := d.covering(path, after); u != nil {
		n = Notice{u, u.Date.V, u.Effective.V, u.ObjectionUntil.V, !d.isNew(u)}
	}
	set := func(to *time.Time, day trust.Date) {
		if day.IsSet() {
			*to = day.V
		}
	}
	switch v := after.(type) {
	case *trust.Subprocessor:
		if b, ok := d.Before.Center.Noun(path); ok && v.Announced.IsSet() {
			s, ok := b.(*trust.Subprocessor)
			n.Published = n.Published || ok && s.Announced.V.Equal(v.Announced.V)
		}
		set(&n.Announced, v.Announced)
		set(&n.Effective, v.Effective)
		set(&n.Until, v.ObjectionUntil)
	case *trust.Policy:
		if b := d.policyBefore(v); b == nil || !b.Effective.V.Equal(v.Effective.V) {
			set(&n.Effective, v.Effective)
		}
	}
	return n
}

func (d *Diff) policyBefore(p *trust.Policy) *trust.Policy {
	for _, doc := range d.Documents {
		if doc.After == p {
			return doc.Before
		}
	}
	return nil
}

// isNew reports whether an entry was not there before.
func (d *Diff) isNew(u *trust.Update) bool { return d.kindOf(u) == Added }

func (d *Diff) kindOf(u *trust.Update) Kind {
	for _, e := range d.Updates {
		if e.After == trust.Noun(u) {
			return e.Kind
		}
	}
	return ""
}

// covering returns the newest dated entry that speaks of a change: one that is new or was changed itself, or one that was
// published before and takes effect today or later. Whatever is older speaks of an earlier change of the same thing.
func (d *Diff) covering(path string, after trust.Noun) *trust.Update {
	var best *trust.Update
	for _, u := range d.After.Center.Updates {
		if !Covers(u, path, after) || d.kindOf(u) == "" && (!u.Effective.IsSet() || u.Effective.V.Before(d.Today)) {
			continue
		}
		if best == nil || u.Date.V.After(best.Date.V) {
			best = u
		}
	}
	return best
}

// Covers reports whether a dated entry speaks of an entry or a document. One that speaks of a provider speaks of its places too.
func Covers(u *trust.Update, path string, n trust.Noun) bool {
	provider := ""
	if r, ok := n.(*trust.Region); ok {
		provider = "subprocessors." + r.Provider.V
	}
	return slices.ContainsFunc(u.About, func(id trust.Text) bool { return id.V == path || provider != "" && id.V == provider })
}
