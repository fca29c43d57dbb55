package bind

import (
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/token"
)

// copying reports whether a claim says with a verb how often copies are made, 'the database is dumped each night', and how near
// that verb stands. It then speaks of backups without their name.
func copying(c *claim.Claim) (claim.Ring, bool) {
	if c.Kind != claim.Interval || c.Aspect != "interval" {
		return 0, false
	}
	cue := strings.ToLower(c.AspectCue)
	first, rest, _ := strings.Cut(cue, " ")
	switch first {
	case "copied", "copy", "copies", "dumped", "dump", "dumps", "duplicated", "mirrored", "snapshotted", "snapshot", "save", "saves", "saved", "secured":
	case "backed", "back", "backs", "backing":
		if rest != "up" && rest != "" && first != "backed" {
			return 0, false
		}
	default:
		return 0, false
	}
	if c.AspectNear {
		return claim.InClause, true
	}
	return claim.InHeading, true
}

// copied reports whether all that the sentence has copied is what the tier is a backup of.
func (m *match) copied(c *claim.Claim) bool {
	if len(c.Subject) == 0 || len(c.Subject) > 8 || !m.named {
		return false
	}
	for _, w := range c.Subject {
		if !m.p.name[w] && !m.p.extra[w] && w != m.p.gate && !claim.Container(w) && !plainAdjectives[w] && !plainQualifier[w] {
			return false
		}
	}
	return true
}

// strange returns a word before 'database', 'server' and the like in the sentence by which another is meant than the tier is a
// backup of: 'staging' before 'database'.
func (b *Binder) strange(m match, c *claim.Claim) string {
	ts := token.Append(nil, c.Sentence)
	for i := range ts {
		if w := ts[i].Lower; !m.named && (w == "copied" || w == "dumped" || w == "backed") {
			return ts[i].Text // what it is that is copied, the data do not have
		}
	}
	for i := 1; i < len(ts); i++ {
		if ts[i].Kind != token.Word || ts[i-1].Kind != token.Word || !machines[claim.Stem(ts, i)] || !m.p.name[claim.Stem(ts, i)] {
			continue
		}
		w := claim.Stem(ts, i-1)
		if m.p.name[w] || m.p.extra[w] || b.vocab[w] || plainQualifier[w] || plainAdjectives[w] || claim.Empty(w) || w == m.p.gate || machines[w] {
			continue
		}
		return ts[i-1].Text
	}
	return ""
}

var machines = wordSet("database", "server", "system", "store", "storage", "environment", "service", "platform", "cluster", "machine", "host", "volume", "disk")
