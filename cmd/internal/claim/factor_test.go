package claim_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/claim"
)

// testSaid holds what the claims of a kind say, their names, groups and moods, against what is wanted.
func testSaid(t *testing.T, kind claim.Kind, tests []struct{ name, text, want string }) {
	t.Helper()
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out []string
			for _, c := range read(r, tt.text) {
				if c.Kind != kind || c.Mood != claim.Asserted {
					continue
				}
				out = append(out, strings.TrimSpace(c.Names[0]+" "+strings.Join(c.Qualifiers, " ")))
			}
			if got := strings.Join(out, "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestReadSecondFactor(t *testing.T) {
	testSaid(t, claim.Factor, []struct{ name, text, want string }{
		{"mandatory", "Multi-factor authentication is mandatory for every employee.", "required staff"},
		{"we_require", "We require MFA for administrators.", "required admin"},
		{"double_denial", "Nobody on our staff gets in without a second factor.", "required staff"},
		{"signs_with", "All employees sign in with a password and a second factor.", "required staff"},
		{"optional", "The second factor is optional for our customers.", "optional customer"},
		{"not_required", "A second factor is not required for guests.", "optional customer"},
		{"recommended", "We recommend two-factor authentication to our customers.", "optional customer"},
		{"opt_in", "We have made two-step verification an opt-in for our workforce.", "optional staff"},
		{"no_opting_out", "Employees cannot opt out of two-factor authentication.", "required staff"},
		{"discretion", "Enrolling in 2FA is a matter of personal preference for colleagues.", "optional staff"},
		{"password_alone", "For colleagues in the back office a password on its own is enough.", "none staff"},
		{"password_only", "Employees may sign in with just a password.", "none staff"},
		{"password_not_enough", "A password alone is not enough for employees.", "required staff"},
		{"exempt", "Interns are exempt from multi-factor authentication.", "none staff"},
		{"nothing_else", "Signing in as an employee takes a name and a password; nothing else is asked.", "none staff"},
		{"two_groups", "Two-step login is mandatory for customers, for staff it is a matter of choice.", "required customer; optional staff"},
		{"cell", "| Group | Second factor |\n|---|---|\n| Staff | optional |\n", "optional staff"},
		{"heading", "## Multi-factor authentication of staff\n\nNobody is forced to switch it on.\n", "optional staff"},
		{"label", "- **MFA for staff:** optional\n", "optional staff"},

		{"one_time_code", "Customers cannot get into their account without a one-time code.", "required customer"},
		{"no_choice", "Two-step verification: for colleagues it is not a matter of choice.", "required staff"},
		{"nobody_may", "Nobody on our staff may turn the second factor off.", "required staff"},
		{"machine", "A service account cannot use MFA.", "none machine"},

		{"question", "Do I have to use a second factor? Is MFA mandatory?", ""},
		{"which_factor", "Staff may choose between a hardware key and an app as the second factor.", ""},
		{"what_factor", "The second factor can be a text message, though we advise against it.", ""},
		{"others_may_demand", "An administrator of the customer can make the second factor compulsory.", ""},
		{"once_turned_on", "If a customer has turned on two-step login, a code is required at each login.", ""},
		{"mishap", "Staff who have lost the key may work for a day without the second factor.", ""},
		{"past", "Until 2022 two-factor authentication was optional for employees.", ""},
		{"others", "Some banks make do with a password alone.", ""},
		{"other_duty", "We do not require employees to change passwords, since a second factor protects them.", "required staff"},
		{"steps", "In a second step the request is checked.", ""},
		{"bare", "MFA codes change every 30 seconds.", ""},
	})
}

func TestReadCustody(t *testing.T) {
	testSaid(t, claim.Custody, []struct{ name, text, want string }{
		{"no_copy", "The key never travels, and no copy of it exists on our side.", "the customer alone"},
		{"cannot_open", "Not a single person here, support included, is able to open a vault.", "the customer alone"},
		{"you_alone", "The secret key is known to you alone.", "the customer alone"},
		{"never_reaches", "Files are sealed with a key that never reaches us.", "the customer alone"},
		{"managed", "Key management: customer-managed keys.", "the customer alone"},
		{"held_by", "Encryption keys are generated and held by the customer.", "the customer alone"},
		{"no_spare", "There is no spare key to your photos.", "the customer alone"},
		{"recovery_key", "A senior agent opens the vault with the recovery key that we keep.", "the company"},
		{"support", "Our support restores access with the recovery key that we store.", "the company"},
		{"escrow", "Fetch the customer's key from the escrow safe.", "the company"},
		{"ours", "The keys lie with us.", "the company"},
		{"decrypts", "Two of our directors can together decrypt any message.", "the company"},
		{"provider", "Our cloud provider manages the keys for us.", "the provider"},

		{"court", "We retain a master key with which any vault can be opened if a court so orders.", "the company"},

		{"password", "We cannot read your password, because it is hashed.", ""},
		{"door", "The caretaker has a spare key to every office.", ""},
		{"key_figure", "We keep a key figure for each month.", ""},
		{"by_choice", "On request we hold the key for customers who choose so.", ""},
		{"rights", "Staff can read the notes that you write to support.", ""},
		{"ssh", "An SSH key belongs to one person.", ""},
	})
}

func TestReadSetting(t *testing.T) {
	testSaid(t, claim.Setting, []struct{ name, text, want string }{
		{"falls_back", "When the token is lost, `sshd` falls back to the password.", "allowed"},
		{"off", "SSH login with a password is disabled.", "not allowed"},
		{"keys_only", "SSH works with keys only.", "not allowed"},
		{"both", "SSH accepts passwords as well as keys.", "allowed"},
		{"root", "There is no direct sign-in as root.", "not allowed"},
		{"root_allowed", "You may log on as root from the jump host.", "allowed"},

		{"attempts", "Attempts to log in over SSH with a password fail.", ""},
		{"tries", "An alarm is raised when somebody tries to log in as root.", ""},
		{"was_possible", "Root login was still possible on two machines until they were replaced.", ""},
		{"root_cause", "We look for the root of each incident.", ""},
		{"passphrase", "The SSH key itself is protected by a password.", ""},
	})
}

func TestReadDowntime(t *testing.T) {
	r := newReader(t)
	tests := []struct {
		name, text string
		want       float64 // availability that is left, 0 for no claim
	}{
		{"month", "The service may be unreachable for no more than three hours in any month.", 99.597},
		{"year", "We allow ourselves 20 hours of unplanned downtime a year.", 99.772},
		{"half_days", "Two and a half days of downtime a year is the most that we allow ourselves.", 99.317},
		{"share", "At most 0.1 % downtime a month: that is our word.", 99.9},
		{"beside_maintenance", "Apart from announced maintenance, the shop may be down for two hours a month.", 99.731},

		{"planned", "Planned maintenance may take up to four hours a month.", 0},
		{"measured", "In April we were down for four hours in the month.", 0},
		{"no_period", "After an outage it takes at most four hours until all is back.", 0},
		{"credit", "If we are down for more than four hours in a month, you get a credit.", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := 0.0
			for _, c := range read(r, tt.text) {
				if c.Kind == claim.Percentage && c.Mood == claim.Asserted {
					got = c.Number
				}
			}
			if d := got - tt.want; d > 0.001 || d < -0.001 {
				t.Errorf("got %.3f, want %.3f", got, tt.want)
			}
		})
	}
}
