package bind_test

import (
	"testing"

	"candor/cmd/internal/bind"
)

const toldData = `[organisation]
name = "Acme"
[retention.web]
name = "web server logs"
period = "14 days"
[retention.audit]
name = "audit logs"
period = "1 year"
[retention.notices]
name = "overdue notices"
period = "2 years"
[retention.calls]
name = "phone call recordings"
period = "90 days"
[retention.cameras]
name = "CCTV footage"
period = "72 hours"
[retention.uploads]
name = "uploaded drawings"
period = "30 days"
[retention.mail]
name = "e-mail correspondence with parents"
period = "3 years"
[retention.trips]
name = "trip data"
period = "24 months"
[retention.exams]
name = "exam papers"
period = "3 years"
[backups.ledger]
name = "ledger database"
interval = "every 4 hours"
retention = "28 days"
[backups.images]
name = "image archive"
interval = "weekly"
retention = "12 weeks"
`

// TestKeepingTold holds sentences that tell how long data are kept in a roundabout way, and their false friends.
func TestKeepingTold(t *testing.T) {
	s := newSite(t, toldData)
	for _, tt := range []keepingRow{
		{"Web server logs are rotated daily. Thirty generations are preserved.", "Thirty generations", wrong},
		{"Web server logs are rotated every night and we keep fourteen generations.", "fourteen generations", right},
		{"No log of ours is older than 30 days.", "30 days", wrong},
		{"All logs are kept for at least two weeks.", "two weeks", right},
		{"All web pages about logs are read within 30 days.", "30 days", bind.Ambiguous},
		{"The web server notes who asked for which page. Those lines are thrown out after one quarter.", "one quarter", wrong},
		{"The log of visits can be consulted for half a year.", "half a year", bind.Ambiguous},
		{"A search over the audit logs takes ten seconds.", "ten seconds", bind.Ambiguous},
		{"Overdue notices are binned after five years.", "five years", wrong},
		{"Exam papers and overdue notices are pulped after two years.", "two years", wrong},
		{"Exam papers are kept for three years, overdue notices for two years.", "two years", right},
		{"What you told us on the phone is deleted after six months.", "six months", wrong},
		{"The cameras film the gate. Pictures are overwritten after ten days.", "ten days", wrong},
		{"The cameras are cleaned every month and live for eight years.", "eight years", bind.Ambiguous},
		{"Drawings you upload sit on our disks for three months.", "three months", wrong},
		{"What parents write to us by e-mail stays in the mailbox for a year.", "a year", wrong},
		{"Your trips remain in the app for five years.", "five years", wrong},
		{"Audit logs are with the landlord, who erases them after 30 days.", "30 days", bind.Ambiguous},
		{"Audit logs: the law says six years.", "six years", bind.Ambiguous},
		{"How long do you keep the audit logs?\n\nTwo years.", "Two years", wrong},
		{"Audit logs are erased a month after the year was closed.", "a month", wrong},

		{"The dairy keeps audit logs for six years, we keep them for one.", "six years", bind.Ambiguous},
		{"We write twice, 60 days apart, and erase audit logs.", "60 days", bind.Ambiguous},

		{"The ledger database is copied in full each night.", "each night", wrong},
		{"The ledger database is dumped every four hours.", "every four hours", right},
		{"The staging database is copied on Sundays.", "Sundays", bind.Ambiguous},
		{"Copies of the ledger database go back as far as eight weeks.", "eight weeks", wrong},
		{"We can go back four weeks with the ledger database.", "four weeks", bind.Ambiguous},
		{"We copy the ledger database and drop that copy after two days.", "two days", bind.Ambiguous},
		{"Logs of the backup job are kept for 60 days.", "60 days", bind.Ambiguous},
		{"Copies of the ledger database: 14 days.", "14 days", wrong},
		{"Backups of the image archive are recycled after a month.", "a month", wrong},
	} {
		t.Run(tt.text, func(t *testing.T) {
			b := s.bind(t, tt.text, tt.words)
			if b.Verdict == tt.want || tt.want == bind.Ambiguous && b.Verdict != wrong {
				return
			}
			t.Errorf("%s: got %s, want %s: %s (%s %s %q, %s)", tt.words, b.Verdict, tt.want, b.Reason, b.Claim.Bound, b.Claim.Aspect, b.Claim.AspectCue, b.Claim.Mood)
		})
	}
}
