package claim

import (
	"strings"
	"testing"
)

// TestFamilies holds that patterns name no family that there is none of, and that families have members.
func TestFamilies(t *testing.T) {
	check := func(text string) {
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" |+/", r) }) {
			if name, ok := strings.CutPrefix(w, "@"); ok && strings.TrimSpace(families[name]) == "" {
				t.Errorf("no family is called %s", w)
			}
		}
	}
	for _, table := range [][]aspect{durationAspects, intervalAspects} {
		for i := range table {
			check(table[i].patterns)
		}
	}
	for d := range senses {
		for _, s := range senses[d] {
			check(s.patterns)
		}
	}
	for name, members := range families {
		check(members)
		for _, m := range strings.Split(members, "|") {
			if strings.TrimSpace(m) == "" {
				t.Errorf("a member of %s is empty", name)
			}
		}
	}
}

// TestActivities is about what is done again and again, in words that no single one of gives away.
func TestActivities(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Heads of department go down the list of what their people may do.", "access review"},
		{"We ask of every permission whether it is still needed.", "access review"},
		{"Those who hold root accounts justify them anew.", "access review"},
		{"Outsiders are paid to get in.", "penetration test"},
		{"A consultancy plays the burglar.", "penetration test"},
		{"An old copy is read back into an empty machine.", "restore test"},
		{"The owner of each document reads it with fresh eyes.", "policy review"},
		{"The board weighs what could go wrong.", "risk assessment"},
		{"We act out the loss of the main site.", "continuity exercise"},
		{"Newcomers and everybody else sit through a lesson.", "training"},
		{"A tool looks for known vulnerabilities.", "vulnerability scan"},
		{"We send our suppliers questionnaires and visit them.", "vendor review"},
		{"Encryption keys make way for fresh ones.", "rotation"},

		{"The team gets in touch with the firm.", ""},
		{"The forklift course takes a day.", ""},
		{"Scanned letters are filed.", ""},
		{"The emergency generator is tested.", ""},
		{"The access agreements are filed.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := FacetsOf(tt.text)[Activity].Senses.Names(Activity)
			if tt.want == "" && len(got) > 0 || tt.want != "" && !contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func TestRoot(t *testing.T) {
	for _, same := range [][]string{{"removal", "removed", "remove"}, {"rotation", "rotated", "rotate"}, {"deletion", "deleted", "delete"}, {"revocation", "revoked", "revoke"}, {"wipe", "wiped"}, {"acknowledgement", "acknowledge", "acknowledged"}} {
		for _, w := range same[1:] {
			if root(w) != root(same[0]) {
				t.Errorf("%s has root %q, %s %q", w, root(w), same[0], root(same[0]))
			}
		}
	}
	for _, apart := range [][2]string{{"accounting", "account"}, {"server", "serve"}, {"booking", "book"}} {
		if root(apart[0]) == root(apart[1]) && root(apart[0]) != "" {
			t.Errorf("%s and %s have root %q", apart[0], apart[1], root(apart[0]))
		}
	}
}
