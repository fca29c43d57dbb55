package claim

// ahead reports whether the length lies between the word of something and the thing itself: 'seven days later it starts', 'ten days
// before we use them'.
func (p *phrase) ahead() bool {
	if p.to >= p.hi {
		return false
	}
	switch p.ts[p.to].Lower {
	case "later", "before", "beforehand", "ahead", "afterwards", "earlier", "prior":
		return true
	case "after", "from", "following":
		for i := p.to + 1; i < min(p.to+6, p.hi); i++ {
			if announcing[p.ts[i].Lower] {
				return true
			}
		}
	case "in":
		return p.to+1 < p.hi && p.ts[p.to+1].Is("advance")
	}
	return false
}

var announcing = set("announcement", "announced", "notice", "notified", "notification", "mail", "publication", "published", "listed", "letter", "informed", "told", "entry", "entered")

// pending reports whether the length is that of a wait before something is destroyed, in which it can still be kept: 'a hold of 24 hours',
// 'held for 30 days before it is destroyed'.
func (p *phrase) pending() bool {
	wait, end := false, false
	see := func(w string) {
		wait = wait || waiting[w]
		end = end || deletion[w] != "" || deletionWords[w]
	}
	for i := p.lo; i < p.hi; i++ {
		see(p.ts[i].Lower)
	}
	if p.block.RowHead >= 0 && p.block.RowHead != p.index {
		for _, w := range Words(p.doc.Blocks[p.block.RowHead].Text) {
			see(w)
		}
	}
	return wait && end
}

var waiting = set("hold", "held", "wait", "waits", "waiting", "pending", "delay", "delayed", "undo", "undone", "grace", "cancel", "cancelled", "cancellable", "revoked", "reverted", "scheduled")

// twice reports whether the sentence has just given another length for the same thing, by nothing but another verb of keeping:
// 'maintained for 30 days and retained for one year'.
func (p *phrase) twice() bool {
	if p.self == 0 {
		return false
	}
	before := &p.finds[p.self-1]
	if before.quantity == nil || before.quantity.Repeats || before.from < p.lo {
		return false
	}
	and, keeps := false, false
	for i := before.to; i < p.from; i++ {
		w := p.ts[i].Lower
		switch {
		case w == "and":
			and = true
		case keepingWords[w]:
			keeps = true
		case !betweenLengths[w]:
			return false
		}
	}
	return and && keeps
}

var betweenLengths = set("is", "are", "be", "must", "shall", "will", "to", "for", "no", "not", "less", "fewer", "than", "at", "least", "a", "minimum", "of", "period", "and", "more", "longer", "or", ",")
