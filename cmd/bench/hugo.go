package main

import (
	"os"
	"path/filepath"
	"strconv"
)

// hugoSite makes in dir the least site of Hugo's that turns the same policies into as many pages: the floor's layout and
// its extensions, classes in code, and none of the pages that Hugo adds by itself. What an earlier run left is removed.
func hugoSite(dir, site string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	for name, text := range map[string]string{
		"hugo.toml":                    hugoConfig + "\n[[module.mounts]]\nsource = " + strconv.Quote(filepath.Join(site, "content")) + "\ntarget = \"content\"\n",
		"layouts/_default/single.html": hugoLayout,
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

const hugoConfig = `baseURL = "https://trust.brackwater.example/"
title = "Brackwater Trust Center"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]

[markup.highlight]
noClasses = false

[markup.goldmark.extensions]
definitionList = false

[markup.goldmark.extensions.typographer]
disable = true
`

const hugoLayout = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<meta name="description" content="{{.Params.summary}}">
<link rel="stylesheet" href="style.css">
</head>
<body>
<header><nav><a href="index.html">Trust Center</a></nav></header>
<main>
<h1>{{.Title}}</h1>
<p>{{.Params.summary}}</p>
<dl>
<dt>Version</dt><dd>{{.Params.version}}</dd>
<dt>Owner</dt><dd>{{.Params.owner}}</dd>
<dt>Effective</dt><dd>{{time.Format "2006-01-02" .Params.effective}}</dd>
<dt>Last reviewed</dt><dd>{{time.Format "2006-01-02" .Params.last_reviewed}}</dd>
<dt>Next review</dt><dd>{{time.Format "2006-01-02" .Params.next_review}}</dd>
</dl>
{{.Content}}
</main>
<footer><p>{{.Title}}, version {{.Params.version}}</p></footer>
</body>
</html>
`
