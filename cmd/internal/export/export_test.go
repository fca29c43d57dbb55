package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"candor/cmd/internal/site"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// FuzzQuote holds our JSON strings to what encoding/json reads in them.
func FuzzQuote(f *testing.F) {
	for _, s := range []string{"", "a", `"\`, "a\nb\tc\x00\x1f\x7f", "<script>&amp;</script>", "é–\u2028\u2029\U0001f600", "\xff a\xc3", "\xed\xa0\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := quote(nil, s)
		var got string
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatalf("%q becomes %s: %v", s, b, err)
		}
		var want string
		reference, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(reference, &want); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", s, got, want)
		}
		if bytes.ContainsAny(b, "<>&\u2028\u2029\n") {
			t.Errorf("%q becomes %s, which cannot stand in a page", s, b)
		}
	})
}

func TestGuard(t *testing.T) {
	for s, want := range map[string]string{
		"":                        "",
		"30 days":                 "30 days",
		"a=1":                     "a=1",
		"'quoted'":                "'quoted'",
		"=HYPERLINK(\"x\",\"y\")": "'=HYPERLINK(\"x\",\"y\")",
		"+33 4 00":                "'+33 4 00",
		"-1+2":                    "'-1+2",
		"@SUM(A1)":                "'@SUM(A1)",
		"\t=1":                    "'\t=1",
		"\r=1":                    "'\r=1",
		"＝1":                      "'＝1",
		"–":                       "–",
	} {
		if got := guard(s); got != want {
			t.Errorf("guard(%q): got %q, want %q", s, got, want)
		}
	}
}

func TestSheetName(t *testing.T) {
	taken := map[string]bool{}
	for _, c := range [][2]string{
		{"Backup tiers", "Backup tiers"},
		{"backup TIERS", "backup TIERS 2"},
		{"What is [in]: a/b?", "What is  in   a b"},
		{"'quoted'", "quoted"},
		{"A title of more than thirty-one characters", "A title of more than thirty-one"},
		{"A title of more than thirty-one letters", "A title of more than thirty-o 2"},
		{"", " 2"},
		{strings.Repeat("\U0001f600", 20), strings.Repeat("\U0001f600", 15)},
	} {
		if got := sheetName(c[0], taken); got != c[1] {
			t.Errorf("sheetName(%q): got %q, want %q", c[0], got, c[1])
		}
	}
}

func TestColumn(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := column(i); got != want {
			t.Errorf("column(%d): got %s, want %s", i, got, want)
		}
	}
}

// crowd returns the plan of a site of so many sub-processors, each of which has a page.
func crowd(t *testing.T, n int, address string) *site.Site {
	t.Helper()
	f := source.NewFile("data/a.toml", []byte("text"))
	span := f.Span(0, 4)
	c := &trust.Center{}
	c.Organisation.Name.V = "Acme"
	c.Site.Address.V = trust.Address(address)
	c.Site.Span, c.Site.Noun = span, "site"
	var nouns []trust.Noun
	for i := range n {
		v := &trust.Subprocessor{}
		v.ID, v.Noun, v.Span = fmt.Sprintf("v%06d", i), "subprocessors", span
		v.Name.V = v.ID
		c.Subprocessors = append(c.Subprocessors, v)
		nouns = append(nouns, v)
	}
	c.Index(nil, nouns)
	return site.Plan(site.Input{Center: c, AsOf: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
}

// TestSitemapIndex holds a site of more pages than one sitemap may list to several and an index.
func TestSitemapIndex(t *testing.T) {
	const most = 20
	s := crowd(t, 30, "https://trust.acme.example/a b/")
	files := sitemaps(s, most)
	if len(files) != 3 {
		t.Fatalf("%d files, want two parts and an index", len(files))
	}
	total := 0
	for _, f := range files[:2] {
		var w bytes.Buffer
		if err := f.Write(&w); err != nil {
			t.Fatal(err)
		}
		var set struct {
			URLs []struct {
				Loc string `xml:"loc"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal(w.Bytes(), &set); err != nil {
			t.Fatal(err)
		}
		if len(set.URLs) > most {
			t.Errorf("%s lists %d addresses", f.Name, len(set.URLs))
		}
		total += len(set.URLs)
	}
	var w bytes.Buffer
	if err := files[2].Write(&w); err != nil {
		t.Fatal(err)
	}
	var index struct {
		Maps []struct {
			Loc string `xml:"loc"`
		} `xml:"sitemap"`
	}
	if err := xml.Unmarshal(w.Bytes(), &index); err != nil {
		t.Fatal(err)
	}
	if want := len(s.Pages()) - 1; total != want || len(index.Maps) != 2 || !strings.HasSuffix(index.Maps[1].Loc, "/sitemap-2.xml") || files[2].Name != "sitemap.xml" {
		t.Errorf("%d addresses, want %d; the index of %s has %v", total, want, files[2].Name, index.Maps)
	}
	if crowdless := sitemaps(crowd(t, 1, ""), most); crowdless != nil {
		t.Error("a site without an address has a sitemap")
	}
}

// TestUUID holds identifiers to version 5 of RFC 9562, and to themselves from build to build.
func TestUUID(t *testing.T) {
	s := crowd(t, 0, "https://trust.acme.example/")
	if got, want := uuid(s, "service"), uuid(s, "service"); got != want {
		t.Errorf("got %s, then %s", got, want)
	}
	if a, b := uuid(s, "a"), uuid(s, "b"); a == b || a[14] != '5' || !strings.ContainsRune("89ab", rune(a[19])) {
		t.Errorf("got %s and %s", a, b)
	}
}

// TestEntryValues holds what is written of an entry to its types: numbers and flags are not text.
func TestEntryValues(t *testing.T) {
	f := source.NewFile("data/a.toml", []byte(`"30 days" true 3 2026-01-02`))
	r := &trust.Access{Name: trust.Text{V: "A", Span: f.Span(0, 1)}}
	r.SessionTimeout.Span = f.Span(0, 9)
	r.Logged = trust.Flag{V: false, Span: f.Span(10, 14)}
	r.Lockout = trust.Count{V: 3, Span: f.Span(15, 16)}
	r.Terms = []trust.Text{{V: "for the checker"}}
	var j jsonText
	entry(&j, r)
	const want = `{"name":"A","session_timeout":"30 days","lockout_attempts":3,"logged":false}`
	if string(j.b) != want {
		t.Errorf("got %s, want %s", j.b, want)
	}
}
