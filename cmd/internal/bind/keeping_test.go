package bind_test

import (
	"testing"

	"candor/cmd/internal/bind"
)

const keepingData = `[organisation]
name = "Acme"
[retention.invoices]
name = "Invoices"
trigger = "end of financial year"
period = "10 years"
[retention.applications]
name = "Unsuccessful applications"
aliases = ["applicant files"]
trigger = "post filled"
period = "6 months"
[retention.tickets]
name = "Support tickets"
trigger = "closure"
period = "24 months"
[retention.access]
name = "Web server access logs"
aliases = ["access log of the website"]
period = "14 days"
[retention.audit-hot]
name = "Audit logs, hot"
period = "90 days"
[retention.audit-cold]
name = "Audit logs, archive"
trigger = "moved from hot storage"
period = "2 years"
[retention.debug]
name = "Debug logs"
period = "7 days"
[retention.calls]
name = "Call recordings"
period = "90 days"
[retention.camera]
name = "Camera recordings"
period = "72 hours"
[retention.idle]
name = "Idle accounts"
trigger = "last sign-in"
period = "24 months"
[retention.account]
name = "Account data on servers"
trigger = "deletion request"
period = "30 days"
[retention.copies]
name = "Account data in backups"
trigger = "removal from servers"
period = "35 days"
[retention.trash]
name = "Trash"
aliases = ["deleted files in the bin"]
period = "25 days"
[retention.customer]
name = "Customer personal data"
trigger = "termination"
period = "within 60 days"
[retention.newsletter]
name = "Newsletter addresses"
period = "without limit"
[retention.cards]
name = "Card numbers"
period = "immediately"
[retention.telemetry]
name = "Telemetry"
aliases = ["sensor readings", "readings"]
period = "24 months"
[retention.video-a]
name = "Uploaded videos"
applies_to = ["Starter plan"]
period = "30 days"
[retention.video-b]
name = "Uploaded videos"
applies_to = ["Studio plan"]
period = "180 days"
[retention.locations]
name = "Location points"
period = "up to 30 days"
[retention.visitors]
name = "Visitor book"
period = "at least 12 months"
`

const (
	wrong = bind.Contradicted
	right = bind.Confirmed
)

const moreData = `[organisation]
name = "Acme"
[retention.a]
name = "order history"
period = "6 years"
trigger = "order"
[retention.b]
name = "chat messages"
period = "12 months"
[retention.c]
name = "uploaded photographs"
aliases = ["pictures"]
trigger = "deletion by the user"
period = "14 days"
[retention.d]
name = "guest profiles"
trigger = "last stay"
period = "3 years"
[retention.e]
name = "security event logs"
aliases = ["SIEM data"]
period = "1 year"
[retention.f]
name = "VPN logs"
period = "30 days"
[retention.g]
name = "crash reports"
period = "90 days"
[retention.h]
name = "personal data of former employees"
trigger = "end of employment"
period = "5 years"
[retention.i]
name = "door access records"
period = "60 days"
[retention.j]
name = "tenant database"
trigger = "termination"
period = "within 30 days"
[retention.k]
name = "survey answers"
period = "2 years"
[retention.l]
name = "consent records"
period = "without limit"
[retention.m]
name = "search queries"
period = "18 months"
[retention.n]
name = "delivery addresses"
period = "24 months"
trigger = "delivery"
[retention.o]
name = "contracts"
trigger = "end of contract"
period = "10 years"
[retention.p]
name = "mail server logs"
period = "7 days"
[retention.q]
name = "medical records"
period = "30 years"
[retention.r]
name = "customer workspaces"
trigger = "cancellation"
period = "45 days"
[retention.s]
name = "complaints"
trigger = "decision"
period = "3 years"
`

// TestKeeping holds sentences about how long data are kept against two sets of rules. Ambiguous stands for whatever is no
// contradiction.
func TestKeeping(t *testing.T) {
	for _, of := range []struct {
		data string
		rows []keepingRow
	}{{keepingData, keepingRows}, {moreData, moreRows}} {
		s := newSite(t, of.data)
		for _, tt := range of.rows {
			t.Run(tt.text, func(t *testing.T) {
				b := s.bind(t, tt.text, tt.words)
				if b.Verdict == tt.want || tt.want == bind.Ambiguous && b.Verdict != wrong {
					return
				}
				t.Errorf("%s: got %s, want %s: %s (%s %s %q, %s)", tt.words, b.Verdict, tt.want, b.Reason, b.Claim.Bound, b.Claim.Aspect, b.Claim.AspectCue, b.Claim.Mood)
			})
		}
	}
}

type keepingRow struct {
	text, words string
	want        bind.Verdict
}

var keepingRows = []keepingRow{
	{"Invoices are kept for ten years.", "ten years", right},
	{"Invoices are kept for eight years.", "eight years", wrong},
	{"We hold on to our billing records for seven years.", "seven years", wrong},
	{"Vouchers stay in our books for seven years.", "seven years", wrong},
	{"Supplier invoices are kept for six years.", "six years", bind.Ambiguous},
	{"Draft invoices are deleted after 30 days.", "30 days", bind.Ambiguous},
	{"## Invoices\nThey are shredded after six years.", "six years", wrong},
	{"## How long do you keep invoices?\n\nSix years.", "Six years", wrong},
	{"**How long do you keep invoices?**\nSix years.", "Six years", wrong},
	{"## How long we keep data\n- **Invoices:** six years\n- **Debug logs:** a week", "six years", wrong},
	{"## How long we keep data\nInvoices\n: six years", "six years", wrong},
	{"The law asks merchants to keep invoices for eight years.", "eight years", bind.Ambiguous},
	{"Customers must keep invoices for eight years.", "eight years", bind.Ambiguous},
	{"Until 2021 invoices were kept for eight years.", "eight years", bind.Ambiguous},

	{"The CVs of candidates whom we did not hire are destroyed twelve months after the vacancy was filled.", "twelve months", wrong},
	{"## Applying for a job\nIf somebody else gets the post, your papers go through the shredder one year after the post has been filled.", "one year", wrong},
	{"Rejected candidates are deleted from our system after six months.", "six months", right},
	{"Applicant files are erased after a year.", "a year", wrong},
	{"Job applications that led to a contract become part of the personnel file and are kept for three years after the last working day.", "three years", bind.Ambiguous},

	{"A ticket drops out three years after it was closed.", "three years", wrong},
	{"Tickets drop out two years after closing.", "two years", right},
	{"Support requests are answered within two days.", "two days", bind.Ambiguous},
	{"We keep the correspondence with our help desk for five years.", "five years", wrong},
	{"Tickets may be kept for up to five years.", "five years", right},
	{"Tickets may be kept for up to one year.", "one year", wrong},
	{"Support cases are retained for a maximum of 12 months.", "12 months", wrong},
	{"Tickets are kept at least three years.", "three years", wrong},

	{"The web server writes an access log. The entries are deleted after 30 days.", "30 days", wrong},
	{"The web server writes an access log. It is deleted after 14 days.", "14 days", right},
	{"Access logs of the web server: 30 days", "30 days", bind.Ambiguous},
	{"## Access logs of the web server\nKept for 30 days, then deleted.", "30 days", wrong},
	{"Build logs are kept for 30 days.", "30 days", bind.Ambiguous},
	{"Logs are kept for a reasonable time. Our processor keeps its own logs for 30 days.", "30 days", bind.Ambiguous},
	{"Audit logs are kept for one year.", "one year", bind.Ambiguous},
	{"Debug logs live for two weeks.", "two weeks", wrong},
	{"Debug output is thrown away after 14 days.", "14 days", wrong},
	{"Debug logs are kept for 7 days, access logs of the web server for 30 days.", "7 days", right},
	{"Debug logs are kept for 7 days, access logs of the web server for 30 days.", "30 days", wrong},

	{"| | Audit | Debug |\n|---|---|---|\n| Hot, searchable logs | 60 days | 7 days |\n| Archive, afterwards | a further two years | - |", "60 days", wrong},
	{"| | Audit | Debug |\n|---|---|---|\n| Hot, searchable logs | 60 days | 7 days |\n| Archive, afterwards | a further two years | - |", "7 days", right},
	{"| | Audit | Debug |\n|---|---|---|\n| Hot, searchable logs | 60 days | 7 days |\n| Archive, afterwards | a further two years | - |", "two years", right},
	{"| Log | Kept for |\n|---|---|\n| Audit logs, hot storage | 90 days |\n| Debug logs | 30 days |", "30 days", wrong},
	{"The audit log is kept for 820 days in all.", "820 days", bind.Ambiguous},
	{"Audit logs can be searched for 60 days.", "60 days", wrong},
	{"Audit logs move to the archive after 90 days, where they rest for one more year.", "90 days", bind.Ambiguous},
	{"Audit logs rest in the archive for one more year.", "one more year", wrong},

	{"Recordings of calls are overwritten after four weeks.", "four weeks", wrong},
	{"Footage from the cameras is overwritten after a week.", "a week", wrong},
	{"The lobbies are watched by cameras. Pictures are overwritten after three days.", "three days", right},

	{"Accounts that nobody has signed in to for three years are deleted.", "three years", wrong},
	{"Accounts without a login for 24 months are deleted within 30 days.", "24 months", right},
	{"An account that has been inactive for 12 months is closed.", "12 months", wrong},
	{"If an account has been idle for 12 months, we send a reminder.", "12 months", bind.Ambiguous},

	{"Fourteen days after your request the account data are removed from our servers.", "Fourteen days", wrong},
	{"Once you have asked us to delete your account, all account data leave our servers within 30 days.", "30 days", right},
	{"Account data survive in backups for another 90 days.", "90 days", wrong},
	{"You may withdraw the request within 14 days; after that the account data are gone.", "14 days", bind.Ambiguous},
	{"Deletion of account data begins 14 days after the request.", "14 days", bind.Ambiguous},

	{"Deleted files stay in the trash for 30 days.", "30 days", wrong},
	{"Whatever is in the trash can be restored for 60 days.", "60 days", wrong},
	{"The trash empties itself after 25 days.", "25 days", right},

	{"Customer personal data are erased no later than 90 days after termination.", "90 days", wrong},
	{"Customer personal data are erased within 30 days of termination.", "30 days", bind.Ambiguous},
	{"If 90 days have gone by after termination without a request, customer personal data are erased.", "90 days", bind.Ambiguous},
	{"Customer personal data are erased unless you ask for them within 90 days of termination.", "90 days", bind.Ambiguous},
	{"Upon termination customer personal data are erased at once.", "at once", bind.Ambiguous},

	{"Newsletter addresses are kept for two years.", "two years", wrong},
	{"Newsletter addresses are kept indefinitely.", "indefinitely", right},
	{"Card numbers are kept for 30 days.", "30 days", wrong},
	{"Card numbers are not stored.", "not stored", right},
	{"Telemetry is kept indefinitely.", "indefinitely", wrong},
	{"Sensor readings are never deleted.", "never deleted", wrong},
	{"We never throw a reading away, because winters differ.", "never throw", wrong},
	{"Telemetry stays for good.", "for good", wrong},
	{"Telemetry is deleted for good after 24 months.", "24 months", right},
	{"Telemetry is not stored.", "not stored", wrong},
	{"Camera recordings are deleted at once.", "at once", wrong},
	{"Call recordings about such a case are kept without limit until the prosecutor has decided.", "without limit", bind.Ambiguous},

	{"Uploaded videos are kept for 90 days.", "90 days", bind.Ambiguous},
	{"On the Starter plan uploaded videos are kept for 60 days.", "60 days", wrong},
	{"| | Starter plan | Studio plan |\n|---|---|---|\n| Uploaded videos are kept for | 30 days | 90 days |", "90 days", wrong},
	{"| | Starter plan | Studio plan |\n|---|---|---|\n| Uploaded videos are kept for | 30 days | 90 days |", "30 days", right},

	{"Location points are deleted after 90 days.", "90 days", wrong},
	{"Location points are deleted within 14 days.", "14 days", bind.Ambiguous},
	{"Location points may be held for up to 60 days.", "60 days", wrong},
	{"The visitor book is kept for at least six months.", "six months", wrong},
	{"The visitor book is kept for two years.", "two years", bind.Ambiguous},
}

var moreRows = []keepingRow{
	{"Your order history stays in the account for ten years.", "ten years", wrong},
	{"## Order history\n\nWe hold on to it for three years, counted from the order.", "three years", wrong},
	{"Chat messages disappear after two years.", "two years", wrong},
	{"What you write in the chat is stored for six months, then it is wiped.", "six months", bind.Ambiguous},
	{"Messages in the chat never expire.", "never expire", wrong},
	{"Once you delete a photograph, it lingers on our disks for 30 days.", "30 days", wrong},
	{"A picture that you delete is wiped at once.", "at once", wrong},
	{"Guest profiles are removed if a guest has not stayed with us for five years.", "five years", wrong},
	{"Profiles of guests are purged five years after the last stay.", "five years", wrong},
	{"Security events are written to the SIEM, where they can be searched for two years.", "two years", wrong},
	{"- **VPN logs** – deleted after 90 days", "90 days", wrong},
	{"| Log | Retention |\n|---|---|\n| VPN | 90 days |\n| Mail server | 7 days |", "90 days", wrong},
	{"| Log | Retention |\n|---|---|\n| VPN | 90 days |\n| Mail server | 7 days |", "7 days", right},
	{"## Log retention\n\n- VPN: 60 days\n- Mail server: 7 days", "60 days", wrong},
	{"The retention period of crash reports is 180 days.", "180 days", wrong},
	{"Crash reports: 180-day retention.", "180-day", wrong},
	{"We delete crash reports when they are 30 days old.", "30 days", wrong},
	{"Former employees' data are erased ten years after they have left.", "ten years", wrong},
	{"Entries of the door system go after 90 days.", "90 days", bind.Ambiguous},
	{"Records of door access are overwritten every 90 days.", "every 90 days", bind.Ambiguous},
	{"Records of door access are overwritten after 90 days.", "90 days", wrong},
	{"Provider shall destroy the tenant database no later than ninety (90) days after termination.", "ninety (90) days", wrong},
	{"Upon termination, Provider shall delete the Tenant Database within sixty (60) days.", "sixty (60) days", wrong},
	{"Answers to surveys are kept for as long as five years.", "five years", wrong},
	{"Survey answers are anonymised after twelve months.", "twelve months", wrong},
	{"Consent records are kept for three years.", "three years", wrong},
	{"Consents are recorded; the record is kept indefinitely.", "indefinitely", right},
	{"We forget search queries after 30 days.", "30 days", wrong},
	{"Your delivery address is dropped three years after the delivery.", "three years", wrong},
	{"Contracts are archived for six years after they have ended.", "six years", wrong},
	{"Mail server logs roll over after 14 days.", "14 days", wrong},
	{"We store medical records for 10 years, as the law requires.", "10 years", wrong},
	{"By law medical records must be kept for at least 10 years; we keep them for 30.", "10 years", right},
	{"A workspace that was cancelled can be restored for 90 days.", "90 days", wrong},
	{"Cancelled workspaces are deleted after three months.", "three months", wrong},
	{"For 90 days after cancellation the workspace can be brought back; then it is erased.", "90 days", wrong},
	{"Complaints are kept for ten years after the decision.", "ten years", wrong},
	{"Complaints are answered within ten days.", "ten days", bind.Ambiguous},
	{"Q: How long are complaints kept?\nA: Ten years.", "Ten years", wrong},
	{"**Do you keep crash reports?** Yes, for a year.", "a year", wrong},
	{"Neither crash reports nor VPN logs are kept for more than 120 days.", "120 days", right},
	{"No crash report is kept for longer than 30 days.", "30 days", wrong},
	{"Crash reports do not stay longer than two weeks.", "two weeks", wrong},
	{"Crash reports from beta testers are kept for a year.", "a year", bind.Ambiguous},
	{"Statistics derived from crash reports are kept for five years.", "five years", bind.Ambiguous},
	{"We plan to shorten the retention of crash reports to 30 days.", "30 days", bind.Ambiguous},
	{"Customers can set the retention of chat messages to anything between 7 days and 5 years.", "7 days and 5 years", bind.Ambiguous},
	{"On request we delete crash reports within 10 days.", "10 days", bind.Ambiguous},
	{"If you object within 30 days, the medical records are deleted.", "30 days", bind.Ambiguous},
	{"Complaints in dispute are kept until the dispute has ended, at most six years.", "six years", bind.Ambiguous},
	{"In the past, chat messages were kept for five years.", "five years", bind.Ambiguous},
	{"Crash reports are reviewed within two days and deleted after 90 days.", "two days", bind.Ambiguous},
	{"Crash reports are reviewed within two days and deleted after 90 days.", "90 days", right},
	{"VPN logs and mail server logs are kept for 30 and 7 days respectively.", "7 days", bind.Ambiguous},
	{"Copies of crash reports in backups vanish after 35 days.", "35 days", bind.Ambiguous},
}
