// Package templates holds the templates of the default theme. A site's own templates/ overrides them file by file.
package templates

import "embed"

//go:embed *.html
var FS embed.FS
