package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"candor/cmd/internal/claim"
)

func figuresOf(r *claim.Reader, text string) string {
	var out []string
	for _, c := range read(r, text) {
		if c.Kind != claim.Percentage && c.Kind != claim.Count {
			continue
		}
		s := fmt.Sprintf("%s %v", c.Aspect, c.Number)
		if c.Bound != claim.Exact {
			s += " " + c.Bound.String()
		}
		if len(c.Qualifiers) > 0 {
			s += " (" + strings.Join(c.Qualifiers, ", ") + ")"
		}
		if c.Mood != claim.Asserted {
			s += " [" + c.Mood.String() + "]"
		}
		if c.Kind == claim.Percentage && !c.AspectNear {
			s += " unpromised"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestPercentages(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"promise", "We guarantee an availability of 99.9 % per month.", "availability 99.9"},
		{"of_the_time", "The service can be reached for 99.5% of each month.", "availability 99.5"},
		{"up", "We promise that the service is up 99.95% of the time.", "availability 99.95"},
		{"per_cent", "The provider ensures that the service is available for not less than 99.5 per cent of the time.", "availability 99.5 at least"},
		{"decimal_comma", "We promise an uptime of 99,9 %.", "availability 99.9"},
		{"nines", "We promise eleven nines of durability for each object.", "durability 99.999999999"},
		{"grouped_digits", "| Property | Value |\n|---|---|\n| Durability, promised | 99.999 999 9 % |\n", "durability 99.9999999"},
		{"nearest_noun", "We promise a durability of 99.9999% and an availability of 99.9%.", "durability 99.9999; availability 99.9"},
		{"label", "- **Uptime target:** 99.9 %\n", "availability 99.9"},
		{"plan", "We guarantee 99.9% availability on the Enterprise plan.", "availability 99.9 (enterprise) [optional]"},
		{"vendor", "Acme promises that AWS designs for an availability of 99.99%.", "availability 99.99 [of the other party]"},
		{"which_offers", "We use AWS, which offers 99.999999999% durability.", "durability 99.999999999 [of the other party]"},
		{"bare", "Availability: 99.9%", "availability 99.9"},
		{"averaged", "The service level is an availability of 98.5% averaged over the year.", "availability 98.5"},
		{"all_plans", "All plans come with our 99.9% uptime guarantee.", "availability 99.9"},
		{"plan_cell", "| Plan | Uptime |\n|---|---|\n| Pro | 99.5% |\n", "availability 99.5 (pro)"},
		{"party", "The Supplier guarantees an availability of 99.0 %.", "availability 99"},

		{"credit", "If availability is lower than 99.6% the customer gets a credit of 10%.", ""},
		{"band", "| Availability | Credit |\n|---|---|\n| below 99.0 % | 25 % |\n", ""},
		{"measured", "Last year availability was 99.97%.", ""},
		{"over_the_year", "- **Availability over the year:** 99.97%\n", ""},
		{"other_share", "Around 40 % of our staff work from home.", ""},
		{"points", "Availability fell by 2 percentage points.", ""},
	}
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := figuresOf(r, tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCounts(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"password", "Staff pick a password of ten characters or more.", "password-length 10 at least (staff)"},
		{"password_minimum", "Passwords have a 12-character minimum.", "password-length 12 at least"},
		{"password_dozen", "Passwords have at least a dozen characters.", "password-length 12 at least"},
		{"password_plus", "Passwords need 14+ characters.", "password-length 14"},
		{"password_range", "Passwords have between 8 and 64 characters.", "password-length 8"},
		{"password_length_of", "The password has a minimum length of 16.", "password-length 16"},
		{"password_table", "| Rule | Value |\n|---|---|\n| Minimum password length | 16 |\n", "password-length 16"},
		{"password_rows", "| Accounts | Secret | Rule |\n|---|---|---|\n| Employees | password | 12 characters or more |\n", "password-length 12 at least (staff)"},
		{"password_list", "Passwords have at least\n\n- 12 characters for students,\n- 24 characters for service accounts.\n", "password-length 12 (student); password-length 24 (service)"},
		{"password_heading", "## The password\n\nSixteen characters is the least that is taken for employees.", "password-length 16 (staff)"},
		{"password_most", "A password has up to 128 characters.", "password-max 128 at most"},
		{"users_must", "Users must choose passwords with at least 8 characters.", "password-length 8 at least"},
		{"lockout", "After six failed attempts the account is locked.", "lockout 6"},
		{"lockout_misses", "Six misses in a row and the account is closed for a while.", "lockout 6"},
		{"lockout_passwords", "Ten wrong passwords in a row and the account takes a rest.", "lockout 10"},
		{"lockout_fifth", "The account is locked with the fifth failed login attempt.", "lockout 5"},
		{"history", "The last five passwords cannot be used again.", "password-history 5"},

		{"password_shorter", "A password that is shorter than ten characters is rejected.", "password-length 10 at least"},
		{"password_note", "The directory enforces for passwords: maximum age none, minimum length 8.", "password-length 8"},

		{"wifi", "Wi-Fi passwords for guests have 8 characters.", ""},
		{"manager", "A password manager proposes 20 characters.", ""},
		{"temporary", "A temporary password has 24 characters.", ""},
		{"pin", "Three wrong PINs block the card.", ""},
		{"rate", "From one address we take 100 sign-ins an hour.", ""},
		{"code", "The code has six digits; the password is asked for as well, and the token has 32 characters.", ""},
		{"characters_of_a_name", "A project's name has at most 40 characters.", ""},
		{"badge", "After ten failures the badge reader is blocked.", ""},
		{"anything", "We keep 140 servers and 3 cats.", ""},
	}
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := figuresOf(r, tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
