package claim

import (
	"strings"

	"candor/cmd/internal/token"
)

// concept returns the word that stands for all that mean the same as the token, or "" for one that names nothing.
func concept(ts []token.Token, i int) string {
	t := &ts[i]
	if t.Kind == token.Number {
		if i > 0 && levelWords[ts[i-1].Lower] {
			return t.Lower
		}
		return ""
	}
	if t.Is("case") || t.Is("cases") {
		if i > 0 && caseBefore[ts[i-1].Lower] || (i == 0 || ts[i-1].Kind != token.Word) && (i+1 >= len(ts) || ts[i+1].Kind != token.Word) {
			return ""
		}
		return "case"
	}
	if t.Kind != token.Word || stopWords[t.Lower] || emptyWords[t.Lower] || nameless[t.Lower] || len(t.Lower) < 2 {
		return ""
	}
	if i+2 < len(ts) && ts[i+1].Is(".") && !ts[i+1].Space && ts[i+2].Kind == token.Number && !ts[i+2].Space {
		return "" // 'CC6.2', 'A.9'
	}
	w := strings.TrimSuffix(strings.TrimSuffix(normal(ts, i), "'s"), "'")
	if nameless[w] || concepts[w] == "" && colourless(w) {
		return ""
	}
	return conceptOf(w)
}

// Concept returns the word that stands for all that mean the same as a word.
func Concept(word string) string { return conceptOf(strings.ToLower(word)) }

// conceptOf returns the word that stands for all that mean the same as a word.
func conceptOf(w string) string {
	w = stem(w)
	if c := concepts[w]; c != "" {
		return c
	}
	return w
}

// caseBefore are words behind which a case is what happens and no file.
var caseBefore = set("in", "this", "that", "any", "such", "each", "some", "most", "which", "worst", "these", "no", "other", "of", "every")

// colourless reports whether a word by its form only says how something is or is done: 'recoverable', 'annually', 'uploaded'.
func colourless(w string) bool {
	switch {
	case len(w) > 7 && (strings.HasSuffix(w, "able") || strings.HasSuffix(w, "ible")):
		return true
	case len(w) > 5 && strings.HasSuffix(w, "ly"):
		return !intervalNames[w]
	}
	return len(w) > 5 && strings.HasSuffix(w, "ed")
}

// concepts maps words to the one of their meaning.
var concepts = meanings(
	"customer client subscriber tenant",
	"staff employee personnel colleague worker workforce",
	"applicant candidate jobseeker",
	"application applications cv cvs curriculum resume résumé résumés",
	"invoice bill voucher",
	"ticket enquiry inquiry",
	"log journal trail protocol logfile logbook logging",
	"recording recorder recorded footage film video clip",
	"call phone telephone voice telephony",
	"picture photo photograph image",
	"camera cctv surveillance",
	"laptop notebook",
	"mail email e-mail mailbox inbox",
	"processor subprocessor sub-processor subcontractor newcomer",
	"pupil student learner",
	"admin administrator administrative administration",
	"visitor guest",
	"bin trash wastebasket recycle rubbish",
	"shop store webshop",
	"backup copy snapshot dump tape",
	"restore restoration",
	"config configuration setting settings",
	"right permission entitlement privilege authorisation authorization",
	"website site web webpage",
	"firewall firewalls",
	"sign login logon signin sign-in authentication",
	"error crash exception fault",
	"contract agreement",
	"document paper papers documentation",
	"transcript transcripts",
	"location gps position",
	"database db databases",
	"payroll wage salary",
	"vehicle car van lorry truck",
	"attachment enclosure",
	"network lan",
	"donation gift",
	"catalogue catalog",
	"key secret",
	"mobile cellphone smartphone",
	"newsletter mailing",
	"address addresses",
	"profile profiles",
	"survey questionnaire",
	"message chat",
	"risk risks threat",
	"supplier vendor",
	"exam examination",
	"report reports",
)

func meanings(lists ...string) map[string]string {
	m := map[string]string{}
	for _, list := range lists {
		words := strings.Fields(list)
		for _, w := range words {
			m[w] = words[0]
		}
	}
	return m
}

// nameless are words that stand in noun phrases and name nothing: how something is, what happens with it, when and where.
var nameless = set("show", "shows", "shown", "display", "displays", "displayed", "my", "remember", "remembers", "attend", "attends", "repeat", "repeats", "undergo", "complete", "completes", "occur", "concern", "many", "often", "whose", "yourself", "much", "stand", "stands", "still", "objective", "objectives", "target", "targets", "goal", "experience", "say", "says", "add", "adds", "worst", "best", "alone", "whom", "whoever", "encrypt", "encrypts", "contain", "contains", "itself", "themselves", "promise", "promises", "even", "now", "together", "fresh", "previous", "afterward", "afterwards", "count", "expect", "step", "start", "end", "beginning", "happen", "happens", "question", "answer", "answers", "former", "current", "old", "older", "past", "copy-of", "cover", "covers", "roll", "rolled", "wind", "set", "back", "far", "deleted", "closed", "cancelled", "canceled", "ended", "expired", "terminated", "scheduled", "kept", "held", "entry", "entries", "line", "lines", "item", "items", "piece", "pieces", "version", "versions",
	"such", "respective", "individual", "single", "personal", "affected", "concerned", "encrypted", "separate", "physical", "electronic", "digital", "related", "associated", "concerning", "regarding", "resulting", "regular", "external", "independent", "outside", "third", "internal", "free", "please", "course", "event", "day", "today", "moment", "point", "any", "limit", "limited", "lifetime", "duration", "length", "data", "information", "content", "material", "detail", "details", "thing", "things", "object", "objects", "everyone", "completion", "date", "dates", "request", "requests", "demand", "want", "like", "know", "goes", "carry", "carried", "perform", "performed", "conduct", "conducted", "reach", "reached", "passed", "pass", "passes", "counted", "counting", "stamp", "page", "section", "clause", "article", "annex", "policy", "section's", "wholly", "altogether", "breaks", "break", "broken", "fails", "fail", "failed", "failure", "outage", "down", "goes", "cut", "entirely", "totally", "ask", "asked", "asks", "tell", "told", "tells", "does", "else", "others", "rest", "remaining", "remainder", "step", "while", "upon", "unless", "whether", "whom", "automated", "automatic", "manual", "nightly", "everyday", "possible", "necessary", "required", "least", "latest", "half", "dozen", "hundred", "thousand", "a", "b", "c", "d", "e", "ii", "iii", "iv", "sub", "undue", "delay", "click", "choose", "select", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "sixty", "ninety", "mr", "ms", "dr", "gmbh", "inc", "ltd", "ag", "llc", "bv", "sas", "aps", "ab", "oy", "plc", "limited", "lasts", "last", "lasting", "remains", "usable", "available", "unavailable", "back", "job", "jobs", "task", "tasks", "irrevocably", "whereafter", "thereafter", "wherever", "leave", "leaves", "left", "leaving")
