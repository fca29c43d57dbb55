package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

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
				if c := ts[i].Text[0]; c < 'A' || c > 'Z' {
					continue
				}
				lo, hi := titleAt(ts, i, b.Text)
				if hi == 0 {
					continue
				}
				title := b.Text[ts[lo].Start:ts[hi-1].End]
				key := strings.ToLower(title)
				if reported[key] || p.Titles.Known(title) || p.Titles.Like(title) || heads(b, ts, lo, hi) || strings.EqualFold(title, d.Policy.Title.V) || announced(ts, lo, hi) || othersDocument(p, ts, lo, hi, b.Text) {
					continue
				}
				if inMark(b, prose.LinkMark, ts[lo].Start) || inMark(b, prose.LinkMark, ts[hi-1].Start) || inHistory(d.Prose, b) {
					continue // a link is itself a way to the document: whether it works is link-dead's to say
				}
				reported[key] = true
				opts := []check.Option{publishIt}
				if ts[hi-1].Text == "Addendum" || !leadsTo(ts, lo, hi) {
					opts = append(opts, check.Severity(diag.Warning)) // a contract that each customer has, mostly
				}
				p.Report(b.Source(ts[lo].Start, ts[hi-1].End), fmt.Sprintf("there is no %s here", title), opts...)
			}
			plainReferences(p, d, b, ts, reported)
		})
	},
}

var publishIt = check.Hint("publish it under content/, list it in [documents.…] with how to get it, or take the reference out")

// leadsTo reports whether the sentence sends its reader to the document, or has it govern something: 'as the Access Policy says',
// 'see the Access Policy', 'under our Access Policy'. A title that is merely spoken of may be one of a paper that nobody has to find.
func leadsTo(ts []token.Token, lo, hi int) bool {
	k := lo - 1
	for k >= 0 && (ts[k].Is("the") || ts[k].Is("our") || ts[k].Is("this") || ts[k].Is("\"") || ts[k].Is("“") || ts[k].Is("*") || ts[k].Kind == token.Word && ts[k].Capital() && k > 0) {
		k--
	}
	if k >= 0 && leads[ts[k].Lower] {
		return true
	}
	for i := hi; i < min(len(ts), hi+4); i++ {
		w := ts[i].Lower
		if saysSo[w] || governs[w] {
			return true
		}
	}
	return false
}

var (
	leads   = map[string]bool{"see": true, "in": true, "under": true, "with": true, "by": true, "per": true, "to": true, "from": true, "as": true, "consult": true, "read": true, "follow": true, "follows": true, "following": true, "of": true, "and": true, "or": true, "through": true, "on": true, "also": true, "within": true, "via": true, "cf": true, "meet": true, "observe": true, "respect": true}
	governs = map[string]bool{"governs": true, "applies": true, "apply": true, "covers": true, "contains": true, "contain": true, "has": true, "gives": true, "names": true, "holds": true, "rules": true, "prescribes": true, "specifies": true, "sets": true, "is": true, "are": true, "for": true, "tells": true, "say": true, "describe": true, "set": true, "demands": true, "forbids": true, "allows": true, "details": true, "orders": true, "fixes": true, "determines": true, "regulates": true, "decides": true}
)

// heads reports whether the title is a label or a heading: it names what follows, and refers to nothing.
func heads(b *prose.Block, ts []token.Token, lo, hi int) bool {
	if ts[lo].Start < b.Label {
		return true
	}
	for i := range ts[:lo] {
		if t := &ts[i]; t.Kind == token.Word && len(t.Text) > 1 && !t.Is("the") {
			return false
		}
	}
	return hi == len(ts) || (ts[hi].Is(":") || ts[hi].Is(".")) && !ts[hi].Space
}

// ownedByUs go before 'own' where a company speaks of itself.
var ownedByUs = map[string]bool{"our": true, "my": true, "company's": true}

// plainReferences reports documents that are named in ordinary words, or by a title in quotation marks: 'see our key management
// policy', 'as the page "Handling of keys" says'. Only what belongs to the company and is referred to as something to be read is one.
func plainReferences(p *check.Pass, d *check.Document, b *prose.Block, ts []token.Token, reported map[string]bool) {
	for i := range ts {
		title, at, end, sure := plainTitle(b, ts, i)
		if title == "" {
			continue
		}
		key := strings.ToLower(title)
		if reported[key] || p.Titles.Known(title) || p.Titles.Like(title) || ownHeading(d.Prose, title) || announced(ts, at, end) || inMark(b, prose.LinkMark, ts[at].Start) || inHistory(d.Prose, b) {
			continue
		}
		reported[key] = true
		opts := []check.Option{publishIt}
		if !sure {
			opts = append(opts, check.Severity(diag.Warning))
		}
		p.Report(b.Source(ts[at].Start, ts[end-1].End), fmt.Sprintf("there is no %s here", title), opts...)
	}
}

// plainTitle reads a reference that ends at token i with the kind of a document.
func plainTitle(b *prose.Block, ts []token.Token, i int) (title string, at, end int, sure bool) {
	if !plainKind(ts[i].Lower) {
		return "", 0, 0, false
	}
	if i+2 < len(ts) && ts[i+1].Is(`"`) && (frameBefore(ts, i) || i > 0 && frameBefore(ts, i-1)) { // 'the page "Handling of keys"'
		for k := i + 2; k < min(len(ts), i+12); k++ {
			if ts[k].Is(`"`) && k > i+2 {
				return b.Text[ts[i+2].Start:ts[k-1].End], i + 2, k, true
			}
		}
		return "", 0, 0, false
	}
	lo := i
	for lo > 0 && ts[lo-1].Kind == token.Word && !ts[lo-1].Capital() && i-lo < 5 && !frameWords[ts[lo-1].Lower] && ts[lo-1].Lower != "our" && ts[lo-1].Lower != "the" {
		lo--
	}
	if lo == 0 || lo == i || ts[i].Capital() {
		return "", 0, 0, false
	}
	own := ts[lo-1].Is("our")
	if !own && !ts[lo-1].Is("the") || !own && i-lo < 2 || genericKind(ts, lo, i) || i+1 < len(ts) && ts[i+1].Is("of") {
		return "", 0, 0, false
	}
	says := i+1 < len(ts) && saysSo[ts[i+1].Lower]
	if !says && !frameBefore(ts, lo-1) {
		return "", 0, 0, false
	}
	return b.Text[ts[lo].Start:ts[i].End], lo, i + 1, own && i-lo >= 2
}

// plainKind reports whether a word is a kind of documents.
func plainKind(w string) bool {
	switch w {
	case "policy", "plan", "standard", "procedure", "handbook", "guide", "guideline", "guidelines", "schedule", "playbook", "runbook", "charter", "page", "document", "paper":
		return true
	}
	return false
}

// saysSo are verbs that make a document speak.
var saysSo = map[string]bool{"says": true, "describes": true, "explains": true, "sets": true, "lays": true, "requires": true, "provides": true, "states": true, "defines": true, "lists": true, "regulates": true, "tells": true}

var frameWords = map[string]bool{"see": true, "in": true, "under": true, "with": true, "to": true, "by": true, "of": true, "and": true, "or": true, "a": true, "an": true, "this": true, "that": true, "its": true, "their": true, "your": true, "for": true, "from": true, "as": true, "is": true, "are": true, "on": true}

// frameBefore reports whether the words before token i send the reader to what follows: 'see', 'as described in', 'according to'.
func frameBefore(ts []token.Token, i int) bool {
	if i < 1 {
		return false
	}
	if ts[i].Is("the") || ts[i].Is("our") {
		i--
	}
	if i < 0 {
		return false
	}
	switch ts[i].Lower {
	case "see":
		return true
	case "in", "by":
		return i > 0 && (described[ts[i-1].Lower] || i > 1 && described[ts[i-2].Lower])
	case "to":
		return i > 0 && (ts[i-1].Is("according") || ts[i-1].Is("pursuant") || ts[i-1].Is("refer"))
	case "with":
		return i > 0 && (ts[i-1].Is("accordance") || ts[i-1].Is("line"))
	}
	return false
}

var described = map[string]bool{"described": true, "set": true, "laid": true, "explained": true, "defined": true, "listed": true, "found": true, "written": true, "specified": true, "documented": true, "detailed": true, "governed": true, "stated": true, "given": true, "regulated": true}

// genericKind reports whether the words before a kind do not make a title: 'the written plan', 'our annual schedule'.
func genericKind(ts []token.Token, lo, hi int) bool {
	for k := lo; k < hi; k++ {
		switch ts[k].Lower {
		case "written", "annual", "yearly", "same", "new", "old", "own", "following", "above", "below", "present", "respective", "relevant", "applicable", "current", "previous", "next", "first", "price", "pricing", "paid", "free", "enterprise", "insurance", "floor", "project", "work", "home", "status", "front", "web", "login", "help", "landing", "sign", "settings", "account", "product", "release", "industry", "open", "internal", "technical", "international", "european", "customer", "customer's", "vendor", "supplier", "price-list", "maintenance", "delivery":
			return true
		}
	}
	return false
}

// ownHeading reports whether a section of the document itself has the title.
func ownHeading(d *prose.Document, title string) bool {
	for i := range d.Headings {
		if strings.Contains(strings.ToLower(d.Headings[i].Text), strings.ToLower(title)) {
			return true
		}
	}
	return false
}

// othersDocument reports whether the title is that of somebody else's document: 'NIST Security Plan', 'the vendor's Privacy Policy'.
func othersDocument(p *check.Pass, ts []token.Token, lo, hi int, text string) bool {
	own := strings.ToLower(p.Center.Organisation.Name.V)
	for i := lo; i < hi-1; i++ {
		if t := ts[i].Text; len(t) >= 3 && t == strings.ToUpper(t) && !strings.EqualFold(t, own) && !ownAbbreviations[t] {
			return true
		}
	}
	if hi+1 < len(ts) && ts[hi].Is("and") && ts[hi+1].Capital() {
		return true // 'Security Policy and Account Review meeting': the name goes on and is no document's
	}
	for i := lo; i < hi-1; i++ {
		if v, ok := p.Catalog.Provider(ts[i].Text); ok && ts[i].Capital() && i+2 < hi && !strings.EqualFold(v.Name, p.Center.Organisation.Name.V) {
			return true // 'Google API Services User Data Policy'
		}
	}
	if weakNouns[ts[hi-1].Text] && !referred(ts, lo) {
		return true
	}
	if lo == 0 {
		return false
	}
	before := &ts[lo-1]
	if lo > 1 && (before.Is("and") || before.Is("or") || before.Is(",")) { // 'the group's Travel Policy and Gift Policy'
		if from, to := titleAt(ts, lo-2, text); to > 0 && from < lo-2 {
			return othersDocument(p, ts, from, to, text)
		}
	}
	if before.Is("own") && lo > 1 && !ownedByUs[ts[lo-2].Lower] {
		return true // 'the client's own Travel Policy'
	}
	possessive := strings.HasSuffix(before.Text, "'s") || strings.HasSuffix(before.Text, "’s") || strings.HasSuffix(before.Text, "s'") || strings.HasSuffix(before.Text, "s’")
	return possessive && before.Lower != own && before.Lower != "company" && before.Lower != "organisation"
}

// weakNouns end the names of companies, of offices and of things that are no documents as well: a title that ends in one has to be
// referred to as something to be read.
var weakNouns = map[string]bool{"Analysis": true, "Designation": true, "Standard": true, "Charter": true, "Guidelines": true, "Addendum": true}

// referred reports whether the words before a title lead to it.
func referred(ts []token.Token, lo int) bool {
	if lo == 0 {
		return false
	}
	switch ts[lo-1].Lower {
	case "the", "our", "see", "in", "under", "to", "with", "by", "this", "of":
		return true
	}
	return false
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

// announced reports whether the text around a title says that the document does not exist yet, or no longer: it is being drafted,
// the board expects it, it was withdrawn or merged into another, there was one once.
func announced(ts []token.Token, lo, hi int) bool {
	for j := max(0, lo-12); j < min(len(ts), hi+12); j++ {
		switch ts[j].Lower {
		case "no", "without", "not", "never", "nor":
			if j < lo && lo-j < 5 {
				return true // 'we do not have a Mobile Device Policy'
			}
			continue
		case "yet", "drafted", "draft", "preparing", "prepared", "forthcoming", "planned", "upcoming", "customer's", "their", "its", "your", "vendor's", "provider's",
			"withdrawn", "replaced", "superseded", "repealed", "abolished", "former", "formerly", "adopted", "until", "being":
			return true
		}
	}
	for j := max(0, lo-8); j < min(len(ts), hi+24); j++ {
		w, next := ts[j].Lower, ""
		if j+1 < len(ts) {
			next = ts[j+1].Lower
		}
		switch {
		case bygoneWords[w],
			(w == "there" || w == "we") && (next == "was" || next == "were" || next == "had"),
			(w == "is" || w == "are" || w == "have" || w == "has" || w == "exists") && next == "no",
			w == "used" && next == "to", w == "no" && (next == "longer" || next == "such"),
			(w == "not" || w == "n't" || w == "cannot") && (next == "exist" || next == "have" || next == "need" || next == "keep" || next == "written" || next == "been"),
			(w == "until" || w == "once" || w == "when") && j+3 < len(ts) && (next == "it" || next == "this") && (ts[j+2].Is("has") || ts[j+2].Is("is")):
			return true
		}
	}
	// 'a Crisis Communication Plan' says that there is or shall be one, and sends nobody to it.
	return lo > 0 && (ts[lo-1].Is("a") || ts[lo-1].Is("an"))
}

var bygoneWords = map[string]bool{"withdrawn": true, "withdrew": true, "retired": true, "repealed": true, "abolished": true, "merged": true, "folded": true, "absorbed": true, "superseded": true, "obsolete": true, "discarded": true, "dropped": true, "former": true, "formerly": true, "expects": true, "expected": true, "missing": true, "lacks": true, "lack": true, "someday": true, "replaced": true, "renamed": true, "became": true, "wish": true, "scrapped": true, "discontinued": true, "instead": true, "fictional": true, "imaginary": true}

var documentNouns = map[string]bool{"Policy": true, "Plan": true, "Standard": true, "Designation": true, "Addendum": true, "Analysis": true, "Runbook": true, "Charter": true, "Handbook": true, "Procedure": true, "Playbook": true, "Guidelines": true}

// plans are the words before 'Plan' with which it is a document and not a price: 'Continuity Plan', but not 'Enterprise Plan'.
var plans = map[string]bool{"continuity": true, "recovery": true, "response": true, "management": true, "security": true, "contingency": true, "backup": true, "treatment": true, "communication": true, "communications": true, "testing": true, "test": true, "exit": true, "crisis": true, "emergency": true, "audit": true, "training": true, "remediation": true, "action": true}

// noDocument holds titles of things that are no documents of a company, by the words before the noun.
var noDocument = map[string]bool{"content security": true, "group": true, "referrer": true, "permissions": true, "bucket": true, "network": true, "same-origin": true, "iam": true, "lifecycle": true, "insurance": true, "liability": true, "indemnity": true, "advanced encryption": true, "data encryption": true, "data security": true, "root cause": true, "business impact": true, "gap": true, "threat": true, "operating": true, "standard operating": true, "gold": true, "criminal": true, "civil": true, "administrative": true}

// titleAt returns the tokens of a document's title that ends at token i: words with capitals before a noun such as Policy.
func titleAt(ts []token.Token, i int, text string) (lo, hi int) {
	if ts[i].Text == "Terms" && i+2 < len(ts) && ts[i+1].Is("of") && (ts[i+2].Text == "Service" || ts[i+2].Text == "Use") {
		return i, i + 3
	}
	if ts[i].Text == "Code" && i+2 < len(ts) && ts[i+1].Is("of") && ts[i+2].Text == "Conduct" {
		for lo = i; lo > 0 && ts[lo-1].Kind == token.Word && ts[lo-1].Capital() && !titleBreak[ts[lo-1].Lower] && !strings.ContainsAny(ts[lo-1].Text, "'’"); lo-- {
		}
		return lo, i + 3
	}
	if c := ts[i].Text[0]; c < 'A' || c > 'Z' || !documentNouns[ts[i].Text] || i == 0 || ts[i-1].Is("and") || i > 0 && ts[i-1].Is("-") && !ts[i].Space {
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
	if ts[i].Text == "Plan" && !plans[ts[i-1].Lower] || ts[i].Text != "Policy" && noDocument[words(ts, i-2, i)] || noDocument[ts[i-1].Lower] || words(ts, i-2, i) == "content security" {
		return 0, 0
	}
	for lo < i && (ts[lo].Kind != token.Word || ts[lo].Is("and") || ts[lo].Is("of")) {
		lo++
	}
	if lo == i {
		return 0, 0
	}
	return lo, i + 1
}

// words returns tokens as lower-case text.
func words(ts []token.Token, lo, hi int) string {
	var out []string
	for i := max(lo, 0); i < hi; i++ {
		out = append(out, ts[i].Lower)
	}
	return strings.Join(out, " ")
}

var titleBreak = map[string]bool{"the": true, "this": true, "our": true, "see": true, "under": true, "a": true, "an": true, "in": true, "each": true, "every": true, "any": true, "if": true, "where": true, "when": true, "while": true, "as": true, "once": true, "after": true, "before": true, "until": true, "unless": true, "although": true, "because": true, "since": true, "with": true, "by": true, "for": true, "at": true, "only": true, "its": true, "their": true, "no": true}
