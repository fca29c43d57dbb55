package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"candor/cmd/internal/build"
	"candor/cmd/internal/catalog"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
)

// nouns and fields are those of the cases, and some that no case has.
var (
	nouns = strings.Fields(`access backup certification commitment component continuity domain encryption notification organization region retention review
		role severity subprocessor tls weather`)
	fields = strings.Fields(`address after aliases algorithm announced applies_to article authority availability backups basis brands by channel cipher city
		class code condition contact copies count countries country data date deadline definition description disabled disposal domains dpa duration
		duties effective email encryption end ended environment event every everywhere expires fact failed_attempts fix frequency from holder host hosts
		hsts idle_timeout immutable interval issued issuer key_management key_rotation keys last last_test law legal_name length level limit location
		lockout max max_version members method mfa min min_version minimum mtd mtpd name number object objection_until only_if order owner parent
		part_of password_length period phone pitr place plan policy preferred primary priority processing_country product provider purpose rank
		recipient region regions resolution responsibilities response restore_test result retention revocation role rotation rpo rto schedule scope
		seat services session_timeout short since stage standby state status storage street subject target term test tier title tls tls_min to transfer
		trigger type unit until update url use uses valid_until value vendor verified_on version versions via website what while who window within worm`)
)

// odd are values that a field can have without anybody having foreseen it.
var odd = []any{
	" ", "x", "30 days", "P1Y2M3DT4H", "every now and then", "2026-02-30", "2026-05-11", "120 %", "TLS 1.2+", "Germany",
	"eu-west-3", "not stored", "own", "AWS", "a@b.example", "https://a.example/b", "a.example", "line\nbreak \"quoted\" \\ \x00 \ufeff # [x]", "Ünïcödé — 日本語",
	json.Number("7"), json.Number("-7"), json.Number("99.999999999"), json.Number("1e400"), true, nil, []any{}, []any{json.Number("1"), nil, map[string]any{"k": "v"}}, map[string]any{"k": "v"},
}

// TestOddFacts holds that no value of any field makes data that the format does not allow, and that the checker can take them all.
func TestOddFacts(t *testing.T) {
	for _, v := range odd {
		var whole []*neutral
		for _, noun := range nouns {
			var facts []*neutral
			all := object{"noun": noun, "id": noun, "iso": v, "business_time": v}
			for few := range slices.Chunk(fields, 3) {
				o := object{"noun": noun, "id": "with " + few[0]}
				for _, field := range few {
					o[field], all[field] = v, v
				}
				facts = append(facts, newNeutral(o, len(facts)))
			}
			whole = append(whole, newNeutral(all, len(whole)))
			d, err := load.Site(fstest.MapFS{dataFile: {Data: convert(append(facts, newNeutral(all, len(fields)))).text}}, nil, catalog.Default())
			if err != nil {
				t.Fatal(err)
			}
			holdForm(t, fmt.Sprintf("%s with %#v", noun, v), d.Findings)
		}
		r, err := build.Check(fstest.MapFS{dataFile: {Data: convert(whole).text}}, build.Options{Today: asOf})
		if err != nil {
			t.Fatal(err)
		}
		holdForm(t, fmt.Sprintf("all nouns with %#v", v), r.Findings)
	}
}

// holdForm reports findings about the form of data.
func holdForm(t *testing.T, what string, fs []diag.Finding) {
	t.Helper()
	var s scored
	s.countable(fs)
	for _, bug := range s.bugs {
		t.Errorf("%s: %s", what, bug)
	}
}

// TestOddCases holds that a case is read as far as it can be.
func TestOddCases(t *testing.T) {
	fsys := fstest.MapFS{
		"empty/case.json":       {Data: []byte(`{}`)},
		"types/case.json":       {Data: []byte(`{"id": 7, "docs": {"a": 1}, "facts": ["x", null, 3, {"noun": 5}], "expect": {"doc": "x"}}`)},
		"places/case.json":      {Data: []byte("\ufeff" + `{"id": "places", "mode": "prose-data", "kind": "contradiction", "docs": ["a.md", "gone.md", "../up.md"], "facts": [], "expect": [{"doc": "a.md", "line": "2", "against": "nothing"}, {"doc": "b.md", "line": 1}, {"fact": "f", "accept": "x"}, {"doc": "a.md", "excerpt": "second"}, 9]}`)},
		"places/a.md":           {Data: []byte("first\nsecond\n")},
		"notes/readme.md":       {Data: []byte("no case")},
		"deep/er/est/case.json": {Data: []byte(`{"id": "deep"}`)},
	}
	cases, err := readCases(fsys)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]*Case{}
	for _, c := range cases {
		ids[c.ID] = c
		if _, err := scoreCase(c, time.Time{}); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
	}
	if len(cases) != 4 || ids["empty"] == nil || ids["7"] == nil || ids["deep"] == nil || ids["places"] == nil {
		t.Fatalf("the cases are %v", ids)
	}
	c := ids["places"]
	if len(c.Expect) != 4 || c.Expect[0].Line != 2 || c.Expect[3].Line != 2 || len(c.Problems) != 2 {
		t.Errorf("expectations are %+v, problems %q", c.Expect, c.Problems)
	}
	fsys["bad/case.json"] = &fstest.MapFile{Data: []byte("{")}
	if cases, err := readCases(fsys); err == nil || len(cases) != 4 {
		t.Errorf("with a broken case: %d cases, error %v", len(cases), err)
	}
	var out bytes.Buffer
	var r report
	if err := r.write(&out, false); err != nil || !strings.Contains(out.String(), "precision 1.000 recall 1.000 found 0/0 false 0 clean-errors 0") {
		t.Errorf("an empty report: %v\n%s", err, out.String())
	}
}
