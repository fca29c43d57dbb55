package claim

// elsewherePassword reports whether the sentence speaks of passwords that are none of those that people choose to sign in with: of a
// wireless network, of a file, of a machine, or one that a program makes up.
func (p *phrase) elsewherePassword() bool {
	lo, hi := p.independent()
	for i := lo; i < hi; i++ {
		next := p.word(i + 1)
		switch w := p.ts[i].Lower; {
		case otherNetworks[w], w == "wi" && p.word(i+2) == "fi", w == "guest" && (next == "network" || next == "access"):
			return true
		case (w == "password" || w == "passwords") && (next == "manager" || next == "managers" || next == "generator" || next == "vault"):
			return true
		case madePasswords[w] && (next == "password" || next == "passwords" || next == "passphrase" || next == "passphrases"):
			return true
		case w == "protected" && p.word(i-1) == "password":
			return true
		}
	}
	return false
}

var (
	otherNetworks = set("wifi", "wlan", "hotspot", "wireless", "router", "routers", "voicemail", "zip", "archive", "archives", "bios", "modem", "printer", "printers")
	madePasswords = set("initial", "temporary", "generated", "one-time", "onetime", "recovery", "bootstrap", "random", "emergency", "shared")
)

// shorterThan reports whether the figure is one below which something falls: 'anything shorter than twelve characters', 'fewer than 12'.
func (p *phrase) shorterThan() bool {
	for i := p.from - 1; i >= max(p.lo, p.from-3); i-- {
		switch p.ts[i].Lower {
		case "than":
			switch p.word(i - 1) {
			case "shorter", "fewer", "less", "smaller":
				return true
			}
			return false
		case "under", "below", "beneath":
			return true
		}
	}
	return false
}
