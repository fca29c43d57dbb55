package publish

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// A NameError is a file name that must not be written below public/, and why.
type NameError struct{ Name, Why string }

func (e *NameError) Error() string { return fmt.Sprintf("file name %q %s", e.Name, e.Why) }

// Clean returns name as a shortest slash-separated path, or a [NameError]. It refuses whatever leaves the folder and
// whatever some system cannot hold, on every system alike: a site built here must unpack there. The rules for Windows are
// those of Microsoft's "Naming Files, Paths, and Namespaces".
func Clean(name string) (string, error) {
	no := func(why string) (string, error) { return "", &NameError{name, why} }
	switch {
	case name == "":
		return no("is empty")
	case len(name) > 1024:
		return no("is longer than 1024 bytes")
	case !utf8.ValidString(name):
		return no("is not valid UTF-8")
	case name[0] == '/':
		return no("is absolute")
	case name[len(name)-1] == '/':
		return no("names a folder")
	}
	for i := range len(name) {
		switch c := name[i]; {
		case c < ' ' || c == 0x7f:
			return no("has a control character")
		case c == '\\':
			return no("has a backslash: paths use slashes")
		case strings.IndexByte(`<>:"|?*`, c) >= 0:
			return no(fmt.Sprintf("has the character %q, which Windows does not allow", c))
		}
	}
	for elem := range strings.SplitSeq(name, "/") {
		switch {
		case elem == "..":
			return no("leads upwards")
		case elem == "" || elem == ".":
			continue
		case len(elem) > 255:
			return no("has a part longer than 255 bytes")
		case strings.HasSuffix(elem, ".") || strings.HasSuffix(elem, " "):
			return no("has a part that ends in a dot or a space")
		case isDevice(elem):
			return no("has a part that is a device on Windows")
		}
	}
	clean := path.Clean(name)
	switch {
	case clean == ".":
		return no("names the folder itself")
	case strings.EqualFold(clean, Manifest):
		return no("is kept for the manifest")
	}
	return clean, nil
}

// isDevice reports whether Windows takes a file of that name for a device, whatever its extension.
func isDevice(elem string) bool {
	stem, _, _ := strings.Cut(elem, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, p := range [...]string{"COM", "LPT"} {
		switch n, ok := strings.CutPrefix(stem, p); {
		case !ok:
		case len(n) == 1 && n[0] >= '0' && n[0] <= '9', n == "¹", n == "²", n == "³":
			return true
		}
	}
	return false
}
