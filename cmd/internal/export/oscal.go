package export

import (
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"io"
	"strings"
	"time"
	"unicode"

	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// The version of OSCAL, and the catalog whose controls are spoken of.
const (
	oscalVersion   = "1.2.0"
	controlCatalog = "https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_catalog.json"
)

// writeOSCAL writes an OSCAL component definition: the service with the controls on which the data bear, and the components,
// sub-processors and documents of which it consists. A system security plan would say how a customer's system uses them; that is
// the customer's to write.
func writeOSCAL(w io.Writer, s *site.Site) error {
	var j jsonText
	j.open('{')
	j.key("component-definition")
	j.open('{')
	j.line().key("uuid").string(uuid(s, "component-definition"))
	j.line().key("metadata")
	metadata(&j, s)
	j.line().key("components")
	j.open('[')
	service(&j, s)
	for _, c := range s.Center.Components {
		component(&j, s, "service", c, cmp.Or(c.About.V, c.Name.V))
	}
	for _, v := range s.Center.Subprocessors {
		if !v.Ended.IsSet() {
			component(&j, s, "service", v, v.LegalName.V+": "+v.Purpose.V)
		}
	}
	for _, d := range s.Documents() {
		if s.Addresses.Numbered(d.Policy.File) {
			j.line().open('{')
			j.key("uuid").string(uuid(s, d.Policy.File))
			j.key("type").string(kind(d.Policy.Kind.V))
			j.key("title").string(oneLine(site.Title(d)))
			j.key("description").string(cmp.Or(oneLine(d.Policy.Summary.V), oneLine(site.Title(d))))
			j.key("links")
			j.open('[')
			link(&j, s.URL(d.Address), "reference", "")
			j.close(']')
			j.close('}')
		}
	}
	j.close(']')
	j.close('}')
	j.close('}')
	j.close('\n')
	_, err := w.Write(j.b)
	return err
}

// kind returns OSCAL's word for what sort of component a document is.
func kind(word string) string {
	switch word {
	case "plan":
		return "plan"
	case "procedure":
		return "process-procedure"
	}
	return "policy"
}

// uuid returns an identifier that stays the same from build to build: version 5 of RFC 9562, from the site's address and a name.
func uuid(s *site.Site, name string) string {
	namespace := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8} // of URLs
	sum := sha1.Sum(append(namespace, s.URL("/")+"#oscal:"+name...))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	h := hex.EncodeToString(sum[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

func metadata(j *jsonText, s *site.Site) {
	o := &s.Center.Organisation
	j.open('{')
	j.key("title").string(oneLine(s.Title))
	j.key("last-modified").string(modified(s).UTC().Format(time.RFC3339))
	j.key("version").string(s.Hash[:min(len(s.Hash), 12)])
	j.key("oscal-version").string(oscalVersion)
	j.key("roles")
	j.open('[')
	j.open('{')
	j.key("id").string("provider")
	j.key("title").string("Provider of the service")
	j.close('}')
	for _, r := range s.Center.Roles {
		j.open('{')
		j.key("id").string(token(r.ID))
		j.key("title").string(oneLine(r.Title.V))
		j.pair("short-name", oneLine(r.Short.V))
		j.close('}')
	}
	j.close(']')
	j.key("parties")
	j.open('[')
	j.open('{')
	j.key("uuid").string(uuid(s, "organisation"))
	j.key("type").string("organization")
	j.key("name").string(oneLine(cmp.Or(o.LegalName.V, o.Name.V, s.Title)))
	j.pair("short-name", oneLine(o.Name.V))
	if mail := securityMail(s.Center); mail != "" {
		j.key("email-addresses")
		j.open('[')
		j.string(mail)
		j.close(']')
	}
	j.close('}')
	j.close(']')
	j.key("responsible-parties")
	j.open('[')
	j.open('{')
	j.key("role-id").string("provider")
	j.key("party-uuids")
	j.open('[')
	j.string(uuid(s, "organisation"))
	j.close(']')
	j.close('}')
	j.close(']')
	j.close('}')
}

func securityMail(c *trust.Center) string {
	for _, contact := range c.Contacts {
		if contact.Purpose.V == "security" && contact.Email.IsSet() {
			return string(contact.Email.V)
		}
	}
	return string(c.Disclosure.Contact.V)
}

// token returns an ID as OSCAL allows it: it begins with a letter or an underscore.
func token(id string) string {
	if r := []rune(id); len(r) > 0 && unicode.IsLetter(r[0]) {
		return id
	}
	return "_" + id
}

// modified returns the newest day that the data or a document speak of as past, else the day for which the site speaks.
func modified(s *site.Site) time.Time {
	var out time.Time
	note := func(d trust.Date) {
		if d.IsSet() && d.V.After(out) && (s.AsOf.IsZero() || !d.V.After(s.AsOf)) {
			out = d.V
		}
	}
	for _, u := range s.Center.Updates {
		note(u.Date)
	}
	for _, d := range s.Documents() {
		note(d.Policy.Dated())
	}
	if out.IsZero() {
		out = s.AsOf
	}
	if out.IsZero() { // a plan without a day
		out = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return out
}

// service writes the component that stands for the service as a whole.
func service(j *jsonText, s *site.Site) {
	name := oneLine(cmp.Or(s.Center.Organisation.Name.V, s.Title))
	j.line().open('{')
	j.key("uuid").string(uuid(s, "service"))
	j.key("type").string("service")
	j.key("title").string(name)
	j.key("description").string(cmp.Or(oneLine(s.Center.Site.Description.V), name))
	j.key("links")
	j.open('[')
	link(j, s.URL("/"), "reference", "")
	j.close(']')
	j.key("responsible-roles")
	j.open('[')
	j.open('{')
	j.key("role-id").string("provider")
	j.close('}')
	j.close(']')
	begun := false
	for _, c := range controls {
		found := c.evidence(s)
		if len(found) == 0 {
			continue
		}
		if !begun {
			begun = true
			j.key("control-implementations")
			j.open('[')
			j.open('{')
			j.key("uuid").string(uuid(s, "controls"))
			j.key("source").string(controlCatalog)
			j.key("description").string("What the data of the trust center state that bears on these controls. It is no assessment of whether a control is met.")
			j.key("implemented-requirements")
			j.open('[')
		}
		requirement(j, s, c.id, found)
	}
	if begun {
		j.close(']')
		j.close('}')
		j.close(']')
	}
	j.close('}')
}

func requirement(j *jsonText, s *site.Site, id string, found []evidence) {
	j.line().open('{')
	j.key("uuid").string(uuid(s, "control:"+id))
	j.key("control-id").string(id)
	var text strings.Builder
	for i, e := range found {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString("- " + oneLine(e.text))
	}
	j.key("description").string(text.String())
	j.key("links")
	j.open('[')
	for _, e := range found {
		link(j, s.URL(e.address), "reference", oneLine(e.text))
	}
	j.close(']')
	j.close('}')
}

func component(j *jsonText, s *site.Site, kind string, n trust.Noun, about string) {
	j.line().open('{')
	j.key("uuid").string(uuid(s, n.Base().Path()))
	j.key("type").string(kind)
	j.key("title").string(oneLine(n.Label()))
	j.key("description").string(about)
	j.key("links")
	j.open('[')
	link(j, s.URL(s.Addresses.Noun(n)), "reference", "")
	j.close(']')
	j.close('}')
}

func link(j *jsonText, href, rel, text string) {
	j.open('{')
	j.key("href").string(href)
	j.key("rel").string(rel)
	j.pair("text", text)
	j.close('}')
}
