package load_test

import (
	"testing"

	"candor/cmd/internal/load"
)

func TestSlip(t *testing.T) {
	names := []string{"retention", "interval", "name", "dpa", "annex-a", "annex-b", "tls-12", "backup-policy", "backup-police", "terms", "länder"}
	tests := []struct{ word, want string }{
		{"retension", "retention"},
		{"retenton", "retention"},
		{"rettention", "retention"},
		{"retetnion", "retention"},
		{"retentio", "retention"},
		{"xretention", "retention"},
		{"Retention", "retention"},
		{"RETENTION", "retention"},
		{"nam", "name"},
		{"term", "terms"},
		{"retention", ""},     // it is right
		{"retinson", ""},      // two slips
		{"retention2", ""},    // a digit
		{"dpo", ""},           // too short to be sure
		{"annex-c", ""},       // a letter that stands alone
		{"annex-", ""},        // the same
		{"tls-13", ""},        // a digit
		{"backup-polict", ""}, // two are as near
		{"back-uppolicy", ""}, // no letter is wrong
		{"lander", ""},        // more than one byte
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := load.Slip(tt.word, names)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: got %q, want %q", tt.word, got, tt.want)
		}
	}
	if got, _ := load.Slip("nam", []string{"name", "name"}); got != "name" {
		t.Errorf("a name that is listed twice is %q", got)
	}
}
