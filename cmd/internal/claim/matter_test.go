package claim_test

import (
	"strings"
	"testing"
)

func TestMatter(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct{ name, text, words, want string }{
		{"object of an active verb", "The collector purges entries of the audit trail after eighteen months.", "eighteen months", "audit log"},
		{"agent of a passive one", "Nightly dumps of the order database are pruned after 30 days.", "30 days", "backup order database"},
		{"relative clause between", "Server log files, which contain your address, are erased after 14 days.", "14 days", "server log file"},
		{"from when time runs", "Within 14 days of the end of the contract all copies are erased.", "14 days", "backup"},
		{"behind a leading phrase", "Even after a fire the booking engine is back after four hours.", "four hours", "booking engine"},
		{"what is ensured", "Set the quota so that logs of the firewall are deleted after 60 days.", "60 days", "log firewall"},
		{"pronoun", "Voice recordings are encrypted. They are deleted after 30 days.", "30 days", "call recording"},
		{"object that is a pronoun", "Security logs are archived. The lead can fetch them until they turn one year old.", "one year", "security log"},
		{"question in strong type", "**What happens to learner data?**\nIt is deleted after 30 days.", "30 days", "pupil"},
		{"order behind a command", "Click Delete and the workspace is gone after 30 days.", "30 days", "workspace"},
		{"two nouns behind one rhythm", "- daily copies of settings and records with 90-day retention", "90-day", "daily backup config record"},
		{"unknown verb", "Security logs land in the cluster and stay there for 30 days.", "30 days", "security log cluster"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range read(r, tt.text) {
				if c.Text != tt.words {
					continue
				}
				if got := strings.Join(c.Matter.Words, " "); got != tt.want {
					t.Errorf("got %q, want %q", got, tt.want)
				}
				return
			}
			t.Errorf("no claim stands on %q", tt.words)
		})
	}
}

func TestMatterAround(t *testing.T) {
	for _, c := range read(newReader(t), "## Calls\n\nRecordings are kept for 30 days unless a court wants them.") {
		if c.Text != "30 days" {
			continue
		}
		if near, ok := c.Matter.Has("call"); near || !ok {
			t.Errorf("the heading's word stands near: %v, around: %v", near, ok)
		}
		if _, ok := c.Matter.Has("court"); ok {
			t.Error("what is excepted stands around the claim")
		}
		return
	}
	t.Error("no claim")
}
