package claim

import "candor/cmd/internal/token"

// describes reports whether the cue at tokens from to to only describes the noun behind it: the 'payment' of 'the payment
// service', the 'training' of 'the training system', the 'last' of 'the last five minutes'.
func describes(ts []token.Token, h hit, quantity int) bool {
	if h.to != h.from+1 {
		return false
	}
	w := ts[h.from].Lower
	if w == "delay" && h.from > 0 && delays[ts[h.from-1].Lower] {
		return true // 'without undue delay' is no length
	}
	if h.to >= len(ts) {
		return false
	}
	if w == "last" {
		return h.to == quantity || ts[h.to].Kind == token.Word && h.from > 0 && determiners[ts[h.from-1].Lower]
	}
	return attributes[w] && systems[stem(ts[h.to].Lower)]
}

var delays = set("undue", "unreasonable", "further", "without", "unnecessary", "any", "culpable", "avoidable")

var determiners = set("the", "a", "our", "its", "their", "your", "this", "that", "of")

// attributes are cues that are also used to say which system is meant.
var attributes = set("payment", "payments", "contract", "contracts", "training", "trial", "maintenance", "export", "ticket", "tickets", "case", "invoice", "billing", "migration", "session", "warranty", "claim", "claims", "shift", "test", "review", "update", "archive", "backup", "report", "storage", "notification", "publication", "answer", "request", "link")

var systems = set("system", "service", "platform", "portal", "database", "server", "app", "application", "tool", "console", "desk", "gateway", "site", "website", "page", "file", "team", "department", "office", "module", "engine", "pipeline", "queue", "processing", "processor", "shop", "environment", "host", "partner", "provider", "area", "log", "record", "data", "history", "recording")
