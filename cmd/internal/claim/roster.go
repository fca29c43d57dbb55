package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A text may tell how many there are of something, 'in two data centres', and another, or the same, name them one by one, under 'in the
// following data centres:'. A list that is introduced so is complete, so that its length is a figure like any other.

// Ways in which the number of a group's members is told, as [Claim].Aspect has it.
const (
	Numbered = "numbered" // 'two data centres'
	Listed   = "listed"   // by the list's length
)

// rosters appends the numbers of members that a block tells: in a sentence, and by the list or table that it introduces.
func (r *Reader) rosters(out []Claim, s *scratch, ctx *contexts, text *Text, n int, ts []token.Token) []Claim {
	b := &text.Blocks[n]
	if b.Kind == prose.HeadingText || b.Header || b.Diagram() || b.Quoted {
		return out
	}
	from := len(out)
	lead := rosterLead(ts)
	for i := range ts {
		if !rosterNouns[ts[i].Lower] && i != lead {
			continue
		}
		num, start := rosterNumber(ts, i, i == lead)
		if start < 0 {
			continue
		}
		p := r.rosterPhrase(s, text, n, ts, start, i+1)
		c := Claim{Kind: Roster, Aspect: Numbered, Number: float64(num), Unit: rosterUnit(ts, i), Group: i}
		if i != lead && !p.totals() || p.question() {
			continue
		}
		out = p.rosterClaim(out, ctx, c, i == lead)
	}
	if lead > 0 && len(out)-from <= 1 {
		if members, items := listedBelow(text, n); members > 1 && !exemplary(ts) {
			p := r.rosterPhrase(s, text, n, ts, lead, lead+1)
			c := Claim{Kind: Roster, Aspect: Listed, Number: float64(members), Unit: rosterUnit(ts, lead), Hedge: items, Group: lead}
			out = p.rosterClaim(out, ctx, c, true)
		} else if members := listedInline(ts, lead); members > 1 && !exemplary(ts) {
			p := r.rosterPhrase(s, text, n, ts, lead, lead+1)
			out = p.rosterClaim(out, ctx, Claim{Kind: Roster, Aspect: Listed, Number: float64(members), Unit: rosterUnit(ts, lead), Group: lead}, true)
		}
	}
	slices.SortStableFunc(out[from:], func(x, y Claim) int { return x.Start - y.Start })
	return out
}

func (r *Reader) rosterPhrase(s *scratch, text *Text, n int, ts []token.Token, from, to int) *phrase {
	b := &text.Blocks[n]
	f := find{from: from, to: to, value: &value{kind: Roster}}
	p := &phrase{text: text, seen: &s.seen, lex: r.lex, doc: text.Document, block: b, index: n, ts: ts, from: from, to: to, finds: []find{f}}
	p.sentence(b.Sentences(), ts[from].Start)
	return p
}

// rosterClaim completes a claim. Bare says that it stands in what introduces a list, whose length it may be held against.
func (p *phrase) rosterClaim(out []Claim, ctx *contexts, c Claim, introduces bool) []Claim {
	b := p.block
	c.Block, c.Start, c.End = p.index, p.ts[p.from].Start, p.ts[p.to-1].End
	c.Text, c.Sentence, c.Span = b.Text[c.Start:c.End], b.Text[p.start:p.end], b.Source(c.Start, c.End)
	c.Mood, c.Cue = p.mood(&c)
	if c.Mood == Negated || c.Mood == Optional && introduces {
		c.Mood = Asserted // 'not only in two': counts stand all the same
	}
	c.AspectNear = introduces
	c.Words = ctx.of(p)
	for i := p.lo; i < p.hi; i++ {
		if w := normal(p.ts, i); apartRosters[w] {
			c.Qualifiers = append(c.Qualifiers, w)
		}
	}
	slices.Sort(c.Qualifiers)
	c.Qualifiers = slices.Compact(c.Qualifiers)
	return append(out, c)
}

// rosterNumber returns the number before the noun at i and the token at which it begins, or -1.
func rosterNumber(ts []token.Token, i int, introduces bool) (n, start int) {
	k := i - 1
	if k >= 0 && ts[k].Is("data") {
		k--
	}
	for k >= 0 && (rosterAdjectives[ts[k].Lower] || ts[k].Is("-") || ts[k].Is(",") || introduces && i-k < 4 && ts[k].Kind == token.Word && smallNumbers[ts[k].Lower] == 0 && !stopWords[ts[k].Lower]) {
		k--
	}
	if k >= 1 && ts[k].Is(")") && ts[k-1].Kind == token.Number { // 'two (2) data centres'
		k -= 3
	}
	if k < 0 {
		return 0, -1
	}
	n, ok := smallNumber(&ts[k])
	if !ok || n < 2 || n > 40 || k > 0 && (beforeRoster[ts[k-1].Lower] && !(introduces && ts[k-1].Is("of")) || !ts[k].Space && ts[k-1].Kind != token.Mark) {
		return 0, -1
	}
	return n, k
}

// rosterUnit returns the noun at i in the form in which rosters are compared.
func rosterUnit(ts []token.Token, i int) string {
	w := stem(ts[i].Lower)
	switch w {
	case "center", "centre", "datacenter", "datacentre", "hall":
		return "data centre"
	case "zone":
		return "zone"
	case "subprocessor":
		return "subprocessor"
	case "processor":
		if i > 1 && ts[i-1].Is("-") && ts[i-2].Is("sub") || i > 0 && ts[i-1].Is("sub") {
			return "subprocessor"
		}
	}
	return w
}

// totals reports whether the sentence tells how many there are in all: somebody has or runs that many, or something is in that many.
func (p *phrase) totals() bool {
	if p.to < p.hi {
		switch w := p.ts[p.to].Lower; w {
		case "of", "in", "at", "from", "near", "outside", "within", "or", "that", "which", "whose", "where", "later", "away", "apart", "per":
			return false // 'two sites in Norway' may be two of five
		}
	}
	runs := false
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; {
		case i >= p.from && i < p.to:
		case i < p.from && runsPlaces[w]:
			runs = true
		case w == "there" && i+1 < p.hi && p.ts[i+1].Is("are"):
			runs = true
		case w == "another" || w == "additional" || w == "further" || w == "other" && i < p.from || w == "new" || w == "each" && i < p.from || w == "every" && i < p.from || w == "least" || w == "if" || w == "when" && i < p.from || w == "could" || w == "might":
			return false
		}
	}
	return runs
}

// rosterLead returns the noun in a block's last sentence that names what the list below or behind it holds, or -1: 'in the following
// data centres:', 'we distinguish four classes of incidents:', 'our offices are:'.
func rosterLead(ts []token.Token) int {
	colon := -1
	for i := range ts {
		if ts[i].Is(":") {
			colon = i
		}
	}
	if colon < 2 {
		return -1
	}
	lo := colon
	for lo > 0 && !ts[lo-1].Is(".") && !ts[lo-1].Is(";") && !ts[lo-1].Is("?") && colon-lo < 40 {
		lo--
	}
	at := -1
	for i := lo; i < colon; i++ {
		if (ts[i].Is("following") || ts[i].Is("these")) && i+1 < colon {
			if n := headNoun(ts, i+1, colon); n > 0 {
				at = n
			}
		}
	}
	if at > 0 {
		return at
	}
	for i := lo; i < colon; i++ {
		if n, ok := smallNumber(&ts[i]); !ok || n < 2 || i > lo && (beforeRoster[ts[i-1].Lower] && !ts[i-1].Is("of") || !ts[i].Space) {
			continue
		}
		if n := headNoun(ts, i+1, colon); n > 0 && (n+1 == colon || ts[n+1].Is("of") && colon-n < 8 || n+2 == colon || vendorRosters[rosterUnit(ts, n)] && colon-n < 9) {
			at = n
		}
	}
	return at
}

// headNoun returns the plural noun of the phrase that begins at token i, behind no more than three words that describe it, or -1.
func headNoun(ts []token.Token, i, hi int) int {
	for k := i; k < min(i+5, hi); k++ {
		w := ts[k].Lower
		switch {
		case ts[k].Is("-") || ts[k].Kind == token.Number || smallNumbers[w] > 0 || ts[k].Is("(") || ts[k].Is(")"):
			continue
		case ts[k].Kind != token.Word || stopWords[w] || finiteVerbs[w]:
			return -1
		case plural(w) && (k+1 >= hi || ts[k+1].Kind == token.Mark || stopWords[ts[k+1].Lower] || finiteVerbs[ts[k+1].Lower]):
			if timeNouns[stem(w)] {
				return -1
			}
			return k
		}
	}
	return -1
}

func plural(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") || rosterNouns[w]
}

// listedBelow returns how many items or rows the list or table under a block has, and a word where the count may be read otherwise.
func listedBelow(text *Text, n int) (members int, doubt string) {
	table, rows := -1, 0
	for j := n + 1; j < len(text.Blocks); j++ {
		b := &text.Blocks[j]
		switch {
		case b.Kind == prose.Cell && b.LeadIn == n:
			if table >= 0 && b.Table != table {
				return rows, doubt
			}
			if table = b.Table; !b.Header && b.Col == 0 {
				rows++
			}
		case b.Kind == prose.Item && (b.LeadIn == n || b.Parent == n):
			members++
			ts := text.Tokens(j)
			if strings.HasSuffix(strings.TrimSpace(b.Text), ":") || len(ts) > 40 {
				doubt = "an item that introduces others"
			}
			for k := range ts {
				if ts[k].Is("and") && len(ts) < 8 || len(ts) > 0 && (ts[0].Is("optionally") || ts[0].Is("other") || ts[0].Is("any")) {
					doubt = "an item that may be two"
				}
			}
		case b.Parent > n || b.Kind == prose.Item && b.Depth > 1 || b.Kind == prose.Cell && members == 0 && table >= 0:
		default:
			return max(members, rows), doubt
		}
	}
	return max(members, rows), doubt
}

// listedInline returns how many short members stand behind the colon of the same sentence: 'in the following cities: Bonn, Ulm and Kiel.'
func listedInline(ts []token.Token, lead int) int {
	i := lead
	for i < len(ts) && !ts[i].Is(":") {
		i++
	}
	if i+2 >= len(ts) {
		return 0
	}
	n, size, and := 1, 0, false
	for k := i + 1; k < len(ts); k++ {
		switch {
		case ts[k].Is("."):
			if k+1 < len(ts) && !ts[k+1].Space {
				continue
			}
			if !and {
				return 0
			}
			return n
		case ts[k].Is(",") || ts[k].Is("and"):
			if ts[k].Is("and") {
				if and {
					return 0
				}
				and = true
			}
			if size == 0 && ts[k].Is("and") { // ', and'
				continue
			}
			n, size = n+1, 0
		case ts[k].Is("(") || ts[k].Is(";") || ts[k].Is(":") || ts[k].Is("or") || finiteVerbs[ts[k].Lower]:
			return 0
		case ts[k].Kind == token.Word:
			if size++; size > 4 || !ts[k].Capital() {
				return 0
			}
		}
	}
	return 0
}

// exemplary reports whether what introduces a list says that it is not complete.
func exemplary(ts []token.Token) bool {
	for i := range ts {
		switch ts[i].Lower {
		case "example", "including", "include", "includes", "particular", "e.g", "instance", "among", "least", "especially", "some", "notably", "following" + " " + "among", "may", "can", "typically", "usually", "mainly":
			return true
		case "such":
			if i+1 < len(ts) && ts[i+1].Is("as") {
				return true
			}
		}
	}
	return false
}

var (
	// rosterNouns are places that a company has a small number of, and that it lists.
	rosterNouns = set("centres", "centers", "datacentres", "datacenters", "regions", "zones", "sites", "locations", "offices", "halls", "facilities", "subprocessors", "processors")

	rosterAdjectives = set("separate", "different", "independent", "distinct", "geographically", "geographic", "redundant", "physical", "physically", "hosting", "availability", "data", "cloud", "server", "computer", "sub", "professional", "certified", "secure", "european", "processing", "production", "storage", "own", "such")

	// beforeRoster stand before a number that does not tell how many there are in all.
	beforeRoster = set("least", "to", "than", "about", "over", "under", "another", "other", "first", "next", "last", "per", "every", "each", "of", "between", "within", "or", "section", "clause", "article", "level", "tier", "class", "priority", "severity", "version", "any", "further", "additional", "some", "nearly", "almost", "around", "approximately", "roughly", "minimum", "maximum", "only", "after", "every", "step", "stage", "phase", "annex", "schedule", "appendix", "part", "chapter", "page", "no", "iso", "days", "for")

	runsPlaces = set("operate", "operates", "run", "runs", "use", "uses", "maintain", "maintains", "host", "hosts", "hosted", "have", "has", "own", "owns", "rent", "rents", "lease", "leases", "operated", "spread", "distributed", "housed", "located", "served", "engage", "engages", "rely", "relies", "employ", "employs", "work", "works", "divided", "split")

	// apartRosters are what one list may be of and another not.
	apartRosters = set("backup", "customer", "personal", "staff", "test", "staging", "development", "support", "log", "archive", "standby", "recovery", "disaster", "cache", "edge", "delivery", "payment", "mail", "office", "sales", "analytic")

	timeNouns = set("day", "hour", "week", "month", "year", "minute", "second", "quarter", "time", "percent", "point", "euro", "dollar", "pound", "business", "weekday", "character", "bit", "detail", "term", "condition", "way", "reason", "purpose", "case", "information", "circumstance", "right", "addres", "abbreviation", "definition", "exception", "measure", "email")
)

// vendorRosters are companies that are used, which the list below names whatever the sentence says of them: 'four sub-processors are
// currently engaged:'.
var vendorRosters = set("subprocessor", "processor")
