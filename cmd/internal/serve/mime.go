package serve

import (
	"errors"
	"path"
	"strings"
	"syscall"
)

// contentType returns the media type of a file by its name, from our own table: package mime reads the machine's, and two
// machines then answer differently. What is unknown is a download, never something to guess at.
func contentType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8" // RFC 9239
	case ".json", ".map":
		return "application/json"
	case ".jsonld":
		return "application/ld+json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".txt", ".toml", ".sha256":
		return "text/plain; charset=utf-8"
	case ".md":
		return "text/markdown; charset=utf-8" // RFC 7763
	case ".csv":
		return "text/csv; charset=utf-8" // RFC 4180
	case ".ics":
		return "text/calendar; charset=utf-8" // RFC 5545
	case ".xml":
		return "application/xml"
	case ".atom":
		return "application/atom+xml" // RFC 4287
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".gif":
		return "image/gif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".pdf":
		return "application/pdf"
	case ".zip":
		return "application/zip"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "application/octet-stream"
}

// isNotDir reports whether a path led through a file, which os.DirFS does not call 'does not exist'.
func isNotDir(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
