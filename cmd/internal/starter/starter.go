// Package starter holds the site that 'candor init' writes: a small trust center of an invented company, complete and without
// findings, with the files by which GitHub and GitLab check it and publish it.
//
// The files are templates of text/template whose actions stand between <% and %>, since TOML, Markdown and workflows have other
// uses for braces and brackets.
package starter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"text/template"
	"time"
)

//go:embed all:site
var site embed.FS

// Values are what the site is written for.
type Values struct {
	Name    string    // the company
	Domain  string    // its domain, from which host names and addresses are made
	Country string    // of its seat, ISO 3166-1 alpha-2
	Date    time.Time // the day on which the site is begun
}

// Today, LastMonth, InElevenMonths and NextYear are the dates that the texts and the data carry, as TOML writes them.

func (v Values) Today() string { return v.Date.Format(time.DateOnly) }

func (v Values) LastMonth() string { return v.Date.AddDate(0, 0, -30).Format(time.DateOnly) }

func (v Values) InElevenMonths() string { return v.Date.AddDate(0, 11, 0).Format(time.DateOnly) }

func (v Values) NextYear() string { return v.Date.AddDate(1, 0, 0).Format(time.DateOnly) }

// A File is one file of the site.
type File struct {
	Name string // slash-separated, in the site's folder
	Data []byte
}

// Files returns the files of a new site in the order of their names.
func Files(v Values) ([]File, error) {
	root, err := fs.Sub(site, "site")
	if err != nil {
		return nil, err
	}
	var out []File
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		t, err := template.New(name).Delims("<%", "%>").Option("missingkey=error").Parse(string(text))
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := t.Execute(&b, v); err != nil {
			return err
		}
		out = append(out, File{name, b.Bytes()})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("starter site: %w", err)
	}
	return out, nil
}
