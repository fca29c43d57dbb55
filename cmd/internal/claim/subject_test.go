package claim_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/claim"
)

func TestSubject(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct{ name, text, words, want string }{
		{"before a passive verb", "Audit logs are kept for 12 months.", "12 months", "audit log"},
		{"behind an active verb", "We keep the invoices of customers for ten years.", "ten years", "invoice customer"},
		{"behind the quantity", "After ten years we delete invoices.", "ten years", "invoice"},
		{"of an auxiliary", "The RTO of the booking system is 4 hours.", "4 hours", "booking system"},
		{"inverted condition", "Should the booking system fail, its RTO is 12 hours.", "12 hours", "booking system"},
		{"pronoun for the sentence before", "Voice recordings are encrypted. They are deleted after 30 days.", "30 days", "voice recording"},
		{"object behind a pronoun", "The collector cleans up. It purges all entries of the audit trail after eighteen months.", "eighteen months", "entry audit trail"},
		{"label", "- **Voice recordings:** we delete them after 30 days.", "30 days", "voice recording"},
		{"row head", "| Data | Kept |\n|---|---|\n| Voice recordings | 30 days |", "30 days", "voice recording"},
		{"column head where the row says what the figures are", "| | Daily | Weekly |\n|---|---|---|\n| Kept for | 30 days | 8 weeks |", "8 weeks", "weekly"},
		{"nominal phrase", "- daily copies of the configuration with 90-day retention", "90-day", "daily backup configuration"},
		{"brackets", "Audit logs cannot be altered (write-once bucket, 7-year retention).", "7-year", "audit log"},
		{"heading", "## Voice recordings\n\nKept for 30 days.", "30 days", "voice recording"},
		{"nothing", "This takes 30 days.", "30 days", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range read(r, tt.text) {
				if c.Text != tt.words || c.Kind != claim.Duration {
					continue
				}
				if got := strings.Join(c.Subject, " "); got != tt.want {
					t.Errorf("got %q, want %q", got, tt.want)
				}
				return
			}
			t.Errorf("no claim stands on %q", tt.words)
		})
	}
}
