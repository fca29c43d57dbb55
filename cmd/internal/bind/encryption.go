package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
)

// encryption holds what a sentence says to be encrypted, or not, against the data.
func (b *Binder) encryption(out *Binding) {
	c := out.Claim
	ls := layersOf(c)
	about := thingsOf(&ls, c.Subject)
	says := c.Names[0] == claim.Encrypted
	best := 0
	for _, f := range b.encryptionFits(c, &ls, about) {
		agrees := f.p.inForce() == says
		if f.p.noun.Status.V == "unverified" && !says {
			continue // nothing is known, and nothing is claimed
		}
		if f.score < best || f.score == best && (out.Verdict == Confirmed || !agrees) {
			continue
		}
		best = f.score
		out.Verdict, out.Fault, out.Soft, out.Fact = Confirmed, NoFault, false, f.p.anyFact()
		out.Reason = fmt.Sprintf("bound to %s by %s", f.p.noun.Path(), f.by)
		out.Others = nil
		if !agrees {
			out.Verdict, out.Fault, out.Soft = Contradicted, WrongEncryption, f.weak || c.Hedge != ""
			out.Others = []Other{{f.p.place(), f.p.says()}}
		}
	}
	if best == 0 {
		out.Reason = "no fact says whether it is encrypted"
	}
}

// encryptionFits returns the protections that a claim may be about.
func (b *Binder) encryptionFits(c *claim.Claim, ls *[layers][]string, about map[string]bool) []fit {
	if c.Purpose == claim.InTransit {
		fits := b.tlsFits(c, func(p *protection) bool { return p.noun.Scope.V == claim.InTransit })
		for i := range fits {
			// Encryption of what comes from outside may end at the door: only a sentence about visitors denies it.
			if f := &fits[i]; c.Names[0] == claim.Unencrypted && f.p.side != internalSide && !slices.ContainsFunc(slices.Concat(ls[own], ls[label]), func(w string) bool { return visitorWords[w] }) {
				f.weak = true
			}
		}
		return fits
	}
	var out []fit
	for _, p := range b.protections {
		scope := scopeOf(p)
		if scope == claim.InTransit || scope == claim.Hashing || c.Purpose == claim.Hashing || (scope == claim.EndToEnd) != (c.Purpose == claim.EndToEnd) {
			continue
		}
		about := named(ls, about, p)
		shared := overlap(about, p.words)
		f := fit{p: p, by: "what it is said of"}
		switch {
		case shared > 0:
			f.score = 10 + shared + 10*shared/len(p.words)
			more := 0 // 'the names of files' are not the files
			for w := range about {
				if !p.words[w] && !knownThing[w] && claim.AccountGroup(w) != "staff" {
					more++
				}
			}
			f.weak = 2*shared < len(p.words) || limited(ls, p) && !namesPlainly(ls, p, c.Sentence) || more > 1 || more > 0 && c.Names[0] == claim.Unencrypted
		case len(p.words) == 0 && c.Purpose == scope:
			f.score = 5
			for w := range about {
				switch {
				case w == "database":
				case w == "disk" || w == "file":
					f.weak = true // data may be encrypted by other means
				default:
					f.score = 0 // it names something of its own
				}
			}
		}
		if f.score > 0 {
			out = append(out, f)
		}
	}
	return out
}

// place returns where the data say how the protection stands.
func (p *protection) place() source.Span {
	if f := p.anyFact(); f != nil {
		return f.Span
	}
	return p.noun.Span
}

// says tells in words how the protection stands.
func (p *protection) says() string {
	how := "is encrypted"
	switch p.noun.Status.V {
	case "planned":
		how = "is planned to be encrypted"
	case "unverified":
		how = "has encryption that is still to be verified"
	case "none":
		how = "is not encrypted"
	}
	name := p.noun.Label()
	if p.inForce() && p.tls != nil {
		return name + ": TLS " + p.tls.Text
	}
	if p.inForce() && p.cipher != nil {
		return name + ": " + p.cipher.Text
	}
	return name + " " + how
}

// encryptionKey holds all claims about encryption with the same purpose against each other.
func encryptionKey(_ *Binder, c *claim.Claim) string {
	if c.Purpose == claim.Backups { // backups are among what is stored
		return claim.AtRest
	}
	return c.Purpose
}

// encryptionPair holds a text that says that something is encrypted against one that says that it is not.
func encryptionPair(_ *Binder, x, y *claim.Claim) *Disagreement {
	if x.Names[0] == y.Names[0] || x.Purpose == claim.Hashing {
		return nil
	}
	xl, yl := layersOf(x), layersOf(y)
	if labelled(&xl, &yl) {
		return nil
	}
	xt, yt := thingsOf(&xl, x.Subject), thingsOf(&yl, y.Subject)
	if x.Purpose == claim.Backups && y.Purpose == claim.Backups {
		xt["backup"], yt["backup"] = true, true
	}
	shared := overlap(xt, yt)
	soft := x.Hedge != "" || y.Hedge != "" || limited(&xl, nil) || limited(&yl, nil)
	about := purposeName[x.Purpose]
	yes, no := x, y
	if yes.Names[0] != claim.Encrypted {
		yes, no = y, x
	}
	switch {
	case x.Purpose == claim.InTransit:
		ys, ns := sideNear(&xl), sideNear(&yl)
		if yes == y {
			ys, ns = ns, ys
		}
		if ys != ns && !(yes.Universal && ys == anySide) {
			return nil
		}
		return &Disagreement{Fault: EncryptionDisagreement, Soft: soft || ys != ns || shared == 0, About: about}
	case yes.Universal && slices.ContainsFunc(yes.Nouns, func(w string) bool { return knownThing[fold(w)] && thingsOfClaim(no)[fold(w)] }):
		return &Disagreement{Fault: EncryptionDisagreement, Soft: soft, About: about}
	case shared > 0 && shared == len(xt) && shared == len(yt):
		return &Disagreement{Fault: EncryptionDisagreement, Soft: soft, About: about}
	case shared > 0 && overlap(known(xt), known(yt)) > 0 && len(known(xt)) == len(known(yt)) && len(xt)+len(yt)-2*shared <= 1:
		return &Disagreement{Fault: EncryptionDisagreement, Soft: soft || !yes.Universal, About: about}
	case yes.Universal && len(known(thingsOfClaim(yes))) == 0 && no.Purpose == claim.AtRest && len(thingsOfClaim(no)) > 0:
		return &Disagreement{Fault: EncryptionDisagreement, Soft: true, About: about}
	}
	return nil
}

func thingsOfClaim(c *claim.Claim) map[string]bool {
	ls := layersOf(c)
	return thingsOf(&ls, c.Subject)
}
