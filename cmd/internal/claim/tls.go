package claim

import (
	"slices"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// TLSVersions are the versions of TLS and of SSL before it, from the oldest to the newest, as [Claim].Names has them.
var TLSVersions = []string{"SSL 2.0", "SSL 3.0", "1.0", "1.1", "1.2", "1.3"}

// What a claim of kind TLS says of its versions, as [Claim].Aspect has it.
const (
	Accepts  = "accepted"  // they are accepted; others may be too
	Floor    = "floor"     // the first is accepted, nothing older is
	Only     = "only"      // they are accepted, nothing else is
	Refuses  = "refused"   // they are not accepted
	Prefers  = "preferred" // they are used where the other side can
	Demanded = "universal" // everything uses them
)

// tls finds versions of TLS: with the protocol's name before them, or bare, for which the reader then asks the sentence.
func tls(ts []token.Token, i int, _ string) (*value, int) {
	t := &ts[i]
	if t.Kind == token.Number {
		if !plainVersion(ts, i) {
			return nil, 0
		}
		if _, ok := period.Scan(ts, i); ok {
			return nil, 0
		}
		names, end := moreVersions(ts, i, false, nil)
		if names == nil {
			return nil, 0
		}
		return &value{kind: TLS, names: names, unit: "bare"}, end
	}
	switch t.Lower {
	case "tls", "mtls", "ssl", "tlsv1", "sslv3", "sslv2", "tls1":
	default:
		return nil, 0
	}
	if gluedBefore(ts, i) || i > 0 && !t.Space && ts[i-1].Is("_") {
		return nil, 0
	}
	names, end := moreVersions(ts, i, false, nil)
	if names == nil {
		return nil, 0
	}
	return &value{kind: TLS, names: names}, end
}

// moreVersions reads a list of versions, 'TLS 1.0, 1.1 and SSLv3', from token i on.
func moreVersions(ts []token.Token, i int, ssl bool, names []string) ([]string, int) {
	name, j, ssl := oneVersion(ts, i, ssl)
	if name == "" {
		return names, i
	}
	names = append(names, name)
	for {
		k, through := j, false
		for k < len(ts) && k < j+3 && versionJoin[ts[k].Lower] {
			through = through || ts[k].Is("to") || ts[k].Is("-") || ts[k].Is("through")
			k++
		}
		if k == j || k >= len(ts) {
			break
		}
		next, end, s := oneVersion(ts, k, ssl)
		if next == "" {
			break
		}
		if through {
			lo, hi := slices.Index(TLSVersions, names[len(names)-1]), slices.Index(TLSVersions, next)
			for v := lo + 1; v < hi; v++ {
				names = append(names, TLSVersions[v])
			}
		}
		names, j, ssl = append(names, next), end, s
	}
	slices.SortFunc(names, func(a, b string) int { return slices.Index(TLSVersions, a) - slices.Index(TLSVersions, b) })
	return slices.Compact(names), j
}

var versionJoin = set(",", "/", "&", "and", "or", "nor", "to", "-", "through", "plus")

// oneVersion reads one version with the protocol's name, the word 'version', a bracket or nothing before it.
func oneVersion(ts []token.Token, i int, ssl bool) (name string, end int, isSSL bool) {
	j := i
	protocol := false
	for j < len(ts) {
		switch ts[j].Lower {
		case "tls", "mtls":
			ssl, protocol = false, true
		case "ssl":
			ssl, protocol = true, true
		case "sslv3":
			return "SSL 3.0", j + 1, true
		case "sslv2":
			return "SSL 2.0", j + 1, true
		case "tlsv1", "tls1", "v1":
			if j+2 < len(ts) && ts[j+1].Is(".") && !ts[j+1].Space && !ts[j+2].Space && ts[j+2].Kind == token.Number {
				return tlsName("1."+ts[j+2].Text, false), j + 3, false
			}
			if ts[j].Is("tlsv1") {
				return "1.0", j + 1, false
			}
			return "", i, ssl
		case "v3", "v2":
			if protocol && ssl {
				return tlsName(ts[j].Lower[1:], true), j + 1, true
			}
			return "", i, ssl
		case "version", "versions", "protocol", "in", "v", "at", "least", "minimum", ">", "=", "≥", "<", "from", "the":
			if !protocol && ts[j].Lower != "version" && ts[j].Lower != "versions" {
				return "", i, ssl
			}
		case "(", "/":
			if !protocol || j+1 >= len(ts) {
				return "", i, ssl
			}
		default:
			if ts[j].Kind != token.Number || gluedAfter(ts, j+1) && !hyphenVersion(ts, j+1) {
				return "", i, ssl
			}
			if protocol && !ssl && !plainVersion(ts, j) {
				return "", i, ssl
			}
			return tlsName(ts[j].Text, ssl), j + 1, ssl
		}
		j++
		if j > i+7 {
			break
		}
	}
	return "", i, ssl
}

// hyphenVersion reports whether a hyphen and another version follow: '1.2-1.3'.
func hyphenVersion(ts []token.Token, j int) bool {
	return j+1 < len(ts) && ts[j].Is("-") && tlsName(ts[j+1].Text, false) != ""
}

func tlsName(digits string, ssl bool) string {
	switch {
	case ssl && (digits == "3" || digits == "3.0"):
		return "SSL 3.0"
	case ssl && (digits == "2" || digits == "2.0"):
		return "SSL 2.0"
	}
	switch digits {
	case "1.0", "1.1", "1.2", "1.3":
		return digits
	}
	return ""
}

// plainVersion reports whether the number may be a version of TLS: it is one of the four, and nothing is joined to it that makes
// it a part of something else, as in 'HTTP/1.1' or '1.2 %'.
func plainVersion(ts []token.Token, i int) bool {
	if tlsName(ts[i].Text, false) == "" {
		return false
	}
	if i > 0 && !ts[i].Space {
		switch prev := &ts[i-1]; {
		case prev.Is("/") && !prev.Space && i > 1 && ts[i-2].Kind == token.Word && !tlsWord[ts[i-2].Lower],
			prev.Kind == token.Word && !tlsWord[prev.Lower] && prev.Lower != "v", prev.Is("_"), prev.Is("."), prev.Is("$"), prev.Is("€"), prev.Is("£"), prev.Is("§"):
			return false
		case prev.Is("-") && !prev.Space && i > 1 && tlsName(ts[i-2].Text, false) == "" && !tlsWord[ts[i-2].Lower]:
			return false
		}
	}
	if i+1 < len(ts) {
		next := &ts[i+1]
		if next.Is("%") || next.Is("_") || !next.Space && next.Kind == token.Word {
			return false
		}
	}
	return true
}

// tlsWord holds names of the protocol and of what runs over it.
var tlsWord = set("tls", "ssl", "mtls", "dtls", "tlsv1", "https", "starttls")

// tls reads what the sentence says of the versions.
func (p *phrase) tls(c *Claim, v *value) bool {
	if v.unit == "bare" && !p.versionOfTLS() || p.question() || p.mentionsOnly() {
		return false
	}
	c.Unit = ""
	r := p.region(TLS)
	r.heads = p.heads()
	c.Subject, c.Universal = r.subject(), r.universal()
	c.Aspect, c.Names = r.tls(v.names)
	c.Clients = c.Aspect == Accepts && (r.ceiling() || r.inRelative())
	if c.Aspect == Floor {
		c.Bound = AtLeast
	}
	switch {
	case c.Aspect != Accepts && r.excepting():
		c.Hedge = "an exception"
	case c.Aspect == Accepts && p.word(p.from-1) != ":" && (p.hi-p.lo > shortSentence || p.statesElse()) && !(&region{phrase: p, first: p.lo, last: r.last}).has(acceptWords):
		c.Hedge = "no verb" // a version is named, and what of it only the verb would tell
	}
	if p.block.Kind == prose.HeadingText && c.Aspect == Accepts {
		return false // a heading names what follows
	}
	return c.Aspect != ""
}

// mentionsOnly reports whether the sentence tells where the version is written, and not who speaks it: 'the contract still mentions TLS 1.0'.
func (p *phrase) mentionsOnly() bool {
	for i := p.from - 1; i >= max(p.lo, p.from-4); i-- {
		switch p.ts[i].Lower {
		case "mentions", "mention", "cites", "quotes", "describes", "discusses", "lists":
			return true
		}
	}
	return false
}

// statesElse reports whether a short sentence tells of the version itself: 'TLS 1.0 dates from 1999'.
func (p *phrase) statesElse() bool {
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "dates", "appeared", "published", "defined", "named", "invented", "broken", "specified", "weaknesses", "attacks":
			return true
		}
	}
	return false
}

// shortSentence is how many tokens a cell, a label with its value or a note has at the most, which need no verb.
const shortSentence = 10

// versionOfTLS reports whether a bare number is a version of TLS: the sentence, the label or the heads speak of TLS, and the words
// beside the number leave nothing else that it could be.
func (p *phrase) versionOfTLS() bool {
	before, after := "", ""
	if p.from > p.lo {
		before = p.ts[p.from-1].Lower
	}
	if p.to < p.hi {
		after = p.ts[p.to].Lower
	}
	if !beforeVersion[before] || !afterVersion[after] {
		return false
	}
	if before == "version" || before == "versions" {
		if p.from-2 >= p.lo && otherVersions[p.ts[p.from-2].Lower] {
			return false
		}
		if after == "of" {
			w, w2 := "", ""
			if p.to+1 < p.hi {
				w = p.ts[p.to+1].Lower
			}
			if p.to+2 < p.hi {
				w2 = p.ts[p.to+2].Lower
			}
			if !tlsWord[w] && !tlsWord[w2] && w2 != "protocol" {
				return false
			}
		}
	}
	for i := p.lo; i < p.hi; i++ {
		if tlsWord[p.ts[i].Lower] {
			return true
		}
	}
	for i := 0; i < len(p.ts) && p.ts[i].Start < p.block.Label; i++ {
		if tlsWord[p.ts[i].Lower] {
			return true
		}
	}
	if p.block.Kind == prose.Cell {
		return p.versionInCell()
	}
	if !surelyVersion[before] && !surelyVersion[after] {
		return false
	}
	for _, b := range p.introducers() {
		if hasAny(b.Text, tlsWord) {
			return true
		}
	}
	for i := max(0, p.lo-60); i < p.lo; i++ { // the sentences before
		if tlsWord[p.ts[i].Lower] {
			return true
		}
	}
	return false
}

// versionInCell reports whether the heads of the cell, the headings above the table or a cell of the row that asks for a version
// speak of TLS. Under 'Firmware', a number beside 'TLS 1.3' is another version.
func (p *phrase) versionInCell() bool {
	for _, b := range p.introducers() {
		switch {
		case !hasAny(b.Text, tlsWord):
		case b.Kind != prose.Cell || b.Header || b.Col == 0:
			return p.block.ColHead < 0 || !hasAny(p.doc.Blocks[p.block.ColHead].Text, otherVersions)
		case hasAny(b.Text, versionWords):
			return true
		}
	}
	return false
}

var versionWords = set("version", "versions", "minimum", "lowest", "oldest", "least")

var (
	beforeVersion = set("", "version", "versions", "than", "least", "below", "before", "under", "above", "from", "minimum", "only", "and", "or", "nor", "/", "to", ",", ":", "(", "is", "are", "floor", "lowest", "oldest",
		"beneath", "not", "no", "with", "use", "uses", "speak", "speaks", "accept", "accepts", "≥", "=", ">", "even", "still", "always", "over", "v", "min", "refuse", "refuses", "reject", "rejects", "support", "supports", "offer", "offers", "require", "requires", "in", "—", "-")
	afterVersion = set("", ".", ",", ";", ":", "(", ")", "!", "+", "/", "-", "—", "or", "and", "is", "are", "only", "everywhere", "upwards", "upward", "onwards", "on", "being", "as", "at", "to", "for", "where", "when", "whenever", "if", "with",
		"was", "were", "has", "have", "will", "may", "must", "shall", "of", "minimum", "alone", "exclusively", "by", "in", "cannot", "can", "stay", "stays", "remain", "remains", "since", "throughout", "inside", "under", "get", "gets", "from", "between", "so")
	surelyVersion = set("version", "versions", "than", "below", "beneath", "only", "least", "lowest", "oldest", "everywhere", "upwards", "onwards")
	otherVersions = set("api", "policy", "document", "profile", "schema", "sdk", "app", "agent", "contract", "this", "agreement", "its", "manual", "format", "template", "firmware", "software", "release", "model", "revision", "no", "number", "section", "clause", "build", "date")
)

// tls tells what is said of the versions, and which: 'older than 1.2 is refused' has 1.2 for a floor.
func (r *region) tls(names []string) (string, []string) {
	oldest, newest := names[:1], names[len(names)-1]
	tight := r.tight(verbsOfTLS)
	refusals := tight.refusals()
	if refusals == 0 && !r.has(verbsOfTLS) {
		refusals = r.inherited()
	}
	if r.ceiling() || r.inRelative() {
		switch n := r.fate(); {
		case n > 0:
			return Accepts, names[len(names)-1:]
		case n < 0:
			return Refuses, names[len(names)-1:]
		}
		return "", nil
	}
	switch {
	case r.noneOlder():
		return Floor, oldest
	case tight.unclear() && refusals == 0:
		return "", nil
	case r.floor() || r.heads.floor && !r.andBelow():
		return Floor, oldest
	case r.below():
		if tight.has(acceptWords) && refusals == 0 {
			return older(newest, -1, Accepts)
		}
		return Floor, []string{newest}
	case r.otherThan():
		return Only, names
	case r.andBelow():
		switch {
		case refusals == 1 || r.heads.refuse:
			return older(newest, +1, Floor)
		case tight.has(acceptWords):
			return Accepts, names
		}
		return "", nil
	case r.olderRefused() && r.clause().refusals() == 0:
		return Floor, oldest
	case refusals >= 2:
		return Floor, oldest // 'clients that cannot speak TLS 1.2 are refused'
	case refusals == 1 || r.heads.refuse && !tight.has(acceptWords):
		return Refuses, names
	case tight.onlyOfOthers():
		return "", nil // what becomes of them is said in other words
	case r.excepting():
		return Accepts, names
	case tight.only():
		return Only, names
	case r.prefers():
		return Prefers, names
	case r.universal():
		return Demanded, names
	}
	return Accepts, names
}

// ceiling reports whether the find is the newest that somebody can: 'tills that speak nothing newer than TLS 1.1', 'know nothing
// beyond TLS 1.1'. What becomes of them stands elsewhere in the sentence.
func (r *region) ceiling() bool {
	i := r.from - 1
	for i > r.lo && (r.ts[i].Is("version") || r.ts[i].Is("the") || r.ts[i].Is("than")) {
		i--
	}
	switch w := r.word(i); {
	case newerWords[w] || w == "past":
		switch r.word(i - 1) {
		case "nothing", "no", "none", "not", "anything", "never":
			for k := i; k >= max(r.lo, i-6); k-- {
				switch r.word(k) {
				case "speak", "speaks", "know", "knows", "understand", "understands", "support", "supports", "can", "cannot", "get", "go", "goes", "do", "does", "offer", "offers", "manage", "manages", "have", "has", "handle", "handles", "reach", "reaches", "talk", "talks":
					return !r.ofUs(k)
				}
			}
		}
	case w == "only":
		return clientVerbs[r.word(i-1)] && !r.ofUs(i-1)
	case clientVerbs[w]:
		return r.word(i-1) == "only" && !r.ofUs(i-1)
	}
	return false
}

// clientVerbs tell what somebody can.
var clientVerbs = set("speak", "speaks", "know", "knows", "understand", "understands", "manage", "manages", "master", "masters")

// inRelative reports whether the find stands in a clause set in commas that tells what somebody else can: 'Windows 7, which offers TLS
// 1.0, cannot reach the portal'.
func (r *region) inRelative() bool {
	for i := r.from - 1; i > r.lo+1 && i > r.from-8; i-- {
		if r.ts[i].Is(",") {
			return false
		}
		if (r.ts[i].Is("which") || r.ts[i].Is("who")) && r.ts[i-1].Is(",") && !r.ofUs(i-1) {
			for k := r.to; k < r.hi; k++ {
				if r.ts[k].Is(",") && k+2 < r.hi {
					return true
				}
			}
		}
	}
	return false
}

// ofUs reports whether the verb at k is ours: 'we speak nothing newer'.
func (r *region) ofUs(k int) bool {
	for i := k - 1; i >= max(r.lo, k-3); i-- {
		switch r.word(i) {
		case "we", "server", "servers", "interface", "portal", "website", "gateway", "endpoint", "endpoints":
			return true
		}
	}
	return false
}

// fate tells what becomes of those of whom the sentence speaks: 1 where they are served, -1 where they are not, 0 where it does not say.
func (r *region) fate() int {
	served, turned, denied := false, false, false
	for i := r.lo; i < r.hi; i++ {
		if i >= r.from-6 && i < r.to {
			if w := r.ts[i].Lower; refuseWords[w] {
				turned = true
			} else if (w == "serve" || w == "serves" || w == "accept" || w == "accepts" || w == "tolerate" || w == "tolerates" || w == "welcome" || w == "welcomes") && i < r.from {
				served = true
			}
			continue
		}
		switch w := r.ts[i].Lower; {
		case refuseWords[w], w == "away" && r.word(i-1) == "turned", w == "out" && (r.word(i-1) == "locked" || r.word(i-1) == "shut"):
			turned = true
		case fateWords[w], w == "still" && r.word(i+1) != "speak" && r.word(i+1) != "know", w == "can":
			served = true
		case w == "cannot" || w == "can't":
			served, denied = true, true
		case negators[w] || w == "nobody":
			denied = true
		}
	}
	switch {
	case turned && !served && !denied, served && denied && !turned:
		return -1
	case served && !turned && !denied:
		return 1
	}
	return 0
}

var fateWords = set("serve", "serves", "served", "accept", "accepts", "accepted", "tolerate", "tolerates", "tolerated", "welcome", "answer", "answers", "answered", "connect", "connects", "admitted", "let", "lets", "allowed", "allow", "supported", "works", "work", "handled", "honoured", "keep", "keeps", "reach", "reaches", "get", "gets", "may")

// noneOlder reports whether the sentence goes on to leave nothing older: 'TLS 1.2 and 1.3 and nothing older'.
func (r *region) noneOlder() bool {
	for i := r.to; i < min(r.to+4, r.last); i++ {
		switch r.ts[i].Lower {
		case "nothing", "none", "no", "not":
			for k := i + 1; k < min(i+4, r.hi); k++ {
				if w := r.word(k); lesserWords[w] || w == "below" || w == "before" || w == "beneath" || w == "under" {
					return true
				}
			}
			return false
		}
	}
	return false
}

// older returns the aspect with the version one step before or behind.
func older(name string, step int, aspect string) (string, []string) {
	i := slices.Index(TLSVersions, name) + step
	if i < 0 || i >= len(TLSVersions) {
		return "", nil
	}
	return aspect, []string{TLSVersions[i]}
}

var verbsOfTLS = func() map[string]bool {
	m := set("off", "away", "out")
	for _, words := range []map[string]bool{acceptWords, refuseWords, negators} {
		for w := range words {
			m[w] = true
		}
	}
	return m
}()

var acceptWords = set("configured", "accept", "accepts", "accepted", "accepting", "support", "supports", "supported", "supporting", "allow", "allows", "allowed", "permit", "permits", "permitted", "offer", "offers", "offered", "offering",
	"speak", "speaks", "spoken", "speaking", "use", "uses", "used", "using", "enabled", "enable", "enables", "available", "require", "requires", "required", "enforce", "enforces", "enforced", "negotiate", "negotiated", "negotiates",
	"protected", "protects", "secured", "encrypted", "answers", "answer", "open", "remain", "remains", "deliver", "delivering", "connect", "connecting", "serves", "serve", "served", "talks", "talk", "wants", "want", "needs", "need", "runs", "run", "may", "possible", "works", "work", "tolerated", "served", "honoured", "stays", "stay", "negotiating", "switched", "active", "still", "spoke", "understood", "understands", "handles", "agreed", "falls", "fall", "taken", "takes", "go", "goes",
	"tolerate", "tolerates", "welcome", "welcomes", "alive", "running", "admit", "admits", "admitted", "continue", "continues", "honour", "honours", "let", "lets", "negotiable", "kept", "reach", "reaches", "fine", "suffices", "suffice", "enough", "sufficient")
