package rules_test

import (
	"strings"
	"testing"
)

// A region is changed in the sentence, or in the data where they know the one that the sentence names.
func TestRegionCorrections(t *testing.T) {
	const head = "[subprocessors.aws]\nname = \"AWS\"\nlegal_name = \"Amazon Web Services EMEA SARL\"\ncountry = \"LU\"\npurpose = \"Hosting\"\nunused = \"example\"\n" +
		"[regions.frankfurt]\nprovider = \"aws\"\ncode = \"eu-central-1\"\n"
	const paris = "[regions.paris]\nprovider = \"aws\"\ncode = \"eu-west-3\"\n"
	data := func(region string) string {
		return "[backups.daily]\nname = \"Daily database backup\"\ninterval = \"daily\"\nretention = \"14 days\"\nregions = [\"" + region + "\"]"
	}
	const text = "Daily database backups are stored in `eu-west-3`."
	sentence := "content/a.md: " + strings.Replace(text, "eu-west-3", "eu-central-1", 1)
	for _, tt := range []struct {
		name, toml string
		want       []string
	}{
		{"known", head + paris + data("frankfurt"), []string{sentence, "data/b.toml: " + head + paris + data("paris")}},
		{"not declared", head + data("frankfurt"), []string{sentence}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := corrections(t, "-- data/b.toml --\n"+tt.toml+"\n-- content/a.md --\n"+text+"\n")
			if strings.Join(got, "\n\n") != strings.Join(tt.want, "\n\n") {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n\n"), strings.Join(tt.want, "\n\n"))
			}
		})
	}
}
