package claim

import (
	"strings"

	"candor/cmd/internal/token"
)

// describes reports whether the cue at tokens from to to only describes something else: the 'payment' of 'the payment service', the
// 'training' of 'the training system', the 'test' of 'a report on the penetration test', the 'last' of 'the last five minutes'.
func describes(ts []token.Token, h hit, quantity int) bool {
	if products(ts, h.to) && doings[stem(ts[h.to-1].Lower)] || behind(ts, h) {
		return true
	}
	if h.to != h.from+1 {
		return false
	}
	if h.to+1 < len(ts) && ts[h.to].Is("of") && duplicates[ts[h.from].Lower] { // 'a copy of the passport' is no backup
		i := h.to + 1
		for i+1 < len(ts) && stopWords[ts[i].Lower] {
			i++
		}
		if copiedPapers[stem(ts[i].Lower)] {
			return true
		}
	}
	switch w := ts[h.from].Lower; {
	case w == "right": // 'whether her records are right', 'right away'
		return h.from == 0 || !oneRight[ts[h.from-1].Lower]
	case w == "end" && h.to+1 < len(ts) && ts[h.to].Is("of"): // 'by the end of the next day'
		for i := h.to + 1; i < min(h.to+4, len(ts)); i++ {
			if timeUnits[stem(ts[i].Lower)] {
				return true
			}
		}
		return false
	case w == "key": // 'key officials review'
		return h.to < len(ts) && ts[h.to].Kind == token.Word && !stopWords[ts[h.to].Lower] && !keyNouns[stem(ts[h.to].Lower)] && !verbForms[ts[h.to].Lower] && !finiteVerbs[ts[h.to].Lower]
	case w == "access" && h.to < len(ts) && accessThings[stem(ts[h.to].Lower)]: // 'access agreements'
		return true
	case w == "emergency" && h.to < len(ts) && emergencyThings[stem(ts[h.to].Lower)]: // 'emergency generator'
		return true
	case w == "object" && h.from > 0 && (determiners[ts[h.from-1].Lower] || ts[h.from-1].Is("an") || ts[h.from-1].Is("each") || ts[h.from-1].Is("every") || ts[h.from-1].Is("per")): // 'the object'
		return true
	case w == "scanned" && h.to < len(ts): // 'scanned documents'
		return ts[h.to].Kind == token.Word && !stopWords[ts[h.to].Lower] && (h.from == 0 || !toBeForms[ts[h.from-1].Lower] && !firstPersons[ts[h.from-1].Lower])
	case lessons[stem(w)] && h.from > 0: // 'the forklift course'
		before := &ts[h.from-1]
		if before.Is("-") && h.from > 1 {
			before = &ts[h.from-2]
		}
		return before.Kind == token.Word && !stopWords[before.Lower] && !emptyWords[before.Lower] && !ofLessons[stem(before.Lower)] && !strings.HasSuffix(before.Lower, "ly")
	case h.from > 0 && (w == "delay" && delays[ts[h.from-1].Lower] || w == "rest" && ts[h.from-1].Is("the")): // 'without undue delay' is no length
		return true
	case h.to >= len(ts) && w != "store" && w != "archive":
		return false
	case w == "store": // 'file store' is a place, and so is 'the store'
		return h.from > 0 && ts[h.from-1].Kind == token.Word && !storers[ts[h.from-1].Lower] && stem(ts[h.from-1].Lower) == ts[h.from-1].Lower
	case w == "archive":
		return h.from > 0 && ts[h.from-1].Kind == token.Word && !storers[ts[h.from-1].Lower] && !determiners[ts[h.from-1].Lower] && !stopWords[ts[h.from-1].Lower] && stem(ts[h.from-1].Lower) == ts[h.from-1].Lower
	case w == "trial" && trialNouns[stem(strings.TrimSuffix(ts[h.to].Lower, "'"))]:
		return true
	case w == "object" && objectNouns[ts[h.to].Lower]:
		return true
	case w == "last":
		return h.to == quantity || ts[h.to].Kind == token.Word && h.from > 0 && determiners[ts[h.from-1].Lower]
	default:
		return attributes[w] && systems[stem(ts[h.to].Lower)]
	}
}

var storers = set("we", "to", "they", "you", "i", "not", "never", "also", "only", "will", "may", "can", "must", "shall", "do", "and", "or", "people", "always", "still", "then", "would", "should", "could", "staff", "who", "that", "which")
var toBeForms = set("is", "are", "be", "been", "being", "was", "were", "get", "gets", "re", "not", "also", "automatically", "regularly")

var (
	keyNouns        = set("rotation", "material", "pair", "change", "renewal", "replacement", "exchange", "swap", "management", "store", "vault", "generation", "lifetime", "age", "server", "service", "set", "ring", "length", "turnover")
	accessThings    = set("agreement", "log", "journal", "record", "control", "point", "card", "code", "road", "door", "provider", "layer", "network", "line", "fee", "time", "pattern", "statistic")
	emergencyThings = set("generator", "light", "lighting", "lamp", "exit", "number", "phone", "telephone", "power", "stop", "brake", "kit", "button", "call", "door", "battery", "change", "patch", "fix", "service", "room", "ward", "swap", "replacement")
)

// oneRight are words before 'right' where it is one that somebody has.
var oneRight = set("access", "user", "admin", "each", "every", "no", "any", "a", "the", "administrator", "privileged", "single", "which", "another", "that", "this")

var timeUnits = set("day", "week", "month", "year", "quarter", "hour", "night", "morning", "evening")

// lessons are nouns of what is taught, and ofLessons the words before them that leave it a lesson in security.
var (
	lessons   = set("course", "training", "lesson", "class", "module", "seminar")
	ofLessons = set("security", "awareness", "privacy", "protection", "data", "information", "cyber", "cybersecurity", "phishing", "online", "annual", "yearly", "quarterly", "monthly", "biennial", "mandatory", "compulsory", "obligatory", "refresher", "short", "basic", "first", "initial", "induction", "onboarding", "introductory", "internal", "external", "required", "same", "staff", "employee", "hour", "minute", "day", "half", "web", "based", "learning", "elearning", "interactive", "hands", "on", "general", "regular", "periodic", "recurring", "safety", "it", "compliance", "whole", "attend", "take", "undergo", "complete", "repeat", "receive", "renew", "refresh", "do", "pass", "get", "video", "classroom", "little", "small", "brief", "another", "isms", "infosec", "role", "specific", "coding", "code", "developer", "development", "programming", "gdpr", "hipaa", "pci", "infosec", "incident", "continuous", "ongoing", "structured", "formal", "dedicated", "special", "own", "of", "about", "and")
)

// products reports whether what comes out of something that is done, or belongs to it, stands at token i: 'the test report'.
func products(ts []token.Token, i int) bool {
	return i < len(ts) && yields[stem(ts[i].Lower)]
}

// behind reports whether something that is done stands behind a preposition and only says of what the words before are: 'the findings of
// the penetration test'. 'The rhythm of penetration tests' is one of them all the same.
func behind(ts []token.Token, h hit) bool {
	if !doings[stem(ts[h.to-1].Lower)] {
		return false
	}
	for i := h.from - 1; i >= max(1, h.from-4); i-- {
		w := ts[i].Lower
		if ts[i].Kind != token.Word {
			return false
		}
		if w == "of" || w == "on" || w == "from" || w == "about" {
			return yields[stem(ts[i-1].Lower)]
		}
	}
	return false
}

// doings are nouns of what is done again and again, yields of what comes out of it or belongs to it.
var (
	doings = set("test", "drill", "audit", "training", "course", "scan", "scanner", "assessment", "exercise", "rehearsal", "review", "simulation", "pentest", "penetration")
	yields = set("image", "version", "signature", "software", "vendor", "rule", "definition", "report", "result", "finding", "summary", "licence", "license", "note", "minute", "budget", "fee", "record", "material", "content", "evidence", "protocol", "certificate", "outcome", "list", "cost", "copy", "plan")
)

var (
	duplicates   = set("copy", "copies", "duplicate", "duplicates")
	copiedPapers = set("invoice", "passport", "card", "id", "identity", "contract", "agreement", "licence", "license", "certificate", "diploma", "letter", "report", "policy", "form", "receipt", "document", "degree", "summary", "attestation", "clause")
)

// trialNouns are those who try something, and what they have meanwhile.
var trialNouns = set("user", "account", "customer", "project", "workspace", "member")

// objectNouns stand behind 'object' where it is a thing.
var objectNouns = set("store", "storage", "stores", "lock", "bucket", "database", "key", "keys", "class", "code")

var delays = set("undue", "unreasonable", "further", "without", "unnecessary", "any", "culpable", "avoidable")

var determiners = set("the", "a", "an", "each", "every", "any", "our", "its", "their", "your", "this", "that", "of")

// attributes are cues that are also used to say which system is meant.
var attributes = set("payment", "payments", "contract", "contracts", "training", "trial", "maintenance", "export", "ticket", "tickets", "case", "invoice", "billing", "migration", "session", "warranty", "claim", "claims", "shift", "test", "review", "update", "archive", "backup", "report", "storage", "notification", "publication", "answer", "request", "link")

var systems = set("system", "service", "platform", "portal", "database", "server", "app", "application", "tool", "console", "desk", "gateway", "site", "website", "page", "file", "team", "department", "office", "module", "engine", "pipeline", "queue", "processing", "processor", "shop", "environment", "host", "partner", "provider", "area", "log", "record", "data", "history", "recording")
