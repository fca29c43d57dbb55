package claim

import (
	"slices"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// How something stands that is open or shut, as [Claim].Names of a claim of kind Setting has it.
const (
	Allowed = "allowed"
	Barred  = "not allowed"
)

// A setting is something that is open or shut, as the title of a fact names it: 'SSH login with password'.
type setting struct {
	title string
	words []string // stems that a sentence about it has, folded
	login bool     // one of them is a word for signing in, which any such word stands for
}

// SettingOf returns [Allowed] or [Barred] for what a datum says in a word, or "".
func SettingOf(value string) string {
	ts := token.Append(nil, value)
	if len(ts) == 0 || len(ts) > 2 {
		return ""
	}
	switch ts[len(ts)-1].Lower {
	case "allowed", "enabled", "permitted", "possible", "accepted", "on", "yes", "supported", "open":
		if len(ts) == 2 && ts[0].Is("not") {
			return Barred
		}
		if len(ts) == 1 {
			return Allowed
		}
	case "disabled", "forbidden", "blocked", "prohibited", "banned", "off", "no", "deactivated", "denied", "barred", "impossible", "disallowed", "closed":
		if len(ts) == 1 {
			return Barred
		}
	}
	return ""
}

// settingsOf returns what the data say to be open or shut, and the two that texts speak of without data.
func settingsOf(c *trust.Center) (out []setting) {
	add := func(title string) {
		s := setting{title: title}
		for _, w := range Stems(title) {
			switch f := foldSetting(w); {
			case loginStems[f]:
				s.login = true
			case !settingGlue[f] && !slices.Contains(s.words, f):
				s.words = append(s.words, f)
			}
		}
		if (len(s.words) > 1 || len(s.words) == 1 && s.login) && !slices.ContainsFunc(out, func(o setting) bool { return slices.Equal(o.words, s.words) }) {
			out = append(out, s)
		}
	}
	for _, f := range c.Facts {
		if f.Type.V == "text" && SettingOf(f.Value.V) != "" {
			add(f.Title.V)
		}
	}
	add("SSH password")
	add("root login")
	return out
}

// SettingWords returns the words by which a title of a fact and a claim of kind Setting, whose Unit they are, know each other.
func SettingWords(title string) (words []string) {
	for _, w := range Stems(title) {
		if f := foldSetting(w); !loginStems[f] && !settingGlue[f] && !slices.Contains(words, f) {
			words = append(words, f)
		}
	}
	return words
}

var settingSynonyms = []string{"passphrase", "credential", "sshd", "openssh", "superuser", "e-mail", "email"}

func foldSetting(w string) string {
	switch w {
	case "passphrase", "credential":
		return "password"
	case "sshd", "openssh":
		return "ssh"
	case "superuser":
		return "root"
	case "e-mail", "email":
		return "mail"
	}
	return w
}

var (
	loginStems  = set("login", "logon", "log", "sign", "sign-in", "signin", "authentication", "logged", "signed", "session", "enter", "connect", "access", "accessed", "reach", "reached")
	settingGlue = set("direct", "use", "of", "remote", "via", "over", "interactive", "based", "use", "general", "allowed", "enabled", "disabled", "status", "in", "off", "name")
)

// settingAt finds the first or the last word of a setting.
func (l *Lexicon) settingAt(ts []token.Token, i int) (*value, int) {
	if title, ok := l.settingWords[ts[i].Lower]; ok {
		return &value{kind: Setting, unit: title}, i + 1
	}
	return nil, 0
}

// endsOfSettings returns the words that settings begin or end with, in all forms, with the title of the setting.
func endsOfSettings(settings []setting) map[string]string {
	m := map[string]string{}
	add := func(w, title string) {
		forms := []string{w, w + "s"}
		for _, same := range settingSynonyms {
			if foldSetting(same) == w {
				forms = append(forms, same, same+"s")
			}
		}
		for _, f := range forms {
			if _, taken := m[f]; !taken {
				m[f] = title
			}
		}
	}
	for _, s := range settings {
		add(s.words[0], s.title)
	}
	for _, s := range settings { // 'Servers are reached over SSH. A password is accepted'
		if n := len(s.words); n > 1 {
			add(s.words[n-1], s.title)
		}
	}
	return m
}

// setting reads whether the sentence says that something is open or shut.
func (p *phrase) setting(c *Claim, v *value) bool {
	b := p.block
	if p.question() || b.Kind == prose.HeadingText || b.Kind == prose.Term || b.Header {
		return false
	}
	k := slices.IndexFunc(p.lex.settings, func(s setting) bool { return s.title == v.unit })
	if k < 0 {
		return false
	}
	s := &p.lex.settings[k]
	for n := p.self - 1; n >= 0 && p.finds[n].from >= p.lo; n-- {
		if f := &p.finds[n]; f.value != nil && f.value.kind == Setting && f.value.unit == v.unit {
			return false
		}
	}
	lo, hi := p.independent()
	if p.ts[lo].Is("attempts") || p.ts[lo].Is("attempt") || lo+1 < hi && p.ts[lo+1].Is("attempt") && (p.ts[lo].Is("an") || p.ts[lo].Is("any") || p.ts[lo].Is("every") || p.ts[lo].Is("each")) {
		return false // what is tried need not be possible
	}
	if b.Label > 0 && p.ts[p.from].Start < b.Label {
		lo, hi = 0, min(len(p.ts), p.to+reach)
	}
	at := func(i int) string {
		if i >= lo && i < hi {
			return p.ts[i].Lower
		}
		return ""
	}
	seen, login := map[string]bool{}, false
	keysOnly := false
	for i := lo; i < hi; i++ {
		w := foldSetting(stem(at(i)))
		if w == "password" && (at(i-1) == "by" && at(i-2) == "protected" || at(i+1) == "manager" || at(i+1) == "hash") {
			return false // 'keys are protected by a passphrase'
		}
		seen[w] = true
		login = login || loginStems[w]
		if w == "key" || w == "certificate" {
			for j := max(lo, i-4); j < min(hi, i+4); j++ {
				keysOnly = keysOnly || at(j) == "only" || at(j) == "exclusively" || at(j) == "alone" || at(j) == "solely"
			}
			for j := i - 4; j < i+8; j++ {
				if at(j) == "protected" || at(j) == "protect" || at(j) == "encrypted" || at(j) == "passphrase" {
					return false
				}
			}
		}
	}
	borrowed := false // a word stands in the sentence before
	if len(s.words) > 1 && !seen[s.words[0]] {
		for i := max(0, p.lo-40); i < p.lo; i++ {
			if foldSetting(stem(p.ts[i].Lower)) == s.words[0] {
				borrowed, seen[s.words[0]] = true, true
			}
		}
	}
	missing := 0
	for _, w := range s.words {
		if !seen[w] {
			missing++
		}
	}
	ssh := slices.Equal(s.words, []string{"ssh", "password"}) || slices.Equal(s.words, []string{"password", "ssh"})
	switch {
	case ssh && missing == 1 && seen["ssh"] && keysOnly:
		c.Names = []string{Barred}
	case missing > 0, len(s.words) == 1 && !login:
		return false
	default:
		open := p.openOrShut(lo, hi)
		if open == "" || borrowed && !p.nearSentence("accepted", "allowed", "permitted", "possible", "enabled", "refused", "rejected", "disabled", "forbidden") {
			return false
		}
		if keysOnly && ssh {
			open = Barred
		}
		c.Names = []string{open}
	}
	c.Unit = v.unit
	c.Subject = nil
	for i := lo; i < hi; i++ {
		if t := &p.ts[i]; t.Kind == token.Word && !stopWords[t.Lower] {
			c.Subject = append(c.Subject, stem(t.Lower))
		}
	}
	return true
}

// openOrShut tells whether the part says that something is possible or not.
func (p *phrase) openOrShut(lo, hi int) string {
	r := &region{phrase: p, first: lo, last: hi}
	shut, open := 0, false
	for i := lo; i < hi; i++ {
		w, next := p.ts[i].Lower, r.word(i+1)
		if (w == "if" || w == "when" || w == "where") && i > p.to && open {
			break // the case in which it is asked for
		}
		switch {
		case (w == "tries" || w == "try" || w == "tried" || w == "attempts" || w == "attempt") && next == "to":
			return "" // what somebody tries need not be possible
		case w == "only" && (next == "in" || next == "if" || next == "when"), w == "unless", w == "except":
			return "" // open here, shut there
		case w == "off" && (switchWords[r.word(i-1)] || switchWords[r.word(i-2)] || isBe(r.word(i-1)) || i == hi-1 || next == "."):
			shut++
		case w == "nobody", w == "none", w == "neither":
			shut++
		case negators[w] && !(w == "no" && next == "longer") && !(w == "not" && (next == "only" || next == "just")), w == "longer" && r.word(i-1) == "no":
			shut++
		case refuseWords[w] && w != "warning" && w != "error" && w != "lack" && w != "fail" && w != "fails" && w != "gone" && w != "stopped", w == "impossible":
			shut++
		case openWords[w]:
			open = true
		case w == "log" || w == "logs" || w == "sign" || w == "signs" || w == "connect" || w == "connects" || w == "authenticate":
			if next == "in" || next == "on" || next == "with" || next == "to" {
				open = true
			}
		case w == "fall" || w == "falls" || w == "fallback":
			open = open || next == "back" || w == "fallback"
		}
	}
	switch {
	case shut%2 == 1:
		return Barred
	case shut == 0 && open:
		return Allowed
	}
	return ""
}

var openWords = set("allowed", "allow", "allows", "permitted", "permit", "permits", "possible", "accepted", "accept", "accepts", "enabled", "available", "works", "work", "may", "can", "open", "supported", "supports", "tolerated", "use", "uses", "used", "offers", "offered", "on", "remains", "takes", "ask", "asks", "prompt", "prompts")
