package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

var sectionMissing = &check.Rule{
	ID: "section-missing", Family: check.Documents, Severity: diag.Error,
	Title: "a text refers to a section or an annex that does not exist",
	Why:   "A clause that leads nowhere is void at best, and shows that the text was changed without being read.",
	Bad:   doc("### 1. Copies\nCopies are made daily.\n### 2. Tests\nRestoring is tested as section 4 says."),
	Good:  doc("### 1. Copies\nCopies are made daily.\n### 2. Tests\nRestoring is tested as section 1 says."),
	Document: func(p *check.Pass, d *check.Document) {
		var have *numbers // counted only for a document that refers to a number
		reported := map[string]bool{}
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			if b.Kind == prose.HeadingText || b.Quoted {
				return
			}
			for i := range ts {
				r, ok := referenceAt(ts, i, b)
				if !ok || reported[r.series+r.number] || inMark(b, prose.LinkMark, ts[i].Start) || inHistory(d.Prose, b) {
					continue
				}
				if have == nil {
					have = numbersOf(d)
				}
				if have.has(r) || r.series == "annex" && annexTitled(p, r.number) {
					continue
				}
				reported[r.series+r.number] = true
				if r.series == "section" && amongLaws(ts, i) || apartFrom(ts, r.end) {
					continue
				}
				if ofLaw(ts[i].Lower, r.number, have) {
					continue
				}
				what := b.Text[ts[i].Start:ts[r.end-1].End]
				opts := []check.Option{check.Hint("write the number that it has now, or take the reference out")}
				if !have.sure(r) || ts[i].Is("article") && lawArticles[r.number] {
					continue
				}
				p.Report(b.Source(ts[i].Start, ts[r.end-1].End), fmt.Sprintf("there is no %s here", what), opts...)
			}
		})
	},
}

// A sectionRef is a reference by number: 'section 4.3', 'Annex 2'.
type sectionRef struct {
	series string // 'section', 'annex', 'exhibit', …
	number string // '4.3', 'B'
	end    int    // token behind it
}

// seriesOf are the words that go before a number, with the series of which they are a word. Sections, clauses and articles of a
// document are one series.
var seriesOf = map[string]string{
	"section": "section", "sections": "section", "clause": "section", "clauses": "section", "article": "section", "paragraph": "section", "chapter": "section", "§": "section",
	"annex": "annex", "annexe": "annex", "appendix": "annex", "exhibit": "annex", "schedule": "annex",
}

// referenceAt reads a reference to a section of this document. One to a part of something else, a law or a contract, is none.
func referenceAt(ts []token.Token, i int, b *prose.Block) (sectionRef, bool) {
	if i+1 >= len(ts) || i == 0 || ts[i].Start < b.Label || ts[i+1].Kind == token.Mark || ts[i+1].Kind == token.Word && !ts[i+1].Capital() {
		return sectionRef{}, false // no number follows
	}
	series := seriesOf[ts[i].Lower]
	if series == "" {
		return sectionRef{}, false
	}
	number, end := numberAt(ts, i+1, series == "annex")
	if number == "" {
		return sectionRef{}, false
	}
	if end < len(ts) && (ts[end].Is("of") || ts[end].Is("in") || ts[end].Is("to")) {
		if end+1 >= len(ts) || !ts[end+1].Is("this") {
			return sectionRef{}, false
		}
	}
	if end < len(ts) && (ts[end].Kind == token.Word && ts[end].Space && (ts[end].Capital() || ts[end].Is("controls")) || ts[end].Is("(") && !ts[end].Space) {
		return sectionRef{}, false // 'Article 28 GDPR', '§ 203 StGB', 'Article 6(1)'
	}
	if strings.HasPrefix(ts[i].Lower, "art") && gdprArticles[number] {
		return sectionRef{}, false // of the regulation, more likely than of a text with so many articles
	}
	for k := max(0, i-8); k < min(len(ts), end+6); k++ {
		switch t := &ts[k]; {
		case foreign[t.Lower]:
			return sectionRef{}, false
		case k < i && k >= i-3 && t.Kind == token.Word && len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text):
			return sectionRef{}, false // 'GDPR Article 28'
		}
	}
	return sectionRef{series, number, end}, true
}

// gdprArticles are the articles of the GDPR that texts about personal data refer to, often without naming it.
var gdprArticles = map[string]bool{"5": true, "6": true, "9": true, "12": true, "13": true, "14": true, "15": true, "16": true, "17": true, "18": true, "19": true, "20": true, "21": true, "22": true, "25": true, "26": true, "27": true, "28": true, "29": true, "30": true,
	"32": true, "33": true, "34": true, "35": true, "36": true, "37": true, "44": true, "45": true, "46": true, "47": true, "49": true, "77": true, "82": true, "83": true}

// foreign are words that say that a number is one of a law, a standard or somebody else's text.
var foreign = map[string]bool{
	"gdpr": true, "regulation": true, "directive": true, "act": true, "law": true, "code": true, "iso": true, "iec": true, "nist": true, "statute": true, "treaty": true, "charter": true, "sccs": true, "scc": true,
	"clauses": true, "contractual": true, "convention": true, "decree": true, "ordinance": true, "constitution": true, "hipaa": true, "pci": true, "dora": true, "nis2": true, "its": true, "their": true, "your": true, "customer's": true, "agreement": true, "contract": true, "msa": true, "dpa": true, "standard": true, "bdsg": true, "statutes": true, "cra": true, "eidas": true, "form": true, "rfc": true, "lease": true, "terms": true, "order": true, "policy": true,
}

// lawArticles are those articles of the GDPR that texts name without it, 'the 72 hours of Article 33', and that few texts of a company
// have themselves.
var lawArticles = map[string]bool{"12": true, "13": true, "14": true, "15": true, "16": true, "17": true, "18": true, "20": true, "21": true, "22": true, "26": true, "27": true, "28": true, "29": true, "30": true, "32": true, "33": true, "34": true, "35": true, "36": true, "37": true, "38": true, "39": true, "40": true, "42": true, "44": true, "45": true, "46": true, "47": true, "49": true, "77": true, "79": true, "82": true, "83": true, "99": true}

// numberAt reads the number of a section: '4', '4.3', 'IV'; where letters are used, 'B' too.
func numberAt(ts []token.Token, i int, letters bool) (string, int) {
	t := &ts[i]
	switch {
	case t.Kind == token.Number && !strings.Contains(t.Text, ",") && t.Num < 100:
		return t.Text, i + 1
	case t.Kind == token.Word && roman[t.Text] != "":
		return roman[t.Text], i + 1
	case letters && t.Kind == token.Word && len(t.Text) == 1 && t.Capital():
		return t.Text, i + 1
	}
	return "", 0
}

var roman = map[string]string{"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "X": "10"}

// numbers are the numbers that a document's sections and annexes have.
type numbers struct {
	written map[string]bool // series and number, as the text writes them
	shown   map[string]bool // as the page numbers headings and items
	count   map[string]int  // how many are written, by series
	dotted  bool            // some have a point: '4.2'
}

func numbersOf(d *check.Document) *numbers {
	n := &numbers{written: map[string]bool{}, shown: map[string]bool{}, count: map[string]int{}}
	put := func(series, number string) {
		if !n.written[series+number] {
			n.written[series+number] = true
			n.count[series]++
		}
		n.dotted = n.dotted || strings.Contains(number, ".")
	}
	for i := range d.Prose.Blocks {
		b := &d.Prose.Blocks[i]
		if b.Kind == prose.Cell && b.Col > 0 {
			continue
		}
		ts := d.Text.Tokens(i)
		for k := 0; k < min(len(ts), 3); k++ { // '§ 3. Small contracts', '(2) Initial passwords', 'Annex 1: subject', '6.1 The provider'
			if s := seriesOf[ts[k].Lower]; s != "" && k+1 < len(ts) {
				if number, _ := numberAt(ts, k+1, true); number != "" {
					put(s, number)
				}
				break
			}
			if ts[k].Kind == token.Number && ts[k].Num < 100 && (k == 0 || ts[0].Is("(")) {
				put("section", strings.TrimSuffix(ts[k].Text, "."))
				break
			}
		}
		if b.Ordinal != "" {
			n.shown["section"+strings.TrimRight(b.Ordinal, ".)")] = true
		}
	}
	for i := range d.Prose.Headings {
		n.shown["section"+d.Prose.Headings[i].Number] = true
	}
	return n
}

// annexTitled reports whether another document is the annex with that number.
func annexTitled(p *check.Pass, number string) bool {
	is := func(title string) bool {
		ts := token.Append(nil, title)
		for k := 0; k+1 < len(ts); k++ {
			if seriesOf[ts[k].Lower] != "annex" {
				continue
			}
			if n, _ := numberAt(ts, k+1, true); n == number {
				return true
			}
		}
		return false
	}
	for _, o := range p.Policies {
		if is(o.Title.V) {
			return true
		}
	}
	for _, o := range p.Center.Documents {
		if is(o.Title.V) || slices.ContainsFunc(textsOf(o.Aliases), is) {
			return true
		}
	}
	return false
}

// has reports whether the section exists.
func (n *numbers) has(r sectionRef) bool {
	if n.written[r.series+r.number] || n.shown[r.series+r.number] {
		return true
	}
	whole, _, dotted := strings.Cut(r.number, ".")
	return dotted && !n.dotted && (n.written[r.series+whole] || n.shown[r.series+whole]) // the part may be an item of the section
}

// sure reports whether the document numbers its sections itself, so that a number which it does not have is a slip.
func (n *numbers) sure(r sectionRef) bool {
	if r.series == "annex" {
		return n.count["annex"] >= 1
	}
	return n.count[r.series] >= 2 && !slices.Contains([]string{"0"}, r.number)
}

// ofLaw reports whether an article far behind the document's last one is one of the law that such documents speak of: 'Article 33'
// in an agreement of nine articles is that of the GDPR.
func ofLaw(word, number string, have *numbers) bool {
	n, err := strconv.Atoi(number)
	if word != "article" || err != nil || n < 12 {
		return false
	}
	for k := n - 3; k < n; k++ {
		if have.written["section"+strconv.Itoa(k)] || have.shown["section"+strconv.Itoa(k)] {
			return false
		}
	}
	return true
}

// apartFrom reports whether the words behind a reference say that what it names is a paper of its own: 'Annex 2 is sent separately'.
func apartFrom(ts []token.Token, end int) bool {
	for k := end; k < min(len(ts), end+12) && !ts[k].Is("."); k++ {
		switch ts[k].Lower {
		case "separate", "separately", "attached", "enclosed", "request", "available", "follows", "paper", "obtained":
			return true
		}
	}
	return false
}

// amongLaws reports whether the text before token i speaks of the clauses of a law or of the standard contractual clauses, so that
// the next number may be one of theirs.
func amongLaws(ts []token.Token, i int) bool {
	for k := max(0, i-80); k < i; k++ {
		switch ts[k].Lower {
		case "sccs", "scc", "gdpr", "ccpa", "hipaa", "regulation", "directive":
			return true
		case "clauses":
			if k > 0 && ts[k-1].Is("contractual") {
				return true
			}
		}
	}
	return false
}
