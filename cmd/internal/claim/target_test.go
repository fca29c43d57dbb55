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
