package claim

import (
	"strings"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// quantity reads a length of time or an interval with its bound and its aspect.
func (p *phrase) quantity(c *Claim, q *period.Quantity) bool {
	c.Kind, c.Range = Duration, q.Range
	if q.Repeats {
		c.Kind = Interval
	}
	if q.Adverb && p.attributive() {
		return false // 'the daily backup is kept 30 days': the word names a tier and asserts no rhythm
	}
	c.Bound = p.bound()
	switch {
	case c.Bound == AtLeast && c.Kind == Duration, c.Bound == AtMost && c.Kind == Interval:
		c.Range.OpenMax = true
	case c.Bound == AtMost, c.Bound == Within, c.Bound == AtLeast: // 'at least daily' is an interval of a day at the most
		c.Range.OpenMin = true
	}
	if !p.measures() {
		return true // 'the backups of one day': the length belongs to a noun and is no term of its own
	}
	c.Aspect, c.AspectCue, c.AspectNear = p.aspect(c.Kind == Interval)
	c.Qualifiers = p.qualifiers()
	return true
}

// measures reports whether the quantity is said of a term or a verb, and does not merely describe a noun with 'of'.
func (p *phrase) measures() bool {
	if p.from-2 < p.lo || !p.ts[p.from-1].Is("of") {
		return true
	}
	return termNouns[p.ts[p.from-2].Lower]
}

var termNouns = set("period", "periods", "term", "minimum", "maximum", "retention", "total", "window", "interval", "intervals", "frequency", "lifetime", "duration", "length", "limit", "deadline", "target", "time", "rto", "rpo", "mtd", "objective", "notice", "course", "end", "age", "average", "timeout", "validity", "delay", "cycle")

// qualifiers returns the words that say which backups are meant: 'laptop backups', 'copies of the configuration'.
func (p *phrase) qualifiers() []string {
	var out []string
	for i := p.lo; i < p.hi; i++ {
		if !backupWords[p.ts[i].Lower] {
			continue
		}
		if i > p.lo && p.ts[i-1].Kind == token.Word && !stopWords[p.ts[i-1].Lower] {
			out = append(out, normal(p.ts, i-1))
		}
		if i+1 < p.hi && p.ts[i+1].Is("of") {
			for j := i + 2; j < min(i+6, p.hi) && p.ts[j].Kind == token.Word; j++ {
				if !stopWords[p.ts[j].Lower] {
					out = append(out, normal(p.ts, j))
					break
				}
			}
		}
	}
	return out
}

// attributive reports whether an adverb stands before a noun that it merely describes, 'daily backups', 'the weekly tier', or
// alone at the head of a row or column.
func (p *phrase) attributive() bool {
	head := p.block.Kind == prose.HeadingText || p.from == 0 && p.block.Kind == prose.Cell && (p.block.Col == 0 || p.block.Header)
	to := p.coordinated()
	if to >= p.hi {
		return head
	}
	next := &p.ts[to]
	if next.Kind != token.Word {
		return head
	}
	if p.block.Kind == prose.HeadingText || strings.HasSuffix(next.Lower, "s") && !stopWords[next.Lower] {
		return true
	}
	for i := to; i < min(to+3, p.hi) && p.ts[i].Kind == token.Word && !stopWords[p.ts[i].Lower]; i++ {
		if tierWords[p.ts[i].Lower] || backupWords[p.ts[i].Lower] { // 'the weekly vault backup'
			return true
		}
	}
	return false
}

// coordinated returns the end of the adverbs that the find is the first of: 'daily, weekly and monthly copies'.
func (p *phrase) coordinated() int {
	to := p.to
	for k := p.self + 1; k < len(p.finds); k++ {
		f := &p.finds[k]
		if f.quantity == nil || !f.quantity.Adverb || f.to > p.hi || f.from == to || f.from > to+2 {
			break
		}
		for i := to; i < f.from; i++ {
			if !p.ts[i].Is(",") && !p.ts[i].Is("and") && !p.ts[i].Is("or") && !p.ts[i].Is("/") {
				return to
			}
		}
		to = f.to
	}
	return to
}

var tierWords = set("tier", "backup", "copy", "dump", "snapshot", "set", "one", "run", "job", "rotation", "cycle", "fee", "report", "recovery", "points")

// bound reads the words right before and right behind the quantity.
func (p *phrase) bound() Bound {
	for _, b := range boundsBefore {
		if p.wordsBefore(b.words) {
			if b.bound == AtLeast && p.denied() {
				return AtMost // 'no copy is kept for longer than twelve months'
			}
			return b.bound
		}
	}
	for _, b := range boundsAfter {
		if p.wordsAfter(b.words) {
			return b.bound
		}
	}
	return Exact
}

// denied reports whether the clause begins by denying what follows.
func (p *phrase) denied() bool {
	lo, _ := p.clause()
	for i := lo; i < p.from; i++ {
		switch p.ts[i].Lower {
		case "no", "none", "nothing", "neither", "never", "nobody", "not":
			return i+1 < p.from && !p.ts[i+1].Is("less") && !p.ts[i+1].Is("fewer") && !p.ts[i+1].Is("shorter")
		}
	}
	return false
}

type boundWords struct {
	words []string
	bound Bound
}

// Longer phrases stand before the shorter ones that they end with.
var boundsBefore = []boundWords{
	{split("no later than"), Within}, {split("not later than"), Within}, {split("no more than"), AtMost}, {split("not more than"), AtMost},
	{split("no longer than"), AtMost}, {split("not longer than"), AtMost}, {split("never longer than"), AtMost}, {split("not exceed"), AtMost},
	{split("not exceeding"), AtMost}, {split("a maximum of"), AtMost}, {split("maximum of"), AtMost}, {split("at most"), AtMost}, {split("up to"), AtMost},
	{split("less than"), AtMost}, {split("fewer than"), AtMost}, {split("under"), AtMost}, {split("below"), AtMost}, {split("until"), AtMost},
	{split("no less than"), AtLeast}, {split("not less than"), AtLeast}, {split("no fewer than"), AtLeast}, {split("no shorter than"), AtLeast},
	{split("a minimum of"), AtLeast}, {split("minimum of"), AtLeast}, {split("at least"), AtLeast}, {split("at minimum"), AtLeast},
	{split("more than"), AtLeast}, {split("longer than"), AtLeast}, {split("at a minimum"), AtLeast}, {split("over"), AtLeast}, {split("minimum"), AtLeast},
	{split("within a period of"), Within}, {split("within"), Within}, {split("in the course of"), Within}, {split("inside"), Within},
	{split("about"), About}, {split("around"), About}, {split("approximately"), About}, {split("approx ."), About}, {split("roughly"), About}, {split("some"), About}, {split("nearly"), About}, {split("almost"), About},
	{split("<"), AtMost}, {split("≤"), AtMost}, {split(">"), AtLeast}, {split("≥"), AtLeast}, {split("~"), About}, {split("maximum"), AtMost}, {split("max"), AtMost},
}

var boundsAfter = []boundWords{
	{split("or more"), AtLeast}, {split("or longer"), AtLeast}, {split("at least"), AtLeast}, {split("or less"), AtMost}, {split("at most"), AtMost}, {split("or fewer"), AtMost},
	{split("at the latest"), Within}, {split("at the longest"), AtMost}, {split("or so"), About}, {split("minimum"), AtLeast}, {split("maximum"), AtMost}, {split("+"), AtLeast},
}

func split(s string) []string { return strings.Fields(s) }

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func (p *phrase) wordsBefore(words []string) bool {
	i := p.from
	if i > 0 && p.ts[i-1].Is("the") || i > 0 && p.ts[i-1].Is("a") {
		i--
	}
	if i-len(words) < p.lo {
		return false
	}
	for k, w := range words {
		if !p.ts[i-len(words)+k].Is(w) {
			return false
		}
	}
	return true
}

func (p *phrase) wordsAfter(words []string) bool {
	if p.to+len(words) > p.hi {
		return false
	}
	for k, w := range words {
		if !p.ts[p.to+k].Is(w) {
			return false
		}
	}
	return true
}

// An aspectCue is a word stem that tells what a quantity is.
type aspectCue struct {
	aspect string
	weight int // how surely; a stronger cue wins over a nearer weaker one
}

// Cues for lengths of time. A verb of keeping or deleting says retention; many other words say that it is something else,
// and that a claim about retention would be a false alarm.
var durationCues = map[string]aspectCue{
	"keep": {"retention", 3}, "kept": {"retention", 3}, "keeps": {"retention", 3}, "keeping": {"retention", 3},
	"retain": {"retention", 3}, "retains": {"retention", 3}, "retained": {"retention", 3}, "retention": {"retention", 3}, "retaining": {"retention", 3},
	"hold": {"retention", 2}, "held": {"retention", 3}, "holds": {"retention", 2}, "store": {"retention", 2}, "stored": {"retention", 2}, "stores": {"retention", 2},
	"preserve": {"retention", 3}, "preserved": {"retention", 3}, "archived": {"retention", 2}, "storage": {"retention", 1},
	"stay": {"retention", 2}, "stays": {"retention", 2}, "remain": {"retention", 2}, "remains": {"retention", 2}, "survive": {"retention", 2}, "survives": {"retention", 2},
	"delete": {"retention", 3}, "deleted": {"retention", 3}, "deletes": {"retention", 3}, "deletion": {"retention", 3}, "erase": {"retention", 3}, "erased": {"retention", 3}, "erasure": {"retention", 3},
	"purge": {"retention", 3}, "purged": {"retention", 3}, "remove": {"retention", 3}, "removed": {"retention", 3}, "removal": {"retention", 3},
	"destroy": {"retention", 3}, "destroyed": {"retention", 3}, "destruction": {"retention", 3}, "wiped": {"retention", 3}, "discarded": {"retention", 3},
	"expire": {"retention", 3}, "expires": {"retention", 3}, "expired": {"retention", 3}, "overwritten": {"retention", 3}, "anonymised": {"retention", 2}, "anonymized": {"retention", 2},
	"lifetime": {"retention", 2}, "age": {"retention", 1}, "ages": {"retention", 1}, "rotated": {"rotation", 2}, "rotate": {"rotation", 2}, "rotation": {"rotation", 2},

	"respond": {"response", 3}, "responds": {"response", 3}, "response": {"response", 3}, "triage": {"response", 3}, "triaged": {"response", 3}, "reply": {"response", 3}, "answer": {"response", 3}, "answered": {"response", 3},
	"acknowledge": {"acknowledgement", 3}, "acknowledged": {"acknowledgement", 3}, "acknowledgement": {"acknowledgement", 3}, "acknowledges": {"acknowledgement", 3},
	"resolve": {"resolution", 3}, "resolved": {"resolution", 3}, "resolution": {"resolution", 3}, "fix": {"resolution", 2}, "fixed": {"resolution", 2}, "patched": {"patch", 3}, "patch": {"patch", 3}, "patches": {"patch", 3}, "remediate": {"patch", 3}, "remediated": {"patch", 3},
	"notify": {"notification", 3}, "notified": {"notification", 3}, "notifies": {"notification", 3}, "notification": {"notification", 3}, "inform": {"notification", 3}, "informed": {"notification", 3}, "told": {"notification", 3}, "tell": {"notification", 3}, "report": {"notification", 2}, "reported": {"notification", 2},
	"notice": {"notice", 4}, "advance": {"notice", 3}, "prior": {"notice", 2}, "announce": {"notice", 3}, "announced": {"notice", 3}, "before": {"notice", 1},
	"object": {"objection", 3}, "objection": {"objection", 3}, "objections": {"objection", 3},
	"rto": {"rto", 5}, "rpo": {"rpo", 5}, "mtd": {"mtd", 5}, "mtpd": {"mtd", 5}, "downtime": {"mtd", 3}, "outage": {"mtd", 1}, "recovery": {"recovery", 1}, "restored": {"recovery", 2}, "restore": {"recovery", 1}, "recovered": {"recovery", 2}, "loss": {"rpo", 3}, "lose": {"rpo", 2}, "lost": {"rpo", 2},
	"session": {"session", 3}, "sessions": {"session", 3}, "idle": {"session", 3}, "inactivity": {"session", 3}, "timeout": {"session", 3}, "locked": {"session", 2}, "lock": {"session", 2}, "lockout": {"session", 3},
	"hsts": {"hsts", 5}, "max": {"hsts", 1}, "certificate": {"certificate", 2}, "valid": {"validity", 3}, "validity": {"validity", 3},
	"disclosure": {"disclosure", 3}, "publish": {"disclosure", 2}, "embargo": {"disclosure", 3}, "coordinated": {"disclosure", 3},
	"review": {"review", 3}, "reviewed": {"review", 3}, "reviews": {"review", 3}, "tested": {"test", 3}, "test": {"test", 2}, "tests": {"test", 2}, "exercise": {"test", 2}, "drill": {"test", 3}, "audit": {"review", 1},
	"trial": {"trial", 2}, "contract": {"contract", 1}, "term": {"contract", 1}, "payment": {"payment", 3}, "invoice": {"payment", 1}, "pay": {"payment", 3}, "refund": {"payment", 3},
	"revoked": {"revocation", 3}, "revoke": {"revocation", 3}, "withdrawn": {"revocation", 3}, "withdraw": {"revocation", 2},
	"closure": {"closure", 2}, "closing": {"closure", 2}, "mortem": {"closure", 3}, "postmortem": {"closure", 3},
	"point": {"point-in-time", 1}, "moment": {"point-in-time", 3}, "versioning": {"point-in-time", 2}, "rewind": {"point-in-time", 3},
	"updated": {"update", 2}, "update": {"update", 2}, "updates": {"update", 2}, "decide": {"request", 2}, "request": {"request", 1}, "requests": {"request", 1}, "complaint": {"request", 2}, "complaints": {"request", 2},
	"completed": {"completion", 1}, "started": {"start", 1},
}

// Cues for intervals.
var intervalCues = map[string]aspectCue{
	"backup": {"interval", 2}, "backups": {"interval", 2}, "copied": {"interval", 3}, "copy": {"interval", 2}, "copies": {"interval", 2}, "snapshot": {"interval", 3}, "snapshots": {"interval", 3}, "dump": {"interval", 3}, "dumps": {"interval", 3}, "dumped": {"interval", 3},
	"taken": {"interval", 2}, "made": {"interval", 1}, "created": {"interval", 1}, "backed": {"interval", 3}, "exported": {"interval", 1}, "replicated": {"replication", 3},
	"test": {"test", 4}, "tests": {"test", 4}, "tested": {"test", 4}, "restore": {"test", 3}, "restores": {"test", 3}, "restoration": {"test", 3}, "restoring": {"test", 3}, "restored": {"test", 3}, "drill": {"test", 4}, "drills": {"test", 4}, "rehearsed": {"test", 4}, "rehearsal": {"test", 4}, "exercise": {"test", 4}, "exercises": {"test", 4}, "exercised": {"test", 4}, "verified": {"test", 3}, "verify": {"test", 3}, "checked": {"test", 3}, "check": {"test", 2}, "integrity": {"test", 3},
	"review": {"review", 4}, "reviewed": {"review", 4}, "reviews": {"review", 4}, "audit": {"review", 4}, "audited": {"review", 4}, "audits": {"review", 4}, "assessed": {"review", 4}, "assessment": {"review", 4}, "training": {"review", 4}, "trained": {"review", 4}, "inventory": {"review", 3}, "scan": {"review", 4}, "scans": {"review", 4}, "scanned": {"review", 4}, "penetration": {"review", 4},
	"update": {"update", 3}, "updates": {"update", 3}, "updated": {"update", 3}, "informed": {"update", 3}, "status": {"update", 2}, "report": {"update", 2}, "reported": {"update", 2},
	"rotate": {"rotation", 4}, "rotated": {"rotation", 4}, "rotation": {"rotation", 4}, "renewed": {"rotation", 3}, "changed": {"rotation", 2}, "keys": {"rotation", 1}, "key": {"rotation", 1},
	"patched": {"patch", 4}, "patch": {"patch", 4}, "patches": {"patch", 4}, "rebuilt": {"patch", 3}, "deployed": {"patch", 2}, "loss": {"rpo", 4},
	"meets": {"meeting", 4}, "meeting": {"meeting", 4}, "meetings": {"meeting", 4}, "pay": {"payment", 4}, "billed": {"payment", 4}, "invoiced": {"payment", 4}, "purged": {"purge", 3}, "deleted": {"purge", 3}, "job": {"purge", 1},
}

// Words that say backup.
var backupWords = set("backup", "backups", "snapshot", "snapshots", "copies", "copy", "dump", "dumps")

// aspect returns what the quantity is: the strongest cue in its clause, else in its sentence, else in what introduces the
// sentence: label, row and column heads, lead-in, headings.
func (p *phrase) aspect(interval bool) (aspect, cue string, near bool) {
	cues := durationCues
	if interval {
		cues = intervalCues
	}
	lo, hi := p.clause()
	if a, w := p.strongest(cues, lo, hi); a != "" {
		return a, w, true
	}
	if a, w := p.strongest(cues, p.lo, p.hi); a != "" {
		return a, w, true
	}
	for _, b := range p.introducers() {
		if a, w := cueIn(cues, b.Text); a != "" {
			return a, w, b.Kind != prose.HeadingText
		}
	}
	if !interval && p.tierLabel() {
		return "retention", p.ts[p.lo].Text, true
	}
	return "", "", false
}

// tierLabel reports whether the block is a short 'Monthly: 13-36 months' under something that speaks of backups: the last tier
// of a list need not repeat that it is kept.
func (p *phrase) tierLabel() bool {
	if len(p.ts) > 12 || p.block.Kind != prose.Item && p.block.Kind != prose.Paragraph || p.from == 0 || !p.ts[p.from-1].Is(":") && !p.ts[p.from-1].Is("-") && !p.ts[p.from-1].Is("—") {
		return false
	}
	if !intervalNames[p.ts[0].Lower] {
		return false
	}
	for _, b := range p.introducers() {
		if hasAny(b.Text, backupWords) {
			return true
		}
	}
	return false
}

// intervalNames are names that tiers go by.
var intervalNames = set("hourly", "daily", "nightly", "weekly", "monthly", "quarterly", "yearly", "base")

// strongest returns the cue among tokens lo to hi that weighs most, the nearest of equals.
func (p *phrase) strongest(cues map[string]aspectCue, lo, hi int) (string, string) {
	best, cue, score := "", "", 0
	for i := lo; i < hi; i++ {
		if i >= p.from && i < p.to || p.ts[i].Kind != token.Word {
			continue
		}
		c, ok := cues[p.ts[i].Lower]
		if !ok {
			continue
		}
		gap := p.from - i
		if i >= p.to {
			gap = i - p.to + 1
		}
		if s := c.weight*20 - min(gap, 19); s > score {
			best, cue, score = c.aspect, p.ts[i].Text, s
		}
	}
	return best, cue
}

// introducers returns the blocks that say what a block is about, nearest first.
func (p *phrase) introducers() []*prose.Block {
	var out []*prose.Block
	b := p.block
	at := func(i int) {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			out = append(out, &p.doc.Blocks[i])
		}
	}
	if b.Kind == prose.Cell {
		at(b.ColHead)
		at(b.RowHead)
	}
	if b.Parent >= 0 {
		at(b.Parent)
	}
	at(b.LeadIn)
	for h := b.Heading; h >= 0; h = p.doc.Headings[h].Parent {
		at(p.doc.Headings[h].Block)
	}
	return out
}

func cueIn(cues map[string]aspectCue, text string) (string, string) {
	best, cue, score := "", "", 0
	for _, t := range token.Append(nil, text) {
		if c, ok := cues[t.Lower]; ok && c.weight > score && t.Kind == token.Word {
			best, cue, score = c.aspect, t.Text, c.weight
		}
	}
	return best, cue
}
