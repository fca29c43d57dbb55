package claim

import (
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// vendorCountAt reads how many companies are used: 'five (5) sub-processors', 'two outside companies', and 'Four.' as the answer
// to 'How many firms handle our data?'.
func vendorCountAt(ts []token.Token, i int, text string) (*value, int) {
	if (ts[i].Is("no") || ts[i].Is("any") && deniedBefore(ts, i)) && i+1 < len(ts) {
		if end := vendorNoun(ts, i+1); end > 0 && ts[end-1].Is("processors") || end > 0 && ts[end-1].Is("subprocessors") {
			return &value{kind: VendorCount, unit: "subprocessors"}, end
		}
		return nil, 0
	}
	n, ok := smallNumber(&ts[i])
	if !ok || i > 0 && numbersNames[ts[i-1].Lower] && ts[i].Kind == token.Number && !ts[i-1].Is("of") && !ts[i-1].Is("to") && !ts[i-1].Is("than") && !ts[i-1].Is("and") && !ts[i-1].Is("or") {
		return nil, 0 // 'Tier 1 suppliers'
	}
	j := i + 1
	if j+2 < len(ts) && ts[j].Is("(") && ts[j+1].Kind == token.Number && ts[j+2].Is(")") {
		j += 3
	}
	for k := j; k < min(j+3, len(ts)); k++ {
		if end := vendorNoun(ts, k); end > 0 {
			if unit := ts[end-1].Lower; unit != "" {
				return &value{kind: VendorCount, number: float64(n), unit: unit}, end
			}
		}
		if ts[k].Kind != token.Word || !adjectiveOfVendors[ts[k].Lower] {
			break
		}
	}
	if j >= len(ts) || ts[j].Is(".") || ts[j].Is(",") {
		if i > 0 && ts[i-1].Is("?") && howMany(ts, i-1) {
			return &value{kind: VendorCount, number: float64(n), unit: "answer"}, i + 1
		}
		if i == 0 && ts[0].Kind == token.Word && j < len(ts) {
			return &value{kind: VendorCount, number: float64(n), unit: "question"}, i + 1 // an answer, if the block before asks
		}
	}
	return nil, 0
}

// deniedBefore reports whether the words before 'any' deny: 'without any', 'does not engage any'.
func deniedBefore(ts []token.Token, i int) bool {
	for k := i - 1; k >= 0 && i-k < 5; k-- {
		switch ts[k].Lower {
		case "without", "not", "never", "don't", "doesn't", "nor":
			return true
		}
		if ts[k].Kind == token.Mark {
			return false
		}
	}
	return false
}

var adjectiveOfVendors = set("outside", "external", "other", "different", "sub", "third", "service", "such", "carefully", "chosen", "selected", "european", "foreign", "active", "current", "further", "new", "more", "additional", "remaining", "technical")

// vendorNoun returns the index behind a noun in the plural for companies that are used, which begins at token i.
func vendorNoun(ts []token.Token, i int) int {
	switch ts[i].Lower {
	case "subprocessors", "processors", "firms", "companies", "providers", "suppliers", "vendors", "helpers", "contractors", "subcontractors":
		return i + 1
	case "sub", "service", "third":
		j := i + 1
		if j < len(ts) && ts[j].Is("-") {
			j++
		}
		if j < len(ts) && (ts[j].Is("processors") || ts[j].Is("providers") || ts[j].Is("parties") || ts[j].Is("contractors")) {
			return j + 1
		}
	}
	return 0
}

var smallNumbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}

func smallNumber(t *token.Token) (int, bool) {
	if t.Kind == token.Number && t.Int && t.Num >= 1 && t.Num < 100 {
		return int(t.Num), true
	}
	n, ok := smallNumbers[t.Lower]
	return n, ok
}

// howMany reports whether the question that ends at token i asks how many companies there are.
func howMany(ts []token.Token, i int) bool {
	asks, vendors := false, false
	for k := i - 1; k >= 0 && i-k < 30; k-- {
		switch {
		case ts[k].Is(".") || ts[k].Is("?") || ts[k].Is("!"):
			return asks && vendors
		case ts[k].Is("many") && k > 0 && ts[k-1].Is("how"):
			asks = true
		case vendorNoun(ts, k) > 0:
			vendors = true
		}
	}
	return asks && vendors
}

// vendorCount fills in the claim. It speaks of all sub-processors only where nothing narrows it: not 'three of them', not 'two
// further suppliers', not those of a country.
func (p *phrase) vendorCount(c *Claim) bool {
	if c.Unit == "question" {
		q := p.questionBefore()
		if q < 0 {
			return false
		}
		ts := p.cut(&p.doc.Blocks[q])
		if end := lastQuestion(ts); end < 0 || !howMany(ts, end) {
			return false
		}
		c.Unit = "answer"
	}
	lo, hi := p.independent()
	for i := lo; i < hi; i++ {
		if p.ts[i].Is("both") && i > p.to {
			continue // ', and both are in the Union', 'in two data centres, both in Germany'
		}
		switch p.ts[i].Lower {
		case "further", "other", "new", "more", "additional", "remaining", "former", "another", "fewer", "least", "most", "about", "around", "some", "than", "per", "first", "last", "each", "candidates", "offers", "between", "replaced", "left", "joined", "added", "removed", "both", "room", "maximum", "limit", "may", "might", "could", "would", "up":
			if p.ts[i].Is("other") && i+1 < p.hi && vendorNoun(p.ts, i+1) > 0 && i >= p.from && i < p.to {
				continue // 'four other companies' are all there are beside oneself
			}
			return false
		}
	}
	if c.Number == 0 && p.to < p.hi && p.ts[p.to].Kind == token.Word {
		return false // 'no sub-processors that …'
	}
	if to := p.behindTotal(); to < p.hi && (p.ts[to].Is("of") || p.ts[to].Is("in") || p.ts[to].Is("outside") || p.ts[to].Is("from") || p.ts[to].Is("for") && !p.forAllProcessing(to)) {
		return false
	}
	for k := range p.finds {
		if f := &p.finds[k]; f.from >= p.lo && f.to <= p.hi && f.names != nil && (f.names[0].Kind == CountryName || f.names[0].Kind == RegionName) {
			return false
		}
	}
	switch c.Unit {
	case "subprocessors", "answer":
		return true
	case "processors":
		if p.to-2 >= p.from && (p.ts[p.to-2].Is("-") || p.ts[p.to-2].Is("sub")) {
			return true
		}
	}
	// 'two companies': of those who see data, where the sentence says so or the text is about sub-processors
	if _, ok := p.cue(dataWords); ok {
		if _, ok := p.cue(seeingVerbs); ok {
			return true
		}
	}
	if hasAny(c.Sentence, subprocessorWords) {
		return true
	}
	if p.block.Kind != prose.Cell && p.block.Heading >= 0 {
		return hasAny(p.doc.Headings[p.block.Heading].Text, subprocessorWords) && hasAny(c.Sentence, reliance)
	}
	return false
}

var (
	dataWords         = set("data", "records", "files", "names", "addresses")
	seeingVerbs       = set("handle", "handles", "process", "processes", "receive", "receives", "see", "touch", "hold", "store", "access", "get")
	subprocessorWords = set("subprocessor", "subprocessors", "processors", "sub")
	reliance          = set("use", "uses", "rely", "relies", "engage", "engages", "employ", "employs", "help", "helps", "work")
)

// lastQuestion returns the last question mark, or -1.
func lastQuestion(ts []token.Token) int {
	for i := len(ts) - 1; i >= 0; i-- {
		if ts[i].Is("?") {
			return i
		}
	}
	return -1
}

// behindTotal returns the token behind the count and the words that say that it is of all: 'four sub-processors in total'.
func (p *phrase) behindTotal() int {
	i := p.to
	switch {
	case i+1 < p.hi && p.ts[i].Is("in") && (p.ts[i+1].Is("total") || p.ts[i+1].Is("all") || p.ts[i+1].Is("sum")):
		return i + 2
	case i < p.hi && (p.ts[i].Is("altogether") || p.ts[i].Is("overall")):
		return i + 1
	}
	return i
}

// forAllProcessing reports whether 'for' begins no task that only some companies have: 'for the processing of customer personal data', 'for
// the provision of the service'.
func (p *phrase) forAllProcessing(i int) bool {
	for k := i + 1; k < min(i+4, p.hi); k++ {
		switch p.ts[k].Lower {
		case "processing", "provision", "operation", "delivery":
			return k+1 < p.hi && p.ts[k+1].Is("of")
		}
	}
	return false
}
