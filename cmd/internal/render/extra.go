package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"time"

	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// A File is a file of the site that is no page.
type File struct {
	Name string // under public/: '.well-known/security.txt'
	Data []byte
}

// Extra returns the files that a site has beside its pages and what programs read (see package export): those of static/, under
// static/, security.txt where the data say enough for one, and the feeds of changes.
func (r *Renderer) Extra(s *site.Site) ([]File, error) {
	var out []File
	if text := securityTxt(s); text != "" {
		out = append(out, File{site.SecurityFile[1:], []byte(text)})
	}
	feeds, err := r.feeds(s)
	if err != nil {
		return nil, err
	}
	out = append(out, feeds...)
	if r.static == nil {
		return out, nil
	}
	err = fs.WalkDir(r.static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") || path.Ext(name) == ".go" {
			return err
		}
		data, err := fs.ReadFile(r.static, name)
		if err != nil {
			return err
		}
		out = append(out, File{"static/" + name, data})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	return out, nil
}

// Static returns a file of static/ by its path below it.
func (r *Renderer) Static(name string) ([]byte, error) {
	if r.static == nil || strings.HasPrefix(path.Base(name), ".") || path.Ext(name) == ".go" {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(r.static, name)
}

// StaticSum returns what tells the files of static/ from others: a page looks otherwise when they change, and says the same.
func (r *Renderer) StaticSum() (string, error) {
	if r.static == nil {
		return "", nil
	}
	h := sha256.New()
	err := fs.WalkDir(r.static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(r.static, name)
		fmt.Fprintf(h, "%s %d\n%s", name, len(data), data)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// securityTxt returns security.txt (RFC 9116), or "" where the two fields that it must have are not known.
func securityTxt(s *site.Site) string {
	d := &s.Center.Disclosure
	if !d.Contact.IsSet() || !d.Expires.IsSet() {
		return ""
	}
	var b strings.Builder
	field := func(name, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			b.WriteString(name + ": " + value + "\r\n")
		}
	}
	link := func(l trust.Link) string {
		if address := string(l.V); strings.HasPrefix(address, "/") {
			if !s.Complete() {
				return ""
			}
			return s.URL(address)
		}
		return string(l.V)
	}
	// What is used in an address has to be escaped there: a mailbox can hold a percent sign or a question mark.
	field("Contact", "mailto:"+strings.ReplaceAll(url.PathEscape(string(d.Contact.V)), "%40", "@"))
	if s.Complete() {
		field("Contact", s.URL("/reporting/"))
	}
	// The data name the last day on which the file holds; RFC 9116 wants the moment from which it does not.
	field("Expires", d.Expires.V.UTC().AddDate(0, 0, 1).Add(-time.Second).Format(time.RFC3339))
	field("Encryption", link(d.Encryption))
	field("Acknowledgments", link(d.Acknowledgements))
	var languages []string
	for _, l := range d.PreferredLanguages {
		languages = append(languages, l.V)
	}
	field("Preferred-Languages", strings.Join(languages, ", "))
	if s.Complete() {
		field("Canonical", s.URL(site.SecurityFile))
		field("Policy", s.URL(cmp.Or(s.PolicyAddress(d.Policy.V), "/reporting/")))
	}
	return b.String()
}
