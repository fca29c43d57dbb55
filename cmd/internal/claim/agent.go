package claim

import (
	"strings"

	"candor/cmd/internal/token"
)

// agent reports whether the sentence has the office do something by itself: 'the CISO conducts a review every year', 'reviews are
// carried out by the CISO'.
func (p *phrase) agent() bool {
	if p.shared() {
		return false
	}
	i := p.beforeTitle()
	if i > p.lo && p.ts[i].Is("by") {
		return doneWord(p.ts[i-1].Lower) || i-2 >= p.lo && p.ts[i-1].Is("out") && p.ts[i-2].Is("carried")
	}
	switch {
	case i < p.lo:
	case p.ts[i].Is("and"):
		for k := range p.finds { // 'the CISO and the CTO conduct'
			if f := &p.finds[k]; f.to == i && f.value != nil && f.value.kind == Title {
				return false
			}
		}
	case !p.ts[i].Is(","):
		return false
	}
	verb, _ := p.verbBehind()
	return deedsOfOffices[verb]
}

// reached reports whether the sentence says where the office is reached: 'the DPO can be reached at', 'write to the DPO at'.
func (p *phrase) reached() bool {
	if p.shared() {
		return false
	}
	verb, i := p.verbBehind()
	if verb == "be" && i+2 < p.hi && (p.ts[i+1].Is("reached") || p.ts[i+1].Is("contacted")) {
		return true
	}
	if i = p.beforeTitle(); i >= p.lo && p.ts[i].Is("to") {
		i--
	}
	if i < p.lo {
		return false
	}
	switch p.ts[i].Lower {
	case "contact", "reach", "write", "e-mail", "email", "mail":
		return p.to < p.hi && (p.ts[p.to].Is("at") || p.ts[p.to].Is("via") || p.ts[p.to].Is("under") || p.ts[p.to].Is(":") || p.ts[p.to].Is("("))
	}
	return false
}

// beforeTitle returns the token before the title and its article, p.lo-1 where it begins the sentence.
func (p *phrase) beforeTitle() int {
	i := p.from - 1
	for i >= p.lo && (p.ts[i].Is("the") || p.ts[i].Is("our") || p.ts[i].Is("its") || p.ts[i].Is("*")) {
		i--
	}
	return i
}

// verbBehind returns the verb behind the title, behind its abbreviation in brackets and a word such as 'may', and where it stands.
func (p *phrase) verbBehind() (string, int) {
	i := p.to
	if i+2 < p.hi && p.ts[i].Is("(") && p.ts[i+2].Is(")") {
		i += 3
	}
	for i < p.hi && (p.ts[i].Is("shall") || p.ts[i].Is("will") || p.ts[i].Is("must") || p.ts[i].Is("can") || p.ts[i].Is("may") || p.ts[i].Is("also") || p.ts[i].Is("then") || p.ts[i].Is("personally")) {
		i++
	}
	if i >= p.hi {
		return "", i
	}
	return p.ts[i].Lower, i
}

// shared reports whether the sentence has the office act with, for or instead of somebody.
func (p *phrase) shared() bool {
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "behalf", "together", "jointly", "deputy", "deputies", "delegate", "delegates", "delegated", "absence", "absent", "assisted", "supported", "or", "not", "never", "instead":
			return true
		}
	}
	return p.to < p.hi && (p.ts[p.to].Is("and") || p.ts[p.to].Is("or") || p.ts[p.to].Is("/")) || p.from > p.lo && p.ts[p.from-1].Kind == token.Mark && p.ts[p.from-1].Is("/")
}

func doneWord(w string) bool {
	switch w {
	case "done", "held", "led", "run", "made", "undertaken", "told", "overseen", "given", "sent":
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ed")
}

// deedsOfOffices are verbs that say that an office does what the sentence speaks of, in the third person and the plain form.
var deedsOfOffices = func() map[string]bool {
	m := map[string]bool{}
	for _, v := range []string{"conduct", "carry", "perform", "do", "undertake", "run", "lead", "organise", "organize", "hold", "review", "test", "check", "audit", "assess", "commission", "arrange", "train", "notify", "inform", "tell", "report", "make", "complete", "repeat", "examine", "verify", "inspect", "scan", "oversee", "direct", "execute", "renew", "revisit", "evaluate", "rehearse", "initiate", "publish", "send", "give"} {
		for _, f := range conjugate(v) {
			if f == v || strings.HasSuffix(f, "s") {
				m[f] = true
			}
		}
		m[v] = true
	}
	return m
}()
