package rules_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/diag"
)

// TestQuantityReading holds texts against data, or two texts against each other, where it takes a rule of reading to see what a figure is
// or what it is said of.
func TestQuantityReading(t *testing.T) {
	const (
		logs     = "[retention.web]\nname = \"server logs\"\nperiod = \"90 days\"\n"
		portal   = "[continuity.portal]\nname = \"customer portal\"\nrto = \"4 hours\"\nrpo = \"1 hour\"\n"
		grades   = "[severities.one]\nname = \"Critical\"\nlevel = 1\nabout = \"standstill\"\nresponse = \"1 hour\"\nupdate_interval = \"1 hour\"\n[severities.two]\nname = \"High\"\nlevel = 2\nabout = \"hindrance\"\nresponse = \"4 hours\"\nupdate_interval = \"2 hours\"\n"
		letters  = "[severities.a]\nname = \"Severity A\"\nlevel = 1\nabout = \"standstill\"\nresolution = \"8 hours\"\n[severities.b]\nname = \"Severity B\"\nlevel = 2\nabout = \"hindrance\"\nresolution = \"3 business days\"\n"
		holes    = "[facts.critical]\ntitle = \"remediation of critical vulnerabilities\"\nvalue = \"7 days\"\ntype = \"period\"\n[facts.high]\ntitle = \"remediation of high vulnerabilities\"\nvalue = \"30 days\"\ntype = \"period\"\n"
		sessions = "[access.idle]\nname = \"idle session timeout\"\nwho = \"everyone\"\nsession_timeout = \"15 minutes\"\n[access.lock]\nname = \"screen lock\"\nwho = \"everyone\"\nsession_timeout = \"5 minutes\"\n"
		tiers    = "[backups.full]\nname = \"full backup\"\ninterval = \"1 week\"\nretention = \"8 weeks\"\n[backups.diff]\nname = \"differential backup\"\ninterval = \"1 day\"\nretention = \"2 weeks\"\n"
		rotation = "[encryption.keys]\nname = \"key rotation\"\nscope = \"at-rest\"\nrotation = \"1 year\"\n"
		reviews  = "[reviews.vendors]\nname = \"vendor reviews\"\ninterval = \"12 months\"\n[reviews.phishing]\nname = \"phishing simulation\"\ninterval = \"1 month\"\n[reviews.awareness]\nname = \"security awareness training\"\ninterval = \"12 months\"\n"
	)
	tests := []struct {
		name, data, title, a, b, want string
	}{
		// What a figure is.
		{"points of an enumeration", grades, "", "The Provider starts work within the following response times, measured from receipt of the report: (a) Critical: one hour; (b) High: eight hours.", "", "response-mismatch"},
		{"a term of art beside its figure", portal, "", "- Customer portal: RTO 4 hours, RPO 4 hours", "", "objective-mismatch"},
		{"labels and figures on lines", portal, "", "**Customer portal**\n\nRecovery time objective: 4 hours\nRecovery point objective: 24 hours", "", "objective-mismatch"},
		{"a column of updates", grades, "", "| Severity | Response | Status update |\n|---|---|---|\n| Critical | 1 hour | 1 hour |\n| High | 4 hours | 8 hours |", "", "response-mismatch"},
		{"losses that are insured", portal, "", "The customer portal is back within four hours. Insurance covers losses of the customer portal for up to twelve months.", "", ""},
		{"what something is for", "", "", "After you cancel, your data remain in our systems for 90 days so that you can come back at any time.", "After the end of the contract all personal data shall be deleted within 30 days.", "retention-disagreement"},
		{"available for restoration", "", "", "A copy of the payroll database is made every night and is available for restoration for 60 days.", "Backups of the payroll database are kept for 30 days.", "retention-disagreement"},
		{"older ones go", "", "", "The audit log shows the entries of the last 90 days; older entries are deleted.", "Entries in the audit log are retained for 365 days.", "retention-disagreement"},
		{"a restoration of a class", "", "", "| Severity | Target resolution |\n|---|---|\n| 1 | 2 hours |", "**Severity 1:** we restore the service within four hours.", "response-disagreement"},
		{"then deleted", "", "", "After your contract has ended, customer content remains available for download for 90 days, after which it is deleted.", "Upon termination, customer content is retained for 30 days.", "retention-disagreement"},
		{"a rhythm without a unit", "[reviews.users]\nname = \"user access\"\ninterval = \"6 months\"\n[reviews.admins]\nname = \"privileged access\"\ninterval = \"3 months\"\n", "", "User access is reviewed every six months and privileged access every three. Supplier access is reviewed monthly.", "", ""},
		{"a taken up ticket", "", "", "Priority 1 tickets are taken up by an engineer within 30 minutes.", "Priority 1 tickets are resolved within four hours.", ""},
		{"a day of life", "", "", "Server certificates are valid for 90 days.", "The automation renews a server certificate on day 60 of its life.", ""},

		// What it is said of.
		{"a section and a pronoun", logs, "", "## Server logs\n\nThe server records each request. We need these entries to find faults. They are stored for six months.", "", "retention-mismatch"},
		{"grades that share a figure", holes, "", "Critical and high vulnerabilities must be remediated within thirty days.", "", "response-mismatch"},
		{"grades with figures of their own", holes, "", "Critical and high vulnerabilities must be remediated within 7 and 30 days respectively.", "", ""},
		{"classes by letter", letters, "", "Faults of severity A shall be remedied within 24 hours, faults of severity B within three working days.", "", "response-mismatch"},
		{"two rhythms", tiers, "", "Full backups run weekly, differential backups daily.", "", ""},
		{"a relative clause", reviews, "", "The programme consists of annual online training and simulated phishing e-mails, which are sent to all staff every quarter.", "", "review-mismatch"},
		{"a hyphen in the verb", reviews, "", "Critical vendors are re-assessed every 18 months, using our standard questionnaire.", "", "review-mismatch"},
		{"two sessions", sessions, "", "Workstations lock after 5 minutes of inactivity. Sessions in the console are terminated after 30 minutes of inactivity.", "", "timeout-mismatch"},
		{"what the plan covers", portal, "Recovery plan", "## Scope\n\nThis plan covers the customer portal.\n\n## Objectives\n\n- **Recovery point objective:** up to 24 hours of orders may be lost", "", "objective-mismatch"},
		{"a register with a column of data", "", "", "Our web server stores log files with addresses for 14 days.", "| Processing | Categories | Erasure |\n|---|---|---|\n| Operation of the website | web server log files | 60 days |", "retention-disagreement"},
		{"a question in a table", "", "", "We back up the order database once per day.", "| No. | Question | Answer |\n|---|---|---|\n| 1 | Do you encrypt? | Yes |\n| 2 | How often is the order database backed up? | Every 6 hours |", "interval-disagreement"},
		{"what it is not", "[retention.customer]\nname = \"customer data\"\nperiod = \"30 days\"\n", "", "Billing data are not customer data and are kept for ten years.", "", ""},
		{"keys to something else", rotation, "", "TLS private keys are replaced every 90 days.", "", ""},

		// Whose it is, and how it is put.
		{"a processor that owes the controller", "", "", "The processor shall notify the controller of a personal data breach no later than 36 hours after it became aware.", "We inform affected customers of a personal data breach within 72 hours.", "notification-disagreement"},
		{"by whom somebody is told", "", "", "The Contractor informs the Client of inspections by the authority within five days.", "The authority is told of a breach by the school within 72 hours.", ""},
		{"who were not selected", "", "", "Applications of candidates who were not selected shall be destroyed 12 months after the decision.", "CVs of unsuccessful applicants are deleted six months after the decision.", "retention-disagreement"},
		{"a plan is no offer", "", "Incident response plan", "## Phase 4\n\nThe coordinator informs the clients concerned within 72 hours after a personal data breach has been discovered.", "The Contractor shall inform the Client within 24 hours if it becomes aware of a personal data breach.", "notification-disagreement"},
		{"an offer is one", "", "Plans and prices", "## Solo\n\nBackups are kept for 7 days.", "Backups are kept for 30 days.", ""},
		{"grounds for ending", "", "", "Either party may terminate with three months' notice.", "We may terminate with 14 days' notice if the customer does not pay.", ""},
		{"attacks of two kinds", "", "", "Penetration tests are performed annually.", "Internal penetration tests by our own team take place every quarter.", ""},
		{"patches of two kinds", "", "", "Critical patches are installed within five days.", "Critical firmware updates of network devices are installed within 30 days.", ""},
		{"a subject of its own", "", "", "Call recordings are deleted after 90 days. Policies that were never concluded are deleted after three years.", "Recordings of calls are deleted after 90 days and stay with supervisors for 30 days.", ""},
		{"renewed, not announced", "", "", "Certificates are renewed 30 days before they expire.", "An alarm is raised 20 days before the expiry of a certificate.", ""},
		{"a further time", "", "", "Personal data are deleted within 30 days after the end of the contract.", "Free trials end after 14 days; their data are deleted after a further 60 days.", ""},
		{"accounts of customers", "", "", "When an employee leaves, all access is removed within 24 hours.", "Accounts of merchants that have left are closed within seven days.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			site := "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n" + test.data + "\n-- content/policies/a.md --\n+++\ntitle = \"" + cmp.Or(test.title, "A") + "\"\n+++\n\n" + test.a + "\n"
			if test.b != "" {
				site += "-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\n\n" + test.b + "\n"
			}
			var got []string
			for _, f := range checkArchive(t, site) {
				if f.Severity == diag.Error && (strings.HasSuffix(f.Rule, "-disagreement") || strings.HasSuffix(f.Rule, "-mismatch")) {
					got = append(got, f.Rule)
				}
			}
			slices.Sort(got)
			if g := strings.Join(got, " "); g != test.want {
				t.Errorf("got %q, want %q", g, test.want)
			}
		})
	}
}
