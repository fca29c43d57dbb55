package bind_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/load"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
)

const data = `[organisation]
name = "Acme"

[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Backups"
[subprocessors.scaleway]
name = "Scaleway"
legal_name = "Scaleway SAS"
country = "FR"
purpose = "Standby"

[regions.fsn]
provider = "hetzner"
code = "fsn1"
[regions.frankfurt]
provider = "aws"
code = "eu-central-1"
[regions.ams]
provider = "scaleway"
code = "nl-ams"

[components.plane]
name = "Control plane"
provider = "hetzner"
regions = ["fsn"]
[components.standby]
name = "Standby cluster"
provider = "scaleway"
regions = ["ams"]

[backups.daily]
name = "Daily database backup"
interval = "daily"
retention = "30 days"
provider = "aws"
regions = ["frankfurt"]
[backups.weekly]
name = "Weekly database backup"
interval = "weekly"
retention = "12 weeks"
provider = "aws"
regions = ["frankfurt"]
[backups.base]
name = "Base backup"
interval = "every 6 hours"
retention = "2-5 days"
provider = "aws"
regions = ["frankfurt"]

[retention.closed]
name = "Closed accounts"
period = "7 days"
action = "delete"
backups = "12 weeks"
[retention.access-logs]
name = "Access logs"
period = "12 months"
action = "delete"
backups = "12 weeks"
[retention.audit]
name = "Audit records"
period = "90 days"
action = "delete"
backups = "12 weeks"
`

// A site binds what a text says.
type site struct {
	reader *claim.Reader
	binder *bind.Binder
}

func newSite(t testing.TB, data string) *site {
	t.Helper()
	s, err := load.Site(fstest.MapFS{"data/site.toml": &fstest.MapFile{Data: []byte(data)}}, nil, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	return &site{claim.NewReader(claim.NewLexicon(s.Center, s.Catalog)), bind.New(s.Center, s.Catalog)}
}

// bind returns the binding of the claim that stands on the words.
func (s *site) bind(t testing.TB, text, words string) bind.Binding {
	t.Helper()
	body := claim.NewText(prose.Parse(source.NewFile("content/policies/a.md", []byte(text))))
	defer body.Release()
	claims := s.reader.Read(body)
	for i := range claims {
		if claims[i].Span.Text() == words {
			return s.binder.Bind(&claims[i])
		}
	}
	t.Fatalf("no claim stands on %q", words)
	return bind.Binding{}
}

const (
	confirmed    = bind.Confirmed
	contradicted = bind.Contradicted
	ambiguous    = bind.Ambiguous
	unbacked     = bind.Unbacked
)

func TestBind(t *testing.T) {
	s := newSite(t, data)
	for _, tt := range []struct {
		name, text, words string
		verdict           bind.Verdict
		fault             bind.Fault
		fact              string
		reason            string // part of it
	}{
		{"tier", "Daily database backups are kept for 30 days.", "30 days", confirmed, 0, "backups.daily.retention", "‘daily’"},
		{"other tier", "Weekly database backups are kept for 12 weeks.", "12 weeks", confirmed, 0, "backups.weekly.retention", "‘weekly’"},
		{"wrong", "Daily database backups are kept for 60 days.", "60 days", contradicted, bind.WrongDuration, "backups.daily.retention", "bound to backups.daily.retention"},
		{"figure of the other tier", "Weekly database backups are kept for 30 days.", "30 days", contradicted, bind.WrongDuration, "backups.weekly.retention", ""},
		{"swapped, first", "Daily database backups are kept for 12 weeks and weekly database backups for 30 days.", "12 weeks", contradicted, bind.WrongDuration, "backups.daily.retention", ""},
		{"swapped, second", "Daily database backups are kept for 12 weeks and weekly database backups for 30 days.", "30 days", contradicted, bind.WrongDuration, "backups.weekly.retention", ""},
		{"lists side by side", "Daily and weekly database backups are kept for 30 days and 12 weeks respectively.", "12 weeks", confirmed, 0, "backups.weekly.retention", ""},
		{"no tier named, one has it", "Backups are kept for 12 weeks.", "12 weeks", confirmed, 0, "backups.weekly.retention", ""},
		{"pronoun", "Daily database backups are encrypted. They are kept for 60 days.", "60 days", contradicted, bind.WrongDuration, "backups.daily.retention", ""},
		{"pronoun for something else", "Reports beside daily database backups are encrypted. They are kept for 60 days.", "60 days", ambiguous, 0, "backups.daily.retention", "outside the sentence"},
		{"other backups", "Laptop backups are kept for 60 days.", "60 days", ambiguous, 0, "", "‘laptop’ may mean other backups"},
		{"heading alone", "# Daily database backups\n\nWorking files are kept for 60 days.", "60 days", ambiguous, 0, "backups.daily.retention", ""},
		{"mood", "Daily database backups were formerly kept for 60 days.", "60 days", ambiguous, 0, "backups.daily.retention", "of the past"},
		{"nothing of the kind", "Visitors' badges are kept for 60 days.", "60 days", unbacked, 0, "", "no fact of that kind"},
		{"no aspect", "The lift takes 30 seconds.", "30 seconds", unbacked, 0, "", "no word says"},
		{"rule", "Access logs are kept for 12 months.", "12 months", confirmed, 0, "retention.access-logs.period", ""},
		{"wrong rule", "Access logs are kept for 6 months.", "6 months", contradicted, bind.WrongDuration, "retention.access-logs.period", ""},
		{"rule and its copies", "Backups of closed accounts are kept for 12 weeks.", "12 weeks", confirmed, 0, "", ""},
		{"interval", "Base backups are taken every six hours.", "every six hours", confirmed, 0, "backups.base.interval", ""},
		{"wrong interval", "Base backups are taken hourly.", "hourly", contradicted, bind.WrongInterval, "backups.base.interval", ""},
		{"region", "Backups are stored in `eu-central-1`.", "eu-central-1", confirmed, 0, "backups.daily.regions", "‘backup’"},
		{"wrong region", "Backups are stored in `eu-west-3`.", "eu-west-3", contradicted, bind.WrongRegion, "backups.daily.regions", "‘backup’"},
		{"region that nobody has", "Backups are stored in `eu-west-9`.", "eu-west-9", contradicted, bind.UnknownRegion, "", "no provider in the catalog"},
		{"region negated", "Backups are never stored in `eu-west-3`.", "eu-west-3", ambiguous, 0, "backups.daily.regions", "negated"},
		{"city of code", "Backups are stored in Frankfurt (`eu-central-1`).", "Frankfurt", confirmed, 0, "regions.frankfurt.code", ""},
		{"wrong city of code", "Backups are stored in Paris (`eu-central-1`).", "Paris", contradicted, bind.WrongCity, "regions.frankfurt.code", "beside it"},
		{"country of company", "The control plane is hosted by Hetzner (Germany).", "Germany", confirmed, 0, "subprocessors.hetzner.country", ""},
		{"wrong country of company", "The control plane is hosted by Hetzner (Austria).", "Austria", contradicted, bind.WrongCountry, "subprocessors.hetzner.country", "‘Hetzner’ beside it"},
		{"country of subject", "Backups are stored in Ireland.", "Ireland", contradicted, bind.WrongCountry, "backups.daily.regions", ""},
		{"company of subject", "The control plane is hosted by Hetzner.", "Hetzner", confirmed, 0, "components.plane.provider", "‘Control plane’"},
		{"wrong company of subject", "The control plane is hosted by Scaleway.", "Scaleway", contradicted, bind.WrongProvider, "components.plane.provider", "‘Control plane’"},
		{"company in no list", "Alerts are sent through PagerDuty.", "PagerDuty", contradicted, bind.UnlistedVendor, "", "no sub-processor in the data has its name"},
		{"company not used", "PagerDuty had an outage.", "PagerDuty", unbacked, 0, "", "does not say that it is used"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := s.bind(t, tt.text, tt.words)
			fact := ""
			if b.Fact != nil {
				fact = b.Fact.ID
			}
			if b.Verdict != tt.verdict || b.Fault != tt.fault {
				t.Errorf("got %s (fault %d), want %s (fault %d): %s", b.Verdict, b.Fault, tt.verdict, tt.fault, b.Reason)
			}
			if tt.fact != "" && fact != tt.fact || tt.fact == "" && tt.verdict == unbacked && fact != "" {
				t.Errorf("bound to %q, want %q: %s", fact, tt.fact, b.Reason)
			}
			if !strings.Contains(b.Reason, tt.reason) || b.Reason == "" {
				t.Errorf("the reason is %q, want %q in it", b.Reason, tt.reason)
			}
			if b.Verdict == contradicted && b.Fault != bind.UnknownRegion && len(b.Others) == 0 && b.Fact == nil {
				t.Error("a contradiction without another side")
			}
		})
	}
}

// TestBindCompare holds how a length of time in prose is held against the one in the data: prose is a bound or a range, the
// data a point or a range.
func TestBindCompare(t *testing.T) {
	for _, tt := range []struct {
		said, words, data string
		want              bind.Verdict
	}{
		{"kept for at least 30 days", "30 days", "90 days", confirmed},
		{"kept for at least 30 days", "30 days", "30 days", confirmed},
		{"kept for at least 30 days", "30 days", "14 days", contradicted},
		{"kept for more than 30 days", "30 days", "90 days", confirmed},
		{"kept for up to 90 days", "90 days", "30 days", confirmed},
		{"kept for up to 14 days", "14 days", "30 days", contradicted},
		{"destroyed within 30 days", "30 days", "7 days", confirmed},
		{"destroyed within 30 days", "30 days", "90 days", contradicted},
		{"destroyed no later than 30 days after the audit", "30 days", "7 days", confirmed},
		{"kept for 30 days", "30 days", "30 days", confirmed},
		{"kept for 30 days", "30 days", "31 days", contradicted},
		{"kept for 30 days", "30 days", "1 month", ambiguous},
		{"kept for one month", "one month", "30 days", ambiguous},
		{"kept for 12 months", "12 months", "1 year", confirmed},
		{"kept for one year", "one year", "12 months", confirmed},
		{"kept for a year", "a year", "365 days", ambiguous},
		{"kept for two weeks", "two weeks", "14 days", confirmed},
		{"kept for 24 hours", "24 hours", "1 day", confirmed},
		{"kept for 3 days", "3 days", "3 business days", ambiguous},
		{"kept for 15 to 45 days", "15 to 45 days", "30 days", confirmed},
		{"kept for 60 to 90 days", "60 to 90 days", "30 days", contradicted},
		{"kept for 13 to 36 months", "13 to 36 months", "13-36 months", confirmed},
		{"kept for 20 months", "20 months", "13-36 months", ambiguous},
		{"kept for 40 months", "40 months", "13-36 months", contradicted},
		{"kept for about 25 days", "25 days", "24 days", confirmed},
		{"kept for about 25 days", "25 days", "90 days", contradicted},
	} {
		t.Run(tt.said+"/"+tt.data, func(t *testing.T) {
			s := newSite(t, "[organisation]\nname = \"Acme\"\n[retention.audit]\nname = \"Audit records\"\naction = \"delete\"\nperiod = \""+tt.data+"\"\n")
			b := s.bind(t, "Audit records are "+tt.said+".", tt.words)
			if b.Verdict != tt.want {
				t.Errorf("got %s, want %s: %s", b.Verdict, tt.want, b.Reason)
			}
		})
	}
}

// TestBindLost names the fact that came second and why.
func TestBindLost(t *testing.T) {
	b := newSite(t, data).bind(t, "Daily database backups are kept for 30 days.", "30 days")
	if !strings.Contains(b.Lost, "backups.weekly.retention lost") && !strings.Contains(b.Lost, "backups.base.retention lost") {
		t.Errorf("lost: %q, want another tier", b.Lost)
	}
}
