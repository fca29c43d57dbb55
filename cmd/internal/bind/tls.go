package bind

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// accepts returns the versions that a claim says are accepted, and those that it says are not. loose are refused only by a manner
// of speaking: 'all traffic uses TLS 1.3'.
func accepts(c *claim.Claim) (yes, no, loose uint) {
	m := mask(c.Names)
	if m == 0 {
		return 0, 0, 0
	}
	lowest := uint(1)<<bits.TrailingZeros(m) - 1 // all that are older than the oldest named
	switch c.Aspect {
	case claim.Floor, claim.Only:
		return m, lowest, 0
	case claim.Refuses:
		return 0, m, 0
	case claim.Demanded:
		return m, 0, lowest
	}
	return m, 0, 0
}

// A fit is a protection that a claim may be about, and how surely.
type fit struct {
	p     *protection
	score int  // 0: not about it
	weak  bool // a word sets the claim apart, or only its side fits
	by    string
}

// tlsFits returns the protections with versions of TLS that the claim is about, the surest alone.
func (b *Binder) tlsFits(c *claim.Claim, usable func(*protection) bool) []fit {
	ls := layersOf(c)
	near := sideNear(&ls)
	var out []fit
	for _, p := range b.protections {
		if !usable(p) {
			continue
		}
		if f := tlsFit(c, &ls, near, p, b.onlyOne(p, usable)); f.score > 0 {
			if len(out) > 0 && f.score > out[0].score {
				out = out[:0]
			}
			if len(out) == 0 || f.score == out[0].score {
				out = append(out, f)
			}
		}
	}
	if out == nil {
		return b.introduced(c, &ls, near, usable)
	}
	return out
}

// introduced returns the only usable protection where the document's title or first paragraph names all of it, and the sentence
// names no other place: a guide to one interface need not say its name again.
func (b *Binder) introduced(c *claim.Claim, ls *[layers][]string, near side, usable func(*protection) bool) []fit {
	var only *protection
	for _, p := range b.protections {
		if usable(p) {
			if only != nil {
				return nil
			}
			only = p
		}
	}
	if only == nil || !only.telling() || len(places(ls)) > 0 || limited(ls, only) || near == mailSide || near != anySide && only.side != anySide && near != only.side {
		return nil
	}
	for w := range only.words {
		if !slices.ContainsFunc(c.Intro, func(x string) bool { return fold(x) == w }) && !hostLike(w) && !sideWord(w) {
			return nil
		}
	}
	return []fit{{p: only, score: 3, by: "what the document is about"}}
}

// hostLike reports whether a word is a part of a host name.
func hostLike(w string) bool {
	return w == "example" || w == "com" || w == "net" || w == "org" || w == "io"
}

// onlyOne reports whether no other usable protection is on the same side.
func (b *Binder) onlyOne(p *protection, usable func(*protection) bool) bool {
	return !slices.ContainsFunc(b.protections, func(o *protection) bool {
		return o != p && usable(o) && (o.side == p.side || o.side == anySide || p.side == anySide)
	})
}

// namesPlainly reports whether the sentence names all of what is protected, and no word right before it sets it apart: of 'the order
// interface serves a few old tills' the tills are old, of 'the old order interface' it is.
func namesPlainly(ls *[layers][]string, p *protection, text string) bool {
	if len(p.words) == 0 || crowded(setOf(p.words)) {
		return false
	}
	has := func(l int, w string) bool {
		return slices.ContainsFunc(ls[l], func(x string) bool { return fold(x) == w })
	}
	name := claim.Stems(p.noun.Label())
	head := len(name) > 0 && (has(own, fold(name[len(name)-1])) || has(sentence, fold(name[len(name)-1]))) // 'the interface', of which the sentence before says which
	for w := range p.words {
		if !has(own, w) && !has(sentence, w) && !openTo[w] && !(head && has(item, w)) {
			return false
		}
	}
	words := claim.Words(text)
	for i, w := range words {
		if i > 0 && p.words[fold(stemOf(w))] && limitWords[stemOf(words[i-1])] {
			return false
		}
	}
	return true
}

func tlsFit(c *claim.Claim, ls *[layers][]string, near side, p *protection, alone bool) fit {
	f := fit{p: p}
	for l, ws := range ls {
		var hit, part []string
		for _, w := range ws {
			switch {
			case p.words[fold(w)]:
				hit = append(hit, w)
			case p.parts[w] && !plainThing[w]:
				part = append(part, w)
			}
		}
		if len(hit) > 0 {
			// A word for a side alone may be said of anything on that side.
			if slices.ContainsFunc(hit, func(w string) bool { return !sideWord(w) }) || !p.telling() && (alone || !crowded(hit)) {
				f.score, f.by = 20-2*l, quoted(hit)
				break
			}
			if f.score == 0 && near == p.side {
				f.score, f.by, f.weak = 12-l, quoted(hit), p.telling() && !alone
			}
		}
		if len(part) > 0 && f.score == 0 && l <= label {
			f.score, f.by = 11-l, quoted(part)
		}
	}
	if f.score == 0 {
		switch {
		case p.telling():
			if near != p.side || !alone {
				return f
			}
			f.score, f.weak, f.by = 2, true, "the side that both speak of"
		case p.side == anySide || p.side == near:
			f.score, f.by = 6, "what it is said of"
			f.weak = p.side == anySide && near == mailSide
		case near == anySide && p.side == publicSide:
			f.score, f.by = 5, "what it is said of"
		default:
			return f
		}
	}
	if near != anySide && p.side != anySide && near != p.side && f.score < 18 {
		return fit{p: p}
	}
	f.weak = f.weak || limited(ls, p) && !c.Clients && !namesPlainly(ls, p, c.Sentence)
	return f
}

// crowded reports whether the words are such as many things on a side go by.
func crowded(hit []string) bool {
	return !slices.ContainsFunc(hit, func(w string) bool {
		return w != "public" && w != "customer" && w != "client" && w != "external" && w != "internet" && w != "endpoint" && w != "web" && w != "internal" && w != "private" && !behindWords[w]
	})
}

// tls holds versions of TLS against the data.
func (b *Binder) tls(out *Binding) {
	c := out.Claim
	ls := layersOf(c)
	if b.vendorsOwn(&ls) {
		out.Reason = "the row names a vendor, whose settings the data do not hold"
		return
	}
	fits := b.tlsFits(c, func(p *protection) bool { return p.tls != nil })
	if len(fits) == 0 {
		out.Reason = "no fact says which versions of TLS are accepted there"
		return
	}
	for i, f := range fits {
		v, soft := judgeTLS(c, f.p.tls)
		if i == 0 || v == Confirmed && out.Verdict != Confirmed || v == Contradicted && out.Verdict == Contradicted && out.Soft && !soft {
			out.Verdict, out.Soft, out.Fact = v, soft || f.weak, f.p.tls
			out.Reason = fmt.Sprintf("bound to %s by %s", f.p.tls.ID, f.by)
			out.score = float64(f.score)
		}
	}
	if out.Verdict == Confirmed {
		out.Soft = false
	} else {
		out.Fault = WrongTLS
	}
}

// judgeTLS holds a claim against the versions of a fact. The lowest of them is a bound: what accepts less contradicts it, what
// asks for more is at most worth a look, unless it says outright that nothing else is accepted, or that this version is not.
func judgeTLS(c *claim.Claim, f *trust.Fact) (v Verdict, soft bool) {
	list, _ := f.Value.([]string)
	data := mask(list)
	if data == 0 {
		return Unbacked, false
	}
	yes, no, loose := accepts(c)
	lowest := uint(1) << bits.TrailingZeros(data)
	switch {
	case yes&(lowest-1) != 0:
		return Contradicted, c.Aspect == claim.Prefers || c.Aspect == claim.Accepts && c.Hedge != ""
	case yes&^data != 0 && yes&data == 0:
		return Contradicted, true // newer than all that the data accept
	case no&lowest != 0:
		return Contradicted, c.Aspect == claim.Floor || c.Hedge != ""
	case no&data != 0 || loose&data != 0:
		return Contradicted, true
	}
	return Confirmed, false
}

// versions returns versions as people write them: 'TLS 1.2 and 1.3'.
func versions(m uint) string {
	var out []string
	for i, name := range claim.TLSVersions {
		if m&(1<<i) != 0 {
			if !strings.HasPrefix(name, "SSL") {
				name = "TLS " + name
			}
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// tlsPair holds two claims about versions of TLS against each other: one accepts what the other does not.
func tlsPair(b *Binder, x, y *claim.Claim) *Disagreement {
	for _, d := range [...][2]*claim.Claim{{x, y}, {y, x}} {
		yes, _, _ := accepts(d[0])
		_, no, loose := accepts(d[1])
		if yes&(no|loose) == 0 {
			continue
		}
		if d[0].Aspect == claim.Prefers {
			continue
		}
		sure, ok := covers(d[1], d[0])
		if !ok {
			continue
		}
		soft := !sure || yes&no == 0 || d[0].Hedge != "" && d[0].Aspect == claim.Accepts || d[1].Hedge != ""
		return &Disagreement{Fault: TLSDisagreement, Soft: soft, About: versions(yes & (no | loose))}
	}
	return nil
}

// covers reports whether what wide is about takes in what narrow is about, and whether that is sure.
func covers(wide, narrow *claim.Claim) (sure, ok bool) {
	wl, nl := layersOf(wide), layersOf(narrow)
	ws, ns := sideNear(&wl), sideNear(&nl)
	wn, nn := places(&wl), places(&nl)
	limitW, limitN := limited(&wl, nil), limited(&nl, nil)
	if labelled(&wl, &nl) && !wide.Universal {
		return false, false
	}
	switch {
	case limitW && !wide.Universal:
		return false, false
	case wide.Universal && (ws == anySide || ws == ns || len(wn) == 0):
		return true, len(wn) == 0 || overlap(wn, nn) > 0 || ws == anySide
	case ws != anySide && ns != anySide && ws != ns:
		return false, false
	case overlap(wn, nn) > 0:
		return !limitN, true
	case len(wn) > 0 && len(nn) > 0:
		return false, false
	case len(wn) > 0: // one place against a general statement: that may leave room for the place
		return false, false
	case ws == anySide:
		return !limitN && ns != mailSide, true
	}
	return !limitN && len(nn) == 0, ws == ns
}

// places returns the words that name what is connected to, in the sentence, the label and the headings.
func places(ls *[layers][]string) map[string]bool {
	out := map[string]bool{}
	for _, l := range [...]int{own, label, lead, heading} {
		for _, w := range ls[l] {
			if placeWords[w] {
				out[w] = true
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

// placeWords name things that each may have versions of their own.
var placeWords = words("website", "site", "api", "portal", "app", "console", "dashboard", "gateway", "webhook", "database", "cdn", "vpn", "ssh", "ftp", "sftp", "ldap", "registrar", "shop", "intranet", "broker", "queue", "printer", "fax", "terminal", "logger", "player", "wiki", "staging", "mqtt", "sip", "mesh", "replica", "replication", "bucket", "registry", "kiosk")

// openTo are words of a name that tell for whom a thing is, and that a sentence leaves out.
var openTo = words("public", "external", "internet", "customer", "main", "own")

func setOf(words map[string]bool) (out []string) {
	for w := range words {
		out = append(out, w)
	}
	return out
}
