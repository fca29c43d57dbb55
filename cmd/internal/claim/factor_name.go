package claim

import (
	"candor/cmd/internal/token"
)

// factorLevelAt finds words by which a second factor is asked for or not, for blocks whose heads or headings name it.
func factorLevelAt(ts []token.Token, i int) (*value, int) {
	switch w := ts[i].Lower; w {
	case "may", "can": // 'employees may enable it'
		if i+2 < len(ts) && switchesFactor[ts[i+1].Lower] {
			for k := i + 2; k < min(i+4, len(ts)); k++ {
				if ts[k].Is("it") || ts[k].Is("this") {
					return &value{kind: Factor, unit: factorLevel}, i + 1
				}
			}
		}
		return nil, 0
	case "decide", "decides":
		if i+2 < len(ts) && (ts[i+1].Is("for") && ts[i+2].Is("themselves") || ts[i+1].Is("themselves")) {
			return &value{kind: Factor, unit: factorLevel}, i + 1
		}
		return nil, 0
	case "without": // 'those who find it tedious can go without'
		if i > 0 && (ts[i-1].Is("go") || ts[i-1].Is("do")) && (i+1 == len(ts) || ts[i+1].Kind == token.Mark || ts[i+1].Is("it")) {
			return &value{kind: Factor, unit: factorLevel}, i + 1
		}
		return nil, 0
	case "choice", "taste", "discretion", "preference", "opt":
		return &value{kind: Factor, unit: factorLevel}, i + 1
	case "optional", "mandatory", "compulsory", "voluntary", "obligatory", "enforced", "forced", "waived", "exempt", "exempted", "skip", "skipped", "required", "recommended", "encouraged", "obliged", "never", "always", "off":
		return &value{kind: Factor, unit: factorLevel}, i + 1
	case "up": // 'it is up to each of them'
		if i+2 < len(ts) && ts[i+1].Is("to") && chooserWords[ts[i+2].Lower] {
			return &value{kind: Factor, unit: factorLevel}, i + 2
		}
	case "not":
		if i+1 < len(ts) && (ts[i+1].Is("required") || ts[i+1].Is("mandatory") || ts[i+1].Is("enforced") || ts[i+1].Is("compulsory") || ts[i+1].Is("needed") || ts[i+1].Is("offered") || ts[i+1].Is("obligatory") || ts[i+1].Is("available")) {
			return &value{kind: Factor, unit: factorLevel}, i + 2
		}
	}
	return nil, 0
}

// stepAlone marks 'the second step', which is one of signing in only where that is spoken of.
var stepAlone = []string{"step"}

var chooserWords = set("you", "them", "him", "her", "each", "everybody", "everyone", "every", "themselves", "yourself", "the", "whoever")

// factorName returns the end of a name for a second factor, or 0.
func factorName(ts []token.Token, i int) int {
	at := func(k int) string {
		if k < len(ts) && k >= 0 {
			return ts[k].Lower
		}
		return ""
	}
	end := 0
	switch ts[i].Lower {
	case "mfa", "2fa", "multifactor", "twofactor", "totp", "webauthn", "fido2":
		end = i + 1
	case "2":
		if !ts[i+1].Is("fa") && !ts[i+1].Is("-") {
			return 0
		}
		if ts[i+1].Is("fa") {
			end = i + 2
			break
		}
		fallthrough
	case "multi", "two", "second", "dual", "another", "additional", "further", "both", "extra":
		j := i + 1
		if at(j) == "-" {
			j++
		} else if at(j) == "authentication" || at(j) == "sign" && at(j+1) == "-" {
			j++
		}
		switch at(j) {
		case "factor", "factors":
			end = j + 1
		case "device", "channel", "proof", "credential":
			if ts[i].Is("second") && loginNear(ts, i) {
				end = j + 1
			}
		case "step":
			if ts[i].Is("two") || ts[i].Is("2") {
				if !factorNouns[at(j+1)] {
					return 0 // 'a two-step procedure'
				}
				end = j + 1
			} else if ts[i].Is("second") && !(at(i-1) == "a" && (at(i-2) == "in" || at(i-2) == "as")) && at(i-1) != "in" && at(i-1) != "as" && at(i-1) != ":" {
				end = j + 1
			}
		}
	case "security", "hardware":
		if at(i+1) == "key" || at(i+1) == "keys" || at(i+1) == "token" || at(i+1) == "tokens" {
			for k := i - 1; k > max(-1, i-4); k-- {
				switch at(k) {
				case "register", "registers", "enrol", "enroll", "activate", "registering":
					return i + 2
				}
			}
		}
		return 0
	case "one", "single":
		j := i + 1
		if at(j) == "-" {
			j++
		}
		if at(j) == "time" || at(j) == "use" {
			if j++; at(j) == "-" {
				j++
			}
			switch at(j) {
			case "code", "codes", "passcode", "passcodes", "pin", "token":
				if loginNear(ts, i) {
					return j + 1
				}
			}
		}
		return 0
	case "authenticator":
		end = i + 1
		if at(end) == "app" || at(end) == "apps" {
			end++
		}
		return end
	case "code", "codes":
		if at(i-1) == "a" && at(i-2) == "with" {
			for k := i - 3; k > i-9; k-- {
				if at(k) == "confirm" || at(k) == "confirms" {
					return i + 1
				}
			}
		}
		if at(i+1) == "sent" || at(i+1) == "texted" || at(i+1) == "delivered" {
			for k := i + 2; k < i+6; k++ {
				switch at(k) {
				case "phone", "telephone", "mobile", "sms", "text":
					return k + 1
				}
			}
			return 0
		}
		if at(i+1) == "from" && (at(i+3) == "app" || at(i+3) == "phone" || at(i+4) == "app") {
			return i + 4
		}
	}
	if end == 0 {
		return 0
	}
	for n := 0; n < 2; n++ {
		switch {
		case factorNouns[at(end)]:
			end++
		case at(end) == "-" && (at(end+1) == "in" || at(end+1) == "on"):
			end += 2
		}
	}
	return end
}

var factorNouns = set("authentication", "verification", "login", "logins", "logon", "sign", "log", "sign-in", "signin", "protection", "confirmation", "auth", "identification")

// signedIn reports whether words for signing in stand near the token.
func signedIn(ts []token.Token, i int) bool {
	for k := max(0, i-60); k < min(len(ts), i+40); k++ {
		if signWords[ts[k].Lower] {
			return true
		}
	}
	return false
}

var signWords = set("sign", "signs", "signing", "log", "logs", "login", "logins", "logon", "password", "passwords", "passphrase", "authentication", "authenticate", "authenticates", "account", "accounts", "factor", "2fa", "mfa", "access")

// nothingElse returns the end of what says that nothing is asked for beside a password, or 0: 'nothing else is asked', 'no further step'.
func nothingElse(ts []token.Token, i int) int {
	at := func(k int) string {
		if k < len(ts) {
			return ts[k].Lower
		}
		return ""
	}
	end := 0
	switch ts[i].Lower {
	case "nothing":
		if (at(i+1) == "else" || at(i+1) == "more" || at(i+1) == "further") && (isBe(at(i+2)) && (at(i+3) == "asked" || at(i+3) == "needed" || at(i+3) == "required" || at(i+3) == "wanted" || at(i+3) == "necessary") || at(i+2) == ".") {
			end = i + 2
		}
	case "that", "that's": // 'we type a password and that's it'
		if i > 0 && (ts[i-1].Is("and") || ts[i-1].Is(",") || ts[i-1].Is(".")) && (at(i+1) == "it" || at(i+1) == "all" || at(i+1) == "is" && (at(i+2) == "it" || at(i+2) == "all")) {
			end = i + 1
		}
	case "no":
		if at(i+1) == "further" || at(i+1) == "additional" || at(i+1) == "other" || at(i+1) == "more" {
			switch at(i + 2) {
			case "step", "check", "proof", "code", "confirmation", "hurdle":
				end = i + 3
			}
		}
	}
	if end == 0 {
		return 0
	}
	password, sign := false, false
	for k := max(0, i-30); k < i; k++ {
		switch ts[k].Lower {
		case "password", "passphrase", "passwords":
			password = true
		case "sign", "signs", "signing", "log", "logs", "login", "logging", "sign-in", "type", "types", "enter", "enters":
			sign = true
		case "phrase":
			password = password || k > 0 && ts[k-1].Is("pass")
		}
	}
	if !password || !sign {
		return 0
	}
	return end
}

// loneFactor returns the end of what speaks of a password that is all that is asked for, or 0.
func loneFactor(ts []token.Token, i int) int {
	at := func(k int) string {
		if k < len(ts) && k >= 0 {
			return ts[k].Lower
		}
		return ""
	}
	switch ts[i].Lower {
	case "single":
		if at(i+1) == "factor" || at(i+1) == "-" && at(i+2) == "factor" {
			return i + 2
		}
		return 0
	case "password", "passwords", "passphrase", "passphrases":
	default:
		return 0
	}
	if passwordParts[at(i+1)] {
		return 0
	}
	j := i + 1
	switch w := at(j); {
	case w == "enough" || w == "sufficient" || w == "adequate", w == "does" && (at(j+1) == "." || at(j+1) == ""):
		return j + 1
	case w == "as" && (at(j+1) == "enough" || at(j+1) == "sufficient" || at(j+1) == "adequate"):
		return j + 2
	case w == "alone", w == "only" && (at(j+1) == "." || at(j+1) == "" || at(j+1) == ";" || at(j+1) == ","):
		return j + 1
	case (w == "on" || w == "by") && (at(j+1) == "its" || at(j+1) == "their") && at(j+2) == "own", w == "by" && (at(j+1) == "itself" || at(j+1) == "themselves"):
		return j + 2
	case w == "suffices" || w == "suffice":
		return j + 1
	case (w == "will" || w == "shall" || w == "must") && (at(j+1) == "do" || at(j+1) == "suffice"):
		return j + 2
	case isBe(w) || w == "will" && at(j+1) == "be":
		for k := j + 1; k < j+4; k++ {
			switch at(k) {
			case "enough", "sufficient", "adequate":
				if at(k+1) == "to" && at(k+2) != "sign" && at(k+2) != "log" && at(k+2) != "get" && at(k+2) != "enter" {
					return 0
				}
				return k + 1
			case "all":
				if at(k+1) == "that" || at(k+1) == "they" || at(k+1) == "it" || at(k+1) == "you" || at(k+1) == "we" || at(k+1) == "is" {
					return k + 1
				}
			case "already", "quite", "be", "not", "still":
			default:
				return 0
			}
		}
		return 0
	}
	for k := i - 1; k > max(-1, i-8); k-- {
		switch w := at(k); {
		case w == "just" || w == "only" || w == "merely" || w == "solely":
			if at(k-1) == "not" || at(k-1) == "the" {
				return 0
			}
			if signedIn(ts, i) && loginNear(ts, i) {
				return i + 1
			}
			return 0
		case w == "but" && at(k-1) == "nothing", w == "than" && at(k-1) == "more" && at(k-2) == "nothing":
			if loginNear(ts, i) {
				return i + 1
			}
			return 0
		case w == "a" || w == "the" || w == "their" || w == "your" || w == "his" || w == "her" || w == "and" || w == "name" || w == "user" || w == "username" || w == "e" || w == "-" || w == "mail" || w == "address" || w == "email" || w == "simple" || w == "with" || w == "by" || w == "long":
		default:
			return 0
		}
	}
	return 0
}

var passwordParts = set("hash", "hashes", "digest", "reset", "resets", "manager", "managers", "policy", "rules", "length", "field", "database", "prompt", "protection", "change")

// loginNear reports whether the words within a dozen tokens speak of getting in.
func loginNear(ts []token.Token, i int) bool {
	for k := max(0, i-14); k < min(len(ts), i+14); k++ {
		switch ts[k].Lower {
		case "sign", "signs", "signing", "log", "logs", "login", "logging", "logon", "access", "authenticate", "authenticates", "enter", "get", "gets", "identify":
			return true
		}
	}
	return false
}
