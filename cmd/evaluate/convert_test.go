package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/build"
)

// caseOf returns one of the cases of the tests.
func caseOf(t *testing.T, id string) *Case {
	t.Helper()
	cases, err := readCases(os.DirFS(units))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(cases, func(c *Case) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("there is no case %s", id)
	}
	return cases[i]
}

// TestConvert holds the tables that facts of every noun become.
func TestConvert(t *testing.T) {
	got := string(convert(caseOf(t, "n-everything").Facts).text)
	for name, want := range map[string]string{
		"promises of the organisation": "[organisation]\nname = \"Fernside\"\navailability = 99.9\nresidency = \"EEA\"\nresidency_data = [\"customer-personal-data\"]\nsubprocessor_notice = \"30 days\"\nobjection_window = \"14 days\"\n",
		"a country by its name":        "country = \"IE\"",
		"password length":              "password_length = 14",
		"a bound of another kind":      "[facts.pw-max]\ntitle = \"maximum password length\"\nvalue = \"128\"\ntype = \"count\"",
		"lockout":                      "lockout_attempts = 6\nlocked_for = \"15 minutes\"",
		"a length from ISO 8601":       "session_timeout = \"PT15M\"",
		"a tier of backups":            "[backups.b-daily]\nname = \"daily\"\nterms = [\"database\"]\ninterval = \"every night\"\nretention = \"30 days\"\npoint_in_time = \"7 days\"\nprovider = \"aws\"\nregions = [\"b-daily\"]",
		"a provider that is not there": "[subprocessors.aws]\nname = \"AWS\"\nlegal_name = \"Amazon Web Services EMEA SARL\"",
		"a vendor's certificate":       "holder = \"aws\"\nstatus = \"certified\"\nexpires = 2031-05-01",
		"a promise to some":            "[facts.up-pro]\ntitle = \"monthly availability\"\nvalue = \"99.95 %\"\ntype = \"percentage\"\napplies_to = [\"Pro\"]",
		"when time begins to run":      "[facts.ask]\ntitle = \"time to ask for data\"\nvalue = \"30 days\"\ntype = \"period\"\ntrigger = \"termination\"",
		"a promise of a minimum":       "value = \"at least 24 months\"",
		"a second factor":              "mfa = \"required\"",
		"hashes":                       "scope = \"hashing\"\ncipher = \"Argon2id\"",
		"backups in their region":      "[backups.b-log]\nname = \"database\"\nterms = [\"point-in-time recovery\"]\npoint_in_time = \"7 days\"\nregions = [\"r\"]",
		"a figure of its own":          "[facts.requests]\ntitle = \"answer to requests of data subjects\"\nvalue = \"within 1 month\"\ntype = \"period\"",
		"a city's country":             "[regions.web]\nprovider = \"sp\"\ncity = \"Nuremberg\"\ncountry = \"DE\"",
		"keys":                         "scope = \"keys\"\nrotation = \"90 days\"",
		"to be verified":               "status = \"unverified\"",
		"a field of its own":           "[facts.e2-key-length]\ntitle = \"disks: key length\"\nvalue = \"256\"\ntype = \"count\"",
		"an authority":                 "to = \"authority\"\nevent = \"personal data breach\"\nwithin = \"72 hours\"\nfrom = \"becoming aware\"",
		"somebody else":                "name = \"our insurer\"\nto = \"others\"",
		"a class of logs":              "[retention.r1]\nname = \"audit logs, hot\"\nperiod = \"90 days\"",
		"not stored":                   "period = \"immediately\"\npart_of = \"r1\"",
		"without end":                  "period = \"indefinitely\"\naction = \"delete\"",
		"a deadline":                   "period = \"within 60 days\"",
		"a state":                      "while = \"while the account exists\"",
		"business time":                "resolution = \"1 business day\"",
		"personal data":                "[data_categories.customer-personal-data]\nname = \"customer personal data\"\nabout = \"customer personal data\"\npersonal = true",
		"quotation marks":              "name = \"Nobody's \\\"Own\\\" Mail\\\\Service\"",
		"TLS versions":                 "tls = [\"1.2\", \"1.3\"]",
		"an unknown noun":              "[facts.w]\ntitle = \"rain per month\"\nvalue = \"81 %\"\ntype = \"percentage\"",
		"a fact without an ID":         "[facts.fact-42]\ntitle = \"7\"\nvalue = \"3 hours\"\ntype = \"period\"",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s: the data lack\n%s", name, want)
		}
	}
}

// TestConvertRemembers holds that each line leads back to the fact and the field that it says.
func TestConvertRemembers(t *testing.T) {
	d := convert(caseOf(t, "n-everything").Facts)
	lines := strings.Split(strings.TrimSuffix(string(d.text), "\n"), "\n")
	if len(lines) != len(d.lines) {
		t.Fatalf("%d lines, and %d are remembered", len(lines), len(d.lines))
	}
	for text, want := range map[string]said{
		"availability = 99.9":               {"up", "value"},
		"subprocessor_notice = \"30 days\"": {"notice", "period"},
		"[backups.b-daily]":                 {"b daily", ""},
		"within = \"72 hours\"":             {"n", "within"},
		"city = \"Atlantis\"":               {"sp2", "region"},
	} {
		n := slices.Index(lines, text)
		if n < 0 {
			t.Errorf("there is no line %s", text)
			continue
		}
		if got := d.at(n + 1); got != want {
			t.Errorf("%s says %+v, want %+v", text, got, want)
		}
	}
}

// TestCompleteList holds that a company which is not on a complete list is not put there.
func TestCompleteList(t *testing.T) {
	f := func(o object) *neutral { return newNeutral(o, 0) }
	list := f(object{"noun": "commitment", "id": "all", "name": "complete list of sub-processors", "members": []any{"h"}})
	got := string(convert([]*neutral{
		f(object{"noun": "subprocessor", "id": "h", "name": "Hetzner", "country": "DE"}),
		f(object{"noun": "subprocessor", "id": "v", "name": "Vultr", "country": "US"}),
		f(object{"noun": "subprocessor", "id": "p", "name": "Postmark", "country": "US", "status": "planned"}),
		f(object{"noun": "component", "id": "web", "name": "web", "provider": "Vultr"}), list,
	}).text)
	for _, want := range []string{"subprocessors_complete = true", "[subprocessors.h]", "[subprocessors.p]", "status = \"planned\"", "provider = \"vultr\""} {
		if !strings.Contains(got, want) {
			t.Errorf("the data lack %s:\n%s", want, got)
		}
	}
	if strings.Contains(got, "[subprocessors.v") {
		t.Errorf("the list was lengthened:\n%s", got)
	}
}

// TestCasesConvertWell walks the repository's cases: what the converter writes must be what the data format asks for.
func TestCasesConvertWell(t *testing.T) {
	cases, err := readCases(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, c := range cases {
		if ids[c.ID] {
			t.Errorf("two cases are called %s", c.ID)
		}
		ids[c.ID] = true
		for _, p := range c.Problems {
			t.Errorf("%s: %s", c.ID, p)
		}
		fsys, _ := c.site()
		r, err := build.Check(fsys, build.Options{Today: asOf})
		if err != nil {
			t.Fatal(err)
		}
		s := &scored{Case: c}
		s.countable(r.Findings)
		for _, b := range s.bugs {
			t.Errorf("%s: %s", c.ID, b)
		}
	}
	if len(cases) < 4 {
		t.Errorf("%d cases were found", len(cases))
	}
}

// TestCasesAreWellFormed holds that each place that a case names is there.
func TestCasesAreWellFormed(t *testing.T) {
	cases, err := readCases(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if c.Clean() != (len(c.Expect) == 0) || c.Kind != "clean" && c.Kind != "contradiction" || !slices.Contains(modes, c.Mode) {
			t.Errorf("%s: kind %q, mode %q and %d expectations do not go together", c.ID, c.Kind, c.Mode, len(c.Expect))
		}
		for _, x := range c.Expect {
			for _, p := range x.At {
				switch {
				case p.Fact != "" && !slices.ContainsFunc(c.Facts, func(f *neutral) bool { return f.id == p.Fact }):
					t.Errorf("%s: there is no fact %q", c.ID, p.Fact)
				case p.Doc != "" && c.Docs[p.Doc] == nil:
					t.Errorf("%s: there is no document %q", c.ID, p.Doc)
				case p.Doc != "" && !strings.Contains(c.line(p.Doc, p.Line), p.Excerpt):
					t.Errorf("%s: %q does not stand in line %d of %s: %q", c.ID, p.Excerpt, p.Line, p.Doc, c.line(p.Doc, p.Line))
				}
			}
		}
	}
}
