package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// textBlocks calls visit for each block of running text, with its tokens.
func textBlocks(d *check.Document, visit func(b *prose.Block, ts []token.Token)) {
	for i := range d.Prose.Blocks {
		if ts := d.Text.Tokens(i); len(ts) > 0 {
			visit(&d.Prose.Blocks[i], ts)
		}
	}
}

var documentStale = &check.Rule{
	ID: "document-stale", Family: check.Documents, Severity: diag.Warning,
	Title: "a document was last updated or reviewed more than a year ago",
	Why:   "Reviewers and auditors expect a yearly review, and take an older date for neglect.",
	Bad:   "-- content/policies/a.md --\n+++\ntitle = \"Access Policy\"\nlast_updated = 2024-12-01\n+++\nText.\n",
	Good:  "-- content/policies/a.md --\n+++\ntitle = \"Access Policy\"\nlast_updated = 2025-12-01\n+++\nText.\n",
	Data: func(p *check.Pass) {
		for _, d := range p.Policies {
			at, what := d.Reviewed, "last reviewed"
			if !at.IsSet() {
				at, what = d.Updated, "last updated"
			}
			if !at.IsSet() || d.NextReview.IsSet() || !at.V.AddDate(1, 0, 0).Before(p.Today) {
				continue
			}
			p.Report(at.Span, fmt.Sprintf("%s was %s on %s, more than a year ago", d.Label(), what, load.Text(at.V)), check.Hint("review it and write the date, or say with next_review when it is due"))
		}
	},
	Document: func(p *check.Pass, d *check.Document) {
		if pol := d.Policy; pol.Reviewed.IsSet() || pol.Updated.IsSet() || pol.NextReview.IsSet() {
			return // the head says it
		}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			if len(ts) < 3 || len(ts) > 12 || !ts[0].Is("last") || !ts[1].Is("updated") && !ts[1].Is("reviewed") && !ts[1].Is("modified") && !ts[1].Is("revised") {
				return
			}
			for i := 2; i < len(ts); i++ {
				at, end := monthAndYear(ts, i)
				if end > 0 && at.AddDate(1, 1, 0).Before(p.Today) {
					p.Report(b.Source(ts[i].Start, ts[end-1].End), fmt.Sprintf("%s was last updated in %s, more than a year ago", d.Policy.Label(), at.Format("January 2006")), check.Hint("review it and write the date"))
					return
				}
			}
		})
	},
}

// monthAndYear reads 'December 2024' and 'December, 2024'; a day before it does not matter for a year.
func monthAndYear(ts []token.Token, i int) (time.Time, int) {
	month, err := time.Parse("January", ts[i].Text)
	if err != nil {
		return time.Time{}, 0
	}
	for j := i + 1; j < min(i+4, len(ts)); j++ {
		if ts[j].Kind == token.Number && ts[j].Int && ts[j].Num > 1990 && ts[j].Num < 2200 {
			return time.Date(int(ts[j].Num), month.Month(), 1, 0, 0, 0, 0, time.UTC), j + 1
		}
	}
	return time.Time{}, 0
}

var obfuscatedAddress = &check.Rule{
	ID: "obfuscated-address", Family: check.Documents, Severity: diag.Error,
	Title: "an e-mail address was replaced by the residue of a web page's obfuscator",
	Why:   "Text copied from a protected page says '[email protected]', and nobody can write there.",
	Bad:   doc("Write to [email protected] to report a vulnerability."),
	Good:  doc("Write to security@acme.example to report a vulnerability."),
	Document: func(p *check.Pass, d *check.Document) {
		textBlocks(d, func(b *prose.Block, _ []token.Token) {
			for _, residue := range []string{"[email protected]", "[email\u00a0protected]", "[at]protected", "email-protection"} {
				for at := 0; ; {
					i := strings.Index(b.Text[at:], residue)
					if i < 0 {
						break
					}
					start := at + i
					at = start + len(residue)
					p.Report(b.Source(start, at), "this is what an obfuscator left in place of an e-mail address", check.Hint("write the address itself"))
				}
			}
		})
	},
}

var placeholderLeft = &check.Rule{
	ID: "placeholder-left", Family: check.Documents, Severity: diag.Error,
	Title: "a placeholder was left in the text",
	Why:   "'[Company Name]' in a published policy says that nobody has read it.",
	Bad:   doc("[Company Name] keeps backups for thirty days."),
	Good:  doc("Acme keeps backups for thirty days."),
	Document: func(p *check.Pass, d *check.Document) {
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := range ts {
				end, what := placeholder(ts, i, b.Text)
				if end == 0 || inMark(b, prose.Code, ts[i].Start) {
					continue
				}
				p.Report(b.Source(ts[i].Start, ts[end-1].End), fmt.Sprintf("%q is a placeholder", what), check.Hint("write what belongs here"))
			}
		})
	},
}

func inMark(b *prose.Block, kind prose.MarkKind, at int) bool {
	return slices.ContainsFunc(b.Marks, func(m prose.Mark) bool { return m.Kind == kind && at >= m.Start && at < m.End })
}

// placeholderWords are first words of the brackets that templates of policies use.
var placeholderWords = map[string]bool{"company": true, "insert": true, "your": true, "organisation": true, "organization": true, "name": true, "date": true, "product": true, "email": true, "contact": true, "customer": true, "client": true, "department": true, "title": true, "version": true, "address": true, "owner": true}

// placeholder returns the end of the placeholder that begins at token i: '[Company Name]', '<insert date>', '{{ name }}', 'lorem ipsum', 'TBD'.
func placeholder(ts []token.Token, i int, text string) (end int, what string) {
	closing := map[string]string{"[": "]", "<": ">", "{": "}"}
	switch t := &ts[i]; {
	case t.Is("[") || t.Is("<") || t.Is("{"):
		j := i + 1
		for j < len(ts) && ts[j].Is(t.Lower) {
			j++
		}
		double := j > i+1
		if j >= len(ts) || !double && !placeholderWords[ts[j].Lower] || i > 0 && ts[i-1].Is(t.Lower) {
			return 0, ""
		}
		if !double && t.Is("[") && ts[j].Is("email") { // '[email protected]' has a rule of its own
			return 0, ""
		}
		for k := j; k < min(j+8, len(ts)); k++ {
			if ts[k].Is(closing[t.Lower]) {
				for k+1 < len(ts) && double && ts[k+1].Is(closing[t.Lower]) {
					k++
				}
				return k + 1, text[t.Start:ts[k].End]
			}
		}
	case t.Is("lorem") && i+1 < len(ts) && ts[i+1].Is("ipsum"):
		return i + 2, text[t.Start:ts[i+1].End]
	case t.Text == "TBD" || t.Text == "TBC" || t.Text == "XXX" || t.Text == "XXXX" || t.Text == "TO"+"DO":
		return i + 1, t.Text
	}
	return 0, ""
}

var promiseWithoutFigure = &check.Rule{
	ID: "promise-without-figure", Family: check.Documents, Severity: diag.Warning,
	Title: "a promise has no figure",
	Why:   "'Regularly', 'frequently' and 'where possible' promise nothing that could be kept or checked; reviewers ask for the figure.",
	Bad:   doc("Restores are tested regularly."),
	Good:  doc("Restores are tested every quarter."),
	Document: func(p *check.Pass, d *check.Document) {
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			if b.Quoted || b.Kind == prose.HeadingText {
				return
			}
			for _, s := range b.Sentences() {
				lo, hi := within(ts, s)
				if at, end, what := vague(ts[lo:hi]); end > 0 {
					start, stop := ts[lo+at].Start, ts[lo+end-1].End
					p.Report(b.Source(start, stop), fmt.Sprintf("‘%s’ gives no figure for %s", b.Text[start:stop], what), check.Hint("say how often, how long or in which cases, or leave the promise out"))
				}
			}
		})
	},
}

func within(ts []token.Token, s prose.Range) (lo, hi int) {
	for lo < len(ts) && ts[lo].Start < s.Start {
		lo++
	}
	hi = lo
	for hi < len(ts) && ts[hi].End <= s.End {
		hi++
	}
	return lo, hi
}

// What is done again and again, by the stems that begin its words, and what it is called in a finding.
var activities = []struct{ stem, name string }{
	{"restor", "restore tests"}, {"test", "the tests"}, {"review", "the review"}, {"backup", "backups"}, {"audit", "the audits"}, {"exercis", "the exercises"}, {"simulat", "the exercises"},
	{"train", "the training"}, {"rebuil", "the updates"}, {"patch", "patching"}, {"updat", "the updates"}, {"scan", "the scans"}, {"rotat", "the rotation"}, {"assess", "the assessment"}, {"monitor", "the review"}, {"drill", "the drills"}, {"verif", "the verification"},
}

var vagueOften = map[string]bool{"regularly": true, "regular": true, "periodically": true, "periodic": true, "frequently": true, "frequent": true, "occasionally": true, "routinely": true}

// vagueWords are the words with which a promise without a figure begins.
var vagueWords = map[string]bool{"regularly": true, "regular": true, "periodically": true, "periodic": true, "frequently": true, "frequent": true, "occasionally": true, "routinely": true,
	"where": true, "wherever": true, "whenever": true, "as": true, "sufficient": true, "sufficiently": true}

// vague returns the words of a sentence that promise without a figure and what they promise.
func vague(ts []token.Token) (at, end int, what string) {
	if !slices.ContainsFunc(ts, func(t token.Token) bool { return vagueWords[t.Lower] }) {
		return 0, 0, ""
	}
	repeats := false
	for i := range ts {
		if q, ok := period.Scan(ts, i); ok {
			if !q.Repeats {
				return 0, 0, "" // the sentence has a figure
			}
			repeats = true
		}
	}
	for i := range ts {
		if repeats && !ts[i].Is("sufficient") {
			continue // it says how often, so only how long can be missing
		}
		switch w := ts[i].Lower; {
		case vagueOften[w]:
			if a := activity(ts, i); a != "" {
				return i, i + 1, a
			}
		case (w == "where" || w == "wherever" || w == "whenever" || w == "as" && i+2 < len(ts) && ts[i+2].Is("as")) && possible(ts, i) > 0:
			if a := control(ts); a != "" {
				return i, possible(ts, i), a
			}
		case w == "sufficient" || w == "sufficiently" || w == "appropriate":
			if retains(ts) && w != "appropriate" {
				return i, i + 1, "the retention"
			}
		}
	}
	return 0, 0, ""
}

func activity(ts []token.Token, near int) string {
	best, gap := "", 9
	for i := range ts {
		for _, a := range activities {
			if strings.HasPrefix(ts[i].Lower, a.stem) {
				g := i - near
				if g < 0 {
					g = -g
				}
				if g < gap {
					best, gap = a.name, g
				}
			}
		}
	}
	return best
}

// possible returns the end of 'where possible', 'wherever it is technically possible', 'where feasible', or 0.
func possible(ts []token.Token, i int) int {
	for j := i + 1; j < min(i+6, len(ts)); j++ {
		if ts[j].Is("possible") || ts[j].Is("feasible") || ts[j].Is("practicable") {
			return j + 1
		}
	}
	return 0
}

func control(ts []token.Token) string {
	for i := range ts {
		switch w := ts[i].Lower; {
		case w == "mfa" || w == "factor" || w == "authentication" || w == "fa":
			return "the second factor"
		case strings.HasPrefix(w, "encrypt"):
			return "the encryption"
		case w == "access" || w == "accounts":
			return "the access control"
		case w == "replicat" || strings.HasPrefix(w, "managed"):
			return "the choice of services"
		}
	}
	return ""
}

func retains(ts []token.Token) bool {
	return slices.ContainsFunc(ts, func(t token.Token) bool {
		return t.Lower == "retained" || t.Lower == "kept" || t.Lower == "retention" || t.Lower == "stored" || t.Lower == "keep" || t.Lower == "retain"
	})
}

var objectiveUnstated = &check.Rule{
	ID: "objective-unstated", Family: check.Documents, Severity: diag.Warning,
	Title: "a recovery objective is invoked and stated nowhere",
	Why:   "A plan that meets 'the RTO' promises nothing as long as no reader can find the figure.",
	Bad:   doc("Recovery complies with the RTO."),
	Good:  "-- data/c.toml --\n[continuity.all]\nname = \"Service\"\nrto = \"4 hours\"\n" + doc("Recovery complies with the RTO."),
	Document: func(p *check.Pass, d *check.Document) {
		has := map[string]bool{}
		for _, f := range p.Center.Stated {
			has[f.Aspect] = true
		}
		reported := map[string]bool{}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := range ts {
				aspect, ok := map[string]string{"RTO": "rto", "RPO": "rpo", "MTD": "mtd", "MTPD": "mtd"}[ts[i].Text]
				if !ok || has[aspect] || reported[aspect] || b.Kind == prose.HeadingText || hasQuantity(ts) {
					continue
				}
				reported[aspect] = true
				p.Report(b.Source(ts[i].Start, ts[i].End), fmt.Sprintf("the %s is invoked here and stated nowhere", ts[i].Text), check.Hint("give it in [continuity.…] as %s = \"…\", or take the sentence out", aspect))
			}
		})
	},
}

func hasQuantity(ts []token.Token) bool {
	for i := range ts {
		if _, ok := period.Scan(ts, i); ok {
			return true
		}
	}
	return false
}

var vendorUnnamed = &check.Rule{
	ID: "vendor-unnamed", Family: check.Documents, Severity: diag.Warning,
	Title: "a company that holds data is not named",
	Why:   "'Our database provider' is a sub-processor (GDPR Art. 28(2)); customers have a right to its name.",
	Bad:   doc("A private link joins our network with our database provider."),
	Good:  "-- data/v.toml --\n[subprocessors.aiven]\nname = \"Aiven\"\nlegal_name = \"Aiven Oy\"\ncountry = \"FI\"\npurpose = \"Managed database\"\nunused = \"example\"\n" + doc("A private link joins our network with our database provider."),
	Document: func(p *check.Pass, d *check.Document) {
		reported := map[string]bool{}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := 0; i+1 < len(ts); i++ {
				kind := ts[i].Lower
				next := ts[i+1].Lower
				if !vendorKinds[kind] || next != "provider" && next != "vendor" && next != "host" && next != "supplier" || reported[kind] || !ours(ts, i) || purposeNames(p, kind) {
					continue
				}
				reported[kind] = true
				p.Report(b.Source(ts[i].Start, ts[i+1].End), fmt.Sprintf("the %s %s is not named, and no sub-processor in the data is one", kind, next), check.Hint("name it, and list it among the sub-processors"))
			}
		})
	},
}

var vendorKinds = map[string]bool{"database": true, "hosting": true, "storage": true, "backup": true, "mail": true, "email": true, "payment": true, "payments": true, "logging": true, "monitoring": true, "analytics": true}

// ours reports whether 'our' or 'the managed' stands a few words before.
func ours(ts []token.Token, i int) bool {
	for j := max(0, i-3); j < i; j++ {
		if ts[j].Is("our") || ts[j].Is("managed") {
			return true
		}
	}
	return false
}

func purposeNames(p *check.Pass, kind string) bool {
	return slices.ContainsFunc(p.Center.Subprocessors, func(s *trust.Subprocessor) bool {
		text := strings.ToLower(s.Purpose.V)
		for _, v := range s.Services {
			text += " " + strings.ToLower(v.V)
		}
		return strings.Contains(text, strings.TrimSuffix(kind, "s"))
	})
}

var regionVague = &check.Rule{
	ID: "region-vague", Family: check.Documents, Severity: diag.Warning,
	Title: "a continent is named and no region",
	Why:   "'Europe' holds countries inside and outside the EEA; a reader cannot tell whether data are transferred.",
	Bad:   doc("The service is deployed in several regions in North America and Europe."),
	Good:  places + doc("The service is deployed in Europe (`eu-central-1`)."),
	Document: func(p *check.Pass, d *check.Document) {
		if slices.ContainsFunc(p.Center.Regions, func(r *trust.Region) bool { return r.Country.IsSet() }) {
			return
		}
		done := false
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			for i := range ts {
				end := continent(ts, i)
				if end == 0 || done || !deployment(ts) {
					continue
				}
				done = true
				p.Report(b.Source(ts[i].Start, ts[end-1].End), fmt.Sprintf("‘%s’ is all that is said of where, and no region is declared", b.Text[ts[i].Start:ts[end-1].End]), check.Hint("declare the regions in the data and name them here"))
			}
		})
	},
}

func continent(ts []token.Token, i int) int {
	switch ts[i].Lower {
	case "europe", "asia", "africa":
		return i + 1
	case "north", "south":
		if i+1 < len(ts) && ts[i+1].Is("america") {
			return i + 2
		}
	}
	return 0
}

func deployment(ts []token.Token) bool {
	return slices.ContainsFunc(ts, func(t token.Token) bool {
		switch t.Lower {
		case "deployed", "hosted", "region", "regions", "located", "stored", "datacentres", "datacenters", "servers":
			return true
		}
		return false
	})
}

var documentMissing = &check.Rule{
	ID: "document-missing", Family: check.Documents, Severity: diag.Error,
	Title: "a text refers to a document that does not exist",
	Why:   "A promise 'in accordance with the Encryption Policy' is empty when nobody can open that policy.",
	Bad:   doc("Keys are handled as the Customer Data Encryption Policy says."),
	Good:  page + doc("Accounts are handled as the Access Policy says."),
	Document: func(p *check.Pass, d *check.Document) {
		reported := map[string]bool{}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			if b.Kind == prose.HeadingText || b.Quoted {
				return
			}
			for i := range ts {
				lo, hi := titleAt(ts, i, b.Text)
				if hi == 0 {
					continue
				}
				title := b.Text[ts[lo].Start:ts[hi-1].End]
				key := strings.ToLower(title)
				if reported[key] || p.Titles.Known(title) || strings.EqualFold(title, d.Policy.Title.V) || announced(ts, lo, hi) || othersDocument(p, ts, lo, hi) {
					continue
				}
				if inMark(b, prose.LinkMark, ts[lo].Start) || inMark(b, prose.LinkMark, ts[hi-1].Start) || inHistory(d.Prose, b) {
					continue // a link is itself a way to the document: whether it works is link-dead's to say
				}
				reported[key] = true
				p.Report(b.Source(ts[lo].Start, ts[hi-1].End), fmt.Sprintf("there is no %s here", title), check.Hint("publish it under content/, list it in [documents.…] with how to get it, or take the reference out"))
			}
		})
	},
}

// othersDocument reports whether the title is that of somebody else's document: 'NIST Security Plan', 'the vendor's Privacy Policy'.
func othersDocument(p *check.Pass, ts []token.Token, lo, hi int) bool {
	own := strings.ToLower(p.Center.Organisation.Name.V)
	for i := lo; i < hi-1; i++ {
		if t := ts[i].Text; len(t) >= 3 && t == strings.ToUpper(t) && !strings.EqualFold(t, own) && !ownAbbreviations[t] {
			return true
		}
	}
	if hi+1 < len(ts) && ts[hi].Is("and") && ts[hi+1].Capital() {
		return true // 'Security Policy and Account Review meeting': the name goes on and is no document's
	}
	if lo == 0 {
		return false
	}
	before := &ts[lo-1]
	possessive := strings.HasSuffix(before.Text, "'s") || strings.HasSuffix(before.Text, "’s") || strings.HasSuffix(before.Text, "s'") || strings.HasSuffix(before.Text, "s’")
	return possessive && before.Lower != own && before.Lower != "company" && before.Lower != "organisation"
}

var ownAbbreviations = map[string]bool{"DPO": true, "CISO": true, "BCP": true, "DRP": true, "GDPR": true, "PII": true, "API": true, "DPA": true, "SLA": true, "ISMS": true, "BYOD": true, "MFA": true}

// inHistory reports whether a block stands under a heading such as 'Version history', where old titles are told.
func inHistory(d *prose.Document, b *prose.Block) bool {
	for h := b.Heading; h >= 0; h = d.Headings[h].Parent {
		for _, w := range []string{"history", "changelog", "change log", "revisions"} {
			if strings.Contains(strings.ToLower(d.Headings[h].Text), w) {
				return true
			}
		}
	}
	return false
}

// announced reports whether the sentence says that the document does not exist yet.
func announced(ts []token.Token, lo, hi int) bool {
	for j := max(0, lo-12); j < min(len(ts), hi+12); j++ {
		switch ts[j].Lower {
		case "yet", "drafted", "draft", "preparing", "prepared", "forthcoming", "planned", "upcoming", "customer's", "their", "its", "your", "vendor's", "provider's":
			return true
		}
	}
	return false
}

var documentNouns = map[string]bool{"Policy": true, "Plan": true, "Standard": true, "Designation": true, "Addendum": true, "Analysis": true, "Runbook": true, "Charter": true, "Handbook": true}

// titleAt returns the tokens of a document's title that ends at token i: words with capitals before a noun such as Policy.
func titleAt(ts []token.Token, i int, text string) (lo, hi int) {
	if ts[i].Text == "Terms" && i+2 < len(ts) && ts[i+1].Is("of") && (ts[i+2].Text == "Service" || ts[i+2].Text == "Use") {
		return i, i + 3
	}
	if !documentNouns[ts[i].Text] || i == 0 || ts[i-1].Is("and") || i > 0 && ts[i-1].Is("-") && !ts[i].Space {
		return 0, 0
	}
	if i+1 < len(ts) && ts[i+1].Kind == token.Word && ts[i+1].Capital() && documentNouns[ts[i+1].Text] {
		return 0, 0 // the title goes on
	}
	lo = i
	for lo > 0 {
		t := &ts[lo-1]
		switch {
		case t.Kind == token.Word && t.Capital() && !titleBreak[t.Lower]:
		case t.Is("-") && !t.Space && !ts[lo].Space && lo >= 2:
		case (t.Is("and") || t.Is("of") || t.Is("&")) && lo >= 2 && ts[lo-2].Kind == token.Word && ts[lo-2].Capital() && !titleBreak[ts[lo-2].Lower] && !documentNouns[ts[lo-2].Text]:
		default:
			return cutTitle(ts, lo, i)
		}
		lo--
	}
	return cutTitle(ts, lo, i)
}

// cutTitle drops what cannot begin a title; a single noun is none.
func cutTitle(ts []token.Token, lo, i int) (int, int) {
	for lo < i && (ts[lo].Kind != token.Word || ts[lo].Is("and") || ts[lo].Is("of")) {
		lo++
	}
	if lo == i {
		return 0, 0
	}
	return lo, i + 1
}

var titleBreak = map[string]bool{"the": true, "this": true, "our": true, "see": true, "under": true, "a": true, "an": true, "in": true, "each": true, "every": true, "any": true, "if": true, "its": true, "their": true, "no": true}
