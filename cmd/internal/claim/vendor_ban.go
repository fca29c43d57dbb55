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
	switch c.Unit {
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
