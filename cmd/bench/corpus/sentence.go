package corpus

import (
	"math/rand/v2"
	"strings"
)

// A kind is what a sentence is about.
type kind uint8

const (
	general kind = iota
	backups
	retention
	places
	vendors
	incidents
	notices
	recovery
	reviewing
	people
)

// A slot is a word in braces in a template, and what stands there.
type slots map[string]string

// A writer composes the sentences of one policy.
type writer struct {
	rng    *rand.Rand
	system string
	recent []string // templates used of late, which are not used again at once
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// sentence returns a sentence of the kind, with a full stop.
func (w *writer) sentence(k kind) string {
	t := w.template(templates[k])
	return headFirst(w.fill(t, w.subject(k)))
}

func (w *writer) template(from []string) string {
	t := pick(w.rng, from)
	for range 4 {
		if !contains(w.recent, t) {
			break
		}
		t = pick(w.rng, from)
	}
	if w.recent = append(w.recent, t); len(w.recent) > 24 {
		w.recent = w.recent[1:]
	}
	return t
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// subject chooses a thing of the kind; the values of all slots are that thing's own.
func (w *writer) subject(k kind) slots {
	switch k {
	case backups:
		b := pick(w.rng, tiers)
		return placed(regions[b.region], slots{"tier": b.name, "every": b.every, "keep": b.keep, "component": lower(components[b.of].name), "fact": "backups." + b.id})
	case retention:
		r := pick(w.rng, rules)
		return slots{"data": r.name, "keep": r.keep, "trigger": r.trigger, "done": r.done, "fact": "retention." + r.id}
	case places:
		c := pick(w.rng, components)
		return placed(regions[c.region], slots{"component": lower(c.name)})
	case vendors:
		p := pick(w.rng, providers)
		return slots{"vendor": p.name, "id": p.id, "purpose": p.purpose, "legal": strings.TrimSuffix(p.legal, "."), "country": countries[p.country]}
	case incidents:
		s := pick(w.rng, severities)
		return slots{"severity": s.name, "response": s.response, "resolution": s.resolution, "updates": s.updates}
	case notices:
		n := pick(w.rng, notifications)
		return slots{"whom": n.prose, "within": n.within, "event": n.event, "from": n.from}
	case recovery:
		o := pick(w.rng, objectives)
		return slots{"component": o.name, "rto": o.rto, "rpo": o.rpo, "mtd": o.mtd}
	case reviewing:
		r := pick(w.rng, reviews)
		return slots{"review": r.name, "every": r.every, "title": roleTitle(r.owner)}
	}
	return slots{}
}

func placed(r region, s slots) slots {
	s["city"], s["code"], s["land"] = r.city, r.code, countries[r.country]
	for _, p := range providers {
		if p.id == r.provider {
			s["provider"] = p.name
		}
	}
	return s
}

func roleTitle(id string) string {
	for _, r := range roles {
		if r.id == id {
			return r.title
		}
	}
	return id
}

// fill puts the slots' values, or words of the vocabulary, in the place of the braces.
func (w *writer) fill(template string, s slots) string {
	var b strings.Builder
	for {
		done := b.String()
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		template = after
		value, ok := s[name]
		switch {
		case ok:
		case name == "system":
			value = "the " + w.system
		default:
			value = pick(w.rng, vocabulary[name])
		}
		if article := lower(before); value != "" && strings.ContainsRune("aeiou", rune(value[0])) && (article == "a " || strings.HasSuffix(article, " a ")) {
			b.Reset()
			b.WriteString(strings.TrimSuffix(done+before, " ") + "n ")
		}
		b.WriteString(value)
	}
}

var vocabulary = map[string][]string{
	"opening": {"", "", "", "", "as a rule, ", "in practice, ", "for this reason, ", "in each team, ", "in the ordinary course of work, ", "unless the law asks otherwise, ", "whatever the size of the team, "},
	"team":    {"the platform team", "the security team", "the support team", "the finance team", "the delivery team", "the people team", "the data office", "the duty engineer", "the change board", "the release manager", "the service owner", "the records clerk"},
	"record":  {"the risk register", "the change record", "the service catalogue", "the asset list", "the decision log", "the duty diary", "the exception register", "the supplier file", "the training record", "the incident file", "the design note", "the handover sheet"},
	"thing":   {"configuration", "access right", "network rule", "service account", "storage bucket", "build script", "data export", "signing key", "queue consumer", "test fixture", "scheduled job", "integration", "report template", "mail address"},
	"reason":  {"so that an auditor can follow it later", "because memory is short", "so that the next engineer need not guess", "which keeps the number of surprises small", "and the reason is written down beside it", "so that two people have seen it", "since a rule without a record proves nothing", "which makes later questions cheap to answer"},
	"event":   {"a reorganisation", "a merger of two teams", "a larger release", "a change of supplier", "an audit finding", "a move of offices", "a new product line", "a question from a customer", "an exercise", "a near miss"},
	"quality": {"complete", "legible", "up to date", "limited to what is needed", "known to its owner", "easy to withdraw", "written in plain words", "free of personal remarks", "tested before use", "approved in writing"},
	"verb":    {"records", "approves", "examines", "compares", "documents", "signs off", "maintains", "questions", "classifies", "traces"},
}

var templates = map[kind][]string{
	general: {
		"{opening}{team} {verb} each {thing} that {system} depends on, {reason}.",
		"a {thing} without an owner is closed by {team}, and {record} says who decided it.",
		"{opening}every {thing} has to be {quality}, and {team} may reject one that is not.",
		"after {event}, {team} {verb} what was agreed for {system} and brings {record} into line.",
		"people who work with {system} find the current rules in {record}, not in private notes or old messages.",
		"where this text is silent, {team} decides in the spirit of the paragraphs around it and adds the case to {record}.",
		"{team} keeps {record} {quality}; a gap in it is treated like any other fault and gets a ticket.",
		"{opening}no {thing} is shared between {system} and another system unless {team} has agreed to it first.",
		"a request to change a {thing} names its purpose, the people affected and the way back, {reason}.",
		"{opening}exceptions are granted by {team} for one {thing} at a time and entered into {record} with their end in sight.",
		"new colleagues read this document before they touch a {thing}, and their lead confirms it in {record}.",
		"during {event} the usual approvals stay in force, even where that makes the work slower than anybody would like.",
		"if two rules seem to collide, the stricter one holds until {team} has looked at the matter.",
		"the design of {system} assumes that any single {thing} can fail without taking its neighbours along.",
		"{team} and {team} share the duty to keep each {thing} {quality}, {reason}.",
		"screens that show details of {system} are turned away from visitors, and printed copies are shredded after use.",
		"{opening}we would rather lose convenience than accept a {thing} whose origin nobody can explain.",
		"automation is welcome wherever it leaves a trace; a script that changes a {thing} writes to {record} what it did.",
		"lessons from {event} are collected by {team} and lead to a change of the text, of the training or of the tooling.",
		"it is the purpose of a {thing} that counts, not its name, when {team} decides how strictly it has to be guarded.",
		"before {event}, {team} asks whether {system} still needs every {thing} that it was once given.",
		"{opening}test environments of {system} hold invented records only, and {team} {verb} the generator that makes them.",
		"disagreements about a {thing} go to {team} and, where that does not settle them, to the head of the department.",
		"what has been learned about {system} in one region is passed on to the others through {record}.",
		"mistakes that are reported openly have no consequences for the person; hiding a broken {thing} does.",
		"{team} publishes a short note about each change to {system}, {reason}.",
	},
	backups: {
		"the {tier} is kept for {keep} at {provider} in {city}.",
		"copies that belong to the {tier} are kept for {keep} and then deleted without anybody's help.",
		"the {tier} is written to {provider} in {city} ({code}), away from the machines of the {component}.",
		"we keep each copy of the {tier} for [{keep}](fact:{fact}.retention), counted from the moment it was completed.",
		"the {tier} is made {every}, and a failed run raises an alarm with {team}.",
		"a copy of the {tier} that cannot be read back counts as missing, and {team} repeats it at once.",
		"the {tier} is encrypted before it leaves the {component}, and the key is held apart from the copy.",
		"whoever restores from the {tier} enters the purpose into {record}, {reason}.",
	},
	retention: {
		"{data} are kept for {keep} from {trigger}, and are then {done}.",
		"{opening}we keep {data} for [{keep}](fact:{fact}.period) after {trigger}.",
		"the period for {data} runs from {trigger}; {team} watches over it.",
		"{data} are {done} by a scheduled job {keep} after {trigger}, and {team} receives the tally.",
		"a legal hold suspends the deletion of {data}; {team} enters its ground and its end into {record}.",
		"{data} are held apart from other records, so that they can be {done} without a search by hand.",
		"nobody extends the life of {data} by copying them into {record} or into a private folder.",
	},
	places: {
		"the {component} runs on {provider} in {city} ({code}).",
		"the {component} is hosted by {provider} in {city}, {land}.",
		"all data of the {component} are stored in the region {code} of {provider}.",
		"moving the {component} away from {city} needs a decision by {team}, an entry in {record} and a notice to customers.",
		"engineers reach the {component} in {city} through the gateway only, and each session leaves a trace in {record}.",
		"the contract with {provider} covers the {component} and the people who operate it.",
	},
	vendors: {
		"we use [{vendor}](ref:{id}) for {purpose}.",
		"{vendor} is our supplier for {purpose}; the contract is with {legal}, whose seat is in {country}.",
		"{team} looks at the reports of {vendor} and notes in {record} what they leave open.",
		"for {purpose} we rely on {vendor}, and {team} is the contact on our side.",
		"before data go to {vendor} for {purpose}, {team} strips what the task does not need.",
		"a change of the terms of {vendor} is read by {team} before anybody accepts it on a screen.",
	},
	incidents: {
		"an incident of {severity} severity gets its first response within {response}.",
		"we aim to resolve incidents of {severity} severity within {resolution}, and say so early where that will not do.",
		"while an incident of {severity} severity is open, those concerned hear from us {updates}.",
		"{team} decides whether an incident is of {severity} severity and may change the rating as facts come in.",
		"for an incident of {severity} severity, {team} keeps a time line in {record}, {reason}.",
	},
	notices: {
		"after a {event} we notify {whom} within {within} of {from}.",
		"the clock for telling {whom} starts with {from}, not with the end of our own inquiry.",
		"what {whom} are told after a {event} is drafted by {team} and released by the Data Protection Officer.",
	},
	recovery: {
		"the recovery time objective of the {component} is {rto}.",
		"the recovery point objective of the {component} is {rpo}.",
		"the maximum tolerable downtime of the {component} is {mtd}.",
		"plans for the {component} are kept on paper too, since the first thing to fail may be the place where plans are kept.",
		"{team} rehearses the loss of the {component} with people who did not build it, {reason}.",
	},
	reviewing: {
		"the {review} takes place {every} under the {title}.",
		"the results of the {review} go to the {title}, who enters what follows from them into {record}.",
		"findings of the {review} become tickets with an owner; {team} closes them only with evidence.",
		"preparing for the {review}, {team} {verb} what has changed in {system} since the last one.",
	},
	people: {
		"people who leave hand in their devices on the last day, and {team} closes their accounts.",
		"{opening}everybody who signs in to {system} shows a hardware key besides the password, staff and contractors alike.",
		"rights follow the task: {team} grants what a person needs for {system} and takes it back when the task ends.",
		"background checks are made within what the law of the place allows, and their result, not their content, is kept.",
		"sharing of accounts is forbidden, and {team} answers a breach of this rule with a talk before anything else.",
		"training explains the reasons for a rule, with cases from {record} in which names have been removed.",
		"contractors sign the same undertaking as employees and see no {thing} that their order does not mention.",
		"whoever finds a lost badge brings it to the reception, where {team} makes it useless.",
	},
}
