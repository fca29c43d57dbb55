package diag_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// sarif returns a report as SARIF, held to the schema of the standard.
func sarif(t *testing.T, r *diag.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := diag.SARIF(&b, r); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("testdata/sarif/sarif-2.1.0-rtm.5.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	schema, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(doc); err != nil {
		t.Errorf("not SARIF 2.1.0: %v", err)
	}
	return b.Bytes()
}

func TestSARIF(t *testing.T) {
	r := report(t)
	r.RulesURL, r.Prefix, r.Version = "https://candor.example/rules", "docs/our trust/", "1.2.3"
	golden(t, "report.sarif", sarif(t, r))
}

func TestSARIFWithoutFindings(t *testing.T) {
	var got struct{ Runs []struct{ Results []any } }
	if err := json.Unmarshal(sarif(t, &diag.Report{}), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Runs) != 1 || got.Runs[0].Results == nil || len(got.Runs[0].Results) != 0 {
		t.Errorf("got %+v, want one run with an empty list of results", got)
	}
}

// Places in texts of all sorts: columns count code points and ends are exclusive.
func TestSARIFRegions(t *testing.T) {
	tests := []struct {
		name, text string
		want       [4]int
	}{
		{"plain", "# Backup\n\nkept for «30 days».\n", [4]int{3, 10, 3, 17}},
		{"tabs", "\t-\tkept for «30\tdays»\n", [4]int{1, 13, 1, 20}},
		{"wide_letters", "備份保留「«三十天»」以上。\n", [4]int{1, 6, 1, 9}},
		{"emoji", "😀 «30 days»\n", [4]int{1, 3, 1, 10}},
		{"crlf", "one\r\nkept «30\r\ndays» more\r\n", [4]int{2, 6, 3, 5}},
		{"last_line_without_newline", "one\nkept for «30 days»", [4]int{2, 10, 2, 17}},
		{"empty_span", "retention =«»\n", [4]int{1, 12, 1, 12}},
		{"no_text", "«»", [4]int{1, 1, 1, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := mark(t, "content/ä b.md", tt.text)
			out := sarif(t, &diag.Report{Findings: []diag.Finding{{Rule: "r", Message: "m", Span: at, Fixes: []diag.Fix{{Title: "fix", Edits: []diag.Edit{{Span: at, New: "x"}}}}}}})
			var got struct {
				Runs []struct {
					Results []struct {
						Locations []struct {
							PhysicalLocation struct {
								ArtifactLocation struct{ URI string }
								Region           struct {
									StartLine, StartColumn, EndLine, EndColumn int
									Snippet                                    struct{ Text string }
								}
							}
						}
					}
				}
			}
			if err := json.Unmarshal(out, &got); err != nil {
				t.Fatal(err)
			}
			place := got.Runs[0].Results[0].Locations[0].PhysicalLocation
			region := place.Region
			if is := [4]int{region.StartLine, region.StartColumn, region.EndLine, region.EndColumn}; is != tt.want {
				t.Errorf("got %v, want %v", is, tt.want)
			}
			if region.Snippet.Text != at.Text() {
				t.Errorf("the snippet is %q, want %q", region.Snippet.Text, at.Text())
			}
			if place.ArtifactLocation.URI != "content/%C3%A4%20b.md" {
				t.Errorf("the address is %q", place.ArtifactLocation.URI)
			}
		})
	}
}

// What a baseline holds is told as such, and new findings as new.
func TestSARIFBaseline(t *testing.T) {
	r := report(t)
	r.Baseline, r.Known, r.Findings = "known.txt", r.Findings[:1], r.Findings[1:2]
	out := string(sarif(t, r))
	for _, want := range []string{`"baselineState": "new"`, `"baselineState": "unchanged"`, `"justification": "accepted in known.txt"`} {
		if strings.Count(out, want) != 1 {
			t.Errorf("%s stands there %d times, want once", want, strings.Count(out, want))
		}
	}
}

// A fix that edits two files, and one that only deletes.
func TestSARIFFixes(t *testing.T) {
	a, b := source.NewFile("a.md", []byte("one two")), source.NewFile("b.md", []byte("three"))
	out := sarif(t, &diag.Report{Findings: []diag.Finding{{Rule: "r", Message: "m", Span: a.Span(0, 3), Fixes: []diag.Fix{
		{Title: "both", Edits: []diag.Edit{{Span: a.Span(0, 3), New: "1"}, {Span: b.Span(0, 5), New: "3"}, {Span: a.Span(4, 7)}}}}}}})
	var got struct {
		Runs []struct {
			Results []struct {
				Fixes []struct {
					ArtifactChanges []struct {
						Replacements []struct{ InsertedContent *struct{ Text string } }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	changes := got.Runs[0].Results[0].Fixes[0].ArtifactChanges
	if len(changes) != 2 || len(changes[0].Replacements) != 2 || len(changes[1].Replacements) != 1 {
		t.Fatalf("got %+v, want two replacements in the first file and one in the second", changes)
	}
	if changes[0].Replacements[1].InsertedContent != nil || changes[1].Replacements[0].InsertedContent.Text != "3" {
		t.Errorf("got %+v", changes)
	}
}
