package rules_test

import (
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/diag"
)

// TestQuantitiesOfTexts holds two texts against each other that no data speak of.
func TestQuantitiesOfTexts(t *testing.T) {
	tests := []struct {
		name, a, b, want string
	}{
		// The same thing in other words.
		{"a shorter name where the text around says the rest",
			"Calls to the booking line are recorded. We wipe each recording after sixty days.", "| Item | Kept for |\n|---|---|\n| Call recordings | 6 months |\n| Web forms | 30 days |", "retention-disagreement"},
		{"applicants who were not taken",
			"If we can't offer you the job, your CV and letter are gone from our files within three months of the decision.", "- **Unsuccessful candidates:** documents held for one year after the refusal", "retention-disagreement"},
		{"a question names the subject", "| Process | Recovery time objective |\n|---|---|\n| Payroll engine | 8 hours |\n| Statistics | one week |",
			"**And if the payroll engine breaks down altogether?**\nThen it is rebuilt elsewhere. Please allow up to two days until you can use it again.", "objective-disagreement"},
		{"a heading names the subject", "## Payroll engine\n\nThe payroll engine must be restored within one business day.",
			"#### What if the payroll engine goes down?\n\nCount on three business days until it works again.", "objective-disagreement"},
		{"how far one can go back", "| What | Lifetime of a copy |\n|---|---|\n| Case database | 14 days, then destroyed |",
			"**I deleted a case. Now what?**\nPhone us. We can go back as far as five weeks and pull your case out of a copy.", "retention-disagreement"},
		{"any moment of the past", "Point-in-time recovery covers the last 7 days of the ledger.", "We can roll the ledger back to any second of the past 30 days.", "retention-disagreement"},
		{"nothing is older", "Security logs land in the search cluster. They are then moved to an archive, from which the lead can fetch them until they turn one year old.",
			"No log of ours, security logs included, is older than 90 days.", "retention-disagreement"},
		{"all others", "- automated daily copies of configuration and audit records with 90-day retention",
			"| Record | Period |\n|---|---|\n| Copies (backups) | audit records ninety days at most; all others 30 days |", "retention-disagreement"},
		{"two floors in one sentence", "Media are maintained for no less than thirty (30) days and retained for one (1) year or longer.", "", "retention-disagreement"},
		{"only while it is used", "**How long is my data with you?**\nOnly while you use the service.", "Accounts that were cancelled stay on file for 2 years.", "retention-disagreement"},
		{"never stored", "No recording of a consultation is ever stored.", "Recordings of consultations are stored for 30 days.", "retention-disagreement"},
		{"at once and later", "Click Delete and the workspace is erased immediately; there's no way back.", "A deleted workspace stays recoverable for 30 days, then it is purged.", "retention-disagreement"},
		{"floor and purge", "Firewall logs must be kept for at least one year.", "Set the disk quota so that logs of the firewall are deleted after 60 days.", "retention-disagreement"},
		{"working days", "We delete your data within 10 days of your request.", "When you ask for deletion, your data are erased within 20 business days.", "retention-disagreement"},
		{"pictures of one camera", "The cameras at the quay record day and night. A picture lives for 48 hours.", "Camera surveillance. Recordings are kept for 14 days.", "retention-disagreement"},
		{"one bin", "Albums sit in the bin for 90 days and can be taken out again.", "The bin is cleared by a nightly job that removes whatever has been in it for 30 days.", "retention-disagreement"},
		{"a line of a schedule", "Door log: one month. Network log: one month.", "Entries in the door log are erased after one week.", "retention-disagreement"},
		{"what it is kept for", "The recording is kept for training for ninety days.", "Recordings delete themselves after fourteen days.", "retention-disagreement"},
		{"idle accounts", "Accounts unused for 12 months are closed and deleted.", "We remove your account if you don't sign in for three years.", "retention-disagreement"},
		{"rhythm of copies", "The ticket database is dumped to the second site every four hours.", "The ticket database is saved once per day, shortly after midnight.", "interval-disagreement"},
		{"attackers for hire", "Each year we pay an independent team to break in.", "An external penetration test of the platform is commissioned every other year.", "review-disagreement"},
		{"between two assessments", "The assessment of information risks is done over from the beginning. Between two assessments there lie no more than twelve months.",
			"We carry out a fresh assessment of our information risks every eighteen months.", "review-disagreement"},
		{"months of a calendar", "| Control | Due |\n|---|---|\n| Administrator rights, complete run through the list | January, July |",
			"Administrator rights are gone through line by line in each quarter.", "review-disagreement"},
		{"keys in use", "Disk keys live for 24 months and are then replaced.", "Disk keys are rotated every six months.", "review-disagreement"},
		{"a hold before a key is destroyed", "| Action | Platform | Note |\n|---|---|---|\n| Destroy a key | 24-hour hold | cancellable while pending |",
			"Destroying a key is a request first: a 30-day delay runs before the material is gone.", "period-disagreement"},
		{"between announcement and first access", "## Further processors\n\nWe announce each newcomer. Between the announcement and the first access to personal data at least one month must pass.",
			"## Sub-processors\n\nA newcomer is announced here by mail. Seven days later the newcomer moves up to the list and starts to work.", "notice-disagreement"},
		{"never sooner", "The Processor informs the Controller at least 60 days before it appoints a further processor.", "A new processor never starts sooner than 30 days after the announcement.", "notice-disagreement"},
		{"the end of an inquiry is later than the first suspicion", "Acme shall alert the Client to a personal data breach within 36 hours of the first suspicion.",
			"Clients receive notice of a breach two days after the investigation has been closed.", "notification-disagreement"},
		{"a working day that is counted", "Upon separation of any employee Acme shall disable all of that individual's system accounts within twenty-four (24) hours after the last day worked.",
			"- IT shuts down the employee's system accounts by the close of the fifth business day after the final day at work", "timeout-disagreement"},
		{"priority in the head of a row", "We respond to a Priority 1 Incident within fifteen (15) minutes.", "| Priority | Pick up the ticket | Solve |\n|---|---|---|\n| 1 | within 30 minutes | within 4 hours |", "response-disagreement"},
		{"questions in a table", "Known weaknesses rated critical are closed in 48 hours.", "| Question | Answer |\n|---|---|\n| Time to patch critical vulnerabilities | 30 days |", "response-disagreement"},
		{"a report after an incident", "After a major incident, a report goes to all customers within five working days.", "Provider shall deliver a written post-incident report to Customer no later than thirty (30) days after the incident is resolved.", "period-disagreement"},

		// Different things, or the same figure.
		{"other kinds of recordings", "Call recordings are wiped after sixty days.", "| Item | Kept for |\n|---|---|\n| Call recordings | two months or less |\n| Video recordings | 14 days |\n| Chat recordings | 1 year |", ""},
		{"one text says it elsewhere", "Backups are kept for 30 days.", "Backups of the ledger are kept for 30 days. Backups of router configurations are kept for 90 days.", ""},
		{"two sections", "## Observations\n\nA backup exists for no less than 30 days.\n\n## Office\n\nThese backups last between one and three weeks.", "", ""},
		{"shown and kept", "Telemetry of the pumps is shown in the portal for 3 months.", "- **Telemetry of pumps.** Deleted after 12 months.", ""},
		{"a part by a relative clause", "Trips are stored for 90 days.", "Trips that led to an accident are kept for three years.", ""},
		{"an exception that is named", "Logs are destroyed after 180 days unless they belong to an investigation.", "Logs of an investigation are stored for two years.", ""},
		{"deleting and leaving", "If you cancel, we erase the content of your workspace after 14 days.", "A workspace that an administrator deletes is gone at once.", ""},
		{"proof of consent", "If you unsubscribe, your address disappears from the list at once.", "That you once agreed is noted for three years.", ""},
		{"copies of papers", "Copies of invoices are kept for ten years.", "Backups are kept for 30 days.", ""},
		{"a row that fits better", "Documents of people whom we cannot employ are destroyed after two months.", "Documents of employees: ten years after they left. Notes of interviews: two years.", ""},
		{"endured and promised", "The portal must be restored within 4 hours.", "The longest outage of the portal that we can bear is 12 hours.", ""},
		{"rungs of a ladder", "Priority 1: answer within 15 minutes.", "A Priority 1 ticket that nobody has picked up after ten minutes rings the head of support.", ""},
		{"management is told more often", "During an outage of the first category, the status page is updated every 15 minutes.", "Management is informed every hour while an outage of the first category lasts.", ""},
		{"told afterwards", "The Processor shall announce each replacement of a further processor thirty (30) days before it takes effect.",
			"If a further processor becomes insolvent, the Processor may replace it straight away and shall inform the Controller within five (5) days after the replacement.", ""},
		{"more than was promised", "Vendor shall notify Client of any addition of a subprocessor at least 20 days in advance.", "You will get an e-mail three weeks before a new subprocessor is added.", ""},
		{"other notices", "Price changes are announced three months in advance, maintenance five days before.", "New sub-processors are announced 30 days in advance.", ""},
		{"a supplier's duty", "Supplier shall notify Acme of any incident within 12 hours of discovery.", "We notify a client of a breach no later than 48 hours after we discovered it.", ""},
		{"a wish", "Restore tests take place twice a year.", "The auditor would have liked monthly restore tests.", ""},
		{"administrators and others", "Access rights of administrators are reviewed each quarter.", "User access is reviewed every year.", ""},
		{"requests of others", "Whoever asks what we know about them receives an answer within ten days.", "Press requests are answered within a day.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			site := "-- data/site.toml --\n[organisation]\nname = \"Acme\"\n-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\n\n" + test.a + "\n"
			if test.b != "" {
				site += "-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\n\n" + test.b + "\n"
			}
			var got []string
			for _, f := range checkArchive(t, site) {
				if f.Severity == diag.Error && strings.HasSuffix(f.Rule, "-disagreement") {
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
