package claim_test

import (
	"strings"
	"testing"
	"testing/fstest"

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
[regions.fsn]
provider = "hetzner"
code = "fsn1"
`

func newReader(t testing.TB) *claim.Reader {
	t.Helper()
	site, err := load.Site(fstest.MapFS{"data/site.toml": &fstest.MapFile{Data: []byte(data)}}, nil, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	return claim.NewReader(claim.NewLexicon(site.Center, site.Catalog))
}

func read(r *claim.Reader, text string) []claim.Claim {
	t := claim.NewText(prose.Parse(source.NewFile("content/policies/a.md", []byte(text))))
	defer t.Release()
	return r.Read(t)
}

// A said is what a test expects of one claim. Span is the text of the file that the claim stands on; value is the range for
// lengths of time, the code, city, country or company for names.
type said struct {
	kind   claim.Kind
	span   string
	value  string
	bound  claim.Bound
	aspect string
	mood   claim.Mood
}

func valueOf(c *claim.Claim) string {
	switch c.Kind {
	case claim.Region:
		return c.Region.Code
	case claim.City, claim.Country:
		return c.Place
	case claim.Provider:
		return c.Entity
	}
	return c.Range.String()
}

func TestRead(t *testing.T) {
	const (
		d  = claim.Duration
		iv = claim.Interval
	)
	tests := []struct {
		name, text string
		want       []said
	}{
		{"plain", "Copies are kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"floor", "Copies are kept for at least 30 days.", []said{{d, "30 days", "at least 30 days", claim.AtLeast, "retention", claim.Asserted}}},
		{"floor behind", "Copies are kept for 30 days or more.", []said{{d, "30 days", "at least 30 days", claim.AtLeast, "retention", claim.Asserted}}},
		{"ceiling", "Copies are kept for up to 90 days.", []said{{d, "90 days", "up to 90 days", claim.AtMost, "retention", claim.Asserted}}},
		{"no longer than", "Logs are kept no longer than 6 months.", []said{{d, "6 months", "up to 6 months", claim.AtMost, "retention", claim.Asserted}}},
		{"deadline", "Data are deleted within 30 days.", []said{{d, "30 days", "up to 30 days", claim.Within, "retention", claim.Asserted}}},
		{"no later than", "We notify customers no later than 72 hours after discovery.", []said{{d, "72 hours", "up to 72 hours", claim.Within, "notification", claim.Asserted}}},
		{"at the latest", "Data are destroyed after 30 days at the latest.", []said{{d, "30 days", "up to 30 days", claim.Within, "retention", claim.Asserted}}},
		{"about", "Copies are kept for about 25 days.", []said{{d, "25 days", "25 days", claim.About, "retention", claim.Asserted}}},
		{"words and digits", "Copies are kept for thirty (30) days.", []said{{d, "thirty (30) days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"range", "Copies are kept for 15 to 30 days.", []said{{d, "15 to 30 days", "15–30 days", claim.Exact, "retention", claim.Asserted}}},
		{"range with an en dash", "Copies are kept for 2–5 days.", []said{{d, "2–5 days", "2–5 days", claim.Exact, "retention", claim.Asserted}}},
		{"no-break space", "Copies are kept for 30\u00a0days.", []said{{d, "30\u00a0days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"entity", "Copies are kept for 30&nbsp;days.", []said{{d, "30&nbsp;days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"hard-wrapped", "Copies are kept for 30\ndays.", []said{{d, "30\ndays", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"bold number", "Copies are kept for **30** days.", []said{{d, "30** days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"business days", "We respond within 3 business days.", []said{{d, "3 business days", "up to 3 business days", claim.Within, "response", claim.Asserted}}},
		{"interval", "Copies are made every six hours.", []said{{iv, "every six hours", "6 hours", claim.Exact, "interval", claim.Asserted}}},
		{"adverb", "Backups are taken nightly.", []said{{iv, "nightly", "1 day", claim.Exact, "interval", claim.Asserted}}},
		{"at least daily", "Backups are taken at least daily.", []said{{iv, "daily", "up to 1 day", claim.AtLeast, "interval", claim.Asserted}}},
		{"tier and no rhythm", "The nightly backup is kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"tiers and no rhythm", "Daily, weekly and monthly copies are kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"review", "Access is reviewed every quarter.", []said{{iv, "every quarter", "1 quarter", claim.Exact, "cadence", claim.Asserted}}},
		{"two in a sentence", "Logs are kept for 30 days and invoices for 10 years.", []said{
			{d, "30 days", "30 days", claim.Exact, "retention", claim.Asserted}, {d, "10 years", "10 years", claim.Exact, "retention", claim.Asserted}}},
		{"heading gives the aspect", "## Retention\n\nInvoices: 10 years", []said{{d, "10 years", "10 years", claim.Exact, "retention", claim.Asserted}}},
		{"column head gives the aspect", "| Data | Kept for |\n|---|---|\n| Logs | 30 days |", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"nothing gives the aspect", "The lift takes 30 seconds.", []said{{d, "30 seconds", "30 seconds", claim.Exact, "", claim.Asserted}}},
		{"negated", "Copies are not kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Negated}}},
		{"not longer is a bound", "Copies are kept for not longer than 30 days.", []said{{d, "30 days", "up to 30 days", claim.AtMost, "retention", claim.Asserted}}},
		{"example", "For example, copies are kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Example}}},
		{"planned", "We plan to keep copies for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Planned}}},
		{"planned heading", "# Roadmap\n\nCopies are kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Planned}}},
		{"past", "Copies were previously kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Past}}},
		{"history", "# Version history\n\nCopies are kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Past}}},
		{"default", "By default, copies are kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Optional}}},
		{"plan", "On the Enterprise plan, copies are kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Optional}}},
		{"customer's duty", "The customer must keep copies for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.OtherParty}}},
		{"quoted law", "> Article 5: Records shall be kept for 10 years.", []said{{d, "10 years", "10 years", claim.Exact, "retention", claim.Quoted}}},
		{"own remark set off", "> Copies are kept for 30 days.", []said{{d, "30 days", "30 days", claim.Exact, "retention", claim.Asserted}}},
		{"code", "Backups are in eu-central-1.", []said{{claim.Region, "eu-central-1", "eu-central-1", claim.Exact, "", claim.Asserted}}},
		{"code span", "Backups are in `fsn1`.", []said{{claim.Region, "fsn1", "fsn1", claim.Exact, "", claim.Asserted}}},
		{"code that nobody has", "Backups are in eu-west-9.", []said{{claim.Region, "eu-west-9", "eu-west-9", claim.Exact, "", claim.Asserted}}},
		{"code within a name", "The bucket is acme-eu-west-3-audit.", nil},
		{"zone of a code", "The disk is in eu-west-3a.", []said{{claim.Region, "eu-west-3", "eu-west-3", claim.Exact, "", claim.Asserted}}},
		{"city and country", "Data are stored in Falkenstein, Germany.", []said{
			{claim.City, "Falkenstein", "Falkenstein", claim.Exact, "", claim.Asserted}, {claim.Country, "Germany", "DE", claim.Exact, "", claim.Asserted}}},
		{"city without data", "We met in Paris.", nil},
		{"company and country", "Data are hosted by Hetzner (Germany).", []said{
			{claim.Provider, "Hetzner", "hetzner", claim.Exact, "", claim.Asserted}, {claim.Country, "Germany", "DE", claim.Exact, "", claim.Asserted}}},
		{"legal name", "Data are hosted by Hetzner Online GmbH.", []said{{claim.Provider, "Hetzner Online GmbH", "hetzner", claim.Exact, "", claim.Asserted}}},
		{"company not used", "Data are never hosted by Hetzner.", []said{{claim.Provider, "Hetzner", "hetzner", claim.Exact, "", claim.Negated}}},
		{"code block", "```\nkept for 30 days\n```", nil},
		{"comment", "<!-- kept for 30 days -->", nil},
	}
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(r, tt.text)
			for i := range max(len(got), len(tt.want)) {
				switch {
				case i >= len(got):
					t.Errorf("not read: %v", tt.want[i])
				case i >= len(tt.want):
					t.Errorf("read and not expected: %s %q", got[i].Kind, got[i].Text)
				default:
					c := &got[i]
					if g := (said{c.Kind, c.Span.Text(), valueOf(c), c.Bound, c.Aspect, c.Mood}); g != tt.want[i] {
						t.Errorf("got %v, want %v", g, tt.want[i])
					}
				}
			}
		})
	}
}

// TestReadNear holds what a place stands beside.
func TestReadNear(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct{ text, place, near string }{
		{"Data are hosted by Hetzner (Germany).", "Germany", "Hetzner"},
		{"Backups are stored in Paris (`eu-west-3`).", "Paris", "eu-west-3"},
		{"Backups are stored in `eu-west-3` (Paris).", "Paris", "eu-west-3"},
		{"Backups are stored in Paris. Hetzner hosts the rest.", "Paris", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			for _, c := range read(r, tt.text) {
				if c.Text != tt.place {
					continue
				}
				near := ""
				if c.Near != nil {
					near = c.Near.Text
				}
				if near != tt.near {
					t.Errorf("%s stands beside %q, want %q", c.Text, near, tt.near)
				}
				return
			}
			t.Errorf("%s is not read", tt.place)
		})
	}
}

// TestReadLongBlock reads a block such as no policy has. Were the time to grow with the square of its length, or worse, the test
// would not end.
func TestReadLongBlock(t *testing.T) {
	const n = 4000
	if got := len(read(newReader(t), strings.Repeat("kept 5 days and ", n))); got != n {
		t.Errorf("%d claims, want %d", got, n)
	}
}

// FuzzRead holds that no text makes the reader panic, and that every claim stands on words within its document.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"TLS 1.0, 1.1 and SSLv3 are off; only TLS 1.2-1.3", "TLS v1.", "| Min. TLS | 1.2+ |\n|---|---|\n| x | AES with 256-bit", "3DES, triple", "**Encrypted:** no", "Encrypted? Yes", "XTS-AES", "SHA-2-", "not encrypted", "in the clear", "SSL 3 or TLS version >= 1.2",
		"Copies are kept for **30** days.", "| Daily | 2–5 days |\n|---|---|\n| nightly | thirty (30) days |", "- **Weekly:** 12 weeks\n  - they are kept 3 business days\n",
		"> every six hours, within eu-west-9 (Paris)", "+++\ntitle = \"x\"\n+++\n# Roadmap\nHetzner (Germany), e.g. AWS", "30&nbsp;days\r\nor **more**. They are kept 1 year.", "at least daily, weekly and", "thirty (30",
		"daily", "(", "Hetzner -", "up to 24/7 h", "Term\n: within 5 to", "[^1]\n\n[^1]: kept 30 days", "Backups. It is", "customer's\u00a030\u2011day notice",
	} {
		f.Add(s)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range read(r, text) {
			if c.Span.File == nil || c.Span.Start < 0 || c.Span.End > len(c.Span.File.Data) || c.Span.Start >= c.Span.End {
				t.Errorf("claim %q has the span %d to %d of %d bytes", c.Text, c.Span.Start, c.Span.End, len(text))
			}
			if c.Start < 0 || c.End <= c.Start || len(c.Text) != c.End-c.Start && !strings.Contains(c.Sentence, c.Text) {
				t.Errorf("claim %q stands at %d to %d of its block", c.Text, c.Start, c.End)
			}
			_, _, _ = c.Kind.String(), c.Bound.String(), c.Mood.String()
		}
	})
}
