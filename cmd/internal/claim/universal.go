package claim

import "candor/cmd/internal/token"

// every returns the stem of the noun of which the sentence says something without any exception: 'no log of ours', 'all our
// backups', 'every record'. The noun stands alone: 'all audit logs' are not all logs.
func (p *phrase) every() string {
	for i := p.lo; i < min(p.from, p.lo+12); i++ {
		if !universals[p.ts[i].Lower] || i > p.lo && p.ts[i-1].Is("at") {
			continue
		}
		k := i + 1
		for k < p.from && universalFillers[p.ts[k].Lower] {
			k++
		}
		if k+1 >= p.hi || p.ts[k].Kind != token.Word || firstPersons[p.ts[k].Lower] || !weakNouns[normal(p.ts, k)] {
			return ""
		}
		next := &p.ts[k+1]
		switch {
		case next.Is("of") && k+2 < p.hi && (p.ts[k+2].Is("ours") || p.ts[k+2].Is("any") && k+3 < p.hi && (p.ts[k+3].Is("kind") || p.ts[k+3].Is("sort"))):
		case next.Is(",") || next.Is("whatever") || next.Is("alike") || next.Is("above") || next.Is("here"):
		case next.Is("we") || k+1 == p.from:
		case finiteVerbs[next.Lower] || verbal(next.Lower) && !next.Is("kept") && !next.Is("stored") && !next.Is("held"):
		default:
			return ""
		}
		for j := p.lo; j < p.hi; j++ {
			if universalLimits[p.ts[j].Lower] {
				return ""
			}
		}
		return normal(p.ts, k)
	}
	return ""
}

var (
	universals       = set("all", "every", "each", "no", "none", "any")
	universalFillers = set("of", "the", "our", "its", "their", "single")
	universalLimits  = set("except", "unless", "apart", "save", "but", "only", "other", "others", "if", "these", "those", "such", "this", "that", "which", "above", "below", "following", "remaining", "together", "most")
	weakNouns        = set("log", "backup", "record", "recording", "document", "file")
)
