package corpus

// A topic is what a policy is about. Its sections have fixed headings, so that a link from another policy can name one.
type topic struct {
	slug, name string
	sections   [3]section
}

// A section has a heading of level 2 and two of level 3.
type section struct {
	head  string
	subs  [2]string
	kinds []kind
}

var topics = []topic{
	{"backup", "Backup", [3]section{
		{"How copies are made", [2]string{"Rhythm and places", "Checks after each run"}, []kind{backups, general, backups}},
		{"How copies are protected", [2]string{"Keys and access", "Separation"}, []kind{backups, general, people}},
		{"How copies are used", [2]string{"Requests", "Drills"}, []kind{recovery, backups, reviewing, general}},
	}},
	{"retention", "Retention", [3]section{
		{"Periods", [2]string{"When time begins to run", "What ends a period"}, []kind{retention, general, retention}},
		{"Deletion", [2]string{"Jobs and their proof", "Lists that remain"}, []kind{retention, general}},
		{"Exceptions to deletion", [2]string{"Legal holds", "Questions from customers"}, []kind{retention, general, people}},
	}},
	{"location", "Data Location", [3]section{
		{"Where systems run", [2]string{"Regions in use", "Changes of place"}, []kind{places, general, places}},
		{"Who operates them", [2]string{"Hosting suppliers", "Other suppliers"}, []kind{vendors, places, general}},
		{"Transfers", [2]string{"Grounds", "Safeguards"}, []kind{vendors, general, places}},
	}},
	{"access", "Access Control", [3]section{
		{"Who gets in", [2]string{"Requests for access", "Withdrawal"}, []kind{people, general, people}},
		{"How people get in", [2]string{"Sign-in", "Remote work"}, []kind{people, places, general}},
		{"Watching over access", [2]string{"Records of use", "Regular review"}, []kind{reviewing, general, retention}},
	}},
	{"incident", "Incident Response", [3]section{
		{"Rating an incident", [2]string{"Severity", "First steps"}, []kind{incidents, general, incidents}},
		{"Telling those concerned", [2]string{"Authorities", "Customers"}, []kind{notices, incidents, general}},
		{"Afterwards", [2]string{"Report", "Lessons"}, []kind{reviewing, general, incidents}},
	}},
	{"supplier", "Supplier Management", [3]section{
		{"Choosing a supplier", [2]string{"Questions asked", "Contract"}, []kind{vendors, general, vendors}},
		{"Working with suppliers", [2]string{"Contacts", "Data handed over"}, []kind{vendors, general, places}},
		{"Parting from a supplier", [2]string{"Return of data", "Closing accounts"}, []kind{vendors, retention, general}},
	}},
	{"continuity", "Continuity", [3]section{
		{"Objectives", [2]string{"What matters most", "What can wait"}, []kind{recovery, general, recovery}},
		{"Standby", [2]string{"Places", "Switching over"}, []kind{places, recovery, general, backups}},
		{"Exercises", [2]string{"Scenarios", "Findings"}, []kind{reviewing, general, recovery}},
	}},
	{"change", "Change Management", [3]section{
		{"Planning a change", [2]string{"Description", "Approval"}, []kind{general, people, general}},
		{"Making a change", [2]string{"Roll-out", "Way back"}, []kind{general, places, general}},
		{"Looking back", [2]string{"Measurements", "Clean-up"}, []kind{reviewing, incidents, general}},
	}},
	{"logging", "Logging", [3]section{
		{"What is logged", [2]string{"Events", "Content left out"}, []kind{general, retention, general}},
		{"Where logs go", [2]string{"Collection", "Storage"}, []kind{places, vendors, general}},
		{"Reading logs", [2]string{"Alarms", "Inquiries"}, []kind{incidents, people, general}},
	}},
	{"conduct", "Staff Conduct", [3]section{
		{"Joining", [2]string{"Checks", "First week"}, []kind{people, general}},
		{"Working", [2]string{"Devices", "Paper and screens"}, []kind{people, general, vendors}},
		{"Leaving", [2]string{"Hand-over", "Records kept"}, []kind{people, retention, general}},
	}},
}
