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
	for lo < i && (ts[lo].Kind != token.Word || ts[lo].Is("and") || ts[lo].Is("of")) {
		lo++
	}
	if lo == i {
		return 0, 0
	}
	return lo, i + 1
}

var titleBreak = map[string]bool{"the": true, "this": true, "our": true, "see": true, "under": true, "a": true, "an": true, "in": true, "each": true, "every": true, "any": true, "if": true, "its": true, "their": true, "no": true}
