package diag

import "net/url"

// escapePath returns a path as a relative reference (RFC 3986): spaces and letters beyond ASCII are percent-encoded, and a
// colon in its first part does not make that a scheme.
func escapePath(p string) string { return (&url.URL{Path: p}).String() }
