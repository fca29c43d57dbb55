package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"candor/cmd/internal/claim"
)

func TestReadRoster(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct{ name, text, want string }{
		{"sentence", "We operate the platform in two data centres, both in the European Union.", "2 data centre numbered"},
		{"there_are", "There are three availability zones.", "3 zone numbered"},
		{"digits_too", "The service is hosted in two (2) regions.", "2 region numbered"},
		{"list", "We operate the platform in the following data centres:\n\n- Amsterdam\n- Warsaw\n- Milan\n", "3 data centre listed"},
		{"nested", "We use the following regions:\n\n- one\n  - a\n  - b\n- two\n", "2 region listed"},
		{"table", "Data is kept in the following regions:\n\n| Region | Use |\n|---|---|\n| eu-west-1 | live |\n| eu-west-3 | copies |\n", "2 region listed"},
		{"inline", "Data is kept in the following cities: Bonn, Ulm and Kiel.", "3 city listed"},
		{"introduced", "Incidents are assigned to one of four severity levels:\n\n1. Critical\n2. High\n3. Low\n", "4 level numbered; 3 level listed"},
		{"kinds_of", "We distinguish three classes of incidents:\n\n- red\n- amber\n- green\n", "3 class numbered; 3 class listed"},

		{"examples", "We use the following regions, for example:\n\n- one\n- two\n", ""},
		{"at_least", "We run at least two data centres.", ""},
		{"some_of", "Two sites in Norway have a generator.", ""},
		{"time", "Within two days we inform the following groups:\n\n- staff\n- customers\n", "2 group listed"},
		{"condition", "If two regions fail, a third takes over.", ""},
		{"question", "Do you run two data centres?", ""},
		{"visited", "Visitors to the two data centres are registered.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out []string
			for _, c := range read(r, tt.text) {
				if c.Kind == claim.Roster && c.Mood == claim.Asserted {
					out = append(out, fmt.Sprintf("%v %s %s", c.Number, c.Unit, c.Aspect))
				}
			}
			if got := strings.Join(out, "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
