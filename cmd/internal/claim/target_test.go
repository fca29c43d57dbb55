package claim_test

import (
	"fmt"
	"testing"

	"candor/cmd/internal/claim"
)

// TestReadTargets is about rhythms, targets and limits: what they are, and whose.
func TestReadTargets(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"season", "Every second spring a firm attacks the shop.", "interval 2 years exactly cadence asserted"},
		{"months", "Access rights are reviewed in January and July.", "interval 6 months exactly cadence asserted"},
		{"adjective of what is done", "We commission an annual penetration test.", "interval 1 year exactly cadence asserted"},
		{"adjective of a tier", "The daily backup is encrypted.", ""},
		{"on a basis", "Hosts are scanned on a monthly basis.", "interval 1 month exactly cadence asserted"},
		{"intervals of", "Penetration tests take place at intervals of no more than two years.", "interval up to 2 years at least cadence asserted"},
		{"length before intervals", "The service is tested at six-month intervals.", "interval 6 months exactly cadence asserted"},
		{"between two", "No more than twelve months pass between two reviews of access rights.", "interval up to 12 months at least cadence asserted"},
		{"older than", "The last penetration test is never older than 12 months.", "interval up to 12 months at least cadence asserted"},
		{"older data", "Entries older than 30 days are deleted.", "duration 30 days exactly retention asserted"},
		{"repeated after", "The security course is repeated after two years.", "interval 2 years exactly cadence asserted"},
		{"in use", "Signing keys are in use for 90 days.", "interval 90 days exactly cadence asserted"},
		{"less often", "Restore tests take place no less often than once a year.", "interval up to 1 year at least cadence asserted"},
		{"no fewer than", "New sub-processors are announced no fewer than 14 days ahead.", "duration at least 14 days at least notice asserted"},
		{"before it starts", "You hear from us two weeks before it starts.", "duration 2 weeks exactly notice asserted"},
		{"undue delay", "We notify customers without undue delay and within 72 hours.", "duration up to 72 hours within notification asserted"},
		{"noun before a noun", "The payment service is running again after three hours.", "duration 3 hours exactly rto asserted"},
		{"lose", "At most an hour of work can be lost.", "duration up to 1 hour at most rpo asserted"},
		{"a share of an hour", "After six failed attempts the account rests for a quarter of an hour.", "duration 15 minutes exactly lockout asserted"},
		{"signs you out", "The portal signs you out after 15 minutes.", "duration 15 minutes exactly session asserted"},
		{"nested lists", "2. **Response.** An engineer takes up a request as follows:\n   - Gold\n     - Priority 1: half an hour", "duration 30 minutes exactly response asserted"},
		{"heading over a list", "## Resolution targets\n\n- Priority 2 - two business days", "duration 2 business days exactly resolution asserted"},
		{"cells of the row", "| What | Consequence | When |\n|---|---|---|\n| nobody types | user is signed out | 15 minutes |", "duration 15 minutes exactly session asserted"},
		{"column of rhythms", "| Control | How often |\n|---|---|\n| Access rights | every six months |", "interval 6 months exactly cadence asserted"},
		{"diagram", "```mermaid\nflowchart TD\n A --> B[\"Critical systems<br/>RTO < 1 hour\"]\n```", "duration up to 1 hour at most rto asserted"},

		{"points back", "Is the service attacked by hired testers? Yes. A firm does it for us every spring.", "interval 1 year exactly cadence asserted"},
		{"behind a label", "**Rights.** Twice a year the owners cross out whoever no longer belongs there.", "interval 6 months exactly cadence asserted"},
		{"item before", "1. A hired team tries to break into the shop.\n2. This is done each autumn.", "interval 1 year exactly cadence asserted"},
		{"heads of a table", "| What is reviewed | How often |\n|---|---|\n| Privileged accounts | monthly |", "interval 1 month exactly cadence asserted"},
		{"a rate", "There are two restore tests a year.", "interval 6 months exactly cadence asserted"},
		{"of testers", "The testers are changed every third year.", "interval 3 years exactly turnover asserted"},
		{"new one in its place", "A signing key is withdrawn and a new one put in its place after six months.", "interval 6 months exactly cadence asserted"},
		{"without a unit", "Daily copies are kept for 30 days, weekly ones for 90.", "duration 30 days exactly retention asserted; duration 90 days exactly retention asserted"},
		{"day by which", "Leavers are out of all systems by the end of the next working day.", "duration up to 1 business day within revocation asserted"},
		{"before it is over", "Whoever is affected is told of the breach before two days have passed.", "duration up to 2 days within notification asserted"},
		{"day before", "Planned work is announced the day before.", "duration 1 day exactly notice asserted"},
		{"before such change", "Supplier informs Customer thirty days before such change of sub-processors.", "duration 30 days exactly notice asserted"},
		{"idle", "Walk away from the console for ten minutes and you are back at the login page.", "duration 10 minutes exactly session asserted"},
		{"mistyped", "Mistype your password and the account takes a break of half an hour.", "duration 30 minutes exactly lockout asserted"},
		{"quiet about a finding", "Please keep what you have found to yourself for ninety days.", "duration 90 days exactly disclosure asserted"},
		{"has arrived", "You hear within a day that your report has arrived.", "duration up to 1 day within acknowledgement asserted"},
		{"first word", "Severity 1: first word from us within ten minutes.", "duration up to 10 minutes within response asserted"},
		{"holes", "Holes of high rating are plugged within a fortnight.", "duration up to 2 weeks within patch asserted"},
		{"can again", "Guests can book again after four hours.", "duration 4 hours exactly rto asserted"},
		{"without it", "Without payroll we could manage for a week.", "duration 1 week exactly mtd asserted"},
		{"what we hold", "Those who want to know what we hold about them have our answer after three weeks.", "duration 3 weeks exactly subject request asserted"},
		{"handed on", "A request that reaches us is passed on to the customer within two days.", "duration up to 2 days within forwarding asserted"},
		{"any state", "We can fetch any state of the last five days.", "duration 5 days exactly point-in-time asserted"},
		{"called back", "You are called back within two hours.", "duration up to 2 hours within response asserted"},
		{"take up to", "For others we take up to ten days.", "duration up to 10 days at most  asserted"},
		{"last twelve months", "In the preceding twelve months we have not shared data.", "duration 12 months exactly window asserted"},

		{"to us", "You have ten days to tell us about damage.", "duration 10 days exactly notification of the other party"},
		{"themselves", "Our hosting partner has itself attacked by testers each quarter.", "interval 1 quarter exactly cadence of the other party"},
		{"customers' part", "Customers rotate their API keys every 30 days.", "interval 30 days exactly cadence of the other party"},
		{"advice", "We recommend that you review accounts every month.", "interval 1 month exactly cadence of the other party"},
		{"customers receive", "Customers hear of a breach within two days.", "duration up to 2 days within notification asserted"},
		{"supplier", "Our hosting provider must inform us of breaches within 12 hours.", "duration up to 12 hours within notification of the other party"},
		{"its own", "The supplier's own staff is trained every three years.", "interval 3 years exactly cadence of the other party"},
		{"processor of an agreement", "Processor shall notify Customer of a breach within 72 hours.", "duration up to 72 hours within notification asserted"},
		{"law", "The GDPR requires notification within 72 hours.", "duration up to 72 hours within notification of the law"},
		{"history", "In the last drill the shop was back after 50 minutes.", "duration 50 minutes exactly rto of the past"},
		{"plans", "From next year, penetration tests take place every six months.", "interval 6 months exactly cadence planned"},
		{"an instance", "Every six months an engineer restores a copy into an empty instance.", "interval 6 months exactly cadence asserted"},
		{"earlier", "You read about a new sub-processor three weeks earlier.", "duration 3 weeks exactly notice asserted"},
	}
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			for _, c := range read(r, tt.text) {
				if c.Kind != claim.Duration && c.Kind != claim.Interval {
					continue
				}
				if got != "" {
					got += "; "
				}
				got += fmt.Sprintf("%s %s %s %s %s", c.Kind, c.Range, c.Bound, c.Aspect, c.Mood)
			}
			if got != tt.want {
				t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}
