package claim

// ahead reports whether the length lies between the word of something and the thing itself: 'seven days later it starts', 'ten days
// before we use them'.
func (p *phrase) ahead() bool {
	if p.to >= p.hi {
		return false
	}
	switch p.ts[p.to].Lower {
	case "later", "before", "ahead", "afterwards", "earlier", "prior":
		return true
	case "in":
		return p.to+1 < p.hi && p.ts[p.to+1].Is("advance")
	}
	return false
}

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
