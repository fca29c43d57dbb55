package claim

// furtherSenses are more patterns of senses, by dimension and name, in words of everyday speech: how applicants, members and hoteliers are
// told what a policy says in terms of the trade.
var furtherSenses = [dimensions]map[string]string{
	Activity: {
		"penetration test": "~test/~probe + hacker/outsider/attacker | ~break into/in + team/~pay/~hire | ~attack + team/~pay/~hire",
		"access review":    "user/access/admin/administrator/administrative/privileged right/permission/privilege | line by line + right/permission/account/privilege | run/passage through + right/permission/account/privilege | list + right/permission/privilege",
		"risk assessment":  "assessment/analysis/review/evaluation/appraisal + risk/threat/hazard",
	},
	Addressee: {
		"customers": "i | me",
	},
	Stage: {
		"hot": "visible in/to/for/on | online",
	},
	Trigger: {
		"termination": "employee/employees/staff/colleague/colleagues/worker/somebody/anyone/anybody ~leave | former employee/employees/staff/colleague/colleagues/worker/workers",
		"hiring":      "not/cannot/can't/couldn't/didn't/whom ~employ/~hire/~choose/~select | not taken on | not ~take/taken + application/applicant/candidate/vacancy",
	},
	Level: {
		"critical": "first/top category/class/degree/order | category one",
		"high":     "second category/class/degree/order | category two",
		"medium":   "third category/class/degree/order | category three",
	},
	Event: {
		"breach": "something/anything + ~happen + data",
	},
	Timer: {
		"idle": "nobody/none has touched/used/typed/clicked | no one has touched/used/typed/clicked | ~leave + alone + keyboard/screen/mouse/desk | nothing typed/entered/touched/done/clicked | nothing has been typed/entered/touched/done/clicked | not/haven't/hasn't/don't/doesn't/nothing ~click/~type/~touch/~do",
	},
	Object: {
		"application": "not/cannot/can't/couldn't/didn't ~employ/~hire | whom we cannot/did + ~employ/~hire/~take | your/their application/applications",
	},
	Notice: {
		"processor": "helper",
	},
}
