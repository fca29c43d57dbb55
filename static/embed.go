// Package static holds the style sheet and the icon of the default theme. A site's own static/ overrides them file by file.
package static

import "embed"

//go:embed *.css *.svg
var FS embed.FS
