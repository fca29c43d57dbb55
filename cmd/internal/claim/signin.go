package claim

import (
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// scanSignIn finds what sign-in is spoken of: a second factor, or a door that may be open to passwords or to root.
func scanSignIn(ts []token.Token, i int, _ string) (*value, int) {
	at := func(k int) string {
		if i+k < len(ts) {
			return ts[i+k].Lower
		}
		return ""
	}
	of := func(what string, n int) (*value, int) { return &value{kind: SignIn, names: []string{what, ""}}, i + n }
	switch ts[i].Lower {
	case "mfa", "2fa":
		return of("mfa", 1)
	case "multifactor":
		return of("mfa", 1)
	case "multi", "two":
		if at(1) == "-" && (at(2) == "factor" || ts[i].Is("two") && at(2) == "step") {
			return of("mfa", 3)
		}
	case "second":
		if at(1) == "factor" || at(1) == "step" {
			return of("mfa", 2)
		}
	case "password":
		if at(1) == "alone" || at(1) == "only" {
			return of("password alone", 2)
		}
		if at(1) == "on" && (at(2) == "its" || at(2) == "their") && at(3) == "own" {
			return of("password alone", 4)
		}
	case "ssh", "sshd":
		return of("ssh password", 1)
	case "sftp":
		return of("sftp password", 1)
	case "root":
		return of("root login", 1)
	}
	return nil, 0
}

// signIn reads whether a second factor is asked for, or whether a door is open.
func (p *phrase) signIn(c *Claim) bool {
	if p.block.Kind == prose.HeadingText || p.block.Kind == prose.Cell && p.block.Header || p.asksItself() {
		return false
	}
	p.cueAt = -1
	switch c.Names[0] {
	case "mfa", "password alone":
		c.Aspect = "mfa"
		c.Unit = p.factor(c.Names[0] == "password alone")
	case "root login":
		if !p.nearSentence("login", "log", "logins", "sign", "access", "logon") {
			return false
		}
		c.Aspect, c.Unit = c.Names[0], p.open()
	default:
		if !p.nearSentence("password", "passwords", "passwordauthentication") {
			return false
		}
		c.Aspect, c.Unit = c.Names[0], p.open()
	}
	if c.Unit == "" {
		return false
	}
	c.Names = []string{c.Aspect, c.Unit}
	if p.cueAt >= 0 { // the claim is what lies between the name and the word that says how it stands
		c.Start, c.End = min(c.Start, p.ts[p.cueAt].Start), max(c.End, p.ts[p.cueAt].End)
	}
	c.AspectNear = true
	c.Qualifiers = p.groups()
	_, c.Hedged = p.cue(hedges)
	c.Hedged = c.Hedged || p.nearSentence("unless", "except", "exception", "exceptions") && !p.nearSentence("without")
	c.Group = p.group()
	switch c.Mood, c.Cue = p.mood(c); c.Mood {
	case Negated, Optional, OtherParty: // read above: what is optional, and for whom, is what the sentence says
		c.Mood, c.Cue = Asserted, ""
	}
	return true
}

// factor returns how a second factor stands: 'required', 'optional', 'none', or "" where the sentence does not say.
func (p *phrase) factor(passwordAlone bool) string {
	lo, hi := p.segment()
	if passwordAlone {
		for i := p.to; i < min(hi, p.to+4); i++ {
			switch p.ts[i].Lower {
			case "enough", "suffices", "sufficient", "do", "enough.":
				if !p.deniedAt(i) {
					p.cueAt = i
					return "none"
				}
			}
		}
		return ""
	}
	best, found := 1<<20, ""
	for i := lo; i < hi; i++ {
		if i >= p.from && i < p.to {
			continue
		}
		w, says := p.ts[i].Lower, ""
		switch w {
		case "mandatory", "compulsory", "obligatory", "required", "enforced", "enforce", "enforces", "requires", "require", "must":
			says = "required"
			if p.deniedAt(i) {
				says = "optional"
			} else if p.mayAt(i) {
				return "" // what administrators may demand is theirs to say
			}
		case "optional", "voluntary", "recommended", "recommend", "recommends", "encourage", "encouraged", "encourages":
			says = "optional"
			if p.deniedAt(i) {
				says = ""
			}
		case "no", "without":
			if i == p.from-1 || i == p.from-2 {
				says = "none"
			}
		}
		if says != "" && p.gap(i) < best {
			best, found, p.cueAt = p.gap(i), says, i
		}
	}
	return found
}

// mayAt reports whether a word that leaves the choice to somebody stands right before the word at i: 'administrators can require'.
func (p *phrase) mayAt(i int) bool {
	for k := max(p.lo, i-3); k < i; k++ {
		switch p.ts[k].Lower {
		case "can", "may", "could", "might", "will", "would", "become", "if", "should":
			return true
		}
	}
	return false
}

// open reports whether a door is open, 'on' or 'off', or "" where the sentence does not say.
func (p *phrase) open() string {
	lo, hi := p.segment()
	negated := false
	for i := lo; i < hi; i++ {
		p.cueAt = i
		switch p.ts[i].Lower {
		case "disabled", "off", "forbidden", "prohibited", "refused", "rejected", "blocked", "impossible", "banned", "denied", "disallowed":
			return "off"
		case "allowed", "permitted", "enabled", "possible", "accepted", "accepts", "fallback", "allows", "permits":
			if p.deniedAt(i) {
				return "off"
			}
			return "on"
		case "falls":
			if i+1 < hi && p.ts[i+1].Is("back") {
				return "on"
			}
		case "never", "no", "nobody", "cannot", "without":
			negated = true
		}
	}
	if p.cueAt = -1; negated {
		return "off"
	}
	return ""
}
