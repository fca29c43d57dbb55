package claim_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/claim"
)

func TestSignIn(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"mandatory", "Multi-factor authentication is mandatory for every employee.", "mfa required staff"},
		{"we_require", "We require MFA for administrators.", "mfa required admin"},
		{"optional", "The second step is optional for our customers.", "mfa optional customer"},
		{"not_required", "A second factor is not required for guests.", "mfa optional customer"},
		{"recommended", "We recommend two-factor authentication to our customers.", "mfa optional customer"},
		{"password_alone", "For colleagues in the back office a password on its own is enough.", "mfa none staff"},
		{"ssh_falls_back", "Without a token, `sshd` falls back to the password.", "ssh password on"},
		{"ssh_off", "SSH login with a password is disabled.", "ssh password off"},
		{"sftp", "The drop box (SFTP): passwords are permitted.", "sftp password on"},
		{"root", "There is no direct sign-in as root.", "root login off"},

		{"question", "Do I have to use a second factor? Is MFA mandatory?", ""},
		{"may_demand", "Administrators can require MFA for their organisation.", ""},
		{"bare", "MFA codes change every 30 seconds.", ""},
		{"root_cause", "We look for the root of each incident.", ""},
		{"password_not_enough", "A password alone is not enough.", ""},
	}
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out []string
			for _, c := range read(r, tt.text) {
				if c.Kind == claim.SignIn && c.Mood == claim.Asserted {
					out = append(out, strings.TrimSpace(c.Aspect+" "+c.Unit+" "+strings.Join(c.Qualifiers, " ")))
				}
			}
			if got := strings.Join(out, "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
