package load_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

const hetzner = "[subprocessors.hetzner]\nname = \"Hetzner\"\nlegal_name = \"Hetzner Online GmbH\"\ncountry = \"DE\"\npurpose = \"Hosting\"\n"

func TestFacts(t *testing.T) {
	d := site(t, "a.toml", hetzner+`processing_countries = ["FR", "IE"]
[backups.database-daily]
name = "Daily database backup"
interval = "every 24 hours"
retention = "14-30 days"
restore_test = "every 6 months"
[encryption.web]
name = "Web"
scope = "in-transit"
tls = ["1.2", "1.3"]
hsts = "P1Y"
[access.server]
name = "Servers"
who = "Operators"
password_length = 16
[contacts.security]
name = "Security"
purpose = "security"
email = "security@larkbridge.example"
[severities.critical]
name = "Critical"
level = 1
about = "Down"
update_interval = "continuously"
`)
	if len(d.Findings) != 0 {
		t.Fatal(lines(d.Findings))
	}
	tests := []struct{ id, title, aspect, text, said string }{
		{"backups.database-daily.interval", "Daily database backup: interval", "interval", "daily", `"every 24 hours"`},
		{"backups.database-daily.retention", "Daily database backup: retention", "retention", "14–30 days", `"14-30 days"`},
		{"backups.database-daily.restore_test", "Daily database backup: restore test", "restore-test", "every 6 months", `"every 6 months"`},
		{"subprocessors.hetzner.country", "Hetzner: country", "seat", "Germany", `"DE"`},
		{"subprocessors.hetzner.processing_countries", "Hetzner: processing countries", "country", "France, Ireland", `"FR", "IE"`},
		{"encryption.web.tls", "Web: TLS", "tls", "1.2, 1.3", `"1.2", "1.3"`},
		{"encryption.web.hsts", "Web: HSTS", "hsts", "1 year", `"P1Y"`},
		{"access.server.password_length", "Servers: password length", "password-length", "16", "16"},
		{"contacts.security.email", "Security: email", "email", "security@larkbridge.example", `"security@larkbridge.example"`},
		{"severities.critical.update_interval", "Critical: update interval", "update", "continuously", `"continuously"`},
	}
	for _, tt := range tests {
		f, ok := d.Center.Lookup(tt.id)
		if !ok {
			t.Errorf("there is no fact %s", tt.id)
			continue
		}
		if f.ID != tt.id || f.Title != tt.title || f.Aspect != tt.aspect || f.Text != tt.text || f.Span.Text() != tt.said {
			t.Errorf("%s: got  %q %q %q said as %s\nwant %q %q %q said as %s", tt.id, f.Title, f.Aspect, f.Text, f.Span.Text(), tt.title, tt.aspect, tt.text, tt.said)
		}
	}
	f, _ := d.Center.Lookup("subprocessors.hetzner.processing_countries")
	if !reflect.DeepEqual(f.Value, []string{"FR", "IE"}) || len(f.Spans) != 2 || f.Spans[1].Text() != `"IE"` {
		t.Errorf("the members are %v at %v, want the codes, each at its place", f.Value, f.Spans)
	}
	if _, ok := d.Center.Lookup("backups.database-daily.name"); ok {
		t.Error("a name is a fact")
	}
	seen := map[string]bool{}
	for _, f := range d.Center.Stated {
		if seen[f.ID] {
			t.Errorf("two facts have the ID %s", f.ID)
		}
		seen[f.ID] = true
	}
}

func TestStages(t *testing.T) {
	var b strings.Builder
	b.WriteString("[retention.closed]\nname = \"Closed accounts\"\nperiod = \"90 days\"\n")
	for i, name := range []string{"Read-only", "Read only", "読取", "削除", "Period", "read-only-2"} {
		b.WriteString("[[retention.closed.stages]]\nname = \"" + name + "\"\nperiod = \"" + string(rune('1'+i)) + " days\"\n")
	}
	d := site(t, "a.toml", b.String())
	if len(d.Findings) != 0 {
		t.Fatal(lines(d.Findings))
	}
	if got := len(d.Center.Stated); got != 7 {
		t.Errorf("got %d facts, want the period of the rule and of six stages", got)
	}
	for id, text := range map[string]string{
		"period": "90 days", "read-only.period": "1 day", "read-only-2.period": "2 days", "3.period": "3 days", "4.period": "4 days", "period.period": "5 days", "read-only-2-2.period": "6 days",
	} {
		f, ok := d.Center.Lookup("retention.closed." + id)
		if !ok {
			t.Errorf("there is no fact %s", id)
		} else if f.Text != text {
			t.Errorf("%s is %s, want %s", id, f.Text, text)
		}
	}
	if f, _ := d.Center.Lookup("retention.closed.read-only.period"); f != nil && f.Title != "Closed accounts, Read-only: period" {
		t.Errorf("its title is %q", f.Title)
	}
}

func TestStatements(t *testing.T) {
	tests := []struct {
		kind, value string
		want        any
		text        string
	}{
		{"period", "30 days", period.Point(period.Of(30, period.Day)), "30 days"},
		{"interval", "daily", trust.Interval(period.Point(period.Of(1, period.Day))), "daily"},
		{"percentage", "99.9 %", trust.Percentage(99.9), "99.9 %"},
		{"count", "16", 16, "16"},
		{"date", "2026-05-11", time.Date(2026, 5, 11, 0, 0, 0, 0, time.UTC), "11 May 2026"},
		{"text", "2 GB", "2 GB", "2 GB"},
		{"email", "a@b.example", trust.Mailbox("a@b.example"), "a@b.example"},
		{"host", "A.example", trust.Host("a.example"), "a.example"},
	}
	for _, tt := range tests {
		t.Run(tt.kind, func(t *testing.T) {
			d := site(t, "a.toml", "[facts.x]\ntitle = \"Largest\"\ntype = \""+tt.kind+"\"\nvalue = \""+tt.value+"\"\n")
			if len(d.Findings) != 0 {
				t.Fatal(lines(d.Findings))
			}
			f, ok := d.Center.Lookup("facts.x")
			if !ok || !reflect.DeepEqual(f.Value, tt.want) || f.Text != tt.text || f.Title != "Largest" || f.Aspect != tt.kind {
				t.Errorf("got %+v, want the value %#v as %q", f, tt.want, tt.text)
			}
		})
	}
	bad := map[string][]string{
		"period": {"soon", "daily"}, "interval": {"often"}, "percentage": {"NaN", "101", "many", "-1 %"}, "count": {"-1", "1.5", "1,000", "99999999999999999999"},
		"date": {"May", "2026-02-30"}, "email": {"a", "A <a@b.example>"}, "host": {"https://a.example", "a"},
	}
	for kind, values := range bad {
		for _, v := range values {
			f := one(t, site(t, "a.toml", "[facts.x]\ntitle = \"Largest\"\ntype = \""+kind+"\"\nvalue = \""+v+"\"\n").Findings)
			if f.Rule != "type-wrong" || f.Span.Text() != `"`+v+`"` || !strings.HasPrefix(f.Message, `value = "`+v+`": `) || len(f.Related) != 1 || f.Related[0].Span.Text() != `"`+kind+`"` {
				t.Errorf("%s %q: got %s %s %q, related %v", kind, v, f.Rule, f.Span.Text(), f.Message, f.Related)
			}
		}
	}
}

func TestCompletion(t *testing.T) {
	d := site(t, "a.toml", hetzner+`[subprocessors.amazon]
name = "Amazon Web Services"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Storage"
[regions.frankfurt]
provider = "amazon"
code = "eu-central-1"
[regions.named]
provider = "amazon"
code = "eu-west-3"
name = "Our Paris"
city = "Lutetia"
country = "DE"
[regions.own]
provider = "hetzner"
code = "xyz9"
country = "FI"
city = "Oulu"
[regions.nowhere]
provider = "hetzner"
code = "zzz9"
`)
	if len(d.Findings) != 0 {
		t.Fatal(lines(d.Findings))
	}
	known, ok := catalog.Default().Region("aws", "eu-central-1")
	if !ok {
		t.Fatal("the catalog does not know eu-central-1")
	}
	r := d.Center.Regions[0]
	if r.City.V != known.City || string(r.Country.V) != known.Country || r.Name.V != known.Name || r.Country.V != "DE" {
		t.Errorf("completed to %q, %q, %q, want what the catalog says: %+v", r.Name.V, r.City.V, r.Country.V, known)
	}
	if r.City.Span != r.Code.Span || r.Country.Span != r.Code.Span {
		t.Errorf("the city stands at %v and the country at %v, want both at the code that says them", r.City.Span, r.Country.Span)
	}
	if f, ok := d.Center.Lookup("regions.frankfurt.country"); !ok || f.Text != "Germany" {
		t.Errorf("the completed country is the fact %+v, want Germany", f)
	}
	if r := d.Center.Regions[1]; r.Name.V != "Our Paris" || r.City.V != "Lutetia" || r.Country.V != "DE" {
		t.Errorf("given values were overwritten: %q, %q, %q", r.Name.V, r.City.V, r.Country.V)
	}
	if own, ok := d.Catalog.Region("hetzner", "xyz9"); !ok || own.City != "Oulu" || own.Country != "FI" {
		t.Errorf("the site's own region is %+v, %v in its catalog", own, ok)
	}
	if _, ok := catalog.Default().Region("hetzner", "xyz9"); ok {
		t.Error("the shipped catalog was changed")
	}
	if _, ok := d.Catalog.Region("hetzner", "zzz9"); ok {
		t.Error("a region without a country is in the catalog")
	}
}

func TestText(t *testing.T) {
	tests := []struct {
		v    any
		want string
	}{
		{period.Point(period.Of(1, period.Day)), "1 day"}, {trust.Percentage(99.95), "99.95 %"}, {7, "7"}, {trust.CountryCode("DE"), "Germany"}, {trust.CountryCode("ZZ"), "ZZ"},
		{time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC), "1 May 2026"}, {"x", "x"},
		{trust.Interval(period.Point(period.Of(12, period.Month))), "yearly"}, {trust.Interval(period.Point(period.Of(7, period.Day))), "weekly"},
		{trust.Interval(period.Point(period.Of(2, period.Year))), "every 2 years"}, {trust.Interval(period.Range{Min: period.Of(1, period.Hour), Max: period.Of(2, period.Hour)}), "every 1–2 hours"},
	}
	for _, tt := range tests {
		if got := load.Text(tt.v); got != tt.want {
			t.Errorf("Text(%#v) = %q, want %q", tt.v, got, tt.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{"Read-only": "read-only", "  A  b ": "a-b", "読取": "", "Größe 3": "gr-e-3", "": "", "--": ""} {
		if got := load.Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"retention", "retention_days", "region"}
	for word, want := range map[string]string{"retetion": "retention", "REGION": "region", "zzz": "", "": "", strings.Repeat("retention", 1000): ""} {
		if got := load.Nearest(word, names); got != want {
			t.Errorf("Nearest(%.20q) = %q, want %q", word, got, want)
		}
	}
}
