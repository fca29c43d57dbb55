package bind

import "candor/cmd/internal/claim"

// A term is how prose about an aspect is held against data, and which rule reports a difference.
type term struct {
	fault Fault
	class class
	what  string // in words, for messages
}

// A class says which differences matter. Where data state what is in force, any other value is wrong. Where they state a bound,
// a text that promises less than the data is wrong; one that promises more is worth a warning, for somebody will have to keep it.
type class uint8

const (
	inForce class = iota // 'kept for 30 days', 'every six hours'
	ceiling              // 'within 72 hours': longer is less
	floor                // '30 days' notice': shorter is less
	limit                // 'signed out after 15 minutes': any other limit is wrong, and a length 'at most' or 'within' is that limit
)

// terms lists the aspects that can be contradicted. Claims with another aspect are bound to nothing.
var terms = map[string]term{
	"erasure":               {WrongDuration, ceiling, "erasure on request"}, // of texts alone: what data say of it is a retention
	"retention":             {WrongDuration, inForce, "retention"},
	"inactivity":            {WrongDuration, inForce, "inactivity"},
	"point-in-time":         {WrongDuration, inForce, "point-in-time recovery"},
	"interval":              {WrongInterval, inForce, "interval"},
	"cadence":               {WrongCadence, inForce, "how often"},
	"update":                {WrongTarget, ceiling, "updates"},
	"response":              {WrongTarget, ceiling, "response"},
	"acknowledgement":       {WrongTarget, ceiling, "acknowledgement"},
	"assessment":            {WrongTarget, ceiling, "assessment"},
	"forwarding":            {WrongTarget, ceiling, "forwarding"},
	"subject request":       {WrongTarget, ceiling, "answer to requests"},
	"resolution":            {WrongTarget, ceiling, "resolution"},
	"patch":                 {WrongTarget, ceiling, "correction of vulnerabilities"},
	"request":               {WrongTarget, ceiling, "answer to requests"},
	"notification":          {WrongNotification, ceiling, "notification"},
	"notice":                {WrongNotice, floor, "notice"},
	"objection":             {WrongNotice, limit, "objection"},
	"notice of termination": {WrongNotice, limit, "notice of termination"},
	"rto":                   {WrongObjective, ceiling, "recovery time"},
	"rpo":                   {WrongObjective, ceiling, "recovery point"},
	"mtd":                   {WrongObjective, ceiling, "tolerable downtime"},
	"session":               {WrongTimeout, limit, "session"},
	"lockout":               {WrongTimeout, limit, "lockout"},
	"objection answer":      {WrongTarget, ceiling, "answer to objections"},
	"grant":                 {WrongTimeout, limit, "access for a time"},
	"revocation":            {WrongTimeout, ceiling, "revocation"},
	"hsts":                  {WrongPeriod, floor, "HSTS"},
	"disclosure":            {WrongPeriod, limit, "disclosure window"},
	"closure":               {WrongPeriod, ceiling, "follow-up"},
	"delay":                 {WrongPeriod, limit, "delay"},
	"export":                {WrongPeriod, inForce, "export"},
	"trial":                 {WrongPeriod, inForce, "trial"},
	"validity":              {WrongPeriod, limit, "validity"},
}

// kin lists the aspects that prose does not tell from another: that a service 'works again' is the resolution of an incident where the
// data rank incidents, and its recovery where they rank services.
var kin = map[string][]string{
	"rto":                   {"resolution"},
	"resolution":            {"patch", "rto"},
	"patch":                 {"resolution"},
	"acknowledgement":       {"response", "notification"},
	"response":              {"acknowledgement", "notification", "subject request", "request", "assessment"},
	"assessment":            {"response"},
	"notice of termination": {"notice"},
	"subject request":       {"request"},
	"validity":              {"session"},
	"revocation":            {"session"},
}

// sole lists the aspects of which an organisation has one figure as a rule: what they are about goes without saying.
var sole = map[string]bool{"grant": true, "lockout": true, "revocation": true, "disclosure": true, "closure": true, "delay": true, "assessment": true, "acknowledgement": true, "forwarding": true, "point-in-time": true, "subject request": true, "objection": true, "notice of termination": true, "objection answer": true}

// factAspect returns the aspect of the claims that a fact can be held against.
func factAspect(a string) string {
	switch a {
	case "backup-tail", "deletion":
		return "retention"
	case "restore-test", "failover-test", "review", "rotation":
		return "cadence"
	case "locked-for":
		return "lockout"
	}
	return a
}

// statementAspect returns what a generic fact states, read from its title as from prose.
func statementAspect(title, valueType string) string {
	a := claim.AspectOf(title, valueType == "interval")
	if a == "" && valueType == "period" && claim.AspectOf(title, true) == "cadence" {
		a = "cadence" // 'Password change: 90 days' is how often
	}
	return factAspect(a)
}
