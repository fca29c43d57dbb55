package prose_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
)

func TestDiagramLabels(t *testing.T) {
	const text = "```mermaid\nflowchart TD\n  A[Incident] --> B{Triage}\n  B --> C[\"Critical (P1)<br/>RTO < 1 hour\"]\n  C -->|after 30 min| D([Team lead])\n  D --> E((all of\n```\n\n```sh\necho \"no [label]\"\n```\n"
	d := prose.Parse(source.NewFile("a.md", []byte(text)))
	var got []string
	for i := range d.Blocks {
		for _, r := range d.Blocks[i].Sentences() {
			got = append(got, d.Blocks[i].Text[r.Start:r.End])
		}
	}
	const want = "Incident; Triage; Critical (P1)<br/>RTO < 1 hour; after 30 min; Team lead"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
