package bind_test

import (
	"fmt"
	"strings"
	"testing"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
)

const targetData = `[organisation]
name = "Acme"
subprocessor_notice = "30 days"
objection_window = "14 days"
[severities.g1]
name = "critical"
about = "critical"
level = 1
applies_to = ["Gold"]
response = "15 minutes"
resolution = "2 hours"
[severities.s1]
name = "critical"
about = "critical"
level = 1
applies_to = ["Silver"]
response = "1 hour"
resolution = "8 hours"
[continuity.shop]
name = "shop"
rto = "4 hours"
rpo = "15 minutes"
mtd = "24 hours"
[continuity.payroll]
name = "payroll"
rto = "3 days"
rpo = "24 hours"
mtd = "2 weeks"
[continuity.site]
name = "website"
rto = "24 hours"
[backups.daily]
name = "daily generation"
interval = "daily"
retention = "30 days"
[backups.weekly]
name = "weekly generation"
interval = "weekly"
retention = "12 weeks"
[backups.monthly]
name = "monthly generation"
interval = "monthly"
retention = "24 months"
[notifications.customers]
name = "customers"
to = "customers"
event = "personal data breach"
within = "24 hours"
[notifications.authority]
name = "supervisory authority"
to = "authority"
event = "personal data breach"
within = "72 hours"
[reviews.access]
name = "access rights"
interval = "quarterly"
[reviews.admins]
name = "administrator accounts"
interval = "monthly"
[facts.tokens]
title = "lifetime of API tokens"
type = "period"
value = "90 days"
[facts.lost]
title = "remote wipe of lost tablets"
type = "period"
value = "within 1 hour"
[facts.visits]
title = "temporary badge for visitors"
type = "period"
value = "8 hours"
[facts.ssh]
title = "maximum age of SSH keys"
type = "period"
value = "6 months"
[facts.requests]
title = "answer to requests of data subjects"
type = "period"
value = "within 1 month"
[facts.maintenance]
title = "notice of planned maintenance"
type = "period"
value = "7 days"
[facts.prices]
title = "notice of price changes"
type = "period"
value = "3 months"
`

// TestTargets holds documents against data, each with what is said of its figures in order: '=' for those that agree, '!' for those
// that contradict, '?' for all others.
func TestTargets(t *testing.T) {
	s := newSite(t, targetData)
	s.reader.Mind(s.binder.Words())
	for _, tt := range []struct{ name, text, want string }{
		{"column of unknown meaning", "| System | A | B |\n|---|---|---|\n| Shop | 4 h | 24 h |\n| Payroll | 3 days | 4 weeks |\n| Website | 24 h | - |", "===!="},
		{"tiers as columns", "| | daily | weekly | monthly |\n|---|---|---|---|\n| Thrown out after | 30 days | 8 weeks | 24 months |", "=!="},
		{"items", "- daily: gone after 30 days\n- weekly: gone after 12 weeks\n- monthly: gone after a year", "=====!"},
		{"plans and classes", "| | Gold | Silver |\n|---|---|---|\n| Critical: a call | 30 minutes | 1 hour |\n| Critical: solved | 2 hours | 8 hours |", "!==="},
		{"whom", "| To whom | Latest |\n|---|---|\n| our customers | a day |\n| the authority | a week |", "=!"},
		{"other columns", "| System | Users | Batch window |\n|---|---|---|\n| Shop | many | 6 h |\n| Payroll | few | 2 h |", "??"},

		{"plan of the heading", "## Gold\n\nCritical: solved in 4 hours.", "!"},
		{"plan of the sentence", "Critical tickets of Silver customers are solved within eight hours.", "="},
		{"whose accounts", "Administrator accounts are reviewed every quarter.", "!"},
		{"nobody's in particular", "Access rights are reviewed every quarter.", "="},
		{"forms of a verb", "A tablet that was lost is wiped from afar within a day.", "!"},
		{"the data's own words", "Visitors get a temporary badge, which is good for two days.", "!"},
		{"the words of another thing", "The logs of visitors' badges are kept for two days.", "?"},
		{"how often, how long", "SSH keys are replaced once a year.", "!"},
		{"another word of the sentence", "Tokens for the API work for a year, then a new one has to be made.", "!"},
		{"which notice", "Planned work on the servers is announced two days ahead. Prices change with three months' notice.", "!="},
		{"no notice of ours", "Partners are reminded two weeks before their contract ends.", "?"},
		{"whose letters", "# Your rights\n\nYou can see and correct your data. We reply within two months.", "!"},
		{"other letters", "# Your rights\n\nYou can see and correct your data. Letters to the editor are answered within two months.", "?"},
		{"told of something else", "Customers are told of new colours within a week.", "?"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := s.verdicts(tt.text); got != tt.want {
				t.Errorf("%s\ngot  %s\nwant %s\n%s", tt.text, got, tt.want, strings.Join(s.reasons(tt.text), "\n"))
			}
		})
	}
}

// settled returns the lengths of time and intervals of a document, bound as a build binds them.
func (s *site) settled(text string) (out []bind.Binding) {
	d := prose.Parse(source.NewFile("content/policies/a.md", []byte(text)))
	body := claim.NewText(d)
	defer body.Release()
	claims := s.reader.Read(body)
	all := make([]bind.Binding, len(claims))
	for i := range claims {
		all[i] = s.binder.Bind(&claims[i])
	}
	s.binder.Align(d, all)
	for _, b := range all {
		if b.Claim.Kind == claim.Duration || b.Claim.Kind == claim.Interval {
			out = append(out, b)
		}
	}
	return out
}

func (s *site) verdicts(text string) (out string) {
	for _, b := range s.settled(text) {
		switch b.Verdict {
		case bind.Confirmed:
			out += "="
		case bind.Contradicted:
			out += "!"
		default:
			out += "?"
		}
	}
	return out
}

func (s *site) reasons(text string) (out []string) {
	for _, b := range s.settled(text) {
		out = append(out, fmt.Sprintf("%s (%s): %s", b.Claim.Text, b.Claim.Aspect, b.Reason))
	}
	return out
}
