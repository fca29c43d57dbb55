package claim

// tellsWhichFactor reports whether the part tells what the factor is, and not whether there is one: 'a key or an app as second factor',
// 'the second factor can be a text message'.
func (p *phrase) tellsWhichFactor(lo, hi int) bool {
	if p.from > lo && p.ts[p.from-1].Is("any") && p.word(p.from-2) != "without" {
		return true // 'any second factor'
	}
	if b := p.word(p.from - 1); (b == "further" || b == "another" || b == "additional" || b == "spare" || b == "new" || b == "other") && p.ts[p.from].Is("second") {
		return true // one more of them
	}
	if p.word(p.to) == "of" && (p.word(p.to+1) == "their" || p.word(p.to+1) == "your" || p.word(p.to+1) == "choice") {
		return true // 'a second factor of their choice'
	}
	i := p.from - 1
	for i > lo && (determiners[p.ts[i].Lower] || p.ts[i].Is("their") || p.ts[i].Is("your")) {
		i--
	}
	if i >= lo && (p.ts[i].Is("as") || p.ts[i].Is("for") && i > lo && !p.ts[i-1].Is("need") && i > lo+1) {
		return true
	}
	if j := i - 1; i >= lo+1 && p.ts[i].Is("whether") || j >= lo && p.ts[j].Is("whether") {
		if p.to < hi && isBe(p.ts[p.to].Lower) && p.to+1 < hi && (determiners[p.ts[p.to+1].Lower] || p.ts[p.to+1].Is("an")) {
			return true // 'whether the second factor is an app or a key'
		}
	}
	for i := p.to; i < min(p.to+3, hi-2); i++ {
		if (p.ts[i].Is("can") || p.ts[i].Is("may")) && p.ts[i+1].Is("be") && (determiners[p.ts[i+2].Lower] || p.ts[i+2].Is("either")) {
			return true
		}
	}
	return false
}

// factorLevel tells what is said of the factor in tokens lo to hi, and whether a word says outright that it must be or need not be.
func (p *phrase) factorLevel(unit string, lo, hi int) (level string, sure bool) {
	at := func(k int) string {
		if k >= lo && k < hi {
			return p.ts[k].Lower
		}
		return ""
	}
	denied, verbal, optional, none, required, used := 0, 0, false, false, false, false
	for i := lo; i < hi; i++ {
		w := p.ts[i].Lower
		next := at(i + 1)
		switch {
		case negators[w]:
			if w == "no" && (next == "exception" || next == "exceptions" || next == "matter" || next == "way") || w == "without" && (next == "exception" || at(i+2) == "exception") {
				required = true
				i++
				continue
			}
			if w == "not" && (next == "only" || next == "just" && i < p.from-2) {
				continue
			}
			denied++
			if w != "without" && (w != "no" || AccountGroup(next) != "" || next == "one" || next == "user" || next == "account" || next == "person" || next == "login" || next == "access" || next == "way") {
				verbal++
			}
		}
	}
	if unit == factorNamed && p.mustStayOn(lo, hi) {
		return FactorRequired, true
	}
	// 'not' and 'no' belong to the word of demand or offer behind them.
	negatedAt := func(i int) bool {
		for k := i - 1; k >= max(lo, i-4); k-- {
			switch w := at(k); {
			case w == "no" || w == "not" || w == "never" || w == "neither" || w == "nor" || w == "nobody" || w == "don't" || w == "doesn't" || w == "isn't" || w == "aren't" || w == "cannot":
				return true
			case demandFactor[w] || offerFactor[w] || w == "," || w == "and" || w == "but" && k < i-1:
				return false
			}
		}
		return false
	}
	for i := lo; i < hi; i++ {
		w := at(i)
		next, after := at(i+1), at(i+2)
		switch {
		case w == "should" && i > lo && p.ts[i].Text == "SHOULD":
			optional = true
		case w == ":" && i+1 < hi && i >= p.to:
			switch next {
			case "no", "none", "not", "never", "off":
				none = true
			case "yes", "always":
				required = true
			}
		case w == "optional" || w == "optionally" || w == "voluntary" || w == "voluntarily":
			if negatedAt(i) {
				required = true
			} else {
				optional = true
			}
		case w == "opt" && negatedAt(i):
			required = true
		case adviseFactor[w]:
			if !negatedAt(i) && next != "against" {
				optional = true
			}
		case demandFactor[w]:
			if (w == "need" || w == "needs" || w == "needed" || w == "must") && !p.concernsFactor(i, lo, hi, unit) {
				continue
			}
			if negatedAt(i) || next == "not" {
				optional = true
			} else {
				required = true
			}
		case (w == "have" || w == "has") && next == "to":
			if p.concernsFactor(i, lo, hi, unit) {
				if negatedAt(i) || at(i-1) == "not" {
					optional = true
				} else {
					required = true
				}
			}
		case offerFactor[w]:
			if negatedAt(i) {
				none = true
			} else if w != "use" && w != "uses" && w != "using" && w != "used" && w != "supported" && w != "active" {
				optional = true
			} else {
				used = true
			}
		case (w == "exception" || w == "exemption" || w == "exempted") && (next == "to" || next == "from") && p.objectIsFactor(i+2, hi) && !negatedAt(i):
			none = true
		case w == "subject" && next == "to" && p.objectIsFactor(i+2, hi):
			if negatedAt(i) {
				none = true
			} else {
				required = true
			}
		case w == "made" && next == "to" && negatedAt(i):
			optional = true
		case spareFactor[w]:
			if negatedAt(i) {
				required = true
			} else {
				none = true
			}
		case w == "if" && (wishers[next] && wishes[after] || wishes[next]), w == "who" && wishes[next], w == "who" && next == "would" && wishes[after], w == "for" && next == "those" && after == "who":
			optional = true
		case w == "up" && next == "to" && chooserWords[after], w == "left" && next == "to", w == "free" && (next == "to" || next == "choice"), (w == "own" || w == "personal" || w == "individual" || w == "their" || w == "of") && (next == "choice" || next == "discretion" || next == "decision" || next == "preference" || next == "taste" || next == "accord" || next == "volition" || next == "initiative"), w == "opt" && !negatedAt(i), w == "who" && next == "do" && after == "not" && wishes[at(i+3)], w == "who" && next == "does" && after == "not" && wishes[at(i+3)], w == "decide" && (next == "for" || next == "themselves" || next == "whether"), w == "decides" && (next == "whether" || next == "themselves"), w == "whether":
			switch {
			case (next == "choice" || next == "discretion" || next == "preference" || next == "taste") && negatedAt(i):
				required = true // 'not a matter of choice'
			case !(w == "whether" && (next == "or" || i > p.from)):
				optional = true
			}
		case (w == "can" || w == "may" || w == "could") && next != "not" && next != "only":
			if switchesFactor[next] && p.nobodyBefore(i, lo) {
				required = required || next == "turn" || next == "switch" || next == "skip" || next == "drop" || next == "omit" || next == "bypass" || next == "forgo" || next == "opt" || next == "leave"
				continue // 'nobody may turn it off'
			}
			if switchesFactor[next] && p.objectIsFactor(i+2, hi) || next == "be" && (after == "switched" || after == "turned" || after == "activated" || after == "enabled" || after == "added" || after == "used" && at(i+3) == "" || after == "skipped" || after == "left" || after == "omitted" || after == "set" || after == "dropped") {
				optional = true
			}
		}
	}
	if unit == factorAlone {
		switch {
		case denied > 0 && !p.alonePermitted(lo, hi):
			return FactorRequired, true
		case optional && p.ts[p.from].Is("single"):
			return FactorOptional, true
		}
		return FactorNone, true
	}
	if unit == factorLevel && p.ts[p.from].Is("without") {
		if verbal > 0 {
			return FactorRequired, true
		}
		return FactorOptional, true
	}
	before := ""
	for k := p.from - 1; k >= max(lo, p.from-4) && unit == factorNamed; k-- {
		if w := at(k); w == "no" || w == "without" {
			before = w
			break
		} else if w != "a" && w != "any" && w != "the" && w != "need" && w != "for" && w != "further" && w != "such" && w != "kind" && w != "of" && w != "code" {
			break
		}
	}
	switch {
	case before == "without" && (verbal > 0 || refusesEntry(p, lo, hi)):
		return FactorRequired, true
	case before == "without" && !p.managesWithout(lo):
		return "", false // 'accounts without a second factor are reported'
	case before != "":
		return FactorNone, true
	case p.notAsked(lo, hi):
		return FactorNone, true
	case none:
		return FactorNone, true
	case optional:
		return FactorOptional, true
	case required:
		return FactorRequired, true
	case denied > 0:
		return "", false
	case used, p.signsWith(lo, hi):
		return FactorRequired, false
	}
	switch p.ts[p.from].Lower {
	case "always":
		return FactorRequired, unit == factorLevel
	case "never", "off":
		if unit == factorLevel {
			return FactorNone, true
		}
	}
	return "", false
}

// nobodyBefore reports whether the subject of the verb at i is nobody: 'nobody on our staff may'.
func (p *phrase) nobodyBefore(i, lo int) bool {
	for k := i - 1; k >= max(lo, i-6); k-- {
		switch p.ts[k].Lower {
		case "nobody", "none", "no":
			return true
		case ",", ";", "and", "but":
			return false
		}
	}
	return false
}

// mustStayOn reports whether the part denies that the factor may be switched off: 'must not disable', 'cannot be bypassed'.
func (p *phrase) mustStayOn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "disable", "disabled", "deactivate", "deactivated", "circumvent", "circumvented", "bypass", "bypassed", "skip", "skipped", "avoid", "avoided", "off":
			for k := i - 1; k >= max(lo, i-5); k-- {
				switch p.ts[k].Lower {
				case "not", "never", "cannot", "nobody", "can't", "no":
					return true
				}
			}
		}
	}
	return false
}

// managesWithout reports whether a verb before 'without' tells that somebody signs in or works so.
func (p *phrase) managesWithout(lo int) bool {
	for i := p.from - 1; i >= max(lo, p.from-10); i-- {
		switch p.ts[i].Lower {
		case "sign", "signs", "log", "logs", "work", "works", "go", "goes", "do", "does", "use", "used", "uses", "get", "gets", "access", "enter", "operate", "manage", "managed", "possible", "allowed", "open", "opened", "opens", "reach", "reached", "let", "connect", "connects", "is", "in", "on":
			return true
		}
	}
	return false
}

// alonePermitted reports whether what the part denies is not that a password is enough: 'a password is enough, no code is asked for'.
func (p *phrase) alonePermitted(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if w := p.ts[i].Lower; negators[w] || w == "nobody" {
			if i >= p.from-10 && i < p.to+3 {
				return false
			}
		}
	}
	return true
}

// refusesEntry reports whether the part says that somebody is kept out.
func refusesEntry(p *phrase, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch w := p.ts[i].Lower; {
		case w == "refused" || w == "rejected" || w == "blocked" || w == "impossible" || w == "locked" || w == "closed" || w == "denied" || w == "nobody" || w == "cannot" || w == "can't" || w == "nowhere" || w == "nothing":
			return true
		}
	}
	return false
}

// notAsked reports whether the part says that the factor is not asked for: 'are not asked for a code'.
func (p *phrase) notAsked(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "asked", "prompted", "ask", "asks":
			for k := i - 1; k >= max(lo, i-3); k-- {
				if w := p.ts[k].Lower; w == "not" || w == "never" || w == "nobody" || w == "don't" || w == "doesn't" || w == "aren't" {
					return i < p.from && p.from-i < 6
				}
			}
		}
	}
	return false
}

// concernsFactor reports whether a word of duty, 'must', 'need', 'have to', is about the factor: it stands near it, and no other object is between.
func (p *phrase) concernsFactor(i, lo, hi int, unit string) bool {
	if unit != factorNamed {
		return true
	}
	if i > p.from {
		return i-p.to < 4
	}
	return p.from-i < 12
}

// objectIsFactor reports whether the object of a verb is the factor itself, or a pronoun for it.
func (p *phrase) objectIsFactor(i, hi int) bool {
	for k := i; k < min(i+5, hi); k++ {
		switch w := p.ts[k].Lower; {
		case k == p.from, w == "it" || w == "this" || w == "that":
			return true
		case w == "a" || w == "the" || w == "on" || w == "up" || w == "off" || w == "their" || w == "your" || w == "an" || w == "account" || w == "accounts" || w == "with" || w == "for" || w == "additional" || w == "to" || w == "in" || w == "out" || w == "of" || w == "by" || w == "logins" || w == "login":
		default:
			return false
		}
	}
	return false
}

// signsWith reports whether the part tells that people sign in with the factor: 'staff sign in with a password and a second factor'.
func (p *phrase) signsWith(lo, hi int) bool {
	for i := lo; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "sign", "signs", "log", "logs", "authenticate", "authenticates", "protected", "secured", "confirm", "confirms", "guarded":
			return true
		}
	}
	for i := p.to; i < min(hi, p.to+3); i++ {
		if p.ts[i].Is("protects") || p.ts[i].Is("secures") || p.ts[i].Is("guards") {
			return true
		}
	}
	return false
}
