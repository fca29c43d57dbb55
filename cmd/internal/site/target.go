package site

import (
	"fmt"
	"net/mail"
	"net/url"
	"path"
	"strings"

	"candor/cmd/internal/trust"
)

// A TargetKind says what a link leads to.
type TargetKind int

// Kinds of targets.
const (
	Unknown        TargetKind = iota // nothing: Problem says why
	DocTarget                        // a document of this site
	NounTarget                       // an entry of the data
	FactTarget                       // a value of the data
	ViewTarget                       // a table that is drawn in place
	ExternalTarget                   // another site, a mailbox, a telephone
	FragmentTarget                   // a place in the same document
	PageTarget                       // a page of this site that is no document, or a file
)

// A Target is where a link leads.
type Target struct {
	Kind     TargetKind
	Href     string // address with fragment, root-relative within the site; "" for Unknown
	Fragment string // without the #
	Text     string // what stands for the link when it has no text of its own
	Noun     trust.Noun
	Fact     *trust.Fact
	File     string // the document it leads into, so that the caller can check Fragment
	View     string // the table's name, for ViewTarget
	Problem  string // in plain words, why it leads nowhere
}

func nowhere(format string, args ...any) Target {
	return Target{Problem: fmt.Sprintf(format, args...)}
}

// Resolve returns where a link in the document from leads. It does not look into documents: whether Fragment exists in File
// is for the caller to see.
func (a *Addresses) Resolve(from, dest string) Target {
	dest = strings.TrimSpace(dest)
	scheme, rest, ok := cutScheme(dest)
	switch {
	case dest == "":
		return nowhere("the link has no destination")
	case ok && scheme == "fact":
		return a.toFact(rest)
	case ok && scheme == "ref":
		return a.toRef(rest)
	case ok && scheme == "view":
		return a.toView(rest)
	case ok:
		return toExternal(scheme, rest, dest)
	case strings.HasPrefix(dest, "#"):
		f := unescape(dest[1:])
		if f == "" {
			return nowhere("the link has no destination behind the #")
		}
		return Target{Kind: FragmentTarget, Href: "#" + f, Fragment: f, File: from, Text: f}
	case strings.HasPrefix(dest, "//"):
		return nowhere("the link does not say by which scheme; write https:%s", dest)
	case strings.HasPrefix(dest, "/"):
		return a.toPage(dest)
	}
	return a.toRelative(from, dest)
}

// cutScheme splits 'mailto:x' at the colon (RFC 3986 section 3.1).
func cutScheme(dest string) (scheme, rest string, ok bool) {
	for i := range len(dest) {
		c := dest[i] | 0x20
		switch {
		case dest[i] == ':' && i > 0:
			return strings.ToLower(dest[:i]), dest[i+1:], true
		case c >= 'a' && c <= 'z':
		case i > 0 && (dest[i] >= '0' && dest[i] <= '9' || dest[i] == '+' || dest[i] == '-' || dest[i] == '.'):
		default:
			return "", "", false
		}
	}
	return "", "", false
}

func unescape(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

func (a *Addresses) toFact(id string) Target {
	f, ok := a.center.Lookup(unescape(id))
	if !ok {
		return nowhere("the data have no value %q", id)
	}
	return Target{Kind: FactTarget, Href: a.Fact(f), Fragment: f.ID, Text: a.Value(f), Fact: f, Noun: f.Owner}
}

func (a *Addresses) toRef(id string) Target {
	id, fragment, _ := strings.Cut(unescape(id), "#")
	if table, bare, ok := strings.Cut(id, "."); ok {
		if table == "policies" {
			return a.toPolicy(bare, fragment)
		}
		for _, n := range a.bare[bare] {
			if n.Base().Noun == table {
				return a.toNoun(n)
			}
		}
		return nowhere("the data have no entry %q", id)
	}
	switch found := a.bare[id]; len(found) {
	case 0:
	case 1:
		return a.toNoun(found[0])
	default:
		paths := make([]string, len(found))
		for i, n := range found {
			paths[i] = n.Base().Path()
		}
		return nowhere("%q could be any of %s; write which", id, strings.Join(paths, ", "))
	}
	if n, ok := a.center.Noun(id); ok && n.Base().ID == "" {
		return a.toNoun(n)
	}
	return a.toPolicy(id, fragment)
}

func (a *Addresses) toNoun(n trust.Noun) Target {
	return Target{Kind: NounTarget, Href: a.Noun(n), Text: n.Label(), Noun: n}
}

func (a *Addresses) toPolicy(id, fragment string) Target {
	switch found := a.byID[id]; len(found) {
	case 0:
		return nowhere("neither the data nor the documents have %q", id)
	case 1:
		return a.atDoc(found[0].File, fragment)
	default:
		return nowhere("more than one document is called %q: %s and %s; link to the file instead", id, found[0].File, found[1].File)
	}
}

func (a *Addresses) atDoc(file, fragment string) Target {
	p := a.byFile[file]
	return Target{Kind: DocTarget, Href: withFragment(a.docs[file], fragment), Fragment: fragment, Text: p.Label(), Noun: p, File: file}
}

func withFragment(address, fragment string) string {
	if fragment == "" {
		return address
	}
	return address + "#" + fragment
}

func (a *Addresses) toView(name string) Target {
	table, id, _ := strings.Cut(unescape(name), ".")
	table = strings.ReplaceAll(table, "-", "_")
	if table == "locations" {
		table = "regions"
	}
	if !hasView(table) {
		return nowhere("there is no view %q; there are %s", table, strings.Join(viewNames(), ", "))
	}
	r, _ := roomOf(table)
	t := Target{Kind: ViewTarget, Href: r.Address, Text: r.Title, View: table}
	if id == "" {
		return t
	}
	for _, n := range a.bare[id] {
		if n.Base().Noun == table {
			t.Noun, t.Href, t.Text = n, a.Noun(n), n.Label()
			return t
		}
	}
	return nowhere("the data have no entry %q", table+"."+id)
}

// toExternal takes the schemes that a page may link to. All others, javascript and data above all, are refused.
func toExternal(scheme, rest, dest string) Target {
	t := Target{Kind: ExternalTarget, Href: dest, Text: dest}
	switch scheme {
	case "http", "https":
		u, err := url.Parse(dest)
		if err != nil || u.Host == "" || strings.ContainsAny(dest, " \t\n") {
			return nowhere("%q is not a complete web address", dest)
		}
		t.Fragment = u.Fragment
	case "mailto":
		box, _, _ := strings.Cut(rest, "?")
		if _, err := mail.ParseAddress(unescape(box)); err != nil {
			return nowhere("%q is not an e-mail address", box)
		}
		t.Text = unescape(box)
	case "tel":
		if strings.Trim(rest, "+0123456789-.() ") != "" || !strings.ContainsAny(rest, "0123456789") {
			return nowhere("%q is not a telephone number", rest)
		}
		t.Text = rest
	default:
		return nowhere("a page cannot link to %q: use https, mailto, tel, fact, ref or view", scheme+":")
	}
	return t
}

func (a *Addresses) toPage(dest string) Target {
	address, fragment := cutFragment(dest)
	if file, ok := a.files[address]; ok {
		return a.atDoc(file, fragment)
	}
	if !strings.HasSuffix(address, "/") {
		if _, ok := a.byFile[strings.TrimPrefix(address, "/")]; ok {
			return a.atDoc(strings.TrimPrefix(address, "/"), fragment)
		}
		if a.pages[address+"/"] {
			return nowhere("page addresses end in a slash: write %q", address+"/")
		}
		if strings.HasPrefix(address, "/static/") && path.Clean(address) == address && (a.static == nil || a.static[address]) ||
			a.isFile(address) {
			return Target{Kind: PageTarget, Href: address, Text: path.Base(address)}
		}
		return nowhere("this site has no page %q", address)
	}
	if !a.pages[address] {
		return nowhere("this site has no page %q", address)
	}
	return Target{Kind: PageTarget, Href: withFragment(address, fragment), Fragment: fragment, Text: address}
}

func (a *Addresses) hasSecurityTxt() bool {
	d := &a.center.Disclosure
	return d.Contact.IsSet() && d.Expires.IsSet()
}

// cutFragment returns the path and the fragment of a link, both decoded, without a query.
func cutFragment(dest string) (path, fragment string) {
	dest, fragment, _ = strings.Cut(dest, "#")
	dest, _, _ = strings.Cut(dest, "?")
	return unescape(dest), unescape(fragment)
}

// toRelative takes a path from one document to another, as editors and code hosts follow it, or one from page to page.
func (a *Addresses) toRelative(from, dest string) Target {
	rel, fragment := cutFragment(dest)
	file := path.Join(path.Dir(from), rel)
	if _, ok := a.docs[file]; ok {
		return a.atDoc(file, fragment)
	}
	if strings.HasSuffix(rel, ".md") || strings.HasSuffix(rel, ".markdown") {
		if right, ok := a.folded[strings.ToLower(file)]; ok {
			return nowhere("there is no document %q; capital letters matter: it is %q", file, right)
		}
		return nowhere("there is no document %q", file)
	}
	if address, ok := a.docs[from]; ok {
		page := path.Join(address, rel)
		if t := a.toPage(withFragment(strings.TrimSuffix(page, "/")+"/", fragment)); t.Kind != Unknown {
			return t
		}
	}
	return nowhere("neither a document nor a page is at %q", dest)
}
