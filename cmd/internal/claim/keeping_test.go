package claim_test

import (
	"testing"

	"candor/cmd/internal/claim"
)

func TestReadLasting(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct {
		text, words, value string
		mood               claim.Mood
	}{
		{"Readings are kept indefinitely.", "indefinitely", "without limit", claim.Asserted},
		{"We never throw a reading away.", "never throw", "without limit", claim.Asserted},
		{"Readings do not expire.", "not expire", "without limit", claim.Asserted},
		{"The page is deleted that very second.", "that very second", "immediately", claim.Asserted},
		{"Voices are not recorded at all.", "not recorded", "immediately", claim.Asserted},
		{"Readings stay for good.", "for good", "without limit", claim.Asserted},
		{"Readings are deleted for good.", "for good", "", claim.Asserted},
		{"Accounts are closed for good.", "for good", "", claim.Asserted},
		{"Readings are never deleted without notice.", "never deleted", "", claim.Asserted},
		{"Readings are not stored in the clear.", "not stored", "", claim.Asserted},
		{"Sheets can be sorted but not saved.", "not saved", "", claim.Asserted},
		{"We answer immediately.", "immediately", "", claim.Asserted},
		{"An offer is withdrawn after 14 days and deleted at once.", "at once", "", claim.Asserted},

		{"If 30 days have gone by, data are erased.", "30 days", "30 days", claim.Conditional},
		{"Data are erased unless you ask for them within 30 days.", "30 days", "up to 30 days", claim.Conditional},
		{"Logs are kept for 30 days, unless a legal hold applies.", "30 days", "30 days", claim.Asserted},
		{"Logs under a legal hold are kept for 3 years.", "3 years", "3 years", claim.Conditional},
		{"Logs may be kept for up to 30 days.", "30 days", "up to 30 days", claim.Asserted},
		{"The law says that logs are kept for 30 days.", "30 days", "30 days", claim.Law},
		{"Files can be restored for 25 days.", "25 days", "25 days", claim.Asserted},
	} {
		t.Run(tt.text, func(t *testing.T) {
			got, mood := "", claim.Asserted
			for _, c := range read(r, tt.text) {
				if c.Text == tt.words {
					got, mood = c.Range.String(), c.Mood
				}
			}
			if got != tt.value || mood != tt.mood {
				t.Errorf("got %q %s, want %q %s", got, mood, tt.value, tt.mood)
			}
		})
	}
}
