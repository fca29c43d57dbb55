package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// vendorCountAt reads how many companies are used: 'five (5) sub-processors', 'two outside companies', and 'Four.' as the answer
// to 'How many firms handle our data?'.
func vendorCountAt(ts []token.Token, i int, text string) (*value, int) {
	if (ts[i].Is("the") || ts[i].Is("these")) && i+2 < len(ts) || ts[i].Is("following") {
		return listedAt(ts, i)
	}
	if (ts[i].Is("no") || ts[i].Is("any") && deniedBefore(ts, i)) && i+1 < len(ts) {
		if end := vendorNoun(ts, i+1); end > 0 && ts[end-1].Is("processors") || end > 0 && ts[end-1].Is("subprocessors") {
			return &value{kind: VendorCount, unit: "subprocessors"}, end
		}
		return nil, 0
	}
	n, ok := smallNumber(&ts[i])
	if !ok {
		return nil, 0
	}
	j := i + 1
	if j+2 < len(ts) && ts[j].Is("(") && ts[j+1].Kind == token.Number && ts[j+2].Is(")") {
		j += 3
	}
	for k := j; k < min(j+3, len(ts)); k++ {
		if end := siteNoun(ts, k); end > 0 {
			return &value{kind: VendorCount, number: float64(n), unit: SiteUnit}, end
		}
		if end := vendorNoun(ts, k); end > 0 {
			if unit := ts[end-1].Lower; unit != "" {
				return &value{kind: VendorCount, number: float64(n), unit: unit}, end
			}
		}
		if ts[k].Kind != token.Word || !adjectiveOfVendors[ts[k].Lower] {
			break
		}
	}
	if j >= len(ts) || ts[j].Is(".") || ts[j].Is(",") || ts[j].Is("of") && j+1 < len(ts) && ts[j+1].Is("them") {
		q := i - 1
		for q > max(0, i-5) && !ts[q].Is("?") && answersHowMany[ts[q].Lower] {
			q--
		}
		if q > 0 && ts[q].Is("?") && howMany(ts, q) {
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

// listedAt reads the words that introduce a list of companies or of sites, which says how many there are: 'the following
// sub-processors:', 'the following data centres:'.
func listedAt(ts []token.Token, i int) (*value, int) {
	if !ts[i].Is("following") || i+1 >= len(ts) {
		return nil, 0
	}
	if end := vendorNoun(ts, i+1); end > 0 && (ts[end-1].Is("processors") || ts[end-1].Is("subprocessors")) {
		return &value{kind: VendorCount, number: -1, unit: "subprocessors"}, end
	}
	if end := siteNoun(ts, i+1); end > 0 {
		return &value{kind: VendorCount, number: -1, unit: SiteUnit}, end
	}
	return nil, 0
}

// plainOfSites are words that tell no two things that are in data centres apart.
var plainOfSites = set("data", "operate", "operates", "operated", "use", "uses", "used", "hosted", "stored", "processed", "processor", "following", "located", "run", "runs", "company", "currently", "distributed", "spread")

// SiteUnit is the unit of a number of data centres.
const SiteUnit = "data centres"

// siteNoun returns the index behind 'data centres' at token i.
func siteNoun(ts []token.Token, i int) int {
	switch ts[i].Lower {
	case "datacentres", "datacenters":
		return i + 1
	case "data":
		if i+1 < len(ts) && (ts[i+1].Is("centres") || ts[i+1].Is("centers")) {
			return i + 2
		}
	}
	return 0
}

// answersHowMany stand before the number in an answer: 'There are three of them', 'We currently use four'.
var answersHowMany = set("there", "are", "is", "we", "use", "have", "currently", "exactly", "just", "only", "at", "present", "it", "engage", "they", "number")

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
	if c.Below = p.listBelow(); c.Below > 0 {
		c.List = p.doc.Blocks[p.index+1].Span
	}
	c.Nouns = nil
	for i := p.lo; i < p.from; i++ {
		if w := &p.ts[i]; w.Kind == token.Word && !stopWords[w.Lower] && !plainOfSites[w.Lower] {
			c.Nouns = append(c.Nouns, normal(p.ts, i))
		}
	}
	if c.Number < 0 {
		if c.Number = float64(c.Below); c.Below == 0 {
			return false
		}
		c.Whole = true
	}
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
	if to := p.behindTotal(); to < p.hi && (p.ts[to].Is("of") && c.Unit != "answer" || p.ts[to].Is("in") || p.ts[to].Is("outside") || p.ts[to].Is("from") || p.ts[to].Is("for") && !p.forAllProcessing(to)) {
		return false
	}
	for k := range p.finds {
		if f := &p.finds[k]; f.from >= p.lo && f.to <= p.hi && f.names != nil && c.Unit != SiteUnit && (f.names[0].Kind == CountryName || f.names[0].Kind == RegionName) {
			return false
		}
	}
	switch c.Unit {
	case "subprocessors", "answer":
		return true
	case SiteUnit:
		return !p.ofOtherPersons()
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

// listBelow returns how many items the list has, or how many rows the table, that the phrase's paragraph introduces; 0 where it
// introduces none.
func (p *phrase) listBelow() int {
	b := p.block
	if b.Kind != prose.Paragraph && b.Kind != prose.Item {
		return 0
	}
	if text := strings.TrimRight(b.Text, " *_"); !strings.HasSuffix(text, ":") || p.hi < len(p.ts) {
		return 0
	}
	for i := p.lo; i < p.hi; i++ {
		if n, ok := smallNumber(&p.ts[i]); ok && n > 1 && (i < p.from || i >= p.to) {
			return 0 // 'of these five, three see data:'
		}
	}
	rows, items, depth := map[int]bool{}, 0, 0
	for j := p.index + 1; j < len(p.doc.Blocks) && j < p.index+400; j++ {
		o := &p.doc.Blocks[j]
		switch {
		case o.Kind == prose.Cell && items == 0:
			if statusCell(o.Text) {
				return 0 // rows that do not count
			}
			if !o.Header {
				rows[o.Row] = true
			}
			continue
		case o.Kind == prose.Item && len(rows) == 0 && o.Depth > b.Depth:
			if depth == 0 {
				depth = o.Depth
			}
			if o.Depth == depth {
				items++
			}
			continue
		case o.Kind != prose.HeadingText && items > 0 && o.Depth >= depth:
			continue // a further paragraph of an item
		}
		break
	}
	return max(len(rows), items)
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
