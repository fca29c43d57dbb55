package claim

import (
	"candor/cmd/internal/token"
)

// vendorBanAt reads what companies are said not to be used for: 'a language model that another company runs', 'analytics'. It is a
// claim only in a sentence that denies it.
func vendorBanAt(ts []token.Token, i int, text string) (*value, int) {
	next := func(k int) string {
		if i+k < len(ts) {
			return ts[i+k].Lower
		}
		return ""
	}
	switch ts[i].Lower {
	case "language":
		if next(1) == "model" || next(1) == "models" {
			return &value{kind: VendorBan, unit: "AI"}, i + 2
		}
	case "ai":
		if ts[i].Text == "AI" {
			switch next(1) {
			case "model", "models", "service", "services", "provider", "providers", "vendor", "vendors", "tool", "tools", "company", "companies":
				return &value{kind: VendorBan, unit: "AI"}, i + 2
			}
		}
	case "parties", "party":
		if i > 1 && (ts[i-1].Is("third") || ts[i-1].Is("-")) {
			if end := companiesOf(ts, i); end > 0 {
				return &value{kind: VendorBan, unit: foreignUnit}, end
			}
		}
		if i > 1 && (ts[i-1].Is("third") || ts[i-1].Is("-") && ts[i-2].Is("third")) {
			return &value{kind: VendorBan, unit: thirdParties}, i + 1
		}
	case "providers", "provider", "vendors", "vendor", "companies", "company", "suppliers", "processors", "subprocessors", "hosts", "hosters", "services", "hyperscalers", "clouds", "cloud", "corporations", "firms":
		if end := companiesOf(ts, i); end > 0 {
			return &value{kind: VendorBan, unit: foreignUnit}, end
		}
	case "analytics", "tracking", "trackers", "tracker":
		return &value{kind: VendorBan, unit: "analytics"}, i + 1
	case "advertising":
		switch next(1) {
		case "network", "networks", "companies", "partners", "services", "trackers", "platforms":
			return &value{kind: VendorBan, unit: "advertising"}, i + 2
		}
	case "advertisers":
		return &value{kind: VendorBan, unit: "advertising"}, i + 1
	}
	return nil, 0
}

const (
	thirdParties = "third parties"
	foreignUnit  = "companies of a country"
)

// companiesOf returns the index behind companies of which a country is said: 'US providers', 'American cloud companies', 'providers from
// outside the EU'. Only a text that denies them makes them a claim.
func companiesOf(ts []token.Token, i int) int {
	for k := i - 1; k >= 0 && i-k < 4; k-- {
		switch w := ts[k].Lower; {
		case w == "american" || ts[k].Text == "US" || ts[k].Text == "USA":
			return i + 1
		case w == "chinese" || w == "russian":
			return i + 1
		case w == "non" && k+2 < i && ts[k+1].Is("-") && (ts[k+2].Text == "EU" || ts[k+2].Is("european") || ts[k+2].Text == "EEA"):
			return i + 1
		case w == "cloud" || w == "hosting" || w == "sub" || w == "-" || w == "service" || w == "based" || w == "it" || w == "owned":
		default:
			k = 0
		}
	}
	for k := i + 1; k < min(i+6, len(ts)); k++ {
		switch w := ts[k].Lower; {
		case w == "from" || w == "in" || w == "outside" || w == "based" || w == "established" || w == "headquartered" || w == "with" || w == "seat" || w == "a" || w == "the" || w == "located" || w == "their" || w == "headquarters" || w == "of" || w == "incorporated" || w == "registered":
			if (w == "outside" || w == "in" || w == "from") && k+1 < len(ts) {
				e := k + 1
				if ts[e].Is("the") {
					e++
				}
				if e < len(ts) && (ts[e].Text == "US" || ts[e].Text == "USA" || ts[e].Is("united") && e+1 < len(ts) && ts[e+1].Is("states")) && w != "outside" || w == "outside" && e < len(ts) && (ts[e].Text == "EU" || ts[e].Text == "EEA" || ts[e].Is("european") || ts[e].Is("europe")) {
					return i + 1
				}
			}
		default:
			return 0
		}
	}
	return 0
}

// countryOfBan fills in the country or the area of the companies that are ruled out.
func (p *phrase) countryOfBan(c *Claim) bool {
	for k := max(p.lo, p.from-4); k < min(p.to+7, p.hi); k++ {
		outside := k > p.lo && (p.ts[k-1].Is("outside") || p.ts[k-1].Is("the") && k-2 >= p.lo && p.ts[k-2].Is("outside")) || k-2 >= p.lo && p.ts[k-1].Is("-") && p.ts[k-2].Is("non")
		switch w := p.ts[k].Lower; {
		case w == "american" || p.ts[k].Text == "US" || p.ts[k].Text == "USA" || w == "states":
			c.Place = "US"
		case w == "chinese":
			c.Place = "CN"
		case w == "russian":
			c.Place = "RU"
		case outside && (p.ts[k].Text == "EU" || w == "european" && k+1 < p.hi && p.ts[k+1].Is("union")):
			c.Names = []string{EU}
		case outside && (p.ts[k].Text == "EEA" || w == "european" && k+1 < p.hi && p.ts[k+1].Is("economic")):
			c.Names = []string{EEA}
		case outside && (w == "europe" || w == "european"):
			c.Names = []string{Europe}
		default:
			continue
		}
		return true
	}
	return false
}

// engaged reports whether the sentence is about whom one uses, and about all of them.
func (p *phrase) engaged(words map[string]bool) bool {
	for i := p.lo; i < p.hi; i++ {
		if words[p.ts[i].Lower] {
			return true
		}
	}
	return false
}

var (
	engaging = set("use", "uses", "used", "engage", "engages", "engaged", "employ", "employs", "rely", "work", "commission", "involve", "involved", "hire", "choose", "depend", "host", "hosted", "transfer", "share", "go", "among", "are", "is", "have")
	reaching = set("access", "receive", "receives", "see", "sees", "get", "gets", "involved", "obtain", "read")
	selling  = set("sell", "sold", "rent", "rented", "trade", "purposes", "marketing", "advertising", "lease", "commercial", "sale")
)

// vendorBan reports whether the sentence says that no company is used for it. What is banned for a purpose only, training or
// decisions, bans no use.
func (p *phrase) vendorBan(c *Claim) bool {
	denied, foreign := false, false
	lo, hi := p.clause()
	for i := p.lo; i < p.hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "no", "not", "never", "nothing", "none", "neither", "without", "don't", "doesn't":
			if i >= lo-12 && i < p.from && !p.softDenial(i) && !denied {
				denied = i >= lo || p.ts[i].Is("no") || p.ts[i].Is("not") || p.ts[i].Is("never")
			}
		case "train", "training", "trained", "decide", "decides", "decision", "decisions", "profiling", "unless", "except", "without your", "consent", "only", "yet", "default", "opt":
			return false
		case "another", "third", "external", "foreign", "outside", "other", "others", "else":
			foreign = foreign || i < hi+12
		}
	}
	if !denied {
		return false
	}
	c.Exclusive = foreign
	c.Scoped = p.limitedBan()
	switch c.Unit {
	case thirdParties:
		return p.engaged(reaching) && !p.engaged(selling)
	case foreignUnit:
		return p.engaged(engaging) && p.countryOfBan(c)
	case "AI":
		c.Tasks = 1 << aiTask
	case "analytics":
		c.Tasks = 1 << analyticsTask
	default:
		c.Tasks = 1 << advertisingTask
	}
	return true
}

// Places in the list of tasks.
const (
	analyticsTask   = 4
	aiTask          = 10
	advertisingTask = 18
)

// TaskOfKind returns the task of a provider's kind in the catalog, where it is one that texts ban.
func TaskOfKind(kind string) Task {
	switch kind {
	case "ai":
		return 1 << aiTask
	case "analytics":
		return 1 << analyticsTask
	case "advertising":
		return 1 << advertisingTask
	}
	return 0
}

// limitedBan reports whether the sentence, a heading or the title limits a ban to a part of what is offered: 'the app contains no
// analytics'.
func (p *phrase) limitedBan() bool {
	if hasAny(p.block.Text[p.start:p.end], banGrounds) {
		return true
	}
	for h := p.block.Heading; h >= 0; h = p.doc.Headings[h].Parent {
		if hasAny(p.doc.Headings[h].Text, banGrounds) {
			return true
		}
	}
	return hasAny(headline(p.doc), banGrounds)
}

var banGrounds = set("website", "websites", "site", "app", "apps", "product", "platform", "blog", "shop", "store", "dashboard", "application", "portal", "marketing", "visitors", "applicants", "emails", "newsletter", "page", "pages", "careers", "here")
