package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

var promiseWithoutFigure = &check.Rule{
	ID: "promise-without-figure", Family: check.Documents, Severity: diag.Warning,
	Title: "a promise has no figure",
	Why:   "'Regularly', 'frequently' and 'where possible' promise nothing that could be kept or checked; reviewers ask for the figure.",
	Bad:   doc("Restores are tested regularly."),
	Good:  doc("Restores are tested every quarter."),
	Document: func(p *check.Pass, d *check.Document) {
		textBlocks(d, func(b *prose.Block, ts []token.Token) {
			if b.Quoted || b.Kind == prose.HeadingText || !mayBeVague(ts) {
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

// mayBeVague reports whether a word stands among tokens with which a promise without a figure begins.
func mayBeVague(ts []token.Token) bool {
	for i := range ts {
		switch ts[i].Lower {
		case "regularly", "regular", "periodically", "periodic", "frequently", "frequent", "occasionally", "routinely", "where", "wherever", "whenever", "as", "sufficient", "sufficiently":
			return true
		}
	}
	return false
}

// vague returns the words of a sentence that promise without a figure and what they promise.
func vague(ts []token.Token) (at, end int, what string) {
	if !mayBeVague(ts) {
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
